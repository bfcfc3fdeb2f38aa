"""A run of the HTTP door: speed in turns with the floor behind HTTP, fan-out, memory, the first load."""

from __future__ import annotations

import asyncio
import gzip
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openline
from openline.bench import fan_out
from openline.bench import sheet as sheets
from openline.bench.aims import AT_LEAST, AT_MOST, Aim, cell
from openline.bench.client import Json
from openline.bench.driver import Pair
from openline.bench.fan_out import FanOut
from openline.bench.figures import Figure, Figures, figures_of, ratios
from openline.bench.http_client import Door, Listener, listen
from openline.bench.machine import free_ports, machine_facts
from openline.bench.probes import Running
from openline.bench.sheet import Plan, Sheet
from openline.bench.talk import OFFICER

CHARS = 120
FAN_OUT_S = 10.0
EVENTS_PER_S = 100.0
CONSOLES = 2
START_PAUSE_S = 2.0
ENTRY_SUFFIXES = (".html", ".js", ".css", ".woff2")

AIMS = (
    Aim(f"acked_{CHARS}c_p50_ms", AT_MOST, 2.0, 1.4, by_floor=True),
    Aim(f"acked_{CHARS}c_p99_ms", AT_MOST, 2.0, 1.4, by_floor=True),
    Aim("acked_rate_per_s", AT_LEAST, 0.5, 0.8, by_floor=True),
    Aim("cpu_burst_ms", AT_MOST, 2.5, by_floor=True),
    Aim("memory_with_consoles_mb", AT_MOST, 120),
    Aim("first_load_kb", AT_MOST, 120),
    Aim("cold_start_ms", AT_MOST, 2000, 1000),
    Aim("cold_start_slow_ms", AT_MOST, 2000),
)


SPEED = Plan(sizes_chars=(CHARS,), catch_ups=())


@dataclass(frozen=True)
class HttpPlan:
    """How much of everything."""

    speed: Plan = SPEED
    fan_out_s: float = FAN_OUT_S


QUICK = HttpPlan(
    Plan(
        sizes_chars=(CHARS,),
        messages_count=50,
        burst_messages_count=400,
        bursts_count=2,
        catch_ups=(),
    ),
    2.0,
)


def first_load_kb() -> float | None:
    """What a browser fetches before the first screen, compressed, in kB; None if it is not built.

    The page itself and what it names; fonts are compressed already.
    """
    static = Path(openline.__file__).parent / "console" / "static"
    page = static / "index.html"
    if not page.is_file():
        return None
    text = page.read_text("utf-8")
    files = [page, *(each for each in static.rglob("*") if each.name in text)]
    named = {each for each in files if each.suffix in ENTRY_SUFFIXES}
    styles = [each.read_text("utf-8") for each in named if each.suffix == ".css"]
    fonts = [each for each in static.rglob("*.woff2") if any(each.name in s for s in styles)]
    named |= {each for each in fonts if "latin-wght" in each.name}
    sizes = [
        each.stat().st_size
        if each.suffix == ".woff2"
        else len(gzip.compress(each.read_bytes()))
        for each in named
    ]
    return sum(sizes) / 1000


def _args(number: int) -> Json:
    return {"as": OFFICER, "precedence": "ROUTINE", "text": f"{number:08d} {'x' * CHARS}"}


async def _watched(door: Door, count: int) -> list[Listener]:
    return [await listen(door, lambda *_: None) for _ in range(count)]


async def _memory(sheet: Sheet) -> float | None:
    """Of the larger node, with two consoles at each."""
    doors = sheet.driver.pair.doors
    assert doors is not None
    open_ones = [one for door in doors for one in await _watched(door, CONSOLES)]
    await asyncio.sleep(START_PAUSE_S)
    sheet.note_memory("with_consoles")
    for one in open_ones:
        one.close()
    return sheet.memory_mb["with_consoles"]


async def _bare(base: Path, event_bytes: int, seconds: float) -> FanOut:
    (port,) = free_ports(1)
    argv = [sys.executable, "-m", "openline.bench.bare_sse", str(port), str(event_bytes)]
    running = Running(argv, base / "bare.log")
    door = Door(port, "/items", "/stream")
    try:
        (await listen(door, lambda *_: None)).close()
        return await fan_out.measure(
            [running.pid], door, _args, seconds=seconds, posts_per_s=EVENTS_PER_S
        )
    finally:
        running.stop()


