"""Check an Openline evidence file offline, trusting neither of the two parties.

    python openline_verify.py FILE --root A.card --root B.card [--json]

Written from docs/spec alone; it shares no code with the node. It needs Python 3.11,
`cryptography` (50 or newer) and `cbor2`. Read it from top to bottom beside the specification:
every step names the clause that it checks (COD-2, ENV-3, ...), and where the specification
leaves something open, "reading:" says how this program understands it.

Exit code 0: every check is true. 1: a check is false. 2: usage.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, mldsa

Value = Any  # whatever COD-1 allows
FILE_MAX = 64 * 1024 * 1024
WATCH_MS = 14 * 3600 * 1000  # ENV-8, kind 14
HEX = "0123456789abcdef"
EMPTY_ROOT = hashlib.sha256(b"").digest()  # REC-1
# Reading: ENV-5 does not number modes and precedences; these are the numbers taken here.
MODES = ("REAL", "EXERCISE", "TEST")
PRECEDENCES = ("ROUTINE", "PRIORITY", "IMMEDIATE", "FLASH")
SERIES = ("operational", "service", "exercise", "test")  # ENV-5
MEANINGS: tuple[str, ...] = ("understood", "not understood", "will comply", "cannot comply")
MEANINGS += ("referred", "repeat part")
KINDS: tuple[str, ...] = ("genesis", "message", "stop", "notice", "cancel", "correct")
KINDS += ("repeat", "suspend", "resume", "ack", "answer", "check", "rcpt", "cert", "delegate")
KINDS += ("undelegate", "readout", "release", "route", "amend", "accept", "resync", "fork")
KINDS += ("clock", "generation", "remove", "shown", "escalate", "watch", "translate")
KINDS += ("readback", "confirm", "effect", "schedule", "request", "reply", "holder", "contact")
KINDS += ("round", "commitment", "outcome", "rule", "consent", "jointline", "initial", "breach")
KINDS += ("glossary",)
(GENESIS, MESSAGE, STOP, NOTICE, CANCEL, CORRECT, REPEAT, SUSPEND, RESUME, ACK) = range(10)
(ANSWER, CHECK, RCPT, CERT, DELEGATE, UNDELEGATE, READOUT, RELEASE, ROUTE) = range(10, 19)
(AMEND, ACCEPT, RESYNC, FORK, CLOCK, GENERATION, REMOVE) = range(19, 26)
(SHOWN, ESCALATE, WATCH, TRANSLATE, READBACK, CONFIRM, EFFECT, SCHEDULE) = range(26, 34)
(REQUEST, REPLY, HOLDER, CONTACT, ROUND, COMMITMENT, OUTCOME, RULE, CONSENT) = range(34, 43)
(JOINTLINE, INITIAL, BREACH, GLOSSARY) = range(43, 47)
TALKS = {READOUT, RELEASE, *range(REQUEST, GLOSSARY + 1)}  # TLK-1: the content is one sheet
OFFICERS = {*range(1, 11), *range(14, 18), AMEND, ACCEPT}  # ENV-8: officer's "yes"
OFFICERS |= {TRANSLATE, READBACK, CONFIRM, EFFECT, SCHEDULE} | TALKS
SERVICE = {SUSPEND, RESUME, AMEND, ACCEPT, DELEGATE, UNDELEGATE, SCHEDULE}  # RCT-7
WITH_REFERENCE = {CANCEL, CORRECT, REPEAT, ACK, ANSWER, UNDELEGATE, ACCEPT}  # ENV-8, RCT-5
WITH_REFERENCE |= {TRANSLATE, READBACK, CONFIRM, EFFECT}
WITH_REFERENCE |= TALKS - {REQUEST, HOLDER, CONTACT, ROUND, COMMITMENT, GLOSSARY}  # TLK-2
DUTY = {STOP, MESSAGE, ACK, ANSWER, CANCEL, CORRECT, REPEAT, CHECK}  # CER-10
DUTY |= {READBACK, CONFIRM, EFFECT, SCHEDULE, CONTACT}
STAFF = TALKS - {RELEASE}
ROLES: dict[str, set[int]] = {
    "duty": DUTY,
    "watch-chief": DUTY | STAFF | {SUSPEND, RESUME, AMEND, ACCEPT},
    "staff": STAFF | {MESSAGE},  # at PRIORITY and below
    "interpreter": {TRANSLATE},
    "releaser": {RELEASE},
    **{role: set() for role in ("admin", "auditor")},
}
ROOT_SIGNED = {"releaser", "watch-chief", "admin"}  # CER-9

NODE_HELD = (
    "node-held: the officer's key lies in the home of his party's node. It proves the act of"
    " that party in his name; whoever controls the node could have used the key without him."
)
NEVER_SHOWN = (  # EVI-9
    "that no officer acted under duress when he pressed his key",
    "that what the officer wrote is true",
    "the time, beyond what the two parties' clocks say and the order of the entries",
    "that no end of a delegation and no removal of an officer stands outside this file",
    "that nothing else was said on this line",
    "that the kind was not suspended: what lies outside this file cannot be seen (RCT-9)",
)


class Refused(Exception):
    """A check that is false; the text begins with the clause."""


def require(holds: bool, why: str) -> None:
    """Refuse with this reason unless it holds."""
    if not holds:
        raise Refused(why)


# --- COD-1..3: the one byte form -----------------------------------------------------------


def check_types(value: Value, depth: int, wrapper: bool) -> None:
    """COD-1 types and COD-2 depth. The empty map stands only in a wrapper (COD-5, COD-6)."""
    if type(value) in (list, tuple):
        require(depth < 12, "COD-2: nested deeper than 12")
        for part in value:
            check_types(part, depth + 1, wrapper)
    elif type(value) is int:
        require(-(2**63) <= value < 2**64, "COD-1: integer out of range")
    elif wrapper and isinstance(value, dict):
        require(not value, "COD-5: an unprotected header that is not empty")
    else:
        require(value is None or type(value) in (bool, bytes, str), "COD-1: a type not allowed")


def _unbuilt(*_: Any) -> Any:
    return cbor2.CBORTag(0, None)  # refused by check_types, whatever is in it


# What cbor2 would make dates, numbers and patterns of; some of those take minutes to build.
_TAGS = (0, 1, 2, 3, 4, 5, 25, 30, 35, 36, 37, 52, 54, 100, 256, 258, 260, 261)
NOTHING_BUILT = dict.fromkeys((*_TAGS, 1004, 43000, 55799), _unbuilt)


def decode(data: bytes, *, wrapper: bool = False) -> Value:
    """COD-2: decode, and refuse what is not the only encoding of what was decoded."""
    try:
        value = cbor2.loads(data, semantic_decoders=NOTHING_BUILT)
    except Exception as fault:
        raise Refused(f"COD-2: not CBOR ({type(fault).__name__})") from fault
    check_types(value, 0, wrapper)
    require(cbor2.dumps(value) == data, "COD-2: trailing bytes, or not the shortest form")
    return value


encode: Callable[[Value], bytes] = cbor2.dumps


def sha256(*parts: bytes) -> bytes:
    """COD-4."""
    return hashlib.sha256(b"".join(parts)).digest()


def labelled(label: str, data: bytes) -> bytes:
    """COD-4: H(label, x)."""
    return sha256(label.encode("ascii"), b"\0", data)


# --- Forms: each shape says whether a decoded value has it ---------------------------------

Shape = Callable[[Value], bool]


def integer(low: int = 0, high: int = 2**64 - 1) -> Shape:
    """An integer in a range; true and false are none."""
    return lambda v: type(v) is int and low <= v <= high


def octets(low: int, high: int | None = None) -> Shape:
    """A byte string of that length."""
    return lambda v: type(v) is bytes and low <= len(v) <= (low if high is None else high)


def words(low: int, high: int) -> Shape:
    """A text of that many characters."""
    return lambda v: type(v) is str and low <= len(v) <= high


def exactly(wanted: Value) -> Shape:
    """One value of one type."""
    return lambda v: type(v) is type(wanted) and v == wanted


def maybe(shape: Shape) -> Shape:
    """That shape, or null."""
    return lambda v: v is None or shape(v)


def row(*shapes: Shape) -> Shape:
    """An array of exactly these."""
    return lambda v: (
        type(v) in (list, tuple)
        and len(v) == len(shapes)
        and all(shape(part) for shape, part in zip(shapes, v, strict=True))
    )


def many(shape: Shape, low: int = 0, high: int = 1_000_000) -> Shape:
    """An array of that many of one shape."""
    return lambda v: type(v) is list and low <= len(v) <= high and all(map(shape, v))


def either(*shapes: Shape) -> Shape:
    """One of several shapes."""
    return lambda v: any(shape(v) for shape in shapes)


def anything(value: Value) -> bool:
    """What is not used here."""
    return value is not None


def file_name(value: Value) -> bool:
    """ENV-4: the name of an attachment."""
    return words(1, 200)(value) and all(c.isprintable() and c not in "/\\" for c in value)


HASH, TIME, BYTES = octets(32), integer(), octets(0, 10**8)
ONE, PARTY, GEN, SIZE = exactly(1), integer(0, 1), integer(1), integer(0, 2**62)
TEXT, LANGUAGE, NAME = words(0, 8000), words(1, 35), words(1, 200)
FILES = many(row(file_name, integer(0, 10_485_760), HASH), 0, 8)
HEAD = row(PARTY, GEN, SIZE, HASH)
PLACE = (integer(-900_000_000, 900_000_000), integer(-1_800_000_000, 1_800_000_000))
TYPED = words(0, 80)  # ENV-4: a position as typed in kinds 1 and 30
PLACES = many(row(*PLACE, TYPED, words(0, 200)), 1, 8)
IDS = many(HASH, 1, 64)
MANNED = row(NAME, maybe(NAME), many(LANGUAGE, 0, 8), maybe(TIME))
POSITION = maybe(row(*PLACE, TEXT))
SCOPE = row(many(either(exactly(1), exactly(3)), 1, 2), TIME)
IDENTITY = row(ONE, words(1, 40), row(HASH, octets(1952)), HASH, BYTES)  # CER-4
IDENTITIES = row(IDENTITY, IDENTITY)
GENESIS_FORM = row(exactly("openline-genesis"), ONE, ONE, IDENTITIES, HASH, TIME)  # CER-6
CARD = row(  # CER-5
    *(exactly("openline-card"), ONE, IDENTITY, many(words(1, 300))),
    row(octets(64), octets(2420), octets(64)),
)
PUBLIC = row(  # CER-12
    *(exactly("openline-identity"), ONE, IDENTITY),
    row(octets(64), octets(2420), octets(64)),
)
NODE_KEYS = row(  # CER-3
    row(exactly("node-sign"), HASH, octets(1312)),
    row(exactly("node-tls"), HASH),
    row(exactly("node-kem"), octets(1216)),
    row(exactly("registrar"), HASH),
)
NODE_CERTIFICATE = row(ONE, HASH, integer(), TIME, maybe(TIME), NODE_KEYS)
ORIGINS = many(words(1, 300), 1, 64)
OFFICER_KEY = either(
    row(exactly(0), HASH),
    row(exactly(1), octets(65), words(1, 253), ORIGINS),
    row(exactly(2), HASH, words(1, 253), ORIGINS),
)
OFFICER_CERTIFICATE = row(  # CER-9
    *(ONE, HASH, words(1, 60), words(0, 60)),
    many(lambda v: type(v) is str and v in ROLES, 1, 7),
    *(OFFICER_KEY, TIME, maybe(TIME), lambda v: type(v) is bool, integer()),
)
ENTRY = row(  # ENV-1
    *(ONE, SIZE, GEN, HASH, many(HEAD), TIME, integer(0, 63), integer(0, 3), HASH),
    integer(0, 32768),
)
OFFICER_SIGNATURE = either(  # ENV-7
    row(exactly(0), octets(64)),
    row(exactly(1), octets(37, 4096), octets(1, 8192), octets(1, 256)),
    row(exactly(2), HASH, octets(64)),
)
OFFICER_ITEM = row(  # ENV-5
    *(octets(8), integer(0, 2), integer(0, 3), maybe(HASH), maybe(TIME)),
    *(lambda v: type(v) is list, OFFICER_SIGNATURE, integer(1), integer(0, 3)),
)
CHECKPOINT = row(ONE, HASH, HASH, GEN, integer(1, 2**62), HASH, TIME)  # REC-6
RECEIPT = row(GEN, many(row(SIZE, SIZE), 0, 64), many(row(SIZE, HASH), 0, 64))  # RCT-3
CHECK_FORM = either(  # RCT-8
    row(exactly(1), integer(1), maybe(TIME), TEXT, NAME),
    row(exactly(2), integer(1), HASH, TEXT, TEXT, NAME, many(HEAD, 2, 2)),
    row(exactly(3), integer(1), HASH, integer(0), maybe(integer(-(2**62), 2**62)), TEXT),
)
STOP_FORM = row(LANGUAGE, many(TEXT, 1), POSITION, integer(1))
SPAN = row(integer(0, 3), TIME, TIME, integer(), LANGUAGE, TEXT)


def parts_of(value: Value, depth: int) -> int:
    """TLK-1: how many parts a sheet has; too deep, or of a type that it cannot hold, are refused."""
    require(depth <= 6, "TLK-1: nested deeper than 6")
    if type(value) is dict or type(value) is list:
        inner = value.values() if type(value) is dict else value
        return 1 + sum(parts_of(part, depth + 1) for part in inner)
    is_number = type(value) is int and abs(value) <= 2**53
    require(
        value is None or type(value) in (str, bool) or is_number, "TLK-1: a type not allowed"
    )
    return 1


def sheet(v: Value) -> bool:
    """TLK-1: one text, a JSON object in its one form, at most 30,000 bytes and 2,000 parts."""
    if type(v) is not list or len(v) != 1 or type(v[0]) is not str:
        return False
    try:
        fields = json.loads(v[0])
        again = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        short = len(v[0].encode()) <= 30_000 and parts_of(fields, 1) <= 2000
    except (Refused, ValueError, RecursionError):
        return False
    return short and type(fields) is dict and again == v[0]


CONTENT: dict[int, Shape] = {  # ENV-8
    GENESIS: row(HASH),
    MESSAGE: either(row(LANGUAGE, TEXT, FILES), row(LANGUAGE, TEXT, FILES, PLACES)),
    STOP: lambda v: STOP_FORM(v) and v[3] == len(v[1]),  # RCT-10
    CANCEL: row(LANGUAGE, TEXT),
    CORRECT: row(LANGUAGE, TEXT),
    REPEAT: row(integer(0, 1), LANGUAGE, TEXT, FILES),
    SUSPEND: SCOPE,
    RESUME: SCOPE,
    ACK: row(),
    ANSWER: row(integer(0, 5), LANGUAGE, TEXT),
    CHECK: CHECK_FORM,
    RCPT: RECEIPT,
    CERT: row(BYTES),
    DELEGATE: row(HASH, TIME),
    UNDELEGATE: row(),
    ROUTE: row(many(words(1, 300))),
    AMEND: row(anything, octets(16)),
    ACCEPT: row(),
    RESYNC: row(anything, anything),
    FORK: row(PARTY, GEN, SIZE, anything, anything),
    CLOCK: row(integer(-(2**63))),
    GENERATION: row(BYTES),
    REMOVE: row(HASH),
    SHOWN: row(NAME, IDS),
    ESCALATE: row(integer(1, 3), IDS),
    WATCH: row(many(MANNED, 0, 16), maybe(integer(0, 1))),
    TRANSLATE: row(LANGUAGE, TEXT, integer(0, 1), integer(0, 2), NAME, words(0, 200)),
    READBACK: row(integer(0, 7), *PLACE, TYPED),
    CONFIRM: row(integer(0, 1)),
    EFFECT: row(integer(0, 1), LANGUAGE, TEXT),
    SCHEDULE: lambda v: SPAN(v) and v[1] < v[2],
    **dict.fromkeys(TALKS, sheet),
}
PATH = many(HASH, 0, 63)
EVIDENCE = row(  # EVI-1
    *(exactly("openline-evidence"), ONE, BYTES, many(BYTES, 2, 2), row(PARTY, GEN, SIZE)),
    many(row(BYTES, maybe(BYTES))),
    many(row(PARTY, BYTES, maybe(BYTES), maybe(integer()), PATH)),
    many(row(integer(), SIZE, PATH)),
)


def decode_as(shape: Shape, data: bytes, clause: str) -> Value:
    """Decode strictly and require a form."""
    value = decode(data)
    require(shape(value), f"{clause}: not of this form")
    return value


# --- COD-7: keys of prime order, in plain integers -----------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int, int, int]  # X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z (RFC 8032 5.1.4)


def point_of(key: bytes) -> Point:
    """RFC 8032 5.1.3: decompress; a y that is not below P and a -0 are refused."""
    number = int.from_bytes(key, "little")
    y, sign = number % 2**255, number >> 255
    require(y < P, "COD-7: a key whose y is not canonical")
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if (v * x * x + u) % P == 0:
        x = x * pow(2, (P - 1) // 4, P) % P
    require((v * x * x - u) % P == 0, "COD-7: a key that is no point of the curve")
    require(x != 0 or sign == 0, "COD-7: a key whose x is not canonical")
    x = x if x % 2 == sign else P - x
    return x, y, 1, x * y % P


def add(p: Point, q: Point) -> Point:
    """RFC 8032 5.1.4: the complete addition law."""
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def is_identity(p: Point) -> bool:
    """Whether it is the point (0, 1)."""
    return p[0] % P == 0 and (p[1] - p[2]) % P == 0


@lru_cache(maxsize=256)
def order_fault(key: bytes) -> str:
    """What is wrong with an Ed25519 public key (COD-7); empty if nothing is."""
    try:
        base = point_of(key)
    except Refused as fault:
        return str(fault)
    total: Point = (0, 1, 1, 0)
    for bit in f"{L:b}":
        total = add(total, total)
        total = add(total, base) if bit == "1" else total
    if is_identity(base):
        return "COD-7: a key of small order"
    return "" if is_identity(total) else "COD-7: a key with a small-order component"


def pin(key: bytes, whose: str) -> bytes:
    """COD-7: a key is checked wherever it is pinned."""
    fault = order_fault(key)
    require(not fault, f"{fault}: {whose}")
    return key


# --- COD-5, COD-6: signatures --------------------------------------------------------------


def check_ed25519(key: bytes, signature: bytes, message: bytes, why: str) -> None:
    """RFC 8032 verification; the library refuses S >= L."""
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError) as fault:
        raise Refused(f"{why}: the Ed25519 signature does not verify") from fault


def check_mldsa(key: bytes, signature: bytes, message: bytes, why: str) -> None:
    """ML-DSA-44 or -65 by the length of the key, with an empty context."""
    kind = mldsa.MLDSA44PublicKey if len(key) == 1312 else mldsa.MLDSA65PublicKey
    try:
        kind.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError) as fault:
        raise Refused(f"{why}: the ML-DSA signature does not verify") from fault


def protected(algorithm: int, key: bytes) -> bytes:
    """COD-5: the protected header, the encoded map {1: alg, 4: kid}."""
    return encode({1: algorithm, 4: sha256(key)[:4]})


def empty_map(value: Value) -> bool:
    """The unprotected header."""
    return isinstance(value, dict) and not value


SINGLE = row(BYTES, empty_map, BYTES, octets(64))
SIGNER = row(BYTES, empty_map, BYTES)
HYBRID = row(exactly(b""), empty_map, BYTES, row(SIGNER, SIGNER))
TAGS = {b"\xd2": SINGLE, b"\xd8\x62": HYBRID}  # tag 18, tag 98


def unwrap(data: bytes, tag: bytes) -> Value:
    """COD-5, COD-6: [header, {}, payload, signature or signers], not yet verified."""
    require(data.startswith(tag), "COD-5, COD-6: not the COSE structure that belongs here")
    parts = decode(data[len(tag) :], wrapper=True)
    require(TAGS[tag](parts), "COD-5, COD-6: not [header, {}, payload, signature or signers]")
    return parts


def check_single(data: bytes, key: bytes, aad: bytes, why: str) -> bytes:
    """COD-5: verify and give the payload."""
    header, _, payload, signature = unwrap(data, b"\xd2")
    require(header == protected(-19, key), f"{why}: COD-5: algorithm or key id is another")
    check_ed25519(key, signature, encode(["Signature1", header, aad, payload]), why)
    return bytes(payload)


def check_hybrid(data: bytes, keys: tuple[bytes, bytes], aad: str, why: str) -> bytes:
    """COD-6: both signatures must verify; gives the payload."""
    _, _, payload, signers = unwrap(data, b"\xd8\x62")
    algorithms = (-19, -48 if len(keys[1]) == 1312 else -49)
    verify_with = (check_ed25519, check_mldsa)
    for signer, key, algorithm, check in zip(
        signers, keys, algorithms, verify_with, strict=True
    ):
        header, _, signature = signer
        require(header == protected(algorithm, key), f"{why}: COD-6: another algorithm or key")
        message = encode(["Signature", b"", header, aad.encode(), payload])
        check(key, signature, message, f"{why}: COD-6")
    return bytes(payload)


# --- RFC 9162: inclusion -------------------------------------------------------------------


def check_inclusion(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> None:
    """RFC 9162 2.1.3.2: the leaf stands at that index in the tree of that size and root."""
    require(index < size, "RFC 9162: the index is not below the size of the tree")
    first, last, value = index, size - 1, leaf
    for part in path:
        require(last > 0, "RFC 9162: the path is too long")
        if first % 2 or first == last:
            value = sha256(b"\1", part, value)
            while first % 2 == 0 and first:
                first, last = first >> 1, last >> 1
        else:
            value = sha256(b"\1", value, part)
        first, last = first >> 1, last >> 1
    require(last == 0 and value == root, "RFC 9162: the path does not lead to the root")


# --- CER: parties, cards, officers ---------------------------------------------------------


@dataclass(frozen=True)
class Party:
    """One party as its card and node certificate pin it (CER-3..5)."""

    name: str
    identity: bytes
    root_id: bytes
    root: tuple[bytes, bytes]
    node_sign: tuple[bytes, bytes]
    registrar: bytes
    keys: frozenset[bytes]


@lru_cache(maxsize=16)
def read_card(data: bytes) -> Party:
    """CER-2..5, CER-8, CER-12: a card or a public identity, verified with the keys it carries."""
    is_card = data.startswith(b"\xd8\x62")
    if is_card:
        _, _, identity, _, possession = decode_as(CARD, unwrap(data, b"\xd8\x62")[2], "CER-5")
    else:
        _, _, identity, possession = decode_as(PUBLIC, data, "CER-5, CER-12: no card")
    _, name, (root_ed, root_ml), _, certificate = identity
    root = (pin(root_ed, "root"), root_ml)
    if is_card:
        check_hybrid(data, root, "openline card 1", f"CER-5: card of {plain(name)}")
    root_id = labelled("openline root", root_ed + root_ml)
    payload = check_hybrid(certificate, root, "openline node-certificate 1", "CER-3")
    node = decode_as(NODE_CERTIFICATE, payload, "CER-3: node certificate")
    require(node[1] == root_id, "CER-3: the node certificate names another root")
    (_, sign_ed, sign_ml), (_, tls), (_, kem), (_, registrar) = node[5]
    pin(sign_ed, "node-sign")
    pin(registrar, "registrar")
    proof = labelled("openline possession", encode(identity))
    check_ed25519(sign_ed, possession[0], proof, "CER-5: possession of node-sign")
    check_mldsa(sign_ml, possession[1], proof, "CER-5: possession of node-sign")
    check_ed25519(registrar, possession[2], proof, "CER-5: possession of registrar")
    eds = (root_ed, sign_ed, registrar)
    spki = [sha256(bytes.fromhex("302a300506032b6570032100"), k) for k in eds]
    keys = [root_ed, root_ml, sign_ed, sign_ml, registrar, tls, kem]
    require(len({*keys, *spki}) == 10, "CER-3: a key serves two roles")
    node_sign, known = (sign_ed, sign_ml), frozenset(keys)
    return Party(name, encode(identity), root_id, root, node_sign, registrar, known)


@dataclass(frozen=True)
class Officer:
    """An officer's certificate, verified (CER-9)."""

    hash: bytes
    name: str
    office: str
    roles: tuple[str, ...]
    key: Any
    not_before: int
    not_after: int | None
    node_held: bool


