"""A sheet that wants its effect, and what can be wrong with it. Both sides ask the same questions."""

from __future__ import annotations

from typing import NamedTuple

from openline.core.forms.profile import Profile
from openline.core.node.state import Line
from openline.core.node.talks_memory import Sheet
from openline.core.record.act import Officer
from openline.core.record.envelope import Envelope, Kind, covers
from openline.core.record.sheet import Doc

_NOBODY = Officer("", "", (), (), 0, None, False, 0, b"", b"")


class Wrong(NamedTuple):
    """What a sheet breaks: the clause, what it is, and what to do."""

    clause: str
    what: str
    next_step: str


class Asked(NamedTuple):
    """A sheet that wants its effect: whose, what it says, and what its author had seen."""

    line: Line
    party: int
    envelope: Envelope | None
    """None while our own node decides: then all that stands here is known."""
    t_ms: int
    kind: int
    doc: Doc
    reference: bytes | None
    officer: Officer
    mode: int
    profile: Profile

    def knows(self, sheet: Sheet) -> bool:
        """Whether the author had this sheet before him when he signed."""
        if self.envelope is None:
            return True
        return covers(self.party, self.envelope, sheet.author, sheet.place)

    @property
    def about(self) -> Sheet | None:
        """The sheet that it names by reference, if there is one here that its author had."""
        found = self.line.talks.sheets.get(self.reference or b"")
        if found is None or not self.knows(found):
            return None
        return found if self.kind == Kind.CONTACT else self.line.talks.root(found)


def all_known(line: Line, mode: int, now_ms: int) -> Asked:
    """One who has seen everything: what is in force now."""
    return Asked(
        *(line, line.us, None, now_ms, int(Kind.RELEASE), {}, None),
        *(_NOBODY, mode, line.profile),
    )
