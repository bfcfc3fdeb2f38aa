"""Tokens of programs: only the hash of each is kept."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any, NamedTuple

import apsw

from openline.core.base.errors import Refused

TABLES = """
CREATE TABLE IF NOT EXISTS tokens (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    rights TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    used_ms INTEGER,
    revoked_ms INTEGER
) STRICT;
"""
PREFIX = "olt_"
TOKENS_MAX = 1000
NAME_CHARACTERS_MAX = 60
USED_EVERY_MS = 60_000


class Token(NamedTuple):
    """What is known of a token."""

    id: str
    name: str
    rights: tuple[str, ...]
    made_ms: int
    used_ms: int | None
    revoked_ms: int | None

    def as_dict(self) -> dict[str, Any]:
        """For people and for `--json`."""
        return {
            "id": self.id,
            "name": self.name,
            "rights": list(self.rights),
            "made": self.made_ms,
            "used": self.used_ms,
            "revoked": self.revoked_ms,
        }


def hash_of(text: str) -> bytes:
    """What is kept of a token, a link or a cookie: 256 random bits need no slow hash."""
    return hashlib.sha256(text.encode()).digest()


class Tokens:
    """The tokens of one party."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        connection.execute(TABLES)

    def add(self, name: str, rights: tuple[str, ...], now_ms: int) -> tuple[str, Token]:
        """Make a token; the text is given once and never again.

        Raises:
            Refused: the name is taken or unfit, or there are too many.
        """
        if not 1 <= len(name) <= NAME_CHARACTERS_MAX or not name.isprintable():
            raise Refused(
                "token", "a token's name has 1 to 60 printable characters", "Choose another."
            )
        standing = [token for token in self.all() if token.revoked_ms is None]
        if any(token.name == name for token in standing):
            raise Refused(
                "token", f"there is a token {name!r} already", "Revoke it, or choose a name."
            )
        if len(standing) >= TOKENS_MAX:
            raise Refused("token", "there are 1000 tokens", "Revoke what nobody uses.")
        text = PREFIX + secrets.token_urlsafe(32)
        token = Token(secrets.token_hex(4), name, rights, now_ms, None, None)
        self._connection.execute(
            "INSERT INTO tokens VALUES (?, ?, ?, ?, ?, NULL, NULL)",
            (token.id, name, hash_of(text), json.dumps(rights), now_ms),
        )
        return text, token

    def all(self) -> list[Token]:
        """Every token that was ever made, oldest first."""
        rows = self._connection.execute(
            "SELECT id, name, rights, made_ms, used_ms, revoked_ms FROM tokens ORDER BY made_ms"
        )
        return [
            Token(row[0], row[1], tuple(json.loads(row[2])), row[3], row[4], row[5])
            for row in rows
        ]

    def find(self, text: str, now_ms: int) -> Token | None:
        """The token that was shown, if it stands."""
        row = self._connection.execute(
            "SELECT id, name, rights, made_ms, used_ms FROM tokens"
            " WHERE hash = ? AND revoked_ms IS NULL",
            (hash_of(text),),
        ).fetchone()
        if row is None:
            return None
        token = Token(row[0], row[1], tuple(json.loads(row[2])), row[3], row[4], None)
        if token.used_ms is None or now_ms - token.used_ms > USED_EVERY_MS:
            self._connection.execute(
                "UPDATE tokens SET used_ms = ? WHERE id = ?", (now_ms, token.id)
            )
        return token

    def stands(self, token: str) -> bool:
        """Whether a token, by its id, is not revoked."""
        row = self._connection.execute(
            "SELECT 1 FROM tokens WHERE id = ? AND revoked_ms IS NULL", (token,)
        ).fetchone()
        return row is not None

    def revoke(self, given: str, now_ms: int) -> bool:
        """End a token by its name or id; whether one stood."""
        self._connection.execute(
            "UPDATE tokens SET revoked_ms = ? WHERE (name = ? OR id = ?) AND revoked_ms IS NULL",
            (now_ms, given, given),
        )
        return self._connection.changes() > 0
