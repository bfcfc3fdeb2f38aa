"""Planted faults, kept so that the simulator shows that it would find them.

Each is one mistake that a tired person could make, put into the true code for the length of a
`with`. `openline simulate --fault NAME` runs with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from openline.core.base.errors import PeerFault
from openline.core.line.outbox import Outbox
from openline.core.node import ledger as ledgers
from openline.core.node import resync
from openline.core.node.carry import Carry
from openline.core.node.effects import Effect, PutFork, SignHybrid
from openline.core.node.events import Event, Started, TurnEnds
from openline.core.node.ledger import Ledger
from openline.core.node.node import Node
from openline.core.node.state import Light, Line
from openline.core.node.turn import Turn
from openline.core.record.envelope import Entry, Kind, read_entry
from openline.core.record.log import Admission, Log, Verdict
from openline.shell import journal as journals
from openline.shell.journal import Journal
from openline.simulation import mutants_talks
from openline.simulation.planting import Planted, replaced


def _performs_first(kinds: tuple[type, ...]) -> Planted:
    """A journal that lets some effects out before the commit."""

    def turn(self: Journal, events: Sequence[Event], ends: Callable[[], TurnEnds]) -> None:
        out: list[Effect] = []
        for event in events:
            out += self.node.step(event)
        out += self.node.step(ends())
        writes = [effect for effect in out if isinstance(effect, journals.WRITES)]
        rest = [effect for effect in out if not isinstance(effect, journals.WRITES)]
        for effect in [effect for effect in rest if isinstance(effect, kinds)]:
            self._world.perform(effect)
        if writes:
            self._commit(writes)
        for effect in [effect for effect in rest if not isinstance(effect, kinds)]:
            self._world.perform(effect)

    return replaced((Journal, "turn", turn))


def send_before_commit() -> Planted:
    """The journal sends first and writes then."""
    return _performs_first((object,))


def checkpoint_before_commit() -> Planted:
    """The journal has checkpoints signed over what is not on the disk yet."""
    return _performs_first((SignHybrid,))


def no_deduplication() -> Planted:
    """An entry that comes a second time is not known again."""
    true = Log.judge

    def judge(self: Log, entry: Entry) -> Verdict:
        verdict = true(self, entry)
        if verdict.admission is Admission.DUPLICATE:
            return Verdict(Admission.FORK, entry.leaf, "there is an entry here")
        return verdict

    return replaced((Log, "judge", judge))


def receipt_not_held() -> Planted:
    """A receipt reaches one number too far."""
    true = Ledger.append

    def append(self: Ledger, turn: Turn, line: Line, kind: int, content: list[Any]) -> Entry:
        if kind == Kind.RCPT and content[1]:
            generation, ranges, early = content
            start, stop = ranges[-1]
            content = [generation, [*ranges[:-1], [start, stop + 1]], early]
        return true(self, turn, line, kind, content)

    return replaced((Ledger, "append", append))


def outbox_forgotten() -> Planted:
    """After a new start nothing old is sent, neither of itself nor when it is asked for."""

    def nothing(*_: object) -> list[Any]:
        return []

    return replaced((Outbox, "start_again", nothing), (resync, "places", nothing))


def restored_signs_at_once() -> Planted:
    """A restored node does not wait for the peer."""
    true = Node.step

    def step(self: Node, event: Event) -> list[Effect]:
        if isinstance(event, Started):
            event = Started(event.now, event.entropy, restored=False)
        return true(self, event)

    return replaced((Node, "step", step))


def stale_head() -> Planted:
    """A restored node takes whatever head comes first, however old."""
    true = Carry._ping  # noqa: SLF001

    def ping(self: Carry, turn: Turn, session: Any, line: Line, frame: list[Any]) -> None:
        if line.restored:
            fresh = resync._on_fresh_head  # noqa: SLF001
            fresh(turn, self._ledger, line, frame)
        true(self, turn, session, line, frame)

    return replaced((Carry, "_ping", ping))


def receipt_for_wrong_body() -> Planted:
    """A body is not compared with its commitment."""

    def matches(entry: Entry, body: bytes) -> bool:
        return True

    return replaced((ledgers, "body_matches", matches))


def void_blocks() -> Planted:
    """An entry of an unknown kind ends the session, for ever."""
    true = Ledger.receive

    def receive(
        self: Ledger, turn: Turn, line: Line, party: int, data: bytes, body: bytes | None
    ) -> None:
        if read_entry(party, data).envelope.kind not in set(Kind):
            raise PeerFault("ENV-8", "a kind that nobody knows", data)
        true(self, turn, line, party, data, body)

    return replaced((Ledger, "receive", receive))


def held_when_sent() -> Planted:
    """What was handed to a path is shown as held."""
    true = Carry._light_sent  # noqa: SLF001

    def light(self: Carry, turn: Turn, line: Line, index: int, route: str) -> None:
        true(self, turn, line, index, route)
        meta = line.meta(line.us, index)
        item = line.items.get(meta.item) if meta and meta.item else None
        lit = Light(turn.now.wall_ms, route, "ours")
        if item is not None and item.light("held", lit):
            turn.tell([{"event": "light", "item": item.id.hex(), "light": "held"}])

    return replaced((Carry, "_light_sent", light))


def stops_forgotten() -> Planted:
    """STOPs that wait to be folded do not outlive a failed commit."""

    def forget(self: Node, before: Node) -> None:
        """Nothing is taken over."""

    return replaced((Node, "take_stops", forget))


def fork_without_evidence() -> Planted:
    """A fork is alarmed, and nothing is kept to show."""
    true = Ledger.note_fork

    def note(self: Ledger, turn: Turn, line: Line, entry: Entry, verdict: Verdict) -> None:
        true(self, turn, line, entry, verdict)
        turn.effects[:] = [part for part in turn.effects if not isinstance(part, PutFork)]

    return replaced((Ledger, "note_fork", note))


ALL: dict[str, Callable[[], Planted]] = {
    made.__name__: made
    for made in (
        send_before_commit,
        no_deduplication,
        receipt_not_held,
        outbox_forgotten,
        restored_signs_at_once,
        stale_head,
        checkpoint_before_commit,
        receipt_for_wrong_body,
        void_blocks,
        held_when_sent,
        stops_forgotten,
        fork_without_evidence,
    )
} | mutants_talks.ALL
