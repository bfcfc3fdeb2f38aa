"""The scenes of talks: what their promises take for kept, and what they do not let pass."""

from copy import deepcopy
from datetime import date

import pytest

from openline.core.base.names import LEVELS
from openline.core.contacts.contact import parse
from openline.demo import talk_acts, talk_promises, talk_script
from openline.demo.desk import Answered
from openline.demo.stage import House

REQUEST, CONTACT, RULE, OLD, NEW = "a1", "b2", "c3", "d4", "e5"
TIMES = ["2030-01-01T09:00Z", "2030-01-02T09:00Z"]
TEXTS = {"Amber": "We spoke.", "Cobalt": "Мы говорили."}
DAYS = {"prior": "press-4", "days": (date(2030, 1, 1) - date(2023, 3, 15)).days}


def talks_of():
    """What /api/talks shows at either side when all went well."""
    replies = [{"answer": "accept", "times": TIMES[:1]}]
    asks = [{"by": "Amber", "text": talk_script.ASK_BEFORE, "since": "2029-12-31"}]
    return {
        "requests": [
            *[{"id": "other", "state": "open", "replies": [], "doc": {"times": []}}],
            {
                "id": REQUEST,
                "author": "Amber",
                "state": "held",
                "replies": replies,
                "doc": {"times": TIMES},
            },
        ],
        "contacts": [{"id": CONTACT, "initiator_by_record": "Amber", "asks_open": asks}],
        "commitments": [{"id": "f6", "state": "overdue"}],
    }


def book_of(party, other):
    """What /api/readouts shows at a side."""
    initials = {"Amber": {}, "Cobalt": {}}
    releases = [{"complete": True, "by": ["one", "two"]}, {"complete": True, "by": ["a", "b"]}]
    book = {
        "contact": {"id": CONTACT},
        "asked": [{"id": RULE, "event": talk_script.EVENT, "state": "accepted"}],
        "own": [{"text": TEXTS[party]}],
        "theirs": [{"text": TEXTS[other], "released": True}],
        "joint": [
            {"id": OLD, "current": False, "agreed": False, "initials": {"Amber": {}}},
            {"id": NEW, "current": True, "agreed": True, "initials": initials},
        ],
        "releases": releases,
    }
    return {"contacts": [book]}


@pytest.fixture
def told():
    """Readings of scene 9, and what both nodes show, when all went well."""
    compared = {
        "both": ["exercise"],
        "only": {"Amber": ["open_lines"], "Cobalt": ["arms_supplies"]},
        "initiator": {"Amber": "Amber", "Cobalt": "Cobalt"},
        "initiator_by_record": "Amber",
    }
    readings = {
        "request": REQUEST,
        "contact": CONTACT,
        "embargo": RULE,
        "lines": [OLD, NEW],
        "sealed": {"Amber": True, "Cobalt": True},
        "early": {"status": 409, "clause": "RDO-5"},
        "awaiting": {name: {"have": 1, "need": 2} for name in TEXTS},
        "compared": {name: deepcopy(compared) for name in TEXTS},
    }
    talks = {name: talks_of() for name in TEXTS}
    readouts = {"Amber": book_of("Amber", "Cobalt"), "Cobalt": book_of("Cobalt", "Amber")}
    return readings, talks, readouts


def book(told):
    return told[2]["Cobalt"]["contacts"][0]


SPOILED = {
    "request_accepted": lambda t: t[1]["Cobalt"]["requests"][1].update(state="open"),
    "initiator_fixed_by_record": lambda t: t[1]["Amber"]["contacts"][0].update(
        initiator_by_record=None
    ),
    "rule_agreed": lambda t: book(t)["asked"][0].update(state="asked"),
    "sealed_until_released": lambda t: t[0]["sealed"].update(Cobalt=False),
    "refused_before_embargo": lambda t: t[0].update(early={"status": 201, "clause": None}),
    "joint_line_agreed_anew": lambda t: book(t)["joint"][0].update(current=True),
    "one_of_two_awaits": lambda t: t[0]["awaiting"].update(Amber={}),
    "released_on_both": lambda t: book(t)["theirs"][0].update(text="We spoke!"),
    "difference_shown": lambda t: t[0]["compared"]["Cobalt"].update(both=[]),
    "who_called_by_record": lambda t: t[0]["compared"]["Amber"].update(
        initiator_by_record="Cobalt"
    ),
}


