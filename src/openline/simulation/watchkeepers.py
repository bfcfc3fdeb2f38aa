"""What the watches of both parties do besides messages: positions, read-backs, effect, the schedule.

And the checker that what was shown or took effect was said by the other side.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from openline.core.base.codec import decode
from openline.core.node import effects
from openline.core.node.state import Item
from openline.core.record.envelope import SALT_BYTES, Kind, read_entry
from openline.simulation.checkers import own_entries
from openline.simulation.stage import Checker, Machine, Stage

PLACE = [601_234_000, 245_678_000, "60.1234,24.5678"]
FAR = [601_034_000, 245_678_000, "60.1034,24.5678"]
RECENT = 12
_LIT_BY = {"shown": Kind.SHOWN, "onward": Kind.EFFECT}


def _recent(host: Machine, *, ours: bool) -> list[Item]:
    return [
        item
        for item in host.line.order[-60:]
        if (item.author == host.number) is ours and item.kind in (Kind.MESSAGE, Kind.STOP)
    ][-RECENT:]


def arguments(
    rng: random.Random, host: Machine, verb: str, text: str
) -> tuple[str, dict[str, Any]] | None:
    """The verb and its arguments, or nothing if there is nothing to say it of."""
    who = rng.choice(("Duty", "Chief"))
    if verb == "place":
        places = [[*PLACE, "lead"], [*FAR, ""]][: rng.randint(1, 2)]
        return "send", {"as": who, "text": text, "positions": places}
    if verb == "watch-is":
        manned = [["desk", rng.choice(("Vale", "Okoro")), ["en"], 0]][: rng.randrange(2)]
        return verb, {"manned": manned, "linguist": rng.random() < 0.5}
    if verb == "schedule":
        begins = host.now().wall_ms + 1000
        span = {"from_ms": begins, "until_ms": begins + 60_000, "every_s": 0}
        return verb, {"as": who, "what": "call", "text": text, **span}
    if verb == "confirm":
        backs = [
            key for key, (item, _) in host.line.read_backs.items() if item.author == host.number
        ]
        if not backs:
            return None
        verdict = rng.choice(("mismatch", "confirmed", "confirmed"))
        return verb, {"as": who, "item": rng.choice(backs).hex(), "verdict": verdict}
    found = _recent(host, ours=False)
    if verb == "readback":
        found = [item for item in found if item.extra and item.extra.positions]
    return None if not found else _about(rng, verb, rng.choice(found), who, text)


def _about(
    rng: random.Random, verb: str, item: Item, who: str, text: str
) -> tuple[str, dict[str, Any]]:
    if verb == "shown":
        return verb, {"post": "desk", "items": [item.id.hex()]}
    args: dict[str, Any] = {"as": who, "item": item.id.hex()}
    if verb == "readback":
        return verb, args | {"index": 0, "position": rng.choice((PLACE, FAR))}
    if verb == "effect":
        return verb, args | {"verdict": rng.choice(("confirmed", "not-confirmed"))}
    said = {"how": "human", "state": "draft", "name": "Lingo", "language": "ru"}
    return verb, {**args, "as": "Lingo", "text": text, **said}


class SaidByTheOther(Checker):
    """RCT-4, RCT-13, RCT-15: shown and onward are lit only by what the other side's disk says."""

    clause = "RCT-4"

    def __init__(self, world: Stage) -> None:
        super().__init__(world)
        self._said: set[tuple[int, int, bytes]] = set()

    def committed(self, host: Machine, writes: Sequence[effects.Write]) -> None:
        """Note what each node has said of the other's items."""
        for write in own_entries(host, writes):
            kind = read_entry(host.number, write.entry).envelope.kind
            if kind not in _LIT_BY.values() or write.body is None:
                continue
            content = decode(write.body[SALT_BYTES:])
            named = content[1] if kind == Kind.SHOWN else [content[3]]
            self._said |= {(host.number, int(kind), item) for item in named}

    def announced(self, host: Machine, event: dict[str, Any]) -> None:
        """Look for it when a light is lit."""
        kind = _LIT_BY.get(str(event.get("light")))
        if kind is None or self.world.liar is not None:
            return
        item = host.line.items.get(bytes.fromhex(event["item"]))
        if item is None or item.author != host.number:
            return
        if (1 - host.number, int(kind), item.id) not in self._said:
            self.fail(host, f"shows {event['light']} for {item.index}, which nobody said")
