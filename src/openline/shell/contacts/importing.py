"""Files of contacts: read line by line, on the ledger as a whole or not at all [CON-5]."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from openline.core.base.errors import Refused
from openline.core.contacts.contact import RECORD_PREFIX, Contact, parse
from openline.shell.contacts import encodings, sheets
from openline.shell.contacts.store import Contacts
from openline.shell.contacts.writing import BATCH, standing

FILE_BYTES_MAX = 1_000_000_000  # a ledger of a million contacts; more is another archive's
LINE_BYTES_MAX = 1_000_000  # a contact with whole communiqués; more is a document
BATCH_BYTES_MAX = 16_000_000  # 2,000 lines of 1 MB would not fit into memory
FORMATS = ("jsonl", "csv")
_BOM = b"\xef\xbb\xbf"


def import_file(ledger: Contacts, path: Path, form: str | None = None) -> dict[str, Any]:
    """Put a whole file on the ledger; what is there already, with the same content, stays.

    Args:
        ledger: where to.
        path: JSON Lines, or CSV if it is called .csv.
        form: "jsonl" or "csv", to say so whatever the name is.

    Raises:
        Refused: a line breaks a rule, and nothing of the file is kept.
    """
    form = form or ("csv" if path.suffix.lower() == ".csv" else "jsonl")
    if form not in FORMATS:
        raise Refused("CON-5", f"{form[:20]!r} is no format", f"Use {' or '.join(FORMATS)}.")
    _check_file(path)
    read = fresh = held = 0
    with ledger.writing() as writer:
        objects = _objects(path, form)
        places: list[str] = []
        batch: list[Contact] = []
        for place, raw, size in objects:
            with standing(place):
                batch.append(imported(raw, writer.levels))
            places.append(place)
            held += size
            if len(batch) == BATCH or held > BATCH_BYTES_MAX:
                read, fresh = read + len(batch), fresh + writer.add(batch, places)
                batch, places, held = [], [], 0
        read, fresh = read + len(batch), fresh + writer.add(batch, places)
        if not read:
            raise Refused("CON-5", f"{path.name} holds no contact", "Check the file.")
        writer.check_priors(lambda id_: _place_of(path, form, id_))
    return {"contacts": read, "new": fresh, "known": read - fresh}


def _objects(path: Path, form: str) -> Iterator[tuple[str, Any, int]]:
    return sheets.rows(path) if form == "csv" else _lines(path)


def _place_of(path: Path, form: str, id_: str) -> str:
    """Where in a file a contact stands first; it is read again only for a refusal."""
    return next((place for place, raw, _ in _objects(path, form) if raw["id"] == id_), "")


def imported(raw: object, levels: Sequence[str]) -> Contact:
    """A contact from outside: it is no record of the line, and never passes for one [CON-4].

    Raises:
        Refused: it breaks a rule, or says that it is a record.
    """
    try:
        contact = parse(raw, levels)
    except RecursionError:
        raise Refused("CON-1", "it is nested too deeply", "Write a plain object.") from None
    if contact.is_record or contact.confidence == "record":
        raise Refused(
            "CON-4",
            f"only the line's own record makes contacts with an id {RECORD_PREFIX}… or confidence record",
            "Give it another id, and official, press or uncertain as its confidence.",
        )
    return contact


def _check_file(path: Path) -> None:
    if not path.exists():
        raise Refused("CON-5", f"there is no file {path.name}", "Check its name.")
    if not path.is_file():
        raise Refused("CON-5", f"{path.name} is not a file", "Give a file of contacts.")
    if path.stat().st_size > FILE_BYTES_MAX:
        raise Refused("CON-5", f"{path.name} is larger than 1 GB", "Import it in parts.")
    encodings.check(path)


def _lines(path: Path) -> Iterator[tuple[str, Any, int]]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LINE_BYTES_MAX + 1):
            number += 1
            place = f"line {number}"
            if len(line) > LINE_BYTES_MAX:
                raise Refused(
                    "CON-5", f"{place}: longer than 1 MB", "Write one contact a line."
                )
            if number == 1:
                line = line.removeprefix(_BOM)
            if line.strip():
                with standing(place):
                    yield place, read_json(line, is_first=number == 1), len(line)


def read_json(line: bytes | str, *, is_first: bool = False) -> Any:
    """One JSON value, with no key twice and no number that JSON does not know.

    Raises:
        Refused: it is no JSON.
    """
    try:
        return json.loads(
            line,
            object_pairs_hook=_object,
            parse_constant=_no_number,
            parse_float=_finite,
        )
    except RecursionError:
        raise Refused("CON-5", "it is nested too deeply", "Write a plain object.") from None
    except ValueError as error:
        step = "Write one JSON object a line."
        if is_first and line[:1] in {b"[", "["}:
            step = "The file is one JSON list: write its objects one a line (jq -c '.[]')."
        reason = "a number that it has not, or one that is too long"
        if isinstance(error, json.JSONDecodeError):
            reason = str(error).split(":")[0][:80]
        raise Refused("CON-5", f"not JSON: {reason}", step) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused("CON-5", f"the key {twice[:60]!r} stands twice", "Keep one of them.")
    return found


def _no_number(text: str) -> Any:
    raise ValueError(text)


def _finite(text: str) -> float:
    found = float(text)
    if not math.isfinite(found):
        raise ValueError(text)
    return found
