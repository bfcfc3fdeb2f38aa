"""The node's own verifier and the one-file verifier reach the same verdict on every file.

They share no code. Files come from the builder of tests/evidence/forge.py, from two whole nodes
in memory, and from two homes on disk founded by the command line.
"""

import functools
import hashlib
import json

import cbor2
import pytest

from openline.cli import still
from openline.cli.main import make_app
from openline.core.record import evidence, identity, sheet
from openline.core.record.envelope import Kind
from openline.runtime import proving
from openline.shell import home as shell_home
from tests.evidence import forge
from tests.evidence.forge import (
    ACK,
    ANSWER,
    DELEGATE,
    HOUR,
    MESSAGE,
    NOW,
    REMOVE,
    STOP,
    UNDELEGATE,
    Line,
    Party,
    ed,
    encode,
)
from tests.evidence.test_verifier import (
    VERIFIER,
    altered,
    by_session,
    receipted,
    signed,
    unsigned_mldsa,
    watch,
)
from tests.spec import ceremony as parties
from tests.spec.pair import Pair


def failed(verdict):
    """The names of the false checks."""
    return {check["name"] for check in verdict["checks"] if not check["ok"]}


def verdict_of_both(data, cards):
    """The verdict that both reach; nothing but a verdict may come out, and each false check says why."""
    data = data if isinstance(data, bytes) else encode(data)
    stranger, node = VERIFIER.verify(data, cards), evidence.verify(data, cards)
    assert stranger["ok"] == node["ok"], (failed(stranger), failed(node))
    assert node["ok"] == (not failed(node) and node["item"] is not None)
    assert all(check["name"] and check["why"] for check in node["checks"])
    assert "malformed" not in json.dumps(node["checks"])
    return node


def accepted(data, cards):
    """Both find every check true, and say the same of the line and the item."""
    node = verdict_of_both(data, cards)
    assert node["ok"], [check for check in node["checks"] if not check["ok"]]
    data = data if isinstance(data, bytes) else encode(data)
    stranger = VERIFIER.verify(data, cards)
    assert {c["name"] for c in stranger["checks"]} == {c["name"] for c in node["checks"]}
    assert stranger["line"] == node["line"]
    for name in ("id", "kind", "author", "officer", "serial", "t_ms", "index"):
        assert stranger["item"][name] == node["item"].get(name), name
    assert [each["light"] for each in stranger["receipts"]] == [
        each["light"] for each in node["receipts"]
    ]
    return node


def refused(data, cards, *names):
    """Both refuse, and both name at least these checks."""
    node = verdict_of_both(data, cards)
    assert not node["ok"]
    data = data if isinstance(data, bytes) else encode(data)
    stranger = VERIFIER.verify(data, cards)
    assert set(names) <= failed(node), failed(node)
    assert set(names) <= failed(stranger), failed(stranger)


# --- where the fields of a file begin and end ------------------------------------------------


def fields(data, start=0, end=None):
    """(start, content start, end) of every CBOR item, also of those inside byte strings."""
    at, end = start, len(data) if end is None else end
    while at < end:
        first, kind = data[at], data[at] >> 5
        more = first & 31
        width = 0 if more < 24 else 1 << (more - 24)
        inside = at + 1 + width
        size = more if more < 24 else int.from_bytes(data[at + 1 : inside], "big")
        if kind in (2, 3):
            yield at, inside, inside + size
            if kind == 2 and is_cbor(data[inside : inside + size]):
                yield from fields(data, inside, inside + size)
            at = inside + size
        else:
            yield at, inside, inside
            at = inside


def is_cbor(data):
    """Whether a byte string is itself something encoded: an entry, a certificate, a payload."""
    try:
        return (
            len(data) > 8 and cbor2.dumps(cbor2.loads(data)) == data and data[0] >> 5 in (4, 6)
        )
    except (cbor2.CBORDecodeError, ValueError, TypeError):
        return False


def boundaries(data):
    """The bytes at which a field begins, its content begins, or it ends."""
    found = set()
    for start, inside, end in fields(data):
        found |= {start, min(inside, len(data) - 1), end - 1}
    return sorted(found)


@functools.cache
def full():
    """A line whose item has everything: session key, receipt, acknowledgement, answer."""
    line, officer, delegation = watch()
    item = line.item(officer, sign=by_session(delegation), precedence=3)
    receipted(line, item)
    return line, item, line.whole(item)


# --- what the builder can make: good -----------------------------------------------------------


