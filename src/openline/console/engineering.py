"""/api/engineering, /api/profile, /api/routes: the machinery and what was agreed of it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import Field

from openline.console import engine
from openline.console.access import Caller, needs
from openline.console.asked import Body, InRooms, LineId, OnceKey, act, line_of
from openline.core.record.identity import ADDRESSES_MAX
from openline.runtime import arguments
from openline.runtime.host import open_routes
from openline.shell import clock

router = APIRouter(tags=["engineering"])
Reader = Annotated[Caller, Depends(needs("read"))]


class RoutesBody(Body):
    """Where the peer reaches this node: host:port, the best first."""

    addresses: list[Annotated[str, Field(min_length=3, max_length=261)]] = Field(
        min_length=1, max_length=ADDRESSES_MAX
    )


@router.get("/api/engineering")
async def read_engineering(rooms: InRooms, _caller: Reader) -> dict[str, Any]:
    """Paths, clock, disk, scrub, certificates, memory and counts."""
    found = engine.engineering(
        rooms.service, rooms.status, rooms.trends, clock.now(), rooms.started
    )
    return {**found, "sessions": rooms.sessions(), "statistics": rooms.statistics()}


@router.get("/api/profile")
async def read_profile(rooms: InRooms, _caller: Reader, line: LineId = None) -> dict[str, Any]:
    """The profile in force: every agreed setting by its key."""
    return line_of(rooms, line).profile.as_dict()


@router.get("/api/routes")
async def read_routes(rooms: InRooms, _caller: Reader) -> list[dict[str, Any]]:
    """The addresses of both parties as they signed them, and which routes are open."""
    opened = open_routes(rooms.service.node)
    return [
        {
            "line": line.id.hex(),
            "party": line.name(party),
            "ours": party == line.us,
            "addresses": list(line.routes[party]),
            "open": opened[line.id] if party != line.us else None,
        }
        for line in rooms.service.node.lines.values()
        for party in range(len(line.logs))
    ]


@router.post("/api/routes")
async def set_routes(
    rooms: InRooms,
    caller: Annotated[Caller, Depends(needs("settings"))],
    body: RoutesBody,
    key: OnceKey,
    line: LineId = None,
) -> Any:
    """Tell the peer, signed, where it reaches this node from now on."""
    args = {"addresses": body.addresses, "line": line}
    arguments.check("route", args)
    return await key.run(caller, lambda: act(rooms, "route", args), 200)
