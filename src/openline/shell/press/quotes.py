"""What a press text quotes, in quotation marks or indirectly, and who is quoted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openline.shell.press import russian
from openline.shell.press.languages import language_of
from openline.shell.press.offices import Mention
from openline.shell.press.people import Person
from openline.shell.press.ranks import name_place, sentence_around
from openline.shell.press.tables import between, group, plain
from openline.shell.press.words import Page

INSIDE = r"(?:[^{0}\n]|\n(?![ \t\r]{{0,20}}\n)){{2,900}}"
MARKED = re.compile(
    "|".join(mark[0] + INSIDE.format(mark) + mark[1] for mark in ("“”", "«»", "„“", "„”", '""'))
)
AFTER_WORDS = 9
BEFORE_WORDS = 14
WORDS_MIN = 4
ENCLITIC = ("katanya", "ujarnya", "tuturnya", "ucapnya", "jelasnya", "tegasnya", "imbuhnya")


@dataclass(frozen=True)
class Voice:
    """Somebody or some body who can be quoted, at the words first..last."""

    first: int
    last: int
    name: str
    party: str | None
    person: Person | None = None


@dataclass(frozen=True)
class Quote:
    """A statement at start..end of the text and its speaker."""

    start: int
    end: int
    is_direct: bool
    speaker: str | None
    party: str | None
    is_sure: bool


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
        for step in range(1, BEFORE_WORDS + 1):
            if verb + step < high and step <= 3 and (one := self._at.get(verb + step)):
                return one
            if verb - step >= low and (one := self._at.get(verb - step)):
                return one
            if verb + step < high and (one := self._at.get(verb + step)):
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
            found.setdefault(one.first, Voice(one.first, one.last, _label(one), one.party))
    return [found[place] for place in sorted(found)]


def _given_names(known: list[Person]) -> dict[str, Person]:
    """Who is told by the first word of his name: it is in nobody else's."""
    times = Counter(word for one in known for word in set(one.name.split()))
    return {
        one.given[0]: one
        for one in known
        if one.is_sure and one.given and len(one.given[0]) > 2 and times[one.given[0]] == 1
    }


def _by_given_name(
    page: Page, by_given: dict[str, Person], taken: set[int]
) -> Iterator[tuple[int, Person]]:
    """Indonesian sentences name a person by the first word of his name: where, and whom."""
    places = [place for place, raw in enumerate(page.words.raw) if raw in by_given]
    places = [place for place in places if place not in taken]
    if not places:
        return
    languages = language_of(page).of_sentence
    for place in places:
        if languages[page.sentence_at(page.words.start[place])] == "id":
            yield place, by_given[page.words.raw[place]]


def _label(one: Mention) -> str:
    return f"{one.name} ({one.party})" if one.party else one.name


def _is_place(page: Page, one: Mention) -> bool:
    before = page.words.fold[one.first - 1] if one.first else ""
    return before in plain("places", "words", "before")


def read_quotes(page: Page, voices: Voices, most: int) -> tuple[list[Quote], int]:
    """At most so many statements, direct and indirect, and how many more there may be."""
    spans = [match.span() for match in MARKED.finditer(page.text)]
    found: list[Quote] = []
    previous: Quote | None = None
    indirect, more = _indirect(page, voices, spans, most)
    indirect.sort(key=lambda one: one.start)
    for start, end in spans[: most * 4]:
        heard = bisect_left(indirect, start, key=lambda one: one.start)
        before = [one for one in (previous, *indirect[max(0, heard - 1) : heard]) if one]
        last = max((one for one in before if one.speaker), key=_start, default=None)
        quote = _direct(page, voices, (start, end), previous, last)
        if quote:
            found.append(quote)
            previous = quote
    left = max(0, len(spans) - most * 4)
    found = sorted(found + indirect, key=lambda one: one.start)
    return found[:most], max(0, len(found) - most) + left + more


def _start(quote: Quote) -> int:
    return quote.start


def _direct(
    page: Page,
    voices: Voices,
    span: tuple[int, int],
    previous: Quote | None,
    last_said: Quote | None,
) -> Quote | None:
    """The statement between marks; `previous` is the one between marks before it."""
    start, end = span
    first, last = page.word_at(start), page.word_at(end)
    if last - first < 2:
        return None
    speaker, is_sure = _speaker(page, voices, span, previous, last_said)
    if speaker is None and last - first < WORDS_MIN:
        return None
    name, party = speaker or (None, None)
    return Quote(start + 1, end - 1, True, name, party, is_sure)


