"""What the parts of a world know of one another: its machines, its wires, its watches, its clock."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, NoReturn, Protocol

from openline.core.base.names import Now
from openline.core.node import effects
from openline.core.node.effects import Effect, Reply
from openline.core.node.node import Node
from openline.core.node.state import Line
from openline.core.record.envelope import Head
from openline.core.record.genesis import Genesis
from openline.shell.store.memory import MemoryStore
from openline.simulation.founding import Party
from openline.simulation.options import Options


class Violation(Exception):
    """A promise was broken: which, and how."""

    def __init__(self, clause: str, what: str) -> None:
        super().__init__(f"[{clause}] {what}")
        self.clause = clause


class Asked(NamedTuple):
    """A request that has no answer yet."""

    verb: str
    text: str


class Machine(Protocol):
    """One party's machine, as the others see it."""

    party: Party
    number: int
    is_up: bool
    restored: bool
    backup: MemoryStore | None

    @property
    def node(self) -> Node:
        """The node as it is now."""

    @property
    def line(self) -> Line:
        """The one line."""

    @property
    def store(self) -> MemoryStore:
        """What is on the disk."""

    @property
    def is_quiet(self) -> bool:
        """Whether no turn is under way or waiting."""

    def now(self) -> Now:
        """What this machine's clocks show."""

    def submit(self, verb: str, args: dict[str, object]) -> int:
        """Let an officer act; the number of his request."""

    def link_up(self, exporter: bytes, dialler: bool, route: int) -> int:
        """A session exists; its number here."""

    def link_data(self, session: int, data: bytes) -> None:
        """Bytes came in."""

    def link_down(self, session: int, reason: str) -> None:
        """A session ended."""

    def link_writable(self, session: int, unsent_bytes: int) -> None:
        """A session can take more."""


class Wires(Protocol):
    """The network, as the machines see it."""

    def sessions(self, party: int) -> list[int]:
        """The sessions that are open at a party."""

    def write(self, party: int, session: int, data: bytes) -> None:
        """Send bytes on a session."""

    def unsent(self, party: int, session: int) -> int:
        """Bytes that have not left yet."""

    def close(self, party: int, session: int) -> None:
        """End a session in good order."""

    def host_down(self, party: int, silently: bool, drops: bool) -> None:
        """A machine stops."""

    def cut(self, route: int) -> None:
        """End every session of a route at some byte."""

    def block(self, route: int, sender: int, length_ms: int) -> None:
        """Let nothing of a sender through on a route for a while."""


class Watch(Protocol):
    """The officers of both parties, as the checkers and the faults see them."""

    asked: dict[tuple[int, int], Asked]
    promised: dict[bytes, int]
    stops: dict[str, tuple[int, bytes]]

    def act(self, host: Machine, verb: str) -> None:
        """Let an officer do something."""

    def forget(self, host: Machine) -> None:
        """A node stopped: requests have no answer."""

    def lost(self, host: Machine, copy: MemoryStore) -> None:
        """A record is replaced by a copy."""


class Lies(Protocol):
    """The liar, as the others see him."""

    planted: list[tuple[str, bytes]]
    understated: Head | None

    @property
    def host(self) -> Machine:
        """The liar's machine."""

    def lie(self, trick: str) -> None:
        """Tell one lie."""


class Stage(Protocol):
    """A world, as its parts see it."""

    options: Options
    now_ms: int
    genesis: Genesis
    line_id: bytes

    @property
    def hosts(self) -> Sequence[Machine]:
        """Both machines, by party number."""

    @property
    def network(self) -> Wires:
        """The routes between them."""

    @property
    def officers(self) -> Watch:
        """Both watches."""

    @property
    def liar(self) -> Lies | None:
        """The party that lies, if one does."""

    def rng(self, name: str) -> random.Random:
        """A generator of this seed's own for one use."""

    def after(self, late_ms: int, what: Callable[[], object]) -> None:
        """Let something happen after a while."""

    def note(self, host: Machine | None, what: str, *parts: object) -> None:
        """Remember what happened."""

    def check(self, look: Callable[[Checker], None]) -> None:
        """Let every checker look."""

    def is_honest(self, party: int) -> bool:
        """Whether a party does not lie in this world."""

    def replied(self, host: Machine, reply: Reply) -> None:
        """An officer has his answer."""

    def announced(self, host: Machine, event: dict[str, Any]) -> None:
        """Watchers are told something."""

    def started(self, host: Machine) -> None:
        """A node was folded from its disk."""

    def sent(self, host: Machine, data: bytes) -> None:
        """A frame goes on its way."""

    def withholds(self, host: Machine, effect: effects.TransmitStored) -> bool:
        """Whether a liar keeps back what it was asked for."""

    def crashed(self, host: Machine) -> None:
        """A crash that was due has come."""


class Checker:
    """Watches one promise or clause; `clause` names it."""

    clause = ""

    def __init__(self, world: Stage) -> None:
        self.world = world

    def fail(self, host: Machine, what: str) -> NoReturn:
        """End the world.

        Raises:
            Violation: always.
        """
        raise Violation(self.clause, f"{type(self).__name__}: {host.party.name}: {what}")

    def committed(self, host: Machine, writes: Sequence[effects.Write]) -> None:
        """Writes of a host have become durable."""

    def performing(self, host: Machine, effect: Effect) -> None:
        """A host's journal lets an effect out."""

    def announced(self, host: Machine, event: dict[str, Any]) -> None:
        """A host tells its watchers something."""

    def replied(self, host: Machine, reply: Reply, asked: Asked | None) -> None:
        """A host answers a request."""

    def restored(self, host: Machine) -> None:
        """A host's record was replaced by an older copy."""

    def ended(self) -> None:
        """The world has healed and come to rest."""
