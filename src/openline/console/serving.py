"""A node with its console: the rooms, and the listeners that are set, inside the node's own loop."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from openline.console import admin
from openline.console.access import Access
from openline.console.app import make_app
from openline.console.rooms import Rooms, RoomSettings
from openline.console.stream import Hub
from openline.console.views import Shows
from openline.console.whole import Console
from openline.console.wire import Wire
from openline.core.base.errors import Refused, Unavailable
from openline.runtime import opening
from openline.runtime.addresses import Addresses
from openline.runtime.service import Service
from openline.shell import console_tls
from openline.shell.daybook.book import open_daybook
from openline.shell.daybook.sessions import Sessions
from openline.shell.daybook.tokens import Tokens
from openline.shell.daybook.watches import OnWatch
from openline.shell.settings import Settings

BACKLOG = 128
CONNECTIONS_MAX = 1200
KEEP_ALIVE_S = 75
STOP_S = 2


class _Server(uvicorn.Server):
    """uvicorn inside a loop that is not its own: it takes no signals."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the node."""
        yield


def _listen(address: str) -> socket.socket:
    host, _, port = address.rpartition(":")
    name = host.strip("[]")
    family = socket.AF_INET6 if ":" in name else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind(("127.0.0.1" if name == "localhost" else name, int(port)))
        found.listen(BACKLOG)
    except OSError as fault:
        found.close()
        raise Unavailable(
            "console", f"{address} cannot be had: {fault.strerror}", "Free it, or take another."
        ) from None
    return found


def _server(app: ASGIApp, tls: tuple[Path, Path] | None = None) -> _Server:
    config = uvicorn.Config(
        app,
        http=Wire,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS_MAX,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=STOP_S,
        h11_max_incomplete_event_size=65_536,
        ssl_certfile=str(tls[0]) if tls else None,
        ssl_keyfile=str(tls[1]) if tls else None,
    )
    config.load()
    if config.ssl is not None:  # uvicorn's own default takes TLS 1.2, by CBC alone
        config.ssl.minimum_version = ssl.TLSVersion.TLSv1_3
    return _Server(config)


def _tls_files(service: Service, config: Settings) -> tuple[Path, Path] | None:
    if not config.tls:
        return None
    files = console_tls.files_of(service.opened.paths)
    if not files.certificate.exists() or not files.key.exists():
        raise Refused(
            "console",
            "console.tls is on and there is no certificate",
            f"Make one: openline console-cert HOME --host {config.host}",
        )
    return files.certificate, files.key


def make_console(service: Service, *, demo: bool = False) -> Console:
    """The console of a node, not open yet; it has its own connection to the daybook."""
    config = service.opened.settings
    daybook = open_daybook(service.opened.paths.home)
    addresses = Addresses(config)
    tokens, sessions = Tokens(daybook), Sessions(daybook)
    access = Access(service, sessions, tokens, addresses.cookie, demo=demo)
    shows = Shows(service)

    def tell(name: str, data: object) -> None:
        hub.tell(name, data)

    room_settings = RoomSettings(
        config.posts, config.alarm_command, config.alarm_exercise, config.tls
    )
    rooms = Rooms(service, daybook, room_settings, tell)
    hub = Hub(service, shows, service.requests.status, access.goes_on)
    rooms.sessions = access.count

    def watch_ended(watch: OnWatch) -> None:
        """No session of an officer lasts longer than his watch, wherever he has signed in."""
        for session in {watch.session, *sessions.end_of(watch.certificate)}:
            sessions.end(session)
            hub.end_session(session)

    rooms.watch.on_ended = watch_ended
    return Console(rooms, daybook, addresses, access, tokens, hub, shows)


class Listeners:
    """The console and the admin listener of one node, while they are open."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._servers: list[tuple[_Server, socket.socket]] = []
        self._closed = asyncio.Event()

    async def run(self) -> None:
        """Serve until closed; a listener that fails ends the node, which says why."""
        service, config = self._console.service, self._console.service.opened.settings
        self._console.rooms.open()
        self._console.hub.open()
        self._console.due.open()
        if config.console:
            server = _server(make_app(self._console), _tls_files(service, config))
            self._servers.append((server, _listen(config.console)))
            service.log.info("console.ready", at=self._console.addresses.origin)
        if config.admin:
            app = admin.make_app(self._console.rooms, lambda: self._console.hub.consoles)
            self._servers.append((_server(app), _listen(config.admin)))
        if not self._servers:  # a sounder alone: the rooms last until the node ends
            await self._closed.wait()
        async with asyncio.TaskGroup() as group:
            for server, listening in self._servers:
                group.create_task(server.serve(sockets=[listening]))

    def close(self) -> None:
        """End every stream, then both listeners."""
        self._closed.set()
        self._console.due.close()
        self._console.hub.close()
        self._console.rooms.close()
        self._console.ledger.close()
        for server, _ in self._servers:
            server.should_exit = True


async def serve(
    path: Path, ready: Callable[[], None] | None = None, *, demo: bool = False
) -> None:
    """Run the node of a home, with its console and sounder if set, until it is told to stop.

    Args:
        path: the home.
        ready: called once the node answers on its socket.
        demo: whether demo officers may sign in; only the demonstration says so.

    Raises:
        Fault: the home cannot be opened or an address cannot be had.
    """
    service = Service(opening.open_home(path))
    config = service.opened.settings
    if not (config.console or config.admin or config.alarm_command):
        await service.run(ready)
        return
    service.is_demo = demo
    listeners = Listeners(make_console(service, demo=demo))
    failed: list[BaseException] = []

    async def listen() -> None:
        try:
            await listeners.run()
        except BaseException as fault:
            failed.append(fault)
            raise
        finally:
            service.stop()

    opened = asyncio.Event()

    def is_ready() -> None:
        opened.set()
        if ready is not None:
            ready()

    try:
        async with asyncio.TaskGroup() as group:
            listening = group.create_task(_after(opened, listen))
            await service.run(is_ready)
            listeners.close()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(STOP_S + 1):
                    await asyncio.shield(listening)
            listening.cancel()
    except BaseExceptionGroup as group_fault:
        raise (failed or [_first(group_fault)])[0] from None


def _first(fault: BaseException) -> BaseException:
    """What really failed, inside the groups that tasks put around it."""
    while isinstance(fault, BaseExceptionGroup):
        fault = fault.exceptions[0]
    return fault


async def _after(opened: asyncio.Event, do: Callable[[], Coroutine[None, None, None]]) -> None:
    """The console begins when the node stands: what it shows is then true."""
    await opened.wait()
    await do()
