"""After a fork the branch first held goes on; STOP and check of the other still pass (REC-4)."""

import pytest


def forked(pair):
    """Cobalt's copy of yesterday goes on as if nothing had been said since: a second branch."""
    yesterday = pair.cobalt.store.copy()
    pair.cobalt.sends("on the branch that Amber holds")
    pair.settle()
    for number in list(pair.pipes):
        pair.cut(number)
    pair.cobalt.store = yesterday
    pair.cobalt.restarts()
    pair.cobalt.sends("on the branch that Amber does not hold")


@pytest.mark.clause("REC-4")
def test_a_stop_of_the_branch_that_is_not_held_is_shown_and_receipted(pair):
    """Promise 7: whatever became of the record, a STOP reaches the watch."""
    forked(pair)
    pair.cobalt.stops("Stop: these are ours.")
    pair.connect()
    pair.passes(3)
    stops = [item for item in pair.amber.items() if item["kind"] == "stop"]
    assert ["Stop: these are ours."] == [item["text"] for item in stops]
    assert [None] == [item["void"] for item in stops]
    assert stops[0]["other_branch"]
    assert pair.amber.line.forks
    assert "held" in pair.cobalt.lit(stops[0]["id"])


@pytest.mark.clause("REC-4")
def test_it_is_there_after_a_restart_and_its_message_is_not_taken(pair):
    """The ordinary item of that branch has no effect; both signed versions are kept."""
    forked(pair)
    pair.cobalt.stops("Stop: these are ours.")
    pair.connect()
    pair.passes(3)
    pair.amber.restarts()
    assert ["on the branch that Amber holds", "Stop: these are ours."] == pair.amber.texts()
    assert pair.amber.store.forks(pair.amber.line.id)
