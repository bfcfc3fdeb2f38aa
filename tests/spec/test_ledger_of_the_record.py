"""What the record gives to the ledger of contacts: one occasion once, with all that came of it (CON-17)."""

from datetime import UTC, date, datetime

import pytest

from openline.core.base.names import Mode
from openline.core.contacts import figures, owed
from openline.core.contacts.contact import parse
from openline.core.node import contact_records
from tests.spec.pair import Pair
from tests.spec.talking import CONTACT, PEOPLE, REQUEST, calls, says, sides

pytestmark = pytest.mark.clause("CON-17")
OF_A_DAY = 50
OWED = {"sort": "commitment", "owes": "Amber", "due": "2026-12", "expires": "none"}
ROUND = {
    "series": "stability",
    "number": "2",
    "place": "Geneva",
    "from": "2027-01-14",
    "to": "2027-01-16",
    "agenda": ["notices of launches"],
    "closed": True,
    "delegations": [
        {
            "party": person["party"],
            "head": {name: person[name] for name in ("name", "office", "level")},
            "members": [{"name": "Dora Ek"}],
        }
        for person in PEOPLE
    ],
}


def contacts(side):
    """What a side's record says for the ledger."""
    return contact_records.contacts(side.line, side.now().wall_ms, int(Mode.REAL))


def held(side):
    """The contacts that officers recorded, and rounds."""
    return [one for one in contacts(side) if one["kind"] not in ("written", "line_check")]


def owes(side):
    """What is owed by a side's record."""
    loose = contact_records.loose_commitments(side.line, side.now().wall_ms)
    today = datetime.fromtimestamp(side.now().wall_ms / 1000, UTC).date()
    rows = owed.owed([parse(one) for one in contacts(side)], today, loose)
    return sorted((row["what"], row["contact"]) for row in rows)


def accepted(pair, at):
    """A request of Amber's for a time, which Cobalt accepted."""
    request = says(pair.amber, "request", {**REQUEST, "times": [at]})
    says(pair.cobalt, "reply", {"answer": "accept", "times": [at]}, request)
    return request


def commits(side, text, item):
    """A commitment that came of something; its id."""
    return says(side, "commitment", {**OWED, "text": text}, item)


# --- one call, one contact -------------------------------------------------------------------


def test_what_is_owed_after_either_account_of_a_call_is_owed(pair):
    ours = calls(pair.amber)
    pair.jumps(60)
    theirs = calls(pair.cobalt, {**CONTACT, "time": "07:31"})
    commits(pair.amber, "Tell of ours.", ours)
    commits(pair.cobalt, "Tell of theirs.", theirs)
    on = f"record:{ours[:16]}"
    wanted = [("Tell of ours.", on), ("Tell of theirs.", on)]
    assert [wanted] * 2 == sides(pair, owes)


@pytest.mark.parametrize(
    "doc",
    [
        {**CONTACT, "participants": [PEOPLE[0], {"party": "Cobalt", "name": "Somebody"}]},
        {**CONTACT, "skipped": True, "reason": "A feast."},
    ],
    ids=["without a level", "skipped"],
)
def test_what_came_of_something_that_is_no_contact_of_the_ledger_is_owed_all_the_same(
    pair, doc
):
    item = calls(pair.amber, doc)
    commits(pair.cobalt, "Tell.", item)
    assert [[]] * 2 == sides(pair, held)
    assert [[("Tell.", None)]] * 2 == sides(pair, owes)


def test_two_calls_that_were_asked_for_and_agreed_are_two(pair):
    first = accepted(pair, "2027-01-15T16:00Z")
    second = accepted(pair, "2027-01-15T18:00Z")
    calls(pair.amber, {**CONTACT, "time": "16:00"}, item=first)
    calls(pair.cobalt, {**CONTACT, "time": "18:00"}, item=second)
    assert [["16:00", "18:00"]] * 2 == sides(
        pair, lambda side: sorted(one["time"] for one in held(side))
    )


