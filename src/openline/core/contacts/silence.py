"""How long each level has been silent [CON-13]."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from openline.core.contacts.contact import Contact
from openline.core.contacts.levels import LEVELS, levels_in_order
from openline.core.contacts.since import Found, latest

SILENCE_DAYS = 90  # R89; a ledger may say otherwise, for all levels or for one


def silence(
    last: Mapping[str, Found],
    today: date,
    levels: Sequence[str] = LEVELS,
    limits: Mapping[str, int] | None = None,
) -> list[dict[str, Any]]:
    """A row for each level: its last contact of any kind and the days since.

    Args:
        last: the latest contact of each level that does not surely begin after today.
        today: the day that is asked for.
        levels: the levels of the ledger.
        limits: days of silence that raise the alarm, by level; "any" for all others.
    """
    limits = limits or {}
    rows: list[dict[str, Any]] = []
    for level in levels_in_order(last, levels):
        found = last.get(level)
        least = most = None
        if found is not None:
            least = max(0, today.toordinal() - found.span.last.toordinal())
            most = max(0, today.toordinal() - found.span.first.toordinal())
        most_allowed = limits.get(level, limits.get("any", SILENCE_DAYS))
        rows.append(
            {
                "level": level,
                "last": found.id if found else None,
                "days": least if found and not found.span.partial else None,
                "days_min": least,
                "days_max": most,
                "alarm": least is not None and least > most_allowed,
            }
        )
    return rows


def last_by_level(contacts: Iterable[Contact], today: date) -> dict[str, Found]:
    """The latest contact of each level, line checks and what is yet to come left out."""
    found: dict[str, list[Found]] = {}
    for contact in contacts:
        if not contact.is_check and contact.span.first <= today:
            found.setdefault(contact.level, []).append(Found(contact.id, contact.span))
    return {level: last for level, ones in found.items() if (last := latest(ones))}
