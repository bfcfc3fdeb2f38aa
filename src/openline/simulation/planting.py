"""Putting a mistake into the true code, for the length of a `with`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

Planted = AbstractContextManager[None]


@contextmanager
def replaced(*places: tuple[object, str, Any]) -> Iterator[None]:
    """Other values under some names of modules or classes."""
    with ExitStack() as undo:
        for holder, name, value in places:
            undo.callback(setattr, holder, name, getattr(holder, name))
            setattr(holder, name, value)
        yield


@contextmanager
def entered(table: dict[Any, Any], key: int, value: Any) -> Iterator[None]:
    """Another value in a table."""
    before = table[key]
    table[key] = value
    try:
        yield
    finally:
        table[key] = before
