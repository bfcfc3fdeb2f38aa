"""One lane of the picture: its silences, its marks, and what is written beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from openline.core.contacts.contact import Contact
from openline.core.contacts.timeline_drawing import (
    ALARM,
    INK,
    PAPER,
    QUIET,
    TEXT,
    Scale,
    drawn,
    escaped,
    px,
    shortened,
    text,
    width_of,
)
from openline.core.contacts.timeline_marks import Mark, Silence, day_said, mark_title
from openline.core.contacts.timeline_words import WORDS, days_said

LANE_PX = 46.0
ROW_PX = 13.0
ROWS_MAX = 4
MARK_R = 6.0
CLOSE_R = 4.2  # where marks stand close
LABEL_CHARS_MAX = 64
LABEL_SIZE = 9.5
GAP_PX_MIN = 0.8  # narrower ones cannot be seen
_SUB_ROWS = (0.0, -11.0, 11.0)


class Label(NamedTuple):
    """What is written beside a mark: from where to where, and in which row below the lane's middle."""

    x: float
    end: float
    row: int
    day: str
    people: str


def _people_said(contact: Contact) -> str:
    """One person of each party at the level of the contact."""
    found: dict[str, str] = {}
    for person in contact.at_level or contact.participants:
        found.setdefault(person.party_key, person.name or person.office or person.party)
    return shortened(" \u2013 ".join(found.values()), LABEL_CHARS_MAX)


def labels(marks: Sequence[Mark], scale: Scale, language: str) -> list[Label]:
    """Dates and names of a lane's marks, from the right, each in the first row with room.

    A row is taken from where its leftmost text or leader begins, so no leader crosses a text.
    """
    taken = [float("inf")] * ROWS_MAX
    found = []
    for mark in sorted(marks, key=lambda one: (-one.first, -one.last, one.ids)):
        contact = mark.contact
        if contact is None:
            continue
        x = (scale.edge(mark.first) + scale.edge(mark.last + 1)) / 2
        day, people = day_said(contact, language), _people_said(contact)
        for said in (people, ""):
            end = x + width_of(f"{day}{said}", LABEL_SIZE) + 16
            row = next((n for n in range(ROWS_MAX) if end <= taken[n]), None)
            if row is not None:
                found.append(Label(x, end, row, day, said))
                taken[: row + 1] = [min(x, old) for old in taken[: row + 1]]
                break
    return found


def label_parts(found: Sequence[Label], y: float, ground: str) -> list[str]:
    """Leaders, and texts on a ground of their own that stands clear of every line."""
    parts = [
        f'<path d="M{px(one.x)} {px(y + MARK_R + 2)}V{px(y + 21 + one.row * ROW_PX)}"'
        f' stroke="{QUIET}" stroke-width=".7"/>'
        for one in found
    ]
    for one in found:
        base = y + 20 + one.row * ROW_PX
        people = escaped(one.people)
        names = (
            f'<tspan dx="6" font-weight="400" fill="{QUIET}">{people}</tspan>' if people else ""
        )
        parts.append(
            f'<rect x="{px(one.x + 2)}" y="{px(base - 9)}" width="{px(one.end - one.x - 6)}"'
            f' height="12" fill="{ground}"/><text x="{px(one.x + 4)}" y="{px(base)}"'
            f' font-size="{LABEL_SIZE}" font-weight="600" fill="{TEXT}">{escaped(one.day)}{names}</text>'
        )
    return parts


def _written_at(left: float, right: float, wide: float, marks: Sequence[float]) -> float | None:
    """Where in a gap its length can be written without a mark above it."""
    room = wide / 2 + MARK_R + 1
    for share in (1 / 2, 1 / 3, 2 / 3, 1 / 5, 4 / 5):
        x = left + (right - left) * share
        is_free = all(abs(x - mark) > room for mark in marks)
        if is_free and x - left >= room and right - x >= room:
            return x
    return None


