"""Attachments: below everything else, whole or not held, going on after a cut (LIN-5, LIN-10)."""

import hashlib

import pytest

from openline.core.line import frames
from openline.core.record.envelope import Kind


def content(size, mark=b"a"):
    """Bytes that differ all along."""
    block = hashlib.sha256(mark).digest()
    return b"".join(
        hashlib.sha256(block + at.to_bytes(4, "big")).digest() for at in range(size // 32)
    )


def held_bytes(side, digest):
    """How much of an attachment a side has."""
    return side.store.attachments(side.line.id).get(digest, (0, 0))[0]


def received(side, file):
    """The whole attachment as it stands in the store."""
    return side.store.part(side.line.id, bytes.fromhex(file[2]), 0, file[1])


@pytest.mark.clause("LIN-5")
@pytest.mark.clause("LIN-10")
def test_a_flash_in_the_middle_of_an_attachment_goes_before_the_rest_of_it(pair):
    file = pair.amber.attaches("film.mp4", content(1_000_000))
    pair.amber.sends("see film", attachments=[file])
    digest = bytes.fromhex(file[2])
    pair.carries_on(lambda: held_bytes(pair.cobalt, digest) > 200_000)
    pair.amber.sends("flash", "FLASH")
    held = held_bytes(pair.cobalt, digest)
    pair.carries_on(lambda: "flash" in pair.cobalt.texts())
    assert held_bytes(pair.cobalt, digest) - held <= 65_536
    pair.settle()
    assert received(pair.cobalt, file) == content(1_000_000)


@pytest.mark.clause("LIN-5")
def test_an_attachment_goes_on_after_a_cut_from_where_it_was(pair):
    file = pair.amber.attaches("film.mp4", content(400_000))
    item = pair.amber.sends("see film", attachments=[file])
    digest = bytes.fromhex(file[2])
    pair.carries_on(lambda: held_bytes(pair.cobalt, digest) > 100_000)
    pair.cut(1)
    pair.passed.clear()
    pair.connect()
    assert received(pair.cobalt, file) == content(400_000)
    assert "held" in pair.amber.lit(item)
    first = pair.frames(pair.amber, frames.BODY)[0]
    assert first[3] >= 100_000
    assert all(len(frame[4]) <= 16_384 for frame in pair.frames(pair.amber, frames.BODY))


@pytest.mark.clause("LIN-5")
def test_an_attachment_goes_on_after_the_receiver_started_anew(pair):
    file = pair.amber.attaches("film.mp4", content(400_000))
    pair.amber.sends("see film", attachments=[file])
    pair.carries_on(lambda: held_bytes(pair.cobalt, bytes.fromhex(file[2])) > 100_000)
    pair.cobalt.restarts()
    pair.connect()
    assert received(pair.cobalt, file) == content(400_000)


@pytest.mark.clause("LIN-5")
def test_eighty_attachments_all_come_though_few_are_asked_for_at_once(pair):
    """Mutant: forget the wants beyond a limit until the next session."""
    files = [pair.amber.attaches(f"{n}.bin", content(20_000, b"%d" % n)) for n in range(80)]
    items = [pair.amber.sends("x", attachments=files[at : at + 8]) for at in range(0, 80, 8)]
    pair.hold(pair.cobalt)
    pair.settle()
    pair.hold(pair.amber)
    pair.release(pair.cobalt)
    pair.settle()  # whatever is asked for at once lies at the sender now
    pair.release(pair.amber)
    pair.settle()
    assert all("held" in pair.amber.lit(item) for item in items)
    assert all(received(pair.cobalt, file) for file in files)


@pytest.mark.clause("LIN-5")
def test_parts_that_are_swallowed_are_asked_for_again(pair):
    pair.loses = lambda sender, frame: frame[0] == frames.BODY
    item = pair.amber.sends("x", attachments=[pair.amber.attaches("a.bin", content(50_000))])
    pair.settle()
    pair.loses = lambda sender, frame: False
    pair.passes(25)
    assert "held" in pair.amber.lit(item)


@pytest.mark.clause("LIN-10")
def test_the_attachment_of_the_more_urgent_item_goes_first(pair):
    slow = pair.amber.attaches("slow.bin", content(300_000, b"slow"))
    quick = pair.amber.attaches("quick.bin", content(300_000, b"quick"))
    pair.amber.sends("routine", attachments=[slow])
    pair.carries_on(lambda: held_bytes(pair.cobalt, bytes.fromhex(slow[2])) > 50_000)
    pair.amber.sends("flash", "FLASH", attachments=[quick])
    pair.carries_on(lambda: received(pair.cobalt, quick) is not None)
    assert received(pair.cobalt, slow) is None


@pytest.mark.clause("LIN-5")
def test_an_empty_attachment_and_the_same_one_twice_are_held_too(pair):
    empty = pair.amber.attaches("empty.txt", b"")
    same = pair.amber.attaches("same.txt", b"same")
    items = [
        pair.amber.sends("x", attachments=[empty, same]),
        pair.amber.sends("y", attachments=[["other name.txt", *same[1:]]]),
    ]
    pair.settle()
    assert all("held" in pair.amber.lit(item) for item in items)


@pytest.mark.clause("LIN-5")
def test_an_attachment_of_another_size_or_content_than_its_item_says_ends_the_session(pair):
    for false in ("size", "content"):
        data = content(64, false.encode())
        digest = hashlib.sha256(data).digest()
        pair.amber.appends_act(Kind.MESSAGE, ["en", false, [["f.bin", 64, digest]]])
        pair.settle()
        body = [frames.BODY, digest, 65, 0, data] if false == "size" else None
        body = body or [frames.BODY, digest, 64, 0, bytes(64)]
        pair.inject(pair.amber, next(iter(pair.pipes)), frames.pack(body))
        assert pair.pipes == {}
        pair.connect()
        item = next(each for each in pair.cobalt.items() if each["text"] == false)
        assert "held" not in pair.amber.lit(item["id"])
    assert ["LIN-5", "ENV-8"] == [alarm["clause"] for alarm in pair.cobalt.alarms("peer_fault")]
