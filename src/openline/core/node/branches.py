"""Forks: both signed versions kept, and what of the branch not held still takes effect (REC-4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from openline.core.base.codec import decode, encode, typed
from openline.core.base.errors import PeerFault
from openline.core.node import fold
from openline.core.node.effects import PutFork, PutOffence
from openline.core.node.state import Fresh, Line
from openline.core.node.turn import Turn
from openline.core.record.envelope import Entry, Kind, read_entry

FORK_VERSIONS_MAX = 64
ASIDE_MAX = 4096
ASIDE_CLAUSE = "REC-4"


def keep_fork(turn: Turn, line: Line, fork: PutFork, version: bytes, why: str) -> None:
    """Keep the evidence of a fork, mark the line, tell the watch; once for each version [REC-4]."""
    if version in line.fork_leaves:
        return
    key = (fork.party, fork.generation)
    line.forks_of[key] = line.forks_of.get(key, 0) + 1
    if len(line.fork_leaves) < FORK_VERSIONS_MAX:
        line.fork_leaves.add(version)
        turn.put(fork)
    turn.alarm("fork", "REC-4", party=line.name(fork.party), index=fork.index, why=why)


def take_aside(turn: Turn, line: Line, entry: Entry, body: bytes | None, last_seq: int) -> None:
    """STOP and check of a branch that is not held: kept, receipted, effective, once.

    Args:
        turn: takes the effects.
        line: the forked line.
        entry: authentic, and without a place in the log.
        body: what it commits to, None if its sender no longer has it.
        last_seq: the arrival number it is shown behind; it takes none of its own.
    """
    if entry.envelope.kind not in (Kind.STOP, Kind.CHECK) or body is None:
        return
    if entry.leaf in line.aside_leaves or len(line.aside_leaves) >= ASIDE_MAX:
        return
    line.aside_leaves.add(entry.leaf)
    kept = encode([last_seq, entry.party, entry.data, body])
    turn.put(PutOffence(line.id, ASIDE_CLAUSE, kept, turn.now.wall_ms))
    turn.tell(fold.apply_aside(line, entry, body, last_seq, turn.now.wall_ms))
    fresh = line.fresh.setdefault(entry.party, Fresh())
    fresh.aside.append((entry.envelope.index, entry.leaf))


class Aside(NamedTuple):
    """What is kept of a branch that is not held, and behind which arrival number it came."""

    last_seq: int
    entry: Entry
    body: bytes
    at_ms: int


def kept_aside(offences: Iterable[PutOffence]) -> list[Aside]:
    """What a store keeps of branches that are not held, in order of arrival."""
    found = []
    for offence in offences:
        if offence.clause != ASIDE_CLAUSE:
            continue
        try:
            fields = decode(offence.data)
            if not typed(fields, int, int, bytes, bytes):
                continue  # a frame at fault, kept under the same clause
            last_seq, party, data, body = fields
            found.append(Aside(last_seq, read_entry(party, data), body, offence.at_ms))
        except PeerFault:
            continue  # damaged at rest: there is no second copy of it here
    return sorted(found, key=lambda part: part.last_seq)


def fold_aside(line: Line, aside: Aside) -> None:
    """Give it its effect again at a start."""
    if aside.entry.leaf not in line.aside_leaves:
        line.aside_leaves.add(aside.entry.leaf)
        fold.apply_aside(line, aside.entry, aside.body, aside.last_seq, aside.at_ms)
