"""The node's own sounder: a command of the administrator, run when an alarm is raised or escalates.

No shell, no text of an item: the step, the precedence, the mode and the kind stand in its
environment, from the second step on also who is to be called, and nothing else. One runs at a time;
of those that wait the most urgent one is next.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable
from typing import Any, NamedTuple

from openline.core.base.names import Precedence
from openline.shell import clock
from openline.shell.log import logger, where

RUN_S_MAX = 30.0
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_PRECEDENCES = {part.name: int(part) for part in Precedence}
_OF_A_CONDITION = -1  # a condition has no precedence: it yields to any item of its mode


class Sound(NamedTuple):
    """What the sounder is told."""

    step: int
    precedence: str
    mode: str
    kind: str
    next_name: str = ""
    next_reach: str = ""

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """The greater sounds first: REAL before all else, then STOP, then precedence, then step."""
        precedence = _PRECEDENCES.get(self.precedence, _OF_A_CONDITION)
        return self.mode == "REAL", self.kind == "stop", precedence, self.step

    @property
    def is_grave(self) -> bool:
        """Whether it is REAL and a STOP or a FLASH: what may not be lost unseen."""
        is_first = self.kind == "stop" or self.precedence == Precedence.FLASH.name
        return self.mode == "REAL" and is_first


class Sounder:
    """Runs the configured command; an empty one means that there is no sounder."""

    def __init__(
        self, command: tuple[str, ...], *, exercise: bool = False, run_s_max: float = RUN_S_MAX
    ) -> None:
        self._command = command
        self._exercise = exercise
        self._run_s_max = run_s_max
        self._next: Sound | None = None
        self._woken = asyncio.Event()
        self.on_changed: Callable[[], None] = lambda: None
        self.last: dict[str, Any] | None = None

    @property
    def is_configured(self) -> bool:
        """Whether there is a command."""
        return bool(self._command)

    @property
    def has_failed(self) -> bool:
        """Whether the last time it was to sound it did not."""
        return self.last is not None and not self.last["ok"]

    def view(self) -> dict[str, Any]:
        """The sounder as `GET /api/alarms` shows it."""
        return {"configured": self.is_configured, "last": self.last}

    @property
    def waiting(self) -> Sound | None:
        """What sounds next, once the one before has ended."""
        return self._next

    def sound(self, sound: Sound) -> bool:
        """Sound as soon as the one before has ended; whether it will (R98: REAL, unless set)."""
        if not self._command or (sound.mode != "REAL" and not self._exercise):
            return False
        before = self._next
        is_next = before is None or sound.rank >= before.rank
        dropped = before if is_next else sound
        if is_next:
            self._next = sound
        # Of two that say the same nothing is lost; else somebody has to read that one was.
        if dropped is not None and dropped != self._next and dropped.is_grave:
            logger().warning(
                "sounder.dropped",
                kind=dropped.kind,
                precedence=dropped.precedence,
                step=dropped.step,
            )
        self._woken.set()
        return is_next

    async def run(self) -> None:
        """Sound what is asked for, one after the other, until cancelled."""
        while True:
            await self._woken.wait()
            self._woken.clear()
            sound, self._next = self._next, None
            if sound is None:
                continue
            try:
                await self._sound(sound)
            except Exception as fault:  # noqa: BLE001  # whatever fails, the next alarm must sound
                logger().error("sounder.failed", **where(fault))  # no text
                self.last = {
                    "at": clock.now().wall_ms,
                    "ok": False,
                    "why": "it could not be run",
                }
                self.on_changed()

    async def _sound(self, sound: Sound) -> None:
        why = await self._outcome(sound)
        self.last = {"at": clock.now().wall_ms, "ok": not why, "why": why or None}
        if why:
            logger().error("sounder.failed", why=why)
        self.on_changed()

    async def _outcome(self, sound: Sound) -> str:
        """Why it did not sound; empty if it did."""
        environment = {
            "PATH": PATH,
            "OPENLINE_ALARM_STEP": str(sound.step),
            "OPENLINE_ALARM_PRECEDENCE": sound.precedence,
            "OPENLINE_ALARM_MODE": sound.mode,
            "OPENLINE_ALARM_KIND": sound.kind,
        }
        if sound.next_name:
            environment["OPENLINE_ALARM_NEXT_NAME"] = sound.next_name
            environment["OPENLINE_ALARM_NEXT_REACH"] = sound.next_reach
        try:
            running = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
                env=environment,
                start_new_session=True,
            )
        except (OSError, ValueError) as fault:
            return getattr(fault, "strerror", None) or "the command cannot be run"
        try:
            async with asyncio.timeout(self._run_s_max):
                code = await running.wait()
        except TimeoutError:
            await _end(running)
            return f"it ran longer than {self._run_s_max:g} s and was ended"
        except asyncio.CancelledError:
            await _end(running)
            raise
        return "" if code == 0 else f"it ended with {code}"


async def _end(running: asyncio.subprocess.Process) -> None:
    """End a command and all that it started: its session is its own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    await running.wait()
