"""Who the parties are: roots, node certificates, identities and cards (CER-1 to CER-5)."""

from __future__ import annotations

from typing import Any, NamedTuple

from openline.core.base import cose, keys
from openline.core.base.codec import NoneType, decode, encode, labelled_hash, sha256, typed
from openline.core.base.errors import PeerFault, Refused

AAD_CERTIFICATE = b"openline node-certificate 1"
AAD_CARD = b"openline card 1"
NAME_CHARACTERS_MAX = 40
ADDRESSES_MAX = 8
CARD_BYTES_MAX = 65536
_SPKI_ED25519 = bytes.fromhex("302a300506032b6570032100")  # RFC 8410, before the key


class NodeKeys(NamedTuple):
    """The four certified keys of a node [CER-3]."""

    sign_ed25519: bytes
    sign_mldsa44: bytes
    tls_spki: bytes
    kem_xwing: bytes
    registrar: bytes


class Identity(NamedTuple):
    """A party as the genesis knows it [CER-4]; every key in it has been checked."""

    name: str
    root_ed25519: bytes
    root_mldsa65: bytes
    next_root: bytes
    node: NodeKeys
    until_ms: int | None  # the end of the node certificate; nothing is refused after it
    root_id: bytes
    encoded: bytes


class Card(NamedTuple):
    """What a party hands to the other at the meeting [CER-5]."""

    identity: Identity
    addresses: tuple[str, ...]


def root_id(ed25519: bytes, mldsa65: bytes) -> bytes:
    """The name of a root by its public keys [CER-2]."""
    return labelled_hash("openline root", ed25519 + mldsa65)


def next_root_commitment(ed25519: bytes, mldsa65: bytes) -> bytes:
    """The commitment to the root that may follow [CER-4]."""
    return labelled_hash("openline next-root", ed25519 + mldsa65)


def certificate_payload(
    root: bytes, serial: int, not_before_ms: int, not_after_ms: int | None, node: NodeKeys
) -> bytes:
    """The payload of a node certificate [CER-3], to be signed by the root."""
    roles: list[Any] = [
        ["node-sign", node.sign_ed25519, node.sign_mldsa44],
        ["node-tls", node.tls_spki],
        ["node-kem", node.kem_xwing],
        ["registrar", node.registrar],
    ]
    return encode([1, root, serial, not_before_ms, not_after_ms, roles])


def _require_prime_order(public: bytes, what: str) -> None:
    if not keys.is_prime_order(public):
        raise PeerFault("COD-7", f"{what} is not a point of prime order")


def _node_keys(
    certificate: bytes, ed25519: bytes, mldsa65: bytes
) -> tuple[NodeKeys, int | None]:
    """The certified keys and when they end, ms UTC; None without an end."""
    opened = cose.open_hybrid(certificate)
    if not cose.verify_hybrid(opened, ed25519, mldsa65, AAD_CERTIFICATE):
        raise PeerFault("CER-3", "a node certificate that its root did not sign")
    fields = decode(opened.payload)
    if not typed(fields, int, bytes, int, int, (int, NoneType), list) or fields[0] != 1:
        raise PeerFault("CER-3", "a node certificate of the wrong form or version")
    if fields[1] != root_id(ed25519, mldsa65):
        raise PeerFault("CER-3", "a node certificate of another root")
    roles = fields[5]
    shapes = (("node-sign", 2), ("node-tls", 1), ("node-kem", 1), ("registrar", 1))
    if len(roles) != len(shapes):
        raise PeerFault("CER-3", "a node certificate without its four roles")
    found: list[bytes] = []
    for role, (name, count) in zip(roles, shapes, strict=True):
        if not typed(role, str, *([bytes] * count)) or role[0] != name:
            raise PeerFault("CER-3", f"a node certificate without {name}")
        found += role[1:]
    node = NodeKeys(*found)
    lengths = tuple(len(part) for part in node)
    if lengths != (32, keys.MLDSA44_BYTES, 32, keys.XWING_BYTES, 32):
        raise PeerFault("CER-3", "a node key of the wrong length")
    _require_prime_order(node.sign_ed25519, "node-sign")
    _require_prime_order(node.registrar, "the registrar key")
    single = {node.sign_ed25519, node.registrar, ed25519}
    if len(single) != 3 or node.tls_spki in {sha256(_SPKI_ED25519 + key) for key in single}:
        raise PeerFault("CER-3", "one key in two roles")
    return node, fields[4]


