"""One contact: the object as imported or folded, read once and kept unchanged [CON-1]."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openline.core.base.errors import Refused
from openline.core.contacts import fields
from openline.core.contacts.days import Span, surely_before
from openline.core.contacts.levels import (
    LEVELS,
    LINE_CHECK,
    highest,
    kind_of,
    known_level,
    level_of,
)
from openline.core.contacts.names import folded

RECORD_PREFIX = "record:"


@dataclass(frozen=True, slots=True)
class Participant:
    """One who took part, as written, and the party as it is compared."""

    party: str
    name: str | None
    office: str | None
    level: str | None
    party_key: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact of the ledger; `raw` is the object as it came and is never changed.

    `kind` is the canonical one and `kind_said` what was written; `at_level` are those at whose
    level the contact took place (in a mixed one each party's highest).
    """

    id: str
    span: Span
    kind: str
    kind_said: str
    level: str
    participants: tuple[Participant, ...]
    at_level: tuple[Participant, ...]
    raw: dict[str, Any]
    sources: tuple[str, ...]
    confidence: str

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties as written, in order of appearance, each once."""
        seen: dict[str, str] = {}
        for person in self.participants:
            seen.setdefault(person.party_key, person.party)
        return tuple(seen.values())

    @property
    def is_check(self) -> bool:
        """Whether it is a line check, which no answer for kind "any" counts [CON-3]."""
        return self.kind == LINE_CHECK

    @property
    def is_record(self) -> bool:
        """Whether it was folded from the line's own record."""
        return self.id.startswith(RECORD_PREFIX)

    @property
    def rank(self) -> tuple[int, int, str]:
        """What the latest of several contacts is chosen by [CON-9]."""
        return self.span.last_s, self.span.first_s, self.id


def parse(raw: object, levels: Sequence[str] = LEVELS) -> Contact:
    """The contact that an object of the documented shape says.

    Args:
        raw: the object; it becomes the contact's `raw` and must not be changed afterwards.
        levels: the levels that the ledger knows, highest first.

    Raises:
        Refused: a rule of CON-1, CON-2, CON-3 or CON-6 does not allow it.
    """
    if not isinstance(raw, dict):
        raise Refused("CON-1", "a contact is not an object", "Write one JSON object a line.")
    for key in fields.REQUIRED:
        if key not in raw:
            raise Refused("CON-1", f"{key} is missing", "Every contact needs it.")
    for key, value in raw.items():
        check = fields.FIELDS.get(key)
        if check is None:
            raise fields.wrong(f"the key {str(key)[:60]!r}", "unknown")
        check(value, key)
    span = Span.parse(raw["date"], raw.get("time"))
    people = _participants(raw["participants"], levels)
    level = level_of(people, levels)
    source = raw["source"]
    found = Contact(
        id=raw["id"],
        span=span,
        kind=kind_of(raw["kind"]),
        kind_said=raw["kind"],
        level=level,
        participants=people,
        at_level=_at_level(people, level, levels),
        raw=raw,
        sources=tuple(source) if isinstance(source, list) else (source,),
        confidence=raw.get("confidence", "press"),
    )
    _contradictions(found)
    return found


def _participants(said: list[dict[str, Any]], levels: Sequence[str]) -> tuple[Participant, ...]:
    people = []
    for one in said:
        level = known_level(one["level"], levels) if "level" in one else None
        party = one["party"]
        people.append(
            Participant(party, one.get("name"), one.get("office"), level, folded(party))
        )
    parties = {person.party_key: person.party for person in people}
    if len(parties) < 2:
        raise Refused(
            "CON-1",
            "all participants are of one party",
            "A contact is between two parties or more: name somebody of the other one.",
        )
    without = parties.keys() - {person.party_key for person in people if person.level}
    if without:
        raise Refused(
            "CON-1",
            f"nobody of {parties[min(without)]} has a level",
            f"Give one of its participants one of: {', '.join(levels)}.",
        )
    return tuple(people)


def _at_level(
    people: tuple[Participant, ...], level: str, levels: Sequence[str]
) -> tuple[Participant, ...]:
    if "/" not in level:
        return tuple(person for person in people if person.level == level)
    top = highest(people, levels)
    return tuple(
        person
        for person in people
        if person.level is not None and levels.index(person.level) == top[person.party_key]
    )


def claimed_since(claim: Mapping[str, Any]) -> Span | None:
    """The date after which a claim says nothing came before; None if it cannot be read."""
    try:
        return Span.parse(claim.get("since"))
    except Refused:
        return None


def _contradictions(contact: Contact) -> None:
    if contact.raw.get("prior") == contact.id:
        raise Refused("CON-6", "it names itself as its prior", "Name the contact before it.")
    for claim in contact.raw.get("claims", ()):
        if claim["kind"] != "first_since":
            continue
        since = claimed_since(claim)
        if since is not None and surely_before(contact.span, since):
            raise Refused(
                "CON-6",
                f"it is claimed to be the first since {since.text}, which is after its own date {contact.span.text}",
                "Correct the claim or the date.",
            )
