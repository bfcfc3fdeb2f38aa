"""Who signed the items of an evidence file, and whether he could (EVI-5)."""

from __future__ import annotations

from openline.core.base import keys
from openline.core.base.codec import sha256
from openline.core.base.errors import PeerFault
from openline.core.base.names import Mode, Precedence
from openline.core.record import act as acts
from openline.core.record import sheet
from openline.core.record.act import Officer
from openline.core.record.envelope import Kind
from openline.core.record.evidence_case import Case, Row, require


def check_officers(case: Case) -> None:
    """Every certificate and every officer's item in the file; delegations first."""
    for row in case.rows:
        if row.said.kind == Kind.CERT and not row.is_officers:
            with case.report.step(row.label("officer", case.item), "CER-9: certified"):
                require(row.number in case.contents, "CER-9", "no content to check")
                certificate = case.contents[row.number][0]
                acts.parse_officer(certificate, case.genesis.parties[row.party])
    for row in sorted(case.rows, key=lambda row: row.said.kind != Kind.DELEGATE):
        if row.is_officers:
            with case.report.step(row.label("officer", case.item), "EVI-5: the officer's act"):
                _check_officer(case, row)


def _certificate_of(case: Case, row: Row) -> Officer:
    found: set[bytes] = set()
    for other in case.rows:
        fits = other.said.kind == Kind.CERT and other.party == row.party
        if fits and other.number in case.sound and other.place < row.place:
            data = case.contents[other.number][0]
            if sha256(data)[:8] == case.acts[row.number].cert_ref:
                found.add(data)
    require(
        len(found) == 1, "EVI-5", f"{len(found)} certificates before it with this reference"
    )
    return acts.parse_officer(found.pop(), case.genesis.parties[row.party])


def _check_posting(case: Case, row: Row, officer: Officer) -> None:
    """On duty, with a role that sends this, and not removed before."""
    kind, t_ms, ends = row.said.kind, row.said.t_ms, officer.not_after_ms
    require(officer.not_before_ms <= t_ms, "EVI-5", "before the certificate begins")
    require(ends is None or t_ms <= ends, "EVI-5", "the certificate had expired")
    allowed = acts.MAY_SEND.get(kind, frozenset()) & set(officer.roles)
    if kind == Kind.MESSAGE and case.acts[row.number].precedence > Precedence.PRIORITY:
        allowed -= {"staff"}
    require(bool(allowed), "CER-10", "no role of the officer may send this")
    is_real = case.acts[row.number].mode == Mode.REAL
    held = kind == Kind.RELEASE and is_real and officer.node_held
    require(not held, "RDO-6", "a node-held key never counts for a release")
    for other in case.rows:
        removes = other.said.kind == Kind.REMOVE and other.number in case.sound
        if removes and other.party == row.party and other.place < row.place:
            his = case.contents[other.number][0] == officer.hash
            require(not his, "EVI-5", "the officer was removed before")


def _check_officer(case: Case, row: Row) -> None:
    act = case.acts.get(row.number)
    if act is None or row.number not in case.contents:
        raise PeerFault("EVI-5", "no content to check")
    officer = _certificate_of(case, row)
    _check_posting(case, row, officer)
    root = case.genesis.parties[row.party].root_id
    item = acts.act_id(case.genesis.line_id, root, officer.hash, row.said.kind, act)
    session = None
    if act.signature[:1] == [2]:
        session = _session_key(case, row, officer)
    good = acts.signature_is_good(officer, act.signature, item, session)
    require(good, "ENV-7", "the officer's signature does not verify")
    if row.said.kind == Kind.RELEASE:
        fault = sheet.release_fault(sheet.parse(act.content[0]))
        require(fault is None, "RDO-6", fault or "")
    if row.said.kind == Kind.DELEGATE:
        key, until_ms = act.content
        require(keys.is_prime_order(key), "COD-7", "a session key that is not of prime order")
        over = until_ms - row.said.t_ms > acts.DELEGATION_MS_MAX
        require(not over, "ENV-8", "a delegation of more than 14 h")
    case.officers[row.number], case.ids[row.number] = officer, item


def _session_key(case: Case, row: Row, officer: Officer) -> bytes:
    """The key of a delegation that stands for this place and this time [ENV-7]."""
    never = row.said.kind in acts.SESSION_NEVER
    require(not never, "ENV-7", "a kind that a session key never signs")
    signature = case.acts[row.number].signature
    named = signature[1] if len(signature) == 3 else None
    before = [
        other
        for other in case.rows
        if other.log == row.log
        and other.said.index < row.said.index
        and other.number in case.sound
    ]
    for made in before:
        if made.said.kind == Kind.DELEGATE and case.ids.get(made.number) == named:
            break
    else:
        raise PeerFault("EVI-5", "no delegation that verifies stands before it in this log")
    his = case.officers[made.number].hash == officer.hash
    require(his, "ENV-7", "another officer's delegation")
    for other in before:
        ends = other.said.kind == Kind.UNDELEGATE and case.acts[other.number].reference == named
        require(not ends, "ENV-7", "the delegation had been ended")
    key, until_ms = case.acts[made.number].content
    require(row.said.t_ms <= until_ms, "ENV-7", "the delegation was over")
    return bytes(key)
