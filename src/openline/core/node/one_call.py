"""Which records of contacts are of one call: the strictest rule agreed for any of them governs all (RDO-9).

Decided from what the author of a release had, so that both sides decide alike. What only looks like one
call governs nothing: it is shown, and a person says.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from openline.core.node.state import Line
from openline.core.node.talks_asked import Asked
from openline.core.node.talks_memory import Sheet, of_both
from openline.core.record.envelope import Kind
from openline.core.record.sheet import Doc

People = frozenset[tuple[str, str | None]]
OF_A_DAY_MAX = 50
"""Contacts of one day and party that are held against one for a view."""


def people_of(doc: Doc) -> People:
    """The parties of a contact with their offices, or names where no office is given."""
    return frozenset(
        (part["party"], part.get("office") or part.get("name")) for part in doc["participants"]
    )


def are_same(one: People, two: People) -> bool:
    """Whether somebody of two parties stands in both."""
    return len({party for party, _ in one & two}) > 1


def same_people(one: Doc, two: Doc) -> bool:
    """Whether two contacts are of the same offices, of both parties."""
    return are_same(people_of(one), people_of(two))


def known_version(asked: Asked, contact: Sheet) -> Sheet:
    """The newest version of a contact that the author had."""
    while contact.replaced_by is not None and asked.knows(contact.replaced_by):
        contact = contact.replaced_by
    return contact


def _came_of(asked: Asked, contact: Sheet) -> Sheet | None:
    """The request or round that the first version of a contact names."""
    talks = asked.line.talks
    return talks.sheets.get(talks.root(contact).reference or b"")


def _day(contact: Sheet) -> date:
    return date.fromisoformat(contact.doc["date"])


def _was_agreed_for(asked: Asked, request: Sheet | None, day: date) -> bool:
    """Whether the other party accepted a request for this day, a day for the zones left open."""
    if request is None or request.kind != Kind.REQUEST:
        return False
    replies = [part for part in request.said if part.kind == Kind.REPLY and asked.knows(part)]
    if not replies or replies[-1].doc["answer"] != "accept":
        return False
    if "weekly" in request.doc:
        return (day.isoweekday() - request.doc["weekly"]["weekday"]) % 7 in (0, 1, 6)
    return abs((date.fromisoformat(replies[-1].doc["times"][0][:10]) - day).days) <= 1


def _never_was(asked: Asked, contact: Sheet) -> bool:
    """Whether no side ever said that it took place: by taking it back later nobody loses its rule."""
    first = asked.line.talks.root(contact)
    return bool(first.doc.get("skipped") and contact.doc.get("skipped"))


def is_one_call(asked: Asked, one: Sheet, two: Sheet) -> bool:
    """Whether two records, each in the newest version that the author had, are of one call [RDO-9]."""
    root = asked.line.talks.root
    if root(one) is root(two) or one.mode != two.mode:
        return False
    if _never_was(asked, one) or _never_was(asked, two):
        return False
    about, same_day = (_came_of(asked, one), _came_of(asked, two)), _day(one) == _day(two)
    is_same = about[0] is not None and about[0] is about[1]
    if is_same and about[0] is not None and about[0].kind == Kind.REQUEST:
        return same_day or "weekly" not in about[0].doc
    if not same_day or not same_people(one.doc, two.doc):
        return False
    if not is_same and all(_was_agreed_for(asked, part, _day(one)) for part in about):
        return False  # two calls were asked for and agreed
    return is_same or bool(one.doc["kind"] == two.doc["kind"])


def others_under_rule(asked: Asked, contact: Sheet) -> list[Sheet]:
    """First versions of the other records of a call for which a rule was agreed at some time."""
    talks, here = asked.line.talks, known_version(asked, contact)
    seen, found = {contact.id}, list[Sheet]()
    for sheet in talks.under_rule(here.doc["date"], talks.root(contact).reference):
        root = talks.root(sheet)
        if root.id in seen or not asked.knows(sheet):
            continue
        seen.add(root.id)
        if is_one_call(asked, here, known_version(asked, root)):
            found.append(root)
    return found


# --- what is shown ---------------------------------------------------------------------------


class Days:
    """The newest versions of all contacts of a line by their day: for views, where all is known."""

    def __init__(self, line: Line, asked: Asked) -> None:
        """`asked` is one who has seen everything."""
        self._asked = asked
        self._days: dict[str, list[Sheet]] = {}
        for sheet in line.talks.of(Kind.CONTACT):
            if sheet.replaced_by is None:
                self._days.setdefault(sheet.doc["date"], []).append(sheet)

    def beside(self, contact: Sheet) -> dict[str, list[str]]:
        """Ids of other records of one call with this, and of those that may be."""
        near, day = list[Sheet](), _day(contact)
        for days in (-1, 0, 1):
            if date.min < day < date.max:
                near += self._of_day(day + timedelta(days))
        request = _came_of(self._asked, contact)
        if request is not None and request.kind == Kind.REQUEST:
            came = [part for part in request.said if part.kind == Kind.CONTACT]
            near += (known_version(self._asked, part) for part in of_both(came, OF_A_DAY_MAX))
        others = {sheet.id: sheet for sheet in near if sheet is not contact}
        one = [part for part in others.values() if is_one_call(self._asked, contact, part)]
        perhaps = (part for part in others.values() if part not in one)
        return {
            "one_call": _ids(one),
            "perhaps_one_call": _ids(
                part for part in perhaps if _may_be_one(self._asked, contact, part)
            ),
        }

    def _of_day(self, day: date) -> list[Sheet]:
        return of_both(self._days.get(day.isoformat(), []), OF_A_DAY_MAX)


def _ids(sheets: Iterable[Sheet]) -> list[str]:
    return sorted(sheet.id.hex() for sheet in sheets)


def _levels(doc: Doc) -> People:
    parts = doc["participants"]
    return frozenset((part["party"], part["level"]) for part in parts if part.get("level"))


def _may_be_one(asked: Asked, one: Sheet, two: Sheet) -> bool:
    """Whether two records look like one call, which no rule can decide: a person looks at it."""
    if one.mode != two.mode or asked.line.talks.root(one) is asked.line.talks.root(two):
        return False
    if one.doc.get("skipped") or two.doc.get("skipped"):
        return False
    if abs((_day(one) - _day(two)).days) > 1:
        return False
    return same_people(one.doc, two.doc) or are_same(_levels(one.doc), _levels(two.doc))
