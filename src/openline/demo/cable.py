"""The cable between the two nodes: a relay on loopback that can be cut and mended.

Each node dials the other through it. A cut cable swallows: what is sent into it is gone, and
nobody is told. Mending it ends the connections that the cut has torn, as a real break would.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from typing import NamedTuple

from openline.demo.weather import Weather

CHUNK_BYTES = 65_536
START_S = 5.0


class Strand(NamedTuple):
    """One way in: who dials it, who answers, and where."""

    dialler: str
    answerer: str
    port: int


class Cable:
    """A relay in a thread of its own; every method may be called from outside that thread."""

    def __init__(self, weather: Weather) -> None:
        self.carried: dict[str, int] = {}
        self._weather = weather
        self._is_cut = False
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="cable", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()
        waiting = asyncio.all_tasks(self._loop)
        for task in waiting:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*waiting, return_exceptions=True))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    @property
    def is_cut(self) -> bool:
        """Whether it swallows everything now."""
        return self._is_cut

    def lay(self, strand: Strand) -> int:
        """Open a port through which `dialler` reaches `answerer`; the port to be dialled."""
        laid = asyncio.run_coroutine_threadsafe(self._listen(strand), self._loop)
        return laid.result(START_S)

    async def _listen(self, strand: Strand) -> int:
        async def joined(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await self._join(strand, reader, writer)

        server = await asyncio.start_server(joined, "127.0.0.1", 0)
        return int(server.sockets[0].getsockname()[1])

    async def _join(
        self, strand: Strand, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._open.add(writer)
        try:
            if self._is_cut:
                await self._swallow(reader)
                return
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", strand.port)
            self._open.add(far_writer)
            try:
                async with asyncio.TaskGroup() as both:
                    there = self._carry(strand.dialler, reader, far_writer)
                    back = self._carry(strand.answerer, far_reader, writer)
                    both.create_task(there)
                    both.create_task(back)
            finally:
                self._drop(far_writer)
        except* OSError:
            pass  # The far node is not there: the dialler sees its connection end.
        finally:
            self._drop(writer)

    async def _carry(
        self, sender: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        while data := await reader.read(CHUNK_BYTES):
            passed = b"" if self._is_cut else self._weather.passes(sender, data)
            if passed:
                self.carried[sender] = self.carried.get(sender, 0) + len(passed)
                writer.write(passed)
                await writer.drain()
        if not self._is_cut:
            self._drop(writer)

    @staticmethod
    async def _swallow(reader: asyncio.StreamReader) -> None:
        while await reader.read(CHUNK_BYTES):
            pass

    def _drop(self, writer: asyncio.StreamWriter) -> None:
        self._open.discard(writer)
        with contextlib.suppress(OSError):
            writer.transport.abort()

    def cut(self) -> None:
        """From now on everything sent into it is gone."""
        self._is_cut = True

    def mend(self) -> None:
        """Carry again; the connections torn by the cut end."""
        asyncio.run_coroutine_threadsafe(self._mend(), self._loop).result(START_S)

    async def _mend(self) -> None:
        self._is_cut = False
        for writer in list(self._open):
            self._drop(writer)

    def close(self) -> None:
        """End the relay and its thread."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(START_S)
