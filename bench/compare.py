"""Runs the floor and Openline side by side, in turns, and reports figures, ratios and aims."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import uvloop
from floor_pair import FloorPair

from openline.bench import report
from openline.bench.aims import table
from openline.bench.driver import Pair
from openline.bench.openline_pair import OpenlinePair
from openline.bench.sheet import QUICK, Plan

RESULTS = Path(__file__).with_name("results")


def numbers(text: str) -> tuple[int, ...]:
    """Numbers with commas between them."""
    return tuple(int(part) for part in text.split(","))


def parse() -> argparse.Namespace:
    """The command line."""
    plan = Plan()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", default="floor,openline")
    parser.add_argument("--sizes", type=numbers, help="characters; the first decides")
    parser.add_argument("--messages", type=int, default=plan.messages_count)
    parser.add_argument("--burst-messages", type=int, default=plan.burst_messages_count)
    parser.add_argument("--bursts", type=int, default=plan.bursts_count)
    parser.add_argument("--flash", type=int, default=plan.flash_count)
    parser.add_argument("--catch-ups", type=numbers, help="messages that node 2 misses")
    parser.add_argument("--quick", action="store_true", help="about ten times shorter")
    parser.add_argument("--dir", type=Path, help="where the homes go: the disk to be measured")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument("--name", help="also write bench/results/NAME.json")
    return parser.parse_args()


def planned(options: argparse.Namespace) -> Plan:
    """How much to measure."""
    plan = QUICK
    if not options.quick:
        plan = replace(
            Plan(),
            messages_count=options.messages,
            burst_messages_count=options.burst_messages,
            bursts_count=options.bursts,
            flash_count=options.flash,
        )
    return replace(
        plan,
        sizes_chars=options.sizes or plan.sizes_chars,
        catch_ups=options.catch_ups or plan.catch_ups,
    )


def main() -> int:
    """Run and report; exit 1 if a measure failed."""
    options = parse()
    plan = planned(options)
    base = Path(tempfile.mkdtemp(prefix="bench-", dir=options.dir))
    makers: dict[str, Callable[[Path], Pair]] = {"floor": FloorPair, "openline": OpenlinePair}
    try:
        pairs = [makers[name](base) for name in options.pairs.split(",")]
        found = uvloop.run(report.run(pairs, plan, base))
    except (KeyError, OSError, RuntimeError) as fault:
        print(f"compare: {fault}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(base, ignore_errors=True)
    text = json.dumps(found, indent=1)
    if options.name:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"{options.name}.json").write_text(text + "\n")
    print(text if options.json else table(found))
    return 1 if found["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
