"""What befalls the two machines and the routes between them."""

from __future__ import annotations

from collections.abc import Sequence

from openline.core.node import generations
from openline.simulation.host import Host
from openline.simulation.options import Happening
from openline.simulation.stage import Stage

BETWEEN_EFFECTS_MAX = 6


class Faults:
    """Lets the plan's happenings befall the world."""

    def __init__(self, world: Stage, hosts: Sequence[Host]) -> None:
        self._world = world
        self._hosts = hosts
        self._rng = world.rng("faults")
        self._down_ms = [1000, 1000]
        self._renewing: set[tuple[int, int]] = set()

    def befall(self, happening: Happening) -> None:
        """Let one happening befall a party."""
        world, detail = self._world, happening.detail
        host = self._hosts[happening.party]
        what = happening.what
        if what == "act":
            world.officers.act(host, str(detail[0]))
            return
        world.note(host, "befalls", what, *detail)
        if what == "cut":
            world.network.cut(int(detail[0]))
        elif what == "block":
            world.network.block(int(detail[0]), happening.party, int(detail[1]))
        elif what == "crash":
            self._plan_crash(host, str(detail[0]), int(detail[1]))
        elif what == "disk":
            host.disk.next = f"fail {detail[0]}"
        elif what == "jump":
            host.offset_ms += int(detail[0])
        elif what == "backup":
            host.backup = host.store.copy()
        elif what == "restore":
            self._restore(host, int(detail[0]))
        elif what == "lie" and world.liar is not None:
            world.liar.lie(str(detail[0]))

    def _plan_crash(self, host: Host, point: str, down_ms: int) -> None:
        self._down_ms[host.number] = down_ms
        if not host.is_up:
            return
        if point == "idle":
            self.crash(host)
        elif point == "between":
            host.crash_after_effects = self._rng.randint(0, BETWEEN_EFFECTS_MAX)
        else:
            host.disk.next = f"crash {point}"

    def crash(self, host: Host) -> None:
        """The machine stops now, and starts again after a while."""
        world = self._world
        world.note(host, "crashes")
        host.stop(silently=self._rng.random() < 0.3)
        world.officers.forget(host)
        life = host.life

        def again() -> None:
            if host.life == life:
                host.start()

        world.after(self._down_ms[host.number], again)

    def _restore(self, host: Host, down_ms: int) -> None:
        """The machine is lost; a copy of its record is put in its place.

        Nothing of the lost life is still under way when the copy starts: what a peer would do
        with it is a question to the protocol, see THREATS.md, section 5.
        """
        if host.backup is None:
            return
        world = self._world
        host.stop(silently=self._rng.random() < 0.5, drops=True)
        world.officers.forget(host)
        world.officers.lost(host, host.backup)
        host.put_back(host.backup.copy())
        world.check(lambda checker: checker.restored(host))
        life = host.life

        def again() -> None:
            if host.life == life:
                host.start()

        world.after(down_ms, again)

    def generation(self, host: Host) -> None:
        """The administrator gets the root out of its safe: there is no other way on [REC-12]."""
        log = host.line.logs[host.number]
        key = (host.number, log.generation)
        if key in self._renewing:
            return
        self._renewing.add(key)

        def renew() -> None:
            self._renewing.discard(key)
            line = host.line
            log = line.logs[host.number]
            if not host.is_up or log.generation != key[1] or not line.restored:
                return
            payload = generations.statement(
                line.genesis, host.number, log.generation + 1, [log.head()]
            )
            data = host.party.root.sign(generations.AAD_GENERATION, payload)
            host.submit("generation", {"statement": data.hex()})

        self._world.after(2000, renew)
