"""Ours and theirs side by side: the two newest readouts of a contact that can be read here (R75)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from openline.core.base.errors import Refused
from openline.core.contacts import agreed_glossary, comparing
from openline.core.contacts.correction import Correction
from openline.core.contacts.glossary import Glossary
from openline.core.node import talks_views
from openline.core.node.node import Node
from openline.core.node.state import Line
from openline.runtime import talking
from openline.runtime.opening import Opened


class NothingYet(Refused):
    """There are not two texts to compare; answered by 404."""

    status = 404


def glossary_of(line: Line) -> Glossary:
    """The glossary that both sides agreed to last; the built-in one without any."""
    return agreed_glossary.usable(talks_views.agreed_terms(line))


def _newest(readouts: list[dict[str, Any]]) -> dict[str, Any] | None:
    return next(
        (part for part in reversed(readouts) if part["text"] and not part["replaced_by"]), None
    )


def _claim(said: dict[str, str], party: str) -> str | None:
    """What a party's readout says of one thing: under its own name, or the only thing it says."""
    return said.get(party) or next(iter(said.values()), None)


def as_contact(found: dict[str, Any], parties: tuple[str, str]) -> dict[str, Any]:
    """The two newest readable readouts of a contact in the shape of the ledger.

    Raises:
        NothingYet: one side has none that can be read here.
    """
    sides = [_newest(found["own"]), _newest(found["theirs"])]
    if None in sides:
        raise NothingYet(
            "RDO-3",
            "there are not two readouts that can be read here",
            "Theirs shows when they release it, or share it before.",
        )
    raw: dict[str, Any] = {
        "participants": found["contact"]["doc"]["participants"],
        **{
            name: {}
            for name in (
                *("accounts", "initiator", "trigger", "duration"),
                *("persons_named", "commitments"),
            )
        },
    }
    for party, readout in zip(parties, sides, strict=True):
        assert readout is not None
        claims = readout["claims"]
        raw["accounts"][party] = comparing.statements(readout["text"])
        for name in ("initiator", "trigger"):
            if said := _claim(claims[name], party):
                raw[name][party] = said
        if claims["duration_min"] is not None:
            raw["duration"][party] = claims["duration_min"]
        raw["persons_named"][party] = claims["persons"]
        raw["commitments"][party] = claims["commitments"]
    return raw


def _paragraphs(
    found: dict[str, Any], compared: dict[str, Any], party: str, side: str
) -> list[Any]:
    """The text of one side by paragraphs, each statement with its mark."""
    readout = _newest(found[side])
    if readout is None:
        return []
    alone = {row["text"]: row["topic"] for row in compared["only"].get(party, [])}
    shown = []
    for paragraph in readout["text"].split("\n"):
        said = comparing.statements(paragraph)
        if said:
            rows = [
                {
                    "text": text,
                    "topic": alone.get(text),
                    "mark": "only" if text in alone else "both",
                }
                for text in said
            ]
            shown.append({"text": paragraph, "statements": rows})
    return shown


class Sides(NamedTuple):
    """Two readouts read out of the record, ready to be compared anywhere."""

    found: dict[str, Any]
    raw: dict[str, Any]
    parties: tuple[str, str]
    glossary: Glossary


def gather(
    opened: Opened, node: Node, contact: str, now_ms: int, *, knows: bool = True
) -> Sides:
    """What is compared, as it stands now; the comparing itself may take seconds.

    Our own sealed text is compared only for who `knows`.

    Raises:
        NothingYet: there are not two texts.
        Refused: no such contact.
    """
    line = node.line_for(None)
    found = talking.readouts_of_one(opened, node, contact, now_ms, knows=knows)
    parties = (line.name(line.us), line.name(line.other()))
    return Sides(found, as_contact(found, parties), parties, glossary_of(line))


def compare(sides: Sides, corrections: Sequence[Correction] = ()) -> dict[str, Any]:
    """The comparison of a contact's readouts, and their paragraphs.

    Raises:
        Refused: a text that is too long to compare.
    """
    found, raw, parties, _ = sides
    compared = comparing.compare(raw, sides.glossary, corrections)
    paragraphs = {
        party: _paragraphs(found, compared, party, side)
        for party, side in zip(parties, ("own", "theirs"), strict=True)
    }
    return {
        **compared,
        "paragraphs": paragraphs,
        "initiator_by_record": found["contact"]["initiator_by_record"],
        "corrections": [part.to_object() for part in corrections],
    }
