"""No mouse: every act has a key, and Tab reaches everything in the order in which it is read."""

import pytest

from tests.browser.navigators import SEE_MS
from tests.browser.seats import seat
from tests.browser.stage import wait_light

pytestmark = pytest.mark.usefixtures("silence")
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
