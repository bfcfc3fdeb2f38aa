"""The one byte form, hashes and words (COD-1 to COD-4, COD-8)."""

import hashlib

import pytest

from openline.core.base.codec import decode, encode, labelled_hash, sha256, typed
from openline.core.base.errors import PeerFault
from openline.core.base.wordlist import WORDS
from openline.core.base.words import words6, words24


def nested(depth):
    """A number inside that many arrays."""
    value = 1
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.clause("COD-1")
@pytest.mark.parametrize(
    "value",
    [
        None,
        False,
        True,
        0,
        2**64 - 1,
        -(2**63),
        b"",
        b"\0",
        "",
        "Привет",
        [],
        [1, [b"x", None]],
    ],
)
def test_each_allowed_value_comes_back_as_it_was(value):
    """COD-1."""
    assert decode(encode(value)) == value
    assert type(decode(encode(value))) is type(value)


@pytest.mark.clause("COD-1")
@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xa0", "a map"),
        (b"\xc1\x00", "a tag"),
        (b"\xf7", "undefined"),
        (b"\xe0", "a simple value"),
        (b"\xf9\x3c\x00", "a float"),
        (b"\x9f\xff", "an array of indefinite length"),
        (b"\x5f\xff", "bytes of indefinite length"),
        (b"\x3b" + b"\xff" * 8, "a number below -2^63"),
        (b"\xc2\x49\x01" + bytes(8), "a bignum"),
        (b"\xd8\x1c\x81\xd8\x1d\x00", "an array that holds itself"),
    ],
)
def test_nothing_else_is_a_value(data, what):
    """COD-1."""
    with pytest.raises(PeerFault) as refused:
        decode(data)
    assert refused.value.clause in {"COD-1", "COD-2"}, what
    assert refused.value.evidence == data


@pytest.mark.clause("COD-2")
@pytest.mark.parametrize("data", [b"\x18\x05", b"\x19\x00\x18", b"\x58\x00", b"\x98\x01\x00"])
def test_a_longer_form_than_needed_is_refused(data):
    """COD-2."""
    with pytest.raises(PeerFault, match="COD-2"):
        decode(data)


@pytest.mark.clause("COD-2")
@pytest.mark.parametrize(
    "data", [b"", b"\0\0", b"\x82\x01", b"\x62\xc3\x28", b"\x63\xed\xa0\x80"]
)
def test_bytes_cut_continued_or_not_utf8_are_refused(data):
    """COD-2."""
    with pytest.raises(PeerFault):
        decode(data)


@pytest.mark.clause("COD-2")
def test_twelve_arrays_in_one_another_are_taken_and_thirteen_are_not():
    """COD-2, and no depth of nesting brings the decoder down."""
    assert decode(encode(nested(12))) == nested(12)
    for depth in (13, 14, 15, 100, 100_000):
        with pytest.raises(PeerFault):
            decode(b"\x81" * depth + b"\x01")


@pytest.mark.clause("COD-2")
def test_an_array_that_claims_more_than_there_is_costs_nothing():
    """COD-2: a length is not believed."""
    for head in (b"\x9b", b"\x5b", b"\x7b"):
        with pytest.raises(PeerFault):
            decode(head + b"\x00\x00\xff\xff\xff\xff\xff\xff")


@pytest.mark.clause("COD-4")
def test_a_labelled_hash_is_over_label_zero_and_data():
    """COD-4."""
    assert sha256(b"x") == hashlib.sha256(b"x").digest()
    assert labelled_hash("openline root", b"x") == sha256(b"openline root\0x")


@pytest.mark.clause("COD-1")
def test_true_is_not_one():
    """COD-1: a form that asks for a number is not met by a truth value."""
    assert typed([1, b""], int, bytes)
    assert not typed([True, b""], int, bytes)
    assert not typed([1], int, bytes)
    assert not typed((1, b""), int, bytes)
    assert typed([None], (int, type(None)))


@pytest.mark.clause("COD-8")
def test_words_are_2048_and_told_apart_by_four_letters():
    """COD-8."""
    assert len({word[:4] for word in WORDS}) == len(WORDS) == 2048
    assert sorted(WORDS) == list(WORDS)


@pytest.mark.clause("COD-8")
def test_24_words_say_all_256_bits_and_a_check():
    """COD-8."""
    for value in (bytes(32), b"\xff" * 32, hashlib.sha256(b"x").digest()):
        bits = 0
        for word in words24(value).split():
            bits = bits << 11 | WORDS.index(word)
        assert bits >> 8 == int.from_bytes(value, "big")
        assert bits & 255 == hashlib.sha256(value).digest()[0]


@pytest.mark.clause("COD-8")
def test_six_words_say_the_first_66_bits():
    """COD-8."""
    value = hashlib.sha256(b"x").digest()
    assert words6(value).split()[:5] == words24(value).split()[:5]
    bits = 0
    for word in words6(value).split():
        bits = bits << 11 | WORDS.index(word)
    assert bits == int.from_bytes(value, "big") >> 190
