"""What a printed date means, told from the day of printing."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, field

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NEAR_DAYS = 60  # So near the printing the press leaves the year out because it is plain.


@dataclass(frozen=True)
class Meaning:
    """The range that a printed date leaves, or why there is none."""

    value: str | None
    first: dt.date | None = None
    last: dt.date | None = None
    is_possible: bool = True
    is_sure: bool = True
    why: str = ""
    resolved_by: str = "as printed"
    offers: tuple[str, ...] = field(default=())
    written: str | None = None
    """An impossible day in figures, so that a ledger can say of it that it does not exist."""


def said(day: dt.date) -> str:
    """A day as a sentence says it."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The day, if there is one."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def nearest_weekday(day: dt.date, weekday: int) -> dt.date:
    """The day with this weekday (1..7) that lies nearest."""
    shift = (weekday - day.isoweekday()) % 7
    return day + dt.timedelta(shift if shift <= 3 else shift - 7)


def full_day(day: dt.date, weekday: int | None, printed: dt.date) -> Meaning:
    """A day that was printed with its year."""
    if weekday and weekday != day.isoweekday():
        return _wrong_weekday(day, weekday, "as printed")
    late = f"{said(day)} is after the day of printing" if day > printed else ""
    return Meaning(day.isoformat(), day, day, why=late)


def no_such_day(year: int | None, month: int, day: int, printed: dt.date) -> Meaning:
    """A day that no calendar has; without its year it is written with that of the printing."""
    written = f"{year or printed.year:04}-{month:02}-{day:02}"
    name = calendar.month_name[month] if 1 <= month <= 12 else ""
    if not name:
        why = f"there is no month {month}"
        return Meaning(None, is_possible=False, why=why, written=written)
    longest = calendar.monthrange(year, month)[1] if year else 29 if month == 2 else 30
    offer: tuple[str, ...] = (f"{year}-{month:02}-{longest}",) if year and day > longest else ()
    where = f"{name} {year}" if year else name
    why = f"{where} has no day {day}"
    return Meaning(None, is_possible=False, why=why, offers=offer, written=written)


def day_and_month(
    month: int, day: int, weekday: int | None, printed: dt.date, ahead: bool
) -> Meaning:
    """A day printed without its year: the latest not after printing, or the next one."""
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return no_such_day(None, month, day, printed)
    years = range(printed.year - 8, printed.year + 9)
    days = [found for year in years if (found := day_of(year, month, day))]
    if not days:
        return no_such_day(None, month, day, printed)
    past = max(found for found in days if found <= printed)
    coming = min(found for found in days if found > printed)
    if weekday:
        return _with_weekday(past, coming, weekday, printed, ahead)
    if ahead:
        return Meaning(
            coming.isoformat(), coming, coming, resolved_by="the next such day after printing"
        )
    by = "the latest such day not after printing"
    return Meaning(past.isoformat(), past, past, resolved_by=by)


