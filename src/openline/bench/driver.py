"""Measures two running nodes of any kind; it knows nothing of how they work."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from openline.bench import flash
from openline.bench.client import Json, NodeClient, RefusedError, ask_once, connect
from openline.bench.http_client import Door
from openline.bench.probes import FsyncCount, Running, cpu_ms, pss_mb
from openline.bench.talk import Arrival, Latency, Talk

IN_FLIGHT_COUNT = 64
COUNTED_BLOCK_COUNT = 10
START_LIMIT_S = 30.0
BLOCK_LIMIT_S = 20.0
MESSAGE_LIMIT_S = 0.02
POLL_PAUSE_S = 0.005
QUIET_S = 0.5
LOG_CHARS_MAX = 200


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


class Counters(NamedTuple):
    """What the nodes say of themselves: frames handed to TLS, and commits, by side."""

    wire_bytes: tuple[int, int]
    commits: tuple[int, int]


@dataclass
class Cost:
    """What a message cost on the wire and in commits."""

    wire_bytes: float
    commits: tuple[float, float]
    commits_median: float


@dataclass
class Start:
    """A node's start, from the start of its program and from its first answer."""

    answering_s: float
    linked_s: float
    retry_s: float


class Pair(Protocol):
    """Two nodes of one kind, with what differs between kinds."""

    name: str
    homes: tuple[Path, Path]
    running: list[Running | None]
    doors: tuple[Door, Door] | None  # their HTTP; None: by their sockets

    def start(self, side: int) -> None:
        """Start one node and return at once."""

    def is_linked(self, status: Json) -> bool:
        """Whether a status result says that both directions work."""

    async def received(self) -> list[Arrival]:
        """The items of node 0 that node 1 holds, in order of arrival."""


def limit_s(count: int) -> float:
    """How long `count` messages may take before we give up."""
    return BLOCK_LIMIT_S + count * MESSAGE_LIMIT_S


