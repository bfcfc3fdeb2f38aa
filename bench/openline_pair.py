"""Two Openline nodes in temporary homes, made and run by the command line as the contract has it."""

from __future__ import annotations

import asyncio
import json
import subprocess
from pathlib import Path

from client import Json
from driver import Arrival
from floor_pair import free_ports
from probes import Running

OPENLINE = Path(__file__).resolve().parent.parent / ".venv" / "bin" / "openline"
PARTIES = ("Amber", "Cobalt")
OFFICER = "duty"
COMMAND_LIMIT_S = 120


class OpenlinePair:
    """Amber sends, Cobalt receives; one line between them, founded here."""

    name = "openline"

    def __init__(self, base: Path, program: Path = OPENLINE) -> None:
        self.homes = (base / "openline-amber", base / "openline-cobalt")
        self.running: list[Running | None] = [None, None]
        self._program = program
        if not program.exists():
            raise FileNotFoundError(
                "openline is not installed in .venv: run make setup, or take --pairs floor"
            )
        amber, cobalt = map(str, self.homes)
        papers = [
            str(base / name)
            for name in ("amber.card", "cobalt.card", "draft", "signed", "countersigned")
        ]
        amber_card, cobalt_card, draft, signed, countersigned = papers
        ports = iter(free_ports(6))
        for home, party, card in (
            (amber, PARTIES[0], amber_card),
            (cobalt, PARTIES[1], cobalt_card),
        ):
            places = [f"127.0.0.1:{next(ports)}" for _ in range(3)]
            self._tell(
                "init",
                home,
                "--party",
                party,
                *_flags(("--listen", "--console", "--admin"), places),
            )
            self._tell("card", home, "--out", card)
        self._tell("line", "propose", amber, "--with", cobalt_card, "--out", draft)
        self._tell(
            "line",
            "accept",
            cobalt,
            draft,
            "--with",
            amber_card,
            "--out",
            signed,
            "--words-agreed",
        )
        self._tell("line", "open", amber, signed, "--out", countersigned, "--words-agreed")
        self._tell("line", "open", cobalt, countersigned, "--words-agreed")
        for home in (amber, cobalt):
            self._tell("officer", "add", home, OFFICER, "--role", "duty", "--local-key")

    def _tell(self, *words: str) -> None:
        done = subprocess.run(
            [str(self._program), *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=COMMAND_LIMIT_S,
            check=False,
        )
        if done.returncode:
            verbs = " ".join(word for word in words[:2] if not word.startswith("/"))
            raise RuntimeError(
                f"openline {verbs} ended with {done.returncode}: {done.stderr.strip()[-1000:]}"
            )

    def start(self, side: int) -> None:
        """Start one node and return at once."""
        home = self.homes[side]
        self.running[side] = Running(
            [str(self._program), "run", str(home)], home.with_suffix(".log")
        )

    def is_linked(self, status: Json) -> bool:
        """Whether a status result says that both directions work."""
        states = [peer["state"] for line in status["lines"] for peer in line["peers"]]
        return states[:1] == ["both_ways"]

    async def received(self) -> list[Arrival]:
        """What Cobalt holds of Amber, in order of arrival."""
        command = await asyncio.create_subprocess_exec(
            str(self._program),
            "items",
            str(self.homes[1]),
            "--json",
            stdout=asyncio.subprocess.PIPE,
        )
        async with asyncio.timeout(COMMAND_LIMIT_S):
            out, _ = await command.communicate()
        items = sorted(json.loads(out), key=lambda each: int(each["seq"]))
        return [
            Arrival(each["id"], each["serial"] or 0)
            for each in items
            if each["author"] == PARTIES[0]
        ]


def _flags(names: tuple[str, ...], values: list[str]) -> list[str]:
    return [word for pair in zip(names, values, strict=True) for word in pair]
