"""What the parts of a running node may ask of it: the service is one, and they know no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import structlog

from openline.core.node.effects import Reply
from openline.core.node.events import Event
from openline.core.node.node import Node
from openline.runtime.opening import Opened
from openline.shell.link.carrier import Carrier
from openline.shell.link.tls import TlsIdentity
from openline.shell.store.contract import EntryRow


class Host(Protocol):
    """A running node as its dialler, scrub and requests see it."""

    opened: Opened
    identity: TlsIdentity
    log: structlog.typing.FilteringBoundLogger
    is_demo: bool

    @property
    def node(self) -> Node:
        """The node as it is now."""

    @property
    def commits(self) -> int:
        """Transactions committed since the start."""

    @property
    def routes_down(self) -> dict[str, str]:
        """Addresses that are not connected, and why."""

    def scrub_view(self) -> dict[str, Any]:
        """How far the scrub is."""

    def post(self, event: Event) -> None:
        """Take an event into the next turn."""

    def ask(self, make: Callable[[int], Event], done: Callable[[Reply], None]) -> None:
        """Post an event that will be answered."""

    def watch(self, watcher: Callable[[dict[str, Any]], None]) -> Callable[[], None]:
        """Be told every announcement; call the result to stop."""

    def is_pinned(self, spki: bytes) -> bool:
        """Whether a TLS key belongs to a peer of one of our lines."""

    def take_carrier(self, carrier: Carrier) -> None:
        """A pinned session exists."""

    def found_damaged(self, line: bytes, row: EntryRow) -> None:
        """A stored row was found damaged on reading it."""


def open_routes(node: Node) -> dict[bytes, list[str]]:
    """Open routes by line, the one in use first."""
    return {
        line.id: [session.route for session in node.carry.open_sessions(line)]
        for line in node.lines.values()
    }
