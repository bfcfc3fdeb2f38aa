"""/api/meta, /api/locale, /api/state, /api/status, /api/stream, /api/shown: what a console begins with."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Query, Request
from pydantic import Field
from starlette.responses import PlainTextResponse, Response

from openline import __version__
from openline.console import sessions_api, views
from openline.console.access import Caller, caller_of, needs
from openline.console.asked import TIME_MS_MAX, Body
from openline.console.idempotency import Once, once
from openline.console.schedule import schedule_view
from openline.console.statics import zipped
from openline.console.stream import CONSOLES_MAX, EventStream, Reader, frame
from openline.console.whole import Console, InConsole
from openline.core.base.errors import Refused, Unavailable
from openline.runtime import asking
from openline.runtime.requests import officers_of
from openline.shell import clock, home
from openline.shell.settings import LANGUAGES

router = APIRouter(tags=["console"])
LOCALE = Path(__file__).parent / "locale"
Reading = Annotated[Caller, Depends(needs("read"))]
SHOWN_MAX = 200


class ShownBody(Body):
    """What stands on a manned screen now."""

    items: list[Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]] = Field(
        min_length=1, max_length=SHOWN_MAX
    )


@router.get("/api/meta")
async def meta(console: InConsole, request: Request) -> dict[str, Any]:
    """What a console must know before anybody has signed in; nothing of the record."""
    lines = list(console.service.node.lines.values())
    is_demo = console.access.is_demo
    demo = sessions_api.demo_postings(console) if is_demo else []
    return {
        "party": console.service.opened.settings.party,
        "slug": console.addresses.slug,
        "other": lines[0].name(lines[0].other()) if lines else "",
        "version": __version__,
        "languages": list(LANGUAGES),
        "language": console.rooms.language,
        "demo": is_demo,
        "rp_id": console.addresses.rp_id,
        "host": console.addresses.host,
        "now": clock.now().wall_ms,
        "has_officers": _has_officers(console),
        "posts": list(console.rooms.posts),
        "demo_officers": [
            {"name": each.officer.name, "roles": list(each.officer.roles)} for each in demo
        ],
    }


def _has_officers(console: Console) -> bool:
    """Whether anybody was certified yet, on a line or for the one to be founded."""
    lines = console.service.node.lines.values()
    if lines:
        return any(line.postings[line.us] for line in lines)
    return bool(home.certificates(console.service.opened.paths))


@router.get("/api/locale/{language}", response_class=PlainTextResponse)
async def locale(request: Request, language: Literal["en", "ru", "id"]) -> Response:
    """The texts of the console in a language, as one Fluent catalogue."""
    plain, packed = _catalogue(language)
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return PlainTextResponse(packed, headers={**headers, "Content-Encoding": "gzip"})
    return PlainTextResponse(plain, headers=headers)


@functools.cache
def _catalogue(language: str) -> tuple[bytes, bytes]:
    """The catalogue of a language as it was at the first question, plain and gzip."""
    parts = [path.read_text("utf-8") for path in sorted((LOCALE / language).glob("*.ftl"))]
    plain = "\n".join(parts).encode()
    return plain, zipped(plain)


@router.get("/api/status")
async def status(console: InConsole, _caller: Reading) -> dict[str, Any]:
    """The state of the node and its lines, as `openline status --json` gives it."""
    return console.service.requests.status()


def profile_of(console: Console) -> dict[str, Any]:
    """The settings that both parties agreed on, as they are in force."""
    lines = list(console.service.node.lines.values())
    return lines[0].profile.as_dict() if lines else {}


@router.get("/api/state")
async def state(console: InConsole, caller: Reading) -> dict[str, Any]:
    """Everything that a cold console shows, in one answer; the stream goes on from its seq."""
    seq = views.last_seq(console.service)
    return {
        "seq": seq,
        "now": clock.now().wall_ms,
        "status": console.service.requests.status(),
        "items": views.state_items(console.service, console.shows),
        "watch": console.rooms.watch_view(),
        "alarms": console.rooms.alarms.view(),
        "schedule": schedule_view(console.rooms, None, None),
        "officers": officers_of(console.service.node),
        "profile": profile_of(console),
        "session": sessions_api.view(console, caller) if caller.session else None,
    }


@router.get(
    "/api/stream",
    response_class=Response,
    responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
)
async def stream(
    console: InConsole,
    caller: Reading,
    since: Annotated[int | None, Query(ge=0, le=TIME_MS_MAX)] = None,
    last: Annotated[
        str | None, Header(alias="Last-Event-ID", max_length=20, pattern=r"^[0-9]*$")
    ] = None,
) -> Response:
    """Everything that happens, one event an entry, from the entry after the last one seen.

    Every entry is kept, so that any earlier number is gone on from. A number that this node never
    gave (an older copy was restored since) is answered by `reset`: read /api/state anew.
    """
    if console.hub.consoles >= CONSOLES_MAX:
        raise Unavailable("limits", "too many consoles are open", "Close some.")
    after = int(last) if last else since
    newest = views.last_seq(console.service)
    first = frame("reset", {"seq": newest}) if after is not None and after > newest else b""
    first += frame("status", console.service.requests.status())
    first += frame("alarms", console.rooms.alarms.view()) + frame(
        "watch", console.rooms.watch_view()
    )
    beat = {"now": clock.now().wall_ms, "seq": newest}
    first += frame("beat", beat)
    return EventStream(console.hub, Reader(caller.stream_key), after, first)


@router.post("/api/shown")
async def shown(
    console: InConsole, request: Request, body: ShownBody, key: Annotated[Once, Depends(once)]
) -> Any:
    """Say that items stand on a visible screen of an officer on watch; the peer is told the post."""
    caller = caller_of(request)
    watch = console.rooms.watch.of(caller.certificate) if caller.certificate else None
    if watch is None:
        raise Refused(
            "RCT-13", "nobody on watch looks at this screen", "Start the watch first."
        )
    post = watch.post

    async def act() -> dict[str, Any]:
        for line in console.service.node.lines.values():
            here = [each for each in body.items if bytes.fromhex(each) in line.items]
            if here:
                args = {"line": line.id.hex(), "post": post, "items": here}
                await asking.ask(console.service, "shown", args)
        return {"shown": len(body.items)}

    return await key.run(caller, act, 200)
