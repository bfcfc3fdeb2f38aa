"""Which items ring, and which of the alarms that stand is read first."""

from __future__ import annotations

from openline.core.base.names import Precedence
from openline.core.node.state import Item
from openline.core.record.envelope import KIND_NAMES, Kind
from openline.shell.daybook.alarm_log import OpenAlarm

_RANK = {part.name: int(part) for part in Precedence}


def kind_of(item: Item) -> str:
    """The name of an item's kind."""
    return KIND_NAMES.get(item.kind, str(item.kind))


def rings(item: Item) -> bool:
    """Whether an item sounds: from PRIORITY up; ROUTINE is only listed."""
    return item.kind == Kind.STOP or item.precedence >= Precedence.PRIORITY


def urgency(opened: OpenAlarm) -> tuple[bool, bool, bool, int, int]:
    """What is not read yet before what is, REAL first, then STOP, then by precedence and age (R98)."""
    rank = -_RANK[opened.fields["precedence"]]
    is_stop = opened.fields["kind"] == "stop"
    is_unreal = opened.fields["mode"] != "REAL"
    return opened.acknowledged_by is not None, is_unreal, not is_stop, rank, opened.since_ms
