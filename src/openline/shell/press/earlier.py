"""The parts of a press text that are about another, earlier contact than its own, or about none."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from openline.core.base.names import LEVELS
from openline.shell.press.claims import Seen, is_about_contact
from openline.shell.press.phrases import Found, Phrases
from openline.shell.press.tables import group, plain

OPENED_WORDS = 12  # How far before "last spoke" the "who" of its clause may stand.
HOST_WORDS = 5  # "received the new Russian Foreign Minister"
TALKS_WORDS = 12  # "talks with Deputy Foreign Minister Sergei Ryabkov in Geneva"
LEAD_WORDS = (
    4  # "For the first time since …" leads; "It was the first meeting since …" does not.
)


@dataclass(frozen=True)
class Earlier:
    """The words that tell of an earlier contact, as ranges in order."""

    firsts: list[int]
    lasts: list[int]

    def covers(self, place: int) -> bool:
        """Whether this word is one of them."""
        number = bisect_right(self.firsts, place) - 1
        return number >= 0 and place < self.lasts[number]


@cache
def _words(sort: str) -> Phrases[bool]:
    return group("earlier", "earlier", sort)


def earlier_in(seen: Seen) -> Earlier:
    """What tells of an earlier contact, after "since", around "last spoke"; or of none."""
    spans = _since_spans(seen)
    since = _united(spans)
    end = 0
    for hit in _words("last").all(seen.page.words):
        if hit.first >= end and not since.covers(hit.first):
            spans.append(_last_span(seen, hit))
            end = spans[-1][1]
    return _united(spans + _denied(seen) + _background(seen))


def _background(seen: Seen) -> list[tuple[int, int]]:
    """Clauses such as "…, who met in Geneva in June, …": a contact of a month, not of a day."""
    words, page = seen.page.words, seen.page
    found: list[tuple[int, int]] = []
    for dated in seen.dates:
        meaning = dated.meaning
        if meaning.first == meaning.last:
            continue
        place = page.word_at(dated.start)
        first, last = seen.words_in(page.sentence_at(dated.start))
        begin = next((at for at in range(place, first, -1) if _is_comma(seen, at)), None)
        if begin is None or words.fold[begin] not in plain("earlier", "earlier", "relative"):
            continue
        end = next((at for at in range(place + 1, last) if _is_comma(seen, at)), last)
        if is_about_contact(page, begin, end):
            found.append((begin, end))
    return found


def _denied(seen: Seen) -> list[tuple[int, int]]:
    """Sentences that say that there was, or will be, no contact, or only ask."""
    words, page, since = seen.page.words, seen.page, _words("since")
    found: list[tuple[int, int]] = []
    end = 0
    for hit in group("earlier", "denied", "words").all(words):
        if hit.first < end:
            continue
        first, last = seen.words_in(page.sentence_at(words.start[hit.first]))
        end = last
        if not any(since.at(words, at) for at in range(hit.last, last)):
            found.append((first, last))
    return found


def _united(spans: list[tuple[int, int]]) -> Earlier:
    firsts: list[int] = []
    lasts: list[int] = []
    for first, last in sorted(spans):
        if lasts and first <= lasts[-1]:
            lasts[-1] = max(lasts[-1], last)
        else:
            firsts.append(first)
            lasts.append(last)
    return Earlier(firsts, lasts)


def _since_spans(seen: Seen) -> list[tuple[int, int]]:
    words, page = seen.page.words, seen.page
    begins = {hit.first for hit in _words("since").all(words)}
    for dated in seen.dates:
        if dated.follows_since:  # In Russian the word alone may as well mean "with".
            begins.add(page.word_at(dated.start))
    claims = group("speech", "since", "first").all(words)
    told = {page.sentence_at(words.start[hit.first]): hit.first for hit in reversed(claims)}
    for hit in _words("after").all(words):
        first = told.get(page.sentence_at(words.start[hit.first]))
        if first is not None and first < hit.first:
            begins.add(hit.first)
    spans: list[tuple[int, int]] = []
    for place in sorted(begins):
        if not spans or place >= spans[-1][1]:
            spans.append((place, _since_end(seen, place)))
    return spans


def _since_end(seen: Seen, place: int) -> int:
    """Where the clause of a "since" ends: at the comma after its date or verb."""
    first, last = seen.words_in(seen.page.sentence_at(seen.page.words.start[place]))
    is_lead = place - first <= LEAD_WORDS
    for at in range(place + 1, last):
        if not _is_comma(seen, at):
            continue
        if is_lead or ";" in _gap(seen, at) or _has_contact(seen, place, at):
            return at
    return last


def _has_contact(seen: Seen, first: int, last: int) -> bool:
    dates, page = seen.dates, seen.page
    start, end = page.words.start[first], page.words.end[last - 1]
    number = bisect_right(dates, end, key=lambda one: one.start) - 1
    return bool(seen.kinds_in(first, last)) or (number >= 0 and dates[number].start >= start)


def _last_span(seen: Seen, hit: Found[bool]) -> tuple[int, int]:
    """The clause of "last spoke": a relative one alone, else the whole of its sentence."""
    words, page = seen.page.words, seen.page
    first, last = seen.words_in(page.sentence_at(words.start[hit.first]))
    end = next((at for at in range(hit.last, last) if _is_comma(seen, at)), last)
    begin = hit.first
    while begin > first and not _is_comma(seen, begin):
        is_opened = words.fold[begin] in plain("earlier", "earlier", "opens")
        if is_opened and hit.first - begin <= OPENED_WORDS:
            return begin, end
        begin -= 1
    if begin > first:
        return begin, end
    if hit.first > first and words.fold[hit.first - 1] in {"and", "dan", "и"}:
        return hit.first, end
    if words.fold[first] in plain("earlier", "earlier", "leads"):
        return first, end
    end = next((at for at in range(hit.last, last) if _is_turn(seen, at)), last)
    return first, end


def _gap(seen: Seen, place: int) -> str:
    words = seen.page.words
    return seen.page.text[words.end[place - 1] : words.start[place]]


def _is_comma(seen: Seen, place: int) -> bool:
    """Whether a clause ends before this word: not at the comma of a date, nor before "when"."""
    gap, here = _gap(seen, place), seen.page.words.fold[place]
    if ";" in gap:
        return True
    if not any(mark in gap for mark in ",:—–"):
        return False
    return not here[0].isdigit() and here not in plain("earlier", "earlier", "goes_on")


def _is_turn(seen: Seen, place: int) -> bool:
    """Whether another thing is told from this word on: "…; …", "…, but …"."""
    gap, here = _gap(seen, place), seen.page.words.fold[place]
    turns = {"but", "and", "while", "dan", "tetapi", "namun", "sedangkan", "но", "а", "и"}
    return ";" in gap or ("," in gap and here in turns)


def is_hosted(seen: Seen, first: int, last: int, earlier: Earlier) -> bool:
    """Whether somebody is received by somebody, as "принял министра", among these words."""
    words, hosts = seen.page.words, group("earlier", "host", "words")
    for place in range(first, last):
        hit = hosts.at(words, place)
        if not hit or earlier.covers(place):
            continue
        for at in range(hit.last, min(last, hit.last + HOST_WORDS)):
            if words.fold[at] in plain("earlier", "host", "from") or "," in _gap(seen, at):
                break
            voice = seen.voices.covering(at)
            if voice and voice.person:
                return True
            if any(one.office.level in LEVELS for one in seen.mentions_in(at, at + 1)):
                return True
    return False


def has_talks_at_a_place(seen: Seen, first: int, last: int, earlier: Earlier) -> bool:
    """Whether talks are told among these words with the place where they were held."""
    told, words = group("earlier", "talks", "words"), seen.page.words
    talks = [place for place in range(first, last) if told.at(words, place)]
    talks = [place for place in talks if not earlier.covers(place)]
    low = bisect_right(seen.places, first - 1, key=lambda one: one.first)
    high = bisect_right(seen.places, last - 1, key=lambda one: one.first)
    return any(
        abs(one.first - place) <= TALKS_WORDS
        for one in seen.places[low:high]
        if one.is_at and not one.is_dateline and not earlier.covers(one.first)
        for place in talks[:TALKS_WORDS]
    )
