"""An entry of a log: its envelope, its body, and the commitment between them (ENV-1 to ENV-4)."""

from __future__ import annotations

import hashlib
from enum import IntEnum
from typing import NamedTuple

from openline.core.base import cose
from openline.core.base.codec import decode, encode, typed
from openline.core.base.errors import PeerFault
from openline.core.record.tree import leaf_hash

SALT_BYTES = 16
ENTRY_BYTES_MAX = 1024
BODY_BYTES_MAX = 32768
NUMBER_MAX = 2**53  # of places, sizes and generations: any store can keep it exactly
PARTIES = 2  # of suite 1
FLAG_OFFICER = 1
FLAG_ATTACHMENTS = 2


class Kind(IntEnum):
    """The kinds of entry [ENV-8]. Numbers 47 to 63 are reserved."""

    GENESIS = 0
    MESSAGE = 1
    STOP = 2
    NOTICE = 3
    CANCEL = 4
    CORRECT = 5
    REPEAT = 6
    SUSPEND = 7
    RESUME = 8
    ACK = 9
    ANSWER = 10
    CHECK = 11
    RCPT = 12
    CERT = 13
    DELEGATE = 14
    UNDELEGATE = 15
    READOUT = 16
    RELEASE = 17
    ROUTE = 18
    AMEND = 19
    ACCEPT = 20
    RESYNC = 21
    FORK = 22
    CLOCK = 23
    GENERATION = 24
    REMOVE = 25
    SHOWN = 26
    ESCALATE = 27
    WATCH = 28
    TRANSLATE = 29
    READBACK = 30
    CONFIRM = 31
    EFFECT = 32
    SCHEDULE = 33
    REQUEST = 34
    REPLY = 35
    HOLDER = 36
    CONTACT = 37
    ROUND = 38
    COMMITMENT = 39
    OUTCOME = 40
    RULE = 41
    CONSENT = 42
    JOINTLINE = 43
    INITIAL = 44
    BREACH = 45
    GLOSSARY = 46


KIND_NAMES: dict[int, str] = {kind.value: kind.name.lower() for kind in Kind}
KIND_NUMBERS: dict[str, int] = {name: number for number, name in KIND_NAMES.items()}


class Head(NamedTuple):
    """How much of a party's log somebody holds without a gap, and its root."""

    party: int
    generation: int
    size: int
    root: bytes


class Envelope(NamedTuple):
    """The signed fields of an entry [ENV-1]; sizes in bytes, times in ms UTC."""

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks of it
    generation: int
    own_root: bytes
    heads: tuple[Head, ...]
    t_ms: int
    kind: int
    flags: int
    commit: bytes
    body_bytes: int


class Entry(NamedTuple):
    """An authentic entry: who wrote it, its bytes as they were, and what they say."""

    party: int
    data: bytes
    leaf: bytes
    envelope: Envelope


def commitment(body: bytes) -> bytes:
    """The commitment to a body, whose first 16 bytes are its salt [ENV-3]."""
    return hashlib.sha256(b"ol1c" + body).digest()


def make_body(salt: bytes, content: bytes) -> bytes:
    """The body: salt and encoded content [ENV-3]."""
    assert len(salt) == SALT_BYTES
    return salt + content


def seal(seed: bytes, aad: bytes, envelope: Envelope) -> bytes:
    """Sign an envelope with the node-sign seed; aad is line_id || root_id [ENV-1]."""
    payload = encode(
        [
            1,
            envelope.index,
            envelope.generation,
            envelope.own_root,
            [list(head) for head in envelope.heads],
            envelope.t_ms,
            envelope.kind,
            envelope.flags,
            envelope.commit,
            envelope.body_bytes,
        ]
    )
    return cose.sign1(seed, aad, payload)


