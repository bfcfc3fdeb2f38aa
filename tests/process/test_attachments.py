"""A 10 MB attachment with a cut in the middle, and a FLASH that does not wait for it."""

from __future__ import annotations

import random

import pytest

from tests.process.pair import wait_until

FILE_BYTES = 10_000_000
CUT_BYTES = 5_000_000
RATE = 3_000_000  # bytes a second on the relays, so that there is a middle


@pytest.mark.clause("LIN-5")
def test_an_attachment_goes_on_after_a_cut_and_a_flash_passes_it(running):
    """What came before the cut is not sent again; a FLASH meanwhile arrives before the end."""
    pair = running
    file = pair.folder / "chart.bin"
    file.write_bytes(random.Random(1).randbytes(FILE_BYTES))
    relays = [side.relay for side in pair.sides]
    for relay in relays:
        relay.bytes_a_second = RATE
    before = sum(relay.passed for relay in relays)

    def passed():
        return sum(relay.passed for relay in relays) - before

    sent = pair.a.send("see the chart", attach=[str(file)])
    wait_until(lambda: passed() > CUT_BYTES)
    for relay in relays:
        relay.cut()
    assert passed() < FILE_BYTES
    assert not pair.a.is_held(sent["id"])
    wait_until(lambda: not pair.a.routes())
    for relay in relays:
        relay.mend()
    wait_until(lambda: passed() > CUT_BYTES + 500_000)
    flash = pair.a.send("flash", "FLASH")
    wait_until(lambda: pair.a.is_held(flash["id"]), 3)
    assert not pair.a.is_held(sent["id"]), "the flash waited for the attachment"
    wait_until(lambda: pair.a.is_held(sent["id"]))
    # Up to what was under way at the cut may go twice; never what had arrived.
    assert passed() < FILE_BYTES * 1.1
    with pair.b.store() as store:
        line = store.lines()[0].line
        ((digest, sizes),) = store.attachments(line).items()
        assert sizes == (FILE_BYTES, FILE_BYTES)
        assert store.part(line, digest, 0, FILE_BYTES) == file.read_bytes()
    pair.check_records()


@pytest.mark.clause("LIN-5")
def test_an_attachment_survives_a_kill_of_both_sides_in_its_middle(running):
    """kill -9 of both nodes while it flows: it goes on from what is on the disk."""
    pair = running
    file = pair.folder / "chart.bin"
    file.write_bytes(random.Random(2).randbytes(FILE_BYTES // 2))
    relays = [side.relay for side in pair.sides]
    for relay in relays:
        relay.bytes_a_second = RATE
    before = sum(relay.passed for relay in relays)
    sent = pair.a.send("see the chart", attach=[str(file)])
    wait_until(lambda: sum(relay.passed for relay in relays) - before > CUT_BYTES // 3)
    for side in pair.sides:
        side.kill()
    for side in pair.sides:
        side.start()
    wait_until(lambda: pair.a.is_held(sent["id"]))
    assert sum(relay.passed for relay in relays) - before < FILE_BYTES * 0.6
    pair.wait_up()
    pair.check_records()