def good_with(kind, *, early=False, **options):
    """An item by an officer with this kind of key, receipted."""
    line, _, item = signed(kind, **options)
    receipted(line, item, early=early)
    return line, line.whole(item)


def good_of_kind(kind, content, **options):
    """One officer's item of a kind."""
    line = Line()
    officer = line.certify(0, roles=("watch-chief",), kind=2)
    return line, line.whole(line.item(officer, kind, content, **options))


def good_entry():
    """An entry that is no officer's item, held."""
    line = Line()
    item = line.append(0, 23, [-1500])
    line.receipt(1, [(0, 2)])
    return line, line.whole(item)


def good_passkey(**change):
    """A WebAuthn assertion with what is allowed."""
    line = Line()
    officer = line.certify(0, kind=1)
    return line, line.whole(line.item(officer, sign=officer.passkey(**change)))


def good_session_end():
    """An item signed before the end of its delegation, the end being in the file."""
    line, officer, delegation = watch(hours=1)
    item = line.item(officer, sign=by_session(delegation), t_ms=delegation.t_ms + HOUR)
    line.clock += HOUR
    line.item(officer, UNDELEGATE, reference=delegation.act)
    return line, line.whole(item)


def good_staff():
    """Staff at PRIORITY."""
    line = Line()
    return line, line.whole(line.item(line.certify(0, roles=("staff",)), precedence=1))


GOOD = {
    "an Ed25519 key": lambda: good_with(0),
    "a passkey with ES256": lambda: good_with(1),
    "a passkey with EdDSA": lambda: good_with(2),
    "an early receipt": lambda: good_with(0, early=True),
    "a session key": lambda: (full()[0], full()[2]),
    "the last moment of a session key": good_session_end,
    "a release of the text that it names": lambda: release(),  # noqa: PLW0108
    "a release of a fact": lambda: release(what="fact", seal=sheet.plain_seal(SAID), salt=None),
    "a release that is not the last": lambda: release(final=False, text=None, salt=None),
    "an item before its officer was removed": lambda: removed(before=True),
    "a STOP with a position": lambda: good_of_kind(
        STOP, ["en", ["Stop.", "Stop now."], [601234000, -245678000, "60.1,24.5"], 2]
    ),
    "a cancellation": lambda: good_of_kind(4, ["en", "No."], reference=bytes(32)),
    "a repetition": lambda: good_of_kind(6, [1, "en", "Again.", []], reference=bytes(32)),
    "a suspension": lambda: good_of_kind(7, [[1, 3], NOW]),
    "a check by a person": lambda: good_of_kind(11, [1, 1, None, "Fair", "Vale"], mode=2),
    "an attachment": lambda: good_of_kind(
        MESSAGE, ["en", "With a file.", [["a.pdf", 9, bytes(32)]]], flags=2
    ),
    "an exercise": lambda: good_of_kind(MESSAGE, ["ru", "Учения", []], mode=1, precedence=1),
    "an amendment": lambda: good_of_kind(19, [b"profile", bytes(16)]),
    "an entry of the node": good_entry,
    "a passkey that is backed up": lambda: good_passkey(flags=0x1D),
    "a passkey with extensions": lambda: good_passkey(flags=0x85, extra=b"\xa0"),
    "staff at PRIORITY": good_staff,
}


@pytest.mark.clause("EVI-8")
@pytest.mark.parametrize("name", GOOD)
def test_both_accept(name):
    """EVI-8: every check true, under the same names."""
    line, extract = GOOD[name]()
    accepted(extract, line.cards)
    accepted(extract, line.cards[::-1])


@pytest.mark.clause("EVI-1")
def test_both_accept_evidence_without_cosignatures():
    """EVI-1: a missing cosignature is no failed check."""
    line, _, item = signed()
    accepted(line.whole(item, cosigned=False), line.cards)


# --- what the builder can make: bad ------------------------------------------------------------


def signed_wrongly(kind, change):
    """The officer's signature changed after the fact."""
    line = Line()
    officer = line.certify(0, kind=kind)
    return line, line.whole(line.item(officer, sign=change(officer)))


def session_signed_wrongly():
    """The session key's signature changed."""
    line, officer, delegation = watch()
    return line, line.whole(line.item(officer, sign=altered(by_session(delegation))))


def delegation_signed_wrongly():
    """The delegation's own signature changed."""
    line, officer, delegation = watch(sign=altered(forge.Officer(0, "Vale", 1).sign))
    return line, line.whole(line.item(officer, sign=by_session(delegation)))


