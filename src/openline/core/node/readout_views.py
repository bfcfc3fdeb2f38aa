"""What a node shows of its readouts: rules, own and theirs, joint lines, releases (RDO-1 to RDO-8)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openline.core.base.names import Mode
from openline.core.node import readouts
from openline.core.node.one_call import Days, others_under_rule
from openline.core.node.state import Line
from openline.core.node.talks_asked import Asked, all_known
from openline.core.node.talks_memory import Sheet, newest, of_both, signed_order
from openline.core.node.talks_views import (
    Dated,
    Read,
    by_date,
    contact_view,
    contacts_of,
    sheet_view,
)
from openline.core.record.envelope import Kind
from openline.core.record.sheet import Doc

Sealed = Callable[[str], str | None]
"""Our own text by its seal, None if it is not in this home."""


def _rule_view(line: Line, contact: Sheet, asked: Asked) -> dict[str, Any]:
    rule = readouts.in_force(asked, contact)
    if rule is None:
        default = line.profile["release.default"]
        empty = dict.fromkeys(("until", "event", "by", "id", "text"))
        return {"rule": default, "agreed": False, "default": True, **empty}
    return {
        "rule": rule.doc["rule"],
        "until": rule.doc.get("until"),
        "event": rule.doc.get("event"),
        "text": rule.doc.get("text"),
        "by": line.name(rule.author),
        "id": rule.id.hex(),
        "agreed": True,
        "default": False,
    }


def _rules_beside(line: Line, root: Sheet, asked: Asked) -> list[dict[str, Any]]:
    """Rules agreed for other records of the same call: a release is held to each of them [RDO-9]."""
    return [
        {**_rule_view(line, other, asked), "contact": newest(other).id.hex()}
        for other in others_under_rule(asked, root)
        if readouts.in_force(asked, other) is not None
    ]


def _asked_view(line: Line, rule: Sheet, asked: Asked) -> dict[str, Any]:
    consents = readouts.consents_of(asked, rule)
    state = "asked"
    if consents:
        state = "accepted" if consents[-1].doc["agree"] else "refused"
    return {
        **sheet_view(line, rule),
        "by": line.name(rule.author),
        **{key: rule.doc.get(key) for key in ("rule", "until", "event", "text")},
        "state": state,
    }


JOINTLINES_MAX = 1000
READOUTS_MAX = 50
"""Readouts, lines, rules, breaches of a contact and a party that are shown, the newest."""
CONTACTS_MAX = 250
TEXTS_MAX = 1000
"""Texts that are read from the disk for one answer; what is over is shown when asked for alone."""


def release_of(about: Sheet) -> Sheet | None:
    """The release that made a readout public, None if it is confidential."""
    return next((part for part in _releases_of(about) if part.doc.get("final")), None)


def _releases_of(about: Sheet) -> list[Sheet]:
    return [part for part in about.said if part.kind == Kind.RELEASE]


def _awaiting(line: Line, about: Sheet, what: str, author: int) -> dict[str, Any] | None:
    """How many of the releasers that are needed have signed; None if nobody has or all have."""
    parts = [
        part
        for part in _releases_of(about)
        if part.doc["what"] == what and part.author == author
    ]
    if not parts or any(part.doc.get("final") for part in parts):
        return None
    names = sorted({part.officer for part in parts})
    return {"have": len(names), "need": line.profile["release.persons"], "by": names}


def _readout_text(line: Line, sheet: Sheet, read: Read, sealed: Sealed) -> str | None:
    if sheet.author == line.us and (ours := sealed(sheet.doc["seal"])) is not None:
        return ours
    if "salt" in sheet.doc:  # shown to the other side from the beginning
        return (read(sheet.id) or {}).get("text")
    release = release_of(sheet)
    return (read(release.id) or {}).get("text") if release is not None else None


def readout_view(line: Line, sheet: Sheet, read: Read, sealed: Sealed) -> dict[str, Any]:
    """A readout of either party; the text is null where it is sealed and not ours."""
    text = _readout_text(line, sheet, read, sealed)
    release = release_of(sheet)
    doc = sheet.doc
    return {
        **{key: part for key, part in sheet_view(line, sheet).items() if key != "doc"},
        "language": doc["language"],
        "text": text,
        "sealed": "salt" not in doc and release is None,
        "shared": "salt" in doc,
        "bytes": doc["bytes"],
        "version": sheet.version,
        "replaces": doc.get("replaces"),
        "released": release is not None,
        "released_at": release.at_ms if release is not None else None,
        "awaiting": _awaiting(line, sheet, "own", sheet.author),
        "claims": {
            "initiator": doc.get("initiator", {}),
            "trigger": doc.get("trigger", {}),
            "duration_min": doc.get("duration_min"),
            "persons": doc.get("persons", []),
            "commitments": doc.get("commitments", []),
        },
        "note": doc.get("note"),
    }


def _line_view(line: Line, sheet: Sheet) -> dict[str, Any]:
    initials = {
        line.name(part.author): {"by": part.officer, "at": part.at_ms}
        for part in sheet.said
        if part.kind == Kind.INITIAL
    }
    return {
        **{key: part for key, part in sheet_view(line, sheet).items() if key != "doc"},
        "slot": sheet.doc["slot"],
        "texts": sheet.doc["texts"],
        "hash": sheet.digest,
        "initials": initials,
        "agreed": len(initials) > 1,
        "current": sheet.replaced_by is None,
        "replaces": sheet.doc.get("replaces"),
    }


def _releases_view(line: Line, about: Sheet, read: Read) -> list[dict[str, Any]]:
    """The last releases of either party, each with all who signed for as much."""
    names: dict[tuple[int, str], set[str]] = {}
    for part in _releases_of(about):
        names.setdefault((part.author, part.doc["what"]), set()).add(part.officer)
    waits = {(author, what): _awaiting(line, about, what, author) for author, what in names}
    rows = []
    for part in of_both(_releases_of(about), READOUTS_MAX):
        key = part.author, part.doc["what"]
        row = _release_view(line, part, about, read)
        rows.append({**row, "by": sorted(names[key]), "awaiting": waits[key]})
    return rows


def _release_view(line: Line, sheet: Sheet, about: Sheet, read: Read) -> dict[str, Any]:
    doc = sheet.doc
    text = (read(sheet.id) or {}).get("text") if doc.get("final") else None
    return {
        **{key: part for key, part in sheet_view(line, sheet).items() if key != "doc"},
        "item": about.id.hex(),
        "what": doc["what"],
        "channel": doc.get("channel"),
        "address": doc.get("address"),
        "language": doc.get("language"),
        "lines": doc.get("lines", []),
        "text": text,
        "complete": bool(doc.get("final")),
    }


def _of_contact(line: Line, contact: Sheet, kind: int) -> list[Sheet]:
    said = (part for part in line.talks.root(contact).said if part.kind == kind)
    return of_both(said, JOINTLINES_MAX if kind == Kind.JOINTLINE else READOUTS_MAX)


def readouts_of(
    line: Line,
    contact: Sheet,
    read: Read,
    sealed: Sealed,
    now_ms: int,
    dated: Dated | None = None,
    days: Days | None = None,
) -> dict[str, Any]:
    """What was said about one contact's readouts, the last READOUTS_MAX of either party.

    Args:
        line: the line.
        contact: any version of the contact.
        read: the whole sheet of an item.
        sealed: our own texts.
        now_ms: by which a rule is in force.
        dated: as of `talks_views.by_date`, if it is known already.
        days: all contacts by their day, if they are known already.
    """
    dated = by_date(line) if dated is None else dated
    asked, root = all_known(line, contact.mode, now_ms), line.talks.root(contact)
    days = Days(line, asked) if days is None else days
    own = _of_contact(line, contact, Kind.READOUT)
    shown = [(part.author, readout_view(line, part, read, sealed)) for part in own]
    releases = [row for about in (root, *own) for row in _releases_view(line, about, read)]
    return {
        "contact": contact_view(line, contact, dated, days),
        "rule": _rule_view(line, root, asked),
        "rules_beside": _rules_beside(line, root, asked),
        "asked": [
            _asked_view(line, rule, asked)
            for rule in of_both(readouts.rules_of(asked, root), READOUTS_MAX)
        ],
        "own": [view for author, view in shown if author == line.us],
        "theirs": [view for author, view in shown if author != line.us],
        "joint": sorted(
            (_line_view(line, part) for part in _of_contact(line, contact, Kind.JOINTLINE)),
            key=lambda view: (view["slot"], view["at"]),
        ),
        "releases": releases,
        "breaches": [
            {**sheet_view(line, part), **part.doc}
            for part in _of_contact(line, contact, Kind.BREACH)
        ],
    }


def _is_shown(line: Line, contact: Sheet) -> bool:
    """Whether a contact stands in the list; by taking it back nobody hides what the other said of it."""
    if contact.replaced_by is not None:
        return False
    item = line.items.get(contact.id)
    is_taken_back = contact.doc.get("skipped") or (item is not None and item.cancelled)
    others = line.talks.root(contact).said_by.get(1 - contact.author, 0)
    return not is_taken_back or others > 0


def readouts_view(line: Line, read: Read, sealed: Sealed, now_ms: int) -> dict[str, Any]:
    """The readouts of the newest contacts of a line, the newest contact first."""
    contacts = [part for part in line.talks.of(Kind.CONTACT) if _is_shown(line, part)]
    contacts.sort(key=lambda part: (part.doc["date"], *signed_order(part)))
    contacts, dated = of_both(contacts, CONTACTS_MAX)[::-1], by_date(line)
    left, days = [TEXTS_MAX], Days(line, all_known(line, int(Mode.REAL), now_ms))

    def some(item: bytes) -> Doc | None:
        left[0] -= 1
        return read(item) if left[0] >= 0 else None

    return {
        "persons_needed": line.profile["release.persons"],
        "default_rule": line.profile["release.default"],
        "modes": [part.name for part in Mode],
        "contacts": [
            readouts_of(line, part, some, sealed, now_ms, dated, days) for part in contacts
        ],
    }


def rule_in_force(line: Line, about: Sheet, now_ms: int) -> dict[str, Any]:
    """The rule of release of a contact, or of the request that it will come of."""
    return _rule_view(line, line.talks.root(about), all_known(line, about.mode, now_ms))


def contact_named(line: Line, item: bytes) -> Sheet | None:
    """A contact by its item, or the first contact of a request or a round."""
    sheet = line.talks.sheets.get(item)
    if sheet is None or sheet.kind == Kind.CONTACT:
        return sheet
    found = contacts_of(sheet)
    return found[0] if found else None
