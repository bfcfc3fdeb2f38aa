"""Two nodes and their restarts judge and show talks alike, whatever came in whatever order (TLK-3)."""

import random

import pytest

from openline.core.forms import facts
from openline.core.forms.sheet_values import as_time
from openline.core.node import readout_views, talks_views
from openline.core.record import sheet
from openline.core.record.envelope import Kind
from openline.runtime import talking
from tests.spec import ceremony
from tests.spec.pair import Pair
from tests.spec.talking import CONTACT, RELEASERS, REQUEST, SALT, STAFF, TEXT, TIMES

# What two sides may show differently: whose it is, and how far their own receipts have come.
OWN = {"ours", "held", "acknowledged", "own", "theirs"}
SEAL = sheet.seal_of(bytes.fromhex(SALT), TEXT)
ABOUT = {
    Kind.REPLY: (Kind.REQUEST,),
    Kind.CONTACT: (Kind.REQUEST, Kind.CONTACT, Kind.ROUND, None),
    Kind.ROUND: (Kind.ROUND, None),
    Kind.COMMITMENT: (Kind.CONTACT, None),
    Kind.OUTCOME: (Kind.COMMITMENT,),
    Kind.RULE: (Kind.CONTACT, Kind.REQUEST),
    Kind.CONSENT: (Kind.RULE, Kind.GLOSSARY),
    Kind.READOUT: (Kind.CONTACT,),
    Kind.JOINTLINE: (Kind.CONTACT,),
    Kind.INITIAL: (Kind.JOINTLINE,),
    Kind.BREACH: (Kind.CONTACT,),
    Kind.RELEASE: (Kind.CONTACT, Kind.CONTACT, Kind.READOUT),
}
KINDS = (*ABOUT, Kind.REQUEST, Kind.HOLDER, Kind.GLOSSARY, Kind.CONTACT, Kind.RELEASE)
WEEKLY = {"weekday": 5, "time": "09:00"}


