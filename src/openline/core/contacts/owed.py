"""What was agreed and is not done: follow-ups and commitments [CON-14]."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from openline.core.contacts.contact import Contact
from openline.core.contacts.days import Span

OPEN, OVERDUE, LAPSED = "open", "overdue", "lapsed"
DONE, LATE, WITHDRAWN = "done", "late", "withdrawn"


def _passed(text: str | None, today: date, no_date: str) -> bool:
    return text not in {None, no_date} and Span.parse(text).last < today


def due_of(follow_up: Mapping[str, Any]) -> str | None:
    """When it is due, as written; null if no date was named."""
    due = follow_up.get("due")
    return None if due == "open" else due


def state_of(follow_up: Mapping[str, Any], today: date) -> str:
    """The state on a day: done, late (done after it was due), withdrawn, lapsed, overdue, open."""
    state = follow_up.get("state", OPEN)
    due = due_of(follow_up)
    if state == OPEN and "done" in follow_up:
        state = DONE
    if state == DONE:
        done = follow_up.get("done")
        late = bool(due and done) and Span.parse(due).last < Span.parse(done).first
        return LATE if late else DONE
    if state in {WITHDRAWN, LAPSED}:
        return str(state)
    if _passed(follow_up.get("expires"), today, "no expiry"):
        return LAPSED
    return OVERDUE if _passed(due, today, "open") else OPEN


def owed(
    contacts: Iterable[Contact], today: date, loose: Iterable[Mapping[str, Any]] = ()
) -> list[dict[str, Any]]:
    """A row for each that is not done: overdue first by due date, then dated, then undated.

    Args:
        contacts: those with follow-ups or commitments.
        today: the day by which something is late.
        loose: follow-ups of the record that came of no contact; their `contact` is null.
    """
    rows: list[dict[str, Any]] = [
        {
            "contact": None,
            "what": one["what"],
            "due": due_of(one),
            "state": state_of(one, today),
        }
        for one in loose
        if state_of(one, today) not in {DONE, LATE, WITHDRAWN}
    ]
    for contact in sorted(contacts, key=lambda one: one.rank):
        for follow_up in contact.raw.get("follow_ups", ()):
            state = state_of(follow_up, today)
            if state not in {DONE, LATE, WITHDRAWN}:
                rows.append(
                    {
                        "contact": contact.id,
                        "what": follow_up["what"],
                        "due": due_of(follow_up),
                        "state": state,
                    }
                )
        for party, texts in contact.raw.get("commitments", {}).items():
            rows += [
                {
                    "contact": contact.id,
                    "what": text,
                    "due": None,
                    "state": OPEN,
                    "party": party,
                }
                for text in texts
            ]
    return sorted(rows, key=_urgency)


def _urgency(row: Mapping[str, Any]) -> tuple[int, int]:
    due = Span.parse(row["due"]).last.toordinal() if row["due"] else 0
    if row["state"] == OVERDUE:
        return 0, due
    return (1, due) if row["due"] else (2, 0)
