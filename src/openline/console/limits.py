"""How often somebody who is not known yet may try."""

from __future__ import annotations

BURST = 60
REFILL_MS = 500


class Rate:
    """Attempts to sign in or to enrol, of all together: two a second, sixty at once.

    A challenge is single use and a link's secret has 192 bits, so this only bounds the noise.
    """

    def __init__(self, burst: int = BURST, refill_ms: int = REFILL_MS) -> None:
        self._burst = float(burst)
        self._refill_ms = refill_ms
        self._left = float(burst)
        self._at_ms: int | None = None

    def admits(self, mono_ms: int) -> bool:
        """Whether one more may try now; it is counted."""
        if self._at_ms is not None:
            gained = (mono_ms - self._at_ms) / self._refill_ms
            self._left = min(self._burst, self._left + gained)
        self._at_ms = mono_ms
        if self._left < 1:
            return False
        self._left -= 1
        return True
