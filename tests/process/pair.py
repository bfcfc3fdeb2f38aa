"""Two homes founded by the verbs of the command line, and their nodes as real processes.

Every wait is for a condition and bounded; every process is ended by its own id. Each side is
dialled through a relay, so that a pair has two routes, each of which a test can cut by itself.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import openline
from openline.bench.machine import free_ports
from openline.cli.main import make_app
from openline.core.base.errors import Unavailable
from openline.runtime.client import Connection
from openline.shell.store.database import Database
from openline.shell.store.vault import Vault
from tests.process.relay import Relay

SOURCE = str(Path(openline.__file__).parents[1])
READY_S = 20.0
WAIT_S = 30.0
END_S = 15.0
LOOK_EVERY_S = 0.05
NEVER = threading.Event()
_given: deque[int] = deque(maxlen=1000)

Json = dict[str, Any]


def wait_until(condition: Callable[[], Any], seconds: float = WAIT_S, why: str = "") -> Any:
    """The first true value of a condition; the test fails if none comes in time."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, f"not within {seconds:g} s: {why or condition}"
        NEVER.wait(LOOK_EVERY_S)
    return found


def free_port() -> int:
    """A port that nobody listens on, nor was given one of late.

    The system gives none of these to an outgoing connection, so that it is free when a node starts.
    """
    while (port := free_ports(1)[0]) in _given:
        pass
    _given.append(port)
    return port


def verb(name: str, *args: object) -> None:
    """Run one verb of the command line in this process; it must succeed."""
    said = io.StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(said):
            make_app()([*name.split(), *map(str, args)], exit_on_error=False)
    except SystemExit as end:
        assert not end.code, f"{name}: {said.getvalue()}"  # noqa: PT017  # 0 is an end too


