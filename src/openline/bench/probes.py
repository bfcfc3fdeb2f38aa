"""What a node costs, read from outside: CPU, memory, fsyncs; and the programs a bench starts."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import openline

TICKS_PER_S = os.sysconf("SC_CLK_TCK")
SETTINGS = ("OPENLINE_NODE_", "OPENLINE_LINE_", "OPENLINE_CONSOLE_", "OPENLINE_ADMIN_")
FSYNC_CALLS = "fsync,fdatasync"


class Running:
    """A program that this bench started, and may therefore kill."""

    def __init__(self, argv: list[str], log: Path) -> None:
        self.started_s = time.perf_counter()
        with log.open("ab") as out:
            self._child = subprocess.Popen(  # noqa: S603  # our own program
                argv,
                env=child_environment(),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
            )
        self.pid = self._child.pid
        self.log = log

    def last_words(self) -> str:
        """The end of its log."""
        return self.log.read_text("utf-8", "replace")[-2000:]

    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._child.poll() is None

    def kill(self) -> None:
        """SIGKILL to it and to its children, and wait for it."""
        self._signal_tree(signal.SIGKILL)
        self._child.wait(timeout=10)

    def stop(self) -> None:
        """SIGTERM; SIGKILL if that does not help within five seconds."""
        if self.is_alive():
            self._child.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._child.wait(timeout=5)
                return
        if self.is_alive():
            self.kill()

    def _signal_tree(self, number: signal.Signals) -> None:
        if not self.is_alive():
            return
        for pid in reversed(tree(self.pid)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)


def child_environment() -> dict[str, str]:
    """The environment of a child: this package, no settings of another node."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
    package = str(Path(openline.__file__).resolve().parents[1])
    paths = [package, *kept.get("PYTHONPATH", "").split(os.pathsep)]
    kept["PYTHONPATH"] = os.pathsep.join(part for part in paths if part)
    return kept


def tree(pid: int) -> list[int]:
    """The process and all its living descendants."""
    pids = [pid]
    for each in pids:
        with contextlib.suppress(OSError):
            for children in Path(f"/proc/{each}/task").glob("*/children"):
                pids += [int(word) for word in children.read_text().split()]
    return pids


def cpu_ms(pids: list[int]) -> float:
    """CPU used so far by these processes and their descendants, dead ones that were waited for included."""
    total_ms = 0.0
    for pid in (each for root in pids for each in tree(root)):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            own_ms = sum(map(int, fields[11:13])) * 1000 / TICKS_PER_S
            with contextlib.suppress(
                OSError
            ):  # The CPU clock of another process: the same sum, in nanoseconds.
                own_ms = time.clock_gettime_ns((~pid << 3) | 2) / 1e6
            total_ms += own_ms + sum(map(int, fields[13:15])) * 1000 / TICKS_PER_S
    return total_ms


def pss_mb(pid: int) -> float | None:
    """Proportional set size of a process and its descendants."""
    total_kb = 0
    try:
        for each in tree(pid):
            found = re.search(
                r"^Pss:\s+(\d+) kB",
                Path(f"/proc/{each}/smaps_rollup").read_text(),
                re.MULTILINE,
            )
            total_kb += int(found[1]) if found else 0
    except OSError:
        return None
    return total_kb / 1024


class FsyncCount:
    """Counts fsync and fdatasync of whole process trees with strace; ``None`` where strace is missing or barred."""

    def __init__(self, pids: list[int]) -> None:
        self._pids = [each for root in pids for each in tree(root)]
        self._out = Path(tempfile.mkdtemp(prefix="fsyncs-"))
        self._strace: asyncio.subprocess.Process | None = None

    async def attach(self) -> bool:
        """Attach to every thread; false where that is impossible."""
        if shutil.which("strace") is None:
            return False
        argv = [
            "strace",
            "-f",
            "-c",
            "-e",
            f"trace={FSYNC_CALLS}",
            "-o",
            str(self._out / "counts"),
        ]
        argv += [word for pid in self._pids for word in ("-p", str(pid))]
        self._strace = await asyncio.create_subprocess_exec(
            *argv, stderr=asyncio.subprocess.DEVNULL
        )
        for _ in range(200):
            if self._strace.returncode is not None:
                return False
            if all(map(_is_traced, self._pids)):
                return True
            await asyncio.sleep(0.01)
        await self.detach()
        return False

    async def detach(self) -> int | None:
        """Let go and read the count."""
        try:
            if self._strace is not None:
                with contextlib.suppress(ProcessLookupError):
                    self._strace.send_signal(signal.SIGINT)
                await asyncio.wait_for(self._strace.wait(), 10)
            rows = [line.split() for line in (self._out / "counts").read_text().splitlines()]
            return sum(int(row[3]) for row in rows if row and row[-1] in FSYNC_CALLS.split(","))
        except (OSError, ValueError, IndexError):
            return None
        finally:
            shutil.rmtree(self._out, ignore_errors=True)


def _is_traced(pid: int) -> bool:
    try:
        statuses = [task.read_text() for task in Path(f"/proc/{pid}/task").glob("*/status")]
    except OSError:
        return False
    return bool(statuses) and not any(
        re.search(r"^TracerPid:\s+0$", each, re.MULTILINE) for each in statuses
    )
