"""The gate of talks and readouts: asked before our own is signed and when theirs comes in (TLK-2, ENV-9)."""

from __future__ import annotations

from typing import Any

from openline.core.base.names import Precedence
from openline.core.forms.profile import Profile
from openline.core.node import readouts, talks
from openline.core.node.state import Item, Line, Meta
from openline.core.node.talks_asked import Asked, Wrong
from openline.core.node.talks_memory import NOTHING, Place, Sheet
from openline.core.record import sheet as sheets
from openline.core.record.act import Act, Officer
from openline.core.record.envelope import Entry, Envelope, Kind

STAFF_AT_MOST = Precedence.PRIORITY
_TEXT_IS_LEFT = frozenset({Kind.READOUT, Kind.RELEASE})
_TAKE = dict.fromkeys(readouts.RULES, readouts.take) | dict.fromkeys(talks.RULES, talks.take)


def wrong(asked: Asked) -> Wrong | None:
    """What is against a sheet whose fields are in order; None if it may have its effect."""
    rule = (readouts.RULES | talks.RULES)[asked.kind]
    return (
        talks.wrong_level(asked)
        or talks.too_many(asked)
        or rule(asked)
        or talks.of_another_mode(asked)
    )


def void_clause(
    line: Line,
    party: int,
    envelope: Envelope,
    act: Act,
    officer: Officer,
    profile: Profile,
) -> str | None:
    """The clause by which a sheet has no effect, None if it has [ENV-9]."""
    if act.precedence > STAFF_AT_MOST:
        return "TLK-2"
    doc = sheets.parse(act.content[0])
    found = wrong(
        Asked(
            *(line, party, envelope, envelope.t_ms, envelope.kind, doc),
            *(act.reference, officer, act.mode, profile),
        )
    )
    return found.clause if found is not None else None


def _had(envelope: Envelope, party: int) -> Place:
    """The last entry of the other log that the heads of an entry cover."""
    heads = [head for head in envelope.heads if head.party != party]
    return max(((head.generation, head.size - 1) for head in heads), default=NOTHING)


def take(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> list[dict[str, Any]]:
    """Give a sheet its effect, and tell those who watch."""
    envelope = entry.envelope
    posting = line.postings[entry.party].get(act.cert_ref)
    if item.id in line.talks.sheets or posting is None:
        return []
    doc = sheets.parse(act.content[0])
    sheet = Sheet(
        id=item.id,
        kind=item.kind,
        author=entry.party,
        place=(envelope.generation, envelope.index),
        had=_had(envelope, entry.party),
        at_ms=envelope.t_ms,
        officer=item.officer,
        mode=act.mode,
        reference=act.reference,
        doc=doc,
        key=posting.officer.hash,
    )
    asked = Asked(
        *(line, entry.party, envelope, envelope.t_ms, item.kind, doc),
        *(act.reference, posting.officer, act.mode, line.profile),
    )
    size = len(act.content[0].encode())
    if item.kind in _TEXT_IS_LEFT:
        size -= len(doc.get("text", "").encode())
    _TAKE[Kind(item.kind)](asked, sheet, size)
    what = "readouts" if item.kind in readouts.RULES else "talks"
    return [{"event": what, "item": item.id.hex()}]
