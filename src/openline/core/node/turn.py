"""One turn: what the world gave (time, entropy) and what the node asks of it in return."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

from openline.core.base.names import Now
from openline.core.node.effects import Announce, Effect, Reply


class Turn:
    """Collects the effects of one event; draws salts and nonces from the event's entropy."""

    def __init__(self, now: Now, entropy: bytes) -> None:
        self.now = now
        self._entropy = entropy
        self._drawn = 0
        self.effects: list[Effect] = []

    def draw(self, size: int) -> bytes:
        """At most 32 bytes that nobody could foresee."""
        assert self._entropy
        self._drawn += 1
        return hashlib.sha256(self._entropy + self._drawn.to_bytes(4, "big")).digest()[:size]

    def put(self, effect: Effect) -> None:
        """Ask the world for something."""
        self.effects.append(effect)

    def tell(self, events: list[dict[str, Any]]) -> None:
        """Tell every watcher."""
        self.effects.extend(Announce(event) for event in events)

    def alarm(self, what: str, clause: str, **fields: Any) -> None:
        """An alarm for the watch: fixed words and fields, never a text of the parties."""
        self.tell([{"event": "alarm", "what": what, "clause": clause, **fields}])

    def answer(self, request: int, result: dict[str, Any]) -> None:
        """Answer a request of the local socket."""
        self.put(Reply(request, result, None))


class OfficerKey(NamedTuple):
    """An officer whose key is kept in the home: name, certificate hash, Ed25519 seed."""

    name: str
    certificate: bytes
    seed: bytes
