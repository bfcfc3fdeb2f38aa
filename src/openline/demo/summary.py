"""The summary: what was promised, judged by the records of both nodes and the verifiers.

The story's own beliefs do not count. Items, lights and times come from `items` on both sides when
the story is over; the rest from what commands answered and with which exit code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from openline.demo import talk_promises
from openline.demo.frame import LIGHTS
from openline.demo.play import Play, Told
from openline.demo.script import SCENES, Cast
from openline.demo.stage import Stage
from openline.demo.talk_acts import shown
from openline.demo.watching import Items, seconds_to

ORDERS = ("message", "stop")
Promises = dict[str, bool]
Readings = dict[str, Any]
# Scene -> for each of its items, in order of sending, the kind and the lights it must have.
MUST_LIGHT: dict[int, tuple[tuple[str, tuple[str, ...]], ...]] = {
    2: (("message", ("recorded", "sent", "held", "acknowledged", "answered")),),
    4: (("stop", ("recorded", "sent", "held", "acknowledged", "answered", "onward")),),
    5: (("message", ("recorded", "sent", "held", "acknowledged")),),
    6: (
        ("suspend", ("recorded", "held")),
        ("stop", ("recorded", "held", "acknowledged")),
        ("resume", ("recorded", "held")),
        ("message", ("recorded", "held")),
    ),
}


class Records:
    """The records of both sides as they stand when the story is over."""

    def __init__(self, stage: Stage) -> None:
        self.listed: dict[str, list[dict[str, Any]]] = {}
        self.status: dict[str, dict[str, Any]] = {}
        for house in stage.houses:
            name = house.home.name
            items = stage.openline("items", name, "--all", "--json").value
            status = stage.openline("status", name, "--json").value
            self.listed[house.name] = items if isinstance(items, list) else []
            self.status[house.name] = status if isinstance(status, dict) else {}
        self.talks, self.readouts = (
            {house.name: shown(house, path) if house.desk else {} for house in stage.houses}
            for path in ("/api/talks", "/api/readouts")
        )
        self.by_id: dict[str, Items] = {
            party: {item["id"]: item for item in items} for party, items in self.listed.items()
        }

    def line(self, party: str) -> dict[str, Any]:
        """The line as a party's `status` gives it."""
        found: dict[str, Any] = (self.status[party].get("lines") or [{}])[0]
        return found

    def own(self, item: str) -> dict[str, Any]:
        """An item as its author's node shows it; empty if nobody has it."""
        for party, items in self.by_id.items():
            if item in items and items[item]["author"] == party:
                return items[item]
        return {}

    def lost(self) -> list[str]:
        """Officers' items that their author has and the other party lacks, or is not known to hold."""
        return [
            item["id"]
            for party, items in self.by_id.items()
            for item in items.values()
            if item["author"] == party and item["officer"] and self._is_lost(party, item)
        ]

    def _is_lost(self, party: str, item: dict[str, Any]) -> bool:
        elsewhere = [items for other, items in self.by_id.items() if other != party]
        if item["kind"] == "check":  # no light of its own; to be there is all
            return any(item["id"] not in items for items in elsewhere)
        dark = not item["lights"].get("held")
        return dark or any(item["id"] not in items for items in elsewhere)

    def doubled(self) -> int:
        """Items beyond the first of the same id, of the same serial, or of the same words."""
        count = 0
        for listed in self.listed.values():
            serials = [
                (item["author"], item["series"], item["serial"])
                for item in listed
                if item["serial"] is not None
            ]
            words = [
                (item["author"], item["text"]) for item in listed if item.get("kind") in ORDERS
            ]
            ids = [item["id"] for item in listed if item["kind"] != "checkpoint"]
            count += sum(
                seen - 1 for many in (ids, serials, words) for seen in Counter(many).values()
            )
        return count

    def orders(self) -> list[dict[str, Any]]:
        """Every message and STOP on either side."""
        return [i for listed in self.listed.values() for i in listed if i["kind"] in ORDERS]


