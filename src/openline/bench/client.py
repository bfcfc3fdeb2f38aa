"""One client of a node's Unix socket: newline-delimited JSON, as the floor and Openline both speak it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, cast

from openline.shell import local
from openline.shell.home import Paths

Json = dict[str, Any]
REPLY_LIMIT_S = 30.0


class RefusedError(Exception):
    """The node answered ``ok: false``."""


class Reply(NamedTuple):
    """A result, and when its bytes arrived."""

    result: Json
    arrived_s: float


class NodeClient(asyncio.Protocol):
    """A connection to a node; `on_event` gets events, each with the moment its bytes arrived."""

    def __init__(self, on_event: Callable[[Json, float], None] | None = None) -> None:
        self._on_event = on_event
        self._rest = b""
        self._number = 0
        self._open: dict[int, asyncio.Future[Reply]] = {}
        self._transport: asyncio.Transport | None = None
        self._is_lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Fail what is open."""
        self._is_lost = True
        for future in self._open.values():
            if not future.done():
                future.set_exception(ConnectionError("the node closed the connection"))

    def data_received(self, data: bytes) -> None:
        """Take whole lines."""
        arrived_s = time.perf_counter()
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            word: Json = json.loads(line)
            if "event" in word:
                if self._on_event is not None:
                    self._on_event(word, arrived_s)
                continue
            future = self._open.pop(word["request"])
            if future.done():
                continue
            if word["ok"]:
                future.set_result(Reply(word["result"], arrived_s))
            else:
                future.set_exception(RefusedError(json.dumps(word["error"])))

    async def ask(self, verb: str, args: Json) -> Reply:
        """Send one request and wait for its reply."""
        if self._transport is None or self._is_lost:
            raise ConnectionError("not connected to the node")
        self._number += 1
        future: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._open[self._number] = future
        request = {"request": self._number, "verb": verb, "args": args}
        self._transport.write(json.dumps(request, separators=(",", ":")).encode() + b"\n")
        async with asyncio.timeout(REPLY_LIMIT_S):
            return await future

    def close(self) -> None:
        """Close the connection."""
        if self._transport is not None:
            self._transport.close()


async def connect(
    home: Path, on_event: Callable[[Json, float], None] | None = None
) -> NodeClient:
    """Connect to the socket of a home.

    Raises:
        OSError: no node answers there.
    """
    stream = local.connect(Paths(home).socket)
    stream.setblocking(False)
    _, client = await asyncio.get_running_loop().create_unix_connection(
        lambda: NodeClient(on_event), sock=stream
    )
    return client


async def ask_once(home: Path, verb: str, args: Json) -> Json:
    """One request on a connection of its own."""
    client = await connect(home)
    try:
        return (await client.ask(verb, args)).result
    finally:
        client.close()
