"""One search over everything of a node: what the record says is put in the index as it comes.

Contacts are indexed beside their ledger; what the record says only in memory, for its texts lie sealed
on the disk. Items are read from the record a little at a time, so that a large record does not hold
up the node; until then an answer says what is behind.
"""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any

from openline.console.ledger import Ledger
from openline.console.views import Shows
from openline.core.node.state import Item, Line
from openline.core.node.talks_memory import Sheet
from openline.core.record.envelope import KIND_NAMES, Kind
from openline.runtime import talking
from openline.runtime.service import Service
from openline.shell import clock
from openline.shell.contacts import findable
from openline.shell.contacts.search import Row, Search, in_memory

YIELD_EVERY = 40
BUDGET_MS = 400  # of one question for what is not in the index yet
ITEM = "item"
SHEETS = {Kind.REQUEST: "request", Kind.ROUND: "round", Kind.COMMITMENT: "commitment"}
READOUT = "readout"
ID = re.compile(r"[0-9a-f]{64}")
_OF_MESSAGES = frozenset({Kind.MESSAGE, Kind.STOP, Kind.NOTICE})
_PLACES = {
    "contact": "contacts",
    "readout": "readouts",
    "commitment": "commitments",
    "request": "requests",
    "round": "rounds",
}


def moment(at_ms: int) -> str:
    """A time as the index keeps it."""
    at = datetime.fromtimestamp(min(at_ms // 1000, 253_402_300_799), UTC)
    return at.strftime("%Y-%m-%d %H:%MZ")


class Finder:
    """Keeps the index in step with record and ledger, and asks it."""

    def __init__(self, service: Service, shows: Shows, ledger: Ledger) -> None:
        self._service = service
        self._shows = shows
        self._ledger = ledger
        self._turn = asyncio.Lock()
        self._known: set[str] = set()
        self._index = in_memory()
        self._looked: dict[bytes, int] = {}
        self._sheets: dict[bytes, int] = {}
        self._folds = -1
        self._sealed: set[str] = set()  # our own readouts that are not for everybody here

    async def find(
        self, query: str, limit: int, domains: list[str] | None, *, knows: bool
    ) -> tuple[list[dict[str, Any]], int]:
        """What holds the words of a query, and how many items are not in the index yet.

        Our own sealed readouts are found only by who `knows`.
        """
        async with self._turn:
            rows, behind = await self._fresh()
            rows += self._talks()
            if rows:
                await asyncio.to_thread(self._index.put_many, rows)
            # Of what he may not know so much may stand before the rest as there is of it.
            most = limit if knows else limit + len(self._sealed)
            said = await asyncio.to_thread(self._index.find, query, most, domains)
            said = [one for one in said if knows or one["id"] not in self._sealed]
            await self._contacts()
        contacts = await self._ledger.ask(
            lambda ledger: Search(ledger.connection).find(query, limit, domains)
        )
        # Two indices weigh words differently: their best stand beside each other.
        pairs = zip_longest(said, contacts)
        found = [one for pair in pairs for one in pair if one is not None][:limit]
        return [self._told(one) for one in found], behind

    async def _contacts(self) -> None:
        """Make what is new on the ledger findable, and what the record says of it now."""
        is_behind = await self._ledger.ask(findable.is_behind)
        folds = self._ledger.folds
        if is_behind or folds != self._folds:
            await self._ledger.ask(findable.refresh)
            self._folds = folds

    async def _fresh(self) -> tuple[list[Row], int]:
        """Items that are not in the index, as many as the time allows, and how many are left."""
        known = self._known
        began_ms, looked, rows = clock.now().mono_ms, 0, list[Row]()
        behind = 0
        for line in self._service.node.lines.values():
            at = self._looked.get(line.id, 0)
            while at < len(line.order) and clock.now().mono_ms - began_ms < BUDGET_MS:
                item = line.order[at]
                at, looked = at + 1, looked + 1
                if looked % YIELD_EVERY == 0:
                    await asyncio.sleep(0)
                id_ = item.id.hex()
                if id_ in known or item.kind in SHEETS or item.kind == Kind.READOUT:
                    continue
                if (row := self._row(line, item)) is not None:
                    known.add(id_)
                    rows.append(row)
            self._looked[line.id] = at
            behind += len(line.order) - at
        return rows, behind

    def _row(self, line: Line, item: Item) -> Row | None:
        sheet = line.talks.sheets.get(item.id)
        if sheet is not None:
            return _sheet_row(line, sheet, ITEM)
        view = self._shows.item(line, item)
        texts = [view.get("text") or ""]
        texts += [str(one.get("text") or "") for one in view.get("answers") or ()]
        texts += [str(one.get("name") or "") for one in view.get("attachments") or ()]
        text = " ".join(part for part in texts if part)
        if not text or view["void"]:
            return None
        title = " ".join(str(part) for part in (view["author"], view["officer"]) if part)
        said = str(view.get("language") or "")
        return Row(ITEM, item.id.hex(), title, text, said, moment(view["at"]))

    def _talks(self) -> list[Row]:
        """Requests, rounds and commitments that are new; and all readouts, if anything is new."""
        rows: list[Row] = []
        is_new = False
        for line in self._service.node.lines.values():
            sheets = list(line.talks.sheets.values())
            for sheet in sheets[self._sheets.get(line.id, 0) :]:
                is_new = True
                if domain := SHEETS.get(Kind(sheet.kind)):
                    rows.append(_sheet_row(line, sheet, domain))
            self._sheets[line.id] = len(sheets)
        if is_new:
            rows += self._all_readouts()
        return rows

    def _all_readouts(self) -> list[Row]:
        """Readouts whose text may be read here, by now."""
        service = self._service
        shown = talking.readouts_of(service.opened, service.node, clock.now().wall_ms)
        rows: list[Row] = []
        self._sealed = {
            one["id"] for part in shown["contacts"] for one in part["own"] if one["sealed"]
        }
        for contact in shown["contacts"]:
            for one in (*contact["own"], *contact["theirs"]):
                if one["text"]:
                    title = f"{one['author']} {one['officer']}"
                    told = (one["text"], one["language"], moment(one["at"]))
                    rows.append(Row(READOUT, one["id"], title, *told))
        return rows

    def _told(self, found: dict[str, Any]) -> dict[str, Any]:
        """An answer with where the console shows it, and what it is."""
        id_, domain = found["id"], found["domain"]
        link, kind = f"#/{_PLACES.get(domain, 'record')}/{id_}", domain
        for line in self._service.node.lines.values() if ID.fullmatch(id_) else ():
            item = line.items.get(bytes.fromhex(id_))
            if item is None:
                continue
            kind = KIND_NAMES.get(item.kind, domain)
            sheet = line.talks.sheets.get(item.id)
            if domain == READOUT and sheet is not None and sheet.reference:
                link = f"#/readouts/{sheet.reference.hex()}"
            elif domain == ITEM and item.kind in _OF_MESSAGES:
                link = f"#/messages/{id_}"
        return {**found, "link": link, "kind": kind}


def _sheet_row(line: Line, sheet: Sheet, domain: str) -> Row:
    title = f"{line.name(sheet.author)} {sheet.officer}"
    text = ". ".join(findable.words_of(sheet.doc))
    return Row(domain, sheet.id.hex(), title, text, "", moment(sheet.at_ms))
