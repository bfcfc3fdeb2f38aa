"""An act that was sent and got no answer: to press again is safe, and what came of it is told."""

from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import talking as talks
from tests.browser.cutting import SIGNATURES, asked, breaks, reaches_the_node, waits_for
from tests.browser.navigators import SEE_MS, DutyOfficer
from tests.browser.seats import seat
from tests.browser.stage import Stage
from tests.process.pair import wait_until

pytestmark = pytest.mark.usefixtures("silence")
ONE_ITEM = "**/api/items/*"


@pytest.fixture(scope="module")
def lind(browser, stage):
    """Lind of Amber, who has the watch and works on talks."""
    with seat(browser, stage, stage.amber, "Lind", "duty", "staff") as officer:
        yield officer


@pytest.fixture
def held(lind):
    """Signatures of Lind's that are on their way: none reaches the node before a test lets it."""
    found = []
    lind.page.route(SIGNATURES, lambda route: found.append(route))  # noqa: PLW0108
    yield found
    lind.page.unroute(SIGNATURES)
    lind.page.unroute(ONE_ITEM)


@pytest.fixture
def steps(lind):
    """Steps of Lind's handover that are on their way."""
    found = []
    path = "**/api/watch/handover"
    lind.page.route(path, lambda route: found.append(route))  # noqa: PLW0108
    yield found
    lind.page.unroute(path)
    lind.asks("DELETE", "/api/watch/handover")


class Filled(NamedTuple):
    """A form with all that it needs, in words that stand in no other act."""

    form: Locator
    sign: Locator
    words: str


def message(lind: DutyOfficer, _stage: Stage, words: str) -> Filled:
    """A letter."""
    form = lind.begins_to_write(words)
    return Filled(form, form.locator("[data-do=send]"), words)


def answer(lind: DutyOfficer, stage: Stage, words: str) -> Filled:
    """An answer to a message of Cobalt."""
    item = stage.cobalt.send(f"A question: {words}")["id"]
    card = lind.opens_item(item)
    card.locator("[data-do=answer]").click(timeout=SEE_MS)
    form = card.locator("section.answer")
    form.locator("textarea").fill(words)
    return Filled(form, form.locator("[data-do=answer-will-comply]"), words)


def sheet(lind: DutyOfficer, _stage: Stage, words: str) -> Filled:
    """A request for a call."""
    talks.stands_at(lind, "line")
    form = talks.fills_request(lind, words)
    return Filled(form, form.locator("[data-do=sign-request]"), words)


def count(lind: DutyOfficer, stage: Stage, words: str) -> int:
    """How many messages, answers and requests of Amber have these words."""
    items: Any = lind.asks("GET", "/api/items?all=true")[1]["items"]
    said = [item["text"] for item in items if item["author"] == stage.amber.party]
    requests: Any = lind.asks("GET", "/api/talks")[1]["requests"]
    topics = [topic for one in requests for topic in one["doc"]["topics"]]
    return [*said, *topics].count(words)


def told(lind: DutyOfficer, outcome: str = "unknown") -> Locator:
    """What the form says of it: unknown or recorded."""
    note = lind.page.locator(f"main [data-outcome={outcome}]")
    note.wait_for(timeout=SEE_MS)
    return note


def is_sent(filled: Filled) -> None:
    """The form tells it as any act that was answered: it closes."""
    filled.form.wait_for(state="detached", timeout=SEE_MS)


FORMS = pytest.mark.parametrize("fills", [message, answer, sheet])


@FORMS
def test_what_failed_is_sent_again_as_the_same_act(lind, held, stage, fills):
    """Given no answer, when he presses again, the same act goes with the same key: there is one."""
    filled = fills(lind, stage, f"Cut off once: {fills.__name__}")
    filled.sign.click()
    breaks(lind, held)
    assert "safe" in told(lind).inner_text()
    lind.must_be_content()
    assert 0 == count(lind, stage, filled.words)
    filled.sign.click()
    waits_for(lind, held, 3, "it is not sent again")
    held[2].continue_()
    is_sent(filled)
    assert 1 == len(asked(held))
    assert 1 == count(lind, stage, filled.words)


@FORMS
def test_what_happened_without_an_answer_is_told_as_sent(lind, held, stage, fills):
    """Given an answer that is lost, when the entry comes, the form tells it as sent, unasked."""
    filled = fills(lind, stage, f"Answer lost: {fills.__name__}")
    filled.sign.click()
    waits_for(lind, held, 1, "nothing is on its way")
    reaches_the_node(held[0].request)
    breaks(lind, held)
    is_sent(filled)
    assert 1 == count(lind, stage, filled.words)
    # Told as sent, it is over: the same words are a new act.
    lind.page.unroute(SIGNATURES)
    again = fills(lind, stage, filled.words)
    again.sign.click()
    is_sent(again)
    assert 2 == count(lind, stage, filled.words)


