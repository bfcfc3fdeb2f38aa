"""A position as officers write it: decimal degrees, degrees-minutes-seconds, or MGRS."""

from __future__ import annotations

import re

from openline.core.base.errors import Refused
from openline.core.forms.mgrs import to_degrees

_DECIMAL = re.compile(r"^\s*([+-]?\d{1,2}(?:\.\d+)?)\s*[, ]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*$")
# 60,5 is 60.5 to one officer and 60 N 5 E to another; a negative second number is no fraction.
_COMMAS = re.compile(r"^\s*[+-]?\d+,\d+(?:[;,\s]+[+-]?\d+,\d+)?\s*$")
_DMS = re.compile(
    r"^\s*(\d{1,2})[°d ]\s*(\d{1,2})['m′ ]\s*(\d{1,2}(?:\.\d+)?)?[\"s″]?\s*([NS])[, ]*"
    r"(\d{1,3})[°d ]\s*(\d{1,2})['m′ ]\s*(\d{1,2}(?:\.\d+)?)?[\"s″]?\s*([EW])\s*$",
    re.IGNORECASE,
)


def parse(text: str) -> list[int | str]:
    """[latitude, longitude] in 1e-7 degree (WGS 84), and the text as typed.

    Raises:
        Refused: none of the three forms, not a place on Earth, or a comma that may be a decimal one.
    """
    if _COMMAS.match(text):
        raise Refused(
            "position",
            "a comma between whole numbers, with no blank after it, can be read in two ways",
            "60.5 is one number, with a point. Two numbers are written 60, 5 or 60.0,5.0.",
        )
    found = _decimal(text) or _dms(text) or _mgrs(text)
    if found is None or abs(found[0]) > 90 or abs(found[1]) > 180 or len(text) > 80:
        raise Refused(
            "position",
            f"{text[:40]!r} is not a position",
            "Give 60.1234,24.5678 or 60 07 24 N 24 34 04 E or an MGRS reference.",
        )
    return [round(found[0] * 10_000_000), round(found[1] * 10_000_000), text]


def _decimal(text: str) -> tuple[float, float] | None:
    match = _DECIMAL.match(text)
    return (float(match.group(1)), float(match.group(2))) if match else None


def _dms(text: str) -> tuple[float, float] | None:
    match = _DMS.match(text)
    if match is None:
        return None
    values = []
    for at in (1, 5):
        degrees, minutes, seconds, side = match.group(at, at + 1, at + 2, at + 3)
        if int(minutes) > 59 or float(seconds or 0) >= 60:
            return None
        value = int(degrees) + int(minutes) / 60 + float(seconds or 0) / 3600
        values.append(-value if side.upper() in "SW" else value)
    return values[0], values[1]


def _mgrs(text: str) -> tuple[float, float] | None:
    return to_degrees(text)
