"""The record by itself: one node that nobody reaches writes, verifies, folds and proves.

What is written are officers' messages, signed twice (officer and node), through the journal that a
running node uses; only the link is missing.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from openline.bench.aims import cell
from openline.bench.figures import Figures, percentile
from openline.bench.machine import machine_facts
from openline.bench.openline_pair import OpenlinePair
from openline.bench.talk import FILLER, OFFICER
from openline.core.node.events import Event, Started, Submit
from openline.core.node.state import Line
from openline.core.record.tree import root_from_proof
from openline.runtime import opening, proving, reading
from openline.runtime.opening import Opened, StillWorld
from openline.shell import clock
from openline.shell.journal import Journal

GROUP_COUNT = 64
CHARS = 120
PROOFS_COUNT = 200


class Writer:
    """Writes messages into the record of a home that is open."""

    def __init__(self, opened: Opened) -> None:
        self.world = StillWorld(opened)
        self.journal = Journal(opened.node, opened.store, self.world)
        self._number = 0
        started: list[Event] = [Started(clock.now(), clock.entropy(), opened.restored)]
        self.journal.turn(started, opening.turn_ends)

    def write(self, count: int) -> float:
        """Write messages in one turn, so in one commit; milliseconds it took."""
        began_s = time.perf_counter()
        self.journal.turn([self._message() for _ in range(count)], opening.turn_ends)
        return (time.perf_counter() - began_s) * 1000

    def _message(self) -> Event:
        self._number += 1
        text = f"{self._number:08d} {FILLER}{FILLER}"[:CHARS]
        args = {"as": OFFICER, "precedence": "ROUTINE", "text": text}
        return Submit(clock.now(), clock.entropy(), self._number, "send", args)

    def checkpoint(self, line: Line) -> float:
        """Sign a checkpoint over all of our log; milliseconds it took."""
        began_s = time.perf_counter()
        args = {"line": line.id.hex()}
        self._number += 1
        events: list[Event] = [
            Submit(clock.now(), clock.entropy(), self._number, "checkpoint", args)
        ]
        while events:
            self.journal.turn(events, opening.turn_ends)
            events, self.world.signed = list(self.world.signed), []
        return (time.perf_counter() - began_s) * 1000


def measure(base: Path, entries: int) -> dict[str, Any]:
    """Measure with this many entries.

    Raises:
        RuntimeError: the home could not be made, or a message was refused.
    """
    facts = machine_facts(base)
    home = OpenlinePair(base).homes[0]
    figures: Figures = {}
    opened = opening.open_home(home)
    try:
        writer = Writer(opened)
        _append(writer, entries, figures)
        if writer.world.faults:
            raise RuntimeError(f"a message was refused: {writer.world.faults[0]}")
        record = next(iter(opened.node.lines.values()))
        _verify(opened, figures)
        opened.store.tidy()
        size = (home / "record.db").stat().st_size
        figures["disk_entry_bytes"] = round(size / record.logs[record.us].size)
    finally:
        opened.store.close()
    figures["fold_unproven_s"] = _fold(home)
    _prove(home, figures)
    figures["fold_s"] = _fold(home)
    return {"machine": facts, "entries": entries, "figures": figures}


def _append(writer: Writer, entries: int, figures: Figures) -> None:
    """A tenth of the entries one by one, the rest in groups."""
    single_ms = [writer.write(1) for _ in range(entries // 10)]
    left = entries - len(single_ms)
    group_ms = [writer.write(GROUP_COUNT) for _ in range(left // GROUP_COUNT)]
    writer.write(left % GROUP_COUNT or 1)
    for share in (50, 95, 99):
        figures[f"append_single_p{share}_ms"] = percentile(single_ms, share / 100)
    figures["append_single_per_s"] = len(single_ms) / (sum(single_ms) / 1000)
    figures["append_group_p50_ms"] = percentile(group_ms, 0.5)
    figures["append_group_per_s"] = len(group_ms) * GROUP_COUNT / (sum(group_ms) / 1000)


def _verify(opened: Opened, figures: Figures) -> None:
    began_s = time.perf_counter()
    found = reading.verify(opened.node, opened.store)
    elapsed_s = time.perf_counter() - began_s
    figures["verify_is_ok"] = bool(found["ok"])
    figures["verify_s"] = elapsed_s
    figures["verify_per_s"] = found["items"] / elapsed_s


def _fold(home: Path) -> float:
    """Seconds to open a home, as a start does: read, decrypt, check, fold."""
    began_s = time.perf_counter()
    opening.open_home(home).store.close()
    return time.perf_counter() - began_s


def _prove(home: Path, figures: Figures) -> None:
    """A checkpoint, then the proof of one entry in the middle, and the evidence for one item."""
    opened = opening.open_home(home)
    try:
        line = next(iter(opened.node.lines.values()))
        figures["checkpoint_ms"] = Writer(opened).checkpoint(line)
        tree = line.logs[line.us].tree
        index, size = tree.size // 2, tree.size
        path = tree.proof(index, size)
        leaf, root = tree.leaf(index), tree.root()
        figures["proof_hashes_count"] = len(path)
        figures["proof_us"] = _median_us(lambda: tree.proof(index, size))
        figures["proof_check_us"] = _median_us(lambda: root_from_proof(leaf, index, size, path))
        figures["proof_is_ok"] = root_from_proof(leaf, index, size, path) == root
        item = line.order[len(line.order) // 2]
        figures["evidence_us"] = _median_us(lambda: proving.cut(line, item, opened.store))
        figures["evidence_bytes"] = len(proving.cut(line, item, opened.store).data)
    finally:
        opened.store.close()


def _median_us(call: Callable[[], object]) -> float:
    times_us = []
    for _ in range(PROOFS_COUNT):
        began_ns = time.perf_counter_ns()
        call()
        times_us.append((time.perf_counter_ns() - began_ns) / 1000)
    return statistics.median(times_us)


def table(report: Mapping[str, Any]) -> str:
    """The report for a reader."""
    lines = [f"{'entries':28}{report['entries']:>10}"]
    lines += [f"{name:28}{cell(value):>10}" for name, value in report["figures"].items()]
    lines.append(", ".join(f"{name} {value}" for name, value in report["machine"].items()))
    return "\n".join(lines)
