"""What a program of this machine may say over the local socket: every name and its form.

The node takes its arguments as given; a mistake of a local program must not become one of the node.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from openline.core.base.errors import Refused
from openline.core.node import desk_talks
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


def _is_labelled(value: Any) -> bool:
    return type(value) is list and [type(part) for part in value] == [int, int, str, str]


def _is_signature(value: Any) -> bool:
    return type(value) is list and 2 <= len(value) <= 4 and all(map(_is_hex, value[1:]))


def _is_manned(value: Any) -> bool:
    """[post, name, languages, since_ms] of a post that is manned."""
    if type(value) is not list or len(value) != 4:
        return False
    post, name, languages, since_ms = value
    return _is_text(post) and _is_text(name) and _is_list(languages) and _is_number(since_ms)


_FORMS: dict[str, Callable[[Any], bool]] = {
    **dict.fromkeys(("line", "as", "text", "precedence", "mode", "language"), _is_text),
    **dict.fromkeys(("ref", "item", "meaning", "scope", "name", "file", "out"), _is_text),
    **dict.fromkeys(("how", "state", "reviewer", "verdict", "what"), _is_text),
    **dict.fromkeys(("certificate", "hash", "seed", "statement", "key"), _is_hex),
    "salt": lambda value: _is_hex(value) and len(value) == 32,
    "signature": _is_signature,
    **dict.fromkeys(("from_ms", "since", "until_ms", "every_s", "index"), _is_number),
    **dict.fromkeys(("attach", "addresses"), _is_list),
    "post": _is_text,
    "items": lambda value: type(value) is list and all(_is_hex(part) for part in value),
    "manned": lambda value: type(value) is list and all(map(_is_manned, value)),
    "linguist": lambda value: type(value) is bool,
    "verb": _is_text,
    "args": lambda value: type(value) is dict,
    "positions": lambda value: type(value) is list and all(map(_is_labelled, value)),
    **dict.fromkeys(("all", "bare"), lambda value: type(value) is bool),
    "position": _is_position,
    "profile": lambda value: type(value) is dict,
    "doc": lambda value: type(value) is dict,
}
_NEEDED = {
    "certify": ("certificate", "hash", "name"),
    "route": ("addresses",),
    "generation": ("statement",),
    "amend": ("profile",),
    **dict.fromkeys(desk_talks.VERBS, ("doc",)),
    "prepare": ("verb", "args", "certificate", "salt"),
    "shown": ("post", "items"),
    "watch-is": ("manned",),
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
    if verb == "prepare" and args.get("verb") != verb:
        check(str(args.get("verb")), args.get("args") or {})
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
