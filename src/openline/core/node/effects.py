"""Everything the node may ask of the world.

Writes go to the store in one transaction at the end of a turn; all others are performed after it
(REC-5). A write names the line by its 32-byte id and a log by party number and generation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PutEntry:
    """Keep an entry; seq is the node's own arrival number, at_ms our clock at arrival."""

    line: bytes
    seq: int
    party: int
    generation: int
    index: int
    entry: bytes
    leaf: bytes
    body: bytes | None
    at_ms: int
    early: bool


@dataclass(frozen=True, slots=True)
class MendEntry:
    """Replace a damaged entry or body by a good copy of the same leaf."""

    line: bytes
    party: int
    generation: int
    index: int
    entry: bytes
    body: bytes | None


@dataclass(frozen=True, slots=True)
class PutPart:
    """Keep bytes of an attachment at an offset; total in bytes."""

    line: bytes
    sha256: bytes
    total: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class PutCheckpoint:
    """Keep a checkpoint of a party's log, or a cosignature of it by `signer`."""

    line: bytes
    party: int
    generation: int
    size: int
    signer: int
    data: bytes


@dataclass(frozen=True, slots=True)
class PutWaiting:
    """Keep an officer's item that has no place in the log yet."""

    line: bytes
    item: bytes
    data: bytes


@dataclass(frozen=True, slots=True)
class DropWaiting:
    """The waiting item has its place now."""

    line: bytes
    item: bytes


@dataclass(frozen=True, slots=True)
class PutSent:
    """Remember that an entry of ours was handed to a path; may be lost in a crash."""

    line: bytes
    generation: int
    index: int
    at_ms: int
    route: str


@dataclass(frozen=True, slots=True)
class PutFork:
    """Keep both signed versions of a fork."""

    line: bytes
    party: int
    generation: int
    index: int
    held: bytes
    refused: bytes
    at_ms: int


@dataclass(frozen=True, slots=True)
class PutOffence:
    """Keep the bytes by which the peer broke a clause; at most 64 kB."""

    line: bytes
    clause: str
    data: bytes
    at_ms: int


Write = (
    PutEntry
    | MendEntry
    | PutPart
    | PutCheckpoint
    | PutWaiting
    | DropWaiting
    | PutSent
    | PutFork
    | PutOffence
)


@dataclass(frozen=True, slots=True)
class Transmit:
    """Write bytes to a session."""

    session: int
    data: bytes


@dataclass(frozen=True, slots=True)
class TransmitStored:
    """Write the ENTRY frame of a stored entry to a session."""

    session: int
    line: bytes
    party: int
    generation: int
    index: int


@dataclass(frozen=True, slots=True)
class TransmitPart:
    """Write a BODY frame of a stored attachment to a session; length in bytes."""

    session: int
    line: bytes
    sha256: bytes
    total: int
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Close:
    """End a session; reason is log-safe."""

    session: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer a request of the local socket; exactly one of result and fault is set."""

    request: int
    result: dict[str, Any] | None
    fault: dict[str, str] | None


@dataclass(frozen=True, slots=True)
class Announce:
    """Tell every watcher on the local socket; `event` is ready for JSON."""

    event: dict[str, Any]


@dataclass(frozen=True, slots=True)
class SignHybrid:
    """Make a hybrid signature by node-sign; the result comes back as `events.Signed`."""

    line: bytes
    aad: bytes
    payload: bytes


Effect = (
    Write | Transmit | TransmitStored | TransmitPart | Close | Reply | Announce | SignHybrid
)
