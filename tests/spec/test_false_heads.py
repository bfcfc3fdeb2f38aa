"""A peer that lies about our own log cannot stop us from signing (REC-10, promise 7)."""

import pytest

from openline.core.record.envelope import Head


def overstates(side):
    """From now on a side shows 99 entries of the other's log more than there are."""
    line = side.line
    other = 1 - line.us
    log = line.logs[other]
    false = Head(other, log.generation, log.size + 99, b"\x07" * 32)
    line.heads = lambda: sorted([line.logs[line.us].head(), false])


def signed(side):
    """Whether each of the side's own items has its place in the record."""
    return [item["signed"] for item in side.items() if item["author"] == side.name]


@pytest.mark.clause("REC-10")
def test_a_head_that_shows_more_than_there_is_does_not_keep_a_stop_unsigned(pair):
    overstates(pair.cobalt)
    pair.passes(6)
    pair.amber.stops("Stop: ours.")
    pair.passes(2)
    assert [True] == signed(pair.amber)
    assert ["Stop: ours."] == pair.cobalt.texts()
    assert 1 == pair.amber.line.forks


@pytest.mark.clause("REC-10")
def test_nor_does_it_after_a_restart_of_a_node_that_is_no_copy(pair):
    overstates(pair.cobalt)
    for number in list(pair.pipes):
        pair.cut(number)
    pair.amber.restarts()
    pair.connect()
    pair.passes(6)
    pair.amber.stops("Stop: ours.")
    pair.passes(2)
    assert [True] == signed(pair.amber)


@pytest.mark.clause("REC-10")
def test_a_node_that_is_a_copy_believes_it_and_waits_for_the_entries_or_a_generation(pair):
    overstates(pair.cobalt)
    for number in list(pair.pipes):
        pair.cut(number)
    pair.amber.restarts(restored=True)
    pair.connect()
    pair.passes(6)
    pair.amber.stops("Stop: ours.")
    pair.passes(2)
    assert [False] == signed(pair.amber)
