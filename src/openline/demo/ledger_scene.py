"""Scene 10: what falls due, what the ledger answers, and the page that any reader can check."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime, timedelta
from typing import Any

from openline.demo import talk_script as script
from openline.demo.judging import judge
from openline.demo.play import Play
from openline.demo.stage import House
from openline.demo.talk_acts import id_of, on_both, row, says, shown

FOLDER = "public"


def _last_month() -> datetime:
    return datetime.now(UTC).replace(day=1) - timedelta(days=1)


def _falls_due(play: Play, contact: str) -> str:
    """A commitment of the call whose month is over; its id."""
    amber = play.stage.amber
    due = {"due": _last_month().strftime("%Y-%m"), "expires": "none"}
    doc = {"sort": "commitment", "text": script.OWED, "owes": "Cobalt", **due}
    owed = id_of(says(play, amber, "commitment", doc, contact))
    if on_both(play, lambda house: row(house, "commitments", owed).get("state") == "overdue"):
        play.both(f"! OVERDUE: Cobalt owes, due {due['due']}", "warn")
        play.note(f'owed: "{script.OWED}"')
    play.beat(4)
    return owed


def _never_answered(play: Play, contact: str) -> str:
    """A letter of last month with an ask that the call did not take up; the letter's contact."""
    amber = play.stage.amber
    doc = {**script.LETTER, "date": _last_month().strftime("%Y-%m-%d")}
    letter = id_of(says(play, amber, "contact", doc))
    on_both(play, lambda house: row(house, "contacts", contact).get("asks_open"))
    for house in play.stage.houses:
        for ask in row(house, "contacts", contact).get("asks_open", []):
            text = f"! asked by {ask['by']} on {ask['since']}, neither raised nor answered:"
            play.row(house, text, "warn", ask["text"])
    play.beat(4)
    return letter


def _answer(play: Play, house: House, contact: str) -> dict[str, Any]:
    """What a party's ledger says of the call: the first of its kind at its level since when."""
    path = f"/api/contacts/record:{contact[:16]}"
    play.row(house, f"{play.sign('›', '>')} GET {path[:-8]}{play.sign('…', '~')}", "typed")
    found = shown(house, path)
    rows = [each for each in found.get("since", []) if each["scope"] == "level"]
    answer = dict(rows[0]) if rows else {}
    sentence = str(answer.get("sentence", ""))
    play.row(house, sentence or "the ledger does not answer", "good" if sentence else "bad")
    names = ("sentence", "prior", "prior_date", "days")
    return {
        **{name: answer.get(name) for name in names},
        "date": found.get("contact", {}).get("date"),
        "total": shown(house, "/api/contacts?source=newspaper").get("total"),
    }


def _publish(play: Play) -> None:
    """Amber's public page, and what both verifiers say of each evidence file in it."""
    amber, readings = play.stage.amber, play.scene.readings
    words = ("readout", "publish", "amber", FOLDER)
    said = play.act(amber, *words, typed=f"openline {shlex.join(words)}")
    files = sorted((play.stage.folder / FOLDER).glob("*.evidence"))
    verdicts = [verdict for file in files for verdict in judge(play.stage, file)]
    readings["publish_exit"] = said.code
    readings["published"] = len(files)
    readings["verdicts"] = [verdict.as_dict() for verdict in verdicts]
    good = bool(verdicts) and all(verdict.is_good for verdict in verdicts)
    for by in dict.fromkeys(verdict.by for verdict in verdicts):
        checks = sum(verdict.checks for verdict in verdicts if verdict.by == by)
        text = f"{by}: {len(files)} files, {checks} checks"
        play.row(amber, f"{text}, all good" if good else f"{text}: NOT PROVED", _ink(good))


def _ink(good: bool) -> str:
    return "good" if good else "bad"


def ledger(play: Play) -> None:
    """A commitment overdue, an ask that nobody answered, the ledger's sentence, a public page."""
    play.begin(10)
    readings = play.scene.readings
    contact = str(play.told[8].readings.get("contact") or "")
    if not contact:
        play.finish()
        return
    readings["call"] = contact
    readings["owed"] = _falls_due(play, contact)
    readings["letter"] = _never_answered(play, contact)
    readings["answers"] = [_answer(play, house, contact) for house in play.stage.houses]
    readings["sentences"] = [answer["sentence"] for answer in readings["answers"]]
    play.beat(6)
    _publish(play)
    play.finish()
