"""What each entry means: the fold of the record into the node's memory.

The same function takes an entry when it is made, when it comes in, and when the node starts, so
that a node can be rebuilt from its record alone. It returns what watchers should be told.
"""

from __future__ import annotations

from typing import Any

from openline.core.base.codec import decode
from openline.core.base.errors import PeerFault
from openline.core.base.names import Precedence
from openline.core.forms import contents
from openline.core.line.outbox import BAND_FLASH, BAND_ROUTINE, BAND_STOP
from openline.core.node import roles
from openline.core.node.check_steps import check_step
from openline.core.node.meanings import OF_ENTRIES, OF_ITEMS
from openline.core.node.state import Item, Light, Line, Meta, Posting
from openline.core.node.told import Told, clock_of, note_serial, void
from openline.core.record import act as acts
from openline.core.record.act import Act
from openline.core.record.envelope import (
    FLAG_OFFICER,
    KIND_NAMES,
    SALT_BYTES,
    Entry,
    Kind,
)
from openline.core.record.genesis import profile_commitment

# By whom an early item is signed must be known at once: what says so goes first and counts at
# once. Its own place makes it valid or not, so that nothing is known too early.
_FIRST = frozenset({Kind.STOP, Kind.CERT, Kind.DELEGATE})
_EARLY_ENTRIES = frozenset({Kind.RCPT, Kind.CERT, Kind.CHECK, Kind.SHOWN})
_EARLY_ITEMS = frozenset({Kind.ACK, Kind.ANSWER, Kind.DELEGATE, Kind.CHECK, Kind.SUSPEND})


def band_of(kind: int, precedence: int) -> int:
    """The band in which an entry is sent [LIN-10]."""
    if kind in _FIRST:
        return BAND_STOP
    if kind in (Kind.CHECK, Kind.ESCALATE, Kind.SUSPEND, Kind.RESUME):
        return BAND_FLASH
    return BAND_ROUTINE - precedence


def _make_item(line: Line, entry: Entry, act: Act, meta: Meta, item_id: bytes) -> Item:
    envelope = entry.envelope
    item = Item(
        item_id,
        meta.seq,
        entry.party,
        envelope.generation,
        envelope.index,
        envelope.kind,
        envelope.t_ms,
        meta.at_ms,
        cert_ref=act.cert_ref,
        mode=act.mode,
        precedence=act.precedence,
        reference=act.reference,
        serial=act.serial,
        series=act.series,
    )
    item.lights["recorded"] = Light(
        envelope.t_ms, line.name(entry.party), clock_of(line, entry.party)
    )
    return item


def _item_id(line: Line, entry: Entry, act: Act, posting: Posting | None) -> bytes:
    certificate = posting.officer.hash if posting else act.cert_ref
    root = line.genesis.parties[entry.party].root_id
    return acts.act_id(line.id, root, certificate, entry.envelope.kind, act)


def _known_item(line: Line, meta: Meta, item_id: bytes) -> Item | None:
    """The item if it was here before, early perhaps, and then under a makeshift id.

    Without the officer's certificate the id of an act cannot be computed.
    """
    if meta.item is not None and meta.item != item_id and item_id not in line.items:
        found = line.items.pop(meta.item)
        found.id = item_id
        line.items[item_id] = found
        if line.open_items.pop(meta.item, None) is not None:
            line.open_items[item_id] = found
    return line.items.get(item_id)


def _officer_item(line: Line, entry: Entry, body: bytes, meta: Meta, early: bool) -> Told:
    try:
        act = acts.parse_act(body[:SALT_BYTES], decode(body[SALT_BYTES:]))
    except PeerFault:
        return void(entry, meta, "ENV-5")
    posting = line.postings[entry.party].get(act.cert_ref)
    item_id = _item_id(line, entry, act, posting)
    known = _known_item(line, meta, item_id)
    if known is not None and known.index != entry.envelope.index:
        return void(entry, meta, "ENV-6")
    item = known or _make_item(line, entry, act, meta, item_id)
    item.officer = posting.officer.name if posting else ""
    meta.item, meta.band = item_id, band_of(entry.envelope.kind, act.precedence)
    repeated = None
    if known is None and not note_serial(line, entry.party, act.series, act.serial):
        repeated = None if early else "ENV-5"
    if posting is not None or not early:
        item.void = repeated or roles.void_clause(
            line, entry.party, entry.envelope, act, item_id, posting
        )
    told: Told = []
    if known is None:
        line.items[item_id] = item
        line.order.append(item)
        told.append(describe(line, item))
    # Early it may seem void for want of what stands in the gap: its files are waited for even so.
    has_files = item.void is None or early
    if has_files and contents.is_well_formed(item.kind, act.content, act.reference):
        files = contents.attachments_of(item.kind, act.content)
        item.attachments = tuple((part[0], part[1], part[2]) for part in files)
        item.crossed = roles.is_crossed(line, entry.party, entry.envelope)
        places = contents.positions_of(item.kind, act.content)
        if places and not (item.extra and item.extra.positions):
            item.more.positions = tuple((part[0], part[1]) for part in places)
    counts_early = posting is not None and item.kind in _EARLY_ITEMS
    _note_open(line, item)
    if item.void is None and not meta.counted and (not early or counts_early):
        meta.counted = early
        told += OF_ITEMS[item.kind](line, entry, act, item, meta)
    if item.void is not None:
        told.append({"event": "void", "item": item_id.hex(), "clause": item.void})
    return told


