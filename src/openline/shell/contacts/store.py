"""The ledger of one home: contacts kept as they came, found under their marks [CON-4]."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import apsw

from openline.core.base.errors import Refused
from openline.core.contacts import claims, figures, owed, silence
from openline.core.contacts.agreed_glossary import usable
from openline.core.contacts.contact import RECORD_PREFIX, Contact, parse
from openline.core.contacts.days import Span
from openline.core.contacts.glossary import Glossary
from openline.core.contacts.levels import LEVELS, check_levels, merge_levels
from openline.core.contacts.names import folded
from openline.core.contacts.since import not_here
from openline.shell.contacts import answers, listing, writing
from openline.shell.contacts.schema import BUSY_MS, ask, faults, opened

SILENCE_DAYS_MAX = 36_500

Rows = list[dict[str, Any]]
Listed = list[Contact]


class Contacts:
    """The ledger of contacts of one home; opened by the node and by the command line alike."""

    def __init__(self, connection: apsw.Connection) -> None:
        """Use `open`."""
        self.connection = connection
        self.index = answers.Index(connection, self.parsed)

    @classmethod
    def open(
        cls, home: Path, levels: Sequence[str] | None = None, *, busy_ms: int = BUSY_MS
    ) -> Contacts:
        """The ledger of a home, made if there is none yet.

        Args:
            home: a directory made by `openline init`; it needs no line.
            levels: levels that a profile names; those the ledger has are kept among them.
            busy_ms: how long to wait for another process that writes.
        """
        ledger = cls(opened(home, busy_ms))
        if levels is not None:
            there = ledger.levels
            merged = merge_levels(there, levels)
            if merged != there:
                ledger.set_levels(merged)
        return ledger

    def close(self) -> None:
        """Let go of the file; a second time has no effect."""
        self.connection.close()

    @contextmanager
    def writing(self) -> Iterator[writing.Writer]:
        """All writes in this block, or none of them."""
        with faults():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield writing.Writer(self.connection, self.levels)
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    # --- writing ---------------------------------------------------------------------------

    def add(self, contacts: Iterable[Contact]) -> int:
        """Put contacts on the ledger, all or none; how many are new.

        Raises:
            Refused: an id stands there with other content, or a prior is surely later.
        """
        with self.writing() as writer:
            count = writer.add(list(contacts))
            writer.check_priors()
        return count

    def put_records(self, contacts: Iterable[Contact]) -> int:
        """Let these be all that is folded from the line's own record; how many changed.

        Raises:
            Refused: one of them is not said to be a record.
        """
        wanted = list(contacts)
        if not all(one.is_record and one.confidence == "record" for one in wanted):
            raise Refused(
                "CON-4",
                f"what is folded from the record has an id {RECORD_PREFIX}… and confidence record",
                "Give it both.",
            )
        with self.writing() as writer:
            return writer.put_records(wanted, self.parsed)

    def put_loose(self, follow_ups: Sequence[Mapping[str, Any]]) -> None:
        """Let these be the commitments of the record that came of no contact [CON-14]."""
        said = json.dumps(list(follow_ups), ensure_ascii=False)
        if said != (self._meta("loose") or "[]"):
            with self.writing() as writer:
                writer.put_meta("loose", said)

    def put_glossaries(self, agreed: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        """Let these be the glossaries that lines agreed, by the other party's name, newest first [CMP-3]."""
        said = json.dumps({folded(name): terms for name, terms in agreed.items() if terms})
        if said != (self._meta("glossaries") or "{}"):
            with self.writing() as writer:
                writer.put_meta("glossaries", said)

    def glossary_of(self, contact: Contact) -> Glossary:
        """The one that was agreed on the line with a party of a contact, else the built-in one [CMP-3]."""
        agreed = json.loads(self._meta("glossaries") or "{}")
        parties = sorted(map(folded, contact.parties))  # whoever is named first in the contact
        return usable(terms for party in parties for terms in agreed.get(party, ()))

    # --- settings --------------------------------------------------------------------------

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels that this ledger knows, highest first [CON-3]."""
        value = self._meta("levels")
        return tuple(json.loads(value)) if value else LEVELS

    def set_levels(self, names: Sequence[str]) -> None:
        """Let the ledger know these levels; contacts are found under their levels anew.

        Raises:
            Refused: they are no levels, or one that is in use is missing.
        """
        levels = check_levels(names)
        with self.writing() as writer:
            writer.put_meta("levels", json.dumps(levels))
            writer.rebuild(levels)

    @property
    def silence_days(self) -> dict[str, int]:
        """Days of silence that raise the alarm, by level; "any" for all others [CON-13]."""
        value = self._meta("silence_days")
        return {str(level): int(days) for level, days in json.loads(value or "{}").items()}

    def set_silence_days(self, days: Mapping[str, int]) -> None:
        """Set days of silence of some levels, or of "any"; the others keep theirs.

        Raises:
            Refused: a level is unknown, or the days are none.
        """
        known = {"any", *self.levels, *self.index.levels_used()}
        for level, count in days.items():
            if level not in known or not 1 <= count <= SILENCE_DAYS_MAX:
                raise Refused(
                    "CON-13",
                    f"{level[:60]}={count} is no silence of a level of this ledger",
                    f"Name a level or any, and 1 to {SILENCE_DAYS_MAX} days.",
                )
        with self.writing() as writer:
            writer.put_meta("silence_days", json.dumps({**self.silence_days, **days}))

    def _meta(self, key: str) -> str | None:
        with faults():
            rows = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,))
            found = rows.fetchone()
        return None if found is None else str(found[0])

    # --- reading ---------------------------------------------------------------------------

    def parsed(self, raw: str) -> Contact:
        """A contact from its stored text."""
        return parse(json.loads(raw), self.levels)

    def get(self, id: str) -> Contact | None:  # noqa: A002
        """The contact of an id."""
        return self.index.get(id)

    def need(self, id: str) -> Contact:  # noqa: A002
        """The contact of an id.

        Raises:
            Refused: there is none.
        """
        found = self.get(id)
        if found is None:
            raise not_here(id)
        return found

    def list(self, **filters: Any) -> Listed:
        """Contacts, oldest first; `filters` are the fields of listing.Filters."""
        with faults():
            return listing.contacts(self.index, listing.Filters(**filters), self.levels)

    def shown(self, contacts: Iterable[Contact]) -> Rows:
        """Rows of `contacts list`, with what stands beside a contact for one occasion [CON-15]."""
        with faults():
            return listing.rows(self.index, tuple(contacts))

    def coverage(self) -> dict[str, Any]:
        """What the ledger covers [CON-10]."""
        with faults():
            return self.index.coverage()

    def since(self, id: str) -> Rows:  # noqa: A002
        """The answer for one contact [CON-8].

        Raises:
            Refused: there is no such contact.
        """
        with faults():
            return self.index.since(self.need(id))

    def since_event(
        self, event: Span, level: str | None = None, kind: str | None = None
    ) -> dict[str, Any]:
        """The first contact after an event and the last before it [CON-11].

        Raises:
            Refused: the level or kind is unknown.
        """
        with faults():
            return self.index.since_event(event, level, kind, self.levels)

    def check(self) -> Rows:
        """Every claim with its verdict, oldest contact first [CON-12]."""
        with faults():
            held = self._some(
                "SELECT raw FROM contacts WHERE claims ORDER BY first_s, last_s, id"
            )
            return claims.check(held, self.index, self.levels, coverage=self.index.coverage())

    def owed(self, today: date) -> Rows:
        """What was agreed and is not done [CON-14]."""
        with faults():
            held = self._some("SELECT raw FROM contacts WHERE owes")
            return owed.owed(held, today, json.loads(self._meta("loose") or "[]"))

    def silence(self, today: date) -> Rows:
        """How long each level has been silent [CON-13]."""
        with faults():
            last = self.index.last_by_level(today)
            return silence.silence(last, today, self.levels, self.silence_days)

    def figures(self, today: date) -> dict[str, Any]:
        """Contacts a year by level, and what became of follow-ups [CON-14]."""
        with faults():
            counts = ask(
                self.connection,
                "SELECT year, level, count(*) FROM contacts WHERE kind <> 'line_check' GROUP BY year, level",
            )
            owing = self._some("SELECT raw FROM contacts WHERE owes")
            years = [(int(year), str(level), int(count)) for year, level, count in counts]
            loose = json.loads(self._meta("loose") or "[]")
            return figures.figures(years, owing, today=today, levels=self.levels, loose=loose)

    def _some(self, sql: str) -> Listed:
        levels = self.levels
        rows = self.connection.execute(sql)
        return [parse(json.loads(raw), levels) for (raw,) in rows]
