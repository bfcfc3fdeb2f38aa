"""Symbolic names of events and writes for traces; entries of another release, or past the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openline.core.base.names import Now
from openline.core.node import effects
from openline.core.node.effects import Effect, Write
from openline.core.node.events import Event, LinkData, Started, Submit
from openline.core.node.node import Node
from openline.core.node.turn import Turn
from openline.simulation import forgers

UNKNOWN_KIND = 60


@dataclass(frozen=True, slots=True)
class Newer:
    """A node of a later release writes an entry of a kind that this release does not know."""

    now: Now
    entropy: bytes
    request: int


@dataclass(frozen=True, slots=True)
class Forged:
    """A changed program signs a sheet that no desk would let pass."""

    now: Now
    entropy: bytes
    args: dict[str, Any]


def teach(node: Node, seeds: dict[bytes, bytes]) -> None:
    """Let a node write what it does not know, and what its desk would refuse.

    Args:
        node: the node.
        seeds: those of its officers, by public key.
    """

    def write(event: Newer) -> list[Effect]:
        turn = Turn(event.now, event.entropy)
        for line in node.lines.values():
            if not line.restored:
                node.ledger.append(turn, line, UNKNOWN_KIND, ["of a later release"])
        return turn.effects

    def forge(event: Forged) -> list[Effect]:
        turn = Turn(event.now, event.entropy)
        for line in node.lines.values():
            forgers.write(node, line, turn, seeds, event.args)
        return turn.effects

    node._on[Forged] = forge  # noqa: SLF001
    node._on[Newer] = write  # noqa: SLF001  # the one place where another release is played


def submit(verb: str, now: Now, entropy: bytes, request: int, args: dict[str, Any]) -> Event:
    """The event of an act."""
    event: Any = Submit(now, entropy, request, verb, args)
    if verb == "odd":
        event = Newer(now, entropy, request)
    elif verb == "forge":
        event = Forged(now, entropy, args)
    found: Event = event
    return found


def label(event: Event) -> str:
    """An event in a word or two, without bytes that differ between processes."""
    name = type(event).__name__
    if isinstance(event, LinkData):
        return f"{name} {event.session} {len(event.data)}"
    if isinstance(event, Submit):
        return f"{name} {event.verb}"
    if isinstance(event, Started):
        return f"{name} restored={event.restored}"
    session = getattr(event, "session", None)
    return name if session is None else f"{name} {session}"


def label_write(write: Write) -> str:
    """A write in a word or two."""
    if isinstance(write, effects.PutEntry):
        early = " early" if write.early else ""
        place = f"{write.party}/{write.generation}/{write.index}"
        return f"PutEntry {place}{early} {len(write.body or b'')}"
    if isinstance(write, effects.PutFork):
        return f"PutFork {write.party}/{write.index}"
    if isinstance(write, effects.PutOffence):
        return f"PutOffence {write.clause}"
    return type(write).__name__