def _note_open(line: Line, item: Item) -> None:
    """Keep in hand what still wants a person's acknowledgement [RCT-6]."""
    wants = item.kind in roles.WANTED and item.void is None
    if not wants or item.cancelled or "acknowledged" in item.lights:
        line.open_items.pop(item.id, None)
    elif item.id not in line.open_items:
        line.open_items[item.id] = item
        soonest_ms = min(item.at_ms, item.t_ms) + line.profile.soonest_ms(item.precedence)
        line.look_at_ms = min(line.look_at_ms, soonest_ms)


def describe(line: Line, item: Item) -> dict[str, Any]:
    """What a watcher is told of a new item."""
    return {
        "event": "item",
        "item": item.id.hex(),
        "seq": item.seq,
        "line": line.id.hex(),
        "author": line.name(item.author),
        "ours": item.author == line.us,
        "kind": KIND_NAMES.get(item.kind, str(item.kind)),
        "mode": item.mode,
        "precedence": Precedence(item.precedence).name,
        "serial": item.serial,
    }


def _note_heads(line: Line, entry: Entry) -> None:
    if entry.party == line.us:
        return
    peer = line.peers[entry.party]
    for head in entry.envelope.heads:
        log = line.logs[line.us]
        if head.party == line.us and head.generation == log.generation and log.holds(head):
            peer.outbox.confirm(head.size)


def apply(
    line: Line, entry: Entry, body: bytes | None, meta: Meta, early: bool = False
) -> Told:
    """Give an admitted entry its effect.

    Args:
        line: the line whose log holds it.
        entry: authentic, and next in its log unless early.
        body: matching body, None if it was lost or is damaged.
        meta: what is remembered of it.
        early: kept beyond a gap: shown and receipted, its further effects wait [REC-3].

    Returns:
        What watchers should be told.
    """
    _note_heads(line, entry)
    kind = entry.envelope.kind
    if body is None:
        meta.has_body = False
        return []
    meta.band = band_of(kind, 0)
    if entry.envelope.flags & FLAG_OFFICER:
        return _officer_item(line, entry, body, meta, early)
    if early and kind not in _EARLY_ENTRIES:
        return []
    effect = OF_ENTRIES.get(kind)
    if effect is None:
        return void(entry, meta, "ENV-8")
    try:
        content = decode(body[SALT_BYTES:])
    except PeerFault:
        content = None
    if type(content) is not list:
        return void(entry, meta, "ENV-9")
    if meta.counted:
        return []  # it took effect when it came in early
    # A receipt is read again: what it names may not have been here when it came in.
    meta.counted = early and kind != Kind.RCPT
    return effect(line, entry, content, meta)


def apply_aside(line: Line, entry: Entry, body: bytes, seq: int, at_ms: int) -> Told:
    """Give a STOP or a check of a branch that is not held its effect; it has no place [REC-4]."""
    envelope = entry.envelope
    meta = Meta(seq, envelope.index, envelope.kind, envelope.t_ms, at_ms)
    if envelope.flags & FLAG_OFFICER:
        told = _officer_item(line, entry, body, meta, early=True)
        item = line.items.get(meta.item) if meta.item else None
        if item is not None:
            item.aside = body
        return told
    try:
        content = decode(body[SALT_BYTES:])
    except PeerFault:
        return []
    return check_step(line, entry, content, meta, aside=True) if type(content) is list else []


def refuse(line: Line, entry: Entry, meta: Meta, clause: str) -> Told:
    """Mark an entry void by its place alone: appended and receipted, without effect [ENV-9]."""
    _note_heads(line, entry)
    item = line.items.get(meta.item) if meta.item else None
    if item is not None:
        item.void = clause  # it was early, and was shown then
        line.open_items.pop(item.id, None)
    return void(entry, meta, clause)


def profile_matches(line: Line, profile: bytes, salt: bytes) -> bool:
    """Whether a profile is the one the genesis commits to."""
    return profile_commitment(salt, profile) == line.genesis.profile_commit
