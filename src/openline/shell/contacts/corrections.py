"""What persons said of the alignment of two accounts, kept for ever in the home's ledger [CMP-7].

A statement may be of a readout that is sealed still, so each correction lies sealed as readouts do:
under a key of its own, wrapped by the vault's, which is not in this file.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

import apsw

from openline.core.base.errors import Damaged, Refused
from openline.core.contacts.correction import Correction
from openline.core.contacts.limits import CORRECTIONS_MAX
from openline.shell.contacts.schema import ask, faults

TABLES = """
CREATE TABLE IF NOT EXISTS sealed_corrections (
    n INTEGER PRIMARY KEY,
    contact TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    said BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS sealed_corrections_by_contact ON sealed_corrections (contact, n);
"""
_PUT = "INSERT INTO sealed_corrections (n, contact, wrapped, said) VALUES (?, ?, ?, ?)"
_COUNT = "SELECT count(*) FROM sealed_corrections WHERE contact = ?"
_OF = "SELECT n, wrapped, said FROM sealed_corrections WHERE contact = ? ORDER BY n"
# What the first releases of the ledger wrote in clear, and the mark of a file that still holds its traces.
_CLEAR = "SELECT n, contact, kind, texts, topic, by, at FROM corrections ORDER BY n"
_TRACES = "corrections_in_clear"


class Wraps(Protocol):
    """What encrypts a text under a key of its own, as the bodies of the record are."""

    def seal(self, body: bytes, bound_to: bytes) -> tuple[bytes, bytes]:
        """Wrapped key and sealed text."""

    def open(self, wrapped: bytes, sealed: bytes, bound_to: bytes) -> bytes | None:
        """The text; None if anything was changed."""


class Kept(NamedTuple):
    """A correction as kept, with its number in this home."""

    n: int
    correction: Correction

    def to_object(self) -> dict[str, Any]:
        """The correction with its number."""
        return {"n": self.n} | self.correction.to_object()


class Corrections:
    """The corrections of one home. None is ever changed: a later one has the last word."""

    def __init__(self, connection: apsw.Connection, vault: Callable[[], Wraps]) -> None:
        """`vault` is asked for when something is to be sealed or opened, not before."""
        self._connection, self._vault = connection, vault
        with faults():
            connection.execute(TABLES)
            self.seal_what_is_clear()

    def add(self, contact: str, correction: Correction) -> int:
        """Keep one; it must say who made it and when. The number under which it is kept."""
        if not correction.by or not correction.at:
            raise Refused(
                "CMP-7",
                "a correction without a name or a time is not kept",
                "say who corrects it",
            )
        # The limit and the row in one transaction: two consoles may write at once.
        with faults(), self._connection:
            if int(self._connection.execute(_COUNT, (contact,)).get) >= CORRECTIONS_MAX:
                raise Refused(
                    "CMP-9",
                    f"the contact has {CORRECTIONS_MAX} corrections already",
                    "agree a glossary that says it once",
                )
            self._put(None, contact, correction.to_object())
        return self._connection.last_insert_rowid()

    def _put(self, number: int | None, contact: str, said: dict[str, Any]) -> None:
        plain = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
        self._connection.execute(
            _PUT, (number, contact, *self._vault().seal(plain, _of(contact)))
        )

    def kept(self, contact: str) -> list[Kept]:
        """All corrections of one contact, oldest first, with their numbers.

        Raises:
            Damaged: one of them was changed, or sealed by another home.
        """
        with faults():
            rows = ask(self._connection, _OF, (contact,))
        found = []
        for n, wrapped, sealed in rows:
            plain = self._vault().open(bytes(wrapped), bytes(sealed), _of(contact))
            if plain is None:
                raise Damaged(
                    "CMP-7",
                    "a correction cannot be opened with the key of this home",
                    "Restore the ledger of contacts and the keys of the home together.",
                )
            found.append(Kept(int(n), Correction.from_object(json.loads(plain))))
        return found

    def of(self, contact: str) -> list[Correction]:
        """The corrections of one contact as `compare` takes them."""
        return [kept.correction for kept in self.kept(contact)]

    def seal_what_is_clear(self) -> None:
        """Seal what an earlier release kept in clear, and leave nothing of it in the file.

        A crash before the traces are gone leaves their mark, and the next opening goes on.
        """
        if not _has_clear(self._connection) and not _has_traces(self._connection):
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            if _has_clear(self._connection):
                for n, contact, kind, texts, topic, by, at in ask(self._connection, _CLEAR):
                    said = Correction.of(kind, json.loads(texts), topic, by, at)
                    self._put(n, contact, said.to_object())
                self._connection.execute("DROP TABLE corrections")
                self._connection.execute(
                    "INSERT OR REPLACE INTO meta VALUES (?, ?)", (_TRACES, "1")
                )
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        # Pages that were split once hold old rows too: write the file anew, then empty the log beside it.
        self._connection.execute("VACUUM")
        self._connection.execute("DELETE FROM meta WHERE key = ?", (_TRACES,))
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _of(contact: str) -> bytes:
    """What a sealed correction is bound to: it is of this contact and no other."""
    return b"correction of " + contact.encode()


def _has_clear(connection: apsw.Connection) -> bool:
    sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'corrections' AND type = 'table'"
    return bool(connection.execute(sql).get)


def _has_traces(connection: apsw.Connection) -> bool:
    return bool(connection.execute("SELECT count(*) FROM meta WHERE key = ?", (_TRACES,)).get)


def are_clear(connection: apsw.Connection) -> bool:
    """Whether the file still holds corrections that an earlier release kept in clear, or traces of them."""
    with faults():
        return _has_clear(connection) or _has_traces(connection)
