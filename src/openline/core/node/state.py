"""The node's memory: what a fold of the record leaves. Nothing here is told to it otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from openline.core.base.names import LIGHTS, Now
from openline.core.base.spans import Spans
from openline.core.forms.profile import Profile
from openline.core.line.outbox import Outbox
from openline.core.node.talks_memory import Talks
from openline.core.record.act import Officer
from openline.core.record.checkpoint import Checkpoint
from openline.core.record.envelope import Entry, Head
from openline.core.record.genesis import Genesis
from openline.core.record.log import Log


@dataclass(slots=True)
class Light:
    """One lit light: when, by whom, and whose clock says so (ours or theirs)."""

    at_ms: int
    by: str
    clock: str

    def as_dict(self) -> dict[str, Any]:
        """As the contract shows it."""
        return {"at": self.at_ms, "by": self.by, "clock": self.clock}


@dataclass(slots=True)
class Meta:
    """What is remembered of every entry without its bytes."""

    seq: int
    index: int
    kind: int
    t_ms: int
    at_ms: int
    item: bytes | None = None
    has_body: bool = True
    counted: bool = False  # its effect was taken when it came in early
    band: int = 4
    void: str | None = None
    body_bytes: int = 0


@dataclass(slots=True)
class ReadBack:
    """A position read back by the receiver, and what its author said to that [RCT-14]."""

    id: bytes
    index: int
    distance_m: int
    by: str
    at_ms: int
    verdict: str | None = None
    verdict_by: str = ""


class Escalated(NamedTuple):
    """A step of an alarm, as an entry says it [RCT-13]."""

    step: int
    at_ms: int
    by: str
    entry: tuple[int, int]  # (generation, index)


@dataclass(slots=True)
class Extra:
    """What few items have; the others do not carry it about. Texts stay in the store."""

    read_backs: list[ReadBack] = field(default_factory=list)
    translations: list[tuple[bytes, str, int]] = field(default_factory=list)  # id, by, at
    effect: tuple[bytes, str, str, int] | None = None  # id, verdict, by, at
    escalated: list[Escalated] = field(default_factory=list)
    positions: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Item:
    """An officer's item, or a check, as the fold knows it; its text stays in the store."""

    id: bytes
    seq: int
    author: int
    generation: int
    index: int
    kind: int
    t_ms: int
    at_ms: int
    officer: str = ""
    cert_ref: bytes = b""
    mode: int = 0
    precedence: int = 0
    reference: bytes | None = None
    serial: int | None = None
    series: int = 0
    signed: bool = True
    void: str | None = None
    crossed: bool = False
    cancelled: bytes | None = None
    corrected: bytes | None = None
    attachments: tuple[tuple[str, int, bytes], ...] = ()
    lights: dict[str, Light] = field(default_factory=dict)
    meanings: list[tuple[str, str, int]] = field(default_factory=list)
    breach_told: bool = False
    aside: bytes | None = None  # its body, if it came from a branch that is not held
    held_entry: tuple[int, int] | None = None  # (generation, index) of the receipt
    shown_entry: tuple[int, int] | None = None  # the same of what said that it was shown
    extra: Extra | None = None

    @property
    def more(self) -> Extra:
        """What only some items have, made when it is first wanted."""
        if self.extra is None:
            self.extra = Extra()
        return self.extra

    def light(self, name: str, light: Light) -> bool:
        """Light a light once; whether it is new."""
        assert name in LIGHTS
        if name in self.lights:
            return False
        self.lights[name] = light
        return True


@dataclass(slots=True)
class Posting:
    """An officer's certificate in a log: from which index, and to which (generation, index)."""

    officer: Officer
    index: int
    generation: int
    removed_at: tuple[int, int] | None = None


@dataclass(slots=True)
class Delegation:
    """A session key for the length of a watch [ENV-7]."""

    author: int
    generation: int
    index: int
    cert_ref: bytes
    key: bytes
    t_ms: int
    until_ms: int
    ended_at: int | None = None


@dataclass(slots=True)
class Suspension:
    """A suspended kind: by whom, from which entry and time, resumed where [RCT-9].

    A place is a generation and an index of the log of the party that suspended.
    """

    kind: int
    by: int
    generation: int
    index: int
    from_ms: int
    officer: str
    resumed_at: tuple[int, int] | None = None
    resumed_from_ms: int = 0


@dataclass(slots=True)
class InForce:
    """A profile that both sides agreed to later, and the entry that put it in force [CER-11]."""

    profile: Profile
    by: int
    generation: int
    index: int


@dataclass(slots=True)
class Check:
    """A line check under way or completed [RCT-8]; times in ms UTC."""

    leaf: bytes
    starter: int
    serial: int
    due_ms: int | None
    started_ms: int
    by: str
    cut: tuple[Head, ...]
    text: str
    answer_leaf: bytes | None = None
    answered_ms: int | None = None
    answered_by: str = ""
    completed: bool = False
    round_trip_ms: int | None = None
    clock_offset_ms: int | None = None
    route: str = ""
    person: str = ""  # who answered by hand


OFFSETS_MAX = 8
CLOCK_SLACK_MS = 500  # beyond what two paths of different length can make of a round trip


