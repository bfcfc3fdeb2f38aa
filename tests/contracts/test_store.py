"""The contract of a store, over both stores."""

import random

import pytest

from openline.core.base.errors import Unavailable
from openline.core.node import effects
from openline.core.record.tree import leaf_hash
from openline.shell.store import contract
from openline.shell.store.contract import LineRow
from openline.shell.store.memory import MemoryStore
from tests.contracts.stores import LINE, OTHER, InMemory, OnDisk, entry, part, shown


@pytest.fixture(params=["disk", "memory"])
def home(request, tmp_path):
    made = OnDisk(tmp_path) if request.param == "disk" else InMemory()
    made.store.add_line(LineRow(LINE, 0, b"line file"))
    yield made
    made.store.close()


# --- both stores ---------------------------------------------------------------------------


def test_what_was_committed_is_there_after_a_restart(home):
    home.store.add_line(LineRow(OTHER, 1, b"another"))
    home.store.commit(
        [
            *(entry(0), entry(1, body=None), entry(0, seq=3, line=OTHER, body=b"")),
            effects.PutCheckpoint(LINE, 0, 1, 2, 0, b"checkpoint"),
            effects.PutCheckpoint(LINE, 0, 1, 2, 1, b"cosignature"),
            effects.PutWaiting(LINE, b"i" * 32, b"item"),
            effects.PutSent(LINE, 1, 0, 77, "road"),
            effects.PutFork(LINE, 1, 1, 5, b"held", b"refused", 78),
            effects.PutOffence(LINE, "LIN-2", b"bytes", 79),
            part(0, b"a" * 50),
        ]
    )
    home.store.put_note("note", b"value")
    before = shown(home.store)
    again = home.reopen()
    assert before == shown(again)
    assert again.get_note("note") == b"value"
    assert [LineRow(LINE, 0, b"line file"), LineRow(OTHER, 1, b"another")] == again.lines()
    assert [(p.party, p.signer) for p in again.checkpoints(LINE)] == [(0, 0), (0, 1)]


def test_an_empty_store_knows_nothing(home):
    store = home.store
    for line in (LINE, b"unknown" * 4):
        assert [*store.entries(line)] == []
        assert store.entry(line, 0, 1, 0) is None
        assert [] == store.checkpoints(line) == store.waiting(line) == store.sent(line)
        assert [] == store.forks(line) == store.offences(line)
        assert store.attachments(line) == {}
        assert store.part(line, b"S" * 32, 0, 1) is None
    assert store.entry_by_seq(1) is None
    assert store.get_note("nothing") is None
    assert store.next_seq() == 1


def test_a_line_is_added_once(home):
    home.store.add_line(LineRow(LINE, 0, b"line file"))
    with pytest.raises(AssertionError):
        home.store.add_line(LineRow(LINE, 0, b"another file"))
    with pytest.raises(AssertionError):
        home.store.commit([entry(0, line=OTHER)])
    assert [LineRow(LINE, 0, b"line file")] == home.store.lines()


def test_entries_come_in_the_order_of_arrival_of_their_line(home):
    home.store.add_line(LineRow(OTHER, 1, b""))
    for seq in range(1, 201):
        line = OTHER if seq % 3 == 0 else LINE
        home.store.commit([entry(seq, seq=seq, line=line, party=seq % 2)])
    assert [s for s in range(1, 201) if s % 3] == [r.seq for r in home.store.entries(LINE)]
    assert [r.seq for r in home.store.entries(OTHER, 192)] == [195, 198]
    assert home.store.next_seq() == 201
    assert (OTHER, home.store.entry(OTHER, 1, 1, 3)) == home.store.entry_by_seq(3)


def test_entries_that_come_while_reading_are_read_as_well(home):
    home.store.commit([entry(i) for i in range(100)])
    rows = home.store.entries(LINE)
    first = next(rows)
    home.store.commit([entry(100)])
    assert [*range(101)] == [first.index, *(row.index for row in rows)]


