"""Checkpoints, cosignatures and comparing the two copies (REC-6 to REC-8, LIN-8, R40)."""

from __future__ import annotations

from typing import Any

from openline.core.base.errors import PeerFault
from openline.core.line import frames
from openline.core.line.session import Session
from openline.core.node.branches import keep_fork
from openline.core.node.effects import PutCheckpoint, PutFork, SignHybrid, Transmit
from openline.core.node.events import Signed
from openline.core.node.state import Line
from openline.core.node.turn import Turn
from openline.core.record import checkpoint as checkpoints
from openline.core.record.checkpoint import AAD_CHECKPOINT, AAD_COSIGNATURE, Checkpoint
from openline.core.record.envelope import Head

CKPT = frames.CKPT


def latest(line: Line, party: int) -> Checkpoint | None:
    """A party's newest checkpoint of the current generation."""
    return line.checkpoints.get((party, line.logs[party].generation))


def ask_own(turn: Turn, line: Line) -> None:
    """Ask for our checkpoint over what is durable now, unless the newest covers it."""
    log = line.logs[line.us]
    newest = latest(line, line.us)
    if log.size == 0 or (newest is not None and newest.size >= log.size):
        return
    payload = checkpoints.payload(
        line.genesis, line.us, log.generation, log.size, log.tree.root(), turn.now.wall_ms
    )
    turn.put(SignHybrid(line.id, AAD_CHECKPOINT, payload))


def is_due(line: Line, now_ms: int) -> bool:
    """Whether a checkpoint of ours is due [REC-8]."""
    if line.restored or line.first_unproven_ms is None:
        return False
    return (
        line.unproven >= checkpoints.ENTRIES_MAX
        or now_ms - line.first_unproven_ms >= checkpoints.AGE_MS_MAX
    )


def tick(turn: Turn, line: Line) -> None:
    """Make what is due."""
    if is_due(line, turn.now.wall_ms):
        ask_own(turn, line)
        line.unproven, line.first_unproven_ms = 0, None


def on_signed(turn: Turn, line: Line, event: Signed, sessions: list[Session]) -> None:
    """A hybrid signature of ours is made: keep it and send it."""
    own = event.aad == AAD_CHECKPOINT
    signed = (
        checkpoints.open_checkpoint(event.data, line.genesis)
        if own
        else checkpoints.open_cosignature(event.data, line.genesis, line.us)
    )
    turn.put(
        PutCheckpoint(
            line.id, signed.party, signed.generation, signed.size, line.us, event.data
        )
    )
    if own:
        note_checkpoint(line, signed)
    else:
        note_cosignature(line, signed)
    for session in sessions[:1]:
        if own:
            offer(turn, session, line)
        else:
            frame = [CKPT, frames.CKPT_COSIGNATURE, event.data]
            turn.put(Transmit(session.number, frames.pack(frame)))
    turn.tell([{"event": "checkpoint", "party": line.name(signed.party), "size": signed.size}])


def note_checkpoint(line: Line, signed: Checkpoint) -> None:
    """Remember a party's newest checkpoint."""
    key = (signed.party, signed.generation)
    newest = line.checkpoints.get(key)
    if newest is None or newest.size < signed.size:
        line.checkpoints[key] = signed


def note_cosignature(line: Line, signed: Checkpoint) -> None:
    """Remember how far the other party has cosigned a log."""
    if signed.generation == line.logs[signed.party].generation:
        line.cosigned[signed.party] = max(line.cosigned.get(signed.party, 0), signed.size)


def offer(turn: Turn, session: Session, line: Line) -> None:
    """Offer our newest checkpoint if it is not cosigned yet, once a session.

    Never before the peer has signed that it holds what it covers: if those entries were lost on
    the way and with our disk, the checkpoint would make a forger of us [REC-6].
    """
    newest = latest(line, line.us)
    if newest is None or line.cosigned.get(line.us, 0) >= newest.size:
        return
    if session.offered != (newest.generation, newest.size):
        _show(turn, session, line, newest)


def _show(turn: Turn, session: Session, line: Line, newest: Checkpoint) -> None:
    if line.peers[session.party].outbox.peer_size >= newest.size:
        session.offered = (newest.generation, newest.size)
        frame = [CKPT, frames.CKPT_STATEMENT, newest.data]
        turn.put(Transmit(session.number, frames.pack(frame)))


