"""The dates of a press text: partial and impossible ones marked, all told from the printing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openline.shell.press import calendar_days as days
from openline.shell.press.calendar_days import Meaning
from openline.shell.press.date_patterns import (
    DIGITS,
    ahead_words,
    begins,
    numbers,
    shapes,
    since_words,
    units,
)
from openline.shell.press.languages import Language
from openline.shell.press.tables import plain, words_of
from openline.shell.press.words import Page, fold

LOOK_BACK = 70
LOOK_ON = 25
STOPS = re.compile(
    r"[,;:—]|(?<!\w)(?:said|told|kata|ujar|bahwa|заявил|сказал)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True)
class Dated:
    """One printed date and its meaning."""

    start: int
    end: int
    meaning: Meaning
    weekday: int | None
    has_day: bool
    """Whether a day was printed, not only told from a weekday or from the printing."""
    follows_since: bool
    is_ahead: bool


def spans(page: Page) -> list[tuple[int, int, str, re.Match[str]]]:
    """Where dates are printed: left to right, none inside another, the longest at each place."""
    ranks = {name: rank for rank, name in enumerate(shapes())}
    hits = [
        (match.start(), -_end(page, match), ranks[name], name, match)
        for start, names in _places(page)
        for name in names
        if (match := shapes()[name].match(page.text, start)) and _is_date(page, name, match)
    ]
    hits.sort(key=lambda hit: hit[:3])
    found, place = [], 0
    for start, end, _, name, match in hits:
        if start >= place:
            found.append((start, -end, name, match))
            place = -end
    return found


def _places(page: Page) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where a date may begin, and the shapes to try there: only words that begin one."""
    words = page.words
    for raw, word, start in zip(words.raw, words.fold, words.start, strict=True):
        if raw[0].isdigit():
            if start and page.text[start - 1] in "( " and (at := _bracket(page, start)) >= 0:
                yield at, ("bracketed",)
            yield start, DIGITS
        elif names := begins().get(word):
            yield start, names
        elif "-" in raw and (names := begins().get(word.rsplit("-", 1)[1])):
            yield start + raw.rindex("-") + 1, names


def _bracket(page: Page, start: int) -> int:
    if page.text[start - 1] == "(":
        return start - 1
    return start - 2 if start > 1 and page.text[start - 2] == "(" else -1


def read_dates(
    page: Page, language: Language, printed: dt.date, most: int
) -> tuple[list[Dated], int]:
    """At most so many dates, and how many more there are."""
    found = spans(page)
    return [_dated(page, language, printed, *hit) for hit in found[:most]], max(
        0, len(found) - most
    )


def as_find(page: Page, one: Dated) -> dict[str, Any]:
    """A date as the form shows it."""
    meaning = one.meaning
    value = meaning.value
    return {
        "text": page.text[one.start : one.end],
        "value": value,
        "first": meaning.first.isoformat() if meaning.first else None,
        "last": meaning.last.isoformat() if meaning.last else None,
        "partial": meaning.first != meaning.last,
        "weekday": one.weekday,
        "possible": meaning.is_possible,
        "why": meaning.why,
        "offers": list(meaning.offers),
        "resolved_by": meaning.resolved_by,
        "sure": meaning.is_sure,
        **page.beside(one.start, one.end),
    }


def _end(page: Page, match: re.Match[str]) -> int:
    """The match's end without the full stop of its sentence."""
    end = match.end()
    if page.text[end - 1] == "." and not match.group().casefold().endswith(" г."):
        return end - 1
    return end


