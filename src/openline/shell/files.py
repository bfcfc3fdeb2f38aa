"""Files that a person names: only plain ones, so that a pipe or a device never holds the node."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, cast


def read_plain(path: Path) -> bytes:
    """The bytes of a plain file.

    Raises:
        OSError: it cannot be read, or is a pipe, a socket or a device.
    """
    with _opened(path, os.O_RDONLY, "rb") as file:
        return file.read()


def write_plain(path: Path, data: bytes) -> None:
    """Write a plain file, over what it held.

    Raises:
        OSError: it cannot be written, or is a pipe, a socket or a device.
    """
    with _opened(path, os.O_WRONLY | os.O_CREAT, "wb") as file:
        file.truncate()
        file.write(data)


def _opened(path: Path, flags: int, mode: str) -> BinaryIO:
    number = os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC, 0o666)
    if not stat.S_ISREG(os.fstat(number).st_mode):
        kind = errno.EISDIR if stat.S_ISDIR(os.fstat(number).st_mode) else errno.EINVAL
        os.close(number)
        words = os.strerror(kind) if kind == errno.EISDIR else "Not a plain file"
        raise OSError(kind, words, str(path))
    return cast("BinaryIO", os.fdopen(number, mode))
