"""Checking evidence with the node's own code, as strictly as a stranger would (EVI-1 to EVI-8).

Every check has a name; each is true or false with the reason. Nothing is raised, whatever the
bytes. What rests on a check that failed is not looked at.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from openline.core.base.codec import decode
from openline.core.base.errors import PeerFault
from openline.core.base.names import MEANINGS, Mode, Precedence, Series
from openline.core.record import act as acts
from openline.core.record import content as contents
from openline.core.record.envelope import (
    FLAG_ATTACHMENTS,
    KIND_NAMES,
    SALT_BYTES,
    Kind,
    body_matches,
    open_entry,
    read_entry,
)
from openline.core.record.evidence_acts import check_officers
from openline.core.record.evidence_case import (
    Case,
    Report,
    Row,
    check_points,
    found,
    require,
)
from openline.core.record.evidence_followed import FOLLOWING, check_followed, name_of
from openline.core.record.identity import Identity
from openline.core.record.tree import EMPTY_ROOT, root_from_proof

_LIGHTS = {Kind.RCPT: "held", Kind.ACK: "acknowledged", Kind.ANSWER: "answered"}


def _check_envelope(case: Case, row: Row) -> None:
    """ENV-1, ENV-4, ENV-8."""
    author = case.genesis.parties[row.party].node
    open_entry(row.party, row.entry.data, author.sign_ed25519, case.genesis.aad(row.party))
    said = row.said
    if said.index == 0:
        first = Kind.GENESIS if said.generation == 1 else Kind.GENERATION
        require(said.kind == first, "ENV-8", "the wrong kind for the first entry of a log")
    else:
        only = said.kind not in (Kind.GENESIS, Kind.GENERATION)
        require(only, "ENV-8", "a kind that is only the first of a log")
    if said.kind != Kind.CHECK:
        officers = said.kind in contents.OFFICERS
        require(officers == row.is_officers, "ENV-1", "the flag of an officer's item is wrong")
    case.signed.add(row.number)


def _check_commitment(case: Case, row: Row) -> None:
    """ENV-3, ENV-5, ENV-8: this body was signed for, and its content has the form."""
    body, kind = row.body, row.said.kind
    if body is None:
        raise PeerFault("ENV-3", "the body is not in the file")
    require(body_matches(row.entry, body), "ENV-3", "not the body that was committed to")
    content = inner = decode(body[SALT_BYTES:])
    if row.is_officers:
        act = acts.parse_act(body[:SALT_BYTES], content)
        broken = contents.breach(kind, act)
        require(not broken, broken, "an officer's item whose fields do not fit its kind")
        case.acts[row.number] = act
        inner = act.content
    require(contents.has_form(kind, inner), "ENV-8", "content of the wrong form for its kind")
    files = bool(contents.files_of(kind, inner))
    require(
        files == bool(row.said.flags & FLAG_ATTACHMENTS), "ENV-1", "the flag of attachments"
    )
    case.contents[row.number] = content


def _check_inclusion(row: Row, size: int, root: bytes, path: list[bytes]) -> None:
    found = root_from_proof(row.entry.leaf, row.said.index, size, path)
    require(found == root, "EVI-4", "the path does not lead from this entry to that root")


def _check_place(case: Case, row: Row) -> None:
    """EVI-4: in a checkpoint of the entry's own author and generation."""
    if row.checkpoint is None:
        raise PeerFault("EVI-4", "not checkpointed yet")
    point = case.points[row.checkpoint] if row.checkpoint < len(case.points) else None
    if point is None:
        raise PeerFault("EVI-4", "its checkpoint is missing or does not verify")
    mine = (point.party, point.generation) == row.log
    require(mine, "EVI-4", "a checkpoint of another author or generation")
    _check_inclusion(row, point.size, point.root, row.path)


def _check_entries(case: Case) -> None:
    """EVI-4 for each entry, and which of them is the item."""
    step = case.report.step
    for number, (party, data, body, checkpoint, path) in enumerate(case.parts[6]):
        try:
            entry = read_entry(party, data)
            require(entry.envelope.kind in KIND_NAMES, "ENV-8", "a kind that nobody knows")
        except PeerFault as fault:
            case.report.add(f"entry.envelope:{number}", False, f"{fault.clause}: {fault.what}")
            continue
        case.rows.append(Row(number, entry, body, checkpoint, path))
    place = tuple(case.parts[4])
    named = [row for row in case.rows if (*row.log, row.said.index) == place]
    case.item = named[0] if named else None
    with step("item", "EVI-1: the item named is among the entries"):
        require(bool(named), "EVI-1", "the item named is not among the entries")
    for row in case.rows:
        with step(row.label("envelope", case.item), "ENV-1: signed by its author's node"):
            _check_envelope(case, row)
        with step(row.label("commitment", case.item), "ENV-3: this is the body signed for"):
            _check_commitment(case, row)
        with step(row.label("inclusion", case.item), "EVI-4: it stands in its author's log"):
            _check_place(case, row)
            if row.number in case.signed and row.number in case.contents:
                case.sound.add(row.number)


