"""A sheet: the named fields of a talk or a readout, as one text of one form (TLK-1).

JSON, so that a person can read it without any program; of one form, so that nobody can read two
things in the same bytes.
"""

from __future__ import annotations

import hashlib
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


def seal_of(salt: bytes, text: str) -> str:
    """What stands on the line for a readout whose text is not shown yet [RDO-3]."""
    return hashlib.sha256(b"ol1r" + salt + text.encode()).hexdigest()


def plain_seal(text: str) -> str:
    """What a release of the fact or of joint lines names for its text: both sides know it already [RDO-6]."""
    return hashlib.sha256(b"ol1t" + text.encode()).hexdigest()


def release_fault(doc: Doc) -> str | None:
    """What a release that is looked at alone breaks: its text is the one that it names [RDO-6]."""
    seal, text, salt = (doc.get(name) for name in ("seal", "text", "salt"))
    if not _is_hex(seal, 64):
        return "a release that names no text"
    if doc.get("final") is not True:
        return "the text comes with the last signature only" if "text" in doc else None
    if type(text) is not str:
        return "the last signature comes with the text"
    if doc.get("what") != "own":
        made = plain_seal(text)
    elif _is_hex(salt, 32):
        made = seal_of(bytes.fromhex(str(salt)), text)
    else:
        return "the text of a readout comes with its salt"
    return None if made == seal else "the text is not the one that was sealed"


def _is_hex(value: Any, characters: int) -> bool:
    is_long = type(value) is str and len(value) == characters
    return is_long and set(value) <= set("0123456789abcdef")
