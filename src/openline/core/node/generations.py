"""New generations of a log: the way on after a fork or a lost copy (REC-12)."""

from __future__ import annotations

from typing import Any

from openline.core.base import cose
from openline.core.base.codec import decode, encode, typed
from openline.core.base.errors import PeerFault
from openline.core.base.spans import Spans
from openline.core.node.state import Line
from openline.core.node.turn import Turn
from openline.core.record.envelope import SALT_BYTES, Entry, Head
from openline.core.record.genesis import Genesis
from openline.core.record.log import Log

AAD_GENERATION = b"openline generation 1"
GENERATIONS_MAX = 1000


def statement(genesis: Genesis, party: int, generation: int, heads: list[Head]) -> bytes:
    """The payload a root signs to begin a generation [REC-12]."""
    named = [[head.generation, head.size, head.root] for head in heads]
    return encode([1, genesis.line_id, genesis.parties[party].root_id, generation, named])


def read(data: bytes, genesis: Genesis, party: int) -> tuple[int, list[Head]]:
    """The generation and the heads that a root-signed statement names.

    Raises:
        PeerFault: not the form of REC-12 or not signed by that party's root.
    """
    opened = cose.open_hybrid(data)
    identity = genesis.parties[party]
    if not cose.verify_hybrid(
        opened, identity.root_ed25519, identity.root_mldsa65, AAD_GENERATION
    ):
        raise PeerFault("REC-12", "a generation that its root did not sign", data)
    fields = decode(opened.payload)
    if not typed(fields, int, bytes, bytes, int, list) or fields[0] != 1:
        raise PeerFault("REC-12", "a generation statement of the wrong form", data)
    if fields[1] != genesis.line_id or fields[2] != identity.root_id:
        raise PeerFault("REC-12", "a generation of another line or party", data)
    heads = [Head(party, *part) for part in fields[4] if typed(part, int, int, bytes)]
    return fields[3], heads


def turn_over(line: Line, party: int, generation: int) -> None:
    """Put a party's log aside and begin an empty one; serials start again at 1."""
    line.past[party].append((line.logs[party], line.metas[party]))
    line.logs[party] = Log(party, generation)
    line.metas[party] = []
    line.early[party] = {}
    line.receipted[party] = Spans()
    for key in [key for key in line.serials if key[0] == party]:
        del line.serials[key]
    for key in [key for key in line.missing if key[0] == party]:
        del line.missing[key]
    for digest, waits in list(line.awaiting.items()):
        line.awaiting[digest] = [wait for wait in waits if wait[0] != party]
        if not line.awaiting[digest]:
            del line.awaiting[digest]
    line.fresh.pop(party, None)
    line.cosigned.pop(party, None)
    if party == line.us:
        line.unread.clear()


def begin(turn: Turn, line: Line, entry: Entry, body: bytes) -> bool:
    """Follow a party into its next generation; whether it names a head of what is held.

    Raises:
        PeerFault: the statement is not good, or does not follow what is held.
    """
    content: Any = decode(body[SALT_BYTES:])
    if not typed(content, bytes):
        raise PeerFault("REC-12", "a generation entry of the wrong form", entry.data)
    generation, heads = read(content[0], line.genesis, entry.party)
    if generation != entry.envelope.generation or generation > GENERATIONS_MAX:
        raise PeerFault("REC-12", "a generation that is not the entry's own", entry.data)
    log = line.logs[entry.party]
    held = log.head()
    known = any(
        head.generation == held.generation
        and head.size <= held.size
        and log.tree.root_at(head.size) == head.root
        for head in heads
    )
    turn.alarm(
        "generation",
        "REC-12",
        party=line.name(entry.party),
        generation=generation,
        follows=known,
    )
    turn_over(line, entry.party, generation)
    return known