def test_one_request_led_to_one_call_though_its_days_differ(pair):
    request = accepted(pair, "2027-01-15T23:30Z")
    day = {**CONTACT, "time": "23:30", "until": "23:50"}
    first = calls(pair.amber, day, item=request)
    pair.jumps(60)
    calls(pair.cobalt, {**CONTACT, "date": "2027-01-16", "time": "00:10"}, item=request)
    for side in pair.sides:
        [one] = held(side)
        assert (f"record:{first[:16]}", "2027-01-15", "23:30", "23:50") == tuple(
            one[name] for name in ("id", "date", "time", "until")
        )


def test_two_accounts_of_each_of_two_calls_are_two_contacts(pair):
    """Each side wrote both down, in different orders: each account goes with that of its hour."""
    for at in ("06:00", "07:30"):
        calls(pair.amber, {**CONTACT, "time": at})
        pair.jumps(60)
    places = {"07:31": "by line", "06:02": "by telephone"}
    for at, place in places.items():
        calls(pair.cobalt, {**CONTACT, "time": at, "place": place})
    assert [[("06:00", "by telephone"), ("07:30", "by line")]] * 2 == sides(
        pair, lambda side: [(one["time"], one["place"]) for one in held(side)]
    )


def test_a_second_account_of_one_party_is_a_call_of_its_own(pair):
    calls(pair.amber, {**CONTACT, "time": "06:00"})
    for at in ("06:02", "07:30"):
        pair.jumps(60)
        calls(pair.cobalt, {**CONTACT, "time": at})
    assert [["06:00", "07:30"]] * 2 == sides(
        pair, lambda side: [one["time"] for one in held(side)]
    )


def test_an_account_is_held_against_the_last_fifty_of_its_day(pair):
    """Given more than so many of one side, the other's goes with the nearest of the last, not of all."""
    times = [f"{6 + n // 60:02}:{n % 60:02}" for n in range(OF_A_DAY + 2)]
    for at in times:
        pair.jumps(1)
        pair.amber.does("contact", as_="Asta", doc={**CONTACT, "time": at})
    pair.settle()
    pair.jumps(1)
    calls(pair.cobalt, {**CONTACT, "time": times[0], "place": "by telephone"})
    for side in pair.sides:
        assert times == [one["time"] for one in held(side)], "no call of their own"
        assert [times[2]] == [one["time"] for one in held(side) if "place" in one]


def test_what_one_party_says_of_a_day_pushes_nothing_of_the_other_out(pair):
    calls(pair.cobalt, {**CONTACT, "time": "05:00", "place": "by telephone"})
    for n in range(OF_A_DAY):
        people = [{**person, "office": f"Office {n}"} for person in PEOPLE]
        pair.jumps(1)
        pair.amber.does("contact", as_="Asta", doc={**CONTACT, "participants": people})
    pair.settle()
    pair.jumps(1)
    calls(pair.amber, {**CONTACT, "time": "05:00"})
    wanted = ["by telephone"]
    assert [wanted] * 2 == sides(
        pair,
        lambda side: [one.get("place") for one in held(side) if one.get("time") == "05:00"],
    )


def test_the_hours_of_another_day_are_not_taken_over(pair):
    request = accepted(pair, "2027-01-15T23:30Z")
    calls(pair.amber, {**CONTACT, "time": "23:30"}, item=request)
    pair.jumps(60)
    other = {**CONTACT, "date": "2027-01-16", "time": "00:10", "until": "00:40"}
    calls(pair.cobalt, other, item=request)
    assert [[("23:30", None)]] * 2 == sides(
        pair, lambda side: [(one["time"], one.get("until")) for one in held(side)]
    )


def test_what_each_side_says_of_the_cause_stands_beside_the_other(pair):
    calls(
        pair.amber, {**CONTACT, "trigger": {"Amber": "the drill"}, "initiator": {"Amber": "we"}}
    )
    pair.jumps(60)
    theirs = {"trigger": {"Amber": "none", "Cobalt": "a flight"}, "until": "07:55"}
    calls(pair.cobalt, {**CONTACT, **theirs})
    for side in pair.sides:
        [one] = held(side)
        assert {"Amber": "the drill", "Cobalt": "a flight"} == one["trigger"]
        assert ({"Amber": "we"}, "07:55") == (one["initiator"], one["until"])
        assert 2 == len(one["source"])
        assert parse(one).id == one["id"]


