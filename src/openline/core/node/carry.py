"""Sessions and what goes over them: hello, feeding by precedence, pings, re-sending (LIN-3 to LIN-13)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openline.core.base import keys
from openline.core.base.errors import PeerFault
from openline.core.line import frames
from openline.core.line.outbox import URGENT_MAX
from openline.core.line.session import (
    PING_EVERY_MS,
    SILENCE_MS_MAX,
    UNSENT_BYTES_MAX,
    Session,
    is_stale,
)
from openline.core.node import parts, proofs, resync
from openline.core.node.effects import (
    Close,
    PutOffence,
    PutSent,
    Transmit,
    TransmitStored,
)
from openline.core.node.ledger import Ledger, rolled_back
from openline.core.node.state import Light, Line, PeerState
from openline.core.node.turn import Turn
from openline.core.record.envelope import Head

ENTRY_BYTES_ESTIMATE = 400  # an entry with its frame; the body is counted by itself


def check_sealed_ping(line: Line, party: int, frame: list[Any]) -> list[Head]:
    """The heads by which a bundle begins [LIN-14].

    Raises:
        PeerFault: not a PING without a nonce, or not signed by that party.
    """
    if frame[0] != frames.PING or frame[1] is not None:
        raise PeerFault("LIN-14", "a bundle that does not begin with a PING without a nonce")
    ping = frames.read_ping(frame)
    message = frames.ping_message(
        line.id, party, None, ping.t_ms, ping.echo, ping.held_ms, ping.heads
    )
    public = line.genesis.parties[party].node.sign_ed25519
    if not keys.ed25519_verify(public, ping.signature, message):
        raise PeerFault("LIN-7", "a PING that the peer did not sign")
    return ping.heads


class Carry:
    """All sessions of a node."""

    def __init__(self, lines: dict[bytes, Line], ledger: Ledger, sign_seed: bytes) -> None:
        self._lines = lines
        self._ledger = ledger
        self._seed = sign_seed
        self.sessions: dict[int, Session] = {}
        self._sent: list[PutSent] = []
        self.last_route = ""  # the path on which the last frame came
        self._on_frame: dict[int, Callable[[Turn, Session, Line, list[Any]], None]] = {
            frames.HELLO: self._hello,
            frames.ENTRY: self._entry,
            frames.BODY: self._part,
            frames.WANT: self._want,
            frames.CKPT: self._ckpt,
            frames.PING: self._ping,
            frames.BYE: self._bye,
            frames.LIVE: self._live,
        }

    def open_sessions(self, line: Line) -> list[Session]:
        """Sessions of a line that have said and heard HELLO, the freshest first."""
        found = [
            session
            for session in self.sessions.values()
            if session.is_open and session.genesis is line.genesis
        ]
        return sorted(found, key=lambda session: (is_stale(session, found), session.number))

    def up(self, turn: Turn, session: Session, spki: bytes) -> None:
        """A pinned session exists: find its line and say HELLO."""
        fitting = [
            line
            for line in self._lines.values()
            if line.genesis.parties[line.other()].node.tls_spki == spki
        ]
        if not fitting:
            turn.put(Close(session.number, "no line with this peer"))
            return
        self.sessions[session.number] = session
        if session.dialler or len(fitting) == 1:
            self._say_hello(turn, session, fitting[0])

    def _say_hello(self, turn: Turn, session: Session, line: Line) -> None:
        data = session.hello(
            line.genesis,
            line.us,
            self._seed,
            turn.draw(frames.NONCE_BYTES),
            line.heads(),
            turn.now.mono_ms,
        )
        turn.put(Transmit(session.number, data))

    def receive(self, turn: Turn, session: Session, data: bytes) -> None:
        """Take bytes of a session; a fault of the peer ends it and is kept, never the node."""
        self.last_route = session.route
        try:
            for frame in session.decoder.feed(data):
                self._dispatch(turn, session, frame)
                if session.number not in self.sessions:
                    return
        except PeerFault as fault:
            self._offence(turn, session, fault)

    def _dispatch(self, turn: Turn, session: Session, frame: list[Any]) -> None:
        number = frame[0]
        if not session.admits(number):
            raise PeerFault("LIN-3", "a first frame that is not HELLO, or a second HELLO")
        if session.genesis is None:
            line = self._lines.get(frame[2]) if number == frames.HELLO else None
            if line is None:
                raise PeerFault("LIN-3", "a HELLO for a line that is not ours")
            session.genesis, session.us = line.genesis, line.us
        self._on_frame[number](turn, session, self._lines[session.genesis.line_id], frame)

    def _offence(self, turn: Turn, session: Session, fault: PeerFault) -> None:
        # Before it says which line: it fits one of them, or it would not be here.
        line = session.genesis.line_id if session.genesis else next(iter(self._lines))
        evidence = fault.evidence or session.decoder.frame
        turn.put(PutOffence(line, fault.clause, evidence, turn.now.wall_ms))
        turn.put(Transmit(session.number, frames.pack([frames.BYE, fault.clause])))
        turn.put(Close(session.number, f"peer fault {fault.clause}"))
        turn.alarm("peer_fault", fault.clause, why=fault.what, route=session.route)
        self.down(turn, session.number)

    def down(self, turn: Turn, number: int) -> None:
        """A session ended: what was in flight on it alone goes again on another [LIN-11]."""
        session = self.sessions.pop(number, None)
        if session is None or session.genesis is None:
            return
        line = self._lines[session.genesis.line_id]
        self._send_again(line, session)
        if session.end():
            turn.tell([{"event": "route_down", "line": line.id.hex(), "route": session.route}])

    def _send_again(self, line: Line, session: Session) -> None:
        outbox = line.peers[session.party].outbox
        for index in outbox.lost(session.number):
            meta = line.meta(line.us, index)
            outbox.put(index, meta.band if meta else 4)

    def _hello(self, turn: Turn, session: Session, line: Line, frame: list[Any]) -> None:
        heads = session.take_hello(frame, turn.now.mono_ms)
        peer = line.peers[session.party]
        peer.heard_mono_ms = turn.now.mono_ms
        if not session.said_hello:
            self._say_hello(turn, session, line)
        self._take_heads(turn, line, heads, None)
        for index in peer.outbox.start_again(line.logs[line.us].size):
            meta = line.meta(line.us, index)
            peer.outbox.put(index, meta.band if meta else 4)
        self.send_ping(turn, session, line, answer=False)
        proofs.offer(turn, session, line)
        turn.tell([{"event": "route_up", "line": line.id.hex(), "route": session.route}])

    def _take_heads(
        self, turn: Turn, line: Line, heads: list[Head], signed: bytes | None
    ) -> None:
        peer = line.peers[line.other()]
        for head in heads:
            if head.party == line.us:
                peer.head_of_ours = head
                held = line.logs[line.us].holds(head)
                if held:
                    peer.outbox.confirm(head.size)
                elif held is None and head.generation < line.logs[line.us].generation:
                    continue
                elif held is None and not line.in_step:
                    rolled_back(turn, line, head)
                elif signed is not None:
                    # False, or more than there is: once in step, a running node forgets nothing.
                    # A HELLO is signed for its session only; the PING that follows is evidence.
                    resync.forked_head(turn, line, head, signed)
            elif head.party == peer.party:
                peer.head_of_theirs = head

    def send_ping(self, turn: Turn, session: Session, line: Line, answer: bool) -> None:
        """Send a PING: a fresh one, or the answer to theirs."""
        nonce = None if answer else turn.draw(frames.NONCE_BYTES)
        if nonce is not None and line.restored:
            resync.ask(turn, session, line, nonce)
        data = session.ping(self._seed, nonce, *turn.now, line.heads())
        turn.put(Transmit(session.number, data))

    def _ping(self, turn: Turn, session: Session, line: Line, frame: list[Any]) -> None:
        mono = turn.now.mono_ms
        ping, sent = session.take_ping(frame, mono)
        peer = line.peers[session.party]
        peer.heard_mono_ms = mono
        if sent is not None:
            peer.echoed_mono_ms = max(sent, peer.echoed_mono_ms or sent)
            round_trip = max(0, mono - sent - ping.held_ms)
            offset = ping.t_ms + round_trip // 2 - turn.now.wall_ms
            peer.note_offset(round_trip, offset)
            session.proved_mono_ms, session.round_trip_ms = mono, round_trip
        self._take_heads(turn, line, ping.heads, frames.pack(frame))
        if sent is not None and not line.restored:
            resync.note_in_step(line, ping.heads)
        is_answer = ping.nonce is None and line.restored
        if is_answer and not resync.on_answer(turn, self._ledger, session, line, frame):
            self.send_ping(turn, session, line, answer=False)
        if ping.nonce is not None:
            session.owes_answer = True
            self._answer(turn, session, line)

    def _answer(self, turn: Turn, session: Session, line: Line) -> None:
        """Answer a PING; behind what its sender asked for of his own log [LIN-7]."""
        if session.owes_answer and all(key[0] != session.party for key in session.wanted):
            session.owes_answer = False
            self.send_ping(turn, session, line, answer=True)

    def _entry(self, turn: Turn, session: Session, line: Line, frame: list[Any]) -> None:
        _, party, data, body = frame
        if party >= len(line.logs):
            raise PeerFault("LIN-4", "an entry of a party that the line does not have")
        session.heard_mono_ms = turn.now.mono_ms
        if party == line.us:
            resync.take_own(turn, self._ledger, session, line, data, body)
            return
        self._ledger.receive(turn, line, party, data, body)

    def take_bundle(self, turn: Turn, line: Line, party: int, data: bytes) -> int:
        """Take the frames of a bundle by the rules of a session; how many entries it held.

        Raises:
            PeerFault: a frame that breaks a clause; what came before it is kept.
        """
        entries, is_first = 0, True
        for frame in frames.Decoder().feed(data):
            if is_first:
                is_first = False
                heads = check_sealed_ping(line, party, frame)
                self._take_heads(turn, line, heads, frames.pack(frame))
            elif frame[0] == frames.ENTRY:
                entries += 1
                if frame[1] == party:
                    self._ledger.receive(turn, line, party, frame[2], frame[3])
            elif frame[0] == frames.BODY:
                parts.take(turn, line, frame)
        if is_first:
            raise PeerFault("LIN-14", "a bundle without a frame")
        return entries

    def _part(self, turn: Turn, session: Session, line: Line, frame: list[Any]) -> None:
        session.heard_mono_ms = turn.now.mono_ms
        if not self._ledger.disk_is_low:  # else it is asked for again, from where it stands
            parts.take(turn, line, frame)

    def _want(self, turn: Turn, session: Session, line: Line, frame: list[Any]) -> None:
        if frame[1] == frames.WANT_PART:
            parts.serve(session, frame)
        elif frame[1] == frames.WANT_SUBTREE:
            proofs.answer_subtree(turn, session, line, frame)
        else:
            _, _, party, generation, start, stop = frame
            if party >= len(line.logs):
                return
            asked = set(session.wanted)
            for key in resync.places(line, party, generation, start, stop):
                if key not in line.damaged and key not in asked:
                    session.wanted.append(key)
            self._feed_wanted(turn, line, session)

    def _ckpt(self, turn: Turn, session: Session, line: Line, frame: list[Any]) -> None:
        proofs.receive(turn, session, line, frame)

    def _bye(self, turn: Turn, session: Session, line: Line, frame: list[Any]) -> None:
        turn.put(Close(session.number, "the peer said BYE"))
        turn.tell([{"event": "bye", "clause": frames.clause_of(frame), "route": session.route}])
        self.down(turn, session.number)

    def _live(self, turn: Turn, session: Session, line: Line, frame: list[Any]) -> None:
        """Nothing in this release listens to LIVE; a consumer may come later [LIN-15]."""

    def tick(self, turn: Turn) -> None:
        """Once a second: pings, silence, entries that did not come."""
        now = turn.now
        for session in list(self.sessions.values()):
            if now.mono_ms - session.heard_mono_ms > SILENCE_MS_MAX:
                turn.put(Close(session.number, "nothing heard for 20 s"))
                self.down(turn, session.number)
            elif session.is_open:
                assert session.genesis is not None
                line = self._lines[session.genesis.line_id]
                # A restored node signs nothing until an answer fits: it asks at every tick.
                pause_ms = 0 if line.restored else PING_EVERY_MS
                if now.mono_ms - session.pinged_mono_ms >= pause_ms:
                    self.send_ping(turn, session, line, answer=False)
        for line in self._lines.values():
            # What flies on a route that has gone quiet goes on another long before its end.
            found = self.open_sessions(line)
            for session in found[1:]:
                if is_stale(session, found):
                    self._send_again(line, session)
            self._want_missing(turn, line)
        turn.effects.extend(self._sent)
        self._sent = []

    def _want_missing(self, turn: Turn, line: Line) -> None:
        """Ask for entries the peer has and we lack, if none came since the last look."""
        sessions = self.open_sessions(line)
        if not sessions:
            return
        for party, peer in line.peers.items():
            log, head = line.logs[party], peer.head_of_theirs
            lacks = (
                head is not None and head.generation == log.generation and head.size > log.size
            )
            if lacks and peer.wanted_size == log.size and not self._ledger.disk_is_low:
                assert head is not None
                stop = min([head.size, *log.early])
                frame = [
                    frames.WANT,
                    frames.WANT_ENTRIES,
                    party,
                    log.generation,
                    log.size,
                    stop,
                ]
                turn.put(Transmit(sessions[0].number, frames.pack(frame)))
            peer.wanted_size = log.size if lacks else -1
        if line.restored:
            resync.want_own(turn, sessions[0], line)
        for party, generation, index in list(line.damaged)[:64]:
            frame = [frames.WANT, frames.WANT_ENTRIES, party, generation, index, index + 1]
            turn.put(Transmit(sessions[0].number, frames.pack(frame)))

    def feed(self, turn: Turn) -> None:
        """Give every line's sessions what they can take, the most urgent first [LIN-10]."""
        for line in self._lines.values():
            sessions = self.open_sessions(line)
            parts.want(turn, line, sessions)
            if not sessions:
                continue
            for peer in line.peers.values():
                self._feed_entries(turn, line, peer, sessions)
            proofs.offer(turn, sessions[0], line)
            for session in sessions:
                self._feed_wanted(turn, line, session)
                parts.feed(turn, line, session)

    def _feed_entries(
        self, turn: Turn, line: Line, peer: PeerState, sessions: list[Session]
    ) -> None:
        outbox = peer.outbox
        while (band := outbox.next_band()) is not None:
            size = self._wire_bytes(line, line.us, outbox.next_index())
            targets = sessions if band <= URGENT_MAX else sessions[:1]
            targets = [session for session in targets if session.has_room(band, size)]
            if not targets:
                return
            index = outbox.take([session.number for session in targets])
            for session in targets:
                self._transmit(turn, line, session, index)
            self._light_sent(turn, line, index, targets[0].route)

    def _wire_bytes(self, line: Line, party: int, index: int) -> int:
        """About how many bytes the frame of an entry takes."""
        meta = line.meta(party, index)
        return ENTRY_BYTES_ESTIMATE + (meta.body_bytes if meta else 0)

    def _transmit(self, turn: Turn, line: Line, session: Session, index: int) -> None:
        generation = line.logs[line.us].generation
        data = self._ledger.recent.get((line.id, generation, index))
        if data is None:
            turn.put(TransmitStored(session.number, line.id, line.us, generation, index))
            session.unsent_bytes += self._wire_bytes(line, line.us, index)
        else:
            turn.put(Transmit(session.number, data))
            session.unsent_bytes += len(data)

    def _light_sent(self, turn: Turn, line: Line, index: int, route: str) -> None:
        meta = line.meta(line.us, index)
        item = line.items.get(meta.item) if meta and meta.item else None
        if item is None or "sent" in item.lights:
            return
        item.light("sent", Light(turn.now.wall_ms, route, "ours"))
        self._sent.append(PutSent(line.id, item.generation, index, turn.now.wall_ms, route))

    def _feed_wanted(self, turn: Turn, line: Line, session: Session) -> None:
        """Entries the peer asked for by number, as far as the session takes them."""
        while session.wanted and session.unsent_bytes < UNSENT_BYTES_MAX:
            party, generation, index = session.wanted.popleft()
            turn.put(TransmitStored(session.number, line.id, party, generation, index))
            session.unsent_bytes += self._wire_bytes(line, party, index)
        self._answer(turn, session, line)
