"""The occasions of a record: what both sides wrote down of one call is one contact on the ledger (CON-17)."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from openline.core.contacts.days import Span
from openline.core.node.one_call import OF_A_DAY_MAX, is_one_call, same_people
from openline.core.node.state import Line
from openline.core.node.talks_asked import Asked, all_known
from openline.core.node.talks_memory import Sheet, signed_order
from openline.core.node.talks_views import current, day_of
from openline.core.record.envelope import Kind
from openline.core.record.sheet import Doc

Participants = list[dict[str, Any]]
PARTICIPANTS_MAX = 60
_MINUTES_A_DAY = 24 * 60


class Occasion(NamedTuple):
    """A contact of the record: the account that stands for it, and the other side's, if there is one."""

    kept: Sheet
    others: list[Sheet]

    @property
    def sheets(self) -> list[Sheet]:
        """All accounts, the one that stands for it first."""
        return [self.kept, *self.others]


def _has_levels(participants: Participants) -> bool:
    parties = {part["party"] for part in participants}
    with_level = {part["party"] for part in participants if part.get("level")}
    return len(parties) > 1 and parties == with_level


def _minute(sheet: Sheet) -> int:
    hour, _, minute = str(sheet.doc.get("time", "12:00")).partition(":")
    return int(hour) * 60 + int(minute)


def _apart(one: Sheet, two: Sheet) -> int:
    """Minutes between two accounts, by which the likelier of two occasions of a day is chosen."""
    days = date.fromisoformat(one.doc["date"]) - date.fromisoformat(two.doc["date"])
    return abs(days.days * _MINUTES_A_DAY + _minute(one) - _minute(two))


def _places(line: Line, sheet: Sheet) -> list[object]:
    """Where an account is looked for: on its day, and beside those of its request or round."""
    came_of = line.talks.root(sheet).reference
    return [sheet.doc["date"], *([came_of] if came_of is not None else [])]


def _match(asked: Asked, sheet: Sheet, near: list[Occasion]) -> Occasion | None:
    """The occasion of which the other side told alone so far, if this is its second account."""
    found = (
        one
        for one in near
        if one.kept.author != sheet.author
        and not one.others
        and is_one_call(asked, one.kept, sheet)
    )
    return min(found, key=lambda one: _apart(one.kept, sheet), default=None)


def occasions(line: Line, mode: int, now_ms: int) -> list[Occasion]:
    """The contacts that were recorded, each once, in the order in which they were signed.

    One party's own two accounts are two contacts: it knows of how many it tells.
    """
    asked, found = all_known(line, mode, now_ms), list[Occasion]()
    near: dict[object, dict[int, list[Occasion]]] = {}
    for sheet in sorted(current(line, Kind.CONTACT), key=signed_order):
        if sheet.mode != mode or sheet.doc.get("skipped"):
            continue
        if not _has_levels(sheet.doc["participants"]):
            continue
        places = _places(line, sheet)
        # Each party has its own fifty: what one says of a day pushes nothing of the other's out.
        beside = [
            one
            for place in places
            for of_party in near.get(place, {}).values()
            for one in of_party[-OF_A_DAY_MAX:]
        ]
        match = _match(asked, sheet, beside)
        if match is not None:
            match.others.append(sheet)
            continue
        found.append(one := Occasion(sheet, []))
        for place in places:
            near.setdefault(place, {}).setdefault(sheet.author, []).append(one)
    return found


# --- rounds ----------------------------------------------------------------------------------


def _delegates(doc: Doc) -> Participants:
    """The heads of the delegations, then their members, each under its delegation's party."""
    delegations = doc.get("delegations", [])
    heads = [{**one["head"], "party": one["party"]} for one in delegations if "head" in one]
    members = [
        {**part, "party": one["party"]}
        for one in delegations
        for part in one.get("members", ())
    ]
    return [*heads, *members][:PARTICIPANTS_MAX]


def _has_begun(doc: Doc, today: date) -> bool:
    """Whether its first day has come; of a month or a year that is named alone, whether it is over."""
    if "from" not in doc:
        return False
    span = Span.parse(doc["from"])
    return bool(span.last <= today)


def rounds_held(
    line: Line, mode: int, now_ms: int, recorded: list[Occasion]
) -> list[tuple[Sheet, Participants]]:
    """Rounds that have begun, each with who took part, if no contact on the ledger tells of them already.

    Args:
        line: the line.
        mode: of what happened.
        now_ms: by which a round has begun or not.
        recorded: the contacts that officers recorded.
    """
    told = {line.talks.root(part).reference for one in recorded for part in one.sheets}
    of_day: dict[str, list[Sheet]] = {}
    for one in recorded:
        of_day.setdefault(one.kept.doc["date"], []).append(one.kept)
    found = []
    for sheet in sorted(current(line, Kind.ROUND), key=signed_order):
        who = _delegates(sheet.doc)
        if sheet.mode != mode or not _has_begun(sheet.doc, day_of(now_ms)):
            continue
        if not _has_levels(who) or line.talks.root(sheet).id in told:
            continue
        beside = of_day.get(sheet.doc["from"], [])[:OF_A_DAY_MAX]
        if not any(same_people({"participants": who}, part.doc) for part in beside):
            found.append((sheet, who))
    return found
