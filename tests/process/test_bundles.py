"""Bundles by courier, and a home that somebody already uses."""

from __future__ import annotations

import subprocess

import pytest

from tests.process.pair import Pair, Side, wait_until


@pytest.mark.clause("LIN-14")
@pytest.mark.parametrize("is_running", [True, False], ids=["running", "stopped"])
def test_bundles_carry_the_line_both_ways_and_a_second_import_changes_nothing(pair, is_running):
    """Items go and receipts come back by file alone; each bundle may be taken twice."""
    for side in pair.sides:
        side.relay.cut()
        side.start()
    attached = pair.folder / "sketch.bin"
    attached.write_bytes(bytes(range(256)) * 200)
    sent = [pair.a.send("one"), pair.a.send("two", "FLASH", attach=[str(attached)])]
    back = pair.b.send("three")
    if not is_running:
        for side in pair.sides:
            side.stop()
    for number, (giver, taker) in enumerate([pair.sides, pair.sides[::-1]] * 2):
        file = str(pair.folder / f"bundle{number}")
        assert giver.cli("bundle export", file).returncode == 0
        first = taker.cli("bundle import", file, "--json")
        assert (first.returncode, first.stderr) == (0, "")
        before = taker.json("status")["record"]["size"]
        assert taker.cli("bundle import", file).returncode == 0
        assert taker.json("status")["record"]["size"] == before
    if not is_running:
        for side in pair.sides:
            side.start()
    wait_until(lambda: all(pair.a.is_held(part["id"]) for part in sent), 5)
    assert pair.b.is_held(back["id"])
    assert set(pair.a.texts()) == set(pair.b.texts()) == {"one", "two", "three"}
    pair.check_records()


@pytest.mark.clause("LIN-14")
def test_a_bundle_is_refused_by_its_own_party_and_by_a_stranger(pair, tmp_path):
    """The wrong recipient says so with exit 1, and nothing is changed."""
    for side in pair.sides:
        side.relay.cut()
    pair.a.start()
    pair.a.send("for Cobalt only")
    file = pair.folder / "bundle"
    assert pair.a.cli("bundle export", str(file)).returncode == 0
    own = pair.a.cli("bundle import", str(file))
    assert own.returncode == 1
    assert "our own" in own.stderr
    stranger = Pair(tmp_path / "q")
    try:
        refused = stranger.b.cli("bundle import", str(file))
        assert refused.returncode == 1
        assert "LIN-14" in refused.stderr
    finally:
        stranger.close()
    damaged = bytearray(file.read_bytes())
    damaged[-100] ^= 1
    file.write_bytes(damaged)
    for place in (lambda: None, pair.b.start):
        place()
        result = pair.b.cli("bundle import", str(file))
        assert result.returncode == 1
        assert "not sealed to this node" in result.stderr
    file.write_bytes(b"no bundle at all")
    assert pair.b.cli("bundle import", str(file)).returncode == 1
    assert pair.b.texts() == []


def _second(side: Side, *verb: str) -> subprocess.CompletedProcess[str]:
    result = side.cli(*verb)
    assert result.returncode == 1, verb
    assert "Traceback" not in result.stderr
    return result


@pytest.mark.clause("REC-5")
def test_a_home_in_use_refuses_a_second_node_and_verbs_for_a_stopped_one(pair):
    """`run`, `restored` and `generation` on a home in use are refused in words, exit 1."""
    pair.a.start()
    for verb in ("run", "restored", "generation"):
        assert "in use" in _second(pair.a, verb).stderr
    assert pair.a.send("still here")["serial"] == 1
    pair.a.kill()
    pair.a.start()
    assert pair.a.texts() == ["still here"]
