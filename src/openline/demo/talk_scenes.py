"""Scene 9: a call is asked for, held, told differently by two sides, and both accounts come out."""

from __future__ import annotations

from functools import partial
from typing import Any

from openline.demo import talk_script as script
from openline.demo.play import Play
from openline.demo.stage import House
from openline.demo.talk_acts import (
    book,
    id_of,
    in_both_zones,
    line_of,
    minute,
    on_both,
    release,
    row,
    says,
    shown,
    there,
)


def _request(play: Play) -> str:
    """Amber's office asks with two times, Cobalt's accepts one; the request."""
    amber, cobalt = play.stage.houses
    times = [minute(minutes=15), minute(days=1)]
    request = id_of(says(play, amber, "request", {**script.REQUEST, "times": times}))
    if not there(play, lambda: request and row(cobalt, "requests", request)):
        return request
    doc = row(cobalt, "requests", request)["doc"]
    play.row(cobalt, "REQUEST: a call of ministers", "", f'"{"; ".join(doc["topics"])}"')
    for time in doc["times"]:
        play.row(cobalt, in_both_zones(cobalt, time))
    play.beat(4)
    says(play, cobalt, "reply", {"answer": "accept", "times": times[:1]}, request)
    if there(play, lambda: row(amber, "requests", request).get("state") == "accepted"):
        taken = row(amber, "requests", request)["replies"][-1]["times"][0]
        play.row(amber, f"ACCEPTED: {in_both_zones(amber, taken)}", "good")
    play.beat(3)
    return request


def _call(play: Play, request: str) -> str:
    """The call as Amber's staff wrote it down, once; the contact."""
    amber, cobalt = play.stage.houses
    contact = id_of(
        says(play, amber, "contact", {**script.CALL, "date": minute()[:10]}, request)
    )
    if there(play, lambda: contact and row(cobalt, "contacts", contact)):
        doc = row(cobalt, "contacts", contact)["doc"]
        names = [name for each in doc["interpreters"].values() for name in each]
        play.both(f"CALL recorded; interpreters {', '.join(names)}")
        by_record = row(cobalt, "contacts", contact)["initiator_by_record"]
        play.row(cobalt, f"who asked, by the record: {by_record}", "good")
    play.beat(3)
    return contact


def _agree(play: Play, contact: str, rule: dict[str, Any], said: str) -> str:
    """Amber asks for a rule, Cobalt accepts it; the rule, empty unless it is in force on both sides."""
    amber, cobalt = play.stage.houses
    asked = id_of(says(play, amber, "rule", rule, contact))
    there(play, lambda: any(each["id"] == asked for each in book(cobalt, contact)["asked"]))
    says(play, cobalt, "consent", {"agree": True}, asked)
    if not on_both(play, lambda house: book(house, contact)["rule"].get("id") == asked):
        return ""
    play.both(said, "good")
    play.beat(3)
    return asked


def _write(play: Play, contact: str) -> dict[str, str]:
    """Each side writes its own account, sealed; the readouts by party."""
    written = {}
    for house in play.stage.houses:
        language, text = script.ACCOUNTS[house.name]
        claims = {"initiator": {house.name: house.name}}
        doc = {"text": text, "language": language, **claims}
        written[house.name] = id_of(says(play, house, "readout", doc, contact))
    sealed = {}
    for house in play.stage.houses:
        there(play, partial(_theirs, house, contact))
        theirs = _theirs(house, contact)
        sealed[house.name] = bool(theirs) and theirs["text"] is None and theirs["sealed"]
        if sealed[house.name]:
            who = f"{theirs['officer']}, {theirs['author']}"
            play.row(house, f"account by {who}: SEALED, not a word shown", "warn")
    play.scene.readings["sealed"] = sealed
    play.beat(4)
    return written


def _theirs(house: House, contact: str) -> dict[str, Any]:
    theirs = book(house, contact)["theirs"]
    return dict(theirs[-1]) if theirs else {}


def _joint(play: Play, contact: str) -> list[str]:
    """A line that changes loses its initial; the new one is agreed by both. Both lines."""
    amber, cobalt = play.stage.houses
    draft = {"slot": 1, "texts": {"en": script.LINES[0]}}
    first = id_of(says(play, amber, "jointline", draft, contact))
    _initial(play, amber, contact, first)
    if there(play, lambda: line_of(cobalt, contact, first).get("initials")):
        play.row(cobalt, "joint line, initialled by Amber:", "", f'"{script.LINES[0]}"')
    changed = {"slot": 1, "texts": {"en": script.LINES[1]}, "replaces": first}
    line = id_of(says(play, cobalt, "jointline", changed, contact))
    if there(play, lambda: line_of(amber, contact, first).get("current") is False):
        play.row(amber, "the line CHANGED: our initial is void", "warn", f'"{script.LINES[1]}"')
    play.beat(3)
    for house in play.stage.houses:
        there(play, partial(line_of, house, contact, line))
        _initial(play, house, contact, line)
    if on_both(play, lambda house: line_of(house, contact, line).get("agreed")):
        play.both("joint line AGREED by both", "good")
    play.beat(3)
    return [first, line]


