"""What to measure of one pair or several, and the samples so far."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from openline.bench import outages
from openline.bench.driver import (
    IN_FLIGHT_COUNT,
    Block,
    Burst,
    Cost,
    Pair,
    PairDriver,
    Start,
)
from openline.bench.machine import machine_busy_ms, machine_facts
from openline.bench.outages import CatchUp
from openline.bench.probes import cpu_ms
from openline.bench.talk import Latency

T = TypeVar("T")
BLOCK_COUNT = 10
BIG_COUNT = 1000
SETTLE_S = 1.0
FAULT_CHARS_MAX = 600


@dataclass(frozen=True)
class Plan:
    """How much of everything; counts are messages unless they say otherwise.

    `catch_ups` above a thousand are done once, the others `catch_up_rounds` times. With a
    `traced_count` of 0 no fsyncs are counted.
    """

    sizes_chars: tuple[int, ...] = (120, 512)
    messages_count: int = 300
    burst_messages_count: int = 2000
    bursts_count: int = 5
    counted_count: int = 200
    traced_count: int = 100
    flash_count: int = 400
    flash_rounds: int = 4
    restarts_count: int = 3
    catch_ups: tuple[int, ...] = (500, 10_000)
    catch_up_rounds: int = 3

    @property
    def chars(self) -> int:
        """The size that everything but latency is measured with."""
        return self.sizes_chars[0]

    @property
    def burst_count(self) -> int:
        """Messages in one burst."""
        return self.burst_messages_count // self.bursts_count


QUICK = Plan(
    sizes_chars=(120,),
    messages_count=50,
    burst_messages_count=400,
    bursts_count=2,
    counted_count=50,
    traced_count=50,
    flash_count=40,
    flash_rounds=2,
    restarts_count=1,
    catch_ups=(200,),
    catch_up_rounds=1,
)
TINY = replace(
    QUICK,
    messages_count=20,
    burst_messages_count=128,
    bursts_count=1,
    traced_count=0,
    flash_count=10,
    flash_rounds=1,
    catch_ups=(50,),
)


class Sheet:
    """What was measured of one pair so far; a failed measure leaves a gap and a line in `faults`."""

    def __init__(self, pair: Pair) -> None:
        self.driver = PairDriver(pair)
        self.name = pair.name
        self.faults: list[str] = []
        self.start: Start | None = None
        self.blocks: dict[int, list[Block]] = defaultdict(list)
        self.bursts: list[Burst] = []
        self.costs: dict[str, Cost] = {}
        self.fsyncs: dict[str, float | None] = {}
        self.memory_mb: dict[str, float | None] = {}
        self.flash: dict[str, list[Latency]] = {"idle": [], "loaded": []}
        self.restarts: list[Start] = []
        self.catch_ups: dict[int, list[CatchUp]] = defaultdict(list)
        self.restarts_after: dict[int, Start] = {}
        self.delivered: dict[int, int] = {}

    async def attempt(self, what: str, measure: Awaitable[T]) -> list[T]:
        """The result in a list, or an empty list."""
        try:
            return [await measure]
        # A pair that fails one measure is still worth the others.
        except Exception as fault:  # noqa: BLE001
            inner = fault.exceptions[0] if isinstance(fault, ExceptionGroup) else fault
            words = f"{what}: {type(inner).__name__} {inner}"[:FAULT_CHARS_MAX]
            self.faults.append(f"{words}; {self.driver.pulse()}")
            return []

    def note_memory(self, when: str) -> None:
        """Memory of the larger node."""
        sizes = [size for size in self.driver.memory_mb() if size is not None]
        self.memory_mb[when] = max(sizes, default=None)


async def in_turns(
    sheets: Sequence[Sheet], rounds: int, piece: Callable[[Sheet], Awaitable[None]]
) -> None:
    """Let every pair do one piece a round, the order turned round each time."""
    for number in range(rounds):
        for sheet in sheets if number % 2 == 0 else sheets[::-1]:
            await piece(sheet)


async def measure(sheets: Sequence[Sheet], plan: Plan, base: Path) -> dict[str, object]:
    """Measure all pairs; nodes are stopped whatever happens. Facts of the machine come back."""
    facts = machine_facts(base)
    try:
        for sheet in sheets:
            sheet.start = await sheet.driver.open()
        await asyncio.sleep(SETTLE_S)
        for sheet in sheets:
            sheet.note_memory("idle")
        await _measure_restarts(sheets, plan)
        facts["others_cpu_percent"] = round(await measure_speed(sheets, plan), 1)
        for sheet in sheets:
            sheet.note_memory("loaded")
            await _measure_costs(sheet, plan)
        await _measure_catch_ups(sheets, plan)
        for sheet in sheets:
            sheet.note_memory("full")
        await _measure_flash(sheets, plan)
    finally:
        for sheet in sheets:
            sheet.driver.close()
    return facts


async def measure_speed(sheets: Sequence[Sheet], plan: Plan) -> float:
    """Latency and bursts; the CPU that others used meanwhile, in per cent of one core."""
    pids = [pid for sheet in sheets for pid in sheet.driver.pids()]
    began_s, began_own_ms, began_all_ms = time.perf_counter(), cpu_ms(pids), machine_busy_ms()
    began_self_ms = time.process_time() * 1000
    for chars in plan.sizes_chars:

        async def block(sheet: Sheet, chars: int = chars) -> None:
            measure = sheet.driver.latency_block(BLOCK_COUNT, chars)
            sheet.blocks[chars] += await sheet.attempt(f"latency at {chars}", measure)

        await in_turns(sheets, plan.messages_count // BLOCK_COUNT, block)

    async def burst(sheet: Sheet) -> None:
        measure = sheet.driver.burst(plan.burst_count, plan.chars)
        sheet.bursts += await sheet.attempt("burst", measure)

    await in_turns(sheets, plan.bursts_count, burst)
    elapsed_ms = (time.perf_counter() - began_s) * 1000
    ours_ms = cpu_ms(pids) - began_own_ms + time.process_time() * 1000 - began_self_ms
    return max(0.0, 100 * (machine_busy_ms() - began_all_ms - ours_ms) / elapsed_ms)


async def _measure_costs(sheet: Sheet, plan: Plan) -> None:
    """Wire bytes, commits and fsyncs a message, one by one and in a burst."""
    for name, in_flight, times in (("single", 1, 1), ("burst", IN_FLIGHT_COUNT, 4)):
        counted = sheet.driver.cost(plan.counted_count * times, plan.chars, in_flight)
        for cost in await sheet.attempt(f"cost {name}", counted):
            sheet.costs[name] = cost
        if plan.traced_count:
            traced = sheet.driver.fsyncs_per_message(
                plan.traced_count * times, plan.chars, in_flight
            )
            for fsyncs in await sheet.attempt(f"fsyncs {name}", traced):
                sheet.fsyncs[name] = fsyncs


async def _measure_flash(sheets: Sequence[Sheet], plan: Plan) -> None:
    """FLASH on an idle node, then behind 64 ROUTINE messages."""
    count = plan.flash_count // plan.flash_rounds

    async def idle(sheet: Sheet) -> None:
        for found in await sheet.attempt("FLASH idle", sheet.driver.flash(count, plan.chars)):
            sheet.flash["idle"] += found

    async def loaded(sheet: Sheet) -> None:
        measure = sheet.driver.flash_under_load(count, plan.chars)
        for found in await sheet.attempt("FLASH loaded", measure):
            sheet.flash["loaded"] += found

    await in_turns(sheets, plan.flash_rounds, idle)
    await in_turns(sheets, plan.flash_rounds, loaded)


async def _measure_restarts(sheets: Sequence[Sheet], plan: Plan) -> None:
    """Restarts of the receiver while its record is young."""

    async def restart(sheet: Sheet) -> None:
        sheet.restarts += await sheet.attempt("restart", outages.restart(sheet.driver))

    await in_turns(sheets, plan.restarts_count, restart)


async def _measure_catch_ups(sheets: Sequence[Sheet], plan: Plan) -> None:
    """Catching up with what the receiver missed, and a start with all that."""
    for count in plan.catch_ups:

        async def catch_up(sheet: Sheet, count: int = count) -> None:
            measure = outages.catch_up(sheet.driver, count, plan.chars)
            sheet.catch_ups[count] += await sheet.attempt(f"catch-up of {count}", measure)

        async def restart_after(sheet: Sheet, count: int = count) -> None:
            measure = outages.restart(sheet.driver)
            for found in await sheet.attempt(f"restart after {count}", measure):
                sheet.restarts_after[count] = found
                sheet.delivered[count] = len(sheet.driver.talk.tally.arrivals)

        await in_turns(sheets, 1 if count > BIG_COUNT else plan.catch_up_rounds, catch_up)
        await in_turns(sheets, 1, restart_after)
