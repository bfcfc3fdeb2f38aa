"""A STOP that its officer believes to be sent and that is not: he is told, and can send it again (R13)."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.cutting import SIGNATURES, asked, breaks, reaches_the_node
from tests.browser.navigators import HOLD_MS, SEE_MS
from tests.browser.seats import seat
from tests.process.pair import wait_until

pytestmark = pytest.mark.usefixtures("silence")
PLACE = "57-12N 019-40E"
WORDS = "You are firing on our boat"
ROSTER = [{"name": "Cdr B. Ek", "reach": "+46 8 555 01 17"}]
BUSY = {"type": "openline:local", "status": 503, "clause": "local", "what": "the disk is full",
        "next": "Free some space.", "blame": "world"}  # fmt: skip


@pytest.fixture(scope="module")
def lind(browser, stage):
    """Lind of Amber, on watch and armed; his post has numbers to call."""
    with seat(browser, stage, stage.amber, "Lind") as officer:
        assert 400 > officer.asks("PUT", "/api/roster", ROSTER)[0]
        yield officer


@pytest.fixture
def held(lind):
    """Signatures of Lind's that are on their way: none reaches the node before a test lets it."""
    found = []
    lind.page.route(SIGNATURES, lambda route: found.append(route))  # noqa: PLW0108
    yield found
    lind.page.unroute(SIGNATURES)


def stops(side):
    """The STOPs of a record."""
    return [item for item in side.items() if item["kind"] == "stop"]


def sends_and_leaves(lind, held, how="Escape", mode="REAL"):
    """Write a STOP, send it, and leave its form while the request is on its way."""
    lind.goes("line")
    form = lind.opens_stop()
    form.locator(f".modes label:has(input[value={mode}])").click()
    form.locator("input[name=phrase][value=S1]").check()
    form.locator("input.figures").fill(PLACE)
    form.locator("#stop-text").fill(WORDS)
    lind.presses("Control+Alt+s")
    wait_until(lambda: lind.page.evaluate("1") and held, why="nothing is on its way")
    if how == "Escape":
        lind.presses("Escape")
    else:
        form.locator(".dialog-head button").click()
    form.wait_for(state="detached", timeout=SEE_MS)


def told(lind, word):
    """What stands over the screen: not-sent or unknown."""
    found = lind.page.locator(f"dialog[data-not-sent][open] [data-failed={word}]")
    found.wait_for(timeout=SEE_MS)
    return lind.page.locator("dialog[data-not-sent][open]")


def sends_again(over):
    """Hold the button of it."""
    over.locator("[data-do=send-stop]").click(delay=HOLD_MS)
    over.locator("[data-sent]").wait_for(timeout=SEE_MS)


@pytest.mark.parametrize("how", ["Escape", "Close"])
def test_a_stop_that_fails_behind_a_closed_form_is_told_and_sent_again(lind, held, stage, how):
    """Given a form left in haste, when the node refuses, then he sees and hears it, and sends it again."""
    before, mark = len(stops(stage.cobalt)), lind.ears.mark()
    sends_and_leaves(lind, held, how)
    expect(lind.page.locator("[data-sending][data-state=on-way]")).to_be_visible(timeout=SEE_MS)
    held[0].fulfill(status=503, json=BUSY, content_type="application/problem+json")
    over = told(lind, "not-sent")
    expect(over.locator("h2")).to_be_focused()
    for words in ("the disk is full", WORDS, PLACE, "Cdr B. Ek", "+46 8 555 01 17"):
        expect(over).to_contain_text(words)
    assert "REAL" == lind.ears.hears("line", mark)["mode"]
    lind.page.unroute(SIGNATURES)
    sends_again(over)
    lind.ears.hears("quiet", mark)
    wait_until(lambda: len(stops(stage.cobalt)) == before + 1, why="it does not arrive")
    sent = stops(stage.cobalt)[-1]
    assert WORDS in sent["text"]
    assert sent["text"].startswith("S1.")
    assert PLACE == sent["position"]["typed"]
    lind.presses("Escape")
    over.wait_for(state="detached", timeout=SEE_MS)
    expect(lind.page.locator("[data-sending]")).to_have_count(0)
    lind.must_be_content()


def test_a_stop_whose_outcome_is_unknown_is_sent_again_as_the_same(lind, held, stage):
    """Given no answer, when he sends it again, then the same act goes with the same key: one STOP."""
    before = len(stops(stage.cobalt))
    sends_and_leaves(lind, held)
    breaks(lind, held)
    over = told(lind, "unknown")
    over.locator("[data-do=send-stop]").click(delay=HOLD_MS)
    wait_until(lambda: lind.page.evaluate("1") and len(held) == 3, why="it is not sent again")
    held[2].continue_()
    over.locator("[data-sent]").wait_for(timeout=SEE_MS)
    assert 1 == len(asked(held))
    wait_until(lambda: len(stops(stage.cobalt)) == before + 1, why="it does not arrive")
    lind.presses("Escape")
    lind.must_be_content()


