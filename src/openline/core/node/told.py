"""What the fold of the record tells the watchers, and how it lights lights and marks void."""

from __future__ import annotations

from typing import Any

from openline.core.base.spans import Spans
from openline.core.node.state import Item, Light, Line, Meta
from openline.core.record.envelope import Entry

Told = list[dict[str, Any]]


def clock_of(line: Line, party: int) -> str:
    """Whose clock stands in a party's entries, seen from here."""
    return "ours" if party == line.us else "theirs"


def tell_light(line: Line, item: Item, name: str, light: Light) -> Told:
    """Light a light and say so, or say nothing if it was lit."""
    if not item.light(name, light):
        return []
    return [{"event": "light", "item": item.id.hex(), "light": name, **light.as_dict()}]


def void(entry: Entry, meta: Meta, clause: str) -> Told:
    """Mark an entry of a node void by a clause, and say so [ENV-9]."""
    meta.void = clause
    return [{"event": "void", "entry": entry.leaf.hex(), "clause": clause}]


def note_serial(line: Line, author: int, series: int, serial: int) -> bool:
    """Follow the serials of a series [ENV-5]; whether this one was not used before."""
    key = (author, series)
    last = line.serials.get(key, 0)
    missing = line.missing.setdefault(key, Spans())
    if missing.discard(serial):
        return True
    if serial <= last:
        return False
    missing.add(last + 1, serial)
    line.serials[key] = serial
    return True
