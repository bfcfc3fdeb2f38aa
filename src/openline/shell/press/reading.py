"""Reads a press text and offers what it finds, each beside its sentence; saves nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from openline.core.base.errors import Refused
from openline.shell.press import circumstances, claims, dates, heads, people, proposing, quotes
from openline.shell.press.languages import language_of
from openline.shell.press.offices import Mention, read_offices
from openline.shell.press.same_person import merged
from openline.shell.press.voices import Voices
from openline.shell.press.words import Page, page_of

TEXT_BYTES_MAX = 1_048_576  # A long article has 20 kB; what is larger is a file by mistake.
FINDS_MAX = 200  # Of each sort: a form with more cannot be read by a person.
CUT = "Give one article, as plain text."
T = TypeVar("T")


def refuse_size(size: int) -> None:
    """Refuses a text of so many bytes if that is too many; for callers before they read [PRS-1]."""
    if size > TEXT_BYTES_MAX:
        raise Refused(
            "PRS-1", f"a press text has at most {TEXT_BYTES_MAX} bytes, this has {size}", CUT
        )


def read(text: str, printed: dt.date) -> dict[str, Any]:
    """What a press text in English, Indonesian or Russian says of a contact [PRS-1..PRS-9].

    Args:
        text: the article as plain text.
        printed: the day on which it was printed; days without a year are told from it.
    """
    refuse_size(len(text))
    refuse_size(len(text.encode("utf-8", "surrogatepass")))
    if "\0" in text:
        raise Refused("PRS-1", "a press text has no NUL bytes; this is no plain text", CUT)
    if not text.strip():
        raise Refused("PRS-1", "the press text is empty", CUT)
    page = page_of(text)
    language = language_of(page)
    found_dates, dates_left = dates.read_dates(page, language, printed, FINDS_MAX)
    mentions = read_offices(page)
    named = people.read_people(page, mentions)
    named += heads.named_bare(page, named, printed)
    named.sort(key=lambda person: person.first)
    known = heads.with_heads(merged(named), printed)
    voices = Voices(page, mentions, named, known)
    places = circumstances.read_places(page)
    kinds = circumstances.read_kinds(page)
    seen = claims.Seen(page, found_dates, mentions, voices, kinds, places, printed)
    sentence = proposing.main_sentence(seen)
    found_claims = claims.read_claims(seen, proposing.main_level(seen, sentence))
    found_claims += proposing.rival_dates(seen, sentence, found_claims)
    found_claims.sort(key=lambda claim: (claim.start, claim.kind))
    said, said_left = quotes.read_quotes(page, voices, FINDS_MAX)
    left: dict[str, int] = {"dates": dates_left, "quotes": said_left}
    sorts: dict[str, Any] = {
        "dates": [dates.as_find(page, one) for one in found_dates],
        "offices": _kept(page, "offices", _offices(mentions), _office_as_find, left),
        "names": _kept(page, "names", known, people.as_find, left),
        "kinds": _kept(page, "kinds", _once(page, kinds), circumstances.kind_as_find, left),
        "places": _kept(page, "places", _places(places), circumstances.place_as_find, left),
        "quotes": [quotes.as_find(page, one) for one in said],
        "claims": _kept(page, "claims", found_claims, claims.as_find, left),
    }
    return {
        "language": language.name,
        "language_sure": language.is_sure,
        "printed": printed.isoformat(),
        **sorts,
        "contact": proposing.propose(seen, sentence, said, found_claims[:FINDS_MAX]),
        "left_off": {sort: more for sort, more in left.items() if more},
    }


def _kept(
    page: Page,
    sort: str,
    found: list[T],
    as_find: Callable[[Page, T], dict[str, Any]],
    left: dict[str, int],
) -> list[dict[str, Any]]:
    left[sort] = max(0, len(found) - FINDS_MAX)
    return [as_find(page, one) for one in found[:FINDS_MAX]]


def _first_of(found: Iterable[T], key: Callable[[T], object]) -> list[T]:
    once: dict[object, T] = {}
    for one in found:
        once.setdefault(key(one), one)
    return list(once.values())


def _offices(mentions: list[Mention]) -> list[Mention]:
    """Each office once for each party; without a party only if no other says it."""
    told = [one for one in mentions if not one.office.is_body]
    with_party = {one.office.name for one in told if one.party}
    kept = [one for one in told if one.party or one.office.name not in with_party]
    return _first_of(kept, lambda one: (one.name, one.party))


def _office_as_find(page: Page, one: Mention) -> dict[str, Any]:
    start, end = page.words.start[one.first], page.words.end[one.last - 1]
    return {
        "text": page.text[start:end],
        "office": one.name,
        "level": one.office.level or None,
        "party": one.party,
        **page.beside(start, end),
    }


def _once(page: Page, kinds: list[circumstances.Kind]) -> list[circumstances.Kind]:
    words = page.words
    return _first_of(kinds, lambda one: (one.kind, tuple(words.fold[one.first : one.last])))


def _places(places: list[circumstances.Place]) -> list[circumstances.Place]:
    return _first_of(places, lambda one: (one.name, one.is_dateline))


__all__ = ["FINDS_MAX", "TEXT_BYTES_MAX", "read", "refuse_size"]
