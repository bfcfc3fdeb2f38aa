"""What a node shows of its talks: requests, rounds, commitments, contacts, office-holders (TLK-4 to TLK-9)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from openline.core.base.names import LEVELS, Mode
from openline.core.forms.sheet_values import last_day, time_ms
from openline.core.node.one_call import Days, People, are_same, people_of
from openline.core.node.state import Item, Line
from openline.core.node.talks_asked import all_known
from openline.core.node.talks_memory import (
    Sheet,
    latest,
    newest,
    of_both,
    signed_order,
)
from openline.core.record.envelope import Kind
from openline.core.record.sheet import Doc

DAY_MS = 86_400_000
OCCURRENCES_MAX = 104
SHOWN_MAX = 1000
"""Sheets of a kind and a party that a list shows, the newest."""
CONTACTS_MAX = 500
ASKS_LOOKED_AT_MAX = 100
"""Earlier contacts of either party that are looked at for asks that nobody answered."""
ASKS_MAX = 50
Dated = dict[int, list[tuple[Sheet, People]]]
_EPOCH = date(1970, 1, 1).toordinal()
_LAST = date.max.toordinal() - _EPOCH
Read = Callable[[bytes], Doc | None]
"""The whole sheet of an item from its body, None if it is not to be had."""


def day_of(at_ms: int) -> date:
    """The day of a time, UTC; what an author's clock may say is past all calendars."""
    return date.fromordinal(_EPOCH + min(at_ms // DAY_MS, _LAST))


def sheet_view(line: Line, sheet: Sheet) -> dict[str, Any]:
    """What all sheets have in common."""
    item = line.items.get(sheet.id)
    return {
        "id": sheet.id.hex(),
        "author": line.name(sheet.author),
        "ours": sheet.author == line.us,
        "officer": sheet.officer,
        "at": sheet.at_ms,
        "mode": Mode(sheet.mode).name,
        "about": sheet.reference.hex() if sheet.reference else None,
        "doc": sheet.doc,
        "void": item.void if item is not None else None,
        "replaced_by": sheet.replaced_by.id.hex() if sheet.replaced_by else None,
        "held": bool(item and "held" in item.lights),
        "acknowledged": bool(item and "acknowledged" in item.lights),
    }


def _reply_view(line: Line, sheet: Sheet) -> dict[str, Any]:
    common = sheet_view(line, sheet)
    return {
        **{key: common[key] for key in ("id", "author", "ours", "officer", "at")},
        **{key: sheet.doc.get(key) for key in ("answer", "person", "office", "reason", "text")},
        "times": sheet.doc.get("times", []),
    }


def _written(line: Line) -> dict[bytes, str]:
    """The message by which a declined request was put in writing, by request [TLK-6]."""
    found: dict[bytes, tuple[tuple[int, int], str]] = {}
    for item in line.order:
        about = line.talks.sheets.get(item.reference or b"")
        if item.kind != Kind.MESSAGE or about is None or item.void:
            continue
        if about.kind == Kind.REQUEST and about.author == item.author:
            # The first in its log: one that came early stands before it here.
            place = (item.generation, item.index)
            before = found.get(about.id)
            if before is None or place < before[0]:
                found[about.id] = place, item.id.hex()
    return {request: item_id for request, (_, item_id) in found.items()}


def contacts_of(sheet: Sheet) -> list[Sheet]:
    """The contacts that name a request or a round, the newest version of each."""
    found = sorted((part for part in sheet.said if part.kind == Kind.CONTACT), key=signed_order)
    return [newest(part) for part in found]


def request_state(line: Line, sheet: Sheet, now_ms: int) -> str:
    """open, accepted, other_time, other_person, declined, no_answer, held or cancelled."""
    item = line.items.get(sheet.id)
    if item is not None and item.cancelled:
        return "cancelled"
    took_place = any(not part.doc.get("skipped") for part in contacts_of(sheet))
    if took_place and "weekly" not in sheet.doc:
        return "held"
    replies = [part for part in sheet.said if part.kind == Kind.REPLY]
    if not replies:
        return "no_answer" if now_ms > time_ms(sheet.doc["reply_by"]) else "open"
    answer = str(replies[-1].doc["answer"])
    return {"accept": "accepted", "decline": "declined"}.get(answer, answer)


def _occurrences(sheet: Sheet, now_ms: int, until_ms: int) -> list[dict[str, Any]]:
    """The standing calls of a weekly request, each held, skipped, due or without a record."""
    weekly = sheet.doc.get("weekly")
    if weekly is None:
        return []
    clock_ms = (int(weekly["time"][:2]) * 60 + int(weekly["time"][3:])) * 60_000
    by_day: dict[str, Sheet] = {}
    for part in contacts_of(sheet):  # if one party says it was held, it was not skipped
        known = by_day.get(part.doc["date"])
        if known is None or (known.doc.get("skipped") and not part.doc.get("skipped")):
            by_day[part.doc["date"]] = part
    last = day_of(until_ms).toordinal()
    first = max(day_of(sheet.at_ms).toordinal(), last - 7 * OCCURRENCES_MAX)
    first += (weekly["weekday"] - 1 - date.fromordinal(min(first, last)).weekday()) % 7
    shown = []
    for ordinal in range(first, last + 1, 7):
        day = date.fromordinal(ordinal)
        at_ms = (ordinal - _EPOCH) * DAY_MS + clock_ms
        if at_ms < sheet.at_ms:
            continue  # it was not a standing call yet
        contact = by_day.get(day.isoformat())
        state = "due" if at_ms > now_ms else "no_record"
        if contact is not None:
            state = "skipped" if contact.doc.get("skipped") else "held"
        shown.append(
            {"at": at_ms, "state": state, "contact": contact.id.hex() if contact else None}
        )
    return shown[-OCCURRENCES_MAX:]


def _request_view(line: Line, sheet: Sheet, now_ms: int, written: str | None) -> dict[str, Any]:
    return {
        **sheet_view(line, sheet),
        "state": request_state(line, sheet, now_ms),
        "reply_by": time_ms(sheet.doc["reply_by"]),
        "initiator": line.name(sheet.author),
        "replies": [_reply_view(line, part) for part in sheet.said if part.kind == Kind.REPLY],
        "written": written,
        "contacts": [part.id.hex() for part in contacts_of(sheet)],
        "occurrences": _occurrences(sheet, now_ms, now_ms + 35 * DAY_MS),
    }


def _round_view(line: Line, sheet: Sheet, now_ms: int) -> dict[str, Any]:
    contacts = contacts_of(sheet)
    state = "held" if contacts else "planned"
    ends = sheet.doc.get("to") or sheet.doc.get("from") or sheet.doc.get("next_by")
    if not contacts and ends and last_day(ends) < day_of(now_ms):
        state = "overdue"
    return {
        **sheet_view(line, sheet),
        "current": sheet.replaced_by is None,
        "contacts": [part.id.hex() for part in contacts],
        "state": state,
    }


def commitment_state(sheet: Sheet, today: date) -> str:
    """open, overdue, done, lapsed or withdrawn; a later word by either party counts [TLK-9]."""
    last = latest(part for part in sheet.said if part.kind == Kind.OUTCOME)
    state = last.doc["state"] if last is not None else "open"
    if state != "open":
        return str(state)
    expires = sheet.doc["expires"]
    if expires != "none" and last_day(expires) < today:
        return "lapsed"
    due = sheet.doc.get("due")
    return "overdue" if due and last_day(due) < today else "open"


def _commitment_view(line: Line, sheet: Sheet, now_ms: int) -> dict[str, Any]:
    outcomes = [
        {**sheet_view(line, part), **part.doc}
        for part in sheet.said
        if part.kind == Kind.OUTCOME
    ]
    return {
        **sheet_view(line, sheet),
        "state": commitment_state(sheet, day_of(now_ms)),
        "outcomes": outcomes,
    }


def ledger_id(sheet: Sheet) -> str:
    """The id of a contact of the record on the ledger [CON-1]."""
    return f"record:{sheet.id.hex()[:16]}"


def open_asks(line: Line, contact: Sheet) -> list[dict[str, Any]]:
    """Asks of earlier contacts of the same offices, neither raised again nor answered since (R70)."""
    return asks_after(contact, by_date(line))


def by_date(line: Line) -> Dated:
    """Contacts that have asks, newest version, oldest first, by author: what `asks_after` looks at."""
    found: Dated = {}
    for part in sorted(line.talks.of(Kind.CONTACT), key=_by_date):
        if part.replaced_by is None and part.doc.get("asks"):
            found.setdefault(part.author, []).append((part, people_of(part.doc)))
    return found


def _by_date(sheet: Sheet) -> tuple[str, int, int, tuple[int, int]]:
    return sheet.doc["date"], *signed_order(sheet)


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def asks_after(contact: Sheet, dated: Dated) -> list[dict[str, Any]]:
    """The same, of contacts as of `by_date`; ASKS_LOOKED_AT_MAX of either party are looked at."""
    earlier, people = list[Sheet](), people_of(contact.doc)
    for ones in dated.values():
        end = bisect_left(ones, contact.doc["date"], key=lambda one: str(one[0].doc["date"]))
        earlier += [
            part
            for part, others in ones[max(0, end - ASKS_LOOKED_AT_MAX) : end]
            if part.mode == contact.mode and are_same(people, others)
        ]
    asks: dict[tuple[str, str], dict[str, Any]] = {}
    for part in [*sorted(earlier, key=_by_date), contact]:
        for ask in part.doc.get("asks", []):
            key = (ask["by"], _plain(ask["text"]))
            if ask.get("answered"):
                asks.pop(key, None)
            elif part is contact:
                asks.pop(key, None)  # it is raised now
            else:
                asks[key] = {"by": ask["by"], "text": ask["text"], "since": part.doc["date"]}
    return list(asks.values())[-ASKS_MAX:]


def contact_view(line: Line, sheet: Sheet, dated: Dated, days: Days) -> dict[str, Any]:
    """A contact that was recorded by hand; `dated` as of `by_date`."""
    return {
        **sheet_view(line, sheet),
        **days.beside(sheet),
        "ledger_id": ledger_id(line.talks.root(sheet)),
        "asks_open": [] if sheet.doc.get("skipped") else asks_after(sheet, dated),
        "initiator_by_record": _initiator(line, sheet),
    }


def _initiator(line: Line, sheet: Sheet) -> str | None:
    """Who asked for the contact, as the record fixes it: the author of its request (R62)."""
    request = line.talks.sheets.get(line.talks.root(sheet).reference or b"")
    is_request = request is not None and request.kind == Kind.REQUEST
    return line.name(request.author) if is_request and request is not None else None


def current(line: Line, kind: int) -> list[Sheet]:
    """The sheets of a kind that no newer version replaces and nobody withdrew."""
    found = []
    for sheet in line.talks.of(kind):
        item: Item | None = line.items.get(sheet.id)
        if sheet.replaced_by is None and not (item is not None and item.cancelled):
            found.append(sheet)
    return found


def is_agreed(glossary: Sheet) -> bool:
    """Whether the other party's last word on a glossary is that it agrees [TLK-10]."""
    last = latest(part for part in glossary.said if part.kind == Kind.CONSENT)
    return last is not None and bool(last.doc["agree"])


def agreed_glossaries(line: Line) -> list[Sheet]:
    """Glossaries that both agreed to, the highest version first; the same order on both sides."""
    found = [part for part in line.talks.of(Kind.GLOSSARY) if is_agreed(part)]
    return sorted(found, key=lambda part: (-part.doc["version"], part.author))


def agreed_terms(line: Line) -> list[dict[str, Any]]:
    """The same, as a comparison reads them [CMP-3]."""
    return [
        {"version": part.doc["version"], "terms": part.doc["terms"]}
        for part in agreed_glossaries(line)
    ]


def talks_view(line: Line, now_ms: int) -> dict[str, Any]:
    """All talks of a line, oldest first."""
    written, dated = _written(line), by_date(line)
    days = Days(line, all_known(line, int(Mode.REAL), now_ms))
    kinds = (Kind.ROUND, Kind.HOLDER, Kind.REQUEST, Kind.COMMITMENT, Kind.GLOSSARY)
    shown = {kind: of_both(line.talks.of(kind), SHOWN_MAX) for kind in kinds}
    offices = {part.doc["office"] for part in shown[Kind.HOLDER]}
    for part in shown[Kind.REQUEST]:
        offices |= {part.doc["from_office"], part.doc["to_office"]}
    return {
        "now": now_ms,
        "line": line.id.hex(),
        "parties": {"ours": line.name(line.us), "theirs": line.name(line.other())},
        "levels": [*LEVELS, *line.profile["talks.levels"]],
        "requests": [
            _request_view(line, part, now_ms, written.get(part.id))
            for part in shown[Kind.REQUEST]
        ],
        "rounds": [_round_view(line, part, now_ms) for part in shown[Kind.ROUND]],
        "commitments": [
            _commitment_view(line, part, now_ms) for part in shown[Kind.COMMITMENT]
        ],
        "contacts": [
            contact_view(line, part, dated, days)
            for part in of_both(current(line, Kind.CONTACT), CONTACTS_MAX)
        ],
        "holders": [sheet_view(line, part) for part in shown[Kind.HOLDER]],
        "glossaries": [
            {**sheet_view(line, part), "agreed": is_agreed(part)}
            for part in shown[Kind.GLOSSARY]
        ],
        "offices": sorted(offices),
    }
