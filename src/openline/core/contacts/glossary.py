"""The agreed glossary: which words make a statement one about a subject, in three languages [CMP-3].

It is data that two delegations read, sign and version (R34); nothing here is learned. A topic has a
rank (1 a region or a general theme, 2 a subject, 3 one definite act), and terms a language:

    keep line communication    all these words, in any order, at most three other words between them
    supply|deliver* =arms      `|` one of several, `*` any ending, `=` this very form of the word

Words are found in every case and number (en, ru: Snowball stems) or with any affix (id: roots).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from openline.core.base.errors import Refused
from openline.core.contacts import (
    glossary_acts,
    glossary_forces,
    glossary_people,
    glossary_places,
    glossary_risks,
)
from openline.core.contacts.limits import (
    NOTE_LETTERS_MAX,
    PREFIX_LETTERS_MIN,
    TERM_LETTERS_MAX,
    TERM_WORDS_MAX,
    TERMS_MAX,
    TOPICS_MAX,
    VERSION_LETTERS_MAX,
    WORD_CHOICES_MAX,
)
from openline.core.contacts.words import (
    FILLERS,
    LANGUAGES,
    Word,
    content_words,
    fold,
    keys,
    stem,
)

OTHER = "other"
RANKS = (1, 2, 3)
# How many words that are no fillers may stand between the words of one term.
GAP_WORDS = 3
_TOPIC = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TERM_KEYS = {"topic", "rank", "title", "disagreed", *LANGUAGES}
_WORD_SHAPE = re.compile(r"=?[^\W_]+|[^\W_]+\*")


@dataclass(frozen=True)
class Topic:
    """One subject of the glossary, its terms a language, and a note where the meaning is disputed."""

    topic: str
    rank: int
    terms: Mapping[str, tuple[str, ...]]
    title: Mapping[str, str] = field(default_factory=dict)
    disagreed: str = ""


class Found(NamedTuple):
    """A topic found in a text: by which term, at which words, and where in the text as written."""

    topic: str
    rank: int
    term: str
    at: tuple[int, ...]
    start: int
    end: int

    @property
    def order(self) -> tuple[int, int, int, str]:
        """The more definite first, then the one with more words, then the one named first."""
        return (-self.rank, -len(self.at), self.at[0], self.topic)


class _Slot(NamedTuple):
    """A word of a term that is wanted: the term's number and which of its words."""

    term: int
    slot: int


class _Index:
    """The terms of one language by their words."""

    def __init__(self, topics: Iterable[Topic], language: str) -> None:
        self.terms: list[tuple[Topic, str, int]] = []
        self._exact: dict[str, list[_Slot]] = {}
        self._stems: dict[str, list[_Slot]] = {}
        self._starts: dict[str, list[tuple[str, _Slot]]] = {}
        for topic in topics:
            for term in topic.terms.get(language, ()):
                self._add(topic, term, language)

    def _add(self, topic: Topic, term: str, language: str) -> None:
        parts = term.split()
        for slot, part in enumerate(parts):
            wanted = _Slot(len(self.terms), slot)
            for choice in part.split("|"):
                word = fold(choice.strip("=*"))
                if choice.startswith("="):
                    self._exact.setdefault(word, []).append(wanted)
                elif choice.endswith("*"):
                    first = word[:PREFIX_LETTERS_MIN]
                    self._starts.setdefault(first, []).append((word, wanted))
                else:
                    self._stems.setdefault(stem(word, language), []).append(wanted)
        self.terms.append((topic, term, len(parts)))

    def wanted_by(self, word: str, word_keys: frozenset[str]) -> set[_Slot]:
        """The places in terms that a word of a text can fill."""
        found = set(self._exact.get(word, ()))
        for key in word_keys:
            found.update(self._stems.get(key, ()))
        for start in {key[:PREFIX_LETTERS_MIN] for key in (word, *word_keys)}:
            for prefix, slot in self._starts.get(start, ()):
                if any(key.startswith(prefix) for key in (word, *word_keys)):
                    found.add(slot)
        return found


def _window(hits: list[tuple[int, int]], count: int) -> tuple[int, ...] | None:
    """The first places, close enough together, at which all words of a term stand."""
    last: dict[int, int] = {}
    for at, slots in groupby(hits, key=itemgetter(0)):
        here = [slot for _, slot in slots]
        for slot in here:  # A word that may be two of the term is one of them, not both.
            places = {**last, slot: at}.values()
            if len(set(places)) == count and max(places) - min(places) < count + GAP_WORDS:
                return tuple(sorted(places))
        last.update(dict.fromkeys(here, at))
    return None


