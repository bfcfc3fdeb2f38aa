"""What the API shows of the record: pages of items, one item with its thread, one event an entry."""

from __future__ import annotations

import asyncio
import heapq
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any, NamedTuple

from openline.core.node import views
from openline.core.node.state import Item, Line, Meta
from openline.core.record.envelope import KIND_NAMES, Kind
from openline.runtime.service import Service
from openline.shell import clock

BODIES_BYTES_MAX = 8 * 1024 * 1024
YIELD_EVERY = 100
THREAD_MAX = 500
NEWEST = 200
OPEN_MAX = 500
# How far behind a later arrival number may stand in a log: entries that came early [REC-3].
OUT_OF_ORDER_MAX = 4096


class Wanted(NamedTuple):
    """Which items a reader wants."""

    since: int = 0
    before: int | None = None
    every: bool = False
    kind: str | None = None
    precedence: str | None = None
    mode: str | None = None
    author: str | None = None
    q: str | None = None
    is_open: bool = False

    def takes(self, view: dict[str, Any]) -> bool:
        """Whether a view is one of them."""
        for name in ("kind", "precedence", "mode", "author"):
            given = getattr(self, name)
            if given is not None and view.get(name) != given:
                return False
        return self.q is None or self.q.casefold() in str(view.get("text") or "").casefold()


class Bodies:
    """Bodies that were read of late: an item is shown again at each of its lights."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()
        self._bytes = 0

    def of(self, line: Line, item: Item) -> bytes | None:
        """The body of an item, None if it is not to be had."""
        if item.aside is not None:
            return item.aside
        found = self._kept.get(item.id)
        if found is not None:
            return found
        store = self._service.opened.store
        row = store.entry(line.id, item.author, item.generation, item.index)
        if row is None or row.body is None:
            return None
        if row.body_state == "damaged":
            self._service.found_damaged(line.id, row)
            return None
        self._kept[item.id] = row.body
        self._bytes += len(row.body)
        while self._bytes > BODIES_BYTES_MAX:
            self._bytes -= len(self._kept.popitem(last=False)[1])
        return row.body


class Shows:
    """Makes views of items and entries of a running node."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._bodies = Bodies(service)

    def item(self, line: Line, item: Item, now_ms: int | None = None) -> dict[str, Any]:
        """One item as `items --json` gives it."""
        at_ms = clock.now().wall_ms if now_ms is None else now_ms
        body = self._bodies.of(line, item)
        return views.item_view(line, item, body, at_ms, self._bodies.of)

    def whole(self, line: Line, item: Item) -> dict[str, Any]:
        """One item with the ids of what it belongs together with, oldest first."""
        root = item
        for _ in range(THREAD_MAX):
            above = line.items.get(root.reference or b"")
            if above is None:
                break
            root = above
        thread = {root.id}
        ids = []
        for other in line.order:
            if other.id in thread or other.reference in thread:
                thread.add(other.id)
                ids.append(other.id.hex())
        return {**self.item(line, item), "thread": ids[:THREAD_MAX]}

    def event(self, told: dict[str, Any], seen: dict[str, Any] | None = None) -> dict[str, Any]:
        """The event of an entry that was announced.

        Args:
            told: the announcement.
            seen: views that were made in this burst: an item does not change within one.
        """
        line = self._service.node.lines[bytes.fromhex(told["line"])]
        now_ms = clock.now().wall_ms
        made = {} if seen is None else seen
        return {
            "seq": told["seq"],
            "kind": told["kind"],
            "author": told["party"],
            "at": told["at"],
            "item": self._known(line, told["item"], now_ms, made),
            "about": [
                view
                for given in told["about"]
                if (view := self._known(line, given, now_ms, made))
            ],
        }

    def _known(
        self, line: Line, given: str | None, now_ms: int, seen: dict[str, Any]
    ) -> dict[str, Any] | None:
        if given is None:
            return None
        found: dict[str, Any] | None = seen.get(given)
        if found is None:
            item = line.items.get(bytes.fromhex(given))
            found = None if item is None else self.item(line, item, now_ms)
            seen[given] = found
        return found

    def replay(self, since: int, until: int) -> Iterator[dict[str, Any]]:
        """The events of all entries whose arrival number is in (since, until], in order."""
        found: list[tuple[int, Line, int, Meta]] = []
        for line in self._service.node.lines.values():
            for party in range(len(line.logs)):
                found += [
                    (meta.seq, line, party, meta)
                    for meta in _newer(line, party, since)
                    if meta.seq <= until
                ]
        for seq, line, party, meta in sorted(found, key=lambda part: part[0]):
            now_ms = clock.now().wall_ms
            item = line.items.get(meta.item) if meta.item else None
            about = line.items.get(item.reference or b"") if item is not None else None
            yield {
                "seq": seq,
                "kind": KIND_NAMES.get(meta.kind, str(meta.kind)),
                "author": line.name(party),
                "at": meta.at_ms,
                "item": None if item is None else self.item(line, item, now_ms),
                "about": [] if about is None else [self.item(line, about, now_ms)],
            }

    def changed_since(self, since: int) -> list[dict[str, Any]]:
        """Items that stood before and whose lights entries after `since` may have changed.

        A replayed receipt does not know any more what it lit; what is open, and what is young,
        is therefore shown once more as it is now.
        """
        found: dict[bytes, tuple[Line, Item]] = {}
        for line in self._service.node.lines.values():
            for item in [*line.open_items.values(), *line.order[-NEWEST:]]:
                if item.seq <= since:
                    found[item.id] = (line, item)
        return [self.item(line, item) for line, item in found.values()]


