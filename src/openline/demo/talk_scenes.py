"""Scenes 9 and 10: a call that two sides tell differently, and what the ledger answers."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from openline.demo import talk_script as script
from openline.demo.desk import Answered
from openline.demo.judging import judge
from openline.demo.play import Play
from openline.demo.stage import House

EXERCISE = "EXERCISE"


def _minute(**ahead: float) -> str:
    return (datetime.now(UTC) + timedelta(**ahead)).strftime("%Y-%m-%dT%H:%MZ")


def _says(
    play: Play, house: House, verb: str, doc: dict[str, Any], item: str = "", as_: str = ""
) -> Answered:
    """A sheet by an officer of this side."""
    who = as_ or script.STAFF[house.name]
    body: dict[str, Any] = {"as": who, "doc": doc, "mode": EXERCISE}
    if item:
        body["item"] = item
    about = f" {item[:12]}" if item else ""
    return play.post(
        house, f"/api/talks/{verb}", f"POST /api/talks/{verb}{about} as {who}", **body
    )


def _id(answered: Answered) -> str:
    return str(answered.value["id"]) if answered.is_good else ""


def _row(house: House, name: str, item: str) -> dict[str, Any]:
    """A row of the talks as a party's node shows them; empty until it is there."""
    assert house.desk is not None
    found = house.desk.get("/api/talks").value
    rows = found.get(name, []) if isinstance(found, dict) else []
    return next((row for row in rows if row["id"] == item), {})


def _book(house: House, contact: str) -> dict[str, Any]:
    """All readouts of a contact as a party's node shows them."""
    assert house.desk is not None
    empty: dict[str, Any] = {name: [] for name in ("asked", "own", "theirs", "joint")}
    found = house.desk.get(f"/api/readouts/{contact}")
    return {**empty, "rule": {}, **(found.value if found.is_good else {})}


def _there(play: Play, is_so: Callable[[], Any]) -> bool:
    return play.until(lambda: bool(is_so()))


def _call(play: Play) -> str:
    """A request, its acceptance, and the call as staff wrote it down; the contact's id."""
    amber, cobalt = play.stage.houses
    readings, time = play.scene.readings, _minute(hours=1)
    request = _id(_says(play, amber, "request", {**script.REQUEST, "times": [time]}))
    _there(play, lambda: request and _row(cobalt, "requests", request))
    _says(play, cobalt, "reply", {"answer": "accept", "times": [time]}, request)
    readings["accepted"] = _there(
        play, lambda: _row(amber, "requests", request).get("state") == "accepted"
    )
    play.beat(4)
    doc = {
        "kind": "voice",
        "date": _minute()[:10],
        "participants": script.PEOPLE,
        "topics": script.REQUEST["topics"],
        "asks": [{"by": "Amber", "text": "Notice of exercises 42 days before"}],
    }
    contact = _id(_says(play, amber, "contact", doc, request))
    _there(play, lambda: contact and _row(cobalt, "contacts", contact))
    by_record = _row(cobalt, "contacts", contact).get("initiator_by_record")
    readings["initiator_by_record"] = by_record
    play.row(cobalt, f"who asked, by the record: {by_record}", "good")
    return contact


def _agree(play: Play, contact: str, rule: dict[str, Any]) -> bool:
    """Amber asks for a rule, Cobalt accepts; whether it is in force on both sides."""
    amber, cobalt = play.stage.houses
    asked = _id(_says(play, amber, "rule", rule, contact))
    _there(play, lambda: any(row["id"] == asked for row in _book(cobalt, contact)["asked"]))
    _says(play, cobalt, "consent", {"agree": True}, asked)
    return _there(
        play,
        lambda: all(
            _book(house, contact)["rule"].get("id") == asked for house in play.stage.houses
        ),
    )


def _joint(play: Play, contact: str) -> bool:
    """A line that changes loses its initial; the new one is agreed by both."""
    amber, cobalt = play.stage.houses
    first = _id(
        _says(play, amber, "jointline", {"slot": 1, "texts": {"en": script.LINES[0]}}, contact)
    )
    _initial(play, amber, contact, first)
    changed = {"slot": 1, "texts": {"en": script.LINES[1]}, "replaces": first}
    _there(play, partial(_has_line, cobalt, contact, first))
    line = _id(_says(play, cobalt, "jointline", changed, contact))
    for house in play.stage.houses:
        _there(play, partial(_has_line, house, contact, line))
        _initial(play, house, contact, line)

    def is_agreed(house: House) -> bool:
        rows = {row["id"]: row for row in _book(house, contact)["joint"]}
        if line not in rows or first not in rows:
            return False
        return bool(rows[line]["agreed"] and not rows[first]["current"])

    return _there(play, lambda: all(map(is_agreed, play.stage.houses)))


def _has_line(house: House, contact: str, line: str) -> bool:
    return any(row["id"] == line for row in _book(house, contact)["joint"])


def _initial(play: Play, house: House, contact: str, line: str) -> None:
    for row in _book(house, contact).get("joint", []):
        if row["id"] == line:
            _says(play, house, "initial", {"hash": row["hash"]}, line)


