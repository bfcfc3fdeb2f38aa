"""The tables of a ledger, and how its file is opened.

contacts   one row a contact; `raw` is the object as it came
marks      where a contact is found: under its level, its pairs, its parties, its source …
names      words that filters search in: persons and sources
meta       levels and days of silence of this ledger
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from openline.core.base.errors import Damaged, Fault, Refused, Unavailable

FILE = "contacts.sqlite"
VERSION = 1
BUSY_MS = 20_000  # longer than the import of a ledger of 100,000 contacts holds the file
LEDGER_ERRORS = (apsw.Error, UnicodeDecodeError)
_WORLD = (apsw.IOError, apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError)
_AGAIN = (apsw.BusyError, apsw.LockedError)
_DISK = (apsw.CorruptError, apsw.NotADBError, apsw.SQLError, apsw.MismatchError)

SETTINGS = """
PRAGMA synchronous = FULL;
PRAGMA cache_size = -65536;
PRAGMA temp_store = MEMORY;
PRAGMA trusted_schema = OFF;
"""

# marks: `slot` is kind and precision (see store.slot_of): inside one slot the order of `last_s`
# is that of `first_s`, so one index answers "latest before", "earliest after" and "overlapping".
TABLES = """
CREATE TABLE contacts (
    id TEXT PRIMARY KEY,
    first_s INTEGER NOT NULL,
    last_s INTEGER NOT NULL,
    date TEXT NOT NULL,
    time TEXT,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    year INTEGER NOT NULL,
    owes INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    prior TEXT,
    digest BLOB NOT NULL,
    raw TEXT NOT NULL
) STRICT;
CREATE INDEX contacts_first ON contacts (first_s, last_s, id);
CREATE INDEX contacts_last ON contacts (last_s, first_s, id);
CREATE INDEX contacts_level ON contacts (level, first_s, last_s, id);
CREATE INDEX contacts_year ON contacts (year, level) WHERE kind <> 'line_check';
CREATE INDEX contacts_owes ON contacts (last_s) WHERE owes;
CREATE INDEX contacts_claims ON contacts (first_s, last_s, id) WHERE claims;
CREATE INDEX contacts_prior ON contacts (prior) WHERE prior IS NOT NULL;
CREATE TABLE marks (
    mark BLOB NOT NULL,
    slot INTEGER NOT NULL,
    last_s INTEGER NOT NULL,
    first_s INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (mark, slot, last_s, first_s, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE names (
    what TEXT NOT NULL,
    name TEXT NOT NULL,
    uses INTEGER NOT NULL,
    PRIMARY KEY (what, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""


def fault_of(error: BaseException) -> Fault | AssertionError:
    """The fault to raise from one of LEDGER_ERRORS."""
    if isinstance(error, apsw.FullError):
        return Unavailable("CON-4", "the disk is full", "Free space on the disk of the home.")
    if isinstance(error, _AGAIN):
        return Unavailable(
            "CON-4",
            "another process is writing to the ledger of contacts",
            "Wait for its import to end, then say this again.",
        )
    if isinstance(error, _WORLD):
        return Unavailable("CON-4", f"the disk does not answer ({FILE})", "See the disk.")
    if isinstance(error, (*_DISK, UnicodeDecodeError)):
        return Damaged(
            "CON-4", f"{FILE} is damaged", f"Restore {FILE} from a backup, or import anew."
        )
    return AssertionError(f"{type(error).__name__}: {error}")


@contextmanager
def faults() -> Iterator[None]:
    """Turn errors of SQLite into faults that say whose they are."""
    try:
        yield
    except LEDGER_ERRORS as error:
        raise fault_of(error) from error


def ask(
    connection: apsw.Connection, sql: str, values: Sequence[Any] = ()
) -> list[tuple[Any, ...]]:
    """The rows of a question; what the tables hold is not known to the types."""
    return connection.execute(sql, tuple(values)).fetchall()


def opened(home: Path, busy_ms: int = BUSY_MS) -> apsw.Connection:
    """The connection to a home's ledger, which is made if there is none yet.

    Raises:
        Refused: the directory is no home, or the file is of a later release.
        Damaged: the file is no ledger.
        Unavailable: the disk does not answer, or another process holds the file.
    """
    if not (home / "openline.toml").is_file():
        raise Refused(
            "CON-4",
            f"{home.name or home} is not the home of a node",
            "Make one with `openline init HOME --party NAME`; no line is needed.",
        )
    path = home / FILE
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise Unavailable(
            "CON-4", f"{FILE} cannot be opened: {error.strerror}", "Check its rights."
        ) from error
    with faults():
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        try:
            _prepare(connection, busy_ms)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: apsw.Connection, busy_ms: int) -> None:
    connection.set_busy_timeout(busy_ms)
    connection.execute(SETTINGS)
    if _version(connection) == 0:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")  # two processes may open a fresh home at once
        try:
            if _version(connection) == 0:
                connection.execute(TABLES)
                connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    if _version(connection) != VERSION:
        raise Refused(
            "CON-4",
            f"{FILE} was written by a later release",
            "Use that release or a later one.",
        )


def _version(connection: apsw.Connection) -> int:
    return int(ask(connection, "PRAGMA user_version")[0][0])
