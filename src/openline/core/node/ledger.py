"""Entries going into the logs: our own, the peer's, and again at the start (REC-2 to REC-5)."""

from __future__ import annotations

from typing import Any

from openline.core.base.codec import encode
from openline.core.base.errors import PeerFault
from openline.core.line.frames import entry_frame
from openline.core.node import branches, fold, generations
from openline.core.node.effects import MendEntry, PutEntry, PutFork
from openline.core.node.places import announced, count_unproven, note_fresh, place
from openline.core.node.state import Line, Meta
from openline.core.node.told import Told
from openline.core.node.turn import Turn
from openline.core.record.envelope import (
    Entry,
    Envelope,
    Head,
    Kind,
    body_matches,
    commitment,
    make_body,
    open_entry,
    read_entry,
    seal,
)
from openline.core.record.log import Admission, Verdict
from openline.core.record.tree import EMPTY_ROOT, leaf_hash

RECENT_FRAMES_MAX = 1024
# What the reserve of the disk is for; everything else of the peer waits where it is (promise 7).
TAKEN_WHEN_LOW = frozenset(
    {
        Kind.STOP,
        Kind.ACK,
        Kind.ANSWER,
        Kind.CHECK,
        Kind.RCPT,
        Kind.SUSPEND,
        Kind.RESUME,
        Kind.CERT,
        Kind.REMOVE,
        Kind.DELEGATE,
        Kind.UNDELEGATE,
        Kind.GENERATION,
    }
)
SALT = 16