class PairDriver:
    """The measures of one pair, in pieces, so that several pairs can take turns."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.talk = Talk(pair.homes, doors=pair.doors)

    async def open(self) -> Start:
        """Start both nodes, wait until they are linked, and watch them."""
        began_s = time.perf_counter()
        self.pair.start(0)
        self.pair.start(1)
        clients = [await self.answering(0), await self.answering(1)]
        answering_s = time.perf_counter()
        linked_s = max(
            [await self._linked(client, side) for side, client in enumerate(clients)]
        )
        for client in clients:
            client.close()
        await self.talk.open()
        return Start(answering_s - began_s, linked_s - began_s, linked_s - answering_s)

    def close(self) -> None:
        """Stop both nodes."""
        self.talk.close()
        for running in self.pair.running:
            if running is not None:
                running.stop()

    def pids(self) -> list[int]:
        """The process ids of both nodes."""
        return [running.pid for running in self.pair.running if running is not None]

    def pulse(self) -> str:
        """Which nodes live, and the last line that each has logged."""
        words = []
        for side, running in enumerate(self.pair.running):
            if running is not None:
                state = "lives" if running.is_alive() else "is dead"
                last = (running.last_words().splitlines() or [""])[-1]
                words.append(f"node {side} {state}: {last[-LOG_CHARS_MAX:]}")
        return "; ".join(words)

    def memory_mb(self) -> list[float | None]:
        """Proportional set size of each node."""
        return [pss_mb(pid) for pid in self.pids()]

    async def answering(self, side: int) -> NodeClient:
        """Connect as soon as a node answers a status request.

        Raises:
            RuntimeError: it ended instead.
            TimeoutError: it did not answer in time.
        """
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
                    raise RuntimeError(
                        f"{self.pair.name}: a node ended at its start: {running.last_words()}"
                    )
                await asyncio.sleep(POLL_PAUSE_S)

    async def linked(self, side: int) -> float:
        """Wait until a node says that both directions work; when it said so."""
        client = await connect(self.pair.homes[side])
        try:
            return await self._linked(client, side)
        finally:
            client.close()

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
                f"{self.pair.name}: node {side} is not linked after {START_LIMIT_S:g} s"
            ) from None

    async def latency_block(self, count: int, chars: int) -> Block:
        """Send `count` messages one after the other."""
        before_ms = cpu_ms(self.pids())
        async with asyncio.timeout(limit_s(count)):
            latencies = [await self.talk.send_one(chars, "ROUTINE") for _ in range(count)]
        return Block(latencies, cpu_ms(self.pids()) - before_ms)

    async def burst(self, count: int, chars: int) -> Burst:
        """Send `count` messages with 64 under way."""
        before_ms = cpu_ms(self.pids())
        async with asyncio.timeout(limit_s(count)):
            sent = await self.talk.send_many(count, IN_FLIGHT_COUNT, chars)
        spent_ms = cpu_ms(self.pids()) - before_ms
        began_s = min(one.began_s for one in sent)
        times_s = self.talk.tally.times_s
        ends_s = {
            stage: max(times_s[stage, one.item] for one in sent)
            for stage in ("delivered", "acked")
        }
        return Burst(
            count / (ends_s["acked"] - began_s),
            count / (ends_s["delivered"] - began_s),
            spent_ms,
        )

    async def counters(self) -> Counters:
        """What both nodes have counted so far."""
        found = [await ask_once(home, "counters", {}) for home in self.pair.homes]
        return Counters(
            (found[0]["wire_bytes"], found[1]["wire_bytes"]),
            (found[0]["commits"], found[1]["commits"]),
        )

    async def cost(self, count: int, chars: int, in_flight: int) -> Cost:
        """Wire bytes and commits a message; the median is that of blocks of ten."""
        block_count = COUNTED_BLOCK_COUNT if in_flight == 1 else count
        await asyncio.sleep(QUIET_S)
        marks = [await self.counters()]
        for _ in range(count // block_count):
            async with asyncio.timeout(limit_s(count)):
                await self.talk.send_many(block_count, in_flight, chars)
            marks.append(await self.counters())
        first, last = marks[0], marks[-1]
        sent = block_count * (len(marks) - 1)
        blocks = sorted(
            (sum(after.commits) - sum(before.commits)) / block_count
            for before, after in itertools.pairwise(marks)
        )
        near, far = (last.commits[side] - first.commits[side] for side in (0, 1))
        return Cost(
            (sum(last.wire_bytes) - sum(first.wire_bytes)) / sent,
            (near / sent, far / sent),
            blocks[len(blocks) // 2],
        )

    async def fsyncs_per_message(self, count: int, chars: int, in_flight: int) -> float | None:
        """Fsyncs of both nodes to an ack; the nodes are traced, so nothing is timed here."""
        counter = FsyncCount(self.pids())
        if not await counter.attach():
            return None
        async with asyncio.timeout(limit_s(count)):
            await self.talk.send_many(count, in_flight, chars)
        total = await counter.detach()
        return None if total is None else total / count

    async def flash(self, count: int, chars: int) -> list[Latency]:
        """FLASH messages one after the other, sent by another program."""
        return await flash.measure(self.pair.homes, count, chars)

    async def flash_under_load(self, count: int, chars: int) -> list[Latency]:
        """The same while 64 ROUTINE messages are under way all the time."""
        is_over = asyncio.Event()

        async def keep_sending() -> None:
            while not is_over.is_set():
                await self.talk.send_one(chars, "ROUTINE")

        async with asyncio.timeout(flash.LIMIT_S + BLOCK_LIMIT_S), asyncio.TaskGroup() as group:
            for _ in range(IN_FLIGHT_COUNT):
                group.create_task(keep_sending())
            await asyncio.sleep(QUIET_S)
            try:
                return await self.flash(count, chars)
            finally:
                is_over.set()
