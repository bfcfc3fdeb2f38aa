"""First since: which contacts an answer looks at, which is the prior one, how many days [CON-8]."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

from openline.core.base.errors import Refused
from openline.core.contacts.contact import Contact, Participant
from openline.core.contacts.days import (
    Span,
    days_as_dict,
    days_between,
    may_overlap,
    surely_before,
)
from openline.core.contacts.levels import ANY
from openline.core.contacts.names import folded

PERSON_PAIR, OFFICE_PAIR, LEVEL = "person_pair", "office_pair", "level"
SOURCES_SHOWN_MAX = 200  # a coverage is read by a person; the rest is counted
NAMED_MAX = 50  # a pair with nothing but months has thousands whose order is unknown

Key = tuple[str, ...]
ALL: Key = ("all",)


class Found(NamedTuple):
    """A contact as an answer names it."""

    id: str
    span: Span

    @property
    def rank(self) -> tuple[int, int, str]:
        """What the latest of several is chosen by [CON-9]."""
        return self.span.last_s, self.span.first_s, self.id


class Named(NamedTuple):
    """Contacts that an answer names, at most NAMED_MAX, and how many more there are."""

    ids: list[str]
    left_off: int = 0


NOBODY = Named([])


@dataclass(frozen=True, slots=True)
class Question:
    """What one row of the answer asks: contacts with this key and kind ("any" or canonical)."""

    scope: str
    of: str
    key: Key
    kind: str
    kind_said: str

    def matches(self, other: Contact) -> bool:
        """Whether this contact counts for the answer."""
        return is_of_kind(other, self.kind) and self.key in keys_of(other)


def is_of_kind(contact: Contact, kind: str) -> bool:
    """Whether it is of this kind; "any" is every kind but line checks [CON-3]."""
    return contact.kind == kind if kind != ANY else not contact.is_check


def level_key(level: str | None) -> Key:
    """The key of a level; of every contact, if None."""
    return ALL if level is None else (LEVEL, level)


def _sides(scope: str, a: Participant, b: Participant) -> Key | None:
    one = a.name if scope == PERSON_PAIR else a.office
    two = b.name if scope == PERSON_PAIR else b.office
    if one is None or two is None or a.party_key == b.party_key:
        return None
    ends = sorted(((a.party_key, folded(one)), (b.party_key, folded(two))))
    return (scope, *ends[0], *ends[1])


def _pairs(scope: str, people: Sequence[Participant]) -> dict[Key, str]:
    """The pairs across parties by their key, each with its words, in order of participants."""
    found: dict[Key, str] = {}
    for a, b in combinations(people, 2):
        key = _sides(scope, a, b)
        if key is not None and key not in found:
            one, two = (a.name, b.name) if scope == PERSON_PAIR else (a.office, b.office)
            found[key] = f"{one} ({a.party}) - {two} ({b.party})"
    return found


def keys_of(contact: Contact) -> set[Key]:
    """Every key under which this contact is found."""
    return {
        ALL,
        (LEVEL, contact.level),
        *_pairs(PERSON_PAIR, contact.participants),
        *_pairs(OFFICE_PAIR, contact.participants),
    }


def person_keys(contact: Contact) -> list[Key]:
    """The keys of its pairs of persons."""
    return list(_pairs(PERSON_PAIR, contact.participants))


def questions(contact: Contact) -> list[Question]:
    """The rows of the answer in their order [CON-8].

    First the pairs at the contact's level, persons then offices, then the level itself; after
    these the other pairs of persons and of offices. Each is asked for the contact's own kind
    and for any kind.
    """
    asked: list[tuple[str, str, Key]] = []
    rest: list[tuple[str, str, Key]] = []
    for scope in (PERSON_PAIR, OFFICE_PAIR):
        main = _pairs(scope, contact.at_level)
        asked += [(scope, of, key) for key, of in main.items()]
        others = _pairs(scope, contact.participants)
        rest += [(scope, of, key) for key, of in others.items() if key not in main]
    asked += [(LEVEL, contact.level, (LEVEL, contact.level)), *rest]
    kinds = ((contact.kind, contact.kind_said), (ANY, ANY))
    return [
        Question(scope, of, key, kind, said) for scope, of, key in asked for kind, said in kinds
    ]


def row(
    question: Question,
    contact: Contact,
    prior: Found | None,
    *,
    beside: Named,
    unordered: Named,
    coverage: dict[str, Any],
) -> dict[str, Any]:
    """One row of the answer.

    Args:
        question: what was asked.
        contact: the contact that the answer is about.
        prior: the latest matching contact that is surely before it [CON-9].
        beside: matching ones surely before it whose order to `prior` is unknown.
        unordered: matching ones whose order to the contact itself is unknown.
        coverage: what the ledger covers [CON-10].
    """
    days = days_between(prior.span, contact.span) if prior else None
    return {
        "scope": question.scope,
        "of": question.of,
        "kind": question.kind_said,
        "prior": prior.id if prior else None,
        "prior_date": prior.span.text if prior else None,
        **days_as_dict(days),
        **_named("prior_or", beside),
        "coverage": coverage,
        **_named("unordered", unordered),
        "sure": not unordered.ids,
    }


def _named(what: str, found: Named) -> dict[str, Any]:
    left = {f"{what}_left_off": found.left_off} if found.left_off else {}
    return {what: sorted(found.ids), **left}


def latest(found: Iterable[Found]) -> Found | None:
    """The latest of several: the greatest last moment, then first moment, then id [CON-9]."""
    return max(found, key=lambda one: one.rank, default=None)


def earliest(found: Iterable[Found]) -> Found | None:
    """The earliest of several: the least first moment, then last moment, then id [CON-11]."""
    return min(found, key=_begins, default=None)


def latest_named(found: Iterable[Found]) -> Named:
    """The latest of several, as many as an answer names [CON-9]."""
    return _first_named(sorted(found, key=lambda one: one.rank, reverse=True))


def earliest_named(found: Iterable[Found]) -> Named:
    """The earliest of several, as many as an answer names [CON-11]."""
    return _first_named(sorted(found, key=_begins))


def _first_named(found: Sequence[Found]) -> Named:
    return Named([one.id for one in found[:NAMED_MAX]], max(0, len(found) - NAMED_MAX))


def _begins(one: Found) -> tuple[int, int, str]:
    return one.span.first_s, one.span.last_s, one.id


def _beside(chosen: Found | None, among: Sequence[Found]) -> list[Found]:
    """Those whose order to the chosen one is unknown: each may be the one that was meant."""
    if chosen is None:
        return []
    return [q for q in among if q.id != chosen.id and may_overlap(q.span, chosen.span)]


def coverage_of(dates: tuple[str | None, str | None], sources: Iterable[str]) -> dict[str, Any]:
    """What the ledger covers, so that no answer says more than it knows [CON-10]."""
    names = sorted(set(sources))
    found: dict[str, Any] = {
        "from": dates[0],
        "to": dates[1],
        "sources": names[:SOURCES_SHOWN_MAX],
    }
    if len(names) > SOURCES_SHOWN_MAX:
        found["sources_left_off"] = len(names) - SOURCES_SHOWN_MAX
    return found


def coverage(contacts: Sequence[Contact]) -> dict[str, Any]:
    """The coverage of a whole ledger."""
    spans = [contact.span for contact in contacts]
    start = min(spans, key=lambda span: (span.first_s, span.last_s), default=None)
    end = max(spans, key=lambda span: (span.last_s, span.first_s), default=None)
    dates = (start.text if start else None, end.text if end else None)
    return coverage_of(dates, (name for contact in contacts for name in contact.sources))


def since(contacts: Iterable[Contact], id: str) -> list[dict[str, Any]]:  # noqa: A002
    """The whole answer for one contact of a list: the rules without any index.

    Raises:
        Refused: no contact of the list has this id.
    """
    ledger = list(contacts)
    subject = next((one for one in ledger if one.id == id), None)
    if subject is None:
        raise not_here(id)
    covers = coverage(ledger)
    rows = []
    for question in questions(subject):
        others = [
            Found(q.id, q.span) for q in ledger if q.id != subject.id and question.matches(q)
        ]
        before = [q for q in others if surely_before(q.span, subject.span)]
        prior = latest(before)
        beside = latest_named(_beside(prior, before))
        unordered = latest_named(q for q in others if may_overlap(q.span, subject.span))
        rows.append(
            row(question, subject, prior, beside=beside, unordered=unordered, coverage=covers)
        )
    return rows


def not_here(id: str) -> Refused:  # noqa: A002
    """The refusal of an id that this ledger does not hold."""
    return Refused(
        "CON-8",
        f"no contact {id[:120]!r} is on this ledger",
        "`openline contacts list HOME` shows the ids.",
    )


def event_answer(
    event: Span,
    asked: tuple[str | None, str],
    after: Found | None,
    before: Found | None,
    *,
    beside: tuple[Named, Named],
    unordered: Named,
    coverage: dict[str, Any],
) -> dict[str, Any]:
    """What came first after an event and last before it [CON-11].

    Args:
        event: the date of the event.
        asked: the level (None for all) and the kind as asked.
        after: the earliest matching contact surely after it.
        before: the latest matching contact surely before it.
        beside: those that may have been first after it, last before it, in their place.
        unordered: matching ones whose order to the event is unknown.
        coverage: what the ledger covers.
    """
    return {
        "event": event.text,
        "level": asked[0] or ANY,
        "kind": asked[1],
        "first_after": after.id if after else None,
        "last_before": before.id if before else None,
        "first_after_date": after.span.text if after else None,
        "last_before_date": before.span.text if before else None,
        "days_after": days_as_dict(days_between(event, after.span)) if after else None,
        "days_before": days_as_dict(days_between(before.span, event)) if before else None,
        **_named("first_after_or", beside[0]),
        **_named("last_before_or", beside[1]),
        **_named("unordered", unordered),
        "coverage": coverage,
    }


def since_event(
    contacts: Iterable[Contact],
    event: Span,
    level: str | None = None,
    kind: str = ANY,
    *,
    kind_said: str | None = None,
) -> dict[str, Any]:
    """The same from a plain list; `level` and `kind` canonical, as levels.read_level gives them."""
    ledger = list(contacts)
    key = level_key(level)
    others = [Found(q.id, q.span) for q in ledger if is_of_kind(q, kind) and key in keys_of(q)]
    later = [q for q in others if surely_before(event, q.span)]
    sooner = [q for q in others if surely_before(q.span, event)]
    after, before = earliest(later), latest(sooner)
    return event_answer(
        event,
        (level, kind_said or kind),
        after,
        before,
        beside=(
            earliest_named(_beside(after, later)),
            latest_named(_beside(before, sooner)),
        ),
        unordered=latest_named(q for q in others if may_overlap(q.span, event)),
        coverage=coverage(ledger),
    )
