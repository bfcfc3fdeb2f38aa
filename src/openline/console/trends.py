"""What only grows useful over time: the clock offset of the last day, a point a minute."""

from __future__ import annotations

from collections import deque
from typing import Any

EVERY_MS = 60_000
POINTS_MAX = 1440


class Trends:
    """Kept in memory: after a restart it begins again."""

    def __init__(self) -> None:
        self._offsets: dict[str, deque[tuple[int, int | None]]] = {}
        self._next_mono_ms = 0

    def tick(self, status: dict[str, Any], wall_ms: int, mono_ms: int) -> None:
        """Take a point of every peer, if a minute has passed; an offset not known stays null."""
        if mono_ms < self._next_mono_ms:
            return
        self._next_mono_ms = mono_ms + EVERY_MS
        for line in status["lines"]:
            for peer in line["peers"]:
                points = self._offsets.setdefault(peer["party"], deque(maxlen=POINTS_MAX))
                points.append((wall_ms, peer["clock_offset_ms"]))

    def offsets(self, party: str) -> list[list[int | None]]:
        """[[ms UTC, offset ms or null], ...] of one peer, oldest first."""
        return [list(point) for point in self._offsets.get(party, ())]
