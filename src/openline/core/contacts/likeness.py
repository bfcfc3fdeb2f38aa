"""How alike two statements are: topics, numbers, dates, names, negation, words [CMP-5] [CMP-6].

Everything here is counted by written rules; the sum is documented with CMP-6 and nowhere learned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from openline.core.contacts.counting import numbers_of
from openline.core.contacts.glossary import OTHER, Found, Glossary
from openline.core.contacts.words import (
    content_words,
    language_of,
    likeness_key,
    listed,
)

# What a shared topic is worth by its rank, and what else adds or takes.
SURE_BY_RANK = {0: 0.30, 1: 0.40, 2: 0.55, 3: 0.70}
SURE_PRIMARY = 0.10
SURE_REST = 0.10
SURE_NUMBERS = 0.05
SURE_NAMES = 0.05
SURE_WORDS = 0.05
UNSURE = {"initiator": 0.20, "numbers": 0.20, "negation": 0.15}
# The topic leads in one of the two only; and it must be a subject then.
UNSURE_ASIDE = 0.20
ASIDE_RANK_MIN = 2
# Another statement answers to it better already.
UNSURE_FURTHER = 0.15
# The topic of a statement that says who called.
CALLED = "call_initiative"
# Statements less alike than this are not called two accounts of one thing.
SURE_MIN = 0.25
# Only a person is quite sure.
SURE_MAX = 0.99
# In one language: from here on two statements "nearly agree", whatever their topics.
NEARLY = 0.75
NEARLY_WORDS_MIN = 2

_NOT = {
    "en": frozenset(listed("not no never neither nor denied denies deny rejected rejects reject"
                    " refused refuses refuse declined declines cannot failed unable")),
    "ru": frozenset(listed("не ни нет отверг отвергла отвергли отвергает отклонил отклонила отклонили"
                    " отклоняет опроверг опровергла опровергли опровергает отказался отказалась"
                    " отказались отказывается отказ нельзя невозможно")),
    "id": frozenset(listed("tidak bukan belum tak menolak membantah menyangkal ditolak dibantah gagal")),
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
    # Who called, if the statement says so.
    caller: str | None = None

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
            word in _NOT[language] or word.endswith("n't")
            for place, word in enumerate(content)
            if place not in inside
        ),
    )


def called_by(one: Reading, caller: str | None, glossary: Glossary) -> Reading:
    """The statement with who called, and then on that topic, if the glossary has it [CMP-11]."""
    rank = glossary.rank(CALLED)
    if caller is None or not rank or CALLED in one.topics:
        return replace(one, caller=caller)
    top = max((one.topics[topic] for topic in one.leading), default=0)
    topics = dict(sorted({**one.topics, CALLED: rank}.items(), key=lambda each: -each[1]))
    if rank < top:
        return replace(one, caller=caller, topics=topics)
    leading = one.leading | {CALLED} if rank == top else frozenset({CALLED})
    topic = one.topic if rank == top else CALLED
    return replace(one, caller=caller, topics=topics, leading=leading, topic=topic)


def word_likeness(ours: Reading, theirs: Reading) -> float:
    """Twice the shared words by all words, within one language; 0 across languages."""
    total = len(ours.words) + len(theirs.words)
    if ours.language != theirs.language or not total:
        return 0.0
    return 2 * len(ours.words & theirs.words) / total


def differences(ours: Reading, theirs: Reading) -> list[str]:
    """In what two accounts of one thing differ: ``initiator``, ``numbers``, ``negation``."""
    found = []
    if not (ours.numbers <= theirs.numbers or theirs.numbers <= ours.numbers):
        found.append("numbers")
    if ours.is_negative != theirs.is_negative:
        found.append("negation")
    if ours.caller and theirs.caller and ours.caller != theirs.caller:
        found.append("initiator")
    return found


def shared_topic(ours: Reading, theirs: Reading) -> str | None:
    """The topic that both share, the one most worth first; None if there is none.

    It leads in both. Or it leads in one, is a subject and no region, and they have more in common.
    """
    shared = ours.leading & theirs.leading or _aside(ours, theirs)
    rank = {topic: max(ours.topics[topic], theirs.topics[topic]) for topic in shared}
    primary = {topic: (ours.topic == topic) + (theirs.topic == topic) for topic in shared}
    return min(shared, key=lambda one: (-rank[one], -primary[one], one), default=None)


def _aside(ours: Reading, theirs: Reading) -> set[str]:
    """Topics that lead in one statement only, where another topic, a number or a name is common too."""
    common = set(ours.topics) & set(theirs.topics)
    if len(common) < 2 and not ours.numbers & theirs.numbers and not ours.names & theirs.names:
        return set()
    led = common & (ours.leading | theirs.leading)
    return {one for one in led if min(ours.topics[one], theirs.topics[one]) >= ASIDE_RANK_MIN}


def _rest(ours: Reading, theirs: Reading, topic: str) -> float:
    """What the other topics add, or take where both have some and none of them is common."""
    one, two = set(ours.topics) - {topic}, set(theirs.topics) - {topic}
    if one and two and not one & two:
        return -SURE_REST
    return SURE_REST * (len(one & two) / len(one | two) if one | two else 0.5)


def sure(ours: Reading, theirs: Reading, topic: str | None) -> float:
    """How sure it is that two statements are accounts of one thing, 0 to 0.99 [CMP-6]."""
    words_alike = word_likeness(ours, theirs)
    differing = differences(ours, theirs)
    less = sum(UNSURE[what] for what in differing)
    by_words = 0.0
    enough = min(len(ours.words), len(theirs.words)) >= NEARLY_WORDS_MIN
    if ours.text == theirs.text or (words_alike >= NEARLY and enough):
        by_words = 0.50 + 0.49 * words_alike - less
    if topic is None:
        return round(max(by_words, 0.0), 2)
    less += UNSURE_ASIDE * (topic not in ours.leading & theirs.leading)
    by_topic = (
        SURE_BY_RANK[min(ours.topics[topic], theirs.topics[topic])]
        + SURE_PRIMARY * (ours.topic == theirs.topic == topic)
        + _rest(ours, theirs, topic)
        + SURE_NUMBERS * bool(ours.numbers & theirs.numbers and "numbers" not in differing)
        + SURE_NAMES * bool(ours.names & theirs.names)
        + SURE_WORDS * words_alike
        - less
    )
    return round(min(max(by_topic, by_words, 0.0), SURE_MAX), 2)