def delegation_outlived():
    """One millisecond after the end of the watch."""
    line, officer, delegation = watch(hours=1)
    item = line.item(officer, sign=by_session(delegation), t_ms=delegation.t_ms + HOUR + 1)
    return line, line.whole(item)


def delegation_too_long():
    """More than 14 hours."""
    line, officer, delegation = watch(hours=14.001)
    return line, line.whole(line.item(officer, sign=by_session(delegation)))


def delegation_ended():
    """An end of the delegation stands between."""
    line, officer, delegation = watch()
    line.item(officer, UNDELEGATE, reference=delegation.act)
    return line, line.whole(line.item(officer, sign=by_session(delegation)))


def delegation_missing():
    """The delegation left out of the file."""
    line, officer, delegation = watch()
    item = line.item(officer, sign=by_session(delegation))
    return line, line.extract(item, [line.logs[0][1], item])


def delegation_of_another():
    """Another officer's session key."""
    line, _, delegation = watch()
    other = line.certify(0, "Okoro")
    return line, line.whole(line.item(other, sign=by_session(delegation)))


def delegation_by_session():
    """A session key that delegates further."""
    line, officer, delegation = watch()
    second = line.item(
        officer, DELEGATE, [forge.public(ed("other")), NOW + HOUR], sign=by_session(delegation)
    )
    return line, line.whole(line.item(officer, sign=by_session(second, "other")))


def certificate_key(kind, order):
    """An officer's key of small or mixed order."""
    line = Line()
    right = forge.Officer(0, "Vale", kind).pinned()
    key = forge.SMALL.get(order) or forge.mixed(right[1])
    officer = line.certify(0, kind=kind, key=[kind, key, *right[2:]])
    item = line.item(officer, sign=lambda _: [0, forge.SMALL["order 1"] + bytes(32)])
    return line, line.whole(item)


def session_key(order):
    """A session key of small or mixed order."""
    key = forge.SMALL.get(order) or forge.mixed(forge.public(ed("session")))
    line, officer, delegation = watch(key=key)
    forgery = [2, delegation.act, forge.SMALL["order 1"] + bytes(32)]
    return line, line.whole(line.item(officer, sign=lambda _: forgery))


def card_key(role, order):
    """A card with a key of small or mixed order."""
    key = forge.SMALL.get(order) or forge.mixed(Party("Birch").key(role))
    line = Line(Party("Amber"), Party("Birch", pinned={role: key}))
    return line, line.whole(line.append(0, 23, [1]))


def off_the_curve():
    """A P-256 key that is no point."""
    line = Line()
    right = forge.Officer(0, "Vale", 1).pinned()
    officer = line.certify(0, kind=1, key=[1, b"\4" + bytes(64), *right[2:]])
    return line, line.whole(line.item(officer))


def certified(*, clock=NOW, kind=MESSAGE, content=None, precedence=0, **options):
    """An item by an officer whose certificate is not for this."""
    line = Line()
    line.clock = clock
    officer = line.certify(0, **options)
    return line, line.whole(line.item(officer, kind, content, precedence=precedence))


SAID = "The ministers spoke."
SEAL_SALT = "11" * 16
SEAL = sheet.seal_of(bytes.fromhex(SEAL_SALT), SAID)


def release(**changes):
    """A release signed by a releaser with a good key, whatever its fields say; None leaves one out."""
    line = Line()
    officer = line.certify(0, roles=("releaser",))
    doc = {"what": "own", "final": True, "seal": SEAL, "salt": SEAL_SALT, "text": SAID}
    doc = {name: part for name, part in (doc | changes).items() if part is not None}
    item = line.item(officer, Kind.RELEASE, [sheet.write(doc)], reference=bytes(32))
    return line, line.whole(item)


def certificate_missing():
    """The certificate left out."""
    line, _, item = signed()
    return line, line.extract(item, [item])


def certificate_later():
    """The certificate only after the item."""
    line = Line()
    officer = forge.Officer(0, "Vale", 0, Line().certify(0).certificate)
    item = line.item(officer)
    line.append(0, forge.CERT, [officer.certificate])
    return line, line.whole(item)


def removed(*, before=False):
    """The officer removed before the item, or after it."""
    line = Line()
    officer = line.certify(0)
    item = line.item(officer) if before else None
    line.append(0, REMOVE, [forge.sha(officer.certificate)])
    return line, line.whole(item or line.item(officer))


