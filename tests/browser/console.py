"""A person in front of a console: a browser profile, a page, a passkey, and what he sees there.

What he does stands in navigators.py. Elements are found by role, id or data attribute, never by the
words of one language.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    expect,
)
from playwright.sync_api import TimeoutError as TooLate

SEE_MS = 10_000
SIZES = {"wide": (1600, 900), "desk": (1280, 720), "tall": (800, 1100)}
THEMES = ("day", "dark", "night")
LANGUAGES = ("en", "ru", "id")
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CONTROLS = {
    *("button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "slider"),
    *("DisclosureTriangle", "spinbutton", "listbox", "switch", "tab", "menuitem"),
}
# A round of the Tab key: where it stood, and what of the page it never reached or took out of turn.
# What Tab must reach. A live page changes: what came or went during the round is not judged.
WANTED = """[...document.querySelectorAll(
    'a[href], button, select, input, textarea, summary, [tabindex="0"]')].filter((part) => {
    const box = part.getBoundingClientRect()
    const style = getComputedStyle(part)
    const isOpen = !part.closest('[inert]') && (!part.closest('details:not([open])') ||
      part.matches('details > summary'))
    const group = part.matches('[type=radio]') && part.name
    const isTurn = !group || part.checked ||
      !document.querySelector(`input[name="${CSS.escape(part.name)}"]:checked`)
    return !part.disabled && part.tabIndex >= 0 && style.visibility === 'visible' &&
      box.width > 0 && box.height > 0 && isOpen && isTurn
  })"""
BEGIN_ROUND = f"""() => {{
  // Tab goes on from what was focused or pressed last: that is now the top of the page.
  document.body.tabIndex = -1
  document.body.focus()
  document.body.removeAttribute('tabindex')
  window.round = []
  window.stood = {WANTED}
}}"""
NOTE_FOCUS = """() => {
  const now = document.activeElement
  if (!now || now === document.body || window.round.includes(now)) return false
  window.round.push(now)
  return true
}"""
END_ROUND = f"""() => {{
  const words = (part) => `${{part.tagName.toLowerCase()}} ${{part.id || part.dataset.do || ''}} ` +
    (part.getAttribute('aria-label') ?? part.textContent.trim()).slice(0, 40)
  const wanted = {WANTED}.filter((part) => window.stood.includes(part))
  const missed = wanted.filter((part) => !window.round.includes(part)).map((part) => `missed: ${{words(part)}}`)
  const round = window.round.filter((part) => part.isConnected)
  const order = round.filter((part, i) => i && !(
    round[i - 1].compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING))
  const isSame = wanted.length === window.stood.length && {WANTED}.length === wanted.length
  return {{ isSame, faults: [...missed, ...order.map((part) => `out of turn: ${{words(part)}}`)] }}
}}"""
SMALL_TARGETS = """() => [...document.querySelectorAll(
    'button, select, input, textarea, summary, a[href], [role=button], [role=tab], [role=gridcell]')]
  .flatMap((part) => {
    const label = part.matches('[type=checkbox], [type=radio], [type=file]') && part.labels?.[0]
    const { width, height } = (label || part).getBoundingClientRect()
    const isInText = part.tagName === 'A' && getComputedStyle(part).display === 'inline'
    const isSmall = width > 0 && Math.min(width, height) < 43.5 && !isInText
    const words = (part.getAttribute('aria-label') ?? part.textContent).trim().slice(0, 30)
    return isSmall ? [`${part.tagName} ${width.toFixed()}x${height.toFixed()} ${words}`] : []
  })"""
# The page tells each breach of its content policy, and keeps the preferences the test gives.
WATCH_POLICY = """
addEventListener('securitypolicyviolation', (breach) =>
  console.error(`content policy: ${breach.violatedDirective} ${breach.blockedURI}`))
