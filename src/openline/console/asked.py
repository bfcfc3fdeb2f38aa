"""What the routers share: the rooms of this app, bodies within limits, bounded numbers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Depends, Path, Query, Request
from pydantic import BaseModel, ConfigDict

from openline.console.idempotency import Once, once
from openline.console.rooms import Rooms
from openline.core.base.errors import Refused
from openline.core.node.state import Line
from openline.runtime import asking

TIME_MS_MAX = 2**53
LIMIT_MAX = 1000


class Body(BaseModel):
    """A JSON body: names nobody knows are refused, as everywhere else."""

    model_config = ConfigDict(extra="forbid", strict=True)


class TooLarge(Refused):
    """A body that is larger than what it is for; answered by 413."""

    status = 413


class Absent(Refused):
    """There is no such thing; answered by 404."""

    status = 404


async def rooms_of(request: Request) -> Rooms:
    """The rooms of the app that serves a request."""
    found: Rooms = request.app.state.rooms
    return found


InRooms = Annotated[Rooms, Depends(rooms_of)]
OnceKey = Annotated[Once, Depends(once)]
HexId = Annotated[str, Path(pattern=r"^[0-9a-f]{8,64}$", max_length=64)]
Limit = Annotated[int, Query(ge=1, le=LIMIT_MAX)]
LineId = Annotated[str | None, Query(alias="line", pattern=r"^[0-9a-f]{1,64}$")]
Moment = Annotated[int | None, Query(ge=0, le=TIME_MS_MAX)]


def line_of(rooms: Rooms, given: str | None = None) -> Line:
    """The only line of this node, or the one that is named.

    Raises:
        Refused: none, or several.
    """
    return rooms.service.node.line_for(given)


async def act(rooms: Rooms, verb: str, args: dict[str, Any]) -> dict[str, Any]:
    """Have the node do a verb; its result.

    Raises:
        Fault: it refused, or the outcome is unknown.
    """
    return await asking.ask(rooms.service, verb, args)


def at_once(make: Callable[[], Any]) -> Callable[[], Awaitable[Any]]:
    """What is done without waiting, in the form that `Once.run` takes."""

    async def act() -> Any:
        return make()

    return act


async def read_body(request: Request, bytes_max: int, what: str) -> bytes:
    """The raw body of a request; one that is too large is refused before it is read.

    Raises:
        TooLarge: by what its header says, or by what has come so far.
    """
    too_large = TooLarge(
        "limits", f"{what} is larger than {bytes_max // 1_000_000} MB", "Send less."
    )
    said = request.headers.get("content-length", "")
    if said.isascii() and said.isdigit() and int(said[:20]) > bytes_max:
        raise too_large
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > bytes_max:
            raise too_large
    return bytes(data)


# How OpenAPI describes a raw answer.
RAW_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
        }
    }
}


def raw_body(what: str) -> dict[str, Any]:
    """How OpenAPI describes a raw body."""
    content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    return {"requestBody": {"required": True, "description": what, "content": content}}
