"""What the ledger must answer from nine contacts that the press reported, 2014-2024. [R81-R91]"""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.contacts.naive import Rules
from tests.process.speaking import good

FIXTURE = Path(__file__).with_name("contacts.jsonl")
NINE = [json.loads(line) for line in FIXTURE.read_text("utf-8").splitlines()]
AUSTIN_BELOUSOV = "2024-06-25-austin-belousov"
OCTOBER = "2022-10-21-austin-shoigu"
MILLEY = "2022-05-19-milley-gerasimov"
DUNFORD = "2017-02-16-dunford-gerasimov"
SHERMAN = "2021-07-28-sherman-ryabkov"


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """A home without a line, the nine contacts on its ledger, and how to ask it."""
    home = tmp_path_factory.mktemp("ledger") / "home"
    good("init", home, "--party", "US")
    good("contacts", "import", home, FIXTURE)

    def asked(verb, *words):
        return json.loads(good("contacts", verb, home, *words, "--json"))

    asked.home = home
    return asked


@pytest.fixture(scope="module")
def row(ask):
    """One row of `contacts since`."""

    def found(id_, scope, kind, of=None):
        rows = [
            one
            for one in ask("since", id_)
            if (one["scope"], one["kind"]) == (scope, kind) and of in {None, one["of"]}
        ]
        assert 1 == len(rows)
        return rows[0]

    return found


def counted(found):
    """What a row says in numbers."""
    return tuple(found[key] for key in ("prior", "days", "days_min", "days_max"))


@pytest.mark.parametrize("kind", ["voice", "any"])
def test_25_june_2024_is_the_first_contact_of_austin_and_belousov(row, kind):
    found = row(AUSTIN_BELOUSOV, "person_pair", kind)
    assert "Lloyd Austin (US) - Andrei Belousov (RU)" == found["of"]
    assert (None, None, None, None) == counted(found)


@pytest.mark.parametrize("scope", ["level", "office_pair"])
@pytest.mark.parametrize("kind", ["voice", "any"])
def test_25_june_2024_is_the_first_at_its_level_since_15_march_2023(row, scope, kind):
    found = row(AUSTIN_BELOUSOV, scope, kind)
    assert ("2023-03-15-austin-shoigu", 468, 468, 468) == counted(found)


def test_what_is_first_is_first_on_this_ledger(row):
    """Every answer comes with what the ledger covers."""
    coverage = row(AUSTIN_BELOUSOV, "person_pair", "any")["coverage"]
    assert ("2014-01", "2024-06-25") == (coverage["from"], coverage["to"])
    assert [
        "ANTARA 2017-02-17",
        "Liputan6 2021-07-29",
        "Liputan6 2022-10-22",
        "Nextren 2022-05",
        "VN agency 2024-06-25",
    ] == coverage["sources"]


@pytest.mark.parametrize("scope", ["level", "person_pair", "office_pair"])
@pytest.mark.parametrize("kind", ["voice", "any"])
def test_21_october_2022_is_the_first_minister_call_since_13_may(row, scope, kind):
    assert ("2022-05-13-austin-shoigu", 161, 161, 161) == counted(row(OCTOBER, scope, kind))


def test_19_may_2022_is_the_first_chief_of_staff_contact_after_24_february_2022(ask):
    found = ask("since", "--event", "2022-02-24", "--level", "chief_of_staff")
    assert (MILLEY, DUNFORD) == (found["first_after"], found["last_before"])
    assert {"days": 84, "days_min": 84, "days_max": 84} == found["days_after"]
    assert [] == found["unordered"]


def test_the_first_contact_after_24_february_2022_at_any_level_is_that_of_13_may(ask):
    found = ask("since", "--event", "2022-02-24", "--kind", "any")
    assert ("2022-05-13-austin-shoigu", SHERMAN) == (
        found["first_after"],
        found["last_before"],
    )


@pytest.mark.parametrize("kind", ["in_person", "any"])
def test_16_february_2017_is_the_first_at_that_level_since_january_2014(row, kind):
    """A partial date: a range of days and no count."""
    found = row(DUNFORD, "level", kind)
    assert ("2014-01-dempsey-gerasimov", None, 1112, 1142) == counted(found)
    assert (None, None, None, None) == counted(row(DUNFORD, "person_pair", kind))


def test_the_printed_thursday_21_may_is_impossible_in_2022(ask):
    (found,) = [
        one for one in ask("check") if (one["id"], one["claim"]["kind"]) == (MILLEY, "date")
    ]
    assert "does not hold" == found["verdict"]
    assert "Saturday" in found["why"]
    assert {**found["claim"]} in NINE[5]["claims"]


