"""Sheets that no honest program writes: one verdict on both sides, and neither node stops (TLK-1, TLK-2)."""

import json

import pytest

from openline.core.forms import facts
from openline.core.node.readouts import digest_of
from openline.core.record import content, sheet
from openline.core.record.envelope import Kind
from tests.evidence.test_verifier import VERIFIER
from tests.spec import talking
from tests.spec.talking import CONTACT, REQUEST, STAFF, calls

TALKS = sorted({Kind.READOUT, Kind.RELEASE, *range(Kind.REQUEST, Kind.GLOSSARY + 1)})


def nested(depth):
    """Objects in objects, past what a parser likes."""
    return '{"a":' * depth + "1" + "}" * depth


NO_SHEETS = {
    "2,001 parts": sheet.write({"topics": ["x"] * 1999}),
    "a million parts": "[" + "0," * 7000 + "0]",
    "deep": nested(7),
    "deeper than a parser goes": nested(4900),
    "arrays deeper than a parser goes": "[" * 25_000,
    "a huge number": '{"slot":' + "9" * 400 + "}",
    "a number of more digits than Python takes": '{"slot":' + "9" * 20_000 + "}",
    "an exponent that is huge": '{"slot":1e999}',
    "infinity": '{"slot":Infinity}',
    "a lone surrogate": '{"text":"\\ud800"}',
    "a surrogate pair in escapes": '{"text":"\\ud83c\\udf34"}',
    "a name twice": '{"text":"a","text":"b"}',
    "a name twice, once escaped": '{"text":"a","te\\u0078t":"b"}',
    "names out of order": '{"b":1,"a":1}',
    "a nul": '{"text":"\0"}',
    "no end": '{"text":"x"',
    "two": "{}{}",
    "a byte order mark": "\ufeff{}",
    "spaces": "{ }",
    "empty": "",
    "null": "null",
    "30,001 bytes": sheet.write({"text": "x" * 29_990}),
    "30,000 characters, more bytes": sheet.write({"text": "я" * 14_996}),
}


@pytest.mark.clause("TLK-1")
@pytest.mark.parametrize("text", NO_SHEETS.values(), ids=NO_SHEETS)
def test_what_is_no_sheet_is_void_on_both_sides_and_for_the_verifier(pair, text):
    assert not sheet.is_sheet([text])
    assert not VERIFIER.sheet([text])
    for kind in (Kind.CONTACT, Kind.RELEASE):
        item = pair.amber.appends_act(kind, [text], as_=STAFF["Amber"], mode=1)
        pair.settle()
        voids = [side.item(item)["void"] for side in pair.sides]
        assert voids[0] == voids[1] != None  # noqa: E711 - one chain says it
    goes_on(pair)


@pytest.mark.clause("TLK-1")
@pytest.mark.parametrize("value", [[], ["{}", "{}"], [b"{}"], [7], [None], [["{}"]], [True]])
def test_a_content_that_is_not_one_text_is_void_on_both_sides(pair, value):
    assert not content.has_form(Kind.CONTACT, value)
    item = pair.cobalt.appends_act(Kind.CONTACT, value, as_=STAFF["Cobalt"])
    pair.settle()
    assert ["ENV-9", "ENV-9"] == [side.item(item)["void"] for side in pair.sides]
    goes_on(pair)


def goes_on(pair):
    """Both nodes work, show the same, and fold the same again."""
    calls(pair.amber)
    shown = [len(talking.talks(side)["contacts"]) for side in pair.sides]
    assert shown == [1, 1]
    assert len(pair.pipes) == 1
    pair.cobalt.restarts()
    assert 1 == len(talking.talks(pair.cobalt)["contacts"])


