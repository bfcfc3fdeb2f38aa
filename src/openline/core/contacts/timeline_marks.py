"""What a timeline shows, as data: marks in lanes, and the silences between them.

Contacts come sorted by the first moment that their dates leave (`placed`); then a window of any
width is found by bisection, and a window with many contacts is counted into columns.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from openline.core.contacts.contact import Contact
from openline.core.contacts.days import DAY_S
from openline.core.contacts.levels import LEVELS, LINE_CHECK
from openline.core.contacts.timeline_words import (
    WORDS,
    contacts_said,
    month_said,
    spoken,
)

MARKS_MAX = 1500  # contacts beyond which they are counted: what a browser draws at once and a person can still tell apart
COLUMNS_MIN = 80  # columns of a lane, however many lanes there are
LANES_MAX = 60  # lanes of one picture; what is below them shares one more
OTHERS = "*"  # the lane of all levels beyond LANES_MAX
IDS_MAX = 50  # ids that one column names; a larger one is zoomed into
SILENCE_DAYS = 90  # domain.md R89
TITLE_CHARS_MAX = 400
RECORD = "record"
_FIRST_S, _LAST_S = attrgetter("span.first_s"), attrgetter("span.last_s")
_SOURCES = attrgetter("sources")
_YEAR_DAYS = 366  # the widest date of the ledger is a year
SHAPES = {
    "in_person": "square",
    "voice": "circle",
    "video": "diamond",
    "written": "triangle",
    LINE_CHECK: "cross",
}


class Rows(NamedTuple):
    """What a timeline asks of each contact, side by side: a hundred thousand are read at once.

    Lists of plain values, so that the collector of garbage has nothing to walk through; kept
    between two pictures, they make the second one fast. `contacts` is asked only for those that
    are drawn by themselves, so it may read them when it is asked.
    """

    contacts: Sequence[Contact]
    ids: list[str]
    firsts: list[int]
    lasts: list[int]
    levels: list[str]
    kinds: list[str]
    confidences: list[str]
    sources: int


class Mark(NamedTuple):
    """One shape in one lane: a contact, or a column of several; days as ordinals.

    `ids` are all of them up to IDS_MAX, and none if there are more; `contact` if there is one.
    """

    lane: str
    first: int
    last: int
    n: int
    records: int
    kinds: dict[str, int]
    ids: tuple[str, ...]
    contact: Contact | None
    is_column: bool


class Silence(NamedTuple):
    """A time without a contact of one lane, longer than its alarm; days as ordinals."""

    lane: str
    first: int
    last: int
    days_min: int
    days_max: int
    is_open: bool


def placed(contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts in the order that a timeline reads them: by the first moment of their dates."""
    return sorted(contacts, key=_FIRST_S)


def rows(contacts: Sequence[Contact]) -> Rows:
    """The rows of contacts that are sorted as by `placed`."""
    return Rows(
        contacts,
        [contact.id for contact in contacts],
        list(map(_FIRST_S, contacts)),
        list(map(_LAST_S, contacts)),
        [contact.level for contact in contacts],
        [contact.kind for contact in contacts],
        [contact.confidence for contact in contacts],
        len(set(chain.from_iterable(map(_SOURCES, contacts)))),
    )


def lanes_of(found: Iterable[str], levels: Sequence[str] = LEVELS) -> list[str]:
    """The levels that occur, the ledger's own in their order, mixed ones after; OTHERS last."""
    place = {level: number for number, level in enumerate(levels)}

    def order(level: str) -> tuple[bool, list[int], str]:
        parts = level.split("/")
        return "/" in level, [place.get(part, len(place)) for part in parts], level

    names = sorted(set(found), key=order)
    if len(names) > LANES_MAX + 1:
        return [*names[:LANES_MAX], OTHERS]
    return names