@dataclass(slots=True)
class PeerState:
    """What the line knows of one peer beyond the record: proofs, clock, sessions."""

    party: int
    outbox: Outbox = field(default_factory=Outbox)
    echoed_mono_ms: int | None = None
    heard_mono_ms: int | None = None
    offsets: list[tuple[int, int]] = field(default_factory=list)  # (round trip, offset), ms
    head_of_ours: Head | None = None
    head_of_theirs: Head | None = None
    wanted_size: int = -1
    state_told: str = ""
    clock_told: bool = False
    clock_alarmed: bool = False

    def note_offset(self, round_trip_ms: int, offset_ms: int) -> None:
        """Take a measurement; one beyond the error of what was known says that a clock was set."""
        if self.offsets:
            best_ms, known_ms = min(self.offsets)
            if abs(offset_ms - known_ms) > (best_ms + round_trip_ms) // 2 + CLOCK_SLACK_MS:
                self.offsets = []
        self.offsets = [*self.offsets[-(OFFSETS_MAX - 1) :], (round_trip_ms, offset_ms)]

    def clock_offset_ms(self) -> int | None:
        """Their clock minus ours by the quickest of the last PINGs; None if unknown."""
        return min(self.offsets)[1] if self.offsets else None


@dataclass(slots=True)
class Fresh:
    """What came in durably this turn and wants a receipt: indices by peer and generation."""

    indices: list[int] = field(default_factory=list)
    early: list[tuple[int, bytes]] = field(default_factory=list)
    aside: list[tuple[int, bytes]] = field(default_factory=list)  # of a branch not held


class Line:
    """One line: its agreement, its logs, and everything folded from them."""

    def __init__(self, genesis: Genesis, us: int, profile: Profile) -> None:
        self.genesis = genesis
        self.id = genesis.line_id
        self.us = us
        self.profile = profile
        self.founding_profile = profile
        self.in_force: list[InForce] = []
        self.logs = [Log(party) for party in range(len(genesis.parties))]
        self.metas: list[list[Meta]] = [[] for _ in genesis.parties]
        self.early: list[dict[int, tuple[Entry, bytes | None, Meta]]] = [
            {} for _ in genesis.parties
        ]
        self.past: list[list[tuple[Log, list[Meta]]]] = [[] for _ in genesis.parties]
        self.items: dict[bytes, Item] = {}
        self.order: list[Item] = []
        self.open_items: dict[bytes, Item] = {}  # wanted by a person, not acknowledged yet
        self.look_at_ms = 0  # before then no open item has a deadline
        self.watches: dict[int, dict[str, Any]] = {}  # by party: who is on duty, as it said
        self.read_backs: dict[bytes, tuple[Item, ReadBack]] = {}
        self.postings: list[dict[bytes, Posting]] = [{} for _ in genesis.parties]
        self.delegations: dict[bytes, Delegation] = {}
        self.serials: dict[tuple[int, int], int] = {}
        self.missing: dict[tuple[int, int], Spans] = {}
        self.receipted = [Spans() for _ in genesis.parties]  # by author: places a range has lit
        self.suspensions: list[Suspension] = []
        self.checks: dict[bytes, Check] = {}
        self.last_check: Check | None = None
        self.human_checks = self.machine_checks = 0
        self.routes: list[tuple[str, ...]] = [() for _ in genesis.parties]
        self.peers = {
            party: PeerState(party) for party in range(len(genesis.parties)) if party != us
        }
        self.checkpoints: dict[tuple[int, int], Checkpoint] = {}
        self.cosigned: dict[int, int] = {}  # author -> size cosigned by the other party
        self.cosign_wanted: dict[int, bytes] = {}
        self.asked_sizes: dict[int, int] = {}
        self.first_unproven_ms: int | None = None
        self.unproven = 0
        self.ahead: dict[tuple[int, int], tuple[bytes, Entry]] = {}  # receipts for what we lost
        self.forks_of: dict[tuple[int, int], int] = {}  # by author and generation
        self.aside_leaves: set[bytes] = set()
        self.fork_leaves: set[bytes] = set()
        self.damaged: dict[tuple[int, int, int], str] = {}
        self.awaiting: dict[bytes, list[tuple[int, int]]] = {}  # sha256 -> (party, index)
        self.attachments: dict[bytes, tuple[int, int]] = {}  # sha256 -> (held, total)
        self.hashes: dict[bytes, Any] = {}  # sha256 -> the running hash of what is held
        self.urgency: dict[bytes, int] = {}  # sha256 -> highest precedence that names it
        self.wanted: dict[bytes, tuple[int, int, int]] = {}  # sha256 -> session, held, since
        self.fresh: dict[int, Fresh] = {}
        self.waiting: list[tuple[bytes, list[Any]]] = []
        self.restored = False
        # How far the signatures of our officers in our log were checked before.
        self.own_proven = 0
        self.is_copy = False  # said by the place of the database or by the administrator
        self.in_step = False  # the peer signed, since the start, what we have of our own log
        # Our own that were damaged at the start: each may hold a serial.
        self.unread: set[int] = set()
        self.started = Now(0, 0)
        self.missed_told = 0
        self.amendments: dict[bytes, tuple[int, bytes]] = {}
        self.talks = Talks()

    @property
    def forks(self) -> int:
        """How many forks of the generations that go on; a new generation heals the old one's."""
        return sum(self.forks_of.get((log.party, log.generation), 0) for log in self.logs)

    def name(self, party: int) -> str:
        """The name of a party."""
        return self.genesis.parties[party].name

    @property
    def knows_serials(self) -> bool:
        """Whether our next serials are known: no copy, and nothing of ours unread [ENV-5]."""
        return not self.restored and not self.unread

    def other(self) -> int:
        """The party number of the peer (suite 1 has two parties)."""
        return 1 - self.us

    def seals_for(self, party: int) -> bytes:
        """External data of that party's entries."""
        return self.genesis.aad(party)

    def meta(self, party: int, index: int) -> Meta | None:
        """The entry at an index of the current generation, gapless or early."""
        metas = self.metas[party]
        if index < len(metas):
            return metas[index]
        early = self.early[party].get(index)
        return early[2] if early else None

    def heads(self) -> list[Head]:
        """The heads of all logs as held here, ascending."""
        return [log.head() for log in self.logs]
