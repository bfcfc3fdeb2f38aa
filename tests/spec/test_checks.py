"""Line checks: when, by whose turn, what they prove, and what their absence shows."""

from itertools import pairwise

import pytest

from openline.core.forms.library import TEXTS
from openline.core.line import frames
from openline.core.node import checks
from openline.core.record.envelope import Kind
from openline.runtime import reading
from tests.spec import ceremony
from tests.spec.pair import Pair

OFTEN = {"checks.every_s": 60, "checks.grace_s": 5}
HOUR, DAY = ceremony.HOUR_MS, ceremony.DAY_MS
MONDAY = 1_799_625_600_000  # 2027-01-11 00:00 UTC


def due(settings, from_ms, days=7):
    """The due times of some days, as (weekday, HH:MM) in UTC."""
    line = Pair(settings, connected=False).amber.line
    return [
        (checks.weekday(at), f"{at % DAY // HOUR:02d}:{at % HOUR // 60_000:02d}")
        for at in checks.dues_between(line, from_ms - 1, from_ms + days * DAY - 1)
    ]


@pytest.mark.clause("RCT-8")
def test_a_check_by_interval_is_due_at_each_multiple():
    assert [f"{hour:02d}:00" for hour in range(24)] == [
        text for _, text in due({}, MONDAY, days=1)
    ]


@pytest.mark.clause("RCT-8")
def test_fixed_local_times_on_weekdays_in_a_zone():
    """R03: 09:00 and 16:00 at UTC+9, Monday to Friday of that zone."""
    settings = {
        "checks.every_s": 0,
        "checks.times": ["09:00", "16:00"],
        "checks.zone_minutes": 540,
        "checks.weekdays": [1, 2, 3, 4, 5],
    }
    assert due(settings, MONDAY) == [
        (day, text) for day in range(1, 6) for text in ("00:00", "07:00")
    ]


@pytest.mark.clause("RCT-8")
def test_a_weekly_check_west_of_greenwich_falls_on_its_local_weekday():
    """Monday 22:30 at UTC-3 is Tuesday 01:30 UTC."""
    settings = {
        "checks.every_s": 0,
        "checks.times": ["22:30"],
        "checks.zone_minutes": -180,
        "checks.weekdays": [1],
    }
    assert due(settings, MONDAY) == [(2, "01:30")]


@pytest.mark.clause("RCT-8")
def test_the_parties_take_turns():
    """R02, for an interval and for fixed times alike."""
    for settings in ({}, {"checks.every_s": 0, "checks.times": ["09:00", "16:00", "21:00"]}):
        line = Pair(settings, connected=False).amber.line
        dues = checks.dues_between(line, MONDAY, MONDAY + 3 * DAY)
        starters = [checks.starter(line, at) for at in dues]
        assert all(one != two for one, two in pairwise(starters))


@pytest.mark.clause("RCT-8")
def test_a_due_check_is_started_by_one_node_answered_and_completed_on_both():
    pair = Pair(OFTEN)
    pair.passes(60)
    first = [side.status()["last_check"] for side in pair.sides]
    pair.passes(60)
    second = [side.status()["last_check"] for side in pair.sides]
    for found in (first, second):
        assert found[0] == found[1]
    assert {first[0]["by"], second[0]["by"]} == {"Amber", "Cobalt"}
    assert second[0]["at"] - first[0]["at"] == 60_000
    for side in pair.sides:
        assert side.status()["checks"] == {"machine": 2, "human": 0, "missed": 0}
        assert side.alarms("check_missed") == []


@pytest.mark.clause("RCT-8")
def test_a_completed_check_says_how_long_it_took_and_by_which_path(pair):
    pair.hold(pair.amber)
    pair.amber.does("check")
    pair.passes(3)
    pair.release(pair.amber)
    pair.settle()
    for side in pair.sides:
        last = side.status()["last_check"]
        assert (last["round_trip_ms"], last["route"]) == (3000, "net")


@pytest.mark.clause("RCT-8")
def test_step_two_repeats_the_challenge_and_lists_what_step_one_signed(pair):
    pair.amber.sends("before")
    pair.settle()
    cut = pair.amber.line.heads()
    pair.amber.does("check")
    pair.settle()
    (one, three), (two,) = pair.amber.kinds(Kind.CHECK), pair.cobalt.kinds(Kind.CHECK)
    check = next(iter(pair.amber.line.checks.values()))
    assert (one[0], two[0], three[0]) == (1, 2, 3)
    assert (one[3], [list(head) for head in cut]) == (two[3], two[6])
    assert (check.leaf, check.answer_leaf) == (two[2], three[2])
    assert two[4] != two[3]


