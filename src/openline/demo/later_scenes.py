"""Scenes 6 to 8: suspension, forgery, and what anybody can check."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

from openline.core.record.envelope import Kind
from openline.demo import forging, script
from openline.demo.judging import Verdict, judge
from openline.demo.play import Play
from openline.demo.scenes import check, six_words
from openline.demo.stage import House

BACKDATED_MS = 10 * 60 * 1000


def _suspended(play: Play) -> bool:
    """Whether both nodes hold messages for suspended."""
    return all(play.glass(house).line.get("suspended") for house in play.stage.houses)


def _chief_act(play: Play, path: str) -> str:
    """Suspension or resumption by Cobalt's watch-chief; the id of the item."""
    cobalt, chief = play.stage.cobalt, play.cast.cobalt_named
    body = {"as": chief.name, "scope": "message"}
    answered = play.post(cobalt, path, f"POST {path} message as {chief.name}", **body)
    found = str(answered.value["id"]) if answered.is_good else ""
    if found:
        play.scene.items.append(found)
    return found


def suspension(play: Play) -> None:
    """Messages suspended by Cobalt; a message refused, a STOP not; then resumed."""
    play.begin(6)
    amber, readings = play.stage.amber, play.scene.readings
    duty = play.cast.amber_duty
    _chief_act(play, "/api/suspensions")
    readings["suspended_on_both"] = play.until(lambda: _suspended(play))
    play.beat(3)
    refused = play.send(amber, duty, "ROUTINE", script.TALK_TEXT)
    readings["message_refused"] = not refused
    play.beat(4)
    sent = play.send_stop(amber, duty, script.SECOND_STOP_TEXT, script.SECOND_STOP_PLACE)
    play.until_lit(amber, sent, "held")
    play.ack(play.stage.cobalt, play.cast.cobalt_duty, sent)
    play.until_lit(amber, sent, "acknowledged")
    play.effect(play.stage.cobalt, play.cast.cobalt_duty, sent)
    readings["stop_held_while_suspended"] = _suspended(play) and play.is_lit(
        amber, sent, "held"
    )
    play.beat(3)
    _chief_act(play, "/api/resumptions")
    readings["resumed_on_both"] = play.until(
        lambda: not any(play.glass(house).line.get("suspended") for house in play.stage.houses)
    )
    again = play.send(amber, duty, "ROUTINE", script.BACK_TEXT)
    play.until_lit(amber, again, "held")
    play.finish()


def _say_verdicts(play: Play, house: House, verdicts: list[Verdict]) -> None:
    for verdict in verdicts:
        if verdict.is_good:
            text = f"{verdict.by}: {verdict.checks} checks, all good"
            play.row(house, text, "good")
        else:
            failed = ", ".join(verdict.failed[:2]) or "no checks"
            more = f" and {len(verdict.failed) - 2} more" if len(verdict.failed) > 2 else ""
            play.row(house, f"{verdict.by}: NOT PROVED at {failed}{more}", "bad")


def _export(play: Play, house: House, item: str, name: str) -> tuple[Path | None, int]:
    """`evidence` by a party, carried to the stranger; the copy if there is one, the exit code."""
    out = f"{house.home.name}-{name}.evidence"
    words = ("evidence", house.home.name, item[:12], "--out", out)
    said = play.act(house, *words, typed=f"openline {shlex.join(words)}")
    file = play.stage.folder / out
    return (play.stage.carry(file, out) if file.is_file() else None), said.code


def _first_stop(play: Play) -> str:
    return next(iter(play.told[3].items), "")


def _forge(play: Play, file: Path) -> list[dict[str, Any]]:
    """Two forgeries of one evidence file, and what the verifiers say of each."""
    cobalt, data = play.stage.cobalt, file.read_bytes()
    forgeries = {
        "text": forging.changed_text(data, *script.STOP_PHRASE),
        "time": forging.backdated(data, Kind.ACK, BACKDATED_MS),
    }
    shown = {
        "text": f"forged text: '{script.STOP_PHRASE[1]}' for '{script.STOP_PHRASE[0]}'",
        "time": "forged time: acknowledged 10 min earlier",
    }
    results = []
    for name, forged in forgeries.items():
        if forged is None:
            results.append({"forgery": name, "made": False, "verdicts": []})
            continue
        made = file.with_name(f"forged-{name}.evidence")
        made.write_bytes(forged)
        play.row(cobalt, shown[name], "warn")
        verdicts = judge(play.stage, made)
        _say_verdicts(play, cobalt, verdicts)
        play.beat(2.5)
        found = [verdict.as_dict() for verdict in verdicts]
        refused = all(verdict.is_refusal for verdict in verdicts)
        results.append({"forgery": name, "made": True, "refused": refused, "verdicts": found})
    return results


