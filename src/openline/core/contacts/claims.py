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
    weekday_number,
)
from openline.core.contacts.levels import ANY, LEVELS, read_kind, read_level
from openline.core.contacts.names import folded
from openline.core.contacts.reasons import HEAD, IDS_NAMED_MAX, Reason, of
from openline.core.contacts.sentence import covered
from openline.core.contacts.since import Key, is_of_kind, keys_of, level_key, person_keys

HOLDS, FAILS, UNKNOWN = "holds", "does not hold", "cannot tell"


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
    contacts: Iterable[Contact],
    ledger: Ledger,
    levels: Sequence[str] = LEVELS,
    *,
    coverage: dict[str, Any] | None = None,
) -> list[dict[str, Any]]:
    """A row for each claim of these contacts, in their order; `why` says the coverage [CON-10]."""
    rows = []
    head = covered(coverage) if coverage else HEAD
    for contact in contacts:
        for claim in contact.raw.get("claims", ()):
            found = judge(claim, contact, ledger, levels)
            row = {"id": contact.id, "claim": claim, "verdict": found.verdict}
            row |= {"why": found.why(head), "why_code": found.code, "why_args": found.args}
            rows.append(row)
    return rows


def judge(
    claim: dict[str, Any], contact: Contact, ledger: Ledger, levels: Sequence[str]
) -> Reason:
    """The verdict on one claim and its reason."""
    if claim["kind"] == "first_since":
        return _first_since(claim, contact, ledger, levels)
    if claim["kind"] == "date":
        return _date(claim, contact)
    if claim["kind"] == "channel":
        return _channel(claim, contact, ledger)
    return of(UNKNOWN, "other_kind", contact.id)


def _first_since(
    claim: dict[str, Any], contact: Contact, ledger: Ledger, levels: Sequence[str]
) -> Reason:
    since, said = claimed_since(claim), claim.get("of", ANY)
    if since is None:
        return of(UNKNOWN, "since_unread", contact.id)
    if not isinstance(said, str):
        return of(UNKNOWN, "of_unread", contact.id)
    kind_said, _, level_said = said.partition("/")
    try:
        kind, level = read_kind(kind_said), read_level(level_said or None, levels)
    except Refused:
        return of(UNKNOWN, "of_unread", contact.id)
    key = level_key(level)
    named = {"kind": kind, "level": level or "any", "since": since.text}
    surely = ledger.within(key, kind, since, contact, surely=True)
    if surely:
        return of(FAILS, "one_between", contact.id, surely, **named)
    possible = ledger.within(key, kind, since, contact, surely=False)
    if possible:
        return of(UNKNOWN, "one_may_be_between", contact.id, possible, **named)
    return of(HOLDS, "none_between", contact.id, **named)


def _date(claim: dict[str, Any], contact: Contact) -> Reason:
    value, weekday = claim.get("value"), claim.get("weekday")
    own = contact.span

    def so(verdict: str, code: str, **args: Any) -> Reason:
        return of(verdict, code, contact.id, date=own.text, **args)

    said: Span | None = None
    if value is not None:
        try:
            said = Span.parse(value)
        except Refused:
            if has_form(value):
                return so(FAILS, "date_impossible", said=value)
            return so(UNKNOWN, "date_unread")
    number = weekday_number(weekday) if isinstance(weekday, str) else None
    day = said.day if said else own.day
    if number and day and day.isoweekday() != number:
        is_ = {"is": day.isoweekday(), "weekday": weekday}
        return so(FAILS, "weekday_other", day=day.isoformat(), **is_)
    if said and _apart(said, own):
        return so(FAILS, "date_other", said=said.text)
    if number and said and said.partial and own.day and own.day.isoweekday() != number:
        is_ = {"is": own.day.isoweekday(), "weekday": weekday}
        return so(FAILS, "weekday_of_own_other", **is_)
    if weekday is not None and number is None:
        return so(UNKNOWN, "weekday_unread")
    if said is None and number is None:
        return so(UNKNOWN, "date_unsaid")
    is_within = said is None or (said.first <= own.first and own.last <= said.last)
    if own.partial and (number or not is_within):
        return so(UNKNOWN, "date_agrees_in_part")
    return so(HOLDS, "date_agrees")


def _apart(said: Span, own: Span) -> bool:
    """Whether the two dates, as days as they were written, have no day (no moment) in common."""
    if said.timed and own.timed:
        return not may_overlap(said, own)
    first, last = (said.day, said.day) if said.day else (said.first, said.last)
    start, end = (own.day, own.day) if own.day else (own.first, own.last)
    return last < start or end < first


def _channel(claim: dict[str, Any], contact: Contact, ledger: Ledger) -> Reason:
    known = [contact, *ledger.alike(contact)]
    records = [q for q in known if q.confidence == "record" and "channel" in q.raw]
    if not records:
        return of(UNKNOWN, "channel_unrecorded", contact.id)
    said, ids = claim.get("channel", claim.get("value")), [q.id for q in records]
    ids = ids[: IDS_NAMED_MAX + 1]
    if not isinstance(said, str):
        return of(UNKNOWN, "channel_unsaid", contact.id, ids)
    agree = {folded(q.raw["channel"]) == folded(said) for q in records}
    if len(agree) > 1:
        return of(UNKNOWN, "channel_disputed", contact.id, ids)
    if agree == {True}:
        return of(HOLDS, "channel_same", contact.id, ids)
    return of(FAILS, "channel_other", contact.id, ids)