def receipt_of_another():
    """A receipt of the entries before this item."""
    line, _, item = signed()
    line.receipt(1, [(0, item.index)])
    return line, line.whole(item)


def receipt_with_another_leaf():
    """An early receipt of another entry at this place."""
    line, officer, item = signed()
    second = line.item(officer)
    line.receipt(1, early=[(item.index, second.leaf)], held=1)
    return line, line.whole(item)


def receipt_by_author():
    """The author's own receipt."""
    line, _, item = signed()
    line.receipt(0, [(0, 1)])
    return line, line.whole(item)


def receipt_beyond_head():
    """A range that the receipt's head does not cover."""
    line, _, item = signed()
    line.receipt(1, [(1, 9)])
    return line, line.whole(item)


def receipt_of_generation():
    """A receipt for another generation."""
    line, _, item = signed()
    line.receipt(1, [(1, 3)], generation=2)
    return line, line.whole(item)


def reply(kind, content, reference):
    """An acknowledgement or answer that names something else."""
    line, _, item = signed()
    other = line.certify(1, "Reyes")
    line.item(other, kind, content, reference=reference or item.leaf)
    return line, line.whole(item)


def reply_by_author():
    """An acknowledgement by the author's own officer."""
    line, officer, item = signed()
    line.item(officer, ACK, reference=item.act)
    return line, line.whole(item)


def clock_back():
    """An entry older than the one before it."""
    line = Line()
    line.append(0, 23, [1])
    return line, line.whole(line.append(0, 23, [1], t_ms=NOW - 1))


def wrong_content(kind, content, **options):
    """Content of the wrong form for its kind."""
    return good_of_kind(kind, content, **options)


def altered_act(officer):
    """The last part of the signature changed."""
    return altered(officer.sign)


def other_officer(officer):
    """Somebody else's signature."""
    return forge.Officer(0, "Somebody", officer.kind).sign


def other_item(officer):
    """A signature of another id."""
    return lambda _: officer.sign(bytes(32))


def with_client(**change):
    """What the browser said, or the authenticator, changed before it was signed."""
    return lambda officer: officer.passkey(**change)


def with_client_bytes(client):
    """Bytes that are no JSON object in which each name stands once."""
    return lambda officer: lambda act: [*officer.sign(act)[:2], client, b"0"]


ORDERS = [*forge.SMALL, "mixed"]
WEBAUTHN = {
    "another challenge": {"challenge": "AAAA"},
    "another origin": {"origin": "http://birch.localhost:8400"},
    "no origin": {"origin": None},
    "another relying party": {"rp_id": "birch.localhost"},
    "no user verified": {"flags": 0x01},
    "no user present": {"flags": 0x04},
    "backed up but not eligible": {"flags": 0x15},
    "cross-origin": {"crossOrigin": True},
    "cross-origin as a text": {"crossOrigin": "false"},
    "bytes after byte 37": {"extra": b"\0"},
    "a registration": {"type": "webauthn.create"},
}
CLIENTS = (b"[]", b"\xff", b"[" * 5000, b"[" * 30_000, b'{"type":1,"type":1}', b"1", b"")
CLIENTS += (b'{"type":"webauthn.get","challenge":NaN}', b"1" * 5000)

