"""The local socket: newline-delimited JSON between a node and the programs on its own machine.

A request is ``{"request": N, "verb": V, "args": {...}}``, its answer ``{"request": N, "ok": true,
"result": {...}}`` or ``{"request": N, "ok": false, "error": {...}}``. After ``watch`` a client is
also sent ``{"event": ...}`` lines. Only the owner of the home can open the socket.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

REQUEST_BYTES_MAX = 1_048_576
UNSENT_BYTES_MAX = 8 * 1_048_576
CLIENTS_MAX = 64
PATH_BYTES_MAX = 100


class Client(asyncio.Protocol):
    """One program connected to the local socket."""

    def __init__(self, server: LocalServer) -> None:
        self._server = server
        self._buffer = bytearray()
        self._transport: asyncio.Transport | None = None
        self.watches = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A program connected."""
        self._transport = transport  # type: ignore[assignment]  # uvloop's is no asyncio.Transport
        self._server.join(self)

    def connection_lost(self, _exc: Exception | None) -> None:
        """The program went away."""
        self._transport = None
        self._server.leave(self)

    def data_received(self, data: bytes) -> None:
        """Take what came; an over-long request ends the connection."""
        self._buffer += data
        while (end := self._buffer.find(b"\n")) >= 0:
            line = bytes(self._buffer[:end])
            del self._buffer[: end + 1]
            self._take(line)
        if len(self._buffer) > REQUEST_BYTES_MAX:
            self.close()

    def _take(self, line: bytes) -> None:
        try:
            request = json.loads(line)
            good = isinstance(request, dict) and isinstance(request.get("verb"), str)
            good = good and isinstance(request.get("args", {}), dict)
            good = good and type(request.get("request")) in (int, type(None))
        except (ValueError, RecursionError):
            good = False
        if not good:
            self.send(
                {
                    "request": None,
                    "ok": False,
                    "error": {"what": "not a request", "clause": "local"},
                }
            )
            return
        self._server.dispatch(self, request)

    def send(self, value: dict[str, Any]) -> None:
        """Send one line; a watcher that does not read is cut off, not waited for."""
        if self._transport is None or self._transport.is_closing():
            return
        self._transport.write(json.dumps(value, ensure_ascii=False).encode() + b"\n")
        is_event = "event" in value  # an answer may be long: it was asked for
        if is_event and self._transport.get_write_buffer_size() > UNSENT_BYTES_MAX:
            self.close()

    def close(self) -> None:
        """End the connection."""
        if self._transport is not None:
            self._transport.abort()


class LocalServer:
    """Listens on a home's socket."""

    def __init__(self, dispatch: Callable[[Client, dict[str, Any]], None]) -> None:
        self.dispatch = dispatch
        self._clients: set[Client] = set()
        self._server: asyncio.AbstractServer | None = None

    def join(self, client: Client) -> None:
        """A client came; beyond 64 it is turned away."""
        if len(self._clients) >= CLIENTS_MAX:
            client.close()
            return
        self._clients.add(client)

    def leave(self, client: Client) -> None:
        """A client went."""
        self._clients.discard(client)

    def announce(self, event: dict[str, Any]) -> None:
        """Tell every watcher."""
        for client in list(self._clients):
            if client.watches:
                client.send(event)

    async def open(self, path: Path) -> None:
        """Listen; only the owner can connect. The home is locked, so a socket that lies there is old."""
        path.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        old = os.umask(0o177)
        try:
            with _short(path) as short:
                listener.bind(short)
        finally:
            os.umask(old)
        listener.setblocking(False)
        loop = asyncio.get_running_loop()
        self._server = await loop.create_unix_server(lambda: Client(self), sock=listener)

    def close(self, path: Path) -> None:
        """Stop listening and remove the socket."""
        if self._server is not None:
            self._server.close()
        for client in list(self._clients):
            client.close()
        path.unlink(missing_ok=True)


class _short:  # noqa: N801  # reads as a word in `with _short(path)`
    """A name for a socket that fits into 108 bytes however deep its home lies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd = -1

    def __enter__(self) -> str:
        if len(os.fsencode(self._path)) <= PATH_BYTES_MAX:
            return str(self._path)
        self._fd = os.open(self._path.parent, os.O_RDONLY | os.O_DIRECTORY)
        return f"/proc/self/fd/{self._fd}/{self._path.name}"

    def __exit__(self, *_: object) -> None:
        if self._fd >= 0:
            os.close(self._fd)


def connect(path: Path, timeout_s: float | None = 30.0) -> socket.socket:
    """A connected socket to a running node.

    Raises:
        OSError: no node runs there.
    """
    client = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    client.settimeout(timeout_s)
    try:
        with _short(path) as short:
            client.connect(short)
    except OSError:
        client.close()
        raise
    return client
