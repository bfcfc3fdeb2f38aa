"""STOP's own budget: 1 a second, burst 20; beyond it STOPs are folded, none is dropped (RCT-10)."""

from __future__ import annotations

from typing import Any, NamedTuple

from openline.core.forms.contents import STOP_TEXTS_MAX
from openline.core.node.turn import OfficerKey

BURST = 20
REFILL_MS = 1000
FOLDED_CHARACTERS_MAX = 8000


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
        requests: list[int] = []
        texts: list[str] = []
        rest: list[tuple[int, Stop]] = []
        position = None
        for request, stop in self._kept:
            text = str(stop.args.get("text") or "")
            fits = sum(map(len, texts)) + len(text) <= FOLDED_CHARACTERS_MAX
            same = (stop.line, stop.officer.certificate) == (
                first.line,
                first.officer.certificate,
            )
            if same and fits and len(texts) < STOP_TEXTS_MAX:
                requests.append(request)
                texts.append(text)
                position = stop.args.get("position") or position
            else:
                rest.append((request, stop))
        self._kept = rest
        args = {**first.args, "texts": texts, "position": position}
        return [(requests, Stop(first.line, first.officer, args))]
