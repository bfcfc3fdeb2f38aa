"""Yesterday's database put back, a home restored, a new generation: no position is signed twice."""

from __future__ import annotations

import subprocess

import pytest

from tests.process.pair import wait_until


def _talk(pair, label, count=5):
    """Some traffic both ways, all held."""
    for number in range(count):
        for side in pair.sides:
            side.send(f"{side.party} {label} {number}")
    pair.wait_all_held()


def _yesterday(pair, label="yesterday"):
    """Traffic, Amber stopped, its record copied, Amber started, more traffic, Amber stopped."""
    _talk(pair, "before")
    pair.a.stop()
    copy = pair.folder / label
    pair.a.copy_record(copy)
    pair.a.start()
    pair.wait_up()
    _talk(pair, "after")
    pair.a.stop()
    return copy


def _in_step(side):
    return not side.line()["restored"]


def _check_generation_one(pair):
    pair.wait_all_held()
    pair.check_records()
    assert [side.line()["generation"] for side in pair.sides] == [1, 1]


@pytest.mark.clause("REC-10")
def test_a_database_of_yesterday_adopts_what_the_peer_holds_and_then_signs(running):
    """With the peer there the old copy fetches its own entries, resyncs, and new items get signed."""
    pair = running
    pair.a.put_record_back(_yesterday(pair))
    pair.a.start()
    sent = pair.a.send("new, asked for at once")
    wait_until(lambda: _in_step(pair.a))
    wait_until(lambda: pair.a.is_held(sent["id"]))
    assert pair.a.item(sent["id"])["serial"] == 11
    assert "resync" in [item["kind"] for item in pair.a.items(all=True)]
    _talk(pair, "once more")
    _check_generation_one(pair)


@pytest.mark.clause("REC-10")
def test_a_database_of_yesterday_without_the_peer_keeps_items_unsigned_until_it_comes(running):
    """Items are accepted as signed: false, serial null, shown, kept over a restart, signed later."""
    pair = running
    copy = _yesterday(pair)
    pair.b.stop()
    pair.a.put_record_back(copy)
    pair.a.start()
    sent = [pair.a.send(f"waits {number}") for number in range(3)]
    stop = pair.a.stop_item("STOP waits too")
    assert [(part["serial"], part["signed"]) for part in [*sent, stop]] == [(None, False)] * 4
    pair.a.stop()
    pair.a.start()
    shown = [item for item in pair.a.items() if not item["signed"]]
    assert [item["text"] for item in shown] == [
        "waits 0",
        "waits 1",
        "waits 2",
        "STOP waits too",
    ]
    assert {item["serial"] for item in shown} == {None}
    assert pair.a.line()["unsigned"] == 4
    pair.b.start()
    for part in [*sent, stop]:
        wait_until(lambda part=part: pair.a.is_held(part["id"]))
    assert [pair.b.item(part["id"])["serial"] for part in [*sent, stop]] == [11, 12, 13, 14]
    pair.wait_up()
    _talk(pair, "once more")
    _check_generation_one(pair)


@pytest.mark.clause("REC-10")
def test_a_database_copied_over_the_one_in_its_place_is_found_by_its_nonce(running):
    """Overwriting keeps inode and birth time; the nonce beside it tells that it is an old one."""
    pair = running
    copy = _yesterday(pair)
    for name in ("record.db", "record.db-wal", "record.db-shm"):
        if (copy / name).exists():
            subprocess.run(["cp", "-a", str(copy / name), str(pair.a.home)], check=True)
        else:
            (pair.a.home / name).unlink(missing_ok=True)
    assert pair.a.json("status")["running"] is False
    pair.a.start()
    wait_until(lambda: _in_step(pair.a))
    _talk(pair, "once more")
    _check_generation_one(pair)


@pytest.mark.clause("REC-10")
def test_a_whole_home_restored_by_overwrite_goes_on_after_openline_restored(running):
    """The whole directory put back in place, and the administrator says so: nothing forks."""
    pair = running
    _talk(pair, "before")
    pair.a.stop()
    copy = pair.folder / "whole"
    subprocess.run(["cp", "-a", str(pair.a.home), str(copy)], check=True)
    pair.a.start()
    pair.wait_up()
    _talk(pair, "after")
    pair.a.stop()
    subprocess.run(["cp", "-a", f"{copy}/.", str(pair.a.home)], check=True)
    assert pair.a.cli("restored").returncode == 0
    pair.a.start()
    sent = pair.a.send("new")
    wait_until(lambda: _in_step(pair.a))
    wait_until(lambda: pair.a.is_held(sent["id"]))
    _talk(pair, "once more")
    _check_generation_one(pair)


