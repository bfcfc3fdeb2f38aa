"""Out: calls asked for and agreed, rounds, standing weekly calls, and what is due.

An entry is a dict with `sort`, `id`, `version` (a number that rises), `at` (when this version was
made, ISO in UTC), `title`, `lines` (more of the description), `place`, and by its sort:

    call      times [ISO in UTC], accepted (one of them or another), state (proposed, accepted,
              cancelled, declined, unanswered), minutes
    round     from, to (dates, partial ones too), state (as above; accepted if none is given)
    weekly    weekday (1-7) and time ("HH:MM"), both in UTC, first and until (dates), minutes,
              agenda [text], skipped [dates]
    due       what (commitment or follow_up), due (a date, partial or None), state (open, done,
              lapsed, withdrawn)

The same entries give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from icalendar import Calendar, Component, Event, Todo, vRecur

from openline.core.base.errors import Refused
from openline.core.contacts.days import Span
from openline.shell.calendars.words import WORDS, spoken
from openline.shell.calendars.zones import place_of, span_said

ENTRIES_MAX = 5000  # more than any calendar program opens gladly
TIMES_MAX = 24
TITLE_LETTERS_MAX = 300
LINES_MAX = 100
LINE_LETTERS_MAX = 1000
MINUTES = 30
MINUTES_MAX = 7 * 24 * 60
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TODO = {
    "open": "NEEDS-ACTION",
    "overdue": "NEEDS-ACTION",
    "done": "COMPLETED",
    "lapsed": "CANCELLED",
    "withdrawn": "CANCELLED",
}
_STATES = ("proposed", "accepted", "cancelled", "declined", "unanswered")

Entry = Mapping[str, Any]


def calendar(
    entries: Iterable[Entry], *, party: str, zones: tuple[str, str], language: str = "en"
) -> bytes:
    """The entries as an iCalendar file.

    Args:
        entries: as above.
        party: whose calendar it is.
        zones: IANA names of both parties' zones, each with a name of its own if it has one:
            ("Washington=America/New_York", "Europe/Moscow").
        language: of our own words: en, ru or id.

    Raises:
        Refused: an entry cannot be written as one [CAL-1], or a zone is unknown [CAL-2].
    """
    for zone in zones:
        place_of(zone)
    held = list(entries)
    if len(held) > ENTRIES_MAX:
        raise Refused("CAL-1", f"more than {ENTRIES_MAX} entries", "Choose a shorter time.")
    out = Calendar()
    out.add("prodid", "-//Openline//Openline 1//EN")
    out.add("version", "2.0")
    out.add("method", "PUBLISH")
    out.add("calscale", "GREGORIAN")
    out.add("x-wr-calname", _text(f"Openline {party}", TITLE_LETTERS_MAX))
    writer = _Writer(party, zones, spoken(language))
    for entry in held:
        try:
            parts = writer.components(entry)
        except (KeyError, TypeError, ValueError, OverflowError, AttributeError) as error:
            raise Refused(
                "CAL-1",
                f"an entry cannot be written: {type(error).__name__} {str(error)[:60]}",
                "Give it an id, a title, and times that exist.",
            ) from error
        for part in parts:
            out.add_component(part)
    return bytes(out.to_ical(sorted=False))


def uid_of(entry_id: str, part: str = "") -> str:
    """The UID of an entry, or of one of its times: always the same for the same id."""
    digest = sha256(f"{entry_id}\x00{part}".encode("utf-8", "replace")).hexdigest()[:32]
    return f"{digest}@openline"


def _text(said: object, most: int) -> str:
    """A text without control characters other than the line's end."""
    plain = str(said)[:most].encode("utf-8", "replace").decode()
    return "".join(letter for letter in plain if letter == "\n" or letter.isprintable())


def _moment(said: str) -> datetime:
    found = datetime.fromisoformat(said)
    if found.tzinfo is None:
        raise ValueError("a time without its offset")
    return found.astimezone(UTC).replace(microsecond=0)


