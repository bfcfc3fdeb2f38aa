"""Two or more accounts of one contact, side by side: what only one says, what both say [CMP-5] [CMP-6]."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from openline.core.base.errors import Refused
from openline.core.contacts.aligning import Group, align
from openline.core.contacts.calling import Callers
from openline.core.contacts.correction import Correction
from openline.core.contacts.glossary import OTHER, Glossary
from openline.core.contacts.likeness import (
    Reading,
    called_by,
    differences,
    read,
    skeleton,
    usual_language,
)
from openline.core.contacts.limits import (
    CORRECTIONS_MAX,
    PARTIES_MAX,
    STATEMENT_LETTERS_MAX,
    STATEMENTS_ALL_MAX,
    STATEMENTS_MAX,
    TEXT_BYTES_MAX,
)
from openline.core.contacts.splitting import statements
from openline.core.contacts.words import LANGUAGES, words

__all__ = ["Correction", "compare", "statements"]

# Each mark is told by its sign and by its word, never by a colour alone.
_MARKS = {
    "both": ("=", ("both", "обе стороны", "kedua pihak")),
    "differs": (
        "\u2260",
        ("both, but differing", "обе стороны, но по-разному", "kedua pihak, tetapi berbeda"),
    ),
    "only": ("+", ("only {}", "только {}", "hanya {}")),
    "unsaid": ("?", ("not stated", "не указано", "tidak disebutkan")),
}
_MORE = ("{} of {} to {} of {}", "{} у {} к {} у {}", "{} dari {} banding {} dari {}")
_UNSAID = "not stated"


def mark(name: str, *of: str) -> dict[str, Any]:
    """A mark as sign and word in three languages."""
    sign, said = _MARKS[name]
    parties = ", ".join(of)
    texts = (text.format(parties) for text in said)
    return {"sign": sign, "word": dict(zip(LANGUAGES, texts, strict=True))}


def _refuse(what: str, next_step: str) -> Refused:
    return Refused("CMP-9", what, next_step)


def _account(value: object, party: str) -> list[str]:
    """The statements of one party: a list as it stands, one text split."""
    told = statements(value) if isinstance(value, str) else value
    if not isinstance(told, (list, tuple)) or not all(isinstance(one, str) for one in told):
        raise _refuse(
            f"the account of {party} is neither a text nor a list of texts", "write it as texts"
        )
    if len(told) > STATEMENTS_MAX:
        raise _refuse(
            f"the account of {party} has {len(told)} statements, at most {STATEMENTS_MAX} are compared",
            "give the readout alone, or compare it in parts",
        )
    if any(len(one) > STATEMENT_LETTERS_MAX for one in told):
        raise _refuse(
            f"a statement of {party} has over {STATEMENT_LETTERS_MAX} characters",
            "split it into sentences",
        )
    if sum(len(one.encode("utf-8", "replace")) for one in told) > TEXT_BYTES_MAX:
        raise _refuse(
            f"the account of {party} is over {TEXT_BYTES_MAX} bytes", "give the readout alone"
        )
    return list(told)


def _by_party(contact: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = contact.get(key) or {}
    if not isinstance(value, Mapping) or not all(isinstance(party, str) for party in value):
        raise _refuse(
            f"`{key}` is not an object of one value for each party", "write it by party"
        )
    return dict(value)


def _parties(contact: Mapping[str, Any]) -> list[str]:
    """Whose accounts there may be: the participants' parties, and whoever gave an account."""
    participants = contact.get("participants") or []
    found = {
        one["party"]: None
        for one in participants
        if isinstance(one, Mapping) and isinstance(one.get("party"), str)
    }
    for key in ("accounts", "commitments", "persons_named"):
        found |= dict.fromkeys(_by_party(contact, key))
    if len(found) > PARTIES_MAX:
        raise _refuse(
            f"{len(found)} parties, at most {PARTIES_MAX} are compared", "compare fewer"
        )
    return sorted(found)


