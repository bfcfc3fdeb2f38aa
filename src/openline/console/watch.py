"""/api/watch, /api/roster, /api/procedures: who has the watch, and what it hands on (R96, R97)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from openline.console import watchkeeping
from openline.console.access import Caller, needs
from openline.console.asked import Body, InRooms, Limit, OnceKey, at_once
from openline.console.rooms import Rooms
from openline.core.base.errors import Refused
from openline.shell import clock
from openline.shell.daybook.watches import OnWatch

router = APIRouter(tags=["watch"])
Reader = Annotated[Caller, Depends(needs("read"))]
Watcher = Annotated[Caller, Depends(needs("watch"))]
LANGUAGE_CHARACTERS_MAX = 35


class StartBody(Body):
    """The start of a watch, after the session key was delegated."""

    post: str = Field(min_length=1, max_length=40)
    languages: list[Annotated[str, Field(max_length=LANGUAGE_CHARACTERS_MAX)]] = Field(
        default_factory=list, max_length=watchkeeping.LANGUAGES_MAX
    )
    linguist: bool = False
    delegation: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")


class HandoverBody(Body):
    """To whom the watch is handed; null: to whoever takes it."""

    to: str | None = Field(default=None, min_length=1, max_length=60)


class AcceptBody(Body):
    """One item of the list, read and taken over."""

    item: str = Field(pattern=r"^[0-9a-f]{64}$")


class TextBody(Body):
    """A line for the watch log."""

    text: str = Field(min_length=1, max_length=watchkeeping.LOG_CHARACTERS_MAX)


class Person(Body):
    """One entry of the roster."""

    name: str = Field(min_length=1, max_length=watchkeeping.NAME_CHARACTERS_MAX)
    reach: str = Field(default="", max_length=watchkeeping.REACH_CHARACTERS_MAX)
    order: int | None = None


class ProcedureBody(Body):
    """The next version of a standing procedure."""

    kind: str = Field(min_length=1, max_length=40)
    language: str = Field(min_length=1, max_length=LANGUAGE_CHARACTERS_MAX)
    text: str = Field(min_length=1, max_length=watchkeeping.PROCEDURE_CHARACTERS_MAX)


def _officer(caller: Caller) -> tuple[str, str]:
    """Name and certificate of the officer of a session; a program has no watch."""
    if not caller.certificate:
        raise Refused("R96", "a program has no watch", "An officer logs in at the console.")
    return caller.name, caller.certificate


def _then_view(
    rooms: Rooms, act: Callable[[], None]
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Do something and answer with the watch as it is then."""

    def done() -> dict[str, Any]:
        act()
        return rooms.watch_view()

    return at_once(done)


@router.get("/api/watch")
async def read_watch(rooms: InRooms, _caller: Reader) -> dict[str, Any]:
    """Who is on watch on both sides, the roster, and the handover under way."""
    return rooms.watch_view()


@router.post("/api/watch/start")
async def start(rooms: InRooms, caller: Watcher, body: StartBody, key: OnceKey) -> Any:
    """Take the watch at a post."""
    name, certificate = _officer(caller)
    if body.delegation is None and not caller.is_demo:
        raise Refused(
            "ENV-7", "no session key is named", "Delegate one first: verb delegate, then this."
        )
    watch = OnWatch(
        certificate,
        name,
        caller.session,
        body.post,
        tuple(body.languages),
        body.linguist,
        clock.now().wall_ms,
        body.delegation or "",
        caller.until_ms,
    )
    return await key.run(caller, _then_view(rooms, lambda: rooms.watch.start(watch)), 200)


@router.post("/api/watch/end")
async def end(rooms: InRooms, caller: Watcher, key: OnceKey) -> Any:
    """Leave the watch."""
    _, certificate = _officer(caller)

    def leave() -> None:
        if not rooms.watch.end(certificate):
            raise Refused("R96", "you are not on watch", "Nothing is to be ended.")

    return await key.run(caller, _then_view(rooms, leave), 200)


