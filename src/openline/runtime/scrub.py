"""The scrub: every stored entry and body checked again in the background (REC-11)."""

from __future__ import annotations

import asyncio
from typing import Any

from openline.core.base.errors import PeerFault
from openline.core.node.events import FoundDamaged
from openline.core.node.state import Line
from openline.core.record.envelope import body_matches, open_entry
from openline.core.record.tree import leaf_hash
from openline.runtime.host import Host
from openline.shell import clock
from openline.shell.store.contract import EntryRow

ROWS_A_STEP = 16
PAUSE_S = 0.02
FULL_EVERY_S = 6 * 3600


def what_is_wrong(line: Line, row: EntryRow) -> str | None:
    """Which part of a stored row is not what it was: entry, body, or None."""
    identity = line.genesis.parties[row.party]
    if leaf_hash(row.entry) != row.leaf:
        return "entry"
    try:
        entry = open_entry(
            row.party, row.entry, identity.node.sign_ed25519, line.seals_for(row.party)
        )
    except PeerFault:
        return "entry"
    if row.body_state == "absent":
        return None
    good = row.body is not None and body_matches(entry, row.body)
    return None if good else "body"


class Scrub:
    """Walks through the record a few rows at a time, so that nobody waits for it."""

    def __init__(self, service: Host) -> None:
        self._service = service
        self._task: asyncio.Task[None] | None = None
        self.done = 0
        self.total = 0
        self.finished_ms: int | None = None

    def start(self) -> None:
        """Begin to walk."""
        self._task = asyncio.get_running_loop().create_task(self._walk())

    def stop(self) -> None:
        """End the walk."""
        if self._task is not None:
            self._task.cancel()

    def view(self) -> dict[str, Any]:
        """How far it is, for `status`."""
        return {"done": self.done, "total": self.total, "finished": self.finished_ms}

    async def _walk(self) -> None:
        while True:
            self.done, self.total = 0, self._service.opened.store.next_seq() - 1
            seq = 0
            while seq < self.total:
                for _ in range(ROWS_A_STEP):
                    seq += 1
                    self._check(seq)
                self.done = min(seq, self.total)
                await asyncio.sleep(PAUSE_S)
            self.finished_ms = clock.now().wall_ms
            await asyncio.sleep(FULL_EVERY_S)

    def _check(self, seq: int) -> None:
        found = self._service.opened.store.entry_by_seq(seq)
        if found is None:
            return
        line_id, row = found
        line = self._service.node.lines.get(line_id)
        if line is None or row.generation != line.logs[row.party].generation:
            return
        what = what_is_wrong(line, row)
        if what is not None:
            self._service.post(
                FoundDamaged(clock.now(), line_id, row.party, row.generation, row.index, what)
            )