def receive(turn: Turn, session: Session, line: Line, frame: list[Any]) -> None:
    """Take a CKPT frame.

    Raises:
        PeerFault: a statement that is not authentic.
    """
    what = frame[1]
    if what == frames.CKPT_STATEMENT:
        _statement(turn, line, checkpoints.open_checkpoint(frame[2], line.genesis))
    elif what == frames.CKPT_COSIGNATURE:
        signed = checkpoints.open_cosignature(frame[2], line.genesis, session.party)
        if signed.party != line.us:
            raise PeerFault("REC-7", "a cosignature of the signer's own log", frame[2])
        if line.logs[line.us].holds(Head(*signed[:4])) and signed.size > line.cosigned.get(
            line.us, 0
        ):
            turn.put(
                PutCheckpoint(
                    line.id, line.us, signed.generation, signed.size, session.party, frame[2]
                )
            )
            note_cosignature(line, signed)
            turn.tell([{"event": "cosigned", "party": line.name(line.us), "size": signed.size}])
    elif what == frames.CKPT_PLEASE:
        _please(turn, session, line, frame[2], frame[3])
    else:
        _, _, party, generation, size, start, count, root = frame
        turn.tell(
            [
                {
                    "event": "subtree",
                    "line": line.id.hex(),
                    "party": party,
                    "generation": generation,
                    "size": size,
                    "start": start,
                    "count": count,
                    "root": root.hex() if root is not None else None,
                }
            ]
        )


def _statement(turn: Turn, line: Line, signed: Checkpoint) -> None:
    if signed.party == line.us:
        return
    log = line.logs[signed.party]
    held = log.holds(Head(*signed[:4]))
    if held is False:
        root = log.tree.root_at(signed.size) or b""
        fork = PutFork(
            line.id,
            signed.party,
            signed.generation,
            signed.size,
            root,
            signed.data,
            turn.now.wall_ms,
        )
        keep_fork(turn, line, fork, signed.root, "its checkpoint has another root")
        return
    if held is None:
        line.cosign_wanted[signed.party] = signed.data  # cosigned when the entries are here
        return
    known = line.checkpoints.get((signed.party, signed.generation))
    if known is None or known.size < signed.size:
        turn.put(
            PutCheckpoint(
                line.id, signed.party, signed.generation, signed.size, signed.party, signed.data
            )
        )
        note_checkpoint(line, signed)
        turn.tell(
            [{"event": "checkpoint", "party": line.name(signed.party), "size": signed.size}]
        )
    if not line.restored:
        payload = checkpoints.payload(
            line.genesis, signed.party, signed.generation, signed.size, signed.root, signed.t_ms
        )
        turn.put(SignHybrid(line.id, AAD_COSIGNATURE, payload))


def cosign_waiting(turn: Turn, line: Line) -> None:
    """Checkpoints that came before their entries, once those are here."""
    for party, data in list(line.cosign_wanted.items()):
        signed = checkpoints.open_checkpoint(data, line.genesis)
        if (
            signed.size <= line.logs[party].size
            or signed.generation < line.logs[party].generation
        ):
            del line.cosign_wanted[party]
            _statement(turn, line, signed)


def ask_peer(turn: Turn, session: Session, line: Line, party: int, size: int) -> None:
    """Ask the peer for its checkpoint, or for its cosignature of ours, at that size."""
    turn.put(Transmit(session.number, frames.pack([CKPT, frames.CKPT_PLEASE, party, size])))


def _please(turn: Turn, session: Session, line: Line, party: int, size: int) -> None:
    if party == line.us:
        newest = latest(line, line.us)
        if newest is not None and newest.size >= size:
            _show(turn, session, line, newest)
        elif not line.restored:
            ask_own(turn, line)
    elif party == session.party:
        signed = latest(line, party)
        if signed is not None and signed.size >= size:
            _statement(turn, line, signed)


def answer_subtree(turn: Turn, session: Session, line: Line, frame: list[Any]) -> None:
    """Answer a WANT of a subtree root, for comparing the two copies (R40)."""
    _, _, party, generation, size, start, count = frame
    root: bytes | None = None
    if party < len(line.logs) and generation == line.logs[party].generation:
        log = line.logs[party]
        aligned = count > 0 and count & (count - 1) == 0 and start % count == 0
        if size <= log.size and start + count <= size and aligned:
            root = log.tree.subtree(start, count)
        elif size == count and start == 0:
            root = log.tree.root_at(size)
    out = [CKPT, frames.CKPT_SUBTREE, party, generation, size, start, count, root]
    turn.put(Transmit(session.number, frames.pack(out)))