def test_all_that_both_nodes_show_keeps_every_promise(told):
    promises = talk_promises.accounts(*told)
    assert set(SPOILED) == set(promises)
    assert all(promises.values())


@pytest.mark.parametrize("name", SPOILED)
def test_a_node_that_shows_something_else_breaks_the_promise(told, name):
    SPOILED[name](told)
    assert not talk_promises.accounts(*told)[name]


def test_one_person_who_signs_twice_is_no_release(told):
    book(told)["releases"][1]["by"] = ["a", "a"]
    assert not talk_promises.accounts(*told)["released_on_both"]


def test_a_story_that_broke_off_keeps_no_promise():
    nothing = {"Amber": {}, "Cobalt": {}}
    assert not any(talk_promises.accounts({}, nothing, nothing).values())
    assert not any(talk_promises.ledger({}, nothing).values())
    assert not any(talk_promises.accounts({}, {}, {}).values())


def readings_of_ledger(**changed):
    said = (
        f"On this ledger (…): 1 Jan 2030 is the first … since 15 Mar 2023: {DAYS['days']} days."
    )
    answer = {"sentence": said, "date": "2030-01-01", "total": 4, **DAYS, **changed}
    return {
        "owed": "f6",
        "call": CONTACT,
        "publish_exit": 0,
        "published": 4,
        "answers": [answer, dict(answer)],
        "verdicts": [{"exit": 0, "checks": 3, "failed": []}],
    }


def test_the_answer_of_the_ledger_is_held_against_days_counted_here():
    talks = {name: talks_of() for name in TEXTS}
    assert all(talk_promises.ledger(readings_of_ledger(), talks).values())
    wrong = {"days": DAYS["days"] - 1}, {"prior": "press-3"}, {"sentence": "Yes."}
    for changed in wrong:
        promises = talk_promises.ledger(readings_of_ledger(**changed), talks)
        assert not promises["ledger_answers_alike"], changed


def test_two_sides_that_answer_differently_break_the_promise():
    readings = readings_of_ledger()
    readings["answers"][1]["sentence"] += " Or not."
    assert not talk_promises.ledger(readings, {})["ledger_answers_alike"]


def test_the_ledger_takes_all_contacts_of_earlier_years_one_of_them_a_partial_date():
    taken = [parse(raw, LEVELS) for raw in talk_script.earlier()]
    assert [each.span.partial for each in taken].count(True) == 1
    assert {"minister"} == {each.level for each in taken}
    assert len(talk_script.earlier()) == talk_script.press().count("\n")


@pytest.mark.parametrize("party", ["Amber", "Cobalt"])
def test_each_side_has_staff_and_two_releasers(party):
    roles = [officer.roles for officer in talk_script.talkers(party)]
    assert ["staff", "releaser", "releaser"] == roles
    assert len({officer.name for officer in talk_script.talkers(party)}) == 3


class Shows:
    """A console that shows two time zones."""

    def get(self, path):
        return Answered(200, {"zones": ["Europe/Oslo", "Asia/Almaty"]})


def test_a_time_is_read_in_both_zones_with_the_day_where_it_is_another(tmp_path):
    house = House("Amber", tmp_path, 0)
    house.desk = Shows()
    read = talk_acts.in_both_zones
    assert "02 Jan 10:00 Oslo = 14:00 Almaty" == read(house, "2030-01-02T09:00Z")
    assert "02 Jan 21:00 Oslo = 03 Jan 01:00 Almaty" == read(house, "2030-01-02T20:00Z")
