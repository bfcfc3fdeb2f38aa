"""Officers' acts: signed here with a key of the home, or decided, signed elsewhere and decided again.

A console prepares an act, its officer signs the id with a key that only he has, and the same
arguments come back with the signature. Nothing is recorded in between (ENV-6, ENV-7).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from openline.core.base.errors import Fault, Refused, Unavailable
from openline.core.base.names import Mode, Now, Precedence
from openline.core.node import checks, desk, details, stops, waiting
from openline.core.node.desk import Draft
from openline.core.node.desk_finding import find_posting, posting_of
from openline.core.node.effects import Reply
from openline.core.node.events import Submit
from openline.core.node.ledger import Ledger
from openline.core.node.state import Line
from openline.core.node.turn import OfficerKey, Turn
from openline.core.record.envelope import KIND_NAMES, SALT_BYTES, Kind

_SIGNATURE_PARTS = {0: 2, 1: 4, 2: 3}


class Asked(NamedTuple):
    """One officer asking: his key or certificate, and the time by which he is judged."""

    officer: OfficerKey
    at_ms: int
    salt: bytes | None
    signature: list[Any] | None


def _signature(given: Any) -> list[Any] | None:
    """A signature of ENV-7 as it comes from outside: a form and its parts in hex."""
    if given is None:
        return None
    form = given[0] if isinstance(given, list) and given else None
    if (
        type(form) is not int
        or form not in _SIGNATURE_PARTS
        or len(given) != _SIGNATURE_PARTS[form]
    ):
        raise Refused("ENV-7", "this is no signature of a known form", "Sign the act again.")
    try:
        return [form, *(bytes.fromhex(str(part)) for part in given[1:])]
    except ValueError:
        raise Refused("ENV-7", "a signature that is not hex", "Sign the act again.") from None


def refuse_on_low_disk(is_low: bool, kind: int) -> None:
    """Keep the reserve of the disk for what must pass (promise 7).

    Raises:
        Unavailable: the disk is nearly full, and this kind can wait.
    """
    if is_low and kind not in desk.RESERVED_KINDS:
        raise Unavailable(
            "REC-5",
            "the disk is nearly full: only STOP, acknowledgements, answers, receipts, checks, "
            "suspend and resume are taken",
            "Free space on the disk of the home.",
        )


class Acting:
    """Takes what officers ask, for all lines of one node."""

    def __init__(self, ledger: Ledger, officers: dict[str, OfficerKey]) -> None:
        self._ledger = ledger
        self._officers = officers
        self.stops = stops.Bucket()

    def take(self, turn: Turn, event: Submit, line: Line) -> None:
        """Record an officer's item, or keep it until the node may sign.

        Raises:
            Fault: a rule is against it.
        """
        if event.verb == "prepare":
            self._prepare(turn, event, line)
            return
        if event.verb == "send-stop":
            self._send_stop(turn, event, line)
            return
        asked = self._asked(event.args, line, turn.now)
        asked = asked._replace(salt=asked.salt or turn.draw(SALT_BYTES))
        draft = self._draft(line, event.verb, event.args, asked)
        refuse_on_low_disk(self._ledger.disk_is_low, draft.kind)
        result = self._record(turn, line, draft, asked)
        if event.verb == "check":
            log = line.logs[line.us]
            result = {"check": log.tree.leaf(log.size - 1).hex(), **result}
        turn.answer(event.request, result)

    def _asked(self, args: dict[str, Any], line: Line, now: Now) -> Asked:
        """Who asks; he is judged by the time of our next entry."""
        at_ms = line.logs[line.us].next_t_ms(now.wall_ms)
        salt = bytes.fromhex(args["salt"]) if args.get("salt") else None
        if salt is not None and len(salt) != SALT_BYTES:
            raise Refused("ENV-3", "a salt has 16 bytes", "Prepare the act again.")
        if args.get("certificate"):
            posting = posting_of(line, bytes.fromhex(args["certificate"]), at_ms)
            officer = OfficerKey(posting.officer.name, posting.officer.hash, b"")
            return Asked(officer, at_ms, salt, _signature(args.get("signature")))
        name = str(args.get("as") or "")
        posting = find_posting(line, name, at_ms)
        key = self._officers.get(posting.officer.hash.hex())
        if key is None:
            raise Refused(
                "CER-9",
                f"the key of {name!r} is not in this home",
                "Add the officer with --local-key, or act from the officer's own console.",
            )
        return Asked(key, at_ms, salt, None)

    def _draft(self, line: Line, verb: str, args: dict[str, Any], asked: Asked) -> Draft:
        if verb == "check":
            return self._check(line, asked)
        return desk.decide(line, verb, args, asked.officer, asked.at_ms)

    def _check(self, line: Line, asked: Asked) -> Draft:
        if not line.knows_serials:
            raise Unavailable(
                "REC-10", "this node is not in step with the peer yet", "Wait, then try again."
            )
        officer = asked.officer
        roles = posting_of(line, officer.certificate, asked.at_ms).officer.roles
        if not line.profile.may_send("check", roles, 0):
            raise Refused(
                "CER-11", f"{officer.name!r} may not start a check", "Ask a duty officer."
            )
        # The text is drawn from the salt, so that it is the same when the signature comes.
        drawn = Turn(Now(asked.at_ms, 0), asked.salt or b"")
        content = checks.challenge(drawn, line, None, officer.name)
        content[1] = checks.next_serial(line)
        test, routine = int(Mode.TEST), int(Precedence.ROUTINE)
        return Draft(int(Kind.CHECK), test, routine, None, content, officer)

    def _record(self, turn: Turn, line: Line, draft: Draft, asked: Asked) -> dict[str, Any]:
        salt = asked.salt or turn.draw(SALT_BYTES)
        if asked.signature is None and not asked.officer.seed:
            raise Refused("ENV-7", "the act is not signed", "Prepare it, sign it, send it.")
        return waiting.record(turn, self._ledger, line, draft, salt, asked.signature)

    def _prepare(self, turn: Turn, event: Submit, line: Line) -> None:
        """What would be recorded, for its officer to sign; nothing changes."""
        inner = {**dict(event.args.get("args") or {})}
        inner |= {key: event.args.get(key) for key in ("certificate", "salt")}
        asked = self._asked(inner, line, turn.now)
        if asked.salt is None:
            raise Refused("ENV-3", "an act to be signed needs its salt", "Give one.")
        verb = str(event.args.get("verb") or "")
        if verb not in desk.VERBS and verb != "check":
            raise Refused("local", f"{verb[:40]!r} is no act of an officer", "See the API.")
        draft = self._draft(line, verb, inner, asked)
        refuse_on_low_disk(self._ledger.disk_is_low, draft.kind)
        item = waiting.prepared(line, draft, asked.salt)
        turn.answer(
            event.request,
            {
                "id": item.hex(),
                "kind": KIND_NAMES[draft.kind],
                "mode": Mode(draft.mode).name,
                "precedence": Precedence(draft.precedence).name,
                "reference": draft.reference.hex() if draft.reference else None,
                "officer": asked.officer.name,
                "content": details.in_words(draft.kind, draft.content),
            },
        )

    def _send_stop(self, turn: Turn, event: Submit, line: Line) -> None:
        asked = self._asked(event.args, line, turn.now)
        draft = desk.decide(line, "send-stop", event.args, asked.officer, asked.at_ms)
        if asked.signature is not None:
            salt, now_ms = asked.salt or b"", turn.now.wall_ms
            waiting.check_signature(line, draft, salt, asked.signature, now_ms)
        stop = stops.Stop(line.id, asked.officer, dict(event.args))
        if self.stops.admits(turn.now.mono_ms):
            self.record_stop(turn, [event.request], stop, line)
        else:
            self.stops.keep(event.request, stop)

    def record_stop(
        self, turn: Turn, requests: list[int], stop: stops.Stop, line: Line
    ) -> None:
        """Record one STOP, folded of several perhaps, and answer all who asked for it."""
        try:
            asked = self._asked(stop.args, line, turn.now)
            draft = desk.decide(line, "send-stop", stop.args, asked.officer, asked.at_ms)
            if len(stop.args.get("texts") or ()) > 1:
                asked = asked._replace(salt=None)  # it is another act than any that was asked
            result = self._record(turn, line, draft, asked)
        except Fault as fault:
            for request in requests:
                turn.put(Reply(request, None, fault.as_dict()))
            return
        for request in requests:
            turn.answer(request, result)
