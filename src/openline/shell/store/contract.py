"""What the runtime asks of a store, and the rows it gets back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from openline.core.node import effects

# A peer that breaks clauses without end must not fill our disk: the newest ones tell enough.
OFFENCES_KEPT_MAX = 1000
OFFENCE_BYTES_MAX = 65_536
# One fork proves the breach; the first thousand a line show its whole extent. Later ones go.
FORKS_KEPT_MAX = 1000

BODY_OK = "ok"
BODY_ABSENT = "absent"
BODY_DAMAGED = "damaged"


class LineRow(NamedTuple):
    """A line: its id, our party number on it, and the fully signed line file."""

    line: bytes
    us: int
    file: bytes


class EntryRow(NamedTuple):
    """A stored entry; `body_state` is "ok", "absent" or "damaged" [REC-11].

    `leaf` is the leaf as stored: the entry is damaged if it is not the hash of `entry`.
    """

    seq: int
    party: int
    generation: int
    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks of a row
    entry: bytes
    leaf: bytes
    body: bytes | None
    body_state: str
    at_ms: int
    early: bool


class Store(Protocol):
    """What a node keeps. One thread commits; any thread may read what was committed."""

    def commit(self, writes: Sequence[effects.Write]) -> None:
        """Make all writes durable, or none; it has happened when this returns [REC-5].

        Raises:
            Unavailable: no space, or the disk fails. None of the writes is seen by this
                store afterwards; after a crash of the machine they may turn out to be there.
            AssertionError: a write that contradicts what is stored, which is our mistake.
        """

    def add_line(self, row: LineRow) -> None:
        """Keep a line, in its own transaction; the same row again has no effect."""

    def lines(self) -> list[LineRow]:
        """Every line, in the order of adding."""

    def entries(self, line: bytes, since_seq: int = 0) -> Iterator[EntryRow]:
        """The entries of a line with seq > since_seq, in the order of seq.

        Never raises for a damaged body: its row has body None and body_state "damaged".
        """

    def entry(self, line: bytes, party: int, generation: int, index: int) -> EntryRow | None:
        """The entry at one place, early or not."""

    def entry_by_seq(self, seq: int) -> tuple[bytes, EntryRow] | None:
        """The line and the entry with one arrival number."""

    def next_seq(self) -> int:
        """1 + the highest seq over all lines."""

    def checkpoints(self, line: bytes) -> list[effects.PutCheckpoint]:
        """In order of arrival; a cosignature if signer differs from party.

        Of two for the same party, generation, size and signer the first is kept.
        """

    def waiting(self, line: bytes) -> list[tuple[bytes, bytes]]:
        """(item, data) of what waits for a place, in order of arrival; data b"" if damaged."""

    def sent(self, line: bytes) -> list[tuple[int, int, int, str]]:
        """(generation, index, at_ms, route) of the first sending of each entry."""

    def forks(self, line: bytes) -> list[effects.PutFork]:
        """The first FORKS_KEPT_MAX forks, each pair once, in order of arrival."""

    def offences(self, line: bytes) -> list[effects.PutOffence]:
        """The newest OFFENCES_KEPT_MAX offences, oldest first; data b"" if damaged."""

    def attachments(self, line: bytes) -> dict[bytes, tuple[int, int]]:
        """By SHA-256: bytes held without a gap from 0, and bytes in all."""

    def part(self, line: bytes, sha256: bytes, offset: int, length: int) -> bytes | None:
        """Bytes of an attachment; None if any of them is not held or does not open.

        Parts may overlap; the newest counts, so a part is mended by putting it again. A PutPart
        with another total for the same SHA-256 drops what is held under the first.
        """

    def get_note(self, key: str) -> bytes | None:
        """A small administrative value. It is stored in the clear: no secret, no content."""

    def put_note(self, key: str, value: bytes) -> None:
        """Set a small administrative value, durable, in its own transaction."""

    def close(self) -> None:
        """Let go of the files; a second time has no effect."""