def _named(found: FanOut) -> Figures:
    return {f"fan_out_{name}": value for name, value in found._asdict().items()}


async def run(
    pairs: Sequence[Pair], plan: HttpPlan, base: Path, known_before: Figures | None = None
) -> dict[str, Any]:
    """Measure and report, in the shape of `report.run`.

    `known_before`: figures of Openline that only a browser can take.
    """
    measured = [Sheet(pair) for pair in pairs]
    facts = machine_facts(base)
    more: dict[str, dict[str, Figure]] = {"openline": dict(known_before or {}), "bare": {}}
    try:
        for sheet in measured:
            sheet.start = await sheet.driver.open()
        await asyncio.sleep(START_PAUSE_S)
        for sheet in measured:
            more.setdefault(sheet.name, {})["memory_with_consoles_mb"] = await _memory(sheet)
        others = await sheets.measure_speed(measured, plan.speed)
        facts["others_cpu_percent"] = round(others, 1)
        for sheet in measured:
            sheet.note_memory("loaded")
            if sheet.name == "openline":
                more["openline"] |= await _fan_out(sheet, plan.fan_out_s, base, more["bare"])
    finally:
        for sheet in measured:
            sheet.driver.close()
    more["openline"]["first_load_kb"] = first_load_kb()
    figures = {
        each.name: {**figures_of(each, plan.speed), **more.get(each.name, {})}
        for each in measured
    }
    known = {
        name: {key: value for key, value in each.items() if value is not None}
        for name, each in {**figures, "bare": more["bare"]}.items()
    }
    by_floor = ratios(figures.get("openline", {}), figures.get("floor", {}))
    return {
        "machine": facts,
        "figures": known,
        "ratios": by_floor,
        "fan_out_by_bare": ratios(more["openline"], more["bare"]),
        "aims": _judged(figures.get("openline", {}), by_floor),
        "faults": {each.name: each.faults for each in measured if each.faults},
    }


async def _fan_out(sheet: Sheet, seconds: float, base: Path, bare: Figures) -> Figures:
    """Of Openline, then of the bare framework with events of the same size."""
    doors = sheet.driver.pair.doors
    assert doors is not None
    ours = await fan_out.measure(
        sheet.driver.pids()[:1],
        doors[0],
        _args,
        seconds=seconds,
        posts_per_s=EVENTS_PER_S / 2,  # each message is two events: itself and its receipt
    )
    bare.update(_named(await _bare(base, round(ours.event_bytes), seconds)))
    return _named(ours)


def _judged(ours: Figures, by_floor: dict[str, float]) -> list[dict[str, Any]]:
    found = []
    for aim in AIMS:
        value = by_floor.get(aim.figure) if aim.by_floor else ours.get(aim.figure)
        found.append(
            {
                "figure": aim.figure,
                "aim": aim.text(),
                "value": value,
                "verdict": aim.verdict(value),
            }
        )
    return found


def table(report: dict[str, Any]) -> str:
    """The report for a reader."""
    by_aim = {each["figure"]: each for each in report["aims"]}
    pairs = list(report["figures"])
    names = dict.fromkeys(name for each in report["figures"].values() for name in each)
    lines = [f"{'measure':34}" + "".join(f"{pair:>10}" for pair in pairs) + "   ratio  aim"]
    for name in names:
        values = "".join(f"{cell(report['figures'][pair].get(name)):>10}" for pair in pairs)
        ratio = report["ratios"].get(name) or report["fan_out_by_bare"].get(name)
        aim = by_aim.get(name, {"aim": "", "verdict": ""})
        lines.append(
            f"{name:34}{values}{cell(ratio):>8}  {aim['aim']:<21}{aim['verdict']}".rstrip()
        )
    lines += [
        f"fault, {pair}: {text}" for pair, each in report["faults"].items() for text in each
    ]
    lines.append(", ".join(f"{name} {value}" for name, value in report["machine"].items()))
    return "\n".join(lines)
