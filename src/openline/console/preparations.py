"""Acts that wait for their officer's signature (ADR 0024)."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, NamedTuple

from openline.console.errors import Gone

PREPARED_MAX = 2000


class Prepared(NamedTuple):
    """An act that waits for its signature."""

    verb: str
    args: dict[str, Any]
    certificate: str
    salt: str
    expires_ms: int


class Preparations:
    """Acts that wait for their signature. They need not survive: one is made anew in no time."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Prepared] = OrderedDict()

    def put(self, act: str, prepared: Prepared) -> None:
        """Keep one; of too many the oldest goes."""
        self._kept[act] = prepared
        while len(self._kept) > PREPARED_MAX:
            self._kept.popitem(last=False)

    def get(self, act: str, certificate: str, now_ms: int) -> Prepared:
        """One of this officer's.

        Raises:
            Gone: it is not here, or too old.
        """
        found = self._kept.get(act)
        if found is None or found.certificate != certificate or found.expires_ms < now_ms:
            raise Gone("act", "this act is not prepared, or no longer", "Prepare it again.")
        return found
