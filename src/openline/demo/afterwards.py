"""When the story is over: what to type next, and the two nodes until Ctrl-C."""

from __future__ import annotations

import shlex
import shutil
import sys
import time
from pathlib import Path

from openline.demo import talk_script
from openline.demo.consoles import address
from openline.demo.ledger_scene import FOLDER
from openline.demo.painting import paint_row
from openline.demo.play import Play
from openline.demo.screen import Screen
from openline.demo.stage import verifier

LOOK_S = 0.25


def _program() -> str | None:
    """How to call the program where `openline` is not on the path; None where it is."""
    if shutil.which("openline"):
        return None
    beside = Path(sys.executable).with_name("openline")
    if beside.is_file():
        return shlex.quote(str(beside))
    return f"{shlex.quote(sys.executable)} -m openline"


def _public(play: Play) -> str:
    return (play.stage.folder / FOLDER / "index.html").as_uri()


def _as_staff(play: Play) -> list[str]:
    """What staff and a press office can go on with, about the call of the story."""
    call, owed = play.told[8].readings["contact"], play.told[9].readings["owed"]
    ours, theirs = (talk_script.STAFF[house.name].name for house in play.stage.houses)
    releaser = talk_script.RELEASERS[play.stage.amber.name][0]
    return [
        "",
        " As staff (in the browser: Requests, Commitments, Readouts, Contacts):",
        "",
        f"   openline readout compare amber {call[:12]}",
        f"   openline contacts since amber record:{call[:16]}",
        "   openline contacts timeline amber --out contacts.svg",
        f"   openline commitment outcome cobalt {owed[:12]} --as {theirs} \\",
        '        --state done --evidence "told on Monday"',
        f"   NEW=$(openline readout write amber {call[:12]} --as {ours} \\",
        '        --language en --text "The line stays open." | cut -c1-64)',
        f"   openline readout release amber $NEW --as {releaser}",
        "   openline readout list amber",
        "",
        " That is 1 of 2: sign the second time in the browser, at Readouts.",
    ]


def next_steps(play: Play) -> list[str]:
    """Commands that can be typed as they stand, in another terminal."""
    amber, cobalt = play.cast.amber_duty.name, play.cast.cobalt_duty.name
    cards = "--root amber.card --root cobalt.card"
    alias = _program()
    program = verifier()
    here, there = (address(house) for house in play.stage.houses)
    lines = [
        "",
        " Both nodes go on running. Now you, in a browser:",
        "",
        f"   1. {there} : Sign in as the demo officer, Start watch. Leave it open.",
        f"   2. {here} : the same; then Messages, Write, FLASH, Send.",
        "   3. It rings at Cobalt. Acknowledge there, and watch the lights at Amber.",
        "   4. Ctrl+Alt+S at either sends STOP. Stop a node (below) and see its console go BLIND.",
        f"   5. The public page of what is released: {_public(play)}",
        "",
        " Or in another terminal:",
        "",
        f"   cd {shlex.quote(str(play.stage.folder))}",
        *([f"   alias openline={shlex.quote(alias)}"] if alias else []),
        "   openline status amber",
        f"   ID=$(openline send amber --as {amber} --mode EXERCISE \\",
        '        --precedence PRIORITY --text "Good morning, Cobalt." | cut -c1-64)',
        f"   openline ack cobalt $ID --as {cobalt}",
        "   openline evidence amber $ID --out mine.evidence",
        f"   openline verify mine.evidence {cards}",
    ]
    if program is not None:
        python = shlex.quote(sys.executable)
        lines.append(f"   {python} {shlex.quote(str(program))} \\")
        lines.append(f"        mine.evidence {cards}")
    return [
        *lines,
        *_as_staff(play),
        "",
        " What you do is shown here. Ctrl-C ends both nodes.",
        "",
    ]


def wait_for_end(play: Play, screen: Screen) -> None:
    """Show what happens at the two nodes until Ctrl-C."""
    play.new_rows()
    while any(house.is_up for house in play.stage.houses):
        for row in play.new_rows():
            left = row.party == play.stage.amber.name
            screen.say(paint_row(row, left=left, cells=screen.cells, hand=screen.hand))
        time.sleep(LOOK_S)
