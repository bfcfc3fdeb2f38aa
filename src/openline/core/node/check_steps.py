"""The steps of a line check as they stand in the record (RCT-8)."""

from __future__ import annotations

from typing import Any

from openline.core.base.codec import NoneType, typed
from openline.core.base.names import Series
from openline.core.node.state import Check, Line, Meta
from openline.core.node.told import Told, note_serial, void
from openline.core.record.envelope import FLAG_OFFICER, Entry, Head

CHECKS_KEPT_MAX = 256
_OPTIONAL_INT = (int, NoneType)
_FORMS: dict[int, tuple[type | tuple[type, ...], ...]] = {
    1: (int, int, _OPTIONAL_INT, str, str),
    2: (int, int, bytes, str, str, str, list),
    3: (int, int, bytes, int, _OPTIONAL_INT, str),
}


def check_step(
    line: Line, entry: Entry, content: list[Any], meta: Meta, aside: bool = False
) -> Told:
    """One step of a line check [RCT-8]; `aside` if it stands on a branch that is not held."""
    step = content[0] if content else None
    form = _FORMS.get(step) if type(step) is int else None
    if form is None or not typed(content, *form) or content[1] < 1:
        return void(entry, meta, "RCT-8")
    # An officer's item has its serial in its act; the one here only repeats it.
    by_node = not entry.envelope.flags & FLAG_OFFICER and not aside
    if by_node and not note_serial(line, entry.party, Series.TEST, content[1]):
        return void(entry, meta, "ENV-5")
    if step == 1:
        return _challenged(line, entry, content)
    if step == 2:
        return _answered(line, entry, content, meta)
    return _completed(line, entry, content, meta)


def _challenged(line: Line, entry: Entry, content: list[Any]) -> Told:
    envelope = entry.envelope
    own = Head(entry.party, envelope.generation, envelope.index, envelope.own_root)
    cut = tuple(sorted((own, *envelope.heads)))
    _, serial, due_ms, text, by = content
    line.checks[entry.leaf] = Check(
        entry.leaf, entry.party, serial, due_ms, envelope.t_ms, by, cut, text
    )
    while len(line.checks) > CHECKS_KEPT_MAX:
        line.checks.pop(next(iter(line.checks)))
    return [{"event": "check", "step": 1, "check": entry.leaf.hex()}]


def _cut(value: list[Any]) -> tuple[Head, ...]:
    good = [part for part in value if typed(part, int, int, int, bytes)]
    return tuple(Head(*part) for part in good)


def _answered(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
    _, _, challenge, text, _, by, cut = content
    check = line.checks.get(challenge)
    if check is None or check.starter == entry.party or check.text != text:
        return void(entry, meta, "RCT-8")
    if _cut(cut) != check.cut or check.answer_leaf is not None:
        return void(entry, meta, "RCT-8")
    check.answer_leaf = entry.leaf
    check.answered_ms, check.answered_by = entry.envelope.t_ms, by
    if check.starter == line.us:
        check.round_trip_ms = max(0, meta.at_ms - check.started_ms)
    return [{"event": "check", "step": 2, "check": check.leaf.hex()}]


def _completed(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
    _, _, answer, round_trip_ms, clock_offset_ms, route = content
    for check in line.checks.values():
        fits = check.answer_leaf == answer and check.starter == entry.party
        if fits and not check.completed:
            check.completed = True
            check.round_trip_ms, check.route = round_trip_ms, route
            check.clock_offset_ms = clock_offset_ms
            line.last_check = check
            if check.by == "node" and check.answered_by == "node":
                line.machine_checks += 1
            else:
                line.human_checks += 1
            return [{"event": "check", "step": 3, "check": check.leaf.hex()}]
    return void(entry, meta, "RCT-8")


def answered_by_person(line: Line, entry: Entry, challenge: bytes, who: str) -> Told:
    """A person of the other party answered step 1: counted apart from what the nodes do (R04)."""
    check = line.checks.get(challenge)
    if check is None or check.starter == entry.party or check.person:
        return []
    check.person = who
    line.human_checks += 1
    return [{"event": "check_answered", "check": check.leaf.hex(), "by": who}]
