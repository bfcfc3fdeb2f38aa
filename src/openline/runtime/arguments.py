"""What a program of this machine may say over the local socket: every name and its form.

The node takes its arguments as given; a mistake of a local program must not become one of the node.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from openline.core.base.errors import Refused
from openline.core.record.identity import ADDRESSES_MAX, check_address

HEX_CHARACTERS_MAX = 32_768
TIME_MS_MAX = 2**53
_HEX = frozenset("0123456789abcdef")


def _is_text(value: Any) -> bool:
    return type(value) is str


def _is_hex(value: Any) -> bool:
    fits = type(value) is str and len(value) <= HEX_CHARACTERS_MAX and len(value) % 2 == 0
    return fits and set(value) <= _HEX


def _is_number(value: Any) -> bool:
    return type(value) is int and 0 <= value <= TIME_MS_MAX


def _is_list(value: Any) -> bool:
    return type(value) is list and all(type(part) is str for part in value)


def _is_position(value: Any) -> bool:
    return type(value) is list and [type(part) for part in value] == [int, int, str]


_FORMS: dict[str, Callable[[Any], bool]] = {
    **dict.fromkeys(("line", "as", "text", "precedence", "mode", "language"), _is_text),
    **dict.fromkeys(("ref", "item", "meaning", "scope", "name", "file", "out"), _is_text),
    **dict.fromkeys(("certificate", "hash", "seed", "statement"), _is_hex),
    **dict.fromkeys(("from_ms", "since"), _is_number),
    **dict.fromkeys(("attach", "addresses"), _is_list),
    "all": lambda value: type(value) is bool,
    "position": _is_position,
    "profile": lambda value: type(value) is dict,
}
_NEEDED = {
    "certify": ("certificate", "hash", "name"),
    "route": ("addresses",),
    "generation": ("statement",),
    "amend": ("profile",),
    "evidence": ("item", "out"),
    "bundle-export": ("file",),
    "bundle-import": ("file",),
}


def _refuse(what: str) -> Refused:
    return Refused("local", what, "See `openline --help`.")


def check(verb: str, args: dict[str, Any]) -> None:
    """Refuse arguments that the verb cannot have; null is the same as nothing.

    Raises:
        Refused: a name nobody knows, a value of the wrong form, or one that is missing.
    """
    for name, value in args.items():
        form = _FORMS.get(name)
        if form is None:
            raise _refuse(f"unknown argument {name[:40]!a}")
        if value is not None and not form(value):
            raise _refuse(f"{name} is not of its form")
    for name in _NEEDED.get(verb, ()):
        if args.get(name) is None:
            raise _refuse(f"{name} is missing")
    try:
        json.dumps(args, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise _refuse("a text that is not valid Unicode") from None
    addresses = args.get("addresses") or []
    if len(addresses) > ADDRESSES_MAX:
        raise _refuse("more than 8 addresses")
    for address in addresses:
        check_address(address)
