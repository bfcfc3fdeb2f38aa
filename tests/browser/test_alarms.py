"""Alarms at the console: what rings, how soon, what silences it, and what nobody can mistake."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.hearing import (
    Ears,
    arms,
    asks,
    falls_silent,
    is_armed,
    loudness,
    pitch_hz,
    starts_watch,
)
from tests.browser.navigators import LANGUAGES, SEE_MS, DutyOfficer
from tests.browser.stage import wait_light
from tests.process.pair import wait_until

pytestmark = pytest.mark.usefixtures("silence")
RINGS = 12
CHORDS = 8
CHORD = "Control+Alt+s"
RING_MS_MAX = 1000
TONES = ["stop", "flash", "immediate", "priority", "line", "blind"]


def seat(browser, stage, name, hears_all=False, **context):
    """An officer of Amber on watch, with ears, at a console of his own."""
    officer = DutyOfficer(browser, stage.address(stage.amber), name, **context)
    ears = Ears(officer)
    officer.enrols(stage.link(stage.amber, name, "duty")).signs_in()
    starts_watch(officer, ears if hears_all else None)
    return officer, ears


@pytest.fixture(scope="module")
def lind_himself(browser, stage):
    """Lind of Amber, on watch and armed; with his ears."""
    officer, ears = seat(browser, stage, "Lind")
    yield officer, ears
    officer.leaves()


@pytest.fixture
def lind(lind_himself, silence):
    """Lind, at a console that has fallen silent: what is heard from now on is this test's."""
    falls_silent(*lind_himself)
    return lind_himself


def read_by_node(side):
    """Have every item of the other party read, and the effect of each STOP told, at the node."""
    signs = {"as": side.officer}
    for item in side.items():
        if item["author"] == side.party:
            continue
        if not item["lights"]["acknowledged"]:
            side.ask("ack", **signs, item=item["id"])
        if item["kind"] == "stop" and not item["effect"]:
            side.ask("effect", **signs, item=item["id"], verdict="not-confirmed", text="test")


def row(officer, item):
    """The mark of one alarm under the strip."""
    return officer.page.locator(f"[data-alarm='{item['id']}']").first


def test_at_watch_start_every_tone_is_heard_and_confirmed(browser, stage):
    """Given a watch that begins, when he hears the tones and says so, then the strip says armed."""
    officer, ears = seat(browser, stage, "Wik", hears_all=True)
    assert is_armed(officer)
    assert ears.tested() == TONES
    officer.must_be_content()
    officer.leaves()


def test_a_flash_rings_within_a_second_and_until_somebody_reads_it(lind, stage):
    """Given armed sound, when Cobalt sends FLASH, it rings in 1 s; the acknowledgement ends it."""
    officer, ears = lind
    mark = ears.mark()
    sent_at = time.time() * 1000
    stage.cobalt.send("Aircraft in distress", "FLASH")
    sound = ears.hears("flash", mark)
    assert sound["mode"] == "REAL"
    assert sound["wall"] - sent_at <= RING_MS_MAX
    officer.acknowledges("Aircraft in distress")
    ears.hears("quiet", mark)
    officer.must_be_content()


def test_of_twelve_urgent_items_the_slowest_rings_within_a_second(lind, stage):
    """Given six STOPs and six FLASHes, from the act at one node to the sound at the other (R55)."""
    _officer, ears = lind
    taken = []
    # Half of each: more STOPs at once are folded, which is another promise (RCT-10).
    for n in range(RINGS):
        mark, pattern = ears.mark(), ("stop", "flash")[n % 2]
        sent_at = time.time() * 1000
        sends = stage.cobalt.stop_item if pattern == "stop" else flash_of(stage.cobalt)
        sends(f"Act {n}")
        taken.append(ears.hears(pattern, mark)["wall"] - sent_at)
        read_by_node(stage.amber)
        ears.hears("quiet", mark)
    assert max(taken) <= RING_MS_MAX, sorted(taken)


def flash_of(side):
    """What sends FLASH from a side."""
    return lambda text: side.send(text, "FLASH")


def test_from_the_key_press_at_one_console_to_the_sound_at_the_other_it_is_a_second(
    browser, lind, stage
):
    """Given an officer of Cobalt on watch, the chord that sends STOP rings at Amber in 1 s (R55)."""
    _officer, ears = lind
    orlov = DutyOfficer(browser, stage.address(stage.cobalt), "Orlov")
    fingers = Ears(orlov)
    orlov.enrols(stage.link(stage.cobalt, "Orlov", "duty")).signs_in()
    starts_watch(orlov)
    taken = []
    for _ in range(CHORDS):
        mark = ears.mark()
        orlov.presses(CHORD)
        orlov.page.locator("dialog[open] [data-do=send-stop]:enabled").wait_for(timeout=SEE_MS)
        orlov.presses(CHORD)
        sound = ears.hears("stop", mark)
        taken.append(sound["wall"] - fingers.last_press())
        orlov.page.locator("dialog[open] [data-do=send-stop]").wait_for(state="detached")
        orlov.presses("Escape")
        orlov.page.locator("dialog[open]").wait_for(state="hidden")
        read_by_node(stage.amber)
        ears.hears("quiet", mark)
    assert max(taken) <= RING_MS_MAX, sorted(taken)
    orlov.leaves()


