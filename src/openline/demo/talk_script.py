"""The words of the last two scenes: offices, accounts of a call, and what the press wrote before."""

from __future__ import annotations

import json
from typing import Any

from openline.demo.script import Officer

STAFF = {"Amber": "Iris", "Cobalt": "Teal"}
RELEASERS = {"Amber": ("Aster", "Laurel"), "Cobalt": ("Merlin", "Robin")}


def talkers(party: str) -> list[Officer]:
    """Staff and releasers of a party."""
    first, second = RELEASERS[party]
    return [
        Officer(STAFF[party], "Minister's staff", "staff"),
        Officer(first, "Press office", "releaser"),
        Officer(second, "Minister's office", "releaser"),
    ]


PEOPLE = [
    {
        "party": "Amber",
        "name": "A. Linde",
        "office": "Minister of Defence",
        "level": "minister",
    },
    {"party": "Cobalt", "name": "K. Orlan", "office": "Defence Minister", "level": "minister"},
]
REQUEST: dict[str, Any] = {
    "from_office": "Minister of Defence",
    "to_office": "Defence Minister",
    "level": "minister",
    "kind": "voice",
    "topics": ["the exercise in the east", "lines of communication"],
    "languages": ["en", "ru"],
}
ACCOUNTS = {
    "Amber": (
        "en",
        (
            "The ministers discussed the exercise in the east. "
            "The Minister stressed the importance of keeping lines of communication open."
        ),
    ),
    "Cobalt": (
        "ru",
        (
            "Министры обсудили учения на востоке. "
            "Указано на опасность эскалации в связи с поставками вооружений."
        ),
    ),
}
EVENT = "the end of the exercise"
LINES = ("The ministers spoke.", "The ministers spoke by telephone.")


def _contact(number: int, date: str, names: tuple[str, str]) -> dict[str, Any]:
    people = [dict(person, name=name) for person, name in zip(PEOPLE, names, strict=True)]
    return {
        "id": f"press-{number}",
        "date": date,
        "kind": "voice",
        "participants": people,
        "source": "an invented newspaper",
    }


def press() -> str:
    """What was known of earlier calls: JSON Lines, as a press office keeps them."""
    rows = [
        _contact(1, "2024-01", ("P. Berg", "S. Dorn")),
        _contact(2, "2025-05-13", ("P. Berg", "S. Dorn")),
        _contact(3, "2026-03-15", ("A. Linde", "S. Dorn")),
    ]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
