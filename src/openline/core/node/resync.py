"""A node that may be a copy: what it does until the peer has shown it its own log (REC-10)."""

from __future__ import annotations

from typing import Any

from openline.core.line import frames
from openline.core.line.session import Session
from openline.core.node.effects import Transmit
from openline.core.node.ledger import Ledger
from openline.core.node.state import Line
from openline.core.node.turn import Turn
from openline.core.record.envelope import Head, Kind, read_entry
from openline.core.record.log import Admission


def want_own(turn: Turn, session: Session, line: Line) -> None:
    """Ask for whatever the peer holds of our own log beyond what we have."""
    log = line.logs[line.us]
    frame = [frames.WANT, frames.WANT_ENTRIES, line.us, log.generation, log.size, 2**32]
    turn.put(Transmit(session.number, frames.pack(frame)))


def take_own(
    turn: Turn, ledger: Ledger, session: Session, line: Line, data: bytes, body: bytes | None
) -> None:
    """Adopt an entry of our own that the peer returns, or mend one with it.

    Raises:
        PeerFault: we did not sign it.
    """
    if not line.restored:
        entry = read_entry(line.us, data)
        verdict = line.logs[line.us].judge(entry)
        if verdict.admission is Admission.DUPLICATE:
            ledger.receive(turn, line, line.us, data, body)
        return
    ledger.receive(turn, line, line.us, data, body)


def on_fresh_head(
    turn: Turn, ledger: Ledger, session: Session, line: Line, frame: list[Any]
) -> None:
    """A PING over a nonce of this start is in: are we in step? Then go on [REC-10].

    The signed PING becomes our next entry, so that a peer that understated our log is the one
    at fault.
    """
    log = line.logs[line.us]
    heads = frames.read_ping(frame).heads
    ours = next((head for head in heads if head.party == line.us), None)
    if ours is None:
        return
    held = log.holds(ours)
    if held is None:
        return  # the entries are on their way; the next PING looks again
    if not held:
        forked_head(turn, ledger, line, ours)
        return
    if log.early:
        # They hold what we sent ahead of entries that are lost on both sides.
        turn.alarm("generation_needed", "REC-12", size=log.size)
        return
    line.restored = False
    ledger.append(turn, line, Kind.RESYNC, [frame[3] or b"", frames.pack(frame)])
    ledger.close_gap(turn, line, line.other())
    turn.tell([{"event": "in_step", "line": line.id.hex(), "size": ours.size}])


def forked_head(turn: Turn, ledger: Ledger, line: Line, head: Head) -> None:
    """The peer signed a head of our log that is not ours: say so once for each head."""
    if head.root in line.fork_leaves:
        return
    line.fork_leaves.add(head.root)
    line.forks += 1
    turn.alarm(
        "fork",
        "REC-4",
        party=line.name(line.us),
        index=head.size,
        why="the peer's head of our log differs",
    )
