"""A node's home: one directory, 0700, with its keys (0600), settings, peers' cards and record.

openline.toml      settings
keys/              root.key, next-root.key (may be taken away), node.key, body.key
keys/officers/     NAME.key for officers whose key is kept here
identity           our identity as it stands in our card
identity.public    the part of it that anybody may have; made when it is first asked for
peers/             cards of the parties we found a line with
record.db          the record; beside it its marker and the reserve
node.sock          the local socket of a running node
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import NamedTuple

from openline.core.base import keys
from openline.core.base.codec import decode, encode
from openline.core.base.errors import Damaged, PeerFault, Refused
from openline.core.record import identity as identities
from openline.core.record.identity import Card, Identity, NodeKeys
from openline.shell import secrets
from openline.shell.secrets import NodeSecret, RootSecret


class Paths(NamedTuple):
    """Where everything of a home is."""

    home: Path

    @property
    def keys(self) -> Path:
        """The directory of private keys."""
        return self.home / "keys"

    @property
    def record(self) -> Path:
        """The database."""
        return self.home / "record.db"

    @property
    def socket(self) -> Path:
        """The local socket of a running node."""
        return self.home / "node.sock"


def write_secret(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)  # left by a crash; it was never named as the real one
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)
    fresh.rename(path)


def read_secret(path: Path) -> bytes:
    """A private file.

    Raises:
        Refused: it is readable by others.
        FileNotFoundError: it is not there.
    """
    if path.stat().st_mode & 0o077:
        raise Refused(
            "CER-1",
            f"{path.name} can be read by others",
            f"Run: chmod 600 {path.name}, and ask who read it.",
        )
    return path.read_bytes()


def root(paths: Paths) -> RootSecret | None:
    """The party root, None if it was taken out of the home."""
    try:
        data = read_secret(paths.keys / "root.key")
    except FileNotFoundError:
        return None
    return read_root(data)


def read_root(data: bytes) -> RootSecret:
    """A root from the bytes of its file.

    Raises:
        Refused: not a root file.
    """
    parts = data.split(b"\n") if data.startswith(b"openline-root 1\n") else []
    try:
        seeds = [bytes.fromhex(part.decode("ascii")) for part in parts[1:3]]
    except ValueError:
        seeds = []
    if len(seeds) != 2 or any(len(seed) != 32 for seed in seeds):
        raise Refused(
            "CER-1", "this file is not a root", "Give the file that `root export` wrote."
        )
    return RootSecret(*seeds)


def write_root(secret: RootSecret) -> bytes:
    """The bytes of a root file: text, so that it can be typed from paper."""
    return f"openline-root 1\n{secret.ed25519.hex()}\n{secret.mldsa65.hex()}\n".encode()


def node_secret(paths: Paths) -> NodeSecret:
    """The node's keys.

    Raises:
        Damaged: the key file is not what init wrote.
    """
    try:
        parts = decode(read_secret(paths.keys / "node.key"))
        return NodeSecret(*parts)
    except (PeerFault, TypeError, FileNotFoundError):
        raise Damaged(
            "CER-3", "keys/node.key is missing or damaged", "Restore it from a backup."
        ) from None


def own_identity(paths: Paths) -> Identity:
    """Our identity.

    Raises:
        Damaged: the file is not what init wrote.
    """
    try:
        return identities.parse_identity(decode((paths.home / "identity").read_bytes()))
    except (PeerFault, FileNotFoundError):
        raise Damaged(
            "CER-4", "the identity file is missing or damaged", "Restore it from a backup."
        ) from None


def fresh() -> tuple[RootSecret, RootSecret, NodeSecret]:
    """Fresh keys of a party: its root, the root that may follow, its node."""
    return secrets.fresh_root(), secrets.fresh_root(), secrets.fresh_node()


def certify(
    party: str,
    root_secret: RootSecret,
    next_secret: RootSecret,
    node: NodeSecret,
    spki: bytes,
    now_ms: int,
    until_ms: int | None = None,
) -> bytes:
    """The identity of these keys: certified by the root, with the next root committed [CER-4].

    Args:
        party: name of the party.
        root_secret: the root that signs.
        next_secret: the root that may follow; only its commitment goes in.
        node: the node's keys.
        spki: SHA-256 of the SubjectPublicKeyInfo of the TLS key.
        now_ms: start of validity, ms UTC.
        until_ms: end of validity of the node's keys, ms UTC; None without an end.
    """
    ed, ml = root_secret.public()
    public = NodeKeys(
        keys.ed25519_public(node.sign_ed25519),
        secrets.mldsa44_public(node.sign_mldsa44),
        spki,
        node.kem_public(),
        keys.ed25519_public(node.registrar),
    )
    payload = identities.certificate_payload(
        identities.root_id(ed, ml), 1, now_ms, until_ms, public
    )
    certificate = root_secret.sign(identities.AAD_CERTIFICATE, payload)
    next_root = identities.next_root_commitment(*next_secret.public())
    return encode([1, party, [ed, ml], next_root, certificate])


def card_payload(identity: Identity, addresses: list[str], node: NodeSecret) -> bytes:
    """The payload of our card with its proofs of possession [CER-5]."""
    message = identities.possession_message(identity.encoded)
    proofs = [
        keys.ed25519_sign(node.sign_ed25519, message),
        secrets.sign_possession_mldsa44(node.sign_mldsa44, message),
        keys.ed25519_sign(node.registrar, message),
    ]
    return identities.card_payload(identity.encoded, addresses, proofs)


def keep_peer(paths: Paths, card: Card, data: bytes) -> None:
    """Keep the card of a party we found a line with."""
    folder = paths.home / "peers"
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / f"{card.identity.root_id.hex()[:16]}.card").write_bytes(data)


def peer_cards(paths: Paths) -> list[Card]:
    """The cards of all peers we know.

    Raises:
        Damaged: one of them is not what we kept.
    """
    found = []
    for path in sorted((paths.home / "peers").glob("*.card")):
        try:
            found.append(identities.parse_card(path.read_bytes()))
        except PeerFault as fault:
            raise Damaged(
                fault.clause,
                f"peers/{path.name} is not the card we kept: {fault.what}",
                "Put the card from the founding there again, or remove the file.",
            ) from None
    return found


def file_name(name: str) -> str:
    """An officer's name as a file name."""
    return re.sub(r"[^A-Za-z0-9_-]", lambda mark: f"%{ord(mark.group()):x}", name)