@dataclass(frozen=True)
class Glossary:
    """A version of the agreed glossary. `built_in` is the one that openline brings along."""

    version: str
    topics: tuple[Topic, ...]

    @cached_property
    def _indexes(self) -> dict[str, _Index]:
        return {language: _Index(self.topics, language) for language in LANGUAGES}

    @cached_property
    def by_id(self) -> dict[str, Topic]:
        """Each topic under its id."""
        return {topic.topic: topic for topic in self.topics}

    def rank(self, topic: str) -> int:
        """How definite a topic is, 1 to 3; 0 if the glossary does not have it."""
        return self.by_id[topic].rank if topic in self.by_id else 0

    def every_match(self, text: str, language: str) -> list[Found]:
        """Every topic found in a text by the words at each place, in the order of the glossary."""
        index = self._indexes[language]
        text_words = content_words(text, language)
        hits: dict[int, list[tuple[int, int]]] = {}
        for at, word in enumerate(text_words):
            for slot in sorted(index.wanted_by(word.folded, keys(word.folded, language))):
                hits.setdefault(slot.term, []).append((at, slot.slot))
        found: list[Found] = []
        seen: set[tuple[str, tuple[int, ...]]] = set()
        for number in sorted(hits):
            topic, term, count = index.terms[number]
            windows: list[tuple[int, ...] | None] = (
                [(at,) for at, _ in hits[number]]
                if count == 1
                else [_window(hits[number], count)]
            )
            for places in windows:
                # However many terms of a topic say it: an agreed glossary may say one thing often.
                if places and (topic.topic, places) not in seen:
                    seen.add((topic.topic, places))
                    found.append(_found(topic, term, places, text_words))
        return found

    def found(self, text: str, language: str) -> tuple[Found, ...]:
        """The topics of a statement, the most definite first; none is ``other`` [CMP-4].

        A term whose words are some of the words of another topic's term does not count: "nuclear
        power plant" is not about nuclear weapons.
        """
        matches = self.every_match(text, language)
        longer: dict[int, list[Found]] = {}
        for match in matches:
            if len(match.at) > 1:
                for at in match.at:
                    longer.setdefault(at, []).append(match)
        best: dict[str, Found] = {}
        for match in matches:
            inside = any(
                other.topic != match.topic and set(match.at) < set(other.at)
                for other in longer.get(match.at[0], ())
            )
            if not inside and (
                match.topic not in best or match.order < best[match.topic].order
            ):
                best[match.topic] = match
        return tuple(sorted(best.values(), key=lambda one: one.order))

    def to_object(self) -> dict[str, Any]:
        """The glossary in the shape that `from_object` reads."""
        terms: list[dict[str, Any]] = []
        for topic in self.topics:
            entry: dict[str, Any] = {"topic": topic.topic, "rank": topic.rank}
            entry |= {language: list(topic.terms[language]) for language in topic.terms}
            entry |= {"title": dict(topic.title)} if topic.title else {}
            entry |= {"disagreed": topic.disagreed} if topic.disagreed else {}
            terms.append(entry)
        return {"version": self.version, "terms": terms}


def _found(topic: Topic, term: str, at: tuple[int, ...], text_words: list[Word]) -> Found:
    start, end = text_words[at[0]].start, text_words[at[-1]].end
    return Found(topic.topic, topic.rank, term, at, start, end)


# --- reading one -----------------------------------------------------------------------------


def _refuse(what: str) -> Refused:
    return Refused("CMP-3", what, "correct the glossary, agree it again, and give it anew")


def _text(value: object, letters_max: int, what: str) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > letters_max:
        raise _refuse(f"{what} is not a text of 1 to {letters_max} characters")
    return value


def _term(value: object, language: str, topic: str) -> str:
    term = _text(value, TERM_LETTERS_MAX, f"a term of {topic} in {language}")
    parts = term.split()
    if len(parts) > TERM_WORDS_MAX:
        raise _refuse(f"a term of {topic} in {language} has over {TERM_WORDS_MAX} words")
    for part in parts:
        choices = part.split("|")
        if len(choices) > WORD_CHOICES_MAX:
            raise _refuse(f"a term of {topic} in {language} has a word of too many choices")
        for choice in choices:
            bare = choice.strip("=*")
            if not _WORD_SHAPE.fullmatch(choice):
                raise _refuse(f"a term of {topic} in {language} has a part that is no word")
            if choice.endswith("*") and len(bare) < PREFIX_LETTERS_MIN:
                raise _refuse(f"a term of {topic} in {language} has `*` after too few letters")
            if fold(bare) in FILLERS[language]:
                raise _refuse(f"a term of {topic} in {language} has a word without a subject")
    return term


