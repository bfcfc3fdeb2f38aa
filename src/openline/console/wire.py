"""HTTP on the wire within limits: heads that are too long, and requests that never end, are let go.

uvicorn knows neither limit. A console has few visitors; one that holds a connection open without
saying anything, or fills memory with a header, is none of them.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_BYTES_MAX = 65_536
# A person's browser sends a head at once; a file of 10 MB over a poor path takes minutes.
HEAD_S_MAX = 15.0
BODY_S_MAX = 600.0
_TOO_LONG = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"content-length: 0\r\nconnection: close\r\n\r\n"
)


class Wire(HttpToolsProtocol):
    """One connection of a browser or a program."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A visitor came; his first request must begin and end its head in time."""
        self._head_bytes = 0
        self._is_in_head = True
        self._is_let_go = False
        self._deadline: asyncio.TimerHandle | None = None
        super().connection_made(transport)
        self._wait(HEAD_S_MAX)

    def connection_lost(self, exc: Exception | None) -> None:
        """He went."""
        self._wait(None)
        super().connection_lost(exc)

    def _wait(self, seconds: float | None) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = (
            None if seconds is None else self.loop.call_later(seconds, self.transport.close)
        )

    def _refuse_head(self) -> None:
        self._is_let_go = True
        self.transport.write(_TOO_LONG)
        self.transport.close()

    def data_received(self, data: bytes) -> None:
        """Take what came, unless a head has no end."""
        if self._is_let_go:
            return
        if self._is_in_head:
            self._head_bytes += len(data)
        super().data_received(data)
        if self._is_in_head and self._head_bytes > HEAD_BYTES_MAX and not self._is_let_go:
            self._refuse_head()

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._is_in_head = True
        self._wait(HEAD_S_MAX)

    def on_headers_complete(self) -> None:
        """Its head is whole."""
        size = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        if size > HEAD_BYTES_MAX:
            self._refuse_head()
            return
        self._is_in_head, self._head_bytes = False, 0
        self._wait(BODY_S_MAX)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A part of its body came."""
        if not self._is_let_go:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """Its body is whole."""
        self._wait(None)
        if not self._is_let_go:
            super().on_message_complete()
