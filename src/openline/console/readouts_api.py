"""/api/readouts/…/compare, the preparation sheet, the calendar: what is made of talks for people."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import Field

from openline.console.access import Caller, needs
from openline.console.asked import Body, HexId, read_body
from openline.console.idempotency import Once, once
from openline.console.whole import Console, InConsole
from openline.core.base.errors import Unavailable
from openline.core.contacts.correction import Correction
from openline.runtime import (
    comparing_readouts,
    corrections,
    preparing,
    proving,
    publishing,
    talking,
    talks_calendar,
)
from openline.shell import clock
from openline.shell.contacts.store import Contacts
from openline.shell.publishing.page import zipped

router = APIRouter(tags=["talks"])
Reader = Annotated[Caller, Depends(needs("read"))]
Writer = Annotated[Caller, Depends(needs("talks"))]
OnceKey = Annotated[Once, Depends(once)]
Language = Annotated[Literal["en", "ru", "id"], Query()]
CALENDAR_BYTES_MAX = 1_000_000
PDF: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}
}
ICS: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/calendar": {"schema": {"type": "string"}}}}
}

ZIP: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}
}


class CorrectionBody(Body):
    """What a person says of two statements, or of one and its topic."""

    kind: Literal["same", "not_same", "topic"]
    texts: dict[str, str] = Field(min_length=1, max_length=8)
    topic: str | None = Field(default=None, max_length=40)


def _ledger_id(console: Console, contact: str) -> str:
    """The name under which corrections of a contact's readouts are kept."""
    line = console.service.node.line_for(None)
    return talking.ledger_id_of(line, contact)


@router.get("/api/readouts/{contact}/compare")
async def compare(console: InConsole, caller: Reader, contact: HexId) -> dict[str, Any]:
    """Ours and theirs side by side: topics only ours, only theirs, both, with how sure that is."""
    name = _ledger_id(console, contact)
    service, now_ms = console.service, clock.now().wall_ms
    sides = comparing_readouts.gather(
        service.opened, service.node, contact, now_ms, knows=caller.knows
    )
    given = await console.ledger.ask(lambda ledger: corrections.kept(ledger).of(name))
    return await asyncio.to_thread(comparing_readouts.compare, sides, given)


@router.post("/api/readouts/{contact}/corrections", status_code=201)
async def correct(
    console: InConsole, caller: Writer, contact: HexId, body: CorrectionBody, key: OnceKey
) -> Any:
    """Correct how two readouts are aligned; it is kept with who said it and when."""
    at = datetime.fromtimestamp(clock.now().wall_ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    said = Correction.of(body.kind, body.texts, body.topic, caller.name, at)

    async def act() -> dict[str, Any]:
        name = _ledger_id(console, contact)
        number = await console.ledger.ask(
            lambda ledger: corrections.kept(ledger).add(name, said)
        )
        console.hub.tell("talks", {"contact": contact})
        return {"n": number}

    return await key.run(caller, act)


async def _preparation(console: Console, item: str, language: str) -> dict[str, Any]:
    service, now_ms = console.service, clock.now().wall_ms

    def make(ledger: Contacts) -> dict[str, Any]:
        return preparing.preparation(
            service.opened, service.node, ledger, item, now_ms, language
        )

    return await console.ledger.ask(make)


@router.get("/api/talks/preparation/{item}.pdf", response_class=Response, responses=PDF)
async def print_preparation(
    console: InConsole, _caller: Reader, item: HexId, language: Language = "en"
) -> Response:
    """The same page as a PDF."""
    from openline.shell.documents import preparation  # noqa: PLC0415  # typst is 80 MB

    sheet = await _preparation(console, item, language)
    page = preparing.printed(sheet, clock.now().wall_ms, language)
    data = await asyncio.to_thread(preparation.pdf, page, language)
    headers = {"Content-Disposition": f'attachment; filename="preparation-{item[:12]}.pdf"'}
    return Response(data, media_type="application/pdf", headers=headers)


@router.get("/api/talks/preparation/{item}")
async def prepare(
    console: InConsole, _caller: Reader, item: HexId, language: Language = "en"
) -> dict[str, Any]:
    """What the staff of a call or a round must know, on one page."""
    return await _preparation(console, item, language)


@router.get("/api/talks/calendar.ics", response_class=Response, responses=ICS)
async def write_calendar(
    console: InConsole, _caller: Reader, language: Language = "en"
) -> Response:
    """Requests, standing calls, rounds and what falls due, for any calendar."""
    service = console.service
    found = talking.talks(service.opened, service.node, clock.now().wall_ms)
    data = talks_calendar.written(found, service.opened.settings, language)
    headers = {"Content-Disposition": 'attachment; filename="talks.ics"'}
    return Response(data, media_type="text/calendar; charset=utf-8", headers=headers)


@router.post(
    "/api/talks/calendar",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"text/calendar": {"schema": {"type": "string"}}},
        }
    },
)
async def read_calendar(request: Request, _caller: Writer) -> dict[str, Any]:
    """The times that an iCalendar file offers for a request; nothing is kept."""
    data = await read_body(request, CALENDAR_BYTES_MAX, "the calendar")
    return {"events": await asyncio.to_thread(talks_calendar.read, data)}


@router.get("/api/readouts/{contact}/publish.zip", response_class=Response, responses=ZIP)
async def publish(
    console: InConsole, _caller: Reader, contact: HexId, language: Language = "en"
) -> Response:
    """The public page of what is released of a contact, with everything to check it offline."""
    service = console.service
    line = service.node.line_for(None)
    rows = publishing.releases(line, talking.contact_sheet(line, contact))
    evidence: dict[str, bytes] = {}
    for item in (name for row in rows for name in row.items):
        cut = await proving.collect(service, line, proving.find(line, item), is_bare=True)
        if cut.missing:
            raise Unavailable("EVI-1", cut.missing[0], "Publish when the peer is reachable.")
        evidence[item] = cut.data
    page = publishing.publication(service.opened, line, rows, evidence.__getitem__, language)
    data = await asyncio.to_thread(zipped, page, publishing.verifier())
    headers = {"Content-Disposition": f'attachment; filename="readouts-{contact[:12]}.zip"'}
    return Response(data, media_type="application/zip", headers=headers)
