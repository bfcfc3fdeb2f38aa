"""The session keys of watches [ENV-7]: which of them may sign here, and which outlived their watch.

Nothing but an officer's signature ends a key in the record, and who leaves a watch cannot be made to
give it. So our own node takes nothing by a key whose watch is over, and whoever has the watch then
ends it in the record, by his own key: the other party sees that end at its place in our log.

An end takes the officer off watch, so a console takes it from himself, and from others only when his
watch is over. In the record the end by any officer of the party counts, as ENV-7 and CER-10 say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from openline.core.base.errors import Refused
from openline.core.node.state import Line
from openline.shell.daybook.watches import OnWatch

# A key is delegated a moment before its watch begins; one that is older and has none never will.
YOUNG_MS = 1_800_000


def refuse_over(watch: OnWatch | None, delegation: str) -> None:
    """Refuse a key that is not that of a watch which goes on.

    Args:
        watch: that of the officer who signs, if he is on watch.
        delegation: the item by which his key was given its word.
    """
    if watch is None or watch.delegation != delegation:
        raise Refused(
            "ENV-7",
            "the watch of this key is over",
            "Start your watch, or sign with your own key.",
        )


def is_own(line: Line, delegation: bytes, officer: str) -> bool:
    """Whether a session key of ours has the word of this officer, by whichever of his certificates."""
    key = line.delegations.get(delegation)
    if key is None or key.author != line.us:
        return False
    posting = line.postings[line.us].get(key.cert_ref)
    return posting is not None and posting.officer.name == officer


def outlived(
    lines: Iterable[Line], watches: list[OnWatch], over: set[str], now_ms: int
) -> list[dict[str, Any]]:
    """Keys of ours that still count in the record and have no watch: `undelegate` ends each.

    Args:
        lines: of this node.
        watches: who is on watch.
        over: delegations whose watch is known to have ended.
        now_ms: what is too young may be about to begin its watch.
    """
    in_use = {watch.delegation for watch in watches}
    found = []
    for line in lines:
        for item, key in line.delegations.items():
            name = item.hex()
            is_ours = key.author == line.us and key.generation == line.logs[line.us].generation
            counts = key.ended_at is None and key.until_ms > now_ms
            is_left = name in over or now_ms - key.t_ms > YOUNG_MS
            if is_ours and counts and is_left and name not in in_use:
                posting = line.postings[line.us].get(key.cert_ref)
                officer = posting.officer.name if posting else ""
                found.append({"delegation": name, "officer": officer, "until": key.until_ms})
    return found
