"""The schedule's arithmetic: spans, repeats, limits; and the alarm statistics."""

from itertools import pairwise

import pytest

from openline.console import lanes
from openline.console.alarm_statistics import DAY_MS, percentile, statistics
from openline.console.budget import HOUR_MS, Budget
from openline.core.base.errors import Refused, Unavailable
from openline.shell.daybook.alarm_log import AlarmEvent

NOW = 1_800_000_000_000
WEEK = lanes.Span(NOW, NOW + 7 * DAY_MS)


def call(from_ms, until_ms, every_s=0, **more):
    row = {"id": "1", "what": "call", "author": "Amber", "officer": "asha", "mode": "REAL"}
    times = {"from_ms": from_ms, "until_ms": until_ms, "every_s": every_s}
    return {**row, **times, "text": "talk", **more}


def test_half_a_day_back_and_a_day_and_a_half_on_is_shown_if_nothing_is_said():
    asked = lanes.span(None, None, NOW)

    assert (NOW - lanes.BEFORE_MS, NOW + lanes.AFTER_MS) == asked


@pytest.mark.parametrize(
    ("from_ms", "until_ms"), [(NOW, NOW - 1), (NOW, NOW + lanes.SPAN_MS_MAX + 1), (0, NOW)]
)
def test_a_time_that_ends_before_it_begins_or_is_too_long_is_refused(from_ms, until_ms):
    with pytest.raises(Refused):
        lanes.span(from_ms, until_ms, NOW)


def test_a_daily_call_stands_on_each_day_that_is_asked_for_and_on_no_other():
    began = NOW - 100 * DAY_MS + 3_600_000
    found, more = lanes.occurrences(call(began, began + 600_000, 86_400), WEEK)

    assert not more
    assert 7 == len(found)
    assert all(NOW <= part.until_ms and part.from_ms <= WEEK.until_ms for part in found)
    assert {86_400_000} == {b.from_ms - a.from_ms for a, b in pairwise(found)}


def test_a_repeat_that_has_not_begun_yet_begins_when_it_says():
    began = NOW + 2 * DAY_MS
    found, _ = lanes.occurrences(call(began, began + 1, 86_400), WEEK)

    assert began == found[0].from_ms


def test_a_window_under_way_is_shown_and_one_that_is_over_is_not():
    assert [(NOW - 5, NOW + 5)] == lanes.occurrences(call(NOW - 5, NOW + 5), WEEK)[0]
    assert [] == lanes.occurrences(call(NOW - 5, NOW - 1), WEEK)[0]


def test_a_repeat_each_second_ends_at_the_limit_and_says_so():
    found, more = lanes.occurrences(call(0, 1, 1), WEEK)

    assert more
    assert lanes.OCCURRENCES_MAX == len(found)


def test_a_party_that_plans_without_end_fills_no_memory_and_hides_nothing_of_ours():
    """Mutant: let one limit stand for both parties."""
    ours = call(NOW, NOW + 1, author="Amber", text="ours")
    theirs = [call(0, 1, 1, author="Cobalt", text="x" * 8000) for _ in range(200)]
    found, more = lanes.agreed_times([ours, *theirs], WEEK)

    assert more
    assert 1 == sum(row["party"] == "Amber" for row in found)
    assert lanes.TEXT_CHARACTERS_MAX >= sum(
        len(row["text"]) for row in found if row["party"] == "Cobalt"
    )
    short = [call(0, 1, 1, author="Cobalt", text="") for _ in range(200)]
    assert lanes.AGREED_MAX == len(lanes.agreed_times(short, WEEK)[0])


def test_what_is_cancelled_or_void_or_cannot_be_read_is_on_no_schedule():
    rows = [
        call(NOW, NOW + 1, cancelled="ab"),
        call(NOW, NOW + 1, void="CER-10"),
        {**call(NOW, NOW + 1), "from_ms": None},
    ]

    assert ([], False) == lanes.agreed_times(rows, WEEK)


def test_whether_a_call_took_place_is_unknown_and_not_false():
    row = lanes.agreed_times([call(NOW, NOW + 1)], WEEK)[0][0]

    assert row["done"] is None
    assert row["missed"] is None


@pytest.mark.parametrize(
    ("values", "part", "expected"),
    [([], 0.5, None), ([7], 0.95, 7), ([4, 1, 3, 2], 0.5, 3), (list(range(100)), 0.95, 95)],
)
def test_a_percentile_is_a_value_that_was_measured(values, part, expected):
    assert expected == percentile(values, part)


def test_statistics_count_by_day_and_precedence_and_know_no_time_where_nobody_answered():
    events = [
        AlarmEvent(NOW - 1000, "a", "raised", "message", "FLASH", "REAL"),
        AlarmEvent(NOW - 400, "a", "acknowledged", "message", "FLASH", "REAL", "asha", 600),
        AlarmEvent(NOW - 300, "b", "raised", "line-down"),
    ]

    found = statistics(events, NOW)

    assert 2 == found["total"]
    assert 2.0 == found["rate_per_10min"]
    times = found["time_to_acknowledge_ms"]
    assert {"count": 1, "p50": 600, "p95": 600} == times["by_precedence"]["FLASH"]
    assert 2 == found["by_day"][-1]["raised"]
    empty = statistics([], NOW)
    assert empty["time_to_acknowledge_ms"]["p50"] is None
    assert 0 == empty["total"]


def test_statistics_of_one_mode_count_no_other_and_no_condition():
    events = [
        AlarmEvent(NOW, "a", "raised", "message", "FLASH", "REAL"),
        AlarmEvent(NOW, "b", "raised", "message", "FLASH", "EXERCISE"),
        AlarmEvent(NOW, "c", "raised", "line-down"),
    ]

    assert 1 == statistics(events, NOW, "EXERCISE")["total"]


def test_what_is_stored_and_never_sent_has_an_hourly_limit():
    budget = Budget(10)
    budget.take(6, NOW)
    with pytest.raises(Unavailable):
        budget.take(5, NOW + 1)

    budget.take(4, NOW + 1)
    budget.take(6, NOW + HOUR_MS)
