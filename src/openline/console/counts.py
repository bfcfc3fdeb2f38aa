"""How many items, by precedence and light: counted once at the start, then followed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from openline.core.base.names import LIGHTS, Precedence
from openline.core.node.node import Node
from openline.core.node.state import Item, Line

COUNTED_LIGHTS = LIGHTS[2:]  # what the peer or a person did; the first two are ours alone
Key = tuple[str, str, str]


class Counts:
    """(author, precedence, light) -> items; light "" counts the items themselves."""

    def __init__(self, node: Node) -> None:
        self.items: Counter[Key] = Counter()
        for line in node.lines.values():
            for item in line.order:
                self._count(line, item, "")
                for light in COUNTED_LIGHTS:
                    if light in item.lights:
                        self._count(line, item, light)

    def _count(self, line: Line, item: Item, light: str) -> None:
        self.items[line.name(item.author), Precedence(item.precedence).name, light] += 1

    def announced(self, event: dict[str, Any], node: Node) -> None:
        """Follow an announcement of the node."""
        what = event.get("event")
        light = "" if what == "item" else event.get("light")
        if what not in ("item", "light") or (light and light not in COUNTED_LIGHTS):
            return
        item_id = bytes.fromhex(event["item"])
        for line in node.lines.values():
            item = line.items.get(item_id)
            if item is not None:
                self._count(line, item, str(light))
