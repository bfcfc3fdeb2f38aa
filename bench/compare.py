"""Runs the floor and Openline side by side, in turns, and reports their figures and the ratios between them."""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import uvloop

from driver import IN_FLIGHT_COUNT, Block, Burst, CatchUp, Latency, Pair, PairDriver, Start
from floor_pair import FloorPair
from openline_pair import OPENLINE, OpenlinePair
from probes import cpu_ms, machine_busy_ms, machine_facts

T = TypeVar("T")
Figures = dict[str, float | bool | None]
BLOCK_COUNT = 10
STAGES = ("accept", "deliver", "acked")
SETTLE_S = 1.0


@dataclass
class Plan:
    """How much of everything."""

    sizes_chars: list[int]
    messages_count: int
    burst_messages_count: int
    bursts_count: int
    flash_count: int
    traced_count: int
    restarts_count: int
    catch_up_count: int
    catch_ups_count: int

    def quick(self) -> Plan:
        """The same, about ten times shorter."""
        return Plan([120], 50, 400, 2, 50, 50, 1, min(self.catch_up_count, 200), 1)


class Sheet:
    """What was measured of one pair so far; a measure that failed leaves a gap and a line in ``faults``."""

    def __init__(self, pair: Pair) -> None:
        self.driver = PairDriver(pair)
        self.name = pair.name
        self.faults: list[str] = []
        self.start: Start | None = None
        self.blocks: dict[int, list[Block]] = defaultdict(list)
        self.bursts: list[Burst] = []
        self.flash: dict[str, list[Latency]] = {}
        self.restarts: list[Start] = []
        self.catch_ups: list[CatchUp] = []
        self.figures: Figures = {}

    async def attempt(self, what: str, measure: Awaitable[T]) -> list[T]:
        """The result in a list, or an empty list."""
        try:
            return [await measure]
        except Exception as fault:  # A pair that fails one measure is still worth the others.
            inner = fault.exceptions[0] if isinstance(fault, ExceptionGroup) else fault
            self.faults.append(f"{what}: {type(inner).__name__} {inner}"[:600])
            return []


async def in_turns(
    sheets: Sequence[Sheet], rounds: int, piece: Callable[[Sheet], Awaitable[None]]
) -> None:
    """Let every pair do one piece a round, the order turned round each time."""
    for number in range(rounds):
        for sheet in sheets if number % 2 == 0 else sheets[::-1]:
            await piece(sheet)


