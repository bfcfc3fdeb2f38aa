"""The two signed wrappers: COSE_Sign1 and the hybrid COSE_Sign (COD-5, COD-6).

Both have a fixed outline, so they are built and taken apart byte by byte around the strict codec:
nothing that is not exactly this outline gets through.
"""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

import cbor2

from openline.core.base import keys
from openline.core.base.codec import NOTHING_BUILT, encode
from openline.core.base.errors import PeerFault

_TAG1 = b"\xd2"
HYBRID_TAG = b"\xd8\x62"
_SIGN1 = _TAG1 + b"\x84"
_SIGN = HYBRID_TAG + b"\x84"


@functools.lru_cache(maxsize=256)
def protected(alg: int, public: bytes) -> bytes:
    """The encoded protected header {1: alg, 4: kid}."""
    head = b"\xa2\x01" + encode(alg)
    return head + b"\x04\x44" + keys.kid(public)


class Opened(NamedTuple):
    """A wrapper taken apart; nothing is verified yet."""

    payload: bytes
    signatures: tuple[tuple[bytes, bytes], ...]  # (protected header, signature)


def to_be_signed1(head: bytes, aad: bytes, payload: bytes) -> bytes:
    """The Sig_structure of COSE_Sign1 (RFC 9052 section 4.4)."""
    return encode(["Signature1", head, aad, payload])


def sign1(seed: bytes, aad: bytes, payload: bytes) -> bytes:
    """A COSE_Sign1 by the Ed25519 key of this seed [COD-5]."""
    head = protected(keys.ED25519, keys.ed25519_public(seed))
    signature = keys.ed25519_sign(seed, to_be_signed1(head, aad, payload))
    return _SIGN1 + encode(head) + b"\xa0" + encode(payload) + encode(signature)


def _parts(data: bytes, tag: bytes, what: str) -> list[Any]:
    if not data.startswith(tag):
        raise PeerFault("COD-5", f"not a {what}", data)
    inner = data[len(tag) :]  # without the tag: cbor2 makes what is in a tag immutable
    try:
        parts = cbor2.loads(
            inner,
            semantic_decoders=NOTHING_BUILT,
            max_depth=8,
            allow_indefinite=False,
            allow_duplicate_keys=False,
        )
        again = cbor2.dumps(parts)
    except Exception:  # noqa: BLE001 # any failure of the decoder means the same: not this wrapper
        raise PeerFault("COD-5", f"not a {what}", data) from None
    if again != inner or type(parts) is not list or len(parts) != 4 or parts[1] != {}:
        raise PeerFault("COD-5", f"not a {what} in the one form", data)
    return parts


def open1(data: bytes) -> Opened:
    """Take a COSE_Sign1 apart.

    Raises:
        PeerFault: the outline is not that of COD-5.
    """
    head, _, payload, signature = _parts(data, _TAG1, "COSE_Sign1")
    if type(head) is not bytes or type(payload) is not bytes or type(signature) is not bytes:
        raise PeerFault("COD-5", "not a COSE_Sign1 of byte strings", data)
    return Opened(payload, ((head, signature),))


def verify1(opened: Opened, public: bytes, aad: bytes) -> bool:
    """Whether an opened COSE_Sign1 is signed by this Ed25519 key over this external data."""
    head, signature = opened.signatures[0]
    if head != protected(keys.ED25519, public):
        return False
    return keys.ed25519_verify(public, signature, to_be_signed1(head, aad, opened.payload))


def to_be_signed(alg: int, public: bytes, aad: bytes, payload: bytes) -> bytes:
    """The Sig_structure of one signer of a COSE_Sign (RFC 9052 section 4.4)."""
    return encode(["Signature", b"", protected(alg, public), aad, payload])


def hybrid(payload: bytes, signers: list[tuple[int, bytes, bytes]]) -> bytes:
    """A COSE_Sign from finished signatures [COD-6].

    Args:
        payload: the signed bytes.
        signers: (algorithm, public key, signature) of the Ed25519 and the ML-DSA signer.
    """
    out = _SIGN + encode(b"") + b"\xa0" + encode(payload) + b"\x82"
    for alg, public, signature in signers:
        out += b"\x83" + encode(protected(alg, public)) + b"\xa0" + encode(signature)
    return out


def open_hybrid(data: bytes) -> Opened:
    """Take a hybrid COSE_Sign apart.

    Raises:
        PeerFault: the outline is not that of COD-6.
    """
    head, _, payload, signers = _parts(data, HYBRID_TAG, "COSE_Sign")
    if head != b"" or type(payload) is not bytes or type(signers) is not list:
        raise PeerFault("COD-6", "not a hybrid COSE_Sign", data)
    if len(signers) != 2:
        raise PeerFault("COD-6", "not two signers", data)
    found = []
    for signer in signers:
        if type(signer) is not list or len(signer) != 3 or signer[1] != {}:
            raise PeerFault("COD-6", "not a COSE_Signature", data)
        if type(signer[0]) is not bytes or type(signer[2]) is not bytes:
            raise PeerFault("COD-6", "not a COSE_Signature of byte strings", data)
        found.append((signer[0], signer[2]))
    return Opened(payload, tuple(found))


def verify_hybrid(opened: Opened, ed25519: bytes, mldsa: bytes, aad: bytes) -> bool:
    """Whether both signatures of an opened hybrid are good: one alone is not enough."""
    alg = keys.MLDSA44 if len(mldsa) == keys.MLDSA44_BYTES else keys.MLDSA65
    (head1, sig1), (head2, sig2) = opened.signatures
    if head1 != protected(keys.ED25519, ed25519) or head2 != protected(alg, mldsa):
        return False
    first = to_be_signed(keys.ED25519, ed25519, aad, opened.payload)
    second = to_be_signed(alg, mldsa, aad, opened.payload)
    return keys.ed25519_verify(ed25519, sig1, first) and keys.mldsa_verify(mldsa, sig2, second)
