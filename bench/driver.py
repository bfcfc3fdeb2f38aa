"""Drives two running nodes of any kind through their sockets and measures them; it knows nothing of how they work.

Side 0 sends, side 1 receives. A message is *accepted* when node 0 has answered, *delivered* when node 1's watcher has
its ``item`` event, *acked* when node 0's watcher has its ``light`` event ``held``.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from client import Json, NodeClient, RefusedError, connect
from probes import FsyncCount, Running, cpu_ms, pss_mb

IN_FLIGHT_COUNT = 64
START_LIMIT_S = 60.0
BLOCK_LIMIT_S = 60.0
CATCH_UP_LIMIT_S = 120.0
OUTAGE_S = 1.0
POLL_PAUSE_S = 0.005
QUIET_S = 0.5
FILLER = "Convoy passes the north gate at dawn, escort two, no change to the agreed corridor. "


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


@dataclass
class Block:
    """Messages sent one after the other."""

    latencies: list[Latency]
    cpu_ms: float


@dataclass
class Burst:
    """Messages sent with many in flight."""

    acked_per_s: float
    delivered_per_s: float
    cpu_ms: float


@dataclass
class Start:
    """A node's start, from the start of its program and from its first answer."""

    answering_s: float
    linked_s: float
    retry_s: float


@dataclass
class CatchUp:
    """What was sent while node 1 was down, until all of it was delivered."""

    from_start_s: float
    from_answering_s: float
    acked_from_answering_s: float
    unseen_count: (
        int  # Delivered before our watcher was there, so timed by the moment of its reply.
    )
    is_complete: bool
    is_in_order: bool
    is_once: bool


class Pair(Protocol):
    """Two nodes of one kind, with what differs between kinds."""

    name: str
    homes: tuple[Path, Path]
    running: list[Running | None]

    def start(self, side: int) -> None:
        """Start one node and return at once."""

    def is_linked(self, status: Json) -> bool:
        """Whether a status result says that both directions work."""

    async def received(self) -> list[Arrival]:
        """The items of node 0 that node 1 holds, in order of arrival."""


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