def p256_key(point: bytes) -> ec.EllipticCurvePublicKey:
    """CER-9: a point of the curve P-256."""
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError as fault:
        raise Refused("CER-9: no point of P-256") from fault


def read_officer(data: bytes, party: Party) -> Officer:
    """CER-9: by the registrar, or by the root if a role asks for it."""
    by_root = data.startswith(b"\xd8\x62")
    raw = unwrap(data, b"\xd8\x62" if by_root else b"\xd2")[2]
    value = decode_as(OFFICER_CERTIFICATE, raw, "CER-9: officer certificate")
    _, root_id, name, office, roles, key, start, end, node_held, _ = value
    require(root_id == party.root_id, "CER-9: a certificate of another party")
    wants_root = bool(ROOT_SIGNED & {*roles})
    require(wants_root == by_root, "CER-9: signed by the wrong key for its roles")
    if by_root:
        check_hybrid(data, party.root, "openline officer 1", "CER-9: root")
    else:
        check_single(data, party.registrar, b"openline officer 1", "CER-9: registrar")
    if key[0] == 1:
        require(key[1][:1] == b"\4", "CER-9: not an uncompressed point")
        p256_key(key[1])
    else:
        pin(key[1], "officer")
    return Officer(sha256(data), name, office, tuple(roles), key, start, end, node_held)


