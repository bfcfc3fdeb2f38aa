"""What an evidence file holds, read strictly: the parties, the checkpoints, the rows (EVI-1 to EVI-3)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache, partial
from typing import Any, NamedTuple

from openline.core.base import cose
from openline.core.base.codec import NoneType, decode, typed
from openline.core.base.errors import PeerFault
from openline.core.record.act import Act, Officer
from openline.core.record.checkpoint import Checkpoint, open_checkpoint, open_cosignature
from openline.core.record.envelope import FLAG_OFFICER, Entry, Envelope, Kind
from openline.core.record.genesis import Genesis, make_genesis, parse_genesis, signature_is_good
from openline.core.record.identity import Identity, parse_trusted

FILE_BYTES_MAX = 64 * 1024 * 1024
SIZE_MAX = 2**62
PATH_MAX = 63
_LABELS = {
    Kind.RCPT: "receipt",
    Kind.CERT: "certificate",
    Kind.ACK: "ack",
    Kind.ANSWER: "answer",
    Kind.DELEGATE: "delegation",
    Kind.UNDELEGATE: "undelegation",
    Kind.REMOVE: "removal",
    Kind.SHOWN: "shown",
    Kind.ESCALATE: "escalation",
    Kind.TRANSLATE: "translation",
    Kind.READBACK: "readback",
    Kind.CONFIRM: "confirmation",
    Kind.EFFECT: "effect",
}


def require(holds: bool, clause: str, what: str) -> None:
    """Refuse with this clause and reason unless it holds."""
    if not holds:
        raise PeerFault(clause, what)


class _Step:
    """One check under way: it is put down when its block ends, however it ends."""

    def __init__(self, report: Report, name: str, claim: str) -> None:
        self._put = partial(report.add, name)
        self._claim = claim

    def __enter__(self) -> None:
        """The block begins."""

    def __exit__(self, _: object, fault: BaseException | None, __: object) -> bool:
        """Put the verdict down; a fault of the file goes no further, an interrupt does."""
        if fault is None:
            self._put(True, self._claim)
        elif isinstance(fault, PeerFault):
            self._put(False, f"{fault.clause}: {fault.what}")
        elif isinstance(fault, Exception):  # a verdict, never a traceback [EVI-8]
            self._put(False, f"EVI-8: malformed ({type(fault).__name__})")
        else:
            return False
        return True


class Report:
    """The checks so far, by name: each true or false with the reason [EVI-8]."""

    def __init__(self) -> None:
        self.checks: list[dict[str, Any]] = []
        self._names: Counter[str] = Counter()

    def add(self, name: str, ok: bool, why: str) -> None:
        """Put one check down; from the second of a name on, they are numbered."""
        self._names[name] += 1
        number = self._names[name]
        label = name if number == 1 else f"{name}#{number}"
        self.checks.append({"name": label, "ok": ok, "why": why})

    def step(self, name: str, claim: str) -> _Step:
        """A check around a block: the claim if the block ends, else the reason."""
        return _Step(self, name, claim)

    def all_true(self) -> bool:
        """Whether every check so far is true."""
        return all(check["ok"] for check in self.checks)


class Row(NamedTuple):
    """One entry of the file, its form read."""

    number: int
    entry: Entry
    body: bytes | None
    checkpoint: int | None
    path: list[bytes]

    @property
    def said(self) -> Envelope:
        """What its author signed."""
        return self.entry.envelope

    @property
    def party(self) -> int:
        """Its author's number."""
        return self.entry.party

    @property
    def log(self) -> tuple[int, int]:
        """Author and generation."""
        return self.entry.party, self.said.generation

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands among all entries of its author."""
        return self.said.generation, self.said.index

    @property
    def is_officers(self) -> bool:
        """Whether it says that it carries an officer's item."""
        return bool(self.said.flags & FLAG_OFFICER)

    def label(self, step: str, item: Row | None) -> str:
        """The stable name of one of its checks."""
        if self is item:
            return f"item.{step}"
        return f"{_LABELS.get(Kind(self.said.kind), 'entry')}.{step}:{self.number}"


class Case:
    """What has been found true of the file, by entry number."""

    def __init__(self, parts: list[Any], genesis: Genesis, report: Report) -> None:
        self.parts = parts
        self.genesis = genesis
        self.report = report
        self.points: list[Checkpoint | None] = []
        self.rows: list[Row] = []
        self.item: Row | None = None
        self.signed: set[int] = set()
        self.contents: dict[int, Any] = {}  # form and commitment hold
        self.sound: set[int] = set()  # EVI-4 holds whole
        self.acts: dict[int, Act] = {}
        self.officers: dict[int, Officer] = {}  # EVI-5 holds
        self.ids: dict[int, bytes] = {}
        self.lights: list[dict[str, Any]] = []
        self.followed: list[dict[str, Any]] = []
        self.read_backs: dict[int, bytes] = {}  # their ids

    def named(self, party: int) -> str:
        """The name of a party."""
        return self.genesis.parties[party].name


