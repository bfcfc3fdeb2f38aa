"""Two real nodes with their consoles, and the browser in which two officers sit.

The nodes are those of tests/process; here each also serves its console on a port of its own, under
its own host name, so that cookies and passkeys are kept apart as on two machines.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.process.pair import Json, Pair, Side, free_port, wait_until

# Debian's package, or the same under its other name; nothing is downloaded.
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]
# Sound must begin in the page, as it does for an officer; autoplay stays as browsers have it.


class Stage:
    """Amber and Cobalt with an open line, each with a console."""

    def __init__(
        self,
        folder: Path,
        profile: str = "",
        settings: dict[str, str] | None = None,
        init: tuple[str, ...] = (),
    ) -> None:
        """`settings` are further variables of both nodes, as OPENLINE_ALARM_EXERCISE; `init` words of init."""
        self.pair = Pair(folder, profile, init=init)
        self._ports = {side.party: free_port() for side in self.pair.sides}
        for side in self.pair.sides:
            side.environment["OPENLINE_CONSOLE_LISTEN"] = f"127.0.0.1:{self._ports[side.party]}"
            side.environment |= settings or {}

    @property
    def amber(self) -> Side:
        """The first side."""
        return self.pair.a

    @property
    def cobalt(self) -> Side:
        """The other side."""
        return self.pair.b

    def address(self, side: Side) -> str:
        """Where a browser finds the console of one side."""
        return f"http://{side.party.lower()}.localhost:{self._ports[side.party]}"

    def link(self, side: Side, name: str, *roles: str) -> str:
        """A one-time link for an officer, made on the node as its administrator would."""
        words = ["--role", ",".join(roles or ("duty",))]
        done = side.cli("officer add", name, *words)
        assert done.returncode == 0, done.stderr
        return next(word for word in done.stdout.split() if "/#/enrol/" in word)

    def start(self) -> Stage:
        """Start both nodes and wait until the line is up."""
        self.pair.start()
        return self

    def close(self) -> None:
        """End both nodes and remove what they wrote."""
        self.pair.close()


def wait_light(side: Side, item: str, light: str) -> Json:
    """A light of an item in this side's record, once it is lit."""
    return wait_until(
        lambda: (side.item(item) or {"lights": {}})["lights"].get(light), why=f"{light} is dark"
    )


@contextmanager
def chromium(*arguments: str) -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*ARGUMENTS, *arguments]
        )
        try:
            yield browser
        finally:
            browser.close()
