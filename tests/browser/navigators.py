"""What a duty officer does at a console, in his own words.

A test says what the officer does and sees; where it stands on the page is known only here and in
console.py. Elements are found by role, id or data attribute, never by the words of one language.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.console import LANGUAGES, SEE_MS, SIZES, THEMES, Console

__all__ = ["LANGUAGES", "SEE_MS", "SIZES", "THEMES", "DutyOfficer"]

HOLD_MS = 900
ITEM = re.compile(r"#/messages/([0-9a-f]{64})$")
DROP_DRAFTS = """() => Object.keys(sessionStorage)
  .filter((name) => /^openline\\.draft\\.[^.]*\\.compose/.test(name))
  .forEach((name) => sessionStorage.removeItem(name))"""
LETTER = "form[aria-labelledby=compose-title]"
# A file from another window, let fall on an element.
FILE = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0))
  const carried = new DataTransfer()
  carried.items.add(new File([bytes], name))
  return carried
}"""


class DutyOfficer(Console):
    """One officer at one console, and what he does there."""

    # --- the queue ---------------------------------------------------------------------------

    def acknowledges(self, text: str) -> None:
        """Acknowledge one item of the queue by its button."""
        self.in_queue(text).locator("[data-do=acknowledge]").click()
        expect(self.in_queue(text)).to_have_count(0, timeout=SEE_MS)

    def presses(self, *keys: str) -> None:
        """Press keys one after the other, as "a" or "Control+Alt+s"."""
        for key in keys:
            self.page.keyboard.press(key)

    def checks_the_line(self) -> None:
        """Check the line now, by its button."""
        self.page.locator("[data-do=check]").click()

    # --- messages ----------------------------------------------------------------------------

    def begins_to_write(
        self, text: str = "", precedence: str = "ROUTINE", **more: Any
    ) -> Locator:
        """Open a new message and fill it: mode, language, about, positions, files. Not sent.

        It is an empty one: what he left half written in an earlier test is taken away.
        """
        about = more.get("about")
        letter = self.page.locator(LETTER)
        if letter.count():
            self.page.evaluate("() => { location.hash = '#/line' }")
            letter.wait_for(state="detached", timeout=SEE_MS)
        self.page.evaluate(DROP_DRAFTS)
        self.page.evaluate(
            "(to) => { location.hash = to }", f"#/messages/new{(about and '/' + about) or ''}"
        )
        letter.wait_for(timeout=SEE_MS)
        letter.locator("textarea").fill(text)
        self._choose(letter, "precedence", precedence)
        if "mode" in more:
            letter.locator(f".modes label:has(input[value={more['mode']}])").click()
        if "language" in more:
            letter.locator(".two select").first.select_option(more["language"])
        for typed, label in more.get("positions", ()):
            letter.locator("[data-do=add-position]").click()
            letter.locator(".one input.figures").last.fill(typed)
            letter.locator(".one .tail input").last.fill(label)
        if files := more.get("files"):
            letter.locator("input[type=file]").set_input_files(files)
            expect(letter.locator("fieldset li.row")).to_have_count(len(files), timeout=SEE_MS)
        return letter

    def _choose(self, form: Locator, group: str, value: str) -> None:
        form.locator(f"label:has(input[name={group}][value={value}])").click()

    def sends(self) -> str:
        """Send what is written; the id of what stands in the record now."""
        self.page.locator(f"{LETTER} [data-do=send]").click()
        return self.chosen_item()

    def writes(self, text: str, precedence: str = "ROUTINE", **more: Any) -> str:
        """Write a message and send it; its id."""
        self.begins_to_write(text, precedence, **more)
        return self.sends()

    def chosen_item(self) -> str:
        """The id of the item that is open, once one is."""
        self.page.wait_for_url(ITEM, timeout=SEE_MS)
        found = ITEM.search(self.page.url)
        assert found
        return found[1]

    def opens_item(self, item: str) -> Locator:
        """Open the thread of an item in the messages; its card."""
        self.page.evaluate("(to) => { location.hash = to }", f"#/messages/{item}")
        card = self.card(item)
        card.wait_for(timeout=SEE_MS)
        return card

    def card(self, item: str) -> Locator:
        """The card of an item in an open thread."""
        return self.page.locator(f"article[data-item='{item}']")

    def reads(self, item: str) -> None:
        """Acknowledge an item in its thread."""
        self.opens_item(item).locator("[data-do=acknowledge]").click()
        expect(self.card(item).locator("[data-do=acknowledge]")).to_have_count(
            0, timeout=SEE_MS
        )

    def answers(self, item: str, meaning: str, text: str = "") -> None:
        """Answer an item: understood, not-understood, will-comply, cannot-comply, referred."""
        card = self.opens_item(item)
        card.locator("[data-do=answer]").click()
        if text:
            card.locator("section.answer textarea").fill(text)
        card.locator(f"[data-do=answer-{meaning}]").click()
        card.locator("section.answer").wait_for(state="detached", timeout=SEE_MS)

    def says_about(self, item: str, verb: str, text: str = "") -> None:
        """Correct, cancel or repeat an item."""
        card = self.opens_item(item)
        card.locator(f"[data-do=open-{verb}]").click()
        if text:
            card.locator("section.about textarea").fill(text)
        card.locator(f"section.about [data-do={verb}]").click()
        card.locator("section.about").wait_for(state="detached", timeout=SEE_MS)

    def adds_translation(self, item: str, text: str, language: str, **more: str) -> None:
        """Attach a translation: how="machine", state="reviewed", reviewer="..."."""
        card = self.opens_item(item)
        card.locator("[data-do=open-translate]").click()
        form = card.locator("form.translate")
        boxes = form.locator("select")
        boxes.nth(0).select_option(language)
        boxes.nth(1).select_option(more.get("how", "human"))
        boxes.nth(2).select_option(more.get("state", "draft"))
        form.locator("textarea").fill(text)
        form.locator("input").nth(1).fill(more.get("reviewer", ""))
        form.locator("[data-do=translate]").click()
        form.wait_for(state="detached", timeout=SEE_MS)

    def sees_lights(self, item: str, lit: Sequence[str]) -> None:
        """On the ladder of the seven lights of an item exactly these are lit."""
        card = self.opens_item(item)
        ladder = card.locator("details.lights")
        if ladder.get_attribute("open") is None:
            ladder.locator("summary").click()
        steps = ladder.locator("ol.ladder > li")
        expect(steps).to_have_count(7)
        named = ("recorded", "sent", "held", "shown", "acknowledged", "answered", "onward")
        for step, name in enumerate(named):
            word = re.compile(r"\bis-lit\b" if name in lit else r"\bis-dark\b")
            expect(steps.nth(step)).to_have_class(word, timeout=SEE_MS)

    # --- positions ---------------------------------------------------------------------------

    def reads_back(self, item: str, typed: str = "") -> None:
        """Read the position of an item back: as plotted, or typed from his own plot."""
        card = self.opens_item(item)
        if typed:
            card.locator(".readback button[aria-expanded=false]").click()
            card.locator(".readback input.figures").fill(typed)
        card.locator("[data-do=readback]").click()
        card.locator(".readback .back").wait_for(timeout=SEE_MS)

    def confirms(self, item: str, verdict: str = "confirm") -> None:
        """Confirm a read-back of his item, or say "mismatch"."""
        card = self.opens_item(item)
        card.locator(f"[data-do={verdict}]").click()
        expect(card.locator(f"[data-do={verdict}]")).to_have_count(0, timeout=SEE_MS)

    # --- STOP --------------------------------------------------------------------------------

    def opens_stop(self, by: str = "chord") -> Locator:
        """Open STOP from where he is: by "chord", or by a "button" of the rail."""
        if by == "chord":
            self.presses("Control+Alt+s")
        else:
            self.page.locator("[data-do=open-stop]").click()
        form = self.page.locator("dialog[open]:has([data-do=send-stop])")
        form.wait_for(timeout=SEE_MS)
        return form

    def sends_stop(self, by: str = "chord", position: str = "", text: str = "") -> str:
        """Send STOP by two chords, or by the button that must be held; its id. Closes the dialog."""
        form = self.opens_stop(by)
        if position:
            form.locator("input.figures").fill(position)
        if text:
            form.locator("#stop-text").fill(text)
        if by == "chord":
            self.presses("Control+Alt+s")
        else:
            form.locator("[data-do=send-stop]").click(delay=HOLD_MS)
        sent = self.page.locator("[data-sent]")
        sent.wait_for(timeout=SEE_MS)
        item = sent.get_attribute("data-sent") or ""
        self.presses("Escape")
        sent.wait_for(state="detached", timeout=SEE_MS)
        return item

    def stop_over(self, item: str) -> Locator:
        """A STOP of the other side that stands over every screen."""
        return self.page.locator(f"dialog[data-stops][open] [data-stop='{item}']")

    def takes_stop(self, item: str) -> None:
        """Acknowledge a STOP where it stands over the screen."""
        over = self.stop_over(item)
        over.locator("[data-do=stop-acknowledge]").click(timeout=SEE_MS)
        over.locator("[data-do=effect-confirmed]").wait_for(timeout=SEE_MS)

    def confirms_effect(self, item: str, verdict: str = "confirmed", text: str = "") -> None:
        """Say "confirmed" or "not-confirmed" of a STOP that he has taken."""
        over = self.stop_over(item)
        if text:
            over.locator("section.effect input").fill(text)
        over.locator(f"[data-do=effect-{verdict}]").click()
        over.wait_for(state="detached", timeout=SEE_MS)

    # --- the watch ---------------------------------------------------------------------------

    def starts_the_watch(self, *languages: str, linguist: bool = False) -> DutyOfficer:
        """Say the post, hear the tones, sign with the passkey, and sit on watch."""
        self.goes("watch")
        form = self.page.locator("main form:has([data-do=manned])")
        for language in languages:
            form.locator(f"input[name=language][value={language}]").check()
        if linguist:
            form.locator("input[name=linguist]").check()
        self._mans_and_signs()
        self.page.locator("[data-do=end-watch]").wait_for(timeout=SEE_MS)
        return self.goes("line")

    def _mans_and_signs(self) -> None:
        for step in ("manned", "arm", "heard", "take-watch"):
            self.page.locator(f"main [data-do={step}]").click(timeout=SEE_MS)

    def hands_over_to(self, name: str) -> None:
        """Offer his watch to another officer."""
        self.goes("watch")
        self.page.locator("[data-do=hand-over]").click()
        dialog = self.page.locator("dialog[open]:has([data-do=open-handover])")
        dialog.locator("select").select_option(name)
        dialog.locator("[data-do=open-handover]").click()
        self.page.locator("[data-handover=outgoing]").wait_for(timeout=SEE_MS)

    def accepts_each(self) -> list[str]:
        """Read and accept the items of a handover one by one; their ids in that order."""
        self.goes("watch")
        items = self.page.locator("[data-handover=incoming] [data-handed]")
        items.first.wait_for(timeout=SEE_MS)
        accepted: list[str] = []
        for _ in range(items.count()):
            # The next one becomes current a moment after the last was accepted.
            current = self.page.locator(
                "[data-handover=incoming] li[aria-current]:has([data-do=accept])"
            )
            item = current.get_attribute("data-handed") or ""
            current.locator("[data-do=accept]").click()
            done = f"[data-handed='{item}'].is-accepted"
            self.page.locator(done).wait_for(timeout=SEE_MS)
            accepted.append(item)
        return accepted

    def takes_over(self) -> None:
        """Say the post, sign, and have the watch that was handed over."""
        self._mans_and_signs()
        self.page.locator("[data-do=end-watch]").wait_for(timeout=SEE_MS)

    def ends_the_watch(self, how: str = "signed") -> None:
        """End his watch, "signed" or "plain"; his session ends with it."""
        self.goes("watch")
        self.page.locator("[data-do=end-watch]").click()
        self.page.locator(f"[data-do=end-{how}]").click()
        self.page.locator("[data-do=sign-in]").wait_for(timeout=SEE_MS)

    def signs_out(self) -> None:
        """Sign out by the menu."""
        self.page.locator("button[popovertarget=menu]").click()
        self.page.locator("[data-do=sign-out]").click()
        self.page.locator("[data-do=sign-in]").wait_for(timeout=SEE_MS)

    def plans_a_call(self, text: str) -> None:
        """Plan a standing call, at the hour that the form proposes."""
        self.goes("schedule")
        self.page.locator("[data-do=open-add]").first.click()
        self.page.locator("#schedule-form textarea").fill(text)
        self.page.locator("[data-do=add-entry]").click()
        self.page.locator("[data-do=add-entry]").wait_for(state="detached", timeout=SEE_MS)

    # --- the record --------------------------------------------------------------------------

    def exports_evidence(self, text: str, to: Path) -> Path:
        """Save the evidence of the item with this text: the lowest row, for what it led to is newer."""
        self.goes("record")
        self.page.locator("a.entry").filter(has_text=text).last.click()
        with self.page.expect_download() as saved:
            self.page.locator("[data-do=evidence]").click(timeout=SEE_MS)
        saved.value.save_as(to)
        return to

    def verifies_by_dropping(self, file: Path) -> str:
        """Let a file fall on the record's field; the verdict: "good" or "bad"."""
        self.goes("record")
        self.page.locator("nav a[href='#/record/proof']").click()
        carried = self.page.evaluate_handle(
            FILE, [file.name, base64.b64encode(file.read_bytes()).decode("ascii")]
        )
        field = self.page.locator("label.drop:has(input[type=file])")
        field.wait_for(timeout=SEE_MS)
        field.dispatch_event("drop", {"dataTransfer": carried})
        verdict = self.page.locator("[data-verdict=good], [data-verdict=bad]").first
        verdict.wait_for(timeout=SEE_MS)
        return verdict.get_attribute("data-verdict") or ""

    def checks_of_evidence(self) -> dict[str, bool]:
        """Each check of the verdict that stands there, by name."""
        rows = self.page.locator("[data-check]").evaluate_all(
            "(rows) => rows.map((row) => [row.dataset.check, row.dataset.ok === 'true'])"
        )
        return dict(rows)

    # --- officers ----------------------------------------------------------------------------

    def asks(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """What the node answers to his own console: the status, and the body if it is JSON."""
        status, text = self.page.evaluate(
            "async ([method, path, body]) => { const answer = await fetch(path, { method,"
            " headers: body === null ? {} : { 'Content-Type': 'application/json' },"
            " body: body === null ? undefined : JSON.stringify(body) });"
            " return [answer.status, await answer.json().catch(() => null)] }",
            [method, path, body],
        )
        return status, text

    def invites(self, name: str, *roles: str) -> str:
        """Make a one-time link for another officer."""
        body = {"name": name, "office": "", "roles": list(roles)}
        status, answer = self.asks("POST", "/api/officers/invitations", body)
        assert status in {200, 201}, answer
        return str(answer["link"])
