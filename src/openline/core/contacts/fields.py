"""The shape of each field of a contact: what is refused, and where it stands [CON-1]."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from openline.core.base.errors import Refused
from openline.core.contacts.days import Span

ID = re.compile(r"[A-Za-z0-9._:-]{1,120}")
NAME_CHARS_MAX = 200
TEXT_CHARS_MAX = 100_000  # a whole communiqué
LIST_MAX = 500  # lines of an account; a longer one is a document, not an account
PARTY_CHARS_MAX = 40
PARTIES_MAX = 64
CLAIM_DEPTH_MAX = 32  # what writes an answer as JSON gives up somewhere beyond 200
RELEASES = ("no_readout", "fact_of_contact", "own", "joint")
CONFIDENCES = ("record", "official", "press", "uncertain")
STATES = ("open", "done", "lapsed", "withdrawn")

# They turn what stands after them around: a name would be shown as another one.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

Check = Callable[[Any, str], None]


def wrong(where: str, what: str, next_step: str = "") -> Refused:
    """The refusal of one field."""
    step = next_step or "See docs/spec/contacts.md, CON-1, or contact.schema.json."
    return Refused("CON-1", f"{where}: {what}"[:300], step)


def line(value: Any, where: str, most: int = NAME_CHARS_MAX) -> None:
    """A text of one line."""
    text(value, where, most)
    if not value.isprintable() and any(mark in value for mark in "\n\t\r\u2028\u2029"):
        raise wrong(where, "a break stands in a text of one line")


def text(value: Any, where: str, most: int = TEXT_CHARS_MAX) -> None:
    """A text that is not empty and holds nothing that a screen would obey."""
    if not isinstance(value, str):
        raise wrong(where, "not a text")
    if not value.strip():
        raise wrong(where, "empty", "Leave the field out.")
    if len(value) > most:
        raise wrong(where, f"longer than {most} characters")
    if value.isprintable():
        return
    for mark in value:
        is_control = mark not in "\n\r\t" and unicodedata.category(mark) in {"Cc", "Cs"}
        if is_control or mark in _TURNING:
            raise wrong(where, f"holds the control character U+{ord(mark):04X}")


def truth(value: Any, where: str) -> None:
    """A truth value."""
    if not isinstance(value, bool):
        raise wrong(where, "neither true nor false")


def is_whole(value: Any) -> bool:
    """Whether it is a whole number as JSON has it: 3 and 3.0 are one."""
    if isinstance(value, float):
        return value.is_integer()
    return isinstance(value, int) and not isinstance(value, bool)


def minutes(value: Any, where: str) -> None:
    """Whole minutes of a contact."""
    if not is_whole(value) or not 0 <= value <= 100_000:
        raise wrong(where, "not a whole number of minutes")


def number_or_line(value: Any, where: str) -> None:
    """The number or name of a round."""
    if is_whole(value) and abs(value) < 10**9:
        return
    line(value, where)


def clock(value: Any, where: str) -> None:
    """A time of day."""
    if not isinstance(value, str) or not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        raise wrong(where, "not a time", "Write HH:MM, in UTC.")


def identifier(value: Any, where: str) -> None:
    """The id of a contact."""
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise wrong(where, "not an id", "Use 1 to 120 of A-Z a-z 0-9 . _ : -")


def one_of(*allowed: str) -> Check:
    """One of a few words."""

    def check(value: Any, where: str) -> None:
        if value not in allowed:
            raise wrong(where, f"not one of {', '.join(allowed)}")

    return check


def when(value: Any, where: str) -> None:
    """A day, month or year."""
    try:
        Span.parse(value)
    except Refused as fault:
        raise Refused(fault.clause, f"{where}: {fault.what}", fault.next_step) from None


def when_or(*words: str) -> Check:
    """A day, month or year, or one of a few words."""

    def check(value: Any, where: str) -> None:
        if value not in words:
            when(value, where)

    return check


def listed(item: Check, most: int = LIST_MAX) -> Check:
    """A list of what `item` allows."""

    def check(value: Any, where: str) -> None:
        if not isinstance(value, list):
            raise wrong(where, "not a list")
        if len(value) > most:
            raise wrong(where, f"more than {most}")
        for place, one in enumerate(value, 1):
            item(one, f"{where}[{place}]")

    return check


def by_party(item: Check) -> Check:
    """An object whose keys are parties."""

    def check(value: Any, where: str) -> None:
        if not isinstance(value, dict):
            raise wrong(where, "not an object by party")
        if len(value) > PARTIES_MAX:
            raise wrong(where, f"more than {PARTIES_MAX} parties")
        for party, one in value.items():
            line(party, f"{where}: a party", PARTY_CHARS_MAX)
            item(one, f"{where}.{party}")

    return check


def record(required: dict[str, Check], optional: dict[str, Check]) -> Check:
    """An object with these keys and no others."""
    known = {**required, **optional}

    def check(value: Any, where: str) -> None:
        if not isinstance(value, dict):
            raise wrong(where, "not an object")
        for key in required:
            if key not in value:
                raise wrong(where, f"{key} is missing")
        for key, one in value.items():
            if key not in known:
                raise wrong(where, f"the key {str(key)[:60]!r} is unknown")
            known[key](one, f"{where}.{key}")

    return check


def claim(value: Any, where: str) -> None:
    """Something claimed by somebody: kept unchanged, whatever it holds beside its kind."""
    if not isinstance(value, dict):
        raise wrong(where, "not an object")
    if _depth(value) > CLAIM_DEPTH_MAX:
        raise wrong(where, f"nested more than {CLAIM_DEPTH_MAX} deep", "Write it plainer.")
    line(value.get("kind"), f"{where}.kind")


def _depth(value: Any) -> int:
    """How many lists and objects lie within each other, counted no further than is allowed."""
    found, layer = 0, [value]
    while layer and found <= CLAIM_DEPTH_MAX:
        holders = [one for one in layer if isinstance(one, dict | list)]
        found += bool(holders)
        layer = [
            part for one in holders for part in (one.values() if isinstance(one, dict) else one)
        ]
    return found


def line_or_lines(value: Any, where: str) -> None:
    """One source, or several."""
    if isinstance(value, list):
        if not value:
            raise wrong(where, "no source is named", "Name where this is known from.")
        listed(line, 100)(value, where)
    else:
        line(value, where)


def _party(value: Any, where: str) -> None:
    line(value, where, PARTY_CHARS_MAX)


def _elsewhere(value: Any, where: str) -> None:
    """Read by `contact.parse`, which knows the levels, kinds and dates."""


PARTICIPANT = record({"party": _party}, {"name": line, "office": line, "level": _elsewhere})
FIELDS: dict[str, Check] = {
    "id": identifier,
    "date": _elsewhere,  # read with `time`, by contact.parse
    "time": clock,
    "until": clock,
    "kind": _elsewhere,
    "participants": listed(PARTICIPANT, 64),
    "place": line,
    "zone": line,
    "channel": line,
    "closed": truth,
    "series": line,
    "round": number_or_line,
    "topics": listed(text),
    "asks": listed(record({"by": _party, "text": text}, {"answered": truth})),
    "initiator": by_party(line),
    "trigger": by_party(text),
    "accounts": by_party(listed(text)),
    "published": by_party(text),
    "duration": by_party(minutes),
    "persons_named": by_party(listed(line)),
    "commitments": by_party(listed(text)),
    "release": one_of(*RELEASES),
    "embargo": line,
    "interpreters": by_party(listed(line)),
    "no_qualified_interpreter": truth,
    "follow_ups": listed(
        record(
            {"what": text},
            {
                "due": when_or("open"),
                "place": line,
                "state": one_of(*STATES),
                "done": when,
                "expires": when_or("no expiry"),
            },
        )
    ),
    "claims": listed(claim, 100),
    "prior": identifier,
    "source": line_or_lines,
    "confidence": one_of(*CONFIDENCES),
    "note": text,
}
REQUIRED = ("id", "date", "kind", "participants", "source")
