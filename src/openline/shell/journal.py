"""The one writer: step every event of a batch, commit all it writes in one transaction, then perform.

Disk before wire (REC-5): nothing is transmitted, answered or announced before the commit. If the
commit fails, what the batch did is unknown: its requests are told so, and the node is rebuilt from
what the disk holds, by the way it starts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from openline.core.base.errors import Unavailable
from openline.core.node import effects
from openline.core.node.effects import Effect, Reply
from openline.core.node.events import Event, TurnEnds
from openline.core.node.node import Node

WRITES = (
    effects.PutEntry,
    effects.MendEntry,
    effects.PutPart,
    effects.PutCheckpoint,
    effects.PutWaiting,
    effects.DropWaiting,
    effects.PutSent,
    effects.PutFork,
    effects.PutOffence,
)
RETRIES_MAX = 4
LOOK_FIRST = "Look at `openline items` before you send it again."


class Commits(Protocol):
    """What the journal needs of a store."""

    def commit(self, writes: Sequence[effects.Write]) -> None:
        """Make all writes durable, or none."""


class World(Protocol):
    """Where the effects other than writes go."""

    def perform(self, effect: Effect) -> None:
        """Do one effect; the turn that asked for it is durable."""

    def make_room(self) -> bool:
        """Free some of the disk's reserve; False if there is none left."""

    def start_again(self) -> Node:
        """Close all sessions and rebuild the node from the store."""


class Journal:
    """Takes events in turn."""

    def __init__(self, node: Node, store: Commits, world: World) -> None:
        self.node = node
        self._store = store
        self._world = world
        self.commits = 0

    def turn(self, events: Sequence[Event], ends: Callable[[], TurnEnds]) -> None:
        """One turn over a batch of events; `ends` makes its last event."""
        out: list[Effect] = []
        for event in events:
            out += self.node.step(event)
        out += self.node.step(ends())
        writes: list[Any] = [effect for effect in out if isinstance(effect, WRITES)]
        if writes:
            try:
                self._commit(writes)
            except Unavailable as fault:
                self._unknown(out, fault)
                return
        for effect in out:
            if not isinstance(effect, WRITES):
                self._world.perform(effect)

    def _commit(self, writes: list[Any]) -> None:
        for _ in range(RETRIES_MAX):
            try:
                self._store.commit(writes)
            except Unavailable:
                if not self._world.make_room():
                    raise
            else:
                self.commits += 1
                return
        self._store.commit(writes)
        self.commits += 1

    def start_again(self) -> None:
        """Go by the disk, not by what memory holds."""
        before, self.node = self.node, self._world.start_again()
        self.node.take_stops(before)

    def give_up(self, events: Sequence[Event]) -> None:
        """After a turn that failed in its middle: go by the disk, and say so to who asked."""
        self.start_again()
        told = Unavailable("REC-5", "the outcome is unknown: our node failed", LOOK_FIRST)
        for event in events:
            request = getattr(event, "request", None)
            if request is not None:
                self._world.perform(Reply(request, None, told.as_dict()))

    def _unknown(self, out: list[Effect], fault: Unavailable) -> None:
        """The commit failed, or failed but happened: say unknown, and go by the disk."""
        self.start_again()
        told = Unavailable(
            "REC-5",
            f"the outcome is unknown: {fault.what}",
            LOOK_FIRST,
        )
        for effect in out:
            if isinstance(effect, Reply):
                self._world.perform(
                    effect
                    if effect.fault is not None
                    else Reply(effect.request, None, told.as_dict())
                )
