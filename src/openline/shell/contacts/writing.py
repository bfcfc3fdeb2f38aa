"""Writes to a ledger, inside one transaction of store.Contacts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from itertools import islice
from typing import Any, NamedTuple

import apsw

from openline.core.base.errors import Refused
from openline.core.contacts.contact import RECORD_PREFIX, Contact, parse
from openline.core.contacts.days import DAY_S, Span
from openline.core.contacts.levels import KINDS
from openline.core.contacts.names import folded
from openline.core.contacts.since import Key, keys_of
from openline.shell.contacts.schema import ask

BATCH = 2000
_RECORDS = f"id >= '{RECORD_PREFIX}' AND id < '{RECORD_PREFIX[:-1]};'"

# The longest a date of each precision lasts, in seconds less one: a second, a minute, a day …
WIDTHS_S = (0, 59, DAY_S - 1, 31 * DAY_S - 1, 366 * DAY_S - 1)


class Stored(NamedTuple):
    """A row of the ledger as it is written."""

    row: tuple[Any, ...]
    marks: list[tuple[bytes, int, int, int, str]]
    names: list[tuple[str, str]]


def mark_of(key: Key) -> bytes:
    """The mark under which contacts with this key are found."""
    return blake2b("\x1f".join(key).encode(), digest_size=12).digest()


def precision(span: Span) -> int:
    """The place in WIDTHS_S of the narrowest width that holds this date."""
    width = span.last_s - span.first_s
    return next(place for place, most in enumerate(WIDTHS_S) if width <= most)


def slot_of(kind: str, place: int) -> int:
    """Kind and precision as one number: contacts of one slot never hold one another."""
    return KINDS.index(kind) * len(WIDTHS_S) + place


def digest_of(raw: dict[str, Any]) -> bytes:
    """What two objects have in common if they say the same in any order of keys."""
    text = json.dumps(raw, sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode(), digest_size=16).digest()


def filter_keys(contact: Contact) -> set[Key]:
    """The keys by which lists are filtered."""
    found: set[Key] = {("party", person.party_key) for person in contact.participants}
    found |= {("person", folded(one.name)) for one in contact.participants if one.name}
    found |= {("source", folded(name)) for name in contact.sources}
    if "series" in contact.raw:
        found.add(("series", folded(contact.raw["series"])))
    return found


def stored(contact: Contact) -> Stored:
    """A contact as rows.

    Raises:
        Refused: a text in it is not Unicode.
    """
    span, raw = contact.span, contact.raw
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Refused(
            "CON-1", "it holds half a character (a lone surrogate)", "Write the text in UTF-8."
        ) from None
    owes = bool(raw.get("follow_ups") or raw.get("commitments"))
    head = (contact.id, span.first_s, span.last_s, raw["date"], raw.get("time"), contact.kind)
    tail = (contact.level, span.first.year, owes, bool(raw.get("claims")), raw.get("prior"))
    slot = slot_of(contact.kind, precision(span))
    marks = [
        (mark_of(key), slot, span.last_s, span.first_s, contact.id)
        for key in keys_of(contact) | filter_keys(contact)
    ]
    names = [("source", name) for name in set(contact.sources)]
    names += [("person", name) for name in {p.name for p in contact.participants if p.name}]
    return Stored((*head, *tail, digest_of(raw), text), marks, names)


def differing(one: dict[str, Any], other: dict[str, Any]) -> str:
    """The fields in which two objects of one id are not the same, for whoever must choose."""
    keys = [
        key
        for key in {**one, **other}
        if digest_of({key: one.get(key)}) != digest_of({key: other.get(key)})
    ]
    return ", ".join(sorted(keys))[:100]


class Prior(NamedTuple):
    """What a contact that names a prior says of itself and of that one."""

    prior: str
    first_s: int
    last_s: int
    date: str
    prior_first_s: int
    prior_date: str


def contradiction(named: Mapping[str, Prior]) -> tuple[str, str] | None:
    """The contact whose prior cannot be, and why: each of a chain is after the next one [CON-6].

    So a contact begins no sooner than any that its chain of priors holds.
    """
    begins: dict[str, tuple[int, str, str]] = {}  # earliest moment, by which contact, its date
    for start in named:
        chain: list[str] = []
        one, there = start, set[str]()
        while one in named and one not in begins:
            if one in there:
                ring = ", ".join(chain[chain.index(one) + 1 :][:5])
                return (
                    one,
                    f"{one} of {named[one].date} names itself as its prior, by way of {ring}",
                )
            there.add(one)
            chain.append(one)
            one = named[one].prior
        for id_ in reversed(chain):
            said = named[id_]
            own = (said.prior_first_s, said.prior, said.prior_date)
            latest = max(begins.get(said.prior, own), own)
            if latest[0] > said.last_s:
                by = f" by way of {said.prior}" if latest[1] != said.prior else ""
                why = f"{id_} of {said.date} names as its prior{by} {latest[1]} of {latest[2]}, which is later"
                return id_, why
            begins[id_] = max(latest, (said.first_s, id_, said.date))
    return None


@contextmanager
def standing(place: str) -> Iterator[None]:
    """Say in a refusal where in a file its cause stands."""
    try:
        yield
    except Refused as fault:
        if not place:
            raise
        raise Refused(fault.clause, f"{place}: {fault.what}", fault.next_step) from None


class Writer:
    """What one transaction writes; store.Contacts.writing makes it."""

    def __init__(self, connection: apsw.Connection, levels: Sequence[str]) -> None:
        self.connection = connection
        self.levels = levels

    def put_meta(self, key: str, value: str) -> None:
        """Keep a setting of this ledger."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def add(self, contacts: Sequence[Contact], places: Sequence[str] = ()) -> int:
        """Put contacts on the ledger; how many are new. `check_priors` must follow in the end.

        Args:
            contacts: what to put there.
            places: where each stands, as "line 7", for whoever reads a refusal.

        Raises:
            Refused: an id stands there, or earlier among these, with other content.
        """
        fresh: dict[str, Stored] = {}
        there = self._there([contact.id for contact in contacts])
        for number, contact in enumerate(contacts):
            with standing(places[number] if places else ""):
                one = stored(contact)
                earlier = fresh.get(contact.id)
                known = earlier.row[-2] if earlier else there.get(contact.id)
                if known is None:
                    fresh[contact.id] = one
                elif known != one.row[-2]:
                    raise self._other_content(contact, earlier)
        self._insert(list(fresh.values()))
        return len(fresh)

    def _there(self, ids: list[str]) -> dict[str, bytes]:
        sql = "SELECT id, digest FROM contacts WHERE id IN (SELECT value FROM json_each(?))"
        return dict(ask(self.connection, sql, [json.dumps(ids)]))

    def _other_content(self, contact: Contact, earlier: Stored | None) -> Refused:
        if earlier is not None:
            raw = json.loads(earlier.row[-1])
        else:
            sql = "SELECT raw FROM contacts WHERE id = ?"
            raw = json.loads(ask(self.connection, sql, [contact.id])[0][0])
        sources = raw["source"] if isinstance(raw["source"], str) else ", ".join(raw["source"])
        return Refused(
            "CON-4",
            f"{contact.id} is there already with other content: there {raw['date']} "
            f"({sources[:100]}), here {contact.span.text} ({', '.join(contact.sources)[:100]}); "
            f"they differ in {differing(raw, contact.raw)}",
            "Give it another id: both are kept, and shown as two accounts of one occasion.",
        )

    def _insert(self, rows: list[Stored]) -> None:
        self.connection.executemany(
            "INSERT INTO contacts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (one.row for one in rows),
        )
        self.connection.executemany(
            "INSERT INTO marks VALUES (?, ?, ?, ?, ?)",
            sorted(mark for one in rows for mark in one.marks),
        )
        self._count_names((name for one in rows for name in one.names), 1)

    def _count_names(self, names: Iterable[tuple[str, str]], by: int) -> None:
        counts: dict[tuple[str, str], int] = {}
        for name in names:
            counts[name] = counts.get(name, 0) + by
        self.connection.executemany(
            "INSERT INTO names VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET uses = uses + excluded.uses",
            ((what, name, count) for (what, name), count in counts.items()),
        )

    def _remove(self, rows: list[Stored]) -> None:
        self.connection.executemany(
            "DELETE FROM contacts WHERE id = ?", ((one.row[0],) for one in rows)
        )
        self.connection.executemany(
            "DELETE FROM marks WHERE mark = ? AND slot = ? AND last_s = ? AND first_s = ? AND id = ?",
            (mark for one in rows for mark in one.marks),
        )
        self._count_names((name for one in rows for name in one.names), -1)
        self.connection.execute("DELETE FROM names WHERE uses <= 0")

    def put_records(self, wanted: Sequence[Contact], parsed: Callable[[str], Contact]) -> int:
        """Let these be all records; rows that say the same stay. How many changed."""
        rows = {one.row[0]: one for one in map(stored, wanted)}
        sql = f"SELECT id, digest, raw FROM contacts WHERE {_RECORDS}"  # noqa: S608
        there = {id_: (digest, raw) for id_, digest, raw in ask(self.connection, sql)}
        stale = [
            stored(parsed(raw))
            for id_, (digest, raw) in there.items()
            if id_ not in rows or rows[id_].row[-2] != digest
        ]
        gone = {one.row[0] for one in stale}
        fresh = [one for id_, one in rows.items() if id_ not in there or id_ in gone]
        self._remove(stale)
        self._insert(fresh)
        return len({*gone, *(one.row[0] for one in fresh)})

    def check_priors(self, place_of: Callable[[str], str] = lambda _: "") -> None:
        """Look at every `prior` of the ledger against the dates [CON-6].

        Args:
            place_of: where in a file the contact of an id stands; empty if in none.

        Raises:
            Refused: one names a contact that is surely later, itself or by way of others.
        """
        named: dict[str, Prior] = {
            id_: Prior(*row)
            for id_, *row in ask(
                self.connection,
                """SELECT a.id, a.prior, a.first_s, a.last_s, a.date, b.first_s, b.date
                   FROM contacts a JOIN contacts b ON b.id = a.prior""",
            )
        }
        found = contradiction(named)
        if found is not None:
            one, why = found
            with standing(place_of(one) or place_of(named[one].prior)):
                raise Refused("CON-6", why, "Correct the prior or the date.")

    def rebuild(self, levels: Sequence[str]) -> None:
        """Read every contact anew by these levels.

        Raises:
            Refused: a contact has a level that is not among them.
        """
        for old in self._batches():
            before = [parse(json.loads(raw), self.levels) for raw in old]
            try:
                after = [parse(one.raw, levels) for one in before]
            except Refused as fault:
                raise Refused(
                    "CON-3", f"a contact on this ledger needs it: {fault.what}", fault.next_step
                ) from None
            changed = [(a, b) for a, b in zip(before, after, strict=True) if a.level != b.level]
            self._remove([stored(a) for a, _ in changed])
            self._insert([stored(b) for _, b in changed])

    def _batches(self) -> Iterator[list[str]]:
        ids = iter(ask(self.connection, "SELECT id FROM contacts ORDER BY id"))
        sql = "SELECT raw FROM contacts WHERE id IN (SELECT value FROM json_each(?))"
        while batch := [id_ for (id_,) in islice(ids, BATCH)]:
            yield [raw for (raw,) in ask(self.connection, sql, [json.dumps(batch)])]
