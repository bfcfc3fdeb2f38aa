"""The ledger gives the same answers as the naive rules, on any ledger. [CON]

Three ways to ask: the pure core, the store with its indexes, and the command line. Every question
is asked of ledgers made by a seed (always the same) and of ledgers that Hypothesis looks for.
"""

import itertools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from openline.core.contacts.contact import parse
from openline.core.contacts.days import Span
from openline.core.contacts.since import since, since_event
from openline.shell.contacts.store import Contacts
from tests.contacts import ledgers
from tests.contacts.naive import Rules
from tests.contacts.naive_days import plain, read_date
from tests.process.speaking import good

RULES = Rules()
SOURCE = Path(__file__).resolve().parents[2] / "src"
EACH = settings(
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


# --- what it means to agree --------------------------------------------------------------------


def agree_on_coverage(said, ledger):
    """The coverage names the first and last date as somebody wrote it, and every source."""
    expected = RULES.coverage(ledger)
    assert said["from"] in expected.pop("from")
    assert said["to"] in expected.pop("to")
    assert expected == {key: said[key] for key in said if key not in {"from", "to"}}


def agree_on_since(rows, ledger, id_):
    """The same rows in the same order, each said with the same coverage; it may say more."""
    expected = RULES.since(ledger, id_)
    for row in rows:
        agree_on_coverage(row["coverage"], ledger)
    more = {"coverage", "prior_date"}
    assert expected == [{key: row[key] for key in row if key not in more} for row in rows]


def agree_on_event(said, ledger, event, level=None, kind="any"):
    """The same first contact after the event and last one before it."""
    expected = RULES.event(ledger, event, level, kind)
    more = {"event", "level", "kind", "coverage", "sentence"}
    more |= {"first_after_date", "last_before_date"}
    assert expected == {key: said[key] for key in said if key not in more}
    assert event == said["event"]
    agree_on_coverage(said["coverage"], ledger)


def agree_on_claims(rows, ledger):
    """Every claim, unchanged, with the same verdict; `why` names a contact it rests on."""
    by_id = {raw["id"]: raw for raw in ledger}
    expected = sorted(RULES.check(ledger), key=repr)
    found = sorted(
        ((row["id"], row["claim"], row["verdict"], row["why"]) for row in rows), key=repr
    )
    assert [row[:3] for row in expected] == [row[:3] for row in found]
    for (*_, ids), (*_, why) in zip(expected, found, strict=True):
        assert "on this ledger" in why.casefold()
        assert not ids or any(id_ in why for id_ in ids), (ids, why)
    oldest_first([by_id[row["id"]] for row in rows])


def agree_on_silence(rows, ledger, on):
    """Every known level in its order, then the mixed ones that the ledger has."""
    expected = RULES.silence(ledger, on)
    found = {row["level"]: row for row in rows}
    known = [level for level in expected if "/" not in level]
    assert known == [row["level"] for row in rows][: len(known)]
    assert {*expected} == {*found}
    for level, row in expected.items():
        assert (row is None) == (found[level]["last"] is None)
        if row is not None:
            assert row == {key: found[level][key] for key in row}


def agree_on_debts(rows, ledger, on):
    """The same debts: overdue first, then those with a date, then those without."""
    keys = ("contact", "what", "due", "state")
    found = [tuple(row[key] for key in keys) for row in rows]
    assert sorted(RULES.owed(ledger, on), key=repr) == sorted(found, key=repr)
    blocks = [0 if row[3] == "overdue" else 1 if row[2] else 2 for row in found]
    assert sorted(blocks) == blocks
    for row, following, one, other in zip(found, found[1:], blocks, blocks[1:], strict=False):
        if one == other and row[2]:
            assert min(read_date(row[2]).days) <= max(read_date(following[2]).days)


def oldest_first(raws):
    """No contact stands behind one that is surely later."""
    for raw, following in itertools.pairwise(raws):
        assert not RULES.before(RULES.when(following), RULES.when(raw))


def ids(contacts):
    """The ids of contacts, in any order."""
    return {one.id for one in contacts}


# --- the pure core -----------------------------------------------------------------------------


@EACH
@given(ledger=ledgers.ledgers())
def test_the_core_reads_contacts_as_the_rules_do(ledger):
    for raw in ledger:
        contact = parse(raw)
        assert (raw["id"], raw["kind"], raw) == (contact.id, contact.kind_said, contact.raw)
        assert (RULES.level(raw), RULES.kind(raw["kind"])) == (contact.level, contact.kind)


@EACH
@given(ledger=ledgers.ledgers())
def test_the_core_says_since_when_as_the_rules_do(ledger):
    contacts = [parse(raw) for raw in ledger]
    for raw in ledger:
        agree_on_since(since(contacts, raw["id"]), ledger, raw["id"])


@pytest.mark.parametrize("seed", range(40))
def test_the_core_says_since_when_on_a_ledger_of_a_seed(seed):
    ledger = ledgers.seeded(seed)
    contacts = [parse(raw) for raw in ledger]
    for raw in ledger:
        agree_on_since(since(contacts, raw["id"]), ledger, raw["id"])


# --- the store ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """A home without a line and without contacts; copied, never used."""
    home = tmp_path_factory.mktemp("founded") / "home"
    good("init", home, "--party", "US")
    return home


@pytest.fixture
def homes(tmp_path, founded):
    """Fresh homes, as many as are asked for."""

    def fresh():
        return shutil.copytree(founded, tmp_path / str(len(list(tmp_path.iterdir()))))

    return fresh


def open_store(homes, ledger):
    """A fresh store with this ledger in it."""
    store = Contacts.open(homes())
    assert len(ledger) == store.add([parse(raw) for raw in ledger])
    return store


def agree_on_everything(store, ledger):
    """Every question to a store."""
    agree_on_coverage(store.coverage(), ledger)
    for raw in ledger:
        agree_on_since(store.since(raw["id"]), ledger, raw["id"])
    kinds = dict.fromkeys(("any", *(RULES.kind(raw["kind"]) for raw in ledger[:2])))
    for event in ledgers.events(ledger):
        for level in (None, RULES.level(ledger[0])):
            for kind in kinds:
                said = store.since_event(Span.parse(event), level, kind)
                agree_on_event(said, ledger, event, level, kind)
    agree_on_claims(store.check(), ledger)
    for on in ledgers.days_to_ask(ledger):
        agree_on_silence(store.silence(on), ledger, on)
        agree_on_debts(store.owed(on), ledger, on)


@pytest.mark.parametrize("seed", range(100, 160))
def test_the_store_answers_as_the_rules_do(homes, seed):
    ledger = ledgers.seeded(seed)
    store = open_store(homes, ledger)
    try:
        agree_on_everything(store, ledger)
    finally:
        store.close()


@settings(EACH, max_examples=40)
@given(ledger=ledgers.ledgers(most=6))
def test_the_store_answers_as_the_rules_do_on_any_ledger(homes, ledger):
    store = open_store(homes, ledger)
    try:
        agree_on_everything(store, ledger)
    finally:
        store.close()


@pytest.mark.parametrize("seed", range(170, 174))
def test_a_pair_with_months_for_dates_is_answered_as_the_rules_do(homes, seed):
    """More contacts of unknown order than an answer names: the rest is counted. [CON-9, CON-11]"""
    ledger = ledgers.crowded(seed)
    store, contacts = open_store(homes, ledger), [parse(raw) for raw in ledger]
    left = set()
    for raw in ledger[:4]:
        rows = store.since(raw["id"])
        agree_on_since(rows, ledger, raw["id"])
        agree_on_since(since(contacts, raw["id"]), ledger, raw["id"])
        left |= {key for row in rows for key in row if key.endswith("_left_off")}
    for event in ("2022-02-10", "2022-03", "2022-01-15", "2021-12-31", "2022"):
        said = store.since_event(Span.parse(event))
        agree_on_event(said, ledger, event)
        agree_on_event(since_event(contacts, Span.parse(event)), ledger, event)
        left |= {key for key in said if key.endswith("_left_off")}
    lists = ("prior_or", "unordered", "first_after_or", "last_before_or")
    assert {f"{key}_left_off" for key in lists} == left
    store.close()


@pytest.mark.parametrize("seed", range(200, 210))
def test_the_order_of_importing_changes_no_answer(homes, seed):
    ledger = ledgers.seeded(seed)
    both = [open_store(homes, one) for one in (ledger, ledger[::-1])]
    for raw in ledger:
        one, other = (store.since(raw["id"]) for store in both)
        assert one == other
    one, other = (store.check() for store in both)
    assert one == other
    for store in both:
        store.close()


@pytest.mark.parametrize("seed", range(220, 226))
def test_a_ledger_that_grows_answers_for_what_it_has(homes, seed):
    """Asked after every contact that comes: nothing is remembered from before."""
    store, ledger = Contacts.open(homes()), []
    for raw in ledgers.seeded(seed, most=8):
        raw.pop("prior", None)
        ledger.append(raw)
        assert 1 == store.add([parse(raw)])
        agree_on_everything(store, ledger)
    assert 0 == store.add([parse(raw) for raw in ledger])
    store.close()


@pytest.mark.parametrize("seed", range(300, 312))
def test_the_store_lists_and_filters_as_the_rules_do(homes, seed):
    ledger = ledgers.seeded(seed)
    store = open_store(homes, ledger)
    listed = store.list()
    oldest_first([one.raw for one in listed])
    assert {raw["id"] for raw in ledger} == ids(listed)
    for raw in ledger[:4]:
        level, kind, one = RULES.level(raw), RULES.kind(raw["kind"]), raw["participants"][0]
        same = {q["id"] for q in ledger if RULES.level(q) == level}
        assert same == ids(store.list(level=level))
        same = {q["id"] for q in ledger if RULES.kind(q["kind"]) == kind}
        assert same == ids(store.list(kind=kind))
        same = {q["id"] for q in ledger if has(q, "party", one["party"])}
        assert same == ids(store.list(party=one["party"]))
        if name := one.get("name"):
            same = {q["id"] for q in ledger if has(q, "name", name)}
            assert same == ids(store.list(person=name))
    store.close()


def has(raw, field, value):
    """Whether anybody in a contact has this party or name."""
    return plain(value) in {plain(one.get(field, "")) for one in raw["participants"]}


# --- the command line --------------------------------------------------------------------------


def openline(*words):
    """One command as its own process, as a person runs it; the JSON that it prints."""
    env = {**os.environ, "PYTHONPATH": str(SOURCE)}
    line = [sys.executable, "-m", "openline", *map(str, words)]
    ended = subprocess.run(line, capture_output=True, text=True, env=env, check=False)
    assert (0, "") == (ended.returncode, ended.stderr), ended
    return json.loads(ended.stdout) if "--json" in words else ended.stdout


@pytest.mark.parametrize("seed", range(700, 708))
def test_reports_of_one_occasion_name_each_other(homes, tmp_path, seed):
    """[CON-15]"""
    ledger, home, file = ledgers.seeded(seed), homes(), tmp_path / "ledger.jsonl"
    file.write_text(ledgers.as_lines(ledger), "utf-8")
    good("contacts", "import", home, file)
    rows = json.loads(good("contacts", "list", home, "--json"))
    said = {row["id"]: sorted(row.get("conflicts_with", [])) for row in rows}
    assert {raw["id"]: RULES.conflicts(ledger, raw) for raw in ledger} == said


@pytest.mark.parametrize("seed", [401, 402])
def test_the_command_line_answers_as_the_rules_do(tmp_path, seed):
    ledger = ledgers.seeded(seed, most=12)
    home, file = tmp_path / "home", tmp_path / "ledger.jsonl"
    file.write_text(ledgers.as_lines(ledger), "utf-8")
    openline("init", home, "--party", "US")
    openline("contacts", "import", home, file)

    listed = openline("contacts", "list", home, "--json")
    oldest_first(listed)
    assert {raw["id"]: RULES.level(raw) for raw in ledger} == {
        row["id"]: row["level"] for row in listed
    }
    for raw in ledger[:3]:
        rows = openline("contacts", "since", home, raw["id"], "--json")
        agree_on_since(rows, ledger, raw["id"])
    event, level = ledgers.events(ledger)[-1], RULES.level(ledger[0])
    words = ("--event", event, "--level", level, "--kind", "voice", "--json")
    agree_on_event(openline("contacts", "since", home, *words), ledger, event, level, "voice")
    said = openline("contacts", "since", home, "--event", event, "--json")
    agree_on_event(said, ledger, event)
    agree_on_claims(openline("contacts", "check", home, "--json"), ledger)
    on = ledgers.days_to_ask(ledger)[1]
    rows = openline("contacts", "silence", home, "--on", on, "--json")
    agree_on_silence(rows, ledger, on)
    agree_on_debts(openline("contacts", "owed", home, "--on", on, "--json"), ledger, on)
