"""Space kept for the worst day: a file that is given up in steps when the disk is full.

STOP, acknowledgements, answers, receipts, checks, suspend and resume still find room then.
Source: design.md section 4, "Disk full".
"""

from __future__ import annotations

import os
from pathlib import Path

from openline.core.base.errors import Unavailable

RESERVE_BYTES = 64 * 1024 * 1024
# One step holds a thousand receipts or STOPs with all that SQLite writes for them.
STEP_BYTES = 4 * 1024 * 1024


def free_bytes(path: Path) -> int:
    """Bytes that we may still write on the file system of a path."""
    found = os.statvfs(path)
    return found.f_bavail * found.f_frsize


class Reserve:
    """The reserve file of a home; `size_bytes` when whole, given up by `step_bytes`."""

    def __init__(
        self, path: Path, size_bytes: int = RESERVE_BYTES, step_bytes: int = STEP_BYTES
    ) -> None:
        self._path = path
        self._size_bytes = size_bytes
        self._step_bytes = step_bytes

    @property
    def held_bytes(self) -> int:
        """Bytes that the file still holds back."""
        try:
            return self._path.stat().st_size
        except OSError:
            return 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing is given up."""
        return self.held_bytes >= self._size_bytes

    def release(self) -> int:
        """Give up one step; the bytes freed, 0 when nothing is left."""
        held = self.held_bytes
        step = min(held, self._step_bytes)
        if step:
            try:
                os.truncate(self._path, held - step)
            except OSError as error:
                raise Unavailable(
                    "REC-5", f"the reserve does not shrink: {error.strerror}"
                ) from error
        return step

    def restore(self) -> bool:
        """Make the reserve whole if the disk has room for it and a step to spare.

        Called at a start and when space may be back. False: nothing is changed.
        """
        held = self.held_bytes
        missing = self._size_bytes - held
        if missing <= 0:
            return True
        if free_bytes(self._path.parent) < missing + self._step_bytes:
            return False
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return False
        try:
            os.posix_fallocate(descriptor, 0, self._size_bytes)
        except OSError:
            # Somebody else was quicker: give back what was taken, or the file would lie.
            os.ftruncate(descriptor, held)
            return False
        finally:
            os.close(descriptor)
        return True
