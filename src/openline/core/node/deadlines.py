"""When an item that nobody has acknowledged is late, and when the next step of its alarm is due."""

from __future__ import annotations

from openline.core.base.names import Precedence
from openline.core.node.roles import WANTED
from openline.core.node.state import Item, Line
from openline.core.record.envelope import Kind

STEPS = (1, 2, 3)  # all consoles; "unacknowledged" and the next officer; the next authority
NEVER_MS = 2**63


def _began_ms(line: Line, item: Item) -> int:
    """From when the peer's, or our own, handling time runs."""
    return item.at_ms if item.author != line.us else item.t_ms


def is_breach(line: Line, item: Item, now_ms: int) -> bool:
    """Whether an item waited longer than its handling time for an acknowledgement [RCT-6]."""
    if item.kind not in WANTED or item.void or not item.signed:
        return False
    lit = item.lights.get("acknowledged")
    until = lit.at_ms if lit else now_ms
    return until - _began_ms(line, item) > line.profile.handling_ms(item.precedence)


def _steps_left(line: Line, item: Item) -> list[tuple[int, int]]:
    """The steps that an alarm may still take here, with their times, ms UTC [RCT-13]."""
    if item.author == line.us or not item.signed:
        return []
    is_gravest = item.kind == Kind.STOP or item.precedence == Precedence.FLASH
    taken = {part.step for part in item.extra.escalated} if item.extra else set()
    found = []
    for step in STEPS if is_gravest else STEPS[:1]:
        after_ms = line.profile.escalation_ms(step, item.precedence)
        if after_ms and step not in taken:
            found.append((step, item.at_ms + after_ms))
    return found


def due_step(line: Line, item: Item, now_ms: int) -> int:
    """The lowest step whose time has come and that was not taken; 0 for none."""
    return next((step for step, at_ms in _steps_left(line, item)[:1] if at_ms <= now_ms), 0)


def next_look_ms(line: Line, item: Item) -> int:
    """When an open item wants to be looked at next."""
    found = NEVER_MS
    if not item.breach_told:
        found = _began_ms(line, item) + line.profile.handling_ms(item.precedence) + 1
    return min([found, *(at_ms for _, at_ms in _steps_left(line, item)[:1])])
