"""What a node says by itself: shown, escalated, and who is on watch (RCT-1, RCT-4, RCT-13, RCT-16)."""

import pytest

from openline.core.record.envelope import Kind
from tests.spec import ceremony
from tests.spec.pair import Pair

# The handling times are long, so that only what is looked for happens.
ESCALATION = {
    "escalation.flash_s": 60,
    "escalation.immediate_s": 180,
    "escalation.priority_s": 1800,
    "escalation.routine_s": 0,
    "escalation.unacknowledged_s": 900,
    "escalation.authority_s": 5400,
}


def steps(side, item):
    """The steps of the alarm that a side shows."""
    return [part["step"] for part in side.item(item)["escalated"]]


def shows(side, *items, post="duty desk"):
    """The console of a side says that these are on a manned screen."""
    side.does("shown", post=post, items=list(items))


@pytest.mark.clause("RCT-13")
def test_shown_names_the_post_and_never_a_person(pair):
    """Mutant: say who sits there."""
    items = [pair.amber.sends(f"message {number}") for number in range(3)]
    pair.settle()
    shows(pair.cobalt, *items)
    pair.settle()
    for item in items:
        for side in pair.sides:
            light = side.item(item)["lights"]["shown"]
            assert "duty desk" == light["by"]
        assert {"recorded", "sent", "held", "shown"} == pair.amber.lit(item)
    assert 1 == len(pair.cobalt.kinds(Kind.SHOWN))


@pytest.mark.clause("RCT-1")
@pytest.mark.clause("RCT-4")
def test_no_other_light_lights_shown_or_onward(pair):
    """Mutant: light shown by an acknowledgement, for whoever read it must have seen it."""
    item = pair.amber.sends("Read me.")
    pair.settle()
    pair.cobalt.does("ack", as_="Carl", item=item)
    pair.cobalt.does("answer", as_="Carl", item=item, meaning="will-comply")
    pair.settle()
    for side in pair.sides:
        assert not {"shown", "onward"} & side.lit(item)


@pytest.mark.clause("RCT-13")
def test_shown_is_said_once_and_of_nothing_that_is_not_the_peers(pair):
    theirs, ours = pair.amber.sends("theirs"), pair.cobalt.sends("ours")
    pair.settle()
    before = pair.cobalt.all_there_is()
    shows(pair.cobalt, ours, "00" * 32)
    assert before == pair.cobalt.all_there_is()
    shows(pair.cobalt, theirs, ours)
    shows(pair.cobalt, theirs)
    assert [["duty desk", [bytes.fromhex(theirs)]]] == pair.cobalt.kinds(Kind.SHOWN)


@pytest.mark.clause("RCT-13")
def test_what_a_hostile_node_says_of_its_own_items_lights_nothing(pair):
    item = bytes.fromhex(pair.amber.sends())
    pair.settle()
    pair.amber.appends(Kind.SHOWN, ["duty desk", [item]])
    pair.amber.appends(Kind.ESCALATE, [1, [item, bytes(32)]])
    pair.settle()
    for side in pair.sides:
        assert "shown" not in side.lit(item)
        assert [] == steps(side, item)


@pytest.mark.clause("ENV-9")
@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (Kind.SHOWN, ["", [bytes(32)]]),
        (Kind.SHOWN, ["desk", []]),
        (Kind.SHOWN, ["desk", [bytes(32)] * 65]),
        (Kind.SHOWN, ["desk", [bytes(31)]]),
        (Kind.SHOWN, [["desk"], [bytes(32)]]),
        (Kind.ESCALATE, [0, [bytes(32)]]),
        (Kind.ESCALATE, [4, [bytes(32)]]),
        (Kind.WATCH, [[["desk", "Carl", ["en"], 5]] * 17, 1]),
        (Kind.WATCH, [[["desk", 7, ["en"], 5]], 1]),
        (Kind.WATCH, [[["desk", "Carl", ["en"], -5]], 1]),
        (Kind.WATCH, [[], 2]),
        (Kind.WATCH, [[], True]),
    ],
)
def test_what_has_another_form_is_void_and_changes_nothing(pair, kind, content):
    leaf = pair.amber.appends(kind, content)
    pair.settle()
    found = next(each for each in pair.cobalt.items(every=True) if each["id"] == leaf.hex())
    assert found["void"]
    assert pair.cobalt.status()["watch"]["theirs"] is None


@pytest.mark.clause("REC-3")
def test_a_shown_that_came_before_its_predecessors_counts_at_once(pair):
    """It comes by another path than a backlog; what it names is here."""
    item = pair.amber.sends("Look.")
    pair.settle()
    pair.hold(pair.cobalt)
    pair.cobalt.sends("a long backlog")
    shows(pair.cobalt, item)
    pair.loses = lambda sender, frame: frame[0] == 1 and b"backlog" in (frame[3] or b"")
    pair.release(pair.cobalt)
    pair.settle()
    assert pair.amber.line.logs[pair.cobalt.line.us].early
    assert "shown" in pair.amber.lit(item)


