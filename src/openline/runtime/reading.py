"""What can be read of a node, running or not: items, status, verification, digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from openline.core.base.codec import encode, labelled_hash
from openline.core.base.errors import Damaged, PeerFault, Refused, Unavailable
from openline.core.base.names import Now
from openline.core.base.words import words6
from openline.core.line.frames import PART_BYTES_MAX
from openline.core.node import views
from openline.core.node.effects import PutCheckpoint
from openline.core.node.node import Node
from openline.core.node.state import Line
from openline.core.record import checkpoint as checkpoints
from openline.core.record.envelope import body_matches, open_entry
from openline.core.record.tree import Tree, leaf_hash
from openline.shell.store.contract import EntryRow, Store

TellDamaged = Callable[[bytes, EntryRow], None]
Progress = Callable[[int, int], None]


def _ignore(_line: bytes, _row: EntryRow) -> None:
    """Nobody wants to know: the node does not run."""


def _unseen(_done: int, _all: int) -> None:
    """Nobody watches."""


def items(
    node: Node,
    store: Store,
    now: Now,
    *,
    since: int = 0,
    every: bool = False,
    line: str | None = None,
    damaged: TellDamaged = _ignore,
) -> list[dict[str, Any]]:
    """`items --json`: oldest first; `damaged` is told of every row that is not what it was."""

    def body_of(found: Line, party: int, generation: int, index: int) -> bytes | None:
        row = store.entry(found.id, party, generation, index)
        if row is not None and row.body_state == "damaged":
            damaged(found.id, row)
        return row.body if row is not None and row.body_state == "ok" else None

    shown: list[dict[str, Any]] = []
    for found in node.lines.values():
        if line is None or found.id.hex().startswith(line):
            shown += views.items(found, body_of, now.wall_ms, since, every)
    shown.sort(key=lambda view: view["seq"] if view["seq"] is not None else 2**63)
    return shown


def status(
    node: Node,
    now: Now,
    *,
    party: str,
    running: bool,
    routes: dict[bytes, list[str]],
    scrub: dict[str, Any] | None,
) -> dict[str, Any]:
    """`status --json`."""
    lines = list(node.lines.values())
    return {
        "party": party,
        "running": running,
        "record": views.record_view(lines, now.wall_ms, scrub),
        "lines": [
            views.line_view(line, now, routes.get(line.id, []), node.disk_is_low)
            for line in lines
        ],
        "disk_low": node.disk_is_low,
    }


def verify(
    node: Node, store: Store, tell: TellDamaged = _ignore, progress: Progress = _unseen
) -> dict[str, Any]:
    """`record verify --json`: every stored byte against signatures, roots and commitments.

    Args:
        node: whose lines.
        store: what is on its disk.
        tell: hears of each damaged entry.
        progress: hears after each entry how many are verified, and of how many.
    """
    damaged: list[dict[str, str]] = []
    counted = done = 0
    for line in node.lines.values():
        # Before the entries: what a checkpoint covers was there before it, what comes now is not.
        kept = store.checkpoints(line.id)
        trees: dict[tuple[int, int], tuple[Tree, dict[int, EntryRow]]] = {}
        for row in store.entries(line.id):
            counted += 1
            held = trees.setdefault((row.party, row.generation), (Tree(), {}))[1]
            held[row.index] = row
        for (party, _), (tree, rows) in sorted(trees.items()):
            for index in sorted(rows):
                what = _wrong(line, party, tree, rows[index])
                done += 1
                progress(done, counted)
                if what is not None:
                    tell(line.id, rows[index])
                    damaged.append(
                        {
                            "id": rows[index].leaf.hex(),
                            "what": f"{line.name(party)} {index}: {what}",
                        }
                    )
        damaged += _wrong_checkpoints(
            line, kept, {key: found[0] for key, found in trees.items()}
        )
        damaged += [
            {
                "id": fork.refused.hex()[:64],
                "what": f"{line.name(fork.party)} {fork.index}: fork",
            }
            for fork in store.forks(line.id)
        ]
    return {"ok": not damaged, "items": counted, "damaged": damaged}


def _wrong(line: Line, party: int, tree: Tree, row: EntryRow) -> str | None:
    """What is wrong with one row, in the order of its log; the tree grows by its leaf."""
    is_next = row.index == tree.size
    identity = line.genesis.parties[party]
    wrong: str | None = None
    leaf = row.leaf
    try:
        entry = open_entry(party, row.entry, identity.node.sign_ed25519, line.seals_for(party))
    except PeerFault as fault:
        wrong = f"entry: {fault.what}"
    else:
        leaf = entry.leaf
        if leaf != row.leaf:
            wrong = "entry: it is not the one that came in"
        elif is_next and entry.envelope.own_root != tree.root():
            wrong = "entry: it does not follow the ones before it"
        elif row.body_state == "damaged" or (row.body and not body_matches(entry, row.body)):
            wrong = "body: it is not the one committed to"
    if is_next:
        tree.append(leaf)
    return wrong


def _wrong_checkpoints(
    line: Line, kept: list[PutCheckpoint], trees: dict[tuple[int, int], Tree]
) -> list[dict[str, str]]:
    found = []
    for row in kept:
        try:
            if row.signer == row.party:
                signed = checkpoints.open_checkpoint(row.data, line.genesis)
            else:
                signed = checkpoints.open_cosignature(row.data, line.genesis, row.signer)
            tree = trees.get((signed.party, signed.generation))
            good = tree is not None and tree.root_at(signed.size) == signed.root
        except PeerFault:
            good = False
        if not good:
            what = f"{line.name(row.party)} checkpoint at {row.size}: not what was signed"
            found.append({"id": row.data.hex()[:64], "what": what})
    return found


def attachment(store: Store, line: bytes, sha256: bytes, total: int) -> bytes:
    """The bytes of an attachment, checked against its hash.

    Raises:
        Unavailable: it has not come in whole yet.
        Damaged: it is not what its item names.
    """
    held, _ = store.attachments(line).get(sha256, (0, total))
    if held < total:
        raise Unavailable("LIN-5", f"{held} of {total} bytes are here", "Wait for the rest.")
    parts = [
        store.part(line, sha256, at, min(PART_BYTES_MAX, total - at)) or b""
        for at in range(0, total, PART_BYTES_MAX)
    ]
    data = b"".join(parts)
    if hashlib.sha256(data).digest() != sha256:
        raise Damaged(
            "REC-11", "the attachment is not what its item names", "Ask for it again: repeat."
        )
    return data


def digest(node: Node, store: Store, given: str | None = None) -> str:
    """Six words over both logs at the sizes of the last completed check [REC-13].

    Raises:
        Refused: no check was completed yet.
    """
    line = node.line_for(given)
    check = line.last_check
    if check is None:
        raise Refused(
            "REC-13", "no line check was completed yet", "Run `openline check HOME` first."
        )
    heads = []
    for head in check.cut:
        tree = Tree()
        rows = sorted(
            (row.index, row.entry)
            for row in store.entries(line.id)
            if row.party == head.party and row.generation == head.generation
        )
        for _, entry in rows[: head.size]:
            tree.append(leaf_hash(entry))
        heads.append([head.party, head.generation, head.size, tree.root()])
    return words6(labelled_hash("openline digest 1", encode([line.id, heads])))
