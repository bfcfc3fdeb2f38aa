"""CSV of contacts: one row a contact, the columns of CON-5, cells with `;` and `|` inside."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from openline.core.base.errors import Refused

CELL_CHARS_MAX = 1_000_000
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

Read = Callable[[str], Any]


class _Wrong(Exception):
    """A cell that cannot be read, and what it should be."""


def split(text: str, mark: str) -> list[str]:
    r"""Parts between marks, trimmed; a mark after a backslash is text: `a\;b`."""
    parts, start = [], 0
    for found in re.finditer(r"\\.|" + re.escape(mark), text, re.DOTALL):
        if found[0] == mark:
            parts.append(text[start : found.start()])
            start = found.end()
    return [part.strip() for part in (*parts, text[start:])]


def _plain(text: str) -> str:
    return re.sub(r"\\([;|\\])", r"\1", text)


def _several(text: str) -> list[str]:
    return [_plain(part) for part in split(text, ";") if part]


def _truth(text: str) -> bool:
    found = _TRUTH.get(text.strip().lower())
    if found is None:
        raise _Wrong("not true or false")
    return found


def _whole(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text.strip()):
        raise _Wrong("not a whole number of minutes")
    return int(text)


def _participants(text: str) -> list[dict[str, str]]:
    people = []
    for part in split(text, ";"):
        if not part:
            continue
        fields = [_plain(field) for field in split(part, "|")]
        if len(fields) != 4:
            raise _Wrong("a participant is not PARTY|name|office|level")
        names = ("party", "name", "office", "level")
        people.append({key: value for key, value in zip(names, fields, strict=True) if value})
    return people


def _follow_ups(text: str) -> list[dict[str, str]]:
    found = []
    for part in split(text, ";"):
        if not part:
            continue
        fields = [_plain(field) for field in split(part, "|")]
        if len(fields) > 3:
            raise _Wrong("a follow-up is not what|due|state")
        names = ("what", "due", "state")
        found.append({key: value for key, value in zip(names, fields, strict=False) if value})
    return found


def _source(text: str) -> str | list[str]:
    found = _several(text)
    return found[0] if len(found) == 1 else found


COLUMNS: dict[str, Read] = {
    **dict.fromkeys(("id", "date", "time", "until", "kind", "place", "zone", "channel"), str),
    **dict.fromkeys(("series", "round", "release", "embargo", "prior", "confidence"), str),
    "note": str,
    "closed": _truth,
    "no_qualified_interpreter": _truth,
    "participants": _participants,
    "topics": _several,
    "follow_ups": _follow_ups,
    "source": _source,
}
BY_PARTY: dict[str, Read] = {
    "accounts": _several,
    "initiator": str,
    "trigger": str,
    "published": str,
    "duration": _whole,
    "persons_named": _several,
    "commitments": _several,
    "interpreters": _several,
}
REQUIRED = ("id", "date", "kind", "participants", "source")


def rows(path: Path) -> Iterator[tuple[str, dict[str, Any], int]]:
    """("row 2", object, characters) of each row; the header is row 1.

    Raises:
        Refused: the header names a column that is unknown, or a cell cannot be read.
    """
    csv.field_size_limit(CELL_CHARS_MAX)
    with path.open(encoding="utf-8-sig", newline="") as file:
        mark = _delimiter(file.readline(CELL_CHARS_MAX))
        file.seek(0)
        reader = csv.reader(file, delimiter=mark, strict=True)
        columns: list[str] = []
        number = line = 0
        while True:
            number, line = number + 1, reader.line_num + 1
            try:
                cells = next(reader, None)
            except csv.Error as error:
                raise Refused(
                    "CON-5",
                    f"row {number} (line {reader.line_num}): not CSV: {error}",
                    "Put quotes around cells, and double a quote inside one.",
                ) from None
            if cells is None:
                return
            if not columns:
                columns = _header(cells)
            elif any(cell.strip() for cell in cells):
                # Cells hold breaks: what an editor calls line 9 may be row 4.
                place = f"row {number}" if line == number else f"row {number} (line {line})"
                yield place, _object(place, columns, cells), sum(map(len, cells))


def _delimiter(header: str) -> str:
    """Comma, semicolon or tab: the one that parts the header; office programs write all three."""
    return max((",", ";", "\t"), key=header.count)


def _header(cells: list[str]) -> list[str]:
    columns = [cell.strip() for cell in cells]
    step = f"Columns are {', '.join(COLUMNS)}; by party: {', '.join(BY_PARTY)}, as accounts:US."
    for place, name in enumerate(columns, 1):
        head, _, party = name.partition(":")
        if name not in COLUMNS and not (head in BY_PARTY and party.strip()):
            raise Refused(
                "CON-5", f"row 1, column {place}: {name[:60]!r} is no known column", step
            )
        if columns.index(name) != place - 1:
            raise Refused("CON-5", f"row 1, column {place}: {name[:60]!r} stands twice", step)
    for name in REQUIRED:
        if name not in columns:
            raise Refused("CON-5", f"row 1: the column {name} is missing", step)
    return columns


def _object(place: str, columns: list[str], cells: list[str]) -> dict[str, Any]:
    if [cell.strip() for cell in cells] == columns:
        raise Refused(
            "CON-5", f"{place}: the header stands here once more", "Keep it in row 1 alone."
        )
    if len(cells) > len(columns):
        raise Refused(
            "CON-5",
            f"{place}: {len(cells)} cells, but the header names {len(columns)} columns",
            "Put quotes around cells that hold the separator.",
        )
    found: dict[str, Any] = {}
    for name, cell in zip(columns, cells, strict=False):
        if not cell.strip():
            continue
        head, _, party = name.partition(":")
        try:
            if name in COLUMNS:
                found[name] = COLUMNS[name](cell.strip())
            else:
                found.setdefault(head, {})[party.strip()] = BY_PARTY[head](cell.strip())
        except _Wrong as wrong:
            raise Refused(
                "CON-5", f"{place}, column {name}: {wrong}", "See CON-5 for its form."
            ) from None
    return found
