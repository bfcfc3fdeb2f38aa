"""The fold from disk: a line's memory rebuilt from its record, and nothing but its record.

Bodies come decrypted. Each entry's place is judged again by its author's roots; signatures are
checked where no checkpoint covers the entry yet, the others by the scrub (REC-11).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from openline.core.base.errors import Damaged, PeerFault
from openline.core.forms import profile as profiles
from openline.core.node import generations, proofs, waiting
from openline.core.node.branches import Aside, fold_aside
from openline.core.node.effects import PutCheckpoint, PutFork
from openline.core.node.ledger import heads_known
from openline.core.node.places import note_unreceipted, place
from openline.core.node.state import Light, Line, Meta
from openline.core.record import checkpoint as checkpoints
from openline.core.record.act import MAY_SEND
from openline.core.record.envelope import (
    SALT_BYTES,
    Entry,
    Envelope,
    Kind,
    body_matches,
    open_entry,
    read_entry,
)
from openline.core.record.genesis import LineFile
from openline.core.record.log import Admission, Log


class Row(NamedTuple):
    """A stored entry as the fold takes it; body None if absent or damaged."""

    seq: int
    party: int
    generation: int
    place: int
    entry: bytes
    leaf: bytes
    body: bytes | None
    body_state: str
    at_ms: int


def new_line(file: LineFile, us: int) -> Line:
    """A line as its founding leaves it: nothing in the logs yet."""
    return Line(file.genesis, us, profiles.from_bytes(file.profile))


def fold_rows(
    line: Line,
    rows: Iterable[Row],
    proven: dict[tuple[int, int], int],
    aside: Iterable[Aside] = (),
) -> None:
    """Fold stored entries in order of arrival.

    Args:
        line: as `new_line` made it.
        rows: ascending by seq.
        proven: (author, generation) -> size up to which a checkpoint covers its log.
        aside: what is kept of branches that are not held, ascending by last_seq.

    Raises:
        Damaged: the entries of a log do not follow one another.
    """
    kept = deque(aside)
    line.own_proven = proven.get((line.us, line.logs[line.us].generation), 0)
    for row in rows:
        while kept and kept[0].last_seq < row.seq:
            fold_aside(line, kept.popleft())
        _fold_row(line, row, proven)
    for part in kept:
        fold_aside(line, part)
    line.own_proven = 0


def _fold_row(line: Line, row: Row, proven: dict[tuple[int, int], int]) -> None:
    entry = _read(line, row)
    log = line.logs[row.party]
    if row.generation > log.generation:
        generations.turn_over(line, row.party, row.generation)
        if row.party == line.us:
            for peer in line.peers.values():
                peer.outbox.reset()
        log = line.logs[row.party]
    elif row.generation < log.generation:
        return
    body = _body(line, row, entry)
    if (
        row.place >= proven.get((row.party, row.generation), 0)
        and (row.party, row.generation, row.place) not in line.damaged
        and not _is_signed(line, row)
    ):
        line.damaged[row.party, row.generation, row.place] = "entry"
    meta = Meta(row.seq, row.place, entry.envelope.kind, entry.envelope.t_ms, row.at_ms)
    meta.body_bytes = entry.envelope.body_bytes
    if row.place > log.size or not heads_known(line, entry):
        place(line, entry, body, meta, early=True)
        return
    _judge(line, row, entry)
    place(line, entry, body, meta, early=False)
    while any(_close_gap(line, each) for each in line.logs):
        pass


def _close_gap(line: Line, log: Log) -> bool:
    """As the ledger does it: a fork keeps its place and stops the log there."""
    before = log.size
    while log.size in log.early:
        entry, body, meta = line.early[log.party][log.size]
        is_damaged = (log.party, log.generation, log.size) in line.damaged
        follows = is_damaged or log.judge(entry).admission is Admission.NEXT
        if not follows or not heads_known(line, entry):
            break
        del line.early[log.party][log.size]
        place(line, entry, body, meta, early=False)
    return log.size > before


def _judge(line: Line, row: Row, entry: Entry) -> None:
    key = (row.party, row.generation, row.place)
    if key in line.damaged:
        return
    verdict = line.logs[row.party].judge(entry)
    if verdict.admission is not Admission.NEXT:
        # A damaged predecessor changes no leaf (leaves are stored), so the order itself is wrong.
        raise Damaged(
            "REC-11",
            f"entry {row.place} of {line.name(row.party)} does not follow the one before it",
            "Restore the home from a backup, then `openline restored HOME`.",
        )


def _read(line: Line, row: Row) -> Entry:
    try:
        entry = read_entry(row.party, row.entry)
        good = entry.envelope.index == row.place
    except PeerFault:
        good = False
    if good and entry.leaf == row.leaf:
        return entry
    line.damaged[(row.party, row.generation, row.place)] = "entry"
    if good and _is_signed(line, row):
        return entry  # it is the leaf beside it that is damaged
    t_ms = line.logs[row.party].last_t_ms  # it went back no further than its neighbours
    blank = Envelope(row.place, row.generation, b"", (), t_ms, Kind.RCPT, 0, b"", SALT_BYTES)
    return Entry(row.party, row.entry, row.leaf, blank)


def _body(line: Line, row: Row, entry: Entry) -> bytes | None:
    key = (row.party, row.generation, row.place)
    if key in line.damaged:
        return None
    if row.body is not None and body_matches(entry, row.body):
        return row.body
    if row.body_state != "absent":
        line.damaged[key] = "body"
    return None


def _is_signed(line: Line, row: Row) -> bool:
    identity = line.genesis.parties[row.party]
    try:
        open_entry(row.party, row.entry, identity.node.sign_ed25519, line.seals_for(row.party))
    except PeerFault:
        return False
    return True


def _unread(line: Line) -> set[int]:
    """Entries of our own that could not be read and may hold a serial."""
    log, found = line.logs[line.us], set()
    for party, generation, index in line.damaged:
        if party != line.us or generation != log.generation:
            continue
        meta = line.meta(party, index)
        by_officer = meta is not None and (meta.kind in MAY_SEND or meta.kind == Kind.CHECK)
        if by_officer or line.damaged[party, generation, index] == "entry":
            found.add(index)
    return found


def fold_checkpoints(line: Line, rows: Iterable[PutCheckpoint]) -> None:
    """Fold stored checkpoints and cosignatures; a bad one is left out (it proves nothing)."""
    for row in rows:
        try:
            if row.signer == row.party:
                signed = checkpoints.open_checkpoint(row.data, line.genesis)
                proofs.note_checkpoint(line, signed)
            else:
                signed = checkpoints.open_cosignature(row.data, line.genesis, row.signer)
                proofs.note_cosignature(line, signed)
        except PeerFault:
            continue


def proven_sizes(rows: Iterable[PutCheckpoint]) -> dict[tuple[int, int], int]:
    """How far its author's checkpoints cover each log, by author and generation."""
    sizes: dict[tuple[int, int], int] = {}
    for row in rows:
        if row.signer == row.party:
            key = (row.party, row.generation)
            sizes[key] = max(sizes.get(key, 0), row.size)
    return sizes


def fold_rest(
    line: Line,
    waits: Iterable[tuple[bytes, bytes]],
    sent: Iterable[tuple[int, int, int, str]],
    forks: Iterable[PutFork],
) -> None:
    """What stands beside the logs: unsigned items, paths taken, forks."""
    for item_id, kept in waits:
        waiting.keep_waiting(line, item_id, kept)
    for generation, index, at_ms, route in sent:
        if generation != line.logs[line.us].generation:
            continue
        meta = line.meta(line.us, index)
        item = line.items.get(meta.item) if meta and meta.item else None
        if item is not None:
            item.light("sent", Light(at_ms, route, "ours"))
    for fork in forks:
        key = (fork.party, fork.generation)
        line.forks_of[key] = line.forks_of.get(key, 0) + 1
    line.unread = _unread(line)
    note_unreceipted(line)
    last = line.checkpoints.get((line.us, line.logs[line.us].generation))
    covered = last.size if last else 0
    uncovered = [meta for meta in line.metas[line.us][covered:] if meta.kind != Kind.RCPT]
    line.unproven = len(uncovered)
    line.first_unproven_ms = uncovered[0].t_ms if uncovered else None
