"""The fields of each kind of talk and readout: which a sheet must have, may have, and their forms.

Asked by the desk before anything is signed and by the gate when an entry comes in, so that both
sides judge alike (TLK-2 to TLK-8, RDO-1 to RDO-8).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openline.core.forms import sheet_values as v
from openline.core.record.envelope import KIND_NAMES, Kind
from openline.core.record.sheet import Doc, write

Form = Callable[[Any], bool]

CONTACT_KINDS = ("in_person", "voice", "video", "written")
ANSWERS = ("accept", "other_time", "other_person", "decline")
RULES = ("no_readout", "fact_of_contact", "own", "joint")
SORTS = ("commitment", "follow_up")
STATES = ("open", "done", "lapsed", "withdrawn")
WHATS = ("own", "joint", "fact")
SHEET_BYTES_MAX = 8000  # of all but readouts, releases and glossaries
READOUT_BYTES_MAX = 24_000
SLOTS_MAX = 200
TERMS_MAX = 400
LINE_CHARACTERS_MAX = 2000

_NAME, _TEXT, _SHORT = v.name(1, 200), v.words(0, 4000), v.words(1, 500)
_PARTY, _LANGUAGE = v.name(1, 40), v.name(2, 35)
_SHORTS = v.many(_SHORT, 50)
_NAMES = v.many(_NAME, 50)
_BY_PARTY = v.by_name(_SHORT, 8)
_LISTS_BY_PARTY = v.by_name(_NAMES, 8)
_PERSON = v.fields({"name": _NAME, "office": _NAME, "level": _NAME, "party": _PARTY}, ())
_PERSONS = v.many(_PERSON, 60)
_PARTICIPANT = v.fields(
    {"name": _NAME, "office": _NAME, "level": _NAME, "party": _PARTY}, ("party",)
)
_ASK = v.fields({"by": _PARTY, "text": _SHORT, "answered": v.is_bool}, ("by", "text"))
_WEEKLY = v.fields(
    {"weekday": v.number(1, 7), "time": v.is_clock, "agenda": _SHORTS}, ("weekday", "time")
)
_DELEGATION = v.fields({"party": _PARTY, "head": _PERSON, "members": _PERSONS}, ("party",))
_GROUP = v.fields({"name": _NAME, "topics": _SHORTS}, ("name",))
_CONSULTATION = v.fields({"by": v.is_partial_date, "topics": _SHORTS}, ("topics",))
_TERM = v.fields(
    {
        "topic": _NAME,
        **dict.fromkeys(("en", "ru", "id"), v.many(_NAME, 40)),
        "rank": v.number(1, 3),
        "title": v.by_name(_NAME, 3),
        "disagreed": _SHORT,
    },
    ("topic",),
)
_LINES = v.many(v.is_id, SLOTS_MAX)
_EXPIRES: Form = lambda value: value == "none" or v.is_partial_date(value)  # noqa: E731

FIELDS: dict[int, tuple[dict[str, Form], tuple[str, ...]]] = {
    Kind.REQUEST: (
        {
            **dict.fromkeys(("from_office", "to_office", "level", "channel", "place"), _NAME),
            "kind": v.one_of(CONTACT_KINDS),
            **dict.fromkeys(("topics", "languages"), _SHORTS),
            "times": v.many(v.is_time, 12),
            "persons": _PERSONS,
            "interpreters": _NAMES,
            "no_qualified_interpreter": v.is_bool,
            "zone": _NAME,
            "reply_by": v.is_time,
            "weekly": _WEEKLY,
            "text": _TEXT,
        },
        ("from_office", "to_office", "level", "kind", "topics", "times", "reply_by"),
    ),
    Kind.REPLY: (
        {
            "answer": v.one_of(ANSWERS),
            "times": v.many(v.is_time, 12),
            "person": _NAME,
            "office": _NAME,
            "reason": _SHORT,
            "text": _TEXT,
        },
        ("answer",),
    ),
    Kind.HOLDER: (
        {
            "party": _PARTY,
            **dict.fromkeys(("office", "level", "name"), _NAME),
            "from": v.is_partial_date,
            "until": v.is_partial_date,
        },
        ("party", "office", "level", "name", "from"),
    ),
    Kind.CONTACT: (
        {
            "kind": v.one_of(CONTACT_KINDS),
            "date": v.is_date,
            **dict.fromkeys(("time", "until"), v.is_clock),
            **dict.fromkeys(("zone", "place", "channel", "series"), _NAME),
            "participants": v.many(_PARTICIPANT, 60),
            "topics": _SHORTS,
            "asks": v.many(_ASK, 50),
            **dict.fromkeys(("initiator", "trigger"), _BY_PARTY),
            "interpreters": _LISTS_BY_PARTY,
            "no_qualified_interpreter": v.is_bool,
            **dict.fromkeys(("closed", "skipped"), v.is_bool),
            "reason": _SHORT,
            "text": _TEXT,
        },
        ("kind", "date", "participants"),
    ),
    Kind.ROUND: (
        {
            **dict.fromkeys(("series", "number", "host", "place", "zone"), _NAME),
            **dict.fromkeys(("from", "to", "next_by"), v.is_partial_date),
            "closed": v.is_bool,
            "delegations": v.many(_DELEGATION, 8),
            "agenda": _SHORTS,
            "working_groups": v.many(_GROUP, 20),
            "consultations": v.many(_CONSULTATION, 20),
            "text": _TEXT,
        },
        ("series",),
    ),
    Kind.COMMITMENT: (
        {
            "sort": v.one_of(SORTS),
            "text": _SHORT,
            "owes": _PARTY,
            "to": _NAME,
            "due": v.is_partial_date,
            "expires": _EXPIRES,
            "topics": _SHORTS,
        },
        ("sort", "text", "owes", "expires"),
    ),
    Kind.OUTCOME: (
        {"state": v.one_of(STATES), "evidence": _SHORT, "text": _TEXT, "on": v.is_date},
        ("state",),
    ),
    Kind.RULE: (
        {"rule": v.one_of(RULES), "until": v.is_time, "event": _SHORT, "text": _TEXT},
        ("rule",),
    ),
    Kind.CONSENT: ({"agree": v.is_bool, "text": _TEXT}, ("agree",)),
    Kind.JOINTLINE: (
        {
            "slot": v.number(1, SLOTS_MAX),
            "texts": v.by_name(v.words(1, LINE_CHARACTERS_MAX), 3),
            "replaces": v.is_id,
        },
        ("slot", "texts"),
    ),
    Kind.INITIAL: ({"hash": v.is_id}, ("hash",)),
    Kind.BREACH: (
        {"by": _PARTY, "text": _SHORT, "source": _SHORT, "on": v.is_date},
        ("by", "text", "source"),
    ),
    Kind.GLOSSARY: (
        {"version": v.number(1, 10_000), "terms": v.many(_TERM, TERMS_MAX)},
        ("version", "terms"),
    ),
    Kind.READOUT: (
        {
            "seal": v.is_id,
            "language": _LANGUAGE,
            "bytes": v.number(1, READOUT_BYTES_MAX),
            "salt": v.is_salt,
            "text": v.words(1, READOUT_BYTES_MAX),
            **dict.fromkeys(("initiator", "trigger"), _BY_PARTY),
            "duration_min": v.number(0, 100_000),
            **dict.fromkeys(("persons", "commitments"), _SHORTS),
            "replaces": v.is_id,
            "note": _TEXT,
        },
        ("seal", "language", "bytes"),
    ),
    Kind.RELEASE: (
        {
            "what": v.one_of(WHATS),
            **dict.fromkeys(("channel", "address"), _SHORT),
            "language": _LANGUAGE,
            "lines": _LINES,
            "final": v.is_bool,
            "seal": v.is_id,
            "salt": v.is_salt,
            "text": v.words(1, READOUT_BYTES_MAX),
        },
        ("what", "final", "seal"),
    ),
}
_LARGE = frozenset({Kind.READOUT, Kind.RELEASE, Kind.GLOSSARY, Kind.JOINTLINE})


def fault_of(kind: int, doc: Doc) -> str | None:
    """What is wrong with the fields of a sheet, in words; None if nothing is [TLK-2]."""
    forms, needed = FIELDS[kind]
    for name, value in doc.items():
        form = forms.get(name)
        if form is None:
            return f"a {KIND_NAMES[kind]} has no field {name[:40]!r}"
        if not form(value):
            return f"the field {name!r} is not of its form"
    for name in needed:
        if name not in doc:
            return f"the field {name!r} is missing"
    if kind not in _LARGE and len(write(doc).encode()) > SHEET_BYTES_MAX:
        return f"it is longer than {SHEET_BYTES_MAX} bytes"
    return _together(kind, doc)


def _together(kind: int, doc: Doc) -> str | None:
    """What is wrong between fields that are each in order."""
    if kind == Kind.CONTACT:
        parties = {part["party"] for part in doc["participants"]}
        if not doc.get("skipped") and len(parties) < 2:
            return "the participants are of one party only"
        if doc.get("skipped") and not doc.get("reason"):
            return "a contact that was skipped needs its reason"
    if kind == Kind.REQUEST and not doc["times"] and "weekly" not in doc:
        return "no time is proposed"
    if kind == Kind.REPLY and doc["answer"] == "decline" and not doc.get("reason"):
        return "a decline needs its reason"
    if kind == Kind.REPLY and doc["answer"] == "other_time" and not doc.get("times"):
        return "another time is not named"
    if kind == Kind.REPLY and doc["answer"] == "other_person" and not doc.get("person"):
        return "another person is not named"
    if kind == Kind.RULE and "until" in doc and "event" in doc:
        return "an embargo ends at a time or with an event, not both"
    if kind == Kind.READOUT and ("salt" in doc) != ("text" in doc):
        return "a text that is shown needs its salt"
    return None


def text_of(kind: int, doc: Doc) -> str:
    """The words of a sheet that a list shows in one line; empty if it has none."""
    if kind == Kind.JOINTLINE:
        return next(iter(doc.get("texts", {}).values()), "")
    if kind == Kind.REQUEST:
        return f"{doc.get('from_office')} > {doc.get('to_office')}: {', '.join(doc.get('topics', []))}"
    if kind == Kind.ROUND:
        return f"{doc.get('series')} {doc.get('number', '')}".strip()
    if kind == Kind.CONTACT:
        return ", ".join(doc.get("topics", [])) or str(doc.get("reason", ""))
    return str(doc.get("text") or doc.get("reason") or doc.get("name") or "")
