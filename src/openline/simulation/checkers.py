"""Promises and clauses, each watched by one checker; the first breach ends the world."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openline.core.base.codec import decode
from openline.core.line import frames
from openline.core.node import effects, views
from openline.core.node.branches import kept_aside
from openline.core.node.effects import Effect, PutEntry, Reply
from openline.core.record import act as acts
from openline.core.record import content as contents
from openline.core.record.envelope import (
    FLAG_ATTACHMENTS,
    SALT_BYTES,
    Head,
    Kind,
    body_matches,
    read_entry,
)
from openline.shell.store.contract import EntryRow
from openline.simulation.stage import Asked, Checker, Machine, Stage

LENGTH_BYTES = frames.LENGTH_BYTES


def row_of(host: Machine, party: int, generation: int, index: int) -> EntryRow | None:
    """What stands on a host's disk at one place."""
    return host.store.entry(host.line.id, party, generation, index)


def own_entries(host: Machine, writes: Sequence[effects.Write]) -> list[PutEntry]:
    """The entries of a host's own log among writes."""
    return [w for w in writes if isinstance(w, PutEntry) and w.party == host.number]


class DiskBeforeWire(Checker):
    """REC-5: no entry, no head and no checkpoint leaves before it is durable."""

    clause = "REC-5"

    def performing(self, host: Machine, effect: Effect) -> None:
        """Look into every frame and every statement to be signed."""
        if isinstance(effect, effects.Transmit):
            self._frame(host, effect.data)
        elif isinstance(effect, effects.SignHybrid):
            fields = decode(effect.payload)
            party = self.world.genesis.number_of(fields[2])
            assert party is not None
            self._head(host, Head(party, *fields[3:6]), "a checkpoint")

    def _frame(self, host: Machine, data: bytes) -> None:
        number = data[LENGTH_BYTES + 1]
        if number == frames.ENTRY:
            _, party, entry, _ = decode(data[LENGTH_BYTES:])
            envelope = read_entry(party, entry).envelope
            row = row_of(host, party, envelope.generation, envelope.index)
            if row is None or row.entry != entry:
                self.fail(host, f"sends entry {envelope.index} that is not on its disk")
        elif number in (frames.HELLO, frames.PING) and self.world.is_honest(host.number):
            for head in decode(data[LENGTH_BYTES:])[5]:
                self._head(host, Head(*head), "a signed head")

    def _head(self, host: Machine, head: Head, what: str) -> None:
        size = head.size
        if size and row_of(host, head.party, head.generation, size - 1) is None:
            self.fail(host, f"{what} covers entry {size - 1}, which is not on its disk")


def _aside(host: Machine, writes: Sequence[effects.Write]) -> set[bytes]:
    """Leaves of what is kept of branches that are not held [REC-4]."""
    kept = [write for write in writes if isinstance(write, effects.PutOffence)]
    kept += host.store.offences(host.line.id)
    return {aside.entry.leaf for aside in kept_aside(kept)}


class ReceiptsAreTrue(Checker):
    """RCT-3: a receipt names only what its author holds, with bodies and files that match."""

    clause = "RCT-3"

    def committed(self, host: Machine, writes: Sequence[effects.Write]) -> None:
        """Compare every receipt with the disk it was committed to."""
        for write in own_entries(host, writes):
            entry = read_entry(host.number, write.entry)
            if entry.envelope.kind != Kind.RCPT or write.body is None or host.restored:
                continue
            generation, ranges, early = decode(write.body[SALT_BYTES:])
            for part in ranges:
                for index in range(*part):
                    self._holds(host, generation, index)
            aside = _aside(host, writes)
            for index, leaf in early:
                if leaf in aside:
                    continue  # of a branch that is not held; kept beside the log
                row = self._holds(host, generation, index)
                if row.leaf != leaf:
                    self.fail(host, f"receipts another entry {index} than it holds")

    def _holds(self, host: Machine, generation: int, index: int) -> EntryRow:
        author = 1 - host.number
        row = row_of(host, author, generation, index)
        if row is None:
            self.fail(host, f"receipts entry {index}, which it does not hold")
        entry = read_entry(author, row.entry)
        if entry.envelope.kind == Kind.RCPT:
            return row
        if row.body is None or not body_matches(entry, row.body):
            self.fail(host, f"receipts entry {index} without the body it commits to")
        elif entry.envelope.flags & FLAG_ATTACHMENTS:
            self._files(host, index, row.body)
        return row

    def _files(self, host: Machine, index: int, body: bytes) -> None:
        meta = host.line.meta(1 - host.number, index)
        item = host.line.items.get(meta.item) if meta is not None and meta.item else None
        if item is None or item.void:
            return  # what has no effect has no files to wait for
        act = acts.parse_act(body[:SALT_BYTES], decode(body[SALT_BYTES:]))
        held = host.store.attachments(self.world.line_id)
        for file in contents.files_of(item.kind, act.content):
            if held.get(file[2]) != (file[1], file[1]):
                self.fail(host, f"receipts entry {index} without its attachment")


