"""A party with a changed program: it signs sheets that no desk would let pass (TLK-3, RDO-4 to RDO-6).

What it says stands in the record of both. Whether it has an effect is for either node to judge,
for its own too: the fold of a changed program's record is the same as anybody's.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from typing import Any

from openline.core.base.names import Mode, Precedence
from openline.core.forms import facts
from openline.core.node import waiting
from openline.core.node.desk import Draft
from openline.core.node.node import Node
from openline.core.node.state import Line
from openline.core.node.talks_memory import Sheet, newest
from openline.core.node.turn import OfficerKey, Turn
from openline.core.record import sheet as sheets
from openline.core.record.envelope import SALT_BYTES, Kind
from openline.core.record.sheet import Doc
from openline.simulation.stage import Machine
from openline.simulation.talkers import SIGNED, Talkers

Forged = tuple[Kind, bytes | None, Doc]


class Forgers:
    """Those who ask for what is against the rules, past the desk."""

    def __init__(self, rng: random.Random, talkers: Talkers) -> None:
        self._rng = rng
        self._talkers = talkers
        self._tricks: tuple[Callable[[Machine], Forged | None], ...] = (
            self._final,
            self._final,
            self._final,
            self._once_more,
            self._once_more,
            self._old_initial,
            self._old_initial,
            self._consents_itself,
            self._answers_itself,
            self._stranger,
            self._older_version,
            self._false_text,
        )

    def arguments(self, host: Machine) -> dict[str, Any] | None:
        """A sheet that is mostly against a rule: kind, reference, fields, mode, by whom."""
        found = self._rng.choice(self._tricks)(host)
        if found is None:
            return None
        kind, about, doc = found
        known = host.line.talks.sheets.get(about or b"")
        mode = known.mode if known is not None else int(Mode.REAL)
        if self._rng.random() < 0.1:
            mode = int(self._rng.choice((Mode.REAL, Mode.EXERCISE)))
        officer = self._rng.choice(("Press", "Press", "Press again", "Press again", "Herald"))
        if kind != Kind.RELEASE:
            officer = self._rng.choice(("Staff", "Chief"))
        elif self._rng.random() < 0.2:
            officer = "Staff"
        return {"officer": officer, "kind": kind, "about": about, "doc": doc, "mode": mode}

    def _final(self, host: Machine) -> Forged | None:
        """A release with its text: by one person, too early, of what nobody agreed to."""
        line, rng = host.line, self._rng
        contact = self._under_embargo(line) or self._talkers.contact(line)
        if contact is None:
            return None
        doc: Doc = {"what": rng.choice(("fact", "own", "own", "joint")), "language": "en"}
        about = line.talks.root(contact)
        if doc["what"] == "own":
            readouts = self._talkers.of_contact(line, contact, Kind.READOUT)[-3:]
            if not readouts:
                return None
            about = rng.choice(readouts)
        elif doc["what"] == "joint":
            doc["lines"] = [part.id.hex() for part in self._some_lines(line, contact)]
        return self._with_text(line, about, {**doc, "final": rng.random() < 0.7})

    def _under_embargo(self, line: Line) -> Sheet | None:
        """A contact for which an embargo was agreed at some time."""
        found = [
            line.talks.sheets[rule.reference or b""]
            for rule in line.talks.of(Kind.RULE)
            if {"until", "event"} & set(rule.doc)
            and any(part.kind == Kind.CONSENT and part.doc["agree"] for part in rule.said)
        ]
        contacts = [part for part in found if part.kind == Kind.CONTACT]
        return self._rng.choice(contacts) if contacts and self._rng.random() < 0.7 else None

    def _once_more(self, host: Machine) -> Forged | None:
        """Who has signed for a release completes it himself, with another key perhaps."""
        line = host.line
        parts = [
            part
            for part in line.talks.of(Kind.RELEASE)
            if (part.author, part.officer) == (host.number, "Press") and not part.doc["final"]
        ]
        if not parts:
            return None
        part = self._rng.choice(parts[-3:])
        about = line.talks.sheets[part.reference or b""]
        doc = {name: part.doc[name] for name in SIGNED if name in part.doc}
        return self._with_text(line, about, {**doc, "final": True})

    def _with_text(self, line: Line, about: Sheet, doc: Doc) -> Forged | None:
        """A release with the text that it would have, or with a longer one."""
        kept = self._talkers.text_of(about) if doc["what"] == "own" else None
        if doc["what"] == "own":
            if kept is None:
                return None
            salt, text = kept
            doc |= {"salt": salt} if doc["final"] else {}
        elif doc["what"] == "fact":
            text = facts.text(newest(about).doc, "en")
        else:
            lines = [line.talks.sheets[bytes.fromhex(part)] for part in doc["lines"]]
            if not lines:
                return None
            text = "\n".join(part.doc["texts"]["en"] for part in lines)
        if self._rng.random() < 0.25:
            text += " And more."
        plain = hashlib.sha256(b"ol1t" + text.encode()).hexdigest()
        doc["seal"] = about.doc["seal"] if kept is not None else plain
        return Kind.RELEASE, about.id, {**doc, "text": text} if doc["final"] else doc

    def _some_lines(self, line: Line, contact: Sheet) -> list[Sheet]:
        """Lines of a contact, with or without initials, changed or not."""
        found = self._talkers.of_contact(line, contact, Kind.JOINTLINE)[-4:]
        chosen = self._rng.sample(found, min(len(found), self._rng.randint(1, 2)))
        if self._rng.random() < 0.8:
            chosen.sort(key=lambda part: (part.doc["slot"], part.place))
        return chosen

    def _old_initial(self, host: Machine) -> Forged | None:
        """An initial on a line that was changed, or of another text than that of the line."""
        lines = host.line.talks.of(Kind.JOINTLINE)
        if not lines:
            return None
        changed = [part for part in lines if part.replaced_by is not None]
        about = self._rng.choice(changed or lines)
        if self._rng.random() < 0.4 and about.replaced_by is not None:
            return Kind.INITIAL, about.replaced_by.id, {"hash": about.digest}
        return Kind.INITIAL, about.id, {"hash": about.digest}

    def _consents_itself(self, host: Machine) -> Forged | None:
        about = self._talkers.recent(host.line, Kind.RULE, host.number)
        return None if about is None else (Kind.CONSENT, about.id, {"agree": True})

    def _answers_itself(self, host: Machine) -> Forged | None:
        about = self._talkers.recent(host.line, Kind.REQUEST)
        if about is None:
            return None
        times = [self._rng.choice(("2023-11-14T09:00Z", "2024-01-01T00:00Z"))]
        doc: Doc = {"answer": "decline", "reason": "no"}
        if self._rng.random() < 0.5 and "weekly" not in about.doc:
            doc = {"answer": "accept", "times": times}
        return Kind.REPLY, about.id, doc

    def _stranger(self, host: Machine) -> Forged | None:
        """What must name something names nothing that there is, or something of another kind."""
        kind = self._rng.choice((Kind.OUTCOME, Kind.CONSENT, Kind.INITIAL, Kind.BREACH))
        docs: dict[Kind, Doc] = {
            Kind.OUTCOME: {"state": "done"},
            Kind.CONSENT: {"agree": True},
            Kind.INITIAL: {"hash": "00" * 32},
            Kind.BREACH: {"by": host.party.name, "text": "x", "source": "y"},
        }
        other = self._talkers.recent(host.line, Kind.REQUEST)
        if other is not None and self._rng.random() < 0.5:
            return kind, other.id, docs[kind]
        return kind, self._rng.randbytes(32), docs[kind]

    def _older_version(self, host: Machine) -> Forged | None:
        """A version of the other party's contact, or of what has a newer version."""
        kind = self._rng.choice((Kind.CONTACT, Kind.ROUND))
        about = self._talkers.recent(host.line, kind)
        if about is None:
            return None
        doc = {**about.doc, "text": "changed"}
        if kind == Kind.ROUND and self._rng.random() < 0.3:
            doc["series"] = "another"
        return kind, about.id, doc

    def _false_text(self, host: Machine) -> Forged | None:
        """A readout whose text is not what its seal says, or that replaces one of the other."""
        about = self._talkers.recent(host.line, Kind.CONTACT)
        if about is None:
            return None
        salt, seal = self._talkers.seal("What was said.")
        doc: Doc = {"seal": seal, "language": "en", "bytes": 14}
        old = self._talkers.recent(host.line, Kind.READOUT)
        if old is not None and self._rng.random() < 0.5:
            return Kind.READOUT, about.id, {**doc, "replaces": old.id.hex()}
        text = self._rng.choice(("What was said.", "What was not said."))
        return Kind.READOUT, about.id, {**doc, "salt": salt, "text": text}


def write(node: Node, line: Line, turn: Turn, seeds: dict[bytes, bytes], args: Any) -> None:
    """Sign a sheet without asking the desk and give it its place."""
    name, again = args["officer"].removesuffix(" again"), args["officer"].endswith(" again")
    postings = [part for part in line.postings[line.us].values() if part.officer.name == name]
    officer = postings[-1 if again else 0].officer
    key = OfficerKey(name, officer.hash, seeds[officer.key[1]])
    kind, content = int(args["kind"]), [sheets.write(args["doc"])]
    draft = Draft(kind, args["mode"], int(Precedence.ROUTINE), args["about"], content, key)
    waiting.record(turn, node.ledger, line, draft, turn.draw(SALT_BYTES))
