"""What was said in talks, read from one disk alone: by whom, and what he had before him (TLK-3).

Nothing of the node is asked: the rules that judge by this are written anew, see `talks_verdicts`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from openline.core.base import cose
from openline.core.base.codec import decode, sha256
from openline.core.record import act as acts
from openline.core.record.content import TALKS
from openline.core.record.envelope import SALT_BYTES, Kind, read_entry
from openline.shell.store.contract import EntryRow
from openline.simulation.stage import Machine

Place = tuple[int, int]
BESIDE = frozenset({Kind.CANCEL, Kind.MESSAGE})
"""Items of the watch that may be about a request."""


class Signer(NamedTuple):
    """An officer as his certificate in the record names him."""

    name: str
    roles: tuple[str, ...]
    is_node_held: bool
    certificate: bytes


@dataclass(slots=True, eq=False)
class Said:
    """One sheet, or an item of the watch, at its place in the record."""

    id: bytes
    kind: int
    party: int
    place: Place
    had: Place
    """The last place of the other log that its author's head covers."""
    t_ms: int
    by: Signer
    mode: int
    about: bytes | None
    doc: dict[str, Any]
    fault: str = ""

    def knew(self, other: Said) -> bool:
        """Whether its author had the other one when he signed."""
        if other.party == self.party:
            return other.place < self.place
        return other.place <= self.had


@lru_cache(maxsize=256)
def _signer(certificate: bytes) -> Signer:
    is_by_root = certificate.startswith(b"\xd8\x62")
    opened = cose.open_hybrid(certificate) if is_by_root else cose.open1(certificate)
    _, _, name, _, roles, _, _, _, is_held, _ = decode(opened.payload)
    return Signer(name, tuple(roles), is_held, sha256(certificate))


def rows_of(host: Machine) -> list[EntryRow]:
    """What stands on a disk at its place, by party, generation and index."""
    rows = [row for row in host.store.entries(host.line.id) if not row.early and row.body]
    return sorted(rows, key=lambda row: (row.party, row.generation, row.index))


def _said(
    host: Machine, row: EntryRow, signers: dict[tuple[int, bytes], Signer]
) -> Said | None:
    envelope = read_entry(row.party, row.entry).envelope
    assert row.body is not None
    kind = envelope.kind
    if kind == Kind.CERT:
        (certificate,) = decode(row.body[SALT_BYTES:])
        signer = _signer(certificate)
        signers[row.party, signer.certificate[:8]] = signer
    if kind not in TALKS and kind not in BESIDE:
        return None
    act = acts.parse_act(row.body[:SALT_BYTES], decode(row.body[SALT_BYTES:]))
    by = signers[row.party, act.cert_ref]
    root = host.line.genesis.parties[row.party].root_id
    (head,) = envelope.heads
    return Said(
        acts.act_id(host.line.id, root, by.certificate, kind, act),
        kind,
        row.party,
        (envelope.generation, envelope.index),
        (head.generation, head.size - 1),
        envelope.t_ms,
        by,
        act.mode,
        act.reference,
        json.loads(act.content[0]) if kind in TALKS else {},
    )


def read(host: Machine, rows: list[EntryRow]) -> list[Said]:
    """Everything of talks on a disk, each behind all that its author had."""
    signers: dict[tuple[int, bytes], Signer] = {}
    found = [_said(host, row, signers) for row in rows]
    logs = [[part for part in found if part and part.party == party] for party in (0, 1)]
    ordered: list[Said] = []
    while any(logs):
        for log, other in (logs, logs[::-1]):
            while log and not (other and other[0].place <= log[0].had):
                ordered.append(log.pop(0))
    return ordered
