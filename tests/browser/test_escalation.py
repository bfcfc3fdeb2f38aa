"""What nobody reads grows louder: every console rings, and the sender sees each step (R27)."""

import pytest

from tests.browser.hearing import Ears, starts_watch
from tests.browser.navigators import SEE_MS, DutyOfficer
from tests.browser.stage import Stage
from tests.process.pair import wait_until

SILENCE_S = 30
SOON = "[escalation]\nflash_s = 2\n"


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    """Amber and Cobalt, whose profile lets a FLASH grow after two seconds."""
    made = Stage(tmp_path_factory.mktemp("grows") / "s", SOON)
    yield made.start()
    made.close()


@pytest.fixture(scope="module")
def lind(browser, stage):
    """Lind of Amber, on watch and armed; and his ears."""
    officer = DutyOfficer(browser, stage.address(stage.amber), "Lind")
    ears = Ears(officer)
    officer.enrols(stage.link(stage.amber, "Lind", "duty")).signs_in()
    starts_watch(officer)
    yield officer, ears
    officer.leaves()


@pytest.fixture
def staff(browser, stage):
    """Ek of Amber's staff: signed in, not on watch, sound never armed; and his ears."""
    officer = DutyOfficer(browser, stage.address(stage.amber), "Ek")
    ears = Ears(officer)
    officer.enrols(stage.link(stage.amber, "Ek", "staff")).signs_in()
    yield officer, ears
    officer.leaves()


def test_an_unread_flash_rings_on_consoles_that_have_no_watch(lind, staff, stage):
    """Given FLASH that nobody reads, after the agreed time a staff console rings too; Cobalt sees it."""
    _officer, ears = lind
    other, others = staff
    item = stage.cobalt.send("Aircraft in distress", "FLASH")
    ears.hears("flash")
    assert [] == others.heard()
    others.hears("flash")
    other.page.locator(f"[data-alarm='{item['id']}']").wait_for(timeout=SEE_MS)
    steps = wait_until(lambda: (stage.cobalt.item(item["id"]) or {}).get("escalated"))
    assert [1] == [step["step"] for step in steps]
    assert "Amber" == steps[0]["by"]


def test_a_further_step_ends_the_silence(lind, stage):
    """Given a FLASH silenced with S, when it grows, it sounds again before the 30 s are over."""
    officer, ears = lind
    side = stage.amber
    for item in side.items():
        if not item["lights"]["acknowledged"]:
            side.ask("ack", **{"as": side.officer}, item=item["id"])
    wait_until(lambda: ears.sounds_now() == "quiet")
    mark = ears.mark()
    stage.cobalt.send("Second aircraft in distress", "FLASH")
    ears.hears("flash", mark)
    officer.presses("s")
    ears.hears("quiet", mark)
    wait_until(lambda: ears.sounds_now() == "flash", SILENCE_S / 2)


@pytest.mark.soak
def test_a_silenced_alarm_sounds_again_after_thirty_seconds(lind, stage):
    """Given a FLASH that has grown and is silenced, after 30 s it sounds again, by the node's clock."""
    officer, ears = lind
    item = stage.cobalt.send("Third aircraft in distress", "FLASH")
    grown = f"[data-item='{item['id']}'] .escalated"
    officer.page.locator(grown).wait_for(timeout=SEE_MS)
    wait_until(lambda: ears.sounds_now() == "flash")
    officer.presses("s")
    wait_until(lambda: ears.sounds_now() == "quiet")
    silent = ears.heard()[-1]["wall"]
    wait_until(lambda: ears.sounds_now() == "flash", SILENCE_S + 10)
    assert SILENCE_S - 5 <= (ears.heard()[-1]["wall"] - silent) / 1000