def parse_identity(value: Any) -> Identity:
    """An identity from its decoded array, with all its keys checked.

    Raises:
        PeerFault: not the form of CER-4, or a key that fails COD-7 or CER-3.
    """
    if not typed(value, int, str, list, bytes, bytes) or value[0] != 1:
        raise PeerFault("CER-4", "an identity of the wrong form or version")
    _, name, root, next_root, certificate = value
    if not 1 <= len(name) <= NAME_CHARACTERS_MAX or not name.isprintable():
        raise PeerFault("CER-4", "a party name that is not 1 to 40 printable characters")
    if not typed(root, bytes, bytes) or len(next_root) != 32:
        raise PeerFault("CER-4", "an identity without its root keys")
    ed25519, mldsa65 = root
    if len(mldsa65) != keys.MLDSA65_BYTES:
        raise PeerFault("CER-4", "a root key of the wrong length")
    _require_prime_order(ed25519, "the root")
    node, until_ms = _node_keys(certificate, ed25519, mldsa65)
    ours = root_id(ed25519, mldsa65)
    return Identity(name, ed25519, mldsa65, next_root, node, until_ms, ours, encode(value))


def possession_message(identity: bytes) -> bytes:
    """What node-sign and registrar sign to show that they exist [CER-5]."""
    return labelled_hash("openline possession", identity)


def card_payload(identity: bytes, addresses: list[str], possession: list[bytes]) -> bytes:
    """The payload of a card, to be signed by the root [CER-5]."""
    return encode(["openline-card", 1, decode(identity), addresses, possession])


def check_address(address: str) -> None:
    """Refuse what is not ``host:port``.

    Raises:
        Refused: the address has not that form.
    """
    host, colon, port = address.rpartition(":")
    digits = port.isascii() and port.isdigit() and len(port) <= 5
    if not colon or not host or not digits or not 0 < int(port) < 65536:
        raise Refused(
            "CER-5",
            f"{address[:60]!r} is not an address",
            "Give host:port, for example 10.0.0.1:7040.",
        )


def parse_card(data: bytes) -> Card:
    """Read and check a card.

    Raises:
        PeerFault: not a card of this version, not signed by its root, or a key without proof.
    """
    if len(data) > CARD_BYTES_MAX:
        raise PeerFault("CER-5", "a card longer than 64 kB")
    opened = cose.open_hybrid(data)
    fields = decode(opened.payload)
    if type(fields) is not list or fields[:1] != ["openline-card"]:
        raise PeerFault("CER-5", "this file is not a card")
    if len(fields) < 2 or fields[1] != 1:
        raise PeerFault("CER-8", "a card of another version")
    if not typed(fields, str, int, list, list, list):
        raise PeerFault("CER-5", "a card of the wrong form")
    identity = parse_identity(fields[2])
    if not cose.verify_hybrid(opened, identity.root_ed25519, identity.root_mldsa65, AAD_CARD):
        raise PeerFault("CER-5", "a card that its root did not sign")
    addresses = fields[3]
    if len(addresses) > ADDRESSES_MAX or any(type(part) is not str for part in addresses):
        raise PeerFault("CER-5", "a card with more than 8 addresses, or one that is not text")
    for address in addresses:
        try:
            check_address(address)
        except Refused as fault:
            raise PeerFault("CER-5", fault.what) from None
    _check_possession(identity, fields[4])
    return Card(identity, tuple(addresses))


def _check_possession(identity: Identity, proofs: list[Any]) -> None:
    message = possession_message(identity.encoded)
    if not typed(proofs, bytes, bytes, bytes):
        raise PeerFault("CER-5", "a card without its three proofs of possession")
    if not (
        keys.ed25519_verify(identity.node.sign_ed25519, proofs[0], message)
        and keys.mldsa_verify(identity.node.sign_mldsa44, proofs[1], message)
        and keys.ed25519_verify(identity.node.registrar, proofs[2], message)
    ):
        raise PeerFault("CER-5", "a card with a key that its holder cannot use")


def public_identity(identity: bytes, possession: list[bytes]) -> bytes:
    """What of a card anybody may have: who the party is, and no address of its node [CER-12]."""
    return encode(["openline-identity", 1, decode(identity), possession])


def public_of_card(card: bytes) -> bytes:
    """The public identity that a card holds [CER-12].

    Raises:
        PeerFault: it is no card.
    """
    parse_card(card)
    fields = decode(cose.open_hybrid(card).payload)
    return encode(["openline-identity", 1, fields[2], fields[4]])


def parse_trusted(data: bytes) -> Identity:
    """The identity in a card or in a public identity: what a reader of evidence trusts [EVI-2].

    Raises:
        PeerFault: neither of the two, or a proof in it does not hold.
    """
    if data.startswith(cose.HYBRID_TAG):
        return parse_card(data).identity
    if len(data) > CARD_BYTES_MAX:
        raise PeerFault("CER-12", "a public identity longer than 64 kB")
    fields = decode(data)
    if not typed(fields, str, int, list, list) or fields[:2] != ["openline-identity", 1]:
        raise PeerFault("CER-5", "this file is neither a card nor a public identity")
    identity = parse_identity(fields[2])
    _check_possession(identity, fields[3])
    return identity