# --- ENV: entries --------------------------------------------------------------------------


@dataclass
class Entry:
    """One entry of the file: what it says, and what has been found true of it."""

    number: int
    party: int
    raw: bytes
    body: bytes | None
    checkpoint: int | None
    path: list[bytes]
    index: int
    generation: int
    own_root: bytes
    heads: list[Any]
    t_ms: int
    kind: int
    flags: int
    commit: bytes
    body_bytes: int
    signed: bool = False  # ENV-1 holds
    sound: bool = False  # EVI-4 holds
    content: Any = None  # once ENV-3 holds
    officer: Officer | None = None  # once EVI-5 holds
    act: bytes | None = None  # the item's id (ENV-6), once EVI-5 holds

    @property
    def leaf(self) -> bytes:
        """ENV-2."""
        return sha256(b"\0", self.raw)

    @property
    def log(self) -> tuple[int, int]:
        """REC-1: author and generation."""
        return self.party, self.generation

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands among all entries of its author."""
        return self.generation, self.index

    @property
    def is_officers(self) -> bool:
        """ENV-1, flags bit 0."""
        return bool(self.flags & 1)

    def label(self, step: str, item: Entry | None) -> str:
        """The stable name of one of its checks."""
        if self is item:
            return f"item.{step}"
        names = {RCPT: "receipt", CERT: "certificate", ACK: "ack", ANSWER: "answer"}
        names |= {DELEGATE: "delegation", UNDELEGATE: "undelegation", REMOVE: "removal"}
        names |= {SHOWN: "shown", ESCALATE: "escalation", TRANSLATE: "translation"}
        names |= {READBACK: "readback", CONFIRM: "confirmation", EFFECT: "effect"}
        return f"{names.get(self.kind, 'entry')}.{step}:{self.number}"


def read_entry(number: int, parts: list[Any]) -> Entry:
    """ENV-1: the form of an entry, before its signature."""
    party, raw, body, checkpoint, path = parts
    value = decode_as(ENTRY, unwrap(raw, b"\xd2")[2], "ENV-1: entry")
    return Entry(number, party, raw, body, checkpoint, path, *value[1:])


def check_envelope(case: Case, entry: Entry) -> None:
    """ENV-1, ENV-4, ENV-8: author's signature and form."""
    author = case.parties[entry.party]
    check_single(entry.raw, author.node_sign[0], case.line_id + author.root_id, "ENV-1")
    require(len(entry.raw) <= 1024, "ENV-4: an entry of more than 1024 bytes")
    others = [1 - entry.party]
    require([head[0] for head in entry.heads] == others, "ENV-1: not a head per other party")
    if entry.index == 0:
        first = GENESIS if entry.generation == 1 else GENERATION
        require(entry.kind == first, "ENV-8: the wrong kind for the first entry of a log")
    else:
        require(entry.kind not in (GENESIS, GENERATION), "ENV-8: only first in a log")
    if entry.kind != CHECK:
        officers = entry.kind in OFFICERS
        require(entry.is_officers == officers, "ENV-1: flag of an officer's item")
    entry.signed = True


