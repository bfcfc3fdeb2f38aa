"""Verbs of readouts: rules, own and joint ones, release, comparison; briefings of allies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openline.cli.acting import As, Json, MaybeText, Text, act
from openline.cli.files import text_of
from openline.cli.output import refusing, say, show_json
from openline.cli.talks import Mode, Names, say_sheet, shown
from openline.core.base.errors import Refused


def _text(text: str | None, file: Path | None) -> str:
    if text is not None and file is not None:
        raise Refused("RDO-3", "two texts are given", "Give --text or --file.")
    if text is not None:
        return text
    if file is None:
        raise Refused("RDO-3", "there is no text", "Give --text or --file.")
    return text_of(file, "RDO-3", "Write the readout shorter.")


def readout_rule(
    home: Path,
    contact: str,
    *,
    as_: As,
    rule: str,
    until: str | None = None,
    event: str | None = None,
    text: MaybeText = None,
    json: Json = False,
) -> None:
    """Ask what may be said of a contact: --rule no_readout, fact_of_contact, own or joint; an embargo --until TIME or --event WORDS."""
    fields = {"rule": rule, "until": until, "event": event, "text": text}
    say_sheet(home, "rule", as_=as_, doc=fields, item=contact, json=json)


def readout_agree(
    home: Path, rule: str, *, as_: As, refuse: bool = False, json: Json = False
) -> None:
    """Accept a rule of release or a glossary of the other side; --refuse declines it."""
    with refusing():
        act(home, "consent", {"as": as_, "doc": {"agree": not refuse}, "item": rule}, json)


def readout_write(
    home: Path,
    contact: str,
    *,
    as_: As,
    language: str,
    text: MaybeText = None,
    file: Path | None = None,
    shared: bool = False,
    replaces: str | None = None,
    initiator: Names = None,
    trigger: Names = None,
    duration_min: int | None = None,
    person: Names = None,
    commitment: Names = None,
    mode: Mode = None,
    json: Json = False,
) -> None:
    """Write our own readout of a contact: sealed until it is released, or --shared with the other side at once; --initiator PARTY=PARTY, --trigger PARTY=words."""
    with refusing():
        fields: dict[str, Any] = {
            "text": _text(text, file),
            "language": language,
            "shared": shared or None,
            "replaces": replaces,
            "initiator": _named(initiator),
            "trigger": _named(trigger),
            "duration_min": duration_min,
            "persons": person,
            "commitments": commitment,
        }
        say_sheet(home, "readout", as_=as_, doc=fields, item=contact, mode=mode, json=json)


def _named(given: list[str] | None, form: str = "PARTY=words") -> dict[str, str] | None:
    if not given:
        return None
    pairs = [part.partition("=") for part in given]
    if any(not name or not value for name, _, value in pairs):
        example = "US=RU" if form.startswith("PARTY") else "en=The ministers spoke."
        raise Refused("TLK-2", f"this is written {form}", f"Give for example {example}")
    found = {name: value for name, _, value in pairs}
    if len(found) != len(pairs):
        raise Refused("TLK-2", f"of {form} one name stands twice", "Give each once.")
    return found


def readout_line(
    home: Path,
    contact: str,
    *,
    as_: As,
    slot: int,
    text: Names = None,
    replaces: str | None = None,
    json: Json = False,
) -> None:
    """Draft a line of a joint readout, or --replaces an older one; --text en=WORDS, several languages."""
    with refusing():
        fields = {"slot": slot, "texts": _named(text, "LANGUAGE=words"), "replaces": replaces}
        say_sheet(home, "jointline", as_=as_, doc=fields, item=contact, json=json)


def readout_initial(home: Path, line: str, *, as_: As, json: Json = False) -> None:
    """Initial a joint line as it reads now; any change of it voids the initial."""
    with refusing():
        found = [
            part
            for contact in shown(home, "readouts")["contacts"]
            for part in contact["joint"]
            if part["id"].startswith(line)
        ]
        if len(found) != 1:
            raise Refused("RDO-4", f"{line}: no line begins so", "See `openline readout list`.")
        args = {"as": as_, "doc": {"hash": found[0]["hash"]}, "item": found[0]["id"]}
        act(home, "initial", args, json)


def readout_release(
    home: Path,
    item: str,
    *,
    as_: As,
    what: str = "own",
    channel: str | None = None,
    address: str | None = None,
    language: str | None = None,
    line: Names = None,
    mode: Mode = None,
    json: Json = False,
) -> None:
    """Sign for a release: of our readout, or of a contact's fact or joint lines (--what fact|joint); it is out when enough releasers have signed."""
    fields = {
        "what": what,
        "channel": channel,
        "address": address,
        "language": language,
        "lines": line,
    }
    say_sheet(home, "release", as_=as_, doc=fields, item=item, mode=mode, json=json)


