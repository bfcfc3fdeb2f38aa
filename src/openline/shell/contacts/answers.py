"""The core's questions, answered by index: what comes before, after, beside [CON-8]."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import apsw

from openline.core.contacts import sentence, since
from openline.core.contacts.contact import Contact
from openline.core.contacts.days import DAY_S, Span
from openline.core.contacts.levels import ANY, KINDS, LINE_CHECK, read_kind, read_level
from openline.core.contacts.reasons import IDS_NAMED_MAX
from openline.core.contacts.since import Found, Key, Named
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
_NAMED = """FROM marks WHERE mark = ? AND slot = ? AND last_s BETWEEN ? AND ?
            AND first_s BETWEEN ? AND ? AND id <> ?"""
_LATEST = "ORDER BY last_s DESC, first_s DESC, id DESC LIMIT ?"
_EARLIEST = "ORDER BY last_s, first_s, id LIMIT ?"
_WITHIN = """SELECT last_s, first_s, id FROM marks
             WHERE mark = ? AND slot = ? AND last_s > ? AND last_s <= ? AND first_s > ?
               AND first_s <= ? AND id <> ? ORDER BY last_s, first_s, id LIMIT ?"""
_LONG_AGO = -1
_ALWAYS = 10_000 * 366 * DAY_S


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

    def named(
        self,
        key: Key,
        kind: str,
        span: Span,
        *,
        between: tuple[int, int] = (_LONG_AGO, _ALWAYS),
        without: str,
        from_first: bool = False,
    ) -> Named:
        """Those whose order to a date is unknown, wholly between two moments: the latest of them.

        The rest is counted and not read: with months for dates there may be thousands.
        """
        mark, most = mark_of(key), since.NAMED_MAX
        found, count = list[tuple[Any, ...]](), 0
        columns = "first_s, last_s, id" if from_first else "last_s, first_s, id"
        for slot, width in slots_of(kind):
            lasts = span.first_s, min(span.last_s + width, between[1] - 1)
            firsts = between[0] + 1, span.last_s
            bounds = (mark, slot, *lasts, *firsts, without)
            order = _EARLIEST if from_first else _LATEST
            rows = self.connection.execute(
                f"SELECT {columns} {_NAMED} {order}",  # words of this module
                (*bounds, most + 1),
            ).fetchall()
            found += rows
            count += len(rows)
            if len(rows) > most:
                sql = f"SELECT count(*) {_NAMED}"
                count += int(ask(self.connection, sql, bounds)[0][0]) - len(rows)
        found.sort(reverse=not from_first)
        return Named([str(id_) for _, _, id_ in found[:most]], max(0, count - most))

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
            start, asked = contact.span.first_s, (question.key, question.kind)
            prior = self.before(*asked, start)
            beside = self._beside(*asked, prior, (_LONG_AGO, start))
            unordered = self.named(*asked, contact.span, without=contact.id)
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
        self,
        key: Key,
        kind: str,
        chosen: Found | None,
        between: tuple[int, int],
        *,
        from_first: bool = False,
    ) -> Named:
        """Those that may have been the chosen one: they lie wholly between two moments."""
        if chosen is None:
            return since.NOBODY
        return self.named(
            key,
            kind,
            chosen.span,
            between=between,
            without=chosen.id,
            from_first=from_first,
        )

    def since_event(
        self, event: Span, level: str | None, kind: str | None, levels: tuple[str, ...]
    ) -> dict[str, Any]:
        """What came first after an event and last before it, with its sentence [CON-11]."""
        wanted, canonical = read_level(level, levels), read_kind(kind)
        key, first, last = since.level_key(wanted), event.first_s, event.last_s
        after = self.after(key, canonical, last)
        before = self.before(key, canonical, first)
        answer = since.event_answer(
            event,
            (wanted, kind or ANY),
            after,
            before,
            beside=(
                self._beside(key, canonical, after, (last, _ALWAYS), from_first=True),
                self._beside(key, canonical, before, (_LONG_AGO, first)),
            ),
            unordered=self.named(key, canonical, event, without=""),
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
