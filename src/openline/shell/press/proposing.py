"""The contact that a press text is about, as far as it is told: an offer, nothing is saved."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from openline.core.base.names import LEVELS
from openline.shell.press import russian
from openline.shell.press.circumstances import Place, is_face_to_face
from openline.shell.press.claims import Claim, Seen, is_about_contact, level_of
from openline.shell.press.contact_day import day_of_contact, is_of_contact
from openline.shell.press.date_patterns import ahead_words
from openline.shell.press.earlier import (
    Earlier,
    earlier_in,
    has_talks_at_a_place,
    is_hosted,
)
from openline.shell.press.people import Person
from openline.shell.press.quotes import Quote
from openline.shell.press.tables import plain

ACCOUNTS_MAX = 20
CLAUSE = re.compile(r"[,;:—]|(?<!\w)(?:and|dan|и)(?!\w)")
RIVAL_DAYS = 3  # two reports of one contact differ by so little; what is further is another one
SENTENCES_MAX = 40  # Who is named further on is not whom the text is about.
PLACES_MAX = 50  # A place further off is not where they met.
WANTED = ("id", "date", "kind", "participants", "source")


@dataclass(frozen=True)
class Side:
    """One participant: an office with a level, and who holds it as far as he is named."""

    party: str
    office: str
    level: str
    person: Person | None


def sides_in(seen: Seen, first: int, last: int, earlier: Earlier) -> list[Side]:
    """The participants that these words name, in order, each once; not of an earlier contact."""
    found: list[Side] = []
    last = _before_report(seen, first, last, earlier)
    for voice in seen.voices.between(first, last):
        if voice.person and voice.party and not earlier.covers(voice.first):
            one = voice.person
            if one.mention and one.level in LEVELS:
                name = one.mention.office.called_by(voice.party)
                found.append(Side(voice.party, name, one.level, one))
    named = {one.party + one.office for one in found}
    for mention in seen.mentions_in(first, last):
        key = f"{mention.party}{mention.name}"
        if earlier.covers(mention.head):
            continue
        if mention.party and mention.office.level in LEVELS and key not in named:
            found.append(Side(mention.party, mention.name, mention.office.level, None))
    once: dict[tuple[str, str, str], Side] = {}
    for side in _counted(seen, found, first):
        once.setdefault(
            (side.party, side.office, side.person.name if side.person else ""), side
        )
    return list(once.values())


def _counted(seen: Seen, found: list[Side], first: int) -> list[Side]:
    """Without the heads of state whom only a table counts, where the text names whom it counts."""
    told = [one for one in found if not _is_by_table(one)]
    if len(told) == len(found):
        return found
    parties = {one.party for one in told}
    number = seen.page.sentence_at(seen.page.words.start[first])
    if len(parties) >= 2 or is_planned(seen, number):
        return told
    return [one for one in found if not _is_by_table(one) or one.party not in parties]


def _is_by_table(side: Side) -> bool:
    return side.person is not None and side.person.is_by_table


def _before_report(seen: Seen, first: int, last: int, earlier: Earlier) -> int:
    """Where "that" begins what one of two parties told the other: who is named there only is told of."""
    words = seen.page.words
    for place in range(first, last):
        if words.fold[place] not in plain("speech", "say", "conjunctions"):
            continue
        named = seen.voices.between(first, place)
        parties = {one.party for one in named if one.person and one.person.level in LEVELS}
        if len(parties - {None}) >= 2 and not earlier.covers(place):
            return place
    return last


def is_planned(seen: Seen, number: int) -> bool:
    """Whether a sentence tells what will be: "is scheduled to call Putin this week"."""
    start, end = seen.page.sentence(number)
    return ahead_words().search(CLAUSE.split(seen.page.text[start:end])[0]) is not None


def main_sentence(seen: Seen) -> int | None:
    """The sentence that tells the contact: two parties with a level, a kind, a date; the first best."""
    page, earlier = seen.page, earlier_in(seen)
    kinds = [one for one in seen.kinds if not earlier.covers(one.first)]
    spoken = {page.sentence_at(page.words.start[one.first]) for one in kinds}
    dated = {
        page.sentence_at(one.start)
        for one in seen.dates
        if not one.follows_since and one.meaning.first == one.meaning.last
    }
    best: tuple[int, int] | None = None
    for sentence in _with_two_parties(seen, earlier):
        score = 4 + 2 * (sentence in spoken) + 2 * (sentence in dated)
        score += 2 * (len(_common_levels(seen, sentence, earlier)) > 0)
        if best is None or score > best[0]:
            best = (score, sentence)
    return best[1] if best else None


def _with_two_parties(seen: Seen, earlier: Earlier) -> list[int]:
    parties: dict[int, set[str]] = {}
    planned: dict[int, bool] = {}
    page = seen.page
    for voice in seen.voices.all:
        if earlier.covers(voice.first):
            continue
        if voice.person and voice.party and voice.person.level in LEVELS:
            number = page.sentence_at(page.words.start[voice.first])
            if voice.person.is_by_table:
                if number not in planned:
                    planned[number] = is_planned(seen, number)
                if planned[number]:
                    continue
            parties.setdefault(number, set()).add(voice.party)
    for mention in seen.mentions:
        if earlier.covers(mention.head):
            continue
        if mention.party and mention.office.level in LEVELS:
            number = page.sentence_at(page.words.start[mention.head])
            parties.setdefault(number, set()).add(mention.party)
    return sorted(number for number, told in parties.items() if len(told) >= 2)


def _common_levels(seen: Seen, sentence: int, earlier: Earlier) -> set[str]:
    by_party: dict[str, set[str]] = {}
    for side in sides_in(seen, *seen.words_in(sentence), earlier):
        by_party.setdefault(side.party, set()).add(side.level)
    levels = list(by_party.values())
    return {level for level in LEVELS if sum(level in told for told in levels) >= 2}


def main_level(seen: Seen, sentence: int | None) -> str | None:
    """The level of the contact that the text is about."""
    if sentence is None:
        return None
    by_party: dict[str, set[str]] = {}
    for side in sides_in(seen, *seen.words_in(sentence), earlier_in(seen)):
        by_party.setdefault(side.party, set()).add(side.level)
    return level_of(by_party)


def propose(
    seen: Seen, sentence: int | None, quotes: list[Quote], claims: list[Claim]
) -> dict[str, Any]:
    """A contact in the shape of the data file with only what was found, and what is missing."""
    contact: dict[str, Any] = {}
    earlier = earlier_in(seen)
    sentence = _first_with_a_side(seen, earlier) if sentence is None else sentence
    day = day_of_contact(seen, sentence, claims, earlier)
    people = _participants(seen, sentence, earlier)
    names: dict[str, str] = {}
    for one in people:
        if "name" in one:
            surname = russian.latin(one["name"])[0].split()[-1].casefold()
            names.setdefault(one["party"], re.sub("[^a-z0-9-]", "", surname))
    if day and len(day) == 10 and len(names) >= 2:
        contact["id"] = "-".join([day, *list(names.values())[:2]])
    if day:
        contact["date"] = day
    kind = _kind(seen, sentence, earlier)
    if kind:
        contact["kind"] = kind
    if people:
        contact["participants"] = people
    place = _place(seen, sentence, kind, earlier)
    if place:
        contact["place"] = place
    _told(contact, seen, quotes, claims, main_level(seen, sentence))
    parties = {one["party"] for one in people}
    missing = [key for key in WANTED if key not in contact]
    if len(parties) == 1:
        missing.append("participants")
    return {**contact, "missing": missing}


def _told(
    contact: dict[str, Any],
    seen: Seen,
    quotes: list[Quote],
    claims: list[Claim],
    level: str | None,
) -> None:
    """Adds accounts, initiator claims, and the claims that a ledger checks."""
    parties = {one["party"] for one in contact.get("participants", [])}
    accounts: dict[str, list[str]] = {}
    for quote in quotes:
        if quote.party in parties and quote.party and quote.is_sure:
            told = accounts.setdefault(quote.party, [])
            text = " ".join(seen.page.text[quote.start : quote.end].split())
            if len(told) < ACCOUNTS_MAX and not any(text in other for other in told):
                told.append(text)
    if accounts:
        contact["accounts"] = accounts
    initiator = {
        claim.said["by"]: claim.said["value"]
        for claim in claims
        if claim.kind == "initiator" and claim.said.get("by") in parties
    }
    if initiator:
        contact["initiator"] = initiator
    kept = [_claim(seen, one) for one in claims if _is_kept(one, level)]
    if kept:
        contact["claims"] = kept


def _is_kept(claim: Claim, level: str | None) -> bool:
    """Whether the ledger can check a claim, and it is of this contact, not of another's level."""
    if claim.kind == "date":
        return not claim.said["possible"] or "differs_from" in claim.said
    return claim.kind == "channel" or (
        claim.kind == "first_since"
        and claim.said["form"] != "last"
        and bool(claim.said["since"])
        and (level is None or claim.said["of"].split("/", 1)[1] in {level, "any"})
    )


