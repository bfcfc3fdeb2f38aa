"""`openline simulate`: worlds by the seed, and what to do with one that fails."""

from __future__ import annotations

import contextlib
import hashlib
import json as encoding
import sys
import time
import traceback
from typing import NamedTuple

from openline.core.base.errors import Refused
from openline.simulation import mutants, options
from openline.simulation.options import Options
from openline.simulation.stage import Violation
from openline.simulation.world import World

SEEDS_MAX = 10_000_000


class Outcome(NamedTuple):
    """How one world ended; `failure` is None if every promise held."""

    options: Options
    failure: str | None
    clause: str
    last: list[str]
    simulated_ms: int
    events: int
    digest: str

    def report(self, fault: str | None = None) -> str:
        """What a person needs to understand a failure and to see it again."""
        seed = self.options.seed
        return "\n".join(
            [
                f"seed {seed} failed: {self.failure}",
                "options:",
                *(f"  {line}" for line in self.options.describe()),
                f"the last {len(self.last)} events:",
                *(f"  {line}" for line in self.last),
                f"again: openline simulate --seeds {seed}..{seed}"
                + (f" --fault {fault}" if fault else ""),
            ]
        )


def run_world(given: Options, *, traced: bool = False) -> Outcome:
    """Let one world run to its end."""
    world = World(given)
    world.trace = [] if traced else None
    failure, clause = None, ""
    try:
        world.run()
    except Violation as broken:
        failure, clause = str(broken), broken.clause
    except Exception as fault:  # noqa: BLE001  # here a world begins; its end must be told
        where = traceback.format_exc(limit=-6)
        failure, clause = f"{type(fault).__name__}: {fault}\n{where}", "assert"
    digest = hashlib.sha256("\n".join(world.trace or []).encode()).hexdigest()
    return Outcome(given, failure, clause, list(world.last), world.now_ms, world.events, digest)


def run_seed(seed: int, *, traced: bool = False) -> Outcome:
    """Let the world of one seed run to its end."""
    return run_world(options.draw(seed), traced=traced)


def parse_seeds(text: str) -> range:
    """The seeds of "A..B", both included.

    Raises:
        Refused: not that form.
    """
    first, dots, last = text.partition("..")
    if not first.isdigit() or (dots and not last.isdigit()):
        raise Refused(
            "simulate", f"{text[:40]!r} is not A..B", "Give for example --seeds 0..199."
        )
    found = range(int(first), int(last or first) + 1)
    if not 0 < len(found) <= SEEDS_MAX:
        raise Refused("simulate", f"{text[:40]!r} names no seeds", "Give A..B with A <= B.")
    return found


def run(seeds: str, fault: str | None, json: bool) -> int:
    """Run the worlds of some seeds and say how they ended.

    Args:
        seeds: "A..B", both included.
        fault: a mutant of `mutants.ALL` that is to be found, or None.
        json: one JSON object instead of text for people.

    Returns:
        0 if every promise held, 1 at the first failure.

    Raises:
        Refused: seeds or fault are not known.
    """
    wanted = parse_seeds(seeds)
    if fault is not None and fault not in mutants.ALL:
        raise Refused(
            "simulate", f"no fault is named {fault[:40]!r}", f"One of {', '.join(mutants.ALL)}."
        )
    started, done, simulated, failed = time.monotonic(), 0, 0, None
    with mutants.ALL[fault]() if fault else contextlib.nullcontext():
        for seed in wanted:
            outcome = run_seed(seed)
            done, simulated = done + 1, simulated + outcome.simulated_ms
            if outcome.failure is not None:
                failed = outcome
                break
    seconds = time.monotonic() - started
    found = {
        "seeds": done,
        "simulated_s": simulated // 1000,
        "seconds": round(seconds, 2),
        "seeds_per_second": round(done / max(seconds, 1e-9), 1),
        "fault": fault,
        "failed": None if failed is None else failed.options.seed,
        "failure": None if failed is None else failed.failure,
    }
    if json:
        sys.stdout.write(encoding.dumps(found, ensure_ascii=False, indent=1) + "\n")
    else:
        if failed is not None:
            sys.stdout.write(failed.report(fault) + "\n")
        sys.stdout.write(
            f"{done} seeds, {found['simulated_s']} simulated seconds in {seconds:.1f} s "
            f"({found['seeds_per_second']} seeds a second): "
            + ("every promise held\n" if failed is None else "a promise was broken\n")
        )
    return 0 if failed is None else 1
