"""Ranks before a name, as they are abbreviated: "Maj. Gen. …", "Letjen TNI (Purn) …"."""

from __future__ import annotations

import re

from openline.shell.press.tables import between
from openline.shell.press.words import Page

RANK_WORDS_MAX = 8  # "U.S. Air Force Lt. Gen. (Ret.)" has six.
GAP = re.compile(r"[.,)]{0,3}\s{0,3}\(?")


def name_place(page: Page, place: int) -> int:
    """Where a name may begin after an office that ends before this word."""
    words, place = page.words, _past_ranks(page, place)
    # A country that no table has, as "Чехии", is no name after an office.
    is_country = place < len(words.raw) and words.fold[place].endswith("ии")
    return place + 1 if is_country and words.raw[place][0].isupper() else place


def _past_ranks(page: Page, place: int) -> int:
    words, kept = page.words, place
    is_told = place > 0 and words.fold[place - 1] in between("rank")
    for at in range(max(1, place), min(place + RANK_WORDS_MAX, len(words.raw))):
        here = words.fold[at]
        is_rank = here in between("rank") or (is_told and here in between("rank_tail"))
        if not (is_rank or here in between("service")):
            break
        if not (_goes_on(page, at) and is_beside(page, at)):
            break
        if is_rank:
            is_told, kept = True, at + 1
    return kept


def is_after_rank(page: Page, place: int) -> bool:
    """Whether a rank stands right before this word, with its dot and "TNI (Purn)" or without."""
    words, at = page.words, place
    while at > 0 and words.fold[at - 1] in between("rank_tail") and _goes_on(page, at):
        at -= 1
    if at == 0 or words.fold[at - 1] not in between("rank"):
        return False
    is_short = at < place or words.fold[at - 1] in between("rank_short")
    return words.joined[at - 1] or (is_short and _goes_on(page, at))


def is_beside(page: Page, place: int) -> bool:
    """Whether this word stands in one sentence with the word before it."""
    words = page.words
    if place == 0 or place >= len(words.raw):
        return False
    if words.fold[place - 1] in between("rank_short") and _goes_on(page, place):
        return True
    before, here = words.start[place - 1], words.start[place]
    return page.sentence_at(before) == page.sentence_at(here)


def sentence_around(page: Page, number: int) -> tuple[int, int]:
    """Where a sentence begins and ends, not cut after an abbreviated rank."""
    first = last = number
    while first > 0 and number - first < RANK_WORDS_MAX and _is_cut(page, first):
        first -= 1
    while last + 1 < len(page.starts) and last - number < RANK_WORDS_MAX:
        if not _is_cut(page, last + 1):
            break
        last += 1
    return page.starts[first], page.ends[last]


def _is_cut(page: Page, number: int) -> bool:
    """Whether the sentence before this one ends only in an abbreviated rank."""
    place = page.word_at(page.starts[number])
    if not 0 < place < len(page.words.raw):
        return False
    return page.words.fold[place - 1] in between("rank_short") and _goes_on(page, place)


def _goes_on(page: Page, place: int) -> bool:
    gap = page.text[page.words.end[place - 1] : page.words.start[place]]
    return len(gap) <= 5 and GAP.fullmatch(gap) is not None
