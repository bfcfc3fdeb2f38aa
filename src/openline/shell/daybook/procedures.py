"""Standing procedures: the text that belongs to each kind; a new version never removes the old (R97)."""

from __future__ import annotations

from typing import Any

import apsw

TABLES = """
CREATE TABLE IF NOT EXISTS procedures (
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    officer TEXT NOT NULL,
    PRIMARY KEY (kind, language, version)
) STRICT;
CREATE TRIGGER IF NOT EXISTS procedures_stay BEFORE DELETE ON procedures
BEGIN SELECT RAISE(ABORT, 'a procedure is not deleted'); END;
CREATE TRIGGER IF NOT EXISTS procedures_stand BEFORE UPDATE ON procedures
BEGIN SELECT RAISE(ABORT, 'a version is not changed'); END;
"""
# A new version a day for a year for every kind, in three languages, is far below this.
VERSIONS_MAX = 20_000
_FIELDS = ("kind", "version", "language", "text", "at", "by")


class Procedures:
    """The standing procedures of one party."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        connection.execute(TABLES)

    def add(self, kind: str, language: str, text: str, at_ms: int, officer: str) -> int:
        """Write the next version; its number, from 1 for each kind and language."""
        with self._connection:
            last = self._connection.execute(
                "SELECT coalesce(max(version), 0) FROM procedures WHERE kind = ? AND language = ?",
                (kind, language),
            ).get
            version = int(last) + 1
            row = (kind, language, version, text, at_ms, officer)
            self._connection.execute("INSERT INTO procedures VALUES (?, ?, ?, ?, ?, ?)", row)
        return version

    def count(self) -> int:
        """How many versions are kept in all."""
        return int(self._connection.execute("SELECT count(*) FROM procedures").get)

    def newest(self) -> list[dict[str, Any]]:
        """The version in force of each kind and language."""
        rows = self._connection.execute(
            "SELECT kind, max(version), language, text, at_ms, officer FROM procedures"
            " GROUP BY kind, language ORDER BY kind, language"
        )
        return [dict(zip(_FIELDS, row, strict=True)) for row in rows]

    def versions(self, kind: str) -> list[dict[str, Any]]:
        """Every version of one kind, newest first."""
        rows = self._connection.execute(
            "SELECT kind, version, language, text, at_ms, officer FROM procedures"
            " WHERE kind = ? ORDER BY language, version DESC",
            (kind,),
        )
        return [dict(zip(_FIELDS, row, strict=True)) for row in rows]
