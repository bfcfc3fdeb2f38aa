"""The two signed wrappers, and the keys that may be pinned (COD-5 to COD-7)."""

import pytest

from openline.core.base import cose, keys
from openline.core.base.codec import encode
from openline.core.base.errors import PeerFault
from tests.evidence import forge
from tests.spec import ceremony
from tests.vectors.make_vectors import large_s, neutral_r

SEED, AAD, PAYLOAD = bytes(range(32)), b"external", b"payload"
PUBLIC = keys.ed25519_public(SEED)


def flipped(data, at):
    """The same bytes with one bit changed."""
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


@pytest.mark.clause("COD-5")
def test_a_single_signature_verifies_with_its_key_and_external_data_only():
    """COD-5."""
    opened = cose.open1(cose.sign1(SEED, AAD, PAYLOAD))
    assert opened.payload == PAYLOAD
    assert cose.verify1(opened, PUBLIC, AAD)
    assert not cose.verify1(opened, PUBLIC, b"other")
    assert not cose.verify1(opened, keys.ed25519_public(bytes(32)), AAD)


@pytest.mark.clause("COD-5")
def test_a_single_signature_is_the_same_each_time():
    """COD-5, RFC 8032: Ed25519 draws no randomness."""
    assert cose.sign1(SEED, AAD, PAYLOAD) == cose.sign1(SEED, AAD, PAYLOAD)


@pytest.mark.clause("COD-5")
def test_no_changed_bit_of_a_single_signature_is_taken():
    """COD-5."""
    data = cose.sign1(SEED, AAD, PAYLOAD)
    for at in range(len(data)):
        try:
            good = cose.verify1(cose.open1(flipped(data, at)), PUBLIC, AAD)
        except PeerFault:
            good = False
        assert not good, at


@pytest.mark.clause("COD-5")
@pytest.mark.parametrize(
    "parts",
    [
        [b"h", b"p", b"s"],
        [b"h", [], b"p", b"s"],
        ["h", {}, b"p", b"s"],
        [b"h", {1: 2}, b"p", b"s"],
        [b"h", {}, None, b"s"],
        [b"h", {}, b"p", b"s", b"x"],
        b"h",
    ],
)
def test_an_outline_that_is_not_the_one_is_refused(parts):
    """COD-5."""
    import cbor2

    with pytest.raises(PeerFault, match="COD-5"):
        cose.open1(b"\xd2" + cbor2.dumps(parts))


@pytest.fixture(scope="module")
def hybrid():
    """A hybrid signature by a root and one by a node, with their public keys."""
    party = ceremony.party("Amber")
    node = party.identity.node
    root = (party.identity.root_ed25519, party.identity.root_mldsa65)
    return [
        (party.root.sign(AAD, PAYLOAD), *root),
        (party.node.sign_hybrid(AAD, PAYLOAD), node.sign_ed25519, node.sign_mldsa44),
    ]


@pytest.mark.clause("COD-6")
def test_a_hybrid_signature_needs_both_halves(hybrid):
    """COD-6: neither alone is enough, whichever ML-DSA it is."""
    for data, ed25519, mldsa in hybrid:
        opened = cose.open_hybrid(data)
        assert cose.verify_hybrid(opened, ed25519, mldsa, AAD)
        assert not cose.verify_hybrid(opened, ed25519, mldsa, b"other")
        (head1, sig1), (head2, sig2) = opened.signatures
        halves = [
            ((head1, flipped(sig1, 0)), (head2, sig2)),
            ((head1, sig1), (head2, flipped(sig2, 0))),
            ((head1, sig1), (head2, b"")),
            ((head1, sig1), (head1, sig1)),
            ((head2, sig2), (head1, sig1)),
            ((flipped(head1, -1), sig1), (head2, sig2)),
        ]
        for signatures in halves:
            changed = opened._replace(signatures=signatures)
            assert not cose.verify_hybrid(changed, ed25519, mldsa, AAD)


@pytest.mark.clause("COD-6")
def test_a_hybrid_signature_has_exactly_two_signers(hybrid):
    """COD-6."""
    data, ed25519, mldsa = hybrid[0]
    (_, sig1), (_, sig2) = cose.open_hybrid(data).signatures
    first, second = (keys.ED25519, ed25519, sig1), (keys.MLDSA65, mldsa, sig2)
    one, three = (cose.hybrid(PAYLOAD, part) for part in ([first], [first, second, second]))
    for signers in (one, three.replace(b"\x82\x83", b"\x83\x83", 1)):
        with pytest.raises(PeerFault):
            cose.open_hybrid(signers)
    for other in (data + b"\0", data[:-1], data[1:], b"\xd2" + data[2:], encode([b"", b""])):
        with pytest.raises(PeerFault):
            cose.open_hybrid(other)


@pytest.mark.clause("COD-7")
@pytest.mark.parametrize("order", [*forge.SMALL, "mixed"])
def test_a_key_that_is_not_of_prime_order_is_never_pinned(order):
    """COD-7: not of small order and with no small-order component."""
    key = forge.SMALL.get(order) or forge.mixed(PUBLIC)
    assert keys.is_prime_order(PUBLIC)
    assert not keys.is_prime_order(key)
    assert not keys.is_prime_order(key[:-1] + bytes([key[-1] ^ 0x80]))


@pytest.mark.clause("COD-7")
@pytest.mark.parametrize("y", [forge.P, forge.P + 1, 2**255 - 1, 2, 1 | 1 << 255])
def test_bytes_that_are_no_canonical_point_are_no_key(y):
    """COD-7."""
    assert not keys.is_prime_order(y.to_bytes(32, "little"))
    assert not keys.is_prime_order(PUBLIC[:-1])


@pytest.mark.clause("COD-7")
def test_a_small_order_key_verifies_nothing():
    """COD-7: the classic forgery R = A = 1, S = 0."""
    one = forge.SMALL["order 1"]
    assert not keys.ed25519_verify(one, one + bytes(32), b"anything")


@pytest.mark.clause("COD-7")
def test_s_not_below_l_is_refused():
    """COD-7, RFC 8032: else a signature could be changed by anyone."""
    signature = keys.ed25519_sign(SEED, b"message")
    assert keys.ed25519_verify(PUBLIC, signature, b"message")
    assert not keys.ed25519_verify(PUBLIC, large_s(signature), b"message")
    assert not keys.ed25519_verify(PUBLIC, signature[:-1], b"message")


@pytest.mark.clause("COD-7")
def test_r_of_small_order_is_judged_as_rfc_8032_says():
    """COD-7: a signer can make one at will; our node and a stranger must not differ over it."""
    signature = neutral_r(SEED, b"message")
    assert keys.ed25519_verify(PUBLIC, signature, b"message")
    assert not keys.ed25519_verify(PUBLIC, signature, b"other")
    assert not keys.ed25519_verify(forge.mixed(PUBLIC), signature, b"message")


@pytest.mark.clause("COD-6")
def test_an_mldsa_key_of_another_length_verifies_nothing():
    """COD-6."""
    assert not keys.mldsa_verify(bytes(10), bytes(2420), b"message")
    assert not keys.mldsa_verify(bytes(1312), bytes(2420), b"message")
    assert not keys.mldsa_verify(bytes(1952), b"", b"message")
