"""Pieces of the picture: escaped text, shapes by kind, a scale of days with its ticks.

Everything is said by attributes of the elements, so that the picture has no style sheet, no
script and no reference outside itself, and any content security policy lets it be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from openline.core.contacts.timeline_words import month_said

INK = "#1d3557"
TEXT = "#1b2430"
QUIET = "#5b6675"
GRID = "#d5dbe2"
BAND = "#f5f7f9"
PAPER = "#ffffff"
ALARM = "#8a3d10"
TODAY = "#a4161a"
FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
TICK_PX_MIN = 62
_STEPS = (
    *(("day", n) for n in (1, 2, 7, 14)),
    *(("month", n) for n in (1, 3, 6)),
    *(("year", n) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)
_STEP_DAYS = {"day": 1.0, "month": 30.4, "year": 365.2}
# What XML 1.0 does not allow, and what would turn the order of letters around.
_UNFIT = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(text: str) -> str:
    """A text that can stand in an element or an attribute, whoever wrote it."""
    return _UNFIT.sub("\ufffd", text).translate(_ESCAPES)


def px(value: float) -> str:
    """A length with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def width_of(text: str, size: float) -> float:
    """About how wide a text is, a little more rather than less."""
    wide = sum(1 for letter in text if letter > "\u02ff")
    return size * (0.54 * (len(text) - wide) + 0.6 * wide)


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters."""
    return text if len(text) <= most else f"{text[: most - 1]}\u2026"


class Scale(NamedTuple):
    """Days as ordinals on pixels."""

    first: int
    last: int
    left: float
    right: float

    def x(self, day: float) -> float:
        """Where the middle of a day stands."""
        return self.edge(day + 0.5)

    def edge(self, day: float) -> float:
        """Where a day begins, held inside the picture."""
        share = (day - self.first) / (self.last + 1 - self.first)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))


def text(
    x: float,
    y: float,
    said: str,
    *,
    size: float = 11,
    fill: str = TEXT,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """A line of text."""
    more = ' font-weight="600"' if bold else ""
    if anchor != "start":
        more += f' text-anchor="{anchor}"'
    place = f'x="{px(x)}" y="{px(y)}" font-size="{px(size)}" fill="{fill}"'
    return f"<text {place}{more}>{escaped(said)}</text>"


def shape(kind: str, x: float, y: float, r: float) -> str:
    """The path of a kind's own shape around a point."""
    if kind == "in_person":
        s = r * 0.88
        return f"M{px(x - s)} {px(y - s)}h{px(2 * s)}v{px(2 * s)}h{px(-2 * s)}z"
    if kind == "video":
        s = r * 1.22
        return f"M{px(x)} {px(y - s)}l{px(s)} {px(s)}l{px(-s)} {px(s)}l{px(-s)} {px(-s)}z"
    if kind == "written":
        s = r * 1.15
        return f"M{px(x)} {px(y - s)}l{px(s)} {px(1.85 * s)}h{px(-2 * s)}z"
    if kind == "line_check":
        s = r * 0.8
        arms = f"l{px(2 * s)} {px(2 * s)}m0 {px(-2 * s)}l{px(-2 * s)} {px(2 * s)}"
        return f"M{px(x - s)} {px(y - s)}{arms}"
    return f"M{px(x - r)} {px(y)}a{px(r)} {px(r)} 0 1 0 {px(2 * r)} 0a{px(r)} {px(r)} 0 1 0 {px(-2 * r)} 0z"


def drawn(kind: str, confidence: str, x: float, y: float, r: float) -> str:
    """The attributes and path of one contact: filled if a record, hollow if told by others."""
    is_filled = confidence == "record" and kind != "line_check"
    fill = INK if is_filled else PAPER
    dashes = ' stroke-dasharray="2.2 1.6"' if confidence == "uncertain" else ""
    if kind == "line_check":
        width = 2.6 if confidence == "record" else 1.2
        fill = "none"
    else:
        width = 1.6
    d = shape(kind, x, y, r)
    return f'<path d="{d}" fill="{fill}" stroke="{INK}" stroke-width="{width}"{dashes}'


def _first_tick(first: date, unit: str, n: int) -> date:
    if unit == "year":
        return date(max(1, first.year // n * n), 1, 1)
    if unit == "month":
        return date(first.year, (first.month - 1) // n * n + 1, 1)
    return date.fromordinal(max(1, (first.toordinal() - 1) // n * n + 1))  # weeks from Mondays


def _next_tick(day: date, unit: str, n: int) -> date:
    if unit == "day":
        return date.fromordinal(day.toordinal() + n)
    months = day.year * 12 + day.month - 1 + (n if unit == "month" else 12 * n)
    if unit == "year":
        return date(months // 12 // n * n, 1, 1)
    return date(months // 12, months % 12 + 1, 1)


def ticks(scale: Scale, language: str) -> Iterator[tuple[int, str, bool]]:
    """Days of the scale with what is written there, and whether a year begins."""
    per_px = (scale.last + 1 - scale.first) / (scale.right - scale.left)
    unit, n = next(
        (step for step in _STEPS if step[1] * _STEP_DAYS[step[0]] >= TICK_PX_MIN * per_px),
        _STEPS[-1],
    )
    day = _first_tick(date.fromordinal(scale.first), unit, n)
    year_said = 0
    while day.toordinal() <= scale.last:
        if day.toordinal() >= scale.first:
            said = str(day.year)
            if unit != "year":
                said = f"{month_said(day.month, language)} {said}"
            if unit == "day":
                said = said if day.year != year_said else said.rsplit(" ", 1)[0]
                said = f"{day.day} {said}"
            year_said = day.year
            yield day.toordinal(), said, day.month == 1 and day.day == 1
        try:
            day = _next_tick(day, unit, n)
        except (ValueError, OverflowError):
            return
