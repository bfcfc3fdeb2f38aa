"""The clocks and the randomness of this machine: the only place that reads them for the core."""

from __future__ import annotations

import os
import time

from openline.core.base.names import Now


def now() -> Now:
    """This instant, UTC and monotonic, in milliseconds."""
    return Now(time.time_ns() // 1_000_000, time.monotonic_ns() // 1_000_000)


def entropy() -> bytes:
    """32 fresh random bytes."""
    return os.urandom(32)
