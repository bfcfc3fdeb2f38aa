"""/api/items and what programs do: an act in one request, signed with a key that lies in the home."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import Field
from starlette.responses import Response

from openline.console import views
from openline.console.access import Caller, caller_of, needs, require
from openline.console.acts import checked, salt_for, with_files
from openline.console.asked import TIME_MS_MAX, Absent, Body, HexId
from openline.console.idempotency import Once, once
from openline.console.rights import OF_VERBS
from openline.console.whole import Console, InConsole
from openline.core.base.errors import Refused
from openline.core.forms import position as positions
from openline.core.node.desk_finding import find_item
from openline.runtime import asking, verbs

router = APIRouter(tags=["items"])
Reader = Annotated[Caller, Depends(needs("read"))]
OnceKey = Annotated[Once, Depends(once)]
SEARCH_CHARACTERS_MAX = 200
PAGE_MAX = 2000
Precedence = Literal["FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"]
Mode = Literal["REAL", "EXERCISE", "TEST"]
Position = list[int | str] | str


class FileName(Body):
    """A file that was uploaded before."""

    name: str = Field(max_length=200)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class ByOfficer(Body):
    """What every act of a program has: the officer in whose name, and the line."""

    as_: str = Field(alias="as", min_length=1, max_length=60)
    line: str | None = Field(default=None, pattern=r"^[0-9a-f]{1,64}$")


class AboutBody(ByOfficer):
    """An act about an item."""

    text: str | None = Field(default=None, max_length=8000)
    language: str | None = Field(default=None, max_length=35)


class ItemBody(ByOfficer):
    """A message."""

    text: str = Field(max_length=8000)
    precedence: Precedence = "ROUTINE"
    mode: Mode = "REAL"
    language: str | None = Field(default=None, max_length=35)
    ref: str | None = Field(default=None, alias="reference", pattern=r"^[0-9a-f]{8,64}$")
    files: list[FileName] | None = Field(default=None, max_length=8)
    positions: list[Position] | None = Field(default=None, max_length=8)


class StopBody(ByOfficer):
    """A STOP."""

    text: str = Field(max_length=8000)
    position: Position | None = None
    mode: Mode = "REAL"
    language: str | None = Field(default=None, max_length=35)
    ref: str | None = Field(default=None, alias="reference", pattern=r"^[0-9a-f]{8,64}$")


class AnswerBody(AboutBody):
    """An answer to an item of theirs."""

    meaning: Literal[
        "understood",
        "not-understood",
        "will-comply",
        "cannot-comply",
        "referred",
        "repeat-part",
    ]


class ScopeBody(ByOfficer):
    """A suspension or a resumption."""

    scope: str = Field(max_length=60)
    from_ms: int | None = Field(default=None, alias="from", ge=0, le=TIME_MS_MAX)


class CheckBody(Body):
    """A line check: by an officer, or by the node itself."""

    as_: str | None = Field(default=None, alias="as", min_length=1, max_length=60)
    line: str | None = Field(default=None, pattern=r"^[0-9a-f]{1,64}$")


def place_of(given: Position) -> list[int | str]:
    """A position as the node takes it: [lat_e7, lon_e7, as typed], from a text perhaps."""
    return positions.parse(given) if isinstance(given, str) else list(given)


async def do(
    console: Console, request: Request, verb: str, given: dict[str, Any], key: Once
) -> Any:
    """As `act`, by whoever makes this request."""
    return await act(console, caller_of(request), verb, given, key)


async def act(
    console: Console, caller: Caller, verb: str, given: dict[str, Any], key: Once
) -> Response:
    """One act of a program, in the name of an officer whose key lies in the home.

    Raises:
        Fault: no right, a rule, or no answer.
    """
    require(caller, OF_VERBS[verb])
    officer = given.pop("as_", None)
    if caller.certificate and officer is not None:
        raise Refused(
            "CER-9",
            "an officer signs his own acts",
            "Prepare the act, then sign it: /api/acts.",
        )

    async def done() -> dict[str, Any]:
        args = with_files(console, checked(verb, given))
        if officer is not None:
            args |= {"as": officer}
            if key.key is not None:
                args["salt"] = salt_for(console, caller, key.key)
                if verb in ("suspend", "resume"):
                    args.setdefault("from_ms", key.began_ms(caller))
        args = verbs.prepared(console.service, verb, args)
        return await asking.ask(console.service, verb, args)

    return await key.run(caller, done)


@router.get("/api/items")
async def read_items(
    console: InConsole,
    _caller: Reader,
    since: Annotated[int, Query(ge=0, le=TIME_MS_MAX)] = 0,
    before: Annotated[int | None, Query(ge=0, le=TIME_MS_MAX)] = None,
    every: Annotated[bool, Query(alias="all")] = False,
    limit: Annotated[int | None, Query(ge=1, le=PAGE_MAX)] = None,
    kind: Annotated[str | None, Query(max_length=40)] = None,
    precedence: Precedence | None = None,
    mode: Mode | None = None,
    author: Annotated[str | None, Query(max_length=60)] = None,
    q: Annotated[str | None, Query(max_length=SEARCH_CHARACTERS_MAX)] = None,
    is_open: Annotated[bool, Query(alias="open")] = False,
) -> dict[str, Any]:
    """The items of the record, oldest first; with `limit` the newest of them, and where to go on."""
    wanted = views.Wanted(since, before, every, kind, precedence, mode, author, q, is_open)
    return await views.page(console.service, console.shows, wanted, limit)


@router.get("/api/items/{item}")
async def read_item(console: InConsole, _caller: Reader, item: HexId) -> dict[str, Any]:
    """One item with the ids of its thread."""
    for line in console.service.node.lines.values():
        try:
            return console.shows.whole(line, find_item(line, item))
        except Refused:
            continue
    raise Absent("ENV-6", "there is no such item", "Read /api/items.")


@router.post("/api/items", status_code=201, dependencies=[Depends(needs("send"))])
async def send(console: InConsole, request: Request, body: ItemBody, key: OnceKey) -> Any:
    """Send a message."""
    given = body.model_dump()
    if given["positions"]:
        placed = [place_of(part) for part in given["positions"]]
        given["positions"] = [[*part, ""][:4] for part in placed]
    return await do(console, request, "send", given, key)


@router.post("/api/stops", status_code=201, dependencies=[Depends(needs("stop"))])
async def stop(console: InConsole, request: Request, body: StopBody, key: OnceKey) -> Any:
    """Send STOP: it passes everything else."""
    given = body.model_dump()
    if given["position"] is not None:
        given["position"] = place_of(given["position"])
    return await do(console, request, "send-stop", given, key)


@router.post(
    "/api/items/{item}/ack", status_code=201, dependencies=[Depends(needs("acknowledge"))]
)
async def ack(
    console: InConsole, request: Request, item: HexId, body: ByOfficer, key: OnceKey
) -> Any:
    """Acknowledge an item: a named officer has read it; it is not consent."""
    return await do(console, request, "ack", {**body.model_dump(), "item": item}, key)


@router.post(
    "/api/items/{item}/answer", status_code=201, dependencies=[Depends(needs("acknowledge"))]
)
async def answer(
    console: InConsole, request: Request, item: HexId, body: AnswerBody, key: OnceKey
) -> Any:
    """Answer an item with one of six meanings."""
    return await do(console, request, "answer", {**body.model_dump(), "item": item}, key)


@router.post("/api/items/{item}/cancel", status_code=201, dependencies=[Depends(needs("send"))])
async def cancel(
    console: InConsole, request: Request, item: HexId, body: AboutBody, key: OnceKey
) -> Any:
    """Cancel an item of ours; it stays in the record."""
    return await do(console, request, "cancel", {**body.model_dump(), "item": item}, key)


@router.post(
    "/api/items/{item}/correct", status_code=201, dependencies=[Depends(needs("send"))]
)
async def correct(
    console: InConsole, request: Request, item: HexId, body: AboutBody, key: OnceKey
) -> Any:
    """Correct an item of ours; both stay in the record."""
    return await do(console, request, "correct", {**body.model_dump(), "item": item}, key)


@router.post("/api/items/{item}/repeat", status_code=201, dependencies=[Depends(needs("send"))])
async def repeat(
    console: InConsole, request: Request, item: HexId, body: AboutBody, key: OnceKey
) -> Any:
    """Send an item of ours again, or ask for one of theirs again."""
    return await do(console, request, "repeat", {**body.model_dump(), "item": item}, key)


@router.post("/api/checks", status_code=201, dependencies=[Depends(needs("check"))])
async def check(console: InConsole, request: Request, body: CheckBody, key: OnceKey) -> Any:
    """Check the line now."""
    return await do(console, request, "check", body.model_dump(), key)


@router.post("/api/suspensions", status_code=201, dependencies=[Depends(needs("stop"))])
async def suspend(console: InConsole, request: Request, body: ScopeBody, key: OnceKey) -> Any:
    """Suspend kinds of items; STOP, checks and answers always pass."""
    return await do(console, request, "suspend", body.model_dump(), key)


@router.post("/api/resumptions", status_code=201, dependencies=[Depends(needs("stop"))])
async def resume(console: InConsole, request: Request, body: ScopeBody, key: OnceKey) -> Any:
    """Resume what this party suspended."""
    return await do(console, request, "resume", body.model_dump(), key)
