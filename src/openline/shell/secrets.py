"""Private keys and what only they can do: fresh seeds, hybrid signatures, sealing of bundles.

Private keys are 32-byte seeds (64 for ML-KEM), so that a root fits on paper.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import mldsa, mlkem, x25519

from openline.core.base import cose, keys
from openline.core.base.errors import PeerFault

BUNDLE_PAD_BYTES = 4096


class RootSecret(NamedTuple):
    """The seeds of a party root, 32 bytes each."""

    ed25519: bytes
    mldsa65: bytes

    def public(self) -> tuple[bytes, bytes]:
        """The public keys (Ed25519, ML-DSA-65)."""
        return keys.ed25519_public(self.ed25519), _mldsa65(self.mldsa65)

    def sign(self, aad: bytes, payload: bytes) -> bytes:
        """A hybrid signature by this root [COD-6]."""
        ed, ml = self.public()
        private = mldsa.MLDSA65PrivateKey.from_seed_bytes(self.mldsa65)
        return cose.hybrid(
            payload,
            [
                (
                    keys.ED25519,
                    ed,
                    keys.ed25519_sign(
                        self.ed25519, cose.to_be_signed(keys.ED25519, ed, aad, payload)
                    ),
                ),
                (
                    keys.MLDSA65,
                    ml,
                    private.sign(cose.to_be_signed(keys.MLDSA65, ml, aad, payload)),
                ),
            ],
        )


class NodeSecret(NamedTuple):
    """The seeds of a node: sign (two), TLS, key encapsulation (two), registrar."""

    sign_ed25519: bytes
    sign_mldsa44: bytes
    tls: bytes
    kem_mlkem768: bytes  # 64 bytes
    kem_x25519: bytes
    registrar: bytes

    def sign_hybrid(self, aad: bytes, payload: bytes) -> bytes:
        """A hybrid signature by node-sign [COD-6]."""
        ed = keys.ed25519_public(self.sign_ed25519)
        ml = mldsa44_public(self.sign_mldsa44)
        private = mldsa.MLDSA44PrivateKey.from_seed_bytes(self.sign_mldsa44)
        first = cose.to_be_signed(keys.ED25519, ed, aad, payload)
        second = cose.to_be_signed(keys.MLDSA44, ml, aad, payload)
        return cose.hybrid(
            payload,
            [
                (keys.ED25519, ed, keys.ed25519_sign(self.sign_ed25519, first)),
                (keys.MLDSA44, ml, private.sign(second)),
            ],
        )

    def kem_public(self) -> bytes:
        """The X-Wing public key: ML-KEM-768, then X25519."""
        kem = mlkem.MLKEM768PrivateKey.from_seed_bytes(self.kem_mlkem768)
        curve = x25519.X25519PrivateKey.from_private_bytes(self.kem_x25519)
        return kem.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()


def _mldsa65(seed: bytes) -> bytes:
    return mldsa.MLDSA65PrivateKey.from_seed_bytes(seed).public_key().public_bytes_raw()


def mldsa44_public(seed: bytes) -> bytes:
    """The ML-DSA-44 public key of a seed."""
    return mldsa.MLDSA44PrivateKey.from_seed_bytes(seed).public_key().public_bytes_raw()


def sign_possession_mldsa44(seed: bytes, message: bytes) -> bytes:
    """A bare ML-DSA-44 signature, for the proof of possession in a card [CER-5]."""
    return mldsa.MLDSA44PrivateKey.from_seed_bytes(seed).sign(message)


def fresh_root() -> RootSecret:
    """A new root."""
    return RootSecret(os.urandom(32), os.urandom(32))


def fresh_node() -> NodeSecret:
    """New keys for a node."""
    return NodeSecret(
        os.urandom(32),
        os.urandom(32),
        os.urandom(32),
        os.urandom(64),
        os.urandom(32),
        os.urandom(32),
    )


def _suite() -> hpke.Suite:
    return hpke.Suite(
        hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305
    )


def seal_bundle(frames: bytes, recipient: bytes, info: bytes) -> bytes:
    """Seal frames to the peer's node-kem, padded to a multiple of 4096 [LIN-14]."""
    padded = frames + bytes(-len(frames) % BUNDLE_PAD_BYTES)
    public = hpke.MLKEM768X25519PublicKey(
        mlkem.MLKEM768PublicKey.from_public_bytes(recipient[:1184]),
        x25519.X25519PublicKey.from_public_bytes(recipient[1184:]),
    )
    return _suite().encrypt(padded, public, info)


def open_bundle(sealed: bytes, secret: NodeSecret, info: bytes) -> bytes:
    """The padded frames of a bundle sealed to us.

    Raises:
        PeerFault: not sealed to this node for this line.
    """
    private = hpke.MLKEM768X25519PrivateKey(
        mlkem.MLKEM768PrivateKey.from_seed_bytes(secret.kem_mlkem768),
        x25519.X25519PrivateKey.from_private_bytes(secret.kem_x25519),
    )
    try:
        return _suite().decrypt(sealed, private, info)
    except (InvalidTag, ValueError):
        raise PeerFault("LIN-14", "a bundle that is not sealed to this node") from None
