"""/api/schedule and /api/checks: two lanes of what was and will be, and every line check."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from openline.console import lanes
from openline.console.access import Caller, needs
from openline.console.asked import TIME_MS_MAX, InRooms, Limit, LineId, Moment, line_of
from openline.console.rooms import Rooms
from openline.core.node import views
from openline.core.node.state import Item, Line
from openline.core.record.envelope import Kind
from openline.shell import clock

router = APIRouter(tags=["schedule"])
Reader = Annotated[Caller, Depends(needs("read"))]
# The newest that stand of each party: theirs cannot crowd ours out.
ITEMS_MAX = 200


def _standing(line: Line, author: int) -> tuple[list[Item], bool]:
    """The newest schedule items of a party that stand, oldest first, and whether there are more."""
    items = [
        item
        for item in line.order
        if item.author == author
        and item.kind == Kind.SCHEDULE
        and not item.void
        and not item.cancelled
    ]
    return items[-ITEMS_MAX:], len(items) > ITEMS_MAX


def _views(rooms: Rooms, line: Line, now_ms: int) -> tuple[list[dict[str, Any]], bool]:
    """The schedule items that stand, as items are shown, and whether there are more."""
    theirs, has_more_theirs = _standing(line, line.other())
    ours, has_more_ours = _standing(line, line.us)
    store = rooms.service.opened.store
    found = []
    for item in [*theirs, *ours]:
        row = store.entry(line.id, item.author, item.generation, item.index)
        body = row.body if row is not None and row.body_state == "ok" else None
        found.append(views.item_view(line, item, body, now_ms))
    return found, has_more_theirs or has_more_ours


def schedule_view(
    rooms: Rooms, from_ms: int | None, until_ms: int | None, given: str | None = None
) -> dict[str, Any]:
    """`GET /api/schedule`; empty lanes if there is no line yet."""
    now_ms = clock.now().wall_ms
    asked = lanes.span(from_ms, until_ms, now_ms)
    if given is None and not rooms.service.node.lines:
        return {"from": asked[0], "until": asked[1], "ours": [], "theirs": [], "more": False}
    line = line_of(rooms, given)
    standing, has_more = _views(rooms, line, now_ms)
    found = lanes.lanes(line, standing, asked, now_ms)
    return {**found, "more": found["more"] or has_more}


def around_now(rooms: Rooms) -> dict[str, Any]:
    """What stands on the schedule of half a day back and a day and a half on."""
    return schedule_view(rooms, None, None)


@router.get("/api/schedule")
async def read_schedule(
    rooms: InRooms,
    _caller: Reader,
    from_: Annotated[int | None, Query(alias="from", ge=0, le=TIME_MS_MAX)] = None,
    until: Moment = None,
    line: LineId = None,
) -> dict[str, Any]:
    """Line checks, calls and maintenance windows of both parties, at most 35 days."""
    return schedule_view(rooms, from_, until, line)


@router.get("/api/checks")
async def read_checks(
    rooms: InRooms, _caller: Reader, limit: Limit = 100, line: LineId = None
) -> list[dict[str, Any]]:
    """Every line check, the newest first, with those that were missed among them."""
    return lanes.check_rows(line_of(rooms, line), limit, clock.now().wall_ms)
