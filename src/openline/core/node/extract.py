"""Cutting the evidence for one item out of the record (EVI-1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from openline.core.base.codec import decode, encode
from openline.core.node.state import Item, Line
from openline.core.record import act as acts
from openline.core.record.checkpoint import Checkpoint
from openline.core.record.envelope import SALT_BYTES, Kind, read_entry
from openline.core.record.log import Log

_ABOUT = frozenset({Kind.ACK, Kind.ANSWER, Kind.TRANSLATE, Kind.READBACK, Kind.EFFECT})
EntryOf = Callable[[int, int, int], tuple[bytes, bytes | None] | None]
CosignatureOf = Callable[[Checkpoint], bytes | None]


class Used(NamedTuple):
    """A place in the record that the evidence needs."""

    party: int
    generation: int
    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks of it


class Extract(NamedTuple):
    """An evidence file, and what it lacks to be complete."""

    data: bytes
    missing: list[str]


def log_of(line: Line, party: int, generation: int) -> Log | None:
    """A party's log of a generation, current or past."""
    if line.logs[party].generation == generation:
        return line.logs[party]
    for log, _ in line.past[party]:
        if log.generation == generation:
            return log
    return None


def _officer_places(line: Line, item: Item, entry_of: EntryOf) -> list[Used]:
    """The certificate, and the delegation if a session key signed."""
    places = []
    posting = line.postings[item.author].get(item.cert_ref)
    if posting is not None:
        places.append(Used(item.author, posting.generation, posting.index))
    found = entry_of(item.author, item.generation, item.index)
    if found is None or found[1] is None:
        return places
    act = acts.parse_act(found[1][:SALT_BYTES], decode(found[1][SALT_BYTES:]))
    if act.signature and act.signature[0] == 2:
        delegation = line.delegations.get(act.signature[1])
        if delegation is not None:
            places.append(Used(delegation.author, delegation.generation, delegation.index))
    return places


def places_of(
    line: Line, item: Item, entry_of: EntryOf, *, is_bare: bool = False
) -> list[Used]:
    """Every entry that the evidence of an item uses, the item's own first.

    Bare, it is the item, who signed it and that the peer held it, and nothing that anybody said of it.
    """
    places = [Used(item.author, item.generation, item.index)]
    places += _officer_places(line, item, entry_of)
    if item.held_entry is not None:
        places.append(Used(1 - item.author, *item.held_entry))
    if is_bare:
        return list(dict.fromkeys(places))
    if item.shown_entry is not None:
        places.append(Used(1 - item.author, *item.shown_entry))
    for step in item.extra.escalated if item.extra else ():
        places.append(Used(1 - item.author, *step.entry))
    for other in line.order:
        if other.void is None and _is_about(line, item, other):
            places.append(Used(other.author, other.generation, other.index))
            places += _officer_places(line, other, entry_of)
    return list(dict.fromkeys(places))


def _is_about(line: Line, item: Item, other: Item) -> bool:
    """Whether another item belongs into the evidence for this one [EVI-7, EVI-10]."""
    if other.kind == Kind.CONFIRM:
        found = line.read_backs.get(other.reference or b"")
        return found is not None and found[0] is item
    return other.reference == item.id and other.kind in _ABOUT


def build(
    line: Line,
    item: Item,
    signatures: tuple[bytes | None, ...],
    entry_of: EntryOf,
    cosignature_of: CosignatureOf,
    *,
    is_bare: bool = False,
) -> Extract:
    """The evidence for an item from what is here.

    Args:
        line: the folded line.
        item: a signed item of it.
        signatures: the genesis signatures.
        entry_of: entry and body at (party, generation, index).
        cosignature_of: the peer's cosignature of a checkpoint, if it is here.
        is_bare: for the public: without what was said of the item afterwards.
    """
    missing: list[str] = []
    checkpoints: list[list[Any]] = []
    numbers: dict[tuple[int, int], int] = {}
    entries: list[list[Any]] = []
    holdings: list[list[Any]] = []
    for place in places_of(line, item, entry_of, is_bare=is_bare):
        found = entry_of(*place)
        log = log_of(line, place.party, place.generation)
        if found is None or found[1] is None or log is None:
            missing.append(f"entry {place.index} of {line.name(place.party)} is not here whole")
            continue
        key = (place.party, place.generation)
        signed = line.checkpoints.get(key)
        if signed is None or signed.size <= place.index:
            missing.append(
                f"entry {place.index} of {line.name(place.party)} is not checkpointed yet"
            )
            entries.append([place.party, found[0], found[1], None, []])
            continue
        if key not in numbers:
            numbers[key] = len(checkpoints)
            cosignature = cosignature_of(signed)
            checkpoints.append([signed.data, cosignature])
            if cosignature is None:
                missing.append(f"the checkpoint of {line.name(place.party)} is not cosigned")
        path = log.tree.proof(place.index, signed.size)
        entries.append([place.party, found[0], found[1], numbers[key], path])
        if item.held_entry is not None and place == Used(1 - item.author, *item.held_entry):
            holdings += _holding(line, item, found[0], len(entries) - 1)
    data = encode(
        [
            "openline-evidence",
            1,
            line.genesis.encoded,
            list(signatures),
            [item.author, item.generation, item.index],
            checkpoints,
            entries,
            holdings,
        ]
    )
    return Extract(data, missing)


def _holding(line: Line, item: Item, receipt: bytes, number: int) -> list[list[Any]]:
    """The inclusion of the item in the tree that the receipt's head names [EVI-6]."""
    log = log_of(line, item.author, item.generation)
    for head in read_entry(1 - item.author, receipt).envelope.heads:
        fits = head.party == item.author and head.generation == item.generation
        if fits and log is not None and head.size > item.index:
            return [[number, head.size, log.tree.proof(item.index, head.size)]]
    return []