@router.post("/api/watch/handover")
async def open_handover(
    rooms: InRooms, caller: Watcher, body: HandoverBody, key: OnceKey
) -> Any:
    """Hand the watch over: what is open is listed for the incoming officer."""
    certificate = _officer(caller)[1]
    act = _then_view(rooms, lambda: rooms.watch.open_handover(certificate, body.to))
    return await key.run(caller, act, 200)


@router.delete("/api/watch/handover")
async def give_up_handover(rooms: InRooms, caller: Watcher, key: OnceKey) -> Any:
    """Give the handover up; who has the watch keeps it."""
    name = _officer(caller)[0]
    act = _then_view(rooms, lambda: rooms.watch.give_up_handover(name))
    return await key.run(caller, act, 200)


@router.post("/api/watch/handover/accept")
async def accept(rooms: InRooms, caller: Watcher, body: AcceptBody, key: OnceKey) -> Any:
    """Take over one item of the list, having read it."""
    officer = _officer(caller)
    act = _then_view(rooms, lambda: rooms.watch.accept(*officer, body.item))
    return await key.run(caller, act, 200)


@router.post("/api/watch/handover/complete")
async def complete(rooms: InRooms, caller: Watcher, key: OnceKey) -> Any:
    """All is accepted: the incoming officer has the watch."""
    officer = _officer(caller)
    act = _then_view(rooms, lambda: rooms.watch.complete(*officer))
    return await key.run(caller, act, 200)


@router.get("/api/watch/log")
async def read_log(
    rooms: InRooms,
    _caller: Reader,
    limit: Limit = 200,
    before: Annotated[int | None, Query(ge=1, le=2**53)] = None,
) -> list[dict[str, Any]]:
    """The watch log, newest first; each line holds the hash of the one before it."""
    return [line.as_dict() for line in rooms.watch.log.newest(limit, before)]


@router.post("/api/watch/log", status_code=201)
async def write_log(rooms: InRooms, caller: Watcher, body: TextBody, key: OnceKey) -> Any:
    """Write a line into the watch log; nothing is ever changed or removed there."""
    return await key.run(caller, at_once(lambda: rooms.watch.write(caller.name, body.text)))


@router.get("/api/roster")
async def read_roster(rooms: InRooms, _caller: Reader) -> list[dict[str, Any]]:
    """Who is called next, in this order."""
    return rooms.watch.roster


@router.put("/api/roster")
async def write_roster(
    rooms: InRooms,
    caller: Annotated[Caller, Depends(needs("watch", "settings"))],
    body: Annotated[list[Person], Field(max_length=watchkeeping.ROSTER_MAX)],
    key: OnceKey,
) -> Any:
    """Put another roster in place of this one."""

    def put() -> list[dict[str, Any]]:
        rooms.watch.set_roster(caller.name, [(part.name, part.reach) for part in body])
        return rooms.watch.roster

    return await key.run(caller, at_once(put), 200)


@router.get("/api/procedures")
async def read_procedures(
    rooms: InRooms,
    _caller: Reader,
    kind: Annotated[str | None, Query(min_length=1, max_length=40)] = None,
) -> list[dict[str, Any]]:
    """The standing procedures in force; of one kind every version, newest first."""
    return rooms.watch.procedures(kind)


@router.post("/api/procedures", status_code=201)
async def write_procedure(
    rooms: InRooms,
    caller: Annotated[Caller, Depends(needs("settings"))],
    body: ProcedureBody,
    key: OnceKey,
) -> Any:
    """Write the next version of a procedure; the old ones stay."""

    def write() -> dict[str, Any]:
        version = rooms.watch.add_procedure(caller.name, body.kind, body.language, body.text)
        return {"kind": body.kind, "language": body.language, "version": version}

    return await key.run(caller, at_once(write))


def watch_of_session(rooms: Rooms, session: str) -> dict[str, Any] | None:
    """The watch of one session, as `GET /api/session` shows it."""
    found = next((part for part in rooms.watch.on_watch if part.session == session), None)
    if found is None:
        return None
    return {
        "post": found.post,
        "since": found.since_ms,
        "delegation": found.delegation or None,
        "until": found.until_ms,
    }