class HeldIsHeld(Checker):
    """Promise 1: what is shown as held, and what is acknowledged, is on the other's disk."""

    clause = "promise 1"

    def __init__(self, world: Stage) -> None:
        super().__init__(world)
        self._ever: tuple[set[bytes], set[bytes]] = (set(), set())

    def committed(self, host: Machine, writes: Sequence[effects.Write]) -> None:
        """Note what has ever been durable with its body."""
        for write in writes:
            if isinstance(write, PutEntry) and write.body is not None:
                self._ever[host.number].add(write.leaf)

    def announced(self, host: Machine, event: dict[str, Any]) -> None:
        """Look at the other's disk when a light is lit."""
        if event.get("light") not in ("held", "acknowledged") or self.world.liar is not None:
            return
        item = host.line.items.get(bytes.fromhex(event["item"]))
        if item is None or item.author != host.number:
            return
        row = row_of(host, item.author, item.generation, item.index)
        if row is None or row.leaf not in self._ever[1 - host.number]:
            self.fail(host, f"shows {event['light']} for {item.index}, which the other lacks")


class PlacesAreOnce(Checker):
    """Promise 5, REC-2: an honest node signs one entry for one place."""

    clause = "promise 5"

    def __init__(self, world: Stage) -> None:
        super().__init__(world)
        self._leaves: dict[tuple[int, int, int], bytes] = {}

    def committed(self, host: Machine, writes: Sequence[effects.Write]) -> None:
        """Compare each own entry with what was signed, or is held by the peer, at its place."""
        if self.world.liar is not None:
            return
        for write in own_entries(host, writes):
            key = (write.party, write.generation, write.index)
            before = self._leaves.setdefault(key, write.leaf)
            if before != write.leaf:
                self.fail(host, f"signs a second entry {write.index}")
            held = row_of(self.world.hosts[1 - host.number], *key)
            if held is not None and held.leaf != write.leaf:
                self.fail(
                    host, f"signs entry {write.index} anew, and the other holds the first"
                )

    def restored(self, host: Machine) -> None:
        """What only the lost disk held may be signed anew."""
        for key in [key for key in self._leaves if key[0] == host.number]:
            if row_of(host, *key) is None:
                del self._leaves[key]


class NobodyHonestIsAccused(Checker):
    """Promise 5: nothing makes an honest party look like a forger or break a clause."""

    clause = "promise 5"

    def committed(self, host: Machine, writes: Sequence[effects.Write]) -> None:
        """No fork and no offence is kept of an honest peer."""
        if self.world.liar is not None:
            return
        for write in writes:
            if isinstance(write, effects.PutFork):
                self.fail(host, f"keeps a fork at {write.index} of an honest party")
            if isinstance(write, effects.PutOffence):
                self.fail(host, f"keeps an offence against {write.clause} of an honest party")

    def announced(self, host: Machine, event: dict[str, Any]) -> None:
        """No alarm names an honest peer."""
        if self.world.liar is None and event.get("what") in ("fork", "peer_fault"):
            self.fail(host, f"alarms {event}")


