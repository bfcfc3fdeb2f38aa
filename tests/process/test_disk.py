"""A full disk: ordinary items are refused in words, and what may not fail does not fail."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from openline.core.base.errors import Unavailable
from tests.process.pair import Pair, Side, wait_until

DISK_MB = 64
RESERVE_MB = 12


@pytest.fixture
def disk(tmp_path):
    """A small file system of its own, mounted for this test."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("NOT RUN: only root can mount the small disk that this test fills")
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m,mode=0700", "tmpfs", str(place)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"NOT RUN: this machine lets nobody mount: {made.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def small(disk, tmp_path):
    """A pair whose Amber lives on the small disk."""
    made = Pair(tmp_path / "p", homes={"Amber": disk / "amber"})
    made.a.environment["OPENLINE_NODE_RESERVE_MB"] = str(RESERVE_MB)
    yield made.start()
    made.close()


def _fill(disk: Path) -> Path:
    """Take every free block of the disk."""
    filling = disk / "filling"
    with filling.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 65_536):
                pass
        except OSError:
            pass
    return filling


def _free(disk: Path) -> int:
    found = os.statvfs(disk)
    return found.f_bavail * found.f_frsize


def _refused(side: Side) -> bool:
    try:
        side.send("an ordinary message")
    except Unavailable as fault:
        return "disk is" in fault.what and "space" in fault.next_step
    return False


@pytest.mark.clause("REC-5")
def test_a_full_disk_refuses_ordinary_messages_in_words_and_lets_stop_and_receipts_pass(
    small, disk
):
    """Disk full: send exits 1; STOP, ack, answer, checks, receipts pass; freed, all works."""
    pair = small
    first = pair.b.send("before the disk is full")
    pair.a.send("before, too")
    pair.wait_all_held()
    filling = _fill(disk)
    assert _free(disk) == 0
    wait_until(lambda: _refused(pair.a), why="ordinary messages are refused")
    refused = pair.a.cli("send", "--as", "asha", "--text", "ordinary")
    assert refused.returncode == 1
    assert "disk is" in refused.stderr
    assert "next step" in refused.stderr
    assert "Traceback" not in refused.stderr
    for number in range(30):
        stop = pair.a.stop_item(f"STOP {number} {'x' * 400}")
    wait_until(lambda: pair.a.is_held(stop["id"]))
    pair.a.ask("ack", item=first["id"], **{"as": "asha"})
    pair.a.ask("answer", item=first["id"], meaning="will-comply", **{"as": "asha"})
    wait_until(lambda: pair.b.item(first["id"])["lights"]["answered"])
    theirs = [pair.b.send(f"while it is full {number} {'x' * 2000}") for number in range(30)]
    passing = pair.b.stop_item("STOP from the other side")
    wait_until(lambda: pair.b.is_held(passing["id"]))
    assert not any(pair.b.is_held(part["id"]) for part in theirs), "the reserve is for STOP"
    assert pair.a.cli("check").returncode == 0
    assert pair.b.cli("check").returncode == 0
    assert pair.a.status()["disk_low"] is True
    assert pair.a.is_running
    filling.unlink()
    wait_until(lambda: not pair.a.status()["disk_low"])
    for part in theirs:
        wait_until(lambda part=part: pair.b.is_held(part["id"]), why="it waited at its author")
    after = pair.a.send("after the disk was freed")
    wait_until(lambda: pair.a.is_held(after["id"]))
    reserve = pair.a.home / "reserve"
    wait_until(lambda: reserve.stat().st_size == RESERVE_MB * 2**20, why="the reserve is whole")
    assert "Traceback" not in pair.a.log()
    pair.wait_up()
    pair.check_records()


@pytest.mark.clause("REC-5")
def test_a_disk_with_no_reserve_left_says_unknown_and_the_node_stays_up(small, disk):
    """Even the reserve is gone: refusals in words, no crash, and all works once there is space."""
    pair = small
    pair.a.send("before")
    pair.wait_all_held()
    filling = _fill(disk)
    os.truncate(pair.a.home / "reserve", 0)
    with filling.open("ab", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            pass
    taken: list[str] = []

    def send_until_it_fails():
        while len(taken) < 200:
            taken.append(pair.a.stop_item(f"STOP {len(taken)} {'x' * 4000}")["id"])

    with pytest.raises(Unavailable, match="the outcome is unknown"):
        send_until_it_fails()
    assert pair.a.is_running
    assert set(taken) <= {item["id"] for item in pair.a.items()}
    filling.unlink()
    wait_until(lambda: not pair.a.status()["disk_low"])
    pair.wait_up()
    pair.a.send("after")
    pair.wait_all_held()
    pair.check_records()
    pair.a.kill()
    pair.a.start()
    pair.wait_up()
    pair.check_records()
