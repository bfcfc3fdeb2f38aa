"""Everything that can happen to a node. Time and entropy arrive here and nowhere else.

Each event has `now` (`names.Now`) and, where something may be signed, `entropy`: 32 fresh bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openline.core.base.names import Now


@dataclass(frozen=True, slots=True)
class Started:
    """The node has folded its record [REC-10].

    `restored`: its place or the administrator says that it may be a copy. `told`: only the peer
    said so, in an earlier run.
    """

    now: Now
    entropy: bytes
    restored: bool
    told: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """Time passed; about once a second. `free_bytes` is the disk's space, None if unknown."""

    now: Now
    entropy: bytes
    free_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Submit:
    """An officer acts through the local socket; `verb` and `args` as in the contract."""

    now: Now
    entropy: bytes
    request: int
    verb: str
    args: dict[str, Any]


@dataclass(frozen=True, slots=True)
class LinkUp:
    """A mutually pinned session exists; `spki` is the peer's pinned TLS key."""

    now: Now
    entropy: bytes
    session: int
    spki: bytes
    exporter: bytes
    dialler: bool
    route: str


@dataclass(frozen=True, slots=True)
class LinkData:
    """Bytes came in on a session."""

    now: Now
    entropy: bytes
    session: int
    data: bytes


@dataclass(frozen=True, slots=True)
class LinkWritable:
    """A session can take more; `unsent_bytes` is what still lies in it."""

    now: Now
    session: int
    unsent_bytes: int


@dataclass(frozen=True, slots=True)
class LinkDown:
    """A session ended; reason is log-safe."""

    now: Now
    session: int
    reason: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A hybrid signature that `effects.SignHybrid` asked for."""

    now: Now
    line: bytes
    aad: bytes
    payload: bytes
    data: bytes


@dataclass(frozen=True, slots=True)
class Frames:
    """Frames from an offline bundle, already unsealed [LIN-14]."""

    now: Now
    entropy: bytes
    request: int
    line: bytes
    party: int
    data: bytes


@dataclass(frozen=True, slots=True)
class FoundDamaged:
    """The scrub found an entry or body that is not what it was [REC-11]."""

    now: Now
    line: bytes
    party: int
    generation: int
    index: int
    what: str


@dataclass(frozen=True, slots=True)
class TurnEnds:
    """The last event of every turn: receipts are written and sessions are fed."""

    now: Now
    entropy: bytes


Event = (
    Started
    | Tick
    | Submit
    | LinkUp
    | LinkData
    | LinkWritable
    | LinkDown
    | Signed
    | Frames
    | FoundDamaged
    | TurnEnds
)