def _paths_are_good(path: Any) -> bool:
    return (
        type(path) is list
        and len(path) <= PATH_MAX
        and all(type(part) is bytes and len(part) == 32 for part in path)
    )


def _parse(data: bytes) -> list[Any]:
    require(len(data) <= FILE_BYTES_MAX, "EVI-1", "larger than any evidence")
    fields = decode(data)
    if not typed(fields, str, int, bytes, list, list, list, list, list):
        raise PeerFault("EVI-1", "not an evidence file")
    what, version, _, signatures, place, points, entries, holdings = fields
    require(what == "openline-evidence", "EVI-1", "not an evidence file")
    require(version == 1, "EVI-1", "evidence of another version")
    good = typed(signatures, bytes, bytes) and typed(place, int, int, int)
    good = good and place[0] in (0, 1) and place[1] >= 1 and 0 <= place[2] <= SIZE_MAX
    good = good and all(typed(part, bytes, (bytes, NoneType)) for part in points)
    optional = (bytes, NoneType)
    for part in entries:
        good = good and typed(part, int, bytes, optional, (int, NoneType), list)
        good = good and part[0] in (0, 1) and (part[3] or 0) >= 0 and _paths_are_good(part[4])
    for part in holdings:
        good = good and typed(part, int, int, list) and _paths_are_good(part[2])
        good = good and part[0] >= 0 and 0 <= part[1] <= SIZE_MAX
    require(good, "EVI-1", "evidence of the wrong form")
    return list(fields)


@lru_cache(maxsize=16)
def _card(data: bytes) -> Identity:
    return parse_trusted(data)


def found(
    report: Report, data: bytes, cards: list[bytes], roots: tuple[Identity, ...] = ()
) -> Case | None:
    """EVI-1, EVI-2: the file, the cards and the line; None if there is nothing to go on.

    Args:
        report: takes the checks.
        data: the file.
        cards: the two parties' cards, if that is what the reader has.
        roots: their two identities, if he has those of a line that he founded himself.
    """
    parts: list[Any] = []
    given: list[Identity] = []
    with report.step("format", "EVI-1: one CBOR array in its only form, and nothing after it"):
        parts = _parse(data)
    with report.step("cards", "CER-5, CER-8: both cards verify, and no key serves twice"):
        given = [*roots, *map(_card, cards)]
        require(len(given) == 2, "EVI-2", "not exactly two cards")
        make_genesis(given[0], given[1], bytes(32), 0)
    if not report.all_true():
        return None
    founded: list[Genesis] = []
    with report.step("line", "EVI-2: founded by the two parties whose cards were given"):
        founded.append(parse_genesis(parts[2]))
        known = {identity.encoded for identity in given}
        mine = {identity.encoded for identity in founded[0].parties}
        require(mine == known, "EVI-2", "an identity that is in neither card given")
    if not report.all_true():
        return None
    genesis = founded[0]
    with report.step("genesis", "CER-7: both roots signed the genesis"):
        for party, signature in enumerate(parts[3]):
            good = signature_is_good(genesis, party, signature)
            require(good, "CER-7", f"the root of {genesis.parties[party].name} did not sign it")
    return Case(parts, genesis, report) if report.all_true() else None


def _claimed(case: Case, data: bytes) -> int | None:
    """Whose checkpoint it says it is, whether or not that is true: only to name the check."""
    for party, identity in enumerate(case.genesis.parties):
        if identity.root_id in data:
            return party
    return None


def check_points(case: Case) -> None:
    """EVI-3."""
    for data, cosignature in case.parts[5]:
        author = _claimed(case, data)
        name = "?" if author is None else case.named(author)
        point: Checkpoint | None = None
        with case.report.step(f"checkpoint:{name}", "REC-6: signed by its author"):
            point = open_checkpoint(data, case.genesis)
        case.points.append(point)
        if cosignature is None:
            continue
        peer = "?" if author is None else case.named(1 - author)
        with case.report.step(f"cosignature:{peer}", "REC-7: signed by the other party"):
            if author is None:
                raise PeerFault("REC-7", "a cosignature of a checkpoint of nobody")
            other = open_cosignature(cosignature, case.genesis, 1 - author)
            same = cose.open_hybrid(data).payload == cose.open_hybrid(cosignature).payload
            require(same and other.party == author, "REC-7", "it is of another checkpoint")
