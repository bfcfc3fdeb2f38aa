"""A date on the ledger: the range that its words leave, and what can be said of two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from openline.core.base.errors import Refused
from openline.core.contacts.names import folded

DAY_S = 86_400
TEXT_CHARS_MAX = 32
_FORM = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
    r"(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}:[0-9]{2}))?)?)?"
)
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})")
_SHAPE = "Write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MMZ (or an offset such as +07:00)."

_WEEKDAYS = (
    ("monday", "mon", "понедельник", "понедельника", "пн", "senin", "sen"),
    ("tuesday", "tue", "tues", "вторник", "вторника", "вт", "selasa", "sel"),
    ("wednesday", "wed", "weds", "среда", "среду", "среды", "ср", "rabu", "rab"),
    ("thursday", "thu", "thur", "thurs", "четверг", "четверга", "чт", "kamis", "kam"),
    (
        "friday",
        "fri",
        "пятница",
        "пятницу",
        "пятницы",
        "пт",
        "jumat",
        "jum'at",
        "jum’at",
        "jum",
    ),
    ("saturday", "sat", "суббота", "субботу", "субботы", "сб", "sabtu", "sab"),
    ("sunday", "sun", "воскресенье", "воскресенья", "вс", "minggu", "min", "ahad"),
)
# What a paper prints before a weekday: "on Thursday", "в четверг", "pada hari Kamis".
_BEFORE_WEEKDAY = {"on", "в", "во", "pada", "hari", "день"}
_NUMBERS = {name: number for number, names in enumerate(_WEEKDAYS, 1) for name in names}


class Days(NamedTuple):
    """Days from one date to a later one: the least, the most, and the count if it is exact."""

    least: int
    most: int
    exact: int | None


@dataclass(frozen=True, slots=True)
class Span:
    """A date as written and the range it leaves [CON-2].

    `first` and `last` are days in UTC. `first_s` and `last_s` are seconds since
    0001-01-01T00:00Z, both inclusive: a day without a time leaves the whole day, a minute leaves
    its sixty seconds. `day` is the day as written, before any offset; None if partial.
    """

    text: str
    first: date
    last: date
    first_s: int
    last_s: int
    day: date | None
    timed: bool = False

    @property
    def partial(self) -> bool:
        """Whether the day is not known: a month or a year."""
        return self.day is None

    @property
    def order(self) -> tuple[int, int]:
        """What a latest contact is chosen by: the last moment, then the first."""
        return self.last_s, self.first_s

    @classmethod
    def parse(cls, text: object, time: str | None = None) -> Span:
        """The range of a date, and of its "HH:MM" in UTC if one stands beside it.

        Raises:
            Refused: no date, one that does not exist, or a time that does not fit it.
        """
        if not isinstance(text, str) or len(text) > TEXT_CHARS_MAX:
            raise Refused("CON-2", "a date is not a short text", _SHAPE)
        found = _FORM.fullmatch(text)
        if found is None:
            raise Refused("CON-2", f"{text!r} is not a date of the ledger", _SHAPE)
        year, month, day, hour, minute, second, zone = found.groups()
        try:
            if day is None:
                if time is not None:
                    raise Refused(
                        "CON-2", f"a time stands beside the partial date {text}", _SHAPE
                    )
                return _partial(text, int(year), None if month is None else int(month))
            said = date(int(year), int(month), int(day))
            if hour is not None:
                if time is not None:
                    raise Refused(
                        "CON-2",
                        f"two times are given: in {text} and beside it",
                        "Leave one out.",
                    )
                return _at(text, said, (hour, minute, second), zone)
            if time is not None:
                clock = _CLOCK.fullmatch(time)
                if clock is None:
                    raise Refused("CON-2", f"{time!r} is not a time", "Write HH:MM, in UTC.")
                return _at(text, said, (clock[1], clock[2], None), "Z")
        except (ValueError, OverflowError):
            raise Refused(
                "CON-2", f"the date {text} does not exist", "Check day, month and time."
            ) from None
        start = said.toordinal() * DAY_S
        return cls(text, said, said, start, start + DAY_S - 1, said)


def _partial(text: str, year: int, month: int | None) -> Span:
    first = date(year, 1 if month is None else month, 1)
    if month is None or month == 12:
        last = date(year, 12, 31)
    else:
        last = date.fromordinal(date(year, month + 1, 1).toordinal() - 1)
    start, end = first.toordinal() * DAY_S, last.toordinal() * DAY_S + DAY_S - 1
    return Span(text, first, last, start, end, None)


def _at(text: str, said: date, clock: tuple[str, str, str | None], zone: str) -> Span:
    hour, minute, second = int(clock[0]), int(clock[1]), int(clock[2] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(text)
    ahead = 0
    if zone != "Z":
        hours, minutes = int(zone[1:3]), int(zone[4:])
        if hours > 14 or minutes > 59:
            raise ValueError(text)
        ahead = (hours * 3600 + minutes * 60) * (-1 if zone[0] == "-" else 1)
    start = said.toordinal() * DAY_S + hour * 3600 + minute * 60 + second - ahead
    end = start if clock[2] is not None else start + 59
    day = date.fromordinal(start // DAY_S)
    return Span(text, day, day, start, end, said, timed=True)


def surely_before(a: Span, b: Span) -> bool:
    """Whether every moment that `a` leaves is before every moment that `b` leaves [CON-7]."""
    return a.last_s < b.first_s


def may_overlap(a: Span, b: Span) -> bool:
    """Whether the order of the two is unknown [CON-7]."""
    return a.last_s >= b.first_s and b.last_s >= a.first_s


def days_between(a: Span, b: Span) -> Days:
    """Days from `a` to `b`, counted in whole days of UTC; exact if both are full dates."""
    least = b.first.toordinal() - a.last.toordinal()
    most = b.last.toordinal() - a.first.toordinal()
    return Days(least, most, None if a.partial or b.partial else least)


def days_as_dict(days: Days | None) -> dict[str, int | None]:
    """The three fields of an answer; null without days."""
    if days is None:
        return {"days": None, "days_min": None, "days_max": None}
    return {"days": days.exact, "days_min": days.least, "days_max": days.most}


def weekday_number(name: str) -> int | None:
    """1 (Monday) to 7 of a weekday's name in English, Russian or Indonesian; None if unknown."""
    words = folded(name).replace(",", " ").split()
    while len(words) > 1 and words[0] in _BEFORE_WEEKDAY:
        words.pop(0)
    return _NUMBERS.get(words[0].rstrip(".")) if len(words) == 1 else None


def has_form(text: object) -> bool:
    """Whether it is written as a date, though perhaps one that does not exist."""
    return isinstance(text, str) and _FORM.fullmatch(text) is not None


def weekday_name(day: date) -> str:
    """The English name of a day's weekday."""
    return _WEEKDAYS[day.weekday()][0].capitalize()
