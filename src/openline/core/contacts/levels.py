"""Levels in their order, kinds and their other names, and the level of a contact [CON-3]."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from openline.core.base import names
from openline.core.base.errors import Refused
from openline.core.contacts.names import folded

LEVELS = names.LEVELS
LEVELS_MAX = 64  # an order of levels that one person can still read
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_RESERVED = {"any", "all", "none", "mixed"}

ANY = "any"
LINE_CHECK = "line_check"
KINDS = ("in_person", "voice", "video", "written", LINE_CHECK)
_ALIASES = {
    **{kind: kind for kind in KINDS},
    "meeting": "in_person",
    "phone": "voice",
    "call": "voice",
    "message": "written",
    "letter": "written",
    "check": LINE_CHECK,
}


class Attending(Protocol):
    """What a level is found from."""

    @property
    def party_key(self) -> str:
        """The party as it is compared."""

    @property
    def level(self) -> str | None:
        """The level of this person, None if none was named."""


def check_levels(names: Sequence[str]) -> tuple[str, ...]:
    """The levels of a ledger, highest first: the eight in their order, with others among them.

    Raises:
        Refused: one of the eight is missing or moved, or a name is no name.
    """
    again = "Name the eight levels in their order, and yours where they belong among them."
    for name in names:
        if not _NAME.fullmatch(name) or name in _RESERVED:
            raise Refused(
                "CON-3",
                f"{name!r} cannot be the name of a level",
                "Use a-z, 0-9 and _, at most 40.",
            )
    if len(set(names)) != len(names) or len(names) > LEVELS_MAX:
        raise Refused("CON-3", f"a level is named twice, or more than {LEVELS_MAX} are", again)
    if tuple(name for name in names if name in LEVELS) != LEVELS:
        raise Refused(
            "CON-3", f"the levels must hold, in this order: {', '.join(LEVELS)}", again
        )
    return tuple(names)


def merge_levels(there: Sequence[str], named: Sequence[str]) -> tuple[str, ...]:
    """The levels that somebody names, and those that were there before, each in its place.

    Raises:
        Refused: what is named are no levels of a ledger.
    """
    merged = list(check_levels(named))
    for place, name in enumerate(there):
        if name not in merged:
            merged.insert(merged.index(there[place - 1]) + 1 if place else 0, name)
    return check_levels(merged)


def known_level(name: object, levels: Sequence[str]) -> str:
    """One level of one person.

    Raises:
        Refused: nobody on this ledger knows it.
    """
    if not isinstance(name, str) or name not in levels:
        raise Refused(
            "CON-3",
            f"nobody knows the level {name!r}"[:120],
            f"Use one of: {', '.join(levels)}; `openline contacts levels` adds others.",
        )
    return name


def read_level(text: str | None, levels: Sequence[str] = LEVELS) -> str | None:
    """The level that a question or a claim names, mixed ones highest first; None for all levels.

    Raises:
        Refused: a part of it is unknown.
    """
    if text is None or folded(text) in {"any", "all", ""}:
        return None
    parts = [known_level(part.strip(), levels) for part in text.split("/")]
    if len(set(parts)) != len(parts):
        raise Refused(
            "CON-3", f"the level {text!r} names one level twice"[:120], "Name it once."
        )
    return "/".join(sorted(parts, key=list(levels).index))


def kind_of(said: object) -> str:
    """The kind that a contact's own word for it means.

    Raises:
        Refused: the word is unknown.
    """
    if isinstance(said, str) and said.isascii():
        word = said.strip(" ").lower().replace("-", "_").replace(" ", "_")
        found = _ALIASES.get(word)
        if found is not None:
            return found
    raise Refused(
        "CON-3",
        f"nobody knows the kind {said!r}"[:120],
        f"Use one of: {', '.join(KINDS)} (or meeting, phone, call, message, letter, check).",
    )


def read_kind(text: str | None) -> str:
    """The kind that a question or a claim names: one of KINDS, or "any".

    Raises:
        Refused: it is unknown.
    """
    return ANY if text is None or folded(text) == ANY else kind_of(text)


def highest(participants: Iterable[Attending], levels: Sequence[str]) -> dict[str, int]:
    """The place of the highest level of each party."""
    found: dict[str, int] = {}
    for person in participants:
        if person.level is not None:
            place = levels.index(person.level)
            found[person.party_key] = min(place, found.get(person.party_key, place))
    return found


def level_of(participants: Iterable[Attending], levels: Sequence[str] = LEVELS) -> str:
    """The highest level at which two parties have somebody; if none, each party's highest [CON-3].

    A mixed level names the higher one first: "minister/chief_of_staff".
    """
    people = list(participants)
    sides: dict[str, set[str]] = {}
    for person in people:
        if person.level is not None:
            sides.setdefault(person.level, set()).add(person.party_key)
    for level in levels:
        if len(sides.get(level, ())) > 1:
            return level
    return "/".join(levels[place] for place in sorted(highest(people, levels).values()))


def levels_in_order(found: Iterable[str], levels: Sequence[str] = LEVELS) -> list[str]:
    """Level strings as they are listed: the ledger's own in their order, mixed ones after."""
    mixed = sorted(
        (level for level in found if "/" in level),
        key=lambda level: [levels.index(part) for part in level.split("/")],
    )
    return [*levels, *mixed]
