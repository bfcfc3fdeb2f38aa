"""One world: two machines, a network, one clock, and a queue of what happens next.

Phase one does its worst; phase two heals everything, and what is owed must be paid. The same seed
gives the same world: chance comes from generators seeded by name, time from the queue.
"""

from __future__ import annotations

import heapq
import itertools
import random
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

from openline.core.node.effects import Reply, TransmitStored
from openline.simulation import checkers, founding, last_look, talks_checked, watchkeepers
from openline.simulation.faults import Faults
from openline.simulation.host import Host
from openline.simulation.liar import Liar
from openline.simulation.network import Network
from openline.simulation.officers import Officers
from openline.simulation.options import Options
from openline.simulation.stage import Checker, Machine, Violation

TICK_MS = 1000
DIAL_LOOK_MS = 250
SETTLE_LOOK_MS = 250
SETTLE_MS_MAX = 90_000
AFTER_LIES_MS = 28_000
ALL: tuple[type[Checker], ...] = (
    checkers.DiskBeforeWire,
    checkers.ReceiptsAreTrue,
    checkers.HeldIsHeld,
    watchkeepers.SaidByTheOther,
    checkers.PlacesAreOnce,
    checkers.NobodyHonestIsAccused,
    checkers.RestoredWaits,
    checkers.StopPasses,
    last_look.RecordsAreOne,
    last_look.AllIsRecordedOnce,
    last_look.SerialsAreGapless,
    last_look.MemoryIsFold,
    last_look.EveryItemHasItsMeaning,
    last_look.HeldCanBeShown,
    last_look.ForksLeaveEvidence,
    talks_checked.TalksAreOne,
    talks_checked.TalksAreKept,
)
TRACE_MAX = 40


class World:
    """Two parties on one line, as a seed has drawn them."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.now_ms = 0
        self.is_healed = False
        self.events = 0
        self.last: deque[str] = deque(maxlen=TRACE_MAX)
        self.trace: list[str] | None = None
        self._queue: list[tuple[int, int, Callable[[], object]]] = []
        self._order = itertools.count()
        found = founding.found(options.checks_every_s, options.talks)
        self.genesis = found.genesis
        self.line_id = found.genesis.line_id
        self.network = Network(self)
        self.checkers: list[Checker] = [made(self) for made in ALL]
        self.officers = Officers(self)
        self.hosts: list[Host] = []
        self.faults = Faults(self, self.hosts)
        self.liar = None if options.liar is None else Liar(self, options.liar)
        self.hosts.extend(Host(self, party) for party in found.parties)
        for happening in options.plan:
            self.at(happening.at_ms, partial(self.faults.befall, happening))
        for number in (0, 1):
            self.at(500 + 37 * number, partial(self._tick, number))
        self.at(50, self._dial)

    # --- time and chance -------------------------------------------------------------------

    def rng(self, name: str) -> random.Random:
        """A generator of this seed's own for one use."""
        return random.Random(f"{self.options.seed}:{name}")

    def at(self, when_ms: int, what: Callable[[], object]) -> None:
        """Let something happen at a time."""
        heapq.heappush(self._queue, (when_ms, next(self._order), what))

    def after(self, late_ms: int, what: Callable[[], object]) -> None:
        """Let something happen after a while."""
        self.at(self.now_ms + late_ms, what)

    def run_until(self, when_ms: int) -> None:
        """Let everything happen that is due by a time."""
        while self._queue and self._queue[0][0] <= when_ms:
            self.now_ms, _, what = heapq.heappop(self._queue)
            self.events += 1
            what()
        self.now_ms = when_ms

    def _tick(self, number: int) -> None:
        self.hosts[number].tick()
        self.after(TICK_MS, lambda: self._tick(number))

    def _dial(self) -> None:
        self.network.tick()
        self.after(DIAL_LOOK_MS, self._dial)

    # --- the two phases --------------------------------------------------------------------

    def run(self) -> None:
        """Phase one, phase two, and the last look.

        Raises:
            Violation: a promise was broken.
        """
        self.run_until(self.options.phase_one_ms)
        self.heal()
        if self.liar is not None:
            self.liar.repeat_all()
            self.run_until(self.now_ms + AFTER_LIES_MS)
            while not all(host.is_quiet for host in self.hosts):
                self.run_until(self.now_ms + 1)
        else:
            self.settle()
        for checker in self.checkers:
            checker.ended()

    def heal(self) -> None:
        """End all faults; what they did stays."""
        self.note(None, "healed")
        self.is_healed = True
        self.network.heal()
        for host in self.hosts:
            host.disk.next, host.crash_after_effects = "", -1
            host.start()

    def settle(self) -> None:
        """Wait until all that is owed is paid.

        Raises:
            Violation: it is not within the bound.
        """
        until_ms = self.now_ms + SETTLE_MS_MAX
        while (owed := checkers.owed(self)) is not None:
            if self.now_ms >= until_ms:
                raise Violation("promise 5", f"{SETTLE_MS_MAX // 1000} s after healing: {owed}")
            self.run_until(self.now_ms + SETTLE_LOOK_MS)

    # --- what is seen ----------------------------------------------------------------------

    def note(self, host: Machine | None, what: str, *parts: object) -> None:
        """Remember what happened, without bytes that differ between processes."""
        who = host.party.name if host is not None else "-"
        line = f"{self.now_ms:6} {who:6} {what} {', '.join(map(str, parts))}"
        self.last.append(line)
        if self.trace is not None:
            self.trace.append(line)

    def check(self, look: Callable[[Checker], None]) -> None:
        """Let every checker look."""
        for checker in self.checkers:
            look(checker)

    def is_honest(self, party: int) -> bool:
        """Whether a party does not lie in this world."""
        return self.options.liar != party

    def replied(self, host: Machine, reply: Reply) -> None:
        """An officer has his answer."""
        outcome = "ok" if reply.fault is None else reply.fault["clause"]
        self.note(host, "reply", reply.request, outcome)
        self.officers.answered(host, reply)

    def announced(self, host: Machine, event: dict[str, Any]) -> None:
        """Watchers are told something."""
        self.note(host, "tells", event["event"], event.get("what") or event.get("light") or "")
        if event["event"] == "in_step":
            host.restored = False
        if event.get("what") == "generation_needed":
            self.faults.generation(self.hosts[host.number])
        self.check(lambda checker: checker.announced(host, event))

    def started(self, host: Machine) -> None:
        """A node was folded from its disk."""
        if self.liar is not None and not self.is_honest(host.number) and self.hosts:
            self.liar.keep_lying()

    def sent(self, host: Machine, data: bytes) -> None:
        """A frame goes on its way."""
        if self.liar is not None and not self.is_honest(host.number):
            self.liar.saw(data)

    def withholds(self, host: Machine, effect: TransmitStored) -> bool:
        """Whether a liar keeps back what it was asked for."""
        if self.liar is None or self.is_honest(host.number):
            return False
        return self.liar.understated is not None and effect.party != host.number

    def crashed(self, host: Machine) -> None:
        """A crash that was due has come."""
        self.faults.crash(self.hosts[host.number])
