"""The contents of officers' items: built here, and judged here when they come in (ENV-4, ENV-8)."""

from __future__ import annotations

from typing import Any

from openline.core.base.errors import Refused
from openline.core.forms import sheets
from openline.core.record import content as evidenced
from openline.core.record import sheet
from openline.core.record.envelope import Kind

TEXT_CHARACTERS_MAX = 8000
LANGUAGE_CHARACTERS_MAX = 35  # BCP 47 recommends room for 35
ATTACHMENTS_MAX = 8
ATTACHMENT_BYTES_MAX = 10_485_760
NAME_CHARACTERS_MAX = 200
STOP_TEXTS_MAX = 256
POSITION_CHARACTERS_MAX = evidenced.TYPED_CHARACTERS_MAX
SUSPENDABLE = (int(Kind.MESSAGE), int(Kind.NOTICE))

# Whose content is an item of its own; a check has its form from its room.
_ITEMS = frozenset(
    {
        *range(Kind.MESSAGE, Kind.CHECK),
        *range(Kind.DELEGATE, Kind.ROUTE),
        Kind.AMEND,
        Kind.ACCEPT,
        *range(Kind.TRANSLATE, Kind.GLOSSARY + 1),
    }
) - {Kind.NOTICE}
NEEDS_REFERENCE = frozenset(
    {
        Kind.CANCEL,
        Kind.CORRECT,
        Kind.REPEAT,
        Kind.ACK,
        Kind.ANSWER,
        Kind.UNDELEGATE,
        Kind.ACCEPT,
        Kind.TRANSLATE,
        Kind.READBACK,
        Kind.CONFIRM,
        Kind.EFFECT,
        *evidenced.TALKS_ABOUT,
    }
)


def is_file_name(name: str) -> bool:
    """Whether an attachment's name is only a name: nothing that leads elsewhere [ENV-4]."""
    return (
        1 <= len(name) <= NAME_CHARACTERS_MAX
        and name.isprintable()
        and not any(mark in name for mark in "/\\:")
        and name not in (".", "..")
    )


def _is_plain(kind: int, content: list[Any]) -> bool:
    """What a node asks beyond the form: plain file names, and a STOP that a screen can show."""
    if kind == Kind.STOP:
        position = content[2]
        typed_short = position is None or len(position[2]) <= POSITION_CHARACTERS_MAX
        return len(content[1]) <= STOP_TEXTS_MAX and typed_short
    if kind in evidenced.TALKS:
        return sheets.fault_of(kind, sheet.parse(content[0])) is None
    return all(is_file_name(part[0]) for part in attachments_of(kind, content))


def is_well_formed(kind: int, content: list[Any], reference: bytes | None) -> bool:
    """Whether the content of an officer's item has the form of its kind [ENV-8, ENV-9].

    What a verifier would refuse is no item here either: else it would count and prove nothing.
    """
    if kind not in _ITEMS or (kind in NEEDS_REFERENCE and reference is None):
        return False
    return evidenced.has_form(kind, content) and _is_plain(kind, content)


def check_text(text: str, characters_max: int, what: str) -> None:
    """Refuse a text that is empty, too long, or cannot be written as UTF-8.

    Raises:
        Refused: with the rule and what to do.
    """
    if not text.strip():
        raise Refused("ENV-4", f"{what} is empty", "Write what you want to say.")
    if len(text) > characters_max:
        raise Refused(
            "ENV-4",
            f"{what} has {len(text)} characters, {characters_max} are allowed",
            "Shorten it, or send the rest at a lower precedence.",
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise Refused("COD-1", f"{what} is not valid Unicode", "Type it again.") from None


def check_language(language: str) -> None:
    """Refuse what cannot be a language tag (BCP 47 outline: letters, digits, hyphens).

    Raises:
        Refused: the tag is empty, too long or has other characters.
    """
    parts = language.split("-")
    good = len(language) <= LANGUAGE_CHARACTERS_MAX and parts[0].isalpha()
    if not good or not language.isascii() or not all(part.isalnum() for part in parts):
        raise Refused(
            "ENV-8",
            f"{language[:40]!r} is not a language tag",
            "Give for example en, ru or id.",
        )


def text_of(kind: int, content: list[Any]) -> str:
    """The text of an officer's item as it was written; empty where the kind has none."""
    if kind == Kind.STOP:
        return "\n".join(content[1])
    if kind in (Kind.MESSAGE, Kind.CANCEL, Kind.CORRECT):
        return str(content[1])
    if kind in (Kind.REPEAT, Kind.ANSWER, Kind.EFFECT):
        return str(content[2])
    if kind == Kind.TRANSLATE:
        return str(content[1])
    if kind in evidenced.TALKS:
        return sheets.text_of(kind, sheet.parse(content[0]))
    return str(content[5]) if kind == Kind.SCHEDULE else ""


def positions_of(kind: int, content: list[Any]) -> list[list[Any]]:
    """The [lat_e7, lon_e7, as typed, label] of an item's positions; a STOP has one without label."""
    if kind == Kind.MESSAGE:
        return list(content[3]) if len(content) > 3 else []
    if kind == Kind.STOP and content[2] is not None:
        return [[*content[2], ""]]
    return []


def attachments_of(kind: int, content: list[Any]) -> list[list[Any]]:
    """The [name, bytes, sha256] of an item's attachments."""
    if kind == Kind.MESSAGE:
        return list(content[2])
    if kind == Kind.REPEAT:
        return list(content[3])
    return []
