"""Every screen in every dress: three themes, three languages, three sizes; pictures for CI to keep."""

from pathlib import Path

import pytest

from tests.browser.navigators import LANGUAGES, SIZES, THEMES
from tests.browser.seats import seat
from tests.browser.stage import wait_light

PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
PICTURES_BYTES_MAX = 12_000_000
# Each place, and what stands there once it has been read. Record and Engineering have a test of theirs.
PLACES = {
    "line": "section.queue, main h2",
    "messages": "article[data-item]",
    "write": "form[aria-labelledby=compose-title]",
    "watch": "[data-do=end-watch]",
    "schedule": "main table",
    "officers": "main table, main ul, main h2",
}
LONG = "Донесение" * 25 + " قائد السفينة يؤكد <b>not bold</b>"


@pytest.fixture(scope="module")
def lind(browser, stage):
    """An officer of Amber on watch, with traffic of both sides before him."""
    sent = stage.cobalt.send("Firing area R-88 is closed until 1700Z.", "IMMEDIATE")
    stage.cobalt.send(LONG, "PRIORITY")
    stage.amber.send("Fishing vessel under tow, 3 knots.")
    wait_light(stage.cobalt, sent["id"], "held")
    with seat(browser, stage, stage.amber, "Lind", "duty", "interpreter", "auditor") as officer:
        officer.item = sent["id"]
        yield officer


def goes(officer, place):
    """Stand before one place, all of it read."""
    address = {"messages": f"messages/{officer.item}", "write": "messages/new"}.get(
        place, place
    )
    officer.page.evaluate("(to) => { location.hash = to }", f"#/{address}")
    officer.page.locator(PLACES[place]).first.wait_for()


@pytest.mark.timeout(420)
@pytest.mark.parametrize("theme", THEMES)
def test_every_screen_can_be_read_by_everybody_in_every_language_and_size(lind, theme):
    """Given a theme, then in each language and size: no barrier, no overflow, no small target."""
    faults = []
    for size in SIZES:
        lind.resizes(size)
        for language in LANGUAGES:
            goes(lind, "officers")
            lind.chooses(theme, language)
            for place in PLACES:
                goes(lind, place)
                found = [
                    lind.barriers(),
                    lind.overflow(),
                    lind.small_targets(),
                    lind.nameless(),
                ]
                faults += [(size, language, place, what) for what in found if what]
    assert [] == faults, faults[:3]
    lind.must_be_content()


def test_pictures_of_every_screen_are_kept_for_ci_under_a_cap(lind):
    """Given each size, then a picture of each screen lies in build/screenshots, small enough to keep."""
    for size in SIZES:
        lind.resizes(size)
        lind.chooses("dark", "en")
        for place in PLACES:
            goes(lind, place)
            lind.shot(PICTURES / f"{place}-{size}.png")
    sizes = [path.stat().st_size for path in PICTURES.glob("*.png")]
    assert len(sizes) >= len(PLACES) * len(SIZES)
    assert sum(sizes) < PICTURES_BYTES_MAX


def test_text_of_the_other_party_is_only_ever_text(lind):
    """Given markup in a message, then it stands there as it was written."""
    lind.chooses("dark", "en")
    goes(lind, "messages")
    shown = lind.page.get_by_text("<b>not bold</b>").first
    assert shown.count() == 1
    assert 0 == lind.page.locator("main b", has_text="not bold").count()
