"""Checkpoints when due, cosigned, and what is unproven (REC-5 to REC-8, REC-10, REC-12)."""

import pytest

from openline.core.node import generations
from openline.core.record.envelope import Kind
from tests.spec import ceremony
from tests.spec.pair import Pair

QUARTER_S = 15 * 60


def checkpoints(side, author):
    """(size, cosigned) of the checkpoints of an author's log that a side holds."""
    party = side.line.genesis.number_of(ceremony.party(author).identity.root_id)
    rows = side.store.checkpoints(side.line.id)
    own = {row.size for row in rows if row.party == row.signer == party}
    co = {row.size for row in rows if row.party == party != row.signer}
    return [(size, size in co) for size in sorted(own)]


def unproven(side):
    """What `status` says of it."""
    return side.status()["record"]["unproven"]


@pytest.mark.clause("REC-8")
def test_a_checkpoint_is_due_15_minutes_after_the_first_entry_not_yet_covered(pair):
    pair.amber.sends()
    pair.settle()
    pair.passes(QUARTER_S - 1)
    assert [] == checkpoints(pair.amber, "Amber")
    pair.passes(1)
    size = pair.amber.line.logs[pair.amber.line.us].size
    for side in pair.sides:
        assert [(size, True)] == checkpoints(side, "Amber")


@pytest.mark.clause("REC-8")
def test_a_checkpoint_is_due_after_2048_entries(pair):
    covered = pair.amber.line.unproven
    for number in range(2047 - covered):
        pair.amber.sends(str(number))
        if number % 64 == 0:
            pair.settle()
    pair.settle()
    pair.passes(6)
    assert [] == checkpoints(pair.amber, "Amber")
    pair.amber.sends("the last")
    pair.passes(6)  # until a head shows that the peer holds what it covers
    assert 1 == len(checkpoints(pair.cobalt, "Amber"))


@pytest.mark.clause("REC-8")
def test_receipts_alone_make_none_due(pair):
    pair.passes(QUARTER_S)
    before = checkpoints(pair.cobalt, "Cobalt")
    pair.amber.sends()
    pair.settle()
    receipts = len(pair.cobalt.kinds(Kind.RCPT))
    pair.passes(QUARTER_S + 5)
    assert receipts == len(pair.cobalt.kinds(Kind.RCPT))
    assert before == checkpoints(pair.cobalt, "Cobalt")


@pytest.mark.clause("LIN-8")
@pytest.mark.clause("REC-8")
def test_evidence_may_ask_for_a_checkpoint_and_its_cosignature_and_gets_them_within_two_seconds(
    pair,
):
    pair.amber.sends()
    pair.settle()
    pair.amber.does("checkpoint")
    pair.passes(2)
    for author in ("Amber", "Cobalt"):
        assert [True] == [cosigned for _, cosigned in checkpoints(pair.amber, author)]


@pytest.mark.clause("LIN-8")
@pytest.mark.clause("LIN-6")
def test_the_roots_of_two_copies_can_be_compared_part_by_part(pair):
    """R40: the first difference is found without a third party."""
    for number in range(10):
        pair.amber.sends(str(number))
    pair.settle()
    party, tree = pair.amber.line.us, pair.amber.line.logs[pair.amber.line.us].tree
    for size, start, count in ((8, 0, 8), (12, 8, 4), (12, 11, 1)):
        pair.amber.does("compare", ask=[party, 1, size, start, count])
        pair.settle()
        told = [event for event in pair.amber.told if event["event"] == "subtree"][-1]
        assert tree.subtree(start, count).hex() == told["root"]
    for size, start, count in ((999, 0, 8), (8, 1, 4), (8, 0, 3)):
        pair.amber.does("compare", ask=[party, 1, size, start, count])
        pair.settle()
        told = [event for event in pair.amber.told if event["event"] == "subtree"][-1]
        assert told["root"] is None


@pytest.mark.clause("REC-7")
def test_a_cosignature_never_precedes_the_entries_it_covers(pair):
    """Mutant: cosign what the author claims."""
    pair.hold(pair.amber)
    pair.amber.sends("not there yet")
    pair.amber.does("checkpoint")
    entries = pair.pipes[1].way["Amber"]
    statement = entries.pop()
    while entries and len(statement) < 2000:
        statement = entries.pop()
    entries.clear()
    pair.inject(pair.amber, 1, statement)
    assert [] == checkpoints(pair.cobalt, "Amber")
    pair.release(pair.amber)
    pair.passes(10)
    assert pair.cobalt.texts() == ["not there yet"]
    assert [True] == [cosigned for _, cosigned in checkpoints(pair.cobalt, "Amber")]


@pytest.mark.clause("REC-8")
def test_unproven_counts_our_entries_that_no_cosignature_covers_with_the_age_of_the_oldest(
    pair,
):
    first = unproven(pair.amber)["entries"]
    pair.amber.sends()
    pair.passes(7)
    assert unproven(pair.amber) == {"entries": first + 1, "age_ms": 7000}
    pair.amber.does("checkpoint")
    pair.settle()
    assert unproven(pair.amber) is None


@pytest.mark.clause("REC-8")
def test_a_peer_that_withholds_cosignatures_is_seen_and_stops_nothing():
    pair = Pair()
    pair.loses = lambda sender, frame: sender is pair.cobalt and frame[:2] == [4, 1]
    pair.amber.sends()
    pair.passes(QUARTER_S + 30)
    assert [(False)] == [cosigned for _, cosigned in checkpoints(pair.amber, "Amber")]
    assert unproven(pair.amber)["age_ms"] >= QUARTER_S * 1000
    item = pair.amber.sends("goes on")
    pair.settle()
    assert "held" in pair.amber.lit(item)


