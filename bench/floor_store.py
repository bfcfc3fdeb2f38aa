"""The floor's store: SQLite, one writer, group commit."""

from __future__ import annotations

import asyncio
import contextlib
import os
import queue
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

SCHEMA = """CREATE TABLE IF NOT EXISTS item (seq INTEGER PRIMARY KEY, author TEXT NOT NULL, serial INTEGER NOT NULL,
    id BLOB NOT NULL, frame BLOB NOT NULL, receipt BLOB, UNIQUE (author, serial))"""
Write = tuple[str, tuple[object, ...], Callable[[], None]]


class Store:
    """SQLite in WAL mode with synchronous=FULL: a writer thread with group commit; short reads stay in the loop."""

    def __init__(self, path: Path, loop: asyncio.AbstractEventLoop) -> None:
        self._path = path
        self._loop = loop
        self._waiting: queue.SimpleQueue[Write] = queue.SimpleQueue()
        self.commits = 0
        self._reads = self._connect()
        self._reads.execute(SCHEMA)
        threading.Thread(target=self._write_for_ever, name="writer", daemon=True).start()

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        return database

    def write(self, sql: str, values: tuple[object, ...], then: Callable[[], None]) -> None:
        """Put one row in the next transaction; ``then`` runs in the loop once it is on disk."""
        self._waiting.put((sql, values, then))

    def read(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of a short query, read in the loop."""
        return self._reads.execute(sql, values).fetchall()

    def _write_for_ever(self) -> None:
        try:
            database = self._connect()
            while True:
                batch = [self._waiting.get()]
                with contextlib.suppress(queue.Empty):
                    while True:
                        batch.append(self._waiting.get_nowait())
                database.execute("BEGIN IMMEDIATE")
                for sql, values, _ in batch:
                    database.execute(sql, values)
                database.execute("COMMIT")
                self.commits += 1
                self._loop.call_soon_threadsafe(_run_all, [then for _, _, then in batch])
        except BaseException:  # noqa: BLE001  # whatever it was, this node stops
            os.write(2, b"floor: the writer failed; a node that cannot write stops\n")
            os._exit(1)


def _run_all(calls: list[Callable[[], None]]) -> None:
    for call in calls:
        call()
