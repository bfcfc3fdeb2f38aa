"""The founding of a line: genesis, its signatures, the line file (CER-6 to CER-8)."""

from __future__ import annotations

from typing import NamedTuple

from openline.core.base import cose
from openline.core.base.codec import NoneType, decode, encode, sha256, typed
from openline.core.base.errors import PeerFault
from openline.core.record.identity import Identity, parse_identity

AAD_GENESIS = b"openline genesis 1"
SUITE = 1
LINE_FILE_BYTES_MAX = 262_144


class Genesis(NamedTuple):
    """A line's genesis with its parties in the order of their root_ids."""

    line_id: bytes
    parties: tuple[Identity, ...]
    profile_commit: bytes
    created_ms: int
    encoded: bytes

    def aad(self, party: int) -> bytes:
        """The external data of that party's entries: line_id || root_id [ENV-1]."""
        return self.line_id + self.parties[party].root_id

    def number_of(self, root: bytes) -> int | None:
        """The party number of a root_id, or None for a stranger."""
        for number, identity in enumerate(self.parties):
            if identity.root_id == root:
                return number
        return None


class LineFile(NamedTuple):
    """What travels between the parties while a line is founded [CER-7]."""

    genesis: Genesis
    signatures: tuple[bytes | None, ...]
    profile: bytes
    salt: bytes


def profile_commitment(salt: bytes, profile: bytes) -> bytes:
    """The commitment by which the genesis names the profile [CER-6]."""
    return sha256(b"openline profile 1\0" + salt + profile)


def make_genesis(one: Identity, two: Identity, commit: bytes, created_ms: int) -> Genesis:
    """The genesis of two identities, in the one order.

    Raises:
        PeerFault: the two cannot found a line together [CER-8].
    """
    first, second = sorted((one, two), key=lambda identity: identity.root_id)
    encoded = encode(
        [
            "openline-genesis",
            1,
            SUITE,
            [decode(first.encoded), decode(second.encoded)],
            commit,
            created_ms,
        ]
    )
    return parse_genesis(encoded)


def _refuse_unfit(first: Identity, second: Identity) -> None:
    if first.root_id == second.root_id or first.root_ed25519 == second.root_ed25519:
        raise PeerFault("CER-8", "both parties have the same root")
    if first.root_id > second.root_id:
        raise PeerFault("CER-6", "the identities are not in order")
    if first.name == second.name:
        raise PeerFault("CER-8", "both parties have the same name")
    ours = {first.root_ed25519, first.root_mldsa65, *first.node}
    theirs = {second.root_ed25519, second.root_mldsa65, *second.node}
    if ours & theirs:
        raise PeerFault("CER-8", "one key belongs to both parties")


def parse_genesis(data: bytes) -> Genesis:
    """Read and check a genesis.

    Raises:
        PeerFault: not the form of CER-6, or parties that cannot found a line [CER-8].
    """
    fields = decode(data)
    if not typed(fields, str, int, int, list, bytes, int) or fields[0] != "openline-genesis":
        raise PeerFault("CER-6", "not a genesis")
    _, version, suite, parties, commit, created_ms = fields
    if version != 1 or suite != SUITE:
        raise PeerFault("CER-6", "a genesis of another version or suite")
    if len(parties) != 2 or len(commit) != 32 or created_ms < 0:
        raise PeerFault("CER-6", "a genesis that is not of two parties")
    first, second = parse_identity(parties[0]), parse_identity(parties[1])
    _refuse_unfit(first, second)
    return Genesis(sha256(data), (first, second), commit, created_ms, data)


def signature_is_good(genesis: Genesis, party: int, signature: bytes) -> bool:
    """Whether this is that party's root signature over the line_id [CER-7]."""
    identity = genesis.parties[party]
    try:
        opened = cose.open_hybrid(signature)
    except PeerFault:
        return False
    return opened.payload == genesis.line_id and cose.verify_hybrid(
        opened, identity.root_ed25519, identity.root_mldsa65, AAD_GENESIS
    )


def write_line_file(file: LineFile) -> bytes:
    """The bytes of a line file."""
    return encode(
        [
            "openline-line",
            1,
            file.genesis.encoded,
            list(file.signatures),
            file.profile,
            file.salt,
        ]
    )


def read_line_file(data: bytes) -> LineFile:
    """Read and check a line file; signatures that are there must be good.

    Raises:
        PeerFault: not the form of CER-7, a bad signature, or another profile than committed.
    """
    if len(data) > LINE_FILE_BYTES_MAX:
        raise PeerFault("CER-7", "a line file longer than 256 kB")
    fields = decode(data)
    if not typed(fields, str, int, bytes, list, bytes, bytes) or fields[0] != "openline-line":
        raise PeerFault("CER-7", "this file is not a draft or signed line")
    _, version, encoded, signatures, profile, salt = fields
    if version != 1:
        raise PeerFault("CER-7", "a line file of another version")
    genesis = parse_genesis(encoded)
    if not typed(signatures, (bytes, NoneType), (bytes, NoneType)) or len(salt) != 16:
        raise PeerFault("CER-7", "a line file of the wrong form")
    if profile_commitment(salt, profile) != genesis.profile_commit:
        raise PeerFault("CER-8", "the profile is not the one that the genesis commits to")
    for party, signature in enumerate(signatures):
        if signature is not None and not signature_is_good(genesis, party, signature):
            name = genesis.parties[party].name
            raise PeerFault("CER-7", f"the signature of {name} on this genesis is not good")
    return LineFile(genesis, tuple(signatures), profile, salt)
