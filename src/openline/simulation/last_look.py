"""The checkers that look once, when a world has healed and come to rest."""

from __future__ import annotations

from typing import Any

from openline.core.base.codec import decode
from openline.core.line import frames
from openline.core.node.state import Item, Line
from openline.core.node.talks_memory import Sheet
from openline.core.record import act as acts
from openline.core.record.envelope import FLAG_OFFICER, SALT_BYTES, Head, Kind, read_entry
from openline.runtime import opening
from openline.shell.store.contract import EntryRow
from openline.simulation.checkers import row_of
from openline.simulation.stage import Checker, Machine

Logs = dict[tuple[int, int], list[EntryRow]]


def logs_of(host: Machine) -> Logs:
    """All rows of a host by author and generation, ascending by index."""
    found: Logs = {}
    for row in host.store.entries(host.line.id):
        found.setdefault((row.party, row.generation), []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row.index)
    return found


class RecordsAreOne(Checker):
    """REC-1: both disks hold the same entries and bodies, in order, without a gap."""

    clause = "REC-1"

    def ended(self) -> None:
        """Compare the two disks."""
        if self.world.liar is not None:
            return
        one, two = self.world.hosts
        ours, theirs = logs_of(one), logs_of(two)
        for log in one.line.logs:
            key = (log.party, log.generation)
            rows, others = ours.get(key, []), theirs.get(key, [])
            if [(row.entry, row.body) for row in rows] != [(r.entry, r.body) for r in others]:
                self.fail(one, f"the two records of log {key} differ")
            if [row.index for row in rows] != list(range(len(rows))):
                self.fail(one, f"log {key} has a gap")


class AllIsRecordedOnce(Checker):
    """Promise 5: what an officer was told is recorded stands in both records, once."""

    clause = "promise 5"

    def ended(self) -> None:
        """Look for every promised item on both sides."""
        if self.world.liar is not None:
            return
        for host in self.world.hosts:
            for item_id, party in self.world.officers.promised.items():
                item = host.line.items.get(item_id)
                if item is None:
                    self._may_lack(host, item_id, party)
                elif item.void == "ENV-6":
                    self.fail(host, f"holds the item at {item.index} twice")

    def _may_lack(self, host: Machine, item_id: bytes, party: int) -> None:
        author = self.world.hosts[party]
        item = author.line.items.get(item_id)
        current = author.line.logs[party].generation
        if item is None or item.generation == current:
            self.fail(host, f"lacks an item that {author.party.name} promised")


class SerialsAreGapless(Checker):
    """ENV-5: the serials of each author, series and generation count from 1 without a gap."""

    clause = "ENV-5"

    def ended(self) -> None:
        """Count them on each disk."""
        for host in self.world.hosts:
            for (party, generation), rows in logs_of(host).items():
                current = host.line.logs[party].generation == generation
                if self.world.is_honest(party) and current:
                    self._count(host, party, rows)

    def _count(self, host: Machine, party: int, rows: list[EntryRow]) -> None:
        last: dict[int, int] = {}
        for row in rows:
            envelope = read_entry(party, row.entry).envelope
            if row.body is None or row.early:
                continue
            content = decode(row.body[SALT_BYTES:])
            if envelope.flags & FLAG_OFFICER:
                act = acts.parse_act(row.body[:SALT_BYTES], content)
                serial, series = act.serial, act.series
            elif envelope.kind == Kind.CHECK:
                serial, series = content[1], 3
            else:
                continue
            if serial != last.get(series, 0) + 1:
                self.fail(host, f"{serial} follows {last.get(series, 0)} in series {series}")
            last[series] = serial


def _item_view(item: Item) -> tuple[Any, ...]:
    lights = {name: light.as_dict() for name, light in item.lights.items() if name != "sent"}
    return (
        *(item.seq, item.author, item.generation, item.index, item.kind, item.officer),
        *(item.serial, item.series, item.void, item.crossed, item.cancelled, item.corrected),
        *(item.attachments, sorted(lights.items()), sorted(item.meanings), item.held_entry),
        *(item.shown_entry, repr(item.extra)),
    )


def _sheet_view(sheet: Sheet) -> tuple[Any, ...]:
    """A sheet in memory; of what was said of it only the order of either log is promised."""
    later, first = sheet.replaced_by, sheet.first
    return (
        *(sheet.kind, sheet.author, sheet.place, sheet.had, sheet.reference, sheet.doc),
        *(sheet.digest, sheet.version, sheet.said_by, later and later.id, first and first.id),
        *([part.id for part in sheet.said if part.author == party] for party in (0, 1)),
    )


def memory_of(line: Line) -> dict[str, Any]:
    """What a fold of the disk must give again."""
    return {
        "heads": line.heads(),
        "early": [sorted(log.early) for log in line.logs],
        "items": {item.id.hex(): _item_view(item) for item in line.order},
        "serials": line.serials,
        "missing": {key: part for key, part in line.missing.items() if part},
        "suspensions": sorted(map(repr, line.suspensions)),
        "checks": {
            leaf.hex(): (check.answered_ms, check.completed, check.round_trip_ms)
            for leaf, check in line.checks.items()
        },
        "counted": (line.machine_checks, line.human_checks),
        "waiting": [item for item, _ in line.waiting],
        "checkpoints": {key: signed.size for key, signed in line.checkpoints.items()},
        "cosigned": line.cosigned,
        "postings": [sorted(postings) for postings in line.postings],
        "awaiting": sorted(line.awaiting),
        "broken": line.forks > 0,
        "damaged": line.damaged,
        "open": sorted(line.open_items),
        "watches": line.watches,
        "read back": sorted(line.read_backs),
        "talks": {item.hex(): _sheet_view(part) for item, part in line.talks.sheets.items()},
    }