class Ledger:
    """Writes entries of all lines of one node and numbers them in order of arrival."""

    def __init__(self, sign_seed: bytes, next_seq: int) -> None:
        self._seed = sign_seed
        self._next_seq = next_seq
        self.disk_is_low = False
        self.recent: dict[tuple[bytes, int, int], bytes] = {}

    @property
    def last_seq(self) -> int:
        """The arrival number of the newest entry."""
        return self._next_seq - 1

    def _seq(self) -> int:
        seq = self._next_seq
        self._next_seq += 1
        return seq

    def append(self, turn: Turn, line: Line, kind: int, content: list[Any]) -> Entry:
        """Sign and take an entry of the node itself."""
        return self.append_body(
            turn, line, kind, 0, make_body(turn.draw(SALT), encode(content))
        )

    def append_body(self, turn: Turn, line: Line, kind: int, flags: int, body: bytes) -> Entry:
        """Sign and take an entry with a finished body; it goes to disk before any wire."""
        assert not line.restored, "a restored node signs no place in its log [REC-10]"
        log = line.logs[line.us]
        heads = tuple(other.head() for other in line.logs if other.party != line.us)
        envelope = Envelope(
            log.size,
            log.generation,
            log.tree.root(),
            heads,
            log.next_t_ms(turn.now.wall_ms),
            kind,
            flags,
            commitment(body),
            len(body),
        )
        data = seal(self._seed, line.seals_for(line.us), envelope)
        entry = Entry(line.us, data, leaf_hash(data), envelope)
        self._take(turn, line, entry, body, early=False)
        self._remember(line, entry, body)
        return entry

    def _remember(self, line: Line, entry: Entry, body: bytes) -> None:
        key = (line.id, entry.envelope.generation, entry.envelope.index)
        self.recent[key] = entry_frame(entry.party, entry.data, body)
        if len(self.recent) > RECENT_FRAMES_MAX:
            del self.recent[next(iter(self.recent))]

    def _take(
        self, turn: Turn, line: Line, entry: Entry, body: bytes | None, early: bool
    ) -> None:
        envelope, party = entry.envelope, entry.party
        meta = Meta(self._seq(), envelope.index, envelope.kind, envelope.t_ms, turn.now.wall_ms)
        meta.body_bytes = envelope.body_bytes
        turn.put(
            PutEntry(
                line.id,
                meta.seq,
                party,
                envelope.generation,
                envelope.index,
                entry.data,
                entry.leaf,
                body,
                meta.at_ms,
                early,
            )
        )
        told = place(line, entry, body, meta, early)
        turn.tell(told)
        if party == line.us:
            for peer in line.peers.values():
                peer.outbox.put(envelope.index, meta.band)
            count_unproven(line, envelope)
        else:
            note_fresh(line, entry, meta, early)
        if not early:  # what names this entry may have waited
            told += self.close_gap(turn, line, party)
        turn.tell([announced(line, entry, meta, told)])

    def receive(
        self, turn: Turn, line: Line, party: int, data: bytes, body: bytes | None
    ) -> None:
        """Take an entry that came in, of whichever party.

        Raises:
            PeerFault: it is not authentic, or its body is not the one it commits to.
        """
        entry = read_entry(party, data)
        log = line.logs[party]
        if body is not None and not body_matches(entry, body):
            raise PeerFault("ENV-3", "a body that the entry does not commit to", data)
        if entry.envelope.generation != log.generation:
            self._other_generation(turn, line, entry, body)
            return
        verdict = log.judge(entry)
        if verdict.admission is Admission.DUPLICATE:
            self._mend(turn, line, entry, body)
            return
        identity = line.genesis.parties[party]
        open_entry(party, data, identity.node.sign_ed25519, line.seals_for(party))
        if verdict.admission is Admission.FORK:
            self.note_fork(turn, line, entry, verdict)
            branches.take_aside(turn, line, entry, body, self._next_seq - 1)
            return
        if entry.envelope.index in log.early:
            self.close_gap(turn, line, party)
            return
        if self.disk_is_low and entry.envelope.kind not in TAKEN_WHEN_LOW:
            return  # not receipted, so it stays with its author and is asked for again later
        early = verdict.admission is Admission.EARLY or not self._heads_hold(turn, line, entry)
        early = early or not heads_known(line, entry)
        self._take(turn, line, entry, body, early)

    def _heads_hold(self, turn: Turn, line: Line, entry: Entry) -> bool:
        """Whether an entry's heads of our log are true; it waits if they show more than we have."""
        if entry.party == line.us:
            return True
        for head in entry.envelope.heads:
            if head.party != line.us:
                continue
            log = line.logs[line.us]
            if head.generation < log.generation:
                continue
            held = log.holds(head)
            if held is None and line.in_step:
                verdict = Verdict(
                    Admission.FORK, None, "it names more of our log than there is"
                )
                self.note_fork(turn, line, entry, verdict)
                return False
            if held is None:
                rolled_back(turn, line, head)
                return False
            if not held:
                verdict = Verdict(Admission.FORK, None, "it names another version of our log")
                self.note_fork(turn, line, entry, verdict)
        return True

    def _other_generation(
        self, turn: Turn, line: Line, entry: Entry, body: bytes | None
    ) -> None:
        log = line.logs[entry.party]
        if entry.envelope.generation < log.generation:
            return
        identity = line.genesis.parties[entry.party]
        aad = line.seals_for(entry.party)
        open_entry(entry.party, entry.data, identity.node.sign_ed25519, aad)
        starts = entry.envelope.index == 0 and entry.envelope.kind == Kind.GENERATION
        if starts and body is not None:
            if entry.envelope.own_root != EMPTY_ROOT:
                raise PeerFault("REC-12", "a generation that begins behind entries", entry.data)
            if not self._heads_hold(turn, line, entry) or not heads_known(line, entry):
                return  # it would have no place at the next start either; it comes again
            held = log.head()
            if not generations.begin(turn, line, entry, body):
                place_0 = (entry.party, entry.envelope.generation, 0)
                fork = PutFork(line.id, *place_0, held.root, entry.data, turn.now.wall_ms)
                branches.keep_fork(
                    turn, line, fork, entry.leaf, "its generation names other heads"
                )
            if entry.party == line.us:
                for peer in line.peers.values():
                    peer.outbox.reset()
            self._take(turn, line, entry, body, early=False)

    def close_gap(self, turn: Turn, line: Line, party: int) -> Told:
        """Give early entries their place now that their predecessors are there [REC-3].

        One that does not follow them is a fork. It is receipted, so it keeps its place, and the
        log waits there for a new generation [REC-4].
        """
        told: Told = []
        self._close(turn, line, party, told)
        while any(self._close(turn, line, log.party, told) for log in line.logs):
            pass  # what one log waited for may have been in the other
        turn.tell(told)
        return told

    def _close(self, turn: Turn, line: Line, party: int, told: Told) -> bool:
        log = line.logs[party]
        before = log.size
        while log.size in log.early:
            entry, body, meta = line.early[party][log.size]
            verdict = log.judge(entry)
            if verdict.admission is not Admission.NEXT:
                self.note_fork(turn, line, entry, verdict)
                break
            if not heads_known(line, entry):
                break
            self._heads_hold(turn, line, entry)
            del line.early[party][entry.envelope.index]
            envelope = entry.envelope
            turn.put(
                PutEntry(
                    line.id,
                    meta.seq,
                    party,
                    envelope.generation,
                    envelope.index,
                    entry.data,
                    entry.leaf,
                    body,
                    meta.at_ms,
                    early=False,
                )
            )
            told += place(line, entry, body, meta, early=False)
        return log.size > before

    def note_fork(self, turn: Turn, line: Line, entry: Entry, verdict: Verdict) -> None:
        """Keep both signed versions, mark the line, tell the watch [REC-4]."""
        fork = PutFork(
            line.id,
            entry.party,
            entry.envelope.generation,
            entry.envelope.index,
            verdict.held_leaf or b"",
            entry.data,
            turn.now.wall_ms,
        )
        branches.keep_fork(turn, line, fork, entry.leaf, verdict.why)

    def _mend(self, turn: Turn, line: Line, entry: Entry, body: bytes | None) -> None:
        envelope = entry.envelope
        key = (entry.party, envelope.generation, envelope.index)
        meta = line.meta(entry.party, envelope.index)
        lacks_body = meta is not None and not meta.has_body and body is not None
        if key not in line.damaged and not lacks_body:
            return
        if key in line.damaged and body is None:
            return
        turn.put(MendEntry(line.id, *key, entry.data, body))
        line.damaged.pop(key, None)
        if entry.party == line.us:
            line.unread.discard(envelope.index)
        told = {"event": "mended", "line": line.id.hex(), "index": envelope.index}
        turn.tell([{**told, "was_unread": lacks_body}])
        if meta is not None and lacks_body:
            meta.has_body = True
            turn.tell(fold.apply(line, entry, body, meta))
            if entry.party != line.us:  # it is held only now
                note_fresh(line, entry, meta, early=envelope.index in line.early[entry.party])


def heads_known(line: Line, entry: Entry) -> bool:
    """Whether we have as much of each log as an entry's heads name; a copy may have less.

    Only then does the entry mean here what it meant to its author, of whichever party.
    """
    for head in entry.envelope.heads:
        log = line.logs[head.party] if head.party < len(line.logs) else None
        if log is None or head.generation > log.generation:
            return False
        if head.generation == log.generation and head.size > log.size:
            return False
    return True


def rolled_back(turn: Turn, line: Line, head: Head) -> None:
    """The peer signed more of our log than we have: we are a copy, and sign nothing [REC-10]."""
    if not line.restored:
        line.restored = True
        turn.tell([{"event": "rolled_back", "line": line.id.hex(), "size": head.size}])
