"""Importing contacts: twice is once, the order is free, and the JSON Schema says the same."""

import copy
import json
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openline.core.base.errors import Refused
from openline.core.contacts.contact import parse
from openline.core.contacts.levels import LEVELS
from openline.shell.contacts.importing import imported
from tests.contacts import ledgers
from tests.contacts.wrong import FORM, GOOD, but
from tests.process.speaking import call, good

FIXTURE = Path(__file__).with_name("contacts.jsonl")
CORE = Path(__file__).resolve().parents[2] / "src" / "openline" / "core" / "contacts"
SCHEMA = CORE / "contact.schema.json"


@pytest.fixture
def home(tmp_path):
    """A home without a line and without contacts."""
    made = tmp_path / "home"
    good("init", made, "--party", "US")
    return made


@pytest.fixture(scope="module")
def schema():
    """The published JSON Schema of one contact."""
    return jsonschema_rs.validator_for(json.loads(SCHEMA.read_text("utf-8")))


def ledger(home):
    """The whole ledger, as it is read."""
    return json.loads(good("contacts", "list", home, "--json"))


def written(folder, text, name="new.jsonl"):
    """A file to import."""
    file = folder / name
    file.write_text(text, "utf-8")
    return file


# --- twice is once -----------------------------------------------------------------------------


def test_the_same_file_twice_is_once(home):
    good("contacts", "import", home, FIXTURE)
    once = ledger(home)
    good("contacts", "import", home, FIXTURE)
    assert once == ledger(home)
    assert 9 == len(once)


def test_the_same_contact_twice_in_a_file_is_once(home, tmp_path):
    text = FIXTURE.read_text("utf-8")
    good("contacts", "import", home, written(tmp_path, text + text))
    assert 9 == len(ledger(home))


def test_the_same_contact_with_its_members_in_another_order_is_the_same(home, tmp_path):
    other = dict(reversed(GOOD.items()))
    for one in (GOOD, other):
        good("contacts", "import", home, written(tmp_path, json.dumps(one)))
    assert 1 == len(ledger(home))


def test_another_content_under_the_same_id_is_refused_and_both_may_stay(home, tmp_path):
    """Conflicting reports are kept beside each other, under two ids."""
    good("contacts", "import", home, written(tmp_path, json.dumps(GOOD)))
    other = but(date="2024-07-02", source="another newspaper")
    said = call("contacts", "import", home, written(tmp_path, json.dumps(other)))
    assert said.code == 1
    assert "new-1" in said.err
    assert "another id" in said.err
    good("contacts", "import", home, written(tmp_path, json.dumps({**other, "id": "new-2"})))
    assert ["new-1", "new-2"] == [row["id"] for row in ledger(home)]


@pytest.mark.parametrize("seed", range(5))
def test_a_ledger_in_parts_is_the_ledger_at_once(tmp_path, seed):
    raws = ledgers.seeded(seed)
    for raw in raws:
        raw.pop("prior", None)
    homes = [tmp_path / name for name in ("at-once", "in-parts")]
    for made in homes:
        good("init", made, "--party", "US")
    good("contacts", "import", homes[0], written(tmp_path, ledgers.as_lines(raws)))
    half = len(raws) // 2 + 1
    for part in (raws[half - 1 :], raws[:half]):
        good("contacts", "import", homes[1], written(tmp_path, ledgers.as_lines(part)))
    assert ledger(homes[0]) == ledger(homes[1])


def test_a_mark_at_the_beginning_blank_lines_and_ends_of_windows_are_taken(home, tmp_path):
    text = "\ufeff" + json.dumps(GOOD) + "\r\n\r\n" + json.dumps(but(id="new-2")) + "\r\n"
    good("contacts", "import", home, written(tmp_path, text))
    assert 2 == len(ledger(home))


