"""A readout's text as statements: paragraphs, list items, sentences [CMP-1]."""

from __future__ import annotations

import re

from openline.core.base.errors import Refused
from openline.core.contacts.limits import TEXT_BYTES_MAX
from openline.core.contacts.words import listed

_BULLET = re.compile(
    r"^\s*(?:[-\u2013\u2014*\u2022\u25aa\u25cf\u25e6\u2043\u00b7]|\(?\d{1,2}[.)]|\(?[a-zа-я]\))\s+(?=\S)"
)
# Possessive, and from the first sign of a run only: a megabyte of full stops is read once.
_STOP = re.compile(r"(?<![.!?\u2026])([.!?\u2026]++)([\"'\u201d\u00bb\u2019)\]]*+)(\s++)(?=\S)")
_OPENS = re.compile(r"[\"'\u201c\u00ab\u2018(\[]*[A-ZА-ЯЁ0-9]")
_ENDS = (".", "!", "?", "\u2026", ":", ";")

# Written with a full stop that ends no sentence, in lower case and without the last stop. Those of the
# second list may end one: they do when a capital follows, and no number.
_ABBREVIATIONS = frozenset(
    listed(
        "mr mrs ms dr prof gen lt col maj capt cmdr adm brig sgt sen rep gov amb st jr sr vs e.g i.e cf approx u.s u.k u.n e.u"
        " jan feb mar apr jun jul aug sep sept oct nov dec"
        " ген полк подп кап адм тов им ул пос обл респ т.е т.н т.к см ср напр акад проф янв февр авг сент окт"
        " нояб дек"
        " bpk sdr ir drs jend letjen mayjen brigjen kol kapt laks marsda marsdya hj jl tgl a.n u.p s.d"
        " yth"
    )
)
_BEFORE_NUMBERS = frozenset(
    listed("no nos art fig p pp para ch sec ст п пп гл стр разд рис ном hal psl ps")
)
_MAY_END = frozenset(
    listed(
        "p.m a.m etc inc ltd co corp в вв т.д т.п др пр руб млн млрд тыс мин ч сек км м"
        " dll dsb dst tsb min hrs"
    )
)
# After a year it may end a sentence, if there was one before it: it may as well stand inside one.
_YEARS = frozenset(listed("г гг"))
_YEAR = re.compile(r"\d\s*гг?$", re.IGNORECASE)
_SENTENCE_WORDS_MIN = 6
_INITIAL = re.compile(r"^(?:[A-ZА-ЯЁ]\.)*[A-ZА-ЯЁ]$")


def _is_end(before: str, stops: str, after: str) -> bool:
    """Whether a full stop between two stretches of text ends a sentence."""
    if not _OPENS.match(after):
        return False
    words = before.split()
    if stops != "." or not words:
        return True
    word, follows_number = words[-1].lstrip("\"'([\u00ab\u201c"), after[0].isdigit()
    low = word.casefold()
    if low in _YEARS:
        return bool(_YEAR.search(before)) and len(words) >= _SENTENCE_WORDS_MIN
    if low in _MAY_END:
        return not follows_number
    if low in _ABBREVIATIONS or _INITIAL.match(word):
        return False
    return not (low in _BEFORE_NUMBERS and follows_number)


def _sentences(paragraph: str) -> list[str]:
    """The sentences of one paragraph, each as written."""
    found, start = [], 0
    for match in _STOP.finditer(paragraph):
        before = paragraph[max(start, match.start() - 80) : match.start()]
        after = paragraph[match.end() : match.end() + 8]
        if _is_end(before, match.group(1), after):
            found.append(paragraph[start : match.end(2)])
            start = match.end()
    return [*found, paragraph[start:]]


def _paragraphs(text: str) -> list[str]:
    """Paragraphs and list items; a line break within a sentence is a space."""
    found: list[list[str]] = []
    is_open = False
    for line in text.splitlines():
        bare = _BULLET.sub("", line, count=1)
        if not bare.strip():
            is_open = False
            continue
        if is_open and bare == line:
            found[-1].append(bare.strip())
        else:
            found.append([bare.strip()])
        is_open = not bare.rstrip().endswith(_ENDS)
    return [" ".join(lines) for lines in found]


def statements(text: str) -> list[str]:
    """The statements of a readout in English, Russian or Indonesian, in order, each as written.

    Decimals, dates in figures, initials and abbreviations do not split. A text over 1 MB is refused.
    """
    if len(text) > TEXT_BYTES_MAX or len(text.encode("utf-8", "replace")) > TEXT_BYTES_MAX:
        raise Refused(
            "CMP-9",
            f"the text is over {TEXT_BYTES_MAX} bytes",
            "give the readout alone, without what was printed around it",
        )
    return [
        sentence.strip()
        for paragraph in _paragraphs(text)
        for sentence in _sentences(paragraph)
        if sentence.strip()
    ]
