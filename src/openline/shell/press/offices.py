"""The offices and bodies that a press text names, each with its party as far as it is said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from openline.core.base.names import LEVELS
from openline.shell.press.tables import (
    Office,
    between,
    bodies,
    group,
    offices,
    parties,
    plain,
)
from openline.shell.press.words import Page

COMMAND_WORDS = 8  # "Russian Baltic Fleet", "войсками Западного военного округа"
# Between two offices that have one country, and between two that are surely one person's.
TOGETHER = frozenset({"and", "dan", "и"})
ONE_HOLDER = frozenset({"-", "–", "—", "merangkap", "sekaligus"})
PAIR_WORDS = (
    4  # No longer is the first of two names after "the presidents of Russia and the US".
)
LED_WORDS = (
    4  # "delegasi AS dipimpin oleh Wakil Menlu", "the US delegation, led by the Deputy …"
)
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
    is_owner: bool = False
    """Whether something of his is told next, as in "the Defence Ministers' meeting"."""

    @property
    def name(self) -> str:
        """What the party calls this office."""
        return self.office.called_by(self.party)


def read_offices(page: Page) -> list[Mention]:
    """Every office and body of the text, in order."""
    found: list[Mention] = []
    for hit in offices().all(page.words):
        is_inside = bool(found) and hit.first < found[-1].last
        if is_inside and (hit.value.is_body or not found[-1].office.level):
            continue
        found += _mentions(page, hit.first, hit.last, hit.value)
    return _counterparts(page, _with_joint_party(page, found))


def _mentions(page: Page, first: int, last: int, office: Office) -> list[Mention]:
    before, begin = _party_before(page, first)
    head = first
    if not office.is_body:
        head, begin, before, office = _under(page, first, begin, before, last, office)
    own, led = office.party if office.is_body else before, None
    if office.level == "commander":
        last, led = _command(page, last)
    after, end, second = _after(page, last, own, office)
    if office.is_body and office.party:
        party: str | None = office.party
    else:
        party = led or after or before or _slot_party(page, first, last) or office.party
        party = party or _delegation_party(page, begin)
    if office.is_body and not office.party and not party and office.name == "side":
        return []
    is_owner = page.words.raw[end - 1].endswith(("'s", "’s")) or _is_plural_owner(page, end)
    one = Mention(begin, end, head, office, party, _comma(page, end), is_owner)
    if second:
        return [one, replace(one, party=second)]
    first_of_two = _pair_before(page, begin, last, before) if before == party else None
    return [replace(one, party=first_of_two), one] if first_of_two else [one]


def _under(
    page: Page, first: int, begin: int, before: str | None, last: int, office: Office
) -> tuple[int, int, str | None, Office]:
    """What "deputy", "former" or "aide to" before an office make of it: no contact counts by it."""
    for place in dict.fromkeys((first, begin)):
        hit = group("offices", "under", "words").ending_at(page.words, place, 3)
        if hit and (place == 0 or page.words.joined[place - 1]):
            party, start = _party_before(page, hit.first)
            text = page.text[page.words.start[hit.first] : page.words.end[last - 1]]
            lower = replace(office, name=" ".join(text.split()), level="", by_party=())
            return hit.first, start, before or party, replace(lower, counterparts=())
    if _is_told_of(page, begin):
        office = replace(office, level="")
    return first, begin, before, office


def _delegation_party(page: Page, begin: int) -> str | None:
    """The country of "the US delegation, led by Deputy Secretary …"."""
    words = page.words
    first = page.word_at(page.sentence(page.sentence_at(words.start[begin]))[0])
    led = plain("offices", "delegation", "led")
    near = range(begin - 1, max(first, begin - LED_WORDS) - 1, -1)
    at = next((place for place in near if words.fold[place] in led), None)
    if at is None:
        return None
    low = max(first, at - LED_WORDS)
    for place in range(at - 1, low - 1, -1):
        if group("offices", "delegation", "words").at(words, place):
            after, before = parties().at(words, place + 1), parties().ending_at(words, place)
            return after.value if after else before.value if before else None
    return None


def _is_told_of(page: Page, place: int) -> bool:
    """Whether the one in office is only named to tell who another is: "the wife of President …"."""
    words = page.words
    if place and words.joined[place - 1] and words.fold[place - 1] == "the":
        place -= 1
    if not place or not words.joined[place - 1]:
        return False
    if words.fold[place - 1] in plain("offices", "under", "links"):
        place -= 1
    elif page.words.raw[place].isascii() and words.fold[place - 1] not in {"istri", "suami"}:
        return False
    beside = group("offices", "under", "beside").ending_at(words, place, 1)
    return beside is not None and words.joined[place - 1]


def _is_plural_owner(page: Page, end: int) -> bool:
    """Whether an apostrophe alone ends these words, as in "Ministers' Meeting"."""
    at = page.words.end[end - 1]
    return page.text[at - 1 : at].lower() == "s" and page.text[at : at + 2] in {"' ", "’ "}


def _pair_before(page: Page, begin: int, last: int, party: str | None) -> str | None:
    """The first country of "the Russian and U.S. presidents"."""
    words = page.words
    is_plural = words.fold[last - 1].endswith(("s", "ы", "и"))
    if (
        not party
        or not is_plural
        or begin < 2
        or not (words.joined[begin - 1] and words.joined[begin - 2])
    ):
        return None
    if words.fold[begin - 1] not in between("conjunction"):
        return None
    hit = parties().ending_at(words, begin - 1)
    return hit.value if hit and hit.value != party else None


def _of_one_holder(one: Mention, other: Mention) -> list[Mention]:
    """Two offices of one person: he counts by the higher, which stands where his name follows."""
    party = one.party or other.party
    ranks = [
        LEVELS.index(m.office.level) if m.office.level in LEVELS else len(LEVELS)
        for m in (one, other)
    ]
    lower = replace(one, office=replace(one.office, level=""), party=party)
    return [
        lower,
        replace(other, office=(one if ranks[0] < ranks[1] else other).office, party=party),
    ]


def _with_joint_party(page: Page, found: list[Mention]) -> list[Mention]:
    """Gives "Australian Deputy Prime Minister and Defence Minister …" one country for both."""
    told: list[Mention] = []
    for one in found:
        last = told[-1] if told else None
        if last is None or one.office.is_body or last.office.is_body:
            told.append(one)
            continue
        gap = page.text[page.words.end[last.last - 1] : page.words.start[one.first]].strip()
        is_one = None in {one.party, last.party} or one.party == last.party
        if gap in ONE_HOLDER and is_one and one.office.level != "counterpart":
            told[-1:] = _of_one_holder(last, one)
        elif last.is_owner and not gap:  # "the US President's Special Envoy"
            told[-1] = replace(last, office=replace(last.office, level=""))
            told.append(replace(one, party=one.party or last.party))
        elif one.party is None and (
            gap in TOGETHER or (gap == "," and last.office.level == "counterpart")
        ):
            told.append(replace(one, party=last.party))
        elif gap in TOGETHER and last.party is None:
            told[-1] = replace(last, party=one.party)
            told.append(one)
        else:
            told.append(one)
    return told


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
        body = None if office.level or office.is_body else offices().at(words, place)
        if body and words.joined[place - 1]:
            party = party or body.value.party or _slot_party(page, body.first, body.last)
            place = kept = body.last
        elif hit and is_own:
            if party and party != hit.value:
                break
            party = hit.value
            place = kept = hit.last
            if second is None and (other := _second(page, place, party)):
                second, kept = other
                break
        elif words.fold[place] in between("rank") | (between("latter") if party else set()):
            place = kept = place + 1
        elif office.is_sent and words.fold[place] in {"for", "untuk"}:
            break  # A country that follows is not his own: "Special Envoy for Ukraine".
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


def _second(page: Page, place: int, party: str) -> tuple[str, int] | None:
    """The other country of "the defence ministers of Russia and the US", and where it ends."""
    words = page.words
    if place + 1 >= len(words.raw) or words.fold[place] not in between("conjunction"):
        return None
    skip = place + (2 if words.fold[place + 1] == "the" else 1)
    hit = parties().at(words, skip)
    if not hit or hit.value == party or not words.joined[place]:
        return None
    following = words.raw[hit.last] if hit.last < len(words.raw) else ""
    named = following[:1].isupper() and hit.last > 0 and words.joined[hit.last - 1]
    return None if named and not _are_two_named(page, hit.last) else (hit.value, hit.last)


def _are_two_named(page: Page, place: int) -> bool:
    """Whether two names follow, joined by "and": those of the two in office."""
    words, count = page.words, 0
    if offices().at(words, place):
        return False
    while place < len(words.raw) and words.raw[place][0].isupper() and count < PAIR_WORDS:
        place, count = place + 1, count + 1
        if not words.joined[place - 1]:
            return False
    if not 2 <= count <= PAIR_WORDS or place + 1 >= len(words.raw):
        return False
    is_joined = words.joined[place - 1] and words.joined[place]
    is_name = words.raw[place + 1][0].isupper() and not offices().at(words, place + 1)
    return is_joined and is_name and words.fold[place] in between("conjunction")


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
            is_person = not other.office.is_body and other.office.name != "Spokesperson"
            if is_person and other.party != one.party:
                name = other.office.counterpart_in(one.party)
                office = replace(other.office, name=name, by_party=(), party=None)
                told.append(replace(one, office=office))
                break
    return told
