"""What a node remembers of talks and readouts: folded from the record, texts of readouts left out.

Places are (generation, index) of the author's log; by them a rule knows what its author had seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from openline.core.record.envelope import Kind
from openline.core.record.sheet import Doc

VERSIONS_MAX = 1000
SHEETS_MAX = 20_000
"""Sheets of one party that a node keeps in mind [TLK-3]; the next one is void."""


@dataclass(slots=True)
class Sheet:
    """One talk item as the fold knows it."""

    id: bytes
    kind: int
    author: int
    place: tuple[int, int]
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
    """Of a joint line: what an initial is on [RDO-4]."""


class Talks:
    """The talks of one line."""

    def __init__(self) -> None:
        self.sheets: dict[bytes, Sheet] = {}
        self.of_party: dict[int, int] = {}

    def of(self, kind: int) -> list[Sheet]:
        """All sheets of a kind, in the order in which they came."""
        return [sheet for sheet in self.sheets.values() if sheet.kind == kind]

    def root(self, sheet: Sheet) -> Sheet:
        """The first version of a contact; any other sheet itself. What is said of it hangs there."""
        seen = 0
        while sheet.kind == Kind.CONTACT and seen < VERSIONS_MAX:
            older = self.sheets.get(sheet.reference or b"")
            if older is None or older.kind != Kind.CONTACT:
                break
            sheet, seen = older, seen + 1
        return sheet


def newest(sheet: Sheet) -> Sheet:
    """The newest version of a sheet that is here."""
    seen = 0
    while sheet.replaced_by is not None and seen < VERSIONS_MAX:
        sheet, seen = sheet.replaced_by, seen + 1
    return sheet
