"""A peer without a node: a real TLS session with a party's real keys, and frames by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from openline.core.line import frames
from openline.core.line.frames import Decoder
from openline.core.line.session import Session
from openline.core.record.genesis import Genesis, read_line_file
from openline.shell import home
from openline.shell.home import Paths
from openline.shell.link import tls
from openline.shell.link.carrier import Carrier
from tests.process.pair import Side

NONCE = b"n" * 16
WAIT_S = 15.0


class Raw:
    """One session dialled to a node; what comes in is kept as frames."""

    def __init__(self, side: Side, genesis: Genesis, us: int, carrier: Carrier) -> None:
        self.genesis, self.us = genesis, us
        self.seed = home.node_secret(Paths(side.home)).sign_ed25519
        self.session = Session(1, carrier.exporter, carrier.dialler, "raw", 0)
        self.frames: list[list[Any]] = []
        self.ended = ""
        self._carrier = carrier
        self._decoder = Decoder()
        self._changed = asyncio.Event()
        carrier.on_closed = self._closed
        carrier.on_data = self._data

    def _data(self, data: bytes) -> None:
        self.frames += self._decoder.feed(data)
        self._changed.set()

    def _closed(self, reason: str) -> None:
        self.ended = reason or "closed"
        self._changed.set()

    async def until(self, condition: Callable[[], Any]) -> Any:
        """The first true value of a condition on what came in."""
        async with asyncio.timeout(WAIT_S):
            while not (found := condition()):
                self._changed.clear()
                await self._changed.wait()
        return found

    async def ended_by(self) -> str:
        """The clause of the BYE with which the node ended the session."""
        await self.until(lambda: self.ended)
        return next((frame[1] for frame in self.frames if frame[0] == frames.BYE), "")

    def hello(self) -> bytes:
        """A good HELLO for this session, with no entry of anybody held."""
        return self.session.hello(self.genesis, self.us, self.seed, NONCE, [], 0)

    def ping(self) -> bytes:
        """A good PING."""
        return self.session.ping(self.seed, NONCE, 0, 0, [])

    def send(self, data: bytes) -> None:
        """Bytes as they are."""
        self._carrier.write(data)

    async def answers_ping(self) -> None:
        """Wait until the node has taken everything sent so far and is still there."""
        before = sum(frame[0] == frames.PING and frame[1] is None for frame in self.frames)
        self.send(self.ping())
        await self.until(
            lambda: (
                sum(frame[0] == frames.PING and frame[1] is None for frame in self.frames)
                > before
            )
        )


def talk(
    peer: Side, node: Side, conversation: Callable[[Raw], Awaitable[Any]], *, hello: bool = True
) -> Any:
    """Dial a running node with the keys of its stopped peer and hold a conversation."""

    async def run() -> Any:
        with peer.store() as store:
            row = store.lines()[0]
        genesis = read_line_file(row.file).genesis
        pinned = genesis.parties[1 - row.us].node.tls_spki
        identity = tls.make_identity(home.node_secret(Paths(peer.home)).tls, "openline")
        carrier = await tls.dial(
            "127.0.0.1",
            node.port,
            identity=identity,
            is_pinned=lambda spki: spki == pinned,
            timeout_s=WAIT_S,
        )
        raw = Raw(peer, genesis, row.us, carrier)
        try:
            if hello:
                raw.send(raw.hello())
            return await conversation(raw)
        finally:
            carrier.close("done")
            with suppress(TimeoutError):
                await raw.until(lambda: raw.ended)

    return asyncio.run(run())
