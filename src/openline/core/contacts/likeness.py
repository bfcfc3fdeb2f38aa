"""How alike two statements are: topics, numbers, dates, names, negation, words [CMP-5] [CMP-6].

Everything here is counted by written rules; the sum is documented with CMP-6 and nowhere learned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from openline.core.contacts.glossary import OTHER, Found, Glossary
from openline.core.contacts.words import (
    content_words,
    language_of,
    likeness_key,
    listed,
    words,
)

# What a shared topic is worth by its rank, and what else adds or takes.
SURE_BY_RANK = {0: 0.30, 1: 0.40, 2: 0.55, 3: 0.70}
SURE_PRIMARY = 0.10
SURE_REST = 0.10
SURE_NUMBERS = 0.05
SURE_NAMES = 0.05
SURE_WORDS = 0.05
UNSURE_NUMBERS = 0.20
UNSURE_NEGATION = 0.15
# Statements less alike than this are not called two accounts of one thing.
SURE_MIN = 0.25
# Only a person is quite sure.
SURE_MAX = 0.99
# In one language: from here on two statements "nearly agree", whatever their topics.
NEARLY = 0.75
NEARLY_WORDS_MIN = 2

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
_COUNTS = {
    "en": listed("two three four five six seven eight nine ten"),
    "id": listed("dua tiga empat lima enam tujuh delapan sembilan sepuluh"),
    "ru": listed(
        "два|две|двух|двум|двумя три|трех|трем|тремя четыре|четырех|четырем|четырьмя"
        " пять|пяти|пятью шесть|шести|шестью семь|семи|семью восемь|восьми|восемью|восьмью"
        " девять|девяти|девятью десять|десяти|десятью"
    ),
}
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
_CASES = {"+": ("ь", "я", "е", "ю", "ем"), "-": ("", "а", "е", "у", "ом")}
# Months that are other words too, unless they have a capital.
_MAY_BE_ANOTHER = frozenset({"may", "march", "mar"})


def _forms(written: str) -> list[str]:
    """The forms of a word: listed one by one, or by the endings of its kind."""
    if written[-1] in _CASES:
        return [written[:-1] + ending for ending in _CASES[written[-1]]]
    return written.split("|")


_MEANS = {
    language: {
        form: f"m{n}" for n, month in enumerate(_MONTHS[language], 1) for form in _forms(month)
    }
    | {form: f"n{n}" for n, count in enumerate(_COUNTS[language], 2) for form in _forms(count)}
    for language in _MONTHS
}
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0.,]\d{3})+(?![\d.,]?\d)|\d+(?:[.,]\d+)?")
_NOT = {
    "en": frozenset(listed("not no never neither nor without denied denies deny rejected rejects reject"
                    " refused refuse declined cannot")),
    "ru": frozenset(listed("не ни нет без отверг отвергла отвергли отклонил отклонила отклонили опроверг"
                    " опровергла отказался отказалась отказались отказ")),
    "id": frozenset(listed("tidak bukan tanpa belum tak menolak membantah menyangkal ditolak")),
}  # fmt: skip
_LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufye", strict=True)),
    "ж": "zh",
    "х": "h",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ъ": "",
    "ь": "",
    "ю": "iu",
    "я": "ia",
}
_SOUNDS = (
    ("kh", "h"),
    ("ph", "f"),
    ("ck", "k"),
    ("th", "t"),
    ("x", "ks"),
    ("w", "v"),
    ("q", "k"),
)
# Endings of Russian names in an oblique case that hold a consonant; those of vowels fall away anyway.
_CASE_ENDING = re.compile("(?<=[а-я]{4})(?:ами|ями|ого|ому|ым|ом|ем|(?<=ск)им)$")
_VOWELS = re.compile("[aeiouyj'-]")


@dataclass(frozen=True)
class Reading:
    """A statement as it is compared: its text, unchanged, and all that was read in it."""

    party: str
    at: int
    text: str
    language: str
    topics: dict[str, int]
    leading: frozenset[str]
    topic: str
    numbers: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    is_negative: bool

    @property
    def secondary(self) -> list[str]:
        """The other topics, in their order."""
        return [topic for topic in self.topics if topic != self.topic]


def skeleton(name: str) -> str:
    """The consonants of a name by sound: one for Белоусов and Belousov."""
    word = _CASE_ENDING.sub("", name)
    latin = "".join(_LETTERS.get(letter, letter) for letter in word)
    for written, sound in _SOUNDS:
        latin = latin.replace(written, sound)
    bare = _VOWELS.sub("", latin)
    return re.sub(r"(.)\1", r"\1", bare)


def numbers_of(text: str, language: str) -> frozenset[str]:
    """Numbers (``n12``), also as words to ten, and months (``m9``), alike in all languages.

    "One" is a number only before a unit of time: else it is mostly "one of", "one side".
    """
    found = set()
    for match in _NUMBER.finditer(text):
        digits = match.group()
        if re.fullmatch(r"\d{1,3}(?:[ \u00a0.,]\d{3})+", digits):
            digits = re.sub(r"\D", "", digits)
        found.add("n" + digits.replace(",", "."))
    before = ""
    for word in words(text):
        if before in _ONE[language] and word.folded.startswith(_UNITS[language]):
            found.add("n1")
        before = word.folded
        meant = _MEANS[language].get(word.folded)
        if meant and (word.is_capital or word.folded not in _MAY_BE_ANOTHER):
            found.add(meant)
    return frozenset(found)


def _names_of(text: str, language: str, inside: set[int]) -> frozenset[str]:
    """Words with a capital that neither open the statement nor belong to a term, as skeletons."""
    found = {
        skeleton(word.folded)
        for number, word in enumerate(content_words(text, language))
        if word.is_capital and number and number not in inside and len(word.folded) > 2
    }
    return frozenset(name for name in found if len(name) > 2)


def _understood(text: str, glossary: Glossary, usual: str) -> tuple[str, tuple[Found, ...]]:
    """The language of a statement and the topics found in it."""
    language = language_of(text)
    if language:
        return language, glossary.found(text, language)
    both = {language: glossary.found(text, language) for language in ("en", "id")}
    weight = {one: sum(len(found.at) for found in both[one]) for one in both}
    if weight["en"] == weight["id"]:
        language = usual if usual in both else "en"
    else:
        language = "en" if weight["en"] > weight["id"] else "id"
    return language, both[language]


def usual_language(texts: list[str]) -> str:
    """The language that most statements of a party show; English if none does."""
    shown = [language for text in texts if (language := language_of(text))]
    return max(sorted(set(shown)), key=shown.count, default="en")


def read(
    party: str, at: int, text: str, glossary: Glossary, usual: str, corrected: str | None
) -> Reading:
    """A statement read by the glossary; a topic that a person gave it stands before all others."""
    language, found = _understood(text, glossary, usual)
    topics = {one.topic: one.rank for one in found}
    top = max(topics.values(), default=0)
    leading = frozenset(topic for topic, rank in topics.items() if rank == top)
    topic = found[0].topic if found else OTHER
    if corrected is not None:
        topic, leading = corrected, frozenset({corrected} - {OTHER})
        topics = {corrected: glossary.rank(corrected)} | topics if leading else {}
    inside = {place for one in found for place in one.at}
    content = [word.folded for word in content_words(text, language)]
    return Reading(
        party=party,
        at=at,
        text=text,
        language=language,
        topics=topics,
        leading=leading,
        topic=topic,
        numbers=numbers_of(text, language),
        names=_names_of(text, language, inside),
        words=frozenset(likeness_key(word, language) for word in content),
        is_negative=any(
            word.folded in _NOT[language] or word.folded.endswith("n't") for word in words(text)
        ),
    )


def word_likeness(ours: Reading, theirs: Reading) -> float:
    """Twice the shared words by all words, within one language; 0 across languages."""
    total = len(ours.words) + len(theirs.words)
    if ours.language != theirs.language or not total:
        return 0.0
    return 2 * len(ours.words & theirs.words) / total


def differences(ours: Reading, theirs: Reading) -> list[str]:
    """In what two accounts of one thing differ: ``numbers``, ``negation``."""
    found = []
    if ours.numbers and theirs.numbers and ours.numbers != theirs.numbers:
        found.append("numbers")
    if ours.is_negative != theirs.is_negative:
        found.append("negation")
    return found


def shared_topic(ours: Reading, theirs: Reading) -> str | None:
    """The topic that leads in both, the one most worth first; None if there is none."""
    shared = ours.leading & theirs.leading
    rank = {topic: max(ours.topics[topic], theirs.topics[topic]) for topic in shared}
    primary = {topic: (ours.topic == topic) + (theirs.topic == topic) for topic in shared}
    return min(shared, key=lambda one: (-rank[one], -primary[one], one), default=None)


def sure(ours: Reading, theirs: Reading, topic: str | None) -> float:
    """How sure it is that two statements are accounts of one thing, 0 to 0.99 [CMP-6]."""
    words_alike = word_likeness(ours, theirs)
    differing = differences(ours, theirs)
    less = UNSURE_NUMBERS * ("numbers" in differing) + UNSURE_NEGATION * (
        "negation" in differing
    )
    by_words = 0.0
    enough = min(len(ours.words), len(theirs.words)) >= NEARLY_WORDS_MIN
    if ours.text == theirs.text or (words_alike >= NEARLY and enough):
        by_words = 0.50 + 0.49 * words_alike - less
    if topic is None:
        return round(max(by_words, 0.0), 2)
    rest = (set(ours.topics) | set(theirs.topics)) - {topic}
    agreeing = (set(ours.topics) & set(theirs.topics)) - {topic}
    by_topic = (
        SURE_BY_RANK[min(ours.topics[topic], theirs.topics[topic])]
        + SURE_PRIMARY * (ours.topic == theirs.topic == topic)
        + SURE_REST * (len(agreeing) / len(rest) if rest else 0.5)
        + SURE_NUMBERS * bool(ours.numbers & theirs.numbers and "numbers" not in differing)
        + SURE_NAMES * bool(ours.names & theirs.names)
        + SURE_WORDS * words_alike
        - less
    )
    return round(min(max(by_topic, by_words, 0.0), SURE_MAX), 2)
