"""The clients of the HTTP door: POST on keep-alive connections, and one stream of server-sent events.

It is written against the socket, so that the measuring client costs little and the same for all.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple, cast

import msgspec

from openline.bench.client import Json, RefusedError, Reply

CONNECTIONS_MAX = 64
REPLY_LIMIT_S = 30.0
OPEN_LIMIT_S = 15.0
OPEN_EVERY_S = 0.05
HEAD_END = b"\r\n\r\n"
EVENT_END = b"\n\n"


class Door(NamedTuple):
    """Where one node's HTTP is, and what must stand in a request to it."""

    port: int
    items: str
    stream: str
    host: str = "127.0.0.1"
    token: str = ""

    def headers(self) -> bytes:
        """The headers that every request carries."""
        lines = [f"Host: {self.host}:{self.port}"]
        if self.token:
            lines.append(f"Authorization: Bearer {self.token}")
        return "\r\n".join(lines).encode() + b"\r\n"


class _Lights(msgspec.Struct):
    held: Any = None


class _Item(msgspec.Struct):
    id: str
    author: str = ""
    kind: str = ""
    serial: int | None = None
    lights: _Lights = msgspec.field(default_factory=_Lights)


class _Entry(msgspec.Struct):
    kind: str = ""
    item: _Item | None = None
    about: list[_Item] = msgspec.field(default_factory=list)


class _Word(msgspec.Struct):
    event: str
    item: str
    light: str = ""
    serial: int = 0


_ENTRY = msgspec.json.Decoder(_Entry)
_WORD = msgspec.json.Decoder(_Word)


def events_of(name: bytes, data: bytes) -> list[Json]:
    """What the tally counts, from one event of either kind of node."""
    if name in (b"item", b"light"):
        return [msgspec.structs.asdict(_WORD.decode(data))]
    if name != b"entry":
        return []
    entry = _ENTRY.decode(data)
    found: list[Json] = []
    if entry.kind == "message" and entry.item is not None:
        item = entry.item
        found.append({"event": "item", "item": item.id, "serial": item.serial or 0})
    if entry.kind == "rcpt":
        found += [
            {"event": "light", "light": "held", "item": item.id}
            for item in entry.about
            if item.lights.held is not None
        ]
    return found


class Post(asyncio.Protocol):
    """One keep-alive connection; one request at a time."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._wanted: asyncio.Future[tuple[int, bytes, float]] | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Fail what is open."""
        self._transport = None
        if self._wanted is not None and not self._wanted.done():
            self._wanted.set_exception(ConnectionError("the node closed the connection"))

    def data_received(self, data: bytes) -> None:
        """Take a whole answer: head, length, body."""
        arrived_s = time.perf_counter()
        self._buffer += data
        end = self._buffer.find(HEAD_END)
        if end < 0 or self._wanted is None:
            return
        head = bytes(self._buffer[:end]).lower()
        at = head.find(b"content-length:")
        if at < 0:
            chunked_end = self._buffer.find(b"0\r\n\r\n", end)
            if chunked_end < 0:
                return
            body = self._buffer[end + 4 : chunked_end].split(b"\r\n", 1)[1]
            size = chunked_end + 5 - end - 4
        else:
            size = int(head[at + 15 :].split(b"\r\n", 1)[0])
            body = self._buffer[end + 4 : end + 4 + size]
            if len(body) < size:
                return
        status = int(head[9:12])
        answer = (status, bytes(body), arrived_s)
        del self._buffer[: end + 4 + size]
        wanted, self._wanted = self._wanted, None
        if not wanted.done():
            wanted.set_result(answer)

    async def ask(self, request: bytes) -> tuple[int, bytes, float]:
        """Send one request; its status, body, and when it arrived."""
        if self._transport is None:
            raise ConnectionError("not connected to the node")
        self._wanted = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        async with asyncio.timeout(REPLY_LIMIT_S):
            return await self._wanted

    def close(self) -> None:
        """Close the connection."""
        if self._transport is not None:
            self._transport.close()


