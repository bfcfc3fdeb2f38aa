"""Lights and receipts: what each proves, and that none is lit by anything else."""

import pytest

from openline.core.record.envelope import Kind
from tests.spec.pair import Pair


@pytest.mark.clause("RCT-1")
def test_no_light_implies_the_next(pair):
    """recorded, sent, held, acknowledged and answered come one by one, each from its own cause."""
    pair.hold(pair.amber)
    item = pair.amber.sends()
    assert pair.amber.lit(item) == {"recorded", "sent"}
    pair.release(pair.amber)
    pair.settle()
    assert pair.amber.lit(item) == {"recorded", "sent", "held"}
    pair.cobalt.does("ack", as_="Carl", item=item)
    pair.settle()
    assert pair.amber.lit(item) == {"recorded", "sent", "held", "acknowledged"}
    pair.cobalt.does("answer", as_="Carl", item=item, meaning="will-comply", text="Now.")
    pair.settle()
    assert pair.amber.lit(item) == {"recorded", "sent", "held", "acknowledged", "answered"}
    assert pair.amber.item(item)["lights"]["shown"] is None
    assert pair.amber.item(item)["lights"]["onward"] is None


@pytest.mark.clause("RCT-4")
def test_held_is_lit_by_a_receipt_and_by_nothing_else(pair):
    """Neither an acknowledgement nor the peer's signed head lights it."""
    item = pair.amber.sends()
    line = pair.cobalt.line
    pair.deliver(pair.amber)
    line.fresh.clear()
    receipts = len(pair.cobalt.kinds(Kind.RCPT))
    pair.pipes[1].way["Cobalt"].clear()  # the receipt is lost with its session
    pair.cut(1)
    pair.connect(settle=False)
    for _ in range(4):
        pair.deliver(pair.cobalt)  # HELLO and PING say what it holds; the receipt waits
        if pair.amber.line.peers[1 - pair.amber.line.us].outbox.peer_size:
            break
    assert pair.amber.line.peers[1 - pair.amber.line.us].outbox.peer_size
    assert "held" not in pair.amber.lit(item)
    pair.settle()
    assert "held" in pair.amber.lit(item)
    assert receipts == len(pair.cobalt.kinds(Kind.RCPT))


@pytest.mark.clause("RCT-5")
def test_an_acknowledgement_lights_even_if_the_receipt_has_not_come(pair):
    """The two may cross on different paths."""
    item = pair.amber.sends("read me", "FLASH")
    pair.deliver(pair.amber)
    pair.cobalt.does("ack", as_="Carl", item=item)
    ack = pair.pipes[1].way["Cobalt"].pop()
    pair.pipes[1].way["Cobalt"].clear()
    pair.inject(pair.cobalt, 1, ack)
    assert pair.amber.lit(item) == {"recorded", "sent", "acknowledged"}


@pytest.mark.clause("RCT-1")
def test_an_acknowledgement_is_not_an_answer_and_each_answer_says_its_meaning(pair):
    item = pair.amber.sends()
    pair.settle()
    pair.cobalt.does("ack", as_="Carl", item=item)
    pair.settle()
    assert pair.amber.item(item)["answers"] == []
    for meaning in ("not-understood", "understood"):
        pair.cobalt.does("answer", as_="Clio", item=item, meaning=meaning)
    pair.settle()
    for side in pair.sides:
        answers = side.item(item)["answers"]
        assert ["not-understood", "understood"] == [answer["meaning"] for answer in answers]
        assert {"Clio, Cobalt"} == {answer["by"] for answer in answers}
        assert side.item(item)["lights"]["acknowledged"]["by"] == "Carl, Cobalt"


@pytest.mark.clause("RCT-2")
def test_every_light_has_a_time_and_says_whose_clock_it_is():
    pair = Pair(connected=False)
    pair.cobalt.clock_off_ms = 90_000
    pair.connect()
    item = pair.amber.sends()
    pair.settle()
    pair.passes(3)
    pair.cobalt.does("ack", as_="Carl", item=item)
    pair.settle()
    start = pair.wall_ms - 3000
    ours, theirs = pair.amber.item(item)["lights"], pair.cobalt.item(item)["lights"]
    assert ours["recorded"] == {"at": start, "by": "Amber", "clock": "ours"}
    assert ours["held"] == {"at": start + 90_000, "by": "Cobalt", "clock": "theirs"}
    assert ours["acknowledged"] == {
        "at": start + 93_000,
        "by": "Carl, Cobalt",
        "clock": "theirs",
    }
    assert theirs["recorded"]["clock"] == "theirs"
    assert theirs["acknowledged"]["clock"] == "ours"
    assert pair.cobalt.item(item)["arrived"] == start + 90_000