def test_a_row_tells_whether_its_body_is_there(home):
    home.store.commit([entry(0), entry(1, body=None), entry(2, body=b"")])
    rows = [*home.store.entries(LINE)]
    assert [(row.body, row.body_state) for row in rows] == [
        (b"salt and text", "ok"),
        (None, "absent"),
        (b"", "ok"),
    ]
    assert (b"e 0 0", leaf_hash(b"e 0 0"), 1001, False) == (
        rows[0].entry,
        *(rows[0].leaf, rows[0].at_ms, rows[0].early),
    )


BAD_ENDS = {
    "the place is taken": lambda: entry(0, seq=9),
    "the seq is taken": lambda: entry(9, seq=1),
    "no such line": lambda: entry(9, seq=9, line=OTHER),
    "no such entry": lambda: effects.MendEntry(LINE, 0, 1, 9, b"x", None),
    "a part beyond the end": lambda: part(99, b"xx"),
    "another leaf": lambda: effects.PutEntry(LINE, 9, 0, 1, 9, b"x", b"y" * 32, None, 0, False),
}


@pytest.mark.parametrize("end", BAD_ENDS)
@pytest.mark.clause("REC-5")
def test_a_commit_that_cannot_be_carried_out_leaves_nothing(home, end):
    home.store.commit(
        [
            *(entry(0), entry(1, early=True, body=None), part(0, b"a" * 10)),
            *(effects.PutWaiting(LINE, item, b"data") for item in (b"1" * 32, b"2" * 32)),
        ]
    )
    before = shown(home.store)
    with pytest.raises(AssertionError):
        home.store.commit(
            [
                *(entry(2), entry(1, seq=7), part(10, b"b" * 10), part(5, b"c" * 10)),
                part(0, b"z" * 3, total=3),
                effects.MendEntry(LINE, 0, 1, 0, b"mended", b"body"),
                effects.PutCheckpoint(LINE, 0, 1, 2, 0, b"checkpoint"),
                effects.PutWaiting(LINE, b"3" * 32, b"data"),
                effects.DropWaiting(LINE, b"1" * 32),
                effects.PutWaiting(LINE, b"4" * 32, b"data"),
                effects.DropWaiting(LINE, b"3" * 32),
                effects.PutSent(LINE, 1, 0, 77, "road"),
                effects.PutFork(LINE, 1, 1, 5, b"held", b"refused", 78),
                effects.PutOffence(LINE, "LIN-2", b"bytes", 79),
                BAD_ENDS[end](),
            ]
        )
    assert before == shown(home.store)
    assert before == shown(home.reopen())
    home.store.commit([entry(2)])
    assert home.store.next_seq() == 4


@pytest.mark.clause("REC-3")
def test_an_early_entry_keeps_its_arrival_when_its_turn_comes(home):
    home.store.commit([entry(5, seq=1, early=True, body=None), entry(6, seq=2, early=True)])
    assert home.store.entry(LINE, 0, 1, 5).early
    home.store.commit([entry(5, seq=8), entry(6, seq=9, body=b"another body")])
    rows = [*home.store.entries(LINE)]
    assert [(row.seq, row.at_ms, row.early, row.body) for row in rows] == [
        (1, 1001, False, b"salt and text"),
        (2, 1002, False, b"salt and text"),
    ]
    with pytest.raises(AssertionError):
        home.store.commit([entry(5, seq=8)])


@pytest.mark.clause("REC-3")
def test_another_entry_cannot_take_the_place_of_an_early_one(home):
    home.store.commit([entry(5, seq=1, early=True)])
    with pytest.raises(AssertionError):
        home.store.commit([entry(5, seq=2, text=b"other")])
    assert home.store.entry(LINE, 0, 1, 5).early


@pytest.mark.clause("REC-11")
def test_a_damaged_body_is_named_and_mended(home):
    home.store.commit([entry(0), entry(1), entry(2)])
    home.damage_body(1)
    assert [row.body_state for row in home.store.entries(LINE)] == ["ok", "damaged", "ok"]
    row = home.store.entry(LINE, 0, 1, 1)
    assert (row.body, row.body_state) == (None, "damaged")
    good = entry(1)
    home.store.commit([effects.MendEntry(LINE, 0, 1, 1, good.entry, good.body)])
    row = home.store.entry(LINE, 0, 1, 1)
    assert (2, good.body, "ok", 1002) == (row.seq, row.body, row.body_state, row.at_ms)


