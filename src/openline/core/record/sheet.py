"""A sheet: the named fields of a talk or a readout, as one text of one form (TLK-1).

JSON, so that a person can read it without any program; of one form, so that nobody can read two
things in the same bytes.
"""

from __future__ import annotations

import json
from typing import Any

from openline.core.base.errors import PeerFault

SHEET_BYTES_MAX = 30_000  # a body has 32,768, and the act stands in it too
DEPTH_MAX = 6
PARTS_MAX = 2000
NUMBER_MAX = 2**53

Doc = dict[str, Any]


def write(doc: Doc) -> str:
    """The one text of a sheet: names ascending by code point, no spaces, nothing escaped that need not be."""
    return json.dumps(doc, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _count(value: Any, depth: int) -> int:
    """How many parts a value has; raises ValueError for what a sheet cannot hold."""
    if depth > DEPTH_MAX:
        raise ValueError
    if type(value) is dict:
        return 1 + sum(_count(part, depth + 1) for part in value.values())
    if type(value) is list:
        return 1 + sum(_count(part, depth + 1) for part in value)
    if type(value) is int and abs(value) > NUMBER_MAX:
        raise ValueError
    if value is not None and type(value) not in (str, bool, int):
        raise ValueError
    return 1


def parse(text: str) -> Doc:
    """The fields of a sheet.

    Raises:
        PeerFault: too long, not JSON, a number with a fraction, or not in the one form [TLK-1].
    """
    try:
        doc = json.loads(text) if len(text.encode()) <= SHEET_BYTES_MAX else None
        good = type(doc) is dict and _count(doc, 1) <= PARTS_MAX and write(doc) == text
    except (ValueError, RecursionError):
        good, doc = False, None
    if not good or doc is None:
        raise PeerFault("TLK-1", "a sheet that is not in the one form")
    return dict(doc)


def is_sheet(content: Any) -> bool:
    """Whether a content is one sheet [TLK-1]."""
    if type(content) is not list or len(content) != 1 or type(content[0]) is not str:
        return False
    try:
        parse(content[0])
    except PeerFault:
        return False
    return True
