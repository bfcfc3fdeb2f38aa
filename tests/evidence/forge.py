"""A builder of evidence for tests, written from docs/spec; it knows neither node nor verifier.

Everything comes from fixed seeds except the randomised signatures. `Line` keeps two logs;
its methods append entries as a node would, and take what a forger would change as arguments.
"""

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, mldsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

encode = cbor2.dumps
Sign = Callable[[bytes], list]

NOW = 1_790_000_000_000
HOUR = 3_600_000
P = 2**255 - 19
MESSAGE, STOP, ACK, ANSWER, CHECK, RCPT, CERT = 1, 2, 9, 10, 11, 12, 13
DELEGATE, UNDELEGATE, REMOVE = 14, 15, 25
SHOWN, ESCALATE, WATCH, TRANSLATE, READBACK, CONFIRM, EFFECT, SCHEDULE = range(26, 34)
SERVICE = {7, 8, 14, 15, 19, 20, SCHEDULE}
OFFICERS = {*range(1, 11), *range(14, 18), 19, 20, *range(TRANSLATE, SCHEDULE + 1)}


def sha(*parts: bytes) -> bytes:
    """SHA-256 of the parts one after the other."""
    return hashlib.sha256(b"".join(parts)).digest()


@cache
def ed(label: str) -> ed25519.Ed25519PrivateKey:
    """A fixed Ed25519 key."""
    return ed25519.Ed25519PrivateKey.from_private_bytes(sha(b"ed", label.encode()))


@cache
def ml(label: str, *, large: bool = False) -> mldsa.MLDSA44PrivateKey | mldsa.MLDSA65PrivateKey:
    """A fixed ML-DSA key: 65 for roots, 44 for nodes."""
    kind = mldsa.MLDSA65PrivateKey if large else mldsa.MLDSA44PrivateKey
    return kind.from_seed_bytes(sha(b"ml", label.encode()))


@cache
def p256(label: str) -> ec.EllipticCurvePrivateKey:
    """A fixed P-256 key."""
    return ec.derive_private_key(int.from_bytes(sha(label.encode())) >> 1, ec.SECP256R1())


def public(key) -> bytes:
    """The raw public key."""
    return key.public_key().public_bytes_raw()


def mixed(key: bytes) -> bytes:
    """The same key plus the point of order two: (x, y) becomes (-x, -y)."""
    number = int.from_bytes(key, "little")
    y, sign = number % 2**255, number >> 255
    return ((P - y) | ((1 - sign) << 255)).to_bytes(32, "little")


SMALL = {
    "order 1": (1).to_bytes(32, "little"),
    "order 2": (P - 1).to_bytes(32, "little"),
    "order 4": bytes(32),
    "order 8": bytes.fromhex(
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
    ),
}


def header(algorithm: int, key: bytes) -> bytes:
    """COD-5: the protected header."""
    return encode({1: algorithm, 4: sha(key)[:4]})


def single(payload: bytes, key: ed25519.Ed25519PrivateKey, aad: bytes) -> bytes:
    """COD-5."""
    head = header(-19, public(key))
    signature = key.sign(encode(["Signature1", head, aad, payload]))
    return encode(cbor2.CBORTag(18, [head, {}, payload, signature]))


def hybrid(payload: bytes, keys, aad: str, ed_public: bytes | None = None) -> bytes:
    """COD-6. `ed_public` claims another Ed25519 key than the one that signs."""
    signers = []
    large = isinstance(keys[1], mldsa.MLDSA65PrivateKey)
    for key, algorithm in zip(keys, (-19, -49 if large else -48), strict=True):
        shown = ed_public if ed_public and algorithm == -19 else public(key)
        head = header(algorithm, shown)
        signed = encode(["Signature", b"", head, aad.encode(), payload])
        signers.append([head, {}, key.sign(signed)])
    return encode(cbor2.CBORTag(98, [b"", {}, payload, signers]))