def _officers_items(play: Play, house: House) -> int:
    return sum(1 for item in play.glass(house).items.values() if item["officer"])


def _assault(play: Play, genuine: bytes, seed: int) -> dict[str, Any]:
    """Forged frames and noise at Cobalt's port, and how the node took it."""
    cobalt = play.stage.cobalt
    before = len([line for line in play.stage.journal(cobalt) if "link.refused" in line])
    assert cobalt.node is not None
    pid = cobalt.node.pid
    items = _officers_items(play, cobalt)
    closed = [
        forging.throw(cobalt.port, thrown)
        for thrown in (
            forging.forged_frame(genuine),
            forging.garbage(seed),
            b"GET / HTTP/1.0\r\n\r\n",
        )
    ]
    why = forging.knock(cobalt.port)

    def logged() -> int:
        found = [line for line in play.stage.journal(cobalt) if "link.refused" in line]
        return len(found) - before

    play.until(lambda: logged() >= len(closed) + 1)
    play.row(
        cobalt,
        f"{len(closed)} forged frames and noise, 1 stranger's key: {logged()} refused",
        "warn",
    )
    still = play.until(lambda: play.is_both_ways(cobalt)) and cobalt.is_up
    play.row(
        cobalt,
        f"node {'still up, the same process' if still else 'DOWN'}",
        "good" if still else "bad",
    )
    return {
        "thrown": len(closed) + 1,
        "connections_ended": sum(closed),
        "stranger_refused": bool(why),
        "refused_in_log": logged(),
        "same_process_up": still and cobalt.node.pid == pid,
        "items_taken": _officers_items(play, cobalt) - items,
    }


def forgery(play: Play, seed: int) -> None:
    """A true evidence file, two forgeries of it, and an assault on the port."""
    play.begin(7)
    file, code = _export(play, play.stage.amber, _first_stop(play), "stop")
    play.scene.readings["export_exit"] = code
    genuine = judge(play.stage, file) if file is not None else []
    play.scene.readings["genuine"] = [verdict.as_dict() for verdict in genuine]
    _say_verdicts(play, play.stage.amber, genuine)
    play.beat(3)
    play.scene.readings["forgeries"] = _forge(play, file) if file is not None else []
    data = file.read_bytes() if file is not None else b""
    play.scene.readings["assault"] = _assault(play, data, seed)
    play.finish()


def _prove(play: Play, house: House, item: str, name: str) -> dict[str, Any]:
    """Evidence by one party, judged by a stranger."""
    file, code = _export(play, house, item, name)
    verdicts = judge(play.stage, file) if file is not None else []
    _say_verdicts(play, house, verdicts)
    play.beat(1.5)
    return {
        "party": house.name,
        "item": item,
        "export_exit": code,
        "verify_exits": [verdict.code for verdict in verdicts],
        "verdicts": [verdict.as_dict() for verdict in verdicts],
    }


def ending(play: Play) -> None:
    """Evidence on both sides, verified; both records verified; the same six words."""
    play.begin(8)
    stage, readings = play.stage, play.scene.readings
    flash = next(iter(play.told[4].items), "")
    proofs = []
    for item, name in ((_first_stop(play), "stop-last"), (flash, "flash")):
        proofs += [_prove(play, house, item, name) for house in stage.houses]
    readings["evidence"] = proofs
    readings["record_verify"] = {}
    for house in stage.houses:
        words = ("record", "verify", house.home.name)
        said = play.act(house, *words, "--json", typed=f"openline {shlex.join(words)}")
        found = said.value if isinstance(said.value, dict) else {}
        good = said.code == 0 and bool(found.get("ok"))
        text = f"{found.get('items', 0)} entries, {'all good' if good else 'NOT good'}"
        play.row(house, text, "good" if good else "bad")
        damaged = len(found.get("damaged", []))
        readings["record_verify"][house.name] = {
            "exit": said.code,
            "ok": good,
            "items": found.get("items", 0),
            "damaged": damaged,
        }
    checked = check(play, stage.cobalt, play.cast.cobalt_duty)
    readings["check_exit"] = 0 if checked.is_good else 1
    readings["digest"] = six_words(play)
    play.finish()
