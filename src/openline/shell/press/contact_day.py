"""On which day the contact was that a press text is about, as far as the text tells."""

from __future__ import annotations

import re

from openline.shell.press.claims import Claim, Seen, is_about_contact
from openline.shell.press.dates import Dated
from openline.shell.press.earlier import Earlier
from openline.shell.press.tables import plain
from openline.shell.press.words import Page

SENTENCES_MAX = 3  # So many sentences from the contact's own its day may stand.
HEADING_WORDS = 6  # "February 12, 2025, 20:15" has five.
SAID_WORDS = 9  # "ujar Prabowo dalam keterangan tertulisnya kepada media, Minggu (12/6)"
CITY = re.compile(r"[A-ZА-ЯЁ][\w .,'’()-]{1,40}[,.]\s{1,3}$")
AGENCY = re.compile(
    r"(?:\s{1,2}(?:года|г\.))?[.,]?\s{0,3}(?:\([A-ZА-ЯЁ]|/\s?[\w. ]{2,20}/|[-–—]|(?:INTERFAX|ИНТЕРФАКС|Интерфакс"
    r"|ТАСС|РИА|TASS)(?!\w))"
)
LINE_MAX = 60


def day_of_contact(
    seen: Seen, sentence: int | None, claims: list[Claim], earlier: Earlier
) -> str | None:
    """The contact's own date: in its sentence or near it; not of a claim, a report, a plan."""
    spoken = [(one.start, one.end) for one in claims if one.kind == "first_since"]
    ranked: list[tuple[int, int, str]] = []
    for dated in seen.dates:
        meaning = dated.meaning
        if not meaning.is_possible or not meaning.value or not meaning.is_sure:
            continue
        if dated.follows_since or dated.is_ahead or _is_aside(seen, dated, spoken, earlier):
            continue
        number = seen.page.sentence_at(dated.start)
        away = abs(number - (sentence or 0))
        if away and not is_of_contact(seen, number, sentence):
            continue
        if len(meaning.value) == len("2024-06-25") and away <= SENTENCES_MAX:
            ranked.append((2 * away - dated.has_day, dated.start, meaning.value))
        elif len(meaning.value) == len("2024-06") and away == 0:
            ranked.append((20, dated.start, meaning.value))
    best = min(ranked, default=None)
    if best and len({day for rank, _, day in ranked if rank == best[0] <= 0}) > 1:
        return None  # Two days in one sentence: which of them, nobody can say.
    if best is None or (best[0] >= 0 and _has_impossible(seen, sentence)):
        return None
    return None if best[0] > 0 and _is_planned(seen, sentence) else best[2]


def is_of_contact(seen: Seen, number: int, sentence: int | None) -> bool:
    """Whether a sentence beside the contact's own may tell its day: a heading, or more on it."""
    first, last = seen.words_in(number)
    if last - first <= HEADING_WORDS:
        return True
    if seen.page.words.fold[first] in plain("earlier", "earlier", "before"):
        return False
    if not seen.kinds_in(first, last) and not is_about_contact(seen.page, first, last):
        return False
    if sentence is None:
        return True
    own = {one.party for one in seen.voices.between(*seen.words_in(sentence))}
    return {one.party for one in seen.voices.between(first, last)} <= own | {None}


def _is_aside(
    seen: Seen, dated: Dated, spoken: list[tuple[int, int]], earlier: Earlier
) -> bool:
    """Whether a date is of an earlier contact, of a claim, of a report, or of the dateline."""
    if earlier.covers(seen.page.word_at(dated.start)):
        return True
    if any(low <= dated.start and dated.end <= high for low, high in spoken):
        return True
    return is_dateline(seen.page, dated) or _is_of_report(seen.page, dated)


def _has_impossible(seen: Seen, sentence: int | None) -> bool:
    return any(
        not one.meaning.is_possible
        and abs(seen.page.sentence_at(one.start) - (sentence or 0)) <= 1
        for one in seen.dates
    )


def _is_planned(seen: Seen, sentence: int | None) -> bool:
    """Whether the contact's sentence gives a day that lies ahead: no other day is the contact's."""
    return sentence is not None and any(
        one.is_ahead and seen.page.sentence_at(one.start) == sentence for one in seen.dates
    )


def is_dateline(page: Page, dated: Dated) -> bool:
    """Whether a date is when the report was written: "MOSCOW, March 16 (Reuters) - …"."""
    line = page.text.rfind("\n", 0, dated.start) + 1
    if dated.start - line > LINE_MAX or not dated.has_day:
        return False
    is_city = CITY.fullmatch(page.text, line, dated.start) is not None
    return is_city and AGENCY.match(page.text, dated.end) is not None


def _is_of_report(page: Page, dated: Dated) -> bool:
    """Whether somebody said it on that day: "the Pentagon said on Thursday", "ujar … (12/6)"."""
    words, place = page.words, page.word_at(dated.start)
    first = page.word_at(page.sentence(page.sentence_at(dated.start))[0])
    for at in range(place - 1, max(first, place - SAID_WORDS) - 1, -1):
        word = words.fold[at]
        if word in plain("speech", "say", "tells"):
            following = words.fold[at + 1 : at + 2]
            return bool(following) and following[0] in plain("speech", "say", "press")
        if word in plain("speech", "say", "direct"):
            return word not in plain("speech", "say", "may_be_contact")
        if is_about_contact(page, at, at + 1):
            return False
    return False
