"""The life of an alarm: new, silenced for 30 s, acknowledged by name, answered, closed (R27, R98).

Items of the peer that want a person are alarms by what the record says of them; conditions are
alarms by what the node's status says. Only the silence, which is shared by all consoles, lives in
memory alone: after a restart it sounds again, which is the safe side.
"""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable
from typing import Any

from openline.console.conditions import (
    LINE_LOSS,
    SOUNDING,
    Around,
    Condition,
    conditions,
    has_shrunk,
    is_news,
)
from openline.console.handing_over import wants_person
from openline.console.sounder import Sound, Sounder
from openline.console.urgency import kind_of, rings, urgency
from openline.core.base.errors import Refused
from openline.core.base.names import Mode, Precedence
from openline.core.node.state import Item, Line
from openline.core.record.envelope import Kind
from openline.runtime.host import Host
from openline.shell import clock
from openline.shell.daybook.alarm_log import AlarmEvent, AlarmLog, OpenAlarm

SILENCE_MS = 30_000
TOLD_EVERY_S = 0.25
TOLD_S_MAX = 0.7
TOLD_COST_SHARE = 100  # at most a hundredth of the time goes into telling
SWEEP_MS = 60_000
NEXT_ON_ROSTER = 2  # from this step on somebody who is not on watch is to be called
ITEMS_MAX = 200
# What is read stays on the panel so long, so that the next officer sees that it is.
READ_SHOWN_MS = 3_600_000
ITEM = "item"


