"""The node: one event in, its effects out. The turn, and nothing else.

`step` dispatches an event to the room that knows it, then calls the record and the line for that
room. It has no clock, no randomness and touches nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openline.core.base.errors import Damaged, Fault, PeerFault, Refused, Unavailable
from openline.core.base.names import Now
from openline.core.line import frames
from openline.core.line.session import Session
from openline.core.node import acting, checks, desk_finding, proofs, receipts, waiting, watch
from openline.core.node.carry import Carry
from openline.core.node.effects import Effect, Reply, SignHybrid, Transmit
from openline.core.node.events import (
    Event,
    FoundDamaged,
    Frames,
    LinkData,
    LinkDown,
    LinkUp,
    LinkWritable,
    Signed,
    Started,
    Submit,
    Tick,
    TurnEnds,
)
from openline.core.node.ledger import Ledger
from openline.core.node.state import Line
from openline.core.node.turn import OfficerKey, Turn
from openline.core.record.checkpoint import AAD_CHECKPOINT, AAD_COSIGNATURE
from openline.core.record.envelope import Kind

CLOCK_STEP_MS = 1000
DAMAGED_TOLD_MAX = 64
DISK_LOW_BYTES = 16 * 1024 * 1024


class Node:
    """One party's node with its lines."""

    def __init__(
        self,
        sign_seed: bytes,
        lines: list[Line],
        officers: dict[str, OfficerKey],
        next_seq: int,
    ) -> None:
        self.lines = {line.id: line for line in lines}
        self.officers = officers
        self.ledger = Ledger(sign_seed, next_seq)
        self.carry = Carry(self.lines, self.ledger, sign_seed)
        self.disk_is_low = False
        self.acting = acting.Acting(self.ledger, officers)
        self._last = Now(0, 0)
        self._on: dict[type, Callable[[Any], list[Effect]]] = {
            Started: self._started,
            Tick: self._tick,
            Submit: self._submit,
            LinkUp: self._link_up,
            LinkData: self._link_data,
            LinkWritable: self._link_writable,
            LinkDown: self._link_down,
            Signed: self._signed,
            Frames: self._frames,
            FoundDamaged: self._found_damaged,
            TurnEnds: self._turn_ends,
        }

    def step(self, event: Event) -> list[Effect]:
        """What one event asks of the world; the node's memory is as if it were done."""
        return self._on[type(event)](event)

    def take_stops(self, before: Node) -> None:
        """Go on with the STOPs that an earlier fold of this node still keeps: none is dropped."""
        self.acting.stops = before.acting.stops

    def line_for(self, given: str | None) -> Line:
        """The line an officer means: the only one, or by the beginning of its id.

        Raises:
            Refused: none, or several.
        """
        found = [line for line in self.lines.values() if line.id.hex().startswith(given or "")]
        if len(found) == 1:
            return found[0]
        if not self.lines:
            raise Refused(
                "CER-7", "this node has no line yet", "Found one: `openline line propose`."
            )
        what = "no line begins so" if not found else "there are several lines"
        raise Refused("CER-6", what, "Name one with --line; `openline status` lists them.")

    def _started(self, event: Started) -> list[Effect]:
        turn = Turn(event.now, event.entropy)
        self._last = event.now
        for line in self.lines.values():
            line.is_copy = event.restored
            line.restored = event.restored or event.told
            line.started = event.now
            if event.restored:
                turn.alarm("restored", "REC-10", line=line.id.hex())
            for party, _, index in sorted(line.damaged)[:DAMAGED_TOLD_MAX]:
                turn.alarm("damaged", "REC-11", party=line.name(party), index=index)
        return turn.effects

    def _tick(self, event: Tick) -> list[Effect]:
        turn = Turn(event.now, event.entropy)
        if event.free_bytes is not None:
            low = event.free_bytes < DISK_LOW_BYTES
            if low and not self.disk_is_low:
                turn.alarm("disk_low", "REC-5", free_bytes=event.free_bytes)
            self.disk_is_low = self.ledger.disk_is_low = low
        self._clock_step(turn)
        self.carry.tick(turn)
        for line in self.lines.values():
            checks.tick(turn, self.ledger, line, self._last.wall_ms)
            proofs.tick(turn, line)
            watch.tick(turn, self.ledger, line)
            waiting.clocks(turn, line)
        for requests, stop in self.acting.stops.fold(event.now.mono_ms):
            self.acting.record_stop(turn, requests, stop, self.lines[stop.line])
        self._last = event.now
        return self._follow(turn)

    def _clock_step(self, turn: Turn) -> None:
        """A clock that was set is an item: the signed times before and after mean other things."""
        now, last = turn.now, self._last
        step = (now.wall_ms - last.wall_ms) - (now.mono_ms - last.mono_ms)
        if last.mono_ms and abs(step) >= CLOCK_STEP_MS:
            turn.alarm("clock_step", "ENV-8", step_ms=step)
            for line in self.lines.values():
                if not line.restored:
                    self.ledger.append(turn, line, Kind.CLOCK, [step])

    def _submit(self, event: Submit) -> list[Effect]:
        turn = Turn(event.now, event.entropy)
        try:
            self._act(turn, event)
        except Fault as fault:
            return [Reply(event.request, None, fault.as_dict())]
        return self._follow(turn)

    def _act(self, turn: Turn, event: Submit) -> None:
        args, verb = event.args, event.verb
        line = self.line_for(args.get("line"))
        by_person = args.get("as") or args.get("certificate")
        if verb == "check" and not by_person:
            self._check(turn, event, line)
        elif verb == "certify":
            self._certify(turn, event, line)
        elif verb == "remove-officer":
            self._remove_officer(turn, event, line)
        elif verb == "route":
            acting.refuse_on_low_disk(self.disk_is_low, Kind.ROUTE)
            self.ledger.append(turn, line, Kind.ROUTE, [args["addresses"]])
            turn.answer(event.request, {"addresses": args["addresses"]})
        elif verb == "checkpoint":
            self._prove(turn, event, line)
        elif verb == "compare":
            self._ask_subtree(turn, event, line)
        elif verb == "generation":
            waiting.new_generation(turn, self.ledger, line, args["statement"])
            turn.answer(event.request, {"generation": line.logs[line.us].generation})
        elif verb in watch.VERBS:
            watch.say(turn, self.ledger, line, verb, args)
            turn.answer(event.request, {})
        else:
            self.acting.take(turn, event, line)

    def _check(self, turn: Turn, event: Submit, line: Line) -> None:
        """A check by the node itself; one by a person is an act."""
        if not line.knows_serials:
            raise Unavailable(
                "REC-10", "this node is not in step with the peer yet", "Wait, then try again."
            )
        leaf = checks.start(turn, self.ledger, line, None)
        turn.answer(event.request, {"check": leaf.hex()})

    def _certify(self, turn: Turn, event: Submit, line: Line) -> None:
        """Officer certificates made by the home go into the logs of all lines."""
        certificate = bytes.fromhex(event.args["certificate"])
        for each in self.lines.values():
            acting.refuse_on_low_disk(self.disk_is_low, Kind.CERT)
            if each.restored:
                raise Unavailable(
                    "REC-10",
                    "this node is not in step with the peer yet",
                    "Wait, then try again.",
                )
        for each in self.lines.values():
            self.ledger.append(turn, each, Kind.CERT, [certificate])
        seed = event.args.get("seed")
        if seed:
            name = str(event.args["name"])
            key = OfficerKey(name, bytes.fromhex(event.args["hash"]), bytes.fromhex(seed))
            self.officers[event.args["hash"]] = key
        turn.answer(event.request, {"officer": event.args["name"]})

    def _remove_officer(self, turn: Turn, event: Submit, line: Line) -> None:
        name, one = str(event.args.get("name") or ""), event.args.get("certificate")
        ends = {
            each.id: desk_finding.certificates_of(each, name) for each in self.lines.values()
        }
        if one:  # of several keys of one officer this one only
            ends = {
                key: [part for part in found if part.hex() == one]
                for key, found in ends.items()
            }
        if not ends[line.id]:
            raise desk_finding.nobody(line, name)
        if line.restored:
            raise Unavailable(
                "REC-10", "this node is not in step with the peer yet", "Wait, then try again."
            )
        for each in self.lines.values():
            for certificate in ends[each.id]:
                self.ledger.append(turn, each, Kind.REMOVE, [certificate])
        turn.answer(event.request, {"officer": name})

    def _prove(self, turn: Turn, event: Submit, line: Line) -> None:
        """Make what evidence needs: our checkpoint now, and ask the peer for its own."""
        if not line.restored:
            proofs.ask_own(turn, line)
        sessions = self.carry.open_sessions(line)
        for session in sessions[:1]:
            for party in range(len(line.logs)):
                proofs.ask_peer(turn, session, line, party, line.logs[party].size)
            # Each side shows a checkpoint only to a peer whose signed heads hold what it covers.
            self.carry.send_ping(turn, session, line, answer=False)
        turn.answer(event.request, {"asked": bool(sessions)})

    def _ask_subtree(self, turn: Turn, event: Submit, line: Line) -> None:
        sessions = self.carry.open_sessions(line)
        if not sessions:
            raise Unavailable(
                "R40", "the peer is not reachable now", "Compare the words by voice."
            )
        ask = [frames.WANT, frames.WANT_SUBTREE, *event.args["ask"]]
        turn.put(Transmit(sessions[0].number, frames.pack(ask)))
        turn.answer(event.request, {"asked": True})

    def _link_up(self, event: LinkUp) -> list[Effect]:
        turn = Turn(event.now, event.entropy)
        session = Session(
            event.session, event.exporter, event.dialler, event.route, event.now.mono_ms
        )
        self.carry.up(turn, session, event.spki)
        return turn.effects

    def _link_data(self, event: LinkData) -> list[Effect]:
        turn = Turn(event.now, event.entropy)
        session = self.carry.sessions.get(event.session)
        if session is not None:
            self.carry.receive(turn, session, event.data)
        return self._follow(turn)

    def _link_writable(self, event: LinkWritable) -> list[Effect]:
        session = self.carry.sessions.get(event.session)
        if session is not None:
            session.unsent_bytes = event.unsent_bytes
        return []

    def _link_down(self, event: LinkDown) -> list[Effect]:
        turn = Turn(event.now, b"")
        self.carry.down(turn, event.session)
        return turn.effects

    def _signed(self, event: Signed) -> list[Effect]:
        turn = Turn(event.now, b"")
        line = self.lines.get(event.line)
        if line is not None and event.aad in (AAD_CHECKPOINT, AAD_COSIGNATURE):
            proofs.on_signed(turn, line, event, self.carry.open_sessions(line))
        return turn.effects

    def _frames(self, event: Frames) -> list[Effect]:
        """A bundle: the same frames, received by the same rules as on a session [LIN-14]."""
        turn = Turn(event.now, event.entropy)
        line = self.lines[event.line]
        try:
            taken = self.carry.take_bundle(turn, line, event.party, event.data)
        except PeerFault as fault:
            # What came before the fault is authentic and stays.
            turn.put(Reply(event.request, None, fault.as_dict()))
            return self._follow(turn)
        turn.answer(event.request, {"entries": taken})
        return self._follow(turn)

    def _found_damaged(self, event: FoundDamaged) -> list[Effect]:
        turn = Turn(event.now, b"")
        line = self.lines[event.line]
        key = (event.party, event.generation, event.index)
        if key not in line.damaged:
            line.damaged[key] = event.what
            fault = Damaged("REC-11", f"a stored {event.what} is not what it was")
            turn.alarm("damaged", fault.clause, party=line.name(event.party), index=event.index)
        return turn.effects

    def _follow(self, turn: Turn) -> list[Effect]:
        """Let the rooms go on from what this event put into the record."""
        seen = 0
        while seen < len(turn.effects):
            effect = turn.effects[seen]
            seen += 1
            told = getattr(effect, "event", None)
            if told and told.get("event") == "check" and not isinstance(effect, SignHybrid):
                for line in self.lines.values():
                    checks.go_on(turn, self.ledger, line, told, self.carry.last_route)
        return turn.effects

    def _turn_ends(self, event: TurnEnds) -> list[Effect]:
        turn = Turn(event.now, event.entropy)
        for line in self.lines.values():
            waiting.sign_waiting(turn, self.ledger, line, self.officers)
            receipts.write(turn, self.ledger, line)
            proofs.cosign_waiting(turn, line)
        self.carry.feed(turn)
        return turn.effects
