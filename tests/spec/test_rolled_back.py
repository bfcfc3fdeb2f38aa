"""A node rolled back below the file system: nobody told it, the peer's head shows it (REC-10)."""

import pytest


def rolled_back(pair):
    """Amber's disk is that of yesterday, and it does not know."""
    pair.amber.sends("yesterday")
    pair.cobalt.sends("yesterday, too")
    pair.settle()
    copy = pair.amber.store.copy()
    for number in range(3):
        pair.amber.sends(f"today {number}")
        pair.cobalt.sends(f"today, too {number}")
        pair.settle()
    for number in list(pair.pipes):
        pair.cut(number)
    pair.amber.store = copy
    pair.amber.restarts()


@pytest.mark.clause("REC-10")
def test_it_adopts_its_own_entries_and_makes_no_fork(pair):
    rolled_back(pair)
    pair.connect()
    pair.passes(4)
    assert not pair.amber.line.restored
    pair.amber.sends("and on")
    pair.passes(2)
    for side in pair.sides:
        assert 0 == side.line.forks
    texts = ["yesterday", "today 0", "today 1", "today 2", "and on"]
    assert texts == pair.cobalt.texts()


@pytest.mark.clause("REC-10")
@pytest.mark.clause("LIN-11")
def test_nor_does_it_over_two_routes_at_once(pair):
    rolled_back(pair)
    pair.connect("one", settle=False)
    pair.connect("two", settle=False)
    pair.settle()
    pair.passes(4)
    assert not pair.amber.line.restored
    for side in pair.sides:
        assert 0 == side.line.forks
