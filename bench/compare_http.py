"""Openline's HTTP API beside the floor behind HTTP, in turns: figures, ratios, aims."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import cold_start
import uvloop
from floor_pair import FloorHttpPair

from openline.bench import http_run
from openline.bench.openline_pair import OpenlineHttpPair

RESULTS = Path(__file__).with_name("results")


def main() -> int:
    """Run and report; exit 1 if a measure failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="about ten times shorter")
    parser.add_argument("--dir", type=Path, help="where the homes go: the disk to be measured")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument("--name", help="also write bench/results/NAME.json")
    options = parser.parse_args()
    plan = http_run.QUICK if options.quick else http_run.HttpPlan()
    base = Path(tempfile.mkdtemp(prefix="bench-", dir=options.dir))
    try:
        cold = cold_start.measure(base / "cold")
        pairs = [FloorHttpPair(base), OpenlineHttpPair(base)]
        found = uvloop.run(http_run.run(pairs, plan, base, cold))
    except (OSError, RuntimeError) as fault:
        print(f"compare_http: {fault}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(base, ignore_errors=True)
    text = json.dumps(found, indent=1)
    if options.name:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"{options.name}.json").write_text(text + "\n")
    print(text if options.json else http_run.table(found))
    return 1 if found["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