class Alarms:
    """All alarms of a running node."""

    def __init__(
        self,
        host: Host,
        log: AlarmLog,
        sounder: Sounder,
        note: Callable[[str, str, str], None],
        roster: Callable[[], list[dict[str, Any]]],
    ) -> None:
        """`note` writes a line of the watch log: officer, what, text; `roster`: who is called next."""
        self._host = host
        self._log = log
        self._note = note
        self._roster = roster
        self.sounder = sounder
        self.on_changed: Callable[[], None] = lambda: None
        self._silenced: dict[str, int] = {}
        standing = log.standing()
        self._items = {key: part for key, part in standing.items() if part.what == ITEM}
        self._conditions = {key: part for key, part in standing.items() if part.what != ITEM}
        self._sent: dict[str, Any] | None = None
        self._later: asyncio.TimerHandle | None = None
        self._swept_ms = 0
        self._begin()

    # --- following the record ------------------------------------------------------------------

    def _lines(self) -> list[Line]:
        return list(self._host.node.lines.values())

    def _found(self, alarm: str) -> tuple[Line, Item] | None:
        item_id = bytes.fromhex(alarm)
        for line in self._lines():
            item = line.items.get(item_id)
            if item is not None:
                return line, item
        return None

    def _begin(self) -> None:
        """What came in unseen is raised; what was read meanwhile is closed."""
        for line in self._lines():
            for item in line.order:
                is_new = item.author != line.us and "acknowledged" not in item.lights
                if is_new and wants_person(item) and item.id.hex() not in self._items:
                    self._raise(item)
        for alarm in list(self._items):
            self._follow(alarm)

    def entry(self, event: dict[str, Any]) -> None:
        """An entry was recorded, ours or theirs: raise, follow or close what it is about."""
        named = {part for part in (event.get("item"), *event.get("about", ())) if part}
        touched = [alarm for alarm in named if self._entry_about(alarm)]
        if event.get("kind") == "shown":
            for alarm in touched:
                self._step(alarm, "shown")
        if (
            touched
        ):  # most entries are receipts for items of ours: no alarm, and nothing to compare
            self._tell()

    def _entry_about(self, alarm: str) -> bool:
        """Raise, follow or close one item's alarm; whether it is an alarm at all."""
        if alarm in self._items:
            self._follow(alarm)
            return True
        found = self._found(alarm)
        if found is None:
            return False
        line, item = found
        is_theirs = item.author != line.us and "acknowledged" not in item.lights
        if is_theirs and wants_person(item):
            self._raise(item)
            return True
        return False

    def _raise(self, item: Item) -> None:
        alarm = item.id.hex()
        fields = {"precedence": Precedence(item.precedence).name, "mode": Mode(item.mode).name}
        opened = OpenAlarm(
            alarm, ITEM, "R27", clock.now().wall_ms, None, {**fields, "kind": kind_of(item)}
        )
        self._items[alarm] = opened
        self._log.put(opened)
        self._step(alarm, "raised")
        if rings(item):
            self.sounder.sound(Sound(0, fields["precedence"], fields["mode"], kind_of(item)))

    def _follow(self, alarm: str) -> None:
        """Close an alarm that ended, or note who acknowledged it."""
        opened, found = self._items[alarm], self._found(alarm)
        if found is None or not wants_person(found[1]):
            self._close(alarm)
            return
        lit = found[1].lights.get("acknowledged")
        if lit is not None and opened.acknowledged_by is None:
            line, item = found
            officer = lit.by.removesuffix(f", {line.name(line.us)}")
            taken = opened._replace(acknowledged_by=officer)
            self._items[alarm] = taken
            self._log.put(taken)
            self._silenced.pop(alarm, None)
            self._step(alarm, "acknowledged", officer, max(0, lit.at_ms - item.at_ms))
            if rings(item):
                self._note(officer, "alarm-acknowledged", f"{kind_of(item)} {alarm[:16]}")
        if self._is_over(found[1]):
            self._close(alarm)

    def _is_over(self, item: Item) -> bool:
        """Whether nobody need see it here any more: acknowledged, and an hour has passed."""
        lit = item.lights.get("acknowledged")
        if lit is None or (item.kind == Kind.STOP and "onward" not in item.lights):
            return False
        newest = max(lit.at_ms, *(light.at_ms for light in item.lights.values()))
        return clock.now().wall_ms - newest > READ_SHOWN_MS

    def _close(self, alarm: str) -> None:
        self._step(alarm, "cleared")
        self._items.pop(alarm, None)
        self._silenced.pop(alarm, None)
        self._log.drop(alarm)

    def escalated(self, event: dict[str, Any]) -> None:
        """The node escalated an item of the peer that nobody here acknowledged (R27)."""
        step, whom = int(event["step"]), self._next(int(event["step"]))
        self._silenced.pop(event["item"], None)
        self._step(event["item"], f"escalated-{step}")
        if step >= NEXT_ON_ROSTER:
            called = ", ".join(part for part in (whom or {}).values() if part)
            said = f"{event['kind']} {event['item'][:16]} unacknowledged, step {step}"
            named = f"next: {called}" if called else "the roster is empty: nobody is named"
            self._note("node", "escalated", f"{said}; {named}")
        sound = Sound(step, event["precedence"], event["mode"], event["kind"])
        if whom is not None:
            sound = sound._replace(next_name=whom["name"], next_reach=whom["reach"])
        self.sounder.sound(sound)
        self._tell()

    def _next(self, step: int) -> dict[str, str] | None:
        """Whom a step calls, and how he is reached; None before that step, or of an empty roster."""
        first = next(iter(self._roster()), None) if step >= NEXT_ON_ROSTER else None
        return first and {"name": first["name"], "reach": first["reach"]}

    # --- following the status ------------------------------------------------------------------

    def tick(self, status: dict[str, Any], around: Around) -> None:
        """Once a second: raise the conditions that began, clear those that ended."""
        found = conditions(status, around)
        for key, condition in found.items():
            self._look_at(self._conditions.get(key), condition, around.now_ms)
        for key in [key for key in self._conditions if key not in found]:
            # A line that is not up yet after a start has not come back: nothing is known.
            if not (around.is_new and self._conditions[key].what in LINE_LOSS):
                self._clear_condition(key)
        for alarm in [key for key, until in self._silenced.items() if until <= around.now_ms]:
            del self._silenced[alarm]
        if around.now_ms - self._swept_ms >= SWEEP_MS:
            self._swept_ms = around.now_ms
            for alarm in list(self._items):
                self._follow(alarm)
        self._log.flush()
        self._tell()

    def _look_at(self, opened: OpenAlarm | None, condition: Condition, now_ms: int) -> None:
        """Raise what is new; raise anew what somebody acknowledged when there was less of it."""
        if opened is None:
            self._raise_condition(condition, now_ms)
        elif is_news(opened.clause, opened.fields, condition):
            # What nobody has answered for is as old as it was.
            is_open = opened.acknowledged_by is None
            self._silenced.pop(condition.id, None)
            self._raise_condition(condition, opened.since_ms if is_open else now_ms)
        elif has_shrunk(opened.fields, condition):
            self._conditions[condition.id] = opened._replace(fields=condition.fields)
            self._log.put(self._conditions[condition.id])

    def _raise_condition(self, condition: Condition, since_ms: int) -> None:
        opened = OpenAlarm(
            condition.id, condition.what, condition.clause, since_ms, None, condition.fields
        )
        self._conditions[condition.id] = opened
        self._log.put(opened)
        self._step(condition.id, "raised")
        if condition.what in LINE_LOSS:
            party = condition.fields["party"]
            self._note("node", condition.what, f"with {party}")
        if condition.what in SOUNDING:
            self.sounder.sound(Sound(0, "NONE", "REAL", condition.what))

    def _clear_condition(self, key: str) -> None:
        opened = self._conditions[key]
        self._step(key, "cleared")
        del self._conditions[key]
        self._silenced.pop(key, None)
        self._log.drop(key)
        if opened.what in LINE_LOSS:
            self._note(
                "node", "line-back", f"with {opened.fields['party']}: no more {opened.what}"
            )

    # --- what an officer does --------------------------------------------------------------------

    def _step(
        self, alarm: str, event: str, officer: str | None = None, after_ms: int | None = None
    ) -> None:
        opened = self._items.get(alarm) or self._conditions.get(alarm)
        if opened is None:
            return
        kind = opened.fields["kind"] if opened.what == ITEM else opened.what
        precedence, mode = (
            (opened.fields["precedence"], opened.fields["mode"])
            if opened.what == ITEM
            else (None, None)
        )
        self._log.write(
            AlarmEvent(
                clock.now().wall_ms, alarm, event, kind, precedence, mode, officer, after_ms
            )
        )

    def _known(self, alarm: str) -> OpenAlarm:
        found = self._items.get(alarm) or self._conditions.get(alarm)
        if found is None:
            raise Refused("R27", "no such alarm stands", "It has ended already; look again.")
        return found

    def silence(self, alarm: str, officer: str) -> int:
        """Silence an alarm on all consoles for 30 s; until when, ms UTC.

        Raises:
            Refused: it does not stand, or is acknowledged and makes no sound.
        """
        if self._known(alarm).acknowledged_by is not None:
            raise Refused("R27", "this alarm is acknowledged already", "It makes no sound.")
        until = clock.now().wall_ms + SILENCE_MS
        self._silenced[alarm] = until
        self._step(alarm, "silenced", officer)
        self._tell()
        return until

    def acknowledge(self, alarm: str, officer: str) -> str:
        """Acknowledge a condition by name; again by another officer changes nothing. By whom it is.

        Raises:
            Refused: it does not stand, or is an item, whose acknowledgement is signed.
        """
        opened = self._known(alarm)
        if opened.what == ITEM:
            raise Refused(
                "RCT-5",
                "an item is acknowledged by a signature",
                "Acknowledge the message itself.",
            )
        if opened.acknowledged_by is None:
            taken = opened._replace(acknowledged_by=officer)
            self._conditions[alarm] = taken
            self._log.put(taken)
            self._silenced.pop(alarm, None)
            after_ms = max(0, clock.now().wall_ms - opened.since_ms)
            self._step(alarm, "acknowledged", officer, after_ms)
            self._note(officer, "alarm-acknowledged", opened.what)
        self._tell()
        return self._conditions[alarm].acknowledged_by or officer

    # --- what is shown ---------------------------------------------------------------------------

    def _state(self, opened: OpenAlarm) -> str:
        if opened.acknowledged_by is not None:
            return "acknowledged"
        return "silenced" if opened.alarm in self._silenced else "new"

    def _item_view(self, opened: OpenAlarm) -> dict[str, Any] | None:
        found = self._found(opened.alarm)
        if found is None:
            return None
        item = found[1]
        state = self._state(opened)
        if state == "acknowledged" and "answered" in item.lights:
            is_closed = item.kind != Kind.STOP or "onward" in item.lights
            state = "closed" if is_closed and item.kind == Kind.STOP else "answered"
        step = self.escalated_step(item)
        return {
            "item": opened.alarm,
            **opened.fields,
            "state": state,
            "since": item.at_ms,
            "rings": rings(item) and state == "new",
            "silenced_until": self._silenced.get(opened.alarm),
            "escalated_step": step,
            "next": self._next(step) if opened.acknowledged_by is None else None,
            "ack_by": opened.acknowledged_by,
        }

    def escalated_step(self, item: Item) -> int:
        """The last step of an item's escalation by our side; 0 if there was none."""
        told = item.extra.escalated if item.extra is not None else []
        return max((step for step, *_ in told), default=0)

    def view(self) -> dict[str, Any]:
        """`GET /api/alarms`: what is not read yet first, the most urgent first."""
        first = heapq.nsmallest(ITEMS_MAX, self._items.values(), key=urgency)
        return {
            "items": [view for part in first if (view := self._item_view(part))],
            "more": max(0, len(self._items) - ITEMS_MAX),
            "conditions": [
                {
                    "id": part.alarm,
                    "what": part.what,
                    "clause": part.clause,
                    "since": part.since_ms,
                    "state": self._state(part),
                    "silenced_until": self._silenced.get(part.alarm),
                    "ack_by": part.acknowledged_by,
                    "fields": part.fields,
                }
                for part in self._conditions.values()
            ],
            "sounder": self.sounder.view(),
        }

    def _tell(self) -> None:
        """Say so if anything changed: at once, and in a burst at most a few times a second."""
        if self._later is not None:
            return
        loop = asyncio.get_running_loop()
        began_s = loop.time()
        view = self.view()
        if view != self._sent:
            self._sent = view
            self.on_changed()
            # The dearer the picture, the more rarely; a new alarm is never a second late.
            cost_s = (loop.time() - began_s) * TOLD_COST_SHARE
            pause_s = min(TOLD_S_MAX, max(TOLD_EVERY_S, cost_s))
            self._later = loop.call_later(pause_s, self._tell_rest)

    def _tell_rest(self) -> None:
        self._later = None
        self._tell()

    def close(self) -> None:
        """Keep what is not kept yet, and say nothing more."""
        if self._later is not None:
            self._later.cancel()
        self._log.flush()
