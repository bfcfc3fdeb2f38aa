"""Hashes as words to be read aloud (COD-8)."""

from __future__ import annotations

import hashlib

from openline.core.base.wordlist import WORDS


def _words(bits: int, count: int) -> str:
    return " ".join(WORDS[(bits >> (11 * at)) & 2047] for at in reversed(range(count)))


def words24(value: bytes) -> str:
    """24 words for a 32-byte value, the last 8 bits being a check on the rest."""
    assert len(value) == 32
    bits = (int.from_bytes(value, "big") << 8) | hashlib.sha256(value).digest()[0]
    return _words(bits, 24)


def words6(value: bytes) -> str:
    """Six words for the first 66 bits of a 32-byte value."""
    assert len(value) == 32
    return _words(int.from_bytes(value, "big") >> 190, 6)