def tree(leaves: list[bytes]) -> bytes:
    """RFC 9162 2.1.1."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\1", tree(leaves[:half]), tree(leaves[half:]))


def path(index: int, leaves: list[bytes]) -> list[bytes]:
    """RFC 9162 2.1.3.1."""
    if len(leaves) < 2:
        return []
    half = 1 << (len(leaves) - 1).bit_length() - 1
    if index < half:
        return [*path(index, leaves[:half]), tree(leaves[half:])]
    return [*path(index - half, leaves[half:]), tree(leaves[:half])]


@dataclass
class Party:
    """A party with all its keys. `pinned` replaces public keys by role, as a forger would."""

    name: str
    seed: str = ""
    pinned: dict[str, bytes] = field(default_factory=dict)
    roots: dict = field(default_factory=dict)

    def __post_init__(self):
        mark = self.seed or self.name
        self.root = (ed(f"{mark} root"), ml(f"{mark} root", large=True))
        self.sign = (ed(f"{mark} sign"), ml(f"{mark} sign"))
        self.registrar = ed(f"{mark} registrar")
        self.tls, self.kem = sha(mark.encode(), b"tls"), sha(mark.encode()) * 38

    def key(self, role: str) -> bytes:
        """The Ed25519 public key that this party claims for a role."""
        keys = {"root": self.root[0], "node-sign": self.sign[0], "registrar": self.registrar}
        return self.pinned.get(role, public(keys[role]))

    @property
    def root_id(self) -> bytes:
        """CER-2."""
        return sha(b"openline root\0", self.key("root"), public(self.root[1]))

    @cached_property
    def identity(self) -> list:
        """CER-3, CER-4."""
        roles = [["node-sign", self.key("node-sign"), public(self.sign[1])]]
        roles += [["node-tls", self.tls], ["node-kem", self.kem]]
        roles += [["registrar", self.key("registrar")]]
        payload = encode([1, self.root_id, 1, NOW - HOUR, None, roles])
        certificate = self.by_root(payload, "openline node-certificate 1")
        root = [self.key("root"), public(self.root[1])]
        return [1, self.name, root, sha(b"openline next-root\0", root[0]), certificate]

    def by_root(self, payload: bytes, aad: str) -> bytes:
        """CER-1."""
        return hybrid(payload, self.root, aad, self.pinned.get("root"))

    @cached_property
    def card(self) -> bytes:
        """CER-5."""
        proof = sha(b"openline possession\0", encode(self.identity))
        shown = [key.sign(proof) for key in (*self.sign, self.registrar)]
        payload = ["openline-card", 1, self.identity, ["node.example:4710"], shown]
        return self.by_root(encode(payload), "openline card 1")


@dataclass
class Officer:
    """An officer with his key and his certificate."""

    party: int
    name: str
    kind: int
    certificate: bytes = b""

    @property
    def rp_id(self) -> str:
        """The host under which his passkey was made."""
        return "amber.localhost"

    def pinned(self) -> list:
        """CER-9: his key as certified."""
        if self.kind == 0:
            return [0, public(ed(self.name))]
        where = [self.rp_id, [f"http://{self.rp_id}:8400"]]
        if self.kind == 2:
            return [2, public(ed(self.name)), *where]
        point = p256(self.name).public_key()
        raw = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return [1, raw, *where]

    def sign(self, act: bytes) -> list:
        """ENV-7, the way his key signs."""
        if self.kind == 0:
            return [0, ed(self.name).sign(b"openline act 1\0" + act)]
        return self.passkey()(act)

    def passkey(self, flags: int = 0x05, extra: bytes = b"", rp_id: str = "", **client) -> Sign:
        """A WebAuthn assertion in software; what is given replaces what is right."""

        def sign(act: bytes) -> list:
            challenge = base64.urlsafe_b64encode(act).decode().rstrip("=")
            said = {"type": "webauthn.get", "challenge": challenge}
            said |= {"origin": f"http://{self.rp_id}:8400", "crossOrigin": False, **client}
            said_json = json.dumps(said, separators=(",", ":")).encode()
            data = sha((rp_id or self.rp_id).encode()) + bytes([flags]) + bytes(4) + extra
            message = data + sha(said_json)
            if self.kind == 1:
                signature = p256(self.name).sign(message, ec.ECDSA(hashes.SHA256()))
            else:
                signature = ed(self.name).sign(message)
            return [1, data, said_json, signature]

        return sign


@dataclass
class Entry:
    """An entry of a log, with what tests ask for."""

    party: int
    index: int
    raw: bytes
    body: bytes
    t_ms: int
    kind: int
    head_size: int
    act: bytes = b""

    @property
    def leaf(self) -> bytes:
        """ENV-2."""
        return sha(b"\0", self.raw)


class Line:
    """Two parties and their logs, from genesis on."""

    def __init__(self, *parties: Party, created: int = NOW) -> None:
        given = parties or (Party("Amber"), Party("Birch"))
        self.parties = sorted(given, key=lambda party: party.root_id)
        identities = [party.identity for party in self.parties]
        commitment = sha(b"openline profile 1\0", bytes(16), encode([]))
        self.genesis = encode(["openline-genesis", 1, 1, identities, commitment, created])
        self.id = sha(self.genesis)
        self.logs: list[list[Entry]] = [[], []]
        self.serials: dict[tuple[int, int], int] = {}
        self.clock = NOW
        for party in (0, 1):
            self.append(party, 0, [self.id])

    @property
    def cards(self) -> list[bytes]:
        """The two cards, the other way round than in the genesis."""
        return [party.card for party in reversed(self.parties)]

    def leaves(self, party: int) -> list[bytes]:
        """The leaves of one log."""
        return [entry.leaf for entry in self.logs[party]]

    def append(
        self, party, kind, content, *, flags=None, t_ms=None, held=None, salt=None, key=None
    ) -> Entry:
        """ENV-1: sign the next entry; `held` is how much of the other log its author holds."""
        self.clock += 1000
        t_ms = self.clock if t_ms is None else t_ms
        log, other = self.logs[party], 1 - party
        salt = salt or sha(f"{party} {len(log)}".encode())[:16]
        body = salt + encode(content)
        size = len(self.logs[other]) if held is None else held
        head = [other, 1, size, tree(self.leaves(other)[:size])]
        flags = int(kind in OFFICERS) if flags is None else flags
        place = [1, len(log), 1, tree(self.leaves(party)), [head]]
        payload = encode([*place, t_ms, kind, flags, sha(b"ol1c", body), len(body)])
        author = self.parties[party]
        raw = single(payload, key or author.sign[0], self.id + author.root_id)
        log.append(Entry(party, len(log), raw, body, t_ms, kind, size))
        return log[-1]

    def certify(
        self, party, name="Vale", roles=("duty",), kind=0, *, key=None, until=None, root=None,
        by=None, node_held=False,
    ) -> Officer:  # fmt: skip
        """CER-9: certify an officer and log it."""
        officer = Officer(party, name, kind)
        holder = self.parties[party]
        who = [1, root or holder.root_id, name, "Duty officer", list(roles)]
        key = key or officer.pinned()
        payload = encode([*who, key, NOW - HOUR, until, node_held, 7])
        if {"releaser", "watch-chief", "admin"} & {*roles} and by is None:
            officer.certificate = holder.by_root(payload, "openline officer 1")
        else:
            officer.certificate = single(payload, by or holder.registrar, b"openline officer 1")
        self.append(party, CERT, [officer.certificate])
        return officer

    def item(
        self, officer, kind=MESSAGE, content=None, *, sign=None, mode=0, precedence=0,
        reference=None, expiry=None, series=None, author=None, t_ms=None, held=None, flags=None,
    ) -> Entry:  # fmt: skip
        """ENV-5..7: an officer's item, signed by his key or by `sign`."""
        if content is None:
            content = ["en", "Aircraft crossing at noon.", []] if kind == MESSAGE else []
        party = officer.party if author is None else author
        salt = sha(f"item {len(self.logs[party])}".encode())[:16]
        digest = sha(b"ol1h", salt, encode(content))
        certificate = sha(officer.certificate)
        act = [1, self.id, self.parties[party].root_id, certificate, kind, mode, precedence]
        name = sha(encode([*act, reference, digest, expiry]))
        wanted = 1 if kind in SERVICE else (0, 2, 3)[mode]
        series = wanted if series is None else series
        serial = self.serials[party, series] = self.serials.get((party, series), 0) + 1
        signature = (sign or officer.sign)(name)
        body = [certificate[:8], mode, precedence, reference, expiry, content]
        body += [signature, serial, series]
        flags = 1 | flags if flags else 1
        made = self.append(party, kind, body, salt=salt, t_ms=t_ms, held=held, flags=flags)
        made.act = name
        return made

    def delegate(self, officer, session="session", *, hours=8, key=None, sign=None) -> Entry:
        """ENV-8, kind 14."""
        content = [key or public(ed(session)), self.clock + 1000 + int(hours * HOUR)]
        return self.item(officer, DELEGATE, content, sign=sign)

    def receipt(self, party, ranges=(), early=(), *, held=None, generation=1) -> Entry:
        """RCT-3."""
        content = [generation, [list(r) for r in ranges], [list(e) for e in early]]
        return self.append(party, RCPT, content, held=held)

    def checkpoint(self, party: int, *, cosigned: bool = True, size: int | None = None) -> list:
        """REC-6, REC-7."""
        author, peer = self.parties[party], self.parties[1 - party]
        size = len(self.logs[party]) if size is None else size
        root = tree(self.leaves(party)[:size])
        payload = encode([1, self.id, author.root_id, 1, size, root, self.clock])
        cosignature = hybrid(payload, peer.sign, "openline cosignature 1") if cosigned else None
        return [hybrid(payload, author.sign, "openline checkpoint 1"), cosignature]

    def extract(self, item: Entry, entries: list[Entry], *, cosigned: bool = True) -> list:
        """EVI-1, not yet encoded: a test may still change it."""
        signatures = [p.by_root(self.id, "openline genesis 1") for p in self.parties]
        rows, holdings = [], []
        for number, entry in enumerate(entries):
            way = path(entry.index, self.leaves(entry.party))
            rows.append([entry.party, entry.raw, entry.body, entry.party, way])
            ranges = cbor2.loads(entry.body[16:])[1] if entry.kind == RCPT else []
            if any(a <= item.index < b for a, b in ranges) and entry.party != item.party:
                leaves = self.leaves(item.party)[: entry.head_size]
                holdings.append([number, entry.head_size, path(item.index, leaves)])
        points = [self.checkpoint(party, cosigned=cosigned) for party in (0, 1)]
        place = [item.party, 1, item.index]
        head = ["openline-evidence", 1, self.genesis, signatures, place]
        return [*head, points, rows, holdings]

    def whole(self, item: Entry, **options) -> list:
        """The extract with every entry after the two geneses."""
        entries = [entry for log in self.logs for entry in log[1:]]
        return self.extract(item, entries, **options)