def check_commitment(entry: Entry) -> None:
    """ENV-3, ENV-5, ENV-8: the body is the one committed to, and its content has the form."""
    body = entry.body
    if body is None:
        raise Refused("ENV-3: the body is not in the file")
    require(16 <= len(body) <= 32768 and len(body) == entry.body_bytes, "ENV-4: length of body")
    mine = sha256(b"ol1c", body) == entry.commit
    require(mine, "ENV-3: the body is not the one committed to")
    content = decode(body[16:])
    require(entry.kind in CONTENT, "ENV-8: a kind that this version does not know")
    if entry.is_officers:
        require(OFFICER_ITEM(content), "ENV-5: not an officer's item")
        check_item_rules(entry, content)
    inner = content[5] if entry.is_officers else content
    require(CONTENT[entry.kind](inner), "ENV-8: content of the wrong form for its kind")
    place = {MESSAGE: 2, REPEAT: 3}.get(entry.kind)
    files = [] if place is None else inner[place]
    require(sum(f[1] for f in files) <= 10_485_760, "ENV-4: attachments too large")
    require(bool(entry.flags & 2) == bool(files), "ENV-1: flag of attachments")
    entry.content = content


def check_item_rules(entry: Entry, content: Value) -> None:
    """ENV-8, RCT-5, RCT-7, RCT-8: reference, mode and series agree with the kind."""
    _, mode, precedence, reference, _, _, _, _, series = content
    require(entry.kind not in WITH_REFERENCE or reference is not None, "ENV-8: no reference")
    require(entry.kind != CHECK or MODES[mode] == "TEST", "RCT-8: a check is of mode TEST")
    wanted = "service" if entry.kind in SERVICE else ("operational", "exercise", "test")[mode]
    require(SERIES[series] == wanted, f"RCT-7: series {SERIES[series]}, not {wanted}")
    is_low = entry.kind not in TALKS or precedence <= 1
    require(is_low, "TLK-2: a sheet is at most PRIORITY")


