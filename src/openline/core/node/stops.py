"""STOP's own budget: 1 a second, burst 20; beyond it STOPs are folded, none is dropped (RCT-10)."""

from __future__ import annotations

from typing import Any, NamedTuple

from openline.core.forms.contents import STOP_TEXTS_MAX
from openline.core.node.turn import OfficerKey

BURST = 20
REFILL_MS = 1000
FOLDED_BYTES_MAX = 24_000  # an entry's body has 32,768; the rest is the act and the position
_ALIKE = ("mode", "language", "ref")


class Stop(NamedTuple):
    """A STOP as an officer gave it."""

    line: bytes
    officer: OfficerKey
    args: dict[str, Any]


class Bucket:
    """Lets STOPs through, or keeps them for at most a second to be folded."""

    def __init__(self) -> None:
        self._tokens = float(BURST)
        self._at_mono_ms: int | None = None
        self._kept: list[tuple[int, Stop]] = []

    def _refill(self, mono_ms: int) -> None:
        if self._at_mono_ms is not None:
            self._tokens = min(BURST, self._tokens + (mono_ms - self._at_mono_ms) / REFILL_MS)
        self._at_mono_ms = mono_ms

    def admits(self, mono_ms: int) -> bool:
        """Whether a STOP goes by itself now."""
        self._refill(mono_ms)
        if self._kept or self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def keep(self, request: int, stop: Stop) -> None:
        """Keep a STOP for the next fold; its sender is answered when it is on disk."""
        self._kept.append((request, stop))

    def fold(self, mono_ms: int) -> list[tuple[list[int], Stop]]:
        """The one folded STOP of this second for each line and officer, with whose requests it answers."""
        self._refill(mono_ms)
        if not self._kept or self._tokens < 1:
            return []
        self._tokens -= 1
        _, first = self._kept[0]
        taken: list[tuple[int, Stop]] = []
        rest: list[tuple[int, Stop]] = []
        size = 0
        for request, stop in self._kept:
            more = len(_said(stop).encode("utf-8", "surrogatepass")) + 4
            fits = not taken or size + more <= FOLDED_BYTES_MAX
            if _may_share(stop, first) and fits and len(taken) < STOP_TEXTS_MAX:
                taken.append((request, stop))
                size += more
            else:
                rest.append((request, stop))
        self._kept = rest
        return [([request for request, _ in taken], _folded([stop for _, stop in taken]))]


def _may_share(one: Stop, other: Stop) -> bool:
    """Whether two STOPs can stand in one item: one officer's, and never of two modes.

    What was signed elsewhere cannot be folded without its officer; it goes by itself [RCT-10].
    """
    if one is other:
        return True
    if one.args.get("signature") or other.args.get("signature"):
        return False
    return (one.line, one.officer.certificate) == (
        other.line,
        other.officer.certificate,
    ) and all((one.args.get(key) or None) == (other.args.get(key) or None) for key in _ALIKE)


def _said(stop: Stop) -> str:
    """The text with its position, as it stands if the positions of a fold differ."""
    place = stop.args.get("position")
    text = str(stop.args.get("text") or "")
    return f"{text} [{place[2]}]" if place else text


def _folded(found: list[Stop]) -> Stop:
    """One STOP with all texts; one position if all have the same, else each beside its text."""
    places = [stop.args.get("position") for stop in found]
    first = found[0]
    if all(place == places[0] for place in places):
        texts = [str(stop.args.get("text") or "") for stop in found]
        args = {**first.args, "texts": texts}
    else:
        args = {**first.args, "texts": [_said(stop) for stop in found], "position": None}
    return Stop(first.line, first.officer, args)