def officer_seeds(paths: Paths) -> dict[bytes, bytes]:
    """Seeds of the officers whose keys are kept here, by public key."""
    found = {}
    for path in sorted((paths.keys / "officers").glob("*.key")):
        seed = read_secret(path)
        if len(seed) == keys.SEED_BYTES:
            found[keys.ed25519_public(seed)] = seed
    return found


def keep_officer(paths: Paths, name: str, certificate: bytes, seed: bytes) -> None:
    """Keep an officer's certificate, and the seed of his key for the command line."""
    folder = paths.keys / "officers"
    write_secret(folder / f"{file_name(name)}.key", seed)
    write_secret(folder / f"{file_name(name)}.cert", certificate)


def keep_certificate(paths: Paths, name: str, certificate: bytes) -> None:
    """Keep the certificate of an officer who has his key himself: a line founded later takes it."""
    mark = hashlib.sha256(certificate).hexdigest()[:8]
    write_secret(paths.keys / "officers" / f"{file_name(name)}-{mark}.cert", certificate)


def drop_officer(paths: Paths, name: str) -> None:
    """Erase the key of an officer who was removed."""
    folder = paths.keys / "officers"
    for ending in ("key", "cert"):
        path = folder / f"{file_name(name)}.{ending}"
        if path.exists():
            erase(path)
    for path in folder.glob(f"{file_name(name)}-????????.cert"):
        path.unlink()


def certificates(paths: Paths) -> list[bytes]:
    """The certificates of the officers added so far."""
    return [path.read_bytes() for path in sorted((paths.keys / "officers").glob("*.cert"))]


def erase(path: Path) -> None:
    """Overwrite a secret and remove it; what the medium keeps elsewhere is beyond us."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.write(os.urandom(size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
