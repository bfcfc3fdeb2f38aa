"""Two running nodes of any kind, talked to through their sockets; when each message got how far.

Side 0 sends, side 1 receives. A message is *accepted* when node 0 has answered, *delivered* when
node 1's watcher has its ``item`` event, *acked* when node 0's watcher has its light ``held``.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from openline.bench.client import Json, Reply, connect
from openline.bench.http_client import Door, HttpNode

OFFICER = "duty"
FILLER = "Convoy passes the north gate at dawn, escort two, no change to the agreed corridor. "


class Way(Protocol):
    """A way to ask a node: its socket, or its HTTP door."""

    async def ask(self, verb: str, args: Json) -> Reply:
        """Send one request and wait for its reply."""

    def close(self) -> None:
        """Close the connection."""


class Arrival(NamedTuple):
    """One item as the receiver holds it."""

    item: str
    serial: int


class Sent(NamedTuple):
    """One accepted message."""

    item: str
    serial: int
    began_s: float
    accepted_s: float


class Latency(NamedTuple):
    """From the sending of one message, in milliseconds."""

    accept_ms: float
    deliver_ms: float
    acked_ms: float


class Tally:
    """When each item reached each stage, and who waits for it."""

    def __init__(self) -> None:
        self.times_s: dict[tuple[str, str], float] = {}
        self.arrivals: list[Arrival] = []
        self._waiting: dict[tuple[str, str], asyncio.Future[None]] = {}

    def take(self, event: Json, arrived_s: float) -> None:
        """Note an event of either node's watcher."""
        if event["event"] == "item":
            self.arrivals.append(Arrival(event["item"], event.get("serial") or 0))
            self._reach("delivered", event["item"], arrived_s)
        elif event["event"] == "light" and event["light"] == "held":
            self._reach("acked", event["item"], arrived_s)

    def _reach(self, stage: str, item: str, arrived_s: float) -> None:
        self.times_s.setdefault((stage, item), arrived_s)
        future = self._waiting.pop((stage, item), None)
        if future is not None and not future.done():
            future.set_result(None)

    async def reached(self, stage: str, item: str) -> float:
        """Wait until an item has reached a stage; the moment at which it did."""
        if (stage, item) not in self.times_s:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            await self._waiting.setdefault((stage, item), future)
        return self.times_s[stage, item]


class Talk:
    """Sends through node 0 and watches both nodes."""

    def __init__(
        self,
        homes: tuple[Path, Path],
        officer: str = OFFICER,
        doors: tuple[Door, Door] | None = None,
    ) -> None:
        self.tally = Tally()
        self._homes = homes
        self._doors = doors
        self._officer = officer
        self._count = 0
        self._clients: list[Way] = []
        self._far: Way | None = None

    async def _connect(
        self, side: int, on_event: Callable[[Json, float], None] | None = None
    ) -> Way:
        if self._doors is not None:
            return HttpNode(self._doors[side], on_event)
        return await connect(self._homes[side], on_event)

    async def open(self) -> None:
        """Connect to both nodes.

        Raises:
            OSError: one of them does not answer.
        """
        watcher = await self._connect(0, lambda event, at_s: self._take(0, event, at_s))
        await watcher.ask("watch", {})
        self._clients = [await self._connect(0), watcher]
        await self.watch_far()

    async def watch_far(self) -> float:
        """Watch node 1, anew if it was started again; the moment from which we see all."""
        self._far = await self._connect(1, lambda event, at_s: self._take(1, event, at_s))
        return (await self._far.ask("watch", {})).arrived_s

    def leave_far(self) -> None:
        """Close the connection to node 1: it will be killed."""
        if self._far is not None:
            self._far.close()

    def close(self) -> None:
        """Close all connections."""
        self.leave_far()
        for client in self._clients:
            client.close()

    def _take(self, side: int, event: Json, arrived_s: float) -> None:
        if (event["event"] == "item") == (side == 1):
            self.tally.take(event, arrived_s)

    async def send(self, chars: int, precedence: str) -> Sent:
        """Send one message and wait until it is accepted."""
        self._count += 1
        filler = FILLER * (chars // len(FILLER) + 1)
        args = {
            "as": self._officer,
            "precedence": precedence,
            "text": f"{self._count:08d} {filler}"[:chars],
        }
        began_s = time.perf_counter()
        reply = await self._clients[0].ask("send", args)
        return Sent(reply.result["id"], reply.result["serial"], began_s, reply.arrived_s)

    async def send_one(self, chars: int, precedence: str) -> Latency:
        """Send one message and wait until it is acked and delivered."""
        sent = await self.send(chars, precedence)
        delivered_s = await self.tally.reached("delivered", sent.item)
        acked_s = await self.tally.reached("acked", sent.item)
        ends_s = (sent.accepted_s, delivered_s, acked_s)
        return Latency(*((end_s - sent.began_s) * 1000 for end_s in ends_s))

    async def send_many(
        self, count: int, in_flight: int, chars: int, *, is_acked: bool = True
    ) -> list[Sent]:
        """Keep `in_flight` messages under way until `count` are acked (or only accepted)."""
        left = iter(range(count))
        sent: list[Sent] = []

        async def send_in_turn() -> None:
            for _ in left:
                one = await self.send(chars, "ROUTINE")
                sent.append(one)
                if is_acked:
                    await self.tally.reached("acked", one.item)

        async with asyncio.TaskGroup() as group:
            for _ in range(in_flight):
                group.create_task(send_in_turn())
        for one in sent:
            if is_acked:
                await self.tally.reached("delivered", one.item)
        return sent