class Play:
    """Both sides say at random what a changed program could say; paths hold, lose and break."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.pair = Pair()
        self.said = {}  # id: kind, of both sides
        self.number = 0

    def one_of(self, side, *kinds):
        """An item of some kind that is there, mostly one that the side knows."""
        known = side.line.talks.sheets
        ids = [item for item, kind in self.said.items() if kind in kinds]
        mine = [item for item in ids if item in known]
        if mine and self.dice.random() < 0.85:
            return self.dice.choice(mine)
        return self.dice.choice(ids) if ids else None

    def doc(self, side, kind, about):
        """Fields of a kind, at random."""
        dice = self.dice
        self.number += 1
        due = as_time(side.now().wall_ms + dice.choice((1, 400)) * 3_600_000)
        line = self.one_of(side, Kind.JOINTLINE)
        slot, known = dice.randint(1, 2), side.line.talks.sheets.get(about or b"")
        docs = {
            Kind.REQUEST: {**REQUEST, "reply_by": due}
            | (dice.choice(({}, {"weekly": WEEKLY, "times": []}))),
            Kind.REPLY: dice.choice(
                ({"answer": "accept", "times": TIMES[:1]}, {"answer": "decline", "reason": "x"})
            ),
            Kind.HOLDER: {
                "party": "Amber",
                "office": "A",
                "level": "minister",
                "name": f"N{self.number}",
                "from": "2027",
            },
            Kind.CONTACT: {
                **CONTACT,
                "date": dice.choice(("2027-01-15", "2027-01-15", "2027-01-08", "2027-01-22")),
                "text": f"{self.number}",
                "asks": [{"by": "Amber", "text": f"ask {dice.randint(1, 4)}"}],
            }
            | dice.choice(({}, {}, {"skipped": True, "reason": "ill"})),
            Kind.ROUND: {"series": "talks", "number": str(self.number)},
            Kind.COMMITMENT: {
                "sort": "commitment",
                "text": "x",
                "owes": "Amber",
                "expires": "none",
            },
            Kind.OUTCOME: {"state": dice.choice(("done", "withdrawn", "open"))},
            Kind.RULE: {"rule": dice.choice(readouts_rules())},
            Kind.CONSENT: {"agree": dice.random() < 0.8},
            Kind.READOUT: {"seal": SEAL, "language": "en", "bytes": 60},
            Kind.JOINTLINE: {"slot": slot, "texts": {"en": f"Line {self.number}."}},
            Kind.INITIAL: {"hash": known.digest if known and known.digest else "00" * 32},
            Kind.BREACH: {"by": "Amber", "text": "x", "source": "y"},
            Kind.GLOSSARY: {"version": dice.randint(1, 6), "terms": []},
        }
        if kind == Kind.RELEASE:
            return self.release(side, known, line)
        doc = docs[kind]
        if kind in (Kind.READOUT, Kind.JOINTLINE) and dice.random() < 0.4:
            old = self.one_of(side, kind)
            doc |= {"replaces": old.hex()} if old else {}
        return doc

    def release(self, side, about, line):
        """A release, perhaps with its text."""
        what = self.dice.choice(("fact", "fact", "joint"))
        if about is not None and about.kind == Kind.READOUT:
            what = "own"
        doc = {"what": what, "language": "en", "final": self.dice.random() < 0.6}
        if what == "joint":
            doc["lines"] = [line.hex()] if line else []
        text = TEXT
        if what == "own":
            pass
        elif what == "fact":
            here = side.line.talks
            known = here.root(about) if about is not None else None
            while known is not None and known.replaced_by is not None:
                known = known.replaced_by
            text = facts.text(known.doc if known is not None else CONTACT, "en")
        elif line in side.line.talks.sheets:
            text = side.line.talks.sheets[line].doc["texts"]["en"]
        doc["seal"] = SEAL if what == "own" else sheet.plain_seal(text)
        if not doc["final"]:
            return doc
        return doc | {"text": text} | ({"salt": SALT} if what == "own" else {})

    def says(self):
        """One side says one thing."""
        side, kind = self.dice.choice(self.pair.sides), self.dice.choice(KINDS)
        wanted = self.dice.choice(ABOUT.get(kind, (None,)))
        about = self.one_of(side, wanted) if wanted is not None else None
        if about is None and wanted is not None and kind not in (Kind.CONTACT, Kind.ROUND):
            return
        if kind in (Kind.REQUEST, Kind.HOLDER) and self.dice.random() < 0.3:
            about = self.one_of(side, *KINDS)
        doc = self.doc(side, kind, about)
        by = STAFF[side.name]
        if kind == Kind.RELEASE:
            by = self.dice.choice(RELEASERS[side.name])
        item = side.appends_act(kind, [sheet.write(doc)], as_=by, mode=1, reference=about)
        self.said[item] = kind

    def moves(self):
        """Something happens on the way, or in time."""
        pair, what = self.pair, self.dice.randrange(7)
        side = self.dice.choice(pair.sides)
        if what == 0:
            pair.hold(side)
        elif what == 1:
            pair.release(side)
        elif what == 2 and pair.pipes:
            pair.deliver(side, count=self.dice.randint(1, 5))
        elif what == 3:
            side.clock_off_ms = self.dice.choice((0, 0, 3_600_000, 7_200_000))
        elif what == 4:
            rate = self.dice.choice((0, 0, 0.4))
            pair.loses = lambda sender, frame: self.dice.random() < rate
        elif what == 5 and self.dice.random() < 0.3:
            side.restarts()
            pair.connect(settle=False)
        else:
            pair.settle()

    def ends(self):
        """All that was said arrives at both."""
        self.pair.loses = lambda sender, frame: False
        for side in self.pair.sides:
            self.pair.release(side)
            side.clock_off_ms = 0
        for number in list(self.pair.pipes):
            self.pair.cut(number, "end")
        self.pair.connect()
        self.pair.settle()


def readouts_rules():
    """All rules of release, those that allow something more often."""
    return ("no_readout", "fact_of_contact", "fact_of_contact", "own", "own", "joint", "joint")


def views(side):
    """What a side shows of its talks and readouts."""
    now_ms = ceremony.START_MS
    read = talking.reader(side.store, side.line)
    sealed = {SEAL: TEXT}.get
    shown = [
        talks_views.talks_view(side.line, now_ms),
        readout_views.readouts_view(side.line, read, sealed, now_ms),
    ]
    return shown, {item.id: item.void for item in side.line.order}


def alike(shown):
    """The same without what belongs to one side, its lists in one order."""
    if isinstance(shown, dict):
        kept = {key: alike(part) for key, part in shown.items() if key not in OWN | {"parties"}}
        if "theirs" in shown and "own" in shown:
            kept["all"] = alike([strip(one) for one in (*shown["own"], *shown["theirs"])])
        return kept
    if isinstance(shown, list):
        return sorted((alike(part) for part in shown), key=repr)
    return shown


def strip(readout):
    """A readout without its text: each side has its own."""
    return {key: part for key, part in readout.items() if key != "text"}


@pytest.mark.clause("TLK-3")
@pytest.mark.parametrize("seed", range(12))
def test_both_nodes_and_their_restarts_agree_whatever_was_said_in_whatever_order(seed):
    play = Play(seed)
    for _ in range(150):
        play.says()
        if play.dice.random() < 0.5:
            play.moves()
    play.ends()
    amber, cobalt = (views(side) for side in play.pair.sides)
    assert amber[1] == cobalt[1]
    assert alike(amber[0]) == alike(cobalt[0])
    assert {None} < set(amber[1].values())
    for side, before in zip(play.pair.sides, (amber, cobalt), strict=True):
        side.restarts()
        assert views(side) == before
