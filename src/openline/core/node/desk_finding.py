"""Whom and what an officer means: items by their ids, officers by name or certificate."""

from __future__ import annotations

from typing import Any

from openline.core.base.errors import Refused
from openline.core.forms import contents
from openline.core.node.state import Item, Line, Posting


def find_item(line: Line, given: str) -> Item:
    """The item an officer names by its id or the beginning of it (8 hex digits or more).

    Raises:
        Refused: no item, or more than one, begins so.
    """
    if len(given) < 8 or any(mark not in "0123456789abcdef" for mark in given):
        raise Refused(
            "ENV-6", f"{given[:70]!r} is not an item id", "Copy it from `openline items`."
        )
    if len(given) == 64 and (whole := line.items.get(bytes.fromhex(given))) is not None:
        return whole
    found = [item for item in line.order if item.id.hex().startswith(given)]
    if len(found) != 1:
        what = "no item begins so" if not found else "several items begin so"
        raise Refused("ENV-6", f"{given}: {what}", "Copy the id from `openline items`.")
    return found[0]


def _active(line: Line, name: str) -> list[Posting]:
    ours = line.postings[line.us].values()
    return [post for post in ours if post.officer.name == name and post.removed_at is None]


def certificates_of(line: Line, name: str) -> list[bytes]:
    """Every certificate of our officer of that name that is not removed, ended ones too."""
    return [post.officer.hash for post in _active(line, name)]


def nobody(line: Line, name: str) -> Refused:
    """The refusal when no certificate of that name stands."""
    known = any(post.officer.name == name for post in line.postings[line.us].values())
    what = "is removed" if known else "is not an officer of this party"
    return Refused(
        "CER-9", f"{name[:60]!r} {what}", "`openline officer list HOME` shows who is."
    )


def find_posting(line: Line, name: str, now_ms: int) -> Posting:
    """Our officer of that name, on duty and not expired.

    Raises:
        Refused: nobody of that name, removed, or the certificate has ended.
    """
    active = _active(line, name)
    if not active:
        raise nobody(line, name)
    # Of several keys of one officer, the command line acts with the one that lies in the home.
    held = [posting for posting in active if posting.officer.node_held]
    return _in_time((held or active)[-1], now_ms)


def posting_of(line: Line, certificate: bytes, now_ms: int) -> Posting:
    """Our officer with that certificate, on duty and not expired.

    Raises:
        Refused: nobody has it, it was removed, or it has ended.
    """
    posting = line.postings[line.us].get(certificate[:8])
    if posting is None or posting.officer.hash != certificate or posting.removed_at is not None:
        raise Refused(
            "CER-9", "this certificate is not, or no longer, an officer's", "Sign in again."
        )
    return _in_time(posting, now_ms)


def _in_time(posting: Posting, now_ms: int) -> Posting:
    ends = posting.officer.not_after_ms
    if now_ms < posting.officer.not_before_ms or (ends is not None and now_ms > ends):
        raise Refused(
            "CER-9",
            f"the certificate of {posting.officer.name!r} has ended",
            "Add the officer again with a later --until.",
        )
    return posting


def language_of(args: dict[str, Any], line: Line) -> str:
    """The language an officer names, English if he names none.

    Raises:
        Refused: it is no language tag.
    """
    language = str(args.get("language") or "en")
    contents.check_language(language)
    return language


def about(args: dict[str, Any], line: Line) -> Item:
    """The item that an officer speaks of.

    Raises:
        Refused: nobody knows it, or its id is not final yet.
    """
    item = find_item(line, str(args.get("item", "")))
    if item.author != line.us and not item.officer and item.void is None:
        raise Refused(
            "ENV-6",
            "the certificate of this item's officer has not come yet, so its id is not final",
            "Try again in a moment.",
        )
    return item


def theirs(args: dict[str, Any], line: Line) -> Item:
    """The item of the other party that an officer speaks of.

    Raises:
        Refused: it is our own, or as `about`.
    """
    item = about(args, line)
    if item.author == line.us:
        raise Refused(
            "RCT-5", "this item is our own", "Only the other party acknowledges or answers it."
        )
    return item
