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
CREATE TABLE IF NOT EXISTS first_asked (
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (caller, key)
) STRICT, WITHOUT ROWID;
"""
LIFE_MS = 24 * 3600 * 1000
ANSWERS_MAX = 100_000
TIDY_EVERY = 500


class Answer(NamedTuple):
    """What was asked (a hash) and what was answered; nothing, if that was a secret."""

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

    def first_asked(self, caller: str, key: str, now_ms: int) -> int:
        """When this key was first used, now at the latest: an act that holds a time stays the same act."""
        self._connection.execute(
            "INSERT OR IGNORE INTO first_asked VALUES (?, ?, ?)", (caller, key, now_ms)
        )
        row = self._connection.execute(
            "SELECT at_ms FROM first_asked WHERE caller = ? AND key = ?", (caller, key)
        ).fetchone()
        return int(row[0]) if row else now_ms

    def put(self, caller: str, key: str, answer: Answer, now_ms: int) -> None:
        """Keep an answer for a day."""
        self._connection.execute(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)",
            (caller, key, *answer, now_ms),
        )
        self._puts += 1
        if self._puts % TIDY_EVERY == 0:
            for table in ("answers", "first_asked"):
                self._connection.execute(
                    f"DELETE FROM {table} WHERE at_ms < ?",  # noqa: S608  # our own names
                    (now_ms - LIFE_MS,),
                )
