"""Finds phrases of a table in the words of a text, the longest at each place, in linear time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from openline.shell.press.words import Words, fold

T = TypeVar("T")
ENDING_MAX = 5  # The longest case ending that * stands for ("американск" + "ими" and the like).
CAPITALS_MAX = 5
KNOWN_MAX = 100_000  # Words that are remembered between texts: some 10 MB.
SLOT = "~"


@dataclass(frozen=True)
class Found(Generic[T]):
    """A phrase at the words first..last (last not included)."""

    first: int
    last: int
    value: T


@dataclass
class _Node(Generic[T]):
    exact: dict[str, _Node[T]] = field(default_factory=dict)
    stems: dict[str, _Node[T]] = field(default_factory=dict)
    slot: _Node[T] | None = None
    value: T | None = None


class Phrases(Generic[T]):
    """A table of phrases with what each means.

    A word of at most five capitals (AS, РФ) must stand in capitals; ``*`` takes a case ending;
    ``~`` is a place where a phrase of another table may stand.
    """

    def __init__(self, slot: Phrases[Any] | None = None) -> None:
        self._root: _Node[T] = _Node()
        self._slot = slot
        self._begins: dict[str, bool] = {}

    def add(self, phrase: str, value: T) -> None:
        """Takes a phrase in; the first meaning of a phrase stays."""
        if SLOT in phrase:
            self._put(phrase.replace(f"{SLOT} ", ""), value)
        self._put(phrase, value)

    def _put(self, phrase: str, value: T) -> None:
        node = self._root
        for word in phrase.split():
            if word == SLOT:
                node.slot = node.slot or _Node()
                node = node.slot
            elif word.endswith("*"):
                node = node.stems.setdefault(fold(word[:-1]), _Node())
            elif word.isupper() and len(word.replace(".", "")) <= CAPITALS_MAX:
                node = node.exact.setdefault(f"={word}", _Node())
            else:
                node = node.exact.setdefault(fold(word), _Node())
        if node.value is None:
            node.value = value

    def at(self, words: Words, first: int) -> Found[T] | None:
        """The longest phrase that begins at this word."""
        if first >= len(words.raw):
            return None
        begins = self._may_begin(words.raw[first])
        return self._walk(self._root, words, first, first) if begins else None

    def _may_begin(self, raw: str) -> bool:
        begins = self._begins.get(raw)
        if begins is None:
            begins = bool(self._next(self._root, raw, fold(raw))) or bool(self._root.slot)
            if len(self._begins) < KNOWN_MAX:
                self._begins[raw] = begins
        return begins

    def all(self, words: Words) -> list[Found[T]]:
        """Every phrase of the text, left to right, none inside another."""
        found: list[Found[T]] = []
        place = 0
        begins = {raw for raw in words.distinct if self._may_begin(raw)}
        if not begins:
            return found
        for number, raw in enumerate(words.raw):
            if raw in begins and number >= place and (hit := self.at(words, number)):
                found.append(hit)
                place = hit.last
        return found

    def ending_at(self, words: Words, last: int, longest: int = 4) -> Found[T] | None:
        """The longest phrase that ends before this word."""
        best = None
        for first in range(last - 1, max(-1, last - 1 - longest), -1):
            hit = self.at(words, first)
            if hit and hit.last == last:
                best = hit
        return best

    def _walk(self, node: _Node[T], words: Words, first: int, at: int) -> Found[T] | None:
        best = None if node.value is None else Found(first, at, node.value)
        if at >= len(words.raw) or (at > first and not words.joined[at - 1]):
            return best
        for following in self._next(node, words.raw[at], words.fold[at]):
            best = _longer(best, self._walk(following, words, first, at + 1))
        if node.slot and self._slot and (hit := self._slot.at(words, at)):
            best = _longer(best, self._walk(node.slot, words, first, hit.last))
        return best

    @staticmethod
    def _next(node: _Node[T], raw: str, word: str) -> list[_Node[T]]:
        hits = []
        if (one := node.exact.get(word)) is not None:
            hits.append(one)
        if raw.isupper() and (one := node.exact.get(f"={raw}")) is not None:
            hits.append(one)
        if node.stems:
            for length in range(max(2, len(word) - ENDING_MAX), len(word) + 1):
                if (one := node.stems.get(word[:length])) is not None:
                    hits.append(one)  # noqa: PERF401 - one list, three sources.
        return hits


def _longer(one: Found[T] | None, other: Found[T] | None) -> Found[T] | None:
    if one is None or (other is not None and other.last > one.last):
        return other
    return one


def table(entries: dict[str, list[str]]) -> Phrases[str]:
    """A table from meanings to the phrases for each."""
    phrases: Phrases[str] = Phrases()
    for meaning, words in entries.items():
        for word in words:
            phrases.add(word, meaning)
    return phrases