@pytest.mark.clause("REC-11")
def test_a_damaged_entry_shows_by_its_leaf_and_is_mended_without_its_body(home):
    home.store.commit([entry(0), entry(1, body=None)])
    home.damage_entry(0)
    row = home.store.entry(LINE, 0, 1, 0)
    assert row.leaf != leaf_hash(row.entry)
    home.store.commit([effects.MendEntry(LINE, 0, 1, 0, entry(0).entry, None)])
    row = home.store.entry(LINE, 0, 1, 0)
    assert (entry(0).leaf, b"salt and text") == (leaf_hash(row.entry), row.body)
    home.store.commit([effects.MendEntry(LINE, 0, 1, 1, entry(1).entry, b"late")])
    assert home.store.entry(LINE, 0, 1, 1).body == b"late"


def test_what_waits_keeps_its_order_until_it_is_dropped(home):
    items = [bytes([n]) * 32 for n in (9, 3, 7)]
    home.store.commit([effects.PutWaiting(LINE, item, item[:4]) for item in items])
    home.store.commit([effects.PutWaiting(LINE, items[0], b"second time")])
    home.store.commit(
        [effects.DropWaiting(LINE, items[1]), effects.DropWaiting(LINE, items[1])]
    )
    assert [(items[0], items[0][:4]), (items[2], items[2][:4])] == home.store.waiting(LINE)


def test_the_first_sending_of_an_entry_counts(home):
    home.store.commit(
        [effects.PutSent(LINE, 1, 4, 10, "röute"), effects.PutSent(LINE, 1, 2, 11, "b")]
    )
    home.store.commit(
        [effects.PutSent(LINE, 1, 4, 12, "b"), effects.PutSent(LINE, 2, 4, 13, "")]
    )
    assert home.store.sent(LINE) == [(1, 4, 10, "röute"), (1, 2, 11, "b"), (2, 4, 13, "")]


def test_the_first_checkpoint_of_a_size_and_signer_is_kept(home):
    first = effects.PutCheckpoint(LINE, 1, 1, 9, 1, b"first")
    home.store.commit([first, effects.PutCheckpoint(LINE, 1, 1, 9, 1, b"second")])
    assert [first] == home.store.checkpoints(LINE)


@pytest.mark.clause("REC-4")
def test_forks_are_kept_once_and_only_so_many(home):
    forks = [
        effects.PutFork(LINE, 1, 1, n, b"held", b"refused", n)
        for n in range(contract.FORKS_KEPT_MAX + 2)
    ]
    home.store.commit([forks[0], forks[0], *forks])
    assert forks[: contract.FORKS_KEPT_MAX] == home.store.forks(LINE)


def test_the_newest_offences_are_kept(home):
    offences = [
        effects.PutOffence(LINE, "LIN-2", b"%d" % n, n)
        for n in range(contract.OFFENCES_KEPT_MAX + 3)
    ]
    long = effects.PutOffence(LINE, "LIN-2", b"x" * 70_000, 5)
    home.store.commit([*offences, long])
    kept = home.store.offences(LINE)
    assert offences[4:] == kept[:-1]
    assert kept[-1].data == b"x" * contract.OFFENCE_BYTES_MAX


def test_what_is_receipted_of_a_branch_that_is_not_held_is_not_crowded_out(home):
    aside = effects.PutOffence(LINE, "REC-4", b"a STOP", 1)
    offences = [
        effects.PutOffence(LINE, "LIN-2", b"%d" % n, n)
        for n in range(contract.OFFENCES_KEPT_MAX + 3)
    ]
    home.store.commit([aside, *offences])
    assert [aside, *offences[3:]] == home.store.offences(LINE)


