"""Forms of the values in a sheet, put together from small ones (TLK-2)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any

Form = Callable[[Any], bool]

_HEX = frozenset("0123456789abcdef")
# What a screen would obey: it shows other words, or the words in another order.
_OBEYED = frozenset(
    {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))}
    | set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
) - {"\n", "\t"}
_BREAKS = frozenset("\n\t\u2028\u2029")


def words(low: int, high: int) -> Form:
    """A text of so many characters, nothing that a screen obeys but the end of a line and a tab."""

    def form(value: Any) -> bool:
        if type(value) is not str or not low <= len(value) <= high:
            return False
        if low and not value.strip():
            return False
        return value.isprintable() or _OBEYED.isdisjoint(value)

    return form


def name(low: int, high: int) -> Form:
    """The same of one line: what stands in a sentence made by rule."""
    form = words(low, high)
    return lambda value: form(value) and _BREAKS.isdisjoint(value)


def number(low: int, high: int) -> Form:
    """A whole number of a range, both ends in it."""
    return lambda value: type(value) is int and low <= value <= high


def one_of(names: Iterable[str]) -> Form:
    """One of some words."""
    known = frozenset(names)
    return lambda value: type(value) is str and value in known


def many(form: Form, high: int) -> Form:
    """A list of at most so many of one form."""
    return lambda value: type(value) is list and len(value) <= high and all(map(form, value))


def by_name(form: Form, high: int) -> Form:
    """At most so many values of one form, each under a name of 1 to 40 characters."""
    key_form = name(1, 40)

    def check(value: Any) -> bool:
        if type(value) is not dict or not 1 <= len(value) <= high:
            return False
        return all(key_form(key) and form(part) for key, part in value.items())

    return check


def fields(forms: dict[str, Form], needed: tuple[str, ...]) -> Form:
    """An object of known fields, some of which must be there."""

    def check(value: Any) -> bool:
        if type(value) is not dict or any(key not in value for key in needed):
            return False
        return all(key in forms and forms[key](part) for key, part in value.items())

    return check


def is_bool(value: Any) -> bool:
    """True or false."""
    return type(value) is bool


def _is_hex(value: Any, characters: int) -> bool:
    return type(value) is str and len(value) == characters and set(value) <= _HEX


def is_id(value: Any) -> bool:
    """32 bytes in hex: an item's id, a hash."""
    return _is_hex(value, 64)


def is_salt(value: Any) -> bool:
    """16 bytes in hex."""
    return _is_hex(value, 32)


def _parts(value: str, *lengths: int) -> list[int] | None:
    parts = value.split("-")
    if [len(part) for part in parts] != list(lengths):
        return None
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    return [int(part) for part in parts]


def is_date(value: Any) -> bool:
    """A day that exists, as 2026-11-25."""
    parts = _parts(value, 4, 2, 2) if type(value) is str else None
    if parts is None:
        return False
    try:
        date(*parts)
    except ValueError:
        return False
    return True


def is_partial_date(value: Any) -> bool:
    """A day, a month or a year that exists: 2026-11-25, 2026-11, 2026."""
    if type(value) is not str:
        return False
    if len(value) == 4:
        return is_date(f"{value}-01-01")
    return is_date(f"{value}-01") if len(value) == 7 else is_date(value)


def is_clock(value: Any) -> bool:
    """A time of day, as 09:30."""
    if type(value) is not str or len(value) != 5 or value[2] != ":":
        return False
    digits = value[:2] + value[3:]
    if not (digits.isascii() and digits.isdigit()):
        return False
    return int(value[:2]) < 24 and int(value[3:]) < 60


def time_ms(value: str) -> int:
    """Milliseconds UTC of a time of the form of `is_time`."""
    when = datetime.fromisoformat(value)
    return int(when.timestamp()) * 1000


_LAST_S = int(datetime.max.replace(tzinfo=UTC).timestamp()) - 1


def as_time(at_ms: int) -> str:
    """A time of that form, from milliseconds UTC; seconds are dropped."""
    when = datetime.fromtimestamp(min(at_ms // 1000, _LAST_S), UTC)
    return when.strftime("%Y-%m-%dT%H:%MZ")


def is_time(value: Any) -> bool:
    """A minute in UTC, as 2026-11-25T09:30Z; not before 1970."""
    if type(value) is not str or len(value) != 17 or value[10] != "T" or value[-1] != "Z":
        return False
    return is_date(value[:10]) and is_clock(value[11:16]) and value >= "1970"


def first_day(value: str) -> date:
    """The first day that a partial date leaves open."""
    return date.fromisoformat(f"{value}-01-01"[:10])


def last_day(value: str) -> date:
    """The last day that a partial date leaves open."""
    if len(value) == 10:
        return date.fromisoformat(value)
    year, month = int(value[:4]), int(value[5:7]) if len(value) == 7 else 12
    return date(year, month, monthrange(year, month)[1])