def day_alone(day: int, weekday: int | None, printed: dt.date, ahead: bool) -> Meaning:
    """A day printed without its month: the latest not after printing, or the next one."""
    months = printed.year * 12 + printed.month - 1
    near = range(months, months + 4) if ahead else range(months, months - 4, -1)
    for month in near:
        found = day_of(month // 12, month % 12 + 1, day)
        if found and ((found > printed) if ahead else (found <= printed)):
            if weekday and found.isoweekday() != weekday:
                return _wrong_weekday(
                    found, weekday, "that day in the month nearest to printing"
                )
            which = "next such day after" if ahead else "latest such day not after"
            return Meaning(found.isoformat(), found, found, resolved_by=f"the {which} printing")
    return Meaning(None, is_possible=False, why=f"no month has a day {day}")


def _with_weekday(
    past: dt.date,
    coming: dt.date,
    weekday: int,
    printed: dt.date,
    ahead: bool,
) -> Meaning:
    nearest = min((past, coming), key=lambda day: (abs((day - printed).days), day))
    is_near = abs((nearest - printed).days) <= NEAR_DAYS
    # A wrong weekday of last Friday is a mistake; no reader goes a whole year away to save it.
    order = (nearest,) if is_near else (coming, past) if ahead else (past,)
    for day in order:
        if day.isoweekday() == weekday:
            which = "latest" if day == past else "next"
            by = f"the {which} such day by the day of printing, weekday agrees"
            return Meaning(day.isoformat(), day, day, resolved_by=by)
    return _wrong_weekday(nearest, weekday, "that day in the year nearest to printing")


def _wrong_weekday(day: dt.date, weekday: int, by: str) -> Meaning:
    offer = nearest_weekday(day, weekday)
    named, real = WEEKDAYS[weekday - 1], WEEKDAYS[day.isoweekday() - 1]
    why = f"{said(day)} is a {real}, not a {named}; the nearest {named} is {said(offer)}"
    return Meaning(
        day.isoformat(), day, day, False, False, why, by,
        (offer.isoformat(),),
    )  # fmt: skip


def month_of(year: int, month: int, by: str = "as printed") -> Meaning:
    """A month with its year."""
    last = calendar.monthrange(year, month)[1]
    first, end = dt.date(year, month, 1), dt.date(year, month, last)
    return Meaning(f"{year:04}-{month:02}", first, end, resolved_by=by)


def month_alone(month: int, printed: dt.date, ahead: bool) -> Meaning:
    """A month without its year: the latest begun by printing, or the next."""
    if ahead:
        year = printed.year + (month < printed.month)
        return month_of(year, month, "the next such month from printing")
    year = printed.year - (month > printed.month)
    return month_of(year, month, "the latest such month not after printing")


def year_of(year: int, by: str = "as printed") -> Meaning:
    """A year."""
    return Meaning(f"{year:04}", dt.date(year, 1, 1), dt.date(year, 12, 31), resolved_by=by)


def span(first: dt.date, last: dt.date, by: str) -> Meaning:
    """A range of days: its value is the least date that holds it (day, month, year or none)."""
    value: str | None = None
    if first == last:
        value = first.isoformat()
    elif (first.year, first.month) == (last.year, last.month):
        value = f"{first.year:04}-{first.month:02}"
    elif first.year == last.year:
        value = f"{first.year:04}"
    return Meaning(value, first, last, resolved_by=by)


def from_printing(unit: str, shift: int, printed: dt.date) -> Meaning:
    """So many days, weeks, months or years from the day of printing."""
    by = "told from the day of printing"
    try:
        if unit == "day":
            day = printed + dt.timedelta(shift)
            return span(day, day, by)
        if unit == "week":
            monday = printed - dt.timedelta(printed.weekday()) + dt.timedelta(7 * shift)
            return span(monday, monday + dt.timedelta(6), by)
        if unit == "month":
            months = printed.year * 12 + printed.month - 1 + shift
            return month_of(months // 12, months % 12 + 1, by)
        return year_of(printed.year + shift, by)
    except (ValueError, OverflowError):
        return Meaning(None, is_possible=False, why="it lies outside the calendar")


def weekday_alone(weekday: int, which: str, printed: dt.date) -> Meaning:
    """A weekday without a day: latest, past, coming, next, of the last or the next week."""
    back = (printed.isoweekday() - weekday) % 7
    one_week = dt.timedelta(7)
    this_week = printed + dt.timedelta(weekday - printed.isoweekday())
    day = {
        "latest": printed - dt.timedelta(back),
        "past": printed - dt.timedelta(back or 7),
        "coming": printed + dt.timedelta((weekday - printed.isoweekday()) % 7),
        "next": printed + dt.timedelta((weekday - printed.isoweekday()) % 7 or 7),
        "last_week": this_week - one_week,
        "next_week": this_week + one_week,
    }[which]
    by = {
        "latest": "the latest such weekday not after printing",
        "past": "the latest such weekday before printing",
        "coming": "the next such weekday not before printing",
        "next": "the next such weekday after printing",
        "last_week": "that weekday of the week before printing",
        "next_week": "that weekday of the week after printing",
    }[which]
    return Meaning(day.isoformat(), day, day, resolved_by=by)