def _check_record(case: Case) -> None:
    """REC-4, ENV-1: one root for each size of a log, one entry for each place, no clock back."""
    said = [(p.party, p.generation, p.size, p.root) for p in case.points if p is not None]
    logs: dict[tuple[int, int], list[Row]] = {}
    for row in case.rows:
        if row.number in case.signed:
            said.append((*row.log, row.said.index, row.said.own_root))
            said += row.said.heads
            logs.setdefault(row.log, []).append(row)
    roots: dict[tuple[int, int, int], bytes] = {}
    for party, generation, size, root in said:
        wanted = roots.setdefault((party, generation, size), root if size else EMPTY_ROOT)
        require(root == wanted, "REC-4", "a fork: two roots of one log at one size")
    for rows in logs.values():
        rows.sort(key=lambda row: row.said.index)
        for one, two in pairwise(rows):
            require(one.said.index != two.said.index, "REC-4", "two entries at one place")
            require(one.said.t_ms <= two.said.t_ms, "ENV-1", "a clock that went back")


def _check_receipts(case: Case) -> None:
    """EVI-6, EVI-7: what the other party says of the item."""
    item, step = case.item, case.report.step
    kinds = {row.number: row.said.kind for row in case.rows}
    holdings = {number: (size, path) for number, size, path in case.parts[7]}
    with step("holdings", "EVI-1: each holding belongs to one receipt"):
        require(len(holdings) == len(case.parts[7]), "EVI-1", "two holdings for one receipt")
        owned = all(kinds.get(number) == Kind.RCPT for number in holdings)
        require(owned, "EVI-1", "a holding of no receipt")
    for row in case.rows:
        light = _LIGHTS.get(Kind(row.said.kind))
        if item is None or row is item or light is None:
            continue
        with step(f"receipt.{light}:{row.number}", f"the other party: {light}"):
            require(row.party != item.party, "EVI-6", "by the item's own author")
            require(row.number in case.sound, "EVI-4", "its entry does not verify")
            if row.said.kind == Kind.RCPT:
                _check_held(case, row, item, holdings.get(row.number))
            else:
                _check_reply(case, row, item)
            case.lights.append(_light_facts(case, row, light))


def _check_followed(case: Case) -> None:
    """EVI-10: what was shown, read back, translated, in effect; read-backs before their confirms."""
    rows = [row for row in case.rows if row.said.kind in FOLLOWING and row is not case.item]
    for row in sorted(rows, key=lambda row: row.said.kind == Kind.CONFIRM):
        item, kind = case.item, Kind(row.said.kind)
        if item is None:
            continue
        with case.report.step(name_of(row), f"EVI-10: {KIND_NAMES[kind]}, about this item"):
            facts = check_followed(case, row, item, _id_of(case, item))
            shown = {"party": case.named(row.party), "t_ms": row.said.t_ms, **_who(case, row)}
            if kind == Kind.SHOWN:
                case.lights.append({"light": "shown", **shown, **facts})
                continue
            case.followed.append({"what": KIND_NAMES[kind], **shown, **facts})
            if kind == Kind.EFFECT and facts["verdict"] == "confirmed":
                case.lights.append({"light": "onward", **shown})


def _check_held(
    case: Case, row: Row, item: Row, holding: tuple[int, list[bytes]] | None
) -> None:
    """EVI-6, RCT-3: in a range below the receipt's own head, or early with its leaf."""
    generation, ranges, early = case.contents[row.number]
    head, index = row.said.heads[0], item.said.index
    require(generation == item.said.generation, "EVI-6", "a receipt for another generation")
    below = all(start < end <= head.size for start, end in ranges)
    require(below, "RCT-3", "a range beyond the receipt's own head")
    in_range = any(start <= index < end for start, end in ranges)
    leaves = {leaf for at, leaf in early if at == index}
    require(in_range or bool(leaves), "EVI-6", "it does not name the item's place")
    require(leaves <= {item.entry.leaf}, "EVI-6", "it is for another entry at this place")
    if holding is None:
        require(bool(leaves), "EVI-6", "no holding shows what the receipt's head covers")
        return
    require(in_range, "EVI-6", "a holding for a receipt that has no range with the item")
    require(head.generation == generation, "RCT-3", "its head is of another generation")
    require(holding[0] == head.size, "EVI-6", "the holding is for another size")
    _check_inclusion(item, head.size, head.root, holding[1])


