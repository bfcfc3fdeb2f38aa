"""What goes first, on which route, and that nothing is lost or counted twice (LIN-4 to LIN-11)."""

import pytest

from openline.core.line import frames
from openline.core.record.envelope import Kind, read_entry
from tests.spec.pair import Pair


def backlog(number=40, length=1000):
    """A pair that never met, with that many messages waiting at Amber."""
    pair = Pair(connected=False)
    for at in range(number):
        pair.amber.sends(f"{at} " + "x" * length)
    return pair


@pytest.mark.clause("LIN-10")
def test_what_waits_goes_by_precedence_and_then_by_age():
    pair = Pair(connected=False)
    for precedence in ("ROUTINE", "PRIORITY", "IMMEDIATE", "FLASH", "FLASH", "ROUTINE"):
        pair.amber.sends(f"{precedence} {len(pair.amber.items())}", precedence)
    pair.amber.stops("STOP 6")
    pair.connect()
    assert pair.sent_items(pair.amber) == [
        *("STOP 6", "FLASH 3", "FLASH 4", "IMMEDIATE 2", "PRIORITY 1", "ROUTINE 0", "ROUTINE 5")
    ]


@pytest.mark.clause("LIN-10")
def test_a_flash_overtakes_a_backlog_that_is_under_way():
    """R24: it waits for no more than what lies in the session already."""
    pair = backlog(150)
    pair.connect(settle=False)
    pair.carries_on(lambda: len(pair.cobalt.texts()) > 5)
    assert pair.unsent(pair.amber)[0] <= 65_536
    pair.amber.sends("flash", "FLASH")
    pair.carries_on(lambda: "flash" in pair.cobalt.texts())
    assert len(pair.cobalt.texts()) < 70
    pair.settle()
    assert 151 == len(pair.cobalt.texts())


@pytest.mark.clause("LIN-10")
def test_the_receipt_of_a_flash_overtakes_the_receivers_own_backlog():
    """Mutant: send receipts with what is least urgent."""
    pair = Pair()
    pair.hold(pair.cobalt)
    for number in range(150):
        pair.cobalt.sends(f"{number} " + "x" * 1000)
    flash = pair.amber.sends("flash", "FLASH")
    pair.settle()
    pair.release(pair.cobalt)
    pair.carries_on(lambda: "held" in pair.amber.lit(flash))
    assert len(pair.amber.texts()) < 100


@pytest.mark.clause("LIN-10")
def test_at_most_64_kilobytes_lie_unsent_however_much_waits():
    """Mutant: let FLASH through without a limit."""
    for precedence in ("ROUTINE", "FLASH"):
        pair = Pair()
        pair.hold(pair.amber)
        for number in range(300):
            pair.amber.sends(str(number % 10) * 600, precedence)
        assert 30_000 < pair.unsent(pair.amber)[0] <= 65_536
        pair.release(pair.amber)
        pair.settle()
        assert 300 == len(pair.cobalt.texts())


@pytest.mark.clause("LIN-10")
def test_large_messages_read_from_disk_respect_the_limit_too():
    pair = Pair(connected=False)
    for number in range(30):
        pair.amber.sends(str(number % 10) * 8000)
    pair.amber.restarts()  # their frames are no longer in memory
    pair.connect(settle=False)
    pair.hold(pair.amber)
    for _ in range(3):
        pair.deliver(pair.cobalt)
        pair.deliver(pair.amber)
    assert pair.unsent(pair.amber)[0] <= 65_536
    pair.release(pair.amber)
    pair.settle()
    assert 30 == len(pair.cobalt.texts())


