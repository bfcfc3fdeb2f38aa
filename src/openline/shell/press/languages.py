"""Tells which of the three languages a press text is in, and refuses any other."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from openline.core.base.errors import Refused
from openline.shell.press.tables import plain, words_of
from openline.shell.press.words import Page, fold

OURS = ("en", "id", "ru")
ENOUGH_WORDS = 25  # Below this a text may be a headline: it is read, and said to be unknown.
SHARE_MIN = (
    0.06  # A press text has 12 to 40 of 100 words among the common ones of its language.
)
SURE_SHARE = 0.10
MIXED_SHARE = 0.15
ALPHABET = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
HARD = re.compile("ъ(?![еёюя])")  # As in "първият": Russian has ъ only before these.
ALIEN_WORDS_MIN = 3  # A Russian text may quote a word or two, and any number of names.
BULGARIAN_SHARE = (
    0.06  # Of 100 words some 15 tell it from Russian; a quotation has its own few.
)
ALIEN_SHARE = 0.10  # Of 100 words some 30 have such a letter in Ukrainian or Serbian.
NEXT_STEP = "Give a press text in English, Indonesian or Russian; a translation will do."


@dataclass(frozen=True)
class Language:
    """The language of a text and of each of its sentences."""

    name: str
    is_sure: bool
    of_sentence: tuple[str, ...]


@cache
def _common() -> dict[str, tuple[str, ...]]:
    """For each common word, the languages that it is common in."""
    found: dict[str, list[str]] = {}
    tables = {**words_of("speech")["languages"], **words_of("speech")["other"]}
    for language, words in tables.items():
        for word in {fold(word) for word in words}:
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def language_of(page: Page) -> Language:
    """The language of a text; refuses one that is in none of the three [PRS-2]."""
    common, words = _common(), page.words
    letters = [number for number, word in enumerate(words.fold) if not word[0].isdigit()]
    hits: Counter[str] = Counter()
    by_sentence: list[Counter[str]] = [Counter() for _ in page.starts]
    sentence = 0
    for number in letters:
        while (
            sentence + 1 < len(page.starts) and page.starts[sentence + 1] <= words.start[number]
        ):
            sentence += 1
        by_sentence[sentence]["words"] += 1
        for language in common.get(words.fold[number], ()):
            hits[language] += 1
            by_sentence[sentence][language] += 1
    best = max(OURS, key=lambda name: hits[name])
    _refuse_other(page, hits, best, len(letters))
    if not hits[best]:
        return Language("unknown", False, ("unknown",) * len(page.starts))
    share = hits[best] / max(1, len(letters))
    told = [_of_sentence(counts, best) for counts in by_sentence]
    is_sure = share >= SURE_SHARE and len(letters) >= ENOUGH_WORDS
    if _is_mixed(by_sentence, told, best):
        return Language("mixed", is_sure, tuple(told))
    return Language(best, is_sure, tuple(told))


def _of_sentence(counts: Counter[str], best: str) -> str:
    first = max(OURS, key=lambda name: counts[name])
    return first if counts[first] > counts[best] else best


def _is_mixed(by_sentence: list[Counter[str]], told: list[str], best: str) -> bool:
    words: Counter[str] = Counter()
    for counts, language in zip(by_sentence, told, strict=True):
        words[language] += counts["words"]
    other = sum(words[name] for name in OURS if name != best)
    return other >= MIXED_SHARE * max(1, words.total())


def _refuse_other(page: Page, hits: Counter[str], best: str, letters: int) -> None:
    others = words_of("speech")["other"]
    _refuse_alien(page, letters)
    other = max(others, key=lambda name: hits[name])
    script = _foreign_script(page.text)
    if script:
        _refuse(f"is mostly in {script} letters")
    if hits[other] >= 3 and hits[other] > 1.2 * hits[best]:
        _refuse(f"seems to be in {other}")
    if letters >= ENOUGH_WORDS and hits[best] < SHARE_MIN * letters:
        _refuse("has too few common words of any of them")


def _refuse_alien(page: Page, letters: int) -> None:
    """Refuses what only looks Russian, by letters and little words: so alike are the languages."""
    words, alien, small = page.words, 0, Counter[str]()
    bulgarian, russian = (plain("alike", "words", name) for name in ("Bulgarian", "Russian"))
    for raw, folded in zip(words.raw, words.fold, strict=True):
        if raw.isascii():
            continue
        small["Bulgarian"] += HARD.search(folded) is not None
        if raw[0].isupper():
            continue  # A name may keep the letters of its own language.
        small["Bulgarian"] += folded in bulgarian
        small["Russian"] += folded in russian
        alien += any("Ѐ" <= one <= "ӿ" and one not in ALPHABET for one in folded)
    if alien >= ALIEN_WORDS_MIN and alien >= ALIEN_SHARE * letters:
        _refuse("has many Cyrillic letters that Russian does not have")
    least = max(ALIEN_WORDS_MIN, BULGARIAN_SHARE * letters)
    if small["Bulgarian"] >= least and small["Bulgarian"] > small["Russian"]:
        _refuse("seems to be in Bulgarian")


def _refuse(why: str) -> None:
    raise Refused(
        "PRS-2", f"Openline reads English, Indonesian and Russian; this text {why}", NEXT_STEP
    )


RANGES = {
    "Chinese or Japanese": (0x3040, 0x9FFF),
    "Korean": (0xAC00, 0xD7AF),
    "Arabic or Persian": (0x0600, 0x06FF),
    "Hebrew": (0x0590, 0x05FF),
    "Greek": (0x0370, 0x03FF),
    "Armenian": (0x0530, 0x058F),
    "Georgian": (0x10A0, 0x10FF),
    "Indian": (0x0900, 0x0DFF),
    "Thai": (0x0E00, 0x0E7F),
}
SAMPLE = 200_000


def _foreign_script(text: str) -> str | None:
    """The script of most letters, if it is neither Latin nor Cyrillic."""
    counts: Counter[str] = Counter()
    for letter, times in Counter(text[:SAMPLE]).items():
        if not letter.isalpha():
            continue
        name = next((n for n, (a, b) in RANGES.items() if a <= ord(letter) <= b), "")
        counts[name] += times
    if not counts:
        return None
    foreign = {name: times for name, times in counts.items() if name}
    worst = max(foreign, key=lambda name: foreign[name], default=None)
    return worst if worst and sum(foreign.values()) > counts[""] else None
