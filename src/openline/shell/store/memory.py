"""The store in memory, for the simulator: deterministic, failing and rotting on demand."""

from __future__ import annotations

import copy
from bisect import bisect_right, insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from openline.core.base.errors import Unavailable
from openline.core.node import effects
from openline.core.node.branches import ASIDE_CLAUSE
from openline.core.record.tree import leaf_hash
from openline.shell.store.contract import (
    BODY_ABSENT,
    BODY_DAMAGED,
    BODY_OK,
    FORKS_KEPT_MAX,
    OFFENCE_BYTES_MAX,
    OFFENCES_KEPT_MAX,
    EntryRow,
    LineRow,
)

Place = tuple[bytes, int, int, int]  # line, party, generation, index
Failure = Literal["before", "after"]


@dataclass
class _Attachment:
    """The bytes of an attachment, and which of them are held."""

    data: bytearray
    is_held: bytearray

    def held(self) -> int:
        """Bytes held without a gap from 0."""
        gap = self.is_held.find(0)
        return len(self.data) if gap < 0 else gap


@dataclass
class _Line:
    """What is kept of one line beside its entries; dicts keep the order of arrival."""

    row: LineRow
    seqs: list[int] = field(default_factory=list)
    checkpoints: dict[tuple[int, int, int, int], effects.PutCheckpoint] = field(
        default_factory=dict
    )
    waiting: dict[bytes, bytes] = field(default_factory=dict)
    sent: dict[tuple[int, int], tuple[int, str]] = field(default_factory=dict)
    forks: dict[tuple[int, int, int, bytes, bytes], effects.PutFork] = field(
        default_factory=dict
    )
    offences: list[effects.PutOffence] = field(default_factory=list)
    attachments: dict[bytes, _Attachment] = field(default_factory=dict)