@pytest.mark.clause("RCT-8")
@pytest.mark.parametrize("wrong", ["text", "cut", "challenge"])
def test_a_false_step_two_answers_nothing(pair, wrong):
    pair.hold(pair.amber)
    pair.amber.does("check")
    check = next(iter(pair.amber.line.checks.values()))
    cut = [list(head) for head in check.cut]
    content = [2, 1, check.leaf, check.text, "mine", "node", cut]
    if wrong == "text":
        content[3] += "!"
    elif wrong == "cut":
        cut[0][2] += 1
    else:
        content[2] = bytes(32)
    leaf = pair.cobalt.appends(Kind.CHECK, content)
    pair.settle()
    assert pair.amber.item(leaf)["void"] == "RCT-8"
    assert not check.completed


@pytest.mark.clause("RCT-8")
def test_a_step_three_that_names_another_answer_completes_nothing(pair):
    pair.hold(pair.amber)
    pair.cobalt.appends(Kind.CHECK, [1, 1, None, "text", "node"])
    pair.settle()
    assert [2] == [content[0] for content in check_contents(pair.amber)]
    leaf = pair.cobalt.appends(Kind.CHECK, [3, 2, bytes(32), 1, None, "net"])
    pair.settle()
    assert "RCT-8" == pair.amber.item(leaf)["void"]
    assert pair.amber.status()["last_check"] is None


@pytest.mark.clause("RCT-8")
def test_checks_by_a_person_are_counted_apart_from_those_of_the_nodes(pair):
    """R04: started by an officer, or answered by one."""
    pair.amber.does("check")
    pair.settle()
    pair.amber.does("check", as_="Anna")
    pair.settle()
    for side in pair.sides:
        assert side.status()["checks"] == {"machine": 1, "human": 1, "missed": 0}
    leaf = pair.amber.does("check")["check"]
    pair.settle()
    pair.cobalt.does("answer", as_="Carl", item=leaf, meaning="understood")
    pair.settle()
    for side in pair.sides:
        assert side.status()["checks"] == {"machine": 2, "human": 2, "missed": 0}


@pytest.mark.clause("RCT-5")
def test_nobody_answers_his_own_check(pair):
    leaf = pair.amber.does("check")["check"]
    pair.settle()
    assert pair.amber.is_refused("answer", as_="Anna", item=leaf, meaning="understood")
    forged = pair.amber.appends_act(
        *(Kind.ANSWER, [0, "en", ""]), reference=bytes.fromhex(leaf), mode=2
    )
    pair.settle()
    for side in pair.sides:
        assert side.item(forged)["void"] == "RCT-5"
        assert side.status()["checks"]["human"] == 0


@pytest.mark.clause("RCT-8")
def test_no_test_text_can_be_read_as_an_operational_message(pair):
    """R05, R06: an order in a check stands in no list of items and has no number of theirs."""
    order = "FLASH: open fire at 60.1,24.5"
    pair.amber.appends(Kind.CHECK, [1, 1, None, order, "node"])
    pair.amber.appends_act(Kind.CHECK, [1, 2, None, order, "Anna"], mode=2)
    pair.settle()
    for side in pair.sides:
        assert side.items() == []
        shown = [item for item in side.items(every=True) if item["kind"] == "check"]
        assert {None} == {item["text"] for item in shown}
        assert 6 == len(shown)
        assert {"test", None} == {item["series"] for item in shown}


@pytest.mark.clause("RCT-8")
def test_serials_of_checks_have_no_gap_and_take_no_other_series(pair):
    pair.amber.does("check")
    pair.settle()
    pair.amber.does("check", as_="Anna")
    pair.settle()
    pair.cobalt.does("check")
    pair.settle()
    assert [1, 2, 3, 4, 5] == [content[1] for content in check_contents(pair.amber)]
    assert [1, 2, 3, 4] == [content[1] for content in check_contents(pair.cobalt)]
    pair.amber.sends()
    assert 1 == pair.amber.items()[-1]["serial"]
    for side in pair.sides:
        assert side.status()["gaps"] == []


def check_contents(side):
    """The contents of a side's checks; an officer's is inside his act."""
    return [
        content if content[0] in (1, 2, 3) else content[5] for content in side.kinds(Kind.CHECK)
    ]


@pytest.mark.clause("RCT-8")
def test_no_refused_word_ever_stands_in_a_check_text():
    """R05: the library keeps to the peer's list, in the text and in its tail."""
    words = ["FOX", "bread", "a", "0", "DEAD", "чай"]
    pair = Pair({"checks.words_refused": words})
    for _ in range(30):
        pair.amber.does("check")
        pair.settle()
    texts = [each[3] for each in check_contents(pair.amber) if each[0] == 1]
    texts += [each[4] for each in check_contents(pair.cobalt) if each[0] == 2]
    assert 60 == len(texts)
    assert not [
        (word, text) for word in words for text in texts if word.casefold() in text.casefold()
    ]


