"""Time zones by their names, and a moment said in the zones of both parties."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from openline.core.base.errors import Refused
from openline.shell.calendars.words import DAYS, MONTHS

ZONE_LETTERS_MAX = 64


def zone_of(name: str) -> ZoneInfo:
    """A zone by its IANA name.

    Raises:
        Refused: nobody knows it [CAL-2].
    """
    if 0 < len(name) <= ZONE_LETTERS_MAX and name.isascii():
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass
    raise Refused(
        "CAL-2",
        f"nobody knows the time zone {name[:ZONE_LETTERS_MAX]!r}",
        "Use a name such as Europe/Moscow, or give the times in UTC.",
    )


def place_of(zone: str) -> tuple[str, ZoneInfo]:
    """What a zone is called and the zone: of "Washington=America/New_York" or "Europe/Moscow"."""
    said, is_named, name = zone.rpartition("=")
    known = zone_of(name)
    return (said.strip() if is_named else name.rpartition("/")[2].replace("_", " ")), known


def day_said(moment: datetime, language: str) -> str:
    """A day as a person says it: "Tue 25 Jun 2024"."""
    day, month = DAYS[language][moment.weekday()], MONTHS[language][moment.month - 1]
    return f"{day} {moment.day} {month} {moment.year}"


def moment_said(moment: datetime, zones: tuple[str, str], language: str) -> str:
    """A moment in UTC and in both zones: "Tue 25 Jun 2024 14:00Z = 10:00 New York / 17:00 Moscow".

    Where it is another day, the day is said too.
    """
    local = []
    for zone in zones:
        name, known = place_of(zone)
        try:
            there = moment.astimezone(known)
        except (OverflowError, ValueError):
            there = moment
        another = there.date() != moment.date()
        day = f"{day_said(there, language)} " if another else ""
        local.append(f"{day}{there:%H:%M} {name}")
    return f"{day_said(moment, language)} {moment:%H:%M}Z = {' / '.join(local)}"


def span_said(
    moment: datetime, minutes: int, zones: tuple[str, str], language: str
) -> list[str]:
    """The beginning and the end of a call, each in both zones."""
    try:
        end = moment + timedelta(minutes=minutes)
    except OverflowError:
        return [moment_said(moment, zones, language)]
    return [moment_said(moment, zones, language), f"\u2013 {moment_said(end, zones, language)}"]