def within(found: Rows, first: date, last: date) -> list[int]:
    """The places of those whose dates may fall in the window."""
    start, end = first.toordinal() * DAY_S, last.toordinal() * DAY_S + DAY_S - 1
    low = bisect_left(found.firsts, start - _YEAR_DAYS * DAY_S)
    sure = bisect_left(found.firsts, start, lo=low)
    high = bisect_right(found.firsts, end, lo=sure)
    reaching = [place for place in range(low, sure) if found.lasts[place] >= start]
    return [*reaching, *range(sure, high)]


def _alone(lane: str, found: Rows, place: int) -> Mark:
    first, last = found.firsts[place] // DAY_S, found.lasts[place] // DAY_S
    return Mark(
        lane,
        first,
        last,
        1,
        int(found.confidences[place] == RECORD),
        {found.kinds[place]: 1},
        (found.ids[place],),
        found.contacts[place],
        is_column=False,
    )


def _columns(
    lane: str, held: list[int], found: Rows, start: int, days: int, n: int
) -> list[Mark]:
    cells: dict[int, list[int]] = {}
    firsts, wide, begin = found.firsts, days * DAY_S, start * DAY_S
    for place in held:
        ahead = firsts[place] - begin
        cell = ahead * n // wide if ahead > 0 else 0
        if cell in cells:
            cells[cell].append(place)
        else:
            cells[cell] = [place]
    columns = []
    for cell, places in sorted(cells.items()):
        first = start + -(-cell * days // n)
        last = max(first, start + -(-(cell + 1) * days // n) - 1)
        kinds = Counter([found.kinds[place] for place in places])
        records = sum([found.confidences[place] == RECORD for place in places])
        few = places if len(places) <= IDS_MAX else []
        ids = tuple(sorted(found.ids[place] for place in few))
        alone = found.contacts[places[0]] if len(places) == 1 else None
        columns.append(
            Mark(lane, first, last, len(places), records, kinds, ids, alone, is_column=True)
        )
    return columns


def marked(
    found: Rows,
    first: date,
    last: date,
    most: int,
    lanes: Sequence[str],
    crowd: int | None = None,
) -> list[Mark]:
    """The marks of the contacts within a window, lane by lane.

    When there are more than `most`, a lane that has more than its share is counted into columns;
    and so is one that has more than `crowd`.
    """
    members: dict[str, list[int]] = {lane: [] for lane in lanes}
    others = members.get(OTHERS, [])
    places, levels = within(found, first, last), found.levels
    for place in places:
        members.get(levels[place], others).append(place)
    start, days = first.toordinal(), last.toordinal() - first.toordinal() + 1
    share = max(COLUMNS_MIN, most // max(1, sum(1 for held in members.values() if held)))
    marks_: list[Mark] = []
    for lane, held in members.items():
        few = share if len(places) > most else most if crowd is None else crowd
        if len(held) <= few:
            alone = [_alone(lane, found, place) for place in held]
            marks_ += sorted(alone, key=lambda mark: (mark.first, mark.ids))
        else:
            marks_ += _columns(lane, held, found, start, days, min(share, days))
    return marks_


def silences(
    found: Rows,
    today: date,
    *,
    alarm: int = SILENCE_DAYS,
    alarms: Mapping[str, int] | None = None,
    lanes: Sequence[str] = (),
) -> list[Silence]:
    """The silences of each level that are surely longer than its alarm; line checks do not end one.

    Args:
        found: all contacts of the ledger.
        today: the last day of a silence that nobody has ended.
        alarm: days without a contact that are still quiet.
        alarms: the alarm of single levels, where it differs.
        lanes: the lanes of the picture, if it has one for OTHERS: that one has no silences.
    """
    # Of each level: the latest last and first day so far, and the silence that may yet be narrowed.
    spoke: dict[str, tuple[int, int]] = {}
    ended: dict[str, tuple[int, int]] = {}
    known = alarms or {}
    gaps: list[Silence] = []
    left_out = set(found.levels).difference(lanes) if OTHERS in lanes else set()
    for level, kind, first_s, last_s in zip(
        found.levels, found.kinds, found.firsts, found.lasts, strict=True
    ):
        if kind == LINE_CHECK or level in left_out:
            continue
        first, last = first_s // DAY_S, last_s // DAY_S
        before = spoke.get(level)
        spoke[level] = (last if before is None else max(last, before[0]), first)
        if level in ended:
            place, sure = ended[level]
            if last < sure:
                days_max = gaps[place].days_max - sure + last
                gaps[place] = gaps[place]._replace(days_max=days_max)
                ended[level] = (place, last)
            elif first > sure:
                del ended[level]
        if before is not None and first - before[0] > known.get(level, alarm):
            ended[level] = (len(gaps), last)
            days = first - before[0], last - before[1]
            gaps.append(Silence(level, before[0], first, *days, is_open=False))
    end = today.toordinal()
    for level, (last, first) in spoke.items():
        if end - last > known.get(level, alarm):
            gaps.append(Silence(level, last, end, end - last, end - first, is_open=True))
    return sorted(gaps)


def day_said(contact: Contact, language: str) -> str:
    """A contact's date as a person says it, no more exact than it is known."""
    span = contact.span
    first, month = span.first, month_said(span.first.month, language)
    if not span.partial:
        return f"{first.day} {month} {first.year}"
    return str(first.year) if span.last.month != first.month else f"{month} {first.year}"


def mark_title(mark: Mark, language: str) -> str:
    """What a mark says when it is pointed at: date, who, kind, place and source, or counts."""
    words = WORDS[language]
    contact = mark.contact
    if contact is None:
        kinds = mark.kinds
        told = ", ".join(f"{words[kind]} {kinds[kind]}" for kind in SHAPES if kind in kinds)
        first, last = date.fromordinal(mark.first), date.fromordinal(mark.last)
        count = contacts_said(mark.n, language)
        return f"{count}, {first.isoformat()} \u2013 {last.isoformat()}: {told}"
    people = ", ".join(
        f"{person.name or person.office or person.level} ({person.party})"
        for person in contact.participants[:20]
    )
    place = contact.raw.get("place")
    source = "; ".join(contact.sources[:5]) or words["no_source"]
    said = [day_said(contact, language), people, words[contact.kind], place, source]
    text = " \u00b7 ".join(str(part) for part in said if part)
    return text if len(text) <= TITLE_CHARS_MAX else f"{text[: TITLE_CHARS_MAX - 1]}\u2026"


def as_dict(mark: Mark, language: str) -> dict[str, Any]:
    """A mark as the console draws it.

    `shape` is one of SHAPES' values, or `column` for several contacts counted together.
    """
    alone, language = mark.contact, spoken(language)
    return {
        "lane": mark.lane,
        "from": date.fromordinal(mark.first).isoformat(),
        "to": date.fromordinal(mark.last).isoformat(),
        "shape": "column" if mark.is_column or alone is None else SHAPES[alone.kind],
        "kind": alone.kind if alone else None,
        "partial": alone.span.partial if alone else False,
        "confidence": alone.confidence if alone else None,
        "records": mark.records,
        "count": mark.n,
        "ids": list(mark.ids) or None,
        "title": mark_title(mark, language),
    }


def marks(
    contacts: Sequence[Contact] | Rows,
    first: date,
    last: date,
    max_marks: int = MARKS_MAX,
    *,
    language: str = "en",
    levels: Sequence[str] = LEVELS,
) -> list[dict[str, Any]]:
    """The marks of a window as data for a timeline that a person zooms.

    Args:
        contacts: sorted as by `placed`; or their rows, which need not be read again.
        first: first day of the window.
        last: last day of the window.
        max_marks: beyond about so many, contacts are counted into columns, lane by lane.
        language: of the titles: en, ru or id.
        levels: the levels that the ledger knows, highest first.
    """
    if last < first:
        return []
    found = contacts if isinstance(contacts, Rows) else rows(contacts)
    lanes = lanes_of(found.levels, levels)
    shown = marked(found, first, last, max(1, max_marks), lanes)
    return [as_dict(mark, spoken(language)) for mark in shown]
