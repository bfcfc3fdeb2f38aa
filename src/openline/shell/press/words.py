"""Cuts a text into words and sentences, once, each with its place in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

WORD = re.compile(r"(?:[A-ZА-ЯЁ]\.){2,4}|[^\W_]{1,64}(?:[-'’ʼ][^\W_]{1,64}){0,4}")
END = re.compile(r"[.!?…]{1,8}[\"'”»)\]]{0,4}(?=\s)|\n[ \t\r]{0,40}\n|\n")
ABBREVIATED = re.compile(
    r"(?:^|[\s(.])(?:[A-ZА-ЯЁ]|Gen|Jend|Letjen|Mayjen|Brigjen|Brig|Capt|Cmdr|Adm|Lt|Col|Maj"
    r"|Mr|Mrs|Ms|Dr|Jr|Sr|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Okt|Nov|Dec|Des|vs|ген|им|гг?|тыс|млн|пр|др|e\.g|i\.e)$"
)
SENTENCE_MAX = 1500  # Longer ones are cut: what is shown beside a find must stay readable.


@dataclass(frozen=True)
class Words:
    """The words of a text: as written, folded for comparing, and where they stand."""

    raw: list[str]
    fold: list[str]
    start: list[int]
    end: list[int]
    distinct: frozenset[str]
    joined: list[bool]
    """Whether nothing but white space lies between this word and the next, in one sentence."""


@dataclass(frozen=True)
class Page:
    """A text with its sentences and words."""

    text: str
    starts: list[int]
    ends: list[int]
    words: Words

    def sentence_at(self, position: int) -> int:
        """The number of the sentence in which this position lies."""
        return max(0, bisect_right(self.starts, position) - 1)

    def sentence(self, number: int) -> tuple[int, int]:
        """Where a sentence begins and ends."""
        return self.starts[number], self.ends[number]

    def word_at(self, position: int) -> int:
        """The number of the first word that begins at or after this position."""
        return bisect_right(self.words.start, position - 1)

    def beside(self, start: int, end: int) -> dict[str, object]:
        """The find's own place, its sentence, and where that stands."""
        first, last = self.sentence(self.sentence_at(start))
        return {
            "sentence": self.text[first:last],
            "offset": [first, last],
            "at": [start, end],
        }


def fold(word: str) -> str:
    """A word as it is compared: without case, possessive and the dots of ё."""
    folded = word.casefold().replace("ё", "е")
    for mark in ("'s", "’s"):
        folded = folded.removesuffix(mark)
    return folded


def page_of(text: str) -> Page:
    """The text cut into sentences and words."""
    starts, ends = _sentences(text)
    return Page(text, starts, ends, _words(text, starts))


def _words(text: str, starts: list[int]) -> Words:
    raw: list[str] = []
    start: list[int] = []
    end: list[int] = []
    for match in WORD.finditer(text):
        raw.append(match.group())
        start.append(match.start())
        end.append(match.end())
    known: dict[str, str] = {}
    folded = [known.get(word) or known.setdefault(word, fold(word)) for word in raw]
    joined = [
        0 < after - before <= 4 and text[before:after].isspace()
        for before, after in zip(end, start[1:], strict=False)
    ]
    joined.append(False)
    number = 0
    for place in starts[1:]:
        while number < len(start) and start[number] < place:
            number += 1
        if number:
            joined[number - 1] = False
    return Words(raw, folded, start, end, frozenset(known), joined)


def _sentences(text: str) -> tuple[list[int], list[int]]:
    has_paragraphs = re.search(r"\n[ \t\r]{0,40}\n", text) is not None
    cuts = [0]
    cuts += [one.end() for one in END.finditer(text) if _ends(text, one, has_paragraphs)]
    cuts.append(len(text))
    starts: list[int] = []
    ends: list[int] = []
    for first, last in pairwise(cuts):
        _trimmed(text, first, last, starts, ends)
    return (starts, ends) if starts else ([0], [len(text)])


def _ends(text: str, match: re.Match[str], has_paragraphs: bool) -> bool:
    mark = match.group()
    if mark.startswith("\n"):
        if len(mark) > 1:
            return True
        after = text[match.end() : match.end() + 1]
        return not has_paragraphs and not (after.islower() or after.isdigit())
    following = text[match.end() : match.end() + 12].lstrip()[:1]
    if following.islower():
        return False
    dotted = mark == "."
    return not (dotted and ABBREVIATED.search(text[max(0, match.start() - 8) : match.start()]))


def _trimmed(text: str, first: int, last: int, starts: list[int], ends: list[int]) -> None:
    """Adds one sentence without the white space around it; cuts one that is too long."""
    while first < last:
        piece = last
        if last - first > SENTENCE_MAX:
            gap = text.rfind(" ", first + 1, first + SENTENCE_MAX)
            piece = gap if gap > 0 else first + SENTENCE_MAX
        part = text[first:piece]
        lead = len(part) - len(part.lstrip())
        if lead < len(part):
            starts.append(first + lead)
            ends.append(first + len(part.rstrip()))
        first = piece
