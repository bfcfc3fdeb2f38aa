"""Checkpoints and cosignatures as signed things (REC-6, REC-7)."""

import pytest

from openline.core.base.codec import encode
from openline.core.base.errors import PeerFault
from openline.core.record import checkpoint as checkpoints
from openline.core.record.checkpoint import AAD_CHECKPOINT, AAD_COSIGNATURE
from tests.spec import ceremony

GENESIS = ceremony.line_file().genesis
AUTHOR, PEER = (ceremony.party(identity.name).node for identity in GENESIS.parties)
ROOT = b"\xaa" * 32


def said(**change):
    """The seven elements of a good payload, some of them changed."""
    fields = {"version": 1, "line": GENESIS.line_id, "root_id": GENESIS.parties[0].root_id}
    fields |= {"generation": 1, "size": 5, "root": ROOT, "t_ms": 9}
    return encode(list({**fields, **change}.values()))


@pytest.mark.clause("REC-6")
def test_a_checkpoint_says_whose_log_it_is_of_which_size_and_root():
    """REC-6."""
    payload = checkpoints.payload(GENESIS, 0, 1, 5, ROOT, 9)
    assert payload == said()
    data = AUTHOR.sign_hybrid(AAD_CHECKPOINT, payload)
    assert checkpoints.open_checkpoint(data, GENESIS) == (0, 1, 5, ROOT, 9, data)


@pytest.mark.clause("REC-7")
def test_a_cosignature_says_the_same_and_is_by_the_other():
    """REC-7."""
    data = PEER.sign_hybrid(AAD_COSIGNATURE, said())
    assert checkpoints.open_cosignature(data, GENESIS, 1)[:5] == (0, 1, 5, ROOT, 9)
    with pytest.raises(PeerFault):
        checkpoints.open_cosignature(data, GENESIS, 0)


@pytest.mark.clause("REC-6")
@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"line": bytes(32)},
        {"root_id": bytes(32)},
        {"generation": 0},
        {"size": 0},
        {"size": -5},
        {"size": "5"},
        {"root": ROOT[:-1]},
        {"t_ms": -1},
        {"more": 1},
    ],
    ids=str,
)
def test_a_checkpoint_of_another_form_line_or_party_is_refused(change):
    """REC-6."""
    data = AUTHOR.sign_hybrid(AAD_CHECKPOINT, said(**change))
    with pytest.raises(PeerFault, match="REC-6"):
        checkpoints.open_checkpoint(data, GENESIS)


@pytest.mark.clause("REC-6")
def test_a_checkpoint_by_another_or_for_another_purpose_is_refused():
    """REC-6, REC-7: neither can be passed off as the other."""
    for data in (
        PEER.sign_hybrid(AAD_CHECKPOINT, said()),
        AUTHOR.sign_hybrid(AAD_COSIGNATURE, said()),
        AUTHOR.sign_hybrid(AAD_CHECKPOINT, said(root_id=GENESIS.parties[1].root_id)),
    ):
        with pytest.raises(PeerFault, match="REC-6"):
            checkpoints.open_checkpoint(data, GENESIS)
    with pytest.raises(PeerFault):
        checkpoints.open_cosignature(PEER.sign_hybrid(AAD_CHECKPOINT, said()), GENESIS, 1)


@pytest.mark.clause("REC-6")
def test_a_changed_byte_of_a_checkpoint_is_refused():
    """REC-6, COD-6."""
    data = AUTHOR.sign_hybrid(AAD_CHECKPOINT, said())
    for at in [*range(300), *range(300, len(data), 61), len(data) - 1]:
        changed = bytearray(data)
        changed[at] ^= 1 << at % 8
        with pytest.raises(PeerFault):
            checkpoints.open_checkpoint(bytes(changed), GENESIS)
