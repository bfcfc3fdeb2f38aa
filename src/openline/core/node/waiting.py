"""Officers' items becoming entries: signed now, or kept until the node may sign (ENV-5, REC-10)."""

from __future__ import annotations

from typing import Any

from openline.core.base.codec import decode, encode
from openline.core.base.errors import Refused
from openline.core.node import generations, roles
from openline.core.node.desk import Draft
from openline.core.node.effects import DropWaiting, PutWaiting
from openline.core.node.ledger import Ledger
from openline.core.node.state import Item, Line
from openline.core.node.turn import OfficerKey, Turn
from openline.core.record import act as acts
from openline.core.record.act import Act
from openline.core.record.envelope import (
    BODY_BYTES_MAX,
    FLAG_ATTACHMENTS,
    FLAG_OFFICER,
    SALT_BYTES,
    Kind,
    make_body,
)

SERIAL_BYTES_MAX = 9
_ASSERTION_BYTES = 600  # what a passkey's signature may take, roomy


def _flags(kind: int, content: list[Any]) -> int:
    names_files = (kind == Kind.MESSAGE and content[2]) or (kind == Kind.REPEAT and content[3])
    return FLAG_OFFICER | (FLAG_ATTACHMENTS if names_files else 0)


def _act(line: Line, draft: Draft, salt: bytes, serial: int) -> tuple[Act, bytes]:
    content_hash = acts.content_hash(salt, draft.content)
    series = int(roles.series_of(draft.kind, draft.mode))
    act = Act(
        draft.officer.certificate[:8],
        draft.mode,
        draft.precedence,
        draft.reference,
        None,
        draft.content,
        [],
        serial,
        series,
        content_hash,
    )
    root = line.genesis.parties[line.us].root_id
    return act, acts.act_id(line.id, root, draft.officer.certificate, draft.kind, act)


def _next_serial(line: Line, act: Act) -> int:
    """The next serial; behind an unread entry of ours, one that it cannot have [ENV-5]."""
    return line.serials.get((line.us, act.series), 0) + len(line.unread) + 1


def prepared(line: Line, draft: Draft, salt: bytes) -> bytes:
    """The id that an act would have: what its officer signs [ENV-6]."""
    act, item_id = _act(line, draft, salt, 1)
    _refuse_too_long(act._replace(signature=[1, bytes(_ASSERTION_BYTES), b"", b""]))
    return item_id


def check_signature(
    line: Line, draft: Draft, salt: bytes, signature: list[Any], now_ms: int
) -> tuple[Act, bytes]:
    """The act that a signature from elsewhere makes, and its id.

    Raises:
        Refused: the signature is not this officer's over this act.
    """
    act, item_id = _act(line, draft, salt, 1)
    act = act._replace(signature=signature)
    posting = line.postings[line.us][draft.officer.certificate[:8]]
    key = roles.session_key_now(line, draft.kind, act, now_ms)
    if not acts.signature_is_good(posting.officer, signature, item_id, key):
        raise Refused(
            "ENV-7",
            "this signature is not this officer's over this act",
            "Prepare the act again and sign what comes back; a watch that has ended signs nothing.",
        )
    return act, item_id


def record(
    turn: Turn,
    ledger: Ledger,
    line: Line,
    draft: Draft,
    salt: bytes,
    signature: list[Any] | None = None,
) -> dict[str, Any]:
    """Give an act its place, or keep it while the node is restored.

    Args:
        turn: takes the effects.
        ledger: appends.
        line: the line.
        draft: what was decided.
        salt: 16 bytes; with the same content it makes the same id, which is recorded once.
        signature: the officer's, from elsewhere; None: it is made with his key in the home.

    Returns:
        The result of `send`: id and serial (null while unsigned).

    Raises:
        Refused: the signature is not good, or the act is too long.
    """
    act, item_id = _act(line, draft, salt, 1)
    known = line.items.get(item_id)
    if known is not None and known.author == line.us:
        return {"id": item_id.hex(), "serial": known.serial}
    if signature is None:
        act = act._replace(signature=acts.sign_act(draft.officer.seed, item_id))
    else:
        act, _ = check_signature(line, draft, salt, signature, turn.now.wall_ms)
    _refuse_too_long(act)
    if line.restored or (not line.knows_serials and draft.kind != Kind.STOP):
        # STOP waits for no damaged entry: a number may then be left out, none is given twice.
        if all(kept_id != item_id for kept_id, _ in line.waiting):
            kept = encode([draft.kind, salt, *_kept(act), turn.now.wall_ms])
            turn.put(PutWaiting(line.id, item_id, kept))
            keep_waiting(line, item_id, kept)
        return {"id": item_id.hex(), "serial": None, "signed": False}
    act = act._replace(serial=_next_serial(line, act))
    _append(turn, ledger, line, draft.kind, act, salt)
    return {"id": item_id.hex(), "serial": act.serial}