def _view(item: dict[str, Any]) -> dict[str, Any]:
    """An item for the summary."""
    lights = item.get("lights", {})
    return {
        "id": item["id"],
        "kind": item["kind"],
        "author": item["author"],
        "officer": item["officer"],
        "serial": item["serial"],
        "mode": item["mode"],
        "lights": {
            light: lights[light]["at"] if lights.get(light) else None for light in LIGHTS
        },
        "seconds_to_held": seconds_to(item, "held"),
        "seconds_to_acknowledged": seconds_to(item, "acknowledged"),
        "seconds_to_answered": seconds_to(item, "answered"),
        "acknowledged_by": (lights.get("acknowledged") or {}).get("by"),
        "answers": [answer["meaning"] for answer in item.get("answers", [])],
    }


def _lights_promised(told: Told, items: list[dict[str, Any]]) -> Promises:
    """The promises that the lights of a scene's items are."""
    must = MUST_LIGHT.get(told.number, ())
    promises = {"items_on_record": [i["kind"] for i in items] == [kind for kind, _ in must]}
    for item, (kind, lights) in zip(items, must, strict=False):
        for light in lights:
            promises[f"{kind}_{light}"] = bool(item["lights"].get(light))
        # A node keeps `sent` lazily, so that a kill may take it: it is judged as seen then.
        if "sent" in lights:
            promises[f"{kind}_sent"] = item["id"] in told.readings["sent"]
    return promises


def _founding(readings: Readings, records: Records) -> Promises:
    ids = {records.line(party).get("id") for party in records.status}
    return {
        "words_agree": readings.get("words_agree") is True,
        "nodes_started": readings.get("nodes_started") is True,
        "both_ways": readings.get("both_ways") is True,
        "same_line": len(ids) == 1 and None not in ids,
    }


def _check(readings: Readings, records: Records) -> Promises:
    check = readings.get("check", {})
    return {
        "check_answered": check.get("exit") == 0 and check.get("answered_by") is not None,
        "digest_agrees": _same_words(readings.get("digest", [])),
    }


def _cut(readings: Readings, records: Records) -> Promises:
    return {
        "recorded_when_killed": readings.get("recorded_after_kill") is True,
        "not_held_before_repair": readings.get("held_before_repair") is False,
        "not_at_peer_before_repair": readings.get("at_peer_before_repair") is False,
        "restarted": readings.get("restarted") is True,
        "one_copy_at_peer": readings.get("copies_at_peer") == 1,
        "no_gaps": not any(records.line(party).get("gaps") for party in records.status),
    }


def _suspension(readings: Readings, records: Records) -> Promises:
    return {
        name: readings.get(name) is True
        for name in (
            "suspended_on_both",
            "message_refused",
            "stop_held_while_suspended",
            "resumed_on_both",
        )
    }


def _forgery(readings: Readings, records: Records) -> Promises:
    genuine, forgeries = readings.get("genuine", []), readings.get("forgeries", [])
    assault = readings.get("assault", {})
    return {
        "export": readings.get("export_exit") == 0,
        "genuine_proved": bool(genuine) and all(v["exit"] == 0 for v in genuine),
        "text_forgery_refused": any(
            f["forgery"] == "text" and f.get("refused") for f in forgeries
        ),
        "time_forgery_refused": any(
            f["forgery"] == "time" and f.get("refused") for f in forgeries
        ),
        "frames_refused": assault.get("refused_in_log", 0) >= assault.get("thrown", 1),
        "stranger_refused": assault.get("stranger_refused") is True,
        "node_stays_up": assault.get("same_process_up") is True,
        "nothing_taken": assault.get("items_taken") == 0,
    }


def _ending(readings: Readings, records: Records) -> Promises:
    proofs, verified = readings.get("evidence", []), readings.get("record_verify", {})
    return {
        "evidence_exported": bool(proofs) and all(p["export_exit"] == 0 for p in proofs),
        "evidence_verified": bool(proofs) and all(_is_proved(p) for p in proofs),
        "records_verified": len(verified) == 2
        and all(v["ok"] and v["exit"] == 0 and v["items"] > 0 for v in verified.values()),
        "check_answered": readings.get("check_exit") == 0,
        "digest_agrees": _same_words(readings.get("digest", [])),
    }