class _Sides:
    """One kind of statements (accounts, or commitments) of all parties, read and aligned."""

    def __init__(
        self,
        told: Mapping[str, Sequence[str]],
        parties: Sequence[str],
        glossary: Glossary,
        corrections: Sequence[Correction],
        callers: Callers,
    ) -> None:
        if sum(len(texts) for texts in told.values()) > STATEMENTS_ALL_MAX:
            raise _refuse(
                f"over {STATEMENTS_ALL_MAX} statements in all", "compare two parties at a time"
            )
        self.parties = parties
        self.topics = {one.texts[0]: one for one in corrections if one.kind == "topic"}
        self.splits = [one for one in corrections if one.kind == "not_same"]
        self.readings: list[Reading] = []
        for party in parties:
            texts = list(told.get(party, ()))
            usual = usual_language(texts)
            for at, text in enumerate(texts):
                given = self.topics.get((party, text))
                topic = given.topic if given else None
                one = read(party, at, text, glossary, usual, topic)
                caller = None if one.is_negative else callers.said_by(text)
                is_given = given is not None
                said = (
                    replace(one, caller=caller)
                    if is_given
                    else called_by(one, caller, glossary)
                )
                self.readings.append(said)
        self.groups = align(self.readings, glossary, corrections)

    def has(self, said: tuple[str, str]) -> bool:
        """Whether a party said this."""
        return any((one.party, one.text) == said for one in self.readings)

    def callers(self) -> dict[str, tuple[str, str]]:
        """Who called by a party's statements, and by which; nobody if these do not agree."""
        said: dict[str, dict[str, str]] = {}
        for one in self.readings:
            if one.caller:
                said.setdefault(one.party, {}).setdefault(one.caller, one.text)
        return {party: next(iter(of.items())) for party, of in said.items() if len(of) == 1}

    def only(self) -> dict[str, list[dict[str, Any]]]:
        """What one party alone says; every party has its list."""
        taken = {(one.party, one.at) for group in self.groups for one in group.members}
        rows: dict[str, list[dict[str, Any]]] = {party: [] for party in self.parties}
        for one in self.readings:
            if (one.party, one.at) not in taken:
                row: dict[str, Any] = {"text": one.text, "topic": one.topic}
                row |= {"also": one.secondary, "mark": mark("only", one.party)}
                rows[one.party].append(row | self._credit(one))
        return rows

    def _credit(self, one: Reading) -> dict[str, Any]:
        said = (one.party, one.text)
        by = [self.topics[said]] if said in self.topics else []
        by += [split for split in self.splits if said in split.texts]
        return {"corrected": [correction.credit() for correction in by]} if by else {}

    def both(self) -> list[dict[str, Any]]:
        """What two or more parties say, in the order of their statements."""
        rows = [(self._order(group), self._row(group)) for group in self.groups]
        return [row for _, row in sorted(rows, key=lambda one: one[0])]

    def _order(self, group: Group) -> tuple[int, ...]:
        mains = group.mains()
        return tuple(
            group.members[mains[party]].at if party in mains else STATEMENTS_MAX
            for party in self.parties
        )

    def _row(self, group: Group) -> dict[str, Any]:
        mains = {party: group.members[at] for party, at in sorted(group.mains().items())}
        further: dict[str, list[dict[str, Any]]] = {}
        for one, how_sure in zip(group.members, group.sures, strict=True):
            if mains[one.party] is not one:
                further.setdefault(one.party, []).append({"text": one.text, "sure": how_sure})
        sides = list(mains.values())
        differing = sorted(
            {
                what
                for n, one in enumerate(sides)
                for two in sides[:n]
                for what in differences(one, two)
            }
        )
        also = {topic for one in group.members for topic in one.topics} - {group.topic}
        row: dict[str, Any] = {
            "texts": {party: one.text for party, one in mains.items()},
            "topic": group.topic,
            "sure": group.sure(),
            "also": sorted(also),
            "differs": differing,
            "more": further,
            "mark": mark("differs" if differing else "both"),
        }
        if further:
            row["says"] = self._ratio(group)
        credits_ = [group.corrected.credit()] if group.corrected else []
        credits_ += [
            credit for one in group.members for credit in self._credit(one).get("corrected", [])
        ]
        return row | ({"corrected": credits_} if credits_ else {})

    def _ratio(self, group: Group) -> dict[str, str]:
        """That one statement of a party answers to several of another, in words."""
        counts = dict.fromkeys(sorted(group.parties), 0)
        for one in group.members:
            counts[one.party] += 1
        (first, ours), *rest = counts.items()
        return {
            language: "; ".join(
                text.format(ours, first, theirs, party) for party, theirs in rest
            )
            for language, text in zip(LANGUAGES, _MORE, strict=True)
        }

    def union(self, glossary: Glossary) -> list[dict[str, Any]]:
        """Every topic with the parties that have it, the most definite first."""
        who: dict[str, set[str]] = {}
        for one in self.readings:
            for topic in one.topics or {OTHER: 0}:
                who.setdefault(topic, set()).add(one.party)
        for group in self.groups:
            who.setdefault(group.topic, set()).update(group.parties)
        rows = []
        for topic in sorted(who, key=lambda one: (-glossary.rank(one), one)):
            by = sorted(who[topic])
            title = dict(glossary.by_id[topic].title) if topic in glossary.by_id else {}
            is_shared = len(by) > 1
            rows.append(
                {"topic": topic, "title": title, "by": by,
                 "mark": mark("both") if is_shared else mark("only", *by)}
            )  # fmt: skip
        return rows


