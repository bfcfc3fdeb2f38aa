"""Worlds in which the parties talk: what is drawn, and what stands at both when words cross or are forged."""

from functools import partial

import pytest

from openline.core.node import contact_records
from openline.core.record.content import TALKS
from openline.core.record.envelope import KIND_NAMES, Kind
from openline.simulation import options, talks_verdicts
from openline.simulation.options import Happening, Options
from openline.simulation.talks_read import read, rows_of
from openline.simulation.talks_verdicts import Verdicts
from openline.simulation.world import World

AMBER, COBALT = 0, 1
CONTACT = {
    "kind": "voice",
    "date": "2023-11-14",
    "participants": [
        {"party": "Amber", "office": "Office 1", "level": "minister"},
        {"party": "Cobalt", "office": "Office 2", "level": "minister"},
    ],
}
# What the drawn parties must have tried, as the judge names it.
TRIED = {
    "too few have signed for it",
    "the rule does not allow it",
    "it signs for another text",
    "its officer has not the role",
    "the line was changed",
    "it consents to its own",
    "it answers its own request",
    "it is a version of the other party's contact",
    "it names nothing that it may be of",
}


class Told:
    """A world in which a test says what is said, step by step."""

    def __init__(self, *plan, **given):
        self.world = World(Options(**{"phase_one_ms": 40_000, **given}, talks=True, plan=plan))
        self.world.trace = []

    def says(self, at_ms, party, verb, of=None, by="Staff", **doc):
        """One says something through his desk, of the last item of a kind that is there."""
        self.world.at(at_ms, partial(self._submit, party, verb, of, by, doc))

    def forges(self, at_ms, party, kind, of, by, doc):
        """One signs something past his desk; a part of `doc` may be a function of the line."""
        self.world.at(at_ms, partial(self._forge, party, kind, of, by, doc))

    def _last(self, party, kind):
        return self.world.hosts[party].line.talks.of(kind)[-1]

    def _submit(self, party, verb, of, by, doc):
        host = self.world.hosts[party]
        args = {"as": by, "doc": filled(doc, host.line)}
        host.submit(verb, args | ({"item": self._last(party, of).id.hex()} if of else {}))

    def _forge(self, party, kind, of, by, doc):
        host = self.world.hosts[party]
        about = self._last(party, of).id
        args = {"kind": kind, "about": about, "officer": by, "mode": 0}
        host.submit("forge", {**args, "doc": filled(doc, host.line)})

    def ends(self):
        """All checkers have looked; the void clause of each item of a kind, at Amber and at Cobalt."""
        self.world.run()
        return self

    def voids(self, kind):
        return [
            [item.void for item in host.line.order if item.kind == kind]
            for host in self.world.hosts
        ]


def filled(doc, line):
    return {name: part(line) if callable(part) else part for name, part in doc.items()}


def digest(line):
    """What an initial on the first line that is here is on."""
    return line.talks.of(Kind.JOINTLINE)[0].digest


def first(line):
    return line.talks.of(Kind.JOINTLINE)[0].id.hex()


def fact(line):
    return (
        "On 14 November 2023 Office 1, Amber and Office 2, Cobalt spoke by telephone. "
        "The lines of communication stay open."
    )


def test_the_worlds_of_a_commit_have_talks_of_every_kind_and_what_is_against_the_rules():
    kinds, faults = set(TALKS), set(TRIED)
    for seed in filter(lambda seed: options.draw(seed).talks, range(200)):
        world = World(options.draw(seed))
        world.run()
        host = world.hosts[AMBER]
        judged = Verdicts(read(host, rows_of(host)), 2, "fact_of_contact")
        kinds -= {said.kind for said in judged.good.values()}
        faults -= {said.fault for said in judged.all.values()}
        if not kinds and not faults:
            break
    assert set() == {KIND_NAMES[kind] for kind in kinds} | faults