def test_what_was_written_is_what_is_read(home):
    """No member of the source is lost or changed."""
    good("contacts", "import", home, FIXTURE)
    listed = {row["id"]: row for row in ledger(home)}
    for line in FIXTURE.read_text("utf-8").splitlines():
        raw = json.loads(line)
        assert raw == {key: listed[raw["id"]][key] for key in raw}


def test_a_ledger_is_read_by_nobody_else(home):
    good("contacts", "import", home, FIXTURE)
    for file in home.glob("contacts.sqlite*"):
        assert 0o600 == file.stat().st_mode & 0o777, file.name


# --- JSON Schema -------------------------------------------------------------------------------


def test_the_schema_takes_the_nine_contacts_and_the_good_one(schema):
    for line in FIXTURE.read_text("utf-8").splitlines():
        schema.validate(json.loads(line))
    schema.validate(GOOD)


@pytest.mark.parametrize("seed", range(30))
def test_the_schema_takes_what_the_importer_takes(schema, seed):
    for raw in ledgers.seeded(seed):
        schema.validate(raw)


@pytest.mark.parametrize("fault", FORM)
def test_the_schema_refuses_a_fault_of_form(schema, fault):
    """The importer refuses the same in test_bad_input.py."""
    assert not schema.is_valid(FORM[fault])


# --- whatever comes ----------------------------------------------------------------------------

ODD = (None, True, 0, -1, 1.5, 10**30, "", " ", "x", "2024", "2022-02-30", "\x00", "\ud800")
ODD_PARTS = ([], {}, [None], [""], [[]], {"US": 1}, {"US": ["x"]}, {"": []}, {"US": None})
FULL = [json.loads(line) for line in FIXTURE.read_text("utf-8").splitlines()]


def takes(raw):
    """Whether the importer takes a contact; if it does not, it says why and what to do."""
    fault = None
    try:
        parse(raw)
    except Refused as found:
        fault = found
    if fault is not None:
        assert fault.clause.startswith("CON-")
        assert fault.what
        assert fault.next_step
    return fault is None


def places(value, path=()):
    """The way to every part of a contact."""
    parts = ()
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    for key, part in parts:
        yield (*path, key)
        yield from places(part, (*path, key))


def changed(raw, path, value):
    """A contact with one of its parts replaced."""
    copied = copy.deepcopy(raw)
    part = copied
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return copied


# What no form shows: days that do not exist, levels of this ledger, parties and contradictions.
MEANING = (
    "does not exist",
    "nobody knows the level",
    "of one party",
    "has a level",
    "names it",
)
LETTERS = [
    *"\0\b\v\f\x1c\x1b\x7f\x85\xa0\u2028\u2029\u200b\u202e\u2066\ufeff\u3000\n\t\r",
    "\xad",
]
STRANGE = (
    *(*LETTERS, *(f"a{letter}b" for letter in LETTERS), "a" * 40, "a" * 41, "é" * 200),
    *("a" * 201, "a" * 100_001, "2020-01-01T10:00Z", "2020-01-01T10:00", "2020", "open"),
    *(" Voice ", "In-Person", "IN  PERSON", "line\tcheck", "vo\u0131ce", "chec\u212a", "-call"),
    *(
        "no expiry",
        "record",
        "record:1",
        "own",
        "23:59",
        "24:00",
        "10:00\n",
        "٢٠٢٠",
        "a.b:c-d_e",
    ),
    *(0, 1, -1, 1.0, 1.5, 100_000, 100_001, 100_000.0, 10**9, 10**9 - 1, 1e9, 1 - 10**9, False),
    *(["x"] * 500, ["x"] * 501, ["x", 1], [" "], {"kind": "x"}, [{"kind": "x", "any": None}]),
    *({"US": "x"}, {"": "x"}, {"a\nb": ["x"]}, {"a" * 41: 1}, {"US": 1.0}, {"US": True}),
    *({f"p{n}": "x" for n in range(65)}, {f"p{n}": ["x"] for n in range(64)}),
)
ALL_FIELDS = {
    **GOOD,
    "time": "10:00",
    "until": "11:00",
    "place": "x",
    "zone": "z",
    "channel": "c",
    "round": 3,
    "closed": True,
    "series": "s",
    "topics": ["t"],
    "release": "own",
    "embargo": "e",
    "asks": [{"by": "US", "text": "t", "answered": False}],
    "initiator": {"US": "US"},
    "trigger": {"US": "x"},
    "accounts": {"US": ["a"]},
    "published": {"US": "x"},
    "duration": {"US": 3},
    "persons_named": {"US": ["x"]},
    "commitments": {"US": ["x"]},
    "interpreters": {"US": ["x"]},
    "no_qualified_interpreter": False,
    "prior": "b",
    "follow_ups": [
        {"what": "w", "due": "2024-09", "place": "p", "state": "open"},
        {"what": "w", "due": "open", "done": "2024", "expires": "no expiry"},
    ],
    "claims": [{"kind": "x", "any": [None, 1.0]}],
    "confidence": "press",
    "note": "n\nm",
}


