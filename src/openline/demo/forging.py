"""What a forger would try: another text, another hour, frames of his own making."""

from __future__ import annotations

import asyncio
import random
import socket
from typing import Any

from openline.core.base.codec import decode, encode
from openline.core.base.errors import PeerFault
from openline.core.line.frames import entry_frame
from openline.core.record.envelope import Kind, read_entry
from openline.shell.link import tls

ANSWER_S = 5.0
GARBAGE_BYTES = 4096


def changed_text(data: bytes, old: str, new: str) -> bytes | None:
    """The evidence with other words of the same length; None if they do not stand there."""
    assert len(old.encode()) == len(new.encode())
    return data.replace(old.encode(), new.encode()) if old.encode() in data else None


def _entries(data: bytes) -> list[list[Any]]:
    """The entries of an evidence file [EVI-1]; none if it cannot be read."""
    try:
        found = decode(data)
        return list(found[6])
    except (PeerFault, IndexError, TypeError):
        return []


def backdated(data: bytes, kind: Kind, by_ms: int) -> bytes | None:
    """The evidence with the entry of a kind made earlier; None if there is no such entry."""
    for party, entry, *_ in _entries(data):
        try:
            envelope = read_entry(party, entry).envelope
        except PeerFault:
            continue
        if envelope.kind == kind:
            old, new = encode(envelope.t_ms), encode(envelope.t_ms - by_ms)
            return data.replace(entry, entry.replace(old, new, 1), 1)
    return None


def forged_frame(data: bytes) -> bytes:
    """A frame with the first entry of an evidence file, to be sent by somebody else [LIN-4]."""
    for party, entry, body, *_ in _entries(data):
        return entry_frame(party, entry, body)
    return b""


def throw(port: int, data: bytes) -> bool:
    """Send bytes to a node's port as a stranger; whether the node ended the connection."""
    try:
        with socket.create_connection(("127.0.0.1", port), ANSWER_S) as thrown:
            thrown.sendall(data)
            while thrown.recv(4096):
                pass
            return True
    except TimeoutError:
        return False
    except OSError:
        return True


def garbage(seed: int) -> bytes:
    """Bytes that mean nothing."""
    return random.Random(seed).randbytes(GARBAGE_BYTES)  # noqa: S311  # noise, no secret


def knock(port: int) -> str:
    """Call at a node's port in good order but with the key of a stranger; how it was refused.

    Empty if it was not.
    """

    async def _call() -> str:
        stranger = tls.make_identity(random.SystemRandom().randbytes(32), "stranger")
        try:
            carrier = await tls.dial(
                "127.0.0.1",
                port,
                identity=stranger,
                is_pinned=lambda _spki: True,
                timeout_s=ANSWER_S,
            )
        except (tls.LinkRefused, tls.LinkUnavailable) as fault:
            return str(fault) or "refused"
        carrier.close("nobody should have let us in")
        return ""

    return asyncio.run(_call())
