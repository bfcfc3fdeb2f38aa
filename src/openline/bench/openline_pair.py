"""Two Openline nodes in temporary homes, made and run by the command line as a person would."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

from openline.bench.client import Json
from openline.bench.http_client import Door
from openline.bench.machine import free_ports
from openline.bench.probes import Running, child_environment
from openline.bench.talk import OFFICER, Arrival
from openline.core.record.envelope import Kind
from openline.runtime import opening

PROGRAM = (sys.executable, "-m", "openline")
PARTIES = ("Amber", "Cobalt")
COMMAND_LIMIT_S = 120


class OpenlinePair:
    """Amber sends, Cobalt receives; one line between them, founded here."""

    name = "openline"
    more: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    doors: tuple[Door, Door] | None = None

    def __init__(self, base: Path) -> None:
        self.homes = (base / "openline-amber", base / "openline-cobalt")
        self.running: list[Running | None] = [None, None]
        amber, cobalt = map(str, self.homes)
        names = ("amber.card", "cobalt.card", "draft", "signed", "countersigned")
        cards, draft, signed, countersigned = (
            (str(base / names[0]), str(base / names[1])),
            *(str(base / name) for name in names[2:]),
        )
        for home, party, card, port, more in zip(
            self.homes, PARTIES, cards, free_ports(2), self.more, strict=True
        ):
            _tell("init", str(home), "--party", party, "--listen", f"127.0.0.1:{port}", *more)
            _tell("card", str(home), "--out", card)
        agreed = "--words-agreed"
        _tell("line", "propose", amber, "--with", cards[1], "--out", draft)
        _tell("line", "accept", cobalt, draft, "--with", cards[0], "--out", signed, agreed)
        _tell("line", "open", amber, signed, "--out", countersigned, agreed)
        _tell("line", "open", cobalt, countersigned, agreed)
        for home in self.homes:
            _tell("officer", "add", str(home), OFFICER, "--role", "duty", "--local-key")

    def start(self, side: int) -> None:
        """Start one node and return at once."""
        home = self.homes[side]
        self.running[side] = Running([*PROGRAM, "run", str(home)], home.with_suffix(".log"))

    def is_linked(self, status: Json) -> bool:
        """Whether a status result says that both directions work."""
        states = [peer["state"] for line in status["lines"] for peer in line["peers"]]
        return states[:1] == ["both_ways"]

    async def received(self) -> list[Arrival]:
        """What Cobalt's disk holds of Amber, in order of arrival."""
        return await asyncio.to_thread(self._held)

    def _held(self) -> list[Arrival]:
        opened = opening.open_home(self.homes[1], readonly=True)
        try:
            theirs = [
                item
                for line in opened.node.lines.values()
                for item in sorted(line.order, key=lambda item: item.seq)
                if item.author != line.us and item.kind == Kind.MESSAGE
            ]
        finally:
            opened.store.close()
        return [Arrival(item.id.hex(), item.serial or 0) for item in theirs]


class OpenlineHttpPair(OpenlinePair):
    """The same two nodes, asked through their public HTTP API by a program with a token."""

    def __init__(self, base: Path) -> None:
        ports = free_ports(2)
        first, second = (("--console", f"127.0.0.1:{port}") for port in ports)
        self.more = (first, second)
        super().__init__(base)
        self.doors = (self._door(0, ports[0]), self._door(1, ports[1]))

    def _door(self, side: int, port: int) -> Door:
        words = ("token", "add", str(self.homes[side]), "bench", "--rights", "read,send")
        token = _tell(*words).strip()
        host = f"{PARTIES[side].lower()}.localhost"
        return Door(port, "/api/items", "/api/stream", host, token)


def _tell(*words: str) -> str:
    done = subprocess.run(  # noqa: S603  # our own program
        [*PROGRAM, *words],
        env=child_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=COMMAND_LIMIT_S,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(
            f"openline {words[0]} ended with {done.returncode}: {done.stderr.strip()[-500:]}"
        )
    return done.stdout
