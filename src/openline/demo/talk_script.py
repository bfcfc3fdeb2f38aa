"""The words of the last two scenes: offices, accounts of a call, and what the press wrote before."""

from __future__ import annotations

import json
from typing import Any

from openline.demo.script import Officer

STAFF = {
    "Amber": Officer("Iris", "Minister's staff", "staff"),
    "Cobalt": Officer("Teal", "Minister's staff", "staff"),
}
RELEASERS = {"Amber": ("Aster", "Laurel"), "Cobalt": ("Merlin", "Robin")}
# Time zones that both nodes are told when they are founded: our own first.
ZONES = {"Amber": ("Europe/Oslo", "Asia/Almaty"), "Cobalt": ("Asia/Almaty", "Europe/Oslo")}


def talkers(party: str) -> list[Officer]:
    """Staff and releasers of a party."""
    first, second = RELEASERS[party]
    return [
        STAFF[party],
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
# Asked in the letter, and neither raised nor answered in the call.
ASK_BEFORE = "A list of exercises by quarter"
ASK_NOW = "Notice of exercises 42 days before"
LETTER: dict[str, Any] = {
    "kind": "written",
    "participants": PEOPLE,
    "topics": ["exercises"],
    "asks": [{"by": "Amber", "text": ASK_BEFORE}],
}
CALL: dict[str, Any] = {
    "kind": "voice",
    "participants": PEOPLE,
    "topics": REQUEST["topics"],
    "asks": [{"by": "Amber", "text": ASK_NOW}],
    "interpreters": {"Amber": ["L. Storm"], "Cobalt": ["D. Asan"]},
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
OWED = "Tell of exercises 42 days before."
CHANNEL = "press office"


def _contact(
    number: int, date: str, kind: str, names: tuple[str, str], **more: Any
) -> dict[str, Any]:
    people = [dict(person, name=name) for person, name in zip(PEOPLE, names, strict=True)]
    return {
        "id": f"press-{number}",
        "date": date,
        "kind": kind,
        "participants": people,
        **more,
        "source": "an invented newspaper",
    }


def earlier() -> list[dict[str, Any]]:
    """Contacts of earlier years, as a press office keeps them; of the first only the month is known."""
    return [
        _contact(1, "2014-01", "in_person", ("P. Berg", "S. Dorn"), place="Geneva"),
        _contact(2, "2021-05-13", "voice", ("P. Berg", "S. Dorn")),
        _contact(
            *(3, "2022-10-21", "voice", ("A. Linde", "S. Dorn")),
            claims=[
                {
                    "by": "press",
                    "text": "first call since 13 May 2021",
                    "kind": "first_since",
                    "since": "2021-05-13",
                    "of": "voice/minister",
                }
            ],
        ),
        _contact(4, "2023-03-15", "voice", ("A. Linde", "S. Dorn")),
    ]


def press() -> str:
    """The same as JSON Lines, to be imported."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in earlier())
