"""The shapes in which a press text prints a date. Each repeats a bounded number of times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from openline.shell.press.tables import words_of
from openline.shell.press.words import fold

YEAR = r"(?:1[89]|20|21)\d\d"
GAP = r"\s{1,3}"
HYPHEN = r"[-–‑]"
BACK = rf"(?:ago|(?:yang{GAP})?lalu|silam|назад)"


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def numbers(section: str) -> dict[str, int]:
    """A table of the calendar turned round: from the folded word to its number."""
    table = words_of("calendar")[section]
    return {fold(word): int(number) for number, words in table.items() for word in words}


@cache
def units() -> dict[str, str]:
    """From the word for a unit of time to the unit."""
    table = words_of("calendar")["units"]
    return {fold(word): unit for unit, words in table.items() for word in words}


def _all(section: str) -> str:
    table = words_of("calendar")[section].values()
    return _either([word for words in table for word in words])


@cache
def shapes() -> dict[str, re.Pattern[str]]:
    """Each shape by its name; where two begin at one place the longer is taken."""
    tables = words_of("calendar")
    months, days = _all("months"), _all("weekdays")
    weekday = rf"(?<!\w)(?P<w>{days})\.?(?!\w)"
    maybe = rf"(?:(?<!\w)(?P<w>{days})\.?(?:{GAP}(?:lalu|pagi|siang|malam|sore))?[\s,(]{{1,4}}(?:the{GAP}|tanggal{GAP})?)?"
    month = rf"(?P<m>{months})(?!\w)\.?"
    years = rf"(?:{GAP}(?:года|году|год|г\.))?"
    ordinal = r"(?:st|nd|rd|th|-?го|-е|-ого)?"
    after, before = tables["after_weekday"], tables["before_weekday"]
    found = {
        "numeric": rf"{weekday}(?:{GAP}(?:lalu|kemarin|pagi|siang|malam|sore))?[\s,]{{0,3}}\(?(?P<a>\d{{1,2}})[/.\-](?P<b>\d{{1,2}})(?:[/.\-](?P<y>\d{{4}}|\d\d))?(?!\d|[/.\-]\d)\)?",
        "day_month": rf"(?<![\w/.,:]){maybe}(?<![\d/.,:])(?P<d>\d{{1,2}}){ordinal}(?:\s?(?:[-–—]|and|dan|и)\s?(?P<d2>\d{{1,2}}){ordinal})?{GAP}(?:of{GAP})?{month}(?:,?{GAP}(?:tahun{GAP})?(?P<y>{YEAR})(?!\d))?{years}",
        "month_day": rf"(?<!\w){maybe}(?<!\w){month}{GAP}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\w|[/.,:%]\d)(?:\s?[-–—]\s?(?P<d2>\d{{1,2}})(?!\w))?(?:,?{GAP}(?P<y>{YEAR})(?!\d))?",
        "month_year": rf"(?<!\w){month},?{GAP}(?:of{GAP}|tahun{GAP})?(?P<y>{YEAR})(?!\d){years}",
        "full": rf"(?<![\w/.\-])(?P<a>\d{{1,2}})(?P<s>[/.\-])(?P<b>\d{{1,2}})(?P=s)(?P<y>{YEAR})(?!\d)",
        "iso": rf"(?<![\w/.\-])(?P<y>{YEAR})-(?P<b>\d\d)-(?P<a>\d\d)(?!\d)",
        "bracketed": r"\(\s?(?P<a>\d{1,2})[/.](?P<b>\d{1,2})(?:[/.](?P<y>\d{4}|\d\d))?\s?\)",
        "month": rf"(?<!\w){month}(?!\w)",
        "weekday": rf"(?:(?<!\w)(?P<before>{_either(before['past'] + before['next'])}){GAP})?{weekday}(?:['’]s)?(?:{GAP}(?:of{GAP})?(?P<after>{_either([word for words in after.values() for word in words])})(?!\w))?",
        "relative": rf"(?<!\w)(?P<r>{_either(list(tables['relative']))})(?!\w)",
        "ago": rf"(?<!\w)(?P<n>\d{{1,3}}|{_all('numbers')}){GAP}(?P<u>{_all('units')}){GAP}{BACK}(?!\w)",
        "weekday_day": rf"{weekday},?{GAP}(?:(?:the|tanggal){GAP}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?|(?P<e>\d{{1,2}})-?го)(?![\w]|[./:]\d|{GAP}(?:of{GAP})?(?:{months})(?!\w))",
        "day_alone": rf"(?:(?<=on the )|(?<=tanggal )|(?=\d{{1,2}}(?:-?го)?{GAP}числа))(?P<d>\d{{1,2}})(?:st|nd|rd|th|-?го)?(?:(?={GAP}of{GAP}(?:this|the){GAP}month)|(?=[,.;)]?(?:\s*\n|\s*$))|(?=[,;)]|\.\s)|(?={GAP}(?:lalu|kemarin|itu|di|oleh|dan)(?!\w))|{GAP}числа(?!\w))",
        "year_after": rf"(?<![\w/.,\-–])(?P<y>{YEAR})(?:-го|-м)?(?![\w/\-–]|[.,]\d)",
        "year_before": rf"(?<!\w)(?P<y>{YEAR})(?:-го|-м)?{GAP}(?:года|году|год|годом|г\.)",
        "year_hyphen": rf"(?:(?<=mid{HYPHEN})|(?<=late{HYPHEN})|(?<=early{HYPHEN}))(?P<y>{YEAR})(?![\w/\-–]|[.,]\d)",
    }
    return {name: re.compile(text, re.IGNORECASE) for name, text in found.items()}


DIGITS = (
    "day_month",
    "full",
    "iso",
    "day_alone",
    "year_before",
    "year_hyphen",
    "year_after",
    "ago",
)


@cache
def lasting() -> re.Pattern[str]:
    """How long it had been, behind a "first": "in 14 months", "dalam dua tahun", "за последние 16 месяцев"."""
    about = (
        "more than|over|at least|nearly|almost|about|around|roughly|some|lebih dari|hampir|sekitar|kurang lebih"
        "|более чем|более|больше чем|почти|около|примерно|без малого"
    )
    past = "(?:the (?:last|past)|последн\\w{1,3})"
    count = rf"\d{{1,3}}|an?|{_all('numbers')}|двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми"
    return re.compile(
        rf"(?<!\w)(?:(?P<before>{about}){GAP})?(?:in|dalam|selama|за){GAP}(?:{past}{GAP})?(?:(?P<about>{about}){GAP})?"
        rf"(?:{past}{GAP})?(?:(?P<n>{count}){GAP})?(?P<u>{_all('units')})(?!\w|[-–]\w)",
        re.IGNORECASE,
    )


@cache
def begins() -> dict[str, tuple[str, ...]]:
    """For the folded word that a date may begin with, the shapes to try there."""
    tables = words_of("calendar")
    found: dict[str, list[str]] = {}

    def may_begin(words: Iterable[str], names: tuple[str, ...]) -> None:
        for word in words:
            kept = found.setdefault(fold(word.split()[0]), [])
            kept += [name for name in names if name not in kept]

    may_begin(
        numbers("weekdays"), ("numeric", "day_month", "month_day", "weekday_day", "weekday")
    )
    may_begin(numbers("months"), ("month_day", "month_year", "month"))
    may_begin(tables["relative"], ("relative",))
    may_begin(numbers("numbers"), ("ago",))
    for words in tables["before_weekday"].values():
        may_begin(words, ("weekday",))
    return {word: tuple(names) for word, names in found.items()}


@cache
def ahead_words() -> re.Pattern[str]:
    """What says that a date lies ahead."""
    words = words_of("calendar")["future"]["words"]
    parts = [re.escape(w.rstrip("*")) + (r"\w{0,12}" if w.endswith("*") else "") for w in words]
    deadline = _either(words_of("calendar")["future"]["deadline"])
    parts.append(rf"(?:{deadline})(?:{GAP}(?:the|pada|bulan|tanggal)){{0,1}}\s{{0,3}}$")
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


@cache
def since_words() -> re.Pattern[str]:
    """What says, right before a date, that something has lasted since then."""
    words = _either(words_of("calendar")["future"]["since"])
    parts = _either(words_of("calendar")["part_of_year"]["words"])
    part = rf"(?:(?:{parts})(?:{GAP}|{HYPHEN})(?:of{GAP}|tahun{GAP})?)?"
    return re.compile(
        rf"(?<!\w)(?:{words}){GAP}(?:the{GAP}|tanggal{GAP}|bulan{GAP}|hari{GAP})?{part}$",
        re.IGNORECASE,
    )


@cache
def year_tail() -> re.Pattern[str]:
    """A year told from the printing, right after a day or a month ("15 March last year")."""
    told = words_of("calendar")["relative"]
    years = _either([word for word, (unit, _) in told.items() if unit == "year"])
    unit = _either(words_of("calendar")["units"]["year"])
    counted = rf"(?P<n>\d{{1,2}}|{_all('numbers')}){GAP}(?:{unit}){GAP}{BACK}"
    return re.compile(
        rf"(?P<mark>[.,])?{GAP}(?:(?:of|in|earlier|later|pada|в){GAP})?"
        rf"(?:(?P<r>{years})|{counted})(?!\w|['’]\w)",
        re.IGNORECASE,
    )


@cache
def weekday_tail() -> re.Pattern[str]:
    """A weekday right after its day: in brackets, after a comma, or with a word that binds it."""
    days = rf"(?P<w>{_all('weekdays')})"
    time = rf"(?:{GAP}(?:morning|afternoon|evening|night|pagi|siang|sore|malam|утром|дн[её]м|вечером|ночью))?"
    link = rf"(?:(?:a|hari|pada|pada{GAP}hari|yaitu|yakni|во?){GAP}|(?:which{GAP})?(?:was|is|fell{GAP}on){GAP}(?:a{GAP})?)"
    return re.compile(
        rf"(?:(?P<bracket>\s{{0,3}}\(\s?){link}?{days}\.?{time}\s?\)"
        rf"|(?P<mark>\s{{0,3}}[,–—]\s{{0,3}}){link}?{days.replace('<w>', '<w2>')}{time}(?!\w)"
        rf"|{GAP}(?P<bound>во?|hari|(?:was|is){GAP}a){GAP}{days.replace('<w>', '<w3>')}{time}(?!\w))",
        re.IGNORECASE,
    )