def with_parts(raw):
    """A contact with each of its parts replaced, taken away, or joined by one nobody knows."""
    for path in places(raw):
        for value in (*ODD[:-1], *ODD_PARTS, *STRANGE):
            yield changed(raw, path, value)
    for path in ((), *(path for path in places(raw))):
        part = raw
        for key in path:
            part = part[key]
        if isinstance(part, dict):
            for less in part:
                rest = {key: value for key, value in part.items() if key != less}
                yield changed(raw, path, rest) if path else rest
            for more in ("zz", "", "a" * 41, " ", "a\nb", "a\x01"):
                grown = {**part, more: "x"}
                yield changed(raw, path, grown) if path else grown


def test_the_schema_and_the_importer_take_and_refuse_the_same(schema):
    """[CON-1]"""
    for odd in with_parts(ALL_FIELDS):
        try:
            imported(odd, LEVELS)
            why = None
        except Refused as fault:
            why = fault.what
        if why is None or not any(word in why for word in MEANING):
            assert schema.is_valid(odd) == (why is None), (why, odd)
    assert schema.is_valid(ALL_FIELDS)


def test_no_contact_is_taken_that_the_schema_refuses(schema):
    """Every part of the nine contacts in turn replaced by something odd."""
    for raw in FULL:
        for path in places(raw):
            for value in (*ODD, *ODD_PARTS):
                odd = changed(raw, path, value)
                if takes(odd):
                    assert schema.is_valid(odd), (path, value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(ODD),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=5), part),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None, database=None)
@given(data=st.data())
def test_any_contact_is_taken_or_refused_with_its_rule(data):
    """Whatever stands in whatever place of a contact: never a fault of ours."""
    raw = data.draw(st.sampled_from(FULL))
    for _ in range(data.draw(st.integers(1, 3))):
        raw = changed(raw, data.draw(st.sampled_from(list(places(raw)))), data.draw(JSON))
    takes(raw)
    takes({**raw, data.draw(st.text(max_size=5)): data.draw(JSON)})


@settings(max_examples=100, deadline=None, database=None)
@given(anything=JSON)
def test_what_is_no_contact_at_all_is_refused(anything):
    assert not takes(anything)


# --- tables ------------------------------------------------------------------------------------

TABLE = """\
id,date,kind,participants,source
new-1,2024-07-01,voice,US|Ann Abel|Secretary|minister; RU|Ivan Iványi|Minister|minister,a newspaper
"""


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_is_read_as_the_same_contact_would_be(home, tmp_path, mark, end):
    """A contact of two persons in one row, in the columns that CON-5 names; twice is once."""
    file = tmp_path / "new.csv"
    file.write_bytes((mark + TABLE.replace("\n", end)).encode())
    for _ in range(2):
        good("contacts", "import", home, file)
    good("contacts", "import", home, written(tmp_path, json.dumps(GOOD)))
    (found,) = ledger(home)
    assert GOOD == {key: found[key] for key in GOOD}
