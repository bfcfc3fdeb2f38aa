"""A proof of what was done in a browser: taken out, judged by the one-file verifier, and by dropping it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.seats import seat
from tests.browser.stage import wait_light
from tests.process.pair import wait_until

VERIFIER = Path(__file__).parents[2] / "verifier/openline_verify.py"
TEXT = "Missile firing area activated 14:30Z"


@pytest.fixture(scope="module")
def bo(browser, stage):
    """Bo of Cobalt, on watch: his passkey delegated to the key of this watch."""
    with seat(browser, stage, stage.cobalt, "Bo", "duty", "auditor") as officer:
        yield officer


@pytest.fixture(scope="module")
def asp(browser, stage):
    """Asp of Amber, who takes evidence."""
    with seat(browser, stage, stage.amber, "Asp", "auditor", on_watch=False) as officer:
        yield officer


@pytest.fixture(scope="module")
def proof(stage, bo, asp, tmp_path_factory):
    """The evidence of a message of Amber that Bo has acknowledged with one key, off his passkey."""
    sent = stage.amber.send(TEXT, "IMMEDIATE")["id"]
    bo.sees_in_queue(TEXT)
    bo.refuses_to_verify()
    bo.presses("a")
    wait_light(stage.amber, sent, "acknowledged")
    bo.refuses_to_verify(False)
    # The heads that close the proof are exchanged by a check of the line.
    stage.amber.ask("check", **{"as": stage.amber.officer})
    wait_until(lambda: stage.cobalt.ask("status")["lines"][0]["last_check"], why="no check")
    return asp.exports_evidence(TEXT, tmp_path_factory.mktemp("proof") / "good.evidence")


def one_file_verifier(file, stage):
    """The verdict of the one-file verifier: its exit code and what it printed."""
    done = subprocess.run(
        [sys.executable, str(VERIFIER), str(file), "--json"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, json.loads(done.stdout) if done.stdout.startswith("{") else done
