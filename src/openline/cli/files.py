"""Files that a person names: never more of one is read than it may be long, whatever it claims to be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openline.core.base.errors import Refused

FILE_BYTES_MAX = 1_000_000  # sheets, readouts and calendars are far shorter


def bytes_of(file: Path, clause: str, next_step: str) -> bytes:
    """What a file holds.

    Raises:
        Refused: more than 1 MB.
    """
    with file.open("rb") as opened:  # a device or a pipe has no size to ask for
        data = opened.read(FILE_BYTES_MAX + 1)
    if len(data) > FILE_BYTES_MAX:
        raise Refused(clause, f"{file.name} has more than 1 MB", next_step)
    return data


def text_of(file: Path, clause: str, next_step: str) -> str:
    """A text in UTF-8, without the mark that some programs put before it; every line ends with LF.

    Raises:
        Refused: more than 1 MB, or not UTF-8.
    """
    try:
        text = bytes_of(file, clause, next_step).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        what = f"{file.name} is not UTF-8 at byte {fault.start}"
        raise Refused(clause, what, "Save it as UTF-8.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_doc(file: Path | None) -> dict[str, Any]:
    """The fields of a sheet from a JSON file; none without a file.

    Raises:
        Refused: too large, not UTF-8, not a JSON object, or a name in it stands twice.
    """
    from openline.shell.contacts.importing import read_json

    if file is None:
        return {}
    text = text_of(file, "TLK-1", "Shorten it.")
    try:
        found = read_json(text)
    except Refused as fault:
        raise Refused("TLK-1", f"{file.name}: {fault.what}", "Mend the file.") from None
    if not isinstance(found, dict):
        raise Refused("TLK-1", f"{file.name} holds no object", "Write {…} with the fields.")
    return found
