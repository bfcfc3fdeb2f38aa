"""What others claim of a contact, held against the ledger [CON-12]."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from openline.core.base.errors import Refused
from openline.core.contacts.contact import Contact, claimed_since
from openline.core.contacts.days import (
    Span,
    has_form,
    may_overlap,
    weekday_name,
    weekday_number,
)
from openline.core.contacts.levels import ANY, LEVELS, read_kind, read_level
from openline.core.contacts.names import folded
from openline.core.contacts.since import Key, is_of_kind, keys_of, level_key, person_keys

HOLDS, FAILS, UNKNOWN = "holds", "does not hold", "cannot tell"
IDS_NAMED_MAX = 5  # a sentence that names more is not read
Verdict = tuple[str, str]


class Ledger(Protocol):
    """What the check of a claim asks of a ledger."""

    def within(
        self, key: Key, kind: str, after: Span, before: Contact, *, surely: bool
    ) -> list[str]:
        """Ids of matching contacts, `before` not among them, between a date and that contact.

        With `surely`, those certainly after every moment of the date and before every moment of
        the contact; else those of which that cannot be excluded. At most IDS_NAMED_MAX + 1.
        """

    def alike(self, contact: Contact) -> list[Contact]:
        """Others that may be the same occasion: date, kind and a pair of persons [CON-15]."""


class Plain:
    """A ledger that is a list: the rules without any index."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self.contacts = list(contacts)

    def within(
        self, key: Key, kind: str, after: Span, before: Contact, *, surely: bool
    ) -> list[str]:
        """As the protocol says."""
        found = []
        for q in self.contacts:
            if q.id == before.id or not is_of_kind(q, kind) or key not in keys_of(q):
                continue
            certain = q.span.first_s > after.last_s and q.span.last_s < before.span.first_s
            start = max(q.span.first_s, after.last_s + 1)
            possible = start <= min(q.span.last_s, before.span.last_s - 1)
            if certain if surely else possible:
                found.append(q)
        return [q.id for q in sorted(found, key=lambda q: q.rank)][: IDS_NAMED_MAX + 1]

    def alike(self, contact: Contact) -> list[Contact]:
        """As the protocol says."""
        return [q for q in self.contacts if is_alike(q, contact)]


def is_alike(a: Contact, b: Contact) -> bool:
    """Whether two contacts may be one occasion told twice [CON-15]."""
    return (
        a.id != b.id
        and a.kind == b.kind
        and may_overlap(a.span, b.span)
        and not set(person_keys(a)).isdisjoint(person_keys(b))
    )


def check(
    contacts: Iterable[Contact], ledger: Ledger, levels: Sequence[str] = LEVELS
) -> list[dict[str, Any]]:
    """A row for each claim of these contacts, in their order."""
    rows = []
    for contact in contacts:
        for claim in contact.raw.get("claims", ()):
            verdict, why = judge(claim, contact, ledger, levels)
            rows.append({"id": contact.id, "claim": claim, "verdict": verdict, "why": why})
    return rows


def judge(
    claim: dict[str, Any], contact: Contact, ledger: Ledger, levels: Sequence[str]
) -> Verdict:
    """The verdict on one claim and the sentence that gives its reason."""
    if claim["kind"] == "first_since":
        return _first_since(claim, contact, ledger, levels)
    if claim["kind"] == "date":
        return _date(claim, contact)
    if claim["kind"] == "channel":
        return _channel(claim, contact, ledger)
    return UNKNOWN, (
        f"On this ledger nothing can be held against a claim of this kind about {contact.id}."
    )


def _named(ids: Sequence[str]) -> str:
    more = ", and others" if len(ids) > IDS_NAMED_MAX else ""
    return ", ".join(ids[:IDS_NAMED_MAX]) + more


