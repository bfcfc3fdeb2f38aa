"""BLIND: the console whose own node is silent says so, is heard, and helps by hand."""

import time
from datetime import datetime

import pytest
from playwright.sync_api import expect

from tests.browser.hearing import Ears, asks, falls_silent, is_armed, starts_watch
from tests.browser.navigators import SEE_MS, DutyOfficer
from tests.process.pair import wait_until

SEEN_S_MAX = 3.0
HEARD_S_MAX = 4.0
NEAR_S = 60
SECRET = "Submarine at the outer buoy"
ROSTER = [{"name": "Cdr B. Ek", "reach": "+46 8 555 01 17"}]
PROCEDURE = {
    "kind": "blind",
    "language": "en",
    "text": "1. Telephone Cobalt, +7 812 555 01 17. 2. HF 5680 kHz.",
}


@pytest.fixture(scope="module")
def seat(browser, stage):
    """Lind of Amber, on watch and armed, with a roster and a paper procedure; and his ears."""
    officer = DutyOfficer(browser, stage.address(stage.amber), "Lind")
    ears = Ears(officer)
    officer.enrols(stage.link(stage.amber, "Lind", "duty", "watch-chief")).signs_in()
    starts_watch(officer)
    asks(officer, "PUT", "/api/roster", ROSTER)
    asks(officer, "POST", "/api/procedures", PROCEDURE)
    officer.page.reload()
    officer.page.locator("header.strip").wait_for(timeout=SEE_MS)
    wait_until(lambda: "+46 8 555" in kept(officer), why="the roster is not kept")
    wait_until(lambda: "HF 5680" in kept(officer), why="the procedure is not kept")
    yield officer, ears
    officer.leaves()


@pytest.fixture
def lind(seat, stage, silence):
    """Lind at a silent console that sees, whatever the test before left; his node runs afterwards too."""
    officer, ears = seat
    expect(blind(officer)).to_have_count(0, timeout=3 * SEE_MS)
    # After a reload the first key arms the sound again.
    officer.presses("Shift")
    wait_until(lambda: is_armed(officer))
    falls_silent(officer, ears)
    yield officer, ears
    if not stage.amber.is_running:
        stage.amber.start()


def kept(officer):
    """What this PC keeps for the time without a node."""
    return officer.page.evaluate("() => localStorage.getItem('openline.last') ?? ''")


def blind(officer):
    """The place where the console says that it is blind."""
    return officer.page.locator(".blind")


def test_a_dead_node_is_seen_in_three_seconds_and_heard_in_four(lind, stage):
    """Given a watch, when the node dies, BLIND stands there, dated, with numbers to call, and rings."""
    officer, ears = lind
    mark = ears.mark()
    stage.amber.kill()
    died = time.monotonic()
    blind(officer).wait_for(timeout=SEE_MS)
    assert time.monotonic() - died <= SEEN_S_MAX
    ears.hears("blind", mark)
    assert time.monotonic() - died <= HEARD_S_MAX
    officer.sees_line("blind")
    assert "yes" == officer.page.locator("html").get_attribute("data-blind")
    expect(blind(officer)).to_contain_text(ROSTER[0]["reach"])
    expect(blind(officer)).to_contain_text("HF 5680 kHz")


def test_it_comes_back_by_itself_and_says_for_how_long_it_was_blind(lind, stage):
    """Given a blind console, when its node starts again, it sees, is silent, and tells the gap."""
    officer, ears = lind
    mark = ears.mark()
    stage.amber.kill()
    blind(officer).wait_for(timeout=SEE_MS)
    ears.hears("blind", mark)
    stage.amber.start()
    officer.page.locator("[data-was-blind]").wait_for(timeout=3 * SEE_MS)
    expect(blind(officer)).to_have_count(0)
    assert ears.sounds_now() != "blind"
    officer.page.locator("[data-do=noted]").click()
    expect(officer.page.locator("[data-was-blind]")).to_have_count(0)


def test_silence_of_other_alarms_does_not_silence_blindness(lind, stage):
    """Given an alarm silenced with S, when the node dies, the siren sounds all the same."""
    officer, ears = lind
    mark = ears.mark()
    stage.cobalt.send("Aircraft in distress", "FLASH")
    ears.hears("flash", mark)
    officer.presses("s")
    ears.hears("quiet", mark)
    stage.amber.kill()
    ears.hears("blind", mark)
    officer.presses("s")
    wait_until(lambda: ears.sounds_now() == "quiet")


