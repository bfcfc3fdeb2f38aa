"""Which sheets have their effect, by the clauses written anew: TLK-3 to TLK-10, RDO-1 to RDO-9.

Slow and plain on purpose. It shares no rule with the node, so that a mistake in one of them shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from openline.core.base.codec import encode
from openline.core.base.names import Mode
from openline.core.record.envelope import Kind
from openline.simulation.talks_read import Said

DAY_MS = 86_400_000
ALLOWED = {
    "no_readout": "",
    "fact_of_contact": "fact",
    "own": "fact own",
    "joint": "fact joint",
}
MUST_NAME: dict[int, tuple[Kind, ...]] = {
    Kind.REPLY: (Kind.REQUEST,),
    Kind.OUTCOME: (Kind.COMMITMENT,),
    Kind.RULE: (Kind.CONTACT, Kind.REQUEST),
    Kind.CONSENT: (Kind.RULE, Kind.GLOSSARY),
    Kind.READOUT: (Kind.CONTACT,),
    Kind.JOINTLINE: (Kind.CONTACT,),
    Kind.INITIAL: (Kind.JOINTLINE,),
    Kind.BREACH: (Kind.CONTACT,),
    Kind.RELEASE: (Kind.CONTACT, Kind.READOUT),
}
MAY_NAME: dict[int, tuple[Kind, ...]] = {
    Kind.CONTACT: (Kind.REQUEST, Kind.ROUND, Kind.CONTACT),
    Kind.ROUND: (Kind.ROUND,),
    Kind.COMMITMENT: (Kind.CONTACT, Kind.ROUND, Kind.REQUEST),
}
_DID = {"voice": "spoke by telephone", "video": "spoke by video link", "in_person": "met"}
Knows = Callable[[Said], bool]


def ms_of(text: str) -> int:
    """Milliseconds of a day or a minute, UTC."""
    form = "%Y-%m-%d" if len(text) == 10 else "%Y-%m-%dT%H:%MZ"
    return int(datetime.strptime(text, form).replace(tzinfo=UTC).timestamp()) * 1000


def sealed(salt: str, text: str) -> str:
    """The seal of a readout [RDO-3]."""
    return hashlib.sha256(b"ol1r" + bytes.fromhex(salt) + text.encode()).hexdigest()


def line_hash(line: Said) -> str:
    """What an initial is on [RDO-4]."""
    texts = [list(part) for part in sorted(line.doc["texts"].items())]
    return hashlib.sha256(b"ol1j" + encode([line.doc["slot"], texts])).hexdigest()


def fact_of(contact: Said) -> str:
    """The fact of a contact in English, as RDO-5 makes it; these parties have no names."""
    day = date.fromisoformat(contact.doc["date"])
    people = [f"{part['office']}, {part['party']}" for part in contact.doc["participants"]]
    who = " and ".join(filter(None, (", ".join(people[:-1]), people[-1])))
    did = _DID.get(contact.doc["kind"], "exchanged written messages")
    when = f"{day.day} {day:%B} {day.year}"
    return f"On {when} {who} {did}. The lines of communication stay open."


def last_word(words: list[Said]) -> Said | None:
    """The later one by what its author had; of two that crossed, the lower party's [TLK-3]."""
    last = [[part for part in words if part.party == party] for party in (0, 1)]
    ends = [max(part, key=lambda said: said.place) for part in last if part]
    if len(ends) == 2:
        return ends[1] if ends[1].knew(ends[0]) else ends[0]
    return ends[0] if ends else None