def test_an_attachment_goes_on_after_a_gap_closes(home):
    data, sha256 = bytes(range(100)), b"S" * 32
    home.store.commit([part(0, data[:30]), part(60, data[60:90])])
    assert {sha256: (30, 100)} == home.store.attachments(LINE)
    assert data[10:30] == home.store.part(LINE, sha256, 10, 20)
    assert data[65:75] == home.store.part(LINE, sha256, 65, 10)
    assert home.store.part(LINE, sha256, 20, 20) is None
    assert home.store.part(LINE, sha256, 95, 10) is None
    home.reopen().commit([part(20, data[20:70])])
    assert {sha256: (90, 100)} == home.store.attachments(LINE)
    home.store.commit([part(90, data[90:]), part(40, data[40:45])])
    assert {sha256: (100, 100)} == home.store.attachments(LINE)
    assert data == home.store.part(LINE, sha256, 0, 100)
    assert data[33:66] == home.store.part(LINE, sha256, 33, 33)
    assert home.store.part(LINE, sha256, 100, 0) == b""


def test_an_attachment_of_another_total_begins_anew(home):
    home.store.commit([part(0, b"a" * 30), part(0, b"", total=0, sha256=b"E" * 32)])
    home.store.commit([part(10, b"b" * 5, total=20)])
    assert home.store.attachments(LINE) == {b"S" * 32: (0, 20), b"E" * 32: (0, 0)}
    assert home.store.part(LINE, b"E" * 32, 0, 0) == b""


def test_a_note_is_replaced(home):
    home.store.put_note("k", b"1")
    home.store.put_note("k", b"2")
    assert home.reopen().get_note("k") == b"2"


def some_write(chance, seq):
    line = chance.choice([LINE, LINE, OTHER])
    small = chance.randrange(6)
    at, body = chance.randrange(60), chance.choice([None, b"", b"body %d" % seq])
    return chance.choice(
        [
            entry(
                small,
                seq=seq,
                party=chance.randrange(2),
                early=at % 2 > 0,
                body=body,
                line=line,
            ),
            effects.MendEntry(line, 0, 1, small, b"e 0 %d" % small, body),
            effects.PutPart(line, bytes([small]) * 32, 60, at, bytes([seq % 256]) * (60 - at)),
            effects.PutCheckpoint(line, 0, 1, small, at % 2, b"%d" % seq),
            effects.PutWaiting(line, bytes([small]) * 32, b"%d" % seq),
            effects.DropWaiting(line, bytes([small]) * 32),
            effects.PutSent(line, 1, small, seq, "r"),
            effects.PutFork(line, 0, 1, small, b"h", b"%d" % (at % 3), seq),
            effects.PutOffence(line, "LIN-2", b"%d" % seq, seq),
        ]
    )


@pytest.mark.parametrize("seed", range(8))
def test_both_stores_show_the_same_after_any_writes(tmp_path, seed):
    chance, made = random.Random(seed), OnDisk(tmp_path)
    stores = (made.store, MemoryStore())
    outcomes = set()
    for store in stores:
        store.add_line(LineRow(LINE, 0, b""))
        store.add_line(LineRow(OTHER, 0, b""))
    for turn_no in range(60):
        writes = [
            some_write(chance, 10 * turn_no + n + 1) for n in range(chance.randrange(1, 4))
        ]
        refused = []
        for store in stores:
            try:
                store.commit(writes)
                refused.append(False)
            except AssertionError:
                refused.append(True)
        assert refused[0] == refused[1]
        outcomes.add(refused[0])
        assert shown(stores[0]) == shown(stores[1])
    made.store.close()
    assert {True, False} == outcomes


# --- memory only ---------------------------------------------------------------------------


def test_a_failed_commit_of_the_memory_store_has_happened_or_not():
    store = MemoryStore()
    store.add_line(LineRow(LINE, 0, b""))
    for when, index, size in (("before", 0, 0), ("after", 0, 1)):
        store.fail_next(when)
        with pytest.raises(Unavailable):
            store.commit([entry(index)])
        assert size == len([*store.entries(LINE)])
    store.commit([entry(1)])


def test_a_copy_of_the_memory_store_goes_its_own_way():
    store = MemoryStore()
    store.add_line(LineRow(LINE, 0, b""))
    store.commit([entry(0), part(0, b"a"), effects.PutWaiting(LINE, b"i" * 32, b"")])
    twin, before = store.copy(), shown(store)
    store.commit([entry(1), part(1, b"b"), effects.DropWaiting(LINE, b"i" * 32)])
    assert before == shown(twin) != shown(store)
    twin.commit([entry(1, text=b"fork")])
