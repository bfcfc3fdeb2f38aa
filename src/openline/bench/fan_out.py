"""Server-sent events to many consoles at once: how late the last of them is, and what an event costs.

The node, or a bare framework beside it, is driven by POST at an even pace; each POST makes one event that goes to
every reader (Openline: two, the message and the receipt that comes back). CPU without readers is taken off.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from openline.bench.client import Json
from openline.bench.figures import percentile
from openline.bench.http_client import Door, HttpNode, Listener, listen
from openline.bench.probes import cpu_ms

READERS_COUNT = 200
SETTLE_S = 1.5
COUNTED = frozenset({b"entry", b"item"})


class FanOut(NamedTuple):
    """What was seen; times from the POST to a reader, CPU for one event to one reader."""

    p50_ms: float | None
    p99_ms: float | None
    cpu_us: float
    events: int
    missed: int
    event_bytes: float


class _Readers:
    """All readers of one stream, and when each event reached each of them."""

    def __init__(self) -> None:
        self.at_s: dict[bytes, list[float]] = defaultdict(list)
        self.bytes = 0
        self._open: list[Listener] = []

    def _take(self, name: bytes, data: bytes, at_s: float) -> None:
        if name in COUNTED:
            self.bytes += len(data)
            self.at_s[data[:120]].append(at_s)  # the head of an event tells it from the others

    async def open(self, door: Door, count: int) -> None:
        for _ in range(count):
            self._open.append(await listen(door, self._take))

    def close(self) -> None:
        for reader in self._open:
            reader.close()


async def _drive(
    door: Door, args: Callable[[int], Json], posts: int, per_s: float
) -> list[float]:
    """POST at an even pace; when each began."""
    node = HttpNode(door, None)
    began: list[float] = []
    first_s = time.perf_counter()

    async def one(number: int) -> None:
        await asyncio.sleep(max(0.0, first_s + number / per_s - time.perf_counter()))
        began.append(time.perf_counter())
        await node.ask("send", args(number))

    async with asyncio.TaskGroup() as group:
        for number in range(posts):
            group.create_task(one(number))
    node.close()
    return began


async def measure(
    pids: list[int],
    door: Door,
    args: Callable[[int], Json],
    *,
    seconds: float,
    posts_per_s: float,
    readers: int = READERS_COUNT,
) -> FanOut:
    """Drive one server twice, without and with readers.

    Args:
        pids: of the server, for its CPU.
        door: where it is.
        args: the body of the n-th POST.
        seconds: how long each of the two drives is.
        posts_per_s: the pace.
        readers: consoles at once.
    """
    posts = int(seconds * posts_per_s)
    alone_ms = cpu_ms(pids)
    await _drive(door, args, posts, posts_per_s)
    await asyncio.sleep(SETTLE_S)
    alone_ms = cpu_ms(pids) - alone_ms
    group = _Readers()
    await group.open(door, readers)
    await asyncio.sleep(SETTLE_S)
    group.at_s.clear()
    with_ms = cpu_ms(pids)
    began = await _drive(door, args, posts, posts_per_s)
    await asyncio.sleep(SETTLE_S)
    with_ms = cpu_ms(pids) - with_ms
    group.close()
    arrivals = sorted(group.at_s.values(), key=min)
    late = [
        (at_s - max((b for b in began if b <= times[0]), default=began[0])) * 1000
        for times in arrivals
        for at_s in times
    ]
    delivered = sum(map(len, arrivals))
    return FanOut(
        percentile(late, 0.5),
        percentile(late, 0.99),
        1000 * max(0.0, with_ms - alone_ms) / max(1, delivered),
        len(arrivals),
        len(arrivals) * readers - delivered,
        group.bytes / max(1, delivered),
    )
