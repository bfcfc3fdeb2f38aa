"""From a frame to lines of text: two columns, Amber left, Cobalt right, from 80 cells on."""

from __future__ import annotations

from typing import NamedTuple

from openline.demo.cells import cut, pad, plain, width, wrap
from openline.demo.frame import LIGHTS, Frame, Head, Row

CELLS_MIN, CELLS_MAX = 60, 120
CLOCK_CELLS = 8
ROWS_MIN = 5
LEVEL_MS = 50
ROOMY_LINES = 36
INKS = {
    "bold": "1",
    "dim": "2",
    "good": "32",
    "bad": "1;31",
    "stop": "1;31",
    "warn": "33",
    "banner": "1;30;43",
    "name": "1;36",
    "typed": "36",
}


class Hand(NamedTuple):
    """How a terminal may be written on: colour or not, symbols beyond ASCII or not."""

    has_colour: bool
    has_symbols: bool

    def ink(self, text: str, ink: str) -> str:
        """The text in a colour, if there is one; never colour alone."""
        if not ink or not self.has_colour:
            return text
        return f"\x1b[{INKS[ink]}m{text}\x1b[0m"

    def sign(self, symbol: str, letters: str) -> str:
        """A symbol, or letters where the terminal has none."""
        return symbol if self.has_symbols else letters

    def ascii(self, line: str) -> str:
        """The line as this terminal can show it."""
        if self.has_symbols:
            return line
        return line.replace("…", "~").encode("ascii", "replace").decode()


class Cell(NamedTuple):
    """One line of one column."""

    text: str
    ink: str = ""
    clock: str = ""


def _clock(row: Row, began_ms: int) -> str:
    if row.at_ms is None:
        return ""
    return f"{max(0.0, (row.at_ms - began_ms) / 1000):.1f} s"


def _cells(row: Row, began_ms: int, cells: int, *, whole: bool) -> list[Cell]:
    room = cells - CLOCK_CELLS
    if row.ink == "typed":
        typed = plain(row.text)
        if not whole:
            return [Cell(cut(typed, cells), "typed")]
        head, *rest = wrap(typed, cells - 2)
        return [Cell(head, "typed"), *(Cell(f"  {line}", "typed") for line in rest)]
    first, *more = wrap(plain(row.text), room)
    found = [Cell(first, row.ink, _clock(row, began_ms))]
    found += [Cell(text, row.ink) for text in more]
    found += [Cell(text, "bold") for text in wrap(plain(row.quote), room) if text]
    return found


def _are_one(before: Row, row: Row) -> bool:
    near = abs((before.at_ms or 0) - (row.at_ms or 0)) <= LEVEL_MS
    return near and before.text == row.text and before.party != row.party


def _columns(frame: Frame, cells: int, *, whole: bool) -> list[list[Cell | None]]:
    """Rows side by side; whatever came later never stands higher on the other side.

    The same words at the same time on both sides stand on one line.
    """
    tall: list[list[Cell]] = [[], []]
    last: Row | None = None
    last_top = 0
    for number, row in enumerate(frame.rows):
        follows = frame.rows[number + 1] if number + 1 < len(frame.rows) else None
        side = 0 if row.party == frame.heads[0].name else 1
        top = max(len(tall[side]), last_top)
        if follows is not None and _are_one(row, follows):
            top = max(len(tall[0]), len(tall[1]))
        elif last is not None and row.party != last.party and not _are_one(last, row):
            top = max(top, last_top + 1)
        tall[side] += [Cell("")] * (top - len(tall[side]))
        tall[side] += _cells(row, frame.began_ms, cells, whole=whole)
        last, last_top = row, top
    height = max(len(tall[0]), len(tall[1]))
    return [[side[at] if at < len(side) else None for side in tall] for at in range(height)]


def _side(cell: Cell | None, cells: int, hand: Hand) -> str:
    if cell is None:
        return " " * cells
    if cell.ink == "typed":
        return hand.ink(pad(cell.text, cells), "typed")
    clock = hand.ink(f"{cell.clock:>{CLOCK_CELLS - 1}} ", "dim")
    return clock + hand.ink(pad(cell.text, cells - CLOCK_CELLS), cell.ink)


def _beside(left: str, right: str, hand: Hand) -> str:
    return f" {left} {hand.ink(hand.sign('│', '|'), 'dim')} {right}"


def _head_lines(heads: tuple[Head, Head], cells: int, hand: Hand) -> list[str]:
    def name(head: Head) -> str:
        said = pad(f"{head.name.upper()}  {head.people}", cells)
        end = len(head.name)
        return hand.ink(said[:end], "name") + hand.ink(said[end:], "dim")

    def state(head: Head) -> str:
        node = cut(head.node, cells)
        gap = "  " if head.line else ""
        line = pad(gap + head.line, cells - width(node)) if cells > width(node) else ""
        return hand.ink(node, head.node_ink) + hand.ink(line, head.line_ink)

    return [
        _beside(name(heads[0]), name(heads[1]), hand),
        _beside(state(heads[0]), state(heads[1]), hand),
    ]


