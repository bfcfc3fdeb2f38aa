"""A watch that lasts: messages come and are read, screens change; heap, DOM and the node stay flat."""

import os
import sys
import time
from pathlib import Path

import pytest

from tests.browser.seats import clear_desk, seat
from tests.process.pair import wait_until

MINUTE_S = 60
SHORT_S = float(os.environ.get("SOAK_SECONDS", str(3 * MINUTE_S)))
SCREENS = (
    *("line", "messages", "watch", "schedule", "record", "engineering", "officers"),
    *("requests", "rounds", "commitments", "readouts", "contacts"),
)
# What a store of 600 items and one thread may take beyond its first minute.
HEAP_BYTES_MAX = 12_000_000
NODES_MAX = 3000
NODE_KB_MAX = 24_000


def measured(page, pid):
    """Heap and DOM after a collection, and the memory of the node, kB."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    found = {
        one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]
    }
    session.detach()
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return found["JSHeapUsedSize"], found["Nodes"], int(resident.split()[1])


def turn(stage, officer, number):
    """One exchange, read on both sides, and a look at every screen."""
    item = stage.cobalt.send(f"Traffic report {number}", "PRIORITY", mode="EXERCISE")["id"]
    officer.reads(item)
    stage.amber.send(f"Seen, report {number}", mode="EXERCISE")
    for screen in SCREENS:
        officer.goes(screen)
    wait_until(
        lambda: stage.cobalt.item(item)["lights"]["acknowledged"], why="not acknowledged"
    )
    clear_desk(stage)


def lasts(browser, stage, seconds):
    """Keep a watch for so long; what was measured at a third and at the end."""
    with seat(
        browser, stage, stage.amber, "Soak", "duty", "auditor", "staff", "admin"
    ) as officer:
        began, number, first = time.monotonic(), 0, None
        while time.monotonic() - began < seconds:
            number += 1
            turn(stage, officer, number)
            if first is None and time.monotonic() - began > seconds / 3:
                first = measured(officer.page, stage.amber._process.pid)
        assert first is not None, "not one turn fitted into the time"
        last = measured(officer.page, stage.amber._process.pid)
        officer.must_be_content()
    return number, first, last


def must_be_flat(capsys, number, first, last):
    """Heap, DOM nodes and the node's memory do not grow with the watch."""
    heap, nodes, resident = (after - before for before, after in zip(first, last, strict=True))
    with capsys.disabled():
        sys.stdout.write(
            f"\nsoak: {number} turns, heap {heap:+} B, DOM {nodes:+}, node {resident:+} kB\n"
        )
    assert heap < HEAP_BYTES_MAX
    assert nodes < NODES_MAX
    assert resident < NODE_KB_MAX


@pytest.mark.timeout(420)
def test_three_minutes_of_a_watch_leave_nothing_behind(browser, stage, capsys):
    """Given a steady watch, then after a third of it nothing grows any more."""
    must_be_flat(capsys, *lasts(browser, stage, SHORT_S))


@pytest.mark.soak
@pytest.mark.timeout(2400)
def test_half_an_hour_of_a_watch_leaves_nothing_behind(browser, stage, capsys):
    """The same for half an hour: what leaks by the turn would show."""
    must_be_flat(capsys, *lasts(browser, stage, 30 * MINUTE_S))