@FORMS
def test_what_happened_and_is_pressed_again_is_there_once(lind, held, stage, fills):
    """Given an answer that is lost and no word from the record, he presses again: there is one."""
    lind.page.route(ONE_ITEM, lambda route: route.abort())
    filled = fills(lind, stage, f"Pressed again: {fills.__name__}")
    filled.sign.click()
    waits_for(lind, held, 1, "nothing is on its way")
    reaches_the_node(held[0].request)
    breaks(lind, held)
    told(lind)
    filled.sign.click()
    waits_for(lind, held, 3, "it is not sent again")
    held[2].continue_()
    lind.page.unroute(ONE_ITEM)
    is_sent(filled)
    assert 1 == len(asked(held))
    assert 1 == count(lind, stage, filled.words)


@FORMS
def test_a_reload_does_not_make_it_another_act(lind, held, stage, fills):
    """Given no answer and a page loaded anew, when he presses again, the same act goes: there is one."""
    filled = fills(lind, stage, f"Loaded anew: {fills.__name__}")
    filled.sign.click()
    waits_for(lind, held, 1, "nothing is on its way")
    breaks(lind, held)
    told(lind)
    lind.page.route(ONE_ITEM, lambda route: route.abort())
    reaches_the_node(held[0].request)
    lind.page.reload()
    lind.sees_strip()
    if fills is answer:
        lind.page.locator("article [data-do=answer]").last.click(timeout=SEE_MS)
    else:
        told(lind)
    filled.sign.click(timeout=SEE_MS)
    waits_for(lind, held, 3, "it is not sent again")
    lind.page.unroute(ONE_ITEM)
    held[2].continue_()
    is_sent(filled)
    assert 1 == len(asked(held))
    assert 1 == count(lind, stage, filled.words)


@pytest.fixture
def killed(stage):
    """What kills the node of Amber; at the end it runs."""
    yield stage.amber.kill
    if not stage.amber.is_running:
        stage.amber.start()


@pytest.mark.parametrize("fills", [message, sheet])
def test_a_node_that_ended_before_it_recorded_has_it_once(lind, held, killed, stage, fills):
    """Given a node killed before the act came, when it runs again he presses again: there is one."""
    filled = fills(lind, stage, f"Killed before: {fills.__name__}")
    filled.sign.click()
    waits_for(lind, held, 1, "nothing is on its way")
    killed()
    breaks(lind, held)
    told(lind)
    stage.amber.start()
    filled.sign.click()
    waits_for(lind, held, 3, "it is not sent again")
    assert 1 == len(asked(held))
    # The node that began anew knows nothing of it: it is prepared and signed again.
    held[2].continue_()
    waits_for(lind, held, 4, "it is not prepared anew")
    held[3].continue_()
    is_sent(filled)
    assert 1 == count(lind, stage, filled.words)


@pytest.mark.parametrize("fills", [message, sheet])
def test_a_node_that_ended_after_it_recorded_has_it_once(lind, held, killed, stage, fills):
    """Given a node killed after it recorded, when it runs again the form tells it as sent."""
    filled = fills(lind, stage, f"Killed after: {fills.__name__}")
    filled.sign.click()
    waits_for(lind, held, 1, "nothing is on its way")
    reaches_the_node(held[0].request)
    killed()
    breaks(lind, held)
    stage.amber.start()
    is_sent(filled)
    assert 1 == count(lind, stage, filled.words)


@pytest.mark.parametrize("status", [503, 504, 409])
def test_an_answer_that_tells_nothing_is_told_as_unknown(lind, held, stage, status):
    """Given 503 of a proxy, 504, or 409 of a request under way, he presses again: there is one."""
    filled = message(lind, stage, f"Nothing told by {status}")
    clause = "idempotency" if status == 409 else ""
    filled.sign.click()
    tries = 2 if status == 504 else 1
    for n in range(tries):
        waits_for(lind, held, n + 1, "nothing is on its way")
        held[n].fulfill(status=status, json={"status": status, "clause": clause})
    told(lind)
    filled.sign.click()
    waits_for(lind, held, tries + 1, "it is not sent again")
    held[tries].continue_()
    is_sent(filled)
    assert 1 == len(asked(held))
    assert 1 == count(lind, stage, filled.words)


@FORMS
def test_other_words_are_another_act(lind, held, stage, fills):
    """Given no answer and words that were changed since, these go as an act of their own."""
    filled = fills(lind, stage, f"Written first: {fills.__name__}")
    filled.sign.click()
    breaks(lind, held)
    told(lind)
    changed = f"Written then: {fills.__name__}"
    filled.form.locator("textarea").first.fill(changed)
    lind.page.unroute(SIGNATURES)
    filled.sign.click()
    is_sent(filled)
    assert 1 == count(lind, stage, changed)
    assert 0 == count(lind, stage, filled.words)


