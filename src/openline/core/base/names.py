"""The trade's own words: precedence, mode, series, meaning, light, role."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Now(NamedTuple):
    """An instant as the shell saw it.

    Args:
        wall_ms: milliseconds UTC since 1970; may step.
        mono_ms: milliseconds of a clock that never steps; its zero means nothing.
    """

    wall_ms: int
    mono_ms: int


class Precedence(IntEnum):
    """How urgent an item is (ACP 121); FLASH pre-empts everything but STOP."""

    ROUTINE = 0
    PRIORITY = 1
    IMMEDIATE = 2
    FLASH = 3


class Mode(IntEnum):
    """REAL, EXERCISE or TEST: signed into every item, never inferred."""

    REAL = 0
    EXERCISE = 1
    TEST = 2


class Series(IntEnum):
    """The number series an item takes its serial from [RCT-7]."""

    OPERATIONAL = 0
    SERVICE = 1
    EXERCISE = 2
    TEST = 3


MEANINGS = (
    "understood",
    "not-understood",
    "will-comply",
    "cannot-comply",
    "referred",
    "repeat-part",
)

LIGHTS = ("recorded", "sent", "held", "shown", "acknowledged", "answered", "onward")

ROLES = ("duty", "watch-chief", "releaser", "interpreter", "staff", "admin", "auditor")

ROOT_SIGNED_ROLES = frozenset({"releaser", "watch-chief", "admin"})

LEVELS = (
    "head_of_state",
    "head_of_government",
    "minister",
    "chief_of_staff",
    "deputy_minister",
    "under_secretary",
    "commander",
    "duty",
)
"""Levels of office, the highest first [CON-2]; a profile may add some."""
