"""What each kind of entry does to the node's memory, once the entry may have its effect (ENV-8).

Every answer depends only on what stands in the record before the entry, so that both sides and
every restart reach the same one. A function returns what watchers should be told; an entry of the
wrong form is marked void (ENV-9).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openline.core.base.codec import typed
from openline.core.base.errors import PeerFault, Refused
from openline.core.base.names import MEANINGS, ROOT_SIGNED_ROLES
from openline.core.forms import profile as profiles
from openline.core.node import check_steps, shown, talks_gate
from openline.core.node.state import (
    Delegation,
    InForce,
    Item,
    Light,
    Line,
    Meta,
    Posting,
    Suspension,
)
from openline.core.node.told import Told, clock_of, tell_light, void
from openline.core.record import act as acts
from openline.core.record.act import Act
from openline.core.record.content import ADDRESS_CHARACTERS_MAX, TALKS
from openline.core.record.envelope import Entry, Head, Kind, covers
from openline.core.record.identity import check_address

AHEAD_MAX = 4096  # as many as may be kept early [REC-3]


def _held(line: Line, receipt: Entry, generation: int, index: int) -> Told:
    author = 1 - receipt.party
    if generation != line.logs[author].generation:
        return []
    meta = line.meta(author, index)
    item = line.items.get(meta.item) if meta is not None and meta.item is not None else None
    if item is None:
        return []
    by = line.name(receipt.party)
    light = Light(receipt.envelope.t_ms, by, clock_of(line, receipt.party))
    if item.held_entry is None:
        item.held_entry = (receipt.envelope.generation, receipt.envelope.index)
    return tell_light(line, item, "held", light)


def _receipted_size(line: Line, receipt: Entry, author: int) -> int:
    """How much of the author's log the receipt's own head covers; nothing if it is another log."""
    log = line.logs[author]
    for head in receipt.envelope.heads:
        if head.party == author and (author != line.us or log.holds(head)):
            return min(head.size, log.size)
    return 0


def _rcpt(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
    if not typed(content, int, list, list):
        return void(entry, meta, "RCT-3")
    generation, ranges, early = content
    told: Told = []
    author = 1 - entry.party
    size = _receipted_size(line, entry, author)
    if generation == line.logs[author].generation:
        for part in ranges[:64]:
            if not typed(part, int, int) or not 0 <= part[0] < part[1] <= size:
                continue
            for start, stop in line.receipted[author].add(*part):  # each place is lit once
                for index in range(start, stop):
                    told += _held(line, entry, generation, index)
    for part in early[:64]:
        if typed(part, int, bytes) and part[0] >= 0:
            told += _held_early(line, entry, generation, *part)
    return told


def _held_early(line: Line, entry: Entry, generation: int, index: int, leaf: bytes) -> Told:
    """An entry that a receipt names by its leaf: it is held only if that leaf stands here."""
    author = 1 - entry.party
    here = line.logs[author].leaf_at(index)
    if here == leaf:
        if author == line.us:
            line.peers[entry.party].outbox.confirm_early(index)
        return _held(line, entry, generation, index)
    if author == line.us and here is None and len(line.ahead) < AHEAD_MAX:
        line.ahead[generation, index] = (leaf, entry)
    return []


def held_ahead(line: Line, entry: Entry) -> Told:
    """A restored node gets back an entry of its own that a receipt had named before."""
    key = (entry.envelope.generation, entry.envelope.index)
    leaf, receipt = line.ahead.pop(key, (b"", entry))
    if leaf != entry.leaf:
        return []
    line.peers[receipt.party].outbox.confirm_early(entry.envelope.index)
    return _held(line, receipt, *key)


def _cert(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
    if not typed(content, bytes):
        return void(entry, meta, "CER-9")
    try:
        officer = acts.parse_officer(content[0], line.genesis.parties[entry.party])
    except PeerFault:
        return void(entry, meta, "CER-9")
    known = line.postings[entry.party].get(officer.hash[:8])
    line.postings[entry.party][officer.hash[:8]] = Posting(
        officer, entry.envelope.index, entry.envelope.generation
    )
    if known is not None and known.index == entry.envelope.index:
        return []  # it was early, and was told then
    told: Told = [{"event": "officer", "party": line.name(entry.party), "name": officer.name}]
    if entry.party != line.us and ROOT_SIGNED_ROLES & set(officer.roles):
        # The peer's root has spoken: somebody there may do more than yesterday.
        told.append(
            {
                "event": "alarm",
                "what": "officer_certified",
                "clause": "CER-9",
                "party": line.name(entry.party),
                "roles": list(officer.roles),
            }
        )
    return told


def _remove(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
    if not typed(content, bytes):
        return void(entry, meta, "ENV-8")
    posting = line.postings[entry.party].get(content[0][:8])
    if posting is not None and posting.removed_at is None:
        posting.removed_at = (entry.envelope.generation, entry.envelope.index)
    return []


def _is_address(part: Any) -> bool:
    if type(part) is not str or len(part) > ADDRESS_CHARACTERS_MAX:
        return False
    try:
        check_address(part)
    except Refused:
        return False
    return part.isprintable()


def _route(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
    if not typed(content, list) or not all(_is_address(part) for part in content[0]):
        return void(entry, meta, "ENV-8")
    line.routes[entry.party] = tuple(content[0][:8])
    return [{"event": "route", "party": line.name(entry.party)}]


def _only(*shape: type) -> Callable[[Line, Entry, list[Any], Meta], Told]:
    """Kinds whose work is done elsewhere, or that only stand there: their form."""

    def effect(line: Line, entry: Entry, content: list[Any], meta: Meta) -> Told:
        return [] if typed(content, *shape) else void(entry, meta, "ENV-8")

    return effect


def _ack(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    who = f"{item.officer}, {line.name(entry.party)}"
    reference = act.reference or b""
    about = line.items.get(reference)
    if about is None:
        if entry.envelope.kind == Kind.ANSWER:
            return check_steps.answered_by_person(line, entry, reference, who)
        return []
    light = Light(entry.envelope.t_ms, who, clock_of(line, entry.party))
    line.open_items.pop(about.id, None)
    told = tell_light(line, about, "acknowledged", light)
    if entry.envelope.kind == Kind.ANSWER:
        meaning = (MEANINGS[act.content[0]], who, entry.envelope.t_ms)
        if meaning not in about.meanings:  # an early answer comes by here twice
            about.meanings.append(meaning)
            # A second answer lights nothing, and yet the item's view is another one.
            told.append({"event": "changed", "item": about.id.hex()})
        told += tell_light(line, about, "answered", light)
    return told


def _mark(name: str) -> Callable[[Line, Entry, Act, Item, Meta], Told]:
    def effect(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
        about = line.items.get(act.reference or b"")
        if about is None:
            return []
        setattr(about, name, item.id)
        if name == "cancelled":
            line.open_items.pop(about.id, None)
        return [{"event": "changed", "item": about.id.hex()}]

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
    for item in line.order:
        if item.author == suspension.by or item.kind != suspension.kind or item.void:
            continue
        if any(head.party == item.author and head.size > item.index for head in heads):
            continue
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
            suspension.resumed_at = (entry.envelope.generation, entry.envelope.index)
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
    envelope = entry.envelope
    accepted = InForce(
        profiles.from_bytes(found[1]), entry.party, envelope.generation, envelope.index
    )
    at = len(line.in_force)
    while at and _goes_before(line.in_force[at - 1], entry, accepted):
        at -= 1
    line.in_force.insert(at, accepted)
    line.profile = line.in_force[-1].profile
    line.look_at_ms = 0  # its deadlines are new ones
    return [{"event": "amended", "item": (act.reference or b"").hex()}]


def _goes_before(before: InForce, entry: Entry, accepted: InForce) -> bool:
    """Two acceptances that crossed: that of the lower party number counts as the earlier one."""
    knew = covers(entry.party, entry.envelope, before.by, (before.generation, before.index))
    return not knew and accepted.by < before.by


def _check_item(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    told = check_steps.check_step(line, entry, act.content, meta)
    item.void = meta.void
    return told


def _no_effect(line: Line, entry: Entry, act: Act, item: Item, meta: Meta) -> Told:
    return []


OF_ITEMS: dict[int, Callable[[Line, Entry, Act, Item, Meta], Told]] = {
    Kind.MESSAGE: _no_effect,
    Kind.STOP: _no_effect,
    Kind.NOTICE: _no_effect,
    Kind.REPEAT: _no_effect,
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
    Kind.SCHEDULE: _no_effect,
    **dict.fromkeys(TALKS, talks_gate.take),
    **shown.OF_ITEMS,
}
"""Officers' kinds; what is not here was void before."""

OF_ENTRIES: dict[int, Callable[[Line, Entry, list[Any], Meta], Told]] = {
    Kind.GENESIS: _only(bytes),
    Kind.RCPT: _rcpt,
    Kind.CERT: _cert,
    Kind.REMOVE: _remove,
    Kind.ROUTE: _route,
    Kind.CHECK: check_steps.check_step,
    Kind.RESYNC: _only(bytes, bytes),
    Kind.FORK: _only(int, int, int, bytes, bytes),
    Kind.CLOCK: _only(int),
    Kind.GENERATION: _only(bytes),
    **shown.OF_ENTRIES,
}
"""What a node says by itself; a kind that is not here is void."""
