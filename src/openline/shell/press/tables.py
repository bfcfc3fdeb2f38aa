"""The tables of words, read once when a press text is first read; each can be extended."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from openline.shell.press.phrases import Phrases
from openline.shell.press.words import fold


@dataclass(frozen=True)
class Office:
    """An office or a body that speaks, with its names and level."""

    name: str
    level: str
    party: str | None
    by_party: tuple[tuple[str, str], ...]
    is_body: bool = False
    is_capital: bool = False
    counterparts: tuple[tuple[str, str], ...] = ()
    is_sent: bool = False
    """Whether he is sent to a country: what follows "for" is not his own."""

    def called_by(self, party: str | None) -> str:
        """What this party calls the office."""
        return dict(self.by_party).get(party or "", self.name)

    def counterpart_in(self, party: str) -> str:
        """What this party calls the office that answers to this one."""
        names = dict(self.counterparts)
        return names.get(party) or names.get("*") or self.called_by(party)


@cache
def words_of(name: str) -> dict[str, Any]:
    """One file of words."""
    file = resources.files("openline.shell.press").joinpath(f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def parties() -> Phrases[str]:
    """Countries and alliances, by code."""
    phrases: Phrases[str] = Phrases()
    for entry in words_of("parties")["party"]:
        for word in entry["words"]:
            phrases.add(word, entry["code"])
    return phrases


@cache
def offices() -> Phrases[Office]:
    """Offices and bodies."""
    return _offices(("office", "body"))


@cache
def bodies() -> Phrases[Office]:
    """Bodies alone: for a body inside the name of an office."""
    return _offices(("body",))


def _offices(sorts: tuple[str, ...]) -> Phrases[Office]:
    phrases: Phrases[Office] = Phrases(slot=parties())
    for sort in sorts:
        for entry in words_of("offices")[sort]:
            office = Office(
                entry["name"],
                entry.get("level", ""),
                entry.get("party"),
                tuple(entry.get("by_party", {}).items()),
                sort == "body",
                entry.get("capital", False),
                tuple(entry.get("counterpart", {}).items()),
                entry.get("sent", False),
            )
            for word in entry["words"]:
                phrases.add(word, office)
    return phrases


@cache
def between(sort: str) -> frozenset[str]:
    """Words that may stand around an office: filler, before, rank, conjunction."""
    return frozenset(fold(word) for word in words_of("offices")["between"][sort])


@cache
def group(file: str, section: str, key: str) -> Phrases[bool]:
    """One list of phrases of a file of words."""
    phrases: Phrases[bool] = Phrases()
    for word in words_of(file)[section][key]:
        phrases.add(word, True)
    return phrases


@cache
def plain(file: str, section: str, key: str) -> frozenset[str]:
    """One list of single words, folded."""
    return frozenset(fold(word) for word in words_of(file)[section][key])
