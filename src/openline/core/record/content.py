"""The form that the content of each kind must have to stand in evidence (ENV-4, ENV-8, RCT-3, RCT-8)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openline.core.base.codec import NoneType, typed
from openline.core.base.names import Mode, Precedence, Series
from openline.core.record import sheet
from openline.core.record.act import Act
from openline.core.record.envelope import Kind

TEXT_CHARACTERS_MAX = 8000
LANGUAGE_CHARACTERS_MAX = 35
NAME_CHARACTERS_MAX = 200
ADDRESS_CHARACTERS_MAX = 300
FILES_MAX = 8
FILE_BYTES_MAX = 10_485_760
RECEIPT_PARTS_MAX = 64
POSITIONS_MAX = 8
TYPED_CHARACTERS_MAX = 80  # of a position, as an officer wrote it
SHOWN_MAX = 64
MANNED_MAX = 16
LANGUAGES_MAX = 8
LATITUDE_E7_MAX = 900_000_000
LONGITUDE_E7_MAX = 1_800_000_000

OFFICERS = frozenset({*range(Kind.MESSAGE, Kind.CHECK), *range(Kind.DELEGATE, Kind.ROUTE)}) | {
    Kind.AMEND,
    Kind.ACCEPT,
    *range(Kind.TRANSLATE, Kind.GLOSSARY + 1),
}
TALKS = frozenset({Kind.READOUT, Kind.RELEASE, *range(Kind.REQUEST, Kind.GLOSSARY + 1)})
"""Kinds whose content is one sheet [TLK-1]."""
TALKS_ABOUT = TALKS - {
    Kind.REQUEST,
    Kind.HOLDER,
    Kind.CONTACT,
    Kind.ROUND,
    Kind.COMMITMENT,
    Kind.GLOSSARY,
}
"""Those that name by reference what they are about [TLK-2]."""
_REFER = frozenset(
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
        *TALKS_ABOUT,
    }
)
_SERVICE = frozenset(
    {
        Kind.SUSPEND,
        Kind.RESUME,
        Kind.DELEGATE,
        Kind.UNDELEGATE,
        Kind.AMEND,
        Kind.ACCEPT,
        Kind.SCHEDULE,
    }
)


def _said(language: str, *texts: Any) -> bool:
    return 1 <= len(language) <= LANGUAGE_CHARACTERS_MAX and all(
        type(text) is str and len(text) <= TEXT_CHARACTERS_MAX for text in texts
    )


def _is_file_name(name: str) -> bool:
    plain = name.isprintable() and "/" not in name and "\\" not in name
    return plain and 1 <= len(name) <= NAME_CHARACTERS_MAX


def _files(parts: list[Any]) -> bool:
    total = 0
    for part in parts:
        if not typed(part, str, int, bytes) or not _is_file_name(part[0]):
            return False
        if part[1] < 0 or len(part[2]) != 32:
            return False
        total += part[1]
    return len(parts) <= FILES_MAX and total <= FILE_BYTES_MAX


def _message(value: Any) -> bool:
    if typed(value, str, str, list, list):  # with positions; without any it has three parts
        good = 1 <= len(value[3]) <= POSITIONS_MAX and all(map(_labelled, value[3]))
        return good and _message(value[:3])
    return typed(value, str, str, list) and _said(*value[:2]) and _files(value[2])


def _labelled(value: Any) -> bool:
    if not typed(value, int, int, str, str) or len(value[3]) > NAME_CHARACTERS_MAX:
        return False
    return len(value[2]) <= TYPED_CHARACTERS_MAX and _position(value[:3])


def _position(value: Any) -> bool:
    if value is None:
        return True
    if not typed(value, int, int, str) or len(value[2]) > TEXT_CHARACTERS_MAX:
        return False
    return bool(abs(value[0]) <= LATITUDE_E7_MAX and abs(value[1]) <= LONGITUDE_E7_MAX)


def _stop(value: Any) -> bool:
    if not typed(value, str, list, (list, NoneType), int) or not _said(value[0], *value[1]):
        return False
    counted = len(value[1]) == value[3]  # RCT-10: every text, and how many they are
    return counted and value[3] >= 1 and _position(value[2])


def _two_texts(value: Any) -> bool:
    return typed(value, str, str) and _said(*value)


def _repeat(value: Any) -> bool:
    if not typed(value, int, str, str, list) or value[0] not in (0, 1):
        return False
    return _said(*value[1:3]) and _files(value[3])


def _scope(value: Any) -> bool:
    if not typed(value, list, int) or not 1 <= len(value[0]) <= 2 or value[1] < 0:
        return False
    return all(type(kind) is int and kind in (Kind.MESSAGE, Kind.NOTICE) for kind in value[0])


def _nothing(value: Any) -> bool:
    return typed(value)


def _answer(value: Any) -> bool:
    return typed(value, int, str, str) and 0 <= value[0] <= 5 and _said(*value[1:])


def _by(name: str, *texts: str) -> bool:
    long = any(len(text) > TEXT_CHARACTERS_MAX for text in texts)
    return 1 <= len(name) <= NAME_CHARACTERS_MAX and not long


def _check(value: Any) -> bool:
    if type(value) is not list or len(value) < 3 or type(value[1]) is not int or value[1] < 1:
        return False
    if typed(value, int, int, (int, NoneType), str, str) and value[0] == 1:
        return (value[2] is None or value[2] >= 0) and _by(value[4], value[3])
    if typed(value, int, int, bytes, str, str, str, list) and value[0] == 2:
        return len(value[2]) == 32 and _by(value[5], *value[3:5]) and _cut(value[6])
    done = typed(value, int, int, bytes, int, (int, NoneType), str) and value[0] == 3
    return done and len(value[2]) == 32 and value[3] >= 0


def _cut(value: list[Any]) -> bool:
    return len(value) == 2 and all(
        typed(head, int, int, int, bytes)
        and head[0] in (0, 1)
        and head[1] >= 1
        and head[2] >= 0
        and len(head[3]) == 32
        for head in value
    )


def _receipt(value: Any) -> bool:
    if not typed(value, int, list, list) or value[0] < 1:
        return False
    _, ranges, early = value
    if max(len(ranges), len(early)) > RECEIPT_PARTS_MAX:
        return False
    return all(typed(part, int, int) and min(part) >= 0 for part in ranges) and all(
        typed(part, int, bytes) and part[0] >= 0 and len(part[1]) == 32 for part in early
    )


def _hash(value: Any) -> bool:
    return typed(value, bytes) and len(value[0]) == 32


def _bytes(value: Any) -> bool:
    return typed(value, bytes)


def _delegation(value: Any) -> bool:
    return typed(value, bytes, int) and len(value[0]) == 32 and value[1] >= 0


def _amendment(value: Any) -> bool:
    return typed(value, bytes, bytes) and len(value[1]) == 16


def _routes(value: Any) -> bool:
    return typed(value, list) and all(
        type(address) is str and 1 <= len(address) <= ADDRESS_CHARACTERS_MAX
        for address in value[0]
    )


def _resync(value: Any) -> bool:
    return typed(value, bytes, bytes)


def _fork(value: Any) -> bool:
    return typed(value, int, int, int, bytes, bytes) and min(value[:3]) >= 0


def _step(value: Any) -> bool:
    return typed(value, int)


def _ids(value: list[Any]) -> bool:
    return 1 <= len(value) <= SHOWN_MAX and all(
        type(part) is bytes and len(part) == 32 for part in value
    )


def _shown(value: Any) -> bool:
    return typed(value, str, list) and _by(value[0]) and _ids(value[1])


def _escalation(value: Any) -> bool:
    return typed(value, int, list) and 1 <= value[0] <= 3 and _ids(value[1])


def _manned(value: Any) -> bool:
    if not typed(value, str, (str, NoneType), list, (int, NoneType)) or not _by(value[0]):
        return False
    named = value[1] is None or _by(value[1])
    spoken = len(value[2]) <= LANGUAGES_MAX and all(
        type(part) is str and 1 <= len(part) <= LANGUAGE_CHARACTERS_MAX for part in value[2]
    )
    return named and spoken and (value[3] or 0) >= 0


def _watch(value: Any) -> bool:
    if not typed(value, list, (int, NoneType)) or value[1] not in (0, 1, None):
        return False
    return len(value[0]) <= MANNED_MAX and all(map(_manned, value[0]))


def _translation(value: Any) -> bool:
    if not typed(value, str, str, int, int, str, str) or not _said(*value[:2]):
        return False
    ranged = value[2] in (0, 1) and value[3] in (0, 1, 2)
    return ranged and _by(value[4]) and len(value[5]) <= NAME_CHARACTERS_MAX


def _read_back(value: Any) -> bool:
    if not typed(value, int, int, int, str) or not 0 <= value[0] < POSITIONS_MAX:
        return False
    return len(value[3]) <= TYPED_CHARACTERS_MAX and _position(value[1:])


def _verdict(value: Any) -> bool:
    return bool(typed(value, int) and value[0] in (0, 1))


def _effect(value: Any) -> bool:
    return typed(value, int, str, str) and value[0] in (0, 1) and _said(*value[1:])


def _schedule(value: Any) -> bool:
    if not typed(value, int, int, int, int, str, str) or not _said(*value[4:]):
        return False
    return bool(0 <= value[0] <= 3 and 0 <= value[1] < value[2] and value[3] >= 0)


_FORMS: dict[int, Callable[[Any], bool]] = {
    Kind.GENESIS: _hash,
    Kind.MESSAGE: _message,
    Kind.STOP: _stop,
    Kind.CANCEL: _two_texts,
    Kind.CORRECT: _two_texts,
    Kind.REPEAT: _repeat,
    Kind.SUSPEND: _scope,
    Kind.RESUME: _scope,
    Kind.ACK: _nothing,
    Kind.ANSWER: _answer,
    Kind.CHECK: _check,
    Kind.RCPT: _receipt,
    Kind.CERT: _bytes,
    Kind.DELEGATE: _delegation,
    Kind.UNDELEGATE: _nothing,
    Kind.ROUTE: _routes,
    Kind.AMEND: _amendment,
    Kind.ACCEPT: _nothing,
    Kind.RESYNC: _resync,
    Kind.FORK: _fork,
    Kind.CLOCK: _step,
    Kind.GENERATION: _bytes,
    Kind.REMOVE: _hash,
    Kind.SHOWN: _shown,
    Kind.ESCALATE: _escalation,
    Kind.WATCH: _watch,
    Kind.TRANSLATE: _translation,
    Kind.READBACK: _read_back,
    Kind.CONFIRM: _verdict,
    Kind.EFFECT: _effect,
    Kind.SCHEDULE: _schedule,
    **dict.fromkeys(TALKS, sheet.is_sheet),
}


def has_form(kind: int, content: Any) -> bool:
    """Whether a content has the form of its kind; a kind nobody knows has none [ENV-8]."""
    form = _FORMS.get(kind)
    return form is not None and form(content)


def breach(kind: int, act: Act) -> str:
    """The clause that an officer's item breaks by its fields; empty if none [ENV-8, RCT-7, RCT-8]."""
    if kind in _REFER and act.reference is None:
        return "ENV-8"
    if kind == Kind.CHECK and act.mode != Mode.TEST:
        return "RCT-8"
    if kind in TALKS and act.precedence > Precedence.PRIORITY:
        return "TLK-2"
    wanted = {Mode.REAL: Series.OPERATIONAL, Mode.EXERCISE: Series.EXERCISE}
    series = Series.SERVICE if kind in _SERVICE else wanted.get(Mode(act.mode), Series.TEST)
    return "" if act.series == series else "RCT-7"


def files_of(kind: int, content: list[Any]) -> list[Any]:
    """The [name, bytes, sha256] of an item's attachments, its form being good."""
    place = {Kind.MESSAGE: 2, Kind.REPEAT: 3}.get(Kind(kind))
    return [] if place is None else list(content[place])


def text_of(kind: int, content: list[Any]) -> str | None:
    """The words of an officer's item, its form being good; None where the kind has none."""
    if kind in (Kind.MESSAGE, Kind.CANCEL, Kind.CORRECT):
        return str(content[1])
    if kind in (Kind.REPEAT, Kind.ANSWER):
        return str(content[2])
    if kind == Kind.STOP:
        return " / ".join(content[1])
    if kind in TALKS:
        return str(content[0])
    if kind in (Kind.TRANSLATE, Kind.EFFECT, Kind.SCHEDULE):
        return str(content[{Kind.TRANSLATE: 1, Kind.EFFECT: 2}.get(Kind(kind), 5)])
    return str(content[3]) if kind == Kind.CHECK and content[0] == 1 else None