"""


class Console:
    """One person at one console: a browser profile, a page and a passkey of his own."""

    def __init__(
        self, browser: Browser, address: str, name: str, size: str = "wide", **context: Any
    ) -> None:
        self.name = name
        self.address = address
        self.complaints: list[str] = []
        self.outside: list[str] = []
        width, height = SIZES[size]
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, locale="en-GB", **context
        )
        self.context.add_init_script(WATCH_POLICY)
        self.context.on("request", self._note_request)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self._key = self.context.new_cdp_session(self.page)
        self._key.send("WebAuthn.enable", {"enableUI": False})
        made = self._key.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        self._authenticator = made["authenticatorId"]

    def _note_message(self, message: ConsoleMessage) -> None:
        # A refused request is told by the browser too; what the console makes of it is tested.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "blob:", "data:")):
            self.outside.append(request.url)

    # --- coming in ---------------------------------------------------------------------------

    def opens(self, place: str = "") -> Self:
        """Go to the console, or to one of its screens: "#/messages"."""
        self.page.goto(f"{self.address}/{place}")
        self.page.locator("h1").first.wait_for(timeout=SEE_MS)
        return self

    def enrols(self, link: str, label: str = "test key") -> Self:
        """Open a one-time link and make a passkey."""
        self.page.goto(link)
        self.page.locator("form input").fill(label)
        self.page.locator("form button[type=submit]").click()
        self.page.locator("main .note").wait_for(timeout=SEE_MS)
        return self

    def signs_in(self) -> Self:
        """Sign in with the passkey, unless he is in already."""
        self.opens()
        if self.page.locator("header.strip").count():
            return self
        self.page.locator("[data-do=sign-in]").click()
        self.sees_strip()
        return self

    def sees_strip(self) -> None:
        """He is in: the strip stands there. If not, what the page says is the reason."""
        try:
            self.page.locator("header.strip").wait_for(timeout=SEE_MS)
        except TooLate as error:
            said = [
                self.page.url,
                self.page.locator("body").inner_text()[:400],
                *self.complaints,
            ]
            raise AssertionError(f"{self.name} does not come in: {said}") from error

    def signs_in_as_demo(self) -> Self:
        """Sign in with the demo's key."""
        self.opens()
        self.page.locator("[data-do=sign-in-demo]").first.click()
        self.page.locator("header.strip").wait_for(timeout=SEE_MS)
        return self

    def refuses_to_verify(self, refuses: bool = True) -> None:
        """Take the finger from the key: user verification fails from now on."""
        self._key.send(
            "WebAuthn.setUserVerified",
            {"authenticatorId": self._authenticator, "isUserVerified": not refuses},
        )

    def leaves(self) -> None:
        """Close the browser profile."""
        self.context.close()

    # --- looking -----------------------------------------------------------------------------

    def goes(self, screen: str) -> Self:
        """Choose a screen in the navigation."""
        self.page.locator(f"nav a[href='#/{screen}']").first.click()
        self.page.locator(f"nav a[href='#/{screen}'][aria-current=page]").first.wait_for()
        return self

    def chooses(self, theme: str = "dark", language: str = "en", text: str = "normal") -> Self:
        """Set this PC's preferences and show the page in them."""
        self.page.evaluate(
            "([theme, language, textSize]) => localStorage.setItem('openline.prefs',"
            " JSON.stringify({ theme, language, textSize }))",
            [theme, language, text],
        )
        self.page.reload()
        self.page.locator(f"html[lang={language}][data-theme={theme}]").wait_for(timeout=SEE_MS)
        self.page.locator("h1").first.wait_for(timeout=SEE_MS)
        return self

    def resizes(self, size: str) -> Self:
        """Give the window another size."""
        width, height = SIZES[size]
        self.page.set_viewport_size({"width": width, "height": height})
        return self

    def sees_line(self, word: str) -> None:
        """The strip says up, one-way, down, silent, none or blind."""
        self.page.locator(f"header.strip[data-line={word}]").wait_for(timeout=SEE_MS)

    def in_queue(self, text: str) -> Locator:
        """The row of the queue that shows this text."""
        return self.page.locator("li[data-item]").filter(has_text=text)

    def sees_in_queue(self, text: str) -> None:
        """The text waits for him."""
        expect(self.in_queue(text)).to_be_visible(timeout=SEE_MS)

    def shot(self, path: Path) -> Path:
        """A picture of what he sees."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path)
        return path

    def wears(self, theme: str, language: str) -> Self:
        """Choose a theme and a language in the display menu, as a person does: nothing reloads."""
        for box, value in (("theme", theme), ("language", language)):
            self.page.locator(f".display select[id$=-{box}]").first.evaluate(
                "(box, value) => { box.value = value;"
                " box.dispatchEvent(new Event('change', { bubbles: true })) }",
                value,
            )
        self.page.locator(f"html[lang={language}][data-theme={theme}]").wait_for(timeout=SEE_MS)
        return self

    # --- measuring -----------------------------------------------------------------------------

    def overflow(self) -> list[str]:
        """What is wider than its window: empty when nothing must be scrolled sideways."""
        return self.page.evaluate(
            """() => [...document.querySelectorAll(
                'html, main, .split > div, dialog[open], .dialog-body, .blind')]
              .filter((part) => part && part.scrollWidth > part.clientWidth + 1)
              .map((part) => `${part.tagName} ${part.scrollWidth} > ${part.clientWidth}`)"""
        )

    def small_targets(self) -> list[str]:
        """What can be pressed and is lower or narrower than 44 px.

        A link that runs in a line of text may be: its size is that of the line (WCAG 2.5.8). A box
        that is ticked or chosen is pressed by its label too, and that is as large as the rest.
        """
        return self.page.evaluate(SMALL_TARGETS)

    def painted(self) -> None:
        """What changed is laid out, and whoever watches sizes has been told."""
        self.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )

    def barriers(self) -> list[tuple[str, list[Any]]]:
        """What axe finds wrong on the page, by the rules of WCAG 2.2 AA."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE.read_text("utf-8"))
        self.painted()
        found = self.page.evaluate(
            "async (runOnly) => (await axe.run(document, { runOnly, resultTypes: ['violations'] }))"
            ".violations.map((one) => [one.id, one.nodes.map((node) =>"
            " [node.target.join(' '), node.failureSummary])])",
            RULES,
        )
        return [(name, nodes) for name, nodes in found]

    def nameless(self) -> list[str]:
        """What can be focused and has no name for a screen reader."""
        tree = self._key.send("Accessibility.getFullAXTree")["nodes"]
        found = []
        for node in tree:
            facts = {
                one["name"]: one["value"].get("value") for one in node.get("properties", [])
            }
            role = node.get("role", {}).get("value", "")
            # A part that takes the focus only from a script reads its own content.
            is_control = facts.get("focusable") and role in CONTROLS
            if (
                not node.get("ignored")
                and is_control
                and not node["name"].get("value", "").strip()
            ):
                found.append(f"{role} {node['backendDOMNodeId']}")
        return found

    def tab_faults(self, most: int = 400, rounds: int = 3) -> list[str]:
        """What a round of the Tab key misses, or meets against the order of the page.

        A round during which something came or went is made again: with it the focus may have gone.
        """
        faults: list[str] = []
        for _ in range(rounds):
            self.page.evaluate(BEGIN_ROUND)
            for _ in range(most):
                self.page.keyboard.press("Tab")
                if not self.page.evaluate(NOTE_FOCUS):
                    break
            found = self.page.evaluate(END_ROUND)
            faults = found["faults"]
            if not faults or found["isSame"]:
                break
        return faults

    def must_be_content(self) -> None:
        """No error on the page, no breach of the policy, no request to anybody else."""
        assert self.complaints == [], self.complaints
        assert self.outside == [], self.outside
