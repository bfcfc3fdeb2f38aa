"""Attachments on their way, below all entries, and going on after a cut (LIN-5, LIN-6, LIN-10)."""

from __future__ import annotations

import hashlib
from typing import Any

from openline.core.base.errors import PeerFault
from openline.core.line import frames
from openline.core.line.session import UNSENT_BYTES_MAX, Session
from openline.core.node.effects import PutPart, Transmit, TransmitPart
from openline.core.node.state import Fresh, Line
from openline.core.node.turn import Turn

ASKED_MAX = 16  # of one precedence at a time: a slow path must not be promised to all at once
SERVED_MAX = 64  # wants of a session that are kept: all that a peer of ours can have open
# A slow path may take longer for what lies unsent before a part; a lost session asks anew anyway.
STALL_MS = 20_000


def want(turn: Turn, line: Line, sessions: list[Session]) -> None:
    """Ask for attachments that are named and not here, and again for what came to a halt."""
    if not line.awaiting or not sessions:
        line.wanted.clear()
        return
    numbers = {session.number for session in sessions}
    for digest, (session, held, since_ms) in list(line.wanted.items()):
        now_held = _held(line, digest)
        gone = digest not in line.awaiting or session not in numbers
        if gone or (held == now_held and turn.now.mono_ms - since_ms > STALL_MS):
            del line.wanted[digest]
        elif held != now_held:
            line.wanted[digest] = (session, now_held, turn.now.mono_ms)
    # While one part comes, the others of its session are behind it and not lost.
    moved = {s: at for s, _, at in line.wanted.values() if at == turn.now.mono_ms}
    for digest, (session, held, since_ms) in line.wanted.items():
        line.wanted[digest] = (session, held, moved.get(session, since_ms))
    open_by = [0, 0, 0, 0]
    for digest in line.wanted:
        open_by[line.urgency.get(digest, 0)] += 1
    for digest in line.awaiting:
        precedence = line.urgency.get(digest, 0)
        if digest in line.wanted or open_by[precedence] >= ASKED_MAX:
            continue
        open_by[precedence] += 1
        held = _held(line, digest)
        line.wanted[digest] = (sessions[0].number, held, turn.now.mono_ms)
        frame = frames.pack([frames.WANT, frames.WANT_PART, digest, held])
        turn.put(Transmit(sessions[0].number, frame))


def _held(line: Line, digest: bytes) -> int:
    return line.attachments.get(digest, (0, -1))[0]


def take(turn: Turn, line: Line, frame: list[Any]) -> None:
    """Keep a part of an attachment.

    Raises:
        PeerFault: it is not the attachment that its item names.
    """
    _, digest, total, offset, data = frame
    if digest not in line.awaiting:
        return
    held = _held(line, digest)
    if offset != held or len(data) > frames.PART_BYTES_MAX or held + len(data) > total:
        return  # a part from before a cut; the WANT that is under way brings the right one
    if total != _agreed_total(line, digest):
        raise PeerFault("LIN-5", "an attachment of another size than its item says")
    running = line.hashes.setdefault(digest, hashlib.sha256())
    running.update(data)
    turn.put(PutPart(line.id, digest, total, offset, data))
    line.attachments[digest] = (held + len(data), total)
    if held + len(data) == total:
        del line.hashes[digest]
        if running.digest() != digest:
            line.attachments[digest] = (0, total)
            raise PeerFault("ENV-8", "an attachment that is not the one its item names")
        _whole(turn, line, digest)


def _agreed_total(line: Line, digest: bytes) -> int:
    for party, index in line.awaiting[digest]:
        meta = line.meta(party, index)
        item = line.items.get(meta.item) if meta and meta.item else None
        for part in item.attachments if item else ():
            if part[2] == digest:
                return part[1]
    return -1


def _whole(turn: Turn, line: Line, digest: bytes) -> None:
    turn.tell([{"event": "attachment", "sha256": digest.hex()}])
    for party, index in line.awaiting.pop(digest):
        meta = line.meta(party, index)
        item = line.items.get(meta.item) if meta and meta.item else None
        if item is None or party == line.us:
            continue
        if any(part[2] in line.awaiting for part in item.attachments):
            continue
        fresh = line.fresh.setdefault(party, Fresh())
        if index < line.logs[party].size:
            fresh.indices.append(index)
        else:
            fresh.early.append((index, line.logs[party].early[index]))


def serve(session: Session, frame: list[Any]) -> None:
    """Remember that the peer wants an attachment from an offset on."""
    session.parts[frame[2]] = frame[3]
    while len(session.parts) > SERVED_MAX:
        del session.parts[next(iter(session.parts))]


def feed(turn: Turn, line: Line, session: Session) -> None:
    """One part at a time, the most urgent attachment first, and only behind all entries."""
    while session.parts and session.unsent_bytes < UNSENT_BYTES_MAX // 2:
        digest = max(session.parts, key=lambda part: line.urgency.get(part, 0))
        offset = session.parts[digest]
        held, total = line.attachments.get(digest, (0, -1))
        length = min(frames.PART_BYTES_MAX, total - offset)
        if held != total or (length <= 0 and total != 0):
            del session.parts[digest]
            continue
        turn.put(TransmitPart(session.number, line.id, digest, total, offset, length))
        session.unsent_bytes += length
        if offset + length >= total:
            del session.parts[digest]
        else:
            session.parts[digest] = offset + length
