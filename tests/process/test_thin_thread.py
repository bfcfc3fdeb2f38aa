"""The whole way in its simplest form: two real nodes, one signed message, one receipt, one proof."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.process.pair import free_port

ROOT = Path(__file__).resolve().parents[2]
VERIFIER = ROOT / "verifier" / "openline_verify.py"


def openline(*args: object, code: int = 0) -> str:
    """Run one command and give its standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "openline", *map(str, args)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert code == done.returncode, done.stderr
    return done.stdout


@pytest.fixture
def homes(tmp_path: Path):
    """Two founded homes with an officer each, their nodes running."""
    amber, cobalt = tmp_path / "amber", tmp_path / "cobalt"
    for home, name in ((amber, "Amber"), (cobalt, "Cobalt")):
        openline("init", home, "--party", name, "--listen", f"127.0.0.1:{free_port()}")
        openline("card", home, "--out", tmp_path / f"{name}.card")
    draft, signed, counter = tmp_path / "draft", tmp_path / "signed", tmp_path / "counter"
    openline("line", "propose", amber, "--with", tmp_path / "Cobalt.card", "--out", draft)
    openline(
        *("line", "accept", cobalt, draft, "--with", tmp_path / "Amber.card"),
        *("--out", signed, "--words-agreed"),
    )
    openline("line", "open", amber, signed, "--out", counter, "--words-agreed")
    openline("line", "open", cobalt, counter, "--words-agreed")
    openline("officer", "add", amber, "asha", "--role", "duty", "--local-key")
    openline("officer", "add", cobalt, "boris", "--role", "duty", "--local-key")
    nodes = [
        subprocess.Popen(
            [sys.executable, "-m", "openline", "run", str(home)],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            stderr=subprocess.DEVNULL,
        )
        for home in (amber, cobalt)
    ]
    wait_for(lambda: state(amber) == state(cobalt) == "both_ways")
    yield amber, cobalt
    for node in nodes:
        node.send_signal(signal.SIGTERM)
    for node in nodes:
        node.wait(10)


def wait_for(condition, seconds: float = 20.0) -> None:
    pause = threading.Event()
    for _ in range(int(seconds * 10)):
        if condition():
            return
        pause.wait(0.1)
    raise AssertionError("it did not come about in time")


def state(home: Path) -> str:
    return json.loads(openline("status", home, "--json"))["lines"][0]["state"]


@pytest.mark.clause("EVI-8")
def test_a_message_is_held_acknowledged_and_proved_to_a_stranger(homes, tmp_path):
    """RCT-3, RCT-5, EVI-8: sent here, held and read there, and a third party can check it."""
    amber, cobalt = homes
    sent = json.loads(
        openline(
            *("send", amber, "--as", "asha", "--precedence", "FLASH", "--text", "Привет"),
            *("--after", "held", "--json"),
        )
    )
    openline("ack", cobalt, sent["id"], "--as", "boris")
    there = json.loads(openline("items", cobalt, "--json"))
    assert [sent["id"]] == [item["id"] for item in there]
    assert there[0]["text"] == "Привет"

    def is_read() -> bool:
        return bool(json.loads(openline("items", amber, "--json"))[0]["lights"]["acknowledged"])

    wait_for(is_read)
    proof = tmp_path / "proof"
    openline("evidence", amber, sent["id"], "--out", proof)
    verdict = subprocess.run(
        [
            *(sys.executable, VERIFIER, proof, "--root", tmp_path / "Amber.card"),
            *("--root", tmp_path / "Cobalt.card", "--json"),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert verdict.returncode == 0, verdict.stdout
    names = {check["name"].partition(":")[0] for check in json.loads(verdict.stdout)["checks"]}
    assert {"receipt.held", "receipt.acknowledged", "item.officer"} <= names
