"""How much may be stored in an hour without being sent."""

from __future__ import annotations

from collections import deque

from openline.core.base.errors import Unavailable

# What is put here and never sent stays on the disk: so much an hour is enough for any watch.
STORED_BYTES_AN_HOUR_MAX = 256 * 1024 * 1024
HOUR_MS = 3_600_000


class Budget:
    """How many bytes were stored in the last hour."""

    def __init__(self, bytes_max: int = STORED_BYTES_AN_HOUR_MAX) -> None:
        self._bytes_max = bytes_max
        self._taken: deque[tuple[int, int]] = deque()

    def take(self, size: int, now_ms: int) -> None:
        """Take so many bytes.

        Raises:
            Unavailable: the hour's budget is used up.
        """
        while self._taken and self._taken[0][0] <= now_ms - HOUR_MS:
            self._taken.popleft()
        if sum(part for _, part in self._taken) + size > self._bytes_max:
            raise Unavailable(
                "limits", "256 MB were stored within an hour", "Send what is stored, or wait."
            )
        self._taken.append((now_ms, size))
