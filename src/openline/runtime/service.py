"""A running node: the event queue, the journal's turns, the sessions, the local socket.

Everything runs in one asyncio loop. Events that come in while a turn commits are taken together in
the next one: that is the group commit.
"""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openline.core.base.errors import Unavailable
from openline.core.line.frames import entry_frame, pack
from openline.core.node import effects
from openline.core.node.effects import Effect, Reply
from openline.core.node.events import (
    Event,
    FoundDamaged,
    LinkData,
    LinkDown,
    LinkUp,
    LinkWritable,
    Signed,
    Started,
    Tick,
    TurnEnds,
)
from openline.core.node.node import Node
from openline.core.record.tree import leaf_hash
from openline.runtime import opening
from openline.runtime.dialling import Dialler
from openline.runtime.opening import Opened
from openline.runtime.queue import Queue
from openline.runtime.requests import Requests
from openline.runtime.scrub import Scrub, what_is_wrong
from openline.shell import clock, home
from openline.shell.journal import Journal
from openline.shell.link.carrier import Carrier
from openline.shell.link.tls import TlsIdentity, make_identity
from openline.shell.local import LocalServer
from openline.shell.log import logger, where
from openline.shell.store import marker, reserve
from openline.shell.store.contract import EntryRow

TICK_S = 1.0
REPORT_BYTES = 16_384
COMMITS_A_TIDY = 100
READ_AHEAD_BYTES_MAX = 262_144
REQUESTS_WAITING_MAX = 4096
SESSIONS_OF_A_PEER_MAX = 32
BODY = 2