def _speaker(
    page: Page,
    voices: Voices,
    span: tuple[int, int],
    previous: Quote | None,
    last_said: Quote | None,
) -> tuple[tuple[str, str | None] | None, bool]:
    start, end = span
    after, before = page.word_at(end), page.word_at(start)
    sentence = page.sentence_at(min(len(page.text) - 1, max(start, end - 1)))
    ends = page.word_at(sentence_around(page, sentence)[1])
    high = min(after + AFTER_WORDS, ends)
    last_before = None
    if last_said and last_said.speaker:
        last_before = last_said.speaker, last_said.party
    verb = _verb(page, range(after, high))
    if verb is not None and verb - after <= 6:
        if page.words.fold[verb] in ENCLITIC:
            return last_before, False
        # Who is named in the next sentence has not said this one.
        one = voices.near(verb, after, min(high + BEFORE_WORDS, ends))
        return _named(page, one, verb, after, high, last_before)
    begins = sentence_around(page, page.sentence_at(start))[0]
    low = max(page.word_at(begins), before - BEFORE_WORDS)
    if low == before and before and ":" in page.text[page.words.end[before - 1] : start]:
        low = before - BEFORE_WORDS
    verb = _verb(page, range(before - 1, max(0, low) - 1, -1))
    if verb is not None:
        one = voices.near(verb, max(0, low - 4), before)
        return _named(page, one, verb, max(0, low), before, last_before)
    if last_before and previous and start - previous.end <= 4:
        return last_before, False
    return None, False


def _named(
    page: Page,
    one: Voice | None,
    verb: int,
    low: int,
    high: int,
    last_before: tuple[str | None, str | None] | None,
) -> tuple[tuple[str, str | None] | None, bool]:
    """The speaker, unless a pronoun stands nearer to the verb: then whoever spoke last."""
    for place in (verb + 1, verb - 1):
        if low <= place < high and page.words.fold[place] in plain("speech", "say", "pronouns"):
            if last_before and last_before[0]:
                return (last_before[0], last_before[1]), False
            return ((one.name, one.party) if one else None), False
    return ((one.name, one.party), True) if one else (None, False)


def _verb(page: Page, places: range) -> int | None:
    direct = plain("speech", "say", "direct")
    return next(
        (p for p in places if p < len(page.words.fold) and page.words.fold[p] in direct), None
    )


def _indirect(
    page: Page, voices: Voices, spans: list[tuple[int, int]], most: int
) -> tuple[list[Quote], int]:
    found: list[Quote] = []
    more, place = 0, 0
    for sort in ("that", "that_clause", "according"):
        for hit in group("speech", "say", sort).all(page.words):
            if sort == "that_clause" and page.words.fold[hit.last : hit.last + 1] != ["что"]:
                continue
            start = page.words.start[hit.first]
            while place < len(spans) and spans[place][1] <= start:
                place += 1
            if place < len(spans) and spans[place][0] <= start:
                continue
            if len(found) >= 2 * most:
                more += 1
                continue
            quote = _reported(page, voices, hit.first, hit.last, sort == "according")
            if quote and not _overlaps(spans, place, quote):
                found.append(quote)
        place = 0
    return found, more


def _overlaps(spans: list[tuple[int, int]], place: int, quote: Quote) -> bool:
    """Whether the statement begins with, or right after, a quotation of its own."""
    near = spans[max(0, place - 1) : place + 1]
    return any(
        start - quote.start <= 3 and quote.start - end <= 30 and end > quote.start - 60
        for start, end in near
    )


def _reported(page: Page, voices: Voices, first: int, last: int, after: bool) -> Quote | None:
    words = page.words
    sentence_start, sentence_end = sentence_around(page, page.sentence_at(words.start[first]))
    if after:
        one = voices.covering(last) or voices.covering(last + 1)
        comma = page.text.find(",", words.end[last - 1], sentence_end)
        start = comma + 1 if one and comma > 0 else -1
        is_near = True
    else:
        low = page.word_at(sentence_start)
        one = voices.before(first, low)
        is_near = one is not None and first - one.last <= 3
        if words.fold[first - 1] in between("conjunction"):
            one, is_near = voices.after(low, first), False
        start = words.end[last - 1]
    if start < 0 or start >= sentence_end:
        return None
    low, high = page.word_at(start), page.word_at(sentence_end)
    if low < high and words.fold[low] in {"что", "bahwa", "that"}:
        low += 1
    if high - low < WORDS_MIN:
        return None
    is_pronoun = first > 0 and words.fold[first - 1] in plain("speech", "say", "pronouns")
    name, party = (one.name, one.party) if one else (None, None)
    if not name and not is_pronoun:
        return None
    begin = words.start[low]
    return Quote(
        begin, sentence_end, False, name, party, bool(name) and is_near and not is_pronoun
    )


def as_find(page: Page, quote: Quote) -> dict[str, Any]:
    """A statement as the form shows it."""
    return {
        "text": page.text[quote.start : quote.end],
        "speaker": quote.speaker,
        "party": quote.party,
        "direct": quote.is_direct,
        "sure": quote.is_sure,
        **page.beside(quote.start, quote.end),
    }
