"""Dates of the ledger as the explicit sets of days that they may mean, and names as compared."""

import calendar
import re
import unicodedata
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import product
from typing import NamedTuple


class When(NamedTuple):
    """The days that a date may mean; minute of the day (UTC) and second if they are known."""

    days: frozenset
    minute: int | None = None
    second: int | None = None


def read_date(text, time=None):
    """What a date on the ledger may mean; None if there is no such date."""
    try:
        if "T" in text:
            at = datetime.fromisoformat(text).astimezone(UTC)
            second = at.second if re.search(r"T\d\d:\d\d:", text) else None
            return When(frozenset({at.date()}), at.hour * 60 + at.minute, second)
        minute = None if time is None else int(time[:2]) * 60 + int(time[3:])
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
            return None
        parts = [int(part) for part in text.split("-")]
        months = [parts[1]] if len(parts) > 1 else range(1, 13)
        days = {
            date(parts[0], month, day)
            for month in months
            for day in range(1, calendar.monthrange(parts[0], month)[1] + 1)
            if len(parts) < 3 or day == parts[2]
        }
        return When(frozenset(days), minute) if days else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def moments(when):
    """The earliest and latest moment of each day that is meant: (day, minute, second).

    A day without a time reaches a minute beyond both its ends, so that no named minute is before
    or after all of it.
    """
    if when.minute is None:
        return [(day, minute, 0) for day in sorted(when.days) for minute in (-1, 1440)]
    seconds = (0, 59) if when.second is None else (when.second,)
    return [(day, when.minute, second) for day in sorted(when.days) for second in seconds]


@lru_cache(maxsize=65536)
def every_order(a, b):
    """In which ways two dates may stand: a set of truths of "a is before b"."""
    return {one < other for one, other in product(moments(a), moments(b))}


@lru_cache(maxsize=65536)
def every_distance(a, b):
    """All the numbers of days that may lie between two dates."""
    return {(one - other).days for one, other in product(a.days, b.days)}


def plain(name):
    """A name as it is compared."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
