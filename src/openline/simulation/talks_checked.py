"""The checkers of talks: both nodes show what the clauses make of the record, and nothing else."""

from __future__ import annotations

from typing import Any

from openline.core.node.effects import Reply
from openline.core.record.content import TALKS
from openline.core.record.envelope import KIND_NAMES, Kind
from openline.simulation.stage import Asked, Checker, Machine, Stage
from openline.simulation.talks_read import read, rows_of
from openline.simulation.talks_states import States, by_node, by_record
from openline.simulation.talks_verdicts import DAY_MS, Verdicts

_VERBS = frozenset(KIND_NAMES[kind] for kind in TALKS)
LATER_MS = (0, 3 * 3_600_000, 20 * DAY_MS)
"""By which clocks the states are looked at: when answers are due, when dates are over."""
# What is said to be broken when a state is another one than the clauses give.
_CLAUSES = {
    "void": "TLK-3",
    "request": "TLK-4",
    "round": "TLK-8",
    "commitment": "TLK-9",
    "owed": "TLK-9",
    "contact": "TLK-7",
    "rule": "RDO-1",
    "asked": "RDO-1",
    "line": "RDO-4",
    "readout": "RDO-5",
    "release": "RDO-6",
    "breach": "RDO-7",
    "glossary": "TLK-10",
}


class TalksAreOne(Checker):
    """TLK-3: both nodes hold the talks that the clauses make of the record, judged anew."""

    clause = "TLK-3"

    def ended(self) -> None:
        """Judge each honest disk by itself, and hold its node against it."""
        if not self.world.options.talks:
            return
        known: tuple[Any, Verdicts] | None = None
        for host in self.world.hosts:
            if not self.world.is_honest(host.number) or not host.is_up:
                continue
            rows = rows_of(host)
            leaves = [(row.leaf, row.body) for row in rows]
            if known is None or known[0] != leaves:
                profile = host.line.profile
                persons, default = profile["release.persons"], profile["release.default"]
                known = leaves, Verdicts(read(host, rows), persons, default)
            self._look(host, known[1])

    def _look(self, host: Machine, judged: Verdicts) -> None:
        parties = (host.line.name(0), host.line.name(1))
        for late_ms in LATER_MS:
            now_ms = host.now().wall_ms + late_ms
            due = by_record(judged, parties, now_ms)
            self._compare(host, judged, due, by_node(host, judged, now_ms))

    def _compare(self, host: Machine, judged: Verdicts, due: States, shown: States) -> None:
        for name, states in due.items():
            here = shown[name]
            for key in {**states, **here}:
                if states.get(key) != here.get(key):
                    self.clause = _CLAUSES[name]
                    self.fail(
                        host,
                        f"{name} {_named(judged, key)}: shows {here.get(key)}, "
                        f"by the record it is {states.get(key)}",
                    )


def _named(judged: Verdicts, key: str) -> str:
    said = judged.all.get(bytes.fromhex(key)) if len(key) == 64 else None
    if said is None:
        return key
    place = "/".join(map(str, said.place))
    why = f" ({said.fault})" if said.fault else ""
    return f"{KIND_NAMES[said.kind]} {said.party}/{place}{why}"


class TalksAreKept(Checker):
    """TLK-3: what the desk let pass and gave a place has its effect."""

    clause = "TLK-3"

    def __init__(self, world: Stage) -> None:
        super().__init__(world)
        self._placed: set[bytes] = set()

    def replied(self, host: Machine, reply: Reply, asked: Asked | None) -> None:
        """Note what was given a place when it was asked for."""
        if asked is None or asked.verb not in _VERBS or reply.result is None:
            return
        # A liar's node says of its own what it shows the other: less than it has.
        if reply.result.get("serial") is not None and self.world.is_honest(host.number):
            self._placed.add(bytes.fromhex(reply.result["id"]))

    def ended(self) -> None:
        """Look at it on both sides; that it is there is looked at by AllIsRecordedOnce."""
        for host in self.world.hosts:
            for item in host.line.order if self.world.is_honest(host.number) else ():
                if item.void is not None and item.id in self._placed:
                    what = KIND_NAMES[Kind(item.kind)]
                    self.fail(host, f"finds the {what} {item.index} void: {item.void}")
