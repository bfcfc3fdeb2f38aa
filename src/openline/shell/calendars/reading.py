"""In: the events of an iCalendar file, with every time in UTC.

What a file says of its own time zones is never read: a zone is what the zone database says under
its name, so a file can neither redefine Moscow nor keep us busy with endless rules.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from openline.core.base.errors import Refused
from openline.shell.calendars.zones import zone_of

BYTES_MAX = 1_000_000
EVENTS_MAX = 500
PARTS_MAX = 2000  # components of any sort, alarms among them
DEPTH_MAX = 4
LINES_MAX = 50_000
UID_LETTERS_MAX = 255
TITLE_LETTERS_MAX = 500
TEXT_LETTERS_MAX = 10_000
REPEATS_MAX = 1000
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KEPT = ("WEEKLY", "DAILY")
_FOLDED = re.compile(r"\r?\n[ \t]")
# A zone behind a vendor's path: "/vendor.example/2005_1/Europe/Moscow".
_VENDORS_ZONE = re.compile(
    r'(?i)^(DT(?:START|END);(?:[^:"]*;)?TZID=)"?/[^;:"]*/([^/;:"]+/[^/;:"]+)"?(?=[;:])'
)
_TEXT_ONLY = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def read(data: bytes, *, zone: str = "UTC") -> list[dict[str, Any]]:
    """The events of a file, in its order.

    Each is `{uid, title, starts_at, ends_at, all_day, weekly, description, location, status,
    left_out}`. Times are ISO in UTC; of an all-day event they are its first and last day. `weekly` is
    None or `{freq, interval, days, until, count}` with freq WEEKLY or DAILY; what is repeated in
    another way stands in `left_out` by its name, and the event is taken once.

    Args:
        data: the file.
        zone: what floating times are read in.

    Raises:
        Refused: too large [CAL-3], no calendar [CAL-4], an unknown zone, which is named [CAL-2], or an
            event without a time that exists [CAL-5].
    """
    floating = zone_of(zone)
    text = _plain(data)
    try:
        found = Calendar.from_ical(text)
        events = list(found.walk("VEVENT"))
    # The library's errors are no closed list, and the file may be anything.
    except Exception as error:
        raise _no_calendar(f"it cannot be read ({type(error).__name__})") from error
    return [_event(part, number, floating) for number, part in enumerate(events, 1)]


def _no_calendar(why: str) -> Refused:
    return Refused(
        "CAL-4", f"this is no calendar: {why}", "Export it again as iCalendar (.ics)."
    )


def _plain(data: bytes) -> str:
    """The file's text without its own time zones, found small and shallow enough to be parsed."""
    if len(data) > BYTES_MAX:
        raise Refused(
            "CAL-3", f"the calendar is over {BYTES_MAX} bytes", "Export a shorter time."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_calendar(f"byte {error.start} is not UTF-8") from None
    lines = _FOLDED.sub("", text).splitlines()
    if len(lines) > LINES_MAX:
        raise Refused("CAL-3", f"more than {LINES_MAX} lines", "Export a shorter time.")
    kept: list[str] = []
    stack: list[str] = []
    counts = {"VEVENT": 0, "": 0}
    for line in lines:
        name, _, value = line.partition(":")
        name, value = name.strip().upper(), value.strip().upper()
        if name == "BEGIN":
            stack.append(value)
            counts[""] += 1
            counts["VEVENT"] += value == "VEVENT"
            if len(stack) > DEPTH_MAX or counts[""] > PARTS_MAX:
                raise _no_calendar("its parts are too many or too deep")
            if counts["VEVENT"] > EVENTS_MAX:
                raise Refused(
                    "CAL-3", f"more than {EVENTS_MAX} events", "Export a shorter time."
                )
        if "VTIMEZONE" not in stack and line.strip():
            kept.append(_VENDORS_ZONE.sub(r"\1\2", line))
        if name == "END" and (not stack or stack.pop() != value):
            raise _no_calendar("a part ends that has not begun")
    if stack or not kept or kept[0].strip().upper() != "BEGIN:VCALENDAR":
        raise _no_calendar("it does not begin and end as one")
    if kept.count(kept[0]) > 1 or kept[-1].strip().upper() != "END:VCALENDAR":
        raise _no_calendar("it holds more than one")
    return "\r\n".join(kept) + "\r\n"


def _event(part: Component, number: int, floating: ZoneInfo) -> dict[str, Any]:
    try:
        start = _when(part, "dtstart", number, floating)
        end = _when(part, "dtend", number, floating)
        if start is None:
            raise _no_time(number, "it has no beginning")
        if end is None:
            duration = part.get("duration")
            length = getattr(duration, "dt", timedelta(0))
            end = start + length if isinstance(length, timedelta) else start
        if type(start) is type(end) and end < start:
            raise _no_time(number, "it ends before it begins")
        if isinstance(start, datetime) != isinstance(end, datetime):
            raise _no_time(number, "it begins on a day and ends at a time, or the other way")
        weekly, left_out = _repeats(part, floating)
    except (OverflowError, ValueError, TypeError, AttributeError) as error:
        raise _no_time(number, f"it cannot be read ({type(error).__name__})") from error
    is_day = not isinstance(start, datetime)
    if is_day and end > start:
        end -= timedelta(days=1)  # the file names the day after the last one
    return {
        "uid": _text(part, "uid", UID_LETTERS_MAX),
        "title": _text(part, "summary", TITLE_LETTERS_MAX),
        "starts_at": _said(start),
        "ends_at": _said(end),
        "all_day": is_day,
        "weekly": weekly,
        "description": _text(part, "description", TEXT_LETTERS_MAX),
        "location": _text(part, "location", TITLE_LETTERS_MAX),
        "status": _text(part, "status", 20).lower(),
        "left_out": left_out,
    }


def _no_time(number: int, why: str) -> Refused:
    return Refused(
        "CAL-5", f"event {number} of the calendar: {why}", "Correct its time, or leave it out."
    )


def _when(
    part: Component, name: str, number: int, floating: ZoneInfo
) -> date | datetime | None:
    """A day, or a moment in UTC."""
    value = part.get(name)
    if value is None:
        if any(field and field.upper() == name.upper() for field, _ in part.errors):
            raise _no_time(number, f"its {name.upper()} does not exist")
        return None
    if isinstance(value, list):
        raise _no_time(number, f"it has two of {name.upper()}")
    try:
        found = value.dt
    except (ValueError, AttributeError, OverflowError):
        raise _no_time(number, f"its {name.upper()} does not exist") from None
    if not isinstance(found, datetime):
        if isinstance(found, date):
            return found
        raise _no_time(number, f"its {name.upper()} is no time")
    named = value.params.get("TZID")
    if named is not None:
        found = found.replace(tzinfo=_named_zone(str(named)))
    elif found.tzinfo is None:
        found = found.replace(tzinfo=floating)
    return found.astimezone(UTC)


def _named_zone(name: str) -> ZoneInfo:
    """The zone a file names: of the zone database, or of Windows."""
    plain = name.strip().strip('"')
    if plain in WINDOWS_TO_OLSON:
        return zone_of(WINDOWS_TO_OLSON[plain])
    return zone_of(plain)


def _repeats(part: Component, floating: ZoneInfo) -> tuple[dict[str, Any] | None, list[str]]:
    rule = part.get("rrule")
    left_out = [
        name.upper() for name in ("rdate", "recurrence-id") if part.get(name) is not None
    ]
    if rule is None:
        return None, left_out
    if isinstance(rule, list):
        return None, [*left_out, "RRULE"]
    freq = str(next(iter(rule.get("FREQ", [])), "")).upper()
    known = {"FREQ", "INTERVAL", "BYDAY", "UNTIL", "COUNT", "WKST"}
    days = [str(day).upper() for day in rule.get("BYDAY", [])]
    if freq not in _KEPT or set(rule) - known or set(days) - set(_DAYS):
        return None, [*left_out, f"RRULE {freq or '?'}"[:40]]
    until = next(iter(rule.get("UNTIL", [])), None)
    if isinstance(until, datetime):
        until = (until if until.tzinfo else until.replace(tzinfo=floating)).astimezone(UTC)
    count = next(iter(rule.get("COUNT", [])), None)
    weekly = {
        "freq": freq,
        "interval": min(REPEATS_MAX, max(1, int(next(iter(rule.get("INTERVAL", [])), 1)))),
        "days": sorted({_DAYS.index(day) + 1 for day in days}),
        "until": _said(until) if isinstance(until, date) else None,
        "count": None if count is None else min(REPEATS_MAX, max(1, int(count))),
    }
    return weekly, left_out + (["EXDATE"] if part.get("exdate") is not None else [])


def _said(moment: date | datetime) -> str:
    if isinstance(moment, datetime):
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    return moment.isoformat()


def _text(part: Component, name: str, most: int) -> str:
    value = part.get(name)
    if isinstance(value, list):
        value = value[0]
    return _TEXT_ONLY.sub("\ufffd", str(value or ""))[:most]
