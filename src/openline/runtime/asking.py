"""Asking the node for a verb and waiting for its answer, from a coroutine."""

from __future__ import annotations

import asyncio
from typing import Any

from openline.core.base.errors import Unavailable
from openline.core.node.effects import Reply
from openline.core.node.events import Submit
from openline.runtime import verbs
from openline.runtime.client import raised
from openline.runtime.host import Host
from openline.shell import clock

ANSWER_S_MAX = 30.0


async def ask(host: Host, verb: str, args: dict[str, Any]) -> dict[str, Any]:
    """The result of a verb once it is durable.

    Raises:
        Fault: the node refused it, or did not answer in time and the outcome is unknown.
    """
    answer: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()

    def done(reply: Reply) -> None:
        if not answer.done():  # nobody waits any more: the time was over
            answer.set_result(reply)

    host.ask(lambda number: Submit(clock.now(), clock.entropy(), number, verb, args), done)
    try:
        async with asyncio.timeout(ANSWER_S_MAX):
            reply = await answer
    except TimeoutError:
        raise Unavailable(
            "local", "the node did not answer", "Look at the record: the outcome is unknown."
        ) from None
    if reply.fault is not None:
        verbs.let_go(host, verb, args, reply.fault)
        raise raised(reply.fault)
    return dict(reply.result or {})
