"""What nobody reads grows louder: every console rings, and the sender sees each step (R27)."""

import pytest

from tests.browser.hearing import Ears, falls_silent, starts_watch
from tests.browser.navigators import SEE_MS, DutyOfficer
from tests.browser.stage import Stage
from tests.process.pair import wait_until

SILENCE_S = 30
# Soon, but late enough for a hand at a slow machine to silence what has not grown yet.
GROWS_S = 5
CALLS_S = 15
SOON = f"[escalation]\nflash_s = {GROWS_S}\nunacknowledged_s = {CALLS_S}\n"


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    """Amber and Cobalt, whose profile lets a FLASH grow after five seconds."""
    made = Stage(tmp_path_factory.mktemp("grows") / "s", SOON)
    yield made.start()
    made.close()


@pytest.fixture(scope="module")
def lind_himself(browser, stage):
    """Lind of Amber, on watch and armed; and his ears."""
    officer = DutyOfficer(browser, stage.address(stage.amber), "Lind")
    ears = Ears(officer)
    officer.enrols(stage.link(stage.amber, "Lind", "duty")).signs_in()
    starts_watch(officer)
    yield officer, ears
    officer.leaves()


@pytest.fixture
def lind(lind_himself, silence):
    """Lind, at a console that has fallen silent."""
    falls_silent(*lind_himself)
    return lind_himself


@pytest.fixture
def staff(browser, stage, silence):
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
    assert [] == others.heard()
    mark = ears.mark()
    item = stage.cobalt.send("Aircraft in distress", "FLASH")
    first = ears.hears("flash", mark)
    loud = others.hears("flash")
    other.page.locator(f"[data-alarm='{item['id']}']").wait_for(timeout=SEE_MS)
    steps = wait_until(lambda: (stage.cobalt.item(item["id"]) or {}).get("escalated"))
    assert 1 == steps[0]["step"]
    assert "Amber" == steps[0]["by"]
    # Not before its time, and not before the step stood in the record: by one clock, this machine's.
    grew_at = steps[0]["at"]
    assert grew_at - stage.cobalt.item(item["id"])["at"] >= GROWS_S * 1000
    assert first["wall"] < grew_at <= loud["wall"]


def test_who_is_next_on_the_roster_is_named_with_his_number(lind, stage):
    """Given a roster, when nobody acknowledges in the agreed time, then the alarm says whom to call, and how."""
    officer, _ears = lind
    roster = [
        {"name": "Nora Dahl", "reach": "room 12, 555 0144"},
        {"name": "Per Ask", "reach": ""},
    ]
    assert 400 > officer.asks("PUT", "/api/roster", roster)[0]
    stage.cobalt.send("Engine fire", "FLASH")
    called = officer.page.locator("[data-phase] [data-next]")
    called.wait_for(timeout=(CALLS_S + 30) * 1000)
    said = called.inner_text()
    assert ("Nora Dahl" in said, "555 0144" in said, "Per Ask" in said) == (True, True, False)


def test_a_further_step_ends_the_silence(lind, stage):
    """Given a FLASH silenced with S, when it grows, it sounds again before the 30 s are over."""
    officer, ears = lind
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
