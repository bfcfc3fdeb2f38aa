"""Talks as iCalendar, both time zones shown; and times read out of a calendar for a request."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from openline.core.contacts.days import Span
from openline.shell.calendars import reading, writing
from openline.shell.settings import Settings

LAST_S = 253_402_300_799  # the last second of 9999: an author's clock may say more
# What ends in the last year has no day after it, which a calendar would name: it is left out, and all else stays.
LAST_YEAR = "9999"
_STATES = {
    "accepted": "accepted",
    "held": "accepted",
    "declined": "declined",
    "cancelled": "cancelled",
    "no_answer": "unanswered",
}


def _iso(at_ms: int) -> str:
    return datetime.fromtimestamp(min(at_ms // 1000, LAST_S), UTC).strftime(
        "%Y-%m-%dT%H:%M:%SZ"
    )


def _common(row: dict[str, Any], title: str, version: int) -> dict[str, Any]:
    mode = [] if row["mode"] == "REAL" else [row["mode"]]
    return {
        "id": row["id"],
        "version": version,
        "at": _iso(row["at"]),
        "title": " ".join([*mode, title]),
    }


def _request(row: dict[str, Any]) -> dict[str, Any] | None:
    """A call with the times that were proposed, or a standing call."""
    doc, replies = row["doc"], row["replies"]
    found = _common(row, f"{doc['from_office']} - {doc['to_office']}", len(replies))
    place = doc.get("place") or doc.get("channel") or ""
    if "weekly" in doc:
        weekly = doc["weekly"]
        first = _iso(row["at"])[:10]
        if first >= LAST_YEAR:
            return None
        skipped = [
            _iso(part["at"])[:10] for part in row["occurrences"] if part["state"] == "skipped"
        ]
        return {
            **found,
            "sort": "weekly",
            "weekday": weekly["weekday"],
            "time": weekly["time"],
            "first": first,
            "agenda": weekly.get("agenda", doc["topics"]),
            "skipped": skipped,
            "place": place,
            "state": _STATES.get(row["state"], "accepted"),
        }
    agreed = [part for part in replies[-1:] if part["answer"] == "accept"]
    accepted = agreed[-1]["times"][0] if agreed and agreed[-1]["times"] else None
    times = [time for time in doc["times"] if time < LAST_YEAR]
    if not times or (accepted or "") >= LAST_YEAR:
        return None
    return {
        **found,
        "sort": "call",
        "times": times,
        "accepted": accepted,
        "state": _STATES.get(row["state"], "proposed"),
        "lines": doc["topics"],
        "place": place,
    }


def _round(row: dict[str, Any]) -> dict[str, Any] | None:
    doc = row["doc"]
    begins = doc.get("from") or doc.get("next_by")
    if not begins or not row["current"] or begins >= LAST_YEAR:
        return None
    ends = doc.get("to")
    if ends and (
        ends >= LAST_YEAR or Span.parse(ends).last < Span.parse(begins).first
    ):  # either party may write so
        ends = None
    return {
        **_common(row, f"{doc['series']} {doc.get('number', '')}".strip(), 0),
        "sort": "round",
        "from": begins,
        "to": ends,
        "state": "accepted" if doc.get("from") else "proposed",
        "lines": doc.get("agenda", []),
        "place": doc.get("place", ""),
    }


def _due(row: dict[str, Any]) -> dict[str, Any]:
    doc = row["doc"]
    return {
        **_common(row, f"{doc['owes']}: {doc['text']}", len(row["outcomes"])),
        "sort": "due",
        "what": doc["sort"],
        "due": doc.get("due"),
        "state": row["state"],
    }


def entries(talks: dict[str, Any]) -> list[dict[str, Any]]:
    """What of talks has a place in a calendar."""
    calls = [_request(row) for row in talks["requests"] if not row["void"]]
    found = [*calls, *map(_round, talks["rounds"]), *map(_due, talks["commitments"])]
    return [entry for entry in found if entry is not None]


def written(talks: dict[str, Any], settings: Settings, language: str) -> bytes:
    """The iCalendar file of all talks."""
    zones = (settings.zone, settings.their_zone)
    return writing.calendar(
        entries(talks), party=settings.party, zones=zones, language=language
    )


def read(data: bytes) -> list[dict[str, Any]]:
    """The events of a calendar.

    Raises:
        Refused: too long, not iCalendar, or in a time zone that nobody knows.
    """
    return reading.read(data)
