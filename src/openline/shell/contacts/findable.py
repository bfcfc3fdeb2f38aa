"""What of the ledger can be found by its words, kept in step with the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from openline.core.contacts.contact import RECORD_PREFIX
from openline.shell.contacts.schema import faults
from openline.shell.contacts.search import Row, Search
from openline.shell.contacts.store import Contacts

BATCH = 1000  # contacts of one transaction: another writer need not wait longer
DEPTH_MAX = 6
CONTACT = "contact"
# What a reader looks for is none of these: they are words of the form.
_UNSAID = frozenset(
    {
        *("id", "date", "time", "until", "kind", "level", "release", "confidence", "state"),
        *("by", "of", "since", "value", "due", "done", "expires", "prior"),
    }
)
_MISSING = """SELECT c.id, c.date, c.raw FROM contacts c
              LEFT JOIN search_row s ON s.domain = 'contact' AND s.id = c.id
              WHERE s.id IS NULL OR c.id GLOB ?"""
_GONE = """SELECT s.id FROM search_row s LEFT JOIN contacts c ON c.id = s.id
           WHERE s.domain = 'contact' AND c.id IS NULL"""


def words_of(value: Any, depth: int = 0) -> Iterator[str]:
    """Every text of an object that a reader may remember, in its order."""
    if isinstance(value, str):
        yield value
    elif depth >= DEPTH_MAX:
        return
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in _UNSAID:
                yield from words_of(part, depth + 1)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from words_of(part, depth + 1)


def contact_row(id_: str, date: str, raw: dict[str, Any]) -> Row:
    """A contact as it is found: by its people first, then by all it says."""
    people = [
        one.get("name") or one.get("office") or one["party"] for one in raw["participants"]
    ]
    text = ". ".join(words_of(raw))
    return Row(CONTACT, id_, f"{date} {' – '.join(people)}", text, "", date)  # noqa: RUF001


def refresh(ledger: Contacts) -> int:
    """Make what is new on the ledger findable and forget what is gone; how many changed."""
    search = Search(ledger.connection)
    with faults():
        gone = [str(id_) for (id_,) in ledger.connection.execute(_GONE)]
        missing = ledger.connection.execute(_MISSING, (f"{RECORD_PREFIX}*",)).fetchall()
        for id_ in gone:
            search.remove(CONTACT, id_)
        rows = (
            contact_row(str(id_), str(date), json.loads(str(raw))) for id_, date, raw in missing
        )
        changed = len(gone)
        while batch := list(islice(rows, BATCH)):
            changed += search.put_many(batch)
    return changed


def is_behind(ledger: Contacts) -> bool:
    """Whether the ledger holds another number of contacts than can be found."""
    with faults():
        held = ledger.connection.execute("SELECT count(*) FROM contacts").fetchall()
        return int(str(held[0][0])) != Search(ledger.connection).count(CONTACT)