def test_every_claim_of_the_press_has_its_verdict(ask):
    """A claim "since" a month holds although a contact lies in that month."""
    assert [
        (DUNFORD, "first_since", "holds"),
        (MILLEY, "first_since", "holds"),
        (MILLEY, "date", "does not hold"),
        (MILLEY, "channel", "cannot tell"),
        (OCTOBER, "first_since", "holds"),
        (AUSTIN_BELOUSOV, "first_since", "holds"),
    ] == [(one["id"], one["claim"]["kind"], one["verdict"]) for one in ask("check")]
    claims = [claim for raw in NINE for claim in raw.get("claims", [])]
    assert claims == [one["claim"] for one in ask("check")]
    assert all("on this ledger" in one["why"].casefold() for one in ask("check"))


def test_the_two_readouts_of_25_june_2024_differ_where_they_do(ask):
    """Open lines in one only, escalation by arms in the other only, one initiator in both."""
    found = ask("compare", AUSTIN_BELOUSOV)
    assert {"US": "US", "RU": "US"} == found["initiator"]
    ours = [one["text"] for one in found["only"]["US"]]
    theirs = [one["text"] for one in found["only"]["RU"]]
    assert ["importance of keeping lines of communication open"] == ours
    assert NINE[8]["accounts"]["RU"][1] in theirs
    assert all(one["topic"] for one in found["only"]["US"])


def test_after_28_july_2021_three_follow_ups_were_owed(ask):
    found = ask("owed", "--on", "2021-08-01")
    assert {SHERMAN} == {one["contact"] for one in found}
    assert ["2021-09", "2021-09", None] == [one["due"] for one in found]
    assert {"open"} == {one["state"] for one in found}


@pytest.mark.parametrize(("on", "state"), [("2021-09-30", "open"), ("2021-10-01", "overdue")])
def test_what_is_due_in_september_is_overdue_when_september_is_over(ask, on, state):
    found = ask("owed", "--on", on)
    assert [state, state, "open"] == [one["state"] for one in found]


@pytest.mark.parametrize(
    ("on", "days", "alarm"), [("2024-09-23", 90, False), ("2024-09-24", 91, True)]
)
def test_silence_rings_after_90_days(ask, on, days, alarm):
    rows = {one["level"]: one for one in ask("silence", "--on", on)}
    minister = rows["minister"]
    assert (AUSTIN_BELOUSOV, days, alarm) == tuple(
        minister[key] for key in ("last", "days", "alarm")
    )
    assert rows["duty"]["last"] is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("--level minister", (4, 6, 7, 8)),
        ("--level chief_of_staff --kind in_person", (0, 1)),
        ("--kind call", (4, 5, 6, 7, 8)),
        ("--party US", range(9)),
        ("--party CN", ()),
        ("--person", (4, 6, 7)),
        ("--series", (3,)),
        ("--source", (2, 3)),
        ("--from 2022-05-13 --to 2022-10-21", (4, 5, 6)),
        ("--from 2022-05 --to 2022-10", (4, 5, 6)),
        ("--to 2014-01-15", (0,)),
        ("--from 2024", (8,)),
    ],
)
def test_the_ledger_is_read_in_parts_oldest_first(ask, words, found):
    """A partial date lies in a span of time if it may."""
    values = {
        "--person": "  sergei SHOIGU",
        "--series": "strategic stability dialogue",
        "--source": "Liputan6 2021-07-29",
    }
    listed = ask("list", *words.split(), *([values[words]] if words in values else ()))
    assert [NINE[at]["id"] for at in found] == [one["id"] for one in listed]


def test_people_below_the_level_are_answered_for_after_those_at_it(ask):
    found = ask("since", SHERMAN)
    people = [one["of"] for one in found if one["scope"] == "person_pair"]
    assert [
        *("Wendy Sherman (US) - Sergei Ryabkov (RU)",) * 2,
        *("Bonnie Jenkins (US) - Sergei Ryabkov (RU)",) * 2,
    ] == people
    assert "deputy_minister" == next(one["of"] for one in found if one["scope"] == "level")


def test_the_naive_rules_give_the_same_answers(ask):
    rules = Rules()
    for raw in NINE:
        expected, rows = rules.since(NINE, raw["id"]), ask("since", raw["id"])
        assert expected == [{key: one[key] for key in expected[0]} for one in rows]
    assert [one[2] for one in rules.check(NINE)] == [one["verdict"] for one in ask("check")]


def test_the_timeline_is_a_drawing_with_every_contact(ask, tmp_path):
    """Drawn to a file that any browser opens; nothing in it is fetched."""
    file = tmp_path / "ledger.svg"
    good("contacts", "timeline", ask.home, "--out", file)
    text = file.read_text("utf-8")
    assert ET.fromstring(text).tag == "{http://www.w3.org/2000/svg}svg"
    assert "<script" not in text
    assert {"http://www.w3.org/2000/svg"} >= set(re.findall(r"https?://[^\"'<\s]+", text))
    for raw in NINE:
        people = ", ".join(f"{one['name']} ({one['party']})" for one in raw["participants"])
        assert people in text
    assert "1,112–1,142 days" in text  # noqa: RUF001