def test_only_the_most_urgent_alarm_sounds(lind, stage):
    """Given IMMEDIATE that sounds, when STOP comes, then STOP alone sounds; read, the other is back."""
    _officer, ears = lind
    mark = ears.mark()
    stage.cobalt.send("Firing area active", "IMMEDIATE")
    ears.hears("immediate", mark)
    stop = stage.cobalt.stop_item("You are closing on ours")
    ears.hears("stop", mark)
    side = stage.amber
    side.ask("ack", **{"as": side.officer}, item=stop["id"])
    wait_until(lambda: ears.sounds_now() == "immediate")
    assert ["immediate", "stop", "immediate"] == [one["pattern"] for one in ears.heard(mark)]


def test_routine_traffic_makes_no_sound(lind, stage):
    """Given ROUTINE traffic, it stands in the queue and nothing rings."""
    officer, ears = lind
    mark = ears.mark()
    stage.cobalt.send("Weekly schedule follows", "ROUTINE")
    officer.sees_in_queue("Weekly schedule follows")
    assert [] == ears.heard(mark)


def test_one_key_silences_every_console_of_the_node(browser, lind, stage):
    """Given two consoles that ring, when S is pressed at one, both fall silent and say until when."""
    officer, ears = lind
    other, others = seat(browser, stage, "Ek")
    mark, marked = ears.mark(), others.mark()
    item = stage.cobalt.send("Missile test brought forward", "FLASH")
    ears.hears("flash", mark)
    others.hears("flash", marked)
    officer.presses("s")
    ears.hears("quiet", mark)
    others.hears("quiet", marked)
    for console in (officer, other):
        expect(row(console, item)).to_have_attribute("data-state", "silenced", timeout=SEE_MS)
    # What comes new rings all the same.
    stage.cobalt.stop_item("Stop firing")
    ears.hears("stop", mark)
    others.hears("stop", marked)
    other.leaves()


def test_a_mark_flashes_once_a_second_until_the_alarm_is_taken(lind, stage):
    """Given FLASH, its mark flashes at 1 Hz (3 Hz is the limit); acknowledged, it stands still."""
    officer, _ears = lind
    item = stage.cobalt.send("Second aircraft in distress", "FLASH")
    mark = row(officer, item).locator("[data-flashing]")
    mark.wait_for(timeout=SEE_MS)
    look = "(part) => getComputedStyle(part).animationDuration"
    assert "1s" == mark.evaluate(look)
    officer.acknowledges("Second aircraft")
    expect(officer.page.locator(f"[data-item='{item['id']}'] [data-flashing]")).to_have_count(0)


def test_with_reduced_motion_the_mark_stands_in_a_thick_frame(browser, stage):
    """Given a browser that asks for less motion, nothing moves and the frame is there."""
    officer, _ears = seat(browser, stage, "Falk", reduced_motion="reduce")
    item = stage.cobalt.send("Third aircraft in distress", "FLASH")
    mark = row(officer, item).locator("[data-flashing]")
    mark.wait_for(timeout=SEE_MS)
    look = (
        "(part) => [getComputedStyle(part).animationName, getComputedStyle(part).outlineWidth]"
    )
    assert ["none", "4px"] == mark.evaluate(look)
    officer.leaves()


def test_exercise_traffic_cannot_sound_like_the_real(lind, stage):
    """Given the same FLASH in both modes, only the exercise has three pips, and it is softer (R98)."""
    _officer, ears = lind
    mark = ears.mark()
    stage.cobalt.send("Aircraft in distress", "FLASH", mode="EXERCISE")
    unreal = ears.hears("flash", mark)
    assert unreal["mode"] == "EXERCISE"
    stage.cobalt.send("Aircraft in distress now", "FLASH")
    wait_until(lambda: ears.heard(mark)[-1].get("mode") == "REAL", why="REAL goes before")
    real = ears.heard(mark)[-1]
    exercise, flash = ears.tone(unreal), ears.tone(real)
    pips = [round(pitch_hz(exercise, at, at + 0.07), -2) for at in (0, 0.17, 0.34)]
    assert [2000, 2000, 2000] == pips
    # Between the first pips there is silence, where the real one still sounds.
    assert loudness(exercise, 0.1, 0.14) == 0
    assert loudness(flash, 0.1, 0.14) > 0.3
    assert loudness(exercise, 0.75, 0.9) < loudness(flash, 0, 0.15)
    assert exercise["seconds"] > flash["seconds"]