@pytest.mark.clause("REC-5")
@pytest.mark.parametrize("when", ["before", "after"])
def test_nothing_goes_on_a_wire_and_nobody_is_answered_before_the_disk_has_it(pair, when):
    """A commit that failed, and one that failed but happened: the outcome is called unknown."""
    pair.settle()
    pair.amber.store.fail_next(when)
    number = pair.amber.asks("send", **{"as": "Anna", "text": "perhaps"})
    fault = pair.amber.replies[number].fault
    assert (fault["clause"], fault["blame"]) == ("REC-5", "world")
    assert not any(pair.unsent(pair.amber))
    assert ([] if when == "before" else ["perhaps"]) == [
        item["text"] for item in pair.amber.items()
    ]
    pair.cut(1)
    pair.connect()
    assert ([] if when == "before" else ["perhaps"]) == pair.cobalt.texts()


@pytest.mark.clause("REC-5")
def test_a_node_that_stopped_goes_on_where_its_disk_says(pair):
    items = [pair.amber.sends("one"), pair.cobalt.sends("two")]
    pair.amber.stops("three")
    pair.settle()
    pair.cobalt.does("ack", as_="Carl", item=items[0])
    pair.passes(1)  # which path took an item is written once a second
    before = [side.items(every=True) for side in pair.sides]
    for side in pair.sides:
        side.restarts()
    assert before == [side.items(every=True) for side in pair.sides]
    pair.connect()
    assert 3 == pair.amber.does("send", as_="Anna", text="four")["serial"]
    pair.settle()
    assert pair.cobalt.texts() == ["one", "three", "four"]


@pytest.mark.clause("REC-10")
def test_a_restored_node_signs_no_place_until_the_peer_has_shown_it_its_log(pair):
    """What it sent after the copy was made comes back, then what waited is signed."""
    pair.amber.sends("before the copy")
    pair.settle()
    copy = pair.amber.store.copy()
    pair.amber.sends("after the copy")
    pair.settle()
    pair.cut(1)
    pair.amber.store = copy
    pair.amber.restarts(restored=True)
    size = pair.amber.line.logs[pair.amber.line.us].size
    waits = pair.amber.does("send", as_="Anna", text="waits")
    assert waits["serial"] is None
    shown = pair.amber.items()[-1]
    assert (shown["text"], shown["signed"], shown["serial"]) == ("waits", False, None)
    assert size == pair.amber.line.logs[pair.amber.line.us].size
    assert pair.amber.status()["unsigned"] == 1
    pair.connect()
    assert pair.cobalt.texts() == ["before the copy", "after the copy", "waits"]
    assert [1, 2, 3] == [item["serial"] for item in pair.amber.items()]
    assert all(item["signed"] for item in pair.amber.items())
    assert 1 == len(pair.amber.kinds(Kind.RESYNC))
    assert [0, 0] == [side.status()["record"]["forks"] for side in pair.sides]


@pytest.mark.clause("REC-10")
def test_a_restored_node_refuses_checks_and_certificates_in_words(pair):
    pair.cut(1)
    pair.amber.restarts(restored=True)
    assert pair.amber.is_refused("check")["clause"] == "REC-10"
    assert pair.amber.is_refused("remove-officer", name="Agda")["clause"] == "REC-10"
    assert pair.amber.status()["restored"]


def begins_anew(side):
    """The root of a side signs its next generation; the node begins it."""
    line = side.line
    head = line.logs[line.us].head()
    payload = generations.statement(line.genesis, line.us, head.generation + 1, [head])
    signed = ceremony.party(side.name).root.sign(generations.AAD_GENERATION, payload)
    side.does("generation", statement=signed.hex())


@pytest.mark.clause("REC-12")
def test_a_new_generation_starts_serials_again_and_keeps_suspensions_and_removals(pair):
    """Mutant: forget who was removed or what was suspended, as indices start again at 0."""
    pair.amber.sends("old")
    pair.amber.does("remove-officer", name="Agda")
    pair.amber.does("suspend", as_="Arvo", scope="message")
    pair.settle()
    begins_anew(pair.amber)
    new = pair.amber.appends_act(Kind.ACK, [], reference=bytes(32))
    pair.settle()
    assert [1, 1] == [side.item(new)["serial"] for side in pair.sides]
    removed = pair.amber.appends_act(Kind.STOP, ["en", ["x"], None, 1], as_="Agda")
    message = pair.amber.appends_act(Kind.MESSAGE, ["en", "x", []])
    theirs = pair.cobalt.appends_act(Kind.MESSAGE, ["en", "x", []])
    pair.settle()
    for side in pair.sides:
        assert ["CER-9", "RCT-9", "RCT-9"] == [
            side.item(item)["void"] for item in (removed, message, theirs)
        ]
        assert ["message"] == [each["kind"] for each in side.status()["suspended"]]
    pair.amber.does("resume", as_="Arvo", scope="message")
    pair.settle()
    begins_anew(pair.amber)
    items = [side.sends("again") for side in pair.sides]
    pair.settle()
    for side in pair.sides:
        assert [] == side.status()["suspended"]
        assert [None, None] == [side.item(item)["void"] for item in items]