def _first_since(
    claim: dict[str, Any], contact: Contact, ledger: Ledger, levels: Sequence[str]
) -> Verdict:
    since = claimed_since(claim)
    if since is None:
        return UNKNOWN, (
            f"On this ledger the claim about {contact.id} cannot be checked: its `since` is no date that exists."
        )
    of = claim.get("of", ANY)
    if not isinstance(of, str):
        return UNKNOWN, _of_unread(contact)
    kind_said, _, level_said = of.partition("/")
    try:
        kind, level = read_kind(kind_said), read_level(level_said or None, levels)
    except Refused:
        return UNKNOWN, _of_unread(contact)
    key = level_key(level)
    what = f"contact of kind {kind}, level {level or 'any'},"
    surely = ledger.within(key, kind, since, contact, surely=True)
    if surely:
        return FAILS, (
            f"On this ledger a {what} stands after {since.text} and before {contact.id}: {_named(surely)}."
        )
    possible = ledger.within(key, kind, since, contact, surely=False)
    if possible:
        return UNKNOWN, (
            f"On this ledger the order is unknown: a {what} may stand after {since.text} and before {contact.id}: {_named(possible)}."
        )
    return HOLDS, (
        f"On this ledger no {what} stands after {since.text} and before {contact.id}."
    )


def _of_unread(contact: Contact) -> str:
    return (
        f"On this ledger the claim about {contact.id} cannot be checked: "
        "its `of` is not KIND/LEVEL with a kind and a level that are known."
    )


def _date(claim: dict[str, Any], contact: Contact) -> Verdict:
    value, weekday = claim.get("value"), claim.get("weekday")
    own = contact.span
    head = f"On this ledger {contact.id} is dated {own.text};"
    said: Span | None = None
    if value is not None:
        try:
            said = Span.parse(value)
        except Refused:
            if has_form(value):
                return FAILS, f"{head} the claimed date {value} does not exist."
            return UNKNOWN, f"{head} the claimed date cannot be read."
    number = weekday_number(weekday) if isinstance(weekday, str) else None
    day = said.day if said else own.day
    if number and day and day.isoweekday() != number:
        name = weekday_name(day)
        return FAILS, f"{head} {day.isoformat()} is a {name}, not a {weekday}."
    if said and _apart(said, own):
        return FAILS, f"{head} the claimed date {said.text} is another one."
    if number and said and said.partial and own.day and own.day.isoweekday() != number:
        name = weekday_name(own.day)
        return FAILS, f"{head} it is a {name}, not a {weekday}."
    if weekday is not None and number is None:
        return UNKNOWN, f"{head} the claimed weekday cannot be read."
    if said is None and number is None:
        return UNKNOWN, f"{head} the claim names neither a date nor a weekday."
    if own.partial:
        return UNKNOWN, f"{head} the claim agrees with it, but the day is not known."
    return HOLDS, f"{head} the claim agrees with it."


def _apart(said: Span, own: Span) -> bool:
    """Whether the two dates, as days as they were written, have no day (no moment) in common."""
    if said.timed and own.timed:
        return not may_overlap(said, own)
    first, last = (said.day, said.day) if said.day else (said.first, said.last)
    start, end = (own.day, own.day) if own.day else (own.first, own.last)
    return last < start or end < first


def _channel(claim: dict[str, Any], contact: Contact, ledger: Ledger) -> Verdict:
    known = [contact, *ledger.alike(contact)]
    records = [q for q in known if q.confidence == "record" and "channel" in q.raw]
    if not records:
        return UNKNOWN, f"On this ledger no record of {contact.id} names its channel."
    said = claim.get("channel", claim.get("value"))
    names = _named([q.id for q in records])
    if not isinstance(said, str):
        return UNKNOWN, (
            f"On this ledger the record names the channel of {names}, but the claim has no `channel` to compare."
        )
    agree = {folded(q.raw["channel"]) == folded(said) for q in records}
    if len(agree) > 1:
        return UNKNOWN, f"On this ledger the records differ about the channel: {names}."
    if agree == {True}:
        return HOLDS, f"On this ledger the record names the same channel: {names}."
    return FAILS, f"On this ledger the record names another channel: {names}."
