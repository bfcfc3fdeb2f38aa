"""Answers given to an Idempotency-Key: the same key and body are answered the same, and act once."""

from __future__ import annotations

from typing import NamedTuple

import apsw

TABLES = """
CREATE TABLE IF NOT EXISTS answers (
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    body BLOB NOT NULL,
    status INTEGER NOT NULL,
    answer BLOB NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (caller, key)
) STRICT, WITHOUT ROWID;
"""
LIFE_MS = 24 * 3600 * 1000
ANSWERS_MAX = 100_000
TIDY_EVERY = 500


class Answer(NamedTuple):
    """What was asked (a hash) and what was answered."""

    body: bytes
    status: int
    answer: bytes


class Answers:
    """The answers of the last day."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._puts = 0
        connection.execute(TABLES)

    def find(self, caller: str, key: str) -> Answer | None:
        """What was answered to this key."""
        row = self._connection.execute(
            "SELECT body, status, answer FROM answers WHERE caller = ? AND key = ?",
            (caller, key),
        ).fetchone()
        return None if row is None else Answer(bytes(row[0]), row[1], bytes(row[2]))

    def put(self, caller: str, key: str, answer: Answer, now_ms: int) -> None:
        """Keep an answer for a day."""
        self._connection.execute(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)",
            (caller, key, *answer, now_ms),
        )
        self._puts += 1
        if self._puts % TIDY_EVERY == 0:
            self._connection.execute("DELETE FROM answers WHERE at_ms < ?", (now_ms - LIFE_MS,))