def _rule(cells: int, hand: Hand, cross: str) -> str:
    bar = hand.sign("─", "-")
    half = (cells - 3) // 2
    return hand.ink(bar * (half + 2) + cross + bar * (cells - half - 3), "dim")


def _label(label: str, text: str, cells: int, hand: Hand) -> list[str]:
    lines = wrap(text, cells - 8)
    first = hand.ink(f" {label:<5}", "bold")
    return [f"{first} {lines[0]}", *(f"       {line}" for line in lines[1:])]


def _lamp_lines(frame: Frame, hand: Hand) -> list[str]:
    if not frame.lamps:
        return []
    wide = [max(len(light), 8) + 1 for light in LIGHTS]
    names = "".join(pad(light, room) for light, room in zip(LIGHTS, wide, strict=True))
    lines = [hand.ink(f" {'LIGHTS':<11}" + names.rstrip(), "dim")]
    for lamp in frame.lamps:
        line = hand.ink(f" {pad(lamp.name, 11)}", "bold")
        for light, room in zip(LIGHTS, wide, strict=True):
            seconds = lamp.seconds.get(light)
            if seconds is None:
                line += hand.ink(pad(hand.sign("○", ".") + " dark", room), "dim")
            else:
                line += hand.ink(pad(f"{hand.sign('●', '*')} {_short(seconds)}", room), "good")
        lines.append(line.rstrip())
    return lines


def _short(seconds: float) -> str:
    if seconds < 10:
        return f"{seconds:.2f} s"
    return f"{seconds:.1f} s" if seconds < 100 else f"{seconds:.0f} s"


def _top(frame: Frame, cells: int, hand: Hand) -> list[str]:
    words = "EXERCISE   nothing here is real traffic   EXERCISE"
    room = cells - width(words)
    banner = " " * (room // 2) + words + " " * (room - room // 2)
    full, empty = hand.sign("▰", "#"), hand.sign("▱", ".")
    steps = full * frame.number + empty * (frame.total - frame.number)
    place = f" OPENLINE  scene {frame.number} of {frame.total}  {steps}  "
    title = hand.ink(place, "dim") + hand.ink(cut(frame.title, cells - width(place)), "bold")
    lines = [hand.ink(banner, "banner"), title]
    lines += _label("THEN", frame.then, cells, hand)
    lines += _label("HERE", frame.here, cells, hand)
    return lines


def paint_row(row: Row, *, left: bool, cells: int, hand: Hand) -> list[str]:
    """One row by itself, in the column of its party."""
    column = (max(CELLS_MIN, min(cells, CELLS_MAX)) - 4) // 2
    lines = []
    for cell in _cells(row, row.at_ms or 0, column, whole=True):
        bare = cell._replace(clock="")
        sides = (bare, None) if left else (None, bare)
        painted = [_side(side, column, hand) for side in sides]
        lines.append(_beside(painted[0], painted[1], hand).rstrip())
    return lines


def paint(frame: Frame, cells: int, height: int | None, hand: Hand) -> list[str]:
    """The frame as lines.

    Args:
        frame: what to show.
        cells: the width of the terminal.
        height: lines that fit; the oldest rows of the columns give way. None: all of them.
        hand: what the terminal can show.
    """
    cells = max(CELLS_MIN, min(cells, CELLS_MAX))
    column = (cells - 4) // 2
    tee, foot = hand.sign("┼", "+"), hand.sign("┴", "+")
    head = _top(frame, cells, hand)
    head += ["", *_head_lines(frame.heads, column, hand), _rule(cells, hand, tee)]
    tail = [_rule(cells, hand, foot), *_lamp_lines(frame, hand)]
    tail += [hand.ink(f" {cut(plain(text), cells - 2)}", ink) for text, ink in frame.notes]
    if frame.clock:
        tail.append(hand.ink(f" {cut(frame.clock, cells - 2)}", "warn"))
    if frame.footer:
        tail.append(hand.ink(f" {cut(frame.footer, cells - 2)}", "dim"))
    rows = _columns(frame, column, whole=height is None or height >= ROOMY_LINES)
    if height is not None:
        if len(head) + len(tail) + ROWS_MIN > height:
            head.remove("")
        room = max(1, height - len(head) - len(tail))
        rows = rows[-room:]
    body = [
        _beside(_side(left, column, hand), _side(right, column, hand), hand)
        for left, right in rows
    ]
    return [hand.ascii(line.rstrip()) for line in [*head, *body, *tail]]