def _is_proved(proof: dict[str, Any]) -> bool:
    return bool(proof["verify_exits"]) and all(
        verdict["exit"] == 0 and verdict["checks"] > 0 for verdict in proof["verdicts"]
    )


def _same_words(words: list[str]) -> bool:
    return len(words) == 2 and words[0] == words[1] and len(words[0].split()) == 6


def _accounts(readings: Readings, records: Records) -> Promises:
    return talk_promises.accounts(readings, records.talks, records.readouts)


def _ledger(readings: Readings, records: Records) -> Promises:
    return talk_promises.ledger(readings, records.talks)


JUDGED: dict[int, Callable[[Readings, Records], Promises]] = {
    1: _founding,
    3: _check,
    5: _cut,
    6: _suspension,
    7: _forgery,
    8: _ending,
    9: _accounts,
    10: _ledger,
}


def _answers_promised(number: int, items: list[dict[str, Any]], cast: Cast) -> Promises:
    """What was answered, and by whom it was acknowledged."""
    if number not in (2, 4) or not items:
        return {}
    meant = items[0]["answers"][-1:]
    if number == 2:
        return {"answered_understood": meant == ["understood"]}
    by = items[0]["acknowledged_by"] or ""
    return {
        "answered_will_comply": meant == ["will-comply"],
        "acknowledged_by_the_watch": cast.cobalt_duty.name in by
        and cast.cobalt_named.name not in by,
    }


def _scene(told: Told, records: Records, cast: Cast) -> dict[str, Any]:
    items = [_view(found) for item in told.items if (found := records.own(item))]
    promises = {
        **_lights_promised(told, items),
        **_answers_promised(told.number, items, cast),
    }
    if told.number in JUDGED:
        promises |= JUDGED[told.number](told.readings, records)
    return {
        "scene": told.number,
        "title": told.title,
        "ok": all(promises.values()),
        "promises": promises,
        "ids": told.items,
        "items": items,
        "readings": told.readings,
    }


def summarise(play: Play, seed: int, error: str | None) -> dict[str, Any]:
    """The JSON summary; `ok` only if every promise of every scene was kept."""
    records = Records(play.stage)
    scenes = [_scene(told, records, play.cast) for told in play.told]
    lost, doubled, orders = records.lost(), records.doubled(), records.orders()
    modes = sorted({item["mode"] for item in orders})
    by_number = {scene["scene"]: scene["readings"] for scene in scenes}
    ending = by_number.get(8, {})
    whole = {
        "error": error,
        "seed": seed,
        "parties": [house.name for house in play.stage.houses],
        "line": records.line("Amber").get("id"),
        "words_agree": by_number.get(1, {}).get("words_agree") is True,
        "modes": modes,
        "messages_and_stops": len({item["id"] for item in orders}),
        "lost": len(lost),
        "lost_ids": lost,
        "doubled": doubled,
        "forgeries": by_number.get(7, {}).get("forgeries", []),
        "verify_exits": [
            code for p in ending.get("evidence", []) for code in p["verify_exits"]
        ],
        "record_verify": ending.get("record_verify", {}),
        "digest": ending.get("digest", []),
        "bytes_through_cable": dict(sorted(play.stage.cable.carried.items())),
        "commands": play.stage.commands,
        "scenes": scenes,
    }
    is_ok = error is None and len(scenes) == len(SCENES) and all(s["ok"] for s in scenes)
    is_ok = is_ok and not lost and doubled == 0 and modes == ["EXERCISE"]
    return {"ok": is_ok, **whole}


def broken(summary: dict[str, Any]) -> list[str]:
    """The promises that were not kept, in words."""
    found = [
        f"scene {scene['scene']}: {name.replace('_', ' ')}"
        for scene in summary["scenes"]
        for name, kept in scene["promises"].items()
        if not kept
    ]
    if summary["lost"]:
        found.append(f"{summary['lost']} items are not held by the other side")
    if summary["doubled"]:
        found.append(f"{summary['doubled']} items stand twice")
    if summary["error"]:
        found.append(str(summary["error"]))
    return found
