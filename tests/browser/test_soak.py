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
# What one turn may leave, above what the first third may still settle. Measured over 75 turns: heap
# 9 kB a turn (what was said stays in the store), DOM 0 to 43 in all, the node 52 kB a turn (its record).
# One detached row a turn is a dozen nodes a turn: it is seen after eight turns, and so many there are.
HEAP_BYTES_MAX = (2_500_000, 16_000)
NODES_MAX = (80, 1)
NODE_KB_MAX = (4_000, 150)
# However long it lasts: what the store of 600 items and one thread and the node's record may take.
HEAP_BYTES_WHOLE_MAX = 12_000_000
NODE_KB_WHOLE_MAX = 24_000
TURNS_MIN = 8
LEAK_S = 24
LEAK = """() => {
  const row = document.querySelector('nav li')
  ;(window.leaked ??= []).push(row.cloneNode(true))
}"""


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


def lasts(browser, stage, seconds, leak=""):
    """Keep a watch for so long; the turns after a third of it, what was measured then and at the end."""
    with seat(
        browser, stage, stage.amber, "Soak", "duty", "auditor", "staff", "admin"
    ) as officer:
        began, number, first, turns_before = time.monotonic(), 0, None, 0
        while time.monotonic() - began < seconds or number - turns_before < TURNS_MIN:
            number += 1
            turn(stage, officer, number)
            if leak:
                officer.page.evaluate(leak)
            if first is None and time.monotonic() - began > seconds / 3:
                first, turns_before = measured(officer.page, stage.amber._process.pid), number
        assert first is not None, "not one turn fitted into the time"
        last = measured(officer.page, stage.amber._process.pid)
        officer.must_be_content()
    return number - turns_before, first, last


def grew(capsys, turns, first, last):
    """What of the heap, the DOM and the node grew by more than so many turns may leave."""
    heap, nodes, resident = (after - before for before, after in zip(first, last, strict=True))
    with capsys.disabled():
        sys.stdout.write(
            f"\nsoak: {turns} turns, heap {heap:+} B, DOM {nodes:+}, node {resident:+} kB\n"
        )
    heap_max, nodes_max, node_max = (
        at_once + each * turns for at_once, each in (HEAP_BYTES_MAX, NODES_MAX, NODE_KB_MAX)
    )
    found = {
        "heap": (heap, min(heap_max, HEAP_BYTES_WHOLE_MAX)),
        "DOM": (nodes, nodes_max),
        "node": (resident, min(node_max, NODE_KB_WHOLE_MAX)),
    }
    return [(name, by, most) for name, (by, most) in found.items() if by > most]


@pytest.mark.timeout(420)
def test_three_minutes_of_a_watch_leave_nothing_behind(browser, stage, capsys):
    """Given a steady watch, then after a third of it nothing grows any more."""
    assert [] == grew(capsys, *lasts(browser, stage, SHORT_S))


def test_one_row_that_every_turn_leaves_behind_is_seen(browser, stage, capsys):
    """Given a page that keeps one detached row of the navigation a turn, then its nodes are too many."""
    found = grew(capsys, *lasts(browser, stage, LEAK_S, LEAK))
    assert "DOM" in {name for name, _by, _most in found}


@pytest.mark.soak
@pytest.mark.timeout(2400)
def test_half_an_hour_of_a_watch_leaves_nothing_behind(browser, stage, capsys):
    """The same for half an hour: what leaks by the turn would show."""
    assert [] == grew(capsys, *lasts(browser, stage, 30 * MINUTE_S))
