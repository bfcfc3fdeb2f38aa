"""Worlds by the seed: whatever befalls them, every promise holds."""

import os
import subprocess
import sys

import pytest

from openline.core.base.errors import Refused
from openline.simulation import command

BLOCK = 25


@pytest.mark.parametrize("first", range(0, 200, BLOCK))
def test_every_promise_holds_in_every_world(first):
    for seed in range(first, first + BLOCK):
        outcome = command.run_seed(seed)
        assert outcome.failure is None, outcome.report()


@pytest.mark.soak
@pytest.mark.parametrize("first", range(200, 20_200, 200))
def test_every_promise_holds_in_many_more_worlds(first):
    for seed in range(first, first + 200):
        outcome = command.run_seed(seed)
        assert outcome.failure is None, outcome.report()


def digests(hash_seed):
    """The traces of some seeds, as another process with that hash seed sees them."""
    script = (
        "from openline.simulation import command\n"
        "for seed in (3, 4, 5, 12, 31):\n"
        "    print(command.run_seed(seed, traced=True).digest)\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", script],
        env={
            **os.environ,
            "PYTHONHASHSEED": hash_seed,
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout.split()


def test_the_same_seed_gives_the_same_trace_under_two_hash_seeds():
    first = digests("1")
    assert len(set(first)) == 5
    assert first == digests("2")


def test_a_failing_seed_prints_itself_and_how_to_see_it_again(capsys):
    assert command.run("0..3", "send_before_commit", json=False) == 1
    shown = capsys.readouterr().out
    assert "seed 0 failed: [REC-5]" in shown
    assert "options:" in shown
    assert "again: openline simulate --seeds 0..0 --fault send_before_commit" in shown


def test_seeds_and_faults_that_nobody_knows_are_refused():
    for seeds, fault in (("x", None), ("5..1", None), ("0..1", "no-such-fault")):
        with pytest.raises(Refused):
            command.run(seeds, fault, json=True)
