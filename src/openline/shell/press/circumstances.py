"""How and where: the kinds of contact and the places that a press text names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from openline.shell.press.phrases import Phrases, table
from openline.shell.press.tables import group, parties, plain, words_of
from openline.shell.press.words import Page

DATELINE = re.compile(r"\s{0,3}(?:,[^.\n]{0,40})?(?:\([^)\n]{1,40}\))?\s{0,3}(?:[-–—]|\()")


ADDRESS_WORDS = 10  # "di Gedung AH Nasution, Kementerian Pertahanan, Jakarta Pusat"
ADJECTIVES = frozenset(
    {"russian", "american", "ukrainian", "german", "british", "chinese", "indian", "iranian"}
)


@dataclass(frozen=True)
class Kind:
    """A kind of contact, named by the words first..last."""

    first: int
    last: int
    kind: str
    is_strong: bool


@dataclass(frozen=True)
class Place:
    """A place, named by the words first..last."""

    first: int
    last: int
    name: str
    is_dateline: bool
    is_at: bool
    """Whether something is said to be at it, not to come from it or go to it."""


@cache
def _kinds() -> Phrases[str]:
    tables = words_of("speech")["kinds"]
    return table(
        {kind: words for kind, words in tables.items() if kind not in {"weak", "face"}}
    )


@cache
def _cities() -> Phrases[str]:
    return table(words_of("places")["cities"])


def read_kinds(page: Page) -> list[Kind]:
    """Every word for a kind of contact."""
    weak = group("speech", "kinds", "weak")
    found = []
    for hit in _kinds().all(page.words):
        thin = weak.at(page.words, hit.first)
        is_strong = not (thin and thin.last == hit.last)
        found.append(Kind(hit.first, hit.last, hit.value, is_strong))
    return found


def is_face_to_face(page: Page, one: Kind) -> bool:
    """Whether a word for a kind says that they were in one room."""
    return group("speech", "kinds", "face").at(page.words, one.first) is not None


def read_places(page: Page) -> list[Place]:
    """Every place after a word such as "in", or at the head of the text."""
    found: list[Place] = []
    words, end = page.words, 0
    for place, raw in enumerate(words.raw):
        if place < end or not raw[0].isupper():
            continue
        if one := _place_at(page, place):
            found.append(one)
            end = one.last
    return found


def _place_at(page: Page, place: int) -> Place | None:
    words = page.words
    before = words.fold[place - 1] if place and words.joined[place - 1] else ""
    follows = before in plain("places", "words", "before")
    is_at = before in plain("places", "words", "at") or _ends_an_address(page, place)
    hit = _cities().at(words, place)
    if hit:
        last, name = hit.last, hit.value
        country = _country(page, last)
        last = country[0] if country else last
        head = _is_dateline(page, place, last)
        return Place(place, last, name, head, is_at) if follows or head or is_at else None
    country = _country(page, place + 1)
    if not is_at or not country or parties().at(words, place):
        return None
    return Place(
        place,
        country[0],
        page.text[words.start[place] : words.end[country[0] - 1]],
        False,
        True,
    )


def _ends_an_address(page: Page, place: int) -> bool:
    """Whether a city ends what "di" or "at" begins: "di Mabes TNI, Cilangkap, Jakarta"."""
    words = page.words
    for at in range(place - 1, max(-1, place - ADDRESS_WORDS), -1):
        gap = page.text[words.end[at] : words.start[at + 1]]
        if gap != ", " and (gap != " " or at + 1 == place):
            return False
        if words.fold[at] in plain("places", "words", "address"):
            return gap == " "
        if not words.raw[at][0].isupper():
            return False
    return False


def _country(page: Page, place: int) -> tuple[int, str] | None:
    """The country after "…, "."""
    words = page.words
    if place >= len(words.raw) or page.text[words.end[place - 1] : words.start[place]] != ", ":
        return None
    hit = parties().at(words, place)
    if not hit or not words.raw[place][0].isupper() or words.fold[place] in ADJECTIVES:
        return None
    return hit.last, hit.value


def _is_dateline(page: Page, place: int, last: int) -> bool:
    words = page.words
    at_head = page.sentence(page.sentence_at(words.start[place]))[0] == words.start[place]
    return at_head and DATELINE.match(page.text, words.end[last - 1]) is not None


def kind_as_find(page: Page, one: Kind) -> dict[str, Any]:
    """A kind as the form shows it."""
    start, end = page.words.start[one.first], page.words.end[one.last - 1]
    return {
        "text": page.text[start:end],
        "kind": one.kind,
        "sure": one.is_strong,
        **page.beside(start, end),
    }


def place_as_find(page: Page, one: Place) -> dict[str, Any]:
    """A place as the form shows it."""
    start, end = page.words.start[one.first], page.words.end[one.last - 1]
    return {
        "text": page.text[start:end],
        "place": one.name,
        "dateline": one.is_dateline,
        **page.beside(start, end),
    }