@pytest.mark.clause("REC-3")
@pytest.mark.clause("RCT-3")
def test_a_flash_behind_a_backlog_is_shown_and_receipted_at_once_and_its_gap_is_shown():
    """R28: the serials that are known and not here are shown until they come."""
    pair = backlog(40)
    flash = pair.amber.sends("flash", "FLASH")
    pair.connect(settle=False)
    pair.loses = lambda sender, frame: (
        sender is pair.amber
        and frame[0] == frames.ENTRY
        and read_entry(frame[1], frame[2]).envelope.kind == Kind.MESSAGE
        and len(frame[3]) > 900
    )
    pair.carries_on(lambda: "held" in pair.amber.lit(flash))
    assert pair.cobalt.texts() == ["flash"]
    assert pair.cobalt.status()["gaps"] == [
        {
            "party": "Amber",
            "series": "operational",
            "serials": list(range(1, 41)),
            "count": 40,
        }
    ]
    shown = pair.cobalt.item(flash)
    assert (shown["officer"], shown["void"], shown["serial"]) == ("Anna", None, 41)
    receipts = pair.cobalt.kinds(Kind.RCPT)
    assert any(early for _, _, early in receipts)
    pair.loses = lambda sender, frame: False
    pair.passes(10)
    assert pair.cobalt.status()["gaps"] == []
    assert 41 == len(pair.cobalt.texts())
    assert pair.cobalt.texts()[0] == "flash"
    again = pair.cobalt.item(flash)
    assert (again["id"], again["officer"], again["void"]) == (flash, "Anna", None)


@pytest.mark.clause("REC-3")
def test_an_early_flash_can_be_acknowledged_before_the_gap_closes():
    """Its id is the true one though the backlog holds everything else."""
    pair = backlog(40)
    flash = pair.amber.sends("flash", "FLASH")
    pair.connect(settle=False)
    pair.carries_on(lambda: "flash" in pair.cobalt.texts())
    assert len(pair.cobalt.texts()) < 40
    pair.cobalt.does("ack", as_="Carl", item=flash)
    pair.settle()
    assert "acknowledged" in pair.amber.lit(flash)


@pytest.mark.clause("REC-3")
def test_an_early_answer_counts_once_when_its_gap_closes():
    pair = Pair(connected=False)
    pair.connect()
    item = pair.amber.sends("question")
    pair.settle()
    pair.cut(1)
    for number in range(40):
        pair.cobalt.sends(f"{number} " + "x" * 1000)
    pair.cobalt.appends_act(
        Kind.ANSWER, [0, "en", ""], reference=bytes.fromhex(item), precedence=3
    )
    pair.connect()
    assert ["understood"] == [each["meaning"] for each in pair.amber.item(item)["answers"]]


@pytest.mark.clause("REC-3")
def test_what_was_early_when_the_node_stopped_is_still_there_and_takes_its_place():
    pair = backlog(40)
    flash = pair.amber.sends("flash", "FLASH")
    pair.connect(settle=False)
    pair.carries_on(lambda: "flash" in pair.cobalt.texts())
    pair.cobalt.restarts()
    assert "flash" in pair.cobalt.texts()
    pair.connect()
    assert 41 == len(pair.cobalt.texts())
    assert pair.cobalt.item(flash)["void"] is None


@pytest.mark.clause("REC-3")
def test_the_4097th_early_entry_ends_the_session_and_not_the_node():
    pair = Pair()
    log = pair.cobalt.line.logs[pair.amber.line.us]
    first = pair.amber.line.logs[pair.amber.line.us].size
    pair.hold(pair.amber)
    for _ in range(3):
        pair.amber.sends("lost")
    pair.pipes[1].way["Amber"].clear()
    for index in range(first + 10, first + 10 + 4096 - len(log.early)):
        log.early[index] = bytes(32)
    pair.amber.sends("one too many")
    pair.release(pair.amber)
    pair.settle()
    assert ["REC-3"] == [alarm["clause"] for alarm in pair.cobalt.alarms("peer_fault")]
    for index in range(first + 10, first + 10 + 4096):
        log.early.pop(index, None)
    pair.connect()
    assert ["lost", "lost", "lost", "one too many"] == pair.cobalt.texts()


@pytest.mark.clause("LIN-11")
def test_ordinary_traffic_takes_one_route_and_flash_takes_all(pair):
    pair.connect("radio")
    pair.passed.clear()
    pair.amber.sends("routine")
    pair.settle()
    pair.amber.sends("flash", "FLASH")
    pair.settle()
    entries = [
        frame
        for name, _, frame in pair.passed
        if name == "Amber"
        and frame[0] == frames.ENTRY
        and read_entry(frame[1], frame[2]).envelope.kind == Kind.MESSAGE
    ]
    assert 3 == len(entries)
    assert ["routine", "flash"] == pair.cobalt.texts()
    assert [["net", "radio"]] * 2 == [side.link()["routes"] for side in pair.sides]


