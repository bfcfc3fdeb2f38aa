"""Two parties that founded a line, from fixed seeds, made once for a test session (CER-1 to CER-9)."""

import functools
import hashlib
from typing import NamedTuple

from openline.core.base import cose, keys
from openline.core.base.codec import encode
from openline.core.base.names import ROOT_SIGNED_ROLES
from openline.core.forms import profile as profiles
from openline.core.record import act as acts
from openline.core.record import genesis as founding
from openline.core.record import identity as identities
from openline.core.record.act import Officer
from openline.core.record.genesis import LineFile
from openline.shell import home
from openline.shell.secrets import NodeSecret, RootSecret

START_MS = 1_800_000_000_000  # Friday 2027-01-15 08:00 UTC
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
SALT = b"profile's salt.."

OFFICERS = {
    "Amber": {
        "Anna": ("duty",),
        "Arvo": ("watch-chief",),
        "Asta": ("staff",),
        "Axel": ("auditor",),
        "Agda": ("duty",),
        "Aino": ("duty",),
        "Alma": ("releaser",),
        "Arne": ("releaser",),
    },
    "Cobalt": {
        "Carl": ("duty",),
        "Clio": ("watch-chief",),
        "Cora": ("staff",),
        "Curt": ("releaser",),
        "Caja": ("releaser",),
    },
}
ENDS_MS = {"Aino": START_MS + HOUR_MS}


def seed(*words: str) -> bytes:
    """32 bytes that are always the same for the same words."""
    return hashlib.sha256("/".join(words).encode()).digest()


class Party(NamedTuple):
    """A party with its secrets."""

    name: str
    root: RootSecret
    node: NodeSecret
    identity: identities.Identity


class Post(NamedTuple):
    """An officer and the seed of his key."""

    officer: Officer
    seed: bytes


@functools.cache
def party(name: str) -> Party:
    """The party of that name."""
    root = RootSecret(seed(name, "root"), seed(name, "root ml"))
    following = RootSecret(seed(name, "next"), seed(name, "next ml"))
    kem = seed(name, "kem") + seed(name, "kem 2")
    node = NodeSecret(
        *(seed(name, "sign"), seed(name, "sign ml"), seed(name, "tls"), kem),
        *(seed(name, "x25519"), seed(name, "registrar")),
    )
    encoded = home.certify(name, root, following, node, seed(name, "spki"), START_MS - DAY_MS)
    return Party(name, root, node, identities.parse_identity(_decoded(encoded)))


def _decoded(encoded: bytes):
    from openline.core.base.codec import decode

    return decode(encoded)


@functools.cache
def post(side: str, name: str) -> Post:
    """An officer of a party, certified from the day before the start on."""
    holder, roles = party(side), OFFICERS[side][name]
    secret = seed(side, name)
    draft = Officer(
        *(name, "Watch", roles, (0, keys.ed25519_public(secret)), START_MS - DAY_MS),
        *(ENDS_MS.get(name), True, 1, b"", b""),
    )
    payload = acts.officer_payload(holder.identity.root_id, draft)
    if ROOT_SIGNED_ROLES & set(roles):
        data = holder.root.sign(acts.AAD_OFFICER, payload)
    else:
        data = cose.sign1(holder.node.registrar, acts.AAD_OFFICER, payload)
    return Post(acts.parse_officer(data, holder.identity), secret)


@functools.cache
def _line_file(encoded: bytes) -> LineFile:
    commit = founding.profile_commitment(SALT, encoded)
    genesis = founding.make_genesis(
        party("Amber").identity, party("Cobalt").identity, commit, START_MS - DAY_MS
    )
    signatures = tuple(
        party(identity.name).root.sign(founding.AAD_GENESIS, genesis.line_id)
        for identity in genesis.parties
    )
    return LineFile(genesis, signatures, encoded, SALT)


def line_file(settings: dict | None = None) -> LineFile:
    """The line of Amber and Cobalt with this profile, signed by both."""
    return _line_file(profiles.from_settings(settings or {}).encoded)


def root_signed_amendment(settings: dict) -> bytes:
    """A profile as an amendment carries it."""
    return profiles.from_settings(settings).encoded


def sealed_content(body_salt: bytes, content: list) -> bytes:
    """A body: salt and content [ENV-3]."""
    return body_salt + encode(content)
