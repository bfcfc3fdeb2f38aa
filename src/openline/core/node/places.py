"""Where an admitted entry stands in memory, what it waits for, and what is said of it to watchers."""

from __future__ import annotations

from typing import Any

from openline.core.node import fold, meanings
from openline.core.node.state import Fresh, Line, Meta
from openline.core.node.told import Told
from openline.core.record.envelope import KIND_NAMES, Entry, Envelope, Kind
from openline.core.record.log import Log


def announced(line: Line, entry: Entry, meta: Meta, told: Told) -> dict[str, Any]:
    """One event for each entry, with its arrival number and the items that it has changed."""
    own = meta.item.hex() if meta.item else None
    about = dict.fromkeys(
        event["item"] for event in told if "item" in event and event["item"] != own
    )
    return {
        "event": "entry",
        "seq": meta.seq,
        "at": meta.at_ms,
        "line": line.id.hex(),
        "party": line.name(entry.party),
        "index": meta.index,
        "kind": KIND_NAMES.get(meta.kind, str(meta.kind)),
        "item": own,
        "about": list(about),
    }


def place(line: Line, entry: Entry, body: bytes | None, meta: Meta, early: bool) -> Told:
    """Put an admitted entry where it belongs in memory and give it its effect."""
    log: Log = line.logs[entry.party]
    goes_back = not early and entry.envelope.t_ms < log.last_t_ms
    if early:
        log.early[entry.envelope.index] = entry.leaf
        line.early[entry.party][entry.envelope.index] = (entry, body, meta)
    else:
        log.append(entry)
        line.metas[entry.party].append(meta)
    if goes_back:
        return fold.refuse(line, entry, meta, "REC-2")
    told = fold.apply(line, entry, body, meta, early)
    if entry.party == line.us and line.ahead:
        told += meanings.held_ahead(line, entry)
    item = line.items.get(meta.item) if meta.item else None
    for item_file in _files(line, meta):
        assert item is not None
        line.urgency[item_file] = max(line.urgency.get(item_file, 0), item.precedence)
        if not _is_whole(line, item_file):
            waits = line.awaiting.setdefault(item_file, [])
            if (entry.party, meta.index) not in waits:
                waits.append((entry.party, meta.index))
    return told


def _files(line: Line, meta: Meta) -> list[bytes]:
    item = line.items.get(meta.item) if meta.item else None
    return [part[2] for part in item.attachments] if item else []


def _is_whole(line: Line, sha256: bytes) -> bool:
    held, total = line.attachments.get(sha256, (0, -1))
    return held == total


def note_fresh(line: Line, entry: Entry, meta: Meta, early: bool) -> None:
    """Remember that an entry of the peer wants a receipt, once all of it is here [RCT-3]."""
    if meta.kind == Kind.RCPT or not meta.has_body:
        return
    if any(not _is_whole(line, part) for part in _files(line, meta)):
        return
    fresh = line.fresh.setdefault(entry.party, Fresh())
    if early:
        fresh.early.append((meta.index, entry.leaf))
    else:
        fresh.indices.append(meta.index)


def note_unreceipted(line: Line) -> None:
    """After a start: what the peer sent and no receipt of ours names yet wants one [RCT-3].

    It came while this node could sign nothing, or behind more than one receipt can list.
    """
    for item in line.order:
        meta = line.meta(item.author, item.index)
        if item.author == line.us or "held" in item.lights or meta is None:
            continue
        log = line.logs[item.author]
        if meta.item != item.id or item.generation != log.generation:
            continue
        if not meta.has_body or any(not _is_whole(line, part) for part in _files(line, meta)):
            continue
        fresh = line.fresh.setdefault(item.author, Fresh())
        if item.index < log.size:
            fresh.indices.append(item.index)
        else:
            fresh.early.append((item.index, log.early[item.index]))


def count_unproven(line: Line, envelope: Envelope) -> None:
    """Count what no checkpoint of ours covers yet."""
    if envelope.kind == Kind.RCPT:
        return
    line.unproven += 1
    if line.first_unproven_ms is None:
        line.first_unproven_ms = envelope.t_ms
