"""Lists of a ledger, filtered by index, and the rows that are shown [CON-15]."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openline.core.contacts.contact import Contact, parse
from openline.core.contacts.days import Span
from openline.core.contacts.levels import ANY, LINE_CHECK, read_kind, read_level
from openline.core.contacts.names import folded
from openline.core.contacts.since import Key
from openline.shell.contacts.answers import Index
from openline.shell.contacts.writing import mark_of

CONFLICTS_SHOWN_MAX = 50  # a year without months may overlap with thousands of one pair


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to.

    `kind` and `level` as in a question; `person` and `source` are parts of a name; `first` and
    `last` are dates, and a contact is listed if it may lie between them; `limit` keeps the
    first ones of the list, or with `newest` the newest, newest first.
    """

    level: str | None = None
    kind: str | None = None
    party: str | None = None
    person: str | None = None
    first: str | None = None
    last: str | None = None
    source: str | None = None
    series: str | None = None
    limit: int | None = None
    newest: bool = False


def contacts(index: Index, filters: Filters, levels: Sequence[str]) -> list[Contact]:
    """The contacts that pass, oldest first.

    Raises:
        Refused: a date, kind or level in the filters is unknown.
    """
    where, values = _where(index, filters, levels)
    order = "first_s DESC, last_s DESC, id DESC" if filters.newest else "first_s, last_s, id"
    limit = -1 if filters.limit is None else max(0, filters.limit)
    sql = f"SELECT raw FROM contacts WHERE {' AND '.join(where)} ORDER BY {order} LIMIT ?"  # noqa: S608
    rows = index.connection.execute(sql, (*values, limit))
    return [parse(json.loads(raw), levels) for (raw,) in rows]


def _where(
    index: Index, filters: Filters, levels: Sequence[str]
) -> tuple[list[str], list[Any]]:
    where, values = ["1"], list[Any]()
    level = read_level(filters.level, levels)
    if level is not None:
        where.append("level = ?")
        values.append(level)
    if filters.kind is not None:
        kind = read_kind(filters.kind)
        where.append("kind <> ?" if kind == ANY else "kind = ?")
        values.append(LINE_CHECK if kind == ANY else kind)
    if filters.first is not None:
        where.append("last_s >= ?")
        values.append(Span.parse(filters.first).first_s)
    if filters.last is not None:
        where.append("first_s <= ?")
        values.append(Span.parse(filters.last).last_s)
    for keys in _keys(index, filters):
        marks = " OR ".join("mark = ?" for _ in keys) or "0"
        where.append(f"id IN (SELECT id FROM marks WHERE {marks})")  # noqa: S608
        values += [mark_of(key) for key in keys]
    return where, values


def _keys(index: Index, filters: Filters) -> list[list[Key]]:
    found: list[list[Key]] = []
    if filters.party is not None:
        found.append([("party", folded(filters.party))])
    if filters.series is not None:
        found.append([("series", folded(filters.series))])
    for what, part in (("person", filters.person), ("source", filters.source)):
        if part is not None:
            names = index.connection.execute("SELECT name FROM names WHERE what = ?", (what,))
            wanted = {folded(name) for (name,) in names if folded(part) in folded(name)}
            found.append([(what, name) for name in sorted(wanted)])
    return found


def rows(index: Index, listed: Sequence[Contact]) -> list[dict[str, Any]]:
    """The rows of `contacts list`: the object as it came, and what the ledger adds to it."""
    shown = []
    for contact in listed:
        row = {
            **contact.raw,
            "level": contact.level,
            "parties": list(contact.parties),
            "confidence": contact.confidence,
        }
        row.setdefault("place", None)
        row.setdefault("topics", [])
        alike = index.alike_ids(contact, CONFLICTS_SHOWN_MAX + 1)
        if alike:
            row["conflicts_with"] = alike[:CONFLICTS_SHOWN_MAX]
        if len(alike) > CONFLICTS_SHOWN_MAX:
            row["conflicts_left_off"] = True
        shown.append(row)
    return shown
