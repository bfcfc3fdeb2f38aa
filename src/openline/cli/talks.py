"""Verbs of talks: requests between offices, contacts by hand, rounds, commitments."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from openline.cli.acting import As, Json, MaybeText, Text, act
from openline.cli.files import read_doc
from openline.cli.output import refusing, say, show_json
from openline.core.base.errors import Refused
from openline.runtime import talking
from openline.runtime.client import ask_once, is_running
from openline.shell import clock

Names = Annotated[list[str] | None, Parameter(allow_leading_hyphen=True)]
Doc = Annotated[Path | None, Parameter(name="--doc")]
Mode = str | None


def shown(home: Path, what: str) -> dict[str, Any]:
    """Talks or readouts of a home: of the running node, or from its disk."""
    from openline.cli.still import opened

    if is_running(home):
        found: dict[str, Any] = ask_once(home, what)
        return found
    read = talking.talks if what == "talks" else talking.readouts_of
    with opened(home, readonly=True) as stopped:
        return read(stopped, stopped.node, clock.now().wall_ms)


def person_of(text: str) -> dict[str, str]:
    """A participant written as PARTY|name|office|level; empty parts are left out.

    Raises:
        Refused: not four parts.
    """
    parts = [part.strip() for part in text.split("|")]
    if len(parts) != 4 or not parts[0]:
        raise Refused("TLK-2", f"{text[:60]!r} is no person", "Write PARTY|name|office|level.")
    named = zip(("party", "name", "office", "level"), parts, strict=True)
    return {name: part for name, part in named if part}


def person_in_words(person: dict[str, Any]) -> str:
    """A participant for people."""
    about = ", ".join(str(person[key]) for key in ("office", "party") if person.get(key))
    return f"{person['name']} ({about})" if person.get("name") else about


def take(home: Path, verb: str, args: dict[str, Any], json: bool) -> None:
    """Let the running node take an act of talks; a home without a line hears that first."""
    with refusing():
        if home.is_dir() and not (home / "peers").is_dir():
            raise Refused(
                "CER-7",
                "this home has no line, and this goes to the other side",
                "Found one: `openline line propose`. `openline contacts` and `briefing` need none.",
            )
    act(home, verb, args, json)


def say_sheet(
    home: Path,
    verb: str,
    *,
    as_: str,
    doc: dict[str, Any],
    item: str | None = None,
    mode: str | None = None,
    json: bool = False,
) -> None:
    """Let the running node take a sheet; say its id."""
    given = {key: part for key, part in doc.items() if part not in (None, [], "")}
    take(home, verb, {"as": as_, "doc": given, "item": item, "mode": mode}, json)


def request_make(
    home: Path,
    *,
    as_: As,
    from_office: str | None = None,
    to_office: str | None = None,
    level: str | None = None,
    kind: str = "voice",
    topic: Names = None,
    time: Names = None,
    channel: str | None = None,
    language: Names = None,
    interpreter: Names = None,
    no_qualified_interpreter: bool = False,
    reply_by: str | None = None,
    weekly: str | None = None,
    agenda: Names = None,
    text: MaybeText = None,
    doc: Doc = None,
    mode: Mode = None,
    json: Json = False,
) -> None:
    """Ask the other side for a call or a meeting of two offices; --time 2027-01-16T14:00Z, several times; --weekly 2@09:00 for a standing call."""
    with refusing():
        fields: dict[str, Any] = {
            "from_office": from_office,
            "to_office": to_office,
            "level": level,
            "kind": kind,
            "topics": topic,
            "times": time,
            "channel": channel,
            "languages": language,
            "interpreters": interpreter,
            "no_qualified_interpreter": no_qualified_interpreter or None,
            "reply_by": reply_by,
            "text": text,
        }
        if weekly is not None:
            day, _, at = weekly.partition("@")
            number = int(day) if day.isdigit() else 0
            fields["weekly"] = {"weekday": number, "time": at}
            if agenda:
                fields["weekly"]["agenda"] = agenda
        given = {name: part for name, part in fields.items() if part is not None}
        whole = {"topics": [], **given, "times": time or [], **read_doc(doc)}
        args = {"as": as_, "doc": whole, "mode": mode}
        take(home, "request", args, json)


def request_reply(
    home: Path,
    request: str,
    *,
    as_: As,
    answer: str,
    time: Names = None,
    person: str | None = None,
    office: str | None = None,
    reason: str | None = None,
    text: MaybeText = None,
    json: Json = False,
) -> None:
    """Answer a request: --answer accept (with one --time), other_time, other_person or decline (with --reason)."""
    fields = {
        "answer": answer,
        "times": time,
        "person": person,
        "office": office,
        "reason": reason,
        "text": text,
    }
    say_sheet(home, "reply", as_=as_, doc=fields, item=request, json=json)


def request_write(home: Path, request: str, *, as_: As, text: Text, json: Json = False) -> None:
    """After a decline: put the points in writing; the message has its receipts like any other."""
    act(home, "send", {"as": as_, "text": text, "ref": request}, json)


def request_holder(
    home: Path,
    *,
    as_: As,
    party: str,
    office: str,
    level: str,
    name: str,
    from_: Annotated[str, Parameter(name="--from")],
    until: str | None = None,
    json: Json = False,
) -> None:
    """Say who holds an office, from which day; a request is to the office."""
    fields = {
        "party": party,
        "office": office,
        "level": level,
        "name": name,
        "from": from_,
        "until": until,
    }
    say_sheet(home, "holder", as_=as_, doc=fields, json=json)


def request_held(
    home: Path,
    request: str | None = None,
    /,
    *,
    as_: As,
    date: str | None = None,
    kind: str = "voice",
    time: str | None = None,
    until: str | None = None,
    person: Names = None,
    topic: Names = None,
    place: str | None = None,
    channel: str | None = None,
    zone: str | None = None,
    skipped: bool = False,
    reason: str | None = None,
    doc: Doc = None,
    mode: Mode = None,
    json: Json = False,
) -> None:
    """Record by hand that a contact took place (of a request, a round, or nothing), or with --skipped that it did not; --person PARTY|name|office|level, several."""
    with refusing():
        fields = {
            "kind": kind,
            "date": date,
            "time": time,
            "until": until,
            "participants": [person_of(part) for part in person or []],
            "topics": topic,
            "place": place,
            "channel": channel,
            "zone": zone,
            "skipped": skipped or None,
            "reason": reason,
        }
        given = {name: part for name, part in fields.items() if part is not None}
        whole = {**given, **read_doc(doc)}
        args = {"as": as_, "doc": whole, "item": request, "mode": mode}
        take(home, "contact", args, json)


def request_list(home: Path, *, json: Json = False) -> None:
    """Requests of both sides: who asked, when, and what became of it."""
    with refusing():
        found = shown(home, "talks")
        if json:
            show_json(found["requests"])
            return
        for each in found["requests"]:
            doc = each["doc"]
            say(f"{each['id'][:12]}  {each['state'].upper():13} asked by {each['initiator']}")
            say(
                f"    {doc['from_office']} > {doc['to_office']} ({doc['level']}, {doc['kind']})"
            )
            say(
                f"    topics: {', '.join(doc['topics']) or '-'}; times: {', '.join(doc['times']) or 'weekly'}"
            )
            if doc.get("no_qualified_interpreter"):
                say("    NO QUALIFIED INTERPRETER")


def request_contacts(home: Path, *, json: Json = False) -> None:
    """Contacts that officers recorded by hand, oldest first."""
    with refusing():
        found = shown(home, "talks")["contacts"]
        if json:
            show_json(found)
            return
        for each in found:
            doc = each["doc"]
            did = "SKIPPED" if doc.get("skipped") else doc["kind"]
            people = "; ".join(person_in_words(part) for part in doc["participants"])
            say(f"{each['id'][:12]}  {doc['date']} {doc.get('time', '')}  {did}  {people}")
            for ask in each["asks_open"]:
                say(
                    f"    NOT RAISED, NOT ANSWERED: {ask['text']} (by {ask['by']}, {ask['since']})"
                )


def round_make(
    home: Path,
    round_: Annotated[str | None, Parameter(name="ROUND")] = None,
    /,
    *,
    as_: As,
    series: str | None = None,
    number: str | None = None,
    host: str | None = None,
    place: str | None = None,
    from_: Annotated[str | None, Parameter(name="--from")] = None,
    to: str | None = None,
    next_by: str | None = None,
    closed: bool = False,
    agenda: Names = None,
    doc: Doc = None,
    mode: Mode = None,
    json: Json = False,
) -> None:
    """Set down a round of talks, or a new version of ROUND; delegations, working groups and consultations in --doc FILE.json."""
    with refusing():
        fields = {
            "series": series,
            "number": number,
            "host": host,
            "place": place,
            "from": from_,
            "to": to,
            "next_by": next_by,
            "closed": closed or None,
            "agenda": agenda,
        }
        whole = {name: part for name, part in fields.items() if part is not None}
        say_sheet(
            *(home, "round"),
            as_=as_,
            doc={**whole, **read_doc(doc)},
            item=round_,
            mode=mode,
            json=json,
        )


def round_list(home: Path, *, json: Json = False) -> None:
    """Rounds of talks, the newest version of each."""
    with refusing():
        found = shown(home, "talks")["rounds"]
        if json:
            show_json(found)
            return
        for each in (part for part in found if part["current"]):
            doc = each["doc"]
            when = doc.get("from") or (f"by {doc['next_by']}" if "next_by" in doc else "-")
            say(
                f"{each['id'][:12]}  {each['state'].upper():8} {doc['series']} {doc.get('number', '')}  {when}  {doc.get('place', '')}"
            )


def commitment_make(
    home: Path,
    about: str | None = None,
    /,
    *,
    as_: As,
    text: Text,
    owes: str,
    expires: str,
    sort: str = "commitment",
    to: str | None = None,
    due: str | None = None,
    mode: Mode = None,
    json: Json = False,
) -> None:
    """Write down who owes what; --due a day, a month, or leave it out for open; --expires a date or "none"; ABOUT is the contact or round it came of."""
    fields = {
        "sort": sort,
        "text": text,
        "owes": owes,
        "to": to,
        "due": due,
        "expires": expires,
    }
    say_sheet(home, "commitment", as_=as_, doc=fields, item=about, mode=mode, json=json)


def commitment_outcome(
    home: Path,
    commitment: str,
    *,
    as_: As,
    state: str,
    evidence: str | None = None,
    on: str | None = None,
    text: MaybeText = None,
    json: Json = False,
) -> None:
    """Say what became of a commitment: --state done, lapsed, withdrawn or open, with its evidence."""
    fields = {"state": state, "evidence": evidence, "on": on, "text": text}
    say_sheet(home, "outcome", as_=as_, doc=fields, item=commitment, json=json)


def commitment_list(home: Path, *, json: Json = False) -> None:
    """Commitments and follow-ups of both sides, the overdue first."""
    with refusing():
        found = shown(home, "talks")["commitments"]
        if json:
            show_json(found)
            return
        order = ("overdue", "open", "done", "lapsed", "withdrawn")
        for each in sorted(found, key=lambda part: order.index(part["state"])):
            doc = each["doc"]
            ends = "no expiry" if doc["expires"] == "none" else f"expires {doc['expires']}"
            say(
                f"{each['id'][:12]}  {each['state'].upper():9} {doc['owes']}: {doc['text']}; due {doc.get('due', 'open')}; {ends}"
            )
