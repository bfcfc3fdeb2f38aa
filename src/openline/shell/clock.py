"""The clocks and the randomness of this machine: the only place that reads them for the core.

For tests of a clock that is set while a node runs: if, and only if, OPENLINE_TEST_CLOCK_FILE is
in the environment of the process, the file it names holds milliseconds, with a sign, that are
added to the wall clock; it is read anew each time. The monotonic clock stays true, as it does
when an administrator sets the time. Without the variable no file is ever looked at. Who can set
a node's environment can as well set its clock; the log says at the start that it is in use.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from openline.core.base.names import Now

TEST_VARIABLE = "OPENLINE_TEST_CLOCK_FILE"

_test_file = os.environ.get(TEST_VARIABLE)


def _test_offset_ms() -> int:
    if _test_file is None:
        return 0
    return int(Path(_test_file).read_text("ascii"))


def is_true() -> bool:
    """Whether the wall clock is the machine's own, and not that of a test."""
    return _test_file is None


def now() -> Now:
    """This instant, UTC and monotonic, in milliseconds."""
    wall_ms = time.time_ns() // 1_000_000 + _test_offset_ms()
    return Now(wall_ms, time.monotonic_ns() // 1_000_000)


def entropy() -> bytes:
    """32 fresh random bytes."""
    return os.urandom(32)
