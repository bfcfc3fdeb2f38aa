"""Conditions: what is not as it should be, each told by its clause and by nothing else."""

import copy

import pytest

from openline.console.conditions import (
    CERTIFICATE_NEAR_MS,
    UNPROVEN_MS_MAX,
    Around,
    Late,
    conditions,
    is_news,
)

NOW = 1_800_000_000_000
QUIET = Around(NOW, False, True, 1, True, False, None, [], None, {})
PEER = {
    "party": "Cobalt",
    "state": "both_ways",
    "age_ms": 900,
    "clock_offset_ms": 3,
    "clock_flag": None,
    "readings": {"our_side": "healthy", "path": "open", "peer": "answers checks"},
}
LINE = {
    "id": "ab" * 32,
    "peers": [PEER],
    "checks": {"missed": 0},
    "broken_record": False,
    "restored": False,
    "unsigned": 0,
    "needs": {"breaches": 0},
    "gaps": [],
    "suspended": [],
    "node_keys": [{"party": "Amber", "until": None}, {"party": "Cobalt", "until": None}],
}
STATUS = {
    "lines": [LINE],
    "record": {"damaged": 0, "unproven": None},
    "disk_low": False,
}


def status(**changes):
    """A quiet status, with some parts of its line, its peer or itself another way."""
    found = copy.deepcopy(STATUS)
    for name, value in changes.items():
        where = found
        if name in PEER:
            where = found["lines"][0]["peers"][0]
        elif name in LINE:
            where = found["lines"][0]
        elif name in STATUS["record"]:
            where = found["record"]
        where[name] = value
    return found


def told(found):
    return {(part.what, part.clause) for part in found.values()}


def test_a_quiet_node_has_none():
    assert {} == conditions(status(), QUIET)


@pytest.mark.parametrize(
    ("changes", "what", "clause"),
    [
        ({"state": "down"}, "line-down", "LIN-13"),
        ({"state": "one_way"}, "line-one-way", "LIN-13"),
        ({"state": "silent"}, "line-silent", "LIN-13"),
        ({"clock_flag": "off", "clock_offset_ms": 9000}, "clock-off", "LIN-7"),
        ({"checks": {"missed": 2}}, "check-missed", "RCT-8"),
        ({"broken_record": True}, "fork", "REC-4"),
        ({"restored": True}, "restored", "REC-10"),
        ({"needs": {"breaches": 1}}, "handling-breach", "RCT-6"),
        ({"unsigned": 3}, "unsigned", "REC-10"),
        (
            {
                "gaps": [
                    {"party": "Cobalt", "series": "operational", "serials": [4], "count": 1}
                ]
            },
            "serial-gap",
            "ENV-5",
        ),
        (
            {
                "suspended": [
                    {"kind": "message", "by": "Cobalt", "since": 5, "officer": "boris"}
                ]
            },
            "suspended",
            "RCT-9",
        ),
        ({"damaged": 1}, "damaged", "REC-11"),
        ({"unproven": {"entries": 9, "age_ms": UNPROVEN_MS_MAX + 1}}, "unproven", "REC-8"),
        ({"disk_low": True}, "disk-low", "REC-5"),
    ],
)
def test_what_the_status_says_is_one_condition_with_its_clause(changes, what, clause):
    assert {(what, clause)} == told(conditions(status(**changes), QUIET))


@pytest.mark.parametrize(
    ("around", "what", "clause"),
    [
        (QUIET._replace(manned=0), "nobody-on-watch", "R96"),
        (QUIET._replace(has_linguist=False), "no-linguist", "R96"),
        (QUIET._replace(sounder_failed=True), "sounder-failed", "R27"),
        (QUIET._replace(first_wrong_line=7), "watch-log-changed", "R96"),
        (QUIET._replace(tls_until_ms=NOW), "console-certificate-near-end", "console"),
    ],
)
def test_what_stands_beside_the_status_is_told_too(around, what, clause):
    assert {(what, clause)} == told(conditions(status(), around))


def officer(**changes):
    row = {"party": "Amber", "name": "asha", "certificate": "cc" * 32, "removed": False}
    return {**row, "until": NOW + 1000, **changes}


def test_a_certificate_near_its_end_is_told_and_one_that_ended_is_told_otherwise():
    near = conditions(status(), QUIET._replace(officers=[officer()]))
    ended = conditions(status(), QUIET._replace(officers=[officer(until=NOW)]))

    assert {("certificate-near-end", "CER-9")} == told(near)
    assert {("certificate-ended", "CER-9")} == told(ended)


