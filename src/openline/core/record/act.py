"""What an officer signs, and whether he did: acts, officer certificates, delegations.

ENV-5 to ENV-7, CER-9, CER-10.
"""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any, NamedTuple

from openline.core.base import cose, keys
from openline.core.base.codec import NoneType, decode, encode, sha256, typed
from openline.core.base.errors import PeerFault
from openline.core.base.names import ROLES, ROOT_SIGNED_ROLES
from openline.core.record.envelope import Kind
from openline.core.record.identity import Identity

AAD_OFFICER = b"openline officer 1"
ACT_LABEL = b"openline act 1\0"
DELEGATION_MS_MAX = 14 * 3600 * 1000
SESSION_NEVER = frozenset({Kind.READOUT, Kind.RELEASE, Kind.DELEGATE})

_BOTH = frozenset({"duty", "watch-chief"})
_CHIEF = frozenset({"watch-chief"})
_TALKS = frozenset({"staff", "watch-chief"})
MAY_SEND: dict[int, frozenset[str]] = {
    Kind.MESSAGE: _BOTH | {"staff"},
    Kind.STOP: _BOTH,
    Kind.CANCEL: _BOTH,
    Kind.CORRECT: _BOTH,
    Kind.REPEAT: _BOTH,
    Kind.SUSPEND: _CHIEF,
    Kind.RESUME: _CHIEF,
    Kind.ACK: _BOTH,
    Kind.ANSWER: _BOTH,
    Kind.CHECK: _BOTH,
    Kind.DELEGATE: frozenset(ROLES),
    Kind.UNDELEGATE: frozenset(ROLES),
    Kind.AMEND: _CHIEF,
    Kind.ACCEPT: _CHIEF,
    Kind.TRANSLATE: frozenset({"interpreter"}),
    Kind.READBACK: _BOTH,
    Kind.CONFIRM: _BOTH,
    Kind.EFFECT: _BOTH,
    Kind.SCHEDULE: _BOTH,
    **dict.fromkeys(range(Kind.REQUEST, Kind.GLOSSARY + 1), _TALKS),
    Kind.CONTACT: _TALKS | _BOTH,
    Kind.READOUT: _TALKS,
    Kind.RELEASE: frozenset({"releaser"}),
}


class Officer(NamedTuple):
    """An officer as his certificate names him [CER-9]; times in ms UTC."""

    name: str
    office: str
    roles: tuple[str, ...]
    key: tuple[Any, ...]
    not_before_ms: int
    not_after_ms: int | None
    node_held: bool
    serial: int
    certificate: bytes
    hash: bytes


class Act(NamedTuple):
    """The signed meaning of an officer's item [ENV-6]."""

    cert_ref: bytes
    mode: int
    precedence: int
    reference: bytes | None
    expiry_ms: int | None
    content: list[Any]
    signature: list[Any]
    serial: int
    series: int
    content_hash: bytes


def officer_payload(root: bytes, officer: Officer) -> bytes:
    """The payload of an officer certificate, to be signed by registrar or root [CER-9]."""
    return encode(
        [
            1,
            root,
            officer.name,
            officer.office,
            list(officer.roles),
            list(officer.key),
            officer.not_before_ms,
            officer.not_after_ms,
            officer.node_held,
            officer.serial,
        ]
    )


def _check_key(key: list[Any]) -> None:
    if typed(key, int, bytes) and key[0] == 0:
        good = keys.is_prime_order(key[1])
    elif typed(key, int, bytes, str, list) and key[0] in (1, 2):
        good = all(type(origin) is str for origin in key[3]) and bool(key[3])
        good = good and (
            keys.is_prime_order(key[1]) if key[0] == 2 else keys.is_p256_point(key[1])
        )
    else:
        good = False
    if not good:
        raise PeerFault("COD-7", "an officer's key that is not of an allowed form or order")


def parse_officer(data: bytes, identity: Identity) -> Officer:
    """Read and check an officer certificate of a party.

    Raises:
        PeerFault: not the form of CER-9, or not signed as its roles require.
    """
    by_root = data.startswith(b"\xd8\x62")
    opened = cose.open_hybrid(data) if by_root else cose.open1(data)
    fields = decode(opened.payload)
    if not typed(fields, int, bytes, str, str, list, list, int, (int, NoneType), bool, int):
        raise PeerFault("CER-9", "an officer certificate of the wrong form")
    _, root, name, office, roles, key, start, end, held, serial = fields
    if fields[0] != 1 or root != identity.root_id or min(start, serial, end or 0) < 0:
        raise PeerFault("CER-9", "an officer certificate of another version or party")
    if not 1 <= len(name) <= 60 or len(office) > 60:
        raise PeerFault("CER-9", "an officer's name or office that is too long")
    if not roles or any(role not in ROLES for role in roles) or len(set(roles)) != len(roles):
        raise PeerFault("CER-9", "a role that nobody knows")
    if by_root != bool(ROOT_SIGNED_ROLES & set(roles)):
        raise PeerFault("CER-9", "an officer certificate not signed as its roles require")
    if by_root:
        good = cose.verify_hybrid(
            opened, identity.root_ed25519, identity.root_mldsa65, AAD_OFFICER
        )
    else:
        good = cose.verify1(opened, identity.node.registrar, AAD_OFFICER)
    if not good:
        raise PeerFault("CER-9", "an officer certificate not signed as its roles require")
    _check_key(key)
    return Officer(
        name, office, tuple(roles), tuple(key), start, end, held, serial, data, sha256(data)
    )


