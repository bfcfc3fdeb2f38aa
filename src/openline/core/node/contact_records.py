"""What the record says of contacts, in the shape of the ledger: calls by hand, messages, line checks.

Folded anew whenever it is asked for: nothing of it is kept beside the record (CON-1, R88).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from openline.core.base.names import Mode
from openline.core.forms.sheet_values import time_ms
from openline.core.node.one_call import same_people
from openline.core.node.state import Line
from openline.core.node.talks_memory import Sheet, latest, signed_order
from openline.core.node.talks_views import (
    commitment_state,
    contacts_of,
    current,
    day_of,
    ledger_id,
    request_state,
)
from openline.core.record.envelope import Kind

Raw = dict[str, Any]
HOUR_MS = 3_600_000
SOURCE = "the line's own record"
_DUTY = "duty"
OF_A_DAY_MAX = 50
"""Contacts of one kind, day and party that are held against one of the other."""


def _source(line: Line, author: int) -> str:
    return f"{SOURCE}: {'ours' if author == line.us else line.name(author)}"


def _by_hand(line: Line, sheet: Sheet, today: date) -> Raw:
    """A contact that an officer recorded, as the ledger takes it."""
    doc = sheet.doc
    taken: Raw = {
        name: doc[name]
        for name in (
            *("kind", "date", "time", "until", "zone", "place", "channel", "closed", "series"),
            *("participants", "topics", "asks", "trigger", "interpreters"),
            "no_qualified_interpreter",
        )
        if name in doc
    }
    request = line.talks.sheets.get(line.talks.root(sheet).reference or b"")
    initiator = dict(doc.get("initiator", {}))
    if request is not None and request.kind == Kind.REQUEST:
        initiator = {line.name(party): line.name(request.author) for party in (0, 1)}
    return {
        "id": ledger_id(line.talks.root(sheet)),
        **taken,
        **({"initiator": initiator} if initiator else {}),
        **_owed(line, sheet, today),
        "source": _source(line, sheet.author),
        "confidence": "record",
    }


def _follow_up(sheet: Sheet, today: date) -> Raw:
    state = commitment_state(sheet, today)
    expires = sheet.doc["expires"]
    last = latest(part for part in sheet.said if part.kind == Kind.OUTCOME)
    done: Raw = {}
    if state == "done" and last is not None:
        done = {"done": last.doc.get("on") or day_of(last.at_ms).isoformat()}
    return {
        **done,
        "what": sheet.doc["text"],
        **({"due": sheet.doc["due"]} if "due" in sheet.doc else {}),
        "expires": "no expiry" if expires == "none" else expires,
        "state": "open" if state == "overdue" else state,
    }


def _owed(line: Line, sheet: Sheet, today: date) -> Raw:
    """Commitments and follow-ups that came of a contact, as its follow-ups."""
    said = line.talks.root(sheet).said
    found = [_follow_up(part, today) for part in said if part.kind == Kind.COMMITMENT]
    return {"follow_ups": found} if found else {}


def loose_commitments(line: Line, now_ms: int, mode: int = int(Mode.REAL)) -> list[Raw]:
    """Commitments that came of a round, a request, or of nothing that is named."""
    today, found = day_of(now_ms), []
    for sheet in line.talks.of(Kind.COMMITMENT):
        about = line.talks.sheets.get(sheet.reference or b"")
        if sheet.mode == mode and (about is None or about.kind != Kind.CONTACT):
            found.append(_follow_up(sheet, today))
    return found


def _has_levels(sheet: Sheet) -> bool:
    parties = {part["party"] for part in sheet.doc["participants"]}
    with_level = {part["party"] for part in sheet.doc["participants"] if part.get("level")}
    return len(parties) > 1 and parties == with_level


def _same_occasion(one: Sheet, two: Sheet) -> bool:
    """Whether both parties wrote down one contact: of one request, or day, kind and people."""
    if one.author == two.author or one.doc["kind"] != two.doc["kind"]:
        return False
    # Of later versions too: what they came of is named by the first.
    came_of = (one.first or one).reference, (two.first or two).reference
    same_request = came_of[0] is not None and came_of[0] == came_of[1]
    return one.doc["date"] == two.doc["date"] and (
        same_request or same_people(one.doc, two.doc)
    )


def _contacts(line: Line, mode: int, today: date) -> list[Raw]:
    kept: list[Sheet] = []
    of_day: dict[tuple[int, str, str], list[Sheet]] = {}
    for sheet in sorted(current(line, Kind.CONTACT), key=signed_order):
        if sheet.mode != mode or sheet.doc.get("skipped") or not _has_levels(sheet):
            continue
        day, kind = sheet.doc["date"], sheet.doc["kind"]
        theirs = of_day.get((1 - sheet.author, day, kind), [])
        if not any(_same_occasion(sheet, other) for other in theirs[:OF_A_DAY_MAX]):
            kept.append(sheet)
            of_day.setdefault((sheet.author, day, kind), []).append(sheet)
    return [_by_hand(line, sheet, today) for sheet in kept]


def _by_day(
    line: Line, name: str, kind: str, days: dict[str, set[tuple[int, str]]]
) -> list[Raw]:
    """One contact a day between the two watches, however much was said on it."""
    found = []
    for day, people in sorted(days.items()):
        named = [
            {"party": line.name(party), "name": who, "office": "watch", "level": _DUTY}
            for party, who in sorted(people)
        ]
        silent = {0, 1} - {party for party, _ in people}
        named += [
            {"party": line.name(party), "office": "watch", "level": _DUTY}
            for party in sorted(silent)
        ]
        found.append(
            {
                "id": f"record:{name}:{line.id.hex()[:8]}:{day}",
                "date": day,
                "kind": kind,
                "participants": named[:60],
                "channel": "this line",
                "source": SOURCE,
                "confidence": "record",
            }
        )
    return found


def _messages(line: Line, mode: int) -> list[Raw]:
    days: dict[str, set[tuple[int, str]]] = {}
    for item in line.order:
        if item.kind in (Kind.MESSAGE, Kind.STOP) and not item.void and item.mode == mode:
            day = day_of(item.t_ms).isoformat()
            days.setdefault(day, set()).add((item.author, item.officer or "watch"))
    return _by_day(line, "messages", "written", days)


def _checks(line: Line) -> list[Raw]:
    days: dict[str, set[tuple[int, str]]] = {}
    for check in line.checks.values():
        if check.completed:
            days.setdefault(day_of(check.started_ms).isoformat(), set())
    return _by_day(line, "checks", "line_check", days)


def request_figures(line: Line, now_ms: int, mode: int = int(Mode.REAL)) -> Raw:
    """What became of requests, and the hours from each to its contact (R59, R62)."""
    counts: dict[str, int] = {}
    hours: list[int] = []
    for sheet in line.talks.of(Kind.REQUEST):
        if sheet.mode != mode:
            continue
        state = request_state(line, sheet, now_ms)
        counts[state] = counts.get(state, 0) + 1
        for contact in contacts_of(sheet):
            if contact.doc.get("skipped") or "weekly" in sheet.doc:
                continue
            at = f"{contact.doc['date']}T{contact.doc.get('time', '12:00')}Z"
            hours.append(max(0, (time_ms(at) - sheet.at_ms) // HOUR_MS))
            break
    hours.sort()
    return {
        "states": counts,
        "held": len(hours),
        "hours_median": hours[len(hours) // 2] if hours else None,
        "hours_max": hours[-1] if hours else None,
    }


def contacts(line: Line, now_ms: int, mode: int = int(Mode.REAL)) -> list[Raw]:
    """All contacts of a line's record, each an object of the ledger.

    Args:
        line: the line.
        now_ms: by which commitments are late or not.
        mode: of what happened; the ledger of a real home holds no exercise.
    """
    return [
        *_contacts(line, mode, day_of(now_ms)),
        *_messages(line, mode),
        *_checks(line),
    ]
