"""The rooms of the console: watch, alarms, sounder, trends, counts; opened and closed with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, NamedTuple

import apsw

from openline.console import alarm_statistics
from openline.console.alarms import Alarms
from openline.console.budget import Budget
from openline.console.conditions import EVENTS, START_GRACE_MS, Around, Late
from openline.console.counts import Counts
from openline.console.sounder import Sounder
from openline.console.trends import Trends
from openline.console.watchkeeping import Watchkeeping
from openline.core.base.names import Now
from openline.runtime.requests import officers_of
from openline.runtime.service import Service
from openline.shell import clock, console_tls
from openline.shell.daybook.alarm_log import AlarmLog
from openline.shell.daybook.preferences import Preferences
from openline.shell.daybook.procedures import Procedures
from openline.shell.daybook.watch_log import WatchLog
from openline.shell.daybook.watches import Watches
from openline.shell.log import where

TICK_S = 1.0
# What changes by the day is looked at by the minute.
SLOW_TICKS = 60
# As many steps as a month of one alarm a minute has.
EVENTS_MAX = 50_000
COUNTED_MS = 30_000
POSTS_MAX = 16
POST_CHARACTERS_MAX = 40
Tell = Callable[[str, Any], None]


def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()


class RoomSettings(NamedTuple):
    """What an administrator may set of the rooms."""

    posts: tuple[str, ...] = ("duty",)
    alarm_command: tuple[str, ...] = ()
    alarm_exercise: bool = False
    has_tls: bool = False


class Rooms:
    """Everything of the console that lives beside requests."""

    def __init__(
        self, service: Service, daybook: apsw.Connection, config: RoomSettings, tell: Tell
    ) -> None:
        """`tell` sends a named event to every console."""
        self.service = service
        self.config = config
        self._preferences = Preferences(daybook)
        self.posts: tuple[str, ...] = tuple(self._preferences.get("posts") or config.posts)
        self.language: str = (
            self._preferences.get("language") or service.opened.settings.language
        )
        self.uploads = Budget()
        self.late = Late()
        self.sessions: Callable[[], int | None] = lambda: None
        self._tell = tell
        self._started = clock.now()
        self._ticks = 0
        self._tls_until_ms: int | None = None
        self._officers: list[dict[str, Any]] = []
        self._stops: list[Callable[[], None]] = []
        self._next_tick: asyncio.TimerHandle | None = None
        self._lately: dict[str, tuple[int, str, dict[str, Any]]] = {}
        self._counted: dict[str | None, tuple[int, dict[str, Any]]] = {}
        self.status = service.requests.status()
        self.trends = Trends()
        self.counts = Counts(service.node)
        self.watch = Watchkeeping(
            service,
            Watches(daybook),
            WatchLog(daybook),
            Procedures(daybook),
            lambda: self.posts,
        )
        self.alarm_log = AlarmLog(daybook)
        self.sounder = Sounder(config.alarm_command, exercise=config.alarm_exercise)
        self.alarms = Alarms(
            service,
            self.alarm_log,
            self.sounder,
            self.watch.note,
            lambda: self.watch.roster,
        )
        self.watch.on_changed = self._watch_changed
        self.alarms.on_changed = lambda: tell("alarms", self.alarms.view())
        self.sounder.on_changed = lambda: tell("alarms", self.alarms.view())

    # --- beginning and end ---------------------------------------------------------------------

    def open(self) -> None:
        """Begin to follow the node; tell the peer who is on watch."""
        loop = asyncio.get_running_loop()
        self._stops.append(self.service.watch(self._announced))
        sounding = loop.create_task(self.sounder.run())
        self._stops.append(lambda: _cancel(sounding))
        self.watch.tell_node()
        self._tick()

    def close(self) -> None:
        """Follow no more; a sounder that runs is ended."""
        while self._stops:
            self._stops.pop()()
        if self._next_tick is not None:
            self._next_tick.cancel()
        self.alarms.close()

    def _tick(self) -> None:
        self._next_tick = asyncio.get_running_loop().call_later(TICK_S, self._tick)
        try:
            self.look()
        except Exception as fault:  # noqa: BLE001  # a room that fails must not end the node, nor the next tick
            self.service.log.error("console.tick_failed", **where(fault))  # noqa: TRY400  # no text of theirs

    def look(self) -> None:
        """See what changed since a second ago."""
        now = clock.now()
        if self._ticks % SLOW_TICKS == 0:
            paths = self.service.opened.paths
            self._tls_until_ms = (
                console_tls.valid_until_ms(paths) if self.config.has_tls else None
            )
            self._officers = officers_of(self.service.node)
        self._ticks += 1
        self.status = self.service.requests.status()
        self.watch.tick()
        self.trends.tick(self.status, now.wall_ms, now.mono_ms)
        self.alarms.tick(self.status, self._around(now.wall_ms))

    def _around(self, now_ms: int) -> Around:
        return Around(
            now_ms=now_ms,
            is_new=self.uptime_ms < START_GRACE_MS,
            has_officers=bool(self._officers),
            manned=len(self.watch.on_watch),
            has_linguist=self.watch.has_linguist,
            sounder_failed=self.sounder.has_failed,
            first_wrong_line=self.watch.first_wrong_line,
            officers=self._officers,
            tls_until_ms=self._tls_until_ms,
            lately=self._lately,
            late=self.late,
        )

    # --- what is told ----------------------------------------------------------------------------

    def _announced(self, event: dict[str, Any]) -> None:
        self.counts.announced(event, self.service.node)
        what = event["event"]
        if what == "entry":
            self.alarms.entry(event)
            if event["kind"] == "watch":
                self._tell("watch", self.watch_view())
            elif event["kind"] == "undelegate":
                self.watch.tick()
                self._watch_changed()  # a key that outlived its watch may be no more
        elif what == "escalate":
            self.alarms.escalated(event)
        elif what == "alarm" and event["what"] in EVENTS:
            told = ("event", "what", "clause")
            fields = {key: value for key, value in event.items() if key not in told}
            named = EVENTS[event["what"]]
            self._lately[named] = (clock.now().wall_ms, event["clause"], fields)

    def _watch_changed(self) -> None:
        self._tell("watch", self.watch_view())

    def watch_view(self) -> dict[str, Any]:
        """`GET /api/watch`."""
        lines = self.service.requests.status()["lines"]
        return self.watch.view(lines[0] if lines else None)

    def change(self, values: dict[str, Any]) -> None:
        """Change what may change while the node runs; it is kept over a restart."""
        self._preferences.put(values)
        self.posts = tuple(values.get("posts") or self.posts)
        self.language = values.get("language") or self.language
        self._watch_changed()

    # --- what is asked ----------------------------------------------------------------------------

    @property
    def uptime_ms(self) -> int:
        """How long the console has been open."""
        return clock.now().mono_ms - self._started.mono_ms

    @property
    def started(self) -> Now:
        """When the console was opened."""
        return self._started

    def statistics(self, mode: str | None = None) -> dict[str, Any]:
        """Alarm statistics of the last 30 days; counted anew at most twice a minute."""
        now_ms = clock.now().wall_ms
        counted_ms, found = self._counted.get(mode, (0, {}))
        if found and 0 <= now_ms - counted_ms < COUNTED_MS:
            return found
        since = now_ms - alarm_statistics.DAYS * alarm_statistics.DAY_MS
        events = self.alarm_log.events(since, limit=EVENTS_MAX)
        found = alarm_statistics.statistics(events, now_ms, mode)
        self._counted[mode] = (now_ms, found)
        return found