def test_a_node_that_may_not_sign_says_nothing_and_says_so(pair):
    item = pair.amber.sends()
    pair.settle()
    pair.cobalt.restarts(restored=True)
    fault = pair.cobalt.is_refused("shown", post="desk", items=[item])
    assert "REC-10" == fault["clause"]
    pair.cobalt.ticks(free_bytes=0)
    fault = pair.cobalt.is_refused("watch-is", manned=[], linguist=None)
    assert fault["clause"] in ("REC-5", "REC-10")


# --- escalation ------------------------------------------------------------------------------


@pytest.mark.clause("RCT-13")
@pytest.mark.parametrize(
    ("precedence", "times"),
    [("FLASH", {1: 60, 2: 900, 3: 5400}), ("IMMEDIATE", {1: 180}), ("PRIORITY", {1: 1800})],
)
def test_a_step_is_taken_when_its_agreed_time_has_passed_and_not_before(precedence, times):
    """Mutants: take it a second early; take step 2 for PRIORITY; take a step twice."""
    pair = Pair(ESCALATION)
    item = pair.amber.sends("Answer me.", precedence)
    pair.settle()
    passed = 0
    for step, due in times.items():
        for side in pair.sides:
            assert step - 1 == len(steps(side, item))
        pair.jumps(due - passed - 1)
        assert list(range(1, step)) == steps(pair.cobalt, item)
        pair.passes(1)
        for side in pair.sides:
            assert list(range(1, step + 1)) == steps(side, item)
        passed = due
    for _ in range(3):
        pair.jumps(7000)
    assert list(times) == steps(pair.amber, item)
    told = [part["step"] for part in pair.cobalt.told if part["event"] == "escalate"]
    assert list(times) == told
    assert ["Cobalt"] * len(times) == [
        part["by"] for part in pair.amber.item(item)["escalated"]
    ]
    assert not [part for part in pair.amber.told if part["event"] == "escalate"]


@pytest.mark.clause("RCT-13")
def test_routine_never_escalates_by_default(pair):
    item = pair.amber.sends("No hurry.")
    pair.settle()
    pair.jumps(200_000)
    assert [] == steps(pair.amber, item)


@pytest.mark.clause("RCT-13")
@pytest.mark.parametrize("mode", ["REAL", "EXERCISE"])
def test_an_exercise_escalates_as_the_real_thing_and_says_which_it_is(mode):
    pair = Pair(ESCALATION)
    number = pair.amber.stops(mode=mode)
    item = pair.amber.replies[number].result["id"]
    pair.settle()
    for _ in range(3):
        pair.jumps(6000)
    assert [1, 2, 3] == steps(pair.amber, item)
    told = [part for part in pair.cobalt.told if part["event"] == "escalate"]
    assert [(step, mode, "FLASH", "stop") for step in (1, 2, 3)] == [
        (part["step"], part["mode"], part["precedence"], part["kind"]) for part in told
    ]


@pytest.mark.clause("RCT-13")
def test_what_a_person_has_acknowledged_escalates_no_further(pair):
    item = pair.amber.sends("Read me.", "FLASH")
    pair.settle()
    pair.passes(61)
    assert [1] == steps(pair.amber, item)
    pair.cobalt.does("ack", as_="Carl", item=item)
    pair.settle()
    for _ in range(3):
        pair.jumps(6000)
    for side in pair.sides:
        assert [1] == steps(side, item)
        assert not side.line.open_items


@pytest.mark.clause("RCT-13")
def test_that_it_was_shown_is_no_acknowledgement(pair):
    item = pair.amber.sends("Read me.", "FLASH")
    pair.settle()
    shows(pair.cobalt, item)
    pair.passes(61)
    assert [1] == steps(pair.amber, item)


def test_what_was_cancelled_or_is_void_escalates_not(pair):
    item = pair.amber.sends("Never mind.", "FLASH")
    pair.amber.does("cancel", as_="Anna", item=item)
    void = pair.amber.appends_act(Kind.MESSAGE, ["en", "x", []], as_="Axel", precedence=3)
    pair.settle()
    for _ in range(3):
        pair.jumps(6000)
    assert [] == steps(pair.amber, item) == steps(pair.amber, void.hex())
    assert [{}, {}] == [pair.amber.line.open_items, pair.cobalt.line.open_items]


@pytest.mark.clause("RCT-13")
def test_steps_that_were_taken_are_taken_no_second_time_after_a_restart(pair):
    item = pair.amber.sends("Read me.", "FLASH")
    pair.settle()
    pair.passes(61)
    pair.cobalt.restarts()
    pair.connect()
    pair.passes(120)
    assert [1] == steps(pair.amber, item)
    pair.jumps(1000)
    pair.passes(2)
    assert [1, 2] == steps(pair.amber, item)


@pytest.mark.clause("RCT-13")
def test_an_amendment_moves_the_steps_of_what_is_open(pair):
    item = pair.amber.sends("Read me.", "IMMEDIATE")
    pair.settle()
    pair.passes(20)
    amendment = pair.amber.does("amend", as_="Arvo", profile={"escalation.immediate_s": 30})
    pair.settle()
    pair.cobalt.does("accept", as_="Clio", item=amendment["id"])
    pair.passes(9)
    assert [] == steps(pair.cobalt, item)
    pair.passes(2)
    assert [1] == steps(pair.cobalt, item)


