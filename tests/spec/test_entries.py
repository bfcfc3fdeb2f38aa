"""Entries, bodies, commitments and sizes (ENV-1 to ENV-4)."""

import hashlib

import pytest

from openline.core.base import cose, keys
from openline.core.base.codec import encode
from openline.core.base.errors import PeerFault
from openline.core.record.envelope import (
    Envelope,
    Head,
    body_matches,
    commitment,
    make_body,
    open_entry,
    parse_heads,
    read_entry,
    seal,
)
from openline.core.record.tree import EMPTY_ROOT, leaf_hash

SEED, AAD = bytes(range(32)), b"l" * 32 + b"r" * 32
PUBLIC = keys.ed25519_public(SEED)
BODY = make_body(bytes(16), encode(["content"]))
ROOT = b"\xaa" * 32


def said(**change):
    """The ten elements of a good payload, some of them changed."""
    fields = {"version": 1, "index": 3, "generation": 1, "own_root": ROOT}
    fields |= {"heads": [[1, 1, 0, EMPTY_ROOT]], "t_ms": 7, "kind": 23, "flags": 0}
    fields |= {"commit": commitment(BODY), "body_bytes": len(BODY)}
    return list({**fields, **change}.values())


def sealed(payload):
    """A signed entry of whatever payload."""
    return cose.sign1(SEED, AAD, payload if isinstance(payload, bytes) else encode(payload))


def opened(payload, party=0):
    """The entry as its receiver opens it."""
    return open_entry(party, sealed(payload), PUBLIC, AAD)


@pytest.mark.clause("ENV-1")
def test_what_is_sealed_is_what_is_opened():
    """ENV-1, ENV-2."""
    envelope = Envelope(
        *(3, 1, ROOT, (Head(1, 1, 0, EMPTY_ROOT),), 7, 23, 0, commitment(BODY), len(BODY))
    )
    data = seal(SEED, AAD, envelope)
    entry = open_entry(0, data, PUBLIC, AAD)
    assert (entry.envelope, entry.data, entry.party) == (envelope, data, 0)
    assert entry.leaf == leaf_hash(data) == hashlib.sha256(b"\0" + data).digest()
    assert sealed(said()) == data
    assert read_entry(0, data) == entry


@pytest.mark.clause("ENV-1")
def test_an_entry_of_another_line_author_or_key_is_refused():
    """ENV-1: line and author are in what is signed."""
    data = sealed(said())
    for aad in (b"m" * 32 + b"r" * 32, b"l" * 32 + b"s" * 32, b""):
        with pytest.raises(PeerFault, match="ENV-1"):
            open_entry(0, data, PUBLIC, aad)
    with pytest.raises(PeerFault, match="ENV-1"):
        open_entry(0, data, keys.ed25519_public(bytes(32)), AAD)


@pytest.mark.clause("ENV-1")
@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"version": True},
        {"index": -1},
        {"index": "3"},
        {"generation": 0},
        {"own_root": ROOT[:-1]},
        {"heads": None},
        {"heads": [[1, 1, 0]]},
        {"heads": [[1, 1, -1, EMPTY_ROOT]]},
        {"heads": [[1, 0, 0, EMPTY_ROOT]]},
        {"heads": [[-1, 1, 0, EMPTY_ROOT]]},
        {"heads": [[1, 1, 0, EMPTY_ROOT[:-1]]]},
        {"heads": [[1, 1, 0, EMPTY_ROOT], [0, 1, 0, EMPTY_ROOT]]},
        {"heads": [[1, 1, 0, EMPTY_ROOT]] * 2},
        {"t_ms": -1},
        {"kind": -1},
        {"flags": 2},
        {"flags": 4},
        {"flags": -1},
        {"commit": b""},
        {"more": 1},
    ],
    ids=str,
)
def test_a_field_of_another_form_is_refused(change):
    """ENV-1: each field has its type and its range."""
    with pytest.raises(PeerFault, match="ENV-1"):
        opened(said(**change))


@pytest.mark.clause("ENV-1")
@pytest.mark.parametrize("parties", [[], [0], [2], [0, 1]])
def test_there_is_exactly_one_head_for_each_other_party(parties):
    """ENV-1: also at size 0."""
    heads = [[party, 1, 0, EMPTY_ROOT] for party in parties]
    with pytest.raises(PeerFault, match="ENV-1"):
        opened(said(heads=heads), party=0)


@pytest.mark.clause("ENV-1")
def test_heads_stand_ascending_by_party():
    """ENV-1."""
    rows = [[0, 1, 0, EMPTY_ROOT], [1, 2, 5, ROOT]]
    assert parse_heads(rows, b"") == (Head(0, 1, 0, EMPTY_ROOT), Head(1, 2, 5, ROOT))
    with pytest.raises(PeerFault, match="ENV-1"):
        parse_heads(rows[::-1], b"")


@pytest.mark.clause("ENV-3")
def test_a_body_matches_only_what_was_committed_to():
    """ENV-3: salt and content, byte for byte."""
    entry = opened(said())
    assert body_matches(entry, BODY)
    assert commitment(BODY) == hashlib.sha256(b"ol1c" + BODY).digest()
    for body in (b"", BODY[:-1], BODY + b"\0", b"\1" + BODY[1:], BODY[:-1] + b"\0"):
        assert not body_matches(entry, body)


@pytest.mark.clause("ENV-3")
def test_a_body_without_a_whole_salt_never_matches():
    """ENV-3."""
    short = b"x" * 15
    entry = opened(said(commit=commitment(short), body_bytes=15))
    assert not body_matches(entry, short)


@pytest.mark.clause("ENV-4")
def test_a_body_has_at_most_32768_bytes():
    """ENV-4."""
    assert opened(said(body_bytes=32768)).envelope.body_bytes == 32768
    for size in (32769, -1, 2**64 - 1):
        with pytest.raises(PeerFault, match="ENV-4"):
            opened(said(body_bytes=size))


@pytest.mark.clause("ENV-4")
def test_an_entry_has_at_most_1024_bytes():
    """ENV-4: it is not even looked at."""
    with pytest.raises(PeerFault, match="ENV-4"):
        open_entry(0, bytes(1025), PUBLIC, AAD)
    with pytest.raises(PeerFault, match="COD-5"):
        open_entry(0, bytes(1024), PUBLIC, AAD)
