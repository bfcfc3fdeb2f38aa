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
    """What the one-file verifier says of a file, with the roots that the two parties gave each other."""
    cards = [stage.pair.folder / f"{side.party}.card" for side in stage.pair.sides]
    roots = [part for card in cards for part in ("--root", str(card))]
    done = subprocess.run(
        [sys.executable, str(VERIFIER), str(file), *roots, "--json"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def test_the_one_file_verifier_accepts_what_a_session_key_signed_in_a_browser(proof, stage):
    """Given a key that a passkey delegated to, the verifier proves the acknowledgement and names Bo."""
    code, verdict = one_file_verifier(proof, stage)
    assert (0, True) == (code, verdict["ok"]), verdict
    assert TEXT == verdict["item"]["text"]
    light = next(one for one in verdict["receipts"] if one["light"] == "acknowledged")
    assert ("Bo", "Cobalt") == (light["officer"], light["party"])
    # The chain: Bo's certificate, his passkey's delegation, the key's signature.
    assert [one for one in verdict["checks"] if "delegat" in json.dumps(one)]


def test_dropped_on_the_record_every_check_is_shown_as_good(asp, proof):
    """Given the same file, when it falls on the field, then the console shows it proved, check by check."""
    assert "good" == asp.verifies_by_dropping(proof)
    asp.page.locator("details summary").first.click()
    checks = asp.checks_of_evidence()
    assert len(checks) > 5
    assert all(checks.values())
    asp.must_be_content()


@pytest.mark.parametrize("where", [0.1, 0.5, 0.9])
def test_a_changed_byte_is_shown_as_not_proved(asp, proof, stage, tmp_path, where):
    """Given one byte changed, then neither the console nor the verifier calls it proved."""
    data = bytearray(proof.read_bytes())
    data[int(len(data) * where)] ^= 1
    changed = tmp_path / "changed.evidence"
    changed.write_bytes(data)
    assert "bad" == asp.verifies_by_dropping(changed)
    assert not all(asp.checks_of_evidence().values())
    code, verdict = one_file_verifier(changed, stage)
    assert code != 0
    assert not verdict["ok"]


def test_what_is_no_evidence_at_all_is_told_in_words(asp, tmp_path):
    """Given a file of another kind, then the console says that it proves nothing; no error is left."""
    other = tmp_path / "letter.txt"
    other.write_text("Dear sir")
    assert "bad" == asp.verifies_by_dropping(other)
    asp.must_be_content()
