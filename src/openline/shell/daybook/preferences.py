"""What may be set while the node runs, and is kept over a restart."""

from __future__ import annotations

import json
from typing import Any

import apsw

TABLES = """
CREATE TABLE IF NOT EXISTS preferences (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
"""


class Preferences:
    """Named values, each a piece of JSON."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        connection.execute(TABLES)

    def get(self, name: str) -> Any:
        """The value of a name, None if it was never set."""
        row = self._connection.execute(
            "SELECT value FROM preferences WHERE name = ?", (name,)
        ).fetchone()
        return None if row is None else json.loads(row[0])

    def put(self, values: dict[str, Any]) -> None:
        """Set some values, all or none."""
        with self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO preferences VALUES (?, ?)",
                [(name, json.dumps(value)) for name, value in values.items()],
            )
