"""The ledger of contacts as requests ask it: in threads, so that the node's loop goes on."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from openline.core.base.errors import Unavailable
from openline.runtime import corrections, ledger_records
from openline.shell.contacts.placing import Picture
from openline.shell.contacts.store import Contacts

ASKED_MAX = 4  # threads that read or write at once; each has a connection of its own
WAITING_MAX = 64
T = TypeVar("T")


class Ledger:
    """The contacts of one home, opened when somebody asks for them first."""

    def __init__(
        self, home: Path, records: Callable[[], ledger_records.Folded | None] = lambda: None
    ) -> None:
        """`home` is the directory of the node; `records` the record's own contacts if they changed."""
        self._home = home
        self._records = records
        self._folding = asyncio.Lock()
        self._idle: list[Contacts] = []
        self._lock = threading.Lock()
        self._drawing = threading.Lock()
        self._picture: Picture | None = None
        self._turns = asyncio.Semaphore(ASKED_MAX)
        self._waiting = 0
        self._is_closed = False
        self._unfolded: ledger_records.Folded | None = None
        self.folds = 0

    async def ask(self, do: Callable[[Contacts], T]) -> T:
        """What a function makes of the ledger, in a thread.

        Raises:
            Fault: the ledger refuses, is damaged, or is asked by too many at once.
        """
        await self._in_step()
        return await self._threaded(lambda: self._with(do))

    async def _in_step(self) -> None:
        """Put what the record says now on the ledger, before anybody is answered from it."""
        async with self._folding:
            found = self._unfolded or self._records()
            if found is not None:
                self._unfolded = found  # until it is done: a fold that failed is tried again
                await self._threaded(
                    lambda: self._with(lambda ledger: ledger_records.fold(ledger, found))
                )
                self._unfolded = None
                self.folds += 1

    async def draw(self, do: Callable[[Picture], T]) -> T:
        """What a function makes of the timeline, in a thread, one after the other."""
        await self._in_step()
        return await self._threaded(lambda: self._with_picture(do))

    async def _threaded(self, do: Callable[[], T]) -> T:
        if self._waiting >= WAITING_MAX:
            raise Unavailable("limits", "the ledger is asked too much at once", "Ask again.")
        self._waiting += 1
        try:
            async with self._turns:
                return await asyncio.to_thread(do)
        finally:
            self._waiting -= 1

    def _with(self, do: Callable[[Contacts], T]) -> T:
        with self._lock:
            found = self._idle.pop() if self._idle else None
        ledger = found or corrections.opened(self._home)
        try:
            return do(ledger)
        finally:
            with self._lock:
                is_kept = not self._is_closed
                if is_kept:
                    self._idle.append(ledger)
            if not is_kept:
                ledger.close()

    def _with_picture(self, do: Callable[[Picture], T]) -> T:
        with self._drawing:
            if self._picture is None:
                self._picture = Picture(Contacts.open(self._home))
            return do(self._picture)

    def close(self) -> None:
        """Let go of the file; what is under way ends first."""
        with self._lock:
            self._is_closed = True
            idle, self._idle = self._idle, []
        for ledger in idle:
            ledger.close()
        with self._drawing:
            if self._picture is not None:
                self._picture.close()
                self._picture = None
