"""What stands before an officer only at times, in every dress: no barrier there either.

Login, enrolment, STOP on both sides, BLIND, the start of a watch, its handover and the key map: three
themes, three languages, three sizes. And the standing procedure of a kind, where it is read (R97).
"""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.navigators import LANGUAGES, SEE_MS, SIZES, THEMES, DutyOfficer
from tests.browser.seats import seat
from tests.process.pair import wait_until

PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
LONG = "Донесение" * 12 + " قائد السفينة يؤكد <b>not bold</b>"
PLACE = [572_000_000, 196_666_667, "57-12N 019-40E"]
ROSTER = [{"name": "Cdr B. Ek", "reach": "+46 8 555 01 17"}]
PROCEDURES = {
    "message": "1. Read it aloud.\n2. Acknowledge.\n3. Tell the watch chief.",
    "stop": "1. Cease fire on every battery.\n2. Acknowledge.\n3. Tell the effect.",
    "handover": "Read every open item aloud before you accept it.",
    "blind": "1. Telephone Cobalt, +7 812 555 01 17.\n2. HF 5680 kHz.",
}


@pytest.fixture(scope="module")
def ek(browser, stage):
    """Ek of Amber, the chief, who has written the procedures and the roster; not on watch."""
    roles = ("duty", "watch-chief")
    with seat(browser, stage, stage.amber, "Ek", *roles, on_watch=False) as officer:
        assert 400 > officer.asks("PUT", "/api/roster", ROSTER)[0]
        for kind, text in PROCEDURES.items():
            body = {"kind": kind, "language": "en", "text": text}
            assert 201 == officer.asks("POST", "/api/procedures", body)[0]
        yield officer


@pytest.fixture(scope="module")
def lind(browser, stage, ek):
    """Lind of Amber, on watch, with a silent desk when a test begins."""
    with seat(browser, stage, stage.amber, "Lind") as officer:
        yield officer


@pytest.fixture(autouse=True)
def _silence(silence):
    """Nothing that an earlier test left stands over the screen."""


def faults_in_every_dress(officer, name, what):
    """Each fault of the page in nine combinations at three sizes, while `what` stands there.

    What can be pressed, how wide it is and what it is called does not hang on the theme: the first
    theme answers for all. Colours do, so that axe looks at each.
    """
    faults = []
    for language in LANGUAGES:
        for theme in THEMES:
            officer.wears(theme, language)
            faults += faults_in_every_size(officer, what, theme, language)
    officer.wears("dark", "en")
    officer.resizes("desk")
    officer.shot(PICTURES / f"{name}-desk.png")
    return faults


def faults_in_every_size(officer, what, theme, language):
    """Each fault of the page as it is dressed now, at three sizes."""
    faults = []
    for size in SIZES:
        officer.resizes(size)
        officer.page.locator(what).first.wait_for(timeout=SEE_MS)
        found = [officer.barriers()]
        if theme == THEMES[0]:
            found += [officer.overflow(), officer.small_targets(), officer.nameless()]
        faults += [(size, theme, language, one) for one in found if one]
    return faults


def test_the_link_the_fault_and_the_door_have_no_barrier(browser, stage):
    """Given a one-time link, then its form; given a key that no node knows, then the door and why."""
    stranger = DutyOfficer(browser, stage.address(stage.amber), "Moe")
    stranger.page.goto(stage.link(stage.amber, "Moe", "duty"))
    assert [] == faults_in_every_dress(stranger, "enrol", "form input")
    stranger.opens()
    stranger.page.locator("[data-do=sign-in]").click()
    assert [] == faults_in_every_dress(stranger, "login", "main .note.is-bad")
    stranger.must_be_content()
    stranger.leaves()


def test_each_step_of_a_watch_that_begins_has_no_barrier(ek):
    """Given an officer off watch, then the post, the tones and the signature."""
    ek.goes("watch")
    assert [] == faults_in_every_dress(ek, "watch-start", "[data-do=manned]")
    ek.page.locator("[data-do=manned]").click()
    assert [] == faults_in_every_dress(ek, "watch-tones", "main [data-do=arm]")
    ek.page.locator("main [data-do=arm]").click()
    ek.page.locator("main [data-do=heard]").click(timeout=SEE_MS)
    assert [] == faults_in_every_dress(ek, "watch-sign", "[data-do=take-watch]")
    ek.must_be_content()


def test_a_handover_has_no_barrier_on_either_side(lind, ek, stage):
    """Given open items, then who asks for it, who gives the watch and who takes it."""
    for precedence in ("FLASH", "ROUTINE"):
        stage.cobalt.send(LONG, precedence)
    for officer in (lind, ek):
        officer.goes("watch")
    lind.page.locator("[data-do=hand-over]").click()
    assert [] == faults_in_every_dress(lind, "hand-over", "[data-do=open-handover]")
    lind.page.locator("[data-do=open-handover]").click()
    assert [] == faults_in_every_dress(
        lind, "handing", "[data-handover=outgoing] [data-handed]"
    )
    assert [] == faults_in_every_dress(
        ek, "taking", "[data-handover=incoming] [data-do=accept]"
    )
    lind.page.locator("[data-do=give-up]").click()
    ek.page.locator("[data-handover]").wait_for(state="detached", timeout=SEE_MS)
    for officer in (lind, ek):
        officer.must_be_content()


