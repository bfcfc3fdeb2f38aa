"""What one seed draws: a swarm. Each world has some of the faults, and few have all of them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from typing import NamedTuple

LIES = (
    *("fork", "early_fork", "wrong_root", "equivocation", "false_head"),
    *("false_receipt", "false_body", "replay", "alter"),
)
CRASH_POINTS = ("idle", "before", "after", "between")
OF_THE_WATCH = (
    *("place", "readback", "confirm", "shown"),
    *("effect", "translate", "schedule", "watch-is"),
)
TALKS_CHANCE = 0.2
DISK_FAILURES = ("before", "after", "full")


class Happening(NamedTuple):
    """Something that befalls a party at a time, ms from the start of the world."""

    at_ms: int
    what: str
    party: int
    detail: tuple[int | str, ...] = ()


@dataclass(frozen=True)
class Options:
    """One world: its weather, its traffic, and everything that befalls it."""

    seed: int = 0
    phase_one_ms: int = 40_000
    routes: int = 1
    checks_every_s: int = 3600
    delay_ms: tuple[int, int] = (2, 30)
    loss: float = 0.0
    split: float = 0.0
    rate: int | None = None  # bytes a second of each route
    commit_ms: tuple[int, int] = (0, 0)
    drift_ppm: tuple[int, int] = (0, 0)
    offset_ms: tuple[int, int] = (0, 0)
    liar: int | None = None
    talks: bool = False  # there are releasers, and staff that talks
    plan: tuple[Happening, ...] = field(default=())

    def describe(self) -> list[str]:
        """The options for a person, one a line, what is off left out."""
        plain = Options()
        found = [
            f"{name} = {getattr(self, name)}"
            for name in self.__dataclass_fields__
            if name != "plan" and getattr(self, name) != getattr(plain, name)
        ]
        befalls = [part for part in self.plan if part.what != "act"]
        return found + [
            f"{part.at_ms:6} {part.what} {part.party} {part.detail}" for part in befalls
        ]


class _Draw:
    """Draws the options of one seed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng = random.Random(f"options:{seed}")
        self.ends_ms = self.rng.randrange(20_000, 50_000)
        self.plan: list[Happening] = []

    def has(self, chance: float) -> bool:
        """Whether this seed has an option."""
        return self.rng.random() < chance

    def when(self) -> int:
        """A time in phase one."""
        return self.rng.randrange(500, self.ends_ms)

    def befall(self, what: str, party: int, *detail: int | str) -> None:
        """Let something befall a party at some time."""
        self.plan.append(Happening(self.when(), what, party, detail))

    def links(self, routes: int) -> None:
        """Sessions that are cut, directions that are blocked."""
        rng = self.rng
        if self.has(0.5):
            for _ in range(rng.randint(1, 6)):
                self.befall("cut", rng.randrange(2), rng.randrange(routes))
        if self.has(0.4):
            for _ in range(rng.randint(1, 3)):
                length = rng.choice((1500, 6000, 15_000, 25_000))
                self.befall("block", rng.randrange(2), rng.randrange(routes), length)
        if self.has(0.25):
            at_ms, length = self.when(), rng.choice((3000, 12_000, 25_000))
            for party in (0, 1):
                for route in range(routes):
                    self.plan.append(Happening(at_ms, "block", party, (route, length)))

    def machines(self) -> None:
        """Crashes, disks that fail or are slow, clocks that are set."""
        rng = self.rng
        if self.has(0.5):
            for _ in range(rng.randint(1, 4)):
                point = rng.choice(CRASH_POINTS)
                self.befall("crash", rng.randrange(2), point, rng.choice((200, 1500, 6000)))
        if self.has(0.4):
            for _ in range(rng.randint(1, 4)):
                self.befall("disk", rng.randrange(2), rng.choice(DISK_FAILURES))
        if self.has(0.3):
            for _ in range(rng.randint(1, 3)):
                step = rng.choice((-3_600_000, -5000, -400, 700, 5000, 90_000, 3_600_000))
                self.befall("jump", rng.randrange(2), step)

    def copies(self) -> None:
        """A backup that somebody puts back later, with the peer there or not."""
        rng = self.rng
        taken = rng.randrange(100, self.ends_ms // 2)
        back = rng.randrange(taken + 500, self.ends_ms)
        party = rng.randrange(2)
        self.plan.append(Happening(taken, "backup", party))
        self.plan.append(Happening(back, "restore", party, (rng.choice((3000, 8000)),)))
        if self.has(0.3):
            for route in (0, 1):
                self.plan.append(Happening(back, "block", 1 - party, (route, 12_000)))

    def traffic(self) -> None:
        """What the officers of both sides do."""
        rng = self.rng
        verbs = (
            ["send"] * 8 + ["ack"] * 4 + ["answer"] * 2 + ["send-stop", "check", "checkpoint"]
        )
        if self.has(0.4):
            verbs += ["suspend", "resume", "resume"]
        if self.has(0.4):
            verbs += ["attach", "attach"]
        if self.has(0.3):
            verbs += ["cancel", "correct", "repeat"]
        if self.has(0.3):
            verbs += ["odd"]
        for _ in range(rng.choice((8, 25, 50))):
            self.befall("act", rng.randrange(2), rng.choice(verbs))
        if self.has(0.2):
            at_ms, party = self.when(), rng.randrange(2)
            burst = [Happening(at_ms, "act", party, ("send-stop",))] * rng.randint(21, 45)
            self.plan += burst
            if self.has(0.5):
                failure = rng.choice(DISK_FAILURES[:2])
                self.plan.append(
                    Happening(at_ms + rng.randint(1, 1500), "disk", party, (failure,))
                )
        if self.has(0.2):
            at_ms, party = self.when(), rng.randrange(2)
            self.plan += [Happening(at_ms, "act", party, ("long",))] * rng.randint(5, 25)
        if self.has(0.6):
            for verb in rng.choices(OF_THE_WATCH, k=rng.choice((6, 20, 40))):
                self.befall("act", rng.randrange(2), verb)

    def talks(self) -> bool:
        """Whether the parties talk and say what they may publish, or more than they may.

        Drawn apart: the other worlds are what they were before there were talks.
        """
        rng = random.Random(f"talks:{self.seed}")
        if rng.random() >= TALKS_CHANCE:
            return False
        times = [
            (rng.randrange(500, self.ends_ms), rng.randrange(2))
            for _ in range(rng.choice((25, 50, 90)))
        ]
        self.plan += [Happening(at_ms, "act", party, ("talk",)) for at_ms, party in times]
        if rng.random() < 0.6:
            party = rng.randrange(2)
            for _ in range(rng.choice((6, 14))):
                at_ms = rng.randrange(500, self.ends_ms)
                self.plan.append(Happening(at_ms, "act", party, ("forge",)))
        return True


def draw(seed: int) -> Options:
    """The world of a seed."""
    it = _Draw(seed)
    rng = it.rng
    routes = rng.choice((1, 2))
    options = Options(
        seed=seed,
        phase_one_ms=it.ends_ms,
        routes=routes,
        checks_every_s=rng.choice((10, 20, 3600)),
        delay_ms=rng.choice(((1, 5), (10, 80), (100, 900))),
        loss=rng.choice((0.0, 0.0, 0.05, 0.2)),
        split=rng.choice((0.0, 0.1, 0.5)),
        rate=rng.choice((None, None, 4000, 16_000)),
        commit_ms=rng.choice(((0, 0), (1, 8), (50, 600))),
        drift_ppm=(rng.randint(-200, 200), rng.randint(-200, 200)) if it.has(0.4) else (0, 0),
        offset_ms=(rng.randint(-9000, 9000), 0) if it.has(0.4) else (0, 0),
    )
    it.links(routes)
    it.machines()
    if it.has(0.35):
        it.copies()
    if it.has(0.15):
        options = replace(options, liar=rng.randrange(2))
        for _ in range(rng.randint(1, 4)):
            it.befall("lie", options.liar or 0, rng.choice(LIES))
        if it.has(0.5):
            it.plan = [part for part in it.plan if part.what not in ("backup", "restore")]
            taken = rng.randrange(500, it.ends_ms // 2)
            honest = 1 - (options.liar or 0)
            it.plan.append(Happening(taken, "backup", honest))
            it.plan.append(Happening(it.ends_ms - 8000, "lie", 1 - honest, ("understate",)))
            it.plan.append(Happening(it.ends_ms - 7000, "restore", honest, (3000,)))
    it.traffic()
    if it.talks():
        options = replace(options, talks=True)
    ordered = sorted(it.plan, key=lambda part: part.at_ms)
    return replace(options, plan=tuple(ordered))
