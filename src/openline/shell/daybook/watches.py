"""Who is on watch, the handover under way, and the roster: kept, so that a restart changes nothing."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import apsw

TABLES = """
CREATE TABLE IF NOT EXISTS on_watch (
    certificate TEXT PRIMARY KEY,
    officer TEXT NOT NULL,
    session TEXT NOT NULL,
    post TEXT NOT NULL,
    languages TEXT NOT NULL,
    linguist INTEGER NOT NULL,
    since_ms INTEGER NOT NULL,
    delegation TEXT NOT NULL,
    until_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS handover (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    officer TEXT NOT NULL,
    certificate TEXT NOT NULL,
    to_officer TEXT,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS handover_items (
    item TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    accepted_by TEXT,
    accepted_ms INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS roster (
    place INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    reach TEXT NOT NULL
) STRICT;
"""


class OnWatch(NamedTuple):
    """An officer on watch at a post."""

    certificate: str
    officer: str
    session: str
    post: str
    languages: tuple[str, ...]
    linguist: bool
    since_ms: int
    delegation: str
    until_ms: int

    def as_dict(self) -> dict[str, Any]:
        """As the API shows it: nothing of the session."""
        return {
            "officer": self.officer,
            "post": self.post,
            "languages": list(self.languages),
            "since": self.since_ms,
            "linguist": self.linguist,
            "until": self.until_ms,
        }


class HandoverItem(NamedTuple):
    """An open item that the incoming officer reads and accepts."""

    item: str
    accepted_by: str | None
    accepted_ms: int | None


class Handover(NamedTuple):
    """A handover under way."""

    officer: str
    certificate: str
    to: str | None
    at_ms: int
    items: tuple[HandoverItem, ...]

    def as_dict(self) -> dict[str, Any]:
        """As the API shows it."""
        return {
            "from": self.officer,
            "to": self.to,
            "at": self.at_ms,
            "items": [
                {
                    "id": part.item,
                    "accepted": part.accepted_by is not None,
                    "by": part.accepted_by,
                    "at": part.accepted_ms,
                }
                for part in self.items
            ],
        }


class Watches:
    """The tables of the watch."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        connection.execute(TABLES)

    def all(self) -> list[OnWatch]:
        """Who is on watch, the longest first."""
        rows = self._connection.execute(
            "SELECT certificate, officer, session, post, languages, linguist, since_ms,"
            " delegation, until_ms FROM on_watch ORDER BY since_ms, certificate"
        )
        return [
            OnWatch._make((*row[:4], tuple(json.loads(row[4])), bool(row[5]), *row[6:]))
            for row in rows
        ]

    def begin(self, watch: OnWatch) -> None:
        """An officer is on watch, in place of what was kept of him before."""
        row = (*watch[:4], json.dumps(watch.languages), int(watch.linguist), *watch[6:])
        self._connection.execute(
            "INSERT OR REPLACE INTO on_watch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row
        )

    def end(self, certificate: str) -> None:
        """An officer is off watch."""
        self._connection.execute("DELETE FROM on_watch WHERE certificate = ?", (certificate,))

    def handover(self) -> Handover | None:
        """The handover under way, if there is one."""
        row = self._connection.execute(
            "SELECT officer, certificate, to_officer, at_ms FROM handover"
        ).fetchone()
        if row is None:
            return None
        items = self._connection.execute(
            "SELECT item, accepted_by, accepted_ms FROM handover_items ORDER BY place"
        )
        return Handover._make((*row, tuple(HandoverItem._make(part) for part in items)))

    def open_handover(self, handover: Handover) -> None:
        """Begin a handover with its items, in place of one that was not completed."""
        with self._connection:
            self.close_handover()
            self._connection.execute(
                "INSERT INTO handover VALUES (1, ?, ?, ?, ?)", handover[:4]
            )
            self._connection.executemany(
                "INSERT INTO handover_items VALUES (?, ?, ?, ?)",
                [
                    (part.item, place, part.accepted_by, part.accepted_ms)
                    for place, part in enumerate(handover.items)
                ],
            )

    def accept(self, item: str, officer: str, at_ms: int) -> None:
        """The incoming officer has read an item and accepts it; the first one counts."""
        self._connection.execute(
            "UPDATE handover_items SET accepted_by = ?, accepted_ms = ?"
            " WHERE item = ? AND accepted_by IS NULL",
            (officer, at_ms, item),
        )

    def close_handover(self) -> None:
        """No handover is under way any more."""
        with self._connection:
            self._connection.execute("DELETE FROM handover_items")
            self._connection.execute("DELETE FROM handover")

    def roster(self) -> list[dict[str, Any]]:
        """Who is called next, in this order, and how he is reached."""
        rows = self._connection.execute("SELECT place, name, reach FROM roster ORDER BY place")
        return [{"order": place, "name": name, "reach": reach} for place, name, reach in rows]

    def set_roster(self, people: list[tuple[str, str]]) -> None:
        """Put another roster in place of this one: (name, how he is reached), first first."""
        with self._connection:
            self._connection.execute("DELETE FROM roster")
            self._connection.executemany(
                "INSERT INTO roster VALUES (?, ?, ?)",
                [(place, *person) for place, person in enumerate(people, 1)],
            )
