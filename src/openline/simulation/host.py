"""One party's machine: its disk, its clock, and the journal that takes the node's turns."""

from __future__ import annotations

from collections.abc import Sequence

from openline.core.base.errors import Unavailable
from openline.core.base.names import Now
from openline.core.line.frames import BODY, entry_frame, pack
from openline.core.node import effects
from openline.core.node.effects import Effect, Reply
from openline.core.node.events import (
    Event,
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
from openline.core.node.state import Line
from openline.runtime import opening
from openline.shell.journal import Journal
from openline.shell.store.memory import MemoryStore
from openline.simulation import odd
from openline.simulation.founding import FOUNDED_MS, Party
from openline.simulation.network import REPORT_BYTES
from openline.simulation.stage import Stage

BATCH_EVENTS_MAX = 512
DAY_MS = 86_400_000  # since the founding: a clock set back must not end certificates


class Crash(Exception):
    """The machine stops at this point."""


class Disk:
    """A store whose next commit may fail, or be the last thing that happens."""

    def __init__(self, host: Host, store: MemoryStore) -> None:
        self._host = host
        self.store = store
        self.next = ""  # a point of options.CRASH_POINTS or a failure of DISK_FAILURES
        self.is_failing = False

    def commit(self, writes: Sequence[effects.Write]) -> None:
        """Make all writes durable, unless something else is due."""
        due, self.next = self.next, ""
        if due == "crash before":
            raise Crash
        if due in ("fail before", "fail full", "fail after"):
            self.store.fail_next("after" if due == "fail after" else "before")
        self._host.has_room = due == "fail full"
        try:
            self.store.commit(writes)
        except Unavailable:
            if due == "fail after":
                self._host.committed(writes)
            raise
        self._host.committed(writes)
        if due == "crash after":
            raise Crash


class Host:
    """A machine that runs one party's node, and is the journal's world."""

    def __init__(self, world: Stage, party: Party) -> None:
        self.world = world
        self.party = party
        self.number = party.number
        self.rng = world.rng(f"host {party.number}")
        self.disk = Disk(self, party.record.copy())
        self.offset_ms = world.options.offset_ms[self.number]
        self.is_up = False
        self.restored = False
        self.has_room = False
        self.life = 0
        self.crash_after_effects = -1
        self.backup: MemoryStore | None = None
        self._next_session = 1
        self._next_request = 1
        self._start()

    def _start(self) -> None:
        """Begin a life: fold the record and take the first event."""
        self.life += 1
        self.is_up = True
        self._queue: list[Event] = []
        self._outgoing: list[Effect] = []
        self._written: dict[int, int] = {}
        self._is_busy = False
        self._turn_due = False
        self._mono_ms = self.rng.randrange(1000, 10**9) - self._true_ms()
        self._next_session = 1
        self.journal = Journal(self._build(), self.disk, self)
        self._post(Started(self.now(), self._entropy(), self.restored))
        self.world.started(self)

    def _build(self) -> Node:
        node = opening.build_node(self.disk.store, self.party.secret, self.party.seeds)
        odd.teach(node, self.party.seeds)
        return node

    @property
    def node(self) -> Node:
        """The node as it is now."""
        return self.journal.node

    @property
    def line(self) -> Line:
        """The one line."""
        return self.node.lines[self.world.line_id]

    @property
    def store(self) -> MemoryStore:
        """What is on the disk."""
        return self.disk.store

    @property
    def is_quiet(self) -> bool:
        """Whether no turn is under way or waiting."""
        return not (self._queue or self._outgoing)

    # --- time and chance -------------------------------------------------------------------

    def _true_ms(self) -> int:
        drift = self.world.options.drift_ppm[self.number]
        return self.world.now_ms + self.world.now_ms * drift // 1_000_000

    def now(self) -> Now:
        """What this machine's clocks show."""
        true_ms = self._true_ms()
        return Now(FOUNDED_MS + DAY_MS + true_ms + self.offset_ms, self._mono_ms + true_ms)

    def _entropy(self) -> bytes:
        return self.rng.randbytes(32)

    # --- events ----------------------------------------------------------------------------

    def _post(self, event: Event) -> None:
        self._queue.append(event)
        self._turn_soon()

    def _turn_soon(self) -> None:
        if not self._turn_due and not self._is_busy:
            self._turn_due = True
            life = self.life
            self.world.after(0, lambda: self._turn(life))

    def tick(self) -> None:
        """A second passed."""
        if self.is_up:
            self._post(Tick(self.now(), self._entropy(), None))

    def submit(self, verb: str, args: dict[str, object]) -> int:
        """Let an officer act; the number of his request."""
        request = self._next_request
        self._next_request += 1
        self._post(odd.submit(verb, self.now(), self._entropy(), request, args))
        return request

    def link_up(self, exporter: bytes, dialler: bool, route: int) -> int:
        """A session exists; its number here."""
        session = self._next_session
        self._next_session += 1
        spki = self.line.genesis.parties[1 - self.number].node.tls_spki
        name = f"route-{route}"
        self._post(LinkUp(self.now(), self._entropy(), session, spki, exporter, dialler, name))
        return session

    def link_data(self, session: int, data: bytes) -> None:
        """Bytes came in."""
        self._post(LinkData(self.now(), self._entropy(), session, data))

    def link_down(self, session: int, reason: str) -> None:
        """A session ended."""
        self._written.pop(session, None)
        self._post(LinkDown(self.now(), session, reason))

    def link_writable(self, session: int, unsent_bytes: int) -> None:
        """A session can take more."""
        self._written[session] = 0
        self._post(LinkWritable(self.now(), session, unsent_bytes))

    # --- turns -----------------------------------------------------------------------------

    def _ends(self) -> TurnEnds:
        return TurnEnds(self.now(), self._entropy())

    def _turn(self, life: int) -> None:
        if life != self.life or self._is_busy:
            return
        self._turn_due = False
        batch = self._queue[:BATCH_EVENTS_MAX]
        del self._queue[:BATCH_EVENTS_MAX]
        self.world.note(self, "turn", *map(odd.label, batch))
        commits = self.journal.commits
        try:
            self.journal.turn(batch, self._ends)
        except Crash:
            self.world.crashed(self)
            return
        except AssertionError:
            if self.world.is_honest(self.number):
                raise
            self.world.crashed(self)  # its own lies caught up with the liar
            return
        low, high = self.world.options.commit_ms
        if high and self.journal.commits > commits:
            self._is_busy = True
            self.world.after(self.rng.randint(low, high), lambda: self._flush(life))
        else:
            self._flush(life)

    def _flush(self, life: int) -> None:
        """Do what the turn asked for, now that its commit has taken its time."""
        if life != self.life:
            return
        self._is_busy = False
        outgoing, self._outgoing = self._outgoing, []
        for effect in outgoing:
            if self.crash_after_effects == 0:
                self.world.crashed(self)
                return
            self.crash_after_effects -= self.crash_after_effects > 0
            self._do(effect)
        self._report_writable()
        if self._queue:
            self._turn_soon()

    def committed(self, writes: Sequence[effects.Write]) -> None:
        """Writes have become durable."""
        self.world.note(self, "commit", *map(odd.label_write, writes))
        self.world.check(lambda checker: checker.committed(self, writes))

    # --- the journal's world ---------------------------------------------------------------

    def perform(self, effect: Effect) -> None:
        """Take an effect of a turn that is said to be durable; it is done when the disk is."""
        self.world.check(lambda checker: checker.performing(self, effect))
        self._outgoing.append(effect)

    def make_room(self) -> bool:
        """Free some of the reserve: helps if the disk was full."""
        return self.has_room

    def start_again(self) -> Node:
        """After a failed commit: end all sessions and fold the node anew from the disk."""
        self.world.note(self, "start_again")
        for session in self.world.network.sessions(self.number):
            self.world.network.close(self.number, session)
        node = self._build()
        node.step(Started(self.now(), self._entropy(), self.restored))
        self.world.after(0, lambda: self.world.started(self))
        return node

    def _do(self, effect: Effect) -> None:
        network = self.world.network
        if isinstance(effect, effects.Transmit):
            self._write(effect.session, effect.data)
        elif isinstance(effect, effects.TransmitStored):
            if self.world.withholds(self, effect):
                return
            row = self.store.entry(effect.line, effect.party, effect.generation, effect.index)
            if row is not None and row.body_state != "damaged":
                self._write(effect.session, entry_frame(effect.party, row.entry, row.body))
        elif isinstance(effect, effects.TransmitPart):
            data = self.store.part(effect.line, effect.sha256, effect.offset, effect.length)
            if data is not None:
                frame = pack([BODY, effect.sha256, effect.total, effect.offset, data])
                self._write(effect.session, frame)
        elif isinstance(effect, effects.SignHybrid):
            self._sign(effect)
        elif isinstance(effect, effects.Close):
            network.close(self.number, effect.session)
        elif isinstance(effect, Reply):
            self.world.replied(self, effect)
        elif isinstance(effect, effects.Announce):
            self.world.announced(self, effect.event)

    def _write(self, session: int, data: bytes) -> None:
        self.world.note(self, "sends", session, len(data))
        self.world.sent(self, data)
        self.world.network.write(self.number, session, data)
        self._written[session] = self._written.get(session, 0) + len(data)

    def _sign(self, effect: effects.SignHybrid) -> None:
        data = self.party.secret.sign_hybrid(effect.aad, effect.payload)
        life = self.life

        def done() -> None:
            if life == self.life:
                self._post(Signed(self.now(), effect.line, effect.aad, effect.payload, data))

        self.world.after(self.rng.randint(1, 400), done)

    def _report_writable(self) -> None:
        for session, written in list(self._written.items()):
            unsent = self.world.network.unsent(self.number, session)
            if written >= REPORT_BYTES and unsent < REPORT_BYTES:
                self.link_writable(session, unsent)

    # --- what befalls it -------------------------------------------------------------------

    def stop(self, *, silently: bool, drops: bool = False) -> None:
        """The machine stops here."""
        self.is_up = False
        self.life += 1
        self.crash_after_effects = -1
        self.disk.next = ""
        self.world.network.host_down(self.number, silently, drops)

    def start(self) -> None:
        """The machine starts again, from its disk."""
        if not self.is_up:
            self._start()

    def put_back(self, copy: MemoryStore) -> None:
        """Somebody puts a copy of the record where the record was."""
        self.disk.store = copy
        self.restored = True