def content_hash(salt: bytes, content: list[Any]) -> bytes:
    """The salted hash of a content [ENV-6]."""
    return hashlib.sha256(b"ol1h" + salt + encode(content)).digest()


def act_id(line_id: bytes, root: bytes, certificate: bytes, kind: int, act: Act) -> bytes:
    """The id of an officer's item: the hash of its act [ENV-6].

    Args:
        line_id: 32 bytes.
        root: root_id of the author.
        certificate: hash of the officer's certificate, 32 bytes.
        kind: number of ENV-8.
        act: all other fields.
    """
    return sha256(
        encode(
            [
                1,
                line_id,
                root,
                certificate,
                kind,
                act.mode,
                act.precedence,
                act.reference,
                act.content_hash,
                act.expiry_ms,
            ]
        )
    )


def sign_act(seed: bytes, item: bytes) -> list[Any]:
    """An officer's Ed25519 signature over an item id [ENV-7, first form]."""
    return [0, keys.ed25519_sign(seed, ACT_LABEL + item)]


def act_content(act: Act) -> list[Any]:
    """The content of the body that carries an act [ENV-5]."""
    return [
        act.cert_ref,
        act.mode,
        act.precedence,
        act.reference,
        act.expiry_ms,
        act.content,
        act.signature,
        act.serial,
        act.series,
    ]


def parse_act(salt: bytes, content: Any) -> Act:
    """The act in a decoded content.

    Raises:
        PeerFault: not the form of ENV-5.
    """
    shape = (bytes, int, int, (bytes, NoneType), (int, NoneType), list, list, int, int)
    if not typed(content, *shape):
        raise PeerFault("ENV-5", "an officer's item of the wrong form")
    cert, mode, precedence, reference, expiry, inner, signature, serial, series = content
    if len(cert) != 8 or not (0 <= mode <= 2 and 0 <= precedence <= 3 and 0 <= series <= 3):
        raise PeerFault("ENV-5", "an officer's item with a field out of range")
    if serial < 1 or (expiry or 0) < 0 or (reference is not None and len(reference) != 32):
        raise PeerFault("ENV-5", "an officer's item with a serial or reference out of range")
    if signature[:1] == [2] and not typed(signature, int, bytes, bytes):
        raise PeerFault("ENV-5", "an officer's item with a signature of no known form")
    return Act(
        cert,
        mode,
        precedence,
        reference,
        expiry,
        inner,
        signature,
        serial,
        series,
        content_hash(salt, inner),
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; a name that occurs twice would be read differently by different readers."""
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError
    return dict(pairs)


def _assertion_is_good(key: tuple[Any, ...], signature: list[Any], item: bytes) -> bool:
    if key[0] not in (1, 2) or not typed(signature, int, bytes, bytes, bytes):
        return False
    _, public, rp_id, origins = key
    _, authenticator, client, sig = signature
    try:
        said = json.loads(client.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return False
    challenge = base64.urlsafe_b64encode(item).rstrip(b"=").decode()
    if type(said) is not dict or said.get("type") != "webauthn.get":
        return False
    if said.get("challenge") != challenge or said.get("origin") not in origins:
        return False
    if said.get("crossOrigin", False) is not False or len(authenticator) < 37:
        return False
    if authenticator[:32] != sha256(rp_id.encode()):
        return False
    flags = authenticator[32]
    if not flags & 1 or not flags & 4 or (flags & 16 and not flags & 8):
        return False
    if len(authenticator) > 37 and not flags & 0xC0:
        return False
    signed = authenticator + sha256(client)
    verify = keys.p256_verify if key[0] == 1 else keys.ed25519_verify
    return verify(public, sig, signed)


def signature_is_good(
    officer: Officer, signature: list[Any], item: bytes, session_key: bytes | None
) -> bool:
    """Whether an officer's signature over an item id is good [ENV-7].

    Args:
        officer: the certificate it must be by.
        signature: one of the three forms.
        item: the 32-byte id.
        session_key: the public key of the delegation named by the third form, if it is valid here.
    """
    form = signature[0] if signature else None
    if form == 0 and officer.key[0] == 0 and typed(signature, int, bytes):
        return keys.ed25519_verify(officer.key[1], signature[1], ACT_LABEL + item)
    if form == 1:
        return _assertion_is_good(officer.key, signature, item)
    if form == 2 and session_key is not None and typed(signature, int, bytes, bytes):
        return keys.ed25519_verify(session_key, signature[2], ACT_LABEL + item)
    return False
