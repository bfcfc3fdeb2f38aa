"""From an empty browser to the home screen: how long a console takes that has nothing in its cache.

Needs Chromium and Playwright, which are there for the tests; without them nothing is measured. The slow figure has
the processor of the page slowed down four times, as on a PC of ten years ago.
"""

from __future__ import annotations

import asyncio
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from openline.bench.client import ask_once
from openline.bench.openline_pair import PROGRAM, OpenlineHttpPair
from openline.bench.probes import child_environment

RUNS_COUNT = 7
SLOWER = 4
LIMIT_MS = 30_000
LOOK_EVERY_MS = 20
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
# The page itself notes when the strip and the queue stand and have been drawn.
NOTE = """
const seen = () => {
  if (!document.querySelector('header.strip') || !document.querySelector('main h2')) return
  watching.disconnect()
  requestAnimationFrame(() => requestAnimationFrame(() => (window.usableMs = performance.now())))
}
const watching = new MutationObserver(seen)
watching.observe(document, { childList: true, subtree: true })
"""


def chromium() -> str | None:
    """The browser of this machine, None if there is none or nothing to drive it by."""
    try:
        import playwright  # noqa: F401, PLC0415  # a tool of the tests, not of the program
    except ImportError:
        return None
    return shutil.which("chromium") or shutil.which("chromium-browser")


def _wait_linked(pair: OpenlineHttpPair) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            status = asyncio.run(ask_once(pair.homes[0], "status", {}))
        except OSError:
            continue
        if pair.is_linked(status):
            return
    raise RuntimeError("the nodes do not link")


def _link(pair: OpenlineHttpPair) -> str:
    words = ["officer", "link", str(pair.homes[0]), "Bench", "--role", "duty"]
    done = subprocess.run(
        [*PROGRAM, *words], env=child_environment(), capture_output=True, text=True, check=True
    )
    return next(word for word in done.stdout.split() if "/#/enrol/" in word)


def _usable_ms(page: Any) -> float:
    """When the page was usable by its own clock; asked for, as its policy forbids to be told."""
    page.locator("header.strip").wait_for(timeout=LIMIT_MS)
    deadline = time.monotonic() + LIMIT_MS / 1000
    while time.monotonic() < deadline:
        if (found := page.evaluate("window.usableMs")) is not None:
            return float(found)
        page.wait_for_timeout(LOOK_EVERY_MS)
    raise RuntimeError("the home screen does not come")


def _measure(link: str, executable: str) -> dict[str, float]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # see chromium()

    address = link.partition("/#/")[0]
    found: dict[str, list[float]] = {"cold_start_ms": [], "cold_start_slow_ms": []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        first = browser.new_context()
        page = first.new_page()
        key = first.new_cdp_session(page)
        key.send("WebAuthn.enable", {"enableUI": False})
        key.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        page.goto(link)
        page.locator("form input").fill("bench")
        page.locator("form button[type=submit]").click()
        page.locator("main .note").wait_for(timeout=LIMIT_MS)
        page.goto(f"{address}/")
        page.locator("[data-do=sign-in]").click()
        page.locator("header.strip").wait_for(timeout=LIMIT_MS)
        cookies = first.cookies()
        for number in range(2 * RUNS_COUNT):
            name = "cold_start_slow_ms" if number % 2 else "cold_start_ms"
            context = browser.new_context()
            context.add_cookies(cookies)  # type: ignore[arg-type]  # as they came
            context.add_init_script(NOTE)
            page = context.new_page()
            if number % 2:
                slow = context.new_cdp_session(page)
                slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.goto(f"{address}/")
            found[name].append(_usable_ms(page))
            context.close()
        browser.close()
    return {name: round(statistics.median(values), 1) for name, values in found.items()}


def measure(base: Path) -> dict[str, float]:
    """Medians in ms of two nodes of their own; empty without a browser."""
    executable = chromium()
    if executable is None:
        return {}
    base.mkdir(parents=True, exist_ok=True)
    pair = OpenlineHttpPair(base)
    try:
        for side in (0, 1):
            pair.start(side)
        _wait_linked(pair)
        return _measure(_link(pair), executable)
    finally:
        for running in pair.running:
            if running is not None:
                running.stop()


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        print(measure(Path(folder)))
    sys.exit(0)