def _newer(line: Line, party: int, since: int) -> list[Meta]:
    """Entries of a party that arrived after a number, of all its generations."""
    found = [part[2] for part in line.early[party].values() if part[2].seq > since]
    for metas in (line.metas[party], *(past[1] for past in reversed(line.past[party]))):
        older = 0
        for meta in reversed(metas):
            if meta.seq > since:
                found.append(meta)
                older = 0
            else:
                older += 1
                if older > OUT_OF_ORDER_MAX:
                    break
    return found


async def page(
    service: Service, shows: Shows, wanted: Wanted, limit: int | None
) -> dict[str, Any]:
    """`GET /api/items`: oldest first; `next` is what `before` takes to go on to older ones."""
    if wanted.every and limit is None and wanted == Wanted(wanted.since, every=True):
        found = service.requests.items_view(wanted.since, every=True)
        return {"items": found, "next": None}
    views_found: list[dict[str, Any]] = []
    looked = 0
    more: int | None = None
    for line in service.node.lines.values():
        items = line.open_items.values() if wanted.is_open else line.order
        for item in reversed(list(items)):
            if item.seq <= wanted.since or (wanted.before and item.seq >= wanted.before):
                continue
            if not wanted.every and item.kind not in views.OFFICERS_KINDS:
                continue
            looked += 1
            if looked % YIELD_EVERY == 0:
                await asyncio.sleep(0)
            view = shows.item(line, item)
            if not wanted.takes(view):
                continue
            if limit is not None and len(views_found) >= limit:
                more = views_found[-1]["seq"]
                break
            views_found.append(view)
    views_found.sort(key=lambda view: view["seq"] or 2**63)
    return {"items": views_found, "next": more}


def _gravity(item: Item) -> tuple[bool, int, int]:
    return item.kind == Kind.STOP, item.precedence, item.seq


def state_items(service: Service, shows: Shows) -> list[dict[str, Any]]:
    """What a cold console shows first: what is open, and the newest."""
    found: dict[bytes, tuple[Line, Item]] = {}
    for line in service.node.lines.values():
        newest = [item for item in line.order if item.kind in views.OFFICERS_KINDS][-NEWEST:]
        # Of too many that are open the gravest; the others are read by pages.
        gravest = heapq.nlargest(OPEN_MAX, line.open_items.values(), key=_gravity)
        for item in [*gravest, *newest]:
            found[item.id] = (line, item)
    ordered = sorted(found.values(), key=lambda pair: pair[1].seq)
    return [shows.item(line, item) for line, item in ordered]


def last_seq(service: Service) -> int:
    """The arrival number of the newest entry of this node."""
    return service.node.ledger.last_seq
