"""What of talks is ours alone: texts of sealed readouts, briefings of allies. Never on the line."""

from __future__ import annotations

import json
from typing import Any, Protocol

import apsw


class Wraps(Protocol):
    """What encrypts a text under a key of its own, as the bodies of the record are."""

    def seal(self, body: bytes, bound_to: bytes) -> tuple[bytes, bytes]:
        """Wrapped key and sealed text."""

    def open(self, wrapped: bytes, sealed: bytes, bound_to: bytes) -> bytes | None:
        """The text; None if anything was changed."""


TABLES = """
CREATE TABLE IF NOT EXISTS sealed_readouts (
    seal TEXT PRIMARY KEY,
    wrapped BLOB NOT NULL,
    text BLOB NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS briefings (
    id TEXT PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    said TEXT NOT NULL,
    done_ms INTEGER
) STRICT;
"""
BRIEFINGS_MAX = 5000


class PrivateTalks:
    """The private side of talks, in the daybook of a home."""

    def __init__(self, connection: apsw.Connection, vault: Wraps | None = None) -> None:
        """`vault` wraps the texts of readouts as it wraps the bodies of the record."""
        self._connection, self._vault = connection, vault
        connection.execute(TABLES)

    def keep(self, seal: str, salt: str, text: str, at_ms: int) -> None:
        """Keep a text on our disk before its seal goes on the line."""
        assert self._vault is not None
        bound_to = bytes.fromhex(seal)
        plain = json.dumps([salt, text]).encode()
        wrapped, sealed = self._vault.seal(plain, bound_to)
        # The record is on the disk at once; no power failure may leave a seal without its text.
        self._connection.execute("PRAGMA synchronous = FULL")
        try:
            self._connection.execute(
                "INSERT OR IGNORE INTO sealed_readouts VALUES (?, ?, ?, ?)",
                (seal, wrapped, sealed, at_ms),
            )
        finally:
            self._connection.execute("PRAGMA synchronous = NORMAL")

    def forget(self, seal: str) -> None:
        """Let go of a text whose seal never went on the line."""
        self._connection.execute("DELETE FROM sealed_readouts WHERE seal = ?", (seal,))

    def opened(self, seal: str) -> tuple[str, str] | None:
        """Salt and text of a sealed readout, None if they are not in this home."""
        if self._vault is None:
            return None
        row = self._connection.execute(
            "SELECT wrapped, text FROM sealed_readouts WHERE seal = ?", (seal,)
        ).fetchone()
        plain = None if row is None else self._vault.open(row[0], row[1], bytes.fromhex(seal))
        if plain is None:
            return None
        salt, text = json.loads(plain)
        return str(salt), str(text)

    def add_briefing(self, briefing: str, said: dict[str, Any], at_ms: int) -> bool:
        """Keep a briefing; whether there was room for it."""
        count = self._connection.execute("SELECT count(*) FROM briefings").fetchone()
        if count is not None and count[0] >= BRIEFINGS_MAX:
            return False
        self._connection.execute(
            "INSERT INTO briefings VALUES (?, ?, ?, NULL)",
            (briefing, at_ms, json.dumps(said, ensure_ascii=False)),
        )
        return True

    def end_briefing(self, briefing: str, at_ms: int) -> bool:
        """Note that a briefing was given; whether there is one of that id that was open."""
        self._connection.execute(
            "UPDATE briefings SET done_ms = ? WHERE id = ? AND done_ms IS NULL",
            (at_ms, briefing),
        )
        return bool(self._connection.changes())

    def briefings(self) -> list[dict[str, Any]]:
        """All briefings, oldest first."""
        rows = self._connection.execute(
            "SELECT id, at_ms, said, done_ms FROM briefings ORDER BY at_ms, id"
        )
        return [
            {"id": row[0], "at": row[1], "done_at": row[3], **json.loads(row[2])}
            for row in rows
        ]
