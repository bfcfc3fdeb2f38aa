"""The dates of a press text: partial and impossible ones marked, all told from the printing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from openline.core.base.errors import Refused
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
from openline.shell.press.date_tails import STRANGE, WITH_DAY, Tail, tail_of
from openline.shell.press.languages import Language
from openline.shell.press.tables import plain, words_of
from openline.shell.press.words import Page, fold

LOOK_BACK = 70
LOOK_ON = 25
SINCE_REACH = 36  # As far back as "since the beginning of " and its like begin.
PRINTED = (1800, 2199)  # The years in which a date may be printed too; see the shapes.
STOPS = re.compile(
    r"[,;:—«“\"]|(?<!\w)(?:said|told|that|kata|ujar|bahwa|что|заявил|сказал)(?!\w)",
    re.IGNORECASE,
)
# Behind a date another verb begins at "and": "met on Friday and agreed to talk again".
RIGHT_STOPS = re.compile(rf"{STOPS.pattern}|(?<!\w)(?:and|dan|serta|и)(?!\w)", re.IGNORECASE)


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


@dataclass(frozen=True)
class Span:
    """Where a date is printed: the shape that it has, and what belongs to it behind that."""

    start: int
    name: str
    match: re.Match[str]
    tail: Tail


def spans(page: Page) -> list[Span]:
    """Where dates are printed: left to right, none inside another, the longest at each place."""
    ranks = {name: rank for rank, name in enumerate(shapes())}
    found: list[Span] = []
    place = 0
    for start, names in _places(page):
        if start < place:
            continue
        hits = [
            span
            for name in names
            if (match := shapes()[name].match(page.text, start))
            and (span := _span(page, name, match))
        ]
        if hits:
            found.append(min(hits, key=lambda hit: (-hit.tail.end, ranks[hit.name])))
            place = found[-1].tail.end
    return found


def _span(page: Page, name: str, match: re.Match[str]) -> Span | None:
    """The date, if these words are one."""
    if STRANGE.search(match.group()):
        return None
    tail = tail_of(page, name, match, _end(page, match))
    if not _is_date(page, name, match, tail):
        return None
    return Span(_whole_word(page, match.start()), name, match, tail)


def _whole_word(page: Page, start: int) -> int:
    """Where "mid-March" begins, for its second half: who looks for the date's word finds it."""
    place = page.word_at(start) - 1
    is_inside = place >= 0 and page.words.end[place] > start
    parts = plain("calendar", "part_of_year", "words")
    is_part = is_inside and page.words.fold[place].split("-")[0] in parts
    return page.words.start[place] if is_part else start


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
        elif "-" in raw:
            last = word.rsplit("-", 1)[1]
            names = ("year_hyphen",) if last[0].isdigit() else begins().get(last, ())
            yield start + raw.rindex("-") + 1, names


def _bracket(page: Page, start: int) -> int:
    if page.text[start - 1] == "(":
        return start - 1
    return start - 2 if start > 1 and page.text[start - 2] == "(" else -1


def read_dates(
    page: Page, language: Language, printed: dt.date, most: int
) -> tuple[list[Dated], int]:
    """At most so many dates, and how many more there are."""
    if not PRINTED[0] <= printed.year <= PRINTED[1]:
        raise Refused(
            "PRS-3",
            f"the day of printing lies outside the years {PRINTED[0]} to {PRINTED[1]}",
            "Give the day on which the text was printed.",
        )
    found = spans(page)
    told = [_dated(page, language, printed, one) for one in found[:most]]
    return told, max(0, len(found) - most)


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


def _is_date(page: Page, name: str, match: re.Match[str], tail: Tail) -> bool:
    groups = match.groupdict()
    for key in ("m", "w"):
        word = groups.get(key)
        if word and word.isascii() and not word[0].isupper():
            return False
    if page.sentence_at(match.start()) != page.sentence_at(match.end() - 1):
        return False
    if name == "month":
        return _is_month(page, match, tail)
    if name == "weekday":
        return _is_weekday(page, match)
    if name == "year_after":
        return _is_year(page, match.start())
    if name == "bracketed":
        return 1 <= int(groups["a"]) <= 31 and 1 <= int(groups["b"]) <= 31
    return True


def _words_before(page: Page, start: int) -> tuple[str, str]:
    """The two words before, the nearer first; of "mid-March" the first half is one."""
    words = page.words
    place = page.word_at(start) - 1
    if place >= 0 and words.end[place] > start:
        return words.fold[place].rsplit("-", 1)[0], ""
    if place < 0 or not words.joined[place]:
        return "", ""
    return words.fold[place], words.fold[place - 1] if place and words.joined[place - 1] else ""


def _is_year(page: Page, start: int) -> bool:
    before, further = _words_before(page, start)
    parts = plain("calendar", "part_of_year", "words")
    is_part = before in parts or (before == "of" and further in parts)
    return is_part or before in plain("calendar", "before_year", "words")


def _is_month(page: Page, match: re.Match[str], tail: Tail) -> bool:
    word = fold(match["m"])
    if len(word) <= 3 and word not in {"may", "mei", "май", "мая", "мае"}:
        return False
    if tail.years is not None or word in plain("calendar", "plain_months", "words"):
        return True
    return _words_before(page, match.start())[0] in plain("calendar", "before_month", "words")


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


def _dated(page: Page, language: Language, printed: dt.date, one: Span) -> Dated:
    start, end, name, tail = one.start, one.tail.end, one.name, one.tail
    number = page.sentence_at(start)
    first, last = page.sentence(number)
    since = since_words().search(page.text, max(first, start - SINCE_REACH), start) is not None
    ahead = not since and _is_ahead(page, first, last, start, end)
    groups = one.match.groupdict()
    weekday = numbers("weekdays")[fold(groups["w"])] if groups.get("w") else tail.weekday
    is_english = language.of_sentence[number] == "en"
    if tail.years is not None:
        year = printed.year + tail.years
        groups["y"] = str(year)
        ahead = not since and (year > printed.year or (ahead and year == printed.year))
        meaning = _meaning(name, groups, weekday, printed, ahead, is_english)
        meaning = replace(meaning, resolved_by="the year told from the day of printing")
    else:
        meaning = _meaning(name, groups, weekday, printed, ahead, is_english)
    return Dated(start, end, meaning, weekday, name in WITH_DAY, since, ahead)


def _is_ahead(page: Page, first: int, last: int, start: int, end: int) -> bool:
    text = page.text
    left = text[max(first, start - LOOK_BACK) : start]
    left = STOPS.split(left)[-1]
    if ahead_words().search(left):
        return True
    right = RIGHT_STOPS.split(text[end : min(last, end + LOOK_ON)])[0]
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
    if name == "month_year" or (name == "month" and year):
        return days.month_of(int(groups["y"]), numbers("months")[fold(groups["m"])])
    if name == "month":
        return days.month_alone(numbers("months")[fold(groups["m"])], printed, ahead)
    if name in {"year_after", "year_before", "year_hyphen"}:
        return days.year_of(int(groups["y"]))
    if name in {"day_alone", "weekday_day"}:
        return days.day_alone(int(groups["d"] or groups["e"]), weekday, printed, ahead)
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
