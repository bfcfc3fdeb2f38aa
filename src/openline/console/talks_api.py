"""/api/talks and /api/readouts: what stands on the line of talks, and what is ours alone beside it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import Field

from openline.console.access import Caller, needs
from openline.console.asked import Body, HexId, LineId
from openline.console.idempotency import Once, once
from openline.console.items import ByOfficer, do
from openline.console.whole import InConsole
from openline.core.forms import facts
from openline.core.node import desk_talks
from openline.core.node.talks_memory import newest
from openline.runtime import ledger_records, talking
from openline.shell import clock

router = APIRouter(tags=["talks"])
Reader = Annotated[Caller, Depends(needs("read"))]
Talker = Annotated[Caller, Depends(needs("talks"))]
OnceKey = Annotated[Once, Depends(once)]
DOC_NAMES_MAX = 40
BriefingId = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]


class SheetBody(ByOfficer):
    """A sheet of talks, by a program in the name of an officer whose key lies in the home."""

    doc: dict[str, Any] = Field(max_length=DOC_NAMES_MAX)
    item: str | None = Field(default=None, pattern=r"^[0-9a-f]{8,64}$")
    mode: Literal["REAL", "EXERCISE", "TEST"] | None = None


class BriefingBody(Body):
    """What an ally is told; it never goes on the line."""

    contact: str | None = Field(default=None, max_length=200)
    audience: str = Field(min_length=1, max_length=200)
    due: str | None = Field(default=None, max_length=10)
    text: str = Field(min_length=1, max_length=4000)
    not_passed_on: str | None = Field(default=None, max_length=4000)


@router.get("/api/talks")
async def read_talks(console: InConsole, caller: Reader, line: LineId = None) -> dict[str, Any]:
    """Requests, rounds, commitments, contacts, office-holders; our briefings for staff and releasers."""
    service, now_ms = console.service, clock.now().wall_ms
    return talking.talks(service.opened, service.node, now_ms, line, knows=caller.knows)


@router.get("/api/readouts")
async def read_readouts(
    console: InConsole, caller: Reader, line: LineId = None
) -> dict[str, Any]:
    """Rules, readouts, joint lines, releases and breaches, the newest contact first.

    The text of our own sealed readout is null for who has neither `talks` nor `release`.
    """
    service = console.service
    now_ms = clock.now().wall_ms
    return talking.readouts_of(service.opened, service.node, now_ms, line, knows=caller.knows)


@router.get("/api/readouts/{contact}")
async def read_readouts_of(
    console: InConsole, caller: Reader, contact: HexId
) -> dict[str, Any]:
    """The same for one contact."""
    service = console.service
    now_ms = clock.now().wall_ms
    opened, node = service.opened, service.node
    return talking.readouts_of_one(opened, node, contact, now_ms, knows=caller.knows)


@router.get("/api/readouts/{contact}/fact")
async def read_fact(
    console: InConsole,
    _caller: Reader,
    contact: HexId,
    language: Annotated[str, Query(pattern="^(en|ru|id)$")] = "en",
) -> dict[str, str]:
    """The fact of a contact in words, as a release of it would say it."""
    line = console.service.node.line_for(None)
    sheet = talking.contact_sheet(line, contact)
    return {"text": facts.text(newest(line.talks.root(sheet)).doc, language)}


@router.get("/api/contacts-force")
async def read_in_force(
    console: InConsole,
    _caller: Reader,
    on: Annotated[str | None, Query(pattern=r"^\d{4}-\d\d-\d\d(T\d\d:\d\dZ)?$")] = None,
    language: Annotated[str, Query(pattern="^(en|ru|id)$")] = "en",
    line: LineId = None,
) -> dict[str, Any]:
    """Is the line in force? Answered from the record, with the items that say so."""
    at_ms = ledger_records.moment(on, clock.now().wall_ms)
    found = ledger_records.in_force_of(console.service.node, at_ms, line)
    return {**found, "sentence": ledger_records.in_force_sentence(found, language)}


@router.post("/api/talks/{verb}", status_code=201)
async def say(
    console: InConsole,
    request: Request,
    verb: Annotated[str, Path(json_schema_extra={"enum": [*sorted(desk_talks.VERBS)]})],
    body: SheetBody,
    key: OnceKey,
) -> Any:
    """A sheet of talks or readouts by a program; its fields are those of its kind.

    A release needs the right `release`, a contact `send`, everything else `talks`.
    """
    given = {name: part for name, part in body.model_dump().items() if part is not None}
    return await do(console, request, desk_talks.known(verb), given, key)


@router.post("/api/briefings", status_code=201)
async def brief(console: InConsole, caller: Talker, body: BriefingBody, key: OnceKey) -> Any:
    """Keep what an ally is to be told, and what may not be passed on."""

    async def act() -> dict[str, str]:
        found = talking.add_briefing(console.service.opened, body.model_dump())
        console.hub.tell("talks", {"briefing": found})
        return {"id": found}

    return await key.run(caller, act)


@router.post("/api/briefings/{briefing}/done")
async def end_briefing(
    console: InConsole, caller: Talker, briefing: BriefingId, key: OnceKey
) -> Any:
    """The ally has been told."""

    async def act() -> dict[str, bool]:
        talking.end_briefing(console.service.opened, briefing)
        console.hub.tell("talks", {"briefing": briefing})
        return {"ok": True}

    return await key.run(caller, act, status=200)
