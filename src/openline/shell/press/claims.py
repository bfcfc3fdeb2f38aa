"""Claims of a press text that a ledger can check: first since, date, channel, initiator."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from openline.core.base.names import LEVELS
from openline.shell.press.calendar_days import WEEKDAYS, from_printing
from openline.shell.press.circumstances import Kind, Place
from openline.shell.press.date_patterns import lasting, numbers, units
from openline.shell.press.dates import Dated
from openline.shell.press.offices import Mention
from openline.shell.press.phrases import Phrases, table
from openline.shell.press.tables import group, offices, parties, plain, words_of
from openline.shell.press.voices import Voices
from openline.shell.press.words import Page, fold

LONG_SINCE = re.compile(
    r"(?<!\w)(?:since|sejak|semenjak|с момента|со времени|с тех пор)(?!\w)[^.;!?]{0,90}$",
    re.IGNORECASE,
)
SHORT_SINCE = re.compile(
    r"(?<!\w)(?:с|со|после|setelah|after)\s(?:\w{1,20}\s){0,3}$", re.IGNORECASE
)
NEAR = re.compile(r"^[^;:]{0,90}$")
REACH = 110
BESIDE = 6  # No more stands between a partial date and the day that tells it.
COUNTS = {"a": 1, "an": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6}


@dataclass(frozen=True)
class Claim:
    """A claim at start..end of the text, with what it says."""

    start: int
    end: int
    kind: str
    said: dict[str, Any]


@dataclass(frozen=True)
class Seen:
    """What was found in the text so far, which claims are made of."""

    page: Page
    dates: list[Dated]
    mentions: list[Mention]
    voices: Voices
    kinds: list[Kind]
    places: list[Place]
    printed: dt.date

    def words_in(self, sentence: int) -> tuple[int, int]:
        """The words of a sentence."""
        start, end = self.page.sentence(sentence)
        return self.page.word_at(start), self.page.word_at(end)

    def mentions_in(self, first: int, last: int) -> list[Mention]:
        """The offices that begin among these words."""
        low = bisect_left(self.mentions, first, key=lambda one: one.head)
        return self.mentions[low : bisect_left(self.mentions, last, key=lambda one: one.head)]

    def kinds_in(self, first: int, last: int) -> list[Kind]:
        """The words for a kind that begin among these words."""
        low = bisect_left(self.kinds, first, key=lambda one: one.first)
        return self.kinds[low : bisect_left(self.kinds, last, key=lambda one: one.first)]


@cache
def _events() -> Phrases[str]:
    return table({one["day"]: one["words"] for one in words_of("speech")["since"]["event"]})


def levels_in(seen: Seen, first: int, last: int) -> dict[str, set[str]]:
    """The levels that these words name, by party."""
    found: dict[str, set[str]] = {}
    for one in seen.mentions_in(first, last):
        if one.party and one.office.level in LEVELS:
            found.setdefault(one.party, set()).add(one.office.level)
    place = first
    while place < last:
        voice = seen.voices.covering(place)
        place = voice.last if voice else place + 1
        if voice and voice.person and voice.party and voice.person.level in LEVELS:
            found.setdefault(voice.party, set()).add(voice.person.level)
    return found


def level_of(levels: dict[str, set[str]]) -> str | None:
    """The highest level at which two parties have somebody; else each side's highest."""
    for level in LEVELS:
        if sum(level in told for told in levels.values()) >= 2:
            return level
    best = sorted({min(told, key=LEVELS.index) for told in levels.values()}, key=LEVELS.index)
    return "/".join(best[:2]) if len(levels) >= 2 else (best[0] if best else None)


def read_claims(seen: Seen, main_level: str | None) -> list[Claim]:
    """Every claim, in order of the text."""
    found = [
        *_first_since(seen, main_level),
        *_dates(seen),
        *_channels(seen),
        *_initiators(seen),
    ]
    return sorted(found, key=lambda claim: (claim.start, claim.kind))