class Service:
    """One party's node as a process."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self._loop = asyncio.get_running_loop()
        self._queue = Queue()
        self._turn_due = False
        self._carriers: dict[int, Carrier] = {}
        self._written: dict[int, int] = {}
        self._paused: dict[int, Carrier] = {}
        self._next_session = 1
        self._waiters: dict[int, Callable[[Reply], None]] = {}
        self._next_request = 1
        self._watchers: list[Callable[[dict[str, Any]], None]] = []
        self._stopping = asyncio.Event()
        self._failed: Exception | None = None
        self._tidied = 0
        self._tidying: asyncio.Future[None] | None = None
        self.restored, self.told = opened.restored, opened.told
        self.is_demo = False
        self.log = logger()
        self.identity: TlsIdentity = make_identity(opened.secret.tls, "openline")
        self.journal = Journal(opened.node, opened.store, self)
        self.requests = Requests(self)
        self.local = LocalServer(self.requests.take)
        self.scrub = Scrub(self)
        self.dialler = Dialler(self)
        config = opened.settings
        self._reserve = reserve.Reserve(
            opened.paths.home / "reserve", config.reserve_mb * 1024 * 1024
        )

    @property
    def node(self) -> Node:
        """The node as it is now; a failed commit puts a new one in its place."""
        return self.journal.node

    @property
    def commits(self) -> int:
        """Transactions committed since the start."""
        return self.journal.commits

    @property
    def routes_down(self) -> dict[str, str]:
        """Addresses that are not connected, and why."""
        return self.dialler.routes_down

    def scrub_view(self) -> dict[str, Any]:
        """How far the scrub is."""
        return self.scrub.view()

    def post(self, event: Event) -> None:
        """Take an event into the next turn."""
        self._queue.put(event)
        if not self._turn_due:
            self._turn_due = True
            self._loop.call_soon(self._turn)

    def _turn(self) -> None:
        self._turn_due = False
        batch = self._queue.take()
        try:
            self.journal.turn(batch, self._ends)
        except Exception as fault:  # noqa: BLE001  # a mistake of ours, or a damaged disk: memory may be ahead of it
            self.log.error("node.turn_failed", **where(fault))  # noqa: TRY400  # no text of theirs
            self._go_by_the_disk(batch)
        self._report_writable()
        self._read_again()
        if self._queue and not self._turn_due:
            self._turn_due = True
            self._loop.call_soon(self._turn)

    def _go_by_the_disk(self, batch: list[Event]) -> None:
        try:
            self.journal.give_up(batch)
        except Exception as fault:  # noqa: BLE001  # whatever it is, this process cannot go on
            self._failed = fault
            self.stop()

    def _ends(self) -> TurnEnds:
        return TurnEnds(clock.now(), clock.entropy())

    def ask(self, make: Callable[[int], Event], done: Callable[[Reply], None]) -> None:
        """Post an event that will be answered; `done` gets the answer."""
        if len(self._waiters) >= REQUESTS_WAITING_MAX:
            raise Unavailable("local", "too many requests wait", "Wait for the answers first.")
        request = self._next_request
        self._next_request += 1
        self._waiters[request] = done
        self.post(make(request))

    def watch(self, watcher: Callable[[dict[str, Any]], None]) -> Callable[[], None]:
        """Be told every announcement; call the result to stop."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def perform(self, effect: Effect) -> None:
        """Do one effect of a durable turn."""
        if isinstance(effect, effects.Transmit):
            self._write(effect.session, effect.data)
        elif isinstance(effect, Reply):
            waiter = self._waiters.pop(effect.request, None)
            if waiter is not None:
                waiter(effect)
        elif isinstance(effect, effects.Announce):
            self._announce(effect.event)
        elif isinstance(effect, effects.TransmitStored):
            self._write_stored(effect)
        elif isinstance(effect, effects.TransmitPart):
            self._write_part(effect)
        elif isinstance(effect, effects.SignHybrid):
            data = self.opened.secret.sign_hybrid(effect.aad, effect.payload)
            self.post(Signed(clock.now(), effect.line, effect.aad, effect.payload, data))
        elif isinstance(effect, effects.Close):
            carrier = self._carriers.get(effect.session)
            if carrier is not None:
                carrier.close(effect.reason)

    def _announce(self, event: dict[str, Any]) -> None:
        self.local.announce(event)
        for watcher in list(self._watchers):
            watcher(event)
        kind = event["event"]
        if kind in ("alarm", "void", "route_up", "route_down", "bye", "mended", "rolled_back"):
            level = self.log.warning if kind in ("alarm", "void") else self.log.info
            level(
                f"node.{kind}", **{key: value for key, value in event.items() if key != "event"}
            )
        if kind == "mended" and event["was_unread"]:
            self._fold_anew()
        if kind in ("rolled_back", "in_step"):
            self._mark()

    def _fold_anew(self) -> None:
        """What could not be read at the start is whole: now it has the effect it would have had."""
        if not any(line.damaged for line in self.node.lines.values()):
            self._loop.call_soon(self.journal.start_again)

    def _mark(self) -> None:
        """Keep over a restart whether this database may be a copy, and who says so [REC-10]."""
        lines = self.node.lines.values()
        self.told = any(line.restored and not line.is_copy for line in lines)
        was_copy, self.restored = self.restored, any(line.is_copy for line in lines)
        try:
            marker.note_told(self.opened.store, self.told)
            if was_copy and not self.restored:
                marker.mark_afresh(self.opened.paths.record, self.opened.store)
        except Unavailable as fault:
            # The old mark stands; the next start asks the peer once more than it had to.
            self.log.warning("marker.not_written", reason=fault.what)

    def _write(self, session: int, data: bytes) -> None:
        carrier = self._carriers.get(session)
        if carrier is not None:
            carrier.write(data)
            self._written[session] = self._written.get(session, 0) + len(data)
            self.requests.wire_bytes += len(data)

    def _write_stored(self, effect: effects.TransmitStored) -> None:
        row = self.opened.store.entry(
            effect.line, effect.party, effect.generation, effect.index
        )
        if row is None:
            return
        if row.body_state == "damaged" or leaf_hash(row.entry) != row.leaf:
            self.found_damaged(effect.line, row)
        else:
            self._write(effect.session, entry_frame(effect.party, row.entry, row.body))

    def found_damaged(self, line: bytes, row: EntryRow) -> None:
        """A row that was read is not what it was: it is named, and mended if it can be."""
        known = self.node.lines[line]
        what = what_is_wrong(known, row)
        if what is not None and row.generation == known.logs[row.party].generation:
            place = (row.party, row.generation, row.index)
            self.post(FoundDamaged(clock.now(), line, *place, what))

    def _write_part(self, effect: effects.TransmitPart) -> None:
        data = self.opened.store.part(effect.line, effect.sha256, effect.offset, effect.length)
        if data is not None:
            frame = pack([BODY, effect.sha256, effect.total, effect.offset, data])
            self._write(effect.session, frame)

    def _report_writable(self) -> None:
        """Tell the core what still lies unsent, once it has written enough to wonder."""
        for session, written in list(self._written.items()):
            if written < REPORT_BYTES:
                continue
            carrier = self._carriers.get(session)
            if carrier is not None and carrier.unsent_bytes < REPORT_BYTES:
                self._written[session] = 0
                self.post(LinkWritable(clock.now(), session, carrier.unsent_bytes))

    def make_room(self) -> bool:
        """Give up a step of the disk's reserve."""
        freed = self._reserve.release()
        self.log.warning("disk.reserve_used", freed_bytes=freed)
        return freed > 0

    def start_again(self) -> Node:
        """End all sessions and fold the node anew from the disk."""
        self.log.warning("node.folds_anew")
        for carrier in list(self._carriers.values()):
            carrier.close("our node goes by its disk again")
        node = opening.build_node(
            self.opened.store, self.opened.secret, home.officer_seeds(self.opened.paths)
        )
        node.step(Started(clock.now(), clock.entropy(), self.restored, self.told))
        return node

    def is_pinned(self, spki: bytes) -> bool:
        """Whether a TLS key belongs to a peer of one of our lines."""
        return any(
            identity.node.tls_spki == spki
            for line in self.node.lines.values()
            for identity in line.genesis.parties
        )

    def take_carrier(self, carrier: Carrier) -> None:
        """A pinned session exists; of too many from one peer the oldest that came in goes."""
        of_peer = [
            each
            for each in self._carriers.values()
            if each.peer_spki_sha256 == carrier.peer_spki_sha256 and not each.dialler
        ]
        for oldest in of_peer[: max(0, len(of_peer) - SESSIONS_OF_A_PEER_MAX + 1)]:
            oldest.close("too many sessions of one peer")
        session = self._next_session
        self._next_session += 1
        self._carriers[session] = carrier

        def down(reason: str) -> None:
            self._carriers.pop(session, None)
            self._written.pop(session, None)
            self._paused.pop(session, None)
            self.post(LinkDown(clock.now(), session, reason))
            self.dialler.lost(carrier, reason)

        self._read(session, carrier)
        carrier.on_closed = down
        carrier.on_writable = lambda: self._writable(session, carrier)
        self.post(
            LinkUp(
                clock.now(),
                clock.entropy(),
                session,
                carrier.peer_spki_sha256,
                carrier.exporter,
                carrier.dialler,
                carrier.route,
            )
        )

    def _read(self, session: int, carrier: Carrier) -> None:
        """Take what comes on a session, until more waits than a few turns can take."""

        def data(received: bytes) -> None:
            self.post(LinkData(clock.now(), clock.entropy(), session, bytes(received)))
            if self._queue.waiting_bytes(session) > READ_AHEAD_BYTES_MAX:
                carrier.on_data = None
                self._paused[session] = carrier

        carrier.on_data = data

    def _read_again(self) -> None:
        for session, carrier in list(self._paused.items()):
            if self._queue.waiting_bytes(session) < READ_AHEAD_BYTES_MAX // 2:
                del self._paused[session]
                self._read(session, carrier)

    def _writable(self, session: int, carrier: Carrier) -> None:
        self._written[session] = 0
        self.post(LinkWritable(clock.now(), session, carrier.unsent_bytes))

    def _tick(self) -> None:
        self._loop.call_later(TICK_S, self._tick)  # first: whatever fails below, time goes on
        free = reserve.free_bytes(self.opened.paths.home)
        self.post(Tick(clock.now(), clock.entropy(), free))
        if not self._reserve.is_whole:
            self._reserve.restore()
        self._tidy()
        self.dialler.tick()

    def _tidy(self) -> None:
        """Every few seconds, if something was written: the write-ahead log, in a thread."""
        commits = self.journal.commits
        is_busy = self._tidying is not None and not self._tidying.done()
        if commits - self._tidied < COMMITS_A_TIDY or is_busy:
            return
        self._tidied = commits
        self._tidying = self._loop.run_in_executor(None, self.opened.store.tidy)

    def stop(self) -> None:
        """End the process in good order."""
        self._stopping.set()

    async def run(self, ready: Callable[[], None] | None = None) -> None:
        """Serve until stopped."""
        for name in (signal.SIGINT, signal.SIGTERM):
            self._loop.add_signal_handler(name, self.stop)
        self._reserve.restore()
        self.post(Started(clock.now(), clock.entropy(), self.restored, self.told))
        await self.dialler.open()
        await self.local.open(self.opened.paths.socket)
        self._loop.call_later(TICK_S, self._tick)
        self.log.info("node.ready", party=self.opened.settings.party)
        if not clock.is_true():
            self.log.warning("clock.test_offset_in_use")
        if ready is not None:
            ready()
        # What was folded lives as long as the process: the collector need not look at it again.
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 50, 100)
        self.scrub.start()
        await self._stopping.wait()
        self.scrub.stop()
        self.dialler.close()
        for carrier in list(self._carriers.values()):
            carrier.close("the node stops")
        self.local.close(self.opened.paths.socket)
        await asyncio.sleep(0)
        if self._tidying is not None:
            await self._tidying
        self.opened.store.close()
        if self._failed is not None:
            raise self._failed


async def serve(path: Path, ready: Callable[[], None] | None = None) -> None:
    """Run the node of a home until it is told to stop.

    Raises:
        Fault: the home cannot be opened or an address cannot be had.
    """
    await Service(opening.open_home(path)).run(ready)
