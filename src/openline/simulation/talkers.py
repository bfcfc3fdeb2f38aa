"""What staff and releasers of both parties say: requests, rounds, commitments, readouts (TLK, RDO).

They look at their own node, as people do, and ask the same desk. They are careless now and then:
then the desk has to refuse.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from openline.core.forms.sheet_values import as_time
from openline.core.node import readout_views
from openline.core.node.state import Line
from openline.core.node.talks_memory import Sheet, newest
from openline.core.record.envelope import Kind
from openline.core.record.sheet import Doc, seal_of
from openline.simulation.stage import Machine

RECENT = 4
TRIES = 3
OFTEN = {
    "request": 4,
    "reply": 5,
    "holder": 1,
    "contact": 6,
    "round": 3,
    "commitment": 4,
    "outcome": 6,
    "rule": 6,
    "consent": 8,
    "readout": 5,
    "jointline": 8,
    "initial": 14,
    "breach": 2,
    "glossary": 2,
    "release": 16,
    "cancel": 2,
    "send": 1,
}
# The other half of the worlds: most is said of what may be said of one contact.
OF_ONE_CONTACT = dict.fromkeys(OFTEN, 1) | {
    "contact": 2,
    "rule": 4,
    "consent": 8,
    "readout": 5,
    "jointline": 7,
    "initial": 18,
    "release": 18,
}
SIGNED = ("what", "language", "lines")
RELEASERS = ("Press", "Herald") * 6 + ("Clerk",)
MINUTE_MS = 60_000
Found = tuple[Sheet | None, Doc] | None


def people(parties: tuple[str, ...], count: int) -> list[Doc]:
    """Those who take part, one of each party; the same count gives the same offices."""
    return [
        {"party": name, "office": f"Office {count}", "level": "minister"} for name in parties
    ]


class Talkers:
    """Who talks for both parties; what he keeps to himself outlives his node."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self._sealed: dict[str, tuple[str, str]] = {}  # salt and text by seal
        self._count = 0
        self._often, self._focus = rng.choice(((OFTEN, 0.4), (OF_ONE_CONTACT, 0.9)))
        self._says: dict[str, Callable[[Machine], Found]] = {
            "request": self._request,
            "reply": self._reply,
            "holder": self._holder,
            "contact": self._contact,
            "round": self._round,
            "commitment": self._commitment,
            "outcome": self._outcome,
            "rule": self._rule,
            "consent": self._consent,
            "readout": self._readout,
            "jointline": self._jointline,
            "initial": self._initial,
            "breach": self._breach,
            "glossary": self._glossary,
            "release": self._release,
        }

    def arguments(self, host: Machine) -> tuple[str, dict[str, Any]] | None:
        """A verb and its arguments; None if there is nothing to say it of."""
        self._count += 1
        verbs = self.rng.choices(list(self._often), list(self._often.values()), k=TRIES)
        talks = host.line.talks
        if self._focus > 0.5 and not talks.of(Kind.CONTACT):
            verbs.insert(0, "contact")
        elif self._focus > 0.5 and not talks.of(Kind.RULE):
            verbs.insert(0, "rule")
        for verb in verbs:
            if verb in ("cancel", "send"):
                return self._of_the_watch(host, verb)
            found = self._says[verb](host)
            if found is not None:
                return self._asked(verb, *found)
        return None

    def _asked(self, verb: str, about: Sheet | None, doc: Doc) -> tuple[str, dict[str, Any]]:
        args: dict[str, Any] = {"as": self.who(verb), "doc": doc}
        if about is not None:
            args["item"] = about.id.hex()
        if self.has(0.05) or (about is None and self.has(0.2)):
            args["mode"] = "EXERCISE"
        if verb == "readout":
            args["seal_salt"] = self.seal(doc["text"])[0]
        if verb == "release" and doc["what"] == "own" and about is not None:
            kept = self.text_of(about)
            if kept is not None:
                args |= {"seal_salt": kept[0], "sealed_text": kept[1]}
        return verb, args

    def who(self, verb: str) -> str:
        """Who says it; now and then one who may not."""
        if verb == "release":
            return self.rng.choice(RELEASERS) if not self.has(0.03) else "Staff"
        return self.rng.choice(("Staff", "Staff", "Chief")) if not self.has(0.02) else "Lingo"

    def has(self, chance: float) -> bool:
        """Whether it happens this time."""
        return self.rng.random() < chance

    def text_of(self, readout: Sheet) -> tuple[str, str] | None:
        """Salt and text of a readout, as the one who wrote it keeps them."""
        return self._sealed.get(readout.doc["seal"])

    def seal(self, text: str) -> tuple[str, str]:
        """Salt and seal of a text, which is kept [RDO-3]."""
        salt = self.rng.randbytes(16).hex()
        seal = seal_of(bytes.fromhex(salt), text)
        self._sealed[seal] = salt, text
        return salt, seal

    def recent(self, line: Line, kind: int, author: int | None = None) -> Sheet | None:
        """One of the last sheets of a kind, of one party or of either."""
        found = [part for part in line.talks.of(kind) if author in (None, part.author)]
        return self.rng.choice(found[-RECENT:]) if found else None

    def contact(self, line: Line) -> Sheet | None:
        """The contact of which most is said, or one of the last."""
        found = line.talks.of(Kind.CONTACT)
        return found[0] if found and self.has(self._focus) else self.recent(line, Kind.CONTACT)

    def of_contact(self, line: Line, contact: Sheet, kind: int) -> list[Sheet]:
        """What was said of a contact."""
        return [part for part in line.talks.root(contact).said if part.kind == kind]

    # --- talks -----------------------------------------------------------------------------

    def _of_the_watch(self, host: Machine, verb: str) -> tuple[str, dict[str, Any]] | None:
        """A request is withdrawn, or put in writing."""
        request = self.recent(host.line, Kind.REQUEST, host.number)
        if request is None:
            return None
        args = {"as": self.rng.choice(("Duty", "Chief")), "text": f"{verb} of a request"}
        if verb == "cancel":
            return verb, {**args, "item": request.id.hex()}
        return verb, {**args, "ref": request.id.hex(), "text": f"in writing {self._count}"}

    def _request(self, host: Machine) -> Found:
        now_ms = host.now().wall_ms
        doc: Doc = {
            "from_office": "A",
            "to_office": "B",
            "level": "minister",
            "kind": "voice",
            "topics": [f"topic {self._count}"],
            "times": ["2023-11-14T09:00Z", "2023-11-21T09:00Z"],
            "reply_by": as_time(now_ms + self.rng.choice((2, 90, 6000)) * MINUTE_MS),
        }
        if self.has(0.2):
            doc |= {"times": [], "weekly": {"weekday": 3, "time": "23:00"}}
        if self.has(0.05):
            doc["reply_by"] = as_time(now_ms - 2 * MINUTE_MS)
        return None, doc

    def _reply(self, host: Machine) -> Found:
        author = 1 - host.number if not self.has(0.1) else None
        request = self.recent(host.line, Kind.REQUEST, author)
        if request is None:
            return None
        times = request.doc["times"][:1] if not self.has(0.1) else ["2023-11-22T09:00Z"]
        answers: tuple[Doc, ...] = (
            {"answer": "accept", **({} if "weekly" in request.doc else {"times": times})},
            {"answer": "decline", "reason": "ill"},
            {"answer": "other_time", "times": ["2023-11-23T09:00Z"]},
            {"answer": "other_person", "person": "Okoro"},
        )
        return request, self.rng.choice(answers)

    def _holder(self, host: Machine) -> Found:
        name, since = f"Name {self._count}", self.rng.choice(("2022", "2023-01"))
        fields = {"office": "A", "level": "minister", "name": name, "from": since}
        return None, {"party": host.party.name, **fields}

    def _contact(self, host: Machine) -> Found:
        line, rng = host.line, self.rng
        # Now and then it is a call of which the other party may have a record of its own.
        count = 0 if self.has(0.4) else self._count
        doc: Doc = {
            "kind": rng.choice(("voice", "video", "in_person", "written")),
            "date": rng.choice(("2023-11-13", "2023-11-14", "2023-11-15")),
            "participants": people((line.name(0), line.name(1)), count),
        }
        if count == 0 and self.has(0.7):
            doc |= {"kind": "voice", "date": "2023-11-14"}
        if self.has(0.1):
            doc |= {"skipped": True, "reason": "ill"}
        old = self.recent(line, Kind.CONTACT, host.number)
        if old is not None and self.has(0.6):
            return (newest(old) if not self.has(0.1) else old), doc
        about = rng.choice((Kind.REQUEST, Kind.REQUEST, Kind.ROUND, None))
        return (None if about is None else self.recent(line, about)), doc

    def _round(self, host: Machine) -> Found:
        old = self.recent(host.line, Kind.ROUND)
        if old is None or self.has(0.3):
            return None, {"series": self.rng.choice(("air", "sea")), "number": "1"}
        old = newest(old) if not self.has(0.1) else old
        return old, {"series": old.doc["series"], "number": str(self._count)}

    def _commitment(self, host: Machine) -> Found:
        rng = self.rng
        about = rng.choice((Kind.CONTACT, Kind.ROUND, Kind.REQUEST, None))
        doc = {
            "sort": rng.choice(("commitment", "follow_up")),
            "text": f"owes {self._count}",
            "owes": host.line.name(rng.randrange(2)),
            "expires": rng.choice(("none", "none", "2023-11-14", "2023-12")),
        }
        if self.has(0.5):
            doc["due"] = rng.choice(("2023-11-14", "2023-11-16", "2024"))
            if doc["expires"] < doc["due"] and not doc["due"].startswith(doc["expires"]):
                doc["expires"] = "none"  # one's own node refuses what lapses before it is due
        return (None if about is None else self.recent(host.line, about)), doc

    def _outcome(self, host: Machine) -> Found:
        about = self.recent(host.line, Kind.COMMITMENT)
        state = self.rng.choice(("done", "done", "open", "lapsed", "withdrawn"))
        doc = {"state": state}
        if self.has(0.7):
            doc["on"] = self.rng.choice(("2023-11-10", "2023-11-11", "2023-11-12"))
        return None if about is None else (about, doc)

    def _glossary(self, host: Machine) -> Found:
        version = host.line.talks.glossary_version(host.number) + self.rng.choice((0, 1, 2))
        return None, {"version": max(1, version), "terms": [{"topic": "talks", "en": ["talk"]}]}

    # --- readouts --------------------------------------------------------------------------

    def _rule(self, host: Machine) -> Found:
        rng, line = self.rng, host.line
        about = self.recent(line, Kind.REQUEST) if self.has(0.2) else self.contact(line)
        often = ("own", "joint", "joint")
        rules = often if self.has(0.9) else ("fact_of_contact", "no_readout")
        doc: Doc = {"rule": rng.choice(rules)}
        if self.has(0.25):
            until_ms = host.now().wall_ms + rng.choice((0, 1, 2, 70, 70)) * MINUTE_MS
            doc["until"] = as_time(until_ms)
        elif self.has(0.05):
            doc["event"] = "the talks end"
        return None if about is None else (about, doc)

    def _consent(self, host: Machine) -> Found:
        author = 1 - host.number if not self.has(0.1) else None
        kind = Kind.RULE if not self.has(0.1) else Kind.GLOSSARY
        asked = [
            part
            for part in host.line.talks.of(kind)
            if part.author == author and all(one.kind != Kind.CONSENT for one in part.said)
        ]
        about = asked[-1] if asked else self.recent(host.line, kind, author)
        return None if about is None else (about, {"agree": self.has(0.8)})

    def _readout(self, host: Machine) -> Found:
        about = self.contact(host.line)
        if about is None:
            return None
        doc: Doc = {"text": f"They spoke, {self._count}.", "language": "en"}
        if self.has(0.2):
            doc["shared"] = True
        ours = [
            part
            for part in self.of_contact(host.line, about, Kind.READOUT)
            if part.author == host.number or self.has(0.1)
        ]
        if ours and self.has(0.3):
            doc["replaces"] = self.rng.choice(ours).id.hex()
        return about, doc

    def _jointline(self, host: Machine) -> Found:
        about = self.contact(host.line)
        if about is None:
            return None
        doc: Doc = {"slot": self.rng.randint(1, 2), "texts": {"en": f"Line {self._count}."}}
        lines = self.of_contact(host.line, about, Kind.JOINTLINE)[-RECENT:]
        if lines and self.has(0.6):
            old = self.rng.choice(lines)
            doc |= {"slot": old.doc["slot"], "replaces": old.id.hex()}
        return about, doc

    def _initial(self, host: Machine) -> Found:
        lines = host.line.talks.of(Kind.JOINTLINE)[-RECENT:]
        wanting = [
            part
            for part in lines
            if part.replaced_by is None
            and all(one.author != host.number for one in _initials(part))
        ]
        if not lines:
            return None
        about = self.rng.choice(wanting if wanting and not self.has(0.1) else lines)
        return about, {"hash": about.digest}

    def _breach(self, host: Machine) -> Found:
        about = self.contact(host.line)
        doc = {"by": host.line.name(1 - host.number), "text": "published", "source": "a paper"}
        return None if about is None else (about, doc)

    def _release(self, host: Machine) -> Found:
        line, rng = host.line, self.rng
        contact, begun = self.contact(line), self._begun(host)
        if self.has(0.3):
            contact = self.recent(line, Kind.CONTACT)
        if contact is None:
            return None
        if begun is not None and self.has(0.5):
            return begun
        ours = [
            part
            for part in self.of_contact(line, contact, Kind.READOUT)
            if part.author == host.number
        ][-1:]
        lines = self.lines(line, contact, agreed=not self.has(0.4))
        rule = readout_views.rule_in_force(line, contact, host.now().wall_ms)["rule"]
        what = "fact"
        if ours and (rule == "own" or self.has(0.05)):
            what = "own"
        elif lines and (rule == "joint" or self.has(0.05)):
            what = "joint"
        if what == "own":
            return rng.choice(ours), {"what": what}
        doc: Doc = {"what": what, "language": "en" if not self.has(0.05) else "fr"}
        if what == "joint":
            doc["lines"] = [part.id.hex() for part in lines]
        return contact, doc

    def _begun(self, host: Machine) -> Found:
        """The last release of ours that wants another person."""
        talks = host.line.talks
        parts = [part for part in talks.of(Kind.RELEASE) if part.author == host.number]
        if not parts or parts[-1].doc["final"]:
            return None
        doc = {name: parts[-1].doc[name] for name in SIGNED if name in parts[-1].doc}
        return talks.sheets[parts[-1].reference or b""], doc

    def lines(self, line: Line, contact: Sheet, *, agreed: bool) -> list[Sheet]:
        """The last line of each slot of a contact, ascending, perhaps only what both initialled."""
        found = {
            part.doc["slot"]: part
            for part in self.of_contact(line, contact, Kind.JOINTLINE)
            if (part.replaced_by is None or self.has(0.05))
            and (not agreed or {one.author for one in _initials(part)} == {0, 1})
        }
        return [part for _, part in sorted(found.items())]


def _initials(line: Sheet) -> list[Sheet]:
    return [part for part in line.said if part.kind == Kind.INITIAL]