# --- messages --------------------------------------------------------------------------------


def test_a_message_that_the_other_side_has_not_got_is_no_contact():
    pair = Pair(connected=False)
    pair.amber.sends("Are you there?")
    assert [[], []] == sides(pair, contacts)
    pair.connect()
    pair.settle()
    assert [["written"]] * 2 == sides(
        pair, lambda side: [one["kind"] for one in contacts(side) if one["kind"] == "written"]
    )


# --- rounds ----------------------------------------------------------------------------------


def test_a_round_that_has_begun_is_a_meeting_of_its_delegations(pair):
    item = says(pair.amber, "round", ROUND)
    commits(pair.amber, "Tell before launches.", item)
    for side in pair.sides:
        [one] = held(side)
        found = parse(one)
        assert (f"record:{item[:16]}", "minister") == (found.id, found.level)
        assert ("2027-01-14", "in_person", "Geneva", "stability", "2") == tuple(
            one[name] for name in ("date", "kind", "place", "series", "round")
        )
        assert (["notices of launches"], True) == (one["topics"], one["closed"])
        assert [("Tell before launches.", one["id"])] == owes(side)


@pytest.mark.parametrize(
    "more",
    [
        {"from": "2027-01-17", "to": "2027-01-18"},
        {"from": "2027-01"},
        {"from": "2027-02", "to": "2027-02"},
        {"delegations": ROUND["delegations"][:1]},
        {"delegations": [{"party": "Amber"}, {"party": "Cobalt"}]},
    ],
    ids=["tomorrow", "this month", "next month", "one party", "nobody is named"],
)
def test_a_round_that_is_to_come_or_names_nobody_is_no_contact_yet(pair, more):
    item = says(pair.amber, "round", {**ROUND, **more})
    commits(pair.amber, "Tell.", item)
    assert [[]] * 2 == sides(pair, held)
    assert [[("Tell.", None)]] * 2 == sides(pair, owes)


@pytest.mark.parametrize("others", [OF_A_DAY - 1, OF_A_DAY])
def test_a_round_is_looked_for_among_the_first_fifty_contacts_of_its_day(pair, others):
    round_ = says(pair.amber, "round", ROUND)
    meeting = {**CONTACT, "kind": "in_person", "date": ROUND["from"]}
    for n in range(others):
        people = [{**person, "office": f"Office {n}"} for person in PEOPLE]
        pair.jumps(1)
        pair.amber.does("contact", as_="Asta", doc={**meeting, "participants": people})
    pair.jumps(1)
    calls(pair.amber, meeting)
    is_a_contact = others == OF_A_DAY
    assert [is_a_contact] * 2 == sides(
        pair, lambda side: f"record:{round_[:16]}" in [one["id"] for one in held(side)]
    )


@pytest.mark.parametrize(("is_named", "day"), [(True, "2027-01-15"), (False, "2027-01-14")])
def test_a_meeting_that_was_recorded_stands_for_its_round(pair, is_named, day):
    item = says(pair.amber, "round", ROUND)
    doc = {**CONTACT, "kind": "in_person", "date": day}
    contact = calls(pair.cobalt, doc, item=item if is_named else None)
    assert [[f"record:{contact[:16]}"]] * 2 == sides(
        pair, lambda side: [one["id"] for one in held(side)]
    )


def test_what_came_of_no_contact_counts_in_the_figures(pair):
    says(pair.amber, "commitment", {**OWED, "text": "Tell."})
    for side in pair.sides:
        loose = contact_records.loose_commitments(side.line, side.now().wall_ms)
        found = figures.figures([], [], today=date(2027, 1, 15), loose=loose)
        assert 1 == found["follow_ups"]["overdue"]
