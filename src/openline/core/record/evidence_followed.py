"""What an evidence file shows of what came after its item: shown, read back, in effect (EVI-10)."""

from __future__ import annotations

from typing import Any

from openline.core.base.earth import distance_m
from openline.core.record.envelope import KIND_NAMES, Kind
from openline.core.record.evidence_case import Case, Row, require

_BY_NODE = frozenset({Kind.SHOWN, Kind.ESCALATE})
FOLLOWING = frozenset(
    {Kind.SHOWN, Kind.ESCALATE, Kind.TRANSLATE, Kind.READBACK, Kind.CONFIRM, Kind.EFFECT}
)
_HOW = ("human", "machine")
_STATES = ("draft", "reviewed", "certified")


def positions_of(kind: int, content: list[Any]) -> list[list[Any]]:
    """The positions of a message or a STOP, each beginning with [lat_e7, lon_e7]."""
    if kind == Kind.MESSAGE:
        return list(content[3]) if len(content) > 3 else []
    return [content[2]] if kind == Kind.STOP and content[2] is not None else []


def check_followed(case: Case, row: Row, item: Row, wanted: bytes | None) -> dict[str, Any]:
    """One entry about the item, by whom it may be said; the facts that it shows.

    Args:
        case: the file so far; officers are checked.
        row: the entry.
        item: the item of the file.
        wanted: the item's id.
    """
    kind, mine = row.said.kind, row.party == item.party
    require(row.number in case.sound, "EVI-4", "its entry does not verify")
    require(wanted is not None, "EVI-7", "the item's id could not be established")
    if kind == Kind.CONFIRM:
        require(mine, "EVI-10", "a read-back is confirmed by the item's own author")
    elif kind != Kind.TRANSLATE:
        require(not mine, "EVI-10", "by the item's own author")
    if kind in _BY_NODE:
        first, named = case.contents[row.number]
        require(wanted in named, "EVI-10", "it does not name the item")
        return {"post": first} if kind == Kind.SHOWN else {"step": first}
    require(row.number in case.officers, "EVI-5", "its officer does not verify")
    act = case.acts[row.number]
    if kind == Kind.CONFIRM:
        backs = [name for name, fact in case.read_backs.items() if fact == act.reference]
        require(bool(backs), "EVI-10", "it confirms no read-back of this file")
        return {"verdict": ("mismatch", "confirmed")[act.content[0]], "readback": backs[0]}
    require(act.reference == wanted, "EVI-7", "it names another item")
    if kind == Kind.READBACK:
        return _read_back(case, row, item)
    if kind == Kind.EFFECT:
        asked = item.said.kind in (Kind.MESSAGE, Kind.STOP, Kind.NOTICE)
        require(asked, "RCT-15", "nothing was asked in this item")
        verdict, _, text = act.content
        return {"verdict": ("not confirmed", "confirmed")[verdict], "text": text}
    language, text, how, state, name, reviewer = act.content
    said = {"language": language, "text": text, "name": name, "reviewer": reviewer}
    return {**said, "how": _HOW[how], "state": _STATES[state]}


def _read_back(case: Case, row: Row, item: Row) -> dict[str, Any]:
    index, *place = case.acts[row.number].content
    known = item.number in case.contents and item.number in case.acts
    places = positions_of(item.said.kind, case.acts[item.number].content) if known else []
    require(index < len(places), "RCT-14", "the item has no such position")
    case.read_backs[row.number] = case.ids[row.number]
    away_m = distance_m((places[index][0], places[index][1]), (place[0], place[1]))
    return {"index": index, "position": place, "distance_m": away_m}


def name_of(row: Row) -> str:
    """The stable name of the check of one such entry."""
    if row.said.kind == Kind.SHOWN:
        return f"receipt.shown:{row.number}"
    return f"followed.{KIND_NAMES[row.said.kind]}:{row.number}"
