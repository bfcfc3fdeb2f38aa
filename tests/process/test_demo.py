"""The demonstration keeps its promises, and says so only if it does."""

import functools
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLAY = (
    "import sys; from openline.demo import story;"
    "sys.exit(story.run(headless=True, seed=7, sabotage=sys.argv[1]))"
)

pytestmark = pytest.mark.timeout(180)


def surroundings(**more):
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), **more}


@functools.cache
def played(sabotage):
    """Exit code, summary and seconds of one headless demonstration."""
    began = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-c", PLAY, sabotage],
        env=surroundings(),
        capture_output=True,
        timeout=140,
        check=False,
    )
    return ended.returncode, json.loads(ended.stdout), time.monotonic() - began


def scene(summary, number):
    return next(scene for scene in summary["scenes"] if scene["scene"] == number)


def kept(summary):
    """Scenes of which every promise was kept."""
    return {scene["scene"] for scene in summary["scenes"] if scene["ok"]}


def test_the_story_ends_as_promised_within_its_time():
    code, summary, seconds = played("")
    broken = [
        (s["scene"], name)
        for s in summary["scenes"]
        for name, ok in s["promises"].items()
        if not ok
    ]
    assert broken == []
    assert (code, summary["ok"], summary["error"]) == (0, True, None)
    assert set(range(1, 11)) == kept(summary)
    assert seconds < 85


def test_nothing_is_lost_doubled_or_real():
    _, summary, _ = played("")
    assert (summary["lost"], summary["doubled"], summary["modes"]) == (0, 0, ["EXERCISE"])
    assert summary["messages_and_stops"] == 5


def test_the_stop_is_answered_by_the_watch_with_its_times():
    _, summary, _ = played("")
    (stop,) = scene(summary, 4)["items"]
    assert stop["kind"] == "stop"
    assert stop["answers"] == ["will-comply"]
    times = [stop[f"seconds_to_{light}"] for light in ("held", "acknowledged", "answered")]
    assert times == sorted(times)
    assert 0 <= times[0] < 5


def test_the_forgeries_are_refused_by_name_by_both_verifiers():
    _, summary, _ = played("")
    assert [forgery["forgery"] for forgery in summary["forgeries"]] == ["text", "time"]
    for forgery in summary["forgeries"]:
        assert {"independent verifier", "openline verify"} == {
            verdict["by"] for verdict in forgery["verdicts"]
        }
        assert all(verdict["exit"] == 1 for verdict in forgery["verdicts"])
    text, time_ = (
        {n for v in f["verdicts"] for n in v["failed"]} for f in summary["forgeries"]
    )
    assert "item.commitment" in text
    assert any(name.startswith("ack.") for name in time_)


def test_withheld_receipts_end_it_with_exit_1_and_the_light_dark():
    """The cable stops carrying what Cobalt sends; the story does not know."""
    code, summary, seconds = played("withhold-receipt")
    assert (code, summary["ok"]) == (1, False)
    assert {1, 2, 3} <= kept(summary)
    assert not scene(summary, 4)["promises"]["stop_held"]
    assert scene(summary, 4)["items"][0]["lights"]["held"] is None
    assert summary["lost"] > 0
    assert seconds < 85


def test_a_changed_byte_ends_it_with_exit_1_and_the_verifiers_say_so():
    """One bit of each evidence file turns on its way to the stranger."""
    code, summary, _ = played("change-byte")
    assert (code, summary["ok"]) == (1, False)
    assert {1, 2, 3, 4, 5, 6, 9, 10} == kept(summary)
    assert not scene(summary, 7)["promises"]["genuine_proved"]
    assert not scene(summary, 8)["promises"]["evidence_verified"]
    assert scene(summary, 8)["promises"]["records_verified"]
    assert 1 in summary["verify_exits"]
    assert summary["lost"] == 0


def test_a_demonstration_that_is_told_to_end_leaves_nothing_behind(tmp_path):
    demo = subprocess.Popen(
        [sys.executable, "-m", "openline", "demo", "--headless"],
        env=surroundings(TMPDIR=str(tmp_path)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 60
        while not list(tmp_path.glob("openline-demo-*/cobalt/*.sock*")):
            assert demo.poll() is None
            assert time.monotonic() < until
        demo.send_signal(signal.SIGTERM)
        assert demo.wait(30) != 0
    finally:
        demo.kill()
    assert list(tmp_path.glob("openline-demo-*")) == []
    assert [line for line in running() if str(tmp_path) in line] == []


def running():
    """The folders in which processes of this machine stand, where it can tell."""
    for folder in Path("/proc").glob("[0-9]*/cwd"):
        try:
            yield str(folder.readlink())
        except OSError:
            continue


def test_two_accounts_of_a_call_are_released_and_the_ledger_says_which_came_before():
    _, summary, _ = played("")
    only = scene(summary, 9)["readings"]["only"]
    assert "open_lines" in only["Amber"]
    assert "arms_supplies" in only["Cobalt"]
    sentences = scene(summary, 10)["readings"]["sentences"]
    assert sentences[0] == sentences[1]
    assert sentences[0].startswith("On this ledger")
