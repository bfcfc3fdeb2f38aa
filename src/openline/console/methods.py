"""Which methods a path has, from the description of the API: what a 405 must say (RFC 9110, 15.5.6)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any


class Methods:
    """The methods of every path of the API."""

    def __init__(self, described: Callable[[], dict[str, Any]]) -> None:
        """`described` gives the OpenAPI description; it is made when it is first wanted."""
        self._described = described
        self._known: list[tuple[re.Pattern[str], frozenset[str]]] = []

    def of(self, path: str) -> list[str]:
        """The methods of a path, sorted; none if it is no path of the API."""
        if not self._known:
            self._known = [
                (_pattern(template), frozenset(name.upper() for name in operations))
                for template, operations in self._described()["paths"].items()
            ]
        # A path without parts to fill in comes first: it is the one that is served.
        fits = [(pattern, found) for pattern, found in self._known if pattern.fullmatch(path)]
        fits.sort(key=lambda pair: pair[0].groups)
        return sorted(fits[0][1]) if fits else []


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^}]*\}", template)
    return re.compile("([^/]+)".join(re.escape(part) for part in parts))
