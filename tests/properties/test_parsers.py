"""Arbitrary and nearly right bytes: every parser gives a value or a fault of the peer (COD-1 to EVI-8)."""

import functools
import json

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from openline.core.base import cose
from openline.core.base.codec import decode, encode
from openline.core.base.errors import PeerFault
from openline.core.forms.sheets import FIELDS, fault_of
from openline.core.line.frames import Decoder, pack, read_ping
from openline.core.record import act as acts
from openline.core.record import content as contents
from openline.core.record import evidence, sheet
from openline.core.record.checkpoint import open_checkpoint, open_cosignature
from openline.core.record.envelope import KIND_NAMES, open_entry, parse_heads, read_entry
from openline.core.record.genesis import (
    parse_genesis,
    read_line_file,
    signature_is_good,
    write_line_file,
)
from openline.core.record.identity import (
    parse_card,
    parse_identity,
    parse_trusted,
    public_of_card,
)
from tests.evidence.test_verifier import VERIFIER, by_session, receipted, watch
from tests.spec import ceremony
from tests.spec.test_founding import own_card

QUICK = settings(max_examples=150, deadline=None)
FEW = settings(max_examples=60, deadline=None)

leaves = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.binary(max_size=40)
    | st.text(max_size=10)
    | st.sampled_from([0, 1, 2, bytes(16), bytes(32), bytes(64)])
)
values = st.recursive(leaves, lambda inner: st.lists(inner, max_size=10), max_leaves=30)


def depth_of(value):
    """How many arrays stand in one another."""
    return 1 + max(map(depth_of, value), default=0) if type(value) is list else 0


@functools.cache
def line():
    """The line of the ceremony."""
    return ceremony.line_file()


@functools.cache
def file_and_cards():
    """A whole evidence file with its cards."""
    made, officer, delegation = watch()
    item = made.item(officer, sign=by_session(delegation))
    receipted(made, item)
    return encode(made.whole(item)), made.cards


def fed(data):
    """All frames of a stream, their pings read."""
    frames = list(Decoder().feed(data))
    for frame in frames:
        if frame[0] == 5:
            read_ping(frame)
    return frames


def officer(data):
    """An officer certificate for a party that did not make it."""
    return acts.parse_officer(data, ceremony.party("Amber").identity)


PARSERS = {
    "codec": decode,
    "COSE_Sign1": cose.open1,
    "COSE_Sign": cose.open_hybrid,
    "card": parse_card,
    "public identity": parse_trusted,
    "genesis": parse_genesis,
    "line file": read_line_file,
    "officer certificate": officer,
    "entry": functools.partial(read_entry, 0),
    "entry with its signature": lambda data: open_entry(0, data, bytes(32), b""),
    "checkpoint": lambda data: open_checkpoint(data, line().genesis),
    "cosignature": lambda data: open_cosignature(data, line().genesis, 1),
    "frames": fed,
}


@functools.cache
def examples():
    """Good bytes for each parser, to be damaged."""
    party, file = ceremony.party("Amber"), line()
    signed = party.node.sign_hybrid(b"aad", encode([1, bytes(32)]))
    single = cose.sign1(bytes(32), b"", encode([1, 2, 1, bytes(32), [], 5, 1, 0, bytes(32), 9]))
    stream = pack([6, "LIN-9"]) + pack([5, bytes(16), 5, None, 0, [], bytes(64)])
    found = dict.fromkeys(PARSERS, single)
    found |= {"codec": file.genesis.encoded, "COSE_Sign": signed, "card": own_card()}
    found |= {"genesis": file.genesis.encoded, "line file": write_line_file(file)}
    found |= {"public identity": public_of_card(own_card())}
    found |= {"checkpoint": signed, "cosignature": signed, "frames": stream}
    return found | {"officer certificate": ceremony.post("Amber", "Anna").officer.certificate}


def faulty_or_fine(parse, data):
    """Whatever the bytes: a value, or the peer's fault with its clause."""
    try:
        parse(data)
    except PeerFault as fault:
        assert fault.clause[3] == "-"  # noqa: PT017 - any other error is the failure we look for


