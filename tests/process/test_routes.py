"""Routes cut, quiet and back again: nothing is lost, and what is urgent goes first."""

from __future__ import annotations

import time

import pytest

from tests.process.pair import wait_until

TAKES_OVER_S = 20.0


def _both(pair, what):
    for side in pair.sides:
        getattr(side.relay, what)()


def _arrived(side, texts):
    """The texts among those asked for, in their order of arrival at a side."""
    return [text for text in side.texts() if text in texts]


@pytest.mark.clause("LIN-10")
def test_both_routes_cut_and_back_lose_nothing_and_bring_stop_and_flash_first(running):
    """Behind a cut line a backlog grows; when it is back STOP and FLASH pass all of it."""
    pair = running
    _both(pair, "cut")
    wait_until(lambda: not pair.a.routes() and not pair.b.routes())
    backlog = [f"routine {number} {'x' * 4000}" for number in range(120)]
    for text in backlog:
        pair.a.send(text)
    flash = pair.a.send("flash", "FLASH")
    stop = pair.a.stop_item("stop")
    answer = pair.b.send("from the other side", "IMMEDIATE")
    assert pair.a.item(flash["id"])["lights"]["sent"] is None
    _both(pair, "mend")
    pair.wait_all_held()
    seqs = {item["id"]: item["seq"] for item in pair.b.items()}
    order = sorted(seqs[item["id"]] for item in pair.a.items() if "routine" in item["text"])
    assert seqs[stop["id"]] < order[0]
    assert seqs[flash["id"]] < order[0]
    assert pair.a.is_held(flash["id"])
    assert pair.b.is_held(answer["id"])
    assert _arrived(pair.b, set(backlog)) == backlog
    pair.wait_up(2)
    pair.check_records()


@pytest.mark.clause("LIN-11")
@pytest.mark.parametrize("which", ["a", "b"])
def test_one_of_two_routes_cut_loses_nothing_and_no_officer_acts(running, which):
    """Items go on over the other route, the line stays both ways, and the route comes back."""
    pair = running
    sent = [pair.a.send(f"before {number} {'x' * 2000}") for number in range(20)]
    getattr(pair, which).relay.cut()
    sent += [pair.a.send(f"after {number}") for number in range(20)]
    back = [pair.b.send(f"back {number}") for number in range(20)]
    for part in sent:
        wait_until(lambda part=part: pair.a.is_held(part["id"]), 5)
    for part in back:
        wait_until(lambda part=part: pair.b.is_held(part["id"]), 5)
    assert [side.line()["state"] for side in pair.sides] == ["both_ways", "both_ways"]
    getattr(pair, which).relay.mend()
    pair.wait_up(2)
    pair.check_records()


@pytest.mark.clause("LIN-9")
def test_a_route_that_swallows_bytes_without_closing_is_passed_over_by_the_other(running):
    """The route in use goes quiet: what flew on it goes on the other one in less than 20 s."""
    pair = running
    in_use = pair.a.routes()[0]
    # Amber dials Cobalt's relay by its address; the other session came in from Amber's relay.
    quiet = pair.b.relay if in_use == pair.b.relay.address else pair.a.relay
    quiet.silence()
    began = time.monotonic()
    sent = [pair.a.send(f"into the quiet {number}") for number in range(5)]
    flash = pair.a.send("flash on all routes", "FLASH")
    wait_until(lambda: flash["id"] in {item["id"] for item in pair.b.items()}, 2)
    for part in sent:
        wait_until(lambda part=part: pair.a.is_held(part["id"]), TAKES_OVER_S)
    assert time.monotonic() - began < TAKES_OVER_S
    assert pair.a.line()["state"] == "both_ways"
    pair.check_records()