class Side:
    """One party: its home, and its node while that runs."""

    def __init__(self, home: Path, party: str, officer: str, log: Path | None = None) -> None:
        self.home = home
        self.party = party
        self.officer = officer
        self.port = free_port()
        self.relay = Relay(self.port)
        self.environment: dict[str, str] = {"OPENLINE_NODE_RESERVE_MB": "1"}
        self.program = ("openline", "run")
        self._process: subprocess.Popen[bytes] | None = None
        self._log = log or home.with_suffix(".log")

    def _variables(self) -> dict[str, str]:
        listen = {"OPENLINE_LINE_LISTEN": f"127.0.0.1:{self.port}", "PYTHONPATH": SOURCE}
        return {**os.environ, **listen, **self.environment}

    def start(self) -> Side:
        """Start the node and wait until it answers on its socket, and its console if it has one."""
        assert self._process is None
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *self.program, str(self.home)],
                env=self._variables(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        wait_until(self._answers, READY_S, f"{self.party} does not start: {self.log()[-2000:]}")
        wait_until(self._listens, READY_S, f"the console of {self.party} does not listen")
        return self

    def _answers(self) -> bool:
        assert self.is_running, f"{self.party} ended: {self.log()[-2000:]}"
        try:
            self.ask("counters")
        except Unavailable:
            return False
        return True

    def _listens(self) -> bool:
        """Whether somebody takes a connection to the console, which listens after the socket does."""
        assert self.is_running, f"{self.party} ended: {self.log()[-2000:]}"
        host, _, port = self.environment.get("OPENLINE_CONSOLE_LISTEN", "").rpartition(":")
        if not host:
            return True
        try:
            socket.create_connection((host, int(port)), timeout=READY_S).close()
        except ConnectionRefusedError:
            return False
        return True

    @property
    def is_running(self) -> bool:
        """Whether our process of this side lives."""
        return self._process is not None and self._process.poll() is None

    def _end(self, how: str) -> int:
        process, self._process = self._process, None
        assert process is not None
        getattr(process, how)()
        try:
            return process.wait(END_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(END_S)
            raise

    def stop(self) -> None:
        """End the node in good order; it must end with 0."""
        assert self._end("terminate") == 0, self.log()[-2000:]

    def kill(self) -> None:
        """kill -9."""
        self._end("kill")

    def close(self) -> None:
        """End what still runs, however the test went."""
        if self._process is not None:
            self._end("kill")
        self.relay.close()

    def log(self) -> str:
        """What the node's processes have written so far."""
        return self._log.read_text("utf-8", "replace") if self._log.exists() else ""

    def ask(self, verb: str, /, **args: Any) -> Any:
        """The answer of the running node to one request."""
        with Connection(self.home) as node:
            return node.ask(verb, **args)

    def send(self, text: str, precedence: str = "ROUTINE", **more: Any) -> Json:
        """Send a message as this side's officer."""
        return self.ask(
            "send", **{"as": self.officer}, text=text, precedence=precedence, **more
        )

    def stop_item(self, text: str) -> Json:
        """Send STOP as this side's officer."""
        return self.ask("send-stop", **{"as": self.officer}, text=text)

    def items(self, **args: Any) -> list[Json]:
        """`items --json`."""
        return self.ask("items", **args)

    def texts(self) -> list[str]:
        """The texts of all officers' items, in order of arrival."""
        return [item["text"] for item in self.items()]

    def item(self, item_id: str) -> Json | None:
        """One item, None if it is not here."""
        return next((item for item in self.items() if item["id"] == item_id), None)

    def is_held(self, item_id: str) -> bool:
        """Whether an item here shows the light `held`."""
        item = self.item(item_id)
        return item is not None and item["lights"]["held"] is not None

    def status(self) -> Json:
        """`status --json`."""
        return self.ask("status")

    def line(self) -> Json:
        """The only line in the status."""
        return self.status()["lines"][0]

    def routes(self) -> list[str]:
        """The open routes."""
        return self.line()["peers"][0]["routes"]

    def verify(self) -> Json:
        """`record verify --json`."""
        return self.ask("record-verify")

    def cli(self, verb: str, *args: str) -> subprocess.CompletedProcess[str]:
        """Run one verb of the command line on this home, as a person would."""
        return subprocess.run(
            [sys.executable, "-m", "openline", *verb.split(), str(self.home), *args],
            env=self._variables(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def json(self, verb: str, *args: str) -> Any:
        """What a verb prints with --json, whatever its exit code."""
        return json.loads(self.cli(verb, *args, "--json").stdout)

    @contextmanager
    def store(self) -> Iterator[Database]:
        """The database, read beside a running node or not."""
        vault = Vault.from_key_file(self.home / "keys" / "body.key")
        database = Database.open(self.home / "record.db", vault, readonly=True)
        try:
            yield database
        finally:
            database.close()

    def offences(self) -> list[tuple[str, bytes]]:
        """(clause, bytes at fault) of what the node has kept against its peer."""
        with self.store() as store:
            line = store.lines()[0].line
            return [(part.clause, part.data) for part in store.offences(line)]

    def copy_record(self, to: Path) -> None:
        """`cp -a` of record.db* of a stopped node."""
        to.mkdir()
        for path in self.home.glob("record.db*"):
            subprocess.run(["cp", "-a", str(path), str(to)], check=True)

    def put_record_back(self, copy: Path) -> None:
        """Remove record.db* and put a copy in its place, as an administrator would."""
        for path in self.home.glob("record.db*"):
            path.unlink()
        for path in copy.iterdir():
            subprocess.run(["cp", "-a", str(path), str(self.home)], check=True)


class Pair:
    """Amber and Cobalt with an open line, their officers asha and boris; nothing runs yet."""

    def __init__(
        self,
        folder: Path,
        profile: str = "",
        homes: dict[str, Path] | None = None,
        init: tuple[str, ...] = (),
    ) -> None:
        self.folder = folder
        folder.mkdir()
        where = {"Amber": folder / "amber", "Cobalt": folder / "cobalt", **(homes or {})}
        self.a = Side(where["Amber"], "Amber", "asha", folder / "amber.log")
        self.b = Side(where["Cobalt"], "Cobalt", "boris", folder / "cobalt.log")
        self._found(profile, init)

    def _found(self, profile: str, init: tuple[str, ...]) -> None:
        a, b, folder = self.a, self.b, self.folder
        cards = {side.party: folder / f"{side.party}.card" for side in (a, b)}
        for side in (a, b):
            verb(
                "init", side.home, "--party", side.party, "--listen", side.relay.address, *init
            )
            verb("card", side.home, "--out", cards[side.party])
        settings = []
        if profile:
            (folder / "profile.toml").write_text(profile)
            settings = ["--profile", folder / "profile.toml"]
        draft, signed, both = (folder / name for name in ("draft", "signed", "both"))
        agreed = "--words-agreed"
        verb("line propose", a.home, "--with", cards["Cobalt"], "--out", draft, *settings)
        verb("line accept", b.home, draft, "--with", cards["Amber"], "--out", signed, agreed)
        verb("line open", a.home, signed, "--out", both, agreed)
        verb("line open", b.home, both, agreed)
        for side in (a, b):
            verb("officer add", side.home, side.officer, "--role", "duty", "--local-key")

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides."""
        return self.a, self.b

    def start(self) -> Pair:
        """Start both nodes and wait until both routes stand and both ways are proved."""
        self.a.start()
        self.b.start()
        self.wait_up(2)
        return self

    def wait_up(self, routes: int = 1) -> None:
        """Wait until both sides have the routes and the proofs."""
        for side in self.sides:
            wait_until(
                lambda side=side: (
                    side.line()["state"] == "both_ways" and len(side.routes()) >= routes
                ),
                why=f"{side.party} is not both ways",
            )

    def wait_all_held(self, seconds: float = WAIT_S) -> None:
        """Wait until every signed item of each side is held by the other one."""
        for side in self.sides:
            wait_until(
                lambda side=side: all(
                    item["lights"]["held"] and item["signed"]
                    for item in side.items()
                    if item["author"] == side.party
                ),
                seconds,
                f"items of {side.party} are not held",
            )

    def check_records(self) -> None:
        """Both records verify, with no fork, no gap and the same items on both sides."""
        for side in self.sides:
            assert side.verify()["ok"], side.verify()["damaged"][:5]
            record = side.status()["record"]
            assert record["ok"]
            assert record["forks"] == 0
            assert side.line()["gaps"] == []
        ours, theirs = (self._by_author(side) for side in self.sides)
        assert ours == theirs

    def _by_author(self, side: Side) -> dict[str, list[tuple[Any, ...]]]:
        """Items by author in the order of their serials, which must be gapless from 1."""
        found: dict[str, list[tuple[Any, ...]]] = {}
        for item in side.items(all=True):
            if item.get("series") == "operational":
                row = (item["serial"], item["id"], item["text"])
                found.setdefault(item["author"], []).append(row)
        for author, rows in found.items():
            rows.sort()
            serials = [row[0] for row in rows]
            assert serials == list(range(1, len(rows) + 1)), f"{author}: {serials}"
            assert len({row[1] for row in rows}) == len(rows)
        return found

    def close(self) -> None:
        """End every process and thread of this pair and remove its files."""
        try:
            for side in self.sides:
                side.close()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)