def _claim(seen: Seen, claim: Claim) -> dict[str, Any]:
    text = " ".join(seen.page.text[claim.start : claim.end].split())
    found: dict[str, Any] = {"by": "press", "text": text, "kind": claim.kind}
    for key in ("since", "of", "value", "weekday"):
        if claim.said.get(key) and claim.kind != "channel":
            found[key] = claim.said[key]
    return found


def rival_dates(seen: Seen, sentence: int | None, claims: list[Claim]) -> list[Claim]:
    """Other days that the text gives to the contact: it is one day, and they are claims [PRS-8].

    Such a day stands in another sentence that names both parties, a few days from the chosen one.
    """
    earlier = earlier_in(seen)
    day = day_of_contact(seen, sentence, claims, earlier)
    if sentence is None or day is None or len(day) < len("2024-06-25"):
        return []
    chosen, both = dt.date.fromisoformat(day), set(_with_two_parties(seen, earlier))
    told = [(one.start, one.end) for one in claims]
    found: dict[dt.date, Claim] = {}
    for dated in seen.dates:
        other = dated.meaning.first
        if other is None or other != dated.meaning.last or not dated.meaning.is_possible:
            continue
        if not dated.has_day or dated.follows_since or dated.is_ahead:
            continue
        number = seen.page.sentence_at(dated.start)
        if (
            number == sentence
            or number not in both
            or not is_about_contact(seen.page, *seen.words_in(number))
        ):
            continue
        is_told = any(low <= dated.start and dated.end <= high for low, high in told)
        if not is_told and 0 < abs((other - chosen).days) <= RIVAL_DAYS:
            said = {"value": other.isoformat(), "possible": True, "differs_from": day}
            claim = Claim(dated.start, dated.end, "date", {**said, "sure": False})
            found.setdefault(other, claim)
    return list(found.values())