@pytest.mark.clause("RCT-8")
def test_check_texts_come_from_the_vetted_library_and_no_two_are_alike(pair):
    for _ in range(20):
        pair.amber.does("check")
        pair.settle()
    texts = [each[3] for each in check_contents(pair.amber) if each[0] == 1]
    assert 20 == len(set(texts))
    assert all(text.rpartition(" ")[0] in TEXTS for text in texts)


@pytest.mark.clause("REC-13")
def test_both_sides_read_the_same_six_words_cut_at_the_last_check(pair):
    pair.amber.sends("before")
    pair.amber.does("check")
    pair.settle()
    words = {reading.digest(side.node, side.store) for side in pair.sides}
    assert 1 == len(words)
    assert 6 == len(next(iter(words)).split())
    pair.cobalt.sends("after the check")
    pair.settle()
    assert words == {reading.digest(side.node, side.store) for side in pair.sides}
    pair.cobalt.does("check")
    pair.settle()
    assert words.isdisjoint({reading.digest(side.node, side.store) for side in pair.sides})


@pytest.mark.clause("LIN-13")
def test_a_missed_check_alarms_the_waiting_side_within_the_grace_and_is_counted():
    pair = Pair(OFTEN)
    pair.hold(pair.cobalt)
    pair.hold(pair.amber)
    pair.passes(60 + 4)
    assert [[], []] == [side.alarms("check_missed") for side in pair.sides]
    pair.passes(1)
    for side in pair.sides:
        (alarm,) = side.alarms("check_missed")
        assert alarm["count"] == 1
        assert alarm["whose_turn"] in ("Amber", "Cobalt")
        assert side.status()["checks"]["missed"] == 1
    pair.passes(60)
    assert 2 == pair.amber.alarms("check_missed")[-1]["count"]


@pytest.mark.clause("LIN-13")
def test_a_check_by_hand_just_before_the_due_time_counts_for_it():
    pair = Pair(OFTEN)
    pair.passes(57)
    pair.amber.does("check")
    pair.settle()
    pair.loses = lambda sender, frame: frame[0] == frames.ENTRY
    pair.passes(10)
    assert [[], []] == [side.alarms("check_missed") for side in pair.sides]


@pytest.mark.clause("LIN-13")
def test_missed_checks_in_a_row_make_it_silent_with_three_readings():
    """R07: our side, the path and the peer are told apart."""
    pair = Pair(OFTEN)
    for side in pair.sides:
        pair.hold(side)
    pair.passes(2 * 60 + 5)
    assert "silent" != pair.amber.status()["state"]
    pair.passes(60)
    link = pair.amber.link()
    assert link["state"] == "silent"
    assert link["readings"] == {
        "our_side": "healthy",
        "path": "no route is open",
        "peer": "checks missed",
    }
    pair.connect()
    assert [side.status()["state"] for side in pair.sides] == ["both_ways", "both_ways"]
    assert pair.amber.status()["checks"]["missed"] == 0


@pytest.mark.clause("LIN-13")
def test_a_peer_that_answers_pings_but_no_checks_is_silent_over_an_open_path():
    pair = Pair(OFTEN)
    pair.loses = lambda sender, frame: sender is pair.cobalt and frame[0] == frames.ENTRY
    pair.passes(3 * 60 + 5)
    link = pair.amber.link()
    assert (link["to_them"], link["from_them"], link["state"]) == (True, True, "silent")
    assert link["readings"] == {
        "our_side": "healthy",
        "path": "open",
        "peer": "checks missed",
    }


@pytest.mark.clause("LIN-13")
def test_a_node_that_just_started_has_missed_nothing_that_came_before():
    pair = Pair(OFTEN)
    pair.jumps(3600)
    for side in pair.sides:
        side.restarts()
        assert side.status()["checks"]["missed"] == 0


@pytest.mark.clause("REC-3")
@pytest.mark.clause("RCT-8")
def test_a_check_behind_a_gap_is_completed_at_once_and_counts_once_when_the_gap_closes(pair):
    """Promise 7: a check waits for nothing; its steps are void on neither side afterwards."""
    pair.amber.node.disk_is_low = pair.amber.node.ledger.disk_is_low = True
    pair.cobalt.sends("stays with its author meanwhile")
    pair.settle()
    pair.amber.does("check")
    pair.settle()
    assert 1 == pair.amber.line.machine_checks
    pair.amber.node.disk_is_low = pair.amber.node.ledger.disk_is_low = False
    pair.passes(10)
    assert ["stays with its author meanwhile"] == pair.amber.texts()
    for side in pair.sides:
        assert 1 == side.line.machine_checks
        steps = [item for item in side.items(every=True) if item["kind"] == "check"]
        assert [None, None, None] == [step["void"] for step in steps]
