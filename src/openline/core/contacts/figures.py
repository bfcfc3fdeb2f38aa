"""Figures of a ledger: contacts a year by level, and what became of follow-ups [CON-14]."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from openline.core.contacts.contact import Contact
from openline.core.contacts.levels import LEVELS, levels_in_order
from openline.core.contacts.owed import DONE, LAPSED, LATE, OPEN, OVERDUE, state_of

COUNTED = (DONE, LATE, LAPSED, OPEN, OVERDUE)


def follow_ups(
    contacts: Iterable[Contact], today: date, loose: Iterable[Mapping[str, Any]] = ()
) -> dict[str, int]:
    """How many follow-ups are done, late (done after they were due), lapsed, open, overdue."""
    found = dict.fromkeys(COUNTED, 0)
    of_contacts = (one for part in contacts for one in part.raw.get("follow_ups", ()))
    for one in (*of_contacts, *loose):
        state = state_of(one, today)
        if state in found:
            found[state] += 1
    return found


def figures(
    counts: Iterable[tuple[int, str, int]],
    with_follow_ups: Iterable[Contact],
    *,
    today: date,
    levels: tuple[str, ...] = LEVELS,
    loose: Iterable[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """The figures, oldest year first, levels in their order.

    Args:
        counts: (year, level, contacts); a contact of a partial date counts for its first year.
        with_follow_ups: the contacts whose follow-ups are counted.
        today: the day that says what is overdue.
        levels: the levels of the ledger.
        loose: follow-ups of the record that came of no contact; they count like any other.
    """
    years: dict[str, dict[str, int]] = {}
    for year, level, count in sorted(counts):
        levels_of = years.setdefault(str(year), {})
        levels_of[level] = levels_of.get(level, 0) + count
    shown = {
        year: {level: of[level] for level in levels_in_order(of, levels) if level in of}
        for year, of in years.items()
    }
    return {"years": shown, "follow_ups": follow_ups(with_follow_ups, today, loose)}


def counts_of(contacts: Iterable[Contact]) -> list[tuple[int, str, int]]:
    """What `figures` counts, from a plain list; line checks are left out."""
    return [(one.span.first.year, one.level, 1) for one in contacts if not one.is_check]
