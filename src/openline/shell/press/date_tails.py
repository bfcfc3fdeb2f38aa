"""What stands right after a printed date and belongs to it: a year told from printing, a weekday."""

from __future__ import annotations

import re
from dataclasses import dataclass

from openline.shell.press.date_patterns import numbers, shapes, weekday_tail, year_tail
from openline.shell.press.tables import words_of
from openline.shell.press.words import Page, fold

WITH_DAY = frozenset(
    {
        "numeric",
        "day_month",
        "month_day",
        "full",
        "iso",
        "bracketed",
        "day_alone",
        "weekday_day",
    }
)
CLOSING = ',.;:!?…)]»”"–—'
STRANGE = re.compile("[ıİ]")  # Without case a pattern takes them for "i"; no table has them.
SHORT_NAME = 3  # "Sun" or "Mon" between commas may be a surname.


@dataclass(frozen=True)
class Tail:
    """Where a date ends with what belongs to it, and what that says."""

    end: int
    years: int | None = None
    """So many years from the year of printing."""
    weekday: int | None = None


def tail_of(page: Page, name: str, match: re.Match[str], end: int) -> Tail:
    """The tail of the date that this shape found and that ends here; most dates have none."""
    groups = match.groupdict()
    years = None
    if (name == "month" or name in WITH_DAY) and not groups.get("y"):
        years, end = _years(page, end)
    if name not in WITH_DAY or name == "bracketed" or groups.get("w") or groups.get("d2"):
        return Tail(end, years)
    weekday, end = _weekday(page, match.start(), end)
    return Tail(end, years, weekday)


def _years(page: Page, end: int) -> tuple[int | None, int]:
    found = year_tail().match(page.text, end)
    if not found or not _is_plain(page, end, found):
        return None, end
    if found["mark"] == "," and not _closes(page, found.end()):
        return None, end  # "on 15 March, last year seemed far away"
    if found["r"]:
        if found["mark"] == "." and found["r"][0].isupper():
            return None, end
        unit_and_shift = words_of("calendar")["relative"][found["r"].casefold()]
        return int(unit_and_shift[1]), found.end()
    count = found["n"]
    return -int(count if count.isdigit() else numbers("numbers")[fold(count)]), found.end()


def _weekday(page: Page, start: int, end: int) -> tuple[int | None, int]:
    found = weekday_tail().match(page.text, end)
    if not found or not _is_plain(page, end, found):
        return None, end
    key = next(key for key in ("w", "w2", "w3") if found[key])
    word, place = found[key], found.start(key)
    if word.isascii() and not word[0].isupper():
        return None, end
    is_bound = not found["mark"] or _closes(page, found.end()) or _heads(page, start, word)
    is_short = len(word) <= SHORT_NAME and not found["bracket"]
    if not is_bound or is_short or _has_own_day(page, place):
        return None, end
    if found["bound"] and found["bound"].isascii() and not _closes(page, found.end()):
        return None, end  # "19 May was a Wednesday like any other"
    return numbers("weekdays")[fold(word)], found.end()


def _is_plain(page: Page, start: int, found: re.Match[str]) -> bool:
    """Whether these words stand in the date's sentence, in letters that a table has."""
    is_same = page.sentence_at(start - 1) == page.sentence_at(found.end() - 1)
    return is_same and not STRANGE.search(found.group())


def _closes(page: Page, end: int) -> bool:
    """Whether the clause ends here: then what was read is in apposition, and begins nothing."""
    rest = page.text[end : page.sentence(page.sentence_at(end - 1))[1]].lstrip()
    return not rest or rest[0] in CLOSING


def _heads(page: Page, start: int, word: str) -> bool:
    """Whether a Russian sentence begins with the date: "19 мая, в среду прошел разговор"."""
    return not word.isascii() and page.sentence(page.sentence_at(start))[0] == start


def _has_own_day(page: Page, place: int) -> bool:
    """Whether this weekday leads another date ("19 May, Friday, 20 May")."""
    return any(
        (found := shapes()[name].match(page.text, place)) and found["w"]
        for name in ("numeric", "day_month", "month_day")
    )
