"""Numbers and months of a statement, alike in English, Russian and Indonesian [CMP-6]."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from openline.core.contacts.words import Word, listed, words

_MONTHS = {
    "en": listed(
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug"
        " september|sept|sep october|oct november|nov december|dec"
    ),
    "id": listed(
        "januari februari maret april mei juni juli agustus september oktober november desember"
    ),
    "ru": listed(
        "январ+ феврал+ март- апрел+ май|мая|мае|маю|маем июн+ июл+ август- сентябр+ октябр+"
        " ноябр+ декабр+"
    ),
}
# From two on; "one" counts before a unit of time only.
_COUNTS = {
    "en": listed(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty"
    ),
    "id": listed("dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"),
    "ru": listed(
        "два|две|двух|двум|двумя три|трех|трем|тремя четыре|четырех|четырем|четырьмя"
        " пять|пяти|пятью шесть|шести|шестью семь|семи|семью восемь|восьми|восемью|восьмью"
        " девять|девяти|девятью десять|десяти|десятью одиннадцат+ двенадцат+ тринадцат+"
        " четырнадцат+ пятнадцат+ шестнадцат+ семнадцат+ восемнадцат+ девятнадцат+"
        " двадцат+"
    ),
}
_TENS = {
    "en": listed("thirty forty fifty sixty seventy eighty ninety"),
    "id": (),
    "ru": listed(
        "тридцат+ сорок|сорока пятьдесят|пятидесяти шестьдесят|шестидесяти семьдесят|семидесяти"
        " восемьдесят|восьмидесяти девяносто|девяноста"
    ),
}
_ROUND = {
    "en": {},
    "id": {"seratus": 100, "seribu": 1000, "sejuta": 10**6},
    "ru": {"сто": 100, "тысяча": 1000, "тысячу": 1000},
}
# What a number before it is multiplied by. "Belas" adds ten.
_TIMES = {
    "en": {"hundred": 100, "thousand": 1000, "million": 10**6, "mln": 10**6, "billion": 10**9,
           "bln": 10**9},
    "id": {"puluh": 10, "ratus": 100, "ribu": 1000, "juta": 10**6, "miliar": 10**9},
    "ru": {"тыс": 1000, "тысяч": 1000, "тысячи": 1000, "тысячам": 1000, "тысячами": 1000,
           "млн": 10**6, "миллион": 10**6, "миллиона": 10**6, "миллионов": 10**6,
           "млрд": 10**9, "миллиард": 10**9, "миллиарда": 10**9, "миллиардов": 10**9},
}  # fmt: skip
_TEENS = "belas"
TENS_MIN = 20
_ONE = {
    "en": listed("one"),
    "id": listed("satu"),
    "ru": listed("один одна одно одну одного одной"),
}
_UNITS = {
    "en": ("hour", "minute", "day", "week", "month", "year"),
    "id": ("jam", "menit", "hari", "minggu", "pekan", "bulan", "tahun"),
    "ru": ("час", "минут", "день", "дня", "недел", "месяц", "год"),
}
# "The two sides", "двух стран", "dua negara" say who talks, and count nothing.
_THE = {
    "en": frozenset({"the", "these", "both", "our"}),
    "ru": frozenset({"обе"}),
    "id": frozenset(),
}
_WHO = {
    "en": (
        *("side", "countr", "nation", "state", "part", "power", "capital", "government"),
        *("leader", "president", "minister", "chief", "general", "command", "delegation"),
        *("militar", "secretar", "official", "armed", "defence", "defense"),
    ),
    "ru": (
        *("сторон", "стран", "государств", "держав", "столиц", "правительств", "ведомств"),
        *("лидер", "президент", "министр", "глав", "начальник", "командующ", "делегац", "арми"),
    ),
    "id": (
        *("pihak", "negara", "bangsa", "pemimpin", "presiden", "menteri", "kepala", "panglima"),
        *("delegasi", "pemerintah", "angkatan", "kementerian"),
    ),
}
_CASES = {"+": ("ь", "я", "е", "ю", "ем", "и", "ью"), "-": ("", "а", "е", "у", "ом")}
# Months that are other words too, unless they have a capital.
_MAY_BE_ANOTHER = frozenset({"may", "march", "mar"})
_THOUSANDS = re.compile(r"\d{1,3}(?:[ \u00a0.,]\d{3})+")
# Figures that a letter stands before, with or without a hyphen, are part of a name: MQ-9.
_FIGURES = re.compile(
    r"(?<![\d.,])(?<![^\W\d_])(?<![^\W\d_][-\u2010\u2011])"
    r"(?:\d{1,3}(?:[ \u00a0.,]\d{3})+(?![\d.,]?\d)|\d+(?:[.,]\d+)?)"
)


def _forms(written: str) -> list[str]:
    """The forms of a word: listed one by one, or by the endings of its kind."""
    if written[-1] in _CASES:
        return [written[:-1] + ending for ending in _CASES[written[-1]]]
    return written.split("|")


_MONTH_OF = {
    language: {form: n for n, month in enumerate(months, 1) for form in _forms(month)}
    for language, months in _MONTHS.items()
}
_COUNT_OF = {
    language: {
        form: n for n, count in enumerate(_COUNTS[language], 2) for form in _forms(count)
    }
    | {form: 10 * n for n, ten in enumerate(_TENS[language], 3) for form in _forms(ten)}
    | _ROUND[language]
    for language in _COUNTS
}


class _Part(NamedTuple):
    """A number in a text, and where it stands."""

    value: Decimal
    start: int
    end: int
    in_words: bool


def _figures(text: str) -> list[_Part]:
    found = []
    for match in _FIGURES.finditer(text):
        digits = match.group()
        if _THOUSANDS.fullmatch(digits):
            digits = re.sub(r"\D", "", digits)
        value = Decimal(digits.replace(",", "."))
        found.append(_Part(value, match.start(), match.end(), in_words=False))
    return found


def _counts(said: tuple[Word, ...], language: str) -> list[_Part]:
    """Numbers in words, one word each."""
    found = []
    for place, word in enumerate(said):
        before = said[place - 1].folded if place else ""
        after = said[place + 1].folded if place + 1 < len(said) else ""
        value = _COUNT_OF[language].get(word.folded)
        if word.folded in _ONE[language] and after.startswith(_UNITS[language]):
            value = 1
        is_who = before in _THE[language] or after.startswith(_WHO[language])
        if value is not None and not (value == 2 and is_who):
            found.append(_Part(Decimal(value), word.start, word.end, in_words=True))
    return found


def _joined(
    parts: list[_Part], said: tuple[Word, ...], text: str, language: str
) -> list[_Part]:
    """Numbers of several words as one: forty-eight, dua belas, 20 тысяч."""
    times = {word.start: word for word in said if word.folded in {*_TIMES[language], _TEENS}}
    found: list[_Part] = []
    for part in sorted(parts, key=lambda one: one.start):
        value, end = part.value, part.end
        while (gap := _gap(text, end)) in times:
            word = times[gap]
            if word.folded in _TIMES[language]:
                value *= _TIMES[language][word.folded]
            elif language == "id":
                value += 10
            else:
                break
            end = word.end
        last = found[-1] if found else None
        if last and _are_one(last, part, value) and _gap(text, last.end) == part.start:
            found[-1] = _Part(last.value + value, last.start, end, in_words=True)
        else:
            found.append(_Part(value, part.start, end, part.in_words))
    return found


def _are_one(tens: _Part, units: _Part, value: Decimal) -> bool:
    """Whether two words are one number: forty, eight."""
    is_tens = tens.in_words and tens.value >= TENS_MIN and tens.value % 10 == 0
    return is_tens and units.in_words and 0 < value < 10


def _gap(text: str, end: int) -> int:
    """Where the next word begins, over one space, hyphen or stop of an abbreviation."""
    return end + 1 if text[end : end + 1] in {" ", "\u00a0", "-"} else end


def numbers_of(text: str, language: str) -> frozenset[str]:
    """Numbers (``n12``), also in words, and months (``m9``), alike in all languages.

    "One" is a number only before a unit of time: else it is mostly "one of", "one side".
    """
    said = words(text)
    parts = _joined([*_figures(text), *_counts(said, language)], said, text, language)
    found = {f"n{part.value.normalize():f}" for part in parts}
    for word in said:
        month = _MONTH_OF[language].get(word.folded)
        if month and (word.is_capital or word.folded not in _MAY_BE_ANOTHER):
            found.add(f"m{month}")
    return frozenset(found)