@pytest.mark.clause("COD-2")
@QUICK
@given(values)
def test_a_value_comes_back_and_has_the_same_bytes_again(value):
    """COD-1, COD-2."""
    assume(depth_of(value) <= 12)
    data = encode(value)
    assert decode(data) == value
    assert encode(decode(data)) == data


@pytest.mark.clause("COD-2")
@QUICK
@given(st.binary(max_size=60))
def test_bytes_that_are_taken_are_the_only_ones_of_their_value(data):
    """COD-2: two parties never hold different bytes of one meaning."""
    try:
        value = decode(data)
    except PeerFault:
        return
    assert encode(value) == data


jsons = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)
fields = st.sampled_from(sorted({name for forms, _ in FIELDS.values() for name in forms}))
docs = st.dictionaries(fields | st.text(max_size=6), jsons, max_size=8)


@pytest.mark.clause("TLK-1")
@QUICK
@given(docs, st.booleans(), st.data())
def test_a_sheet_is_one_for_the_node_and_the_verifier_or_for_neither(doc, is_ascii, data):
    """TLK-1: whatever of JSON; written in the one form it is read as it was, damaged by neither."""
    text = json.dumps(doc, sort_keys=True, separators=(",", ":"), ensure_ascii=is_ascii)
    damaged = data.draw(st.integers(0, len(text)))
    for said in (text, text[:damaged] + data.draw(st.text(max_size=2)) + text[damaged:]):
        if sheet.is_sheet([said]):
            assert sheet.write(sheet.parse(said)) == said
        assert sheet.is_sheet([said]) == VERIFIER.sheet([said])


@pytest.mark.clause("TLK-2")
@QUICK
@given(docs)
def test_any_fields_are_in_order_or_are_told_to_be_wrong(doc):
    """TLK-2: nothing else comes out."""
    for kind in FIELDS:
        assert isinstance(fault_of(kind, doc), (str, type(None)))


@pytest.mark.clause("LIN-9")
@pytest.mark.parametrize("name", PARSERS)
@FEW
@given(st.data())
def test_arbitrary_bytes_are_at_most_the_peers_fault(name, data):
    """LIN-9: nothing but a clause that was broken."""
    given_bytes = data.draw(st.binary(max_size=200) | values.map(encode))
    head = data.draw(st.sampled_from([b"", b"\xd2", b"\xd8\x62", b"\xd2\x84", b"\xd8\x62\x84"]))
    faulty_or_fine(PARSERS[name], head + given_bytes)


@pytest.mark.clause("LIN-9")
@pytest.mark.parametrize("name", PARSERS)
@FEW
@given(st.data())
def test_good_bytes_damaged_anywhere_are_at_most_the_peers_fault(name, data):
    """LIN-9: flipped, cut or spliced."""
    good = examples()[name]
    at = data.draw(st.integers(0, len(good) - 1))
    end = data.draw(st.integers(at, min(len(good), at + 8)))
    faulty_or_fine(PARSERS[name], good[:at] + data.draw(st.binary(max_size=4)) + good[end:])


@pytest.mark.clause("CER-9")
@FEW
@given(st.lists(values, min_size=9, max_size=11), st.data())
def test_a_certificate_of_any_payload_is_at_most_the_peers_fault(fields, data):
    """CER-9: its registrar may sign whatever it likes."""
    amber = ceremony.party("Amber")
    good = [1, amber.identity.root_id, "Vale", "", ["duty"], [0, bytes(32)], 0, None, False, 0]
    places = data.draw(st.sets(st.integers(0, 9), max_size=3))
    mixed = [fields[n % len(fields)] if n in places else part for n, part in enumerate(good)]
    for payload in (fields, mixed):
        try:
            signed = cose.sign1(amber.node.registrar, acts.AAD_OFFICER, encode(payload))
        except ValueError:
            continue
        faulty_or_fine(officer, signed)


