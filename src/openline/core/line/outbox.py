"""What still has to reach one peer, in the order in which it should (LIN-10, LIN-11)."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

BAND_STOP, BAND_FLASH, BAND_IMMEDIATE, BAND_PRIORITY, BAND_ROUTINE = range(5)
URGENT_MAX = BAND_FLASH


class Outbox:
    """Entries of our log for one peer: waiting, in flight by session, and known to be there."""

    def __init__(self) -> None:
        self.peer_size = 0
        self.peer_early: set[int] = set()
        self._heap: list[tuple[int, int]] = []
        self._waiting: dict[int, int] = {}  # index -> the band it goes in
        self._flying: dict[int, set[int]] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def reset(self) -> None:
        """A new generation begins: nothing of it is anywhere yet."""
        self.__init__()  # type: ignore[misc]

    def put(self, index: int, band: int) -> None:
        """An entry of ours has to go."""
        if index in self._waiting or self.is_there(index):
            return
        self._waiting[index] = band
        heapq.heappush(self._heap, (band, index))

    def put_again(self, index: int, band: int) -> None:
        """A waiting entry goes in a more urgent band; its first place is passed over."""
        if band < self._waiting.get(index, BAND_STOP):
            self._waiting[index] = band
            heapq.heappush(self._heap, (band, index))

    def is_there(self, index: int) -> bool:
        """Whether the peer is known to hold the entry."""
        return index < self.peer_size or index in self.peer_early

    def next_band(self) -> int | None:
        """The band of what goes next, None if nothing waits."""
        while self._heap:
            band, index = self._heap[0]
            if self._waiting.get(index) == band and not self.is_there(index):
                return band
            heapq.heappop(self._heap)  # a place passed over, or an entry that got there
            if self.is_there(index):
                self._waiting.pop(index, None)
        return None

    def next_index(self) -> int:
        """What goes next; `next_band` is not None."""
        return self._heap[0][1]

    def take(self, sessions: Iterable[int]) -> int:
        """The next entry, now in flight on these sessions; `next_band` is not None."""
        _, index = heapq.heappop(self._heap)
        del self._waiting[index]
        for session in sessions:
            self._flying.setdefault(session, set()).add(index)
        return index

    def confirm(self, size: int) -> None:
        """The peer signed that it holds our first `size` entries."""
        if size <= self.peer_size:
            return
        self.peer_size = size
        self.peer_early = {index for index in self.peer_early if index >= size}
        for flying in self._flying.values():
            if flying and min(flying) < size:
                flying.difference_update([index for index in flying if index < size])

    def confirm_early(self, index: int) -> None:
        """The peer receipted an entry beyond its gapless prefix."""
        if index >= self.peer_size:
            self.peer_early.add(index)

    def lost(self, session: int) -> list[int]:
        """A session ended: what was in flight on it alone and is not known to be there."""
        flown = self._flying.pop(session, set())
        others: set[int] = set().union(*self._flying.values()) if self._flying else set()
        return sorted(
            index for index in flown if index not in others and not self.is_there(index)
        )

    def flying(self, session: int) -> int:
        """How many entries are in flight on a session and not known to be there."""
        return len(self._flying.get(session, ()))

    def start_again(self, size: int) -> list[int]:
        """All of our `size` entries that are neither there, waiting, nor in flight."""
        others: set[int] = set().union(*self._flying.values()) if self._flying else set()
        return [
            index
            for index in range(self.peer_size, size)
            if index not in self.peer_early
            and index not in self._waiting
            and index not in others
        ]
