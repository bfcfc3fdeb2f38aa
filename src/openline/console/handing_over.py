"""What is open when a watch is handed over, and who may take it (R96)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from openline.core.base.errors import Refused
from openline.core.base.names import Precedence
from openline.core.node.state import Item, Line
from openline.core.record.envelope import Kind
from openline.shell.daybook.watches import Handover, HandoverItem

# Read in 5 s each, these take nearly three hours: of more nobody can say that he took them over.
ITEMS_MAX = 2000
# All consoles are told at each acceptance: so many items are 40 kB.
SHOWN_MAX = 200
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
    """What the next watch must know: STOP first, then by precedence, then the oldest."""
    found = [item for line in lines for item in line.order if _is_open(line, item, now_ms)]
    found.sort(key=lambda item: (item.kind != Kind.STOP, -item.precedence, item.at_ms))
    return tuple(HandoverItem(item.id.hex(), None, None) for item in found)


def refuse_too_many(count: int) -> None:
    """Refuse a list that is longer than a person can read and accept one by one."""
    if count > ITEMS_MAX:
        raise Refused(
            "R96",
            f"{count} items are open, a handover takes {ITEMS_MAX}",
            "Acknowledge or answer theirs, cancel ours that are over; then begin the handover anew.",
        )


def came_since(
    handover: Handover, lines: Iterable[Line], now_ms: int
) -> tuple[HandoverItem, ...]:
    """What is open now and not on the list of a handover under way.

    Raises:
        Refused: with it the list is longer than a person can read and accept one by one.
    """
    listed = {part.item for part in handover.items}
    came = tuple(part for part in open_items(lines, now_ms) if part.item not in listed)
    refuse_too_many(len(listed) + len(came))
    return came


def taker(handover: Handover) -> str | None:
    """Who takes the watch over: whom it is handed to, else who accepted first; None: nobody yet."""
    accepted = [part for part in handover.items if part.accepted_by is not None]
    first = min(accepted, key=lambda part: part.accepted_ms or 0, default=None)
    return handover.to or (first.accepted_by if first else None)


def _shown(items: tuple[HandoverItem, ...]) -> tuple[HandoverItem, ...]:
    """What is to be read next, and where there is room what was accepted last, in their order."""
    left = [part.item for part in items if part.accepted_by is None][:SHOWN_MAX]
    done = [part.item for part in items if part.accepted_by is not None]
    kept = {*left, *done[max(0, len(done) + len(left) - SHOWN_MAX) :]}
    return tuple(part for part in items if part.item in kept)


def view(handover: Handover | None) -> dict[str, Any] | None:
    """A handover as the API shows it; from the first acceptance on it is handed to who gave that.

    Of a long list `items` are those to be read next: each that is accepted makes room for another.
    """
    if handover is None:
        return None
    left = sum(part.accepted_by is None for part in handover.items)
    seen = handover._replace(to=taker(handover), items=_shown(handover.items))
    return {**seen.as_dict(), "all": len(handover.items), "left": left}


def refuse_to(to: str | None, officer: str, names: set[str]) -> None:
    """Refuse a handover to nobody of ours, or to the outgoing officer himself."""
    if to is not None and to not in names:
        raise Refused(
            "R96", "there is no such officer here", "Choose one of the officers of this party."
        )
    if to == officer:
        raise Refused("R96", "a watch is not handed to oneself", "Name the other officer.")


def refuse_other(handover: Handover, officer: str, certificate: str) -> None:
    """Refuse whoever hands over himself, by any key of his, or is not the one who takes over."""
    if certificate == handover.certificate or officer == handover.officer:
        raise Refused("R96", "you hand this watch over", "The incoming officer accepts it.")
    incoming = taker(handover)
    if incoming is not None and incoming != officer:
        raise Refused(
            "R96",
            f"this watch is handed to {incoming}",
            f"He accepts it; for another, {handover.officer} hands over anew.",
        )


def refuse_unread(handover: Handover, officer: str) -> None:
    """Refuse to complete what this officer has not accepted himself, item by item."""
    left = sum(part.accepted_by is None for part in handover.items)
    if left:
        raise Refused(
            "R96",
            "1 item is not accepted yet" if left == 1 else f"{left} items are not accepted yet",
            "Read and accept each on the list; what came since it was begun stands there too.",
        )
    others = sum(part.accepted_by != officer for part in handover.items)
    if others:
        raise Refused(
            "R96",
            f"of this list another officer accepted {others}",
            f"{handover.officer} hands over anew; one officer reads it all.",
        )
