"""Clocks that are set while a node runs: flagged, never a reason to refuse."""

from __future__ import annotations

import pytest

from openline.core.record.envelope import read_entry
from tests.process.pair import wait_until

HOUR_MS = 3_600_000


def _set(file, offset_ms):
    """Put the offset in place whole: the node reads it at any time."""
    fresh = file.with_suffix(".new")
    fresh.write_text(str(offset_ms))
    fresh.rename(file)


def _entries(side):
    return [item for item in side.items(all=True) if item["seq"]]


def _times_ascend(side):
    """Whether t_ms never goes back in either log, by index."""
    with side.store() as store:
        rows = list(store.entries(store.lines()[0].line))
    for party in (0, 1):
        log = sorted((row for row in rows if row.party == party), key=lambda row: row.index)
        times = [read_entry(party, row.entry).envelope.t_ms for row in log]
        if times != sorted(times):
            return False
    return True


@pytest.mark.clause("ENV-8")
@pytest.mark.parametrize("step_ms", [HOUR_MS, -HOUR_MS], ids=["forward", "back"])
def test_a_clock_set_by_an_hour_is_recorded_and_flagged_and_rejects_nothing(pair, step_ms):
    """A clock item is signed, both sides see the offset, items flow, t_ms never goes back."""
    file = pair.folder / "offset"
    _set(file, 0)
    pair.a.environment["OPENLINE_TEST_CLOCK_FILE"] = str(file)
    pair.start()
    assert "clock.test_offset_in_use" in pair.a.log()
    assert "clock.test_offset_in_use" not in pair.b.log()
    pair.a.send("before")
    pair.b.send("before, too")
    pair.wait_all_held()
    for step in (step_ms, 0):
        _set(file, step)
        known = len([item for item in _entries(pair.a) if item["kind"] == "clock"])
        wait_until(
            lambda known=known: (
                len([item for item in _entries(pair.a) if item["kind"] == "clock"]) > known
            ),
            why="the step becomes an item",
        )
        sent = [pair.a.send(f"after {step}"), pair.a.send(f"flash {step}", "FLASH")]
        got = pair.b.send(f"to the changed clock {step}")
        pair.wait_all_held()
        acked = pair.b.ask("ack", item=sent[0]["id"], **{"as": "boris"})
        pair.a.ask("ack", item=got["id"], **{"as": "asha"})
        assert acked["serial"]
        pair.wait_all_held()
        assert pair.a.item(sent[0]["id"])["lights"]["acknowledged"]
        assert [side.line()["state"] for side in pair.sides] == ["both_ways", "both_ways"]
        for side, sign in ((pair.a, -1), (pair.b, 1)):
            wait_until(
                lambda side=side, sign=sign, step=step: (
                    abs(side.line()["peers"][0]["clock_offset_ms"] - sign * step) < 2000
                ),
                why=f"{side.party} shows the offset",
            )
        flags = {side.line()["peers"][0]["clock_flag"] for side in pair.sides}
        assert flags == ({"far off"} if step else {None})
        assert all(not item["void"] for side in pair.sides for item in side.items(all=True))
        assert pair.a.ask("check", **{"as": "asha"})["check"]
    for side in pair.sides:
        assert _times_ascend(side)
    assert "clock_offset" in pair.b.log()
    assert {side.line()["peers"][0]["clock_flag"] for side in pair.sides} == {None}
    pair.check_records()


@pytest.mark.clause("ENV-8")
def test_a_clock_set_back_while_the_node_was_stopped_refuses_nobody(pair):
    """Started an hour in the past: officers act, receipts flow, the record verifies."""
    file = pair.folder / "offset"
    _set(file, 0)
    pair.a.environment["OPENLINE_TEST_CLOCK_FILE"] = str(file)
    pair.start()
    pair.a.send("before")
    pair.wait_all_held()
    pair.a.stop()
    _set(file, -HOUR_MS)
    pair.a.start()
    pair.wait_up()
    pair.a.send("an hour earlier")
    pair.a.stop_item("stop")
    pair.wait_all_held()
    pair.check_records()
