"""The schedule in two lanes, ours and theirs: line checks past and due, calls, maintenance windows.

What the record proves stands there as done or missed; what it cannot know stays null.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any, NamedTuple

from openline.core.base.errors import Refused
from openline.core.node import checks
from openline.core.node.state import Line

DAY_MS = 86_400_000
SPAN_MS_MAX = 35 * DAY_MS
BEFORE_MS = 12 * 3_600_000
AFTER_MS = 36 * 3_600_000
# `dues_between` gives as many at once; a lane that has more says so.
DUES_MAX = 1000
OCCURRENCES_MAX = 200
# Of one party, all its items together: what they plan must not fill our memory, nor hide our own.
AGREED_MAX = 1000
TEXT_CHARACTERS_MAX = 200_000
TIME_MS_MAX = 2**53


class Span(NamedTuple):
    """From when to when, ms UTC."""

    from_ms: int
    until_ms: int


def span(from_ms: int | None, until_ms: int | None, now_ms: int) -> Span:
    """The time that is asked for; half a day back and a day and a half on if nothing is said.

    Raises:
        Refused: it ends before it begins, or is longer than 35 days.
    """
    start = now_ms - BEFORE_MS if from_ms is None else from_ms
    end = max(start, now_ms) + AFTER_MS if until_ms is None else until_ms
    if end < start:
        raise Refused("schedule", "the time ends before it begins", "Turn `from` and `until`.")
    if end - start > SPAN_MS_MAX:
        raise Refused("schedule", "more than 35 days are asked for", "Ask for fewer days.")
    return Span(start, end)


def _first_entry_ms(line: Line) -> int:
    """Since when there is a line: no check was due before."""
    return max((metas[0].t_ms for metas in line.metas if metas), default=0)


def _done_times(line: Line) -> tuple[set[int], list[int]]:
    answered = [check for check in line.checks.values() if check.answered_ms is not None]
    dues = {check.due_ms for check in answered if check.due_ms is not None}
    return dues, sorted(check.started_ms for check in answered)


def _is_near(times: list[int], at_ms: int, within_ms: int) -> bool:
    place = bisect_left(times, at_ms - within_ms)
    return place < len(times) and times[place] <= at_ms + within_ms


def due_checks(line: Line, asked: Span, now_ms: int) -> tuple[list[dict[str, Any]], bool]:
    """Every check that was or will be due, oldest first, and whether there are more than fit."""
    since = max(asked.from_ms - 1, _first_entry_ms(line))
    dues = checks.dues_between(line, since, asked.until_ms) if since < asked.until_ms else []
    grace_ms = line.profile["checks.grace_s"] * 1000
    done_dues, started = _done_times(line)
    found = []
    for due in dues:
        done = due in done_dues or _is_near(started, due, grace_ms)
        is_past = due + grace_ms < now_ms
        found.append(
            {
                "what": "check",
                "kind": "check",
                "party": checks.starter(line, due),
                "from_ms": due,
                "until_ms": due + grace_ms,
                "text": "",
                "done": True if done else (False if is_past else None),
                "missed": is_past and not done,
            }
        )
    return found, len(dues) >= DUES_MAX


def occurrences(view: dict[str, Any], asked: Span) -> tuple[list[Span], bool]:
    """When a schedule item takes place within a time, and whether there are more than fit.

    `from_ms` and `until_ms` of the item are the first time; `every_s` repeats it without end.
    """
    first, last = int(view["from_ms"]), int(view["until_ms"])
    every_ms = int(view.get("every_s") or 0) * 1000
    if every_ms <= 0:
        meets = first <= asked.until_ms and last >= asked.from_ms
        return ([Span(first, last)] if meets else []), False
    skipped = max(0, -(-(asked.from_ms - last) // every_ms))
    found: list[Span] = []
    at = first + skipped * every_ms
    while at <= asked.until_ms and at + (last - first) <= TIME_MS_MAX:
        if len(found) >= OCCURRENCES_MAX:
            return found, True
        found.append(Span(at, at + (last - first)))
        at += every_ms
    return found, False


def agreed_times(
    views: Iterable[dict[str, Any]], asked: Span
) -> tuple[list[dict[str, Any]], bool]:
    """The calls and windows of the schedule items that stand, and whether some were left out.

    The newest items first: of a party that plans without end, the oldest are left out.
    """
    found: list[dict[str, Any]] = []
    rows_left: dict[str, int] = {}
    text_left: dict[str, int] = {}
    is_cut = False
    for view in reversed(list(views)):
        if view.get("void") or view.get("cancelled") or view.get("from_ms") is None:
            continue
        party, size = view["author"], max(1, len(view["text"] or ""))
        times, more = occurrences(view, asked)
        room = min(
            rows_left.setdefault(party, AGREED_MAX),
            text_left.setdefault(party, TEXT_CHARACTERS_MAX) // size,
        )
        is_cut |= more or room < len(times)
        times = times[:room]
        rows_left[party] -= len(times)
        text_left[party] -= len(times) * size
        found += [_agreed(view, time) for time in times]
    return found, is_cut


def _agreed(view: dict[str, Any], time: Span) -> dict[str, Any]:
    return {
        "id": view["id"],
        "what": view["what"],
        "kind": view["what"],
        "party": view["author"],
        "from_ms": time.from_ms,
        "until_ms": time.until_ms,
        "every_s": view.get("every_s") or 0,
        "text": view["text"],
        "language": view.get("language"),
        "officer": view["officer"],
        "mode": view["mode"],
        "done": None,
        "missed": None,
    }


def lanes(
    line: Line, views: Iterable[dict[str, Any]], asked: Span, now_ms: int
) -> dict[str, Any]:
    """`GET /api/schedule` for one line; `views` are its schedule items."""
    due, more_due = due_checks(line, asked, now_ms)
    agreed, more_agreed = agreed_times(views, asked)
    rows = [{**row, "party": line.name(row["party"])} for row in due] + agreed
    rows.sort(key=lambda row: (row["from_ms"], row["kind"]))
    us = line.name(line.us)
    return {
        "from": asked.from_ms,
        "until": asked.until_ms,
        "ours": [row for row in rows if row["party"] == us],
        "theirs": [row for row in rows if row["party"] != us],
        "more": more_due or more_agreed,
    }


def check_rows(line: Line, limit: int, now_ms: int) -> list[dict[str, Any]]:
    """`GET /api/checks`: the newest first, those that were missed among them."""
    newest = sorted(line.checks.values(), key=lambda check: -check.started_ms)[:limit]
    rows: list[dict[str, Any]] = [
        {
            "id": check.leaf.hex(),
            "at": check.started_ms,
            "due": check.due_ms,
            "starter": line.name(check.starter),
            "by": check.by,
            "answered_by": check.answered_by or None,
            "answered": check.answered_ms,
            "step": 3 if check.completed else (2 if check.answered_ms is not None else 1),
            "round_trip_ms": check.round_trip_ms,
            "clock_offset_ms": check.clock_offset_ms,
            "route": check.route or None,
            "human": check.by != "node" or bool(check.person),
            "completed": check.completed,
            "missed": False,
        }
        for check in newest
    ]
    oldest_ms = min((check.started_ms for check in newest), default=0)
    since_ms = oldest_ms if len(newest) == limit else 0
    asked = Span(max(since_ms, now_ms - SPAN_MS_MAX), now_ms)
    missed = [row for row in due_checks(line, asked, now_ms)[0] if row["missed"]]
    nothing = dict.fromkeys(
        ("id", "by", "answered_by", "answered", "round_trip_ms", "clock_offset_ms", "route")
    )
    rows += [
        {
            **nothing,
            "at": row["from_ms"],
            "due": row["from_ms"],
            "starter": line.name(row["party"]),
            "step": 0,
            "human": False,
            "completed": False,
            "missed": True,
        }
        for row in missed
    ]
    rows.sort(key=lambda row: -row["at"])
    return rows[:limit]