@pytest.mark.clause("RCT-3")
def test_one_batch_has_one_receipt(pair):
    """Mutant: receipt each entry by itself."""
    pair.hold(pair.amber)
    items = [pair.amber.sends(str(number)) for number in range(20)]
    before = len(pair.cobalt.kinds(Kind.RCPT))
    frames = b"".join(pair.pipes[1].way["Amber"])
    pair.pipes[1].way["Amber"].clear()
    pair.inject(pair.amber, 1, frames)
    found = pair.cobalt.kinds(Kind.RCPT)[before:]
    assert 1 == len(found)
    first = pair.amber.line.items[bytes.fromhex(items[0])].index
    assert [1, [[first, first + 20]], []] == found[0]
    pair.settle()
    assert all("held" in pair.amber.lit(item) for item in items)


@pytest.mark.clause("RCT-3")
def test_a_receipt_never_causes_a_receipt(pair):
    """Otherwise two idle nodes would write for ever."""
    pair.amber.sends()
    pair.settle()
    sizes = [head.size for head in pair.amber.line.heads()]
    pair.passes(120)
    assert sizes == [head.size for head in pair.amber.line.heads()]
    assert sizes == [head.size for head in pair.cobalt.line.heads()]


@pytest.mark.clause("RCT-3")
def test_a_receipt_comes_after_what_it_receipts_on_disk_in_the_same_transaction(pair):
    """Mutant: write the receipt in the next turn, or send it before the commit."""
    item = pair.amber.sends()
    pair.cobalt.store.fail_next("before")
    sizes = [head.size for head in pair.cobalt.line.heads()]
    pair.deliver(pair.amber)
    assert sizes == [head.size for head in pair.cobalt.line.heads()]
    assert not pair.pipes[1].way["Cobalt"]
    assert "held" not in pair.amber.lit(item)
    pair.cut(1)
    pair.connect()
    assert "held" in pair.amber.lit(item)
    assert pair.cobalt.texts() == ["All quiet."]


@pytest.mark.clause("RCT-3")
@pytest.mark.clause("LIN-5")
def test_an_item_with_an_attachment_is_held_only_when_the_attachment_is_whole(pair):
    data = bytes(range(256)) * 200
    item = pair.amber.sends("see map", attachments=[pair.amber.attaches("map.png", data)])
    pair.deliver(pair.amber)
    pair.deliver(pair.cobalt, count=9)
    pair.deliver(pair.amber, count=2)
    pair.deliver(pair.cobalt, count=9)
    assert "held" not in pair.amber.lit(item)
    assert pair.cobalt.texts() == ["see map"]
    pair.settle()
    assert "held" in pair.amber.lit(item)


@pytest.mark.clause("RCT-6")
def test_a_breach_of_the_handling_time_is_shown_on_both_sides_and_stays():
    """Mutant: light the breach at the author only, or put it out by the late acknowledgement."""
    pair = Pair({"handling.flash_s": 10})
    flash = pair.amber.sends("quick", "FLASH")
    routine = pair.amber.sends("slow")
    pair.settle()
    pair.passes(10)
    assert [False, False] == [side.item(flash)["breach"] for side in pair.sides]
    pair.passes(1)
    for side in pair.sides:
        assert side.item(flash)["breach"]
        assert not side.item(routine)["breach"]
        assert 1 == len(side.alarms("handling_breach"))
    pair.cobalt.does("ack", as_="Carl", item=flash)
    pair.passes(5)
    for side in pair.sides:
        assert side.item(flash)["breach"]
        assert 1 == len(side.alarms("handling_breach"))


@pytest.mark.clause("RCT-6")
def test_an_acknowledgement_in_time_is_no_breach_later():
    pair = Pair({"handling.flash_s": 10})
    flash = pair.amber.sends("quick", "FLASH")
    pair.settle()
    pair.cobalt.does("ack", as_="Carl", item=flash)
    pair.passes(30)
    assert [False, False] == [side.item(flash)["breach"] for side in pair.sides]


@pytest.mark.clause("RCT-5")
def test_two_answers_that_cross_are_both_kept_and_no_light_goes_out(pair):
    item = pair.amber.sends()
    pair.settle()
    pair.hold(pair.cobalt)
    pair.cobalt.does("answer", as_="Carl", item=item, meaning="referred")
    pair.amber.does("cancel", as_="Anna", item=item)
    pair.release(pair.cobalt)
    pair.settle()
    for side in pair.sides:
        assert ["referred"] == [answer["meaning"] for answer in side.item(item)["answers"]]
        assert side.item(item)["cancelled"]
