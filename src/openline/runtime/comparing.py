"""`record compare`: the first difference between our copy and the peer's, by asking for roots (R40)."""

from __future__ import annotations

import asyncio
from typing import Any

from openline.core.base.errors import Unavailable
from openline.core.node.effects import Reply
from openline.core.node.events import Submit
from openline.core.node.state import Line
from openline.runtime.host import Host
from openline.shell import clock

ANSWER_S_MAX = 5.0


async def _theirs(
    service: Host, line: Line, party: int, size: int, start: int, count: int
) -> bytes | None:
    """The root of a subtree as the peer has it; None if it has not so many leaves."""
    generation = line.logs[party].generation
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[str | None] = loop.create_future()
    accepted: asyncio.Future[Reply] = loop.create_future()
    wanted = (line.id.hex(), party, generation, size, start, count)

    def listen(event: dict[str, Any]) -> None:
        if event["event"] != "subtree" or answer.done():
            return
        keys = ("line", "party", "generation", "size", "start", "count")
        if tuple(event[key] for key in keys) == wanted:
            answer.set_result(event["root"])

    stop = service.watch(listen)
    try:
        ask = [party, generation, size, start, count]
        args = {"line": line.id.hex(), "ask": ask}
        service.ask(
            lambda number: Submit(clock.now(), clock.entropy(), number, "compare", args),
            accepted.set_result,
        )
        reply = await accepted
        if reply.fault is not None:
            raise Unavailable(reply.fault["clause"], reply.fault["what"], reply.fault["next"])
        async with asyncio.timeout(ANSWER_S_MAX):
            root = await answer
    except TimeoutError:
        raise Unavailable("R40", "the peer did not answer in time", "Try again.") from None
    finally:
        stop()
    return bytes.fromhex(root) if root is not None else None


async def _common_size(service: Host, line: Line, party: int) -> int:
    """The greatest size up to ours that the peer has too."""
    low, high = 0, line.logs[party].size
    if high and await _theirs(service, line, party, high, 0, high) is not None:
        return high
    while low < high - 1:
        middle = (low + high) // 2
        if await _theirs(service, line, party, middle, 0, middle) is None:
            high = middle
        else:
            low = middle
    return low


async def _first_difference(service: Host, line: Line, party: int, size: int) -> int | None:
    """The index of the first leaf that differs, None if the first `size` leaves agree."""
    tree = line.logs[party].tree
    if size == 0 or await _theirs(service, line, party, size, 0, size) == tree.root_at(size):
        return None
    start = 0
    while start < size:
        count = 1
        while start % (count * 2) == 0 and start + count * 2 <= size:
            count *= 2
        if await _theirs(service, line, party, size, start, count) == tree.subtree(
            start, count
        ):
            start += count
            continue
        while count > 1:
            count //= 2
            same = await _theirs(service, line, party, size, start, count)
            if same == tree.subtree(start, count):
                start += count
        return start
    return None


async def compare(service: Host, args: dict[str, Any]) -> dict[str, Any]:
    """`record compare --json`: for each log, how far both have it and where they first differ."""
    line = service.node.line_for(args.get("line"))
    logs = []
    for party in range(len(line.logs)):
        ours = line.logs[party].size
        common = await _common_size(service, line, party)
        first = await _first_difference(service, line, party, common)
        logs.append(
            {
                "author": line.name(party),
                "ours": ours,
                "compared": common,
                "first_difference": first,
            }
        )
    same = all(part["first_difference"] is None for part in logs)
    return {"ok": same, "line": line.id.hex(), "logs": logs}