def test_what_he_writes_meanwhile_is_not_taken_for_what_was_sent(lind, held, stage):
    """Given other words since, when the first turn out to be recorded, the form keeps the others."""
    lind.page.route(ONE_ITEM, lambda route: route.abort())
    filled = message(lind, stage, "Recorded unseen")
    filled.sign.click()
    waits_for(lind, held, 1, "nothing is on its way")
    reaches_the_node(held[0].request)
    breaks(lind, held)
    told(lind)
    text = filled.form.locator("textarea")
    text.fill("Begun since")
    lind.page.unroute(ONE_ITEM)
    told(lind, "recorded")
    expect(text).to_have_value("Begun since")
    lind.must_be_content()
    assert 1 == count(lind, stage, filled.words)


def test_a_watch_key_whose_delegation_got_no_answer_is_asked_for_again(lind, held):
    """Given no answer to the delegation, when he signs again, it is of the same key."""
    lind.goes("watch")
    lind.page.locator("[data-do=renew]").click()
    sign = lind.page.locator("dialog[open] [data-do=take-watch]")
    sign.click(timeout=SEE_MS)
    breaks(lind, held)
    lind.page.locator("dialog[open] [data-outcome=unknown]").wait_for(timeout=SEE_MS)
    sign.click()
    waits_for(lind, held, 3, "it is not sent again")
    lind.page.unroute(SIGNATURES)
    wait_until(lambda: not lind.page.locator("dialog[open]").count(), why="it is not signed")
    assert 1 == len(asked(held))


def begins_handover(lind):
    """Open a handover by its dialog; the button that does it."""
    lind.goes("watch")
    lind.page.locator("[data-do=hand-over]").click(timeout=SEE_MS)
    begin = lind.page.locator("dialog[open] [data-do=open-handover]")
    begin.click(timeout=SEE_MS)
    return begin


def handovers(lind):
    """How many handovers the watch log has."""
    lines: Any = lind.asks("GET", "/api/watch/log")[1]
    return sum(line["what"] == "handover-opened" for line in lines)


def test_a_handover_that_got_no_answer_is_opened_by_the_same_request(lind, steps):
    """Given no answer to a handover, when he presses again, the same request goes: one is opened."""
    before = handovers(lind)
    begin = begins_handover(lind)
    waits_for(lind, steps, 1, "nothing is on its way")
    steps[0].abort()
    lind.page.locator("dialog[open] [data-outcome=unknown]").wait_for(timeout=SEE_MS)
    begin.click()
    waits_for(lind, steps, 2, "it is not sent again")
    steps[1].continue_()
    lind.page.locator("[data-handover=outgoing]").wait_for(timeout=SEE_MS)
    assert 1 == len(asked(steps))
    assert before + 1 == handovers(lind)


def test_a_handover_that_is_open_though_no_answer_came_is_told(lind, steps):
    """Given an answer that is lost, when the node tells of the handover, its dialog closes."""
    before = handovers(lind)
    begins_handover(lind)
    waits_for(lind, steps, 1, "nothing is on its way")
    reaches_the_node(steps[0].request)
    steps[0].abort()
    lind.page.locator("[data-handover=outgoing]").wait_for(timeout=SEE_MS)
    expect(lind.page.locator("dialog[open]")).to_have_count(0)
    expect(lind.page.locator("main [data-outcome]")).to_have_count(0)
    assert before + 1 == handovers(lind)


def test_an_invitation_that_got_no_answer_is_asked_for_by_the_same_request(browser, stage):
    """Given no answer to an invitation, the same request goes; a lost link is told, then made anew."""
    path, found = "**/api/officers/invitations", []
    with seat(browser, stage, stage.amber, "Holm", "admin", on_watch=False) as holm:
        holm.page.route(path, lambda route: found.append(route))  # noqa: PLW0108
        holm.goes("officers")
        holm.page.locator("[data-do=invite]").click(timeout=SEE_MS)
        dialog = holm.page.locator("dialog[open]")
        dialog.locator("input").first.fill("Lt A. Dahl")
        make = dialog.locator("[data-do=make-link]")
        make.click()
        waits_for(holm, found, 1, "nothing is on its way")
        reaches_the_node(found[0].request)
        found[0].abort()
        dialog.locator("[data-outcome=unknown]").wait_for(timeout=SEE_MS)
        make.click()
        waits_for(holm, found, 2, "it is not sent again")
        found[1].continue_()
        expect(dialog).to_contain_text("its answer was shown once", timeout=SEE_MS)
        assert 1 == len(asked(found))
        holm.page.unroute(path)
        make.click()
        dialog.locator("[data-secret]").wait_for(timeout=SEE_MS)
