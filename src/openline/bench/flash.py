"""FLASH messages one after the other, from a program of its own.

The program that keeps 64 ROUTINE messages under way has a queue of its own; a FLASH that waited in
it would measure the bench and not the node. So this runs apart, for idle and loaded figures alike.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path

import uvloop

from openline.bench.probes import child_environment
from openline.bench.talk import Latency, Talk

WARM_UP_COUNT = 5
LIMIT_S = 60.0


async def measure(homes: tuple[Path, Path], count: int, chars: int) -> list[Latency]:
    """Start the program and read what it measured.

    Raises:
        RuntimeError: it failed.
        TimeoutError: it did not end in time.
    """
    words = ["--count", str(count), "--chars", str(chars), *map(str, homes)]
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "openline.bench.flash", *words),
        env=child_environment(),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(LIMIT_S):
            out, err = await child.communicate()
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0:
        raise RuntimeError(f"the FLASH program failed: {err.decode()[-500:]}")
    return [Latency(*each) for each in json.loads(out)]


async def _send(homes: tuple[Path, Path], count: int, chars: int) -> list[Latency]:
    talk = Talk(homes)
    await talk.open()
    for _ in range(WARM_UP_COUNT):
        await talk.send_one(chars, "FLASH")
    latencies = [await talk.send_one(chars, "FLASH") for _ in range(count)]
    talk.close()
    return latencies


def main() -> None:
    """Send, and print the latencies as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--chars", type=int, required=True)
    parser.add_argument("homes", type=Path, nargs=2)
    options = parser.parse_args()
    print(json.dumps(uvloop.run(_send(tuple(options.homes), options.count, options.chars))))


if __name__ == "__main__":
    main()
