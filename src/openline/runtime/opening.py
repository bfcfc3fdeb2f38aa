"""From a home to a node: keys, store, fold. Used by the running process and by the command line."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from openline.core.base.errors import Refused
from openline.core.line.frames import PART_BYTES_MAX
from openline.core.node import load
from openline.core.node.branches import kept_aside
from openline.core.node.effects import Effect, Reply, SignHybrid
from openline.core.node.events import Event, Signed, Started, TurnEnds
from openline.core.node.load import Row
from openline.core.node.node import Node
from openline.core.node.state import Line
from openline.core.node.turn import OfficerKey, Turn
from openline.core.record.envelope import Kind
from openline.core.record.genesis import read_line_file
from openline.shell import clock, home, settings
from openline.shell.home import Paths
from openline.shell.journal import WRITES, Journal
from openline.shell.secrets import NodeSecret
from openline.shell.settings import Settings
from openline.shell.store import marker
from openline.shell.store.contract import Store
from openline.shell.store.database import Database
from openline.shell.store.vault import Vault


class Opened(NamedTuple):
    """A home with its record open."""

    paths: Paths
    settings: Settings
    secret: NodeSecret
    store: Database
    node: Node
    restored: bool
    told: bool


def rows_of(store: Store, line: bytes) -> list[Row]:
    """The stored entries of a line as the fold takes them."""
    return [
        Row(
            row.seq,
            row.party,
            row.generation,
            row.index,
            row.entry,
            row.leaf,
            row.body,
            row.body_state,
            row.at_ms,
        )
        for row in store.entries(line)
    ]


def fold_line(store: Store, line_id: bytes, us: int, file: bytes) -> Line:
    """One line's memory, folded from the store."""
    line = load.new_line(read_line_file(file), us)
    kept = store.checkpoints(line_id)
    line.attachments = store.attachments(line_id)
    _hash_partial(store, line)
    aside = kept_aside(store.offences(line_id))
    load.fold_rows(line, rows_of(store, line_id), load.proven_sizes(kept), aside)
    load.fold_checkpoints(line, kept)
    load.fold_rest(line, store.waiting(line_id), store.sent(line_id), store.forks(line_id))
    return line


def _hash_partial(store: Store, line: Line) -> None:
    """Take up the running hash of attachments that a cut or a stop left unfinished."""
    for digest, (held, total) in line.attachments.items():
        if held in (0, total):
            continue
        running = hashlib.sha256()
        for at in range(0, held, PART_BYTES_MAX):
            running.update(
                store.part(line.id, digest, at, min(PART_BYTES_MAX, held - at)) or b""
            )
        line.hashes[digest] = running


def officer_keys(lines: list[Line], seeds: dict[bytes, bytes]) -> dict[str, OfficerKey]:
    """Officers whose keys are kept here, by the hash of their certificate in hex."""
    found: dict[str, OfficerKey] = {}
    for line in lines:
        for posting in line.postings[line.us].values():
            officer = posting.officer
            seed = seeds.get(officer.key[1]) if officer.key[0] == 0 else None
            if seed is not None:
                found[officer.hash.hex()] = OfficerKey(officer.name, officer.hash, seed)
    return found


def build_node(store: Store, secret: NodeSecret, seeds: dict[bytes, bytes]) -> Node:
    """A node, folded from its store."""
    lines = [fold_line(store, row.line, row.us, row.file) for row in store.lines()]
    return Node(secret.sign_ed25519, lines, officer_keys(lines, seeds), store.next_seq())


def open_home(path: Path, *, readonly: bool = False) -> Opened:
    """Open a home and fold its record.

    Args:
        path: the home.
        readonly: read beside a running node; nothing can be written.

    Raises:
        Refused: no home, unknown settings, wrong modes, or in use by another process.
        Damaged: keys or record are not what they were.
    """
    paths = Paths(path)
    config = settings.read(path)
    for private, mode in ((path, 700), (paths.keys, 700), (paths.record, 600)):
        if private.exists() and private.stat().st_mode & 0o077:
            what = "the home" if private == path else private.name
            raise Refused(
                "home",
                f"{what} can be read by others",
                f"Run: chmod {mode} on it, and ask who read it.",
            )
    secret = home.node_secret(paths)
    vault = Vault.from_key_file(paths.keys / "body.key")
    store = Database.open(paths.record, vault, readonly=readonly)
    try:
        state = (
            marker.state(paths.record, store) if readonly else marker.renew(paths.record, store)
        )
        told = marker.was_told(store)
        node = build_node(store, secret, home.officer_seeds(paths))
    except BaseException:
        store.close()
        raise
    if readonly:
        for line in node.lines.values():  # a reader shows it; a writer is told when it starts
            line.restored = state == "restored" or told
            line.started = clock.now()  # what was missed before is not known here
    return Opened(paths, config, secret, store, node, state == "restored", told)


class StillWorld:
    """The world of a node that is not running: it signs and answers, nobody is reached."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self.signed: list[Signed] = []
        self.results: list[dict[str, object]] = []
        self.faults: list[dict[str, str]] = []

    def perform(self, effect: Effect) -> None:
        """Keep answers; make hybrid signatures; sessions there are none."""
        if isinstance(effect, SignHybrid):
            data = self._opened.secret.sign_hybrid(effect.aad, effect.payload)
            self.signed.append(
                Signed(clock.now(), effect.line, effect.aad, effect.payload, data)
            )
        elif isinstance(effect, Reply):
            if effect.fault is not None:
                self.faults.append(effect.fault)
            else:
                self.results.append(dict(effect.result or {}))

    def make_room(self) -> bool:
        """A stopped node uses no reserve."""
        return False

    def start_again(self) -> Node:
        """Rebuild from the store after a failed commit."""
        return build_node(
            self._opened.store, self._opened.secret, home.officer_seeds(self._opened.paths)
        )


def turn_ends() -> TurnEnds:
    """The last event of a turn, now."""
    return TurnEnds(clock.now(), clock.entropy())


def take_still(opened: Opened, events: list[Event]) -> StillWorld:
    """Let a stopped node take events by the same journal as a running one.

    Raises:
        Refused: the first of the events that was refused.
    """
    world = StillWorld(opened)
    journal = Journal(opened.node, opened.store, world)
    journal.turn(
        [Started(clock.now(), clock.entropy(), opened.restored, opened.told)], turn_ends
    )
    journal.turn(events, turn_ends)
    while world.signed:
        signed, world.signed = world.signed, []
        journal.turn(signed, turn_ends)
    if world.faults:
        fault = world.faults[0]
        raise Refused(fault["clause"], fault["what"], fault["next"])
    return world


def found_line(opened: Opened, line_id: bytes, certificates: list[bytes]) -> None:
    """The first entries of our log on a new line: genesis, addresses, officers' certificates."""
    line = opened.node.lines[line_id]
    line.restored = False
    turn = Turn(clock.now(), clock.entropy())
    ledger = opened.node.ledger
    ledger.append(turn, line, Kind.GENESIS, [line_id])
    ledger.append(turn, line, Kind.ROUTE, [list(opened.settings.listen)])
    for certificate in certificates:
        ledger.append(turn, line, Kind.CERT, [certificate])
    opened.store.commit([part for part in turn.effects if isinstance(part, WRITES)])
