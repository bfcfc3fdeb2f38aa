"""What the screen shows of a scene: plain values, no terminal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

LIGHTS = ("recorded", "sent", "held", "shown", "acknowledged", "answered", "onward")


class Row(NamedTuple):
    """Something that happened at one party; `at_ms` is its time, None for now."""

    party: str
    at_ms: int | None
    text: str
    ink: str = ""
    quote: str = ""


class Lamps(NamedTuple):
    """The seven lights of an item: seconds after it was recorded, None while dark."""

    name: str
    seconds: dict[str, float | None]


@dataclass(slots=True)
class Head:
    """A party at the top of its column."""

    name: str
    people: str = ""
    node: str = ""
    node_ink: str = ""
    line: str = ""
    line_ink: str = ""


@dataclass(slots=True)
class Frame:
    """One scene as far as it has gone."""

    number: int
    total: int
    title: str
    then: str
    here: str
    began_ms: int
    heads: tuple[Head, Head]
    rows: list[Row] = field(default_factory=list)
    lamps: list[Lamps] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    clock: str = ""
    footer: str = ""
