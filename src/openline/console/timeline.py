"""/api/record/entries: every entry of both logs by its arrival, officers' items and the nodes' own.

Arrival numbers have no holes, so a page is read from its end by number, whatever the record's size.
A filter that finds little looks at so many entries a request and says where to go on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Annotated, Any, Literal, NamedTuple

from fastapi import APIRouter, Depends, Path, Query

from openline.console.access import Caller, needs
from openline.console.asked import TIME_MS_MAX, Absent, InRooms, Moment
from openline.core.base.codec import decode
from openline.core.base.names import Now
from openline.core.node import views
from openline.core.node.state import Line, Meta
from openline.core.record.envelope import KIND_NAMES, SALT_BYTES, Kind
from openline.runtime.service import Service
from openline.shell import clock
from openline.shell.store.contract import EntryRow

router = APIRouter(tags=["record"])
Reader = Annotated[Caller, Depends(needs("read"))]
LOOKED_MAX = 4000
YIELD_EVERY = 40
SEARCH_CHARACTERS_MAX = 200
DEPTH_MAX = 8
# What one clock may be behind another and entries still be looked for by time.
TIME_SLACK_MS = 3_600_000
# Officers' items that only a reader of everything wants: thousands of checks, keys of a watch.
_ON_DEMAND = frozenset({Kind.CHECK, Kind.DELEGATE, Kind.UNDELEGATE})
Lights = Literal["held", "shown", "acknowledged", "answered", "onward"]


class Wanted(NamedTuple):
    """Which entries a reader wants."""

    every: bool
    author: str | None
    kind: str | None
    precedence: str | None
    mode: str | None
    is_void: bool
    dark: str | None
    from_ms: int | None
    until_ms: int | None
    q: str | None

    def takes_meta(self, line: Line, party: int, meta: Meta) -> bool:
        """Whether it may be one of them, by what is in memory."""
        if not self.every and (meta.item is None or meta.kind in _ON_DEMAND):
            return False
        if self.kind is not None and KIND_NAMES.get(meta.kind) != self.kind:
            return False
        if self.author is not None and line.name(party) != self.author:
            return False
        late = self.from_ms is not None and meta.t_ms < self.from_ms
        early = self.until_ms is not None and meta.t_ms > self.until_ms
        return not late and not early

    def takes_view(self, view: dict[str, Any]) -> bool:
        """Whether it is one of them."""
        if self.precedence is not None and view["precedence"] != self.precedence:
            return False
        if self.mode is not None and view["mode"] != self.mode:
            return False
        if self.is_void and not view["void"]:
            return False
        if self.dark is not None and not _lacks(view, self.dark):
            return False
        return self.q is None or self.q.casefold() in str(view["text"] or "").casefold()

    def ends_before(self, meta: Meta) -> bool:
        """Whether nothing that arrived earlier can be of the wanted time."""
        return self.from_ms is not None and meta.at_ms < self.from_ms - TIME_SLACK_MS


def _lacks(view: dict[str, Any], light: str) -> bool:
    """Whether this light should be lit and is not: void and cancelled items want none."""
    wants = view["kind"] in ("message", "stop", "notice") and not view["void"]
    return wants and not view.get("cancelled") and view["lights"][light] is None


def _meta_of(line: Line, row: EntryRow) -> Meta | None:
    log, metas = line.logs[row.party], line.metas[row.party]
    if row.generation != log.generation:
        metas = next(
            (part[1] for part in line.past[row.party] if part[0].generation == row.generation),
            [],
        )
    elif row.index >= len(metas):
        early = line.early[row.party].get(row.index)
        return None if early is None else early[2]
    return metas[row.index] if row.index < len(metas) else None


def _proven(line: Line, row: EntryRow) -> bool | None:
    """Whether a checkpoint that both parties signed covers it; null for another generation."""
    if row.generation != line.logs[row.party].generation:
        return None
    return row.index < line.cosigned.get(row.party, 0)


def _view(line: Line, row: EntryRow, meta: Meta, now_ms: int) -> dict[str, Any]:
    item = line.items.get(meta.item) if meta.item else None
    body = row.body if row.body_state == "ok" else None
    if item is None:
        view = views.entry_view(line, row.party, meta)
    else:
        view = views.item_view(line, item, item.aside or body, now_ms)
    place = {
        "generation": row.generation,
        "index": row.index,
        "leaf": row.leaf.hex(),
        "proven": _proven(line, row),
        "body": row.body_state,
    }
    return {**view, "place": place}


def _plain(value: Any, depth: int = 0) -> Any:
    """A decoded content as JSON: bytes as hex; nothing else changes."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list | tuple):
        return [_plain(part, depth + 1) for part in value] if depth < DEPTH_MAX else None
    return value


