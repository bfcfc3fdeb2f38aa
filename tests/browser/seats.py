"""Officers who sit at the consoles of a stage, for the tests of one file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser

from tests.browser.hearing import Ears
from tests.browser.navigators import DutyOfficer
from tests.browser.stage import Stage
from tests.process.pair import Side


@contextmanager
def seat(
    browser: Browser,
    stage: Stage,
    side: Side,
    name: str,
    *roles: str,
    on_watch: bool = True,
    **context: Any,
) -> Iterator[DutyOfficer]:
    """An officer of one side with a passkey, signed in and, if he may, on watch."""
    officer = DutyOfficer(browser, stage.address(side), name, **context)
    officer.ears = Ears(officer)
    officer.enrols(stage.link(side, name, *(roles or ("duty",)))).signs_in()
    if on_watch:
        officer.starts_the_watch()
    yield officer
    officer.leaves()


def clear_desk(stage: Stage) -> None:
    """Every item is read and every STOP's effect told, so that the next test begins in silence."""
    for side in stage.pair.sides:
        me = {"as": side.officer}
        for item in side.items():
            if item["author"] == side.party or item["kind"] not in {"message", "stop"}:
                continue
            if not item["lights"]["acknowledged"]:
                side.ask("ack", **me, item=item["id"])
            if item["kind"] == "stop" and not item["effect"]:
                side.ask("effect", **me, item=item["id"], verdict="confirmed")
