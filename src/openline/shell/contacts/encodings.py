"""Whether a file is UTF-8, and what it looks like if it is not [CON-5]."""

from __future__ import annotations

import codecs
from itertools import pairwise
from pathlib import Path

from openline.core.base.errors import Refused

PRESS_BYTES_MAX = 1_048_576  # as PRS-1 has it; a long article has 50,000
_CHUNK = 1 << 20
_SAMPLE = 4096  # bytes around the first wrong one; enough to tell letters from noise
_CYRILLIC = {"Windows-1251": "cp1251", "KOI8-R": "koi8_r", "IBM866": "cp866"}
_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def check(path: Path, clause: str = "CON-5") -> None:
    """Read a file through once; it may begin with the mark of UTF-8.

    Raises:
        Refused: a byte in it is not UTF-8, or it holds the byte 0.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    start = 0
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            pending = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                offset = start - pending + error.start
                raise refusal(path, offset, clause) from None
            zero = chunk.find(b"\0")
            if zero >= 0:
                raise refusal(path, start + zero, clause)
            if not chunk:
                return
            start += len(chunk)


def refusal(path: Path, offset: int, clause: str) -> Refused:
    """The refusal that names the byte and what the file looks like."""
    with path.open("rb") as file:
        head = file.read(4)
        file.seek(max(0, offset - 16))
        sample = file.read(_SAMPLE)
    line = _line_of(path, offset)
    zeros = sample.count(0)
    if zeros and zeros <= len(sample) // 8 and not head.startswith(tuple(m for m, _ in _MARKS)):
        return Refused(
            clause,
            f"{path.name} holds the byte 0 in line {line}, at byte {offset} (counted from 0)",
            "Take it out: no text holds it.",
        )
    guess = looks_like(head, sample)
    seems = f"; it looks like {guess}" if guess else ""
    return Refused(
        clause,
        f"{path.name} is not UTF-8: byte {offset} (counted from 0), in line {line}, is no part of it{seems}",
        f"Save it as UTF-8, or: iconv -f {guess or 'ENCODING'} -t UTF-8 {path.name}",
    )


def _line_of(path: Path, offset: int) -> int:
    """The line in which a byte stands, from 1."""
    breaks = 0
    with path.open("rb") as file:
        while offset > 0 and (chunk := file.read(min(offset, _CHUNK))):
            breaks += chunk.count(b"\n")
            offset -= len(chunk)
    return breaks + 1


def looks_like(head: bytes, sample: bytes) -> str | None:
    """The likely encoding of bytes that are not UTF-8; None if there is no likely one."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if sample.count(0) > len(sample) // 8:
        return "UTF-16"
    high = [byte for byte in sample if byte >= 0x80]
    if not high:
        return None
    beside = sum(1 for a, b in pairwise(sample) if a >= 0x80 and b >= 0x80)
    if beside * 2 < len(high):  # single letters with accents among plain ones
        return "Windows-1252"
    return max(_CYRILLIC, key=lambda name: _likeness(sample, _CYRILLIC[name]))


def _likeness(sample: bytes, codec: str) -> int:
    """How much of it is small Cyrillic letters: capitals are rare in any text."""
    text = sample.decode(codec, errors="replace")
    return sum(1 for mark in text if "\u0430" <= mark <= "\u044f")


def press_text(path: Path) -> str:
    """A press text that a person gives to be read.

    Raises:
        Refused: it is not there, longer than 1 MB, or not UTF-8.
    """
    if not path.exists():
        raise Refused("CON-5", f"there is no file {path.name}", "Check its name.")
    if not path.is_file():
        raise Refused("CON-5", f"{path.name} is not a file", "Give a file of text.")
    if path.stat().st_size > PRESS_BYTES_MAX:
        raise Refused(
            "CON-5",
            f"{path.name} has more than 1 MB: no press text is so long",
            "Give the article alone, as text.",
        )
    check(path)
    return path.read_bytes().removeprefix(codecs.BOM_UTF8).decode()
