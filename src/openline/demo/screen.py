"""The terminal: one page a scene, drawn anew as it goes, left whole in the scrollback."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import sys
import termios
import time
import tty
from typing import Any, Self, TextIO

from openline.demo.frame import Frame
from openline.demo.painting import Hand, paint


def _is_terminal(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM", "") not in ("", "dumb")


def hand_for(stream: TextIO) -> Hand:
    """What a stream can show: NO_COLOR and TERM=dumb are respected, ASCII where it must be."""
    has_colour = _is_terminal(stream) and not os.environ.get("NO_COLOR")
    encoding = (stream.encoding or "ascii").lower().replace("-", "")
    return Hand(has_colour, encoding.startswith("utf"))


class Screen:
    """Draws frames on a stream; on a terminal in place, elsewhere each scene once at its end."""

    def __init__(self, stream: TextIO | None, *, is_live: bool) -> None:
        self._stream = stream
        self.is_live = is_live and stream is not None and _is_terminal(stream)
        self.hand = hand_for(stream) if stream is not None else Hand(False, False)
        self._drawn = 0
        self._last: list[str] = []

    def _size(self) -> os.terminal_size:
        return shutil.get_terminal_size((80, 24))

    @property
    def cells(self) -> int:
        """The width of the terminal now."""
        return self._size().columns

    def _write(self, text: str) -> None:
        if self._stream is not None:
            self._stream.write(text)
            self._stream.flush()

    def open(self) -> None:
        """Begin: on a terminal without the cursor."""
        if self.is_live:
            self._write("\x1b[?25l")

    def close(self) -> None:
        """End: the terminal as it was."""
        if self.is_live:
            self._write("\x1b[?25h")

    def page(self) -> None:
        """A clean page; what stood on the screen goes to the scrollback whole."""
        if self.is_live:
            self._write("\n" * (self._size().lines - 1) + "\x1b[H")
        self._drawn, self._last = 0, []

    def draw(self, frame: Frame) -> None:
        """Show the frame as it is now."""
        if not self.is_live:
            return
        columns, lines = self._size()
        painted = paint(frame, columns, lines - 1, self.hand)
        if painted == self._last:
            return
        up = f"\x1b[{self._drawn}F" if self._drawn else ""
        body = "".join(f"{line}\x1b[K\n" for line in painted)
        self._write(f"{up}{body}\x1b[J")
        self._drawn, self._last = len(painted), painted

    def leave(self, frame: Frame) -> None:
        """The scene is over: all of it goes above, nothing cut off."""
        painted = paint(frame, self._size().columns, None, self.hand)
        if self.is_live:
            # Line by line: clearing at the top would leave a second copy in some scrollbacks.
            up = f"\x1b[{self._drawn}F" if self._drawn else ""
            self._write(up + "".join(f"{line}\x1b[K\n" for line in painted))
        else:
            self._write("\n".join(painted) + "\n\n")
        self._drawn, self._last = 0, []

    def say(self, lines: list[str]) -> None:
        """Plain lines below what stands there."""
        self._drawn, self._last = 0, []
        self._write("".join(f"{self.hand.ascii(line)}\n" for line in lines))


class Keys:
    """The keyboard while the story runs: Enter goes on, Space holds. Use as a context."""

    def __init__(self, *, is_wanted: bool) -> None:
        self._before: list[Any] | None = None
        self._descriptor = -1
        if is_wanted and sys.stdin is not None and sys.stdin.isatty():
            self._descriptor = sys.stdin.fileno()

    @property
    def are_there(self) -> bool:
        """Whether there is a keyboard."""
        return self._descriptor >= 0

    def __enter__(self) -> Self:
        if self.are_there:
            with contextlib.suppress(termios.error):
                self._before = termios.tcgetattr(self._descriptor)
                tty.setcbreak(self._descriptor)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._before)

    def pressed(self, seconds: float) -> str:
        """The keys pressed within the time; waits no longer than that, and less if one is."""
        if not self.are_there:
            time.sleep(seconds)
            return ""
        ready, _, _ = select.select([self._descriptor], [], [], seconds)
        return os.read(self._descriptor, 64).decode("utf-8", "replace") if ready else ""
