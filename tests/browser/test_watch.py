"""The watch: who sits, who takes over and reads what is open, who can be called, and what is logged."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.navigators import SEE_MS
from tests.browser.seats import seat
from tests.browser.stage import wait_light
from tests.process.pair import wait_until

pytestmark = pytest.mark.usefixtures("silence")


@contextmanager
def off_watch(officer):
    """The officer signed in and off watch, however the test before left him."""
    officer.asks("DELETE", "/api/watch/handover")
    officer.asks("POST", "/api/watch/end", {})
    officer.signs_in()
    yield officer


@pytest.fixture(scope="module")
def lind_himself(browser, stage):
    """Lind of Amber."""
    with seat(browser, stage, stage.amber, "Lind", on_watch=False) as officer:
        yield officer


@pytest.fixture(scope="module")
def ek_himself(browser, stage):
    """Ek of Amber, who comes to relieve him."""
    with seat(browser, stage, stage.amber, "Ek", on_watch=False) as officer:
        yield officer


@pytest.fixture
def lind(lind_himself):
    """Lind, signed in, not yet on watch."""
    with off_watch(lind_himself) as officer:
        yield officer


@pytest.fixture
def ek(ek_himself):
    """Ek, signed in, not on watch."""
    with off_watch(ek_himself) as officer:
        yield officer


@pytest.fixture(scope="module")
def bo(browser, stage):
    """Bo of Cobalt, on watch at the other end."""
    with seat(browser, stage, stage.cobalt, "Bo") as officer:
        yield officer


def watch_log(officer):
    """The lines of the watch log, newest first: (what, text)."""
    officer.goes("watch")
    officer.page.locator("[data-tab=log]").click()
    lines = officer.page.locator("[data-log]")
    lines.first.wait_for(timeout=SEE_MS)
    return lines.evaluate_all("(all) => all.map((one) => [one.dataset.log, one.innerText])")


def test_a_watch_that_begins_is_seen_on_both_sides_with_its_languages(lind, bo):
    """Given a free post, when Lind takes it, then both consoles name him, his languages, since when."""
    lind.starts_the_watch("ru", linguist=True)
    lind.goes("watch")
    row = lind.page.locator("[aria-labelledby=side-true] tbody tr").filter(has_text="Lind")
    expect(row).to_contain_text("RU", timeout=SEE_MS)
    bo.goes("watch")
    theirs = bo.page.locator("[aria-labelledby=side-false] tbody tr").filter(has_text="Lind")
    expect(theirs).to_contain_text("RU", timeout=SEE_MS)
    lind.ends_the_watch()
    expect(theirs).to_have_count(0, timeout=SEE_MS)
    for officer in (lind, bo):
        officer.must_be_content()


def test_without_a_linguist_on_watch_the_console_says_so(lind, bo):
    """Given a watch with no qualified linguist, then it stands on its watch screen in words (R96)."""
    lind.starts_the_watch()
    lind.goes("watch")
    note = lind.page.locator("[data-on-watch] .note.is-warn")
    expect(note).to_be_visible(timeout=SEE_MS)
    bo.goes("watch")
    expect(
        bo.page.locator("[aria-labelledby=side-false] .warn, section .warn").first
    ).to_be_visible()
    lind.ends_the_watch("plain")


def test_a_handover_is_read_item_by_item_before_the_watch_passes(lind, ek, stage):
    """Given three open items, when Ek accepts each and signs, then he has the watch and Lind has not."""
    lind.starts_the_watch()
    texts = ("Convoy at dawn", "Two ships leave port", "Buoy 7 is dark")
    sent = [stage.cobalt.send(text, "IMMEDIATE")["id"] for text in texts]
    for text in texts:
        lind.sees_in_queue(text)
    lind.hands_over_to("Ek")
    ek.goes("watch")
    # Signing is barred while one item is unread.
    items = ek.page.locator("[data-handover=incoming] [data-handed]")
    expect(items).to_have_count(len(texts), timeout=SEE_MS)
    accepted = ek.accepts_each()
    assert sorted(sent) == sorted(accepted)
    ek.takes_over()
    wait_until(
        lambda: [one["officer"] for one in ek.asks("GET", "/api/watch")[1]["ours"]] == ["Ek"],
        why="the watch has not passed",
    )
    lind.page.locator("[data-do=end-watch]").wait_for(state="detached", timeout=SEE_MS)
    # Ek's key has ended Lind's in the record: nobody holds one whose watch is over.
    ended = "/api/items?all=true&kind=undelegate"
    wait_until(
        lambda: any("Ek" in one["officer"] for one in ek.asks("GET", ended)[1]["items"]),
        why="the key of Lind's watch stands",
    )
    assert [] == ek.asks("GET", "/api/watch")[1]["keys"]
    # What was open stays open: the handover reads for the incoming officer, it acknowledges nothing.
    ek.goes("line")
    ek.acknowledges(texts[0])
    assert "Ek" in wait_light(stage.cobalt, sent[0], "acknowledged")["by"]
    kinds = [what for what, _text in watch_log(ek)]
    assert any("handover" in kind for kind in kinds), kinds
    for officer in (lind, ek):
        officer.must_be_content()


def test_a_handover_given_up_leaves_the_watch_where_it_was(lind, ek):
    """Given a handover that is open, when Lind gives it up, then Ek is asked for nothing any more."""
    lind.starts_the_watch()
    lind.hands_over_to("Ek")
    ek.goes("watch")
    ek.page.locator("[data-handover=incoming]").wait_for(timeout=SEE_MS)
    lind.page.locator("[data-do=give-up]").click()
    ek.page.locator("[data-handover]").wait_for(state="detached", timeout=SEE_MS)
    assert "Lind" in str(lind.asks("GET", "/api/watch")[1]["ours"])


def test_the_roster_is_written_once_and_read_on_every_console(lind, ek):
    """Given two people to call, when Lind writes them, then Ek reads them in that order."""
    lind.goes("watch")
    lind.page.locator("[data-tab=roster]").click()
    lind.page.locator("[data-do=edit-roster]").click()
    people = [("Captain Moe", "+47 55 01 02 03"), ("Commander Falk", "HF 5680 kHz")]
    for n, (name, reach) in enumerate(people):
        if n:
            lind.page.locator("[data-do=add-person]").click()
        lind.page.locator(f"#roster-name-{n}").fill(name)
        lind.page.locator("label.reach input").nth(n).fill(reach)
    lind.page.locator("[data-do=save-roster]").click()
    lind.page.locator("[data-roster]").nth(1).wait_for(timeout=SEE_MS)
    ek.goes("watch")
    ek.page.locator("[data-tab=roster]").click()
    rows = ek.page.locator("[data-roster]")
    for n, (name, reach) in enumerate(people):
        expect(rows.nth(n)).to_contain_text(name, timeout=SEE_MS)
        expect(rows.nth(n)).to_contain_text(reach)


def test_a_note_in_the_watch_log_is_chained_and_cannot_be_lost(lind, ek):
    """Given a note, then it stands in the log of every console, below an unbroken chain."""
    lind.goes("watch")
    lind.page.locator("[data-tab=log]").click()
    lind.page.locator("main form textarea").fill("Radio 2 <b>hums</b> since noon")
    lind.page.locator("[data-do=write-note]").click()
    note = "[data-log=note]"
    expect(lind.page.locator(note).first).to_contain_text("<b>hums</b>", timeout=SEE_MS)
    assert ("note", True) in {(what, "hums" in text) for what, text in watch_log(ek)}
    expect(ek.page.locator(".chain")).to_be_visible(timeout=SEE_MS)
    expect(ek.page.locator(".chain.is-bad")).to_have_count(0)


def test_a_call_that_one_side_plans_stands_on_the_schedule_of_both(lind, bo):
    """Given a standing call, when Lind signs it, then Bo's schedule shows it; cancelled, both say so."""
    # The form proposes the next full hour that is five minutes ahead: late in the day, tomorrow's.
    proposed = (datetime.now(UTC) + timedelta(minutes=65, microseconds=-1)).replace(minute=0)
    is_tomorrow = proposed.date() != datetime.now(UTC).date()
    lind.plans_a_call("Morning call on the second radio")
    bo.goes("schedule")
    if is_tomorrow:
        bo.presses("ArrowRight")
    for officer in (lind, bo):
        row = officer.page.locator("tr[data-entry=call]").filter(has_text="Morning call")
        expect(row.first).to_be_visible(timeout=SEE_MS)
    expect(bo.page.locator("[data-do=cancel-entry]")).to_have_count(0)
    lind.page.locator("[data-do=cancel-entry]").first.click()
    lind.page.locator("[data-do=sign-cancel]").click()
    gone = bo.page.locator("tr[data-entry=call]:not([data-standing=cancelled])")
    expect(gone.filter(has_text="Morning call")).to_have_count(0, timeout=SEE_MS)


def test_an_interpreter_attaches_a_translation_and_the_original_stays_first(browser, stage, bo):
    """Given a Russian text, when a reviewed translation is attached, both stand side by side (R31)."""
    sent = stage.cobalt.send("Два корабля выходят на рассвете", language="ru")["id"]
    with seat(browser, stage, stage.amber, "Iva", "interpreter", on_watch=False) as iva:
        iva.adds_translation(
            sent, "Two ships leave at dawn", "en", state="reviewed", reviewer="Ek"
        )
        for officer in (iva, bo):
            card = officer.opens_item(sent)
            expect(card.locator(".translation .said")).to_have_text(
                "Two ships leave at dawn", timeout=SEE_MS
            )
            expect(card.locator(".original .said")).to_have_text(
                "Два корабля выходят на рассвете"
            )
            expect(card.locator(".translation")).to_contain_text("Ek")
            words = card.locator(".words")
            first = words.evaluate("(part) => part.firstElementChild.className")
            assert "original" in first
        iva.must_be_content()