@pytest.mark.clause("REC-10")
def test_a_rolled_back_home_that_nobody_told_about_stops_signing_when_the_peer_shows_it(
    running,
):
    """Not told from inside: but the peer's head shows it, and that survives a kill -9."""
    pair = running
    _talk(pair, "before")
    pair.a.stop()
    copy = pair.folder / "whole"
    subprocess.run(["cp", "-a", str(pair.a.home), str(copy)], check=True)
    pair.a.start()
    pair.wait_up()
    _talk(pair, "after")
    pair.a.stop()
    subprocess.run(["cp", "-a", f"{copy}/.", str(pair.a.home)], check=True)
    pair.a.start()
    wait_until(lambda: len(pair.a.texts()) == 20, why="its own entries come back")
    wait_until(lambda: _in_step(pair.a))
    pair.a.kill()
    pair.a.start()
    pair.wait_up()
    _talk(pair, "once more")
    _check_generation_one(pair)


@pytest.mark.clause("REC-10")
def test_what_a_restored_node_received_is_receipted_once_it_is_in_step(running):
    """Items that came while it could sign nothing, and before a restart, get their receipts."""
    pair = running
    copy = _yesterday(pair)
    pair.b.relay.cut()
    pair.a.relay.cut()
    pair.a.put_record_back(copy)
    file = pair.folder / "bundle"
    waiting = pair.b.send("comes by courier")
    assert pair.b.cli("bundle export", str(file)).returncode == 0
    pair.a.start()
    assert pair.a.cli("bundle import", str(file)).returncode == 0
    wait_until(lambda: "comes by courier" in pair.a.texts())
    assert pair.a.line()["restored"]
    pair.a.kill()
    pair.a.start()
    pair.b.relay.mend()
    pair.a.relay.mend()
    wait_until(lambda: pair.b.is_held(waiting["id"]))
    pair.wait_up()
    _check_generation_one(pair)


@pytest.mark.clause("REC-12")
def test_a_new_generation_is_the_way_out_without_a_peer_and_the_peer_follows(running):
    """`openline generation`: what waited is signed at once, serials begin at 1, the peer follows."""
    pair = running
    copy = _yesterday(pair)
    pair.b.stop()
    pair.a.put_record_back(copy)
    pair.a.start()
    first = pair.a.send("waits for the generation")
    assert first["serial"] is None
    pair.a.stop()
    done = pair.a.cli("generation")
    assert (done.returncode, done.stderr) == (0, "")
    pair.a.start()
    assert _in_step(pair.a)
    assert pair.a.item(first["id"])["serial"] == 1
    second = pair.a.send("after the generation")
    assert second["serial"] == 2
    pair.b.start()
    for part in (first, second):
        wait_until(lambda part=part: pair.a.is_held(part["id"]))
    assert pair.b.item(second["id"])["serial"] == 2
    answer = pair.b.send("followed")
    wait_until(lambda: pair.b.is_held(answer["id"]))
    for side in pair.sides:
        side.stop()
        side.start()
    pair.wait_up()
    third = pair.a.send("after a restart")
    assert third["serial"] == 3
    wait_until(lambda: pair.a.is_held(third["id"]))
    assert [side.verify()["ok"] for side in pair.sides] == [True, True]
    assert [side.status()["record"]["forks"] for side in pair.sides] == [0, 0]
    acked = pair.b.ask("ack", item=third["id"], **{"as": "boris"})
    wait_until(lambda: pair.a.item(third["id"])["lights"]["acknowledged"])
    assert acked["serial"]


@pytest.mark.clause("REC-12")
def test_a_copy_from_before_a_generation_finds_its_way_into_it(running):
    """An old copy learns from the peer that a later generation of its own log has begun."""
    pair = running
    _talk(pair, "before")
    pair.a.stop()
    copy = pair.folder / "old"
    pair.a.copy_record(copy)
    assert pair.a.cli("generation").returncode == 0
    pair.a.start()
    pair.wait_up()
    sent = pair.a.send("in the second generation")
    wait_until(lambda: pair.a.is_held(sent["id"]))
    pair.a.stop()
    pair.a.put_record_back(copy)
    pair.a.start()
    wait_until(lambda: _in_step(pair.a) and pair.a.line()["generation"] == 2)
    again = pair.a.send("from the copy")
    assert again["serial"] == 2
    wait_until(lambda: pair.a.is_held(again["id"]))
    assert [side.verify()["ok"] for side in pair.sides] == [True, True]
    assert [side.status()["record"]["forks"] for side in pair.sides] == [0, 0]