# --- EVI-5, ENV-6, ENV-7: officers ---------------------------------------------------------


def certificate_of(case: Case, entry: Entry) -> Officer:
    """EVI-5: the certificate that cert_ref names, among the entries, before this one.

    Reading: "lower index" is an earlier place, (generation, index), of the same author.
    """
    found: dict[bytes, bytes] = {}
    for other in case.entries:
        if other.kind == CERT and other.sound and other.party == entry.party:
            data = other.content[0]
            if other.place < entry.place and sha256(data)[:8] == entry.content[0]:
                found[sha256(data)] = data
    require(len(found) == 1, f"EVI-5: {len(found)} certificates before it with this reference")
    return read_officer(next(iter(found.values())), case.parties[entry.party])


def check_officer(case: Case, entry: Entry) -> None:
    """EVI-5: certificate, time, role, removal, and the signature over the act."""
    require(entry.content is not None, "EVI-5: no content to check")
    _, mode, precedence, reference, expiry, content, signature, _, _ = entry.content
    officer = certificate_of(case, entry)
    require(officer.not_before <= entry.t_ms, "EVI-5: before the certificate begins")
    end = officer.not_after
    require(end is None or entry.t_ms <= end, "EVI-5: the certificate had expired")
    # Reading: CER-10 names no role for kinds 14 and 15; every officer may delegate his key.
    allowed = entry.kind in (DELEGATE, UNDELEGATE) or any(
        entry.kind in ROLES[role] and (role != "staff" or precedence <= 1)
        for role in officer.roles
    )
    require(allowed, f"CER-10: no role of {plain(officer.name)} may send this")
    counts = entry.kind != RELEASE or MODES[mode] != "REAL" or not officer.node_held
    require(counts, "RDO-6: a node-held key never counts for a release")
    if entry.kind == RELEASE:
        check_release(json.loads(content[0]))
    for other in case.entries:
        if other.kind == REMOVE and other.sound and other.party == entry.party:
            his = other.content[0] == officer.hash and other.place < entry.place
            require(not his, "EVI-5: the officer was removed before")
    salt = (entry.body or b"")[:16]
    content_hash = sha256(b"ol1h", salt, encode(content))
    # ENV-6: the act, whose hash is the item's id.
    head = [1, case.line_id, case.parties[entry.party].root_id, officer.hash, entry.kind]
    act = sha256(encode([*head, mode, precedence, reference, content_hash, expiry]))
    if signature[0] == 0:
        require(officer.key[0] == 0, "ENV-7: the certificate's key signs otherwise")
        check_act(officer.key[1], signature[1], act, "ENV-7: officer")
    elif signature[0] == 1:
        check_webauthn(officer, signature, act)
    else:
        check_act(session_key(case, entry, officer), signature[2], act, "ENV-7: session key")
    if entry.kind == DELEGATE:
        pin(content[0], "session key")
        require(content[1] <= entry.t_ms + WATCH_MS, "ENV-8: a delegation of more than 14 h")
    entry.officer, entry.act = officer, act


def check_release(fields: dict[str, Any]) -> None:
    """RDO-6: each signature names the hash of the text; the last one has the text that fits it."""
    seal, text, salt = (fields.get(name) for name in ("seal", "text", "salt"))
    require(hexadecimal(seal, 32), "RDO-6: a release that names no text")
    if fields.get("final") is not True:
        require("text" not in fields, "RDO-6: a text before the last signature")
        return
    require(type(text) is str, "RDO-6: the last signature without the text")
    start = b"ol1t"
    if fields.get("what") == "own":
        require(hexadecimal(salt, 16), "RDO-6: the text of a readout without its salt")
        start = b"ol1r" + bytes.fromhex(str(salt))  # RDO-3
    mine = sha256(start, str(text).encode()).hex() == seal
    require(mine, "RDO-6: the text is not the one that was signed for")


def hexadecimal(value: Value, size: int) -> bool:
    """So many bytes as lower hexadecimal text."""
    return type(value) is str and len(value) == 2 * size and not set(value) - set(HEX)


def check_act(key: bytes, signature: bytes, act: bytes, why: str) -> None:
    """ENV-7: Ed25519 over "openline act 1" || 0x00 || id."""
    check_ed25519(key, signature, b"openline act 1\0" + act, why)


def session_key(case: Case, entry: Entry, officer: Officer) -> bytes:
    """ENV-7: the key of a delegation that stands for this place and this time."""
    require(entry.kind not in (READOUT, RELEASE), "ENV-7: a session key never releases")
    # Reading: nor does it delegate (else 14 hours would have no end), nor sign for another.
    require(entry.kind != DELEGATE, "ENV-7: a session key does not delegate")
    named = entry.content[6][1]
    log = (e for e in case.entries if e.sound and e.log == entry.log)
    before = [e for e in log if e.index < entry.index]
    made = next((e for e in before if e.kind == DELEGATE and e.act == named), None)
    if made is None or made.officer is None:
        raise Refused("EVI-5: no delegation that verifies stands before it in this log")
    require(made.officer.hash == officer.hash, "ENV-7: another officer's delegation")
    ends = [e for e in before if e.kind == UNDELEGATE and e.content[3] == named]
    require(not ends, "ENV-7: the delegation had been ended")
    key, until = made.content[5]
    require(entry.t_ms <= until, "ENV-7: the delegation was over")
    return bytes(key)


