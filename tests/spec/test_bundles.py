"""Bundles: the same frames by hand, received by the same rules (LIN-14)."""

import hashlib

import pytest

from openline.core.base.codec import decode, encode
from openline.core.base.errors import PeerFault
from openline.core.line import frames
from openline.runtime import bundles
from tests.spec.pair import Pair


@pytest.fixture
def apart():
    """Two sides that have never had a session."""
    return Pair(connected=False)


def ping_of(side):
    """The PING by which a bundle of a side begins, with its length in front."""
    data = side.bundle()
    _, _, plain = bundles.unseal(data, side.peer.node.lines, side.peer.secret)
    return plain[: 4 + int.from_bytes(plain[:4], "big")]


@pytest.mark.clause("LIN-14")
def test_bundles_carry_items_attachments_and_receipts_and_a_second_import_changes_nothing(
    apart,
):
    data = b"pixels" * 5000
    files = [apart.amber.attaches("map.png", data)]
    item = apart.amber.sends("by hand", attachments=files)
    there = apart.amber.bundle()
    assert apart.cobalt.imports(there).fault is None
    assert apart.cobalt.texts() == ["by hand"]
    before = apart.cobalt.all_there_is()
    assert apart.cobalt.imports(there).fault is None
    assert before == apart.cobalt.all_there_is()
    digest = hashlib.sha256(data).digest()
    assert data == apart.cobalt.store.part(apart.cobalt.line.id, digest, 0, len(data))
    assert "held" not in apart.amber.lit(item)
    apart.amber.imports(apart.cobalt.bundle())
    assert "held" in apart.amber.lit(item)


@pytest.mark.clause("LIN-14")
def test_the_heads_in_a_bundle_say_what_need_not_be_sent_again(apart):
    apart.amber.sends("x" * 8000)
    apart.cobalt.imports(apart.amber.bundle())
    apart.amber.imports(apart.cobalt.bundle())
    assert apart.amber.line.peers[apart.cobalt.line.us].outbox.peer_size >= 7
    assert len(apart.amber.bundle()) < 8000


@pytest.mark.clause("LIN-14")
def test_a_bundle_is_padded_to_4096_so_that_its_length_says_little(apart):
    lengths = set()
    for text in ("x", "xx" * 40):
        apart.amber.sends(text)
        lengths.add(len(decode(apart.amber.bundle())[4]))
    assert 1 == len(lengths)


@pytest.mark.clause("LIN-14")
@pytest.mark.parametrize(
    "first", ["nothing", "an entry", "a PING with a nonce", "a false PING"]
)
def test_a_bundle_that_does_not_begin_with_a_signed_ping_is_refused(apart, first):
    apart.amber.sends()
    ping = ping_of(apart.amber)
    fields = decode(ping[4:])
    entry = apart.amber.node.ledger.recent
    begins = {
        "nothing": b"",
        "an entry": next(iter(entry.values())),
        "a PING with a nonce": frames.pack([frames.PING, bytes(16), *fields[2:]]),
        "a false PING": frames.pack([*fields[:2], fields[2] + 1, *fields[3:]]),
    }
    before = apart.cobalt.all_there_is()
    reply = apart.cobalt.takes_frames(apart.amber.line.us, begins[first])
    assert reply.fault["clause"] in ("LIN-14", "LIN-7")
    assert before == apart.cobalt.all_there_is()


@pytest.mark.clause("LIN-14")
@pytest.mark.parametrize("spoil", ["version", "line", "a bit", "not a bundle"])
def test_a_bundle_that_is_not_ours_to_open_is_refused(apart, spoil):
    apart.amber.sends()
    fields = decode(apart.amber.bundle())
    if spoil == "version":
        fields[1] = 2
    elif spoil == "line":
        fields[2] = bytes(32)
    elif spoil == "a bit":
        fields[4] = fields[4][:-1] + bytes([fields[4][-1] ^ 1])
    else:
        fields[0] = "openline-card"
    with pytest.raises(PeerFault) as fault:
        apart.cobalt.imports(encode(fields))
    assert fault.value.clause == "LIN-14"


@pytest.mark.clause("LIN-14")
def test_what_came_before_a_fault_in_a_bundle_is_kept(apart):
    apart.amber.sends("kept")
    _, party, plain = bundles.unseal(
        apart.amber.bundle(), apart.cobalt.node.lines, apart.cobalt.secret
    )
    reply = apart.cobalt.takes_frames(
        party, bundles.cut_padding(plain) + frames.pack([frames.ENTRY, party, b"x", None])
    )
    assert reply.fault["clause"] == "COD-5"
    assert apart.cobalt.texts() == ["kept"]
