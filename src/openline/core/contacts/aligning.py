"""Which statements of the parties are accounts of one thing [CMP-5] [CMP-7].

Pairs are taken in the order of how sure they are; ties are broken by the texts and the names of the
parties, never by the order in which the parties are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from openline.core.contacts.correction import Correction
from openline.core.contacts.glossary import OTHER, Glossary
from openline.core.contacts.likeness import (
    NEARLY,
    SURE_MIN,
    UNSURE_FURTHER,
    Reading,
    shared_topic,
    sure,
    word_likeness,
)

Key = tuple[str, int]
_Said = tuple[str, str]


@dataclass
class Group:
    """Statements of two or more parties about one thing; the first of a party is its main one."""

    topic: str
    members: list[Reading]
    sures: list[float]
    corrected: Correction | None = None

    @property
    def parties(self) -> set[str]:
        """Who has a statement in it."""
        return {member.party for member in self.members}

    def add(self, reading: Reading, how_sure: float) -> None:
        """One statement more."""
        self.members.append(reading)
        self.sures.append(how_sure)

    def mains(self) -> dict[str, int]:
        """For each party the place of its main statement among the members."""
        places: dict[str, int] = {}
        for place, member in enumerate(self.members):
            places.setdefault(member.party, place)
        return places

    def sure(self) -> float:
        """How sure it is of its least sure main statement; what a person put there is 1."""
        return min(self.sures[place] for place in self.mains().values())


@dataclass(frozen=True)
class _Pair:
    """Two statements that may be accounts of one thing."""

    how_sure: float
    topic: str
    ours: Reading
    theirs: Reading

    @property
    def order(self) -> tuple[object, ...]:
        """Surest first; then by topic and text; then by party and place."""
        said = sorted([self.ours.text, self.theirs.text])
        return (-self.how_sure, self.topic, said, self.ours.party, self.ours.at, self.theirs.at)


@dataclass
class _Table:
    """The groups so far, and in which a statement is."""

    refused: set[frozenset[_Said]]
    groups: list[Group] = field(default_factory=list)
    where: dict[Key, Group] = field(default_factory=dict)

    def group_of(self, reading: Reading) -> Group | None:
        """The group that a statement is in, if it is in one."""
        return self.where.get((reading.party, reading.at))

    def may_join(self, group: Group, reading: Reading) -> bool:
        """Whether no person said that it is not the same as one of the group."""
        return not any(_said(reading, member) in self.refused for member in group.members)

    def put(self, group: Group, reading: Reading, how_sure: float) -> None:
        """A statement into a group."""
        group.add(reading, how_sure)
        self.where[reading.party, reading.at] = group

    def open(self, topic: str, correction: Correction | None = None) -> Group:
        """A new group."""
        self.groups.append(Group(topic, [], [], correction))
        return self.groups[-1]

    def merge(self, into: Group, other: Group) -> None:
        """All of one group into another."""
        for reading, how_sure in zip(other.members, other.sures, strict=True):
            self.put(into, reading, how_sure)
        self.groups.remove(other)


def _said(ours: Reading, theirs: Reading) -> frozenset[_Said]:
    return frozenset({(ours.party, ours.text), (theirs.party, theirs.text)})


def _verdicts(corrections: Iterable[Correction]) -> dict[frozenset[_Said], Correction]:
    """The last word on each pair of statements."""
    found: dict[frozenset[_Said], Correction] = {}
    for correction in corrections:
        if correction.kind != "topic":
            for pair in combinations(correction.texts, 2):
                found.pop(frozenset(pair), None)
                found[frozenset(pair)] = correction
    return found


def _likely_topic(readings: Sequence[Reading], glossary: Glossary) -> str:
    """The topic of statements that a person put together: shared, else the most definite one."""
    counts: dict[str, int] = {}
    for reading in readings:
        for topic in reading.leading:
            counts[topic] = counts.get(topic, 0) + 1
    order = sorted(counts, key=lambda one: (-counts[one], -glossary.rank(one), one))
    return order[0] if order else OTHER


def _join_as_told(
    table: _Table,
    verdicts: dict[frozenset[_Said], Correction],
    readings: Sequence[Reading],
    glossary: Glossary,
) -> None:
    """First what a person called the same."""
    by_said: dict[_Said, list[Reading]] = {}
    for reading in readings:
        by_said.setdefault((reading.party, reading.text), []).append(reading)
    for pair, correction in verdicts.items():
        if correction.kind != "same" or not all(said in by_said for said in pair):
            continue
        wanted = [reading for said in sorted(pair) for reading in by_said[said]]
        present: list[Group] = []
        for reading in wanted:
            group = table.group_of(reading)
            if group is not None and not any(group is one for one in present):
                present.append(group)
        topic = correction.topic or _likely_topic(wanted, glossary)
        group = present[0] if present else table.open(topic, correction)
        group.topic = correction.topic or group.topic
        for other in present[1:]:
            table.merge(group, other)
        for reading in wanted:
            if table.group_of(reading) is None:
                table.put(group, reading, 1.0)


def _pair(ours: Reading, theirs: Reading, glossary: Glossary) -> _Pair | None:
    """Two statements weighed; None if they have nothing in common."""
    topic = shared_topic(ours, theirs)
    if topic is None and word_likeness(ours, theirs) < NEARLY and ours.text != theirs.text:
        return None
    how_sure = sure(ours, theirs, topic)
    if how_sure < SURE_MIN:
        return None
    named = topic or min(ours.topic, theirs.topic, key=lambda one: (-glossary.rank(one), one))
    return _Pair(how_sure, named, ours, theirs)


def _pairs(readings: Sequence[Reading], table: _Table, glossary: Glossary) -> list[_Pair]:
    """All pairs of statements of different parties that may belong together, surest first."""
    found = []
    ordered = sorted(readings, key=lambda one: (one.party, one.at))
    for ours, theirs in combinations(ordered, 2):
        if ours.party == theirs.party or _said(ours, theirs) in table.refused:
            continue
        pair = _pair(ours, theirs, glossary)
        if pair is not None:
            found.append(pair)
    return sorted(found, key=lambda one: one.order)


def _join_surest(table: _Table, pairs: Iterable[_Pair]) -> None:
    """Then one statement of each party, the surest pairs first."""
    for pair in pairs:
        ours, theirs = table.group_of(pair.ours), table.group_of(pair.theirs)
        if ours is None and theirs is None:
            opened = table.open(pair.topic)
            table.put(opened, pair.ours, pair.how_sure)
            table.put(opened, pair.theirs, pair.how_sure)
        elif ours is None or theirs is None:
            group, new = (theirs, pair.ours) if ours is None else (ours, pair.theirs)
            assert group is not None
            fits = group.topic == pair.topic and new.party not in group.parties
            if fits and table.may_join(group, new):
                table.put(group, new, pair.how_sure)


def _join_further(table: _Table, pairs: Iterable[_Pair]) -> None:
    """Last the further statements of a party on what a group is about: one may answer to two."""
    for pair in pairs:
        for new, there in ((pair.ours, pair.theirs), (pair.theirs, pair.ours)):
            group = table.group_of(there)
            if group is None or table.group_of(new) is not None:
                continue
            is_on_it = new.topic == OTHER or new.topic in there.leading
            how_sure = round(pair.how_sure - UNSURE_FURTHER, 2)
            if is_on_it and how_sure >= SURE_MIN and table.may_join(group, new):
                table.put(group, new, how_sure)


def align(
    readings: Sequence[Reading], glossary: Glossary, corrections: Iterable[Correction]
) -> list[Group]:
    """The groups of statements that belong together. A statement is in at most one."""
    verdicts = _verdicts(corrections)
    refused = {pair for pair, last in verdicts.items() if last.kind == "not_same"}
    table = _Table(refused)
    _join_as_told(table, verdicts, readings, glossary)
    pairs = _pairs(readings, table, glossary)
    _join_surest(table, pairs)
    _join_further(table, pairs)
    return table.groups