def test_the_key_map_and_the_stop_form_have_no_barrier(lind):
    """Given an officer on watch, then the keys and the form of STOP."""
    lind.goes("line")
    lind.presses("?")
    assert [] == faults_in_every_dress(lind, "key-map", "dialog[open] kbd")
    lind.presses("Escape")
    lind.opens_stop()
    assert [] == faults_in_every_dress(lind, "stop-form", "[data-do=send-stop]")
    lind.presses("Escape")
    lind.must_be_content()


def test_a_stop_that_was_not_sent_has_no_barrier(lind):
    """Given a STOP that got no answer behind its closed form, then the word of it, and put aside."""
    lind.goes("line")
    lind.page.route("**/api/acts/*/signature", lambda route: route.abort())
    form = lind.opens_stop()
    form.locator("#stop-text").fill(LONG)
    form.locator("input.figures").fill(PLACE[2])
    lind.presses("Control+Alt+s", "Escape")
    over = "dialog[data-not-sent][open] [data-failed=unknown]"
    assert [] == faults_in_every_dress(lind, "stop-not-sent", over)
    lind.presses("Escape")
    aside = "[data-sending] [data-do=stop-bring-back]"
    assert [] == faults_in_every_dress(lind, "stop-not-sent-aside", aside)
    lind.page.unroute("**/api/acts/*/signature")
    lind.page.locator(aside).click()
    lind.page.locator("[data-do=stop-give-up]").click()
    lind.page.locator("[data-sending]").wait_for(state="detached", timeout=SEE_MS)
    lind.must_be_content()


def test_stop_over_every_screen_has_no_barrier(lind, stage):
    """Given a real STOP and one of an exercise, then both unread, and one read whose effect is due."""
    me = {"as": stage.cobalt.officer}
    real = stage.cobalt.ask("send-stop", **me, text=LONG, position=PLACE)["id"]
    stage.cobalt.ask("send-stop", **me, text="Exercise", mode="EXERCISE")
    over = "dialog[data-stops=real][open] [data-stop] + [data-stop]"
    assert [] == faults_in_every_dress(lind, "stop-over", over)
    lind.takes_stop(real)
    taken = f"[data-stop='{real}'] [data-do=effect-confirmed]"
    assert [] == faults_in_every_dress(lind, "stop-taken", taken)
    lind.must_be_content()


def kept(officer):
    """What this PC keeps for the time without a node."""
    return officer.page.evaluate("() => localStorage.getItem('openline.last') ?? ''")


def test_blind_has_no_barrier_on_a_page_that_stands_and_on_one_that_is_opened(lind, stage):
    """Given a dead node, then the warning over the page, and the page opened without it."""
    lind.goes("line")
    # Each language was worn before: the PC has its words.
    for language in LANGUAGES:
        lind.wears("dark", language)
    wait_until(lambda: "HF 5680" in kept(lind), why="the procedure is not kept")
    stage.amber.kill()
    try:
        lind.page.locator(".blind").wait_for(timeout=SEE_MS)
        assert [] == faults_in_every_dress(lind, "blind", ".blind [data-do=silence]")
        faults = []
        for language in LANGUAGES:
            for theme in THEMES:
                lind.chooses(theme, language)
                faults += faults_in_every_size(lind, ".blind.is-cold", theme, language)
        lind.resizes("desk")
        lind.shot(PICTURES / "blind-cold-desk.png")
        assert [] == faults
        # The warning itself is not made pale, which axe would not see.
        cold = lind.page.locator(".blind.is-cold")
        assert "none" == cold.evaluate("(part) => getComputedStyle(part).filter")
    finally:
        stage.amber.start()
    lind.page.locator("header.strip").wait_for(timeout=3 * SEE_MS)


def test_a_standing_procedure_is_read_where_its_kind_is_received(lind, stage):
    """Given a procedure for messages and one for STOP, then each is one line by what came (R97)."""
    lind.chooses("dark", "en")
    sent = stage.cobalt.send("Two boats adrift", "PRIORITY")["id"]
    line = lind.opens_item(sent).locator("[data-procedure=message]")
    expect(line).to_have_count(1, timeout=SEE_MS)
    expect(line.locator(".said")).to_be_hidden()
    line.locator("summary").click()
    expect(line).to_contain_text("Tell the watch chief")
    expect(line).to_contain_text("Ek")
    stop = stage.cobalt.stop_item("You are firing on our boat")["id"]
    line = lind.stop_over(stop).locator("[data-procedure=stop]")
    line.locator("summary").click(timeout=SEE_MS)
    expect(line).to_contain_text("Cease fire on every battery")
    lind.must_be_content()
