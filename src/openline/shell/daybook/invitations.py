"""One-time links for officers to bring a key of their own, and the passkeys they brought."""

from __future__ import annotations

import json
import secrets
from typing import Any, NamedTuple

import apsw

from openline.shell.daybook.tokens import hash_of

TABLES = """
CREATE TABLE IF NOT EXISTS invitations (
    hash BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    roles TEXT NOT NULL,
    until_ms INTEGER,
    expires_ms INTEGER NOT NULL,
    used_ms INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS passkeys (
    credential BLOB PRIMARY KEY,
    certificate TEXT NOT NULL,
    label TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    used_ms INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS waiting_keys (
    digest BLOB PRIMARY KEY,
    credential BLOB NOT NULL,
    label TEXT NOT NULL,
    made_ms INTEGER NOT NULL
) STRICT;
"""
LIFE_MS = 24 * 3600 * 1000


class Invitation(NamedTuple):
    """Whom a link is for, and what he may be."""

    name: str
    office: str
    roles: tuple[str, ...]
    until_ms: int | None
    expires_ms: int

    def as_dict(self) -> dict[str, Any]:
        """As the API shows it."""
        return {
            "name": self.name,
            "office": self.office,
            "roles": list(self.roles),
            "until": self.until_ms,
            "expires": self.expires_ms,
        }


class Passkey(NamedTuple):
    """A credential and the certificate that names its key."""

    credential: bytes
    certificate: str
    label: str
    made_ms: int
    used_ms: int | None


class Waiting(NamedTuple):
    """A passkey whose certificate the root, elsewhere, has still to sign."""

    digest: bytes
    credential: bytes
    label: str


class Invitations:
    """The links that were given out, and what came of them."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        connection.execute(TABLES)

    def add(self, invitation: Invitation) -> str:
        """Make a link's secret; it is given once. An earlier link of the same officer ends."""
        text = secrets.token_urlsafe(24)
        with self._connection:
            self._connection.execute(
                "DELETE FROM invitations WHERE name = ? AND used_ms IS NULL", (invitation.name,)
            )
            self._connection.execute(
                "INSERT INTO invitations VALUES (?, ?, ?, ?, ?, ?, NULL)",
                (
                    hash_of(text),
                    invitation.name,
                    invitation.office,
                    json.dumps(invitation.roles),
                    invitation.until_ms,
                    invitation.expires_ms,
                ),
            )
        return text

    def find(self, text: str, now_ms: int) -> Invitation | None:
        """The invitation of a link, if it stands: not used, not expired."""
        row = self._connection.execute(
            "SELECT name, office, roles, until_ms, expires_ms FROM invitations"
            " WHERE hash = ? AND used_ms IS NULL AND expires_ms > ?",
            (hash_of(text), now_ms),
        ).fetchone()
        if row is None:
            return None
        return Invitation(row[0], row[1], tuple(json.loads(row[2])), row[3], row[4])

    def use(self, text: str, now_ms: int) -> bool:
        """Use a link up; whether it was still to be had, for one of two who try at once."""
        self._connection.execute(
            "UPDATE invitations SET used_ms = ?"
            " WHERE hash = ? AND used_ms IS NULL AND expires_ms > ?",
            (now_ms, hash_of(text), now_ms),
        )
        return self._connection.changes() > 0

    def keep(self, passkey: Passkey) -> None:
        """Keep which certificate a credential belongs to."""
        self._connection.execute(
            "INSERT OR REPLACE INTO passkeys VALUES (?, ?, ?, ?, ?)", tuple(passkey)
        )

    def keep_waiting(self, waiting: Waiting, now_ms: int) -> None:
        """Keep a passkey until its certificate comes."""
        self._connection.execute(
            "INSERT OR REPLACE INTO waiting_keys VALUES (?, ?, ?, ?)", (*waiting, now_ms)
        )

    def take_waiting(self, digest: bytes) -> Waiting | None:
        """The passkey that waited for a certificate of this key; it waits no more."""
        row = self._connection.execute(
            "DELETE FROM waiting_keys WHERE digest = ? RETURNING digest, credential, label",
            (digest,),
        ).fetchone()
        return None if row is None else Waiting._make(row)

    def passkey(self, credential: bytes) -> Passkey | None:
        """What a credential belongs to."""
        row = self._connection.execute(
            "SELECT credential, certificate, label, made_ms, used_ms FROM passkeys"
            " WHERE credential = ?",
            (credential,),
        ).fetchone()
        return None if row is None else Passkey._make(row)

    def credentials_of(self, certificates: list[str]) -> list[bytes]:
        """The credentials of some certificates: what an officer has already."""
        marks = ",".join("?" * len(certificates))
        rows = self._connection.execute(
            f"SELECT credential FROM passkeys WHERE certificate IN ({marks})",  # noqa: S608  # marks only
            certificates,
        )
        return [bytes(row[0]) for row in rows]

    def note_use(self, credential: bytes, now_ms: int) -> None:
        """A passkey was used to sign in."""
        self._connection.execute(
            "UPDATE passkeys SET used_ms = ? WHERE credential = ?", (now_ms, credential)
        )