@pytest.mark.clause("ENV-9")
@QUICK
@given(st.lists(values, max_size=9), values, st.data())
def test_an_item_of_any_content_is_at_most_the_peers_fault(fields, signature, data):
    """ENV-5, ENV-7, ENV-9: an officer's item may hold anything."""
    good = [bytes(8), 0, 0, None, None, ["en", "x", []], [0, bytes(64)], 1, 0]
    places = data.draw(st.sets(st.integers(0, 8), max_size=2))
    mixed = [fields[n] if n in places and n < len(fields) else p for n, p in enumerate(good)]
    for content in (fields, mixed):
        faulty_or_fine(lambda part: acts.parse_act(bytes(16), part), content)
    found = ceremony.post("Amber", "Anna").officer
    given_signature = signature if type(signature) is list else [1, signature, b"{}", b""]
    assert not acts.signature_is_good(found, given_signature, bytes(32), None)


@pytest.mark.clause("ENV-8")
@QUICK
@given(values, st.sampled_from(sorted(KIND_NAMES)))
def test_a_content_has_the_form_of_its_kind_or_not(value, kind):
    """ENV-8: never anything else."""
    assert contents.has_form(kind, value) in {True, False}
    assert contents.has_form(99, value) is False


@pytest.mark.clause("CER-8")
@FEW
@given(values)
def test_identities_heads_and_signatures_of_any_value_are_at_most_the_peers_fault(value):
    """CER-4, ENV-1, CER-7."""
    faulty_or_fine(parse_identity, value)
    faulty_or_fine(lambda part: parse_heads(part, b""), value)
    assert signature_is_good(line().genesis, 0, encode(value)) is False


@pytest.mark.clause("LIN-2")
@FEW
@given(st.lists(values.filter(lambda v: type(v) is list), max_size=4), st.integers(1, 50))
def test_a_stream_is_the_same_however_it_is_cut(frames, step):
    """LIN-2: and a bad frame does not take back the good ones before it."""
    stream = b"".join(len(d := encode(f)).to_bytes(4, "big") + d for f in frames)

    def taken(parts):
        decoder, found = Decoder(), []
        try:
            for part in parts:
                found.extend(decoder.feed(part))
        except PeerFault:
            found.append("fault")
        return found

    pieces = [stream[at : at + step] for at in range(0, len(stream), step)]
    assert taken([stream]) == taken(pieces)


def verdict(data, cards):
    """A verdict, whatever was given."""
    found = evidence.verify(data, cards)
    assert found["checks"]
    assert found["ok"] == all(check["ok"] for check in found["checks"])
    return found


@pytest.mark.clause("EVI-8")
@FEW
@given(values, st.lists(st.binary(max_size=50), max_size=3))
def test_evidence_of_any_bytes_gets_a_verdict(value, cards):
    """EVI-8."""
    assert not verdict(encode(value), cards)["ok"]
    assert not verdict(encode(value), file_and_cards()[1])["ok"]


@pytest.mark.clause("EVI-8")
@settings(max_examples=100, deadline=None)
@given(st.data())
def test_evidence_with_any_part_replaced_is_refused(data):
    """EVI-8: parts, rows, bodies and paths of any form get a verdict, and it is never good."""
    good, cards = file_and_cards()
    parts = decode(good)
    place = data.draw(st.integers(0, 7))
    value = data.draw(values)
    if place >= 5 and data.draw(st.booleans()):
        row = data.draw(st.integers(0, len(parts[place]) - 1))
        column = data.draw(st.integers(0, len(parts[place][row]) - 1))
        assume(parts[place][row][column] != value)
        assume((place, column) != (5, 1) or value is not None)  # a cosignature may be missing
        parts[place][row][column] = value
    else:
        assume(parts[place] != value)
        assume(place != 4 or type(value) is not list)  # it may name another item of the file
        parts[place] = value
    assume(depth_of(parts) <= 12)
    assert not verdict(encode(parts), cards)["ok"]
