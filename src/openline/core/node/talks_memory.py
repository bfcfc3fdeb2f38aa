"""What a node remembers of talks and readouts: folded from the record, texts of readouts left out.

Places are (generation, index) of the author's log; by them a rule knows what its author had seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from openline.core.record.envelope import Kind
from openline.core.record.sheet import Doc

SHEETS_MAX = 20_000
"""Sheets of one party that a node keeps in mind [TLK-3]; the next one is void."""
BYTES_MAX = 40_000_000
"""The same by their length, texts of readouts and releases left out."""
VERSIONS_MAX = 1000
SAID_MAX = 1000
"""What one party may say of one sheet [TLK-3]."""

Place = tuple[int, int]
NOTHING: Place = (0, -1)


@dataclass(slots=True)
class Sheet:
    """One talk item as the fold knows it."""

    id: bytes
    kind: int
    author: int
    place: Place
    had: Place
    """The last entry of the other log that its author had."""
    at_ms: int
    officer: str
    mode: int
    reference: bytes | None
    doc: Doc
    said: list[Sheet] = field(default_factory=list)
    """What was said about it: replies, outcomes, consents, initials, releases, breaches, rules."""
    replaced_by: Sheet | None = None
    key: bytes = b""
    """SHA-256 of the officer's certificate: who released or initialled."""
    digest: str = ""
    """Of a joint line what an initial is on [RDO-4], of a released fact its version of the contact."""
    first: Sheet | None = None
    """Of a new version of a contact: the first one."""
    version: int = 1
    said_by: dict[int, int] = field(default_factory=dict)
    """How much each party has said of it."""

    def knew(self, other: Sheet) -> bool:
        """Whether its author had another sheet when he signed."""
        if self.author == other.author:
            return self.place > other.place
        return self.had >= other.place

    def add(self, sheet: Sheet) -> None:
        """Something was said of it."""
        self.said.append(sheet)
        self.said_by[sheet.author] = self.said_by.get(sheet.author, 0) + 1


class Talks:
    """The talks of one line."""

    def __init__(self) -> None:
        self.sheets: dict[bytes, Sheet] = {}
        self.sizes: dict[tuple[int, int], tuple[int, int]] = {}
        """Sheets and bytes by party and generation."""
        self._of_kind: dict[int, list[Sheet]] = {}
        self._glossaries: dict[int, int] = {}
        self._with_rule: set[bytes] = set()
        self._under_rule: dict[str | bytes, list[Sheet]] = {}

    def add(self, sheet: Sheet, size: int) -> None:
        """Remember a sheet; size in bytes without the text of a readout."""
        self.sheets[sheet.id] = sheet
        self._of_kind.setdefault(sheet.kind, []).append(sheet)
        key = (sheet.author, sheet.place[0])
        count, total = self.sizes.get(key, (0, 0))
        self.sizes[key] = count + 1, total + size
        if sheet.kind == Kind.GLOSSARY:
            self._glossaries[sheet.author] = int(sheet.doc["version"])

    def of(self, kind: int) -> list[Sheet]:
        """All sheets of a kind, in the order in which they came."""
        return self._of_kind.get(kind, [])

    def glossary_version(self, party: int) -> int:
        """The version of a party's last glossary; 0 if it has none."""
        return self._glossaries.get(party, 0)

    def rule_agreed(self, about: Sheet) -> None:
        """A rule was agreed for a contact, or for a request and all that comes of it [RDO-9]."""
        if about.id in self._with_rule:
            return
        self._with_rule.add(about.id)
        contacts = [about]
        while contacts:
            sheet = contacts.pop()
            self.date(sheet)
            contacts += [part for part in sheet.said if part.kind == Kind.CONTACT]

    def date(self, sheet: Sheet) -> None:
        """Let a version of a contact be found by its day, and by what it came of, if a rule was agreed."""
        first = self.root(sheet)
        if sheet.kind == Kind.CONTACT and not self._with_rule.isdisjoint(
            (first.id, first.reference or b"")
        ):
            for key in (str(sheet.doc["date"]), first.reference or b""):
                self._under_rule.setdefault(key, []).append(sheet)

    def under_rule(self, day: str, came_of: bytes | None) -> list[Sheet]:
        """Versions of contacts of a day, or of one request or round, for which a rule was agreed."""
        found = list(self._under_rule.get(day, []))
        return found + (self._under_rule.get(came_of, []) if came_of else [])

    def root(self, sheet: Sheet) -> Sheet:
        """The first version of a contact; any other sheet itself. What is said of it hangs there."""
        return sheet.first or sheet


def newest(sheet: Sheet) -> Sheet:
    """The newest version of a sheet that is here; what replaces came after, so it ends."""
    while sheet.replaced_by is not None:
        sheet = sheet.replaced_by
    return sheet


def signed_order(sheet: Sheet) -> tuple[int, int, Place]:
    """Sorts sheets the same on both sides, whatever the order in which they came."""
    return sheet.at_ms, sheet.author, sheet.place


def latest(sheets: Iterable[Sheet]) -> Sheet | None:
    """The last word of either party: of two that crossed, that of the lower party number [TLK-3]."""
    last: dict[int, Sheet] = {}
    for sheet in sheets:
        known = last.get(sheet.author)
        if known is None or sheet.place > known.place:
            last[sheet.author] = sheet
    found: Sheet | None = None
    for _, sheet in sorted(last.items()):
        if found is None or sheet.knew(found):
            found = sheet
    return found


def of_both(sheets: Iterable[Sheet], most: int) -> list[Sheet]:
    """The last so many of each party: what one of them says hides nothing of the other."""
    found: list[Sheet] = []
    counts: dict[int, int] = {}
    for sheet in reversed(list(sheets)):
        counts[sheet.author] = counts.get(sheet.author, 0) + 1
        if counts[sheet.author] <= most:
            found.append(sheet)
    return found[::-1]
