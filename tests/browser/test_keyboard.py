"""No mouse: every act has a key, and Tab reaches everything in the order in which it is read."""

import pytest
from playwright.sync_api import expect

from tests.browser import talking as talks
from tests.browser.navigators import SEE_MS
from tests.browser.seats import seat
from tests.browser.stage import wait_light

pytestmark = pytest.mark.usefixtures("silence")
TABS_MAX = 120
SCREENS = (
    *("line", "messages", "requests", "rounds", "commitments", "readouts", "contacts"),
    *("watch", "schedule", "record", "engineering", "officers"),
)


@pytest.fixture(scope="module")
def lind(browser, stage):
    """Lind of Amber, on watch, who may see every screen."""
    stage.amber.send("Fishing vessel under tow, 3 knots.")
    with seat(browser, stage, stage.amber, "Lind", "duty", "auditor", "staff") as officer:
        yield officer


@pytest.mark.parametrize("screen", SCREENS)
def test_tab_reaches_everything_in_the_order_of_the_page(lind, screen):
    """Given a screen, when Tab goes round, it misses nothing, nothing is out of turn or without a name."""
    lind.goes(screen)
    lind.page.locator("main h1, main h2").first.wait_for(timeout=SEE_MS)
    assert (screen, []) == (screen, lind.tab_faults())
    assert (screen, []) == (screen, lind.nameless())


def test_an_officer_without_a_mouse_reads_writes_and_stops(lind, stage):
    """Given hands on the keys only, he acknowledges, sends a message and sends STOP."""
    sent = stage.cobalt.send("Read this without a mouse", "PRIORITY")["id"]
    lind.presses("1")
    lind.sees_in_queue("Read this without a mouse")
    lind.presses("a")
    assert "Lind" in wait_light(stage.cobalt, sent, "acknowledged")["by"]
    lind.presses("w")
    lind.page.locator("form textarea:focus").wait_for(timeout=SEE_MS)
    lind.page.keyboard.type("Written without a mouse")
    lind.presses("Control+Enter")
    lind.chosen_item()
    assert "Written without a mouse" in stage.amber.texts()
    lind.presses("Control+Alt+s")
    lind.page.locator("[data-do=send-stop]").wait_for(timeout=SEE_MS)
    lind.presses("Control+Alt+s")
    lind.page.locator("[data-sent]").wait_for(timeout=SEE_MS)
    lind.presses("Escape")
    assert "stop" in {item["kind"] for item in stage.amber.items()}
    lind.must_be_content()


def tabs_to(officer, what):
    """Press Tab until the focus stands on it, as one does who sees only the focus."""
    officer.page.locator(what).first.wait_for(timeout=SEE_MS)
    for _ in range(TABS_MAX):
        if officer.page.evaluate("(what) => document.activeElement?.matches(what)", what):
            return
        officer.page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {what}")


def keeps_focus(officer):
    """What had the focus went away; the focus is somewhere on the page all the same."""
    officer.page.wait_for_function("() => document.activeElement !== document.body")


def test_the_watch_is_taken_and_a_flash_is_read_by_keys_alone(browser, stage):
    """Given a new officer, when he uses keys only, he signs for the watch and reads a FLASH."""
    with seat(browser, stage, stage.amber, "Nilsson", on_watch=False) as nilsson:
        nilsson.presses("8")
        for step in ("manned", "arm", "heard", "take-watch"):
            tabs_to(nilsson, f"main [data-do={step}]")
            nilsson.presses("Enter")
        nilsson.page.locator("[data-do=end-watch]").wait_for(timeout=SEE_MS)
        sent = stage.cobalt.send("Cease firing in R-88", "FLASH")["id"]
        nilsson.presses("1")
        nilsson.sees_in_queue("Cease firing in R-88")
        nilsson.presses("a")
        assert "Nilsson" in wait_light(stage.cobalt, sent, "acknowledged")["by"]
        nilsson.must_be_content()


def test_a_staff_officer_accepts_initials_and_releases_by_keys_alone(browser, stage):
    """Given a request and a line of theirs, he accepts, initials and signs a release without a mouse."""
    roles = ("staff", "releaser")
    with (
        seat(browser, stage, stage.amber, "Asp", *roles, on_watch=False) as asp,
        seat(browser, stage, stage.cobalt, "Bo", "staff", on_watch=False) as bo,
    ):
        request = talks.requests(bo, "Safety of flights")
        talks.sees_request(asp, request, "open")
        asp.presses("a")
        asp.page.locator("form[data-form=reply] input:focus").wait_for(timeout=SEE_MS)
        asp.presses("Control+Enter")
        talks.sees_request(asp, request, "accepted")
        contact = talks.records_contact(bo)
        talks.proposes_line(bo, contact, "They spoke.", "Они говорили.")
        talks.opens_contact(asp, contact, "joint")
        tabs_to(asp, "[data-slot='1'] [data-do=initial]")
        asp.presses("Enter")
        asp.page.locator("[data-initial=Amber]").wait_for(timeout=SEE_MS)
        keeps_focus(asp)
        asp.presses("r")
        tabs_to(asp, "[data-release=fact] [data-do=open-release]")
        asp.presses("Enter")
        asp.page.locator("form[data-form=release] [data-field=channel]:focus").wait_for(
            timeout=SEE_MS
        )
        asp.page.keyboard.type("the ministry's site")
        asp.presses("Control+Enter")
        row = asp.page.locator("[data-release=fact]")
        expect(row).to_have_attribute("data-state", "awaiting", timeout=SEE_MS)
        asp.must_be_content()


def test_the_first_contact_is_found_and_its_sentence_copied_by_keys_alone(browser, stage):
    """Given the ledger, 7 opens it and C copies the sentence with its evidence."""
    stage.amber.send("The line itself is a contact.")
    with seat(browser, stage, stage.amber, "Toll", "staff", on_watch=False) as toll:
        toll.context.grant_permissions(["clipboard-read", "clipboard-write"])
        toll.presses("7")
        copy = toll.page.locator("[data-do=copy-answer]")
        copy.wait_for(timeout=SEE_MS)
        toll.presses("c")
        expect(copy).to_contain_text("Copied", timeout=SEE_MS)
        copied = toll.page.evaluate("() => navigator.clipboard.readText()")
        assert "On this ledger" in copied
        toll.must_be_content()