class Verdicts:
    """Judges one record in its order; what is good so far is what later sheets can name."""

    def __init__(self, sheets: list[Said], persons: int, default: str) -> None:
        self.persons, self.default = persons, default
        self.good: dict[bytes, Said] = {}
        self.all: dict[bytes, Said] = {}
        for said in sheets:
            said.fault = "twice" if said.id in self.all else self._fault(said)
            self.all.setdefault(said.id, said)
            if not said.fault:
                self.good[said.id] = said

    # --- what stands in the record ---------------------------------------------------------

    def of(self, kind: int, knows: Knows) -> list[Said]:
        """Good sheets of a kind that somebody has."""
        return [part for part in self.good.values() if part.kind == kind and knows(part)]

    def root(self, said: Said) -> Said:
        """The first version of a contact; any other sheet itself [TLK-7]."""
        about = self.good.get(said.about or b"")
        while said.kind == Kind.CONTACT and about is not None and about.kind == Kind.CONTACT:
            said, about = about, self.good.get(about.about or b"")
        return said

    def on(self, said: Said) -> Said | None:
        """What a sheet is of: the first version of the contact that it names, or what it names."""
        about = self.good.get(said.about or b"")
        return None if about is None else self.root(about)

    def said_of(self, about: Said, kind: int, knows: Knows) -> list[Said]:
        """Good sheets of a kind that are of another one."""
        return [part for part in self.of(kind, knows) if self.on(part) is about]

    def newest(self, said: Said, knows: Knows) -> Said:
        """The newest version that somebody has; of two that crossed the lower party's [TLK-8]."""
        while True:
            later = [part for part in self.of(said.kind, knows) if part.about == said.id]
            if not later:
                return said
            said = min(later, key=lambda part: part.party)

    def changed(self, line: Said, knows: Knows) -> bool:
        """Whether somebody has a line that stands in the place of this one [RDO-4]."""
        lines = self.of(Kind.JOINTLINE, knows)
        return any(part.doc.get("replaces") == line.id.hex() for part in lines)

    def initials(self, line: Said, knows: Knows) -> set[int]:
        """The parties whose initial on this very text somebody has [RDO-4]."""
        return {part.party for part in self.said_of(line, Kind.INITIAL, knows)}

    def in_force(self, contact: Said, knows: Knows) -> Said | None:
        """The rule agreed last, for a contact or the request that it came of [RDO-1]."""
        from_request = self.on(contact)
        agreed = {}
        for rule in self.of(Kind.RULE, knows):
            if self.on(rule) in (contact, from_request):
                consent = last_word(self.said_of(rule, Kind.CONSENT, knows))
                if consent is not None and consent.doc["agree"]:
                    agreed[consent.id] = consent, rule
        last = last_word([consent for consent, _ in agreed.values()])
        return agreed[last.id][1] if last is not None else None

    # --- verdicts --------------------------------------------------------------------------

    def _fault(self, said: Said) -> str:
        if said.kind not in (*MUST_NAME, *MAY_NAME, Kind.REQUEST, Kind.HOLDER, Kind.GLOSSARY):
            return ""  # of the watch
        allowed = {"releaser"} if said.kind == Kind.RELEASE else {"staff", "watch-chief"}
        if said.kind == Kind.CONTACT:
            allowed.add("duty")
        if not allowed & set(said.by.roles):
            return "its officer has not the role"
        named = self.good.get(said.about or b"")
        if named is not None and not said.knew(named):
            named = None
        if said.kind in MUST_NAME and (named is None or named.kind not in MUST_NAME[said.kind]):
            return "it names nothing that it may be of"
        wanted = MAY_NAME.get(said.kind)
        if wanted and said.about and (named is None or named.kind not in wanted):
            return "it names nothing that it may come of"
        if named is not None and self.root(named).mode != said.mode:
            return "it is of another mode than what it names"
        rule: Callable[[Said, Said | None], str] | None = getattr(
            self, f"_{Kind(said.kind).name.lower()}", None
        )
        return "" if rule is None else rule(said, named and self.root(named))

    def _request(self, said: Said, about: Said | None) -> str:
        late_ms = ms_of(said.doc["reply_by"]) - said.t_ms
        return "" if 0 < late_ms <= 366 * DAY_MS else "the answer is due at no good time"

    def _reply(self, said: Said, about: Said | None) -> str:
        assert about is not None
        if about.party == said.party:
            return "it answers its own request"
        if said.doc["answer"] != "accept":
            return ""
        times = said.doc.get("times", [])
        if "weekly" in about.doc:
            return "it names a time of a standing call" if times else ""
        good = len(times) == 1 and times[0] in about.doc["times"]
        return "" if good else "it accepts a time that nobody proposed"

    def _contact(self, said: Said, about: Said | None) -> str:
        named = self.good.get(said.about or b"")
        if not said.doc.get("skipped") and ms_of(said.doc["date"]) > said.t_ms + DAY_MS:
            return "its day has begun nowhere yet"
        if named is None or named.kind != Kind.CONTACT:
            return ""
        if named.party != said.party:
            return "it is a version of the other party's contact"
        return "" if self.newest(named, said.knew) is named else "there is a newer version"

    def _round(self, said: Said, about: Said | None) -> str:
        if about is None:
            return ""
        if about.doc["series"] != said.doc["series"]:
            return "it is of another series"
        return "" if self.newest(about, said.knew) is about else "there is a newer version"

    def _glossary(self, said: Said, about: Said | None) -> str:
        before = [
            part for part in self.of(Kind.GLOSSARY, said.knew) if part.party == said.party
        ]
        is_higher = all(part.doc["version"] < said.doc["version"] for part in before)
        return "" if is_higher else "its version is not higher"

    def _rule(self, said: Said, about: Said | None) -> str:
        until = said.doc.get("until")
        return "its embargo is over" if until and ms_of(until) <= said.t_ms else ""

    def _consent(self, said: Said, about: Said | None) -> str:
        assert about is not None
        return "it consents to its own" if about.party == said.party else ""

    def _readout(self, said: Said, about: Said | None) -> str:
        doc = said.doc
        if "text" in doc and sealed(doc["salt"], doc["text"]) != doc["seal"]:
            return "its text is not what its seal says"
        old = self._replaced(said, about)
        if old is not None and (old.kind != Kind.READOUT or old.party != said.party):
            return "it corrects what is not its own"
        return "it corrects nothing of this contact" if "replaces" in doc and not old else ""

    def _jointline(self, said: Said, about: Said | None) -> str:
        if "replaces" not in said.doc:
            return ""
        old = self._replaced(said, about)
        if old is None or old.kind != Kind.JOINTLINE:
            return "it changes no line of this contact"
        return "that line was changed before" if self.changed(old, said.knew) else ""

    def _replaced(self, said: Said, about: Said | None) -> Said | None:
        old = self.good.get(bytes.fromhex(said.doc.get("replaces", "")))
        if old is None or not said.knew(old) or self.on(old) is not about:
            return None
        return old

    def _initial(self, said: Said, about: Said | None) -> str:
        assert about is not None
        if self.changed(about, said.knew):
            return "the line was changed"
        return "" if said.doc["hash"] == line_hash(about) else "it is on another text"

    def _release(self, said: Said, about: Said | None) -> str:
        assert about is not None
        is_own = said.doc["what"] == "own"
        if (about.kind == Kind.READOUT) != is_own:
            return "it releases nothing of its kind"
        if is_own and about.party != said.party:
            return "it releases the other party's readout"
        if said.by.is_node_held and said.mode == Mode.REAL:
            return "the node holds the releaser's key"
        contact = self.on(about) if is_own else about
        assert contact is not None
        if self.newest(contact, said.knew).doc.get("skipped"):
            return "the contact did not take place"
        return (
            self._against_rules(said, contact)
            or self._against_lines(said, contact)
            or self._against_text(said, about, contact)
            or self._against_persons(said, about, contact)
        )

    # --- release ---------------------------------------------------------------------------

    def _against_rules(self, said: Said, contact: Said) -> str:
        rules = [self.in_force(contact, said.knew)]
        others = [
            part
            for part in self.of(Kind.CONTACT, said.knew)
            if self.root(part) is part and self.is_one_call(contact, part, said.knew)
        ]
        rules += [rule for part in others if (rule := self.in_force(part, said.knew))]
        return next(filter(None, (self._against(said, rule) for rule in rules)), "")

    def _against(self, said: Said, rule: Said | None) -> str:
        doc = rule.doc if rule is not None else {"rule": self.default}
        if "event" in doc or ("until" in doc and said.t_ms < ms_of(doc["until"])):
            return "the embargo is not over"
        allowed = said.doc["what"] in ALLOWED[doc["rule"]].split()
        return "" if allowed else "the rule does not allow it"

    def is_one_call(self, one: Said, two: Said, knows: Knows) -> bool:
        """Whether two contacts are records of one call [RDO-9]."""
        here, there = self.newest(one, knows), self.newest(two, knows)
        never = [
            root.doc.get("skipped") and now.doc.get("skipped")
            for root, now in ((one, here), (two, there))
        ]
        if one is two or one.mode != two.mode or any(never):
            return False
        about, other = self.on(one), self.on(two)
        is_same_day = here.doc["date"] == there.doc["date"]
        came_of_one = about is not None and about is other
        if came_of_one and about is not None and about.kind == Kind.REQUEST:
            return is_same_day or "weekly" not in about.doc
        parties = {
            part["party"]
            for part in here.doc["participants"]
            if any(
                (part["party"], part["office"]) == (same["party"], same["office"])
                for same in there.doc["participants"]
            )
        }
        if not is_same_day or len(parties) < 2:
            return False
        day = date.fromisoformat(here.doc["date"])
        of_its_own = [self._is_accepted(part, day, knows) for part in (about, other)]
        if not came_of_one and all(of_its_own):
            return False
        return came_of_one or bool(here.doc["kind"] == there.doc["kind"])

    def _is_accepted(self, request: Said | None, day: date, knows: Knows) -> bool:
        """Whether the other party agreed to a request for a day or one beside it [RDO-9]."""
        if request is None or request.kind != Kind.REQUEST:
            return False
        replies = self.said_of(request, Kind.REPLY, knows)
        last = max(replies, key=lambda part: part.place, default=None)
        if last is None or last.doc["answer"] != "accept":
            return False
        if "weekly" in request.doc:
            beside = (day + timedelta(days=step) for step in (-1, 0, 1))
            return request.doc["weekly"]["weekday"] in {one.isoweekday() for one in beside}
        agreed = date.fromisoformat(last.doc["times"][0][:10])
        return abs(agreed - day) <= timedelta(days=1)

    def _against_lines(self, said: Said, contact: Said) -> str:
        if said.doc["what"] != "joint":
            return ""
        slots = []
        for given in said.doc.get("lines", []):
            line = self.good.get(bytes.fromhex(given))
            if line is None or line.kind != Kind.JOINTLINE or self.on(line) is not contact:
                return "it names no line of this contact"
            if self.changed(line, said.knew):
                return "a line was changed"
            if said.doc["language"] not in line.doc["texts"]:
                return "a line is not in this language"
            if self.initials(line, said.knew) != {0, 1}:
                return "a line has not both initials"
            slots.append(line.doc["slot"])
        return "" if slots and slots == sorted(set(slots)) else "the slots do not ascend"

    def _against_text(self, said: Said, about: Said, contact: Said) -> str:
        doc = said.doc
        if doc["what"] == "own":
            seal = about.doc["seal"]
        elif doc["what"] == "fact":
            seal = plain(fact_of(self.newest(contact, said.knew)))
        else:
            lines = [self.good[bytes.fromhex(part)] for part in doc["lines"]]
            seal = plain("\n".join(part.doc["texts"][doc["language"]] for part in lines))
        if doc["seal"] != seal:
            return "it signs for another text"
        if not doc["final"]:
            return "the text comes too early" if "text" in doc else ""
        if "text" not in doc or (doc["what"] == "own" and "salt" not in doc):
            return "it has no text"
        of_text = sealed(doc["salt"], doc["text"]) if "salt" in doc else plain(doc["text"])
        return "" if of_text == seal else "its text is another one"

    def _against_persons(self, said: Said, about: Said, contact: Said) -> str:
        if not said.doc["final"]:
            return ""
        signed = [
            part
            for part in self.said_of(about, Kind.RELEASE, said.knew)
            if part.party == said.party
            and all(
                part.doc.get(name) == said.doc.get(name)
                for name in ("what", "lines", "language", "seal")
            )
            and (
                said.doc["what"] != "fact"
                or self.newest(contact, part.knew) is self.newest(contact, said.knew)
            )
        ]
        signed.append(said)
        names = {part.by.name for part in signed}
        certificates = {part.by.certificate for part in signed}
        is_enough = min(len(names), len(certificates)) >= self.persons
        return "" if is_enough else "too few have signed for it"


def plain(text: str) -> str:
    """What a release of a fact or of joint lines names for its text [RDO-6]."""
    return hashlib.sha256(b"ol1t" + text.encode()).hexdigest()