BAD = {
    **{
        f"an altered signature of kind {kind}": functools.partial(signed_wrongly, kind, change)
        for kind in (0, 1, 2)
        for change in (altered_act,)
    },
    **{
        f"somebody's signature of kind {kind}": functools.partial(
            signed_wrongly, kind, other_officer
        )
        for kind in (0, 1, 2)
    },
    **{
        f"a signature of another item of kind {kind}": functools.partial(
            signed_wrongly, kind, other_item
        )
        for kind in (0, 1, 2)
    },
    **{
        f"a passkey of kind {kind} with {name}": functools.partial(
            signed_wrongly, kind, with_client(**change)
        )
        for kind in (1, 2)
        for name, change in WEBAUTHN.items()
    },
    **{
        f"client data {number}": functools.partial(signed_wrongly, 1, with_client_bytes(client))
        for number, client in enumerate(CLIENTS)
    },
    **{
        f"an officer's key of kind {kind} of {order}": functools.partial(
            certificate_key, kind, order
        )
        for kind in (0, 2)
        for order in ORDERS
    },
    **{f"a session key of {order}": functools.partial(session_key, order) for order in ORDERS},
    **{
        f"a {role} of {order}": functools.partial(card_key, role, order)
        for role in ("root", "node-sign", "registrar")
        for order in ORDERS
    },
    "a key off the curve": off_the_curve,
    "an altered session signature": session_signed_wrongly,
    "an altered delegation": delegation_signed_wrongly,
    "an outlived delegation": delegation_outlived,
    "a delegation of more than 14 h": delegation_too_long,
    "an ended delegation": delegation_ended,
    "a missing delegation": delegation_missing,
    "another officer's delegation": delegation_of_another,
    "a session key that delegates": delegation_by_session,
    "an expired certificate": lambda: certified(until=NOW),
    "a certificate not yet valid": lambda: certified(clock=NOW - 2 * HOUR),
    "an auditor who sends": lambda: certified(roles=("auditor",)),
    "staff at IMMEDIATE": lambda: certified(roles=("staff",), precedence=2),
    "staff who stops": lambda: certified(
        roles=("staff",), kind=STOP, content=["en", ["Stop."], None, 1]
    ),
    "duty who suspends": lambda: certified(kind=7, content=[[1], NOW]),
    "a releaser who sends": lambda: certified(roles=("releaser",)),
    "a certificate by nobody": lambda: certified(by=ed("nobody")),
    "a certificate of another root": lambda: certified(root=bytes(32)),
    "a chief by the registrar": lambda: certified(
        roles=("watch-chief",), by=Line().parties[0].registrar
    ),
    "a release of a swapped text": lambda: release(text="They agreed."),
    "a release of a swapped fact": lambda: release(
        what="fact", seal=sheet.plain_seal(SAID), text="x"
    ),
    "a release of a swapped seal": lambda: release(seal="ab" * 32),
    "a release that names no text": lambda: release(seal=None),
    "a release with its text too early": lambda: release(final=False),
    "a release without its text": lambda: release(text=None),
    "a release without its salt": lambda: release(salt=None),
    "a missing certificate": certificate_missing,
    "a later certificate": certificate_later,
    "a removed officer": removed,
    "a receipt of another item": receipt_of_another,
    "a receipt with another leaf": receipt_with_another_leaf,
    "a receipt by the author": receipt_by_author,
    "a receipt beyond its head": receipt_beyond_head,
    "a receipt of another generation": receipt_of_generation,
    "an ack of another item": lambda: reply(ACK, [], bytes(32)),
    "an ack of the leaf": lambda: reply(ACK, [], None),
    "an answer to another item": lambda: reply(ANSWER, [0, "en", ""], bytes(32)),
    "an ack by the author": reply_by_author,
    "a clock that goes back": clock_back,
    "a text that is too long": lambda: wrong_content(MESSAGE, ["en", "x" * 8001, []]),
    "a name that leads elsewhere": lambda: wrong_content(
        MESSAGE, ["en", "x", [["../a", 9, bytes(32)]]], flags=2
    ),
    "an attachment without its flag": lambda: wrong_content(
        MESSAGE, ["en", "x", [["a", 9, bytes(32)]]]
    ),
    "another series": lambda: wrong_content(MESSAGE, ["en", "x", []], series=2),
    "an ack of nothing": lambda: wrong_content(ACK, []),
    "a check that is not a test": lambda: wrong_content(11, [1, 1, None, "Fair", "Vale"]),
    "a kind that nobody knows": lambda: wrong_content(34, []),
    "a STOP suspended": lambda: wrong_content(7, [[2], NOW]),
    "a notice": lambda: wrong_content(3, ["en", "x"]),
}


@pytest.mark.clause("EVI-8")
@pytest.mark.parametrize("name", BAD)
def test_both_refuse(name):
    """EVI-8: a false check with its reason from both, never a traceback from either."""
    line, extract = BAD[name]()
    refused(extract, line.cards)


@pytest.mark.clause("COD-7")
def test_both_accept_a_signature_whose_r_is_of_small_order():
    """COD-7: a signer can make one at will; two readers of one record must not differ."""
    line = Line()
    officer = line.certify(0)
    item = line.item(officer, sign=lambda act: [0, small_r(ed("Vale"), act)])
    accepted(line.whole(item), line.cards)


def small_r(key, act):
    """RFC 8032 with r = 0: R is the neutral point and S is k times the secret."""
    order = 2**252 + 27742317777372353535851937790883648493
    digest = bytearray(hashlib.sha512(key.private_bytes_raw()).digest()[:32])
    digest[0] &= 248
    digest[31] = digest[31] & 127 | 64
    first, message = forge.SMALL["order 1"], b"openline act 1\0" + act
    k = int.from_bytes(hashlib.sha512(first + forge.public(key) + message).digest(), "little")
    return first + (k * int.from_bytes(digest, "little") % order).to_bytes(32, "little")


