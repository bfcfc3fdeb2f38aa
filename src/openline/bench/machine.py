"""The machine that a bench runs on: what to know of it when reading figures."""

from __future__ import annotations

import contextlib
import os
import platform
import random
import re
import socket
import sqlite3
import ssl
import time
from pathlib import Path

from openline.bench.probes import TICKS_PER_S

# Below the range from which systems take ports for outgoing connections.
PORTS = (20_000, 32_000)


def free_ports(count: int) -> list[int]:
    """Loopback ports on which nobody listens now, all different."""
    draw = random.SystemRandom()
    found: set[int] = set()
    while len(found) < count:
        port = draw.randrange(*PORTS)
        with socket.socket() as tried, contextlib.suppress(OSError):
            tried.bind(("127.0.0.1", port))
            found.add(port)
    return sorted(found)


def machine_busy_ms() -> float:
    """CPU that the whole machine has used so far, all cores."""
    fields = [int(word) for word in Path("/proc/stat").read_text().splitlines()[0].split()[1:]]
    user, nice, system, _idle, _iowait, irq, softirq = fields[:7]
    return (user + nice + system + irq + softirq) * 1000 / TICKS_PER_S


def fsync_us(directory: Path, count: int = 100) -> float:
    """Median time to append 4 KiB and fsync, on the disk that the homes are on."""
    times_us = []
    path = directory / "fsync-probe"
    with path.open("wb", buffering=0) as file:
        for _ in range(count):
            began_ns = time.perf_counter_ns()
            file.write(b"x" * 4096)
            os.fsync(file.fileno())
            times_us.append((time.perf_counter_ns() - began_ns) / 1000)
    path.unlink()
    return sorted(times_us)[count // 2]


def file_system(directory: Path) -> str:
    """The type of the file system that a directory is on."""
    rows = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    under = [(row[1], row[2]) for row in rows if directory.resolve().is_relative_to(row[1])]
    return max(under, key=lambda pair: len(pair[0]))[1] if under else "unknown"


def machine_facts(directory: Path) -> dict[str, object]:
    """What to know of the machine when reading ratios; no host name, no path."""
    model = re.search(
        r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE
    )
    memory = re.search(r"^MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text(), re.MULTILINE)
    return {
        "cores": os.cpu_count(),
        "cpu": model[1] if model else "unknown",
        "memory_gib": round(int(memory[1]) / 2**20, 1) if memory else None,
        "kernel": platform.release().split("-")[0],
        "python": platform.python_version(),
        "openssl": ssl.OPENSSL_VERSION,
        "sqlite": sqlite3.sqlite_version,
        "file_system": file_system(directory),
        "append_fsync_us": round(fsync_us(directory)),
        "load_average": os.getloadavg()[0],
    }