@pytest.mark.parametrize(
    "row",
    [
        officer(until=None),
        officer(removed=True),
        officer(until=NOW + CERTIFICATE_NEAR_MS + 1),
    ],
)
def test_a_certificate_that_stands_or_was_ended_is_no_condition(row):
    assert {} == conditions(status(), QUIET._replace(officers=[row]))


@pytest.mark.parametrize(
    ("until", "whats"),
    [
        (NOW, {("old-key", "CER-3")}),
        (NOW + 1, {("keys-near-end", "CER-3")}),
        (NOW + CERTIFICATE_NEAR_MS, {("keys-near-end", "CER-3")}),
        (NOW + CERTIFICATE_NEAR_MS + 1, set()),
    ],
)
@pytest.mark.parametrize("party", ["Amber", "Cobalt"])
def test_a_node_on_a_key_past_its_end_is_told_and_one_near_it_otherwise(party, until, whats):
    found = conditions(status(node_keys=[{"party": party, "until": until}]), QUIET)
    assert whats == told(found)
    assert all(part.fields["party"] == party for part in found.values())


def test_a_line_that_may_still_come_up_is_not_down_yet():
    assert {} == conditions(status(state="down"), QUIET._replace(is_new=True))


def test_a_node_without_officers_misses_nobody_on_watch():
    assert {} == conditions(status(), QUIET._replace(manned=0, has_officers=False))


def test_the_same_condition_has_the_same_id_each_time_and_a_plain_one():
    first = conditions(status(state="down", party="Кобальт / 2"), QUIET)
    again = conditions(status(state="down", party="Кобальт / 2", age_ms=99_999), QUIET)

    assert list(first) == list(again)
    assert all(set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-") for key in first)


def test_what_is_over_at_once_stands_an_hour():
    lately = {"peer-fault": (NOW, "LIN-4", {"why": "a frame", "route": "127.0.0.1:1"})}

    for now_ms, expected in ((NOW, {("peer-fault", "LIN-4")}), (NOW + 3_600_000, set())):
        around = QUIET._replace(lately=lately, now_ms=now_ms)
        assert expected == told(conditions(status(), around))


def only(found):
    assert 1 == len(found)
    return next(iter(found.values()))


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [(1, 2, True), (2, 2, False), (2, 1, False)],
)
def test_one_more_of_the_same_is_news_and_as_many_or_fewer_are_not(before, now, expected):
    opened = only(conditions(status(checks={"missed": before}), QUIET))
    later = only(conditions(status(checks={"missed": now}), QUIET))
    assert opened.id == later.id
    assert expected == is_news(opened.clause, opened.fields, later)


@pytest.mark.parametrize(("clause", "expected"), [("LIN-4", False), ("REC-4", True)])
def test_a_fault_of_the_peer_against_another_clause_is_news(clause, expected):
    first, other = (
        only(
            conditions(
                status(), QUIET._replace(lately={"peer-fault": (NOW, named, {"why": named})})
            )
        )
        for named in ("LIN-4", clause)
    )
    assert expected == is_news(first.clause, first.fields, other)


def test_what_only_moves_on_is_no_news():
    """An age or an offset that grows each second would ring each second."""
    first, later = (
        only(conditions(status(state="down", age_ms=age_ms), QUIET)) for age_ms in (900, 9900)
    )
    assert not is_news(first.clause, first.fields, later)


@pytest.mark.parametrize(
    ("late", "what", "clause"),
    [
        (Late(silences=(("minister", 161, 20_000),)), "contact-silence", "CON-13"),
        (Late(commitments=2), "commitment-overdue", "TLK-9"),
        (Late(requests=1), "request-unanswered", "TLK-4"),
        (Late(briefings=1), "briefing-overdue", "TLK-11"),
    ],
)
def test_what_of_talks_is_late_is_a_condition_with_its_clause(late, what, clause):
    assert {(what, clause)} == told(conditions(status(), QUIET._replace(late=late)))


def test_a_level_that_spoke_since_and_falls_silent_again_is_another_condition():
    """Given an acknowledged silence, when the level speaks and falls silent anew, it alarms anew."""
    first = conditions(status(), QUIET._replace(late=Late((("minister", 100, 20_000),))))
    later = conditions(status(), QUIET._replace(late=Late((("minister", 120, 20_000),))))
    again = conditions(status(), QUIET._replace(late=Late((("minister", 95, 20_200),))))
    assert set(first) == set(later)
    assert set(first).isdisjoint(again)