class _Writer:
    """Makes the components of one entry after another."""

    def __init__(self, party: str, zones: tuple[str, str], language: str) -> None:
        self._party = party
        self._zones = zones
        self._language = language
        self._words = WORDS[language]

    def components(self, entry: Entry) -> list[Component]:
        """What one entry becomes: one component, or one for each time of a call."""
        sort = entry["sort"]
        if sort == "call":
            return self._call(entry)
        if sort == "round":
            return [self._round(entry)]
        if sort == "weekly":
            return [self._weekly(entry)]
        if sort == "due":
            return [self._due(entry)]
        raise ValueError(f"no sort {str(sort)[:20]!r}")

    def _begin(self, part: Component, entry: Entry, uid: str, told: Sequence[str]) -> None:
        part.add("uid", uid)
        part.add("dtstamp", _moment(entry["at"]))
        part.add("sequence", max(0, int(entry.get("version", 0))))
        part.add("summary", _text(entry["title"], TITLE_LETTERS_MAX))
        more = [
            _text(line, LINE_LETTERS_MAX) for line in list(entry.get("lines", ()))[:LINES_MAX]
        ]
        last = self._words["decides"].format(party=_text(self._party, 40))
        part.add("description", "\n".join([*told, *more, last]))
        if entry.get("place"):
            part.add("location", _text(entry["place"], TITLE_LETTERS_MAX))
        part.add("class", "CONFIDENTIAL")

    def _minutes(self, entry: Entry) -> int:
        return min(MINUTES_MAX, max(1, int(entry.get("minutes") or MINUTES)))

    def _state(self, entry: Entry, default: str) -> str:
        state = str(entry.get("state") or default)
        if state not in _STATES:
            raise ValueError(f"no state {state[:20]!r}")
        return state

    def _call(self, entry: Entry) -> list[Component]:
        """Each proposed time; when one is accepted the others are cancelled."""
        state = self._state(entry, "proposed")
        accepted = entry.get("accepted") if state == "accepted" else None
        chosen = _moment(accepted) if accepted else None
        times = [_moment(time) for time in entry["times"]]
        if chosen is not None and chosen not in times:
            times.append(chosen)
        if not times or len(times) > TIMES_MAX:
            raise ValueError(f"a call has 1 to {TIMES_MAX} times")
        parts: list[Component] = []
        for time in dict.fromkeys(times):
            own = state
            if state == "accepted":
                own = "accepted" if time == chosen or len(times) == 1 else "cancelled"
            parts.append(self._call_at(entry, time, own))
        return parts

    def _call_at(self, entry: Entry, time: datetime, state: str) -> Event:
        minutes = self._minutes(entry)
        told = [*span_said(time, minutes, self._zones, self._language), self._words[state]]
        part = Event()
        self._begin(part, entry, uid_of(entry["id"], time.isoformat()), told)
        part.add("dtstart", time)
        part.add("dtend", time + timedelta(minutes=minutes))
        status = {"proposed": "TENTATIVE", "accepted": "CONFIRMED"}
        part.add("status", status.get(state, "CANCELLED"))
        part.add("transp", "OPAQUE" if state == "accepted" else "TRANSPARENT")
        return part

    def _round(self, entry: Entry) -> Event:
        begin = Span.parse(entry["from"])
        end = Span.parse(entry["to"]) if entry.get("to") else begin
        if end.last < begin.first:
            raise ValueError("a round ends before it begins")
        told = [self._words["round"]]
        said = dict.fromkeys(span.text for span in (begin, end) if span.partial)
        told += [self._words["partial"].format(said=text) for text in said]
        state = self._state(entry, "accepted")
        if state != "accepted":
            told.append(self._words[state])
        part = Event()
        self._begin(part, entry, uid_of(entry["id"]), told)
        part.add("dtstart", begin.first)
        part.add("dtend", end.last + timedelta(days=1))
        is_sure = state == "accepted" and not said
        cancelled = state in {"cancelled", "declined", "unanswered"}
        part.add(
            "status", "CANCELLED" if cancelled else "CONFIRMED" if is_sure else "TENTATIVE"
        )
        part.add("transp", "TRANSPARENT")
        return part

    def _weekly(self, entry: Entry) -> Event:
        weekday = int(entry["weekday"])
        day = _DAYS[weekday - 1] if 1 <= weekday <= 7 else ""
        hour, minute = (int(part) for part in entry["time"].split(":"))
        start = date.fromisoformat(entry["first"])
        start += timedelta(days=(weekday - 1 - start.weekday()) % 7)
        time = datetime(start.year, start.month, start.day, hour, minute, tzinfo=UTC)
        minutes = self._minutes(entry)
        told = [self._words["weekly"], *span_said(time, minutes, self._zones, self._language)]
        agenda = [
            _text(line, LINE_LETTERS_MAX) for line in list(entry.get("agenda", ()))[:LINES_MAX]
        ]
        if agenda:
            told += [
                self._words["agenda"],
                *(f"{n}. {line}" for n, line in enumerate(agenda, 1)),
            ]
        skipped = [date.fromisoformat(one) for one in entry.get("skipped", ())]
        if skipped:
            days = ", ".join(one.isoformat() for one in skipped)
            told.append(self._words["skipped"].format(days=days))
        rule: dict[str, Any] = {"FREQ": "WEEKLY", "BYDAY": [day or "X"]}
        if not day:
            raise ValueError("a weekday is 1 to 7")
        if entry.get("until"):
            until = date.fromisoformat(entry["until"])
            rule["UNTIL"] = datetime(until.year, until.month, until.day, 23, 59, 59, tzinfo=UTC)
        part = Event()
        self._begin(part, entry, uid_of(entry["id"]), told)
        part.add("dtstart", time)
        part.add("dtend", time + timedelta(minutes=minutes))
        part.add("rrule", vRecur(rule))
        for one in skipped:
            part.add("exdate", datetime(one.year, one.month, one.day, hour, minute, tzinfo=UTC))
        part.add("status", "CANCELLED" if entry.get("state") == "cancelled" else "CONFIRMED")
        return part

    def _due(self, entry: Entry) -> Todo:
        what = "follow_up" if entry.get("what") == "follow_up" else "commitment"
        told = [self._words[what]]
        due = Span.parse(entry["due"]) if entry.get("due") else None
        if due is None:
            told.append(self._words["open_due"])
        elif due.partial:
            told.append(self._words["due_partial"].format(said=due.text))
        part = Todo()
        self._begin(part, entry, uid_of(entry["id"]), told)
        if due is not None:
            part.add("due", due.last)
        part.add("status", _TODO[entry.get("state") or "open"])
        return part
