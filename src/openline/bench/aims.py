"""What Openline aims at, whether a run reached it, and the table that shows both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from openline.bench.figures import STAGES, Figures
from openline.bench.sheet import Plan

NAME_WIDTH = 34
AT_MOST, AT_LEAST, EXACTLY, TRUE = "<=", ">=", "=", "True"


class Aim(NamedTuple):
    """A bound on one figure, and a better one to stretch for.

    `by_floor`: the bounds are on the ratio to the floor of the same run.
    """

    figure: str
    how: str
    must: float = 1.0
    stretch: float | None = None
    by_floor: bool = False

    def text(self) -> str:
        """The aim for a reader."""
        if self.how == TRUE:
            return "True"
        words = f"{self.how} {self.must:g}" + (" x floor" if self.by_floor else "")
        return words if self.stretch is None else f"{words} ({self.stretch:g})"

    def verdict(self, value: float | bool | None) -> str:
        """Whether a value reaches it: not measured, NOT REACHED, reached, or stretch."""
        if value is None:
            return "not measured"
        if self._holds(value, self.must):
            is_best = self.stretch is not None and self._holds(value, self.stretch)
            return "stretch" if is_best else "reached"
        return "NOT REACHED"

    def _holds(self, value: float, bound: float) -> bool:
        if self.how == AT_MOST:
            return value <= bound
        return value >= bound if self.how == AT_LEAST else value == bound


def aims(plan: Plan) -> list[Aim]:
    """The aims, for the sizes and counts of a plan."""
    found = [
        Aim(f"acked_{plan.chars}c_p50_ms", AT_MOST, 2.0, 1.4, by_floor=True),
        Aim("acked_rate_per_s", AT_LEAST, 0.3, 0.5, by_floor=True),
        Aim("commits_to_ack_count", EXACTLY, 3.0),
        Aim("fsyncs_burst_count", AT_MOST, 0.3, 0.1),
        Aim("wire_single_bytes", AT_MOST, 700),
        Aim("memory_idle_mb", AT_MOST, 80, 50),
        Aim("memory_loaded_mb", AT_MOST, 80, 50),
        *(Aim(f"flash_{stage}_times", AT_MOST, 5) for stage in STAGES),
        Aim("first_start_linked_s", AT_MOST, 1.0, 0.5),
        Aim("restart_linked_s", AT_MOST, 1.0, 0.5),
        Aim("retry_longest_s", AT_MOST, 1.0, 0.2),
    ]
    for count in plan.catch_ups:
        names = ("is_complete", "is_in_order", "is_once")
        found += [Aim(f"catch_up_{count}_{name}", TRUE) for name in names]
        found.append(Aim(f"restart_after_{count}_linked_s", AT_MOST, 1.0, 0.5))
    return found


def judged(plan: Plan, ours: Figures, by_floor: Mapping[str, float]) -> list[dict[str, Any]]:
    """Every aim with what was measured."""
    found = []
    for aim in aims(plan):
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


def cell(value: object) -> str:
    """A figure for a reader."""
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"
    return "-" if value is None else str(value)


def table(report: Mapping[str, Any]) -> str:
    """The report for a reader: every figure, its ratio to the floor, its aim and the verdict."""
    figures: dict[str, Figures] = report["figures"]
    by_aim = {each["figure"]: each for each in report["aims"]}
    pairs = list(figures)
    has_ratio = len(pairs) > 1
    lines = [_row("measure", pairs, "ratio" if has_ratio else "", "aim (stretch)", "")]
    for name in dict.fromkeys(name for each in figures.values() for name in each):
        aim = by_aim.get(name, {"aim": "", "verdict": ""})
        ratio = cell(report["ratios"].get(name)) if has_ratio else ""
        values = [cell(figures[pair].get(name)) for pair in pairs]
        lines.append(_row(name, values, ratio, aim["aim"], aim["verdict"]))
    lines += [
        f"fault, {pair}: {text}" for pair, each in report["faults"].items() for text in each
    ]
    lines.append(", ".join(f"{name} {value}" for name, value in report["machine"].items()))
    return "\n".join(lines)


def _row(name: str, values: Sequence[str], ratio: str, aim: str, verdict: str) -> str:
    cells = "".join(f"{value:>10}" for value in values)
    return f"{name:{NAME_WIDTH}}{cells}{ratio:>8}  {aim:<21}{verdict}".rstrip()
