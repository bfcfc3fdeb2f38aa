"""Who is signed in at a console; they live over a restart of the node. Only hashes of cookies are kept."""

from __future__ import annotations

import secrets
from typing import NamedTuple

import apsw

from openline.shell.daybook.tokens import hash_of

TABLES = """
CREATE TABLE IF NOT EXISTS sessions (
    hash BLOB PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    certificate TEXT NOT NULL,
    demo INTEGER NOT NULL,
    begun_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,
    seen_ms INTEGER NOT NULL
) STRICT;
"""
LIFE_MS = 14 * 3600 * 1000
IDLE_MS = 12 * 3600 * 1000
SEEN_EVERY_MS = 60_000
SESSIONS_MAX = 200


class Session(NamedTuple):
    """One officer signed in at one console."""

    id: str
    certificate: str
    is_demo: bool
    begun_ms: int
    until_ms: int
    seen_ms: int


class Sessions:
    """The sessions of one party's consoles."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        connection.execute(TABLES)

    def begin(self, certificate: str, now_ms: int, *, is_demo: bool) -> tuple[str, Session]:
        """Begin a session; the cookie's text comes back once. Of too many the oldest ends."""
        text = secrets.token_urlsafe(32)
        session = Session(
            secrets.token_hex(8), certificate, is_demo, now_ms, now_ms + LIFE_MS, now_ms
        )
        with self._connection:
            self._connection.execute("DELETE FROM sessions WHERE until_ms < ?", (now_ms,))
            self._connection.execute(
                "DELETE FROM sessions WHERE id NOT IN"
                " (SELECT id FROM sessions ORDER BY begun_ms DESC LIMIT ?)",
                (SESSIONS_MAX - 1,),
            )
            self._connection.execute(
                "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    hash_of(text),
                    session.id,
                    certificate,
                    int(is_demo),
                    now_ms,
                    session.until_ms,
                    now_ms,
                ),
            )
        return text, session

    def find(self, text: str, now_ms: int) -> Session | None:
        """The session of a cookie, if it goes on."""
        row = self._connection.execute(
            "SELECT id, certificate, demo, begun_ms, until_ms, seen_ms FROM sessions"
            " WHERE hash = ?",
            (hash_of(text),),
        ).fetchone()
        if row is None:
            return None
        session = Session(row[0], row[1], bool(row[2]), *row[3:])
        if now_ms > session.until_ms or now_ms - session.seen_ms > IDLE_MS:
            self.end(session.id)
            return None
        if now_ms - session.seen_ms > SEEN_EVERY_MS:
            self._connection.execute(
                "UPDATE sessions SET seen_ms = ? WHERE id = ?", (now_ms, session.id)
            )
        return session

    def by_id(self, session: str, now_ms: int) -> Session | None:
        """A session by its id, if it goes on."""
        row = self._connection.execute(
            "SELECT id, certificate, demo, begun_ms, until_ms, seen_ms FROM sessions"
            " WHERE id = ? AND until_ms > ?",
            (session, now_ms),
        ).fetchone()
        return None if row is None else Session(row[0], row[1], bool(row[2]), *row[3:])

    def end(self, session: str) -> None:
        """End a session."""
        self._connection.execute("DELETE FROM sessions WHERE id = ?", (session,))

    def end_of(self, certificate: str) -> list[str]:
        """End all sessions of a certificate; their ids."""
        rows = self._connection.execute(
            "DELETE FROM sessions WHERE certificate = ? RETURNING id", (certificate,)
        ).fetchall()
        return [str(row[0]) for row in rows]

    def count(self, now_ms: int) -> int:
        """How many go on."""
        row = self._connection.execute(
            "SELECT count(*) FROM sessions WHERE until_ms > ?", (now_ms,)
        ).fetchone()
        return int(row[0]) if row else 0