class RestoredWaits(Checker):
    """REC-10: a restored node signs no place before a head over a nonce of this start is in."""

    clause = "REC-10"

    def __init__(self, world: Stage) -> None:
        super().__init__(world)
        self._waits = [False, False]
        self._nonces: tuple[set[bytes], set[bytes]] = (set(), set())

    def restored(self, host: Machine) -> None:
        """From here on the host has to wait."""
        self._waits[host.number] = True
        self._nonces[host.number].clear()

    def performing(self, host: Machine, effect: Effect) -> None:
        """Note the nonces that this life has sent."""
        if isinstance(effect, effects.Transmit) and self._waits[host.number]:
            number = effect.data[LENGTH_BYTES + 1]
            if number in (frames.HELLO, frames.PING):
                fields = decode(effect.data[LENGTH_BYTES:])
                self._nonces[host.number].add(
                    fields[4] if number == frames.HELLO else fields[1]
                )

    def committed(self, host: Machine, writes: Sequence[effects.Write]) -> None:
        """Only what the peer holds of us may be written, until the resync is."""
        for write in own_entries(host, writes):
            if not self._waits[host.number]:
                return
            held = row_of(self.world.hosts[1 - host.number], *_place(write))
            if held is not None and held.leaf == write.leaf:
                continue
            kind = read_entry(host.number, write.entry).envelope.kind
            if kind == Kind.RESYNC:
                self._resync(host, write)
            elif kind != Kind.GENERATION:
                self.fail(host, f"is restored and signs entry {write.index}")
            self._waits[host.number] = False

    def _resync(self, host: Machine, write: PutEntry) -> None:
        assert write.body is not None
        _, signed = decode(write.body[SALT_BYTES:])
        echo = frames.read_ping(decode(signed[LENGTH_BYTES:])).echo
        if echo not in self._nonces[host.number]:
            self.fail(host, "goes on from a head that is not over a nonce of this start")


def _place(write: PutEntry) -> tuple[int, int, int]:
    return write.party, write.generation, write.index


class StopPasses(Checker):
    """Promise 7: STOP passes suspension, is never refused, and none is dropped."""

    clause = "promise 7"

    def replied(self, host: Machine, reply: Reply, asked: Asked | None) -> None:
        """A STOP is taken, or the disk failed."""
        if asked is None or asked.verb != "send-stop" or reply.fault is None:
            return
        if reply.fault["blame"] != "world":
            self.fail(host, f"refuses a STOP: {reply.fault}")

    def ended(self) -> None:
        """Every STOP that was taken is in both records, once, and not void."""
        if self.world.liar is not None:
            return
        for host in self.world.hosts:
            texts: list[str] = []
            for row in host.store.entries(self.world.line_id):
                if (
                    row.body is None
                    or read_entry(row.party, row.entry).envelope.kind != Kind.STOP
                ):
                    continue
                act = acts.parse_act(row.body[:SALT_BYTES], decode(row.body[SALT_BYTES:]))
                texts += act.content[1]
            for text, (party, item) in self.world.officers.stops.items():
                if texts.count(text) != 1:
                    self.fail(
                        host, f"has {texts.count(text)} times the STOP {text!r} of {party}"
                    )
                if host.line.items[item].void:
                    self.fail(host, f"finds a STOP void: {host.line.items[item].void}")


def _has_file(world: Stage, sha256: bytes) -> bool:
    """Whether any disk still holds an attachment; a copy put back may have lost it for good."""
    for host in world.hosts:
        held, total = host.store.attachments(world.line_id).get(sha256, (0, -1))
        if held == total:
            return True
    return False


def owed(world: Stage) -> str | None:
    """What is still owed in a healed world; None if all is paid."""
    one, two = world.hosts
    for host in world.hosts:
        name, line = host.party.name, host.line
        if not host.is_up or not host.is_quiet:
            return f"{name} has work to do"
        if line.restored or line.waiting:
            return f"{name} is not in step"
        gone = [file for file in line.awaiting if not _has_file(world, file)]
        is_short = len(line.awaiting) > len(gone) or any(line.missing.values())
        if any(log.early for log in line.logs) or is_short:
            return f"{name} has gaps"
        if views.peer_state(line, line.peers[1 - host.number], host.now()) in (
            "down",
            "one_way",
        ):
            return f"{name} does not see the line both ways"
    if one.line.heads() != two.line.heads():
        sizes = [[head.size for head in host.line.heads()] for host in world.hosts]
        return f"the records differ: {sizes}"
    for host in world.hosts:
        for item in host.line.order:
            current = item.generation == host.line.logs[item.author].generation
            lost = any(not _has_file(world, file[2]) for file in item.attachments)
            if current and item.signed and "held" not in item.lights and not lost:
                return (
                    f"{host.party.name} has no receipt for entry {item.index} of {item.author}"
                )
    if world.officers.asked:
        return f"{len(world.officers.asked)} requests have no answer"
    return None