def _participants(seen: Seen, sentence: int | None, earlier: Earlier) -> list[dict[str, str]]:
    if sentence is None:  # Two of two sentences may never have met.
        return []
    sides = _filled(seen, sides_in(seen, *seen.words_in(sentence), earlier), earlier)
    told = []
    for side in sides:
        one = {"party": side.party}
        # A name whose case is a guess is offered among the names, where it is marked as one.
        if side.person and (side.person.is_sure or side.person.name.isascii()):
            name = side.person.name
            if not name.isascii():
                spelt, is_sure = russian.latin(name)
                name = spelt if is_sure else name
            one["name"] = name
        told.append({**one, "office": side.office, "level": side.level})
    return told


def _all_sides(seen: Seen, earlier: Earlier) -> list[Side]:
    return sides_in(seen, 0, len(seen.page.words.raw), earlier)


def _first_with_a_side(seen: Seen, earlier: Earlier) -> int | None:
    """The first sentence that names somebody who may take part, and tells no plan."""
    for number in range(min(len(seen.page.starts), SENTENCES_MAX)):
        sides = sides_in(seen, *seen.words_in(number), earlier)
        if sides and not is_planned(seen, number):
            return number
    return None


def _filled(seen: Seen, sides: list[Side], earlier: Earlier) -> list[Side]:
    """Gives an office without a name the one who holds it elsewhere in the text."""
    holders = {(one.party, one.office): one for one in _all_sides(seen, earlier) if one.person}
    return [
        side if side.person else holders.get((side.party, side.office), side) for side in sides
    ]


def _kind(seen: Seen, sentence: int | None, earlier: Earlier) -> str | None:
    """The kind that the contact's sentence names, else the first that is named surely."""
    start, end = (
        seen.words_in(sentence) if sentence is not None else (0, len(seen.page.words.raw))
    )
    inside = [one for one in seen.kinds_in(start, end) if not earlier.covers(one.first)]
    strong = [one.kind for one in inside if one.is_strong]
    if (
        "video" in strong
    ):  # "met by video" is no meeting; "met in person after a video call", who knows.
        return None if any(is_face_to_face(seen.page, one) for one in inside) else "video"
    if is_hosted(seen, start, end, earlier):
        # A visit and a call in one sentence: which of them the contact is, nobody can say.
        return "in_person" if {*strong} <= {"in_person"} else None
    if strong or inside:
        return strong[0] if strong else inside[0].kind
    if has_talks_at_a_place(seen, start, end, earlier):
        return "in_person"
    around = [one for one in seen.kinds if not earlier.covers(one.first)]
    return next(
        (one.kind for one in around if one.is_strong), around[0].kind if around else None
    )


def _place(seen: Seen, sentence: int | None, kind: str | None, earlier: Earlier) -> str | None:
    if kind != "in_person":
        return None
    told = [one for one in seen.places if one.is_at and not earlier.covers(one.first)]
    number = sentence or 0
    told.sort(
        key=lambda one: abs(seen.page.sentence_at(seen.page.words.start[one.first]) - number)
    )
    told = [one for one in told[:PLACES_MAX] if _is_beside(seen, one, sentence)]
    inside = [one for one in told if not one.is_dateline] or told
    if not inside and sentence is not None:
        words = seen.page.words.fold[slice(*seen.words_in(sentence))]
        if "here" in words:  # Where the report was written.
            inside = [one for one in seen.places if one.is_dateline]
    return inside[0].name if inside else None


def _is_beside(seen: Seen, one: Place, sentence: int | None) -> bool:
    """Whether a place stands in the contact's sentence, or in another that tells of it."""
    number = seen.page.sentence_at(seen.page.words.start[one.first])
    return number == sentence or is_of_contact(seen, number, sentence)
