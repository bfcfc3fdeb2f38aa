"""Text in terminal cells: wide and combining characters counted, control characters taken out."""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"


def plain(text: str) -> str:
    """The text on one line, without control, format or surrogate characters.

    What a party wrote must not move the cursor or turn the reading direction of the screen.
    """
    spaced = " ".join(text.split())
    return "".join(mark for mark in spaced if not unicodedata.category(mark).startswith("C"))


def width(text: str) -> int:
    """How many cells a text takes; wide characters two, combining marks none."""
    cells = 0
    for mark in text:
        if unicodedata.combining(mark) or unicodedata.category(mark) in ("Mn", "Me", "Cf"):
            continue
        cells += 2 if unicodedata.east_asian_width(mark) in ("W", "F") else 1
    return cells


def cut(text: str, cells: int) -> str:
    """The text, or its beginning with an ellipsis if it is wider than that."""
    if width(text) <= cells:
        return text
    kept = ""
    for mark in text:
        if width(kept + mark) > cells - 1:
            break
        kept += mark
    return kept.rstrip() + ELLIPSIS if cells > 0 else ""


def pad(text: str, cells: int) -> str:
    """The text cut or filled with spaces to exactly that many cells."""
    short = cut(text, cells)
    return short + " " * (cells - width(short))


def _pieces(word: str, cells: int) -> list[str]:
    """A word that is wider than the line, broken where the line ends."""
    pieces, piece = [], ""
    for mark in word:
        if piece and width(piece + mark) > cells:
            pieces.append(piece)
            piece = ""
        piece += mark
    return [*pieces, piece]


def wrap(text: str, cells: int) -> list[str]:
    """The text in lines of at most that many cells, broken at spaces where there are any."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer) <= cells:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, cells)
        lines += whole
    return [*lines, line] if line or not lines else lines