# --- the file itself -----------------------------------------------------------------------------


@pytest.mark.clause("EVI-8")
def test_both_refuse_a_changed_byte_at_every_boundary_of_every_field():
    """EVI-8: nothing in the file is left unchecked by either."""
    line, _, extract = full()
    data = encode(extract)
    cards = line.cards
    for number, at in enumerate(boundaries(data)):
        forged = bytearray(data)
        forged[at] ^= 1 << number % 8
        assert not verdict_of_both(bytes(forged), cards)["ok"], f"byte {at} does not matter"


@pytest.mark.clause("EVI-1")
def test_both_refuse_a_file_cut_or_continued():
    """EVI-1: one CBOR array and nothing after it."""
    line, _, extract = full()
    data = encode(extract)
    for length in [*range(40), *range(40, len(data), 997), len(data) - 1]:
        refused(data[:length], line.cards, "format")
    for tail in (b"\0", b"\xf6", data):
        refused(data + tail, line.cards, "format")


@pytest.mark.clause("COD-2")
@pytest.mark.parametrize(
    "data",
    [
        *(
            b"",
            b"\x9f\xff",
            b"\x18\x05",
            b"\xa0",
            b"\xf7",
            b"\xf9\x3c\x00",
            b"\xc1\x00",
            b"\x80",
        ),
        *(
            b"\x81" * 13 + b"\x01",
            b"\x81" * 100_000 + b"\x01",
            b"\x9b\0\0\0\xff\xff\xff\xff\xff",
        ),
        *(b"\xd8\x1c\x81\x01", b"\x62\xc3\x28", b"\xff" * 100),
    ],
    ids=range(14),
)
def test_both_refuse_what_is_not_the_one_form(data):
    """COD-1, COD-2, EVI-1."""
    refused(data, full()[0].cards, "format")


def with_part(extract, place, value):
    """The same extract with one of its eight parts replaced."""
    return [*extract[:place], value, *extract[place + 1 :]]


@pytest.mark.clause("EVI-2")
def test_both_refuse_another_line_and_other_cards():
    """EVI-2, CER-5, CER-8."""
    line, _, extract = full()
    other = Line(Party("Amber", seed="x"), Party("Birch", seed="y"))
    refused(extract, other.cards, "line")
    later = Line(*line.parties, created=NOW + 1)
    refused(with_part(extract, 2, later.genesis), line.cards, "genesis")
    refused(with_part(extract, 3, [extract[3][0]] * 2), line.cards, "genesis")
    refused(with_part(extract, 3, extract[3][:1]), line.cards, "format")
    refused(extract, [line.cards[0]] * 2, "cards")
    refused(extract, [line.cards[0][:-1], line.cards[1]], "cards")
    refused(extract, [line.cards[0] + b"\0", line.cards[1]], "cards")
    same = Line(Party("Amber", seed="x"), Party("Amber", seed="y"))
    refused(same.whole(same.append(0, 23, [1])), same.cards, "cards")


@pytest.mark.clause("CER-3")
def test_both_refuse_a_key_in_two_roles_or_in_two_identities():
    """CER-3, CER-8: also the TLS key, which stands there only as its hash."""
    spki = bytes.fromhex("302a300506032b6570032100")
    birch = Party("Birch")
    birch.registrar = birch.sign[0]
    shared, tls, root = Party("Birch"), Party("Birch"), Party("Birch")
    shared.kem = Party("Amber").kem
    tls.tls = forge.sha(spki, forge.public(tls.sign[0]))
    root.root = (root.root[0], Party("Amber").root[1])
    for party in (birch, shared, tls, root):
        line = Line(Party("Amber"), party)
        refused(line.whole(line.append(0, 23, [1])), line.cards, "cards")


@pytest.mark.clause("COD-6")
def test_both_refuse_a_hybrid_signature_with_one_half_gone():
    """COD-6: both must verify, in checkpoints, cosignatures, genesis and cards."""
    line, _, extract = full()
    a, b = (party.name for party in line.parties)
    (first, cosigned), second = extract[5]
    for forged in unsigned_mldsa(first):
        refused(
            with_part(extract, 5, [[forged, cosigned], second]), line.cards, f"checkpoint:{a}"
        )
    for forged in unsigned_mldsa(cosigned):
        refused(
            with_part(extract, 5, [[first, forged], second]), line.cards, f"cosignature:{b}"
        )
    for forged in unsigned_mldsa(extract[3][0]):
        refused(with_part(extract, 3, [forged, extract[3][1]]), line.cards, "genesis")
    for forged in unsigned_mldsa(line.cards[0]):
        refused(extract, [forged, line.cards[1]], "cards")


