"""Asking a running node over its local socket."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from openline.core.base.errors import Damaged, Fault, PeerFault, Refused, Unavailable
from openline.shell import local
from openline.shell.home import Paths

ANSWER_S = 30.0
READ_BYTES = 65_536


class Connection:
    """A connection to a running node."""

    def __init__(self, home: Path) -> None:
        try:
            self._socket = local.connect(Paths(home).socket, ANSWER_S)
        except OSError:
            raise Unavailable(
                "local", "the node of this home is not running", "Start it: openline run HOME"
            ) from None
        self._buffer = bytearray()
        self._number = 0
        self.events: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the socket; a second time has no effect."""
        self._socket.close()

    def _line(self, seconds: float) -> bytes:
        """The next line of the node.

        A file over the socket would not do: after one time-out it can be read no more.

        Raises:
            TimeoutError: none came in time.
            OSError: the node has gone.
        """
        deadline = time.monotonic() + seconds
        while (end := self._buffer.find(b"\n")) < 0:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._socket.settimeout(left)
            data = self._socket.recv(READ_BYTES)
            if not data:
                raise ConnectionError
            self._buffer += data
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        return line

    def ask(self, verb: str, /, **args: Any) -> Any:
        """The result of a request.

        Raises:
            Fault: the node refused it.
        """
        self._number += 1
        request = {"request": self._number, "verb": verb, "args": args}
        try:
            self._socket.settimeout(ANSWER_S)
            self._socket.sendall(json.dumps(request).encode() + b"\n")
        except OSError:
            raise Unavailable(
                "local", "the node has gone", "Start it: openline run HOME"
            ) from None
        while True:
            answer = self._next()
            if answer.get("request") != self._number:
                self.events.append(answer)
                continue
            if answer["ok"]:
                return answer["result"]
            raise raised(answer["error"])

    def _next(self) -> dict[str, Any]:
        try:
            line = self._line(ANSWER_S)
        except OSError:
            raise Unavailable(
                "local",
                "the node did not answer",
                "Look at `openline items`: the outcome is unknown.",
            ) from None
        found: dict[str, Any] = json.loads(line)
        return found

    def wait(self, wanted: Callable[[dict[str, Any]], bool], seconds: float) -> bool:
        """Whether an announcement that is wanted comes within the time."""
        deadline = time.monotonic() + seconds
        while True:
            while self.events:
                if wanted(self.events.pop(0)):
                    return True
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            try:
                line = self._line(left)
            except OSError:
                return False
            self.events.append(json.loads(line))


def ask_once(home: Path, verb: str, **args: Any) -> Any:
    """The result of one request to the running node of a home.

    Raises:
        Fault: it is not running, or refused it.
    """
    with Connection(home) as node:
        return node.ask(verb, **args)


def raised(error: dict[str, str]) -> Fault:
    """A refusal that came over the socket, as the fault it was."""
    kinds = {"ours": Refused, "world": Unavailable, "disk": Damaged}
    kind = kinds.get(error.get("blame", ""))
    if kind is None:
        return PeerFault(error.get("clause", ""), error.get("what", ""))
    return kind(error.get("clause", ""), error.get("what", ""), error.get("next", ""))


def is_running(home: Path) -> bool:
    """Whether the node of a home answers on its socket."""
    try:
        local.connect(Paths(home).socket, 2.0).close()
    except OSError:
        return False
    return True
