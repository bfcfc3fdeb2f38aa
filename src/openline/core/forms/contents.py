"""The contents of officers' items: built here, and judged here when they come in (ENV-4, ENV-8)."""

from __future__ import annotations

from typing import Any

from openline.core.base.codec import NoneType, typed
from openline.core.base.errors import Refused
from openline.core.record import content as evidenced
from openline.core.record.envelope import Kind

TEXT_CHARACTERS_MAX = 8000
LANGUAGE_CHARACTERS_MAX = 35  # BCP 47 recommends room for 35
ATTACHMENTS_MAX = 8
ATTACHMENT_BYTES_MAX = 10_485_760
NAME_CHARACTERS_MAX = 200
STOP_TEXTS_MAX = 256
SUSPENDABLE = (int(Kind.MESSAGE), int(Kind.NOTICE))

_TEXT = (str, str)
_FORMS: dict[int, tuple[type | tuple[type, ...], ...]] = {
    Kind.MESSAGE: (str, str, list),
    Kind.STOP: (str, list, (list, NoneType), int),
    Kind.CANCEL: _TEXT,
    Kind.CORRECT: _TEXT,
    Kind.REPEAT: (int, str, str, list),
    Kind.SUSPEND: (list, int),
    Kind.RESUME: (list, int),
    Kind.ACK: (),
    Kind.ANSWER: (int, str, str),
    Kind.DELEGATE: (bytes, int),
    Kind.UNDELEGATE: (),
    Kind.AMEND: (bytes, bytes),
    Kind.ACCEPT: (),
}
NEEDS_REFERENCE = frozenset(
    {
        Kind.CANCEL,
        Kind.CORRECT,
        Kind.REPEAT,
        Kind.ACK,
        Kind.ANSWER,
        Kind.UNDELEGATE,
        Kind.ACCEPT,
    }
)


def _attachments_are_good(parts: list[Any]) -> bool:
    if len(parts) > ATTACHMENTS_MAX:
        return False
    total = 0
    for part in parts:
        if not typed(part, str, int, bytes) or len(part[2]) != 32 or part[1] < 0:
            return False
        if not is_file_name(part[0]):
            return False
        total += part[1]
    return bool(total <= ATTACHMENT_BYTES_MAX)


def is_file_name(name: str) -> bool:
    """Whether an attachment's name is only a name: nothing that leads elsewhere [ENV-4]."""
    return (
        1 <= len(name) <= NAME_CHARACTERS_MAX
        and name.isprintable()
        and not any(mark in name for mark in "/\\:")
        and name not in (".", "..")
    )


def _position_is_good(position: Any) -> bool:
    if position is None:
        return True
    if not typed(position, int, int, str) or len(position[2]) > 80:
        return False
    return bool(abs(position[0]) <= 900_000_000 and abs(position[1]) <= 1_800_000_000)


def _inner_is_good(kind: int, content: list[Any]) -> bool:
    if kind == Kind.MESSAGE:
        return _attachments_are_good(content[2])
    if kind == Kind.STOP:
        texts = content[1]
        return (
            0 < len(texts) <= STOP_TEXTS_MAX
            and all(type(text) is str for text in texts)
            and content[3] == len(texts)
            and _position_is_good(content[2])
        )
    if kind == Kind.REPEAT:
        return bool(content[0] in (0, 1)) and _attachments_are_good(content[3])
    if kind in (Kind.SUSPEND, Kind.RESUME):
        return bool(content[0]) and all(part in SUSPENDABLE for part in content[0])
    if kind == Kind.ANSWER:
        return bool(0 <= content[0] <= 5)
    if kind == Kind.DELEGATE:
        return len(content[0]) == 32
    return True


def _texts(kind: int, content: list[Any]) -> list[str]:
    if kind == Kind.STOP:
        return list(content[1])
    return [part for part in content[1:] if type(part) is str]


def is_well_formed(kind: int, content: list[Any], reference: bytes | None) -> bool:
    """Whether the content of an officer's item has the form of its kind [ENV-8, ENV-9].

    What a verifier would refuse is no item here either: else it would count and prove nothing.
    """
    form = _FORMS.get(kind)
    if form is None or not typed(content, *form):
        return False
    if (kind in NEEDS_REFERENCE) and reference is None:
        return False
    if not evidenced.has_form(kind, content) or not _inner_is_good(kind, content):
        return False
    return all(len(text) <= TEXT_CHARACTERS_MAX for text in _texts(kind, content))


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
    if kind in (Kind.REPEAT, Kind.ANSWER):
        return str(content[2])
    return ""


def attachments_of(kind: int, content: list[Any]) -> list[list[Any]]:
    """The [name, bytes, sha256] of an item's attachments."""
    if kind == Kind.MESSAGE:
        return list(content[2])
    if kind == Kind.REPEAT:
        return list(content[3])
    return []