def test_an_open_form_sends_the_same_again_and_other_words_as_another(lind, held, stage):
    """Given no answer and the form still open, the chord sends the same act; new words make a new one."""
    before = len(stops(stage.cobalt))
    lind.goes("line")
    form = lind.opens_stop()
    form.locator("#stop-text").fill(WORDS)
    lind.presses("Control+Alt+s")
    breaks(lind, held)
    failed = form.locator("[data-failed=unknown]")
    expect(failed).to_contain_text("+46 8 555 01 17", timeout=SEE_MS)
    expect(failed).to_be_in_viewport()
    lind.presses("Control+Alt+s")
    wait_until(lambda: lind.page.evaluate("1") and len(held) == 3, why="it is not sent again")
    assert 1 == len(asked(held))
    breaks(lind, held, first=2)
    failed.wait_for(timeout=SEE_MS)
    form.locator("#stop-text").fill("And cease fire at buoy 7")
    lind.page.unroute(SIGNATURES)
    lind.presses("Control+Alt+s")
    lind.page.locator("[data-sent]").wait_for(timeout=SEE_MS)
    wait_until(lambda: len(stops(stage.cobalt)) == before + 1, why="it does not arrive")
    assert "buoy 7" in stops(stage.cobalt)[-1]["text"]
    lind.presses("Escape")
    lind.must_be_content()


def test_a_stop_that_was_recorded_though_no_answer_came_is_told_as_sent(lind, held, stage):
    """Given an answer that is lost, then the record says that it was sent; nothing is sent twice."""
    before = len(stops(stage.amber))
    sends_and_leaves(lind, held)
    reaches_the_node(held[0].request)
    breaks(lind, held)
    lind.page.locator("dialog[data-not-sent][open] [data-sent]").wait_for(timeout=SEE_MS)
    assert before + 1 == len(stops(stage.amber))
    lind.presses("Escape")
    expect(lind.page.locator("[data-sending]")).to_have_count(0)
    lind.must_be_content()


def test_what_was_typed_of_it_outlives_put_aside_reload_and_change(lind, held, stage):
    """Given an exercise that failed, put aside it stays above; a reload and the form have all of it."""
    before, mark = len(stops(stage.amber)), lind.ears.mark()
    sends_and_leaves(lind, held, mode="EXERCISE")
    breaks(lind, held)
    told(lind, "unknown")
    assert "EXERCISE" == lind.ears.hears("line", mark)["mode"]
    lind.presses("Escape")
    aside = lind.page.locator("[data-sending][data-state=unknown]")
    expect(aside).to_be_visible(timeout=SEE_MS)
    lind.ears.hears("quiet", mark)
    lind.page.reload()
    lind.sees_strip()
    aside.locator("[data-do=stop-bring-back]").click(timeout=SEE_MS)
    over = told(lind, "unknown")
    over.locator("[data-do=stop-change]").click()
    form = lind.page.locator("dialog[open]:has(#stop-text)")
    expect(form.locator("#stop-text")).to_have_value(WORDS, timeout=SEE_MS)
    expect(form.locator("input.figures")).to_have_value(PLACE)
    expect(form.locator("input[value=S1]")).to_be_checked()
    expect(form.locator("input[value=EXERCISE]")).to_be_checked()
    # To leave the form is no word on what was sent; only that is.
    lind.presses("Escape")
    aside.locator("[data-do=stop-bring-back]").click(timeout=SEE_MS)
    told(lind, "unknown").locator("[data-do=stop-give-up]").click()
    expect(lind.page.locator("[data-sending]")).to_have_count(0)
    # It decides nothing of the next one.
    form = lind.opens_stop()
    expect(form.locator("#stop-text")).to_have_value("")
    expect(form.locator("input[value=REAL]")).to_be_checked()
    lind.presses("Escape")
    assert before == len(stops(stage.amber))
    lind.must_be_content()


def test_a_reload_while_it_is_on_its_way_is_told_as_unknown(lind, held):
    """Given a STOP on its way, when the page is loaded anew, then it says that nobody knows."""
    sends_and_leaves(lind, held)
    lind.page.reload()
    lind.sees_strip()
    over = told(lind, "unknown")
    expect(over).to_contain_text(WORDS)
    over.locator("[data-do=stop-give-up]").click()
    over.wait_for(state="detached", timeout=SEE_MS)


def test_a_second_stop_under_way_keeps_its_words(lind, held):
    """Given a second STOP half written, when the first one fails, both stand there with their words."""
    sends_and_leaves(lind, held)
    form = lind.opens_stop()
    form.locator("#stop-text").fill("And cease fire at buoy 7")
    held[0].fulfill(status=503, json=BUSY, content_type="application/problem+json")
    over = told(lind, "not-sent")
    expect(over).to_contain_text(re.compile(WORDS))
    over.locator("[data-do=stop-give-up]").click()
    expect(form.locator("#stop-text")).to_have_value("And cease fire at buoy 7")
    lind.presses("Escape")
    form.wait_for(state="detached", timeout=SEE_MS)
    lind.must_be_content()