def client_data(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object in which no name occurs twice."""
    require(len({name for name, _ in pairs}) == len(pairs), "ENV-7: a name twice in the JSON")
    return dict(pairs)


def check_webauthn(officer: Officer, signature: Value, act: bytes) -> None:
    """ENV-7: a WebAuthn assertion over the id (W3C WebAuthn level 2, 7.2)."""
    require(officer.key[0] in (1, 2), "ENV-7: the certificate's key signs otherwise")
    algorithm, key, rp_id, origins = officer.key
    _, data, client_json, sig = signature
    client = json.loads(client_json.decode("utf-8"), object_pairs_hook=client_data)
    require(isinstance(client, dict), "ENV-7: clientDataJSON is not an object")
    require(client.get("type") == "webauthn.get", "ENV-7: WebAuthn type is not webauthn.get")
    challenge = base64.urlsafe_b64encode(act).rstrip(b"=").decode("ascii")
    require(client.get("challenge") == challenge, "ENV-7: WebAuthn challenge is not the id")
    require(client.get("origin") in origins, "ENV-7: WebAuthn origin is not the officer's")
    require(client.get("crossOrigin", False) is False, "ENV-7: WebAuthn was cross-origin")
    require(data[:32] == sha256(rp_id.encode()), "ENV-7: WebAuthn RP id hash is another")
    flags = data[32]
    require(bool(flags & 0x01), "ENV-7: WebAuthn user present is not set")
    require(bool(flags & 0x04), "ENV-7: WebAuthn user verified is not set")
    require(not flags & 0x10 or bool(flags & 0x08), "ENV-7: WebAuthn backup without eligible")
    require(len(data) == 37 or bool(flags & 0xC0), "ENV-7: WebAuthn bytes after byte 37")
    message = data + sha256(client_json)
    if algorithm == 2:
        check_ed25519(key, sig, message, "ENV-7: WebAuthn")
        return
    try:
        p256_key(key).verify(sig, message, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as fault:
        raise Refused("ENV-7: WebAuthn: the ES256 signature does not verify") from fault


# --- EVI: the file -------------------------------------------------------------------------


@dataclass
class Report:
    """EVI-8: the checks by name, each true or false with the reason."""

    checks: list[dict[str, Any]] = field(default_factory=list)

    def add(self, name: str, ok: bool, why: str) -> None:
        """One line; a name that is taken gets a number."""
        taken = sum(c["name"].partition("#")[0] == name for c in self.checks)
        name = f"{name}#{taken + 1}" if taken else name
        self.checks.append({"name": name, "ok": ok, "why": why})

    @contextmanager
    def step(self, name: str, claim: str) -> Iterator[None]:
        """One check: the claim if the block ends, else the reason. Nothing else gets out."""
        try:
            yield
        except Refused as refusal:
            self.add(name, False, str(refusal))
        except Exception as fault:  # noqa: BLE001 - whatever the bytes, a named failed check
            self.add(
                name, False, f"malformed: {type(fault).__name__}: {plain(str(fault))}"[:200]
            )
        else:
            self.add(name, True, claim)

    def all_true(self) -> bool:
        """Whether all is true so far."""
        return all(check["ok"] for check in self.checks)


@dataclass(frozen=True)
class Checkpoint:
    """REC-6: what an author said of its own log; `party` is its number."""

    party: int
    generation: int
    size: int
    root: bytes
    t_ms: int
    cosigned: bool


@dataclass
class Case:
    """The file as far as it has been read."""

    report: Report
    parts: Any
    parties: list[Party] = field(default_factory=list)
    line_id: bytes = b""
    checkpoints: list[Checkpoint | None] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    item: Entry | None = None
    lights: list[dict[str, Any]] = field(default_factory=list)
    followed: list[dict[str, Any]] = field(default_factory=list)
    read_backs: set[bytes] = field(default_factory=set)  # the ids of those that hold


def check_founding(case: Case, data: bytes, cards: list[bytes]) -> None:
    """EVI-1, EVI-2: format, cards, line, genesis. Later checks need all four."""
    step = case.report.step
    with step("format", "EVI-1: one CBOR array in its only form, and nothing after it"):
        require(len(data) <= FILE_MAX, "EVI-1: larger than any evidence")
        case.parts = decode_as(EVIDENCE, data, "EVI-1: evidence")
    given: list[Party] = []
    with step("cards", "CER-5: both cards verify; no key serves twice"):
        given = [read_card(card) for card in cards]
        a, b = given
        require(a.root_id != b.root_id, "CER-8: the two cards have the same root")
        require(a.name != b.name, "CER-8: the two cards have the same name")
        require(not a.keys & b.keys, "CER-8: a key in both identities")
    if not case.report.all_true():
        return
    raw = case.parts[2]
    with step("line", "EVI-2: the line was founded by the two parties whose cards were given"):
        genesis = decode_as(GENESIS_FORM, raw, "CER-6: genesis")
        for identity in map(encode, genesis[3]):
            known = [party for party in given if party.identity == identity]
            require(len(known) == 1, "EVI-2: an identity that is in neither card given")
            case.parties += known
        roots = [party.root_id for party in case.parties]
        require(roots == sorted(set(roots)), "CER-6: identities not ascending by root")
        case.line_id = sha256(raw)
    if not case.report.all_true():
        return
    with step("genesis", "CER-7: both roots signed the genesis"):
        for party, signature in zip(case.parties, case.parts[3], strict=True):
            why = f"CER-7: {plain(party.name)}"
            payload = check_hybrid(signature, party.root, "openline genesis 1", why)
            require(payload == case.line_id, f"{why} signed another genesis")


def author_of(case: Case, raw: bytes) -> int | None:
    """Whose checkpoint it says it is, whether or not that is true: only to name the check."""
    try:
        root_id = decode(decode(raw[2:], wrapper=True)[2])[2]
    except Exception:  # noqa: BLE001 - reading the checkpoint itself says what is wrong
        return None
    return next((n for n, party in enumerate(case.parties) if party.root_id == root_id), None)


def read_checkpoint(case: Case, raw: bytes, author: int | None, cosigned: bool) -> Checkpoint:
    """REC-6."""
    value = decode_as(CHECKPOINT, unwrap(raw, b"\xd8\x62")[2], "REC-6: checkpoint")
    _, line_id, _, generation, size, root, t_ms = value
    require(line_id == case.line_id, "REC-6: a checkpoint of another line")
    if author is None:
        raise Refused("REC-6: a checkpoint of nobody on this line")
    check_hybrid(raw, case.parties[author].node_sign, "openline checkpoint 1", "REC-6")
    return Checkpoint(author, generation, size, root, t_ms, cosigned)


def check_checkpoints(case: Case) -> None:
    """EVI-3: each checkpoint by its author, each cosignature by the other."""
    for raw, cosignature in case.parts[5]:
        point, number = None, author_of(case, raw)
        author, peer = "?", "?"
        if number is not None:
            author, peer = (plain(case.parties[n].name) for n in (number, 1 - number))
        with case.report.step(f"checkpoint:{author}", f"REC-6: {author} signed its log's tree"):
            point = read_checkpoint(case, raw, number, cosignature is not None)
        case.checkpoints.append(point)
        if cosignature is not None:
            with case.report.step(f"cosignature:{peer}", f"REC-7: {peer} held what it covers"):
                if number is None:
                    raise Refused("REC-7: the checkpoint is of nobody on this line")
                keys = case.parties[1 - number].node_sign
                payload = check_hybrid(cosignature, keys, "openline cosignature 1", "REC-7")
                same = payload == unwrap(raw, b"\xd8\x62")[2]
                require(same, "REC-7: a cosignature of another checkpoint")


def check_entries(case: Case) -> None:
    """EVI-4 for every entry; finds the item that the file names."""
    report, item_place = case.report, tuple(case.parts[4])
    for number, parts in enumerate(case.parts[6]):
        try:
            case.entries.append(read_entry(number, parts))
        except Exception as fault:  # noqa: BLE001 - as in Report.step
            report.add(f"entry.envelope:{number}", False, plain(str(fault)))
    places = {(*entry.log, entry.index): entry for entry in reversed(case.entries)}
    case.item = item = places.get(item_place)
    with report.step("item", "EVI-1: the item named is among the entries"):
        require(item is not None, "EVI-1: the item named is not among the entries")
    for entry in case.entries:
        with report.step(entry.label("envelope", item), "ENV-1: signed by its author's node"):
            check_envelope(case, entry)
        with report.step(entry.label("commitment", item), "ENV-3: this is the body signed for"):
            check_commitment(entry)
        with report.step(entry.label("inclusion", item), "EVI-4: stands in its author's log"):
            check_place(case, entry)
            entry.sound = entry.signed and entry.content is not None


def check_place(case: Case, entry: Entry) -> None:
    """EVI-4: inclusion in a checkpoint of the entry's own author and generation."""
    number = entry.checkpoint
    if number is None:
        raise Refused("EVI-4: not checkpointed yet")
    known = number < len(case.checkpoints)
    point = case.checkpoints[number] if known else None
    if point is None:
        raise Refused("EVI-4: its checkpoint is missing or does not verify")
    mine = (point.party, point.generation) == entry.log
    require(mine, "EVI-4: a checkpoint of another author or generation")
    check_inclusion(entry.leaf, entry.index, point.size, entry.path, point.root)


def check_record(case: Case) -> None:
    """REC-4, REC-6, ENV-1: nothing in the file contradicts another signed thing in it."""
    roots: dict[tuple[int, int, int], bytes] = {}
    points = filter(None, case.checkpoints)
    said: list[Value] = [(p.party, p.generation, p.size, p.root) for p in points]
    logs: dict[tuple[int, int], list[Entry]] = {}
    for entry in (e for e in case.entries if e.signed):
        said.append((*entry.log, entry.index, entry.own_root))
        said += entry.heads
        logs.setdefault(entry.log, []).append(entry)
    for party, generation, size, root in said:
        wanted = roots.setdefault((party, generation, size), root if size else EMPTY_ROOT)
        require(root == wanted, "REC-4: a fork: two roots of one log at one size")
    for entries in logs.values():
        entries.sort(key=lambda entry: entry.index)
        for one, two in pairwise(entries):
            require(one.index != two.index, "REC-4: two entries at one place")
            require(one.t_ms <= two.t_ms, "ENV-1: a clock that went back between two entries")


def check_officers(case: Case) -> None:
    """EVI-5 for every certificate and every officer's item, delegations first."""
    for entry in case.entries:
        if entry.kind == CERT and not entry.is_officers:
            with case.report.step(entry.label("officer", case.item), "CER-9: certified"):
                require(entry.content is not None, "CER-9: no content to check")
                entry.officer = read_officer(entry.content[0], case.parties[entry.party])
    for entry in sorted(case.entries, key=lambda e: e.kind != DELEGATE):
        if entry.is_officers:
            name = entry.label("officer", case.item)
            with case.report.step(name, "EVI-5: the officer's act"):
                check_officer(case, entry)


def item_id(item: Entry) -> bytes | None:
    """ENV-6: the hash of the act for an officer's item, else the leaf."""
    return item.act if item.is_officers else item.leaf


def check_receipts(case: Case) -> None:
    """EVI-6, EVI-7: what the other party says of the item."""
    report, item = case.report, case.item
    kinds = {entry.number: entry.kind for entry in case.entries}
    holdings = {number: (size, path) for number, size, path in case.parts[7]}
    with report.step("holdings", "EVI-1: each holding belongs to one receipt"):
        require(len(holdings) == len(case.parts[7]), "EVI-1: two holdings for one receipt")
        require(all(kinds.get(n) == RCPT for n in holdings), "EVI-1: a holding of no receipt")
    for entry in case.entries:
        if item is None or entry is item or entry.kind not in (RCPT, ACK, ANSWER):
            continue
        light = {RCPT: "held", ACK: "acknowledged", ANSWER: "answered"}[entry.kind]
        passed = len(report.checks)
        with report.step(f"receipt.{light}:{entry.number}", f"the other party: {light}"):
            require(entry.party != item.party, "EVI-6: by the item's own author")
            require(entry.sound, "EVI-4: its entry does not verify")
            if entry.kind == RCPT:
                check_held(entry, item, holdings.get(entry.number))
            else:
                require(entry.officer is not None, "EVI-5: its officer does not verify")
                wanted = item_id(item)
                require(wanted is not None, "EVI-7: the item's id could not be established")
                require(entry.content[3] == wanted, "EVI-7: it names another item")
        if report.checks[passed]["ok"]:
            case.lights.append(light_facts(case, entry, light))


def check_held(entry: Entry, item: Entry, holding: tuple[int, list[bytes]] | None) -> None:
    """EVI-6, RCT-3: the item in a range under the receipt's head, or early with its leaf."""
    generation, ranges, early = entry.content
    _, head_generation, head_size, head_root = entry.heads[0]
    require(generation == item.generation, "EVI-6: a receipt for another generation")
    for first, end in ranges:
        require(first < end <= head_size, "RCT-3: a range beyond the receipt's own head")
    in_range = any(first <= item.index < end for first, end in ranges)
    leaves = [leaf for index, leaf in early if index == item.index]
    require(in_range or bool(leaves), "EVI-6: the receipt does not name the item's place")
    require(set(leaves) <= {item.leaf}, "EVI-6: the receipt is for another entry at this place")
    if holding is None:
        require(bool(leaves), "EVI-6: no holding to show what the receipt's head covers")
        return
    require(in_range, "EVI-6: a holding for a receipt that has no range with the item")
    require(head_generation == generation, "RCT-3: the receipt's head is of another generation")
    require(holding[0] == head_size, "EVI-6: the holding is for another size")
    check_inclusion(item.leaf, item.index, head_size, holding[1], head_root)


def check_followed(case: Case) -> None:
    """EVI-10: what the file shows besides; read-backs before what confirms them."""
    kinds = (SHOWN, ESCALATE, TRANSLATE, READBACK, EFFECT, CONFIRM)
    item = case.item
    for entry in sorted(case.entries, key=lambda e: e.kind == CONFIRM):
        if item is None or entry is item or entry.kind not in kinds:
            continue
        word = KINDS[entry.kind]
        part = "receipt" if entry.kind == SHOWN else "followed"
        with case.report.step(f"{part}.{word}:{entry.number}", f"EVI-10: {word}, of this item"):
            facts = about_item(case, entry, item)
            if entry.kind == SHOWN:
                case.lights.append({**light_facts(case, entry, "shown"), "by": facts["post"]})
                continue
            case.followed.append({"what": word, **light_facts(case, entry, word), **facts})
            if entry.kind == EFFECT and entry.content[5][0] == 1:  # RCT-15
                case.lights.append(light_facts(case, entry, "onward"))


def about_item(case: Case, entry: Entry, item: Entry) -> dict[str, Any]:
    """EVI-10 for one entry: who may say it, that it is about the item, and what it says."""
    require(entry.sound, "EVI-4: its entry does not verify")
    wanted, by_author = item_id(item), entry.party == item.party
    require(wanted is not None, "EVI-7: the item's id could not be established")
    if entry.kind == CONFIRM:
        require(by_author, "EVI-10: a read-back is confirmed by the item's own author")
    elif entry.kind != TRANSLATE:
        require(not by_author, "EVI-10: by the item's own author")
    if entry.kind in (SHOWN, ESCALATE):
        first, named = entry.content
        require(wanted in named, "EVI-10: it does not name the item")
        return {"post" if entry.kind == SHOWN else "step": first}
    require(entry.officer is not None, "EVI-5: its officer does not verify")
    reference, content = entry.content[3], entry.content[5]
    if entry.kind == CONFIRM:
        require(reference in case.read_backs, "EVI-10: it confirms no read-back of this file")
        return {"verdict": ("mismatch", "confirmed")[content[0]]}
    require(reference == wanted, "EVI-7: it names another item")
    if entry.kind == READBACK:
        index, *place = content
        places = places_of(item)
        require(index < len(places), "RCT-14: the item has no such position")
        case.read_backs.add(bytes(entry.act or b""))
        away = metres_between(places[index], place)
        return {"position": index, "read back as": place, "metres away": away}
    if entry.kind == EFFECT:
        require(item.kind in (MESSAGE, STOP, NOTICE), "RCT-15: nothing was asked in this item")
        return {"verdict": ("not confirmed", "confirmed")[content[0]], "text": content[2]}
    how, state = (
        ("person", "machine")[content[2]],
        ("draft", "reviewed", "certified")[content[3]],
    )
    facts = {"language": content[0], "text": content[1], "translated by": content[4]}
    return {**facts, "how": how, "state": state, "reviewer": content[5]}


def places_of(item: Entry) -> list[Value]:
    """The positions of a message or a STOP."""
    if not item.is_officers or item.content is None:
        return []
    content = item.content[5]
    if item.kind == STOP:
        return [content[2]] if content[2] else []
    return list(content[3]) if item.kind == MESSAGE and len(content) > 3 else []


def metres_between(one: list[int], two: list[int]) -> int:
    """RCT-14: haversine on a sphere of 6,371,008.8 m, rounded to whole metres."""
    (lat_a, lon_a), (lat_b, lon_b) = (
        [math.radians(v / 1e7) for v in p[:2]] for p in (one, two)
    )
    cosines = math.cos(lat_a) * math.cos(lat_b)
    h = math.sin((lat_b - lat_a) / 2) ** 2 + cosines * math.sin((lon_b - lon_a) / 2) ** 2
    return round(2 * 6_371_008.8 * math.asin(min(1.0, math.sqrt(h))))


# --- What a person reads -------------------------------------------------------------------


def plain(text: str) -> str:
    """A text in which nothing can disguise the lines around it."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def moment(t_ms: int) -> str:
    """ISO 8601, UTC."""
    try:
        when = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=t_ms)
    except OverflowError:
        return f"{t_ms} ms"
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def officer_facts(officer: Officer | None) -> dict[str, Any]:
    """Who signed, and where his key lies."""
    if officer is None:
        return {"officer": None, "office": None, "key": None}
    keys = ("Ed25519", "WebAuthn ES256", "WebAuthn EdDSA")
    key = keys[officer.key[0]] + (", node-held" if officer.node_held else "")
    return {"officer": officer.name, "office": officer.office, "key": key}


def light_facts(case: Case, entry: Entry, light: str) -> dict[str, Any]:
    """One proved receipt: which light, by whom, when by whose clock."""
    party = case.parties[entry.party].name
    by = entry.officer.name if entry.officer else party
    facts: dict[str, Any] = {"light": light, "party": party, "by": by, "at": moment(entry.t_ms)}
    facts |= {"t_ms": entry.t_ms, "clock": f"that of {party}", "entry": entry.number}
    if entry.officer:
        facts |= officer_facts(entry.officer)
    if entry.kind == ANSWER:
        facts |= {"meaning": MEANINGS[entry.content[5][0]], "text": entry.content[5][2]}
    return facts


def text_of(entry: Entry, content: Value) -> str | None:
    """The words of an item, whatever its kind."""
    if entry.kind in (MESSAGE, CANCEL, CORRECT, TRANSLATE):
        return str(content[1])
    if entry.kind in (REPEAT, ANSWER, EFFECT):
        return str(content[2])
    if entry.kind == SCHEDULE:
        return str(content[5])
    if entry.kind == STOP:
        return " / ".join(content[1])
    if entry.kind in TALKS:
        return str(content[0])
    return str(content[-2]) if entry.kind == CHECK and content[0] == 1 else None


def item_facts(case: Case) -> dict[str, Any] | None:
    """The item as its author signed it; `proved` says whether that much is true."""
    item = case.item
    if item is None:
        return None
    kind = KINDS[item.kind] if item.kind < len(KINDS) else str(item.kind)
    own = [c["ok"] for c in case.report.checks if c["name"].startswith("item")]
    facts: dict[str, Any] = {"proved": all(own), "author": case.parties[item.party].name}
    facts |= {**officer_facts(item.officer), "kind": kind, "at": moment(item.t_ms)}
    facts |= {"t_ms": item.t_ms, "index": item.index, "generation": item.generation}
    name = item_id(item)
    facts["id"] = name.hex() if name else None
    facts |= dict.fromkeys(("mode", "precedence", "reference", "expiry", "serial", "series"))
    content = item.content
    if item.is_officers and content is not None:
        _, mode, precedence, reference, expiry, inner, signature, serial, series = content
        facts |= {"mode": MODES[mode], "precedence": PRECEDENCES[precedence]}
        facts |= {"reference": reference.hex() if reference else None, "serial": serial}
        facts |= {"series": SERIES[series], "by_session_key": signature[0] == 2}
        facts["expiry"] = None if expiry is None else moment(expiry)
        content = inner
    facts["text"] = None if content is None else text_of(item, content)
    files = {MESSAGE: 2, REPEAT: 3}.get(item.kind)
    named = content[files] if content is not None and files is not None else []
    facts["attachments"] = [{"name": n, "bytes": b, "sha256": h.hex()} for n, b, h in named]
    return facts


def not_shown(case: Case, item: dict[str, Any] | None) -> list[str]:
    """EVI-9, and what this file in particular leaves open."""
    lights = {fact["light"] for fact in case.lights}
    missing = {
        "held": "that the other party's node held it: no receipt in this file",
        "acknowledged": "that an officer of the other party read it: no acknowledgement here",
        "answered": "what it meant to the other party: no answer here",
    }
    open_points = [text for light, text in missing.items() if light not in lights]
    if any(fact["what"] == "confirm" for fact in case.followed):
        open_points.append("that a confirmed read-back lay within the agreed distance (RCT-14)")
    for point in filter(None, case.checkpoints):
        if not point.cosigned:
            name = case.parties[point.party].name
            open_points.append(f"that the peer held the log of {name}: no cosignature (REC-7)")
    if item and item["attachments"]:
        open_points.append("what is in the attachments: only name, size and SHA-256 are here")
    return [*open_points, *NEVER_SHOWN]


def verify(data: bytes, cards: list[bytes]) -> dict[str, Any]:
    """EVI-8: the verdict on an evidence file, given the two cards."""
    case = Case(Report(), None)
    check_founding(case, data, cards)
    if case.report.all_true():
        check_checkpoints(case)
        check_entries(case)
        with case.report.step("record", "REC-4: no signed thing here contradicts another"):
            check_record(case)
        check_officers(case)
        check_receipts(case)
        check_followed(case)
    else:
        case.report.add("item", False, "EVI-8: not checked, because what it rests on failed")
    item = item_facts(case)
    people = [*([item] if item else []), *case.lights, *case.followed]
    held = any("node-held" in str(fact.get("key")) for fact in people)
    return {
        "ok": case.report.all_true() and item is not None,
        "checks": case.report.checks,
        "line": case.line_id.hex() or None,
        "parties": [party.name for party in case.parties],
        "item": item,
        "receipts": case.lights,
        "followed": case.followed,
        "node_held": NODE_HELD if held else None,
        "not_shown": not_shown(case, item),
    }


def readable(verdict: dict[str, Any]) -> str:
    """The verdict for an auditor: what was shown, and what was not."""
    ok, item = verdict["ok"], verdict["item"]
    lines = [f"Openline evidence: {'EVERY CHECK IS TRUE' if ok else 'REFUSED, NOT PROVED'}"]
    lines.append(f"Line {verdict['line']}: {' and '.join(map(plain, verdict['parties']))}")
    lines += ["", "What was shown" if ok else "What the file claims (NOT PROVED)"]
    if item is None:
        lines.append("  nothing")
    else:
        for name, value in item.items():
            if value not in (None, [], "") and name not in ("proved", "t_ms"):
                lines.append(f"  {name:14} {plain(str(value))}")
    for fact in verdict["receipts"]:
        who = plain(f"{fact['by']} ({fact['party']})" if fact.get("key") else fact["by"])
        more = plain(f": {fact['meaning']}. {fact['text']}") if "meaning" in fact else ""
        lines.append(f"  {fact['light']:14} {who} at {fact['at']}, by its own clock{more}")
    for fact in verdict["followed"]:
        who = f"{fact['by']} ({fact['party']})" if fact.get("key") else fact["party"]
        known = {"what", "light", "party", "by", "at", "t_ms", "clock", "entry"}
        known |= {"officer", "office", "key"}
        more = ", ".join(f"{name} {value}" for name, value in fact.items() if name not in known)
        lines.append(plain(f"  {fact['what']:14} {who} at {fact['at']}: {more}"))
    lines += [f"  {verdict['node_held']}"] if verdict["node_held"] else []
    lines += ["", "What was not shown", *(f"  - {plain(t)}" for t in verdict["not_shown"])]
    lines += ["", "Checks"]
    for check in verdict["checks"]:
        word = "true " if check["ok"] else "FALSE"
        lines.append(f"  {word} {check['name']}: {check['why']}")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Check an Openline evidence file offline.")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--root", metavar="CARD", type=Path, action="append", default=[])
    parser.add_argument("--json", action="store_true", help="the verdict as JSON")
    options = parser.parse_args(arguments)
    if len(options.root) != 2:
        parser.error("give --root exactly twice: the card of each party")
    try:
        data, *cards = (path.read_bytes() for path in (options.file, *options.root))
    except OSError as fault:
        parser.error(f"cannot read: {fault}")
    verdict = verify(data, cards)
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    print(json.dumps(verdict, indent=2) if options.json else readable(verdict))
    return 0 if verdict["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
