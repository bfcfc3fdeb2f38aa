"""What a console sounds like, heard inside its own page.

The console tells each beginning of a sound in an event; the samples it hands to the audio are kept
too, so that a test can ask what a tone really is. No microphone, no word of any language.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from playwright.sync_api import expect

from tests.browser.navigators import SEE_MS, DutyOfficer
from tests.process.pair import wait_until

Json = dict[str, Any]
TONES = 6

LISTEN = """
window.heard = []
window.audios = []
window.started = []
document.addEventListener('openline:sound', ({ detail }) =>
  window.heard.push({ ...detail, wall: Date.now(), tone: window.started.length - 1 }))
window.pressed = []
addEventListener('keydown', ({ code }) => window.pressed.push({ code, wall: Date.now() }), true)
document.addEventListener('openline:quiet', () =>
  window.heard.push({ pattern: 'quiet', at: performance.now(), wall: Date.now() }))
window.AudioContext = class extends window.AudioContext {
  constructor(...given) {
    super(...given)
    window.audios.push(this)
  }
}
const start = AudioBufferSourceNode.prototype.start
AudioBufferSourceNode.prototype.start = function (...given) {
  window.started.push(this.buffer)
  return start.apply(this, given)
}
"""


class Ears:
    """The ears of an officer at his console; made before he opens it."""

    def __init__(self, officer: DutyOfficer) -> None:
        self.officer = officer
        officer.context.add_init_script(LISTEN)

    @property
    def _page(self) -> Any:
        return self.officer.page

    def heard(self, since: int = 0) -> list[Json]:
        """Every alarm that began and every silence after one, in order; tests of the tones apart."""
        return [one for one in self._all()[since:] if not one.get("isTest")]

    def tested(self) -> list[str]:
        """The tones played to try the loudspeaker, in order."""
        return [one["pattern"] for one in self._all() if one.get("isTest")]

    def _all(self) -> list[Json]:
        return self._page.evaluate("() => window.heard")

    def mark(self) -> int:
        """Where he stands now, to ask what came after."""
        return len(self._all())

    def hears(self, pattern: str, since: int = 0, seconds: float = 10) -> Json:
        """Wait until he hears this pattern; "quiet" for the end of all sound."""
        return wait_until(
            lambda: next((one for one in self.heard(since) if one["pattern"] == pattern), None),
            seconds,
            f"{pattern} is not heard",
        )

    def sounds_now(self) -> str:
        """The pattern that sounds, or "quiet"."""
        return next((one["pattern"] for one in reversed(self.heard())), "quiet")

    def tone(self, sound: Json) -> Json:
        """The samples of the first second of a sound, its rate and the length of its period."""
        return self._page.evaluate(
            "(n) => { const { sampleRate, duration } = window.started[n]; return {"
            " rate: sampleRate, seconds: duration,"
            " samples: [...window.started[n].getChannelData(0).slice(0, sampleRate)] } }",
            sound["tone"],
        )

    def last_press(self) -> float:
        """When he last pressed a key, ms by the clock of this machine."""
        return self._page.evaluate("() => window.pressed.at(-1).wall")

    def loses_his_audio(self) -> None:
        """The browser or the device stops the audio and does not start it again."""
        self._page.evaluate(
            "() => window.audios.forEach((audio) => {"
            " audio.resume = () => new Promise(() => {}); return audio.suspend() })"
        )


def asks(officer: DutyOfficer, method: str, path: str, body: Json) -> Any:
    """What the node answers to this officer's own console."""
    return officer.page.evaluate(
        "async ([method, path, body]) => { const answer = await fetch(path, { method,"
        " headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });"
        " if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);"
        " return answer.status === 204 ? null : await answer.json() }",
        [method, path, body],
    )


def starts_watch(officer: DutyOfficer, hears_all: Ears | None = None) -> None:
    """Take the watch at the watch screen, hear the tones (all of them, or the first) and say so."""
    officer.goes("watch")
    officer.page.locator("[data-do=manned]").click(timeout=SEE_MS)
    officer.page.locator("[data-do=arm]").click()
    if hears_all is not None:
        wait_until(lambda: len(hears_all.tested()) >= TONES, why="not every tone is played")
    officer.page.locator("[data-do=heard]").click(timeout=SEE_MS)
    officer.page.locator("[data-do=take-watch]").click(timeout=SEE_MS)
    officer.page.locator("[data-do=hand-over]").wait_for(timeout=SEE_MS)
    officer.goes("line")


def falls_silent(officer: DutyOfficer, ears: Ears) -> None:
    """Wait until no item alarms at his console and nothing sounds there: all is taken, and seen so."""
    untaken = officer.page.locator("[data-phase] [data-alarm] a[href^='#/messages/']")
    expect(untaken).to_have_count(0, timeout=SEE_MS)
    wait_until(lambda: ears.sounds_now() == "quiet", why="the console still sounds")


def arms(officer: DutyOfficer, did_hear: bool = True) -> None:
    """Arm the sound in the bar under the strip, and say whether the tones were heard."""
    officer.page.locator("[data-do=arm]").first.click()
    answer = "heard" if did_hear else "not-heard"
    officer.page.locator(f"[data-do={answer}]").first.click(timeout=SEE_MS)


def is_armed(officer: DutyOfficer) -> bool:
    """What the strip says of the sound."""
    return officer.page.locator("header.strip .sound.is-missing").count() == 0


def pitch_hz(tone: Json, begin_s: float, end_s: float) -> float:
    """The pitch of a part of a tone, by its zero crossings."""
    rate = tone["rate"]
    part = tone["samples"][int(begin_s * rate) : int(end_s * rate)]
    crossings = sum(1 for a, b in pairwise(part) if (a < 0) != (b < 0))
    return crossings / 2 / (end_s - begin_s)


def loudness(tone: Json, begin_s: float, end_s: float) -> float:
    """The greatest sample of a part of a tone."""
    rate = tone["rate"]
    return max(abs(one) for one in tone["samples"][int(begin_s * rate) : int(end_s * rate)])
