"""The store in SQLite: write-ahead log, one writer, about one fsync a commit [REC-5, REC-9]."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import apsw

from openline.core.base.errors import Damaged, Refused, Unavailable
from openline.core.node import effects
from openline.shell.store import marker, schema
from openline.shell.store.contract import (
    BODY_ABSENT,
    BODY_DAMAGED,
    BODY_OK,
    EntryRow,
    LineRow,
)
from openline.shell.store.faults import STORE_ERRORS, fault_of
from openline.shell.store.vault import Vault, open_part
from openline.shell.store.writing import OFFENCE_AAD, WAITING_AAD, Rows

_BUSY_MS = 5000  # only the moments of opening, closing and recovery can be busy
_PROOF_AAD = b"openline vault 1"
_WAL_PAGES_MAX = 8000  # 32 MB


class Database:
    """The store of one home. Opened for writing by one process, for reading by any.

    Writes and reads use a connection each, so that reading never waits for the disk.
    """

    def __init__(self, path: Path, vault: Vault, lock: int | None) -> None:
        """Use `open` or `create`; `lock` is the descriptor of the lock file if writing."""
        self._vault = vault
        self._path = path
        self._lock = lock
        self._writing = threading.Lock()
        self._reading = threading.Lock()
        self._writer: apsw.Connection | None = None
        if lock is not None:
            self._writer = _connection(path, apsw.SQLITE_OPEN_READWRITE)
            # A fall-back only: `tidy` moves the log in the background, away from commits.
            self._writer.wal_autocheckpoint(_WAL_PAGES_MAX)
            self._write = self._writer.cursor()
            self._rows = Rows(self._write, vault)
        self._reader = _connection(path, apsw.SQLITE_OPEN_READONLY)
        self._read = self._reader.cursor()

    @property
    def vault(self) -> Vault:
        """What wraps the bodies of this record."""
        return self._vault

    @classmethod
    def create(cls, path: Path, vault: Vault) -> Database:
        """A new database, marked as being where it belongs; only `openline init` calls this."""
        lock = _locked(path)
        try:
            _build(path, vault)
        except BaseException:
            os.close(lock)
            raise
        database = cls._start(path, vault, lock)
        marker.mark_afresh(path, database)
        return database

    @classmethod
    def open(cls, path: Path, vault: Vault, *, readonly: bool = False) -> Database:
        """The database of a home; never makes one.

        Raises:
            Refused: none is there, another process writes to it, or the key is not its key.
            Damaged: the file is no database of ours.
        """
        if not path.exists():
            raise Refused("REC-5", "there is no database here", "name the home, or make one")
        return cls._start(path, vault, None if readonly else _locked(path))

    @classmethod
    def _start(cls, path: Path, vault: Vault, lock: int | None) -> Database:
        try:
            database = cls(path, vault, lock)
            database._prove()
        except BaseException as error:
            if lock is not None:
                os.close(lock)
            if isinstance(error, STORE_ERRORS):
                raise fault_of(error) from error
            raise
        return database

    def _prove(self) -> None:
        """Refuse a file that is not ours, or a key that would make every body look damaged."""
        application = self._reader.pragma("application_id")
        version = self._reader.pragma("user_version")
        if application != schema.APPLICATION_ID:
            raise Damaged("REC-11", "the file is no Openline database", "restore a backup")
        if version != schema.SCHEMA_VERSION:
            raise Refused(
                "REC-5",
                f"the database has form {version}, this program knows {schema.SCHEMA_VERSION}",
                "run the version of Openline that wrote it",
            )
        proofs = self._fetch(schema.PROOF)
        if len(proofs) != 1 or self._vault.unwrap(proofs[0][0], _PROOF_AAD) is None:
            raise Refused(
                "REC-9",
                "the key does not open this database",
                "use the key file or passphrase that belongs to this home",
            )

    def commit(self, writes: Sequence[effects.Write]) -> None:
        """Make all writes durable, or none; it has happened when this returns [REC-5]."""
        if writes:
            self._transact(lambda: self._rows.put_all(writes))

    def _transact(self, body: Callable[[], object]) -> None:
        assert self._writer is not None, "a write to a database that is open for reading"
        with self._writing:
            try:
                self._write.execute("BEGIN IMMEDIATE")
                body()
                self._write.execute("COMMIT")
            except BaseException as error:
                self._roll_back()
                if isinstance(error, STORE_ERRORS):
                    raise fault_of(error) from error
                raise

    def tidy(self) -> None:
        """Move the write-ahead log into the database; for a thread beside the writer.

        Commits go on meanwhile. A failure here loses nothing: the log stays where it is.
        """
        try:
            keeper = _connection(self._path, apsw.SQLITE_OPEN_READWRITE)
            try:
                keeper.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
            finally:
                keeper.close()
        except apsw.Error:
            return

    def _roll_back(self) -> None:
        # SQLite itself rolls back on some errors; a failure here leaves it to the next BEGIN.
        try:
            if self._writer is not None and self._writer.in_transaction:
                self._write.execute("ROLLBACK")
        except apsw.Error:
            return

    def _fetch(self, sql: str, *values: int | str | bytes) -> list[Any]:
        with self._reading:
            try:
                return self._read.execute(sql, values).fetchall()
            except STORE_ERRORS as error:
                raise fault_of(error) from error

    def add_line(self, row: LineRow) -> None:
        """Keep a line, in its own transaction; the same row again has no effect."""
        held = [known for known in self.lines() if known.line == row.line]
        if held:
            assert held[0] == row, "a line is added twice with another file"
            return
        insert = "INSERT INTO line (line, us, file) VALUES (?,?,?)"
        self._transact(lambda: self._write.execute(insert, tuple(row)))

    def lines(self) -> list[LineRow]:
        """Every line, in the order of adding."""
        return [
            LineRow(*row) for row in self._fetch("SELECT line, us, file FROM line ORDER BY id")
        ]

    def entries(self, line: bytes, since_seq: int = 0) -> Iterator[EntryRow]:
        """The entries of a line with seq > since_seq, in the order of seq."""
        while rows := self._fetch(schema.ENTRIES_SINCE, since_seq, line):
            for row in rows:
                yield self._entry_row(row)
            highest = max(row[0] for row in rows)
            if highest <= since_seq:  # a damaged seq out of its order must not lead in a circle
                return
            since_seq = highest

    def entry(self, line: bytes, party: int, generation: int, index: int) -> EntryRow | None:
        """The entry at one place, early or not."""
        rows = self._fetch(schema.ENTRY_AT, line, party, generation, index)
        return self._entry_row(rows[0]) if rows else None

    def entry_by_seq(self, seq: int) -> tuple[bytes, EntryRow] | None:
        """The line and the entry with one arrival number."""
        rows = self._fetch(schema.ENTRY_BY_SEQ, seq)
        if not rows:
            return None
        lines = self._fetch("SELECT line FROM line WHERE id = ?", rows[0][10])
        return (lines[0][0], self._entry_row(rows[0])) if lines else None

    def _entry_row(self, row: tuple[Any, ...]) -> EntryRow:
        seq, party, generation, index, entry, leaf, wrapped, sealed, at_ms, early, _ = row
        body, state = None, BODY_ABSENT
        if wrapped is not None and sealed is not None:
            body = self._vault.open(wrapped, sealed, leaf)
            state = BODY_DAMAGED if body is None else BODY_OK
        elif wrapped is not None or sealed is not None:
            state = BODY_DAMAGED
        return EntryRow(
            seq, party, generation, index, entry, leaf, body, state, at_ms, bool(early)
        )

    def next_seq(self) -> int:
        """1 + the highest seq over all lines."""
        return int(self._fetch("SELECT coalesce(max(seq), 0) + 1 FROM entry")[0][0])

    def checkpoints(self, line: bytes) -> list[effects.PutCheckpoint]:
        """In order of arrival; a cosignature if signer differs from party."""
        rows = self._fetch(schema.CHECKPOINTS, line)
        return [effects.PutCheckpoint(line, *row) for row in rows]

    def waiting(self, line: bytes) -> list[tuple[bytes, bytes]]:
        """(item, data) of what waits for a place, in order of arrival; data b"" if damaged."""
        return [
            (item, self._vault.open(wrapped, data, WAITING_AAD + item) or b"")
            for item, wrapped, data in self._fetch(schema.WAITING, line)
        ]

    def sent(self, line: bytes) -> list[tuple[int, int, int, str]]:
        """(generation, index, at_ms, route) of the first sending of each entry."""
        rows = self._fetch(schema.SENT, line)
        return [(gen, index, at_ms, _text(route)) for gen, index, at_ms, route in rows]

    def forks(self, line: bytes) -> list[effects.PutFork]:
        """The first FORKS_KEPT_MAX forks, each pair once, in order of arrival."""
        return [effects.PutFork(line, *row) for row in self._fetch(schema.FORKS, line)]

    def offences(self, line: bytes) -> list[effects.PutOffence]:
        """The newest OFFENCES_KEPT_MAX offences, oldest first; data b"" if damaged."""
        offences = []
        for clause, wrapped, sealed, at_ms in self._fetch(schema.OFFENCES, line):
            data = self._vault.open(wrapped, sealed, OFFENCE_AAD + line) or b""
            offences.append(effects.PutOffence(line, _text(clause), data, at_ms))
        return offences

    def attachments(self, line: bytes) -> dict[bytes, tuple[int, int]]:
        """By SHA-256: bytes held without a gap from 0, and bytes in all."""
        rows = self._fetch(schema.ATTACHMENTS, line)
        return {sha256: (held, total) for sha256, held, total in rows}

    def part(self, line: bytes, sha256: bytes, offset: int, length: int) -> bytes | None:
        """Bytes of an attachment; None if any of them is not held or does not open."""
        rows = self._fetch(schema.ATTACHMENT, line, sha256)
        end = offset + length
        if not rows or not 0 <= offset <= end <= rows[0][2]:
            return None
        key = self._vault.unwrap(rows[0][1], sha256)
        if key is None:
            return None
        found, is_found = bytearray(length), bytearray(length)
        for start, sealed in self._fetch(schema.PARTS, rows[0][0], end, offset):
            data = open_part(key, start, sealed, sha256) or b""  # older ones may stand in
            low, high = max(start, offset), min(start + len(data), end)
            if low < high:
                found[low - offset : high - offset] = data[low - start : high - start]
                is_found[low - offset : high - offset] = b"\x01" * (high - low)
        return bytes(found) if 0 not in is_found else None

    def get_note(self, key: str) -> bytes | None:
        """A small administrative value."""
        rows = self._fetch("SELECT value FROM note WHERE key = ?", key)
        return rows[0][0] if rows else None

    def put_note(self, key: str, value: bytes) -> None:
        """Set a small administrative value, durable, in its own transaction."""
        replace = "REPLACE INTO note (key, value) VALUES (?,?)"
        self._transact(lambda: self._write.execute(replace, (key, value)))

    def close(self) -> None:
        """Let go of the files; a second time has no effect."""
        # The reader first: the last connection to close empties the write-ahead log.
        with self._reading:
            self._reader.close()
        with self._writing:
            if self._writer is not None:
                self._writer.close()
            if self._lock is not None:
                os.close(self._lock)
                self._lock = None


def _text(stored: bytes) -> str:
    return stored.decode(errors="replace")


def _connection(path: Path, flags: int) -> apsw.Connection:
    connection = apsw.Connection(str(path), flags=flags)
    connection.set_busy_timeout(_BUSY_MS)
    connection.execute(schema.SETTINGS)
    return connection


def _locked(path: Path) -> int:
    """The descriptor of the lock file, held alone; the system lets go of it if we die."""
    try:
        lock = os.open(f"{path}-lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise Unavailable("REC-5", f"the home cannot be locked: {error.strerror}") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise Refused(
            "REC-5",
            "this home is in use by another process",
            "stop the node that runs on it, or use its local socket",
        ) from None
    return lock


def _build(path: Path, vault: Vault) -> None:
    """Build beside and rename: a crash leaves no half database under the name."""
    if path.exists():
        raise Refused("REC-5", "there is a database here already", "use another home")
    new = Path(f"{path}-new")
    new.unlink(missing_ok=True)
    try:
        # SQLite gives its -wal and -shm files the mode of the database.
        os.close(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        connection = _connection(new, apsw.SQLITE_OPEN_READWRITE)
        connection.execute("PRAGMA journal_mode = WAL")
        with connection:
            connection.execute(schema.TABLES)
            proof = vault.wrap(bytes(32), _PROOF_AAD)
            connection.execute("INSERT INTO vault (proof) VALUES (?)", (proof,))
        connection.close()
        new.rename(path)
        marker.sync_folder(path.parent)
    except apsw.Error as error:
        raise fault_of(error) from error
    except OSError as error:
        raise Unavailable("REC-5", f"the home cannot be written: {error.strerror}") from error
