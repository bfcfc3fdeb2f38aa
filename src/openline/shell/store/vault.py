"""Bodies at rest: each under its own random key, wrapped by a key that is not in the database.

[REC-9]. Whoever erases the wrapped key has erased the body, wherever a copy of it lies.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from openline.core.base.errors import Refused

KEY_BYTES = 32
_NONCE_BYTES = 12
# A key seals one body and is never used again, so its nonce need not be random.
_ONLY_NONCE = bytes(_NONCE_BYTES)
_PART_SALT_BYTES = 8
# Argon2id, RFC 9106 section 4, second recommended option: 64 MiB, three passes, four lanes.
_ARGON2_PASSES = 3
_ARGON2_LANES = 4
_ARGON2_KIB = 65_536

Wrap = Callable[[bytes, bytes], bytes]
Unwrap = Callable[[bytes, bytes], bytes | None]


class Vault:
    """Seals and opens bodies and parts of attachments.

    `wrap(key, bound_to)` and `unwrap(wrapped, bound_to)` may ask a token; unwrap answers None
    for what was not wrapped here or is not what it was. From a key of 32 bytes use `from_key`.
    """

    def __init__(self, wrap: Wrap, unwrap: Unwrap) -> None:
        self.wrap = wrap
        self.unwrap = unwrap

    @classmethod
    def from_key(cls, key: bytes) -> Vault:
        """A vault whose key-encryption key is these 32 bytes.

        Its nonces are random: good for 2**32 bodies (SP 800-38D, 8.3), a century at one a
        second.
        """
        assert len(key) == KEY_BYTES
        cipher = AESGCM(key)

        def wrap(body_key: bytes, bound_to: bytes) -> bytes:
            nonce = os.urandom(_NONCE_BYTES)
            return nonce + cipher.encrypt(nonce, body_key, bound_to)

        def unwrap(wrapped: bytes, bound_to: bytes) -> bytes | None:
            return _opened(cipher, wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], bound_to)

        return cls(wrap, unwrap)

    @classmethod
    def from_passphrase(cls, passphrase: str, salt: bytes) -> Vault:
        """A vault whose key comes from a passphrase by Argon2id; salt of at least 16 bytes."""
        derived = Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=_ARGON2_PASSES,
            lanes=_ARGON2_LANES,
            memory_cost=_ARGON2_KIB,
        ).derive(passphrase.encode())
        return cls.from_key(derived)

    @classmethod
    def from_key_file(cls, path: Path) -> Vault:
        """A vault whose key is in a file that only its owner may read."""
        try:
            mode = path.stat().st_mode
            key = path.read_bytes()
        except OSError as error:
            raise Refused(
                "REC-9",
                f"the key file cannot be read: {error.strerror}",
                "put the key file back, or name its place in the settings",
            ) from error
        if stat.S_IMODE(mode) & 0o077:
            raise Refused("REC-9", "others may read the key file", "chmod 600 the key file")
        if len(key) != KEY_BYTES:
            raise Refused("REC-9", "the key file has not 32 bytes", "put the right file back")
        return cls.from_key(key)

    def seal(self, body: bytes, bound_to: bytes) -> tuple[bytes, bytes]:
        """(wrapped key, sealed body), both bound to the leaf."""
        key = os.urandom(KEY_BYTES)
        return self.wrap(key, bound_to), AESGCM(key).encrypt(_ONLY_NONCE, body, bound_to)

    def open(self, wrapped: bytes, sealed: bytes, bound_to: bytes) -> bytes | None:
        """The body; None if any bit of the three is not what it was."""
        key = self.unwrap(wrapped, bound_to)
        return None if key is None else _opened(AESGCM(key), _ONLY_NONCE, sealed, bound_to)

    def new_part_key(self, sha256: bytes) -> tuple[bytes, bytes]:
        """(key, wrapped key) for the parts of one attachment."""
        key = os.urandom(KEY_BYTES)
        return key, self.wrap(key, sha256)


def create_key_file(path: Path) -> None:
    """Write a new random key that only the owner may read; never over an existing file."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(os.urandom(KEY_BYTES))
        file.flush()
        os.fsync(descriptor)


def seal_part(key: bytes, offset: int, data: bytes, sha256: bytes) -> bytes:
    """One part of an attachment under the attachment's key.

    The nonce is the offset and eight random bytes: a part that is put again with other bytes
    (a mend, a peer that sent nonsense first) must not meet its old nonce.
    """
    salt = os.urandom(_PART_SALT_BYTES)
    return salt + AESGCM(key).encrypt(offset.to_bytes(4, "big") + salt, data, sha256)


def open_part(key: bytes, offset: int, sealed: bytes, sha256: bytes) -> bytes | None:
    """The bytes of a part; None if it or its offset is not what it was."""
    nonce = offset.to_bytes(4, "big") + sealed[:_PART_SALT_BYTES]
    return _opened(AESGCM(key), nonce, sealed[_PART_SALT_BYTES:], sha256)


def _opened(cipher: AESGCM, nonce: bytes, sealed: bytes, bound_to: bytes) -> bytes | None:
    try:
        return cipher.decrypt(nonce, sealed, bound_to)
    except (InvalidTag, ValueError):  # ValueError: too short to be anything of ours
        return None
