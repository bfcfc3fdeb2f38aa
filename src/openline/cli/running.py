"""Verbs that run something: a node, the demo, the simulation, the benchmarks."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from openline.cli.output import refusing
from openline.core.base.errors import Refused

Json = Annotated[bool, Parameter(name="--json", negative="")]


def run(home: Path) -> None:
    """Run the node of a home until Ctrl-C."""
    with refusing():
        if not __debug__:
            raise Refused("run", "python -O takes the checks away", "Run without -O.")
        from openline.shell import log, settings

        config = settings.read(home)
        log.start(config.log_level)
        try:
            import uvloop

            runner = asyncio.Runner(loop_factory=uvloop.new_event_loop)
        except ImportError:
            runner = asyncio.Runner()
        with runner:
            has_rooms = bool(config.console or config.admin or config.alarm_command)
            runner.run(_node(home, has_rooms=has_rooms))


def _node(home: Path, *, has_rooms: bool) -> Coroutine[None, None, None]:
    """The node of a home; one without console, admin and sounder starts without their weight."""
    if has_rooms:
        from openline.console import serving

        return serving.serve(home)
    from openline.runtime import service

    return service.serve(home)


def demo(
    *,
    headless: Annotated[bool, Parameter(negative="")] = False,
    seed: int = 1,
    keep: Annotated[bool, Parameter(negative="")] = False,
) -> None:
    """Two parties, Amber and Cobalt, on this machine: a story to follow, then to drive by hand."""
    from openline.demo import story

    sys.exit(story.run(headless=headless, seed=seed, keep=keep))


def simulate(*, seeds: str, fault: str | None = None, json: Json = False) -> None:
    """Two whole nodes in one deterministic world, a seed each; a failing seed prints itself."""
    from openline.simulation import command

    with refusing():
        sys.exit(command.run(seeds, fault, json))


def bench_line(*, json: Json = False) -> None:
    """Measure two nodes on this machine, one talking to the other."""
    from openline.bench import command

    with refusing():
        sys.exit(command.line(json))


def bench_record(*, json: Json = False) -> None:
    """Measure the record by itself: append, verify, prove."""
    from openline.bench import command

    with refusing():
        sys.exit(command.record(json))


def bench_http(*, json: Json = False) -> None:
    """Measure the HTTP API of two nodes on this machine, and events to 200 consoles."""
    from openline.bench import command

    with refusing():
        sys.exit(command.http(json))
