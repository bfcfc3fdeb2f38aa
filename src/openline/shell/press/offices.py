"""The offices and bodies that a press text names, each with its party as far as it is said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from openline.shell.press.tables import Office, between, bodies, offices, parties
from openline.shell.press.words import Page

COMMAND_WORDS = 8  # "Russian Baltic Fleet", "войсками Западного военного округа"
REACH = 10  # How many words after an office its country and its holder's name may lie.


@dataclass(frozen=True)
class Mention:
    """An office at one place: the words first..last with country and rank, and what follows."""

    first: int
    last: int
    """The word after the office, its country and the rank: where a name may begin."""
    head: int
    """The first word of the office itself, without a country before it."""
    office: Office
    party: str | None
    gap: bool = False
    """Whether a comma stands before the word where a name may begin."""

    @property
    def name(self) -> str:
        """What the party calls this office."""
        return self.office.called_by(self.party)


def read_offices(page: Page) -> list[Mention]:
    """Every office and body of the text, in order."""
    found: list[Mention] = []
    for hit in offices().all(page.words):
        if found and hit.first < found[-1].last and hit.value.is_body:
            continue
        found += _mentions(page, hit.first, hit.last, hit.value)
    return _counterparts(page, found)


def _mentions(page: Page, first: int, last: int, office: Office) -> list[Mention]:
    before, begin = _party_before(page, first)
    own, led = office.party if office.is_body else before, None
    if office.level == "commander":
        last, led = _command(page, last)
    after, end, second = _after(page, last, own, office)
    if office.is_body and office.party:
        party: str | None = office.party
    else:
        party = led or after or before or _slot_party(page, first, last) or office.party
    if office.is_body and not office.party and not party and office.name == "side":
        return []
    gap = _comma(page, end)
    one = Mention(begin, end, first, office, party, gap)
    if not second:
        return [one]
    return [one, replace(one, party=second)]


def _command(page: Page, last: int) -> tuple[int, str | None]:
    """Where the name of what a commander commands ends, and the country in it."""
    words, place, end = page.words, last, last
    party: str | None = None
    formation, rank = between("formation"), between("rank")
    while place < min(last + COMMAND_WORDS, len(words.raw)) and words.joined[place - 1]:
        here, following = words.fold[place], words.fold[place + 1 : place + 2]
        if here in rank and here not in formation:
            return (place if end > last else last), party
        is_led_to = bool(following) and following[0] in formation
        is_name = words.raw[place][0].isupper() or here in between("filler") | {"в", "in", "di"}
        if here in formation:
            end = place + 1
        elif not is_name and not is_led_to:
            break
        if end <= place and (hit := parties().at(words, place)):
            party = party or hit.value
        place += 1
    return end, party


def _slot_party(page: Page, first: int, last: int) -> str | None:
    """The country inside a phrase such as "Chairman of the US Joint Chiefs"."""
    for place in range(first, last):
        if hit := parties().at(page.words, place):
            return hit.value
        inner = bodies().at(page.words, place)
        if inner and inner.value.party:
            return inner.value.party
    return None


def _party_before(page: Page, first: int) -> tuple[str | None, int]:
    """The country right before an office ("Russia's new defence minister")."""
    words, place = page.words, first
    for _ in range(3):
        if place == 0 or not words.joined[place - 1]:
            return None, first
        if hit := parties().ending_at(words, place):
            if _is_preposition_as(page, hit.first, hit.value):
                return None, first
            return hit.value, hit.first
        if words.fold[place - 1] not in between("before"):
            return None, first
        place -= 1
    return None, first


def _is_preposition_as(page: Page, place: int, code: str) -> bool:
    """Whether "AS" is English in capitals, not Amerika Serikat."""
    if code != "US" or page.words.raw[place] != "AS":
        return False
    first, last = page.sentence(page.sentence_at(page.words.start[place]))
    return page.text[first:last].isupper()


def _after(
    page: Page, last: int, own: str | None, office: Office
) -> tuple[str | None, int, str | None]:
    """The country after an office, where a name may begin, and a second country if there is."""
    words, place = page.words, last
    party: str | None = None
    second: str | None = None
    kept = last
    for _ in range(REACH):
        if place >= len(words.raw) or not _beside(page, place):
            break
        hit = parties().at(words, place)
        is_own = hit is not None and _may_own(page, hit.first, hit.value, own, office)
        body = None if office.level or office.is_body else bodies().at(words, place)
        if body and words.joined[place - 1]:
            party = party or body.value.party
            place = kept = body.last
        elif hit and is_own:
            if party and party != hit.value:
                break
            party = hit.value
            place = kept = hit.last
            second = second or _second(page, place, party)
        elif words.fold[place] in between("rank") | (between("latter") if party else set()):
            place = kept = place + 1
        elif words.fold[place] in between("filler") and page.words.joined[place - 1]:
            place += 1
        else:
            break
    return party, kept, second


def _may_own(page: Page, place: int, code: str, own: str | None, office: Office) -> bool:
    """Whether a country after an office is its own, not the next thing's ("…, Russia's …")."""
    if page.words.raw[place].endswith(("'s", "’s")):
        return False
    if own is not None:
        return code == own
    return office.party in {None, code} or page.words.joined[place - 1]


def _second(page: Page, place: int, party: str) -> str | None:
    """The other country of "the defence ministers of Russia and the US"."""
    words = page.words
    if place + 1 >= len(words.raw) or words.fold[place] not in between("conjunction"):
        return None
    skip = place + (2 if words.fold[place + 1] == "the" else 1)
    hit = parties().at(words, skip)
    if not hit or hit.value == party or not words.joined[place]:
        return None
    following = words.raw[hit.last] if hit.last < len(words.raw) else ""
    named = following[:1].isupper() and hit.last > 0 and words.joined[hit.last - 1]
    return None if named else hit.value


def _beside(page: Page, place: int) -> bool:
    """Whether this word follows its neighbour by white space, a comma or a bracket."""
    words = page.words
    if place == 0 or words.joined[place - 1]:
        return place > 0
    between_them = page.text[words.end[place - 1] : words.start[place]]
    if len(between_them) > 3 or page.sentence_at(words.end[place - 1]) != page.sentence_at(
        words.start[place]
    ):
        return False
    return between_them.strip() in {",", "(", ")", "),", "."}


def _comma(page: Page, place: int) -> bool:
    words = page.words
    if place <= 0 or place >= len(words.raw):
        return False
    return "," in page.text[words.end[place - 1] : words.start[place]]


def _counterparts(page: Page, found: list[Mention]) -> list[Mention]:
    """Gives "his Russian counterpart" the office of the one that was named before."""
    told: list[Mention] = []
    for one in found:
        if one.office.level != "counterpart":
            told.append(one)
            continue
        if one.party is None:
            continue
        for other in reversed(told[-6:]):
            if other.office.level and other.party != one.party:
                name = other.office.counterpart_in(one.party)
                office = replace(other.office, name=name, by_party=(), party=None)
                told.append(replace(one, office=office))
                break
    return told