def test_the_least_real_alarm_goes_before_the_gravest_exercise(lind, stage):
    """Given STOP as an exercise that sounds, when a real PRIORITY comes, that is what is heard."""
    _officer, ears = lind
    mark = ears.mark()
    stage.cobalt.ask("send-stop", **{"as": stage.cobalt.officer}, text="Stop", mode="EXERCISE")
    assert ears.hears("stop", mark)["mode"] == "EXERCISE"
    stage.cobalt.send("Convoy is late", "PRIORITY")
    assert ears.hears("priority", mark)["mode"] == "REAL"
    assert ears.sounds_now() == "priority"


def test_test_traffic_is_announced_and_does_not_alarm(lind, stage):
    """Given FLASH in mode TEST, three pips are heard and no alarm behind them."""
    _officer, ears = lind
    mark = ears.mark()
    stage.cobalt.send("The quick brown fox", "FLASH", mode="TEST")
    sound = ears.hears("flash", mark)
    assert sound["mode"] == "TEST"
    assert loudness(ears.tone(sound), 0.5, 1) == 0


def test_a_screen_reader_is_interrupted_by_flash_and_not_by_immediate(lind, stage):
    """Given IMMEDIATE and then FLASH, only the second is told at once; neither tells the text."""
    officer, _ears = lind
    stage.cobalt.send("Firing area active again", "IMMEDIATE")
    officer.sees_in_queue("Firing area active again")
    alert = officer.page.locator("[role=alert]").filter(has_text="Cobalt")
    expect(alert).to_have_count(0)
    stage.cobalt.send("Fourth aircraft in distress", "FLASH")
    expect(alert).to_have_count(1, timeout=SEE_MS)
    assert "aircraft" not in (alert.text_content() or "")


def test_what_stood_on_a_manned_screen_is_shown_by_the_post(lind, stage):
    """Given a watch that looks at the line, an item that comes is told as shown, by the post."""
    officer, _ears = lind
    sent = stage.cobalt.send("Convoy passes at noon", "PRIORITY")
    officer.sees_in_queue("Convoy passes at noon")
    light = wait_light(stage.cobalt, sent["id"], "shown")
    assert "Lind" not in light["by"]


def test_without_a_yes_the_console_is_not_armed(browser, stage):
    """Given tones that he did not hear, the strip says NOT ARMED and what to do."""
    officer, _ears = seat(browser, stage, "Gran")
    officer.page.reload()
    officer.page.locator("header.strip").wait_for(timeout=SEE_MS)
    officer.page.evaluate("() => sessionStorage.removeItem('openline.armed')")
    officer.page.reload()
    arms(officer, did_hear=False)
    assert not is_armed(officer)
    arms(officer)
    wait_until(lambda: is_armed(officer))
    officer.leaves()


def test_an_audio_that_stops_is_told_at_once(browser, stage):
    """Given an armed console, when the browser suspends the audio, the strip says NOT ARMED."""
    officer, ears = seat(browser, stage, "Holm")
    assert is_armed(officer)
    ears.loses_his_audio()
    wait_until(lambda: not is_armed(officer), 3)
    officer.leaves()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_key_map_names_every_key_in_words(lind, language):
    """Given ?, a dialog lists the keys of this screen and of all; Escape closes it."""
    officer, _ears = lind
    officer.chooses("dark", language)
    officer.page.locator("header.strip").wait_for(timeout=SEE_MS)
    officer.presses("?")
    dialog = officer.page.locator("dialog[open]")
    dialog.wait_for(timeout=SEE_MS)
    keys = dialog.locator("kbd").all_text_contents()
    assert {"S", "A", "C", "?", "1"} <= set(keys)
    assert "⟦" not in (dialog.text_content() or "")
    officer.presses("Escape")
    expect(officer.page.locator("dialog[open]")).to_have_count(0)


def test_an_armed_console_whose_session_runs_out_says_so_and_chirps(browser, stage):
    """Given an armed console nobody touches, when its session ends, it calls until somebody comes."""
    officer, ears = seat(browser, stage, "Berg")
    mark = ears.mark()
    officer.page.evaluate(
        "() => Object.defineProperty(navigator, 'userActivation', { value: { isActive: false } })"
    )
    asks(officer, "DELETE", "/api/session", {})
    officer.page.locator("[data-ended]").wait_for(timeout=SEE_MS)
    ears.hears("chirp", mark)
    officer.presses("Shift")
    ears.hears("quiet", mark)
    officer.leaves()