@pytest.mark.clause("EVI-4")
def test_both_refuse_a_checkpoint_that_is_missing_or_another():
    """EVI-3, EVI-4, REC-4, REC-6, REC-7."""
    line, item, extract = full()
    rows = [[*row[:3], None, []] if row[1] == item.raw else row for row in extract[6]]
    refused(with_part(extract, 6, rows), line.cards, "item.inclusion")
    refused(with_part(extract, 5, []), line.cards, "item.inclusion")
    refused(with_part(extract, 5, extract[5][:1]), line.cards, "receipt.held:3")
    refused(with_part(extract, 5, extract[5][::-1]), line.cards, "item.inclusion")
    own = [[extract[5][0][0]] * 2, extract[5][1]]
    refused(with_part(extract, 5, own), line.cards)
    older = [[extract[5][0][0], line.checkpoint(0, size=2)[1]], extract[5][1]]
    refused(with_part(extract, 5, older), line.cards)
    stranger = [*extract[5], Line(created=NOW + 1).checkpoint(0)]
    refused(with_part(extract, 5, stranger), line.cards)
    twin = Line()
    twin.id = line.id
    twin.logs[0] = [*line.logs[0][:-1], line.logs[0][1]]
    refused(with_part(extract, 5, [*extract[5], twin.checkpoint(0)]), line.cards, "record")


@pytest.mark.clause("EVI-6")
def test_both_refuse_rows_and_holdings_that_do_not_fit():
    """EVI-1, EVI-4, EVI-6."""
    line, item, extract = full()
    rows = extract[6]
    refused(
        with_part(with_part(extract, 6, [r for r in rows if r[1] != item.raw]), 7, []),
        line.cards,
        "item",
    )
    refused(with_part(extract, 6, [*rows, rows[0]]), line.cards, "record")
    refused(with_part(extract, 4, [0, 1, 99]), line.cards, "item")
    for body in (None, item.body[:-1] + b"\x81", item.body + b"\0", b""):
        changed = [[*r[:2], body, *r[3:]] if r[1] == item.raw else r for r in rows]
        refused(with_part(extract, 6, changed), line.cards, "item.commitment")
    number, size, way = extract[7][0]
    for holdings in ([], [[number, size - 1, way]], [[number, size, way[:-1]]]):
        refused(with_part(extract, 7, holdings), line.cards, f"receipt.held:{number}")
    for holdings in (extract[7] * 2, [*extract[7], [0, size, way]]):
        refused(with_part(extract, 7, holdings), line.cards, "holdings")


# --- what real nodes export ------------------------------------------------------------------------


@functools.cache
def nodes():
    """Amber and Cobalt after a watch: messages, STOP, acknowledgements, answers, a check."""
    pair = Pair()
    amber, cobalt = pair.sides
    first = amber.sends("Aircraft crossing at noon.", "IMMEDIATE")
    stop = amber.stops()
    pair.settle()
    for item in (first, amber.replies[stop].result["id"]):
        cobalt.does("ack", item=item, **{"as": cobalt.duty()})
        cobalt.does("answer", item=item, meaning="will-comply", **{"as": cobalt.duty()})
    theirs = cobalt.sends("Received.")
    suspension = cobalt.does("suspend", scope="message", **{"as": cobalt.chief()})["id"]
    pair.passes(2)
    for side in pair.sides:
        side.does("checkpoint")
    pair.passes(2)
    items = (first, amber.replies[stop].result["id"], theirs, suspension)
    cards = []
    for side in pair.sides:
        party = parties.party(side.name)
        payload = shell_home.card_payload(party.identity, ["10.0.0.1:7040"], party.node)
        cards.append(party.root.sign(identity.AAD_CARD, payload))
    return pair, items, cards


@pytest.mark.clause("EVI-1")
@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("side", [0, 1])
def test_both_accept_what_either_node_exports(side, number):
    """EVI-1: complete for its own items and for the other party's."""
    pair, items, cards = nodes()
    found = exported(pair.sides[side], items[number])
    assert found.missing == []
    verdict = accepted(found.data, cards)
    assert verdict["item"]["id"] == items[number]
    lights = [each["light"] for each in verdict["receipts"]]
    assert lights == (["held", "acknowledged", "answered"] if number < 2 else ["held"])