def _first_since(seen: Seen, main_level: str | None) -> Iterator[Claim]:
    page = seen.page
    by_sentence: dict[int, list[Dated]] = {}
    for dated in seen.dates:
        by_sentence.setdefault(page.sentence_at(dated.start), []).append(dated)
    done: set[tuple[int, str | None]] = set()
    for form in ("first", "not_since", "last"):
        for hit in group("speech", "since", form).all(page.words):
            sentence = page.sentence_at(page.words.start[hit.first])
            first, last = seen.words_in(sentence)
            if not is_about_contact(page, first, last):
                continue
            start, end = page.words.start[hit.first], page.words.end[hit.last - 1]
            since = _since(seen, form, start, end, by_sentence.get(sentence, []))
            since = since or (_lasting(seen, end) if form == "first" else None)
            if since is None or (sentence, since[2]) in done:
                continue
            done.add((sentence, since[2]))
            low, high = min(start, since[0]), max(end, since[1])
            of, is_sure = _of(seen, low, high, sentence, main_level)
            said = {"since": since[2], "of": of, "form": form, "sure": is_sure and since[3]}
            yield Claim(low, high, "first_since", said)


@cache
def _about() -> Phrases[bool]:
    return group("speech", "since", "about")


def is_about_contact(page: Page, first: int, last: int) -> bool:
    """Whether one of these words is a word for a contact, as "spoke" or "встреча"."""
    return any(_about().at(page.words, place) for place in range(first, last))


def _since(
    seen: Seen, form: str, start: int, end: int, dates: list[Dated]
) -> tuple[int, int, str | None, bool] | None:
    """Since when: where that stands, the date, and whether it was printed."""
    page = seen.page
    sentence_start, sentence_end = page.sentence(page.sentence_at(start))
    for number, printed in enumerate(dates):
        dated = _same_but_nearer(printed, dates[number + 1 : number + 2])
        low = max(sentence_start, dated.start - REACH)
        if dated.start >= end:
            before = page.text[max(low, end) : dated.start]
        else:
            before = page.text[max(low, dated.start - 40) : dated.start]
        follows = LONG_SINCE.search(before) or SHORT_SINCE.search(before)
        if form == "last" and dated.start >= end and len(before) < REACH:
            follows = follows or NEAR.search(before)
        if follows and dated.meaning.is_possible and not dated.is_ahead:
            told = _event_within(page, dated, max(low, end))
            return dated.start, dated.end, told or dated.meaning.value, told is None
    if form == "last":
        return None
    for place in range(page.word_at(end), page.word_at(sentence_end)):
        if event := _events().at(page.words, place):
            begin = page.words.start[event.first]
            before = page.text[max(end, begin - REACH) : begin]
            if (
                LONG_SINCE.search(before)
                or SHORT_SINCE.search(before)
                or before.rstrip().endswith(("с", "после"))
            ):
                return begin, page.words.end[event.last - 1], event.value, False
    return None


def _same_but_nearer(dated: Dated, following: list[Dated]) -> Dated:
    """The day that tells a partial date right after it: "a year ago, on 14 November 2022"."""
    for other in following:
        one, two = dated.meaning, other.meaning
        if not (one.first and one.last and two.first and two.last and two.is_possible):
            return dated
        is_inside = one.first <= two.first and two.last <= one.last and one != two
        return other if is_inside and other.start - dated.end <= BESIDE else dated
    return dated


def _lasting(seen: Seen, end: int) -> tuple[int, int, str | None, bool] | None:
    """Since when it is the first "in 14 months": told from printing, and never sure.

    With "nearly" or "more than" no date can be told: then there is none.
    """
    last = min(seen.page.sentence(seen.page.sentence_at(end - 1))[1], end + REACH)
    found = lasting().search(seen.page.text, end, last)
    if not found:
        return None
    count, unit = (found["n"] or "1").casefold(), units()[fold(found["u"])]
    back = int(count) if count.isdigit() else {**numbers("numbers"), **COUNTS}.get(fold(count))
    if back is None or unit in {"day", "week"} or found["about"] or found["before"]:
        return found.start(), found.end(), None, False
    return found.start(), found.end(), from_printing(unit, -back, seen.printed).value, False


def _event_within(page: Page, dated: Dated, low: int) -> str | None:
    """The day of an event named before a date that leaves more than a day, if it lies in it."""
    meaning = dated.meaning
    if meaning.first == meaning.last or not meaning.first or not meaning.last:
        return None
    for place in range(page.word_at(low), page.word_at(dated.start)):
        event = _events().at(page.words, place)
        if event and meaning.first.isoformat() <= event.value <= meaning.last.isoformat():
            return event.value
    return None


def _of(
    seen: Seen, start: int, end: int, sentence: int, main_level: str | None
) -> tuple[str, bool]:
    """What is the first: its kind and level, as far as the claim or its sentence tells."""
    page = seen.page
    low, high = page.word_at(start), page.word_at(end)
    first, last = seen.words_in(sentence)
    inside, around = seen.kinds_in(low, high), seen.kinds_in(first, last)
    ranked = sorted(inside, key=lambda one: not one.is_strong) + sorted(
        around, key=lambda one: not one.is_strong
    )
    kind = ranked[0].kind if ranked else "any"
    levels = levels_in(seen, first, last)
    level = level_of(levels)
    if level and len(levels) >= 2:
        return f"{kind}/{level}", True
    return f"{kind}/{level or main_level or 'any'}", False


