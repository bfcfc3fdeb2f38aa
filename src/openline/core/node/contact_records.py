"""What the record says of contacts, in the shape of the ledger: calls by hand, rounds, messages, line checks.

Folded anew whenever it is asked for: nothing of it is kept beside the record (CON-17, R88).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from openline.core.base.names import Mode
from openline.core.forms.sheet_values import time_ms
from openline.core.node.occasions import Occasion, Participants, occasions, rounds_held
from openline.core.node.state import Line
from openline.core.node.talks_memory import Sheet, latest
from openline.core.node.talks_views import (
    commitment_state,
    contacts_of,
    day_of,
    ledger_id,
    request_state,
)
from openline.core.record.envelope import Kind

Raw = dict[str, Any]
HOUR_MS = 3_600_000
SOURCE = "the line's own record"
_DUTY = "duty"
_TAKEN = (
    *("kind", "date", "time", "until", "zone", "place", "channel", "closed", "series"),
    *("participants", "topics", "asks", "initiator", "trigger", "interpreters"),
    "no_qualified_interpreter",
)
_OF_ITS_DAY = {"time", "until"}
_BY_PARTY = {"initiator", "trigger", "interpreters"}


def _source(line: Line, author: int) -> str:
    return f"{SOURCE}: {'ours' if author == line.us else line.name(author)}"


def _taken(line: Line, occasion: Occasion) -> Raw:
    """The fields of the account that stands for a contact; what it lacks is the other one's."""
    found: Raw = {}
    for sheet in reversed(occasion.sheets):
        doc = dict(sheet.doc)
        if sheet.doc["date"] != occasion.kept.doc["date"]:
            doc = {name: part for name, part in doc.items() if name not in _OF_ITS_DAY}
        for name in _BY_PARTY & doc.keys():
            doc[name] = {**found.get(name, {}), **doc[name]}
        found |= {name: doc[name] for name in _TAKEN if name in doc}
    request = line.talks.sheets.get(line.talks.root(occasion.kept).reference or b"")
    if request is not None and request.kind == Kind.REQUEST:
        found["initiator"] = {line.name(party): line.name(request.author) for party in (0, 1)}
    return found


def _by_hand(line: Line, occasion: Occasion, today: date) -> Raw:
    """A contact that officers recorded, as the ledger takes it."""
    sources = [_source(line, sheet.author) for sheet in occasion.sheets]
    return {
        "id": ledger_id(line.talks.root(occasion.kept)),
        **_taken(line, occasion),
        **_owed(line, occasion.sheets, today),
        "source": sources if occasion.others else sources[0],
        "confidence": "record",
    }


def _round(line: Line, sheet: Sheet, who: Participants, today: date) -> Raw:
    """A round that has begun, as the ledger takes it: the delegations met on its first day."""
    doc = sheet.doc
    taken: Raw = {
        name: doc[name] for name in ("place", "zone", "closed", "series") if name in doc
    }
    return {
        "id": ledger_id(line.talks.root(sheet)),
        "date": doc["from"],
        "kind": "in_person",
        "participants": who,
        **taken,
        **({"round": doc["number"]} if "number" in doc else {}),
        **({"topics": doc["agenda"]} if doc.get("agenda") else {}),
        **_owed(line, [sheet], today),
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


def _owed(line: Line, sheets: Iterable[Sheet], today: date) -> Raw:
    """Commitments and follow-ups that came of a contact or round, as its follow-ups."""
    said = (part for sheet in sheets for part in line.talks.root(sheet).said)
    found = [_follow_up(part, today) for part in said if part.kind == Kind.COMMITMENT]
    return {"follow_ups": found} if found else {}


def loose_commitments(line: Line, now_ms: int, mode: int = int(Mode.REAL)) -> list[Raw]:
    """Commitments that came of nothing that stands on the ledger as a contact."""
    today = day_of(now_ms)
    recorded = occasions(line, mode, now_ms)
    told = {line.talks.root(part).id for one in recorded for part in one.sheets}
    told |= {
        line.talks.root(sheet).id for sheet, _ in rounds_held(line, mode, now_ms, recorded)
    }
    found = []
    for sheet in line.talks.of(Kind.COMMITMENT):
        about = line.talks.sheets.get(sheet.reference or b"")
        is_told = about is not None and line.talks.root(about).id in told
        if sheet.mode == mode and not is_told:
            found.append(_follow_up(sheet, today))
    return found


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
        # What the other side has not got is no contact yet.
        has_come = item.author != line.us or "held" in item.lights
        is_said = item.kind in (Kind.MESSAGE, Kind.STOP) and not item.void
        if is_said and has_come and item.mode == mode:
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
    today, recorded = day_of(now_ms), occasions(line, mode, now_ms)
    held = rounds_held(line, mode, now_ms, recorded)
    return [
        *(_by_hand(line, one, today) for one in recorded),
        *(_round(line, sheet, who, today) for sheet, who in held),
        *_messages(line, mode),
        *_checks(line),
    ]