WORST = (
    *(None, True, False, 0, -1, 2**53, -(2**53), "", " ", "\n", "x" * 3000, "\u202e", "\u2028"),
    *([], [[]], [{}], [None], {}, {"": ""}, {"Amber": None}, {"party": "Amber"}, ["x"] * 61),
    *("9999-12", "9999-12-31", "9999", "0000-01-01", "0001-01-01", "2027-02-29", "2027-13"),
    *("2027-01-16T24:00Z", "2027-01-16T23:60Z", "9999-12-31T23:59Z", "1969-12-31T23:59Z"),
    *(
        "2027-01-16T14:00+00:00",
        "24:00",
        "²²:00",
        "00" * 32,
        "zz" * 32,
        "00" * 16,
        "٢٠٢٧-01-01",
    ),
    *([{"party": "Amber"}, {"party": "Amber"}], [{"party": "Amber", "x": 1}], "none", "own"),
    digest_of({"slot": 1, "texts": {"en": "x"}}),  # of the line that is initialled below
)
NAMES = (
    *("from_office", "to_office", "level", "kind", "topics", "times", "reply_by", "weekly"),
    *("persons", "answer", "party", "office", "name", "from", "until", "date", "participants"),
    *(
        "time",
        "asks",
        "initiator",
        "trigger",
        "interpreters",
        "skipped",
        "series",
        "to",
        "next_by",
    ),
    *(
        "delegations",
        "working_groups",
        "consultations",
        "sort",
        "text",
        "owes",
        "expires",
        "due",
    ),
    *(
        "state",
        "on",
        "rule",
        "event",
        "agree",
        "slot",
        "texts",
        "replaces",
        "hash",
        "by",
        "source",
    ),
    *(
        "version",
        "terms",
        "seal",
        "language",
        "bytes",
        "salt",
        "what",
        "final",
        "lines",
        "channel",
    ),
)
GOOD = {
    Kind.REQUEST: REQUEST,
    Kind.REPLY: {"answer": "other_time", "times": talking.TIMES},
    Kind.HOLDER: {
        "party": "Amber",
        "office": "A",
        "level": "minister",
        "name": "N",
        "from": "2027",
    },
    Kind.CONTACT: CONTACT,
    Kind.ROUND: {"series": "talks"},
    Kind.COMMITMENT: {"sort": "commitment", "text": "x", "owes": "Amber", "expires": "none"},
    Kind.OUTCOME: {"state": "done"},
    Kind.RULE: {"rule": "own"},
    Kind.CONSENT: {"agree": True},
    Kind.READOUT: {"seal": "00" * 32, "language": "en", "bytes": 1},
    Kind.RELEASE: {
        "what": "fact",
        "final": False,
        "seal": sheet.plain_seal(facts.text(CONTACT, "en")),
    },
    Kind.JOINTLINE: {"slot": 1, "texts": {"en": "x"}},
    Kind.INITIAL: {"hash": "00" * 32},
    Kind.BREACH: {"by": "Amber", "text": "x", "source": "y"},
    Kind.GLOSSARY: {"version": 1, "terms": []},
}


ABOUT = {
    Kind.REPLY: Kind.REQUEST,
    Kind.OUTCOME: Kind.COMMITMENT,
    Kind.CONSENT: Kind.RULE,
    Kind.INITIAL: Kind.JOINTLINE,
}
ALONE = (Kind.REQUEST, Kind.HOLDER, Kind.ROUND, Kind.COMMITMENT, Kind.GLOSSARY)


def of_its_kind(pair, kind):
    """An item that a sheet of this kind can be about, known to both."""
    contact = bytes.fromhex(calls(pair.amber, mode="EXERCISE"))
    wanted = ABOUT.get(kind)
    if wanted is None:
        return None if kind in ALONE else contact
    item = pair.amber.appends_act(
        wanted,
        [sheet.write(GOOD[wanted])],
        as_=STAFF["Amber"],
        mode=1,
        reference=None if wanted in ALONE else contact,
    )
    pair.settle()
    assert verdicts_of(pair.cobalt, [item]) == [None]
    return item


def verdicts_of(side, said):
    """What a side says of some items, in their order."""
    known = {each["id"]: each["void"] for each in side.items(every=True)}
    return [known[item.hex()] for item in said]


@pytest.mark.clause("TLK-2")
@pytest.mark.parametrize("kind", TALKS, ids=lambda kind: Kind(kind).name.lower())
def test_the_worst_value_in_any_field_gets_one_verdict_and_stops_nothing(pair, kind):
    """Every field of the kind, in turn, with something that may be none of its values."""
    from openline.core.forms import sheets

    assert set(GOOD) == set(TALKS)
    about, said = of_its_kind(pair, kind), []
    for name in [name for name in NAMES if name in sheets.FIELDS[kind][0]]:
        for value in WORST:
            text = json.dumps(
                {**GOOD[kind], name: value},
                sort_keys=True,
                separators=(",", ":"),
                ensure_ascii=False,
            )
            side = pair.sides[len(said) % 2]
            by = STAFF[side.name] if kind != Kind.RELEASE else talking.RELEASERS[side.name][0]
            said.append(
                side.appends_act(kind, [text], as_=by, mode=1, precedence=0, reference=about)
            )
    assert len(said) >= len(WORST)
    pair.settle()
    verdicts = [verdicts_of(side, said) for side in pair.sides]
    assert verdicts[0] == verdicts[1]
    assert 0 < verdicts[0].count(None) < len(said)
    for side in pair.sides:
        talking.talks(side)
        talking.readouts(side)
    before = talking.talks(pair.amber)["contacts"]
    pair.amber.restarts()
    assert before == talking.talks(pair.amber)["contacts"]
    assert verdicts[0] == verdicts_of(pair.amber, said)
