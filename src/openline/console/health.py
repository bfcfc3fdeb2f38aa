"""Whether the process lives, whether the node is ready, whether the line is up: for a watchdog."""

from __future__ import annotations

from typing import Any

from openline.core.base.errors import Damaged, Unavailable
from openline.runtime.service import Service
from openline.shell import clock

# An entry is never dated before the one before it; this much of a step back is no clock that was set.
BEHIND_MS_MAX = 60_000


def _database(service: Service) -> str | None:
    try:
        service.opened.store.next_seq()
    except (Damaged, Unavailable) as fault:
        return fault.what
    return None


def _clock(service: Service, now_ms: int) -> str | None:
    for line in service.node.lines.values():
        if line.logs[line.us].next_t_ms(now_ms) - now_ms > BEHIND_MS_MAX:
            return "the clock is behind our own newest entry"
    return None


def _record(service: Service) -> str | None:
    lines = list(service.node.lines.values())
    if any(line.restored for line in lines):
        return "restored: nothing is signed before the peer has shown what it has of our log"
    if any(line.damaged for line in lines):
        return "damaged entries are being fetched again from the peer"
    return None


def ready(service: Service) -> tuple[bool, dict[str, Any]]:
    """Whether the node can do its work, and what stands in the way: null where all is well."""
    found = {
        "database": _database(service),
        "clock": _clock(service, clock.now().wall_ms),
        "record": _record(service),
    }
    is_ready = all(reason is None for reason in found.values())
    return is_ready, {"ready": is_ready, "reasons": found}


def lines(status: dict[str, Any]) -> tuple[bool, dict[str, Any]]:
    """Each peer and direction; well if every line goes both ways (a node without one is well)."""
    shown = [
        {
            "line": line["id"],
            "party": peer["party"],
            "state": peer["state"],
            "to_them": peer["to_them"],
            "from_them": peer["from_them"],
            "age_ms": peer["age_ms"],
        }
        for line in status["lines"]
        for peer in line["peers"]
    ]
    is_well = all(peer["state"] == "both_ways" for peer in shown)
    return is_well, {"ok": is_well, "peers": shown}
