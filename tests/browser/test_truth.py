"""What is wrong with record, clock, keys or kinds stands on the first screen at once, in words.

Each fault is a real one: bits turned on the disk, a second entry signed with the peer's own key, an
entry that never came, a clock that was set, keys past their end, a kind that the peer suspended.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import apsw
import pytest
from playwright.sync_api import expect

from openline.core.line.frames import entry_frame
from openline.core.record.envelope import open_entry, seal
from openline.shell import home
from openline.shell.home import Paths
from tests.browser.navigators import SEE_MS
from tests.browser.seats import seat
from tests.browser.stage import Stage
from tests.process.pair import wait_until
from tests.process.raw import talk

DAY_MS = 86_400_000
AT_ONCE_MS = 3_000
KEYS = re.compile(r"keys (of the node|that ended)")


@pytest.fixture
def stage(tmp_path):
    """A line of its own for each test: what it breaks stays broken."""
    clock = tmp_path / "offset"
    clock.write_text("0")
    until = (datetime.now(UTC) + timedelta(days=20)).strftime("%Y-%m-%d")
    made = Stage(tmp_path / "s", init=("--keys-until", until))
    made.clock = clock
    made.amber.environment["OPENLINE_TEST_CLOCK_FILE"] = str(clock)
    yield made.start()
    made.close()


@pytest.fixture
def lind(browser, stage):
    """Lind of Amber, on watch before the first screen; nothing is wrong yet but an empty linguist's chair."""
    with seat(browser, stage, stage.amber, "Lind", "duty", "watch-chief") as officer:
        officer.goes("line")
        yield officer


def said(officer):
    """What is not as it should be, as the screen says it."""
    return officer.page.locator(".conditions li summary")


def sets_clock(stage, offset_ms):
    """Set the clock of Amber's node, whole: the node reads it at any time."""
    fresh = stage.clock.with_suffix(".new")
    fresh.write_text(str(offset_ms))
    fresh.rename(stage.clock)


def stands_in(stage, act):
    """A session with Cobalt's keys and no node behind it; in a thread, for here Playwright's loop runs."""
    with ThreadPoolExecutor(1) as apart:
        apart.submit(talk, stage.cobalt, stage.amber, act).result()


def row_of(side, item):
    """The entry of one item of a side."""
    seq = side.item(item["id"])["seq"]
    with side.store() as store:
        return next(row for row in store.entries(store.lines()[0].line) if row.seq == seq)


def turns_a_bit(side, seq):
    """Turn one bit of a body at rest."""
    connection = apsw.Connection(str(side.home / "record.db"))
    try:
        with connection:
            [(body,)] = connection.execute("SELECT body FROM entry WHERE seq = ?", (seq,))
            turned = bytearray(body)
            turned[len(turned) // 2] ^= 4
            connection.execute("UPDATE entry SET body = ? WHERE seq = ?", (bytes(turned), seq))
    finally:
        connection.close()


def test_a_kind_that_they_suspended_is_said_until_they_resume_it(lind, stage):
    """When Cobalt suspends messages, then Amber reads who, what, and that STOP still passes."""
    verb = stage.cobalt.cli("officer add", "Chief", "--role", "watch-chief", "--local-key")
    assert verb.returncode == 0, verb.stderr
    stage.cobalt.ask("suspend", **{"as": "Chief"}, scope="message")
    told = said(lind).filter(has_text=re.compile(r"Cobalt\W* has suspended"))
    expect(told).to_have_count(1, timeout=AT_ONCE_MS)
    expect(lind.page.locator(".conditions")).to_contain_text("STOP and checks still pass")
    stage.cobalt.ask("resume", **{"as": "Chief"}, scope="message")
    expect(told).to_have_count(0, timeout=SEE_MS)


def test_a_clock_off_by_more_than_the_profile_allows_is_said_with_its_seconds(lind, stage):
    """When Amber's clock is set by an hour, then both offset and next step are read; set right, it goes."""
    sets_clock(stage, 3_600_000)
    told = said(lind).filter(has_text="more than the profile allows")
    expect(told).to_have_count(1, timeout=SEE_MS)
    # The offset is measured over the round trip: a second here or there is the line's.
    expect(told).to_contain_text(
        re.compile(r"are \W*3,(59[7-9]|60[0-3])\W* s apart"), timeout=SEE_MS
    )
    sets_clock(stage, 0)
    expect(told).to_have_count(0, timeout=2 * SEE_MS)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, []),
        (7, ["The keys of the node of Amber end on", "The keys of the node of Cobalt end on"]),
        (
            21,
            [
                "node of Amber still uses keys that ended",
                "node of Cobalt still uses keys that ended",
            ],
        ),
    ],
    ids=["far", "near", "past"],
)
def test_keys_of_a_node_near_and_past_their_end_are_said_of_each_party(
    browser, stage, days, words
):
    """Given keys that end in 20 days, when that comes near or is past, then it is said of both nodes."""
    sets_clock(stage, days * DAY_MS)
    with seat(browser, stage, stage.amber, "Lind") as officer:
        officer.goes("line")
        expect(said(officer).filter(has_text=KEYS)).to_have_count(len(words), timeout=SEE_MS)
        told = re.sub(r"[\u2066-\u2069]", "", " ".join(said(officer).all_inner_texts()))
        assert [] == [part for part in words if part not in told], told
        officer.goes("engineering")
        keys = officer.page.locator("[data-node-keys=Cobalt]")
        expect(keys).to_contain_text(
            re.compile(r"ENDED" if days > 20 else r"in\W+\d+", re.IGNORECASE)
        )
    assert ("OLD KEY" in stage.amber.cli("status").stdout) == (days > 20)
    # Nothing is refused for it: a line must not end by a date.
    sent = stage.cobalt.send("Still heard.")
    wait_until(lambda: stage.cobalt.is_held(sent["id"]))


