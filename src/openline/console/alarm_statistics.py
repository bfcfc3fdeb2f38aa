"""Alarm statistics: how many, how often, and how long until a person answered for one (EEMUA 191)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from openline.shell.daybook.alarm_log import AlarmEvent

DAYS = 30
DAY_MS = 86_400_000
RATE_SPAN_MS = DAY_MS
TEN_MINUTES_MS = 600_000


def percentile(values: list[int], part: float) -> int | None:
    """The value below which a part of the values lies (nearest rank); None of no values."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def _times(events: Iterable[AlarmEvent]) -> dict[str, int | None]:
    values = [part.after_ms for part in events if part.after_ms is not None]
    return {
        "count": len(values),
        "p50": percentile(values, 0.5),
        "p95": percentile(values, 0.95),
    }


def statistics(
    events: list[AlarmEvent], now_ms: int, mode: str | None = None
) -> dict[str, Any]:
    """`GET /api/alarms/statistics` over the last 30 days.

    Args:
        events: the steps of that time, oldest first.
        now_ms: ms UTC.
        mode: only items of this mode, and no conditions; None for all.
    """
    told = [part for part in events if mode is None or part.mode == mode]
    raised = [part for part in told if part.event == "raised"]
    taken = [part for part in told if part.event == "acknowledged"]
    recent = [part for part in raised if part.at_ms > now_ms - RATE_SPAN_MS]
    first_ms = told[0].at_ms if told else now_ms
    span_ms = max(TEN_MINUTES_MS, min(RATE_SPAN_MS, now_ms - first_ms))
    days = Counter(part.at_ms // DAY_MS for part in raised)
    taken_days: dict[int, list[AlarmEvent]] = {}
    for part in taken:
        taken_days.setdefault(part.at_ms // DAY_MS, []).append(part)
    named = sorted({part.precedence for part in taken if part.precedence})
    slots = Counter(part.at_ms // TEN_MINUTES_MS for part in recent)
    return {
        "since": now_ms - DAYS * DAY_MS,
        "total": len(raised),
        "rate_per_10min": round(len(recent) * TEN_MINUTES_MS / span_ms, 3),
        "worst_10min": max(slots.values(), default=0),
        "time_to_acknowledge_ms": {
            **_times(taken),
            "by_precedence": {
                name: _times(part for part in taken if part.precedence == name)
                for name in named
            },
        },
        "by_day": [
            {
                "day": day * DAY_MS,
                "raised": days.get(day, 0),
                "acknowledged": len(taken_days.get(day, [])),
                "p50": _times(taken_days.get(day, []))["p50"],
            }
            for day in sorted({*days, *taken_days})
        ],
        "by_kind": dict(sorted(Counter(part.kind for part in raised).items())),
    }