def _dates(seen: Seen) -> Iterator[Claim]:
    """A day printed with its weekday is a claim that the calendar can check."""
    for dated in seen.dates:
        meaning = dated.meaning
        if dated.has_day and (dated.weekday or not meaning.is_possible):
            weekday = WEEKDAYS[dated.weekday - 1] if dated.weekday else None
            value = meaning.value or meaning.written
            said = {"value": value, "weekday": weekday, "possible": meaning.is_possible}
            said |= {"why": meaning.why, "sure": meaning.is_sure}
            yield Claim(dated.start, dated.end, "date", said)


def _channels(seen: Seen) -> Iterator[Claim]:
    page, words = seen.page, seen.page.words
    places = {one.first: one for one in seen.places}
    through = plain("speech", "channel", "through")
    for hit in group("speech", "channel", "lines").all(words):
        low = max(0, hit.first - 4)
        before = [p for p in range(hit.first - 1, low - 1, -1) if words.joined[p]]
        begin = next((p for p in before if words.fold[p] in through), None)
        if begin is None:
            continue
        end = hit.last
        for place in range(hit.last, min(hit.last + 6, len(words.raw))):
            if not words.joined[place - 1]:
                break
            if place in places:
                end = places[place].last
        text = page.text[words.start[hit.first] : words.end[hit.last - 1]]
        said = {"value": text, "sure": True}
        yield Claim(words.start[begin], words.end[end - 1], "channel", said)


def _initiators(seen: Seen) -> Iterator[Claim]:
    page, words = seen.page, seen.page.words
    taken: set[int] = set()
    for sort in ("words", "active"):
        for hit in group("speech", "initiator", sort).all(words):
            if hit.first in taken or hit.last - 1 in taken:
                continue
            taken |= set(range(hit.first, hit.last))
            sentence = page.sentence_at(words.start[hit.first])
            first, last = seen.words_in(sentence)
            if sort == "words":
                found = _party_in(seen, range(hit.last, min(last, hit.last + 7)))
            else:
                found = _party_in(seen, range(hit.first - 1, max(first - 1, hit.first - 5), -1))
            if not found or _is_of_silence(page, hit.first, first, last):
                continue
            party, low, high = found
            start = words.start[min(hit.first, low)]
            end = words.end[max(hit.last, high) - 1]
            by = _by(seen, first, last, (min(hit.first, low), max(hit.last, high)))
            yield Claim(start, end, "initiator", {"value": party, "by": by, "sure": True})


def _is_of_silence(page: Page, place: int, first: int, last: int) -> bool:
    """Whether somebody asked that nothing be said, not for the contact."""
    if not group("speech", "initiator", "request").at(page.words, place):
        return False
    return not plain("speech", "initiator", "silence").isdisjoint(page.words.fold[first:last])


def _party_in(seen: Seen, places: range) -> tuple[str, int, int] | None:
    """The first party that these words name, by country, body or person."""
    words = seen.page.words
    for place in places:
        voice = seen.voices.covering(place)
        if voice and voice.party:
            return voice.party, voice.first, voice.last
        if hit := parties().at(words, place):
            office = offices().at(words, hit.last)
            return hit.value, hit.first, office.last if office else hit.last
    return None


def _by(seen: Seen, first: int, last: int, own: tuple[int, int]) -> str | None:
    """The party that says so: who speaks in the sentence, outside the claim itself."""
    says = plain("speech", "say", "direct")
    words = seen.page.words
    for place in range(first, last):
        according = group("speech", "say", "according").at(words, place)
        if words.fold[place] not in says and not according:
            continue
        near = range(place, min(last, place + 6)) if according else range(first, last)
        for other in near:
            voice = seen.voices.covering(other)
            if voice and voice.party and not own[0] <= other < own[1]:
                return voice.party
    return None


def as_find(page: Page, claim: Claim) -> dict[str, Any]:
    """A claim as the form shows it."""
    said = {key: value for key, value in claim.said.items() if value not in {None, ""}}
    return {
        "kind": claim.kind,
        "text": page.text[claim.start : claim.end],
        **said,
        **page.beside(claim.start, claim.end),
    }
