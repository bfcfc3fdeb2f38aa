"""What persons said of the alignment of two accounts, kept for ever in the home's ledger [CMP-7]."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import apsw

from openline.core.base.errors import Refused
from openline.core.contacts.correction import Correction
from openline.core.contacts.limits import CORRECTIONS_MAX

TABLES = """
CREATE TABLE IF NOT EXISTS corrections (
    n INTEGER PRIMARY KEY,
    contact TEXT NOT NULL,
    kind TEXT NOT NULL,
    texts TEXT NOT NULL,
    topic TEXT,
    by TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS corrections_by_contact ON corrections (contact, n);
"""
_PUT = "INSERT INTO corrections (contact, kind, texts, topic, by, at) VALUES (?, ?, ?, ?, ?, ?)"
_COUNT = "SELECT count(*) FROM corrections WHERE contact = ?"
_OF = "SELECT n, kind, texts, topic, by, at FROM corrections WHERE contact = ? ORDER BY n"


class Kept(NamedTuple):
    """A correction as kept, with its number in this home."""

    n: int
    correction: Correction

    def to_object(self) -> dict[str, Any]:
        """The correction with its number."""
        return {"n": self.n} | self.correction.to_object()


class Corrections:
    """The corrections of one home. None is ever changed: a later one has the last word."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        connection.execute(TABLES)

    def add(self, contact: str, correction: Correction) -> int:
        """Keep one; it must say who made it and when. The number under which it is kept."""
        if not correction.by or not correction.at:
            raise Refused(
                "CMP-7",
                "a correction without a name or a time is not kept",
                "say who corrects it",
            )
        texts = json.dumps(dict(correction.texts), ensure_ascii=False, sort_keys=True)
        values = (
            contact,
            correction.kind,
            texts,
            correction.topic,
            correction.by,
            correction.at,
        )
        # The limit and the row in one transaction: two consoles may write at once.
        with self._connection:
            if int(self._connection.execute(_COUNT, (contact,)).get) >= CORRECTIONS_MAX:
                raise Refused(
                    "CMP-9",
                    f"the contact has {CORRECTIONS_MAX} corrections already",
                    "agree a glossary that says it once",
                )
            self._connection.execute(_PUT, values)
        return self._connection.last_insert_rowid()

    def kept(self, contact: str) -> list[Kept]:
        """All corrections of one contact, oldest first, with their numbers."""
        rows = self._connection.execute(_OF, (contact,))
        return [
            Kept(
                int(n),
                Correction.of(str(kind), json.loads(str(texts)), topic, str(by), str(at)),
            )
            for n, kind, texts, topic, by, at in rows
        ]

    def of(self, contact: str) -> list[Correction]:
        """The corrections of one contact as `compare` takes them."""
        return [kept.correction for kept in self.kept(contact)]