def _id_of(case: Case, item: Row) -> bytes | None:
    """ENV-6: the hash of the act of an officer's item, else the leaf."""
    return case.ids.get(item.number) if item.is_officers else item.entry.leaf


def _check_reply(case: Case, row: Row, item: Row) -> None:
    """EVI-7."""
    require(row.number in case.officers, "EVI-5", "its officer does not verify")
    wanted = _id_of(case, item)
    require(wanted is not None, "EVI-7", "the item's id could not be established")
    named = case.acts[row.number].reference
    require(named == wanted, "EVI-7", "it names another item")


def _who(case: Case, row: Row) -> dict[str, Any]:
    officer = case.officers.get(row.number)
    if officer is None:
        return {"officer": None, "office": None, "node_held": None}
    return {"officer": officer.name, "office": officer.office, "node_held": officer.node_held}


def _light_facts(case: Case, row: Row, light: str) -> dict[str, Any]:
    party = case.named(row.party)
    facts: dict[str, Any] = {"light": light, "party": party, "t_ms": row.said.t_ms}
    facts |= _who(case, row)
    if row.said.kind == Kind.ANSWER:
        meaning, _, text = case.acts[row.number].content
        facts |= {"meaning": MEANINGS[meaning], "text": text}
    return facts


def _item_facts(case: Case) -> dict[str, Any] | None:
    """The item as its author signed it; `proved` says whether that much is true."""
    item = case.item
    if item is None:
        return None
    own = [part["ok"] for part in case.report.checks if part["name"].startswith("item")]
    kind, name = item.said.kind, _id_of(case, item)
    facts: dict[str, Any] = {
        "proved": all(own),
        "author": case.named(item.party),
        **_who(case, item),
        "kind": KIND_NAMES[kind],
        "id": name.hex() if name else None,
        "t_ms": item.said.t_ms,
        "generation": item.said.generation,
        "index": item.said.index,
        "text": None,
        "attachments": [],
    }
    act = case.acts.get(item.number)
    if act is not None and item.number in case.contents:
        facts |= {
            "mode": Mode(act.mode).name,
            "precedence": Precedence(act.precedence).name,
            "reference": act.reference.hex() if act.reference else None,
            "expiry_ms": act.expiry_ms,
            "serial": act.serial,
            "series": Series(act.series).name.lower(),
            "text": contents.text_of(kind, act.content),
            "attachments": [
                {"name": part[0], "bytes": part[1], "sha256": part[2].hex()}
                for part in contents.files_of(kind, act.content)
            ],
        }
    return facts


def verify(data: bytes, cards: list[bytes], roots: tuple[Identity, ...] = ()) -> dict[str, Any]:
    """The verdict on an evidence file, given the two parties' cards [EVI-8].

    Args:
        data: the file.
        cards: exactly two, in either order; they are what the reader trusts.
        roots: in their place the two identities of a line that the reader founded himself.

    Returns:
        ok, checks (name, ok, why), line (hex), parties, item, the receipts that are proved and what
        followed. What the last three say counts only if ok is true.
    """
    report = Report()
    case = found(report, data, cards, roots)
    if case is None:
        report.add("item", False, "EVI-8: not checked, because what it rests on failed")
        return {
            "ok": False,
            "checks": report.checks,
            "line": None,
            "parties": [],
            "item": None,
            "receipts": [],
            "followed": [],
        }
    check_points(case)
    _check_entries(case)
    with report.step("record", "REC-4: nothing signed here contradicts another thing"):
        _check_record(case)
    check_officers(case)
    _check_receipts(case)
    _check_followed(case)
    item = _item_facts(case)
    return {
        "ok": report.all_true() and item is not None,
        "checks": report.checks,
        "line": case.genesis.line_id.hex(),
        "parties": [identity.name for identity in case.genesis.parties],
        "item": item,
        "receipts": case.lights,
        "followed": case.followed,
    }
