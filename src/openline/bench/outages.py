"""Node 1 is killed and comes back: how soon it is linked, and how it catches up."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from openline.bench.driver import (
    IN_FLIGHT_COUNT,
    POLL_PAUSE_S,
    QUIET_S,
    PairDriver,
    Start,
    limit_s,
)
from openline.bench.probes import Running
from openline.bench.talk import Arrival, Sent

OUTAGE_S = 1.0


@dataclass
class CatchUp:
    """What was sent while node 1 was down, until all of it was delivered.

    `unseen_count` were delivered before our watcher was there; they count as delivered when its
    watch was answered.
    """

    from_start_s: float
    from_answering_s: float
    acked_from_answering_s: float
    unseen_count: int
    is_complete: bool
    is_in_order: bool
    is_once: bool


async def restart(driver: PairDriver) -> Start:
    """Kill node 1, start it again after a while, and see how soon it answers and is linked."""
    _kill_far(driver)
    await asyncio.sleep(OUTAGE_S)
    running = _start_far(driver)
    (await driver.answering(1)).close()
    answering_s = time.perf_counter()
    linked_s = max(answering_s, await driver.linked(1))
    await driver.talk.watch_far()
    await driver.linked(0)
    return Start(
        answering_s - running.started_s,
        linked_s - running.started_s,
        linked_s - answering_s,
    )


async def catch_up(driver: PairDriver, count: int, chars: int) -> CatchUp:
    """Send `count` messages while node 1 is down; measure until all are there."""
    _kill_far(driver)
    talk, tally = driver.talk, driver.talk.tally
    async with asyncio.timeout(limit_s(count)):
        sent = await talk.send_many(count, IN_FLIGHT_COUNT, chars, is_acked=False)
    await asyncio.sleep(OUTAGE_S)
    first = len(tally.arrivals)
    running = _start_far(driver)
    (await driver.answering(1)).close()
    answering_s = time.perf_counter()
    watching_s = await talk.watch_far()
    async with asyncio.timeout(limit_s(count)):
        await _all_delivered(driver, sent)
        acked_s = max([await tally.reached("acked", one.item) for one in sent])
    seen = [tally.times_s.get(("delivered", one.item), watching_s) for one in sent]
    ids = {one.item for one in sent}
    events = [each for each in tally.arrivals[first:] if each.item in ids]
    held = [each for each in await driver.pair.received() if each.item in ids]
    await driver.linked(0)
    return CatchUp(
        max(seen) - running.started_s,
        max(seen) - answering_s,
        acked_s - answering_s,
        sum(("delivered", item) not in tally.times_s for item in ids),
        is_complete={each.item for each in held} == ids and _serials(held) == _serials(sent),
        is_in_order=_ascends(held, lambda each: each.serial) and _ascends(events, _rank(held)),
        is_once=len(held) == len(ids) and len(events) == len({each.item for each in events}),
    )


async def _all_delivered(driver: PairDriver, sent: Sequence[Sent]) -> None:
    """Wait for every item's event; what came before we watched, the node must hold."""
    times_s = driver.talk.tally.times_s
    missing = {one.item for one in sent}
    progress_s = time.perf_counter()
    while missing:
        await asyncio.sleep(POLL_PAUSE_S)
        left = {item for item in missing if ("delivered", item) not in times_s}
        if left and left == missing and time.perf_counter() - progress_s > QUIET_S:
            left -= {each.item for each in await driver.pair.received()}
            progress_s = time.perf_counter()
        if left != missing:
            missing, progress_s = left, time.perf_counter()


def _kill_far(driver: PairDriver) -> None:
    running = driver.pair.running[1]
    assert running is not None
    driver.talk.leave_far()
    running.kill()


def _start_far(driver: PairDriver) -> Running:
    driver.pair.start(1)
    running = driver.pair.running[1]
    assert running is not None
    return running


def _serials(items: Sequence[Sent] | Sequence[Arrival]) -> list[int]:
    return sorted(each.serial for each in items)


def _rank(held: Sequence[Arrival]) -> Callable[[Arrival], int]:
    ranks = {each.item: rank for rank, each in enumerate(held)}
    return lambda each: ranks.get(each.item, -1)


def _ascends(arrivals: Sequence[Arrival], key: Callable[[Arrival], int]) -> bool:
    keys = [key(each) for each in arrivals]
    return all(one < other for one, other in itertools.pairwise(keys))
