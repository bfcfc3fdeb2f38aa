"""A node that may be a copy: what it does until the peer has shown it its own log (REC-10)."""

from __future__ import annotations

from typing import Any

from openline.core.line import frames
from openline.core.line.session import NONCES_MAX, Session
from openline.core.node.branches import keep_fork
from openline.core.node.effects import PutFork, Transmit
from openline.core.node.ledger import Ledger
from openline.core.node.state import Line
from openline.core.node.turn import Turn
from openline.core.record.envelope import Head, Kind, read_entry
from openline.core.record.log import Admission

WANT_ENTRIES_MAX = 512
WITHOUT_END = 2**32


def want_own(turn: Turn, session: Session, line: Line) -> None:
    """Ask for whatever the peer holds of our own log beyond what we have."""
    log = line.logs[line.us]
    frame = [frames.WANT, frames.WANT_ENTRIES, line.us, log.generation, log.size, WITHOUT_END]
    turn.put(Transmit(session.number, frames.pack(frame)))


def places(
    line: Line, party: int, generation: int, start: int, stop: int
) -> list[tuple[int, int, int]]:
    """What we hold of a log from `start` on, up to `stop`, as (party, generation, index).

    Early entries come first: whoever asks for his own log must not think that he has all of it
    while one of them is on its way. Who asks beyond the end of a past generation gets the next.
    """
    logs = [log for log, _ in line.past[party]] + [line.logs[party]]
    found: list[tuple[int, int, int]] = []
    for log in logs:
        if log.generation < generation:
            continue
        if log.generation > generation:
            start = 0
        early = sorted(index for index in log.early if start <= index < stop)
        wanted = early[:WANT_ENTRIES_MAX]
        wanted += range(start, min(stop, start + WANT_ENTRIES_MAX, log.size))
        found += [(party, log.generation, index) for index in wanted]
        if stop <= log.size or len(found) >= WANT_ENTRIES_MAX:
            break
    return found


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


def ask(turn: Turn, session: Session, line: Line, nonce: bytes) -> None:
    """Before a PING of a restored node: ask for our own log, and note what we have of it."""
    want_own(turn, session, line)
    session.asked_own[nonce] = _held_of_ours(line)
    while len(session.asked_own) > NONCES_MAX:
        del session.asked_own[next(iter(session.asked_own))]


def _held_of_ours(line: Line) -> tuple[int, int, int]:
    log = line.logs[line.us]
    return log.generation, log.size, len(log.early)


def on_answer(
    turn: Turn, ledger: Ledger, session: Session, line: Line, frame: list[Any]
) -> bool:
    """The answer to a PING of this start is in: are we in step? Then go on [REC-10].

    It comes behind all that the peer holds of ours, early entries too, which no head shows. So
    if nothing of ours came in since we asked, there is nothing; else we have to ask again.

    Returns:
        False if a new PING should be sent at once.
    """
    before = session.asked_own.pop(frame[3] or b"", None)
    if before is None:
        return True
    if before != _held_of_ours(line):
        return False
    _on_fresh_head(turn, ledger, line, frame)
    return True


def _on_fresh_head(turn: Turn, ledger: Ledger, line: Line, frame: list[Any]) -> None:
    """We have all that the peer has of ours, if its head says so.

    The signed PING becomes our next entry, so that a peer that understated our log is the one
    at fault.
    """
    log = line.logs[line.us]
    heads = frames.read_ping(frame).heads
    ours = next((head for head in heads if head.party == line.us), None)
    if ours is None:
        return
    held = log.holds(ours)
    if held is None and (line.is_copy or log.early):
        # There is more, and it is not shown, or it waits for entries of theirs: ask again.
        return
    if not held:
        # Not ours, or more than it can show to a node whose disk says that it is no copy.
        forked_head(turn, line, ours, frames.pack(frame))
        if held is None:
            _go_on(turn, ledger, line, frame)
        return
    if log.size in log.early:
        return  # it waits for entries of theirs that it names
    if log.early:
        # They hold what we sent ahead of entries that are lost on both sides.
        turn.alarm("generation_needed", "REC-12", size=log.size)
        return
    _go_on(turn, ledger, line, frame)


def _go_on(turn: Turn, ledger: Ledger, line: Line, frame: list[Any]) -> None:
    """Sign again; what the peer said of our log stands in it from now on."""
    line.restored, line.is_copy, line.in_step = False, False, True
    ledger.append(turn, line, Kind.RESYNC, [frame[3] or b"", frames.pack(frame)])
    ledger.close_gap(turn, line, line.other())
    size = line.logs[line.us].size
    turn.tell([{"event": "in_step", "line": line.id.hex(), "size": size}])


def note_in_step(line: Line, heads: list[Head]) -> None:
    """A head of ours, signed over a nonce of this start, is true: we are no copy."""
    if any(head.party == line.us and line.logs[line.us].holds(head) for head in heads):
        line.in_step = True


def forked_head(turn: Turn, line: Line, head: Head, signed: bytes) -> None:
    """The peer signed a head of our log that is not ours: keep both, say so once for each head."""
    held = line.logs[line.us].tree.root_at(head.size) or b""
    now_ms = turn.now.wall_ms
    fork = PutFork(line.id, line.us, head.generation, head.size, held, signed, now_ms)
    keep_fork(turn, line, fork, head.root, "the peer's head of our log differs")