class Listener(asyncio.Protocol):
    """One reader of a stream."""

    def __init__(self, on_event: Callable[[bytes, bytes, float], None]) -> None:
        self._on_event = on_event
        self._buffer = b""
        self._transport: asyncio.Transport | None = None
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Say that it never opened, if it did not."""
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("the node refused the stream"))

    def data_received(self, data: bytes) -> None:
        """Take whole events; sizes of chunks stand on lines of their own and are no fields."""
        arrived_s = time.perf_counter()
        *events, self._buffer = (self._buffer + data.replace(b"\r\n", b"\n")).split(EVENT_END)
        for event in events:
            if not self.opened.done():
                if b" 200 " not in event.split(b"\n", 1)[0]:
                    self.opened.set_exception(ConnectionError(event[:60].decode("latin-1")))
                    return
                self.opened.set_result(None)
            name = text = b""
            for line in event.split(b"\n"):
                if line.startswith(b"event:"):
                    name = line[6:].strip()
                elif line.startswith(b"data:"):
                    text = line[5:].strip()
            if name:
                self._on_event(name, text, arrived_s)

    def close(self) -> None:
        """Close the connection."""
        if self._transport is not None:
            self._transport.close()


async def _connect(door: Door, on_event: Callable[[bytes, bytes, float], None]) -> Listener:
    """A connection to a door; one that is not open yet is tried again: it opens after the line."""
    loop = asyncio.get_running_loop()
    deadline_s = loop.time() + OPEN_LIMIT_S
    while True:
        try:
            _, listener = await loop.create_connection(
                lambda: Listener(on_event), "127.0.0.1", door.port
            )
        except ConnectionRefusedError:
            if loop.time() > deadline_s:
                raise
            await asyncio.sleep(OPEN_EVERY_S)
        else:
            return listener


async def listen(door: Door, on_event: Callable[[bytes, bytes, float], None]) -> Listener:
    """Open the stream of a node.

    Raises:
        OSError: it refused.
    """
    listener = await _connect(door, on_event)
    transport = cast("asyncio.Transport", listener._transport)  # noqa: SLF001
    request = f"GET {door.stream} HTTP/1.1\r\n".encode() + door.headers()
    transport.write(request + b"Accept: text/event-stream\r\n\r\n")
    async with asyncio.timeout(REPLY_LIMIT_S):
        await listener.opened
    return listener


class HttpNode:
    """A node behind its HTTP door, with the interface of `client.NodeClient`."""

    def __init__(self, door: Door, on_event: Callable[[Json, float], None] | None) -> None:
        self._door = door
        self._on_event = on_event
        self._idle: deque[Post] = deque()
        self._listener: Listener | None = None

    def _take(self, name: bytes, data: bytes, at_s: float) -> None:
        if self._on_event is not None:
            for event in events_of(name, data):
                self._on_event(event, at_s)

    async def ask(self, verb: str, args: Json) -> Reply:
        """`watch` opens the stream, `send` posts an item."""
        if verb == "watch":
            self._listener = await listen(self._door, self._take)
            return Reply({}, time.perf_counter())
        post = self._idle.pop() if self._idle else await self._connect()
        body = msgspec.json.encode(args)
        head = f"POST {self._door.items} HTTP/1.1\r\nContent-Type: application/json\r\n"
        request = head.encode() + self._door.headers()
        request += f"Content-Length: {len(body)}\r\n\r\n".encode() + body
        status, answer, arrived_s = await post.ask(request)
        self._idle.append(post)
        if status not in (200, 201):
            raise RefusedError(answer.decode("utf-8", "replace")[:300])
        result: dict[str, Any] = msgspec.json.decode(answer)
        return Reply(result, arrived_s)

    async def _connect(self) -> Post:
        loop = asyncio.get_running_loop()
        _, post = await loop.create_connection(Post, "127.0.0.1", self._door.port)
        return post

    def close(self) -> None:
        """Close all connections."""
        for post in self._idle:
            post.close()
        if self._listener is not None:
            self._listener.close()