def _terms(entry: Mapping[str, Any], topic: str) -> dict[str, tuple[str, ...]]:
    found = {}
    for language in LANGUAGES:
        values = entry.get(language, [])
        if not isinstance(values, list) or len(values) > TERMS_MAX:
            raise _refuse(f"{topic} has no list of at most {TERMS_MAX} terms in {language}")
        found[language] = tuple(_term(value, language, topic) for value in values)
    if not any(found.values()):
        raise _refuse(f"{topic} has no term in any language")
    return found


def _topic(entry: object) -> Topic:
    if not isinstance(entry, dict):
        raise _refuse("a term is not an object")
    name = entry.get("topic")
    if not isinstance(name, str) or not _TOPIC.fullmatch(name) or name == OTHER:
        raise _refuse("a topic is not 1 to 40 of a-z, 0-9 and _, or is `other`")
    if unknown := sorted(map(str, set(entry) - _TERM_KEYS)):
        raise _refuse(f"{name} has a key that nobody knows: {unknown[0][:40]}")
    rank = entry.get("rank", 2)
    if isinstance(rank, bool) or rank not in RANKS:
        raise _refuse(f"the rank of {name} is not 1, 2 or 3")
    title = entry.get("title", {})
    if not isinstance(title, dict) or set(title) - set(LANGUAGES):
        raise _refuse(f"the title of {name} is not one of en, ru and id")
    titles = {key: _text(value, TERM_LETTERS_MAX, "a title") for key, value in title.items()}
    note = entry.get("disagreed", "")
    if note != "":
        note = _text(note, NOTE_LETTERS_MAX, f"the note of {name}")
    return Topic(name, rank, _terms(entry, name), titles, note)


def from_object(obj: object) -> Glossary:
    """A glossary from its JSON object; what breaks CMP-3 is refused with the topic named."""
    if not isinstance(obj, dict) or set(obj) != {"version", "terms"}:
        raise _refuse("a glossary is an object of version and terms")
    version = _text(obj["version"], VERSION_LETTERS_MAX, "the version")
    entries = obj["terms"]
    if not isinstance(entries, list) or not 1 <= len(entries) <= TOPICS_MAX:
        raise _refuse(f"a glossary has 1 to {TOPICS_MAX} topics")
    topics = tuple(_topic(entry) for entry in entries)
    names = [topic.topic for topic in topics]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise _refuse(f"the topic {twice[0]} stands twice")
    return Glossary(version, topics)


@cache
def built_in() -> Glossary:
    """The glossary that openline brings along, until a line agrees its own."""
    rows = (
        *glossary_acts.ROWS,
        *glossary_people.ROWS,
        *glossary_risks.ROWS,
        *glossary_forces.ROWS,
        *glossary_places.ROWS,
    )
    terms = []
    for topic, rank, titles, *texts in rows:
        entry = {"topic": topic, "rank": rank}
        entry |= {
            "title": dict(
                zip(LANGUAGES, (one.strip() for one in titles.split(";")), strict=True)
            )
        }
        for language, text in zip(LANGUAGES, texts, strict=True):
            entry[language] = [term.strip() for term in text.split(";")]
        if topic in glossary_acts.DISAGREED:
            entry["disagreed"] = glossary_acts.DISAGREED[topic]
        terms.append(entry)
    return from_object({"version": "openline-2", "terms": terms})


# --- disputed words --------------------------------------------------------------------------


def flags(text: str, language: str, glossary: Glossary) -> list[dict[str, Any]]:
    """The words of a text whose meaning the parties do not agree on (R34), before it is sent [CMP-8].

    Each is ``{topic, words, start, end, note}``, in the order of the text; places are in characters.
    """
    if language not in LANGUAGES:
        raise Refused(
            "CMP-8", "the language is not en, ru or id", "say in which one it is written"
        )
    found = {
        (match.start, -match.end, match.topic)
        for match in glossary.every_match(text, language)
        if glossary.by_id[match.topic].disagreed
    }
    return [
        {
            "topic": topic,
            "words": text[start:-end],
            "start": start,
            "end": -end,
            "note": glossary.by_id[topic].disagreed,
        }
        for start, end, topic in sorted(found)
    ]
