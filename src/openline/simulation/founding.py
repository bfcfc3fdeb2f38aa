"""The two parties of every world: keys from fixed seeds, a founded line, two first records.

Made once a process, because ML-DSA is slow. Hybrid signatures are hedged, so the line's id and
all that hangs on it differ between processes; nothing of a trace may depend on them.
"""

from __future__ import annotations

import functools
import hashlib
from typing import Any, NamedTuple

from openline.core.base import cose, keys
from openline.core.base.codec import decode
from openline.core.base.names import ROOT_SIGNED_ROLES, Now
from openline.core.forms import profile as profiles
from openline.core.node.node import Node
from openline.core.node.turn import Turn
from openline.core.record import act as acts
from openline.core.record import genesis as founding
from openline.core.record.act import Officer
from openline.core.record.envelope import Kind
from openline.core.record.genesis import Genesis, LineFile
from openline.core.record.identity import Identity, parse_identity
from openline.runtime import opening
from openline.shell import home
from openline.shell.journal import WRITES
from openline.shell.secrets import NodeSecret, RootSecret
from openline.shell.store.contract import LineRow
from openline.shell.store.memory import MemoryStore

FOUNDED_MS = 1_700_000_000_000
OFFICERS = (
    ("Duty", ("duty",)),
    ("Chief", ("watch-chief",)),
    ("Staff", ("staff",)),
    ("Lingo", ("interpreter",)),
)
# Who besides talks; the clerk's key is held by the node, and Press has two keys.
OF_TALKS = (
    ("Press", ("releaser",), "first"),
    ("Herald", ("releaser",), "first"),
    ("Clerk", ("releaser",), "held"),
    ("Press", ("releaser",), "second"),
)
NAMES = ("Amber", "Cobalt")
ROUTES_MAX = 2
Officers = tuple[tuple[str, tuple[str, ...], str], ...]


class Party(NamedTuple):
    """One party as its own node's home knows it, with its record as founding leaves it."""

    number: int
    name: str
    root: RootSecret
    secret: NodeSecret
    seeds: dict[bytes, bytes]  # officers' seeds by public key
    record: MemoryStore


class Founded(NamedTuple):
    """A founded line and its two parties, by party number."""

    genesis: Genesis
    parties: tuple[Party, Party]


class _Keys(NamedTuple):
    root: RootSecret
    secret: NodeSecret
    identity: Identity


def _seed(*names: str) -> bytes:
    return hashlib.sha256("/".join(names).encode()).digest()


def _keys_of(name: str) -> _Keys:
    root = RootSecret(_seed(name, "root", "ed"), _seed(name, "root", "ml"))
    following = RootSecret(_seed(name, "next", "ed"), _seed(name, "next", "ml"))
    secret = NodeSecret(
        _seed(name, "sign", "ed"),
        _seed(name, "sign", "ml"),
        _seed(name, "tls"),
        _seed(name, "kem", "1") + _seed(name, "kem", "2"),
        _seed(name, "kem", "x"),
        _seed(name, "registrar"),
    )
    spki = _seed(name, "spki")
    data = home.certify(name, root, following, secret, spki, FOUNDED_MS)
    return _Keys(root, secret, parse_identity(decode(data)))


def _certificate(
    name: str, roles: tuple[str, ...], party: _Keys, which: str = "held"
) -> tuple[bytes, bytes]:
    """An officer's certificate and his seed."""
    named = (name,) if which == "held" else (name, which)
    seed = _seed(party.identity.name, "officer", *named)
    key = (0, keys.ed25519_public(seed))
    is_held = which == "held"
    draft = Officer(name, "", roles, key, FOUNDED_MS - 1, None, is_held, 1, b"", b"")
    payload = acts.officer_payload(party.identity.root_id, draft)
    if ROOT_SIGNED_ROLES & set(roles):
        return party.root.sign(acts.AAD_OFFICER, payload), seed
    return cose.sign1(party.secret.registrar, acts.AAD_OFFICER, payload), seed


def _line_file(parties: list[_Keys], settings: dict[str, Any]) -> LineFile:
    agreed, salt = profiles.from_settings(settings), bytes(16)
    commit = founding.profile_commitment(salt, agreed.encoded)
    one, two = (party.identity for party in parties)
    genesis = founding.make_genesis(one, two, commit, FOUNDED_MS)
    signatures = tuple(
        party.root.sign(founding.AAD_GENESIS, genesis.line_id) for party in parties
    )
    return LineFile(genesis, signatures, agreed.encoded, salt)


def _record(
    number: int, party: _Keys, file: LineFile, officers: Officers
) -> tuple[MemoryStore, dict[bytes, bytes]]:
    """A party's record with the first entries of its log, and its officers' seeds."""
    line_id = file.genesis.line_id
    store = MemoryStore()
    store.add_line(LineRow(line_id, number, founding.write_line_file(file)))
    node: Node = opening.build_node(store, party.secret, {})
    turn = Turn(Now(FOUNDED_MS, 1), _seed(party.identity.name, "founding"))
    line = node.lines[line_id]
    node.ledger.append(turn, line, Kind.GENESIS, [line_id])
    node.ledger.append(turn, line, Kind.ROUTE, [["10.0.0.1:7040"]])
    seeds: dict[bytes, bytes] = {}
    for name, roles, which in officers:
        certificate, seed = _certificate(name, roles, party, which)
        seeds[keys.ed25519_public(seed)] = seed
        node.ledger.append(turn, line, Kind.CERT, [certificate])
    store.commit([effect for effect in turn.effects if isinstance(effect, WRITES)])
    return store, seeds


@functools.lru_cache(maxsize=8)
def found(checks_every_s: int, talks: bool = False) -> Founded:
    """The line with checks at that interval, and who talks on it, founded between the parties."""
    parties = sorted(map(_keys_of, NAMES), key=lambda party: party.identity.root_id)
    settings = {
        "checks.every_s": checks_every_s,
        "escalation.flash_s": 8,
        "escalation.immediate_s": 20,
        "escalation.unacknowledged_s": 15,
        "checks.grace_s": 5,
        "handling.flash_s": 10,
        "handling.immediate_s": 20,
    }
    file = _line_file(parties, settings)
    made = []
    for number, party in enumerate(parties):
        officers = tuple((name, roles, "held") for name, roles in OFFICERS)
        store, seeds = _record(number, party, file, officers + OF_TALKS * talks)
        name = party.identity.name
        made.append(Party(number, name, party.root, party.secret, seeds, store))
    return Founded(file.genesis, (made[0], made[1]))
