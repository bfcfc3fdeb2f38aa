"""Sets of whole numbers kept as ranges: their size goes by how often they break, not by how far they reach."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain, islice


class Spans:
    """Ascending ranges [from, to) that neither touch nor overlap."""

    def __init__(self) -> None:
        self._from: list[int] = []
        self._to: list[int] = []

    @property
    def count(self) -> int:
        """How many numbers are in; more, perhaps, than a length may be."""
        return sum(self._to) - sum(self._from)

    def __bool__(self) -> bool:
        return bool(self._from)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spans) and repr(self) == repr(other)

    __hash__ = None  # type: ignore[assignment]  # it changes

    def __repr__(self) -> str:
        return f"Spans({list(zip(self._from, self._to, strict=True))})"

    def first(self, count: int) -> list[int]:
        """The lowest numbers, at most `count`."""
        ranges = (range(*pair) for pair in zip(self._from, self._to, strict=True))
        return list(islice(chain.from_iterable(ranges), count))

    def add(self, start: int, stop: int) -> list[tuple[int, int]]:
        """Take [start, stop) in; the parts of it that were not here, ascending."""
        if start >= stop:
            return []
        low = bisect_right(self._from, start)
        if low and self._to[low - 1] >= start:
            low -= 1
        high = bisect_right(self._from, stop)
        fresh, at = [], start
        for begin, end in zip(self._from[low:high], self._to[low:high], strict=True):
            if at < begin:
                fresh.append((at, begin))
            at = max(at, end)
        if at < stop:
            fresh.append((at, stop))
        if low < high:
            start, stop = min(start, self._from[low]), max(stop, self._to[high - 1])
        self._from[low:high], self._to[low:high] = [start], [stop]
        return fresh

    def discard(self, number: int) -> bool:
        """Take one number out; whether it was in."""
        place = bisect_right(self._from, number) - 1
        if place < 0 or self._to[place] <= number:
            return False
        start, stop = self._from[place], self._to[place]
        left = [pair for pair in ((start, number), (number + 1, stop)) if pair[0] < pair[1]]
        self._from[place : place + 1] = [pair[0] for pair in left]
        self._to[place : place + 1] = [pair[1] for pair in left]
        return True
