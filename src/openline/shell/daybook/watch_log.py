"""The watch log: what a watch wrote and what befell it; append-only, each line sealed by the next (R96).

Each line holds the hash of itself and of the line before it, so that a line that was changed,
dropped or put in later is found by whoever reads the log from its beginning.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

import apsw

TABLES = """
CREATE TABLE IF NOT EXISTS watch_log (
    n INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    officer TEXT NOT NULL,
    what TEXT NOT NULL,
    text TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER IF NOT EXISTS watch_log_stays BEFORE DELETE ON watch_log
BEGIN SELECT RAISE(ABORT, 'a watch log loses no line'); END;
CREATE TRIGGER IF NOT EXISTS watch_log_stands BEFORE UPDATE ON watch_log
BEGIN SELECT RAISE(ABORT, 'a line of a watch log is not changed'); END;
"""
READ_MAX = 1000
START = bytes(32)


class LogLine(NamedTuple):
    """One line of the watch log."""

    n: int
    at_ms: int
    officer: str
    what: str
    text: str
    hash: bytes

    def as_dict(self) -> dict[str, Any]:
        """As the API shows it."""
        return {
            "n": self.n,
            "at": self.at_ms,
            "officer": self.officer,
            "what": self.what,
            "text": self.text,
            "hash": self.hash.hex(),
        }


def sealed(before: bytes, n: int, at_ms: int, officer: str, what: str, text: str) -> bytes:
    """The hash of a line and of the hash of the one before it."""
    written = json.dumps([n, at_ms, officer, what, text], ensure_ascii=True).encode("ascii")
    return hashlib.sha256(b"openline watch log 1" + before + written).digest()


class WatchLog:
    """The watch log of one home."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        connection.execute(TABLES)

    def write(self, at_ms: int, officer: str, what: str, text: str) -> LogLine:
        """Add a line; durable when this returns.

        Args:
            at_ms: when, ms UTC.
            officer: who, or "node" for what the node saw by itself.
            what: a fixed word, as "watch-started".
            text: what a person reads; empty if the word says all.
        """
        with self._connection:
            last = self._connection.execute(
                "SELECT n, hash FROM watch_log ORDER BY n DESC LIMIT 1"
            ).fetchone()
            n, before = (last[0] + 1, last[1]) if last else (1, START)
            seal = sealed(before, n, at_ms, officer, what, text)
            line = LogLine(n, at_ms, officer, what, text, seal)
            self._connection.execute("INSERT INTO watch_log VALUES (?, ?, ?, ?, ?, ?)", line)
        return line

    def newest(self, limit: int, before: int | None = None) -> list[LogLine]:
        """The newest lines, newest first; `before` a number goes on further down."""
        rows = self._connection.execute(
            "SELECT n, at_ms, officer, what, text, hash FROM watch_log"
            " WHERE n < ? ORDER BY n DESC LIMIT ?",
            (2**62 if before is None else before, min(limit, READ_MAX)),
        )
        return [LogLine(*row) for row in rows]

    def first_wrong(self) -> int | None:
        """The number of the first line that is not what was written; None if all are."""
        before, expected = START, 1
        rows = self._connection.execute(
            "SELECT n, at_ms, officer, what, text, hash FROM watch_log ORDER BY n"
        )
        for row in rows:
            line = LogLine(*row)
            if line.n != expected or line.hash != sealed(before, *line[:5]):
                return expected
            before, expected = line.hash, expected + 1
        return None
