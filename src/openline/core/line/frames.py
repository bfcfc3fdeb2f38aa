"""The eight frames and their limits (LIN-2 to LIN-8, LIN-15)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from openline.core.base.codec import NoneType, decode, encode, typed
from openline.core.base.errors import PeerFault
from openline.core.record.envelope import Head, parse_heads

HELLO, ENTRY, BODY, WANT, CKPT, PING, BYE, LIVE = range(8)
FRAME_BYTES_MAX = 65_536
PART_BYTES_MAX = 16_384
NONCE_BYTES = 16
LENGTH_BYTES = 4

WANT_ENTRIES, WANT_PART, WANT_SUBTREE = 0, 1, 2
CKPT_STATEMENT, CKPT_COSIGNATURE, CKPT_PLEASE, CKPT_SUBTREE = 0, 1, 2, 3

_OPTIONAL_BYTES = (bytes, NoneType)
_FORMS: dict[int, tuple[type | tuple[type, ...], ...]] = {
    HELLO: (int, int, bytes, int, bytes, list, bytes),
    ENTRY: (int, int, bytes, _OPTIONAL_BYTES),
    BODY: (int, bytes, int, int, bytes),
    PING: (int, _OPTIONAL_BYTES, int, _OPTIONAL_BYTES, int, list, bytes),
    BYE: (int, str),
    LIVE: (int, str, int, bytes, bytes),
}
_WANTS: dict[int, tuple[type | tuple[type, ...], ...]] = {
    WANT_ENTRIES: (int, int, int, int, int, int),
    WANT_PART: (int, int, bytes, int),
    WANT_SUBTREE: (int, int, int, int, int, int, int),
}
_CKPTS: dict[int, tuple[type | tuple[type, ...], ...]] = {
    CKPT_STATEMENT: (int, int, bytes),
    CKPT_COSIGNATURE: (int, int, bytes),
    CKPT_PLEASE: (int, int, int, int),
    CKPT_SUBTREE: (int, int, int, int, int, int, int, _OPTIONAL_BYTES),
}


def pack(frame: list[Any]) -> bytes:
    """A frame with its length in front [LIN-2]."""
    data = encode(frame)
    assert len(data) <= FRAME_BYTES_MAX
    return len(data).to_bytes(LENGTH_BYTES, "big") + data


def entry_frame(party: int, entry: bytes, body: bytes | None) -> bytes:
    """An ENTRY frame [LIN-4]."""
    return pack([ENTRY, party, entry, body])


def clause_of(frame: list[Any]) -> str:
    """The clause of a checked BYE as it may be logged and shown."""
    return "".join(filter(str.isprintable, frame[1][:20]))


def heads_list(heads: list[Head]) -> list[list[Any]]:
    """Heads as they stand in HELLO and PING."""
    return [list(head) for head in heads]


def hello_message(
    line: bytes, party: int, exporter: bytes, dialler: bool, nonce: bytes, heads: list[Head]
) -> bytes:
    """What the signature of a HELLO covers [LIN-3]."""
    return b"openline hello 1\0" + encode(
        [line, party, exporter, dialler, nonce, heads_list(heads)]
    )


def ping_message(
    line: bytes,
    party: int,
    nonce: bytes | None,
    t_ms: int,
    echo: bytes | None,
    held_ms: int,
    heads: list[Head],
) -> bytes:
    """What the signature of a PING covers [LIN-7]."""
    return b"openline ping 1\0" + encode(
        [line, party, nonce, t_ms, echo, held_ms, heads_list(heads)]
    )


def _check(frame: Any, data: bytes) -> list[Any]:
    if type(frame) is not list or not frame or type(frame[0]) is not int:
        raise PeerFault("LIN-2", "a frame without a number", data)
    number = frame[0]
    if number in (WANT, CKPT):
        table = _WANTS if number == WANT else _CKPTS
        what = frame[1] if len(frame) > 1 and type(frame[1]) is int else None
        form = table.get(what) if what is not None else None
    else:
        form = _FORMS.get(number)
    if form is None or not typed(frame, *form):
        raise PeerFault("LIN-2", f"a frame of unknown number or form ({number})", data)
    if any(type(part) is int and part < 0 for part in frame):
        raise PeerFault("LIN-2", "a frame with a negative number", data)
    return frame


class Decoder:
    """Cuts a stream of bytes into checked frames."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self.frame = b""  # the newest, as it came: evidence if it breaks a clause

    def feed(self, data: bytes) -> Iterator[list[Any]]:
        """The frames that are whole now, one by one; those before a bad one count.

        Raises:
            PeerFault: too long, not the codec, or not one of the eight forms.
        """
        self._buffer += data
        at = 0
        try:
            while len(self._buffer) - at >= LENGTH_BYTES:
                size = int.from_bytes(self._buffer[at : at + LENGTH_BYTES], "big")
                if size > FRAME_BYTES_MAX:
                    raise PeerFault(
                        "LIN-2", f"a frame of {size} bytes", bytes(self._buffer[at:])
                    )
                if len(self._buffer) - at - LENGTH_BYTES < size:
                    break
                at += LENGTH_BYTES
                self.frame = bytes(self._buffer[at : at + size])
                at += size
                yield _check(decode(self.frame), self.frame)
        finally:
            del self._buffer[:at]


class Ping(NamedTuple):
    """A PING taken apart [LIN-7]."""

    nonce: bytes | None
    t_ms: int
    echo: bytes | None
    held_ms: int
    heads: list[Head]
    signature: bytes


def read_ping(frame: list[Any]) -> Ping:
    """The fields of a checked PING frame.

    Raises:
        PeerFault: heads or nonces of the wrong form.
    """
    _, nonce, t_ms, echo, held_ms, heads, signature = frame
    for part in (nonce, echo):
        if part is not None and len(part) != NONCE_BYTES:
            raise PeerFault("LIN-7", "a nonce of the wrong length")
    return Ping(nonce, t_ms, echo, held_ms, list(parse_heads(heads, b"")), signature)
