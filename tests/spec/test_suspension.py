"""Suspension by kind, crossing, and what nothing can suspend (RCT-9)."""

import pytest

from openline.core.record.envelope import Kind
from tests.spec.pair import Pair

MESSAGE = ["en", "suspended?", []]


def is_suspended(side):
    """Whether this node refuses a message now."""
    reply = side.replies[side.asks("send", **{"as": side.duty(), "text": "x"})]
    return reply.fault is not None and reply.fault["clause"] == "RCT-9"


@pytest.mark.clause("RCT-9")
def test_both_senders_refuse_a_suspended_kind_and_both_say_who_suspended_it(pair):
    pair.amber.does("suspend", as_="Arvo", scope="message")
    pair.settle()
    for side in pair.sides:
        assert side.is_refused("send", **{"as": side.duty(), "text": "x"})["clause"] == "RCT-9"
        assert side.status()["suspended"] == [
            {"kind": "message", "by": "Amber", "since": pair.wall_ms, "officer": "Arvo"}
        ]


@pytest.mark.clause("RCT-9")
def test_stop_check_ack_answer_and_suspension_itself_pass(pair):
    """Promise 7: safety of life passes always."""
    theirs = pair.cobalt.sends()
    pair.settle()
    pair.amber.does("suspend", as_="Arvo", scope="message,notice")
    pair.settle()
    for side in pair.sides:
        side.stops(f"stop {side.name}")
        side.does("check")
        side.does("suspend", as_=side.chief(), scope="notice")
        pair.settle()
    pair.amber.does("ack", as_="Anna", item=theirs)
    pair.amber.does("answer", as_="Anna", item=theirs, meaning="understood")
    pair.settle()
    assert "stop Cobalt" in pair.amber.texts()
    assert "stop Amber" in pair.cobalt.texts()
    assert {"acknowledged", "answered"} <= pair.cobalt.lit(theirs)
    assert pair.cobalt.status()["checks"]["machine"] == 2
    assert {None} == {item["void"] for side in pair.sides for item in side.items(every=True)}


@pytest.mark.clause("RCT-9")
def test_only_the_party_that_suspended_resumes(pair):
    pair.amber.does("suspend", as_="Arvo", scope="message")
    pair.settle()
    assert pair.cobalt.is_refused("resume", as_="Clio", scope="message")["clause"] == "RCT-9"
    forged = pair.cobalt.appends_act(Kind.RESUME, [[1], 0], as_="Clio")
    pair.settle()
    for side in pair.sides:
        assert side.item(forged)["void"] == "RCT-9"
        assert is_suspended(side)
    pair.amber.does("resume", as_="Arvo", scope="message")
    pair.settle()
    for side in pair.sides:
        assert not is_suspended(side)
        assert side.status()["suspended"] == []


@pytest.mark.clause("RCT-9")
def test_what_both_suspended_stays_until_both_resume(pair):
    for side in pair.sides:
        side.does("suspend", as_=side.chief(), scope="message")
    pair.settle()
    pair.amber.does("resume", as_="Arvo", scope="message")
    pair.settle()
    assert all(is_suspended(side) for side in pair.sides)
    pair.cobalt.does("resume", as_="Clio", scope="message")
    pair.settle()
    assert not any(is_suspended(side) for side in pair.sides)


@pytest.mark.clause("RCT-9")
def test_a_message_of_one_who_knew_is_void_on_both_sides(pair):
    pair.amber.does("suspend", as_="Arvo", scope="message")
    pair.settle()
    items = [side.appends_act(Kind.MESSAGE, MESSAGE) for side in pair.sides]
    pair.settle()
    for side in pair.sides:
        assert ["RCT-9", "RCT-9"] == [side.item(item)["void"] for item in items]
        assert [False, False] == [side.item(item)["crossed"] for item in items]


@pytest.mark.clause("RCT-9")
@pytest.mark.parametrize("first", ["the message arrives later", "the suspension arrives later"])
def test_a_message_that_crossed_the_suspension_stands_and_is_marked_on_both_sides(pair, first):
    """Mutant: mark it at its author only."""
    for side in pair.sides:
        pair.hold(side)
    pair.amber.does("suspend", as_="Arvo", scope="message")
    item = pair.cobalt.sends("sent in ignorance")
    late = pair.cobalt if first == "the message arrives later" else pair.amber
    pair.release(late.peer)
    pair.settle()
    pair.release(late)
    pair.settle()
    for side in pair.sides:
        shown = side.item(item)
        assert (shown["void"], shown["crossed"]) == (None, True)
    assert pair.amber.texts() == ["sent in ignorance"]
    for side in pair.sides:
        side.restarts()
        assert side.item(item)["crossed"]


@pytest.mark.clause("RCT-9")
def test_what_the_suspender_had_got_before_is_not_crossed(pair):
    item = pair.cobalt.sends("before")
    pair.settle()
    pair.amber.does("suspend", as_="Arvo", scope="message")
    pair.settle()
    assert [False, False] == [side.item(item)["crossed"] for side in pair.sides]


@pytest.mark.clause("RCT-9")
def test_a_suspension_holds_from_its_time_on(pair):
    pair.amber.does("suspend", as_="Arvo", scope="message", from_ms=pair.wall_ms + 5000)
    pair.settle()
    assert not is_suspended(pair.amber)
    assert not is_suspended(pair.cobalt)
    pair.passes(6)
    assert is_suspended(pair.amber)
    assert is_suspended(pair.cobalt)


@pytest.mark.clause("RCT-9")
def test_a_suspension_outlives_a_restart(pair):
    pair.amber.does("suspend", as_="Arvo", scope="message")
    pair.settle()
    for side in pair.sides:
        side.restarts()
        assert is_suspended(side)


@pytest.mark.clause("RCT-9")
def test_a_suspension_made_while_apart_is_in_force_when_the_line_is_back():
    pair = Pair(connected=False)
    pair.amber.does("suspend", as_="Arvo", scope="message")
    assert is_suspended(pair.amber)
    assert not is_suspended(pair.cobalt)
    pair.connect()
    assert is_suspended(pair.cobalt)
    (crossed,) = [item for item in pair.amber.items() if item["author"] == "Cobalt"]
    assert (crossed["crossed"], crossed["void"]) == (True, None)
