"""The demonstration: two real nodes, ten scenes, one summary."""

from __future__ import annotations

import contextlib
import json
import math
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openline.core.base.errors import Fault
from openline.demo import later_scenes, ledger_scene, scenes, script, summary, talk_scenes
from openline.demo.afterwards import next_steps, wait_for_end
from openline.demo.play import Play
from openline.demo.screen import Keys, Screen
from openline.demo.stage import Stage
from openline.demo.weather import KINDS

HEADLESS_S = 70.0
SUMMARY_S = 8.0
HEADLESS_KILL_S = 80.0


class _Ended(BaseException):
    """Somebody told the demonstration to end."""


def _end(_number: int, _frame: object) -> None:
    raise _Ended


@contextlib.contextmanager
def _ending_in_order() -> Iterator[None]:
    """Turn the signals that end a process into an ending that stops the nodes first."""
    names = (signal.SIGTERM, signal.SIGHUP)
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = [signal.signal(name, _end) for name in names]
    try:
        yield
    finally:
        for name, old in zip(names, before, strict=True):
            signal.signal(name, old)


def _tell(play: Play, seed: int) -> str | None:
    """All scenes in order; what broke the story off, if anything did."""
    try:
        scenes.founding(play)
        scenes.notice(play)
        scenes.line_check(play)
        scenes.stop(play)
        scenes.cut(play)
        later_scenes.suspension(play)
        later_scenes.forgery(play, seed)
        later_scenes.ending(play)
        talk_scenes.accounts(play)
        ledger_scene.ledger(play)
    except (Fault, OSError) as fault:
        return str(fault)
    return None


def _closing(found: dict[str, Any]) -> list[str]:
    """The result in a few lines for people."""
    if found["ok"]:
        kept = sum(len(scene["promises"]) for scene in found["scenes"])
        sent = found["messages_and_stops"]
        return [
            f" All {kept} promises were kept: {sent} messages and STOPs, 0 lost, 0 doubled."
        ]
    return [" NOT as promised:", *(f"   {what}" for what in summary.broken(found))]


def _play(stage: Stage, screen: Screen, seed: int, *, headless: bool) -> int:
    with Keys(is_wanted=screen.is_live) as keys:
        play = Play(stage, screen, keys, script.cast(seed))
        screen.open()
        error = _tell(play, seed)
        stage.ends_at += SUMMARY_S
        found = summary.summarise(play, seed, error)
        screen.close()
    code = 0 if found["ok"] else 1
    if headless:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return code
    screen.page()
    screen.say(_closing(found))
    is_unwatched = not sys.stdout.isatty() and bool(os.environ.get("CI"))
    if error is None and not is_unwatched:
        screen.say(next_steps(play))
        with contextlib.suppress(KeyboardInterrupt, _Ended):
            wait_for_end(play, screen)
    return code


def run(headless: bool, seed: int, *, sabotage: str = "", keep: bool = False) -> int:
    """Tell the story; 0 if everything was as promised, 1 otherwise.

    Args:
        headless: no pauses, at most 85 s, and one JSON summary on stdout; the scenes are shown on
            stderr if that is a terminal.
        seed: chooses the officers' names and the noise that is thrown at a node.
        sabotage: for tests: spoils what travels ("withhold-receipt", "change-byte").
        keep: leave the two homes on disk.
    """
    stream = sys.stdout if not headless else sys.stderr if sys.stderr.isatty() else None
    screen = Screen(stream, is_live=not headless)
    ends_at = time.monotonic() + HEADLESS_S if headless else math.inf
    code, folder = 1, Path()
    try:
        with _ending_in_order(), Stage(KINDS[sabotage](), ends_at, keep=keep) as stage:
            folder = stage.folder
            watchdog = threading.Timer(HEADLESS_KILL_S, stage.kill_nodes)
            watchdog.daemon = True
            if headless:
                watchdog.start()
            try:
                code = _play(stage, screen, seed, headless=headless)
            finally:
                watchdog.cancel()
    except (KeyboardInterrupt, _Ended):
        code = code if headless else 130
    finally:
        screen.close()
    if not headless:
        what = f"the homes are kept in {folder}" if keep else "the homes are removed"
        screen.say(["", f" Both nodes are stopped; {what}."])
    return code
