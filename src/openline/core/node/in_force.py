"""Is the line in force? Answered from the record, with the items that say so (R15, F7)."""

from __future__ import annotations

from typing import Any

from openline.core.node.state import Line, Suspension
from openline.core.record.envelope import KIND_NAMES, Kind


def _item_of(line: Line, suspension: Suspension, kind: Kind) -> str | None:
    """The item by which a suspension began, or by which it ended."""
    place = (suspension.generation, suspension.index)
    if kind == Kind.RESUME:
        if suspension.resumed_at is None:
            return None
        place = suspension.resumed_at
    for item in line.order:
        if item.author == suspension.by and (item.generation, item.index) == place:
            return item.id.hex()
    return None


def _is_on(suspension: Suspension, at_ms: int) -> bool:
    if suspension.from_ms > at_ms:
        return False
    return suspension.resumed_at is None or suspension.resumed_from_ms > at_ms


def in_force(line: Line, at_ms: int) -> dict[str, Any]:
    """Whether the line stands at a time, what of it is suspended, and by which items.

    The line itself is in force from its genesis on: only kinds of items can be suspended, and STOP,
    checks and suspension itself never [RCT-9].

    Returns:
        `in_force` (false before the genesis), `whole` (nothing is suspended), `since` in ms UTC,
        `suspended` with kind, party, officer and items, `last_check`, `evidence` (item ids).
    """
    founded_ms = line.genesis.created_ms
    on = [part for part in line.suspensions if _is_on(part, at_ms)]
    suspended = [
        {
            "kind": KIND_NAMES[part.kind],
            "by": line.name(part.by),
            "officer": part.officer,
            "since": part.from_ms,
            "item": _item_of(line, part, Kind.SUSPEND),
        }
        for part in on
    ]
    resumed = [
        _item_of(line, part, Kind.RESUME)
        for part in line.suspensions
        if part not in on and part.from_ms <= at_ms
    ]
    checks = [
        check.started_ms
        for check in line.checks.values()
        if check.completed and check.started_ms <= at_ms
    ]
    items = [part["item"] for part in suspended] + resumed
    return {
        "in_force": founded_ms <= at_ms,
        "whole": founded_ms <= at_ms and not on,
        "since": founded_ms,
        "at": at_ms,
        "line": line.id.hex(),
        "suspended": suspended,
        "last_check": max(checks, default=None),
        "evidence": sorted({item for item in items if item}),
    }
