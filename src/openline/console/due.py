"""What of talks is late, and which level is silent: looked at once a minute, for the alarms."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from openline.console.conditions import Late
from openline.console.ledger import Ledger
from openline.console.rooms import Rooms
from openline.core.base.errors import Fault
from openline.core.node.talks_views import DAY_MS
from openline.runtime import talking
from openline.shell import clock
from openline.shell.log import where

EVERY_S = 60.0
SILENCES_MAX = 16


class Due:
    """Looks every minute; what it found last is what the alarms are told."""

    def __init__(self, rooms: Rooms, ledger: Ledger) -> None:
        self._rooms, self._ledger = rooms, ledger
        self._task: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Begin to look."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    def close(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        while True:
            try:
                self._rooms.late = await self.look()
            except Fault as fault:  # a ledger that cannot be read must not end the watch
                self._rooms.service.log.error("console.due_failed", **where(fault))  # noqa: TRY400  # no text of theirs
            await asyncio.sleep(EVERY_S)

    async def look(self) -> Late:
        """What is late now."""
        now_ms = clock.now().wall_ms
        today = datetime.fromtimestamp(now_ms / 1000, UTC).date()
        rows = await self._ledger.ask(lambda ledger: ledger.silence(today))
        silences = tuple(
            (row["level"], int(row["days_min"]), now_ms // DAY_MS - int(row["days_min"]))
            for row in rows
            if row["alarm"]
        )
        service = self._rooms.service
        talks = talking.talks(service.opened, service.node, now_ms)
        return Late(
            silences[:SILENCES_MAX],
            sum(row["state"] == "overdue" for row in talks["commitments"]),
            sum(row["state"] == "no_answer" and row["ours"] for row in talks["requests"]),
            sum(row["state"] == "overdue" for row in talks["briefings"]),
        )
