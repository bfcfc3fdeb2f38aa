"""The watch as the node tells it: what was shown where, who is on duty, whom nobody has answered.

Entries of the node, not of an officer: a screen and a clock are no person (RCT-13, RCT-16).
"""

from __future__ import annotations

from typing import Any

from openline.core.base.errors import Refused, Unavailable
from openline.core.base.names import Mode, Precedence
from openline.core.node import deadlines
from openline.core.node.ledger import Ledger
from openline.core.node.state import Item, Line
from openline.core.node.turn import Turn
from openline.core.record import content as forms
from openline.core.record.content import SHOWN_MAX
from openline.core.record.envelope import KIND_NAMES, Kind

VERBS = frozenset({"shown", "watch-is"})


def say(turn: Turn, ledger: Ledger, line: Line, verb: str, args: dict[str, Any]) -> None:
    """Enter what the console tells the node: items on a manned screen, or who is on duty now.

    Raises:
        Fault: the form is wrong, or this node may not sign yet.
    """
    if line.restored:
        raise Unavailable(
            "REC-10", "this node is not in step with the peer yet", "Wait, then try again."
        )
    if ledger.disk_is_low:
        raise Unavailable("REC-5", "the disk is nearly full", "Free space on the disk.")
    if verb == "shown":
        _shown(turn, ledger, line, str(args.get("post") or ""), list(args.get("items") or []))
    else:
        _watch(turn, ledger, line, args)


def _shown(turn: Turn, ledger: Ledger, line: Line, post: str, given: list[str]) -> None:
    found = [line.items.get(bytes.fromhex(each)) for each in dict.fromkeys(given)]
    fresh = [
        item.id
        for item in found
        if item is not None
        and item.author != line.us
        and item.signed
        and "shown" not in item.lights
    ]
    for at in range(0, len(fresh), SHOWN_MAX):
        content = [post, fresh[at : at + SHOWN_MAX]]
        if not forms.has_form(Kind.SHOWN, content):
            raise Refused("RCT-13", "the post has no name", "Name the post of this watch.")
        ledger.append(turn, line, Kind.SHOWN, content)


def _watch(turn: Turn, ledger: Ledger, line: Line, args: dict[str, Any]) -> None:
    """The whole picture of our watch, as much of it as the profile lets the peer see.

    Of more than 16 who are on duty the first 16 are named: it is for knowing whom to call.
    """
    shows = set(line.profile["watch.shows"])
    manned = [
        [
            str(post),
            name if "name" in shows else None,
            list(languages) if "languages" in shows else [],
            since if "since" in shows else None,
        ]
        for post, name, languages, since in list(args.get("manned") or [])[: forms.MANNED_MAX]
    ]
    linguist = args.get("linguist")
    seen = None if linguist is None or "linguist" not in shows else int(bool(linguist))
    content: list[Any] = [manned, seen]
    if not forms.has_form(Kind.WATCH, content):
        raise Refused("RCT-16", "a post, name or language is too long", "Shorten it.")
    said = line.watches.get(line.us)
    if said is not None and _as_said(said) == content:
        return
    if said is None and not manned:
        return
    ledger.append(turn, line, Kind.WATCH, content)


def _as_said(said: dict[str, Any]) -> list[Any]:
    manned = [
        [part["post"], part["name"], part["languages"], part["since"]]
        for part in said["manned"]
    ]
    return [manned, None if said["linguist"] is None else int(said["linguist"])]


def tick(turn: Turn, ledger: Ledger, line: Line) -> None:
    """Look at what nobody has acknowledged, when the first of its deadlines comes."""
    now_ms = turn.now.wall_ms
    if now_ms < line.look_at_ms:
        return
    for item in line.open_items.values():
        if not item.breach_told and deadlines.is_breach(line, item, now_ms):
            item.breach_told = True
            ours = item.author == line.us
            turn.alarm("handling_breach", "RCT-6", item=item.id.hex(), ours=ours)
    if not line.restored and not ledger.disk_is_low:
        _escalate(turn, ledger, line)
    looks = (deadlines.next_look_ms(line, item) for item in line.open_items.values())
    line.look_at_ms = min(looks, default=deadlines.NEVER_MS)


def _escalate(turn: Turn, ledger: Ledger, line: Line) -> None:
    """Take the next step of every alarm that nobody here has acknowledged in time (R27)."""
    due: dict[int, list[Item]] = {}
    for item in line.open_items.values():
        step = deadlines.due_step(line, item, turn.now.wall_ms)
        if step:
            due.setdefault(step, []).append(item)
    for step, items in sorted(due.items()):
        for at in range(0, len(items), SHOWN_MAX):
            some = items[at : at + SHOWN_MAX]
            ledger.append(turn, line, Kind.ESCALATE, [step, [item.id for item in some]])
            turn.tell([_told(step, item) for item in some])


def _told(step: int, item: Item) -> dict[str, Any]:
    return {
        "event": "escalate",
        "step": step,
        "item": item.id.hex(),
        "kind": KIND_NAMES[item.kind],
        "mode": Mode(item.mode).name,
        "precedence": Precedence(item.precedence).name,
    }
