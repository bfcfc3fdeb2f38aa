"""A whole run: pairs measured in turns, their figures, ratios to the floor, and the aims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from openline.bench import sheet as sheets
from openline.bench.aims import judged
from openline.bench.driver import Pair
from openline.bench.figures import figures_of, ratios
from openline.bench.sheet import Plan, Sheet

OURS, FLOOR = "openline", "floor"


async def run(pairs: Sequence[Pair], plan: Plan, base: Path) -> dict[str, Any]:
    """Measure all pairs and report.

    Args:
        pairs: nodes of any kinds, not started yet.
        plan: how much of everything.
        base: the folder of their homes, on the disk to be measured.
    """
    measured = [Sheet(pair) for pair in pairs]
    facts = await sheets.measure(measured, plan, base)
    figures = {each.name: figures_of(each, plan) for each in measured}
    by_floor = ratios(figures.get(OURS, {}), figures.get(FLOOR, {}))
    return {
        "machine": facts,
        "plan": asdict(plan),
        "figures": figures,
        "ratios": by_floor,
        "aims": judged(plan, figures[OURS], by_floor) if OURS in figures else [],
        "faults": {each.name: each.faults for each in measured if each.faults},
    }