async def measure_speed(sheets: Sequence[Sheet], plan: Plan) -> float:
    """Latency, bursts and memory; returns the CPU that others used meanwhile, in per cent of one core."""
    pids = [pid for sheet in sheets for pid in sheet.driver.pids()]
    began_s, began_own_ms, began_all_ms = time.perf_counter(), cpu_ms(pids), machine_busy_ms()
    began_self_ms = time.process_time() * 1000
    for chars in plan.sizes_chars:

        async def block(sheet: Sheet, chars: int = chars) -> None:
            measure = sheet.driver.latency_block(BLOCK_COUNT, chars)
            sheet.blocks[chars] += await sheet.attempt(
                f"latency at {chars} characters", measure
            )

        await in_turns(sheets, plan.messages_count // BLOCK_COUNT, block)

    async def burst(sheet: Sheet) -> None:
        count = plan.burst_messages_count // plan.bursts_count
        sheet.bursts += await sheet.attempt(
            "burst", sheet.driver.burst(count, plan.sizes_chars[0])
        )

    await in_turns(sheets, plan.bursts_count, burst)
    elapsed_ms = (time.perf_counter() - began_s) * 1000
    ours_ms = cpu_ms(pids) - began_own_ms + time.process_time() * 1000 - began_self_ms
    return max(0.0, 100 * (machine_busy_ms() - began_all_ms - ours_ms) / elapsed_ms)


async def measure_fsyncs(sheet: Sheet, plan: Plan) -> None:
    """Fsyncs a message, one by one and in a burst."""
    chars = plan.sizes_chars[0]
    for name, count, in_flight in (
        ("fsyncs_single_count", plan.traced_count, 1),
        ("fsyncs_burst_count", 4 * plan.traced_count, IN_FLIGHT_COUNT),
    ):
        found = await sheet.attempt(
            name, sheet.driver.fsyncs_per_message(count, chars, in_flight)
        )
        sheet.figures[name] = found[0] if found else None


async def measure_flash(sheets: Sequence[Sheet], plan: Plan) -> None:
    """FLASH on an idle node, then behind 64 ROUTINE messages."""
    chars = plan.sizes_chars[0]
    idle: dict[str, list[Block]] = defaultdict(list)

    async def block(sheet: Sheet) -> None:
        idle[sheet.name] += await sheet.attempt(
            "FLASH idle", sheet.driver.latency_block(BLOCK_COUNT, chars, "FLASH")
        )

    await in_turns(sheets, plan.flash_count // BLOCK_COUNT, block)
    for sheet in sheets:
        sheet.flash["idle"] = [one for block in idle[sheet.name] for one in block.latencies]
        loaded = await sheet.attempt(
            "FLASH loaded", sheet.driver.flash_under_load(plan.flash_count, chars)
        )
        sheet.flash["loaded"] = loaded[0] if loaded else []


async def measure_outages(sheets: Sequence[Sheet], plan: Plan) -> None:
    """Restarts of the receiver, and catching up with what it missed."""

    async def restart(sheet: Sheet) -> None:
        sheet.restarts += await sheet.attempt("restart", sheet.driver.restart())

    async def catch_up(sheet: Sheet) -> None:
        measure = sheet.driver.catch_up(plan.catch_up_count, plan.sizes_chars[0])
        sheet.catch_ups += await sheet.attempt("catch-up", measure)

    await in_turns(sheets, plan.restarts_count, restart)
    await in_turns(sheets, plan.catch_ups_count, catch_up)


def percentile(values: Sequence[float], share: float) -> float | None:
    """The smallest value that at least this share of the values does not exceed."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -int(-share * len(ordered) // 1) - 1))]


def median(values: Iterable[float]) -> float | None:
    """The median, if there is anything."""
    found = list(values)
    return statistics.median(found) if found else None


def fill_figures(sheet: Sheet, plan: Plan) -> None:
    """Turn samples into figures."""
    figures = sheet.figures
    for chars, blocks in sheet.blocks.items():
        latencies = [one for block in blocks for one in block.latencies]
        for index, stage in enumerate(STAGES):
            for share in (50, 95, 99):
                values = [one[index] for one in latencies]
                figures[f"{stage}_{chars}c_p{share}_ms"] = percentile(values, share / 100)
        figures[f"cpu_single_{chars}c_ms"] = median(
            block.cpu_ms / BLOCK_COUNT for block in blocks
        )
    count = plan.burst_messages_count // plan.bursts_count
    figures["acked_rate_per_s"] = median(burst.acked_per_s for burst in sheet.bursts)
    figures["delivered_rate_per_s"] = median(burst.delivered_per_s for burst in sheet.bursts)
    figures["cpu_burst_ms"] = median(burst.cpu_ms / count for burst in sheet.bursts)
    for state, latencies in sheet.flash.items():
        for index, stage in enumerate(STAGES):
            figures[f"flash_{state}_{stage}_p99_ms"] = percentile(
                [one[index] for one in latencies], 0.99
            )
    if sheet.start is not None:
        figures["first_start_linked_s"] = sheet.start.linked_s
    figures["restart_answering_s"] = median(each.answering_s for each in sheet.restarts)
    figures["restart_linked_s"] = median(each.linked_s for each in sheet.restarts)
    figures["answering_to_linked_s"] = median(each.retry_s for each in sheet.restarts)
    figures["catch_up_from_start_s"] = median(each.from_start_s for each in sheet.catch_ups)
    figures["catch_up_from_answering_s"] = median(
        each.from_answering_s for each in sheet.catch_ups
    )
    figures["catch_up_acked_s"] = median(
        each.acked_from_answering_s for each in sheet.catch_ups
    )
    if sheet.catch_ups:
        figures["catch_up_unseen_count"] = max(each.unseen_count for each in sheet.catch_ups)
        for name in ("is_complete", "is_in_order", "is_once"):
            figures[f"catch_up_{name}"] = all(getattr(each, name) for each in sheet.catch_ups)


def note_memory(sheet: Sheet, when: str) -> None:
    """Memory of the larger node."""
    sizes = [size for size in sheet.driver.memory_mb() if size is not None]
    sheet.figures[f"memory_{when}_mb"] = max(sizes, default=None)


def ratios(sheets: Sequence[Sheet]) -> dict[str, float | None]:
    """Openline by the floor, for every figure that both have."""
    by_name = {sheet.name: sheet.figures for sheet in sheets}
    found: dict[str, float | None] = {}
    for name, ours in by_name.get("openline", {}).items():
        base = by_name.get("floor", {}).get(name)
        if isinstance(ours, bool) or isinstance(base, bool) or ours is None or not base:
            continue
        found[name] = round(ours / base, 3)
    return found


async def run(pairs: Sequence[Pair], plan: Plan, base: Path) -> dict[str, object]:
    """Measure all pairs; nodes are stopped whatever happens."""
    sheets = [Sheet(pair) for pair in pairs]
    facts = machine_facts(base)
    try:
        for sheet in sheets:
            sheet.start = await sheet.driver.open()
        await asyncio.sleep(SETTLE_S)
        for sheet in sheets:
            note_memory(sheet, "idle")
        facts["others_cpu_percent"] = round(await measure_speed(sheets, plan), 1)
        for sheet in sheets:
            note_memory(sheet, "loaded")
            await measure_fsyncs(sheet, plan)
        await measure_flash(sheets, plan)
        await measure_outages(sheets, plan)
    finally:
        for sheet in sheets:
            sheet.driver.close()
    for sheet in sheets:
        fill_figures(sheet, plan)
    return {
        "machine": facts,
        "plan": plan.__dict__,
        "figures": {
            sheet.name: {name: _short(value) for name, value in sheet.figures.items()}
            for sheet in sheets
        },
        "ratios": ratios(sheets),
        "faults": {sheet.name: sheet.faults for sheet in sheets if sheet.faults},
    }


def _short(value: float | bool | None) -> float | bool | None:
    return value if value is None or isinstance(value, bool | int) else round(value, 4)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3g}" if value < 100 else f"{value:.0f}"
    return "-" if value is None else str(value)


def table(report: dict[str, object]) -> str:
    """The report for a reader."""
    figures, by_floor, faults = report["figures"], report["ratios"], report["faults"]
    assert isinstance(figures, dict) and isinstance(by_floor, dict) and isinstance(faults, dict)
    names = list(dict.fromkeys(name for each in figures.values() for name in each))
    lines = [f"{'measure':34}" + "".join(f"{pair:>12}" for pair in figures) + f"{'ratio':>9}"]
    for name in names:
        cells = "".join(f"{_cell(each.get(name)):>12}" for each in figures.values())
        lines.append(f"{name:34}{cells}{by_floor.get(name, ''):>9}")
    lines += [f"FAULT {pair}: {fault}" for pair, found in faults.items() for fault in found]
    lines.append(f"machine: {json.dumps(report['machine'])}")
    return "\n".join(lines)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--pairs", default="floor,openline", help="which, with commas between (floor, openline)"
    )
    parser.add_argument(
        "--sizes", default="120", help="characters a message, with commas between: 120,512"
    )
    parser.add_argument(
        "--messages", type=int, default=300, help="messages one after the other"
    )
    parser.add_argument("--burst-messages", type=int, default=2000)
    parser.add_argument("--bursts", type=int, default=5)
    parser.add_argument("--flash", type=int, default=200)
    parser.add_argument(
        "--traced", type=int, default=100, help="messages one by one under strace"
    )
    parser.add_argument("--restarts", type=int, default=3)
    parser.add_argument("--catch-up", type=int, default=500, help="messages that node 2 misses")
    parser.add_argument("--catch-ups", type=int, default=3)
    parser.add_argument(
        "--quick", action="store_true", help="a short run, for trying things out"
    )
    parser.add_argument(
        "--dir", type=Path, help="where the homes go, on the disk to be measured"
    )
    parser.add_argument("--openline", type=Path, default=OPENLINE, help="the openline program")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument(
        "--out", type=Path, help="also write the JSON here (bench/results/NAME.json)"
    )
    return parser.parse_args()


def main() -> int:
    """Run and report; exit 1 if a measure failed."""
    options = parse()
    sizes = [int(size) for size in options.sizes.split(",")]
    plan = Plan(
        sizes_chars=sizes,
        messages_count=options.messages,
        burst_messages_count=options.burst_messages,
        bursts_count=options.bursts,
        flash_count=options.flash,
        traced_count=options.traced,
        restarts_count=options.restarts,
        catch_up_count=options.catch_up,
        catch_ups_count=options.catch_ups,
    )
    base = Path(tempfile.mkdtemp(prefix="bench-", dir=options.dir))
    makers: dict[str, Callable[[], Pair]] = {
        "floor": lambda: FloorPair(base),
        "openline": lambda: OpenlinePair(base, options.openline),
    }
    try:
        pairs = [makers[name]() for name in options.pairs.split(",")]
        report = uvloop.run(run(pairs, plan.quick() if options.quick else plan, base))
    except (KeyError, OSError, RuntimeError) as fault:
        print(f"compare: {fault}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(base, ignore_errors=True)
    text = json.dumps(report, indent=1)
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(text + "\n")
    print(text if options.json else table(report))
    return 1 if report["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