@pytest.mark.clause("RDO-6")
@pytest.mark.parametrize("lost", [False, True])
def test_a_release_by_one_where_two_are_needed_is_void_at_both_also_after_a_copy_was_put_back(
    lost,
):
    plan = (Happening(4000, "backup", AMBER), Happening(9000, "restore", AMBER, (3000,)))
    told = Told(*(plan if lost else ()))
    told.says(2000, AMBER, "contact", **CONTACT)
    plain = {"what": "fact", "language": "en", "final": True, "text": fact, "seal": sealed}
    told.forges(6000, AMBER, Kind.RELEASE, Kind.CONTACT, "Press", plain)
    told.says(20_000, AMBER, "release", Kind.CONTACT, "Press", what="fact")
    told.says(22_000, AMBER, "release", Kind.CONTACT, "Herald", what="fact")
    told.ends()
    assert [["RDO-6", None, None]] * 2 == told.voids(Kind.RELEASE)
    last = [host.line.talks.of(Kind.RELEASE)[-1].doc for host in told.world.hosts]
    assert [True, True] == [doc["final"] for doc in last]


@pytest.mark.clause("RDO-5")
def test_a_release_before_its_embargo_ends_is_void_at_both_and_one_after_it_counts():
    crash = Happening(14_000, "crash", COBALT, ("idle", 1500))
    told = Told(crash, phase_one_ms=60_000)
    told.says(2000, AMBER, "contact", **CONTACT)
    told.says(
        *(4000, AMBER, "rule", Kind.CONTACT), rule="fact_of_contact", until="2023-11-15T22:14Z"
    )
    told.says(7000, COBALT, "consent", Kind.RULE, agree=True)
    plain = {"what": "fact", "language": "en", "final": False, "seal": sealed}
    told.forges(12_000, COBALT, Kind.RELEASE, Kind.CONTACT, "Herald", plain)
    for at_ms in (30_000, 45_000):
        told.says(at_ms, COBALT, "release", Kind.CONTACT, "Press", what="fact")
    told.says(47_000, COBALT, "release", Kind.CONTACT, "Herald", what="fact")
    told.ends()
    assert [["RDO-5", None, None]] * 2 == told.voids(Kind.RELEASE)


def sealed(line):
    """What a release of the fact names for its text; the judge has it, not the node."""
    return talks_verdicts.plain(fact(line))


@pytest.mark.clause("RDO-4")
def test_an_initial_that_crossed_a_change_of_its_line_is_on_the_old_text_only():
    told = Told(*(Happening(9000, "block", party, (0, 8000)) for party in (AMBER, COBALT)))
    told.says(2000, AMBER, "contact", **CONTACT)
    told.says(4000, AMBER, "jointline", Kind.CONTACT, slot=1, texts={"en": "We spoke."})
    told.says(6000, AMBER, "initial", Kind.JOINTLINE, hash=digest)
    told.says(
        *(10_000, AMBER, "jointline", Kind.CONTACT),
        slot=1,
        texts={"en": "We met."},
        replaces=first,
    )
    told.says(10_000, COBALT, "initial", Kind.JOINTLINE, hash=digest)
    told.ends()
    assert [[None, None]] * 2 == told.voids(Kind.INITIAL)
    for host in told.world.hosts:
        old, new = host.line.talks.of(Kind.JOINTLINE)
        assert {AMBER, COBALT} == {
            part.author for part in old.said if part.kind == Kind.INITIAL
        }
        assert [] == [part for part in new.said if part.kind == Kind.INITIAL]


@pytest.mark.clause("TLK-9")
def test_the_day_of_what_is_done_is_that_of_the_word_that_counts_at_both():
    """Two outcomes cross: each node got the other's last, and the lower party's counts."""
    told = Told(*(Happening(5000, "block", party, (0, 8000)) for party in (AMBER, COBALT)))
    owed = {"sort": "commitment", "text": "x", "owes": "Amber", "expires": "none"}
    told.says(2000, AMBER, "commitment", **owed)
    for party, day in ((AMBER, "2023-11-10"), (COBALT, "2023-11-11")):
        told.says(7000, party, "outcome", Kind.COMMITMENT, state="done", on=day)
    told.ends()
    now_ms = told.world.hosts[AMBER].now().wall_ms
    done = [
        contact_records.loose_commitments(host.line, now_ms)[0]["done"]
        for host in told.world.hosts
    ]
    assert ["2023-11-10"] * 2 == done
