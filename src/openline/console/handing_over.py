"""What is open when a watch is handed over, and who may take it (R96)."""

from __future__ import annotations

from collections.abc import Iterable

from openline.core.base.errors import Refused
from openline.core.base.names import Precedence
from openline.core.node.state import Item, Line
from openline.core.record.envelope import Kind
from openline.shell.daybook.watches import Handover, HandoverItem

ITEMS_MAX = 200
# What was acknowledged and never answered counts as open for so long.
ANSWER_DUE_MS = 3 * 86_400_000
PROCEDURE_KINDS = frozenset(
    {
        *(
            "message",
            "stop",
            "notice",
            "cancel",
            "correct",
            "repeat",
            "suspend",
            "resume",
            "check",
        ),
        *("schedule", "position", "translation", "handover", "line-down", "blind", "fork"),
    }
)
_WANTS_PERSON = frozenset({Kind.MESSAGE, Kind.STOP, Kind.NOTICE})


def wants_person(item: Item) -> bool:
    """Whether an item asks that a person reads it: signed, in force, and of such a kind."""
    is_theirs_to_read = item.kind in _WANTS_PERSON and item.signed
    return is_theirs_to_read and not item.void and not item.cancelled


def _is_open(line: Line, item: Item, now_ms: int) -> bool:
    if not wants_person(item):
        return False
    if "acknowledged" not in item.lights:
        return True
    if item.kind == Kind.STOP:
        return "onward" not in item.lights and now_ms - item.at_ms < ANSWER_DUE_MS
    awaits_answer = "answered" not in item.lights and item.author != line.us
    is_urgent = item.precedence >= Precedence.IMMEDIATE
    return awaits_answer and is_urgent and now_ms - item.at_ms < ANSWER_DUE_MS


def open_items(lines: Iterable[Line], now_ms: int) -> tuple[HandoverItem, ...]:
    """What the next watch must know: STOP first, then by precedence, then the oldest.

    Raises:
        Refused: more than a person can read and accept one by one.
    """
    found = [item for line in lines for item in line.order if _is_open(line, item, now_ms)]
    found.sort(key=lambda item: (item.kind != Kind.STOP, -item.precedence, item.at_ms))
    if len(found) > ITEMS_MAX:
        raise Refused(
            "R96",
            f"{len(found)} items are open, a handover takes {ITEMS_MAX}",
            "Acknowledge or answer what can be closed, then hand over.",
        )
    return tuple(HandoverItem(item.id.hex(), None, None) for item in found)


def refuse_other(handover: Handover, officer: str, certificate: str) -> None:
    """Refuse whoever hands over himself, or is not the one it is handed to."""
    if certificate == handover.certificate:
        raise Refused("R96", "you hand this watch over", "The incoming officer accepts it.")
    if handover.to is not None and handover.to != officer:
        raise Refused("R96", f"this watch is handed to {handover.to}", "He accepts it.")
