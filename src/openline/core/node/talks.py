"""Requests between offices, rounds, commitments: what each may say, and what it does (TLK-3 to TLK-10).

The rules depend only on what an author had before him, so that both sides reach the same verdict.
"""

from __future__ import annotations

from collections.abc import Callable

from openline.core.base.names import LEVELS
from openline.core.forms.sheet_values import time_ms
from openline.core.node.talks_asked import Asked, Wrong
from openline.core.node.talks_memory import BYTES_MAX, SAID_MAX, SHEETS_MAX, VERSIONS_MAX, Sheet
from openline.core.record.envelope import Kind

DAY_MS = 86_400_000
REQUEST_MS_MAX = 366 * DAY_MS


def _levels(asked: Asked) -> list[str]:
    given = [asked.doc.get("level")]
    people = asked.doc.get("participants") or asked.doc.get("persons") or []
    if asked.kind != Kind.READOUT:  # there persons are names only
        given += [part.get("level") for part in people]
    for delegation in asked.doc.get("delegations") or []:
        people = [*delegation.get("members", []), delegation.get("head") or {}]
        given += [person.get("level") for person in people]
    return [level for level in given if level is not None]


def _wrong_level(asked: Asked) -> Wrong | None:
    known = (*LEVELS, *asked.profile["talks.levels"])
    for level in _levels(asked):
        if level not in known:
            return Wrong(
                "TLK-2",
                f"{level[:40]!r} is no level that is known",
                f"One of {', '.join(known)}.",
            )
    return None


def _request(asked: Asked) -> Wrong | None:
    due_ms = time_ms(asked.doc["reply_by"])
    if not asked.t_ms < due_ms <= asked.t_ms + REQUEST_MS_MAX:
        return Wrong(
            "TLK-4",
            "the answer is due in the past, or in more than a year",
            "Name another time.",
        )
    return None


def _reply(asked: Asked) -> Wrong | None:
    request = asked.about
    if request is None or request.kind != Kind.REQUEST:
        return Wrong("TLK-5", "this is no request", "`openline request list` shows them.")
    if request.author == asked.party:
        return Wrong(
            "TLK-5", "a request is answered by the other party", "Withdraw it: cancel."
        )
    if asked.doc["answer"] != "accept":
        return None
    times = asked.doc.get("times") or []
    if "weekly" in request.doc:
        if times:
            return Wrong(
                "TLK-5",
                "an acceptance of a standing call names no time",
                "Accept without one: its day and time stand in the request.",
            )
    elif len(times) != 1 or times[0] not in request.doc["times"]:
        return Wrong(
            "TLK-5",
            "an acceptance names one of the times that were proposed",
            "Give one of them, or answer other_time.",
        )
    return None


def _is_to_come(asked: Asked) -> bool:
    """Whether a contact is said of a day that has begun nowhere yet; a skip may be told before."""
    if asked.doc.get("skipped"):
        return False
    # A zone is at most 14 hours ahead of UTC, so the next day is the last that can have begun.
    return time_ms(f"{asked.doc['date']}T00:00Z") > asked.t_ms + DAY_MS


def _contact(asked: Asked) -> Wrong | None:
    if _is_to_come(asked):
        return Wrong(
            "TLK-7",
            "the contact's day is still to come",
            "Record it when it has taken place; what is planned is a request.",
        )
    if asked.reference is None:
        return None
    about = asked.about
    if about is None or about.kind not in (Kind.REQUEST, Kind.ROUND, Kind.CONTACT):
        return Wrong(
            "TLK-7",
            "a contact follows a request, a round or another contact",
            "Name one of them.",
        )
    if about.kind == Kind.CONTACT and about.author != asked.party:
        return Wrong(
            "TLK-7", "only its author gives a new version of a contact", "Record yours."
        )
    return _replaced(asked, about, "TLK-7")


def _round(asked: Asked) -> Wrong | None:
    if asked.reference is None:
        return None
    about = asked.about
    if about is None or about.kind != Kind.ROUND or about.doc["series"] != asked.doc["series"]:
        return Wrong("TLK-8", "a new version names a round of its series", "Name the round.")
    return _replaced(asked, about, "TLK-8")


