"""An officer comes to a new console, makes a passkey, and sees the line in one look."""

import pytest

from tests.browser.navigators import LANGUAGES, THEMES, DutyOfficer
from tests.browser.stage import wait_light

pytestmark = pytest.mark.usefixtures("silence")


@pytest.fixture
def lind(browser, stage):
    """An officer of Amber with a passkey, signed in."""
    officer = DutyOfficer(browser, stage.address(stage.amber), "Lind")
    officer.enrols(stage.link(stage.amber, "Lind", "duty")).signs_in()
    yield officer
    officer.leaves()


def test_an_officer_with_a_link_makes_a_passkey_and_sees_the_line_up(lind):
    """Given a one-time link, when he enrols and signs in, then the strip says that the line is up."""
    lind.sees_line("up")
    lind.must_be_content()


def test_a_message_of_the_other_side_is_acknowledged_by_one_button(lind, stage):
    """Given a FLASH from Cobalt, when he acknowledges it, then Cobalt's record names him."""
    sent = stage.cobalt.send("Aircraft in distress, 57-12N 019-40E", "FLASH")
    lind.sees_in_queue("Aircraft in distress")
    lind.acknowledges("Aircraft in distress")
    light = wait_light(stage.cobalt, sent["id"], "acknowledged")
    assert "Lind" in light["by"]
    lind.must_be_content()


def test_on_watch_an_acknowledgement_is_one_key(lind, stage):
    """Given a watch that a passkey began, when the passkey is out of reach, then one key signs."""
    lind.starts_the_watch()
    lind.refuses_to_verify()
    sent = stage.cobalt.send("Missile firing area activated 14:30Z", "IMMEDIATE")
    lind.sees_in_queue("Missile firing area")
    lind.presses("a")
    light = wait_light(stage.cobalt, sent["id"], "acknowledged")
    assert "Lind" in light["by"]
    assert "duty desk" in wait_light(stage.cobalt, sent["id"], "shown")["by"]
    lind.must_be_content()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_screen_fits_every_size(lind, theme, language):
    """Given a theme and a language, at three sizes nothing overflows and every target is 44 px."""
    lind.chooses(theme, language)
    for size in ("wide", "desk", "tall"):
        lind.resizes(size)
        assert [] == lind.overflow()
        assert [] == lind.small_targets()
