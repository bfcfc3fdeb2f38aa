"""What entries of the watch do to the node's memory: shown, escalated, manned, read back, in effect.

RCT-13 to RCT-17. By the rules of `meanings`, whose tables list these functions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openline.core.base.earth import distance_m
from openline.core.node.state import Escalated, Item, Light, Line, Meta, ReadBack
from openline.core.node.told import Told, clock_of, tell_light, void
from openline.core.record import content as forms
from openline.core.record.act import Act
from openline.core.record.envelope import Entry, Kind

READ_BACKS_MAX = 64
TRANSLATIONS_MAX = 16
HOW = ("human", "machine")
STATES = ("draft", "reviewed", "certified")
VERDICTS = ("mismatch", "confirmed")
EFFECTS = ("not-confirmed", "confirmed")


def _changed(item: Item) -> dict[str, Any]:
    return {"event": "changed", "item": item.id.hex()}


def shown(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
    """Their node put items of ours on a manned screen; it names the post, never a person."""
    if not forms.has_form(Kind.SHOWN, content):
        return void(entry, meta, "RCT-13")
    told: Told = []
    light = Light(entry.envelope.t_ms, content[0], clock_of(line, entry.party))
    for item_id in content[1]:
        item = line.items.get(item_id)
        if item is not None and item.author != entry.party:
            told += tell_light(line, item, "shown", light)
            if item.shown_entry is None:
                item.shown_entry = (entry.envelope.generation, entry.envelope.index)
    return told


def escalate(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
    """A step of an alarm at the party that has not acknowledged; the author of the item sees it."""
    if not forms.has_form(Kind.ESCALATE, content):
        return void(entry, meta, "RCT-13")
    step, told = content[0], []
    for item_id in content[1]:
        item = line.items.get(item_id)
        if item is None or item.author == entry.party:
            continue
        if all(part.step != step for part in item.more.escalated):
            said = entry.envelope
            place = (said.generation, said.index)
            taken = Escalated(step, said.t_ms, line.name(entry.party), place)
            item.more.escalated.append(taken)
            told.append({"event": "escalated", "item": item_id.hex(), "step": step})
    return told


def watch(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
    """Who is on duty at a party, as much of it as its node shows."""
    if not forms.has_form(Kind.WATCH, content):
        return void(entry, meta, "RCT-16")
    manned, linguist = content
    line.watches[entry.party] = {
        "manned": [
            {"post": post, "name": name, "languages": languages, "since": since}
            for post, name, languages, since in manned
        ],
        "linguist": None if linguist is None else bool(linguist),
        "at": entry.envelope.t_ms,
    }
    return [{"event": "watch", "party": line.name(entry.party)}]


def translate(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    """A translation stands beside its original, which stays what counts (R31, R32)."""
    about = line.items.get(act.reference or b"")
    if about is None:
        return []
    # Each party has a number of its own: nobody can use up the other's.
    of_party = [
        part
        for part in about.more.translations
        if (known := line.items.get(part[0])) is not None and known.author == entry.party
    ]
    if len(of_party) >= TRANSLATIONS_MAX:
        return []
    if all(part[0] != item.id for part in about.more.translations):
        by = f"{item.officer}, {line.name(entry.party)}"
        about.more.translations.append((item.id, by, entry.envelope.t_ms))
    return [_changed(about)]


def read_back(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    """What the receiver plotted, and how far that is from what was sent (R35)."""
    about = line.items[act.reference or b""]
    if item.id in line.read_backs or len(about.more.read_backs) >= READ_BACKS_MAX:
        return []
    index, lat_e7, lon_e7, _ = act.content
    away_m = distance_m(about.more.positions[index], (lat_e7, lon_e7))
    who = f"{item.officer}, {line.name(entry.party)}"
    found = ReadBack(item.id, index, away_m, who, entry.envelope.t_ms)
    about.more.read_backs.append(found)
    line.read_backs[item.id] = (about, found)
    return [_changed(about)]


def confirm(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    """The author's word on a read-back; the first one counts."""
    about, found = line.read_backs[act.reference or b""]
    if found.verdict is None:
        found.verdict = VERDICTS[act.content[0]]
        found.verdict_by = f"{item.officer}, {line.name(entry.party)}"
    return [_changed(about)]


def effect(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    """Whether what was asked has taken effect at the receiver's units; that lights onward."""
    about = line.items[act.reference or b""]
    who = f"{item.officer}, {line.name(entry.party)}"
    at_ms = entry.envelope.t_ms
    about.more.effect = (item.id, EFFECTS[act.content[0]], who, at_ms)
    told: Told = [_changed(about)]
    if act.content[0] == 1:
        told += tell_light(
            line, about, "onward", Light(at_ms, who, clock_of(line, entry.party))
        )
    return told


OF_ITEMS: dict[int, Callable[[Line, Entry, Act, Item, Meta], Told]] = {
    Kind.TRANSLATE: translate,
    Kind.READBACK: read_back,
    Kind.CONFIRM: confirm,
    Kind.EFFECT: effect,
}
OF_ENTRIES: dict[int, Callable[[Line, Entry, list[Any], Meta], Told]] = {
    Kind.SHOWN: shown,
    Kind.ESCALATE: escalate,
    Kind.WATCH: watch,
}
