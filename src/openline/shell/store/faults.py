"""What an error of SQLite or of the file system means here, and whose fault it is."""

from __future__ import annotations

import apsw

from openline.core.base.errors import Damaged, Fault, Unavailable

_WORLD = (
    apsw.IOError,
    apsw.CantOpenError,
    apsw.ReadOnlyError,
    apsw.BusyError,
    apsw.LockedError,
    apsw.NoMemError,
    apsw.PermissionsError,
    apsw.NoLFSError,
)
# SQLError: a statement of ours does not fit the tables, so the tables are not ours any more.
_DISK = (apsw.CorruptError, apsw.NotADBError, apsw.SQLError, apsw.MismatchError)


# What a statement may raise: a turned bit can make a text of a blob, and no text of ours.
STORE_ERRORS = (apsw.Error, UnicodeDecodeError)


def fault_of(error: BaseException) -> Fault | AssertionError:
    """The fault to raise from one of STORE_ERRORS."""
    if isinstance(error, apsw.FullError):
        return Unavailable("REC-5", "the disk is full", "free space on the disk of the home")
    if isinstance(error, _WORLD):
        code = getattr(error, "extendedresult", 0)  # which of SQLite's; no text of the file
        return Unavailable("REC-5", f"the disk does not answer (SQLite {code})", "see the disk")
    if isinstance(error, (*_DISK, UnicodeDecodeError)):
        return Damaged("REC-11", "the database is damaged", "restore a backup of the home")
    return AssertionError(f"{type(error).__name__}: {error}")