def test_a_dialog_does_not_hide_blindness_nor_stop_the_procedure(lind, stage):
    """Given an open dialog, BLIND stands over it; given an unread STOP, it gives way to the numbers."""
    officer, _ears = lind
    officer.presses("?")
    officer.page.locator("dialog[open]").wait_for(timeout=SEE_MS)
    stage.amber.kill()
    officer.page.locator("[popover=manual]:popover-open").wait_for(timeout=SEE_MS)
    officer.presses("Escape")
    expect(officer.page.locator("[popover=manual]:popover-open")).to_have_count(0)
    stage.amber.start()
    expect(blind(officer)).to_have_count(0, timeout=3 * SEE_MS)
    stop = stage.cobalt.stop_item("You are closing on ours")
    officer.page.locator("dialog[data-stops][open]").wait_for(timeout=3 * SEE_MS)
    stage.amber.kill()
    blind(officer).wait_for(timeout=SEE_MS)
    expect(officer.page.locator("dialog[data-stops][open]")).to_have_count(0)
    stage.amber.start()
    officer.page.locator("dialog[data-stops][open]").wait_for(timeout=3 * SEE_MS)
    stage.amber.ask("ack", **{"as": stage.amber.officer}, item=stop["id"])
    told = {"verdict": "not-confirmed", "text": "test"}
    stage.amber.ask("effect", **{"as": stage.amber.officer}, item=stop["id"], **told)
    expect(officer.page.locator("dialog[data-stops][open]")).to_have_count(0, timeout=SEE_MS)


def test_a_page_opened_on_a_dead_node_comes_up_blind_and_sees_again_by_itself(lind, stage):
    """Given a console seen before, when it is opened on a dead node, it says what was known last."""
    officer, _ears = lind
    stage.cobalt.send(SECRET, "ROUTINE")
    officer.sees_in_queue(SECRET)
    wait_until(lambda: shell_is_kept(officer), why="the shell is not kept")
    stage.amber.kill()
    officer.page.reload()
    cold = officer.page.locator(".blind.is-cold")
    cold.wait_for(timeout=SEE_MS)
    expect(cold).to_contain_text(ROSTER[0]["reach"])
    expect(cold).to_contain_text("HF 5680 kHz")
    stage.amber.start()
    officer.page.locator("header.strip").wait_for(timeout=3 * SEE_MS)
    expect(cold).to_have_count(0)


def shell_is_kept(officer):
    """Whether the service worker holds the page."""
    return officer.page.evaluate("async () => Boolean(await caches.match('/'))")


def test_nothing_that_was_said_is_kept_on_the_pc(lind, stage):
    """Given traffic on the screen, neither storage nor cache holds its words or any of the API."""
    officer, _ears = lind
    stage.cobalt.send(SECRET, "PRIORITY")
    officer.sees_in_queue(SECRET)
    before = kept(officer)
    wait_until(lambda: kept(officer) != before, why="the last known state is not renewed")
    words = officer.page.evaluate(
        "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"
    )
    assert SECRET not in words
    paths = officer.page.evaluate(
        "async () => { const found = []; for (const name of await caches.keys())"
        " for (const one of await (await caches.open(name)).keys()) found.push(one.url);"
        " return found }"
    )
    assert [] == [path for path in paths if "/api/" in path]


def test_a_pc_clock_an_hour_off_is_told_and_changes_nothing(browser, stage):
    """Given a PC an hour behind, the strip shows the node's time and a line says what is wrong."""
    officer = DutyOfficer(browser, stage.address(stage.amber), "Moe")
    officer.context.add_init_script(
        "const now = Date.now.bind(Date); Date.now = () => now() - 3_600_000"
    )
    officer.enrols(stage.link(stage.amber, "Moe", "duty")).signs_in()
    officer.page.locator("[data-clock=off]").wait_for(timeout=SEE_MS)
    shown = officer.page.locator("header.strip .clock time").get_attribute("datetime")
    assert shown is not None
    assert abs(datetime.fromisoformat(shown).timestamp() - time.time()) < NEAR_S
    officer.leaves()
