"""The one byte form of everything that is signed, hashed or sent (COD-1 to COD-4).

cbor2 does the encoding; this wrapper is what makes it strict: only the types of COD-1, only the
shortest form, and nothing that would come back as other bytes than it came in.
"""

from __future__ import annotations

import hashlib
from typing import Any, TypeAlias

import cbor2

from openline.core.base.errors import PeerFault

DEPTH_MAX = 12
INT_MIN, INT_MAX = -(2**63), 2**64 - 1

# What cbor2 would make a date, a number, a set or a pattern of. To build those costs time without
# end (a pattern of 45 kB: 18 s), so they are refused before they are built; others stay CBORTag.
_BUILT_TAGS = frozenset(
    {*range(6), 25, 28, 29, 30, 35, 36, 37, 52, 54, 100, 256, 258, 260, 261}
)
_BUILT_TAGS |= {1004, 43000, 55799}


def _refuse_tag(*_: Any) -> Any:
    raise ValueError("a tag")


NOTHING_BUILT = dict.fromkeys(_BUILT_TAGS, _refuse_tag)

Value: TypeAlias = Any
"""null, bool, int, bytes, str, or nested lists and tuples of these [COD-1]."""


def encode(value: Value) -> bytes:
    """The deterministic bytes of a value [COD-2].

    Args:
        value: null, bool, int, bytes, str or nested lists and tuples of these.
    """
    return cbor2.dumps(value)


def _only_allowed(value: Any, depth: int) -> bool:
    kind = type(value)
    if kind is not list:
        return _is_plain(kind, value)
    if depth >= DEPTH_MAX:
        return False
    for part in value:  # a plain loop: this is on the way of every entry
        kind = type(part)
        if kind is list:
            if not _only_allowed(part, depth + 1):
                return False
        elif kind is not bytes and not _is_plain(kind, part):
            return False
    return True


def _is_plain(kind: type, value: Any) -> bool:
    if kind is int:
        return bool(INT_MIN <= value <= INT_MAX)
    return kind is bytes or kind is str or kind is bool or value is None


def decode(data: bytes) -> Any:
    """The value of strictly encoded bytes.

    Raises:
        PeerFault: the bytes are not the one form of an allowed value [COD-1, COD-2].
    """
    try:
        value = cbor2.loads(
            data,
            semantic_decoders=NOTHING_BUILT,
            max_depth=DEPTH_MAX + 2,
            allow_indefinite=False,
            allow_duplicate_keys=False,
        )
        again = cbor2.dumps(value)
    except Exception as fault:  # noqa: BLE001 # cbor2 raises several kinds; each means the same to us
        raise PeerFault("COD-1", f"not CBOR: {type(fault).__name__}", data) from None
    if again != data:
        raise PeerFault("COD-2", "bytes are not in the one form", data)
    if not _only_allowed(value, 0):
        raise PeerFault("COD-1", "a type that is not allowed", data)
    return value


def sha256(data: bytes) -> bytes:
    """SHA-256 [COD-4]."""
    return hashlib.sha256(data).digest()


def labelled_hash(label: str, data: bytes) -> bytes:
    """H(label, data) of COD-4: SHA-256 over the label, a zero byte and the data."""
    return hashlib.sha256(label.encode("ascii") + b"\0" + data).digest()


def typed(value: Any, *shape: type | tuple[type, ...]) -> bool:
    """Whether a decoded array has exactly these element types, bool never passing for int."""
    if type(value) is not list or len(value) != len(shape):
        return False
    for part, kinds in zip(value, shape, strict=True):
        allowed = kinds if isinstance(kinds, tuple) else (kinds,)
        if type(part) not in allowed:
            return False
    return True


NoneType: type = type(None)
