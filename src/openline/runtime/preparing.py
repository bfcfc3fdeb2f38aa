"""The preparation sheet of a call or a round: everything its staff must know, on one page (R72)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from openline.core.base.errors import Refused
from openline.core.contacts import sentence
from openline.core.contacts.names import folded
from openline.core.forms.sheet_values import last_day
from openline.core.node import readout_views, talks_views
from openline.core.node.node import Node
from openline.core.node.state import Line
from openline.core.node.talks_memory import Sheet, latest
from openline.core.record.envelope import Kind
from openline.runtime.opening import Opened
from openline.runtime.talking import contact_sheet_or_none
from openline.shell.calendars import words as calendar_words
from openline.shell.calendars.zones import day_said
from openline.shell.contacts.store import Contacts

LOOKED_AT_MAX = 2000


def _sheet(line: Line, given: str) -> Sheet:
    found = [
        sheet
        for sheet in line.talks.sheets.values()
        if sheet.id.hex().startswith(given) and sheet.kind in (Kind.REQUEST, Kind.ROUND)
    ]
    if len(given) < 8 or len(found) != 1:
        raise Refused(
            "TLK-4", "this is no request and no round", "`openline request list` shows them."
        )
    return found[0]


def _when(
    opened: Opened, doc: dict[str, Any], replies: list[Sheet], language: str
) -> list[dict[str, str]]:
    """The time that was accepted, or the first that was proposed, in UTC and in both zones."""
    accepted = [part.doc for part in replies[-1:] if part.doc["answer"] == "accept"]
    times = (accepted[-1].get("times") if accepted else None) or doc.get("times") or []
    if not times:
        when = doc.get("from") or doc.get("next_by")
        return [{"zone": "", "text": str(when)}] if when else []
    at = datetime.fromisoformat(times[0])
    zones = dict.fromkeys(("UTC", opened.settings.zone, opened.settings.their_zone))
    spoken = calendar_words.spoken(language)
    there = {zone: at.astimezone(ZoneInfo(zone)) for zone in zones}
    return [
        {"zone": zone, "text": f"{day_said(when, spoken)} {when:%H:%M}"}
        for zone, when in there.items()
    ]


def _seats(line: Line, sheet: Sheet) -> list[tuple[str, str]]:
    """The offices that are to speak, each with its party: both may have an office of one title."""
    doc = sheet.doc
    if sheet.kind == Kind.REQUEST:
        ours, theirs = line.name(sheet.author), line.name(1 - sheet.author)
        return [(ours, doc["from_office"]), (theirs, doc["to_office"])]
    heads = ((part["party"], part.get("head", {})) for part in doc.get("delegations", []))
    return [(party, head["office"]) for party, head in heads if head.get("office")]


def _folded(seats: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    return {(folded(party), folded(office)) for party, office in seats}


def _last_contact(
    ledger: Contacts, line: Line, sheet: Sheet, level: str, language: str
) -> dict[str, Any] | None:
    """The newest other contact of these offices on the ledger, else of the level; with its sentence."""
    wanted, of_level = _folded(_seats(line, sheet)), None
    itself = talks_views.ledger_id(line.talks.root(sheet))
    for contact in ledger.list(kind="any", newest=True, limit=LOOKED_AT_MAX):
        if contact.id == itself:
            continue
        there = _folded(
            (part.party, part.office) for part in contact.participants if part.office
        )
        if len(wanted) > 1 and wanted <= there:
            of_level = contact
            break
        if of_level is None and contact.level == level:
            of_level = contact
    if of_level is None:
        return None
    rows = ledger.since(of_level.id)
    row = next((part for part in rows if part["scope"] == "level"), rows[0])
    said = sentence.since_sentence(row, of_level.span.text, language)
    return {"id": of_level.id, "date": of_level.span.text, "sentence": said}


def holder_of(line: Line, party: str, office: str, today: date) -> str | None:
    """Who holds an office of a party today, by the dated records of either party: the newest holder (R64)."""
    found: list[Sheet] = []
    for sheet in line.talks.of(Kind.HOLDER):
        doc = sheet.doc
        begins = doc["from"] <= today.isoformat()[: len(doc["from"])]
        ended = doc.get("until") and last_day(doc["until"]) < today
        is_same = _folded([(doc["party"], doc["office"])]) == _folded([(party, office)])
        if is_same and begins and not ended:
            found.append(sheet)
    newest = max((sheet.doc["from"] for sheet in found), default="")
    # "2024" and "2024-05" leave open which came later: then the last word counts.
    last = latest(part for part in found if newest.startswith(part.doc["from"]))
    return str(last.doc["name"]) if last is not None else None


def _holders(line: Line, sheet: Sheet, today: date) -> list[dict[str, str | None]]:
    """Who holds each office that is to speak; the head whom a round names is its own word."""
    named = {
        (part["party"], head.get("office")): head.get("name")
        for part in sheet.doc.get("delegations", [])
        if (head := part.get("head"))
    }
    return [
        {
            "party": party,
            "office": office,
            "name": named.get((party, office)) or holder_of(line, party, office, today),
        }
        for party, office in _seats(line, sheet)
    ]


def _commitments(line: Line, mode: int, today: date) -> list[dict[str, Any]]:
    rows = [
        {
            "text": sheet.doc["text"],
            "owes": sheet.doc["owes"],
            "due": sheet.doc.get("due"),
            "expires": sheet.doc["expires"],
            "state": talks_views.commitment_state(sheet, today),
        }
        for sheet in line.talks.of(Kind.COMMITMENT)
        if sheet.mode == mode
    ]
    waiting = [row for row in rows if row["state"] in ("open", "overdue")]
    return sorted(waiting, key=lambda row: (row["state"] != "overdue", row["due"] or "9999"))


def _asks(line: Line, sheet: Sheet) -> list[dict[str, Any]]:
    """Asks of earlier contacts of these offices that nobody answered or raised again."""
    contacts = [
        part
        for part in talks_views.current(line, Kind.CONTACT)
        if part.mode == sheet.mode and not part.doc.get("skipped")
    ]
    wanted = _folded(_seats(line, sheet))
    same = [
        part
        for part in contacts
        if wanted
        <= _folded(
            (person["party"], person.get("office", "")) for person in part.doc["participants"]
        )
    ]
    if not same:
        return []
    last = max(same, key=lambda part: (part.doc["date"], part.at_ms))
    raised = [
        {"by": ask["by"], "text": ask["text"], "since": last.doc["date"]}
        for ask in last.doc.get("asks", [])
        if not ask.get("answered")
    ]
    return [*talks_views.open_asks(line, last), *raised]


def _glossary(line: Line) -> list[dict[str, Any]]:
    agreed = talks_views.agreed_glossaries(line)
    if not agreed:
        return []
    terms = agreed[0].doc["terms"]
    return sorted(terms, key=lambda term: "disagreed" not in term)


def _incidents(line: Line) -> list[dict[str, Any]]:
    """STOPs whose effect nobody has confirmed yet."""
    return [
        {
            "id": item.id.hex(),
            "at": item.t_ms,
            "on": talks_views.day_of(item.t_ms).isoformat(),
            "by": line.name(item.author),
        }
        for item in line.order
        if item.kind == Kind.STOP
        and not item.void
        and not item.cancelled
        and not (item.extra and item.extra.effect and item.extra.effect[1] == "confirmed")
    ]


def preparation(
    opened: Opened, node: Node, ledger: Contacts, given: str, now_ms: int, language: str = "en"
) -> dict[str, Any]:
    """The data of a preparation sheet.

    Raises:
        Refused: no request and no round of that id.
    """
    line = node.line_for(None)
    sheet = _sheet(line, given)
    doc, today = sheet.doc, talks_views.day_of(now_ms)
    replies = [part for part in sheet.said if part.kind == Kind.REPLY]
    is_request = sheet.kind == Kind.REQUEST
    offices = [doc["from_office"], doc["to_office"]] if is_request else [doc["series"]]
    level = str(doc.get("level", ""))
    contact = contact_sheet_or_none(line, sheet)
    common = talks_views.sheet_view(line, sheet)
    return {
        "id": common["id"],
        "mode": common["mode"],
        "title": " - ".join(offices),
        "initiator": common["author"],
        "when": _when(opened, doc, replies, language),
        "office": doc.get("to_office", doc.get("host", "")),
        "holders": _holders(line, sheet, today),
        "level": level,
        "topics": doc.get("topics") or doc.get("agenda") or [],
        "channel": doc.get("channel") or doc.get("kind") or doc.get("place") or "",
        "languages": doc.get("languages", []),
        "interpreters": doc.get("interpreters", []),
        "no_qualified_interpreter": bool(doc.get("no_qualified_interpreter")),
        "last_contact": _last_contact(ledger, line, sheet, level, language),
        "commitments": _commitments(line, sheet.mode, today),
        "asks": _asks(line, sheet),
        "incidents": _incidents(line),
        "glossary": _glossary(line),
        "rule": readout_views.rule_in_force(line, contact or sheet, now_ms),
    }


def _day(text: object, language: str) -> str:
    """A date of the record as a person says it; words that are no date stay as they are."""
    try:
        return sentence.day_words(str(text), language)
    except Refused:
        return str(text)


def printed(sheet: dict[str, Any], now_ms: int, language: str = "en") -> dict[str, Any]:
    """The same as the document of one page takes it, its dates in the language of the page."""
    last, rule = sheet["last_contact"], sheet["rule"]
    offices = sheet["title"].split(" - ", 1)
    ends = rule["until"] or rule["event"]
    return {
        **{key: sheet[key] for key in ("mode", "level", "topics", "languages")},
        "subject": sheet["title"],
        "request": sheet["id"][:16],
        "from_office": offices[0],
        "to_office": offices[1] if len(offices) > 1 else sheet["office"],
        "times": [
            f"{part['text']} {part['zone']}" if part["zone"] else _day(part["text"], language)
            for part in sheet["when"]
        ],
        "channel": sheet["channel"],
        "interpreters": {sheet["initiator"]: sheet["interpreters"]}
        if sheet["interpreters"]
        else {},
        "no_qualified_interpreter": sheet["no_qualified_interpreter"],
        "last": {"sentence": last["sentence"], "coverage": last["id"]} if last else {},
        "owed": [
            {**part, "due": part["due"] and _day(part["due"], language)}
            for part in sheet["commitments"]
        ],
        "asks": [{**part, "date": _day(part["since"], language)} for part in sheet["asks"]],
        "incidents": [
            {"text": f"STOP ({part['by']})", "date": _day(part["on"], language)}
            for part in sheet["incidents"]
        ],
        "glossary": [
            {name: ", ".join(term.get(name, [])) for name in ("en", "ru", "id")}
            for term in sheet["glossary"]
        ],
        "rule": {
            "rule": rule["rule"],
            "agreed": rule["agreed"],
            "embargo": ends and _day(ends, language),
        },
        "printed": _day(talks_views.day_of(now_ms).isoformat(), language),
    }
