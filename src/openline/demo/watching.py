"""Looking at a node through its local socket, and telling what has changed since the last look."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from openline.core.base.errors import Fault
from openline.demo.frame import Row
from openline.demo.stage import House
from openline.runtime.client import Connection

STATES = {
    "both_ways": "BOTH WAYS",
    "one_way": "ONE WAY",
    "down": "DOWN",
    "silent": "SILENT",
}
TOLD = ("held", "shown", "acknowledged", "answered", "onward")
Items = dict[str, dict[str, Any]]


def now_ms() -> int:
    """The wall clock of this machine, which both nodes read too."""
    return time.time_ns() // 1_000_000


def name_of(item: dict[str, Any]) -> str:
    """An item in a few words: its precedence or STOP, and its serial."""
    kind = item["kind"]
    word = item["precedence"] if kind == "message" else kind.upper()
    return f"{word} no. {item['serial']}" if item["serial"] is not None else f"{word} (waiting)"


def seconds_to(item: dict[str, Any], light: str) -> float | None:
    """Seconds from recorded to a light, None while it is dark."""
    first, lit = item["lights"].get("recorded"), item["lights"].get(light)
    return (lit["at"] - first["at"]) / 1000 if first and lit else None


class Glass:
    """What one party's node shows, and since when. It asks; it supposes nothing."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.items: Items = {}
        self.status: dict[str, Any] = {}
        self._node: Connection | None = None
        self._check: Any = None
        self._state = ""
        self._suspended: dict[str, str] = {}

    @property
    def is_seen(self) -> bool:
        """Whether the node answered the last look."""
        return self._node is not None

    @property
    def line(self) -> dict[str, Any]:
        """The line as `status` gives it; empty while there is none."""
        lines = self.status.get("lines") or [{}]
        found: dict[str, Any] = lines[0]
        return found

    @property
    def peer(self) -> dict[str, Any]:
        """The other party as `status` gives it."""
        found: dict[str, Any] = (self.line.get("peers") or [{}])[0]
        return found

    def look(self) -> list[Row]:
        """Ask the node; the rows that tell what is new, in order of time."""
        if not self.house.is_up:
            self._node = None
            return []
        try:
            if self._node is None:
                self._node = Connection(self.house.home)
            status = self._node.ask("status")
            listed = self._node.ask("items", all=True)
        except (Fault, OSError):
            self._node = None
            return []
        self.status = status
        items = {item["id"]: item for item in listed}
        rows = sorted(
            [*self._new_items(items), *self._line_rows()], key=lambda row: row.at_ms or 0
        )
        self.items = items
        return rows

    def _row(self, at_ms: int | None, text: str, ink: str = "", quote: str = "") -> Row:
        """A row; what bears no time of its own was seen now."""
        seen_ms = now_ms() if at_ms is None else at_ms
        return Row(self.house.name, seen_ms, text, ink, quote)

    def _new_items(self, items: Items) -> Iterator[Row]:
        for found in items.values():
            if "lights" not in found or found["kind"] not in (
                "message",
                "stop",
                "suspend",
                "resume",
            ):
                continue
            before = self.items.get(found["id"])
            ours = found["author"] == self.house.name
            if before is None:
                yield self._arrival(found, ours=ours)
            for light in TOLD:
                lit = found["lights"].get(light)
                if lit and not (before and before["lights"].get(light)):
                    yield from self._light(found, light, lit, ours=ours)

    def _arrival(self, item: dict[str, Any], *, ours: bool) -> Row:
        name, ink = name_of(item), "stop" if item["kind"] == "stop" else ""
        if ours:
            return self._row(item["at"], f"{name} signed by {item['officer']}", ink)
        quote = f'"{item["text"]}"' if item["text"] else ""
        place = item.get("position")
        if place:
            quote += f" Position {place['latitude']:.4f} N {place['longitude']:.4f} E"
            quote += f" (typed {place['typed']})."
        text = f"{name} from {item['officer']}, {item['author']}"
        return self._row(item["arrived"], text, ink, quote)

    def _light(
        self, item: dict[str, Any], light: str, lit: dict[str, Any], *, ours: bool
    ) -> Iterator[Row]:
        if item["kind"] in ("suspend", "resume") and light != "held":
            return
        by, number = str(lit["by"]).split(",")[0], f"no. {item['serial']}"
        if light == "held":
            if ours:
                yield self._row(lit["at"], f"{number} HELD by {by}'s node", "good")
        elif light == "acknowledged":
            done = f"ACKNOWLEDGED by {by}" if ours else f"{by} acknowledges {number}"
            yield self._row(lit["at"], f"{done}: read, not agreed", "good")
        elif light == "answered":
            meaning = item["answers"][-1]["meaning"] if item["answers"] else "?"
            said = meaning.replace("-", " ").upper()
            done = f"ANSWERED by {by}" if ours else f"{by} answers {number}"
            yield self._row(lit["at"], f"{done}: {said}", "good")
        else:
            yield self._row(lit["at"], f"{number} {light}", "good")

    def _line_rows(self) -> Iterator[Row]:
        line = self.line
        state = str(line.get("state", ""))
        is_first = not self._state
        if state and state != self._state and (state == "both_ways" or not is_first):
            self._state = state
            good = "good" if state == "both_ways" else "bad"
            yield self._row(None, f"line {STATES.get(state, state)}", good)
        check = line.get("last_check")
        if check is not None and check != self._check:
            self._check = check
            if check["by"] == self.house.name:
                text = f"check no. {check['serial']}: back in {check['round_trip_ms']} ms"
            else:
                text = f"check no. {check['serial']} of {check['by']}: answered"
            yield self._row(check["at"], text, "good")
        suspended = {part["kind"]: part["by"] for part in line.get("suspended", [])}
        for kind in sorted(suspended.keys() | self._suspended.keys()):
            if suspended.get(kind) != self._suspended.get(kind):
                by = suspended.get(kind)
                text = f"{kind}: SUSPENDED by {by}" if by else f"{kind}: RESUMED"
                yield self._row(None, text, "bad" if by else "good")
        self._suspended = suspended