def silence_parts(
    found: Sequence[Silence], marks: Sequence[Mark], scale: Scale, y: float, language: str
) -> list[str]:
    """Hatched gaps, each with its length where there is room to write it."""
    parts = []
    is_single = not any(mark.is_column for mark in marks)
    is_clear, above_from = is_single and not _are_close(marks, scale), 0.0
    points = [
        (scale.edge(one.first) + scale.edge(one.last + 1)) / 2 for one in marks if is_single
    ]
    for gap in found:
        left = scale.edge(gap.first + 1)
        right = scale.edge(gap.last + (1 if gap.is_open else 0))
        if right - left < GAP_PX_MIN:
            continue
        said = days_said(gap.days_min, gap.days_max, language)
        title = WORDS[language]["to_today" if gap.is_open else "no_contact"].format(days=said)
        parts.append(
            f'<g><title>{escaped(title)}</title><rect x="{px(left)}" y="{px(y - 8)}"'
            f' width="{px(right - left)}" height="16" fill="url(#silence)" stroke="{ALARM}"'
            ' stroke-width=".6"/>'
        )
        for words in (said, said.rsplit(" ", 1)[0]):
            wide = width_of(words, 10) + 6
            x = _written_at(left, right, wide, points)
            if x is not None:
                parts.append(
                    f'<rect x="{px(x - wide / 2)}" y="{px(y - 6.5)}" width="{px(wide)}"'
                    f' height="13" rx="2" fill="{PAPER}"/>'
                    + text(x, y + 3.6, words, size=10, fill=ALARM, anchor="middle", bold=True)
                )
                break
        else:
            middle, wide = (left + right) / 2, width_of(words, 8.5)
            if is_clear and middle - wide / 2 >= above_from and wide <= right - left + 6:
                above_from = middle + wide / 2 + 2
                parts.append(
                    text(
                        middle, y - 12, words, size=8.5, fill=ALARM, anchor="middle", bold=True
                    )
                )
        parts.append("</g>")
    return parts


def _are_close(marks: Sequence[Mark], scale: Scale) -> bool:
    return any(
        scale.edge(b.first) - scale.edge(a.first) < 2 * MARK_R for a, b in pairwise(marks)
    )


def single_parts(marks: Sequence[Mark], scale: Scale, y: float, language: str) -> list[str]:
    """Each contact by its kind's shape, a partial date by a bar; close ones beside each other."""
    close = _are_close(marks, scale)
    r = CLOSE_R if close else MARK_R
    ends = [float("-inf")] * len(_SUB_ROWS)
    parts = []
    for mark in marks:
        contact = mark.contact
        if contact is None:
            continue
        left, right = scale.edge(mark.first), scale.edge(mark.last + 1)
        x = (left + right) / 2
        start = min(left, x - r)
        row = next((n for n, end in enumerate(ends) if end <= start), None)
        if row is None:
            row = min(range(len(ends)), key=ends.__getitem__)
        ends[row] = max(right, x + r) + 1
        at = y + (_SUB_ROWS[row] if close else 0)
        bar = ""
        if contact.span.partial:
            wide = max(right - left, 2 * r + 12)
            bar = (
                f'<rect x="{px(x - wide / 2)}" y="{px(at - 3)}" width="{px(wide)}" height="6"'
                f' rx="3" fill="#c9d6e6" stroke="{INK}" stroke-width=".8"/>'
            )
        title = escaped(mark_title(mark, language))
        parts.append(
            f"<g><title>{title}</title>{bar}"
            f"{drawn(contact.kind, contact.confidence, x, at, r)}/></g>"
        )
    return parts


def column_parts(
    marks: Sequence[Mark], scale: Scale, bottom: float, height: float, language: str
) -> list[str]:
    """Counts as columns: what is of record filled below, what others tell hollow above."""
    most = max(mark.n for mark in marks)
    parts = []
    for mark in marks:
        count, title = mark.n, escaped(mark_title(mark, language))
        left, right = scale.edge(mark.first), scale.edge(mark.last + 1)
        wide = max(1.4, right - left - 0.8)
        tall = max(2.5, height * count / most)
        filled = tall * mark.records / count
        parts.append(
            f"<g><title>{title}</title>"
            f'<rect x="{px(left)}" y="{px(bottom - tall)}" width="{px(wide)}" height="{px(tall)}" fill="#b9c7d8"/>'
        )
        if filled:
            parts.append(
                f'<rect x="{px(left)}" y="{px(bottom - filled)}" width="{px(wide)}" height="{px(filled)}" fill="{INK}"/>'
            )
        parts.append("</g>")
    return parts
