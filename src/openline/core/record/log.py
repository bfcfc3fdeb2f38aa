"""One party's log in one generation: what may be admitted, what is a fork (REC-1 to REC-4)."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from openline.core.base.errors import PeerFault
from openline.core.record.envelope import Entry, Head
from openline.core.record.tree import Tree

EARLY_MAX = 4096


class Admission(Enum):
    """What an authentic entry is to the log that it claims a place in."""

    NEXT = "next"
    EARLY = "early"
    DUPLICATE = "duplicate"
    FORK = "fork"
    AHEAD = "ahead"  # its heads name more of a log than the holder has: resync first


class Verdict(NamedTuple):
    """An admission and, for a fork, the leaf held where the other one stands."""

    admission: Admission
    held_leaf: bytes | None = None
    why: str = ""


class Log:
    """A gapless prefix of a party's log with its tree, and the leaves of early entries."""

    def __init__(self, party: int, generation: int = 1) -> None:
        self.party = party
        self.generation = generation
        self.tree = Tree()
        self.early: dict[int, bytes] = {}
        self.last_t_ms = 0

    @property
    def size(self) -> int:
        """Entries held without a gap."""
        return self.tree.size

    def next_t_ms(self, wall_ms: int) -> int:
        """The time that our next entry gets: a log never goes back, a clock may [REC-2]."""
        return max(wall_ms, self.last_t_ms)

    def head(self) -> Head:
        """The head of the gapless prefix."""
        return Head(self.party, self.generation, self.tree.size, self.tree.root())

    def leaf_at(self, index: int) -> bytes | None:
        """The leaf held at an index, gapless or early."""
        if index < self.tree.size:
            return self.tree.leaf(index)
        return self.early.get(index)

    def holds(self, head: Head) -> bool | None:
        """Whether a head of this log is true: None if it is longer than what is held."""
        if head.generation != self.generation:
            return None
        root = self.tree.root_at(head.size)
        return None if root is None else root == head.root

    def judge(self, entry: Entry) -> Verdict:
        """What an authentic entry of this generation is to this log [REC-2 to REC-4].

        Raises:
            PeerFault: more than 4096 early entries [REC-3].
        """
        index = entry.envelope.index
        held = self.leaf_at(index)
        if held is not None and index < self.tree.size:
            if held == entry.leaf:
                return Verdict(Admission.DUPLICATE)
            return Verdict(Admission.FORK, held, "another entry stands at this index")
        if index > self.tree.size:
            if held is not None:
                if held == entry.leaf:
                    return Verdict(Admission.DUPLICATE)
                return Verdict(Admission.FORK, held, "another early entry stands at this index")
            if len(self.early) >= EARLY_MAX:
                raise PeerFault("REC-3", "more than 4096 early entries")
            return Verdict(Admission.EARLY)
        if held is not None and held != entry.leaf:
            return Verdict(Admission.FORK, held, "another early entry stands at this index")
        if entry.envelope.own_root != self.tree.root():
            last = self.tree.leaf(index - 1) if index else None
            return Verdict(
                Admission.FORK, last, "its author's root differs from what it sent us"
            )
        return Verdict(Admission.NEXT)

    def append(self, entry: Entry) -> None:
        """Take the next entry; `judge` has said NEXT."""
        assert entry.envelope.index == self.tree.size
        self.early.pop(entry.envelope.index, None)
        self.tree.append(entry.leaf)
        self.last_t_ms = max(self.last_t_ms, entry.envelope.t_ms)

    def ranges(self) -> list[tuple[int, int]]:
        """What is held, as ascending ranges [from, to): the prefix, then the early ones."""
        found = [(0, self.tree.size)] if self.tree.size else []
        for index in sorted(self.early):
            if found and found[-1][1] == index:
                found[-1] = (found[-1][0], index + 1)
            else:
                found.append((index, index + 1))
        return found
