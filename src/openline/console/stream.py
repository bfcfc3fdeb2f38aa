"""/api/stream: one event for each entry of the record, with its arrival number as id (ADR 0025).

Each event is encoded once for all consoles. A console that does not read is ended; it comes back
and says what it had last. Between picture and stream nothing is lost: the stream begins to collect
before the record is read again.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from openline.console.views import Shows, last_seq
from openline.runtime.service import Service
from openline.shell import clock

WAITING_BYTES_MAX = 4 * 1024 * 1024
CONSOLES_MAX = 512
BEAT_S = 1.0
STATUS_S = 0.25
STATUS_COST_MAX = 40  # one part in 40 of the time at most goes into pictures of the line
ITEMS_S = 0.1
REPLAY_EVERY = 50
HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
}
_encode = msgspec.json.Encoder().encode
# What changes an item; what an entry has changed is told with that entry, and not once more.
_ITEM_EVENTS = frozenset({"item", "light", "changed", "escalated"})


def frame(name: str, data: Any, seq: int | None = None) -> bytes:
    """One server-sent event."""
    number = b"" if seq is None else b"id: %d\n" % seq
    return b"event: %s\n%sdata: %s\n\n" % (name.encode(), number, _encode(data))


class Reader:
    """One console: what waits for it, and whether it goes on."""

    def __init__(self, session: str) -> None:
        self.session = session
        self._parts: deque[bytes] = deque()
        self._held: deque[bytes] | None = None
        self._bytes = 0
        self._ready = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self._cut = asyncio.Event()
        self.is_ended = False

    @property
    def is_cut(self) -> bool:
        """Whether it let too much wait: it is told nothing more, and comes back for the rest."""
        return self._cut.is_set()

    def put(self, part: bytes) -> None:
        """Queue an event; a reader that lets too much wait is cut off, and nothing is kept for it."""
        self._bytes += len(part)
        if self._bytes > WAITING_BYTES_MAX:
            self._parts.clear()
            self._held = None
            self._cut.set()
            self.end()
        elif self._held is not None:
            self._held.append(part)
        else:
            self._add(part)

    def put_first(self, part: bytes) -> None:
        """Queue an event before those that are held back."""
        self._bytes += len(part)
        self._add(part)

    def _add(self, part: bytes) -> None:
        self._parts.append(part)
        if self._bytes > WAITING_BYTES_MAX // 4:
            self._room.clear()
        self._ready.set()

    @contextlib.contextmanager
    def holding(self) -> Iterator[None]:
        """Hold back what comes while it is put in step."""
        self._held = deque()
        try:
            yield
        finally:
            held, self._held = self._held or (), None
            for part in held:
                self._add(part)

    async def has_room(self) -> None:
        """Wait until most of what waited was read."""
        await asyncio.sleep(0)
        await self._room.wait()

    async def wait_cut(self) -> None:
        """Wait until it is cut off, which may be never."""
        await self._cut.wait()

    def end(self) -> None:
        """Say nothing more after what waits."""
        self.is_ended = True
        self._ready.set()
        self._room.set()

    async def next(self) -> bytes:
        """All that waits; empty at the end."""
        while not self._parts and not self.is_ended:
            self._ready.clear()
            await self._ready.wait()
        found = b"".join(self._parts)
        self._parts.clear()
        self._bytes = sum(len(part) for part in self._held or ())
        self._room.set()
        return found


class Hub:
    """All consoles of a node, and what they are told."""

    def __init__(
        self,
        service: Service,
        shows: Shows,
        status: Callable[[], dict[str, Any]],
        goes_on: Callable[[str], bool],
    ) -> None:
        """`status` is the picture of the line, `goes_on` whether a session does."""
        self._service = service
        self._shows = shows
        self._status = status
        self._goes_on = goes_on
        self._readers: set[Reader] = set()
        self._pictures: dict[str, bytes] = {}
        self._changed: set[str] = set()
        self._fresh: list[dict[str, Any]] = []
        self._status_s = STATUS_S
        self._due: dict[str, asyncio.TimerHandle] = {}
        self._stops: list[Callable[[], None]] = []

    @property
    def consoles(self) -> int:
        """How many streams are open."""
        return len(self._readers)

    def open(self) -> None:
        """Begin to follow the node."""
        self._stops.append(self._service.watch(self._announced))
        self._beat()

    def close(self) -> None:
        """End every stream."""
        while self._stops:
            self._stops.pop()()
        for handle in self._due.values():
            handle.cancel()
        for reader in list(self._readers):
            reader.end()

    def tell(self, name: str, data: Any) -> None:
        """Send a whole picture to every console."""
        if self._readers:
            self._send(frame(name, data))

    def end_session(self, session: str) -> None:
        """A session has ended: its consoles learn it at once."""
        for reader in list(self._readers):
            if reader.session == session:
                reader.put(frame("ended", {}))
                reader.end()

    def _send(self, part: bytes) -> None:
        for reader in list(self._readers):
            reader.put(part)
            if reader.is_cut:
                self.leave(reader)

    def _beat(self) -> None:
        handle = asyncio.get_running_loop().call_later(BEAT_S, self._beat)
        self._stops = [*self._stops[:1], handle.cancel]
        if not self._readers:
            return
        self._send(frame("beat", {"now": clock.now().wall_ms, "seq": last_seq(self._service)}))
        # Ages move without an event: a proof is renewed each few seconds and nobody announces it.
        self._later("status", self._status_s, self._tell_status)
        for session in {reader.session for reader in self._readers}:
            if not self._goes_on(session):
                self.end_session(session)

    def _announced(self, event: dict[str, Any]) -> None:
        if not self._readers:
            return
        what = event["event"]
        if what == "entry":
            if not self._fresh:  # behind the answers of this turn: who acts is not kept waiting
                loop = asyncio.get_running_loop()
                loop.call_soon(loop.call_soon, self._tell_fresh)
            self._fresh.append(event)
        elif what in _ITEM_EVENTS and event.get("item"):
            self._changed.add(event["item"])
            self._later("items", ITEMS_S, self._tell_changed)
        self._later("status", self._status_s, self._tell_status)

    def _tell_status(self) -> None:
        """Tell the picture of the line; the more it costs to draw, the more rarely."""
        began_ms = clock.now().mono_ms
        self.tell("status", self._status())
        cost_s = (clock.now().mono_ms - began_ms) / 1000
        self._status_s = max(STATUS_S, cost_s * STATUS_COST_MAX)

    def _tell_fresh(self) -> None:
        """Tell every entry that has come, each once, with its items as they are now."""
        fresh, self._fresh = self._fresh, []
        parts = []
        seen: dict[str, Any] = {}
        for event in fresh:
            parts.append(frame("entry", self._shows.event(event, seen), event["seq"]))
            self._changed.discard(event["item"])
            self._changed.difference_update(event["about"])
        if parts:
            self._send(b"".join(parts))

    def _later(self, name: str, seconds: float, do: Callable[[], None]) -> None:
        """Do something once, soon: what comes until then is part of it."""
        if name in self._due:
            return

        def now() -> None:
            self._due.pop(name, None)
            do()

        self._due[name] = asyncio.get_running_loop().call_later(seconds, now)

    def _tell_changed(self) -> None:
        self._tell_fresh()  # what an entry has changed is told with it
        changed, self._changed = self._changed, set()
        if not changed:
            return
        found = []
        for line in self._service.node.lines.values():
            for given in changed:
                item = line.items.get(bytes.fromhex(given))
                if item is not None:
                    found.append(self._shows.item(line, item))
        if found:
            self.tell("items", {"items": found})

    async def follow(self, reader: Reader, since: int | None) -> None:
        """Put a reader in step: what it missed, then all that has come meanwhile and comes."""
        self._tell_fresh()  # to those who were here before; the new one reads it below
        until = last_seq(self._service)
        self._readers.add(reader)
        if since is None or since >= until:
            return
        with reader.holding():
            for number, event in enumerate(self._shows.replay(since, until)):
                reader.put_first(frame("entry", event, event["seq"]))
                if number % REPLAY_EVERY == REPLAY_EVERY - 1:
                    await reader.has_room()
            await reader.has_room()
            reader.put_first(frame("items", {"items": self._shows.changed_since(since)}))

    def leave(self, reader: Reader) -> None:
        """A console has gone; one that had to be cut off is named to whoever reads the log."""
        if reader in self._readers and reader.is_cut:
            self._service.log.warning(
                "console.stream_cut", waiting_bytes=WAITING_BYTES_MAX, of=reader.session[:24]
            )
        self._readers.discard(reader)


class EventStream(Response):
    """The answer to GET /api/stream: it ends with the session, the node, or the reader."""

    def __init__(self, hub: Hub, reader: Reader, since: int | None, first: bytes) -> None:
        super().__init__(None, 200, HEADERS)
        self._hub = hub
        self._reader = reader
        self._since = since
        self._first = first

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve until the end."""
        headers = [
            (name, value) for name, value in self.raw_headers if name != b"content-length"
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        reader, hub = self._reader, self._hub

        async def gone() -> None:
            while (await receive())["type"] != "http.disconnect":
                pass
            reader.end()

        async def told() -> None:
            await send(_part(self._first))
            while part := await reader.next():
                await send(_part(part))
            if not reader.is_cut:  # one that was cut off sees a connection that breaks
                await send({"type": "http.response.body", "body": b"", "more_body": False})

        async with asyncio.TaskGroup() as group:
            telling = group.create_task(told())
            # A console that does not read holds `send` for ever: its end must not wait for it.
            others = [
                group.create_task(task)
                for task in (gone(), hub.follow(reader, self._since), reader.wait_cut())
            ]
            others[-1].add_done_callback(lambda _: telling.cancel())
            try:
                await asyncio.wait([telling])
            finally:
                hub.leave(reader)
                for task in others:
                    task.cancel()


def _part(body: bytes) -> dict[str, Any]:
    return {"type": "http.response.body", "body": body, "more_body": True}
