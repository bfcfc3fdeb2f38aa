"""Everybody in a press text who can be quoted: persons, bodies, and the short names for them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from openline.shell.press import russian
from openline.shell.press.languages import language_of
from openline.shell.press.offices import Mention
from openline.shell.press.people import Person
from openline.shell.press.ranks import name_place
from openline.shell.press.tables import plain
from openline.shell.press.words import Page

BEFORE_WORDS = 14
BODY_WORDS = 120  # So far back "the ministry" may have been named in full.
FAMILY_FIRST = frozenset({"CN", "KP", "KR", "TW"})  # There "Xi" is the surname of Xi Jinping.


@dataclass(frozen=True)
class Voice:
    """Somebody or some body who can be quoted, at the words first..last."""

    first: int
    last: int
    name: str
    party: str | None
    person: Person | None = None
    is_body: bool = False


class Voices:
    """Everybody who may speak, in order, with the pronouns that stand for them."""

    def __init__(
        self, page: Page, mentions: list[Mention], people: list[Person], known: list[Person]
    ) -> None:
        self._page = page
        self.all = _voices(page, mentions, people, known)
        self._at = {place: one for one in self.all for place in range(one.first, one.last)}

    def between(self, first: int, last: int) -> list[Voice]:
        """Who is named among these words."""
        low = bisect_left(self.all, first, key=lambda one: one.first)
        return self.all[low : bisect_left(self.all, last, key=lambda one: one.first)]

    def covering(self, place: int) -> Voice | None:
        """Who is named by this word."""
        return self._at.get(place)

    def near(self, verb: int, low: int, high: int) -> Voice | None:
        """Who is named nearest to a verb, between two words; after it before before it."""
        if one := self._russian_subject(verb, high):
            return one
        tells = self._page.words.fold[verb] in plain("speech", "say", "tells")
        for step in range(1, BEFORE_WORDS + 1):
            after = self._speaking(verb + step) if verb + step < high and not tells else None
            if after and step <= 3:
                return after
            if verb - step >= low and (one := self._speaking(verb - step)):
                return one
            if after:
                return after
        return None

    def _russian_subject(self, verb: int, high: int) -> Voice | None:
        """Who is named behind a Russian verb that a comma parts from what stands before it."""
        words, text = self._page.words, self._page.text
        if words.raw[verb].isascii() or not verb:
            return None
        if "," not in text[words.end[verb - 1] : words.start[verb]]:
            return None
        for place in range(verb + 1, min(high, verb + BEFORE_WORDS)):
            if "," in text[words.end[place - 1] : words.start[place]]:
                return None
            if one := self._speaking(place):
                return one
        return None

    def _speaking(self, place: int) -> Voice | None:
        """Who is named by this word, unless he is spoken to, or another of his is told of."""
        one = self._at.get(place)
        if one is None or self._page.words.raw[one.last - 1].endswith(("'s", "’s")):
            return None
        before = self._page.words.fold[one.first - 1] if one.first else ""
        return None if before in plain("speech", "say", "listener") else one

    def person_within(self, low: int, high: int) -> Voice | None:
        """The person who is named first between two words."""
        named = (self._at[place] for place in range(low, high) if place in self._at)
        return next((one for one in named if one.person), None)

    def body_before(self, place: int) -> Voice | None:
        """The ministry, or other body with a party, that was named last before a word."""
        at = bisect_left(self.all, place, key=lambda one: one.first)
        for one in reversed(self.all[max(0, at - 40) : at]):
            if place - one.first > BODY_WORDS:
                return None
            if one.is_body and one.party:
                return one
        return None

    def after(self, low: int, high: int) -> Voice | None:
        """Who is named first between two words."""
        return next((self._at[place] for place in range(low, high) if place in self._at), None)

    def before(self, place: int, low: int) -> Voice | None:
        """Who is named last before a word."""
        for number in range(place - 1, max(low - 1, place - BEFORE_WORDS - 1), -1):
            if one := self._at.get(number):
                return one
        return None


def _voices(
    page: Page, mentions: list[Mention], people: list[Person], known: list[Person]
) -> list[Voice]:
    found: dict[int, Voice] = {}
    by_form = {form: one for one in known for form in russian.stems(one.surname)}
    full = {one.name: one for one in known}
    taken: set[int] = set()
    by_given = _given_names(known)
    for person in people:
        whole = full.get(person.name) or by_form.get(person.surname)
        whole = whole or by_given.get(person.name) or person
        found[person.first] = Voice(person.first, person.last, whole.name, whole.party, whole)
        taken |= set(range(person.first, person.last))
    for place, raw in enumerate(page.words.raw):
        word = raw[:-2] if raw.endswith(("'s", "’s")) else raw
        if word in by_form and place not in taken:
            whole = by_form[word]
            found[place] = Voice(place, place + 1, whole.name, whole.party, whole)
    for place, whole in _by_given_name(page, by_given, taken | set(found)):
        found[place] = Voice(place, place + 1, whole.name, whole.party, whole)
    for one in mentions:
        named = name_place(page, one.last) in taken
        if not named and not (one.office.is_capital and _is_place(page, one)):
            is_body = (
                one.office.is_body and not one.office.is_capital and one.office.name != "side"
            )
            voice = Voice(one.first, one.last, _label(one), one.party, None, is_body)
            found.setdefault(one.first, voice)
    return [found[place] for place in sorted(found)]


def _given_names(known: list[Person]) -> dict[str, Person]:
    """Who is told by the first word of his name: it is in nobody else's."""
    times = Counter(word for one in known for word in set(one.name.split()))
    return {
        one.given[0]: one
        for one in known
        if one.is_sure and one.given and times[one.given[0]] == 1
        if len(one.given[0]) > (1 if one.party in FAMILY_FIRST else 2)
    }


def _by_given_name(
    page: Page, by_given: dict[str, Person], taken: set[int]
) -> Iterator[tuple[int, Person]]:
    """Whom the first word of his name tells, and where: in Indonesian, or by his own custom."""
    places = [place for place, raw in enumerate(page.words.raw) if raw in by_given]
    places = [place for place in places if place not in taken]
    if not places:
        return
    languages = language_of(page).of_sentence
    for place in places:
        one = by_given[page.words.raw[place]]
        is_indonesian = languages[page.sentence_at(page.words.start[place])] == "id"
        if one.party in FAMILY_FIRST or one.party == "ID" or is_indonesian:
            yield place, one


def _label(one: Mention) -> str:
    return f"{one.name} ({one.party})" if one.party else one.name


def _is_place(page: Page, one: Mention) -> bool:
    before = page.words.fold[one.first - 1] if one.first else ""
    return before in plain("places", "words", "before")
