"""Is this database where it was, or a copy [REC-10]?

The database holds its own inode, its birth time in ns and a nonce that is renewed at each start
and kept beside it as well. `cp -a` changes the first two; `rm` and `cp -a` back may reuse the
inode and changes the birth time; overwriting the database in place changes neither and brings
an old nonce back. A whole file system rolled back cannot be seen from inside: the administrator
says so. Neither st_dev (changes with a remount) nor any clock is used.
"""

from __future__ import annotations

import ctypes
import os
import struct
from pathlib import Path
from typing import Literal, Protocol

from openline.core.base.errors import Unavailable

State = Literal["same", "restored"]

_NOTE = "marker"
_TOLD = "told of more"
_NONCE_BYTES = 16
_FORM = struct.Struct(">QQ16s16s")  # inode, birth time in ns, nonce, the nonce before

_AT_FDCWD = -100
_STATX_INO, _STATX_BTIME = 0x100, 0x800
_STATX_BYTES = 256


class Notes(Protocol):
    """The two calls of a store that the marker needs."""

    def get_note(self, key: str) -> bytes | None:
        """A small administrative value."""

    def put_note(self, key: str, value: bytes) -> None:
        """Set a small administrative value, durable."""


def state(path: Path, store: Notes) -> State:
    """Whether the database is where it was, or a copy, or cannot tell ("restored")."""
    kept, place = store.get_note(_NOTE), identity(path)
    if kept is None or len(kept) != _FORM.size or place is None:
        return "restored"
    inode, birth_ns, nonce, nonce_before = _FORM.unpack(kept)
    is_here = place == (inode, birth_ns) and _side_nonce(path) in {nonce, nonce_before}
    return "same" if is_here else "restored"


def renew(path: Path, store: Notes) -> State:
    """The state at this start, and, if it is "same", a new nonce for the next.

    A restored database is left as it is: it stays restored, however often the node starts,
    until `mark_afresh`.
    """
    found = state(path, store)
    if found == "same":
        mark_afresh(path, store)
    return found


def mark_afresh(path: Path, store: Notes) -> None:
    """Say that the database belongs where it is now: at its making, or once in step again."""
    inode, birth_ns = identity(path) or (0, 0)
    nonce = os.urandom(_NONCE_BYTES)
    # The database first, and it knows the nonce that stands beside it now: a crash before the
    # side file is written leaves a pair that still agrees. An older database that is put back
    # after a later start knows only nonces older than the one that then stands beside it.
    before = _side_nonce(path) or nonce
    store.put_note(_NOTE, _FORM.pack(inode, birth_ns, nonce, before))
    _write_side(path, nonce)


def mark_restored(path: Path, store: Notes) -> None:
    """Say that the database is a copy, whatever its place says: `openline restored`."""
    store.put_note(_NOTE, b"restored")


def note_told(store: Notes, told: bool) -> None:
    """Keep over a restart that the peer has shown more of our log than is here.

    It is the peer's word, so it stands apart from what the place of the file says: believed
    until the peer is there to show the entries, and no longer.
    """
    store.put_note(_TOLD, b"told" if told else b"")


def was_told(store: Notes) -> bool:
    """Whether the peer's word of the last run still stands."""
    return store.get_note(_TOLD) == b"told"


def identity(path: Path) -> tuple[int, int] | None:
    """(inode, birth time in ns) by statx(2); None if the system or the disk does not say.

    Python 3.11 has no st_birthtime. The path is not opened: closing any descriptor of the file
    would let go of the locks that SQLite holds on it.
    """
    statx = getattr(ctypes.CDLL(None, use_errno=True), "statx", None)
    buffer = ctypes.create_string_buffer(_STATX_BYTES)
    wanted = _STATX_INO | _STATX_BTIME
    if statx is None or statx(_AT_FDCWD, os.fsencode(path), 0, wanted, buffer):
        return None
    (mask,) = struct.unpack_from("=I", buffer, 0)
    if mask & wanted != wanted:
        return None
    (inode,) = struct.unpack_from("=Q", buffer, 32)
    seconds, nanoseconds = struct.unpack_from("=qI", buffer, 80)
    birth_ns = seconds * 1_000_000_000 + nanoseconds
    return (inode, birth_ns) if birth_ns > 0 else None


def sync_folder(folder: Path) -> None:
    """Make a new or renamed name in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _side(path: Path) -> Path:
    return Path(f"{path}-nonce")


def _side_nonce(path: Path) -> bytes | None:
    try:
        nonce = _side(path).read_bytes()
    except OSError:
        return None
    return nonce if len(nonce) == _NONCE_BYTES else None


def _write_side(path: Path, nonce: bytes) -> None:
    new = Path(f"{_side(path)}-new")
    try:
        new.unlink(missing_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(nonce)
            file.flush()
            os.fsync(descriptor)
        new.rename(_side(path))
        sync_folder(path.parent)
    except OSError as error:
        raise Unavailable("REC-5", f"the home cannot be written: {error.strerror}") from error
