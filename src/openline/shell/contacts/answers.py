"""The core's questions, answered by index: what comes before, after, beside [CON-8]."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import apsw

from openline.core.contacts import sentence, since
from openline.core.contacts.claims import IDS_NAMED_MAX
from openline.core.contacts.contact import Contact
from openline.core.contacts.days import DAY_S, Span
from openline.core.contacts.levels import ANY, KINDS, LINE_CHECK, read_kind, read_level
from openline.core.contacts.since import Found, Key
from openline.shell.contacts.schema import ask
from openline.shell.contacts.writing import WIDTHS_S, mark_of, slot_of

# (slot, seconds): where to look, and how far behind its own date a contact there may end.
Slot = tuple[int, int]

_BEFORE = """SELECT last_s, first_s, id FROM marks WHERE mark = ? AND slot = ? AND last_s < ?
             ORDER BY last_s DESC, first_s DESC, id DESC LIMIT 1"""
_AFTER = """SELECT first_s, last_s, id FROM marks
            WHERE mark = ? AND slot = ? AND last_s > ? AND first_s > ?
            ORDER BY last_s, first_s, id LIMIT 1"""
_OVERLAPPING = """SELECT id, last_s, first_s FROM marks
                  WHERE mark = ? AND slot = ? AND last_s BETWEEN ? AND ? AND first_s <= ?"""
_WITHIN = """SELECT last_s, first_s, id FROM marks
             WHERE mark = ? AND slot = ? AND last_s > ? AND last_s <= ? AND first_s > ?
               AND first_s <= ? AND id <> ? ORDER BY last_s, first_s, id LIMIT ?"""
_LONG_AGO = -1


def slots_of(kind: str) -> list[Slot]:
    """Where contacts of a kind, or of any but line checks, are looked for."""
    kinds = [one for one in KINDS if one != LINE_CHECK] if kind == ANY else [kind]
    return [
        (slot_of(one, place), WIDTHS_S[place])
        for one in kinds
        for place in range(len(WIDTHS_S))
    ]


class Index:
    """The index of one ledger; it is also what core.contacts.claims asks."""

    def __init__(self, connection: apsw.Connection, parsed: Callable[[str], Contact]) -> None:
        self.connection = connection
        self.parsed = parsed

    def get(self, id: str) -> Contact | None:  # noqa: A002
        """The contact of an id."""
        found = self.connection.execute(
            "SELECT raw FROM contacts WHERE id = ?", (id,)
        ).fetchone()
        return None if found is None else self.parsed(found[0])

    def _found(self, id_: str) -> Found:
        sql = "SELECT date, time FROM contacts WHERE id = ?"
        text, time = ask(self.connection, sql, [id_])[0]
        return Found(id_, Span.parse(text, time))

    # --- what stands before, after, beside -------------------------------------------------

    def before(self, key: Key, kind: str, moment: int) -> Found | None:
        """The latest contact that ends before a moment."""
        mark, best = mark_of(key), None
        for slot, _ in slots_of(kind):
            row = self.connection.execute(_BEFORE, (mark, slot, moment)).fetchone()
            if row is not None and (best is None or row > best):
                best = row
        return None if best is None else self._found(best[2])

    def after(self, key: Key, kind: str, moment: int) -> Found | None:
        """The earliest contact that begins after a moment."""
        mark, best = mark_of(key), None
        for slot, _ in slots_of(kind):
            row = self.connection.execute(_AFTER, (mark, slot, moment, moment)).fetchone()
            if row is not None and (best is None or row < best):
                best = row
        return None if best is None else self._found(best[2])

    def overlapping(self, key: Key, kind: str, span: Span) -> Iterator[tuple[str, int, int]]:
        """(id, last moment, first moment) of contacts whose order to a date is unknown."""
        mark = mark_of(key)
        for slot, width in slots_of(kind):
            bounds = (span.first_s, span.last_s + width, span.last_s)
            yield from self.connection.execute(_OVERLAPPING, (mark, slot, *bounds))

    def within(
        self, key: Key, kind: str, after: Span, before: Contact, *, surely: bool
    ) -> list[str]:
        """As claims.Ledger says."""
        mark, found = mark_of(key), list[tuple[Any, ...]]()
        most = IDS_NAMED_MAX + 1
        if after.last_s + 1 >= before.span.last_s:  # no moment lies between the two
            return []
        for slot, width in slots_of(kind):
            if surely:
                end = before.span.first_s - 1
                bounds = (after.last_s, end, after.last_s, end)
            else:
                end = before.span.last_s - 1  # strictly before its last moment
                bounds = (after.last_s, end + width, _LONG_AGO, end)
            found += self.connection.execute(
                _WITHIN, (mark, slot, *bounds, before.id, most)
            ).fetchall()
        return [str(id_) for _, _, id_ in sorted(found)][:most]

    def alike_ids(self, contact: Contact, most: int | None = None) -> list[str]:
        """Ids of others that may be the same occasion, not looking for more than `most` [CON-15]."""
        found: set[str] = set()
        for key in since.person_keys(contact):
            for id_, _, _ in self.overlapping(key, contact.kind, contact.span):
                if id_ != contact.id:
                    found.add(id_)
                if len(found) == most:
                    return sorted(found)
        return sorted(found)

    def alike(self, contact: Contact) -> list[Contact]:
        """As claims.Ledger says."""
        return [one for id_ in self.alike_ids(contact) if (one := self.get(id_)) is not None]

    # --- answers ---------------------------------------------------------------------------

    def coverage(self) -> dict[str, Any]:
        """What the ledger covers [CON-10]."""
        ends = []
        for order in ("first_s, last_s", "last_s DESC, first_s DESC"):
            sql = f"SELECT date FROM contacts ORDER BY {order} LIMIT 1"  # noqa: S608
            row = self.connection.execute(sql).fetchone()
            ends.append(None if row is None else str(row[0]))
        names = self.connection.execute("SELECT name FROM names WHERE what = 'source'")
        return since.coverage_of((ends[0], ends[1]), [name for (name,) in names])

    def since(self, contact: Contact) -> list[dict[str, Any]]:
        """The answer for one contact; the same as core.contacts.since.since on the whole list."""
        covers = self.coverage()
        rows = []
        for question in since.questions(contact):
            start = contact.span.first_s
            prior = self.before(question.key, question.kind, start)
            beside: list[str] = []
            if prior is not None:
                beside = self._beside(question.key, question.kind, prior, (_LONG_AGO, start))
            unordered = [
                id_
                for id_, _, _ in self.overlapping(question.key, question.kind, contact.span)
                if id_ != contact.id
            ]
            rows.append(
                since.row(
                    question,
                    contact,
                    prior,
                    beside=beside,
                    unordered=unordered,
                    coverage=covers,
                )
            )
        return rows

    def _beside(
        self, key: Key, kind: str, chosen: Found | None, between: tuple[int, int]
    ) -> list[str]:
        """Those that may have been the chosen one: they lie wholly between two moments."""
        if chosen is None:
            return []
        return [
            id_
            for id_, last_s, first_s in self.overlapping(key, kind, chosen.span)
            if id_ != chosen.id and first_s > between[0] and last_s < between[1]
        ]

    def since_event(
        self, event: Span, level: str | None, kind: str | None, levels: tuple[str, ...]
    ) -> dict[str, Any]:
        """What came first after an event and last before it, with its sentence [CON-11]."""
        wanted, canonical = read_level(level, levels), read_kind(kind)
        key = since.level_key(wanted)
        after = self.after(key, canonical, event.last_s)
        before = self.before(key, canonical, event.first_s)
        always = 10_000 * 366 * DAY_S
        answer = since.event_answer(
            event,
            (wanted, kind or ANY),
            after,
            before,
            beside=(
                self._beside(key, canonical, after, (event.last_s, always)),
                self._beside(key, canonical, before, (_LONG_AGO, event.first_s)),
            ),
            unordered=[id_ for id_, _, _ in self.overlapping(key, canonical, event)],
            coverage=self.coverage(),
        )
        return {**answer, "sentence": sentence.event_sentence(answer)}

    def levels_used(self) -> list[str]:
        """Every level of a contact, mixed ones too."""
        sql = """WITH RECURSIVE used (level) AS (
                   SELECT min(level) FROM contacts
                   UNION ALL SELECT (SELECT min(level) FROM contacts c WHERE c.level > used.level)
                   FROM used WHERE used.level IS NOT NULL)
                 SELECT level FROM used WHERE level IS NOT NULL"""
        return [str(level) for (level,) in self.connection.execute(sql)]

    def last_by_level(self, today: date) -> dict[str, Found]:
        """The latest contact of each level that does not surely begin after a day [CON-13]."""
        end = today.toordinal() * DAY_S + DAY_S - 1
        found = {}
        for level in self.levels_used():
            mark, best = mark_of(since.level_key(level)), None
            for slot, width in slots_of(ANY):
                row = self.connection.execute(
                    """SELECT last_s, first_s, id FROM marks
                       WHERE mark = ? AND slot = ? AND last_s <= ? AND first_s <= ?
                       ORDER BY last_s DESC, first_s DESC, id DESC LIMIT 1""",
                    (mark, slot, end + width, end),
                ).fetchone()
                if row is not None and (best is None or row > best):
                    best = row
            if best is not None:
                found[level] = self._found(best[2])
        return found