def _replaced(asked: Asked, about: Sheet, clause: str) -> Wrong | None:
    if about.kind == asked.kind and about.version >= VERSIONS_MAX:
        return Wrong(clause, f"it has {VERSIONS_MAX} versions", "Record a new one.")
    # Of versions that crossed, each is asked for: that of the other party may not be here yet.
    versions = [part for part in about.said if part.kind == about.kind == asked.kind]
    newer = next(filter(asked.knows, versions), None)
    if newer is not None:
        return Wrong(
            clause, "there is a newer version of it already", f"Name {newer.id.hex()[:12]}."
        )
    return None


def _commitment(asked: Asked) -> Wrong | None:
    if asked.reference is None:
        return None
    about = asked.about
    if about is None or about.kind not in (Kind.CONTACT, Kind.ROUND, Kind.REQUEST):
        return Wrong(
            "TLK-9", "a commitment comes of a contact or a round", "Name one, or none."
        )
    return None


def _outcome(asked: Asked) -> Wrong | None:
    about = asked.about
    if about is None or about.kind != Kind.COMMITMENT:
        return Wrong("TLK-9", "this is no commitment", "`openline commitment list` shows them.")
    return None


def _glossary(asked: Asked) -> Wrong | None:
    topics = [term["topic"] for term in asked.doc["terms"]]
    if len(set(topics)) != len(topics):
        return Wrong(
            "TLK-10", "a topic stands twice in the glossary", "Put its terms together."
        )
    if asked.doc["version"] <= asked.line.talks.glossary_version(asked.party):
        return Wrong(
            "TLK-10", "this version of the glossary is there already", "Number it higher."
        )
    return None


def _free(asked: Asked) -> Wrong | None:
    return None


RULES: dict[int, Callable[[Asked], Wrong | None]] = {
    Kind.REQUEST: _request,
    Kind.REPLY: _reply,
    Kind.HOLDER: _free,
    Kind.CONTACT: _contact,
    Kind.ROUND: _round,
    Kind.COMMITMENT: _commitment,
    Kind.OUTCOME: _outcome,
    Kind.GLOSSARY: _glossary,
}
NEW_VERSIONS = frozenset({Kind.ROUND, Kind.CONTACT})


def wrong_level(asked: Asked) -> Wrong | None:
    """A level that nobody knows."""
    return _wrong_level(asked)


def too_many(asked: Asked) -> Wrong | None:
    """Whether the party has said as much as a node keeps in mind."""
    here = (
        asked.envelope.generation if asked.envelope else asked.line.logs[asked.party].generation
    )
    count, size = asked.line.talks.sizes.get((asked.party, here), (0, 0))
    if count >= SHEETS_MAX or size >= BYTES_MAX:
        return Wrong(
            "TLK-3", "there are as many sheets of this party as may be", "Begin a generation."
        )
    about = asked.about
    if about is not None and about.said_by.get(asked.party, 0) >= SAID_MAX:
        return Wrong("TLK-3", f"you said {SAID_MAX} things of it already", "Record a new one.")
    return None


def of_another_mode(asked: Asked) -> Wrong | None:
    """What is said in an exercise is not about what is real, nor the other way round."""
    about = asked.about
    if about is None or about.mode == asked.mode:
        return None
    return Wrong("TLK-3", "what it names is of another mode", "Say it in the mode of that.")


def replace(old: Sheet, new: Sheet) -> None:
    """Two versions that crossed: that of the lower party number counts, on both sides."""
    if old.replaced_by is None or new.author < old.replaced_by.author:
        old.replaced_by = new


def take(asked: Asked, sheet: Sheet, size: int) -> None:
    """Remember a sheet that has its effect, and tell what it is about."""
    asked.line.talks.add(sheet, size)
    about = asked.about
    if about is None:
        return
    if sheet.kind != Kind.CONTACT:
        sheet.reference = about.id  # of a contact, its first version
    elif about.kind == Kind.CONTACT:
        sheet.first = about.first or about
    about.add(sheet)
    asked.line.talks.date(sheet)
    if sheet.kind in NEW_VERSIONS and about.kind == sheet.kind:
        sheet.version = about.version + 1
        replace(about, sheet)
