"""Opening the daybook: one SQLite file, 0600, shared by the node and the command line."""

from __future__ import annotations

import os
from pathlib import Path

import apsw

from openline.core.base.errors import Damaged

NAME = "daybook.sqlite"
BUSY_MS = 5000
SECRET_BYTES = 32

TABLES = """
CREATE TABLE IF NOT EXISTS secrets (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;
"""


def open_daybook(home: Path) -> apsw.Connection:
    """The daybook of a home, made if there is none; each statement commits by itself.

    Raises:
        Damaged: the file is no daybook.
    """
    path = home / NAME
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    try:
        connection = apsw.Connection(str(path))
        connection.set_busy_timeout(BUSY_MS)
        connection.execute("PRAGMA journal_mode = WAL")
        # A session lost in a power cut is made anew; what must not be doubled is the record's.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(TABLES)
    except apsw.Error as fault:
        raise Damaged("daybook", f"{NAME} cannot be read: {type(fault).__name__}") from None
    for ending in ("", "-wal", "-shm"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.chmod(0o600)
    return connection


def secret(connection: apsw.Connection, name: str) -> bytes:
    """A secret of this daybook, drawn when it is first wanted; 32 bytes."""
    connection.execute(
        "INSERT OR IGNORE INTO secrets VALUES (?, ?)", (name, os.urandom(SECRET_BYTES))
    )
    row = connection.execute("SELECT value FROM secrets WHERE name = ?", (name,)).fetchone()
    assert row is not None
    return bytes(row[0])