def accounts(play: Play) -> None:
    """A call request, the call, two sealed accounts, an embargo, two signatures, the difference."""
    play.begin(9)
    readings = play.scene.readings
    contact = _call(play)
    if not contact:
        play.finish()
        return
    embargo = {"rule": "own", "event": script.EVENT}
    readings["rule_agreed"] = _agree(play, contact, embargo)
    written: dict[str, str] = {}
    for house in play.stage.houses:
        language, text = script.ACCOUNTS[house.name]
        doc = {"text": text, "language": language}
        written[house.name] = _id(_says(play, house, "readout", doc, contact))
    amber = play.stage.amber
    readings["sealed"] = _there(play, lambda: _book(amber, contact)["theirs"]) and all(
        part["text"] is None for part in _book(amber, contact)["theirs"]
    )
    play.beat(4)
    early = _release(play, amber, written["Amber"], 0)
    readings["refused_before"] = early.status == 409
    readings["joint_agreed"] = _joint(play, contact)
    readings["embargo_over"] = _agree(play, contact, {"rule": "own"})
    for house in play.stage.houses:
        _release(play, house, written[house.name], 0)
    own = _book(amber, contact)["own"]
    waiting = (own[-1]["awaiting"] if own else None) or {}
    readings["one_of_two"] = (waiting.get("have"), waiting.get("need")) == (1, 2)
    play.beat(3)
    for house in play.stage.houses:
        _release(play, house, written[house.name], 1)
    readings["released_on_both"] = _there(
        play, lambda: all(_is_out(house, contact) for house in play.stage.houses)
    )
    _compare(play, contact)
    readings["contact"] = contact
    play.finish()


def _is_out(house: House, contact: str) -> bool:
    """Whether a party's node shows the other side's account as released."""
    theirs = _book(house, contact)["theirs"]
    return bool(theirs) and bool(theirs[-1]["released"])


def _release(play: Play, house: House, readout: str, number: int) -> Answered:
    doc = {"what": "own", "channel": "press office"}
    return _says(play, house, "release", doc, readout, as_=script.RELEASERS[house.name][number])


def _compare(play: Play, contact: str) -> None:
    """Ours and theirs side by side, as a node aligns them."""
    amber = play.stage.amber
    assert amber.desk is not None
    found = amber.desk.get(f"/api/readouts/{contact}/compare").value or {}
    both = [row["topic"] for row in found.get("both", [])]
    only = {
        party: [row["topic"] for row in rows] for party, rows in found.get("only", {}).items()
    }
    play.scene.readings |= {"both": both, "only": only}
    play.both(f"= both: {', '.join(both) or '-'}", "good")
    for party, topics in only.items():
        play.both(f"+ only {party}: {', '.join(topics) or '-'}", "warn")
    play.beat(5)


def ledger(play: Play) -> None:
    """What falls due, what the ledger answers, and the page that any reader can check."""
    play.begin(10)
    readings = play.scene.readings
    contact = str(play.told[8].readings.get("contact") or "")
    amber = play.stage.amber
    last_month = (datetime.now(UTC).replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    doc = {
        "sort": "commitment",
        "text": "Tell of exercises 42 days before.",
        "owes": "Cobalt",
        "due": last_month,
        "expires": "none",
    }
    owed = _id(_says(play, amber, "commitment", doc, contact)) if contact else ""
    readings["overdue_on_both"] = bool(owed) and _there(
        play,
        lambda: all(
            _row(house, "commitments", owed).get("state") == "overdue"
            for house in play.stage.houses
        ),
    )
    if readings["overdue_on_both"]:
        play.both(f"! overdue: {doc['text']} due {last_month}", "warn")
    play.beat(3)
    (play.stage.folder / "press.jsonl").write_text(script.press(), encoding="utf-8")
    sentences = []
    for house in play.stage.houses:
        words = ("contacts", "import", house.home.name, "press.jsonl")
        play.act(house, *words, typed=f"openline {shlex.join(words)}")
        sentences.append(_answer(play, house, contact))
    readings["sentences"] = sentences
    play.beat(6)
    _publish(play)
    play.finish()


def _answer(play: Play, house: House, contact: str) -> str:
    """The sentence of the ledger about the call, at the level of ministers."""
    assert house.desk is not None
    found = house.desk.get(f"/api/contacts/record:{contact[:16]}").value or {}
    rows = [row for row in found.get("since", []) if row["scope"] == "level"]
    sentence = str(rows[0]["sentence"]) if rows else ""
    play.row(house, sentence or "the ledger does not answer", "good" if sentence else "bad")
    return sentence


def _publish(play: Play) -> None:
    """Amber's public page, and what the verifiers say of each evidence file in it."""
    amber, readings = play.stage.amber, play.scene.readings
    words = ("readout", "publish", "amber", "public")
    said = play.act(amber, *words, typed=f"openline {shlex.join(words)}")
    files = sorted((play.stage.folder / "public").glob("*.evidence"))
    verdicts = [verdict for file in files for verdict in judge(play.stage, file)]
    readings["publish_exit"] = said.code
    readings["published"] = len(files)
    readings["published_proved"] = bool(verdicts) and all(part.is_good for part in verdicts)
    text = f"public page: {len(files)} evidence files, {len(verdicts)} verdicts"
    play.row(amber, text, "good" if readings["published_proved"] else "bad")
