"""Bits that turn at rest: named, never served, mended from the peer when it can be had."""

from __future__ import annotations

import apsw
import pytest

from tests.process.pair import wait_until


def _flip(side, column, where, place=0.5):
    """Turn one bit of a column of one row, the node being stopped; the row's seq."""
    connection = apsw.Connection(str(side.home / "record.db"))
    try:
        with connection:
            seq, value = connection.execute(
                f"SELECT seq, {column} FROM entry WHERE {where} ORDER BY seq"
            ).fetchone()
            turned = bytearray(value)
            turned[int(len(turned) * place)] ^= 4
            connection.execute(
                f"UPDATE entry SET {column} = ? WHERE seq = ?", (bytes(turned), seq)
            )
    finally:
        connection.close()
    return seq


def _seq_of(side, item_id):
    return next(item["seq"] for item in side.items() if item["id"] == item_id)


def _restart_alone(pair, side):
    other = pair.b if side is pair.a else pair.a
    other.stop()
    side.start()
    return other


def _wait_mended(pair, side):
    wait_until(lambda: side.status()["record"]["ok"], why="mended from the peer")
    assert side.verify() == {**side.verify(), "ok": True, "damaged": []}
    pair.wait_up()
    pair.check_records()


@pytest.mark.clause("REC-11")
@pytest.mark.parametrize("column", ["entry", "body", "leaf"])
@pytest.mark.parametrize("author", ["a", "b"], ids=["ours", "theirs"])
def test_a_flipped_bit_at_rest_is_named_and_mended_from_the_peer(running, column, author):
    """Entry, body or leaf, ours or theirs: verify names it, status says so, the peer mends it."""
    pair = running
    writer = getattr(pair, author)
    sent = [writer.send(f"number {number}") for number in range(4)]
    pair.wait_all_held()
    seq = _seq_of(pair.a, sent[1]["id"])
    pair.a.stop()
    assert _flip(pair.a, column, f"seq = {seq}") == seq
    verified = pair.a.json("record verify")
    assert verified["ok"] is False
    assert len(verified["damaged"]) >= 1
    assert pair.a.cli("record verify", "--json").returncode == 1
    other = _restart_alone(pair, pair.a)
    wait_until(lambda: pair.a.status()["record"]["ok"] is False, why="status says so")
    assert not pair.a.verify()["ok"]
    texts = pair.a.texts()
    assert "number 1" not in texts
    assert {"number 0", "number 2", "number 3"} <= set(texts)
    other.start()
    _wait_mended(pair, pair.a)
    assert sorted(pair.a.texts()) == [f"number {number}" for number in range(4)]


@pytest.mark.clause("REC-11")
@pytest.mark.parametrize("column", ["entry", "body"])
def test_a_damaged_last_item_of_ours_never_has_its_serial_given_twice(running, column):
    """What we sent last is damaged: the next item takes the serial after it, or waits for it."""
    pair = running
    for number in range(3):
        last = pair.a.send(f"number {number}")
    pair.wait_all_held()
    seq = _seq_of(pair.a, last["id"])
    pair.a.stop()
    _flip(pair.a, column, f"seq = {seq}")
    other = _restart_alone(pair, pair.a)
    following = pair.a.send("the next one")
    assert following["serial"] in (None, 4)
    other.start()
    wait_until(lambda: pair.a.is_held(following["id"]))
    assert pair.b.item(following["id"])["serial"] == 4
    assert pair.b.item(following["id"])["void"] is None
    _wait_mended(pair, pair.a)


@pytest.mark.clause("REC-11")
def test_a_bit_that_turns_while_the_node_runs_is_found_by_verify_and_never_served(running):
    """Damage under a running node: `record verify` names it with exit 1."""
    pair = running
    sent = pair.a.send("whole for now")
    pair.wait_all_held()
    seq = _seq_of(pair.a, sent["id"])
    _flip(pair.a, "body", f"seq = {seq}")
    assert pair.a.cli("record verify").returncode == 1
    assert pair.a.texts() == [None]
    assert pair.b.texts() == ["whole for now"]
    wait_until(lambda: pair.a.verify()["ok"], why="mended from the peer while it runs")
    assert pair.a.texts() == ["whole for now"]