def _persons(named: Mapping[str, Any], parties: Sequence[str]) -> dict[str, Any]:
    """The persons each party names: the same person by the sound of the last word of the name."""
    who: dict[str, dict[str, str]] = {}
    for party in parties:
        for name in _account(named.get(party, []), party):
            folded = [word.folded for word in words(name)]
            last = skeleton(folded[-1]) if folded else ""
            key = last if len(last) > 1 else " ".join(folded)
            who.setdefault(key, {}).setdefault(party, name)
    only: dict[str, list[str]] = {party: [] for party in parties}
    both = []
    for key in sorted(who):
        if len(who[key]) > 1:
            both.append({"texts": who[key], "mark": mark("both")})
        else:
            party, name = next(iter(who[key].items()))
            only[party].append(name)
    return {"only": only, "both": both}


def _mark_of(said: Mapping[str, Any], parties: Sequence[str]) -> dict[str, Any]:
    """Whether the parties say the same of one thing, such as who called."""
    stated = {party: value for party, value in said.items() if value not in {_UNSAID, None}}
    if not stated:
        return mark("unsaid")
    if len({str(value) for value in stated.values()}) > 1:
        return mark("differs")
    return mark("both") if len(stated) > 1 else mark("only", *stated)


def compare(
    contact: Mapping[str, Any], glossary: Glossary, corrections: Sequence[Correction] = ()
) -> dict[str, Any]:
    """The accounts of one contact compared; see docs/spec/comparing.md for the shape.

    The order in which the parties are given makes no difference. Texts come out exactly as they came in.
    """
    if len(corrections) > CORRECTIONS_MAX:
        raise _refuse(f"over {CORRECTIONS_MAX} corrections of one contact", "withdraw some")
    parties = _parties(contact)
    told, promised = (
        {party: _account(value, party) for party, value in _by_party(contact, key).items()}
        for key in ("accounts", "commitments")
    )
    callers = Callers(parties, contact.get("participants") or [])
    accounts = _Sides(told, parties, glossary, corrections, callers)
    owed = _Sides(promised, parties, glossary, corrections, callers)
    initiator, duration = _by_party(contact, "initiator"), _by_party(contact, "duration")
    read_out = {
        party: said for party, said in accounts.callers().items() if not initiator.get(party)
    }
    initiator |= {party: caller for party, (caller, _) in read_out.items()}
    idle = [
        one.to_object()
        for one in corrections
        if not all(accounts.has(said) or owed.has(said) for said in one.texts)
    ]
    return {
        "only": accounts.only(),
        "both": accounts.both(),
        "initiator": initiator,
        "initiator_read": {party: text for party, (_, text) in read_out.items()},
        "duration": duration,
        "persons": _persons(_by_party(contact, "persons_named"), parties),
        "commitments": {"only": owed.only(), "both": owed.both()},
        "topics": accounts.union(glossary),
        "published": _by_party(contact, "published"),
        "trigger": _by_party(contact, "trigger"),
        "marks": {
            "initiator": _mark_of(initiator, parties),
            "duration": _mark_of(duration, parties),
        },
        "glossary": glossary.version,
        "corrections_idle": idle,
    }