def readout_breach(
    home: Path,
    contact: str,
    *,
    as_: As,
    by: str,
    text: Text,
    source: str,
    on: str | None = None,
    json: Json = False,
) -> None:
    """Record that something was published against the agreed rule, and where it stood."""
    fields = {"by": by, "text": text, "source": source, "on": on}
    say_sheet(home, "breach", as_=as_, doc=fields, item=contact, json=json)


def readout_list(home: Path, *, json: Json = False) -> None:
    """Readouts by contact: the rule in force, ours, theirs, joint lines, what is released."""
    with refusing():
        found = shown(home, "readouts")
        if json:
            show_json(found)
            return
        for each in found["contacts"]:
            _say_contact(each)


def _say_contact(each: dict[str, Any]) -> None:
    doc, rule = each["contact"]["doc"], each["rule"]
    ends = rule["until"] or rule["event"]
    embargo = f", embargo until {ends}" if ends else ""
    how = "by default" if rule["default"] else "agreed"
    say(
        f"{each['contact']['id'][:12]}  {doc['date']} {doc['kind']}  rule: {rule['rule']} {how}{embargo}"
    )
    for name in ("own", "theirs"):
        for part in each[name]:
            state = "RELEASED" if part["released"] else "sealed" if part["sealed"] else "shared"
            if part["awaiting"]:
                state = f"{part['awaiting']['have']} of {part['awaiting']['need']} have signed"
            say(
                f"    {name} {part['id'][:12]} version {part['version']} ({part['language']}): {state}"
            )
    for part in each["joint"]:
        if part["current"]:
            mark = (
                "AGREED"
                if part["agreed"]
                else f"initials: {', '.join(part['initials']) or 'none'}"
            )
            say(
                f"    joint {part['id'][:12]} slot {part['slot']}: {mark}: {next(iter(part['texts'].values()))}"
            )
    for part in each["breaches"]:
        say(f"    BREACH by {part['by']}: {part['text']} ({part['source']})")


def briefing_add(
    home: Path,
    *,
    audience: str,
    text: Text,
    not_passed_on: str | None = None,
    due: str | None = None,
    contact: str | None = None,
    json: Json = False,
) -> None:
    """Note what an ally is to be told, and what may not be passed on; it never goes on the line."""
    from openline.cli.still import opened
    from openline.runtime import talking

    with refusing(), opened(home, readonly=True) as found:
        said = {
            "audience": audience,
            "text": text,
            "not_passed_on": not_passed_on,
            "due": due,
            "contact": contact,
        }
        name = talking.add_briefing(found, said)
        show_json({"id": name}) if json else say(name)


def briefing_done(home: Path, briefing: str) -> None:
    """Note that a briefing was given."""
    from openline.cli.still import opened
    from openline.runtime import talking

    with refusing(), opened(home, readonly=True) as found:
        talking.end_briefing(found, briefing)
        say("done")


def briefing_list(home: Path, *, json: Json = False) -> None:
    """Briefings of allies: audience, day, cleared text, what stays here."""
    with refusing():
        found = shown(home, "talks")["briefings"]
        if json:
            show_json(found)
            return
        for each in found:
            say(
                f"{each['id']}  {each['state'].upper():8} {each['audience']}  due {each.get('due', 'open')}"
            )
            say(f"    cleared: {each['text']}")
            if each.get("not_passed_on"):
                say(f"    NOT TO BE PASSED ON: {each['not_passed_on']}")
