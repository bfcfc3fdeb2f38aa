"""/api/alarms: what stands, silence, acknowledgement, statistics (console.md section 5)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query

from openline.console.access import Caller, needs
from openline.console.asked import InRooms, Limit, OnceKey, at_once

router = APIRouter(tags=["alarms"])
Reader = Annotated[Caller, Depends(needs("read"))]
Taker = Annotated[Caller, Depends(needs("acknowledge"))]
AlarmId = Annotated[str, Path(min_length=1, max_length=200, pattern=r"^[a-z0-9.-]+$")]


@router.get("/api/alarms")
async def read_alarms(rooms: InRooms, _caller: Reader) -> dict[str, Any]:
    """Items that want a person, the most urgent first, and conditions."""
    return rooms.alarms.view()


@router.get("/api/alarms/statistics")
async def read_statistics(
    rooms: InRooms,
    _caller: Reader,
    mode: Literal["REAL", "EXERCISE", "TEST"] | None = None,
) -> dict[str, Any]:
    """How many alarms, how often, and how long until a person answered for one: 30 days."""
    return rooms.statistics(mode)


@router.get("/api/alarms/log")
async def read_log(
    rooms: InRooms,
    _caller: Reader,
    limit: Limit = 200,
    since: Annotated[int, Query(ge=0, le=2**53)] = 0,
) -> list[dict[str, Any]]:
    """The steps in the life of each alarm, oldest first; the newest `limit` of them."""
    return [event._asdict() for event in rooms.alarm_log.events(since, limit=limit)]


@router.post("/api/alarms/{alarm}/silence")
async def silence(rooms: InRooms, caller: Taker, alarm: AlarmId, key: OnceKey) -> Any:
    """Silence an alarm on all consoles for 30 s: it stays, and sounds again."""
    act = at_once(lambda: {"silenced_until": rooms.alarms.silence(alarm, caller.name)})
    return await key.run(caller, act, 200)


@router.post("/api/alarms/{alarm}/acknowledge")
async def acknowledge(rooms: InRooms, caller: Taker, alarm: AlarmId, key: OnceKey) -> Any:
    """Acknowledge a condition by name; an item is acknowledged by a signature of its own."""
    act = at_once(lambda: {"ack_by": rooms.alarms.acknowledge(alarm, caller.name)})
    return await key.run(caller, act, 200)