def test_a_damaged_entry_is_said_while_nobody_can_mend_it(lind, stage):
    """When a bit turned at rest and Cobalt is away, then it is named; with Cobalt back, it is mended."""
    sent = stage.cobalt.send("Buoy 4 is off station.")
    wait_until(lambda: stage.cobalt.is_held(sent["id"]))
    seq = stage.amber.item(sent["id"])["seq"]
    stage.cobalt.stop()
    stage.amber.stop()
    turns_a_bit(stage.amber, seq)
    stage.amber.start()
    told = said(lind).filter(has_text="An entry of the record here is damaged")
    expect(told).to_have_count(1, timeout=2 * SEE_MS)
    stage.cobalt.start()
    expect(told).to_have_count(0, timeout=2 * SEE_MS)


def test_a_fork_of_their_record_is_said_and_stays(lind, stage):
    """When Cobalt's own key signed two entries for one place, then the first line says fork; STOP passes."""
    sent = stage.cobalt.send("Exercise ends 1700Z.")
    wait_until(lambda: stage.cobalt.is_held(sent["id"]))
    row = row_of(stage.cobalt, sent)
    secret = home.node_secret(Paths(stage.cobalt.home)).sign_ed25519
    stage.cobalt.stop()
    wait_until(lambda: not stage.amber.routes())

    async def fork(raw):
        aad = raw.genesis.aad(row.party)
        key = raw.genesis.parties[row.party].node.sign_ed25519
        entry = open_entry(row.party, row.entry, key, aad)
        other = seal(secret, aad, entry.envelope._replace(t_ms=entry.envelope.t_ms + 1))
        raw.send(entry_frame(row.party, other, row.body))
        await raw.answers_ping()

    stands_in(stage, fork)
    told = said(lind).filter(has_text="has two versions of one place: a fork")
    expect(told).to_have_count(1, timeout=AT_ONCE_MS)
    stage.cobalt.start()
    stage.pair.wait_up()
    stop = stage.amber.stop_item("Still passes.")
    wait_until(lambda: stage.amber.is_held(stop["id"]))
    expect(told).to_have_count(1)


def test_a_gap_in_their_serials_is_said_until_it_closes(lind, stage):
    """When a FLASH came and what stands before it did not, then the missing serial is named."""
    first = stage.cobalt.send("Before the cut.")
    wait_until(lambda: stage.cobalt.is_held(first["id"]))
    for side in stage.pair.sides:
        side.relay.cut()
    missing = stage.cobalt.send("Not there yet.")
    flash = stage.cobalt.send("Aircraft down in R-88.", "FLASH")
    row = row_of(stage.cobalt, flash)
    stage.cobalt.stop()
    wait_until(lambda: not stage.amber.routes())

    async def early(raw):
        raw.send(entry_frame(row.party, row.entry, row.body))
        await raw.answers_ping()

    stands_in(stage, early)
    told = said(lind).filter(has_text=str(missing["serial"])).filter(has_text="has not arrived")
    expect(told).to_have_count(1, timeout=AT_ONCE_MS)
    for side in stage.pair.sides:
        side.relay.mend()
    stage.cobalt.start()
    expect(told).to_have_count(0, timeout=2 * SEE_MS)
    assert stage.amber.item(missing["id"])["text"] == "Not there yet."


STREAMS = """
const Real = EventSource
const streams = (window.streams = [])
window.EventSource = class extends Real {
  constructor(...asked) { super(...asked); streams.push(this) }
}
"""
AHEAD = """
() => {
  const last = streams.at(-1)
  const entry = { seq: 999999, kind: 'rcpt', author: 'Cobalt', at: 0, item: null, about: [] }
  last.dispatchEvent(new MessageEvent('entry', { data: JSON.stringify(entry) }))
  last.dispatchEvent(new Event('error'))
}
"""
BREAKS = "() => streams.at(-1).dispatchEvent(new Event('error'))"


def test_a_console_that_has_seen_more_than_its_node_begins_anew(lind, stage):
    """An older copy of the node was restored under an open tab: nothing of what comes now is missed."""
    page = lind.page
    page.add_init_script(STREAMS)
    page.reload()
    page.locator("header.strip").wait_for(timeout=SEE_MS)

    def asked():
        return [
            int(url.rpartition("=")[2]) for url in page.evaluate("streams.map((s) => s.url)")
        ]

    wait_until(asked)
    page.evaluate(AHEAD)
    wait_until(lambda: 999_999 in asked())
    stage.cobalt.send("After the copy", "IMMEDIATE")
    lind.sees_in_queue("After the copy")
    page.evaluate(BREAKS)
    wait_until(lambda: 0 < asked()[-1] < 999_999, why="it goes on from a number that never was")
