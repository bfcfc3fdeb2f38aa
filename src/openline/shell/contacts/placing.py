"""What pages and pictures need of a large ledger without reading each contact: counts and places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any, overload

from openline.core.contacts.contact import RECORD_PREFIX, Contact
from openline.core.contacts.days import DAY_S, Span
from openline.core.contacts.timeline import svg
from openline.core.contacts.timeline_marks import (
    RECORD,
    SILENCE_DAYS,
    Rows,
    Silence,
    as_dict,
    lanes_of,
    marked,
    silences,
)
from openline.shell.contacts import listing
from openline.shell.contacts.listing import Filters
from openline.shell.contacts.schema import faults
from openline.shell.contacts.store import Contacts

# Contacts of the same days that may stand before the one after which a page begins.
BESIDE = 100
GAPS_MAX = 400  # the longest: more of them no screen can tell apart
FILTERS_KEPT = 4  # filters whose rows are kept between two pictures


def count(ledger: Contacts, filters: Filters) -> int:
    """How many contacts pass, whatever the limit.

    Raises:
        Refused: a date, kind or level in the filters is unknown.
    """
    with faults():
        where, values = listing._where(ledger.index, filters, ledger.levels)  # noqa: SLF001  # one reading of a filter
        sql = f"SELECT count(*) FROM contacts WHERE {' AND '.join(where)}"  # noqa: S608
        return int(str(ledger.connection.execute(sql, values).fetchall()[0][0]))


def page(ledger: Contacts, filters: Filters, limit: int, after: str | None) -> list[Contact]:
    """So many contacts of a list, those after the one with this id if there is one.

    Raises:
        Refused: `after` is on no list of this ledger, or a filter is unknown.
    """
    if after is None:
        return ledger.list(**asdict(replace(filters, limit=limit)))
    day = ledger.need(after).span.text
    if _is_narrower(filters, day):
        newest = filters.newest
        filters = replace(filters, last=day) if newest else replace(filters, first=day)
    looked = limit + BESIDE
    while True:
        found = ledger.list(**asdict(replace(filters, limit=looked)))
        here = next((n for n, one in enumerate(found, 1) if one.id == after), None)
        if here is not None and (len(found) - here >= limit or len(found) < looked):
            return found[here : here + limit]
        if len(found) < looked:
            return []
        looked *= 2


def _is_narrower(filters: Filters, day: str) -> bool:
    """Whether the list may begin at this day: it must not widen what was asked."""
    asked, span = filters.last if filters.newest else filters.first, Span.parse(day)
    if asked is None:
        return True
    if filters.newest:
        return span.last_s <= Span.parse(asked).last_s
    return span.first_s >= Span.parse(asked).first_s


class _Asked(Sequence[Contact]):
    """Contacts that are read when they are asked for: a picture names few of many."""

    def __init__(self, ledger: Contacts, ids: list[str]) -> None:
        self._ledger = ledger
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, place: int) -> Contact: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Contact]: ...

    def __getitem__(self, place: int | slice) -> Contact | Sequence[Contact]:
        if isinstance(place, slice):
            return [self._ledger.need(one) for one in self._ids[place]]
        return self._ledger.need(self._ids[place])


class Picture:
    """The timeline of one ledger; its rows are read again only when somebody has written."""

    def __init__(self, ledger: Contacts) -> None:
        """`ledger` is of this picture alone: what it writes itself would not be seen."""
        self._ledger = ledger
        self._version = -1
        self._rows: dict[tuple[str | None, str | None], Rows] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._ledger.close()

    def rows(self, level: str | None = None, kind: str | None = None) -> Rows:
        """What a timeline asks of each contact, as it is now."""
        with faults():
            found = self._ledger.connection.execute("PRAGMA data_version").fetchall()
        now = int(str(found[0][0]))
        if now != self._version:
            self._rows, self._version = {}, now
        if (level, kind) not in self._rows:
            if len(self._rows) >= FILTERS_KEPT:
                self._rows.clear()
            self._rows[level, kind] = self._read(level, kind)
        return self._rows[level, kind]

    def _read(self, level: str | None, kind: str | None) -> Rows:
        where = [f"{name} = ?" for name, value in (("level", level), ("kind", kind)) if value]
        with faults():
            read = self._ledger.connection.execute(
                "SELECT id, first_s, last_s, level, kind FROM contacts"  # noqa: S608
                f" WHERE {' AND '.join(where) or '1'} ORDER BY first_s, last_s, id",
                [value for value in (level, kind) if value],
            ).fetchall()
        columns = [list(column) for column in zip(*read, strict=True)] or [[] for _ in range(5)]
        ids, firsts, lasts, levels, kinds = columns
        # What was imported never says that it is a record.
        confidences = [RECORD if str(one).startswith(RECORD_PREFIX) else "" for one in ids]
        contacts = _Asked(self._ledger, ids)
        covered = self._ledger.coverage()
        sources = len(covered["sources"]) + covered.get("sources_left_off", 0)
        return Rows(contacts, ids, firsts, lasts, levels, kinds, confidences, sources)

    def window(self, wanted: Filters, most: int, today: date, language: str) -> dict[str, Any]:
        """Marks, silences and coverage of what the filters leave.

        Args:
            wanted: level, kind, and the window as `first` and `last`.
            most: about so many marks; beyond it contacts are counted into columns.
            today: where open silences end.
            language: of the titles.
        """
        ledger = self._ledger
        found = self.rows(wanted.level, wanted.kind)
        first, last = _ends(found, today)
        first = Span.parse(wanted.first).first if wanted.first else first
        last = Span.parse(wanted.last).last if wanted.last else last
        lanes = lanes_of(found.levels, ledger.levels)
        alarms = ledger.silence_days
        alarm = alarms.get("any", SILENCE_DAYS)
        gaps = silences(found, today, alarm=alarm, alarms=alarms, lanes=lanes)
        inside = [gap for gap in gaps if _is_within(gap, first, last)]
        inside.sort(key=lambda gap: -gap.days_min)
        marks = marked(found, first, last, most, lanes) if first <= last else []
        return {
            "marks": [as_dict(mark, language) for mark in marks],
            "gaps": [_gap(gap) for gap in inside[:GAPS_MAX]],
            "lanes": lanes,
            "is_thinned": any(mark.is_column for mark in marks),
            "coverage": ledger.coverage(),
            "today": today.isoformat(),
        }

    def svg(self, first: date | None, last: date | None, today: date, language: str) -> str:
        """The timeline as an SVG document."""
        alarms = self._ledger.silence_days
        return svg(
            self.rows(),
            today=today,
            language=language,
            first=first,
            last=last,
            levels=self._ledger.levels,
            alarm=alarms.get("any", SILENCE_DAYS),
            alarms=alarms,
        )


def _ends(found: Rows, today: date) -> tuple[date, date]:
    day = today.toordinal()
    first = min([day, *(s // DAY_S for s in found.firsts[:1])])
    last = max([day, max(found.lasts, default=0) // DAY_S])
    return date.fromordinal(first), date.fromordinal(last)


def _is_within(gap: Silence, first: date, last: date) -> bool:
    return gap.last >= first.toordinal() and gap.first <= last.toordinal()


def _gap(gap: Silence) -> dict[str, Any]:
    return {
        "level": gap.lane,
        "from": date.fromordinal(gap.first).isoformat(),
        "to": date.fromordinal(gap.last).isoformat(),
        "days": gap.days_min,
        "days_max": gap.days_max,
        "is_open": gap.is_open,
    }
