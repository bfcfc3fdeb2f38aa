"""Heads of state whom a press text names without their office, by a table of who held it when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from typing import Any

from openline.shell.press.offices import Mention
from openline.shell.press.people import JUNIOR, Person, is_one_of
from openline.shell.press.russian_surnames import surname
from openline.shell.press.tables import Office, parties, plain, words_of
from openline.shell.press.words import Page


@cache
def _heads() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in words_of("people")["head"]:
        for name in entry["names"]:
            found.setdefault(name, []).append(entry)
    return found


def _head(names: Collection[str], printed: dt.date) -> dict[str, Any] | None:
    """The office that one of these names had on the day of printing."""
    for name in names:
        for entry in _heads().get(name, ()):
            if entry["since"] <= printed < entry["until"]:
                return entry
    return None


def _is_he(words: list[str], head: dict[str, Any]) -> bool:
    """Whether it is he, not another of his name ("Eric Trump")."""
    return len(words) == 1 or any(is_one_of(word, head["given"]) for word in words[:-1])


def named_bare(page: Page, people: list[Person], printed: dt.date) -> list[Person]:
    """Those of the table who are named by a surname alone, as in "Putin and Biden spoke"."""
    known = {word for person in people for word in person.name.split()}
    taken = {place for person in people for place in range(person.first, person.last)}
    found: dict[str, Person] = {}
    for place, raw in enumerate(page.words.raw):
        if place in taken or not raw[0].isupper():
            continue
        word = raw[:-2] if raw.endswith(("'s", "’s")) else raw
        name = word if word.isascii() else surname(word, None)[0]
        if name in known or name in found or name not in _heads():
            continue
        if _head([name], printed) and not _is_another(page, place):
            found[name] = Person(place, place + 1, name, True)
    return list(found.values())


def _is_another(page: Page, place: int) -> bool:
    """Whether a first name stands before a surname, or something of his is told behind it."""
    words = page.words
    if words.fold[place + 1 : place + 2] and words.fold[place + 1] in plain(
        "people", "stop", "things"
    ):
        return True
    if not place or not words.joined[place - 1] or not words.raw[place - 1][0].isupper():
        return False
    is_stop = words.fold[place - 1] in plain("people", "stop", "words")
    return not is_stop and parties().ending_at(words, place) is None


def with_heads(known: list[Person], printed: dt.date) -> list[Person]:
    """Gives those without an office in the text the one of the table, which the find says."""
    return [_with_head(person, printed) for person in known]


def _with_head(person: Person, printed: dt.date) -> Person:
    if person.mention is not None:
        return person
    words = person.name.split()
    head = _head([person.surname, words[0]], printed)
    is_junior = words[-1].rstrip(".") in JUNIOR
    if head is None or is_junior or not _is_he(words, head):
        return person
    office = Office(head["office"], "head_of_state", None, ())
    mention = Mention(person.first, person.first, person.first, office, head["party"])
    return replace(person, mention=mention, is_by_table=True, is_sure=True)