class MemoryIsFold(Checker):
    """The node's memory is what a fold of its disk gives, and nothing else."""

    clause = "REC-10"

    def ended(self) -> None:
        """Fold each disk anew and compare."""
        for host in self.world.hosts:
            if not self.world.is_honest(host.number) or not host.is_up:
                continue
            fresh = opening.build_node(host.store, host.party.secret, host.party.seeds)
            kept, folded = memory_of(host.line), memory_of(fresh.lines[self.world.line_id])
            for name, value in kept.items():
                if value != folded[name]:
                    self.fail(
                        host, f"{name} in memory and on disk: {_differ(value, folded[name])}"
                    )


def _differ(value: Any, other: Any) -> str:
    if isinstance(value, dict) and isinstance(other, dict):
        keys = [key for key in {**value, **other} if value.get(key) != other.get(key)]
        return "; ".join(f"{key}: {value.get(key)} / {other.get(key)}" for key in keys[:2])
    return f"{value} / {other}"


class EveryItemHasItsMeaning(Checker):
    """Promise 5: an answer counts once, however often and in whatever order it came."""

    clause = "promise 5"

    def ended(self) -> None:
        """Count the answers of each item."""
        for host in self.world.hosts:
            if not self.world.is_honest(host.number):
                continue
            answers: dict[bytes | None, int] = {}
            for item in host.line.order:
                if item.kind == Kind.ANSWER and item.void is None:
                    answers[item.reference] = answers.get(item.reference, 0) + 1
            for item in host.line.order:
                if len(item.meanings) > answers.get(item.id, 0):
                    self.fail(host, f"entry {item.index} has an answer twice: {item.meanings}")


class HeldCanBeShown(Checker):
    """EVI-6: behind every light `held` stands a receipt whose own head covers the item."""

    clause = "EVI-6"

    def ended(self) -> None:
        """Look at the receipt that each light of ours names."""
        for host in self.world.hosts:
            if not self.world.is_honest(host.number):
                continue
            log = host.line.logs[host.number]
            for item in host.line.order:
                is_ours = (item.author, item.generation) == (host.number, log.generation)
                if is_ours and item.held_entry is not None:
                    self._look(host, item, *item.held_entry)

    def _look(self, host: Machine, item: Item, generation: int, index: int) -> None:
        other, log = 1 - host.number, host.line.logs[host.number]
        row = row_of(host, other, generation, index)
        if row is None or row.body is None:
            return
        early = decode(row.body[SALT_BYTES:])[2]
        if [item.index, log.leaf_at(item.index)] in early:
            return
        for head in read_entry(other, row.entry).envelope.heads:
            if head.party == host.number and item.index < head.size and log.holds(head):
                return
        self.fail(
            host, f"shows entry {item.index} as held, and receipt {index} does not prove it"
        )


class ForksLeaveEvidence(Checker):
    """Promise 2, REC-4: a fork leaves both signed versions at the party that was lied to."""

    clause = "REC-4"

    def ended(self) -> None:
        """Look for the forks, and for the head by which ours was understated."""
        liar = self.world.liar
        if liar is None:
            return
        honest = self.world.hosts[1 - liar.host.number]
        planted = [
            trick for trick, frame in liar.planted if self._is_owed(honest, liar.host, frame)
        ]
        if planted and not honest.store.forks(self.world.line_id):
            self.fail(honest, f"has nothing to show of {planted}")
        healed = any(log.generation > 1 for log in honest.line.logs)
        if planted and not honest.line.forks and not healed:
            self.fail(honest, "does not mark the record as broken")
        if liar.understated is not None:
            self._understated(honest, liar.host)

    def _is_owed(self, honest: Machine, liar: Machine, frame: bytes) -> bool:
        """Whether a lie contradicts anything.

        The liar's own node may have adopted it as its word; and a head beyond what the honest
        party, put back from a copy, has of its own log cannot be judged.
        """
        fields = decode(frame[frames.LENGTH_BYTES :])
        is_withheld = self.world.liar is not None and self.world.liar.understated is not None
        if fields[0] == frames.PING:
            return not is_withheld and bool(
                Head(*fields[5][0]).size <= honest.line.logs[honest.number].size
            )
        envelope = read_entry(fields[1], fields[2]).envelope
        place = (fields[1], envelope.generation, envelope.index)
        said, held = row_of(liar, *place), row_of(honest, *place)
        size = honest.line.logs[liar.number].size
        if said is not None and envelope.index < size:
            # What a liar withholds in the end cannot contradict what it said before.
            known = held if is_withheld else said
            return known is None or bool(known.entry != fields[2])
        is_reached = envelope.index == size and not honest.line.restored
        return is_reached and (held is None or bool(held.entry != fields[2]))

    def _understated(self, honest: Machine, liar: Machine) -> None:
        theirs, proven = logs_of(liar), None
        for row in logs_of(honest).get((honest.number, 1), []):
            if read_entry(row.party, row.entry).envelope.kind == Kind.RESYNC and row.body:
                signed = decode(row.body[SALT_BYTES:])[1]
                for head in frames.read_ping(decode(signed[frames.LENGTH_BYTES :])).heads:
                    proven = head.size if head.party == honest.number else proven
        held = {row.index: row.leaf for row in theirs.get((honest.number, 1), [])}
        for row in logs_of(honest).get((honest.number, 1), []):
            if held.get(row.index, row.leaf) != row.leaf and (
                proven is None or row.index < proven
            ):
                self.fail(honest, f"signed entry {row.index} twice, and no head excuses it")