def _is_date(page: Page, name: str, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    for key in ("m", "w"):
        word = groups.get(key)
        if word and word.isascii() and not word[0].isupper():
            return False
    if page.sentence_at(match.start()) != page.sentence_at(match.end() - 1):
        return False
    if name == "month":
        return _is_month(page, match)
    if name == "weekday":
        return _is_weekday(page, match)
    if name == "year_after":
        place = page.word_at(match.start())
        before = page.words.fold[place - 1] if place and page.words.joined[place - 1] else ""
        return before in plain("calendar", "before_year", "words")
    if name == "bracketed":
        return 1 <= int(groups["a"]) <= 31 and 1 <= int(groups["b"]) <= 31
    return True


def _is_month(page: Page, match: re.Match[str]) -> bool:
    word = fold(match["m"])
    if len(word) <= 3 and word not in {"may", "mei", "май", "мая", "мае"}:
        return False
    if word in plain("calendar", "plain_months", "words"):
        return True
    place = page.word_at(match.start())
    before = page.words.fold[place - 1] if place > 0 and page.words.joined[place - 1] else ""
    return before in plain("calendar", "before_month", "words")


def _is_weekday(page: Page, match: re.Match[str]) -> bool:
    word = fold(match["w"])
    if len(word) <= 3 and word not in {"thu", "fri", "tue"}:
        return False
    if word in {"среда", "среды", "среде"}:
        return False
    heads = page.sentence(page.sentence_at(match.start()))[0] == match.start()
    if word == "minggu" and match["after"] and heads:
        return False  # "Minggu lalu" at the head of a sentence is last week, not last Sunday.
    return not (word == "minggu" and page.text[match.end() : match.end() + 5].strip() == "ini")


def _dated(
    page: Page,
    language: Language,
    printed: dt.date,
    start: int,
    end: int,
    name: str,
    match: re.Match[str],
) -> Dated:
    number = page.sentence_at(start)
    first, last = page.sentence(number)
    since = since_words().search(page.text, max(first, start - 24), start) is not None
    ahead = not since and _is_ahead(page, first, last, start, end)
    groups = match.groupdict()
    weekday = numbers("weekdays")[fold(groups["w"])] if groups.get("w") else None
    is_english = language.of_sentence[number] == "en"
    meaning = _meaning(name, groups, weekday, printed, ahead, is_english)
    has_day = name in {"numeric", "day_month", "month_day", "full", "iso", "bracketed"}
    return Dated(start, end, meaning, weekday, has_day, since, ahead)


def _is_ahead(page: Page, first: int, last: int, start: int, end: int) -> bool:
    text = page.text
    left = text[max(first, start - LOOK_BACK) : start]
    left = STOPS.split(left)[-1]
    if ahead_words().search(left):
        return True
    right = STOPS.split(text[end : min(last, end + LOOK_ON)])[0]
    return ahead_words().search(right) is not None


def _meaning(
    name: str,
    groups: dict[str, Any],
    weekday: int | None,
    printed: dt.date,
    ahead: bool,
    is_english: bool,
) -> Meaning:
    if name in {"numeric", "full", "bracketed"}:
        slashed = groups.get("s", "/") == "/"
        return _numeric(groups, weekday, printed, ahead, is_english and slashed)
    year = int(groups["y"]) if groups.get("y") else None
    if name == "iso":
        return _day(year, int(groups["b"]), int(groups["a"]), weekday, printed, ahead)
    if name in {"day_month", "month_day"}:
        month = numbers("months")[fold(groups["m"])]
        one = _day(year, month, int(groups["d"]), weekday, printed, ahead)
        if not groups.get("d2"):
            return one
        return _range(one, _day(year, month, int(groups["d2"]), None, printed, ahead))
    if name == "month_year":
        return days.month_of(int(groups["y"]), numbers("months")[fold(groups["m"])])
    if name == "month":
        return days.month_alone(numbers("months")[fold(groups["m"])], printed, ahead)
    if name in {"year_after", "year_before"}:
        return days.year_of(int(groups["y"]))
    if name == "relative":
        unit, shift = words_of("calendar")["relative"][groups["r"].casefold()]
        return days.from_printing(unit, shift, printed)
    if name == "ago":
        count = groups["n"]
        back = int(count) if count.isdigit() else numbers("numbers")[fold(count)]
        return days.from_printing(units()[fold(groups["u"])], -back, printed)
    assert weekday is not None
    return days.weekday_alone(weekday, _which(groups, ahead), printed)


def _which(groups: dict[str, Any], ahead: bool) -> str:
    tables = words_of("calendar")
    for key, section in (("after", "after_weekday"), ("before", "before_weekday")):
        word = (groups.get(key) or "").casefold()
        for which, words in tables[section].items():
            if word in words:
                return str(which)
    return "coming" if ahead else "latest"


def _day(
    year: int | None,
    month: int,
    day: int,
    weekday: int | None,
    printed: dt.date,
    ahead: bool,
) -> Meaning:
    if year is None:
        return days.day_and_month(month, day, weekday, printed, ahead)
    found = days.day_of(year, month, day)
    if found is None:
        return days.no_such_day(year, month, day, printed)
    return days.full_day(found, weekday, printed)


def _range(one: Meaning, other: Meaning) -> Meaning:
    if one.first and other.last and one.first <= other.last:
        return days.span(one.first, other.last, one.resolved_by)
    return one


def _numeric(
    groups: dict[str, Any],
    weekday: int | None,
    printed: dt.date,
    ahead: bool,
    month_first: bool,
) -> Meaning:
    """Digits: by the language the day or (English with a slash) the month comes first."""
    a, b = int(groups["a"]), int(groups["b"])
    year = int(groups["y"]) if groups.get("y") else None
    if year is not None and year < 100:
        year += 2000
    day, month = (b, a) if month_first else (a, b)
    if month > 12 >= day:
        day, month = month, day
    one = _day(year, month, day, weekday, printed, ahead)
    if not month_first or max(day, month) > 12 or day == month:
        return one
    other = _day(year, day, month, weekday, printed, ahead)
    if weekday and other.is_possible and not one.is_possible:
        return other
    if weekday and one.is_possible and not other.is_possible:
        return one
    why = "day and month may stand the other way round"
    offers = (other.value,) if other.value else one.offers
    return Meaning(
        one.value, one.first, one.last, one.is_possible, False, why, one.resolved_by, offers
    )
