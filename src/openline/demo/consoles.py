"""The two consoles of the demonstration: where they are, and opening them where there is a browser."""

from __future__ import annotations

import contextlib
import os
import sys
import webbrowser

from openline.demo.play import Play
from openline.demo.stage import House

READ_S = 45.0


def address(house: House) -> str:
    """What a person opens for a party."""
    assert house.desk is not None
    return house.desk.url


def _has_screen() -> bool:
    """Whether a browser could show itself; one that runs in this terminal would cover the story."""
    if sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_both(play: Play) -> bool:
    """Open both consoles in the browser of this desktop, if it has one; whether it did."""
    if not _has_screen():
        return False
    with contextlib.suppress(webbrowser.Error, OSError):
        return all(webbrowser.open_new_tab(address(house)) for house in play.stage.houses)
    return False


def invite(play: Play) -> None:
    """Give a person time to sit down at both consoles before the story goes on."""
    for house in play.stage.houses:
        play.row(house, address(house), "warn")
    if not play.is_watched:
        return
    opened = open_both(play)
    where = "are open in your browser" if opened else "are at the two addresses above"
    play.note(f"Both consoles {where}. Sign in as the demo officer, press Start watch,", "good")
    play.note("and the story plays in them too. Enter goes on, Space holds.", "good")
    play.beat(READ_S)
