"""The play: acting through commands, waiting for what the nodes show, drawing it."""

from __future__ import annotations

import shlex
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from openline.core.forms import position
from openline.demo import script
from openline.demo.desk import Answered
from openline.demo.frame import LIGHTS, Frame, Head, Lamps, Row
from openline.demo.screen import Keys, Screen
from openline.demo.script import Cast, Officer
from openline.demo.stage import House, Said, Stage
from openline.demo.watching import STATES, Glass, name_of, now_ms, seconds_to

LOOK_S = 0.02
BEAT_LOOK_S = 0.2
WAIT_S = 6.0
RECONNECT_S = 12.0
# Once something did not come about, the story is broken: it is told to its end in less time.
BROKEN_WAIT_S = 1.0
BROKEN_COMMAND_S = 4.0
LAMPS_MAX = 3
LEGEND = "lit, seconds after recorded"
DARK = "dark: not known"
SHORT = {"duty": "duty", "watch-chief": "chief", "staff": "staff"}


@dataclass(slots=True)
class Told:
    """What a scene leaves for the summary: ids of items, and what was read at the time."""

    number: int
    title: str
    items: list[str] = field(default_factory=list)
    readings: dict[str, Any] = field(default_factory=dict)


class Play:
    """What the scenes act with."""

    def __init__(self, stage: Stage, screen: Screen, keys: Keys, cast: Cast) -> None:
        self.stage = stage
        self.cast = cast
        self.told: list[Told] = []
        self._screen = screen
        self._keys = keys
        self._glasses = {house.name: Glass(house) for house in stage.houses}
        self._shown: list[tuple[str, str]] = []
        self._timed: tuple[str, str] | None = None
        self._is_broken = False
        self._people: dict[str, str] = {}
        self._frame = self._new_frame(1)

    # --- scenes ------------------------------------------------------------------------

    def _new_frame(self, number: int) -> Frame:
        words = script.scene(number, self.cast)
        return Frame(
            number,
            len(script.SCENES),
            words.title,
            words.then,
            words.here,
            now_ms(),
            (Head("Amber"), Head("Cobalt")),
            footer=self._footer(),
        )

    def _footer(self) -> str:
        lit, dark = self._screen.hand.sign("●", "*"), self._screen.hand.sign("○", ".")
        keys = "    Enter: go on  Space: hold" if self._keys.are_there else ""
        return f"{lit} {LEGEND}  {dark} {DARK}{keys}"

    @property
    def scene(self) -> Told:
        """What the present scene has told."""
        return self.told[-1]

    def begin(self, number: int) -> None:
        """Open a scene on a clean page."""
        self.stage.weather.scene_begins(number)
        self._screen.page()
        self._shown, self._timed = [], None
        self._frame = self._new_frame(number)
        self.told.append(Told(number, self._frame.title))
        self.draw()
        self.beat(6.0)

    def finish(self) -> None:
        """Close the scene: time to read, then it goes above."""
        self.look()
        sent = [item for item in self.scene.items if self._was_sent(item)]
        self.scene.readings["sent"] = sent
        self.draw()
        self.beat(5.0)
        self._screen.leave(self._frame)

    def _was_sent(self, item: str) -> bool:
        return any(self.is_lit(house, item, "sent") for house in self.stage.houses)

    # --- looking -----------------------------------------------------------------------

    def look(self) -> None:
        """Ask both nodes what is new."""
        rows = [row for glass in self._glasses.values() for row in glass.look()]
        # In the same millisecond what happened comes before what follows from it.
        self._frame.rows += sorted(rows, key=lambda row: (row.at_ms or 0, row.ink == "good"))

    def glass(self, house: House) -> Glass:
        """What a party's node shows."""
        return self._glasses[house.name]

    def item(self, house: House, item: str) -> dict[str, Any]:
        """An item as a party's node showed it last; empty if it did not."""
        return self.glass(house).items.get(item, {})

    def is_lit(self, house: House, item: str, light: str) -> bool:
        """Whether a party's node shows a light of an item."""
        return bool(self.item(house, item).get("lights", {}).get(light))

    def is_both_ways(self, house: House) -> bool:
        """Whether a party's node has proved the line in both directions."""
        glass = self.glass(house)
        return glass.is_seen and glass.line.get("state") == "both_ways"

    def is_in_step(self) -> bool:
        """Whether both nodes completed the same line check last."""
        last = [glass.line.get("last_check") or {} for glass in self._glasses.values()]
        first, second = ((check.get("by"), check.get("serial")) for check in last)
        return first == second and first[1] is not None

    # --- drawing -----------------------------------------------------------------------

    def _head(self, house: House) -> Head:
        glass, hand = self.glass(house), self._screen.hand
        head = Head(house.name, self._people.get(house.name, ""))
        if house.is_up:
            assert house.node is not None
            head.node = f"{hand.sign('●', '*')} up, pid {house.node.pid}"
            head.node_ink = "good"
        elif house.was_killed:
            head.node, head.node_ink = f"{hand.sign('✖', 'x')} node KILLED", "bad"
        else:
            head.node, head.node_ink = f"{hand.sign('○', '.')} node not started", "dim"
        state = glass.line.get("state")
        if house.is_up and state is not None:
            age = glass.peer.get("age_ms")
            proved = f" {age / 1000:.1f} s ago" if age is not None else ""
            head.line = f"{STATES.get(state, state)}{proved}"
            head.line_ink = "good" if state == "both_ways" else "bad"
        return head

    def draw(self) -> None:
        """Show what is known now."""
        amber, cobalt = self.stage.houses
        self._frame.heads = (self._head(amber), self._head(cobalt))
        lamps = []
        for party, found in self._shown[-LAMPS_MAX:]:
            item = self._glasses[party].items.get(found)
            if item:
                seconds = {light: seconds_to(item, light) for light in LIGHTS}
                lamps.append(Lamps(name_of(item).replace(" no. ", " "), seconds))
        self._frame.lamps = lamps
        self._frame.clock = self._clock()
        self._screen.draw(self._frame)

    def time(self, house: House, item: str) -> None:
        """Let a clock run on the screen until an item is answered."""
        self._timed = (house.name, item)

    def _clock(self) -> str:
        """How long the item that is timed has waited; empty once it is answered."""
        found = self._glasses[self._timed[0]].items.get(self._timed[1]) if self._timed else None
        if found is None or found["lights"]["answered"]:
            return ""
        waited = (now_ms() - found["at"]) / 1000
        step = (
            "waiting for an answer"
            if found["lights"]["acknowledged"]
            else "not yet acknowledged"
        )
        return f"the clock runs: {waited:.1f} s since {name_of(found)} was recorded, {step}"

    def row(self, house: House, text: str, ink: str = "", quote: str = "") -> None:
        """Tell what the demonstration itself did to a party or its cable, or saw at its node."""
        self._frame.rows.append(Row(house.name, now_ms(), text, ink, quote))
        self.draw()

    def both(self, text: str, ink: str = "") -> None:
        """Tell the same of both parties."""
        at_ms = now_ms()
        self._frame.rows += [Row(house.name, at_ms, text, ink) for house in self.stage.houses]
        self.draw()

    def note(self, text: str, ink: str = "") -> None:
        """A line below the lights."""
        self._frame.notes.append((text, ink))
        self.draw()

    def sign(self, symbol: str, letters: str) -> str:
        """A symbol, or letters where the terminal has none."""
        return self._screen.hand.sign(symbol, letters)

    def people(self, house: House, *officers: Officer) -> None:
        """Who stands at the head of a party's column."""
        self._people[house.name] = ", ".join(
            f"{SHORT[who.roles]} {who.name}" for who in officers
        )

    @property
    def is_watched(self) -> bool:
        """Whether a person looks on at a terminal."""
        return self._screen.is_live

    # --- time --------------------------------------------------------------------------

    def beat(self, seconds: float) -> None:
        """Let a person read; nothing of the kind where nobody watches."""
        self.look()
        if not self._screen.is_live:
            return
        until = time.monotonic() + seconds
        is_held = False
        while is_held or time.monotonic() < until:
            pressed = self._keys.pressed(BEAT_LOOK_S)
            if "\n" in pressed or "\r" in pressed:
                break
            if " " in pressed:
                is_held = not is_held
            self.look()
            self.draw()

    def until(self, is_so: Callable[[], bool], seconds: float = WAIT_S) -> bool:
        """Whether what is waited for comes about in time."""
        longest = min(seconds, BROKEN_WAIT_S) if self._is_broken else seconds
        until = min(time.monotonic() + longest, self.stage.ends_at)
        while True:
            self.look()
            self.draw()
            if is_so():
                return True
            if time.monotonic() >= until:
                self._is_broken = True
                self.stage.command_s = BROKEN_COMMAND_S
                return False
            time.sleep(LOOK_S)

    # --- acting ------------------------------------------------------------------------

    def act(self, house: House, *words: str, typed: str = "") -> Said:
        """Run a verb as a person would, and show what came of it."""
        sign = self._screen.hand.sign("›", ">")
        line = typed or shlex.join(words)
        self._frame.rows.append(Row(house.name, None, f"{sign} {line}", "typed"))
        self.draw()
        said = self.stage.openline(*words)
        if said.code != 0:
            for line in said.err.strip().splitlines()[:2]:
                self.row(house, line.removeprefix("openline: "), "bad")
        self.look()
        self.draw()
        return said

    def post(self, house: House, path: str, said: str, **body: Any) -> Answered:
        """Act through the public API of a party's console, and show what came of it."""
        sign = self._screen.hand.sign("›", ">")
        self._frame.rows.append(Row(house.name, None, f"{sign} {said}", "typed"))
        self.draw()
        assert house.desk is not None, "the story acts once the consoles are open"
        answered = house.desk.post(path, body)
        if not answered.is_good:
            for line in answered.why:
                self.row(house, line, "bad")
        self.look()
        self.draw()
        return answered

    def _sent(
        self, house: House, officer: Officer, path: str, precedence: str, **body: Any
    ) -> str:
        said = f'POST {path} {precedence} as {officer.name} "{body["text"]}"'
        body |= {"as": officer.name, "mode": "EXERCISE", "language": "en"}
        answered = self.post(house, path, said, **body)
        sent = str(answered.value["id"]) if answered.is_good else ""
        if sent:
            self.scene.items.append(sent)
            self._shown.append((house.name, sent))
            self.draw()
        return sent

    def send(self, house: House, officer: Officer, precedence: str, text: str) -> str:
        """Send a message; its id, empty if it was refused."""
        body = {"precedence": precedence, "text": text}
        return self._sent(house, officer, "/api/items", **body)

    def send_stop(self, house: House, officer: Officer, text: str, place: str) -> str:
        """Send STOP; its id, empty if it was refused."""
        return self._sent(
            house, officer, "/api/stops", "STOP", text=text, position=position.parse(place)
        )

    def ack(self, house: House, officer: Officer, item: str) -> bool:
        """Acknowledge an item of the other party."""
        said = f"POST /api/items/{item[:12]}/ack as {officer.name}"
        path = f"/api/items/{item}/ack"
        return self.post(house, path, said, **{"as": officer.name}).is_good

    def answer(
        self, house: House, officer: Officer, item: str, meaning: str, text: str = ""
    ) -> bool:
        """Answer an item of the other party."""
        said = f"POST /api/items/{item[:12]}/answer {meaning} as {officer.name}"
        body = {"as": officer.name, "meaning": meaning, **({"text": text} if text else {})}
        return self.post(house, f"/api/items/{item}/answer", said, **body).is_good

    def effect(self, house: House, officer: Officer, item: str) -> bool:
        """Say that what a STOP asked has taken effect."""
        said = f"POST /api/items/{item[:12]}/effect confirmed as {officer.name}"
        body = {"as": officer.name, "verdict": "confirmed"}
        return self.post(house, f"/api/items/{item}/effect", said, **body).is_good

    def new_rows(self) -> list[Row]:
        """What is new at both nodes since the last look; the frame forgets what it had."""
        self._frame.rows.clear()
        self.look()
        return list(self._frame.rows)

    def until_lit(self, house: House, item: str, light: str, seconds: float = WAIT_S) -> bool:
        """Whether a light of an item is lit at a party in time."""
        return bool(item) and self.until(lambda: self.is_lit(house, item, light), seconds)