@pytest.mark.clause("LIN-11")
@pytest.mark.parametrize("lost", [1, 2])
def test_the_loss_of_one_route_loses_nothing_and_doubles_nothing(pair, lost):
    """R08: no operator act; what was in flight goes again on the other."""
    second = pair.connect("radio")
    for side in pair.sides:
        pair.hold(side)
    for number in range(10):
        pair.amber.sends(f"a{number}", "FLASH" if number % 3 == 0 else "ROUTINE")
        pair.cobalt.sends(f"c{number}")
    pair.deliver(pair.amber, lost, count=2)
    pair.cut(lost)
    for side in pair.sides:
        pair.release(side)
    pair.settle()
    for side, mark in ((pair.cobalt, "a"), (pair.amber, "c")):
        assert sorted(side.texts()) == [f"{mark}{number}" for number in range(10)]
    assert [second if lost == 1 else 1] == list(pair.pipes)
    assert [event["route"] for event in pair.amber.told if event["event"] == "route_down"] == [
        "net" if lost == 1 else "radio"
    ]
    heads = [side.line.heads() for side in pair.sides]
    assert heads[0] == heads[1]


@pytest.mark.clause("LIN-11")
def test_every_frame_twice_changes_nothing(pair):
    pair.amber.sends("once")
    pair.amber.stops("stop")
    pair.settle()
    copies = [
        frame for name, _, frame in pair.passed if name == "Amber" and frame[0] == frames.ENTRY
    ]
    before = pair.cobalt.all_there_is()
    for frame in copies:
        pair.inject(pair.amber, 1, frames.pack(frame))
    assert before == pair.cobalt.all_there_is()


@pytest.mark.clause("LIN-11")
def test_a_line_cut_at_any_frame_delivers_everything_once(pair):
    """Each cut in turn, one frame later each time."""
    for cut_after in range(1, 12):
        text = f"message {cut_after}"
        pair.amber.sends(text)
        pair.cobalt.sends(f"theirs {cut_after}")
        for at in range(cut_after):
            for number in list(pair.pipes):
                pair.deliver(pair.sides[at % 2], number)
        for number in list(pair.pipes):
            pair.cut(number)
        pair.connect()
    assert pair.cobalt.texts() == [f"message {number}" for number in range(1, 12)]
    assert pair.amber.texts() == [f"theirs {number}" for number in range(1, 12)]


@pytest.mark.clause("LIN-6")
def test_entries_that_were_swallowed_are_asked_for_by_number(pair):
    pair.loses = lambda sender, frame: sender is pair.amber and frame[0] == frames.ENTRY
    for number in range(5):
        pair.amber.sends(str(number))
    pair.settle()
    assert pair.cobalt.texts() == []
    pair.loses = lambda sender, frame: False
    pair.passes(12)
    assert pair.cobalt.texts() == list("01234")
    wants = [frame for frame in pair.frames(pair.cobalt, frames.WANT) if frame[1] == 0]
    assert wants[0][2] == pair.amber.line.us
    assert wants[0][5] - wants[0][4] >= 5


@pytest.mark.clause("LIN-6")
def test_a_want_of_what_nobody_has_is_answered_by_nothing(pair):
    pair.hold(pair.cobalt)
    before = pair.unsent(pair.cobalt)
    for want in ([3, 0, 7, 1, 0, 5], [3, 0, 0, 9, 0, 5], [3, 0, 0, 1, 2**60, 2**61]):
        pair.inject(pair.amber, 1, frames.pack(want))
    for number in range(200):
        pair.inject(pair.amber, 1, frames.pack([3, 1, bytes([number]) * 32, 0]))
    assert before == pair.unsent(pair.cobalt)
    assert [1] == list(pair.pipes)
