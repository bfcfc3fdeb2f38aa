"""`bench line` and `bench record`: an installed Openline measures itself."""

from __future__ import annotations

import json as text_json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import uvloop

from openline.bench import aims, http_run, record_alone, report
from openline.bench.openline_pair import OpenlineHttpPair, OpenlinePair
from openline.bench.sheet import QUICK, TINY, Plan
from openline.core.base.errors import Refused, Unavailable

# OPENLINE_BENCH=quick or tiny: to try it out. TMPDIR says on which disk the homes lie.
PLANS = {"": Plan(), "quick": QUICK, "tiny": TINY}
RECORD_ENTRIES = {"": 10_000, "quick": 2_000, "tiny": 300}


def _extent() -> str:
    extent = os.environ.get("OPENLINE_BENCH", "")
    if extent not in PLANS:
        raise Refused("bench", f"OPENLINE_BENCH is {extent[:20]!r}", "quick, tiny, or unset.")
    return extent


def _show(found: Mapping[str, Any], json: bool, table: str) -> None:
    print(text_json.dumps(found, indent=1) if json else table)


def line(json: bool) -> int:
    """Measure two nodes on this machine; 1 if a measure failed, else 0.

    Raises:
        Fault: the nodes cannot be made or started.
    """
    plan = PLANS[_extent()]
    with tempfile.TemporaryDirectory(prefix="openline-bench-") as folder:
        base = Path(folder)
        try:
            found = uvloop.run(report.run([OpenlinePair(base)], plan, base))
        except (RuntimeError, TimeoutError) as fault:
            raise Unavailable(
                "bench", str(fault) or "no answer in time", "Run it again."
            ) from None
    _show(found, json, aims.table(found))
    return 1 if found["faults"] else 0


def record(json: bool) -> int:
    """Measure the record without any network; 1 if it does not verify, else 0.

    Raises:
        Fault: the home cannot be made.
    """
    entries = RECORD_ENTRIES[_extent()]
    with tempfile.TemporaryDirectory(prefix="openline-bench-") as folder:
        try:
            found = record_alone.measure(Path(folder), entries)
        except RuntimeError as fault:
            raise Unavailable("bench", str(fault), "Run it again.") from None
    _show(found, json, record_alone.table(found))
    return 0 if found["figures"]["verify_is_ok"] else 1


def http(json: bool) -> int:
    """Measure the HTTP API of two nodes; 1 if a measure failed, else 0.

    Raises:
        Fault: the nodes cannot be made or started.
    """
    plan = http_run.QUICK if _extent() else http_run.HttpPlan()
    with tempfile.TemporaryDirectory(prefix="openline-bench-") as folder:
        base = Path(folder)
        try:
            found = uvloop.run(http_run.run([OpenlineHttpPair(base)], plan, base))
        except (RuntimeError, TimeoutError) as fault:
            raise Unavailable(
                "bench", str(fault) or "no answer in time", "Run it again."
            ) from None
    _show(found, json, http_run.table(found))
    return 1 if found["faults"] else 0
