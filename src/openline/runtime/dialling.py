"""Listening and dialling: every route of every peer, again and again (LIN-11, LIN-12)."""

from __future__ import annotations

import asyncio
import random

from openline.core.base.errors import Unavailable
from openline.runtime.host import Host
from openline.shell.home import peer_cards
from openline.shell.link import tls
from openline.shell.link.carrier import Carrier

FIRST_PAUSE_S = 0.25
PAUSE_S_MAX = 30.0
PAUSE_WAITING_S_MAX = 5.0
DIAL_TIMEOUT_S = 5.0
SECOND_PARTY_PAUSE_S = 2.0


def next_pause_s(failures: int, something_waits: bool, jitter: float) -> float:
    """How long to wait before the next attempt [LIN-12].

    Args:
        failures: attempts that failed in a row, from 1.
        something_waits: whether an entry waits for this peer.
        jitter: 0 to 1, drawn anew each time.
    """
    longest = PAUSE_WAITING_S_MAX if something_waits else PAUSE_S_MAX
    pause: float = min(longest, FIRST_PAUSE_S * 2 ** min(failures - 1, 10))
    return pause * (0.75 + 0.25 * jitter)


class Dialler:
    """Keeps a session open on every address of every peer, and listens on ours."""

    def __init__(self, service: Host) -> None:
        self._service = service
        self._listeners: list[tls.Listener] = []
        self._tasks: dict[tuple[bytes, str], asyncio.Task[None]] = {}
        self._up: dict[Carrier, asyncio.Event] = {}
        self.routes_down: dict[str, str] = {}
        # Cards do not change while a node runs; a line's newer addresses stand in its log.
        self._by_card = {
            card.identity.root_id: card.addresses for card in peer_cards(service.opened.paths)
        }

    async def open(self) -> None:
        """Listen on every configured address and begin to dial.

        Raises:
            Unavailable: an address cannot be had.
        """
        service = self._service
        for address in service.opened.settings.listen:
            host, _, port = address.rpartition(":")
            try:
                listener = await tls.listen(
                    host.strip("[]"),
                    int(port),
                    identity=service.identity,
                    is_pinned=service.is_pinned,
                    on_carrier=service.take_carrier,
                    on_refused=self._refused,
                )
            except OSError as fault:
                raise Unavailable(
                    "LIN-1",
                    f"cannot listen on {address}: {fault.strerror}",
                    "Free it, or change line.listen.",
                ) from None
            self._listeners.append(listener)
        self.tick()

    def _refused(self, remote: str, reason: str) -> None:
        self._service.log.warning("link.refused", remote=remote, reason=reason)

    def _addresses(self) -> dict[bytes, tuple[str, ...]]:
        """Line -> the peer's addresses: its newest route item, else what its card says."""
        found = {}
        for line in self._service.node.lines.values():
            peer = line.other()
            said = line.routes[peer]
            root = line.genesis.parties[peer].root_id
            found[line.id] = said or self._by_card.get(root, ())
        return found

    def tick(self) -> None:
        """Start a task for every route that has none, end those of routes that are gone."""
        wanted = {
            (line, address)
            for line, addresses in self._addresses().items()
            for address in addresses
        }
        for address in set(self.routes_down) - {address for _, address in wanted}:
            del self.routes_down[address]
        for key in list(self._tasks):
            if key not in wanted or self._tasks[key].done():
                self._tasks.pop(key).cancel()
        for key in wanted - set(self._tasks):
            self._tasks[key] = asyncio.get_running_loop().create_task(self._keep(*key))

    async def _keep(self, line_id: bytes, address: str) -> None:
        host, _, port = address.rpartition(":")
        failures = 0
        while True:
            try:
                carrier = await tls.dial(
                    host.strip("[]"),
                    int(port),
                    identity=self._service.identity,
                    is_pinned=self._service.is_pinned,
                    timeout_s=DIAL_TIMEOUT_S,
                )
            except (tls.LinkRefused, tls.LinkUnavailable) as fault:
                failures += 1
                self.routes_down[address] = str(fault)
                if failures == 1 or isinstance(fault, tls.LinkRefused):
                    self._service.log.warning(
                        "link.dial_failed", route=address, reason=str(fault)
                    )
                await asyncio.sleep(self._pause_s(line_id, failures))
                continue
            failures = 0
            self.routes_down.pop(address, None)
            gone = self._up[carrier] = asyncio.Event()
            self._service.take_carrier(carrier)
            await gone.wait()
            await asyncio.sleep(self._pause_after_loss_s(line_id))

    def _pause_s(self, line_id: bytes, failures: int) -> float:
        line = self._service.node.lines.get(line_id)
        waits = line is not None and any(len(peer.outbox) for peer in line.peers.values())
        return next_pause_s(failures, waits, random.random())  # noqa: S311  # jitter, no secret

    def _pause_after_loss_s(self, line_id: bytes) -> float:
        """The first party dials again at once; the second gives it a moment, so that one is enough."""
        line = self._service.node.lines.get(line_id)
        return 0.0 if line is None or line.us == 0 else SECOND_PARTY_PAUSE_S

    def lost(self, carrier: Carrier, reason: str) -> None:
        """A session ended; its route is dialled again."""
        gone = self._up.pop(carrier, None)
        if gone is not None:
            self.routes_down[carrier.route] = reason
            gone.set()

    def close(self) -> None:
        """Stop listening and dialling."""
        for listener in self._listeners:
            listener.close()
        for task in self._tasks.values():
            task.cancel()
