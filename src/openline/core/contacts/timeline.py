"""The timeline of the ledger as one picture: lanes by level, marks by kind, silences hatched.

A standalone SVG in plain attributes: no script, no style sheet, no font or link from outside. Kinds
differ by shape and what is of record by filling, so that it can be read in grey and on paper.
The same contacts and the same day give the same picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from openline.core.contacts.contact import Contact
from openline.core.contacts.days import DAY_S
from openline.core.contacts.levels import LEVELS
from openline.core.contacts.timeline_drawing import (
    ALARM,
    BAND,
    FONT,
    GRID,
    INK,
    PAPER,
    QUIET,
    TODAY,
    Scale,
    drawn,
    escaped,
    px,
    shortened,
    text,
    ticks,
    width_of,
)
from openline.core.contacts.timeline_lanes import (
    LANE_PX,
    ROW_PX,
    Label,
    column_parts,
    label_parts,
    labels,
    silence_parts,
    single_parts,
)
from openline.core.contacts.timeline_marks import (
    MARKS_MAX,
    OTHERS,
    SHAPES,
    SILENCE_DAYS,
    Mark,
    Rows,
    Silence,
    day_said,
    lanes_of,
    marked,
    marks,
    placed,
    rows,
    silences,
)
from openline.core.contacts.timeline_words import (
    WORDS,
    contacts_said,
    level_said,
    month_said,
    number,
    spoken,
)

__all__ = ["Rows", "marks", "placed", "rows", "silences", "svg"]

SILENCES_DRAWN_MAX = 400  # the longest; far more would be a grey smear
LABELLED_MAX = 60  # marks of one lane that are written beside
CROWD_MAX = 150  # marks of one lane beyond which shapes would cover each other
WIDTH_MIN, WIDTH_MAX = 600, 8000
_LEFT = 176.0
_RIGHT = 26.0
_TOP = 96.0
_LANE_CHARS = 26


class Lane(NamedTuple):
    """One lane as it will be drawn."""

    level: str
    marks: list[Mark]
    silences: list[Silence]
    labels: list[Label]
    top: float
    height: float
    total: int


def svg(
    contacts: Sequence[Contact] | Rows,
    *,
    today: date,
    language: str = "en",
    first: date | None = None,
    last: date | None = None,
    width: int = 1100,
    levels: Sequence[str] = LEVELS,
    alarm: int = SILENCE_DAYS,
    alarms: Mapping[str, int] | None = None,
) -> str:
    """The timeline of a ledger as an SVG document.

    Args:
        contacts: in any order; or the rows of sorted ones, which need not be read again.
        today: where today's line stands and open silences end.
        language: en, ru or id; another is told in English.
        first: first day shown; without it the first day of the ledger.
        last: last day shown; without it today, or the last day of the ledger if that is later.
        width: of the picture, in pixels.
        levels: the levels that the ledger knows, highest first.
        alarm: days without a contact that are still quiet.
        alarms: the alarm of single levels, where it differs.
    """
    language = spoken(language)
    ledger = contacts if isinstance(contacts, Rows) else rows(placed(contacts))
    width = min(WIDTH_MAX, max(WIDTH_MIN, width))
    scale = _scale(ledger, today, first, last, width)
    window = date.fromordinal(scale.first), date.fromordinal(scale.last)
    names = lanes_of(ledger.levels, levels)
    quiet = [
        gap
        for gap in silences(ledger, today, alarm=alarm, alarms=alarms, lanes=names)
        if gap.last >= scale.first and gap.first <= scale.last
    ]
    is_cut = len(quiet) > SILENCES_DRAWN_MAX
    quiet = sorted(quiet, key=lambda gap: (-gap.days_min, gap))[:SILENCES_DRAWN_MAX]
    found = marked(ledger, *window, MARKS_MAX, names, CROWD_MAX)
    lanes = _lanes(names, found, quiet, scale, language)
    beyond = max((label.end for lane in lanes for label in lane.labels), default=0.0)
    if beyond > width - 14:
        scale = scale._replace(right=max(scale.right - (beyond - width + 14), width * 0.6))
        lanes = _lanes(names, found, quiet, scale, language)
    bottom = lanes[-1].top + lanes[-1].height if lanes else _TOP + LANE_PX
    legend, height = _legend(width, bottom + 34, language, is_cut=is_cut)
    parts = [
        _opening(width, height, language),
        *_heading(ledger, language),
        *_ground(lanes, scale, bottom, width, language),
        *_todays_line(scale, bottom, today, language),
    ]
    for place, lane in enumerate(lanes):
        parts += _lane(lane, scale, BAND if place % 2 == 0 else PAPER, language)
    return "\n".join([*parts, *legend, "</svg>\n"])


def _scale(
    ledger: Rows, today: date, first: date | None, last: date | None, width: int
) -> Scale:
    """The days shown: all, with a margin, or the ones asked for."""
    days = [today.toordinal()]
    if ledger.ids:
        days += ledger.firsts[0] // DAY_S, max(ledger.lasts) // DAY_S
    start, end = min(days), max(days)
    margin = max(10, (end - start) // 50)
    start = first.toordinal() if first else start - margin
    end = last.toordinal() if last else end + margin
    start, end = max(1, start), min(date.max.toordinal(), end)
    if end <= start:
        start, end = min(start, end), min(date.max.toordinal(), max(start, end) + 1)
    return Scale(start, end, _LEFT, width - _RIGHT)


def _lanes(
    names: Sequence[str],
    found: Iterable[Mark],
    quiet: Iterable[Silence],
    scale: Scale,
    language: str,
) -> list[Lane]:
    """Each lane with what it holds, one below the other, as high as its labels need."""
    by_lane: dict[str, list[Mark]] = {name: [] for name in names}
    gaps: dict[str, list[Silence]] = {name: [] for name in names}
    for mark in found:
        by_lane[mark.lane].append(mark)
    for gap in sorted(quiet, key=lambda one: one.first):
        gaps[gap.lane].append(gap)
    lanes, top = [], _TOP
    for name in names:
        held = by_lane[name]
        is_labelled = len(held) <= LABELLED_MAX and not any(one.is_column for one in held)
        beside = labels(held, scale, language) if is_labelled else []
        rows = 1 + max((label.row for label in beside), default=-1)
        height = LANE_PX + (rows * ROW_PX if beside else 0)
        count = sum(mark.n for mark in held)
        lanes.append(Lane(name, held, gaps[name], beside, top, height, count))
        top += height
    return lanes


def _opening(width: int, height: float, language: str) -> str:
    title = escaped(WORDS[language]["title"])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {px(height)}" width="{width}"'
        f' height="{px(height)}" lang="{language}" xml:lang="{language}" font-family="{FONT}">\n'
        f"<title>{title}</title>\n"
        '<defs><pattern id="silence" width="6" height="6" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect width="6" height="6" fill="#fbf1e9"/>'
        f'<path d="M0 0V6" stroke="{ALARM}" stroke-width="1.8" stroke-opacity=".5"/></pattern></defs>\n'
        f'<rect width="{width}" height="{px(height)}" fill="{PAPER}"/>'
    )


def _heading(ledger: Rows, language: str) -> list[str]:
    """What the picture is, and what it rests on."""
    words = WORDS[language]
    said = words["empty"]
    contacts = ledger.contacts
    if ledger.ids:
        latest = max(ledger.lasts)
        said = words["coverage"].format(
            n=contacts_said(len(ledger.ids), language),
            first=day_said(contacts[0], language),
            last=day_said(contacts[ledger.lasts.index(latest)], language),
            sources=number(ledger.sources, language),
        )
    return [
        text(20, 34, words["title"], size=19, bold=True),
        text(20, 54, said, size=12, fill=QUIET),
    ]


def _ground(
    lanes: Sequence[Lane], scale: Scale, bottom: float, width: int, language: str
) -> list[str]:
    """Bands behind the lanes, and the scale above and below."""
    parts = [
        f'<rect x="12" y="{px(lane.top)}" width="{px(width - 24)}" height="{px(lane.height)}" fill="{BAND}"/>'
        for lane in lanes[::2]
    ]
    for day, said, is_year in ticks(scale, language):
        x = scale.edge(day)
        weight = "1.1" if is_year else ".7"
        parts.append(
            f'<path d="M{px(x)} {px(_TOP - 6)}V{px(bottom + 5)}" stroke="{GRID}" stroke-width="{weight}"/>'
        )
        if x + width_of(said, 10) / 2 <= width - 4:
            parts += [
                text(x, y, said, size=10, fill=QUIET, anchor="middle")
                for y in (_TOP - 11, bottom + 17)
            ]
    parts.append(
        f'<path d="M{px(_LEFT)} {px(_TOP)}H{px(scale.right)}M{px(_LEFT)} {px(bottom)}H{px(scale.right)}" stroke="{QUIET}" stroke-width=".8"/>'
    )
    return parts


def _todays_line(scale: Scale, bottom: float, today: date, language: str) -> list[str]:
    if not scale.first <= today.toordinal() <= scale.last:
        return []
    x = scale.x(today.toordinal())
    day = f"{today.day} {month_said(today.month, language)} {today.year}"
    said = WORDS[language]["today"].format(day=day)
    half = width_of(said, 10.5) / 2
    middle = min(max(x, _LEFT + half), scale.right + 20 - half)
    return [
        f'<path d="M{px(x)} {px(_TOP - 24)}V{px(bottom + 4)}" stroke="{TODAY}" stroke-width="1.4" stroke-dasharray="5 3"/>',
        text(middle, _TOP - 27, said, size=10.5, fill=TODAY, anchor="middle", bold=True),
    ]


def _lane_name(lane: Lane, language: str) -> list[str]:
    """The level in one or two lines, and how many contacts the lane shows."""
    words = WORDS[language]
    count = contacts_said(lane.total, language)
    if any(mark.is_column for mark in lane.marks):
        most = max(mark.n for mark in lane.marks)
        count = words["most"].format(n=count, most=number(most, language))
    said = level_said(lane.level, language)
    if lane.level == OTHERS:
        said = words["others"]
    first, slash, second = said.partition(" / ")
    if slash and len(said) <= _LANE_CHARS:
        first, second = said, ""
    lines = [f"{first} /" if second else first, *([second] if second else [])]
    y = lane.top + (16 if second else 22)
    parts = [f"<g><title>{escaped(said)}</title>"]
    for line in lines:
        parts.append(text(20, y, shortened(line, _LANE_CHARS), size=11.5, bold=True))
        y += 13
    small = 9.5 if width_of(count, 9.5) < _LEFT - 24 else 8
    return [*parts, text(20, y, count, size=small, fill=QUIET), "</g>"]


def _lane(lane: Lane, scale: Scale, ground: str, language: str) -> list[str]:
    y = lane.top + LANE_PX / 2
    columns = [mark for mark in lane.marks if mark.is_column]
    parts = ["<g>", *_lane_name(lane, language)]
    parts.append(
        f'<path d="M{px(scale.left)} {px(y)}H{px(scale.right)}" stroke="{GRID}" stroke-width="1"/>'
        if not columns
        else ""
    )
    parts += silence_parts(lane.silences, lane.marks, scale, y, language)
    parts += label_parts(lane.labels, y, ground)
    if columns:
        base = lane.top + lane.height
        parts += column_parts(columns, scale, base - 3, lane.height - 8, language)
    else:
        parts += single_parts(lane.marks, scale, y, language)
    return [*(part for part in parts if part), "</g>"]


def _legend(width: int, top: float, language: str, *, is_cut: bool) -> tuple[list[str], float]:
    """What each sign means, in as many rows as it takes; and where the picture ends."""
    words = WORDS[language]
    silence = words["silences"].format(n=SILENCES_DRAWN_MAX) if is_cut else words["silence"]
    bar = f'fill="#c9d6e6" stroke="{INK}" stroke-width=".8"'
    signs = [(f"{drawn(kind, 'press', 8, -4, 5.4)}/>", words[kind]) for kind in SHAPES]
    signs += [
        (f"{drawn('voice', 'record', 8, -4, 5.4)}/>", words["record"]),
        (f"{drawn('voice', 'press', 8, -4, 5.4)}/>", words["press"]),
        (f"{drawn('voice', 'uncertain', 8, -4, 5.4)}/>", words["uncertain"]),
        (f'<rect x="-3" y="-7" width="22" height="6" rx="3" {bar}/>', words["partial"]),
        (
            f'<rect x="-3" y="-11" width="22" height="14" fill="url(#silence)" stroke="{ALARM}" stroke-width=".6"/>',
            silence,
        ),
        (
            f'<path d="M-2 1v-6h4v6zM4 1v-13h4v13zM10 1v-9h4v9z" fill="{INK}"/>',
            words["density"],
        ),
    ]
    parts, x, y = ["<g>"], 24.0, top + 16
    for sign, said in signs:
        wide = 30 + width_of(said, 10.5) + 16
        if x + wide > width - 12:
            x, y = 24.0, y + 22
        parts.append(f'<g transform="translate({px(x)} {px(y)})">{sign}')
        parts.append(text(25, 0, said, size=10.5, fill=QUIET) + "</g>")
        x += wide
    return [*parts, "</g>"], y + 18
