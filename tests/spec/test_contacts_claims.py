"""Claims held against the ledger: they hold, they do not, or it cannot be told."""

import re
from pathlib import Path

import pytest

import openline
from openline.core.contacts.claims import Plain, check
from openline.core.contacts.reasons import WHY
from tests.spec.contact_objects import contact


def verdict(claim, others=(), date="2022-05-19", **more):
    subject = contact("p", date, claims=[claim], **more)
    (row,) = check([subject], Plain([subject, *others]))
    assert claim == row["claim"]
    assert "p" == row["id"]
    assert "n this ledger" in row["why"]
    return row["verdict"]


def first_since(since, of="voice/minister"):
    return {"by": "press", "kind": "first_since", "since": since, "of": of}


@pytest.mark.clause("CON-12")
@pytest.mark.parametrize(
    ("date", "since", "expected"),
    [
        ("2022-05-13", "2022-05-13", "holds"),
        ("2022-05-14", "2022-05-13", "does not hold"),
        ("2022-05-18", "2022-05", "holds"),
        ("2022-04", "2022-03", "does not hold"),
        ("2022-05", "2022-03", "cannot tell"),
        ("2022-05", "2022-05-13", "cannot tell"),
        ("2022-05-19", "2022-05-13", "cannot tell"),
        ("2022-05-20", "2022-05-13", "holds"),
        ("2022-05", "2022-05-19", "holds"),
        ("2022-05-13T10:00Z", "2022-05-13T09:00Z", "does not hold"),
    ],
)
def test_first_since_holds_if_nothing_can_lie_between(date, since, expected):
    assert expected == verdict(first_since(since), [contact("q", date)])


@pytest.mark.clause("CON-12")
def test_kind_and_level_are_those_of_the_claim():
    others = [contact("q", "2022-05-14", "letter"), contact("r", "2022-05-15", "check")]
    assert "holds" == verdict(first_since("2022-05-13"), others)
    assert "does not hold" == verdict(first_since("2022-05-13", "any"), others)
    assert "does not hold" == verdict(first_since("2022-05-13", "any/any"), others)
    assert "holds" == verdict(first_since("2022-05-13", "any/minister/duty"), others)
    for wrong in ("smoke/minister", "voice/king", 7):
        assert "cannot tell" == verdict(first_since("2022-05-13", wrong), others)
    assert "cannot tell" == verdict(first_since("2022-02-30"), others)


@pytest.mark.clause("CON-12")
@pytest.mark.parametrize(
    ("claim", "date", "expected"),
    [
        ({"value": "2022-05-21", "weekday": "Thursday"}, "2022-05-19", "does not hold"),
        ({"value": "2022-05-19", "weekday": "Kamis"}, "2022-05-19", "holds"),
        ({"value": "2022-05-19", "weekday": "пятница"}, "2022-05-19", "does not hold"),
        ({"value": "2022-02-30"}, "2022-05-19", "does not hold"),
        ({"value": "2022-05"}, "2022-05-19", "holds"),
        ({"value": "2022-05-19"}, "2022-05", "cannot tell"),
        ({"value": "2022-06"}, "2022-05", "does not hold"),
        ({"value": "21/5"}, "2022-05-19", "cannot tell"),
        ({"weekday": "Thursday"}, "2022-05-19", "holds"),
        ({"weekday": "Friday"}, "2022-05-19", "does not hold"),
        ({"value": "2022-05-19", "weekday": "someday"}, "2022-05-19", "cannot tell"),
        ({"value": "2022-05-19"}, "2022-05-19T01:00+07:00", "holds"),
        ({}, "2022-05-19", "cannot tell"),
    ],
)
def test_a_printed_date_is_held_against_calendar_and_contact(claim, date, expected):
    assert expected == verdict({"kind": "date", **claim}, date=date)


@pytest.mark.clause("CON-12")
def test_a_channel_needs_a_record():
    claim = {"kind": "channel", "channel": "Deconfliction  line"}
    assert "cannot tell" == verdict(claim, channel="deconfliction line")
    record = contact(
        "record:1", "2022-05-19", channel="deconfliction line", confidence="record"
    )
    assert "holds" == verdict(claim, [record])
    assert "does not hold" == verdict({**claim, "channel": "DTL"}, [record])
    assert "cannot tell" == verdict({"kind": "channel", "text": "over a line"}, [record])
    assert "cannot tell" == verdict({"kind": "initiator", "value": "US"}, [record])


LOCALE = Path(openline.__file__).parent / "console" / "locale"


def rows(claim, *others, date="2022-05-19", **more):
    """The row of a claim of the contact p."""
    (row,) = check([contact("p", date, claims=[claim], **more)], Plain(others))
    return row


@pytest.mark.clause("CON-12")
def test_a_reason_is_a_code_with_its_values_beside_its_english():
    between = [contact(f"q{n}", "2022-05-14") for n in range(7)]
    row = rows(first_since("2022-05-13"), *between)
    args = {"id": "p", "kind": "voice", "level": "minister", "since": "2022-05-13"}
    assert ("one_between", args) == (
        row["why_code"],
        {name: part for name, part in row["why_args"].items() if name != "ids"},
    )
    assert len(row["why_args"]["ids"]) == 6  # the sixth says that there are others
    assert row["why"].endswith("before p: q0, q1, q2, q3, q4, and others.")
    dated = {"by": "press", "kind": "date", "value": "2022-05-21", "weekday": "Thursday"}
    row = rows(dated)
    assert ("weekday_other", 6) == (row["why_code"], row["why_args"]["is"])
    assert row["why"] == (
        "On this ledger p is dated 2022-05-19; 2022-05-21 is a Saturday, not a Thursday."
    )


@pytest.mark.clause("CON-12")
@pytest.mark.parametrize("language", ["en", "ru", "id"])
def test_the_console_says_every_reason_in_three_languages_with_all_it_needs(language):
    text = (LOCALE / language / "contacts.ftl").read_text(encoding="utf-8")
    said = dict(re.findall(r"^contacts-why-([a-z-]+) = (.+)$", text, re.MULTILINE))
    assert {code.replace("_", "-") for code in WHY} | {"others"} == set(said)
    for code, english in WHY.items():
        named = set(re.findall(r"{(\w+)}", english)) - {"id"}
        named = {{"kind": "of", "level": "of"}.get(name, name) for name in named}
        assert named == set(re.findall(r"{ \$(\w+) }", said[code.replace("_", "-")])), code
