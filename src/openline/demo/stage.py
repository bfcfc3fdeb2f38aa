"""The stage: two homes in a temporary directory, their node processes, and the commands."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Self

import openline
from openline.core.base.errors import Unavailable
from openline.demo.cable import Cable, Strand
from openline.demo.desk import Desk
from openline.demo.weather import Weather
from openline.runtime.client import is_running

COMMAND_S = 20.0
READY_S = 15.0
STOP_S = 5.0
# Below the range from which systems take ports for outgoing connections.
PORTS = (20_000, 32_000)
RESERVE_MB = 4


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """What it printed as JSON; an empty object if that is none."""
        try:
            return json.loads(self.out)
        except ValueError:
            return {}


def free_port() -> int:
    """A port on loopback on which nobody listens now."""
    draw = random.SystemRandom()
    while True:
        port = draw.randrange(*PORTS)
        with socket.socket() as tried, contextlib.suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port


@dataclass(slots=True)
class House:
    """One party: its home, its node process and where that listens."""

    name: str
    home: Path
    port: int
    node: subprocess.Popen[bytes] | None = None
    was_killed: bool = False
    cable_port: int = 0
    console_port: int = field(default_factory=free_port)
    desk: Desk | None = None
    log: Path = field(default_factory=Path)

    @property
    def address(self) -> str:
        """Where the other party dials: the near end of the cable."""
        return f"127.0.0.1:{self.cable_port}"

    @property
    def is_up(self) -> bool:
        """Whether its node process runs."""
        return self.node is not None and self.node.poll() is None


def _environment() -> dict[str, str]:
    """The environment of a child: this package, no settings of another node."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith("OPENLINE_")
    }
    package = str(Path(openline.__file__).resolve().parents[1])
    paths = [package, *kept.get("PYTHONPATH", "").split(os.pathsep)]
    kept["PYTHONPATH"] = os.pathsep.join(part for part in paths if part)
    kept["PYTHONIOENCODING"] = "utf-8"
    return kept


def verifier() -> Path | None:
    """The independent verifier of this checkout; None where only the package is installed."""
    found = Path(openline.__file__).resolve().parents[2] / "verifier" / "openline_verify.py"
    return found if found.is_file() else None


class Stage:
    """Two parties on this machine. Use as a context: whatever happens, no process stays."""

    def __init__(self, weather: Weather, ends_at: float, *, keep: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="openline-demo-"))
        self.ends_at = ends_at
        self.weather = weather
        self.cable = Cable(weather)
        self.commands = 0
        self.command_s = COMMAND_S
        self._keep = keep
        self._environment = _environment()
        self.amber = House("Amber", self.folder / "amber", free_port())
        self.cobalt = House("Cobalt", self.folder / "cobalt", free_port())
        for house, other in ((self.amber, "Cobalt"), (self.cobalt, "Amber")):
            house.cable_port = self.cable.lay(Strand(other, house.name, house.port))
            house.log = self.folder / f"{house.home.name}.log"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def houses(self) -> tuple[House, House]:
        """Both parties, Amber first."""
        return self.amber, self.cobalt

    def other(self, house: House) -> House:
        """The other party."""
        return self.cobalt if house is self.amber else self.amber

    def _left_s(self, seconds: float) -> float:
        return max(0.1, min(seconds, self.ends_at - time.monotonic()))

    def run(self, command: list[str], **environment: str) -> Said:
        """Run a command in the folder of the demonstration and wait for its end."""
        self.commands += 1
        try:
            ended = subprocess.run(  # noqa: S603  # our own program, and the verifier
                command,
                cwd=self.folder,
                env={**self._environment, **environment},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=self._left_s(self.command_s),
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Said(1, "", "openline: no answer in time")
        return Said(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    def openline(self, *words: str, **environment: str) -> Said:
        """Run a verb of the program, as a person would type it."""
        return self.run([sys.executable, "-m", "openline", *words], **environment)

    def start(self, house: House) -> bool:
        """Start the node of a party; whether it answers on its socket."""
        with house.log.open("ab") as log:
            house.node = subprocess.Popen(  # noqa: S603  # our own program
                [sys.executable, "-m", "openline.demo.node", house.home.name],
                cwd=self.folder,
                env={**self._environment, "OPENLINE_NODE_RESERVE_MB": str(RESERVE_MB)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        house.was_killed = False
        until = time.monotonic() + self._left_s(READY_S)
        while house.is_up and time.monotonic() < until:
            if is_running(house.home):
                return True
            with contextlib.suppress(subprocess.TimeoutExpired):
                house.node.wait(0.02)
        return False

    def kill(self, house: House) -> None:
        """End its node with SIGKILL, as a power cut would: it gets no word and no time."""
        if house.node is not None:
            house.node.kill()
            house.node.wait()
            house.was_killed = True

    def journal(self, house: House) -> list[str]:
        """The lines that its node has logged."""
        return (
            house.log.read_text("utf-8", "replace").splitlines() if house.log.is_file() else []
        )

    def carry(self, file: Path, name: str) -> Path:
        """A copy of a file in the hands of somebody who is neither Amber nor Cobalt."""
        desk = self.folder / "stranger"
        desk.mkdir(exist_ok=True)
        copy = desk / name
        shutil.copyfile(file, copy)
        self.weather.carries(copy)
        return copy

    def stop_nodes(self) -> None:
        """End the nodes in good order; what does not end in time is killed."""
        running = [house.node for house in self.houses if house.node and house.is_up]
        for node in running:
            node.send_signal(signal.SIGTERM)
        for node in running:
            try:
                node.wait(STOP_S)
            except subprocess.TimeoutExpired:
                node.kill()
                node.wait()

    def kill_nodes(self) -> None:
        """End both nodes at once; every wait for them ends too."""
        for house in self.houses:
            if house.node is not None:
                house.node.kill()

    def close(self) -> None:
        """End every process and the cable; remove the homes unless they are kept."""
        try:
            self.stop_nodes()
        finally:  # also when a second Ctrl-C comes meanwhile
            self.kill_nodes()
            self.cable.close()
            if not self._keep:
                shutil.rmtree(self.folder, ignore_errors=True)


def require(said: Said, what: str) -> str:
    """What a command printed; the demonstration cannot go on without it.

    Raises:
        Unavailable: it was refused.
    """
    if said.code != 0:
        reason = said.err.strip().splitlines()
        raise Unavailable(
            "demo", f"{what}: {reason[0] if reason else said.code}", "Run it again."
        )
    return said.out
