"""Checkpoints and their cosignatures (REC-6, REC-7)."""

from __future__ import annotations

from typing import NamedTuple

from openline.core.base import cose
from openline.core.base.codec import decode, encode, typed
from openline.core.base.errors import PeerFault
from openline.core.record.genesis import Genesis

AAD_CHECKPOINT = b"openline checkpoint 1"
AAD_COSIGNATURE = b"openline cosignature 1"
ENTRIES_MAX = 2048
AGE_MS_MAX = 15 * 60 * 1000


class Checkpoint(NamedTuple):
    """One party's hybrid statement of its own log; t_ms is its author's clock."""

    party: int
    generation: int
    size: int
    root: bytes
    t_ms: int
    data: bytes


def payload(
    genesis: Genesis, party: int, generation: int, size: int, root: bytes, t: int
) -> bytes:
    """The payload of a checkpoint and of its cosignature [REC-6]."""
    who = genesis.parties[party].root_id
    return encode([1, genesis.line_id, who, generation, size, root, t])


def _parse(data: bytes, genesis: Genesis, signer: int | None, aad: bytes) -> Checkpoint:
    opened = cose.open_hybrid(data)
    fields = decode(opened.payload)
    if not typed(fields, int, bytes, bytes, int, int, bytes, int) or fields[0] != 1:
        raise PeerFault("REC-6", "a checkpoint of the wrong form", data)
    _, line_id, root_id, generation, size, root, t_ms = fields
    party = genesis.number_of(root_id)
    if line_id != genesis.line_id or party is None or len(root) != 32:
        raise PeerFault("REC-6", "a checkpoint of another line or party", data)
    if min(generation, size) < 1 or t_ms < 0:
        raise PeerFault("REC-6", "a checkpoint with a field out of range", data)
    signs = genesis.parties[party if signer is None else signer].node
    if not cose.verify_hybrid(opened, signs.sign_ed25519, signs.sign_mldsa44, aad):
        raise PeerFault("REC-6", "a checkpoint that its signer did not sign", data)
    return Checkpoint(party, generation, size, root, t_ms, data)


def open_checkpoint(data: bytes, genesis: Genesis) -> Checkpoint:
    """Read and check a checkpoint.

    Raises:
        PeerFault: not the form of REC-6, another line, or a bad signature.
    """
    return _parse(data, genesis, None, AAD_CHECKPOINT)


def open_cosignature(data: bytes, genesis: Genesis, signer: int) -> Checkpoint:
    """Read and check a cosignature by `signer` of another party's checkpoint.

    Raises:
        PeerFault: not the form of REC-7, another line, or a bad signature.
    """
    return _parse(data, genesis, signer, AAD_COSIGNATURE)
