"""The state of all talks of one record, as the clauses have it and as a node shows it, in one shape.

`by_record` reads a judged record; `by_node` asks the node that is judged. Both give, by what the
state is of, an entry for each sheet, so that two of them can be held against each other.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from openline.core.node import contact_records, readout_views, talks_memory, talks_views
from openline.core.record.envelope import Kind
from openline.runtime import talking
from openline.simulation.stage import Machine
from openline.simulation.talks_read import BESIDE, Said
from openline.simulation.talks_verdicts import DAY_MS, Verdicts, last_word, ms_of

States = dict[str, dict[str, Any]]
_EPOCH = date(1970, 1, 1)


def _all(said: Said) -> bool:
    return True


def _last_day(text: str) -> str:
    """The last day of a partial date; days compare as texts."""
    if len(text) == 10:
        return text
    year, month = (int(text[:4]), int(text[5:7] or 12)) if len(text) > 4 else (int(text), 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).isoformat()


class _Record:
    """The states of a judged record at a time."""

    def __init__(self, judged: Verdicts, parties: tuple[str, str], now_ms: int) -> None:
        self.judged, self.parties, self.now_ms = judged, parties, now_ms
        self.today = (_EPOCH + timedelta(days=now_ms // DAY_MS)).isoformat()

    def of(self, kind: int) -> list[Said]:
        return self.judged.of(kind, _all)

    def said_of(self, about: Said, kind: int) -> list[Said]:
        return self.judged.said_of(about, kind, _all)

    def contacts_of(self, about: Said) -> list[Said]:
        """Newest versions of the contacts that came of a request or a round."""
        first = [part for part in self.of(Kind.CONTACT) if part.about == about.id]
        return [self.judged.newest(part, _all) for part in first]

    def request(self, said: Said, cancelled: set[bytes]) -> str:
        """The state of a request [TLK-4, TLK-5]: what closes it is not opened by a reply."""
        if said.id in cancelled:
            return "cancelled"
        took_place = [part for part in self.contacts_of(said) if not part.doc.get("skipped")]
        if took_place and "weekly" not in said.doc:
            return "held"
        replies = self.said_of(said, Kind.REPLY)
        if replies:
            answer = max(replies, key=lambda part: part.place).doc["answer"]
            return {"accept": "accepted", "decline": "declined"}.get(answer, str(answer))
        return "no_answer" if self.now_ms > ms_of(said.doc["reply_by"]) else "open"

    def commitment(self, said: Said) -> str:
        """The state of a commitment [TLK-9]."""
        last = last_word(self.said_of(said, Kind.OUTCOME))
        if last is not None and last.doc["state"] != "open":
            return str(last.doc["state"])
        expires, due = said.doc["expires"], said.doc.get("due")
        if expires != "none" and _last_day(expires) < self.today:
            return "lapsed"
        return "overdue" if due and _last_day(due) < self.today else "open"

    def done_on(self, said: Said) -> str | None:
        """The day of what counts as done."""
        last = last_word(self.said_of(said, Kind.OUTCOME))
        if last is None or last.doc["state"] != "done":
            return None
        day = (_EPOCH + timedelta(days=last.t_ms // DAY_MS)).isoformat()
        return str(last.doc.get("on") or day)

    def rule(self, contact: Said) -> tuple[Any, ...]:
        found = self.judged.in_force(contact, _all)
        if found is None:
            return self.judged.default, None, None, None
        doc = found.doc
        return doc["rule"], doc.get("until"), doc.get("event"), found.id.hex()

    def asked(self, rule: Said) -> str:
        last = last_word(self.said_of(rule, Kind.CONSENT))
        return "asked" if last is None else ("accepted" if last.doc["agree"] else "refused")

    def initiator(self, contact: Said) -> str | None:
        """The author of the request that a contact came of, whatever anybody says later [TLK-4]."""
        about = self.judged.on(contact)
        is_request = about is not None and about.kind == Kind.REQUEST
        return self.parties[about.party] if is_request and about is not None else None

    def readout(self, said: Said) -> str | None:
        """The text that the other side has: shown at once, or released [RDO-3, RDO-5]."""
        if "text" in said.doc:
            return str(said.doc["text"])
        finals = [part for part in self.said_of(said, Kind.RELEASE) if part.doc["final"]]
        return str(finals[0].doc["text"]) if finals else None


def by_record(judged: Verdicts, parties: tuple[str, str], now_ms: int) -> States:
    """The states that the clauses give to what stands in a record."""
    it = _Record(judged, parties, now_ms)
    cancels = [part for part in it.of(Kind.CANCEL) if part.about in judged.good]
    cancelled = {
        part.about for part in cancels if judged.good[part.about or b""].party == part.party
    } - {None}
    return {
        "void": {
            part.id.hex(): bool(part.fault)
            for part in judged.all.values()
            if part.kind not in BESIDE
        },
        "request": {
            part.id.hex(): (
                it.request(part, {found for found in cancelled if found}),
                parties[part.party],
                sorted(one.id.hex() for one in it.said_of(part, Kind.REPLY)),
                sorted(one.id.hex() for one in it.contacts_of(part)),
            )
            for part in it.of(Kind.REQUEST)
        },
        "round": {
            part.id.hex(): judged.newest(part, _all).id.hex() for part in it.of(Kind.ROUND)
        },
        "commitment": {
            part.id.hex(): (it.commitment(part), part.doc["owes"])
            for part in it.of(Kind.COMMITMENT)
        },
        "owed": {
            part.doc["text"]: (
                {"overdue": "open"}.get(it.commitment(part), it.commitment(part)),
                it.done_on(part),
            )
            for part in it.of(Kind.COMMITMENT)
        },
        "glossary": {
            part.id.hex(): (last := last_word(it.said_of(part, Kind.CONSENT))) is not None
            and bool(last.doc["agree"])
            for part in it.of(Kind.GLOSSARY)
        },
        **_readouts_by_record(it),
    }


def _readouts_by_record(it: _Record) -> States:
    judged, parties = it.judged, it.parties
    contacts = [part for part in it.of(Kind.CONTACT) if judged.root(part) is part]
    return {
        "contact": {
            part.id.hex(): (judged.newest(part, _all).id.hex(), it.initiator(part))
            for part in contacts
        },
        "rule": {part.id.hex(): it.rule(part) for part in contacts},
        "asked": {
            part.id.hex(): it.asked(part)
            for part in it.of(Kind.RULE)
            if (about := judged.on(part)) is not None and about.kind == Kind.CONTACT
        },
        "line": {
            part.id.hex(): (
                sorted(parties[party] for party in judged.initials(part, _all)),
                not judged.changed(part, _all),
            )
            for part in it.of(Kind.JOINTLINE)
        },
        "readout": {part.id.hex(): it.readout(part) for part in it.of(Kind.READOUT)},
        "release": {
            part.id.hex(): (part.doc["what"], part.doc["final"], part.doc.get("text"))
            for part in it.of(Kind.RELEASE)
        },
        "breach": {part.id.hex(): part.doc["source"] for part in it.of(Kind.BREACH)},
    }


def _nothing_is_ours(seal: str) -> str | None:
    """No text is known but those on the line: then a sealed one must not be shown."""
    return None


def by_node(host: Machine, judged: Verdicts, now_ms: int) -> States:
    """The states that a node shows, of what stands in its record."""
    line = host.line
    shown = talks_views.talks_view(line, now_ms)
    owed = [
        raw for mode in (0, 1) for raw in contact_records.loose_commitments(line, now_ms, mode)
    ]
    told = (raw for mode in (0, 1) for raw in contact_records.contacts(line, now_ms, mode))
    owed += [part for raw in told for part in raw.get("follow_ups", ())]
    return {
        "void": {
            item: bytes.fromhex(item) not in line.items
            or line.items[bytes.fromhex(item)].void is not None
            for item in (
                part.id.hex() for part in judged.all.values() if part.kind not in BESIDE
            )
        },
        "request": {
            part["id"]: (
                part["state"],
                part["initiator"],
                sorted(one["id"] for one in part["replies"]),
                sorted(part["contacts"]),
            )
            for part in shown["requests"]
        },
        "round": {
            part.id.hex(): talks_memory.newest(part).id.hex()
            for part in line.talks.of(Kind.ROUND)
        },
        "commitment": {
            part["id"]: (part["state"], part["doc"]["owes"]) for part in shown["commitments"]
        },
        "owed": {part["what"]: (part["state"], part.get("done")) for part in owed},
        "glossary": {part["id"]: part["agreed"] for part in shown["glossaries"]},
        **_readouts_by_node(host, now_ms),
    }


def _readouts_by_node(host: Machine, now_ms: int) -> States:
    line, read = host.line, talking.reader(host.store, host.line)
    views = {
        part.id.hex(): readout_views.readouts_of(
            line, talks_memory.newest(part), read, _nothing_is_ours, now_ms
        )
        for part in line.talks.of(Kind.CONTACT)
        if part.first is None
    }
    every = list(views.values())
    return {
        "contact": {
            root: (view["contact"]["id"], view["contact"]["initiator_by_record"])
            for root, view in views.items()
        },
        "rule": {
            root: tuple(view["rule"][name] for name in ("rule", "until", "event", "id"))
            for root, view in views.items()
        },
        "asked": {
            part["id"]: part["state"]
            for root, view in views.items()
            for part in view["asked"]
            if part["about"] == root
        },
        "line": {
            part["id"]: (sorted(part["initials"]), part["current"])
            for view in every
            for part in view["joint"]
        },
        "readout": {
            part["id"]: part["text"]
            for view in every
            for part in (*view["own"], *view["theirs"])
        },
        "release": {
            part["id"]: (part["what"], part["complete"], part["text"])
            for view in every
            for part in view["releases"]
        },
        "breach": {part["id"]: part["source"] for view in every for part in view["breaches"]},
    }