def _content(row: EntryRow) -> Any:
    if row.body is None or row.body_state != "ok":
        return None
    try:
        return _plain(decode(row.body[SALT_BYTES:]))
    except Exception:  # noqa: BLE001  # a void entry may hold anything; it is shown without its content
        return None


def _found(service: Service, seq: int) -> tuple[Line, EntryRow, Meta] | None:
    found = service.opened.store.entry_by_seq(seq)
    line = service.node.lines.get(found[0]) if found else None
    if found is None or line is None:
        return None
    meta = _meta_of(line, found[1])
    return None if meta is None else (line, found[1], meta)


async def page(
    service: Service, wanted: Wanted, before: int, limit: int, now: Now
) -> dict[str, Any]:
    """Entries that arrived before a number, newest first; `next` goes on to older ones."""
    entries: list[dict[str, Any]] = []
    looked, seq = 0, before
    while seq > 1 and len(entries) < limit and looked < LOOKED_MAX:
        seq -= 1
        looked += 1
        if looked % YIELD_EVERY == 0:
            await asyncio.sleep(0)
        found = _found(service, seq)
        if found is None:
            continue
        line, row, meta = found
        if wanted.ends_before(meta):
            seq = 1
        elif wanted.takes_meta(line, row.party, meta):
            view = _view(line, row, meta, now.wall_ms)
            if wanted.takes_view(view):
                entries.append(view)
    return {"entries": entries, "next": seq if seq > 1 else None, "looked": looked}


def _seq_of(lines: Iterable[Line], given: str) -> int:
    """The arrival number of what is named: the number itself, or an item's id.

    Raises:
        Absent: there is no such entry.
    """
    if len(given) < 64:
        return int(given)
    for line in lines:
        item = line.items.get(bytes.fromhex(given))
        if item is not None and item.seq:
            return item.seq
    raise Absent("ENV-6", "there is no such entry", "Read /api/record/entries.")


@router.get("/api/record/entries")
async def read_entries(
    rooms: InRooms,
    _caller: Reader,
    before: Annotated[int | None, Query(ge=1, le=TIME_MS_MAX)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    every: Annotated[bool, Query(alias="all")] = False,
    author: Annotated[str | None, Query(max_length=60)] = None,
    kind: Annotated[str | None, Query(max_length=40)] = None,
    precedence: Literal["FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"] | None = None,
    mode: Literal["REAL", "EXERCISE", "TEST"] | None = None,
    void: bool = False,
    dark: Lights | None = None,
    from_ms: Annotated[Moment, Query(alias="from")] = None,
    until_ms: Annotated[Moment, Query(alias="until")] = None,
    q: Annotated[str | None, Query(max_length=SEARCH_CHARACTERS_MAX)] = None,
) -> dict[str, Any]:
    """Every entry of the record, newest arrival first, each with its place in its log.

    `all` takes the nodes' own entries too; `void` only what has no effect; `dark` only what should
    have this light and has not. With a filter a page may hold fewer entries than `limit`, or none,
    and still have a `next`: so many were looked at.
    """
    service = rooms.service
    every = every or kind is not None
    wanted = Wanted(
        every, author, kind, precedence, mode, void, dark, from_ms, until_ms, q or None
    )
    newest = service.opened.store.next_seq()
    start = min(before or newest, newest)
    return await page(service, wanted, start, limit, clock.now())


@router.get("/api/record/entries/{entry}")
async def read_entry(
    rooms: InRooms,
    _caller: Reader,
    entry: Annotated[str, Path(pattern=r"^([0-9a-f]{64}|[0-9]{1,15})$")],
) -> dict[str, Any]:
    """One entry by its arrival number or an item's id, with what its author signed in it."""
    service = rooms.service
    found = _found(service, _seq_of(service.node.lines.values(), entry))
    if found is None:
        raise Absent("ENV-6", "there is no such entry", "Read /api/record/entries.")
    line, row, meta = found
    return {**_view(line, row, meta, clock.now().wall_ms), "content": _content(row)}