def _initial(play: Play, house: House, contact: str, line: str) -> None:
    found = line_of(house, contact, line)
    if found:
        says(play, house, "initial", {"hash": found["hash"]}, line)


def _one_of_two(play: Play, contact: str, written: dict[str, str]) -> None:
    """One releaser of each side signs, and nothing is out."""
    waiting = {}
    for house in play.stage.houses:
        release(play, house, written[house.name], 0)
        own = book(house, contact)["own"]
        waiting[house.name] = (own[-1]["awaiting"] if own else None) or {}
        if waiting[house.name]:
            have, need = waiting[house.name]["have"], waiting[house.name]["need"]
            play.row(house, f"{have} of {need} releasers: nothing is out yet", "warn")
    play.scene.readings["awaiting"] = waiting
    play.beat(4)


def _both_out(play: Play, contact: str, written: dict[str, str]) -> None:
    """The second releaser of each side signs; each account is read on the other side."""
    for house in play.stage.houses:
        release(play, house, written[house.name], 1)
    on_both(play, lambda house: _theirs(house, contact).get("released"))
    for house in play.stage.houses:
        theirs = _theirs(house, contact)
        if theirs.get("released"):
            play.row(house, f"{theirs['author']}'s account is OUT", "good", theirs["text"])
    play.beat(6)


def _compare(play: Play, contact: str) -> None:
    """Ours and theirs side by side, as each node aligns them by itself."""
    compared = {}
    for house in play.stage.houses:
        found = shown(house, f"/api/readouts/{contact}/compare")
        compared[house.name] = {
            "both": [each["topic"] for each in found.get("both", [])],
            "only": {
                party: [each["topic"] for each in rows]
                for party, rows in sorted(found.get("only", {}).items())
            },
            "initiator": dict(sorted(found.get("initiator", {}).items())),
            "initiator_by_record": found.get("initiator_by_record"),
        }
    amber, cobalt = play.stage.houses
    only = compared[amber.name]["only"]
    play.scene.readings |= {"compared": compared, "only": only}
    alike = compared[amber.name] == compared[cobalt.name]
    for house in (amber,) if alike else (amber, cobalt):
        for text, ink in _difference(compared[house.name]):
            if alike:
                play.both(text, ink)
            else:
                play.row(house, text, ink)
    play.beat(5)


def _difference(found: dict[str, Any]) -> list[tuple[str, str]]:
    """The comparison of two accounts in rows, each by sign and word."""
    rows = [(f"= both: {_words(found['both'])}", "good")]
    rows += [
        (f"+ only {party}: {_words(names)}", "warn") for party, names in found["only"].items()
    ]
    claims = [f"{party} says {who}" for party, who in found["initiator"].items()]
    by_record = f"the record says {found['initiator_by_record']}"
    return [*rows, (f"who called: {', '.join(claims)}; {by_record}", "")]


def _words(topics: list[str]) -> str:
    return ", ".join(topic.replace("_", " ") for topic in topics) or "-"


def accounts(play: Play) -> None:
    """A call request, the call, two sealed accounts, an embargo, two signatures, the difference."""
    play.begin(9)
    readings = play.scene.readings
    for house in play.stage.houses:
        play.people(house, script.STAFF[house.name])
    readings["request"] = _request(play)
    readings["contact"] = contact = _call(play, readings["request"])
    if not contact:
        play.finish()
        return
    embargo = {"rule": "own", "event": script.EVENT}
    said = f"AGREED: own accounts, embargo until {script.EVENT}"
    readings["embargo"] = _agree(play, contact, embargo, said)
    readings["written"] = written = _write(play, contact)
    early = release(play, play.stage.amber, written["Amber"], 0)
    told = early.value if isinstance(early.value, dict) else {}
    readings["early"] = {"status": early.status, "clause": told.get("clause")}
    play.beat(3)
    readings["lines"] = _joint(play, contact)
    play.note("the exercise has ended: the rule is agreed anew, without the embargo")
    readings["rule"] = _agree(play, contact, {"rule": "own"}, "AGREED: the embargo is over")
    _one_of_two(play, contact, written)
    _both_out(play, contact, written)
    _compare(play, contact)
    play.finish()
