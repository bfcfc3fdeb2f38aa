"""The fact of a contact, made from nothing but the table in the specification (RDO-5)."""

import itertools
import re
from pathlib import Path

import pytest

from openline.core.forms import facts

SPEC = Path(__file__).parents[2] / "docs" / "spec" / "talks.md"
COLUMNS = ("en", "ru", "id")
PEOPLE = [
    {
        "party": "Amber",
        "name": "Ada Berg",
        "office": "Minister of Defence",
        "level": "minister",
    },
    {"party": "Россия", "office": "Начальник Генерального штаба"},
    {"party": "Cobalt", "name": "Cy Dorn"},
    {"party": "Delta"},
]


def table():
    """The words of RDO-5 by row and language, as they stand in the specification."""
    clause = SPEC.read_text("utf-8").partition("**RDO-5")[2].partition("**RDO-6")[0]
    found = {}
    for line in re.findall(r"^\| (\w+) \| (.+) \|$", clause, re.MULTILINE):
        found[line[0]] = dict(zip(COLUMNS, line[1].split(" | "), strict=True))
    return found


def one(person):
    """A participant in words."""
    about = ", ".join(person[key] for key in ("office", "party") if key in person)
    return f"{person['name']} ({about})" if "name" in person else about


def told(words, contact, language):
    """The sentence by the words of the specification."""
    say = {row: columns[language] for row, columns in words.items()}
    year, month, day = map(int, contact["date"].split("-"))
    when = {"MONTH": say["MONTH"].split(", ")[month - 1], "D": str(day), "Y": str(year)}
    named = list(map(one, contact["participants"]))
    people = ", ".join(named[:-1]) + (f" {say['AND']} " if named[1:] else "") + named[-1]
    parts = {
        "DAY": re.sub(r"\b(MONTH|D|Y)\b", lambda found: when[found[0]], say["DAY"]),
        "PEOPLE": people,
        "DID": say[contact["kind"]],
    }
    return re.sub(r"\b(DAY|PEOPLE|DID)\b", lambda found: parts[found[0]], say["SENTENCE"])


@pytest.mark.clause("RDO-5")
def test_who_has_only_the_specification_makes_the_same_sentence():
    words = table()
    assert {"SENTENCE", "DAY", "AND", "MONTH"} < set(words)
    kinds = ("in_person", "voice", "video", "written")
    days = [f"2027-{month:02}-0{month % 9 + 1}" for month in range(1, 13)] + ["0999-12-31"]
    for kind, date, count, language in itertools.product(kinds, days, (1, 2, 4), COLUMNS):
        contact = {"kind": kind, "date": date, "participants": PEOPLE[:count]}
        assert told(words, contact, language) == facts.text(contact, language)
