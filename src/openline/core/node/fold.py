"""What each entry means: the fold of the record into the node's memory.

The same function takes an entry when it is made, when it comes in, and when the node starts, so
that a node can be rebuilt from its record alone. It returns what watchers should be told.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openline.core.base.codec import decode, typed
from openline.core.base.errors import PeerFault
from openline.core.base.names import MEANINGS, ROOT_SIGNED_ROLES, Precedence
from openline.core.forms import contents
from openline.core.forms import profile as profiles
from openline.core.line.outbox import BAND_FLASH, BAND_ROUTINE, BAND_STOP
from openline.core.node import roles
from openline.core.node.state import (
    Check,
    Delegation,
    Item,
    Light,
    Line,
    Meta,
    Posting,
    Suspension,
)
from openline.core.record import act as acts
from openline.core.record.act import Act
from openline.core.record.envelope import (
    FLAG_OFFICER,
    KIND_NAMES,
    SALT_BYTES,
    Entry,
    Head,
    Kind,
)
from openline.core.record.genesis import profile_commitment

GAPS_MAX = 4096
Told = list[dict[str, Any]]


def clock_of(line: Line, party: int) -> str:
    """Whose clock stands in a party's entries, seen from here."""
    return "ours" if party == line.us else "theirs"


def tell_light(line: Line, item: Item, name: str, light: Light) -> Told:
    """Light a light and say so, or say nothing if it was lit."""
    if not item.light(name, light):
        return []
    return [{"event": "light", "item": item.id.hex(), "light": name, **light.as_dict()}]


def band_of(kind: int, precedence: int) -> int:
    """The band in which an entry is sent [LIN-10]."""
    if kind == Kind.STOP:
        return BAND_STOP
    if kind in (Kind.CHECK, Kind.SUSPEND, Kind.RESUME):
        return BAND_FLASH
    return BAND_ROUTINE - precedence


def _held(line: Line, receipt: Entry, generation: int, index: int) -> Told:
    author = 1 - receipt.party
    log = line.logs[author]
    if generation != log.generation:
        return []
    meta = line.meta(author, index)
    if meta is None or meta.item is None:
        return []
    item = line.items[meta.item]
    by = line.name(receipt.party)
    light = Light(receipt.envelope.t_ms, by, clock_of(line, receipt.party))
    if item.held_entry is None:
        item.held_entry = (receipt.envelope.generation, receipt.envelope.index)
    return tell_light(line, item, "held", light)


