"""Two nodes of one line in the loop of the test itself: what a console sees, without a process."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import apsw

from openline.console.app import make_app
from openline.console.rooms import Rooms, RoomSettings
from openline.console.serving import make_console
from openline.console.whole import Console
from openline.runtime import opening
from openline.runtime.asking import ask
from openline.runtime.service import Service
from openline.shell import clock
from tests.api.asgi import Client
from tests.process.pair import Pair, Side, free_port

POSTS = ("duty", "deputy")
WAIT_S = 20.0
LOOK_EVERY_S = 0.02


@asynccontextmanager
async def running(side: Side) -> AsyncIterator[Service]:
    """The node of one side, in this loop."""
    before = {name: os.environ.get(name) for name in _variables(side)}
    os.environ.update(_variables(side))
    try:
        service = Service(opening.open_home(side.home))
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    ready = asyncio.Event()
    node = asyncio.get_running_loop().create_task(service.run(ready.set))
    await ready.wait()
    try:
        yield service
    finally:
        service.stop()  # in good order, however the test went: the home is opened again
        await node


def _variables(side: Side) -> dict[str, str]:
    listen = {"OPENLINE_LINE_LISTEN": f"127.0.0.1:{side.port}"}
    return {**listen, **side.environment}


async def until(condition: Callable[[], Any], why: str = "") -> Any:
    """The first true value of a condition."""
    gone = asyncio.Event()
    async with asyncio.timeout(WAIT_S):
        while not (found := condition()):
            try:
                async with asyncio.timeout(LOOK_EVERY_S):
                    await gone.wait()
            except TimeoutError:
                continue
    return found


@asynccontextmanager
async def both(pair: Pair) -> AsyncIterator[tuple[Service, Service]]:
    """Both nodes, when the line goes both ways."""
    async with running(pair.a) as a, running(pair.b) as b:
        for service in (a, b):
            await until(
                lambda service=service: (
                    service.requests.status()["lines"][0]["state"] == "both_ways"
                )
            )
        yield a, b


async def send(service: Service, officer: str, text: str, **more: Any) -> dict[str, Any]:
    """Send a message by an officer's key that the node holds."""
    return await ask(service, "send", {"as": officer, "text": text, **more})


@contextmanager
def opened(
    service: Service, daybook: apsw.Connection | None = None, **settings: Any
) -> Iterator[tuple[Rooms, list[tuple[str, Any]]]]:
    """The rooms of one node, and what they told the consoles."""
    told: list[tuple[str, Any]] = []
    connection = daybook or apsw.Connection(":memory:")
    config = RoomSettings(posts=POSTS, **settings)
    rooms = Rooms(service, connection, config, lambda name, data: told.append((name, data)))
    rooms.open()
    try:
        yield rooms, told
    finally:
        rooms.close()


class Served:
    """The console of one node in this loop, and those who ask it."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.app = make_app(console)
        self._host = f"{console.addresses.host}:{console.addresses.port}"

    def nobody(self) -> Client:
        """Somebody who has not signed in."""
        return Client(self.app, self._host, origin=self.console.addresses.origin)

    def program(self, *rights: str) -> Client:
        """A program with a token that names these rights."""
        name = f"test {os.urandom(4).hex()}"
        text, _ = self.console.tokens.add(name, rights, clock.now().wall_ms)
        return Client(self.app, self._host, authorization=f"Bearer {text}")

    def officer(self, name: str) -> Client:
        """An officer of this side, signed in."""
        certificate = next(
            posting.officer.hash.hex()
            for line in self.console.service.node.lines.values()
            for posting in line.postings[line.us].values()
            if posting.officer.name == name and posting.removed_at is None
        )
        sessions = self.console.access.sessions
        text, _ = sessions.begin(certificate, clock.now().wall_ms, is_demo=False)
        addresses = self.console.addresses
        cookie = f"{addresses.cookie}={text}"
        return Client(self.app, self._host, origin=addresses.origin, cookie=cookie)


@asynccontextmanager
async def served(pair: Pair) -> AsyncIterator[tuple[Service, Served]]:
    """Amber's node, and Cobalt's console, when the line goes both ways."""
    pair.b.environment.setdefault("OPENLINE_CONSOLE_LISTEN", f"127.0.0.1:{free_port()}")
    async with both(pair) as (amber, cobalt):
        console = make_console(cobalt)
        console.rooms.open()
        console.hub.open()
        try:
            yield amber, Served(console)
        finally:
            console.hub.close()
            console.rooms.close()
