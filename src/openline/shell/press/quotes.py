"""What a press text quotes, in quotation marks or indirectly, and who is quoted."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from openline.shell.press.ranks import sentence_around
from openline.shell.press.tables import between, group, plain
from openline.shell.press.voices import BEFORE_WORDS, Voice, Voices
from openline.shell.press.words import Page

INSIDE = r"(?:[^{0}\n]|\n(?![ \t\r]{{0,20}}\n)){{2,900}}"
MARKED = re.compile(
    "|".join(mark[0] + INSIDE.format(mark) + mark[1] for mark in ("“”", "«»", "„“", "„”", '""'))
)
AFTER_WORDS = 9
WORDS_MIN = 4
LOOK_BACK_WORDS = 60  # So far before "he said" the person may have spoken.
NAME_AFTER_WORDS = 4  # As far behind a quotation its speaker's name begins, ranks and all.
SAME_BREATH = 200  # So far behind a quotation another one of the paragraph goes on with it.
ENCLITIC = ("katanya", "ujarnya", "tuturnya", "ucapnya", "jelasnya", "tegasnya", "imbuhnya")


@dataclass(frozen=True)
class Quote:
    """A statement at start..end of the text and its speaker."""

    start: int
    end: int
    is_direct: bool
    speaker: str | None
    party: str | None
    is_sure: bool


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
    is_near = verb is not None and verb - after <= 6
    if not is_near and (told := _in_apposition(page, voices, after, ends)):
        return told, True
    if verb is not None and is_near:
        if page.words.fold[verb] in ENCLITIC:
            one = None if last_before else _spoke_before(page, voices, before)
            return last_before or ((one.name, one.party) if one else None), False
        # Who is named in the next sentence has not said this one.
        one = voices.near(verb, after, min(high + BEFORE_WORDS, ends))
        return _named(page, voices, one, verb, (after, high), last_before, before)
    begins = sentence_around(page, page.sentence_at(start))[0]
    low = max(page.word_at(begins), before - BEFORE_WORDS)
    if low == before and before and ":" in page.text[page.words.end[before - 1] : start]:
        low = before - BEFORE_WORDS
    verb = _verb(page, range(before - 1, max(0, low) - 1, -1))
    if verb is not None:
        one = voices.near(verb, max(0, low - 4), before)
        return _named(page, voices, one, verb, (max(0, low), before), last_before, low)
    if last_before and previous and _goes_on(page, previous, start):
        return last_before, False
    return None, False


def _in_apposition(
    page: Page, voices: Voices, after: int, ends: int
) -> tuple[str, str | None] | None:
    """Who has said it in `"…," Brig. Gen. Pat Ryder, the Pentagon press secretary, said`."""
    one = voices.person_within(after, min(after + NAME_AFTER_WORDS, ends))
    if one is None:
        return None
    verb = _verb(page, range(one.last, min(one.last + BEFORE_WORDS, ends)))
    if verb is None or voices.person_within(one.last, verb):
        return None
    return one.name, one.party


def _goes_on(page: Page, previous: Quote, start: int) -> bool:
    """Whether a quotation continues the one before it, in the same paragraph."""
    if start - previous.end <= 4:
        return True
    is_head = page.sentence(page.sentence_at(start))[0] == start
    return (
        is_head
        and start - previous.end <= SAME_BREATH
        and "\n" not in page.text[previous.end : start]
    )


def _body(
    page: Page, voices: Voices, verb: int, low: int, high: int
) -> tuple[str, str | None] | None:
    """The body of "the ministry said", as it was named last; a guess."""
    if _is_stranger(page, voices, verb):
        return None
    near = range(max(low, verb - 4), min(high, verb + 5))
    if any(page.words.fold[place] in plain("speech", "say", "joint") for place in near):
        return None
    if any(page.words.fold[place] in plain("speech", "say", "named_before") for place in near):
        one = voices.body_before(low)
        return (one.name, one.party) if one else None
    return None


def _named(
    page: Page,
    voices: Voices,
    one: Voice | None,
    verb: int,
    within: tuple[int, int],
    last_before: tuple[str | None, str | None] | None,
    before: int,
) -> tuple[tuple[str, str | None] | None, bool]:
    """The speaker, unless a pronoun stands nearer to the verb: then whoever spoke last."""
    low, high = within
    for place in (verb + 1, verb - 1):
        if low <= place < high and page.words.fold[place] in plain("speech", "say", "pronouns"):
            if last_before and last_before[0]:
                return (last_before[0], last_before[1]), False
            one = one or _spoke_before(page, voices, before)
            return ((one.name, one.party) if one else None), False
    if one is None or (one.person is None and one.party is None):
        return _body(page, voices, verb, low, high) or (
            (one.name, None) if one else None
        ), False
    if _is_stranger(page, voices, verb):
        return (one.name, one.party), False
    return (one.name, one.party), one.person is not None or not _is_unnamed(page, one)


def _is_stranger(page: Page, voices: Voices, verb: int) -> bool:
    """Whether somebody stands beside the verb whom the text names nowhere in full."""
    words = page.words
    after = verb + 1
    if after >= len(words.raw) or not words.joined[verb] or voices.covering(after):
        return False
    if voices.person_within(after, min(after + NAME_AFTER_WORDS, len(words.raw))):
        return False
    return words.raw[after][0].isupper() and not voices.covering(verb - 1)


def _spoke_before(page: Page, voices: Voices, place: int) -> Voice | None:
    """The person who said something last before a pronoun that has said this."""
    says = plain("speech", "say", "direct")
    for at in range(place - 1, max(0, place - LOOK_BACK_WORDS) - 1, -1):
        if page.words.fold[at] in says:
            one = voices.near(at, max(0, at - 8), min(at + 9, place))
            if one and one.person:
                return one
    return None


def _is_unnamed(page: Page, body: Voice) -> bool:
    """Whether a person without a name speaks for a body: "a senior Pentagon official"."""
    near = page.words.fold[max(0, body.first - 3) : body.last + 2]
    return any(word in plain("speech", "say", "unnamed") for word in near)


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
        is_next = last < len(words.raw) and words.joined[last]
        one = voices.covering(last) or (voices.covering(last + 1) if is_next else None)
        comma = page.text.find(",", words.end[last - 1], sentence_end)
        start = comma + 1 if one and comma > 0 else -1
        is_near = True
    else:
        low = page.word_at(sentence_start)
        one = voices.before(first, low)
        is_near = one is not None and first - one.last <= 3
        if words.fold[first - 1] in between("conjunction"):
            one, is_near = voices.after(low, first), False
        start = _what_was_said(page, first, last, sentence_end)
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
    is_told = one is not None and (one.person is not None or one.party is not None)
    is_sure = is_told and is_near and not is_pronoun
    return Quote(begin, sentence_end, False, name, party, is_sure)


def _what_was_said(page: Page, first: int, last: int, sentence_end: int) -> int:
    """Where the statement begins after "said"; -1 if only its occasion follows."""
    words = page.words
    if words.fold[last : last + 1] and words.fold[last] in plain("speech", "say", "at_which"):
        for place in range(last, min(last + BEFORE_WORDS, len(words.raw))):
            if words.fold[place] == "bahwa" and words.start[place] < sentence_end:
                return words.start[place]
    if words.fold[first:last] not in (["said"], ["stressed"], ["warned"]):
        return words.end[last - 1]
    if page.text[words.end[last - 1] : words.end[last - 1] + 1] == ",":
        return -1  # "…, the Pentagon said, after …": what was said stands before.
    if last >= len(words.raw) or words.fold[last] not in plain("speech", "say", "occasion"):
        return words.end[last - 1]
    for place in range(last, min(last + BEFORE_WORDS, len(words.raw))):
        if words.start[place] >= sentence_end:
            break
        if words.fold[place] == "that":
            return words.start[place]
    return -1


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