@pytest.mark.clause("RCT-6")
def test_what_is_open_is_the_same_kept_as_counted(pair):
    """Kept along with every entry, and after a restart; `needs` counts nothing else."""
    items = [pair.amber.sends(f"{number}", "PRIORITY") for number in range(6)]
    pair.cobalt.sends("back")
    pair.settle()
    pair.cobalt.does("ack", as_="Carl", item=items[0])
    pair.cobalt.does("answer", as_="Carl", item=items[1], meaning="understood")
    pair.amber.does("cancel", as_="Anna", item=items[2])
    pair.settle()
    for _ in range(2):
        assert {"PRIORITY": 3} == pair.cobalt.status()["needs"]["from_us"]
        assert {"PRIORITY": 3} == pair.amber.status()["needs"]["from_them"]
        assert {"ROUTINE": 1} == pair.amber.status()["needs"]["from_us"]
        for side in pair.sides:
            side.restarts()


# --- the watch -------------------------------------------------------------------------------

MANNED = [["duty desk", "Lt. Carl", ["en", "ru"], ceremony.START_MS]]


@pytest.mark.clause("RCT-16")
def test_both_sides_see_who_is_on_watch_and_since_when(pair):
    pair.cobalt.does("watch-is", manned=MANNED, linguist=True)
    pair.settle()
    shown = {
        "manned": [
            {
                "post": "duty desk",
                "name": "Lt. Carl",
                "languages": ["en", "ru"],
                "since": ceremony.START_MS,
            }
        ],
        "linguist": True,
        "at": pair.wall_ms,
    }
    assert shown == pair.amber.status()["watch"]["theirs"]
    assert shown == pair.cobalt.status()["watch"]["ours"]
    assert pair.amber.status()["watch"]["ours"] is None


@pytest.mark.clause("RCT-16")
@pytest.mark.parametrize(
    ("shows", "manned", "linguist"),
    [
        ([], [["duty desk", None, [], None]], None),
        (["name"], [["duty desk", "Lt. Carl", [], None]], None),
        (["languages", "linguist"], [["duty desk", None, ["en", "ru"], None]], 1),
        (["since"], [["duty desk", None, [], ceremony.START_MS]], None),
    ],
)
def test_what_the_profile_does_not_show_never_leaves_the_node(shows, manned, linguist):
    """Mutant: blank it in the receiver's view only."""
    pair = Pair({"watch.shows": shows})
    pair.cobalt.does("watch-is", manned=MANNED, linguist=True)
    pair.settle()
    assert [[manned, linguist]] == pair.cobalt.kinds(Kind.WATCH)
    theirs = pair.amber.status()["watch"]["theirs"]
    assert manned[0][1] == theirs["manned"][0]["name"]


@pytest.mark.clause("RCT-16")
def test_the_watch_is_said_again_only_when_it_has_changed(pair):
    for _ in range(3):
        pair.cobalt.does("watch-is", manned=MANNED, linguist=None)
    pair.cobalt.restarts()
    pair.cobalt.does("watch-is", manned=MANNED, linguist=None)
    assert 1 == len(pair.cobalt.kinds(Kind.WATCH))
    pair.cobalt.does("watch-is", manned=[], linguist=None)
    assert [] == pair.cobalt.kinds(Kind.WATCH)[-1][0]


# --- one event an entry ----------------------------------------------------------------------


def test_each_entry_is_announced_once_in_order_with_what_it_changed(pair):
    item = pair.amber.sends("Read me.")
    pair.settle()
    pair.cobalt.does("ack", as_="Carl", item=item)
    pair.settle()
    for side in pair.sides:
        told = [part for part in side.told if part["event"] == "entry"]
        seqs = [part["seq"] for part in told]
        assert list(range(seqs[0], seqs[0] + len(seqs))) == seqs
        acks = [part for part in told if part["kind"] == "ack"]
        assert [[item]] == [part["about"] for part in acks]
        receipts = [
            part for part in told if part["kind"] == "rcpt" and part["party"] == "Cobalt"
        ]
        assert [item] in [part["about"] for part in receipts]


def test_what_waited_in_a_gap_is_told_with_the_entry_that_closes_it(pair):
    item = pair.amber.sends("Old.")
    pair.settle()
    lost = []
    pair.loses = lambda sender, frame: frame[0] == 1 and not lost and not lost.append(frame)
    pair.amber.sends("lost at first")
    pair.amber.does("cancel", as_="Anna", item=item)
    pair.settle()
    assert pair.cobalt.item(item)["cancelled"] is None
    pair.jumps(5)
    pair.passes(30)
    assert pair.cobalt.item(item)["cancelled"]
    told = [part for part in pair.cobalt.told if part["event"] == "entry"]
    assert item in [about for part in told for about in part["about"]]
    assert len({part["seq"] for part in told}) == len(told)
