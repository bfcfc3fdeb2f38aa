"""/api/contacts: the ledger of contacts, its answers, its silences, and what is put on it."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

from fastapi import APIRouter, BackgroundTasks, Depends, Path, Query, Request
from pydantic import Field, JsonValue

from openline.console.access import Caller, needs
from openline.console.asked import Absent, Body, read_body
from openline.console.idempotency import Key, Once, once, once_of
from openline.console.whole import Console, InConsole
from openline.core.base.errors import Refused
from openline.core.contacts import claims, comparing, owed, sentence
from openline.core.contacts.contact import Contact
from openline.core.contacts.correction import Correction
from openline.core.contacts.days import Span
from openline.runtime import corrections, ledger_records
from openline.shell import clock
from openline.shell.contacts import findable, placing
from openline.shell.contacts.importing import import_file, imported
from openline.shell.contacts.listing import CONFLICTS_SHOWN_MAX, Filters
from openline.shell.contacts.store import Contacts

router = APIRouter(tags=["contacts"])
Reader = Annotated[Caller, Depends(needs("read"))]
Writer = Annotated[Caller, Depends(needs("talks"))]
OnceKey = Annotated[Once, Depends(once)]
Language = Annotated[Literal["en", "ru", "id"], Query()]
# What a question may hold; the ledger says itself what of it is a date, a level or a kind.
Word = Annotated[str | None, Query(min_length=1, max_length=120)]
Day = Annotated[str | None, Query(min_length=1, max_length=32)]
ContactId = Annotated[str, Path(min_length=1, max_length=120)]
PAGE_MAX = 500
PAGE = 100
IMPORT_BYTES_MAX = 64_000_000
CSV = "text/csv"
TEXT = {"schema": {"type": "string"}}
RECORD_DIGITS = 16


def today() -> date:
    """The day that it is, UTC."""
    return datetime.fromtimestamp(clock.now().wall_ms / 1000, UTC).date()


def changed(console: Console) -> None:
    """Tell every console that the ledger is another one."""
    console.hub.tell("contacts", {"event": "contacts"})


@router.get("/api/contacts")
async def list_contacts(
    console: InConsole,
    _caller: Reader,
    level: Word = None,
    kind: Word = None,
    party: Word = None,
    person: Word = None,
    series: Word = None,
    source: Word = None,
    begin: Annotated[Day, Query(alias="from")] = None,
    end: Annotated[Day, Query(alias="to")] = None,
    limit: Annotated[int, Query(ge=1, le=PAGE_MAX)] = PAGE,
    after: Word = None,
    newest: bool = False,
) -> dict[str, Any]:
    """A page of the ledger, oldest first; `after` is the last id of the page before.

    `person` and `source` are part of a name; `from` and `to` leave what may lie between them.
    With `newest` the newest come first.
    """

    def find(ledger: Contacts) -> dict[str, Any]:
        wanted = Filters(
            level=level,
            kind=kind,
            party=party,
            person=person,
            series=series,
            source=source,
            first=begin,
            last=end,
            newest=newest,
        )
        found = placing.page(ledger, wanted, limit, after)
        return {
            "contacts": [_listed(row) for row in ledger.shown(found)],
            "total": placing.count(ledger, wanted),
            "coverage": ledger.coverage(),
        }

    return await console.ledger.ask(find)


_LISTED = (
    *("id", "date", "time", "kind", "level", "parties", "participants", "place", "topics"),
    *("source", "confidence"),
)


def _listed(row: dict[str, Any]) -> dict[str, Any]:
    found = {name: row[name] for name in _LISTED if name in row}
    return {**found, "conflicts_with": row.get("conflicts_with", [])}


@router.get("/api/contacts/{contact}")
async def read_contact(
    console: InConsole, _caller: Reader, contact: ContactId, language: Language = "en"
) -> dict[str, Any]:
    """One contact with all that the ledger says of it: since, claims, accounts compared, evidence."""

    def find(ledger: Contacts) -> dict[str, Any]:
        found = ledger.get(contact)
        if found is None:
            raise Absent("CON-8", "no such contact is on this ledger", "Read /api/contacts.")
        return _detail(ledger, found, language)

    return {**await console.ledger.ask(find), "evidence": _evidence(console, contact)}


def _detail(ledger: Contacts, found: Contact, language: str) -> dict[str, Any]:
    rows = [
        {**row, "sentence": sentence.since_sentence(row, found.span.text, language)}
        for row in ledger.since(found.id)
    ]
    main = next((row for row in rows if row["scope"] == "level"), rows[0])
    day = today()
    return {
        "contact": found.raw,
        "level": found.level,
        "confidence": found.confidence,
        "sentence": main["sentence"],
        "since": rows,
        "coverage": main["coverage"],
        "claims": [
            {name: row[name] for name in ("claim", "verdict", "why", "why_code", "why_args")}
            for row in claims.check(
                [found], ledger.index, ledger.levels, coverage=main["coverage"]
            )
        ],
        "follow_ups": [
            {"what": one["what"], "due": owed.due_of(one), "state": owed.state_of(one, day)}
            for one in found.raw.get("follow_ups", ())
        ],
        "compare": _compared(ledger, found),
        "prior_links": [found.raw["prior"]] if "prior" in found.raw else [],
        **_conflicts(ledger, found),
    }


def _conflicts(ledger: Contacts, found: Contact) -> dict[str, Any]:
    """Other accounts of the occasion: so many by id, the rest by number [CON-15]."""
    ids, most = ledger.index.alike_ids(found), CONFLICTS_SHOWN_MAX
    left = {"conflicts_left_off": len(ids) - most} if len(ids) > most else {}
    return {"conflicts_with": ids[:most], **left}


def _compared(ledger: Contacts, found: Contact) -> dict[str, Any] | None:
    """The accounts side by side; None if nobody gave any, or they are too long to compare."""
    if not found.raw.get("accounts"):
        return None
    try:
        said = corrections.kept(ledger).of(found.id)
        return comparing.compare(found.raw, ledger.glossary_of(found), said)
    except Refused:
        return None


def _evidence(console: Console, contact: str) -> str | None:
    """The item of the record that a contact was folded from."""
    prefix, _, digits = contact.partition(":")
    if prefix != "record" or len(digits) != RECORD_DIGITS:
        return None
    for line in console.service.node.lines.values():
        for item in line.items:
            if item.hex().startswith(digits):
                return item.hex()
    return None


@router.post("/api/contacts", status_code=201)
async def add_contact(
    console: InConsole, caller: Writer, body: dict[str, JsonValue], key: OnceKey
) -> Any:
    """Put one contact on the ledger, as a person has confirmed it."""

    def put(ledger: Contacts) -> dict[str, Any]:
        found = imported(body, ledger.levels)
        return {"id": found.id, "added": ledger.add([found])}

    async def act() -> dict[str, Any]:
        done = await console.ledger.ask(put)
        changed(console)
        return done

    return await key.run(caller, act)


class CorrectionBody(Body):
    """What a person says of two statements, or of one and its topic."""

    kind: Literal["same", "not_same", "topic"]
    texts: dict[str, str] = Field(min_length=1, max_length=8)
    topic: str | None = Field(default=None, max_length=40)


@router.post("/api/contacts/{contact}/corrections", status_code=201)
async def correct_alignment(
    console: InConsole, caller: Writer, contact: ContactId, body: CorrectionBody, key: OnceKey
) -> Any:
    """Correct how the accounts of a contact are aligned; it is kept with who said it and when."""
    at = datetime.fromtimestamp(clock.now().wall_ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    said = Correction.of(body.kind, body.texts, body.topic, caller.name, at)

    def keep(ledger: Contacts) -> dict[str, Any]:
        if ledger.get(contact) is None:
            raise Absent("CON-8", "no such contact is on this ledger", "Read /api/contacts.")
        return {"n": corrections.kept(ledger).add(contact, said)}

    async def act() -> dict[str, Any]:
        done = await console.ledger.ask(keep)
        changed(console)
        return done

    return await key.run(caller, act)


@router.post(
    "/api/contacts-import",
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "JSON Lines as text/plain, or text/csv",
            "content": {"text/plain": TEXT, CSV: TEXT},
        }
    },
)
async def import_contacts(
    console: InConsole,
    request: Request,
    caller: Writer,
    afterwards: BackgroundTasks,
    key: Key = None,
) -> Any:
    """Put a file on the ledger, all of it or nothing; twice is once."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    data = await read_body(request, IMPORT_BYTES_MAX, "the file")

    def take(ledger: Contacts) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as folder:
            path = FilePath(folder) / "the file"
            path.write_bytes(data)
            return import_file(ledger, path, "csv" if kind == CSV else "jsonl")

    async def act() -> dict[str, Any]:
        done = await console.ledger.ask(take)
        if done["new"]:
            changed(console)
            afterwards.add_task(console.ledger.ask, findable.refresh)
        return {"added": done["new"], "known": done["known"]}

    asked = kind.encode() + b"\0" + data  # one file read as another kind is another request
    return await once_of(request, key, asked).run(caller, act, 200)


