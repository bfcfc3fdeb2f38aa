"""Keys, signatures and the checks on them: the only importer of cryptography in the core.

Ed25519 signing and all verification are pure functions. ML-DSA signing draws randomness, so the
shell does it (`openline.shell.home`) and hands the result back as an event.
"""

from __future__ import annotations

import functools
import hashlib

import nacl.bindings as sodium
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, mldsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256

ED25519_BYTES = 32
MLDSA44_BYTES = 1312
MLDSA65_BYTES = 1952
XWING_BYTES = 1216
SEED_BYTES = 32

ED25519, MLDSA44, MLDSA65 = -19, -48, -49

_ORDER_8 = (
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
)
_SMALL_ORDER = frozenset(
    {
        (1).to_bytes(32, "little"),
        (2**255 - 20).to_bytes(32, "little"),
        bytes(32),
        (2**255).to_bytes(32, "little"),
        *map(bytes.fromhex, _ORDER_8),
    }
)


@functools.lru_cache(maxsize=256)
def _expanded(seed: bytes) -> tuple[bytes, bytes]:
    public, secret = sodium.crypto_sign_seed_keypair(seed)
    return public, secret


def ed25519_public(seed: bytes) -> bytes:
    """The 32-byte public key of a 32-byte seed (RFC 8032)."""
    return _expanded(seed)[0]


def ed25519_sign(seed: bytes, message: bytes) -> bytes:
    """The 64-byte deterministic signature (RFC 8032)."""
    return sodium.crypto_sign(message, _expanded(seed)[1])[:64]


def ed25519_verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the signature is good by RFC 8032 with S < L [COD-7].

    libsodium also refuses a signature whose R is of small order. Its signer can make such a one
    at will, and every other verifier accepts it; two readers of one record must not differ, so
    those few signatures are judged by the other library.
    """
    if len(public) != ED25519_BYTES or len(signature) != 64:
        return False
    try:
        sodium.crypto_sign_open(signature + message, public)
    except Exception:  # noqa: BLE001 # libsodium's one error; never a reason to unwind further
        return signature[:32] in _SMALL_ORDER and _verify_by_openssl(public, signature, message)
    return True


def _verify_by_openssl(public: bytes, signature: bytes, message: bytes) -> bool:
    if not is_prime_order(public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def mldsa_verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether an ML-DSA-44 or ML-DSA-65 signature with empty context is good (FIPS 204)."""
    try:
        if len(public) == MLDSA44_BYTES:
            mldsa.MLDSA44PublicKey.from_public_bytes(public).verify(signature, message)
        elif len(public) == MLDSA65_BYTES:
            mldsa.MLDSA65PublicKey.from_public_bytes(public).verify(signature, message)
        else:
            return False
    except (InvalidSignature, ValueError):
        return False
    return True


def p256_verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a DER ECDSA P-256 SHA-256 signature is good; public is the uncompressed point."""
    try:
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
        key.verify(signature, message, ec.ECDSA(SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


def is_p256_point(public: bytes) -> bool:
    """Whether these are 65 bytes of an uncompressed point of the curve P-256 [CER-9]."""
    if len(public) != 65 or public[:1] != b"\x04":
        return False
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    except ValueError:
        return False
    return True


def is_prime_order(public: bytes) -> bool:
    """Whether an Ed25519 key is a canonical point of the prime-order group [COD-7]."""
    if len(public) != ED25519_BYTES:
        return False
    if not sodium.crypto_core_ed25519_is_valid_point(public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public)
    except ValueError:
        return False
    return True


def kid(public: bytes) -> bytes:
    """The 4-byte key identifier of COD-5: a hint, never trusted."""
    return hashlib.sha256(public).digest()[:4]
