"""`openline bench` in its smallest extent: every figure is there and they agree with one another.

No figure is compared with a wall clock: this machine is shared, and speed is for a quiet one.
"""

import json
import os
import signal
import subprocess
import sys

import pytest

from openline.bench import aims
from openline.bench.figures import STAGES, percentile
from openline.bench.sheet import TINY
from tests.process.pair import SOURCE

LIMIT_S = 110
COUNTED = {
    "commits_to_ack_count",
    "commits_sender_count",
    "commits_receiver_count",
    "commits_burst_count",
    "wire_single_bytes",
    "wire_burst_bytes",
}


def bench(verb, tmp_path):
    """Run the bench in a process group of its own: if it does not end, its nodes end with it."""
    extent = {"PYTHONPATH": SOURCE, "OPENLINE_BENCH": "tiny", "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "openline", "bench", verb, "--json"],
        env={**os.environ, **extent},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        try:
            out, err = running.communicate(timeout=LIMIT_S)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            raise
    assert out, err
    report = json.loads(out)
    assert running.returncode == 0, report.get("faults")
    assert list(tmp_path.iterdir()) == [], "the homes are taken away"
    return report


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    return bench("line", tmp_path_factory.mktemp("bench"))


@pytest.fixture(scope="module")
def figures(report):
    return report["figures"]["openline"]


def test_every_aim_of_the_line_was_measured_or_needs_the_floor_or_a_tracer(report):
    wanted = {aim.figure for aim in aims.aims(TINY)}
    assert wanted == {each["figure"] for each in report["aims"]}
    missing = {each["figure"] for each in report["aims"] if each["value"] is None}
    assert missing == {"acked_120c_p50_ms", "acked_rate_per_s", "fsyncs_burst_count"}
    assert report["faults"] == {}


def test_only_fsyncs_have_no_figure_where_nothing_is_traced(figures):
    assert {"fsyncs_single_count", "fsyncs_burst_count"} == {
        name for name, value in figures.items() if value is None
    }
    assert set(figures) > COUNTED


def test_an_ack_takes_two_commits_at_the_sender_and_one_at_the_receiver(figures):
    """Counted by the nodes, message after message; whatever else was due comes on top."""
    assert figures["commits_to_ack_count"] == 3.0
    assert 2.0 <= figures["commits_sender_count"] < 2.5
    assert 1.0 <= figures["commits_receiver_count"] < 1.5
    assert 0 < figures["commits_burst_count"] < 3.0


def test_a_message_of_120_characters_costs_little_on_the_wire(figures):
    """Counted in bytes by both nodes, the receipt and its share of pings included."""
    assert 120 < figures["wire_single_bytes"] <= 900
    assert 120 < figures["wire_burst_bytes"] <= 900


def test_what_was_missed_comes_whole_in_order_and_once(figures):
    assert figures["catch_up_50_is_complete"] is True
    assert figures["catch_up_50_is_in_order"] is True
    assert figures["catch_up_50_is_once"] is True


@pytest.mark.parametrize("stage", STAGES)
def test_percentiles_ascend_and_times_are_of_loaded_to_idle(figures, stage):
    shares = [figures[f"{stage}_120c_p{share}_ms"] for share in (50, 95, 99)]
    assert sorted(shares) == shares
    loaded, idle = (figures[f"flash_{state}_{stage}_p99_ms"] for state in ("loaded", "idle"))
    assert figures[f"flash_{stage}_times"] == pytest.approx(loaded / idle, rel=1e-3)


def test_nothing_is_acked_before_it_is_accepted(figures):
    assert 0 < figures["accept_120c_p50_ms"] < figures["acked_120c_p50_ms"]
    assert figures["deliver_120c_p50_ms"] > 0


def test_the_table_shows_every_figure_and_every_verdict(report):
    text = aims.table(report)
    assert all(name in text for name in report["figures"]["openline"])
    assert all(each["verdict"] in text for each in report["aims"])


def test_the_record_alone_appends_verifies_folds_and_proves(tmp_path):
    report = bench("record", tmp_path)
    figures = report["figures"]
    assert figures["verify_is_ok"] is True
    assert figures["proof_is_ok"] is True
    # A tree of 300 messages and what founds a line is nine levels deep.
    assert figures["proof_hashes_count"] == 9
    assert all(value is not None and value > 0 for value in figures.values())


def test_an_unknown_extent_is_refused(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "openline", "bench", "line"],
        env={**os.environ, "PYTHONPATH": SOURCE, "OPENLINE_BENCH": "huge"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "OPENLINE_BENCH" in done.stderr


@pytest.mark.parametrize(
    ("how", "value", "verdict"),
    [
        (aims.AT_MOST, 1.4, "stretch"),
        (aims.AT_MOST, 2.0, "reached"),
        (aims.AT_MOST, 2.1, "NOT REACHED"),
        (aims.AT_MOST, None, "not measured"),
        (aims.AT_LEAST, 1.0, "NOT REACHED"),
    ],
)
def test_a_verdict_follows_the_bounds(how, value, verdict):
    assert verdict == aims.Aim("figure", how, 2.0, 1.4).verdict(value)


def test_a_truth_and_an_exact_count_have_no_in_between():
    assert aims.Aim("figure", aims.TRUE).verdict(True) == "reached"
    assert aims.Aim("figure", aims.TRUE).verdict(False) == "NOT REACHED"
    assert aims.Aim("figure", aims.EXACTLY, 3.0).verdict(3.1) == "NOT REACHED"


def test_a_percentile_is_a_value_that_was_measured():
    values = [float(number) for number in range(1, 101)]
    assert [percentile(values, share) for share in (0.5, 0.99, 1.0)] == [50.0, 99.0, 100.0]
    assert percentile([], 0.5) is None