@router.get("/api/contacts-event")
async def since_event(
    console: InConsole,
    _caller: Reader,
    date: Annotated[str, Query(min_length=1, max_length=32)],
    level: Word = None,
    kind: Word = None,
    language: Language = "en",
) -> dict[str, Any]:
    """The first contact after an event and the last before it, with the days between."""
    span = Span.parse(date)

    def find(ledger: Contacts) -> dict[str, Any]:
        found = ledger.since_event(span, level, kind)
        return {**found, "sentence": sentence.event_sentence(found, language)}

    return await console.ledger.ask(find)


@router.get("/api/contacts-silence")
async def silence(console: InConsole, _caller: Reader) -> list[dict[str, Any]]:
    """How long each level has been silent, and whether that is too long."""
    day = today()
    return await console.ledger.ask(lambda ledger: ledger.silence(day))


@router.get("/api/contacts-owed")
async def list_owed(console: InConsole, _caller: Reader) -> list[dict[str, Any]]:
    """What was agreed and is not done: overdue first, then by due date, then undated."""
    day = today()
    return await console.ledger.ask(lambda ledger: ledger.owed(day))


@router.get("/api/contacts-figures")
async def read_figures(console: InConsole, _caller: Reader) -> dict[str, Any]:
    """Contacts a year by level, what became of follow-ups and requests, hours from request to contact."""
    day, service = today(), console.service
    found = await console.ledger.ask(lambda ledger: ledger.figures(day))
    now_ms, is_demo = clock.now().wall_ms, service.is_demo
    return {
        **found,
        "requests": ledger_records.request_figures(service.node, now_ms, is_demo=is_demo),
    }