class PairDriver:
    """The measures of one pair, in pieces, so that several pairs can take turns."""

    def __init__(self, pair: Pair, officer: str = "duty") -> None:
        self.pair = pair
        self.officer = officer
        self.tally = Tally()
        self._count = 0
        self._clients: list[NodeClient] = []
        self._watcher: NodeClient | None = None
        self._sender: NodeClient | None = None

    # ---- starting and stopping

    async def open(self) -> Start:
        """Start both nodes, wait until they are linked, and watch them."""
        began_s = time.perf_counter()
        self.pair.start(0)
        self.pair.start(1)
        near, far = await self._answering(0), await self._answering(1)
        answering_s = time.perf_counter()
        linked_s = max(await self._linked(near, 0), await self._linked(far, 1))
        far.close()
        self._sender = near
        watcher = await connect(
            self.pair.homes[0], lambda event, at_s: self._take(0, event, at_s)
        )
        await watcher.ask("watch", {})
        self._clients += [near, watcher]
        await self._watch_far()
        return Start(answering_s - began_s, linked_s - began_s, linked_s - answering_s)

    def _take(self, side: int, event: Json, arrived_s: float) -> None:
        if (event["event"] == "item") == (side == 1):
            self.tally.take(event, arrived_s)

    async def _watch_far(self) -> float:
        self._watcher = await connect(
            self.pair.homes[1], lambda event, at_s: self._take(1, event, at_s)
        )
        return (await self._watcher.ask("watch", {})).arrived_s

    def close(self) -> None:
        """Stop both nodes."""
        for client in [*self._clients, self._watcher]:
            if client is not None:
                client.close()
        for running in self.pair.running:
            if running is not None:
                running.stop()

    def pids(self) -> list[int]:
        """The process ids of both nodes."""
        return [running.pid for running in self.pair.running if running is not None]

    def memory_mb(self) -> list[float | None]:
        """Proportional set size of each node."""
        return [pss_mb(pid) for pid in self.pids()]

    async def _answering(self, side: int) -> NodeClient:
        """Connect as soon as a node answers a status request."""
        running = self.pair.running[side]
        assert running is not None
        async with asyncio.timeout(START_LIMIT_S):
            while True:
                with contextlib.suppress(OSError):
                    client = await connect(self.pair.homes[side])
                    try:
                        await client.ask("status", {})
                        return client
                    except (OSError, RefusedError):
                        client.close()
                if not running.is_alive():
                    last_words = running.log.read_text()[-2000:]
                    raise RuntimeError(
                        f"{self.pair.name}: a node ended at its start:\n{last_words}"
                    )
                await asyncio.sleep(POLL_PAUSE_S)

    async def _linked(self, client: NodeClient, side: int) -> float:
        try:
            async with asyncio.timeout(START_LIMIT_S):
                while True:
                    reply = await client.ask("status", {})
                    if self.pair.is_linked(reply.result):
                        return reply.arrived_s
                    await asyncio.sleep(POLL_PAUSE_S)
        except TimeoutError:
            raise RuntimeError(
                f"{self.pair.name}: node {side} is not linked after {START_LIMIT_S} s"
            ) from None

    # ---- sending

    async def _send(self, chars: int, precedence: str) -> Sent:
        assert self._sender is not None
        self._count += 1
        filler = FILLER * (chars // len(FILLER) + 1)
        args = {
            "as": self.officer,
            "precedence": precedence,
            "text": f"{self._count:08d} {filler}"[:chars],
        }
        began_s = time.perf_counter()
        reply = await self._sender.ask("send", args)
        return Sent(reply.result["id"], reply.result["serial"], began_s, reply.arrived_s)

    async def _send_one(self, chars: int, precedence: str) -> Latency:
        sent = await self._send(chars, precedence)
        delivered_s = await self.tally.reached("delivered", sent.item)
        acked_s = await self.tally.reached("acked", sent.item)
        accept_s = sent.accepted_s - sent.began_s
        return Latency(
            accept_s * 1000,
            (delivered_s - sent.began_s) * 1000,
            (acked_s - sent.began_s) * 1000,
        )

    async def _send_many(
        self, count: int, in_flight: int, chars: int, is_acked: bool = True
    ) -> list[Sent]:
        """Keep ``in_flight`` messages under way until ``count`` are acked (or only accepted)."""
        left = iter(range(count))
        sent: list[Sent] = []

        async def send_in_turn() -> None:
            for _ in left:
                one = await self._send(chars, "ROUTINE")
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

    # ---- measures

    async def latency_block(self, count: int, chars: int, precedence: str = "ROUTINE") -> Block:
        """Send ``count`` messages one after the other."""
        before_ms = cpu_ms(self.pids())
        async with asyncio.timeout(BLOCK_LIMIT_S):
            latencies = [await self._send_one(chars, precedence) for _ in range(count)]
        return Block(latencies, cpu_ms(self.pids()) - before_ms)

    async def burst(self, count: int, chars: int, in_flight: int = IN_FLIGHT_COUNT) -> Burst:
        """Send ``count`` messages with ``in_flight`` under way."""
        before_ms = cpu_ms(self.pids())
        async with asyncio.timeout(BLOCK_LIMIT_S):
            sent = await self._send_many(count, in_flight, chars)
        spent_ms = cpu_ms(self.pids()) - before_ms
        began_s = min(one.began_s for one in sent)
        ends_s = {
            stage: max(self.tally.times_s[stage, one.item] for one in sent)
            for stage in ("delivered", "acked")
        }
        return Burst(
            count / (ends_s["acked"] - began_s),
            count / (ends_s["delivered"] - began_s),
            spent_ms,
        )

    async def fsyncs_per_message(self, count: int, chars: int, in_flight: int) -> float | None:
        """Fsyncs of both nodes to an ack; the nodes are traced, so nothing is timed here."""
        counter = FsyncCount(self.pids())
        if not await counter.attach():
            return None
        async with asyncio.timeout(BLOCK_LIMIT_S):
            await self._send_many(count, in_flight, chars)
        total = await counter.detach()
        return None if total is None else total / count

    async def flash_under_load(self, count: int, chars: int) -> list[Latency]:
        """FLASH messages one after the other while 64 ROUTINE messages are under way all the time."""
        is_over = asyncio.Event()

        async def keep_sending() -> None:
            while not is_over.is_set():
                await self._send_one(chars, "ROUTINE")

        async with asyncio.timeout(2 * BLOCK_LIMIT_S), asyncio.TaskGroup() as group:
            for _ in range(IN_FLIGHT_COUNT):
                group.create_task(keep_sending())
            await asyncio.sleep(QUIET_S)
            try:
                return [await self._send_one(chars, "FLASH") for _ in range(count)]
            finally:
                is_over.set()

    async def restart(self) -> Start:
        """Kill node 1, start it again after a while, and see how soon it answers and is linked."""
        self._kill_far()
        await asyncio.sleep(OUTAGE_S)
        running = self._start_far()
        client = await self._answering(1)
        answering_s = time.perf_counter()
        linked_s = max(answering_s, await self._linked(client, 1))
        client.close()
        await self._watch_far()
        await self._linked_near()
        return Start(
            answering_s - running.started_s,
            linked_s - running.started_s,
            linked_s - answering_s,
        )

    async def catch_up(self, count: int, chars: int) -> CatchUp:
        """Send ``count`` messages while node 1 is down; measure until all are there."""
        self._kill_far()
        async with asyncio.timeout(BLOCK_LIMIT_S):
            sent = await self._send_many(count, IN_FLIGHT_COUNT, chars, is_acked=False)
        await asyncio.sleep(OUTAGE_S)
        first = len(self.tally.arrivals)
        running = self._start_far()
        (await self._answering(1)).close()
        answering_s = time.perf_counter()
        watching_s = await self._watch_far()
        async with asyncio.timeout(CATCH_UP_LIMIT_S):
            await self._all_delivered(sent)
            acked_s = max([await self.tally.reached("acked", one.item) for one in sent])
        seen = [self.tally.times_s.get(("delivered", one.item), watching_s) for one in sent]
        ids = {one.item for one in sent}
        events = [each for each in self.tally.arrivals[first:] if each.item in ids]
        held = [each for each in await self.pair.received() if each.item in ids]
        await self._linked_near()
        return CatchUp(
            max(seen) - running.started_s,
            max(seen) - answering_s,
            acked_s - answering_s,
            sum(("delivered", item) not in self.tally.times_s for item in ids),
            is_complete={each.item for each in held} == ids,
            is_in_order=_ascends(held, lambda each: each.serial)
            and _ascends(events, _rank(held)),
            is_once=len(held) == len(ids)
            and len(events) == len({each.item for each in events}),
        )

    async def _all_delivered(self, sent: list[Sent]) -> None:
        """Wait for every item's event; for what came before we watched, see whether the node holds it."""
        missing = {one.item for one in sent}
        progress_s = time.perf_counter()
        while missing:
            await asyncio.sleep(POLL_PAUSE_S)
            left = {item for item in missing if ("delivered", item) not in self.tally.times_s}
            if left and left == missing and time.perf_counter() - progress_s > QUIET_S:
                left -= {each.item for each in await self.pair.received()}
                progress_s = time.perf_counter()
            if left != missing:
                missing, progress_s = left, time.perf_counter()

    def _kill_far(self) -> None:
        running = self.pair.running[1]
        assert running is not None and self._watcher is not None
        self._watcher.close()
        running.kill()

    def _start_far(self) -> Running:
        self.pair.start(1)
        running = self.pair.running[1]
        assert running is not None
        return running

    async def _linked_near(self) -> None:
        assert self._sender is not None
        await self._linked(self._sender, 0)


def _rank(held: Sequence[Arrival]) -> Callable[[Arrival], int]:
    ranks = {each.item: rank for rank, each in enumerate(held)}
    return lambda each: ranks.get(each.item, -1)


def _ascends(arrivals: Sequence[Arrival], key: Callable[[Arrival], int]) -> bool:
    keys = [key(each) for each in arrivals]
    return all(one < other for one, other in itertools.pairwise(keys))
