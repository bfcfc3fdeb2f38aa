"""The alarm log: raised, shown, silenced, acknowledged, cleared; and what stands now."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import apsw

TABLES = """
CREATE TABLE IF NOT EXISTS alarm_log (
    n INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    alarm TEXT NOT NULL,
    event TEXT NOT NULL,
    kind TEXT NOT NULL,
    precedence TEXT,
    mode TEXT,
    officer TEXT,
    after_ms INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS alarm_log_by_time ON alarm_log (at_ms);
CREATE TABLE IF NOT EXISTS alarms_open (
    alarm TEXT PRIMARY KEY,
    what TEXT NOT NULL,
    clause TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    acknowledged_by TEXT,
    fields TEXT NOT NULL
) STRICT;
"""
# About a year of a bad week's alarms; the oldest go, in steps.
ROWS_MAX = 200_000
PRUNE_ROWS = 5000
_PRUNE_EVERY = 1000
WAITING_MAX = 1000


class OpenAlarm(NamedTuple):
    """An alarm that stands: an item's (what "item") or a condition's."""

    alarm: str
    what: str
    clause: str
    since_ms: int
    acknowledged_by: str | None
    fields: dict[str, Any]


class AlarmEvent(NamedTuple):
    """One step in the life of an alarm."""

    at_ms: int
    alarm: str
    event: str
    kind: str
    precedence: str | None = None
    mode: str | None = None
    officer: str | None = None
    after_ms: int | None = None


_STEP = (
    "INSERT INTO alarm_log (at_ms, alarm, event, kind, precedence, mode, officer, after_ms)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_PUT = "INSERT OR REPLACE INTO alarms_open VALUES (?, ?, ?, ?, ?, ?)"
_DROP = "DELETE FROM alarms_open WHERE alarm = ?"


class AlarmLog:
    """The alarm log of one home.

    What is written waits for `flush`, so that a burst of messages is one transaction. A crash loses
    at most what waits; an item's alarm is then raised again, by what the record says of it.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        connection.execute(TABLES)
        self._waiting: list[tuple[str, tuple[Any, ...]]] = []
        self._since_pruned = 0

    def write(self, event: AlarmEvent) -> None:
        """Add a step."""
        self._add(_STEP, event)
        self._since_pruned += 1

    def _add(self, statement: str, values: tuple[Any, ...]) -> None:
        self._waiting.append((statement, values))
        if len(self._waiting) >= WAITING_MAX:
            self.flush()

    def flush(self) -> None:
        """Make durable what waits."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        with self._connection:
            for statement, values in waiting:
                self._connection.execute(statement, values)
        if self._since_pruned >= _PRUNE_EVERY:
            self._since_pruned = 0
            self._prune()

    def _prune(self) -> None:
        count = int(self._connection.execute("SELECT count(*) FROM alarm_log").get)
        if count > ROWS_MAX:
            self._connection.execute(
                "DELETE FROM alarm_log WHERE n IN (SELECT n FROM alarm_log ORDER BY n LIMIT ?)",
                (count - ROWS_MAX + PRUNE_ROWS,),
            )

    def standing(self) -> dict[str, OpenAlarm]:
        """Every alarm that stood when the daybook was last written, by its id."""
        self.flush()
        rows = self._connection.execute(
            "SELECT alarm, what, clause, since_ms, acknowledged_by, fields FROM alarms_open"
        )
        return {row[0]: OpenAlarm._make((*row[:5], json.loads(row[5]))) for row in rows}

    def put(self, alarm: OpenAlarm) -> None:
        """An alarm stands, as it is now."""
        self._add(_PUT, (*alarm[:5], json.dumps(alarm.fields)))

    def drop(self, alarm: str) -> None:
        """An alarm stands no more."""
        self._add(_DROP, (alarm,))

    def events(
        self, since_ms: int, event: str | None = None, limit: int = ROWS_MAX
    ) -> list[AlarmEvent]:
        """The steps since a time, oldest first; the newest `limit` of them."""
        self.flush()
        rows = self._connection.execute(
            "SELECT at_ms, alarm, event, kind, precedence, mode, officer, after_ms FROM"
            " (SELECT * FROM alarm_log WHERE at_ms >= ? AND (?2 IS NULL OR event = ?2)"
            " ORDER BY n DESC LIMIT ?3) ORDER BY n",
            (since_ms, event, limit),
        )
        return [AlarmEvent(*row) for row in rows]