def _refuse_too_long(act: Act) -> None:
    """What the peer would have to refuse must not get a place in the log."""
    size = SALT_BYTES + len(encode(acts.act_content(act))) + SERIAL_BYTES_MAX
    if size > BODY_BYTES_MAX:
        raise Refused(
            "ENV-4",
            f"this item takes {size} bytes, {BODY_BYTES_MAX} are allowed",
            "Shorten the text or the names of the attachments.",
        )


def _kept(act: Act) -> list[Any]:
    return [
        act.cert_ref,
        act.mode,
        act.precedence,
        act.reference,
        act.content,
        act.signature,
        act.series,
    ]


def _append(turn: Turn, ledger: Ledger, line: Line, kind: int, act: Act, salt: bytes) -> None:
    body = make_body(salt, encode(acts.act_content(act)))
    # The signature was made here, or checked before it came so far: once is enough.
    line.own_proven = line.logs[line.us].size + 1
    ledger.append_body(turn, line, kind, _flags(kind, act.content), body)


def keep_waiting(line: Line, item_id: bytes, kept: bytes) -> None:
    """Remember a waiting item; it is shown as unsigned."""
    line.waiting.append((item_id, decode(kept)))


def waiting_item(line: Line, item_id: bytes, kept: list[Any]) -> Item:
    """How an unsigned item is shown."""
    kind, _, cert_ref, mode, precedence, reference, _, _, series, at_ms = kept
    posting = line.postings[line.us].get(cert_ref)
    return Item(
        item_id,
        0,
        line.us,
        line.logs[line.us].generation,
        -1,
        kind,
        at_ms,
        at_ms,
        officer=posting.officer.name if posting else "",
        cert_ref=cert_ref,
        mode=mode,
        precedence=precedence,
        reference=reference,
        series=series,
        signed=False,
    )


def sign_waiting(
    turn: Turn, ledger: Ledger, line: Line, officers: dict[str, OfficerKey]
) -> None:
    """Give every waiting item its place, in order, once the node may sign [REC-10]."""
    if not line.knows_serials or not line.waiting:
        return
    for item_id, kept in line.waiting:
        kind, salt, cert_ref, mode, precedence, reference, content, signature, series, _ = kept
        act = Act(
            cert_ref,
            mode,
            precedence,
            reference,
            None,
            content,
            signature,
            1,
            series,
            acts.content_hash(salt, content),
        )
        act = act._replace(serial=_next_serial(line, act))
        turn.put(DropWaiting(line.id, item_id))
        if item_id not in line.items:
            _append(turn, ledger, line, kind, act, salt)
    line.waiting = []


def clocks(turn: Turn, line: Line) -> None:
    """Tell once when the peer's clock is off by more than the profile shows, and by what alarms."""
    for peer in line.peers.values():
        offset = peer.clock_offset_ms()
        off = abs(offset) if offset is not None else 0
        shown, alarmed = (
            off > line.profile["clock.show_ms"],
            off > line.profile["clock.alarm_ms"],
        )
        if shown and not peer.clock_told:
            party = line.name(peer.party)
            turn.tell([{"event": "clock_offset", "party": party, "offset_ms": offset}])
        if alarmed and not peer.clock_alarmed:
            party = line.name(peer.party)
            turn.alarm("clock_offset", "LIN-7", party=party, offset_ms=offset)
        peer.clock_told, peer.clock_alarmed = shown, alarmed


def new_generation(turn: Turn, ledger: Ledger, line: Line, statement: str) -> None:
    """Begin our next generation with a statement that our root signed [REC-12].

    Raises:
        Refused: the statement is not for this line and the next generation.
    """
    data = bytes.fromhex(statement)
    generation, _ = generations.read(data, line.genesis, line.us)
    if generation != line.logs[line.us].generation + 1:
        raise Refused("REC-12", "this statement is for another generation", "Make a new one.")
    generations.turn_over(line, line.us, generation)
    for peer in line.peers.values():
        peer.outbox.reset()
    line.restored = False
    ledger.append(turn, line, Kind.GENERATION, [data])
