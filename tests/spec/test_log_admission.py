"""What a log takes, keeps early, has already, or calls a fork (REC-1 to REC-4)."""

import pytest

from openline.core.base.errors import PeerFault
from openline.core.record.envelope import Entry, Envelope, Head
from openline.core.record.log import EARLY_MAX, Admission, Log
from openline.core.record.tree import EMPTY_ROOT, Tree, leaf_hash

HEADS = (Head(1, 1, 0, EMPTY_ROOT),)


def entry(index, own_root, *, t_ms=0, mark=b""):
    """An authentic entry of party 0; `mark` makes another one of the same place."""
    data = b"%d" % index + mark + own_root + b"%d" % t_ms
    envelope = Envelope(index, 1, own_root, HEADS, t_ms, 23, 0, bytes(32), 20)
    return Entry(0, data, leaf_hash(data), envelope)


def written(size):
    """The entries of an honest author, one after the other."""
    tree, entries = Tree(), []
    for index in range(size):
        entries.append(entry(index, tree.root(), t_ms=index))
        tree.append(entries[-1].leaf)
    return entries


def holding(entries, early=()):
    """A log that took these, and keeps those early."""
    log = Log(0)
    for each in entries:
        assert log.judge(each).admission is Admission.NEXT
        log.append(each)
    for each in early:
        log.early[each.envelope.index] = each.leaf
    return log


def everything(log):
    """All that a refusal must leave alone."""
    return log.head(), dict(log.early), log.last_t_ms, log.ranges()


def judged(log, given):
    """The verdict, which by itself changes nothing."""
    before = everything(log)
    verdict = log.judge(given)
    assert everything(log) == before
    return verdict


@pytest.mark.clause("REC-2")
def test_the_next_entry_over_what_is_held_is_taken():
    """REC-1, REC-2: index, root and size follow one another."""
    entries = written(9)
    log = holding(entries)
    assert (log.size, log.ranges()) == (9, [(0, 9)])
    assert log.head() == Head(0, 1, 9, log.tree.root())
    assert log.last_t_ms == 8


@pytest.mark.clause("REC-2")
def test_an_entry_held_already_is_a_duplicate_wherever_it_stands():
    """REC-2: byte for byte, gapless or early."""
    entries = written(6)
    log = holding(entries[:4], early=[entries[5]])
    for each in (*entries[:4], entries[5]):
        assert judged(log, each).admission is Admission.DUPLICATE


@pytest.mark.clause("REC-2")
def test_a_clock_that_goes_back_does_not_keep_an_entry_out():
    """REC-2, LIN-9: it is admitted, or one bad time would block the log; it is void (ENV-9)."""
    log = holding(written(3))
    for t_ms in (1, 2):
        following = entry(3, log.tree.root(), t_ms=t_ms)
        assert log.judge(following).admission is Admission.NEXT


@pytest.mark.clause("REC-3")
def test_an_entry_beyond_the_next_is_early_whatever_its_roots():
    """REC-3: they are checked when the gap closes."""
    log = holding(written(2))
    for index in (3, 9, 2**40):
        assert judged(log, entry(index, bytes(32))).admission is Admission.EARLY


@pytest.mark.clause("REC-3")
def test_at_most_4096_entries_are_kept_early():
    """REC-3: one more is refused and changes nothing; those that are there stay duplicates."""
    log = Log(0)
    kept = [entry(1 + number, bytes(32)) for number in range(EARLY_MAX)]
    for each in kept:
        log.early[each.envelope.index] = each.leaf
    before = everything(log)
    with pytest.raises(PeerFault, match="REC-3"):
        log.judge(entry(EARLY_MAX + 1, bytes(32)))
    assert everything(log) == before
    assert log.judge(kept[7]).admission is Admission.DUPLICATE
    assert log.judge(entry(0, EMPTY_ROOT)).admission is Admission.NEXT


@pytest.mark.clause("REC-3")
def test_ranges_name_what_is_held_with_its_gaps():
    """REC-3, RCT-3."""
    entries = written(9)
    log = holding(entries[:3], early=[entries[4], entries[5], entries[8]])
    assert log.ranges() == [(0, 3), (4, 6), (8, 9)]
    assert Log(0).ranges() == []
    assert [log.leaf_at(index) for index in (2, 3, 4)] == [
        entries[2].leaf,
        None,
        entries[4].leaf,
    ]


@pytest.mark.clause("REC-4")
@pytest.mark.parametrize("index", [0, 2, 3])
def test_another_entry_at_a_place_held_is_a_fork(index):
    """REC-4: two authentic entries at one index; the leaf first held is named."""
    entries = written(4)
    log = holding(entries)
    other = entry(index, entries[index].envelope.own_root, t_ms=9, mark=b"other")
    verdict = judged(log, other)
    assert verdict.admission is Admission.FORK
    assert verdict.held_leaf == entries[index].leaf
    assert verdict.why


@pytest.mark.clause("REC-4")
@pytest.mark.parametrize("index", [2, 5])
def test_another_entry_at_a_place_held_early_is_a_fork(index):
    """REC-4: beyond the gap, and where the gap has just reached it."""
    entries = written(6)
    log = holding(entries[:2], early=[entries[index]])
    verdict = judged(log, entry(index, entries[index].envelope.own_root, t_ms=9, mark=b"other"))
    assert (verdict.admission, verdict.held_leaf) == (Admission.FORK, entries[index].leaf)


@pytest.mark.clause("REC-4")
def test_an_own_root_that_differs_from_what_is_held_is_a_fork():
    """REC-4: its author signed another past than the one it sent."""
    entries = written(3)
    log = holding(entries)
    verdict = judged(log, entry(3, bytes(32), t_ms=9))
    assert (verdict.admission, verdict.held_leaf) == (Admission.FORK, entries[2].leaf)
    first = judged(Log(0), entry(0, bytes(32)))
    assert (first.admission, first.held_leaf) == (Admission.FORK, None)


@pytest.mark.clause("REC-4")
def test_a_head_of_a_log_is_true_false_or_beyond_what_is_held():
    """REC-4: a signed head that differs is a fork; one that is longer is none yet."""
    log = holding(written(5))
    for size in range(6):
        root = log.tree.root_at(size)
        assert log.holds(Head(0, 1, size, root)) is True
        assert log.holds(Head(0, 1, size, bytes(32))) is False
    assert log.holds(Head(0, 1, 6, bytes(32))) is None
    assert log.holds(Head(0, 2, 5, log.tree.root())) is None


@pytest.mark.clause("REC-1")
def test_an_early_entry_that_is_appended_is_early_no_more():
    """REC-1, REC-3."""
    entries = written(3)
    log = holding(entries[:1], early=[entries[2]])
    for each in entries[1:]:
        assert log.judge(each).admission in {Admission.NEXT, Admission.DUPLICATE}
        log.append(each)
    assert (log.size, log.early) == (3, {})
