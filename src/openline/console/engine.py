"""The state of the machinery: paths, clock, disk, memory, certificates, counts. Unknown is null."""

from __future__ import annotations

import os
import resource
from pathlib import Path
from typing import Any

from openline.console.trends import Trends
from openline.core.base.names import Now
from openline.core.node.state import Line
from openline.runtime.requests import officers_of
from openline.runtime.service import Service
from openline.shell import console_tls
from openline.shell.store import reserve

DOWN_WHY_CHARACTERS_MAX = 200


def memory_bytes() -> int | None:
    """Resident memory of this process; null where /proc does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")


def cpu_seconds() -> float:
    """CPU time of this process since its start."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def paths(service: Service, now: Now) -> list[dict[str, Any]]:
    """Every path to a peer: the open ones first, the one in use first of all."""
    found: list[dict[str, Any]] = []
    for line in service.node.lines.values():
        for session in service.node.carry.open_sessions(line):
            proved = session.proved_mono_ms
            found.append(
                {
                    "address": session.route,
                    "party": line.name(session.party),
                    "state": "open",
                    "by": "us" if session.dialler else "them",
                    "age_ms": None if proved is None else now.mono_ms - proved,
                    "round_trip_ms": session.round_trip_ms,
                    "unsent_bytes": session.unsent_bytes,
                    "down_why": None,
                }
            )
    found += [
        {
            "address": address,
            "party": None,
            "state": "down",
            "by": "us",
            "age_ms": None,
            "round_trip_ms": None,
            "unsent_bytes": None,
            "down_why": why[:DOWN_WHY_CHARACTERS_MAX],
        }
        for address, why in sorted(service.routes_down.items())
    ]
    return found


def clocks(status: dict[str, Any], trends: Trends) -> list[dict[str, Any]]:
    """The clock of each peer against ours, now and over the last day."""
    return [
        {
            "party": peer["party"],
            "offset_ms": peer["clock_offset_ms"],
            "flag": peer["clock_flag"],
            "history": trends.offsets(peer["party"]),
        }
        for line in status["lines"]
        for peer in line["peers"]
    ]


def disk(service: Service) -> dict[str, Any]:
    """Room on the disk, what the record and its reserve take of it."""
    opened = service.opened
    record = opened.paths.record
    parts = [
        size
        for ending in ("", "-wal")
        if (size := _size(record.with_name(record.name + ending))) is not None
    ]
    whole = opened.settings.reserve_mb * 1024 * 1024
    held = _size(opened.paths.home / "reserve")
    return {
        "free_bytes": reserve.free_bytes(opened.paths.home),
        "record_bytes": sum(parts) if parts else None,
        "low": service.node.disk_is_low,
        "reserve": {"held_bytes": held, "whole_bytes": whole},
    }


def node_keys(service: Service) -> list[dict[str, Any]]:
    """The parties' nodes on the one line, and when their certified keys end [CER-3]."""
    lines = service.node.lines.values()
    return [
        {"party": party.name, "until": party.until_ms}
        for line in lines
        for party in line.genesis.parties
    ]


def certificates(service: Service) -> list[dict[str, Any]]:
    """Officers' certificates of both parties that stand, those that end first first."""
    found = [part for part in officers_of(service.node) if not part["removed"]]
    found.sort(key=lambda part: (part["until"] is None, part["until"] or 0, part["name"]))
    return [
        {key: part[key] for key in ("name", "party", "until", "node_held", "certificate")}
        for part in found
    ]


def tls(service: Service) -> dict[str, Any] | None:
    """The console's own certificate; null if it serves without one."""
    until = console_tls.valid_until_ms(service.opened.paths)
    if until is None:
        return None
    return {"until": until, "host": console_tls.host_of(service.opened.paths)}


def queues(line: Line) -> int:
    """How many entries wait for the peers of a line."""
    return sum(len(peer.outbox) for peer in line.peers.values())


def engineering(
    service: Service, status: dict[str, Any], trends: Trends, now: Now, started: Now
) -> dict[str, Any]:
    """`GET /api/engineering` without what others know better: sessions and statistics."""
    peers = clocks(status, trends)
    only = peers[0] if peers else {"offset_ms": None, "flag": None, "history": []}
    return {
        "paths": paths(service, now),
        "clock": {key: only[key] for key in ("offset_ms", "flag", "history")},
        "clocks": peers,
        "disk": disk(service),
        "scrub": service.scrub_view(),
        "certificates": certificates(service),
        "node_keys": node_keys(service),
        "tls": tls(service),
        "memory_bytes": memory_bytes(),
        "cpu_s": round(cpu_seconds(), 3),
        "uptime_ms": now.mono_ms - started.mono_ms,
        "commits": service.commits,
        "wire_bytes": service.requests.wire_bytes,
        "waiting": sum(queues(line) for line in service.node.lines.values()),
    }
