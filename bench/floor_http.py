"""The floor behind HTTP: the same node, driven by POST and read by server-sent events over bare ASGI.

``POST /items`` sends what the socket's verb ``send`` sends; ``GET /stream`` is what ``watch`` is. There is no
framework, no login and no check beyond the floor's own: the least that an honest node with an HTTP door must do.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import uvicorn
import uvloop
from floor import FloorFaultError, Node, serve

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Scope]]
Send = Callable[[Scope], Awaitable[None]]
JSON = [(b"content-type", b"application/json")]
EVENTS = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store")]
WAITING_MAX = 100_000


class Stream:
    """One reader of the stream: a watcher of the node, with a queue."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[bytes] = asyncio.Queue(WAITING_MAX)
        self.seq = 0

    def say(self, word: dict[str, object]) -> None:
        """Queue one event; all readers get the same bytes."""
        self.seq += 1
        text = json.dumps(word, separators=(",", ":"))
        self.queue.put_nowait(
            f"event: {word['event']}\nid: {self.seq}\ndata: {text}\n\n".encode()
        )


class Door:
    """The ASGI application of a floor node."""

    def __init__(self, node: Node) -> None:
        self._node = node

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            return
        if scope["path"] == "/stream":
            await self._stream(receive, send)
            return
        body = b""
        while True:
            part = await receive()
            body += part.get("body", b"")
            if not part.get("more_body"):
                break
        status, word = await self._answer(body)
        text = json.dumps(word, separators=(",", ":")).encode()
        await send({"type": "http.response.start", "status": status, "headers": JSON})
        await send({"type": "http.response.body", "body": text})

    async def _answer(self, body: bytes) -> tuple[int, object]:
        done: asyncio.Future[dict[str, object]] = asyncio.get_running_loop().create_future()
        try:
            self._node.send(json.loads(body), done.set_result)
        except (FloorFaultError, KeyError, TypeError, ValueError) as fault:
            return 400, {"what": str(fault)}
        return 201, await done

    async def _stream(self, receive: Receive, send: Send) -> None:
        reader = Stream()
        self._node.watchers.add(reader)  # type: ignore[arg-type]  # it has the one method needed
        await send({"type": "http.response.start", "status": 200, "headers": EVENTS})
        await send(
            {"type": "http.response.body", "body": b"event: ready\n\n", "more_body": True}
        )
        await receive()  # the request itself, without a body; the next is its end
        gone = asyncio.ensure_future(receive())
        try:
            while True:
                waiting = asyncio.ensure_future(reader.queue.get())
                await asyncio.wait({waiting, gone}, return_when=asyncio.FIRST_COMPLETED)
                if not waiting.done():
                    waiting.cancel()
                    return
                parts = [waiting.result()]
                while not reader.queue.empty():
                    parts.append(reader.queue.get_nowait())
                joined = b"".join(parts)
                await send({"type": "http.response.body", "body": joined, "more_body": True})
        finally:
            self._node.watchers.discard(reader)  # type: ignore[arg-type]
            gone.cancel()


async def _open(node: Node, port: int) -> None:
    config = uvicorn.Config(
        Door(node), host="127.0.0.1", port=port, log_level="error", access_log=False
    )
    server = uvicorn.Server(config)
    with contextlib.suppress(asyncio.CancelledError):
        await server._serve()  # noqa: SLF001  # without its signal handlers


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--name", choices=("a", "b"), required=True)
    parser.add_argument("--listen", type=int, required=True, metavar="PORT")
    parser.add_argument("--peer", required=True, metavar="HOST:PORT")
    parser.add_argument("--http", type=int, required=True, metavar="PORT")
    options = parser.parse_args()

    def door(node: Node) -> None:
        task = asyncio.get_running_loop().create_task(_open(node, options.http))
        node.door = task  # type: ignore[attr-defined]  # held for as long as the node is

    with contextlib.suppress(KeyboardInterrupt):
        uvloop.run(serve(options.home, options.name, options.listen, options.peer, door))


if __name__ == "__main__":
    main()