def exported(side, item):
    """What `evidence` of one node writes for an item."""
    return proving.cut(side.line, proving.find(side.line, item), side.store)


@pytest.mark.clause("EVI-8")
def test_both_refuse_a_changed_byte_in_any_field_of_what_a_node_exports():
    """EVI-8."""
    pair, items, cards = nodes()
    data = exported(pair.amber, items[0]).data
    for number, at in enumerate(boundaries(data)):
        forged = bytearray(data)
        forged[at] ^= 0x80 >> number % 8
        assert not verdict_of_both(bytes(forged), cards)["ok"], f"byte {at} does not matter"


@pytest.mark.clause("EVI-6")
def test_both_refuse_the_receipt_of_another_item_in_what_a_node_exports():
    """EVI-6: rows and holdings of one file put into another."""
    pair, items, cards = nodes()
    one = cbor2.loads(exported(pair.amber, items[0]).data)
    other = cbor2.loads(exported(pair.amber, items[2]).data)
    forged = [*one[:6], other[6], other[7]]
    refused(forged, cards, "item")


# --- two homes, by the command line ------------------------------------------------------------------


def verb(*words):
    """The exit code of the program for these words."""
    try:
        make_app()([str(word) for word in words], exit_on_error=False, print_error=False)
    except SystemExit as end:
        return end.code or 0
    return 0


def done(*words):
    """A verb that must be taken."""
    assert verb(*words) == 0


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    """Two homes that founded a line, exchanged bundles, and wrote evidence."""
    at = tmp_path_factory.mktemp("homes")
    a, b = at / "a", at / "b"
    done("init", a, "--party", "Amber", "--listen", "10.0.0.1:7040")
    done("init", b, "--party", "Birch", "--listen", "10.0.0.2:7040")
    for home, name in ((a, "a.card"), (b, "b.card")):
        done("officer", "add", home, "Vale", "--role", "duty,watch-chief", "--local-key")
        done("card", home, "--out", at / name)
    done("line", "propose", a, "--with", at / "b.card", "--out", at / "draft")
    agreed = ("--words-agreed", "--out")
    done("line", "accept", b, at / "draft", "--with", at / "a.card", *agreed, at / "signed")
    done("line", "open", a, at / "signed", *agreed, at / "both")
    done("line", "open", b, at / "both", "--words-agreed")
    item = still.submit(a, "send", {"as": "Vale", "text": "Range closed."})["id"]
    carried(a, b, at / "1")
    still.submit(b, "ack", {"as": "Vale", "item": item})
    carried(b, a, at / "2")
    still.submit(a, "checkpoint", {})
    return at, a, item


def carried(source, target, path):
    """What one home has for the other, by hand."""
    done("bundle", "export", source, path)
    done("bundle", "import", target, path)


@pytest.mark.clause("EVI-8")
def test_the_verb_verify_ends_with_0_1_or_2(homes, capsys):
    """EVI-8: 0 every check is true, 1 a check is false, 2 usage."""
    at, _, _ = homes
    line, _, extract = full()
    names = {"good": encode(extract), "bad": encode(extract)[:-1]}
    names |= {"x.card": line.cards[0], "y.card": line.cards[1]}
    for name, data in names.items():
        (at / name).write_bytes(data)
    roots = ["--root", at / "x.card", "--root", at / "y.card"]
    assert verb("verify", at / "good", *roots, "--json") == 0
    assert json.loads(capsys.readouterr().out)["ok"]
    assert verb("verify", at / "good", *roots) == 0
    assert "every check is good" in capsys.readouterr().out
    assert verb("verify", at / "bad", *roots) == 1
    assert "NOT PROVED" in capsys.readouterr().out
    assert verb("verify", at / "good", *roots[:2]) == 2
    assert verb("verify", at / "nowhere", *roots) == 2


@pytest.mark.clause("EVI-1")
def test_evidence_of_homes_without_the_peers_checkpoint_is_refused_by_both(homes):
    """EVI-4: the receipt is not checkpointed yet; the item itself is proved."""
    at, a, item = homes
    assert verb("evidence", a, item, "--out", at / "evidence") == 1
    cards = [(at / name).read_bytes() for name in ("a.card", "b.card")]
    data = (at / "evidence").read_bytes()
    refused(data, cards)
    names = failed(evidence.verify(data, cards))
    assert names
    assert not any(name.startswith("item") for name in names)