def _rcpt(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
    if not typed(content, int, list, list):
        return []
    generation, ranges, early = content
    told: Told = []
    author = 1 - entry.party
    size = line.logs[author].size
    for part in ranges[:64]:
        if not typed(part, int, int) or not 0 <= part[0] < part[1] <= size:
            continue
        for index in range(part[0], part[1]):
            told += _held(line, entry, generation, index)
    for part in early[:64]:
        if not typed(part, int, bytes):
            continue
        if author == line.us and line.logs[author].leaf_at(part[0]) == part[1]:
            line.peers[entry.party].outbox.confirm_early(part[0])
            told += _held(line, entry, generation, part[0])
        elif author != line.us:
            told += _held(line, entry, generation, part[0])
    return told


def _cert(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
    if not typed(content, bytes):
        return []
    try:
        officer = acts.parse_officer(content[0], line.genesis.parties[entry.party])
    except PeerFault:
        return [_void(entry, "CER-9")]
    line.postings[entry.party][officer.hash[:8]] = Posting(
        officer, entry.envelope.index, entry.envelope.generation
    )
    return [
        {
            "event": "officer",
            "party": line.name(entry.party),
            "name": officer.name,
            "roles": list(officer.roles),
            "alarm": entry.party != line.us and ROOT_SIGNED_ROLES & set(officer.roles) != set(),
        }
    ]


def _remove(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
    if typed(content, bytes):
        posting = line.postings[entry.party].get(content[0][:8])
        if posting is not None and posting.removed_at is None:
            posting.removed_at = entry.envelope.index
    return []


def _route(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
    if typed(content, list) and all(type(part) is str for part in content[0]):
        line.routes[entry.party] = tuple(content[0][:8])
    return [{"event": "route", "party": line.name(entry.party)}]


def _void(entry: Entry, clause: str) -> dict[str, Any]:
    return {"event": "void", "entry": entry.leaf.hex(), "clause": clause}


def _cut(value: Any) -> tuple[Head, ...]:
    if type(value) is not list:
        return ()
    good = [part for part in value if typed(part, int, int, int, bytes)]
    return tuple(Head(*part) for part in good)


def check_step(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
    """One step of a line check [RCT-8]."""
    if not content or content[0] not in (1, 2, 3):
        return [_void(entry, "RCT-8")]
    t_ms, at_ms = entry.envelope.t_ms, meta.at_ms
    if content[0] == 1 and typed(content, int, int, (int, type(None)), str, str):
        own = Head(
            entry.party,
            entry.envelope.generation,
            entry.envelope.index,
            entry.envelope.own_root,
        )
        cut = tuple(sorted((own, *entry.envelope.heads)))
        line.checks[entry.leaf] = Check(
            entry.leaf, entry.party, content[1], content[2], t_ms, content[4], cut, content[3]
        )
        while len(line.checks) > 256:
            line.checks.pop(next(iter(line.checks)))
        return [{"event": "check", "step": 1, "check": entry.leaf.hex()}]
    if content[0] == 2 and typed(content, int, int, bytes, str, str, str, list):
        check = line.checks.get(content[2])
        if check is None or check.starter == entry.party or check.text != content[3]:
            return [_void(entry, "RCT-8")]
        if _cut(content[6]) != check.cut:
            return [_void(entry, "RCT-8")]
        check.answered_ms, check.answered_by = t_ms, content[5]
        if check.starter == line.us:
            check.round_trip_ms = max(0, at_ms - check.started_ms)
        return [{"event": "check", "step": 2, "check": check.leaf.hex()}]
    if content[0] == 3 and typed(content, int, int, bytes):
        return _check_completed(line, entry, content[2])
    return [_void(entry, "RCT-8")]


def _check_completed(line: Line, entry: Entry, answer: bytes) -> Told:
    for check in line.checks.values():
        if (
            check.starter == entry.party
            and check.answered_ms is not None
            and not check.completed
        ):
            check.completed = True
            line.last_check = check
            if check.by == "node" and check.answered_by == "node":
                line.machine_checks += 1
            else:
                line.human_checks += 1
            return [{"event": "check", "step": 3, "check": check.leaf.hex()}]
    return [_void(entry, "RCT-8")]


def _note_serial(line: Line, item: Item, early: bool) -> str | None:
    """Follow the serials of a series [ENV-5]; the clause, if this one was used before."""
    assert item.serial is not None
    key = (item.author, item.series)
    last = line.serials.get(key, 0)
    missing = line.missing.setdefault(key, set())
    if item.serial in missing:
        missing.discard(item.serial)
        return None
    if item.serial <= last:
        return None if early else "ENV-5"
    if item.serial - last - 1 <= GAPS_MAX:
        missing.update(range(last + 1, item.serial))
    line.serials[key] = item.serial
    return None


def _make_item(line: Line, entry: Entry, act: Act, meta: Meta, item_id: bytes) -> Item:
    envelope = entry.envelope
    posting = line.postings[entry.party].get(act.cert_ref)
    item = Item(
        item_id,
        meta.seq,
        entry.party,
        envelope.generation,
        envelope.index,
        envelope.kind,
        envelope.t_ms,
        meta.at_ms,
        officer=posting.officer.name if posting else "",
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


def _officer_item(line: Line, entry: Entry, body: bytes, meta: Meta, early: bool) -> Told:
    try:
        act = acts.parse_act(body[:SALT_BYTES], decode(body[SALT_BYTES:]))
    except PeerFault:
        return [_void(entry, "ENV-5")]
    posting = line.postings[entry.party].get(act.cert_ref)
    item_id = _item_id(line, entry, act, posting)
    known = line.items.get(item_id)
    item = known or _make_item(line, entry, act, meta, item_id)
    if known is not None and known.index != entry.envelope.index:
        return [_void(entry, "ENV-6")]
    meta.item, meta.band = item_id, band_of(entry.envelope.kind, act.precedence)
    repeated = None if known else _note_serial(line, item, early)
    if posting is not None or not early:
        item.void = repeated or roles.void_clause(
            line, entry.party, entry.envelope, act, item_id, posting
        )
    told: Told = []
    if known is None:
        line.items[item_id] = item
        line.order.append(item)
        told.append(describe(line, item))
    if item.void is None and contents.is_well_formed(item.kind, act.content, act.reference):
        files = contents.attachments_of(item.kind, act.content)
        item.attachments = tuple((part[0], part[1], part[2]) for part in files)
    if item.void is None and (not early or item.kind in (Kind.ACK, Kind.ANSWER)):
        told += _EFFECTS.get(item.kind, _no_effect)(line, entry, act, item, meta)
    elif item.void is not None:
        told.append({"event": "void", "item": item_id.hex(), "clause": item.void})
    return told


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


def _no_effect(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    return []


def _ack(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    about = line.items.get(act.reference or b"")
    if about is None:
        return []
    who = f"{item.officer}, {line.name(entry.party)}"
    light = Light(entry.envelope.t_ms, who, clock_of(line, entry.party))
    told = tell_light(line, about, "acknowledged", light)
    if entry.envelope.kind == Kind.ANSWER:
        about.meanings.append((MEANINGS[act.content[0]], who, entry.envelope.t_ms))
        told += tell_light(line, about, "answered", light)
    return told


def _mark(name: str) -> Callable[[Line, Entry, Act, Item, Meta], Told]:
    def effect(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
        about = line.items.get(act.reference or b"")
        if about is not None and about.author == entry.party:
            setattr(about, name, item.id)
        return []

    return effect


def _suspend(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    kinds, from_ms = act.content
    envelope = entry.envelope
    for kind in kinds:
        suspension = Suspension(
            kind, entry.party, envelope.generation, envelope.index, from_ms, item.officer
        )
        line.suspensions.append(suspension)
        _mark_crossed(line, suspension, envelope.heads)
    return [{"event": "suspended", "by": line.name(entry.party), "kinds": kinds}]


def _mark_crossed(line: Line, suspension: Suspension, heads: tuple[Head, ...]) -> None:
    """Items of the other party sent in ignorance of the suspension stand, marked [RCT-9]."""
    for item in reversed(line.order):
        if item.author == suspension.by or item.kind != suspension.kind:
            continue
        if any(head.party == item.author and head.size > item.index for head in heads):
            break
        if item.t_ms >= suspension.from_ms:
            item.crossed = True


def _resume(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    kinds, from_ms = act.content
    for suspension in line.suspensions:
        if (
            suspension.by == entry.party
            and suspension.kind in kinds
            and suspension.resumed_at is None
        ):
            suspension.resumed_at = entry.envelope.index
            suspension.resumed_from_ms = from_ms
    return [{"event": "resumed", "by": line.name(entry.party), "kinds": kinds}]


def _delegate(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    key, until_ms = act.content
    envelope = entry.envelope
    line.delegations[item.id] = Delegation(
        entry.party,
        envelope.generation,
        envelope.index,
        act.cert_ref,
        key,
        envelope.t_ms,
        until_ms,
    )
    return []


def _undelegate(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    found = line.delegations.get(act.reference or b"")
    if found is not None and found.author == entry.party and found.ended_at is None:
        found.ended_at = entry.envelope.index
    return []


def _amend(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    try:
        profiles.from_bytes(act.content[0])
    except PeerFault:
        item.void = "CER-11"
        return []
    line.amendments[item.id] = (entry.party, act.content[0])
    return [{"event": "amendment", "item": item.id.hex(), "by": line.name(entry.party)}]


def _accept(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    found = line.amendments.get(act.reference or b"")
    if found is None or found[0] == entry.party:
        item.void = "RCT-12"
        return []
    line.profile = profiles.from_bytes(found[1])
    return [{"event": "amended", "item": (act.reference or b"").hex()}]


def _check_item(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    return check_step(line, entry, act.content, meta)


_EFFECTS: dict[int, Callable[[Line, Entry, Act, Item, Meta], Told]] = {
    Kind.ACK: _ack,
    Kind.ANSWER: _ack,
    Kind.CANCEL: _mark("cancelled"),
    Kind.CORRECT: _mark("corrected"),
    Kind.SUSPEND: _suspend,
    Kind.RESUME: _resume,
    Kind.DELEGATE: _delegate,
    Kind.UNDELEGATE: _undelegate,
    Kind.AMEND: _amend,
    Kind.ACCEPT: _accept,
    Kind.CHECK: _check_item,
}
_NODE_KINDS: dict[int, Callable[[Line, Entry, list[Any], Meta], Told]] = {
    Kind.RCPT: _rcpt,
    Kind.CERT: _cert,
    Kind.REMOVE: _remove,
    Kind.ROUTE: _route,
    Kind.CHECK: check_step,
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
    if body is None:
        meta.has_body = False
        return []
    if entry.envelope.flags & FLAG_OFFICER:
        return _officer_item(line, entry, body, meta, early)
    meta.band = band_of(entry.envelope.kind, 0)
    if early and entry.envelope.kind != Kind.RCPT:
        return []
    try:
        content = decode(body[SALT_BYTES:])
    except PeerFault:
        return [_void(entry, "ENV-9")]
    if type(content) is not list:
        return [_void(entry, "ENV-9")]
    effect = _NODE_KINDS.get(entry.envelope.kind)
    return effect(line, entry, content, meta) if effect else []


def profile_matches(line: Line, profile: bytes, salt: bytes) -> bool:
    """Whether a profile is the one the genesis commits to."""
    return profile_commitment(salt, profile) == line.genesis.profile_commit