def parse_heads(value: object, data: bytes) -> tuple[Head, ...]:
    """Heads from a decoded array, ascending by party.

    Raises:
        PeerFault: the form is not that of ENV-1.
    """
    if type(value) is not list:
        raise PeerFault("ENV-1", "heads are not an array", data)
    if len(value) > PARTIES:
        raise PeerFault("ENV-1", "more heads than there are parties", data)
    heads = []
    for part in value:
        if not typed(part, int, int, int, bytes) or len(part[3]) != 32:
            raise PeerFault("ENV-1", "a head of the wrong form", data)
        if min(part[:3]) < 0 or part[1] < 1 or max(part[:3]) > NUMBER_MAX:
            raise PeerFault("ENV-1", "a head with a number out of range", data)
        heads.append(Head(*part))
    if [head.party for head in heads] != sorted({head.party for head in heads}):
        raise PeerFault("ENV-1", "heads out of order", data)
    return tuple(heads)


def parse(payload: bytes, data: bytes) -> Envelope:
    """The envelope of a payload.

    Raises:
        PeerFault: the form is not that of ENV-1.
    """
    fields = decode(payload)
    if not typed(fields, int, int, int, bytes, list, int, int, int, bytes, int):
        raise PeerFault("ENV-1", "an envelope of the wrong form", data)
    version, index, generation, own_root, heads, t_ms, kind, flags, commit, size = fields
    if version != 1 or len(own_root) != 32 or len(commit) != 32:
        raise PeerFault("ENV-1", "an envelope of another version or form", data)
    if index < 0 or generation < 1 or t_ms < 0 or kind < 0 or flags not in (0, 1, 3):
        raise PeerFault("ENV-1", "an envelope field out of range", data)
    if max(index, generation, kind) > NUMBER_MAX:
        raise PeerFault("ENV-1", "an envelope field out of range", data)
    if not 0 <= size <= BODY_BYTES_MAX:
        raise PeerFault("ENV-4", f"a body of {size} bytes", data)
    return Envelope(
        index, generation, own_root, parse_heads(heads, data), t_ms, kind, flags, commit, size
    )


def open_entry(party: int, data: bytes, public: bytes, aad: bytes) -> Entry:
    """Check form and signature of an entry.

    Args:
        party: the number of the author.
        data: the entry as received.
        public: node-sign Ed25519 key of the author.
        aad: line_id || root_id of the author.

    Raises:
        PeerFault: too long, not the one form, or not signed by that key.
    """
    if len(data) > ENTRY_BYTES_MAX:
        raise PeerFault("ENV-4", f"an entry of {len(data)} bytes", data)
    opened = cose.open1(data)
    envelope = parse(opened.payload, data)
    if [head.party for head in envelope.heads] != [1 - party]:  # suite 1 has two parties
        raise PeerFault("ENV-1", "an entry without exactly one head for the other party", data)
    if not cose.verify1(opened, public, aad):
        raise PeerFault("ENV-1", "an entry that its author did not sign", data)
    return Entry(party, data, leaf_hash(data), envelope)


def read_entry(party: int, data: bytes) -> Entry:
    """An entry from our own disk, form checked, signature not (the scrub checks those).

    Raises:
        PeerFault: not the form of ENV-1.
    """
    return Entry(party, data, leaf_hash(data), parse(cose.open1(data).payload, data))


def body_matches(entry: Entry, body: bytes) -> bool:
    """Whether a body is the one the envelope commits to [ENV-3]."""
    return (
        len(body) == entry.envelope.body_bytes
        and len(body) >= SALT_BYTES
        and commitment(body) == entry.envelope.commit
    )


def covers(party: int, envelope: Envelope, by: int, place: tuple[int, int]) -> bool:
    """Whether an entry comes after another one, as its own place or its heads prove.

    Args:
        party: author of the entry.
        envelope: the entry.
        by: author of the other entry.
        place: generation and index of the other entry.
    """
    if party == by:
        return (envelope.generation, envelope.index) > place
    # A size counts one more than the last index.
    return any(
        head.party == by and (head.generation, head.size - 1) >= place
        for head in envelope.heads
    )