class MemoryStore:
    """A `Store` without a disk. What it keeps outlives `close`, as a disk would."""

    def __init__(self) -> None:
        self._lines: dict[bytes, _Line] = {}
        self._rows: dict[int, EntryRow] = {}  # by seq
        self._places: dict[Place, int] = {}
        self._place_of: dict[int, Place] = {}
        self._notes: dict[str, bytes] = {}
        self._failure: Failure | None = None
        self._undo: list[Callable[[], object]] = []
        self._by_type: dict[type, Callable[[Any], None]] = {
            effects.PutEntry: self._put_entry,
            effects.MendEntry: self._mend_entry,
            effects.PutPart: self._put_part,
            effects.PutCheckpoint: self._put_checkpoint,
            effects.PutWaiting: self._put_waiting,
            effects.DropWaiting: self._drop_waiting,
            effects.PutSent: self._put_sent,
            effects.PutFork: self._put_fork,
            effects.PutOffence: self._put_offence,
        }

    # --- faults on demand ------------------------------------------------------------------

    def fail_next(self, when: Failure) -> None:
        """Let the next commit raise: "before" nothing is kept, "after" everything is."""
        self._failure = when

    def copy(self) -> MemoryStore:
        """A copy with a life of its own: the backup that somebody restores."""
        twin = MemoryStore()
        twin._lines = copy.deepcopy(self._lines)
        twin._rows = dict(self._rows)
        twin._places = dict(self._places)
        twin._place_of = dict(self._place_of)
        twin._notes = dict(self._notes)
        return twin

    def flip(
        self,
        line: bytes,
        party: int,
        generation: int,
        index: int,
        what: Literal["entry", "body"],
        bit: int,
    ) -> None:
        """Turn one bit of a stored entry or body; bit 0 is the lowest of the first byte."""
        seq = self._places[line, party, generation, index]
        row = self._rows[seq]
        if what == "body":
            assert row.body is not None or row.body_state == BODY_DAMAGED, "no body to turn"
            assert row.body is None or 0 <= bit < 8 * len(row.body)
            # The bit is not kept: like the real store, this one tells only that it is damaged.
            self._rows[seq] = row._replace(body=None, body_state=BODY_DAMAGED)
            return
        turned = bytearray(row.entry)
        turned[bit // 8] ^= 1 << bit % 8
        self._rows[seq] = row._replace(entry=bytes(turned))

    # --- writing ---------------------------------------------------------------------------

    def commit(self, writes: Sequence[effects.Write]) -> None:
        """Keep all writes, or none."""
        failure, self._failure = self._failure, None
        if failure == "before":
            raise Unavailable("REC-5", "the disk is full", "free space on the disk of the home")
        try:
            for write in writes:
                self._by_type[type(write)](write)
        except BaseException:
            for undo in reversed(self._undo):
                undo()
            raise
        finally:
            self._undo.clear()
        if failure == "after":
            raise Unavailable("REC-5", "the disk does not answer", "see the disk")

    def _line(self, line: bytes) -> _Line:
        assert line in self._lines, "a write for a line that was never added"
        return self._lines[line]

    def _set(self, kept: dict[Any, Any], key: Any, value: Any) -> None:
        if key in kept:
            old = kept[key]
            self._undo.append(lambda: kept.__setitem__(key, old))
        else:
            self._undo.append(lambda: kept.pop(key))
        kept[key] = value

    def _set_first(self, kept: dict[Any, Any], key: Any, value: Any) -> None:
        if key not in kept:
            self._set(kept, key, value)

    def _put_entry(self, w: effects.PutEntry) -> None:
        assert w.leaf == leaf_hash(w.entry), "a leaf that is not the hash of its entry"
        kept = self._line(w.line)
        place = (w.line, w.party, w.generation, w.index)
        state = BODY_ABSENT if w.body is None else BODY_OK
        seq = self._places.get(place)
        if seq is not None:
            row = self._rows[seq]
            assert row.early, "an entry is put where one stands"
            assert row.entry == w.entry, "another entry is put where an early one stands"
            row = row._replace(early=w.early)
            if row.body_state == BODY_ABSENT:
                row = row._replace(body=w.body, body_state=state)
            self._set(self._rows, seq, row)
            return
        assert w.seq not in self._rows, "an arrival number is used twice"
        row = EntryRow(
            *(w.seq, w.party, w.generation, w.index, w.entry, w.leaf, w.body, state),
            w.at_ms,
            w.early,
        )
        self._set(self._rows, w.seq, row)
        self._set(self._places, place, w.seq)
        self._set(self._place_of, w.seq, place)
        insort(kept.seqs, w.seq)
        self._undo.append(lambda: kept.seqs.remove(w.seq))

    def _mend_entry(self, w: effects.MendEntry) -> None:
        self._line(w.line)
        seq = self._places.get((w.line, w.party, w.generation, w.index))
        assert seq is not None, "a mend for an entry that is not here"
        row = self._rows[seq]._replace(entry=w.entry, leaf=leaf_hash(w.entry))
        if w.body is not None:
            row = row._replace(body=w.body, body_state=BODY_OK)
        self._set(self._rows, seq, row)

    def _put_part(self, w: effects.PutPart) -> None:
        end = w.offset + len(w.data)
        assert 0 <= w.offset <= end <= w.total, "a part beyond its attachment"
        kept = self._line(w.line).attachments
        held = kept.get(w.sha256)
        if held is None or len(held.data) != w.total:
            held = _Attachment(bytearray(w.total), bytearray(w.total))
            self._set(kept, w.sha256, held)
        data, marks = held.data[w.offset : end], held.is_held[w.offset : end]
        held.data[w.offset : end] = w.data
        held.is_held[w.offset : end] = b"\x01" * len(w.data)

        def undo(held: _Attachment = held) -> None:
            held.data[w.offset : end] = data
            held.is_held[w.offset : end] = marks

        self._undo.append(undo)

    def _put_checkpoint(self, w: effects.PutCheckpoint) -> None:
        key = (w.party, w.generation, w.size, w.signer)
        self._set_first(self._line(w.line).checkpoints, key, w)

    def _put_waiting(self, w: effects.PutWaiting) -> None:
        self._set_first(self._line(w.line).waiting, w.item, w.data)

    def _drop_waiting(self, w: effects.DropWaiting) -> None:
        kept = self._line(w.line)
        before = kept.waiting
        # A new dict: an undo must bring the order back as well.
        kept.waiting = {item: data for item, data in before.items() if item != w.item}
        self._undo.append(lambda: setattr(kept, "waiting", before))

    def _put_sent(self, w: effects.PutSent) -> None:
        key = (w.generation, w.index)
        self._set_first(self._line(w.line).sent, key, (w.at_ms, w.route))

    def _put_fork(self, w: effects.PutFork) -> None:
        forks = self._line(w.line).forks
        if len(forks) < FORKS_KEPT_MAX:
            key = (w.party, w.generation, w.index, w.held, w.refused)
            self._set_first(forks, key, w)

    def _put_offence(self, w: effects.PutOffence) -> None:
        kept = self._line(w.line)
        before = kept.offences
        cut = effects.PutOffence(w.line, w.clause, w.data[:OFFENCE_BYTES_MAX], w.at_ms)
        others = [each for each in (*before, cut) if each.clause != ASIDE_CLAUSE]
        gone = others[:-OFFENCES_KEPT_MAX]  # what is receipted of a branch not held stays
        kept.offences = [each for each in (*before, cut) if each not in gone]
        self._undo.append(lambda: setattr(kept, "offences", before))

    def add_line(self, row: LineRow) -> None:
        """Keep a line; the same row again has no effect."""
        held = self._lines.setdefault(row.line, _Line(row))
        assert held.row == row, "a line is added twice with another file"

    def put_note(self, key: str, value: bytes) -> None:
        """Set a small administrative value."""
        self._notes[key] = value

    def close(self) -> None:
        """Nothing to let go of."""

    # --- reading ---------------------------------------------------------------------------

    def lines(self) -> list[LineRow]:
        """Every line, in the order of adding."""
        return [kept.row for kept in self._lines.values()]

    def entries(self, line: bytes, since_seq: int = 0) -> Iterator[EntryRow]:
        """The entries of a line with seq > since_seq, in the order of seq."""
        seqs = self._lines[line].seqs if line in self._lines else []
        at = bisect_right(seqs, since_seq)
        while at < len(seqs):
            since_seq = seqs[at]
            yield self._rows[since_seq]
            at = bisect_right(seqs, since_seq)  # anew: a commit may have come in between

    def entry(self, line: bytes, party: int, generation: int, index: int) -> EntryRow | None:
        """The entry at one place, early or not."""
        seq = self._places.get((line, party, generation, index))
        return None if seq is None else self._rows[seq]

    def entry_by_seq(self, seq: int) -> tuple[bytes, EntryRow] | None:
        """The line and the entry with one arrival number."""
        row = self._rows.get(seq)
        return None if row is None else (self._place_of[seq][0], row)

    def next_seq(self) -> int:
        """1 + the highest seq over all lines."""
        return 1 + max((kept.seqs[-1] for kept in self._lines.values() if kept.seqs), default=0)

    def checkpoints(self, line: bytes) -> list[effects.PutCheckpoint]:
        """In order of arrival; a cosignature if signer differs from party."""
        return list(self._lines[line].checkpoints.values()) if line in self._lines else []

    def waiting(self, line: bytes) -> list[tuple[bytes, bytes]]:
        """(item, data) of what waits for a place, in order of arrival."""
        return list(self._lines[line].waiting.items()) if line in self._lines else []

    def sent(self, line: bytes) -> list[tuple[int, int, int, str]]:
        """(generation, index, at_ms, route) of the first sending of each entry."""
        sent = self._lines[line].sent if line in self._lines else {}
        return [(*place, *first) for place, first in sent.items()]

    def forks(self, line: bytes) -> list[effects.PutFork]:
        """The first FORKS_KEPT_MAX forks, each pair once, in order of arrival."""
        return list(self._lines[line].forks.values()) if line in self._lines else []

    def offences(self, line: bytes) -> list[effects.PutOffence]:
        """The newest OFFENCES_KEPT_MAX offences, oldest first."""
        return list(self._lines[line].offences) if line in self._lines else []

    def attachments(self, line: bytes) -> dict[bytes, tuple[int, int]]:
        """By SHA-256: bytes held without a gap from 0, and bytes in all."""
        kept = self._lines[line].attachments if line in self._lines else {}
        return {sha256: (held.held(), len(held.data)) for sha256, held in kept.items()}

    def part(self, line: bytes, sha256: bytes, offset: int, length: int) -> bytes | None:
        """Bytes of an attachment; None if any of them is not held."""
        kept = self._lines[line].attachments.get(sha256) if line in self._lines else None
        end = offset + length
        if kept is None or not 0 <= offset <= end <= len(kept.data):
            return None
        if 0 in kept.is_held[offset:end]:
            return None
        return bytes(kept.data[offset:end])

    def get_note(self, key: str) -> bytes | None:
        """A small administrative value."""
        return self._notes.get(key)
