"""The people that a press text names: beside an office, or by a first name that is known."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

from openline.shell.press import russian
from openline.shell.press.offices import Mention
from openline.shell.press.ranks import is_after_rank, is_beside, name_place
from openline.shell.press.russian_surnames import case_of_office
from openline.shell.press.tables import between, offices, parties, plain, words_of
from openline.shell.press.words import Page, fold

NAME_WORDS_MAX = 5
INITIAL_GAPS = frozenset({". ", "."})
YI = "И"  # A capital one inside a sentence is a name (Ван И), not "and".
ADJECTIVE = ("ого", "его")
JUNIOR = frozenset({"Jr", "Sr"})
NUMBERED = frozenset({"ii", "iii", "iv"})  # "Austin III" is one person with "Austin".


@dataclass(frozen=True)
class Person:
    """Somebody named at the words first..last, with office and party as far as they are told."""

    first: int
    last: int
    name: str
    is_sure: bool
    mention: Mention | None = None
    is_by_table: bool = False
    """Whether the office is that of a table, not of the text."""

    @property
    def surname(self) -> str:
        """The last word of the name, by which he is named later."""
        words = [word for word in self.name.split() if word.rstrip(".") not in JUNIOR]
        return words[-1] if words else self.name

    @property
    def given(self) -> list[str]:
        """The names and initials before the surname."""
        words = [word for word in self.name.split() if word.rstrip(".") not in JUNIOR]
        return words[:-1]

    @property
    def party(self) -> str | None:
        """The party of his office, or the one that he is known for."""
        told = self.mention.party if self.mention else None
        return told or (_known_party().get(self.surname) if self._is_he() else None)

    def _is_he(self) -> bool:
        """Whether his first name, if one is printed, is that of the one in the table."""
        names = words_of("people")["given"].get(self.surname)
        return not names or not self.given or is_one_of(self.given[0], names)

    @property
    def level(self) -> str:
        """The level of his office; empty if none."""
        return self.mention.office.level if self.mention else ""


def is_one_of(given: str, names: Collection[str]) -> bool:
    """Whether a first name, or an initial, may be one of these."""
    if len(given.rstrip(".")) == 1 or given[1:2] == ".":
        return any(name[0] == given[0] for name in names)
    return given in names


@cache
def _stops() -> frozenset[str]:
    words = {fold(word) for word in words_of("people")["stop"]["words"]}
    for section in ("months", "weekdays"):
        for names in words_of("calendar")[section].values():
            words |= {fold(name) for name in names if len(name) > 3}
    return frozenset(words)


@cache
def _firsts() -> frozenset[str]:
    table = words_of("people")["first"]
    names = {*table["latin"], *table["male"], *table["female"]}
    forms = {form for name in table["male"] for form, _ in russian.male_forms(name)}
    return frozenset(names | forms)


@cache
def _known_party() -> dict[str, str]:
    table = words_of("people")["party"]
    return {name: party for party, names in table.items() for name in names}


def read_people(page: Page, mentions: list[Mention]) -> list[Person]:
    """Everybody who is named with an office, or with a known first name, in order of the text."""
    found: list[Person] = []
    taken: set[int] = set()
    starts = {one.head for one in mentions}
    for one, other in pairwise(mentions):
        if (one.first, one.last) == (other.first, other.last):
            two = _two_named(page, one, other, starts)
            found += two
            taken |= {place for person in two for place in range(person.first, person.last)}
    for one in mentions:
        if one.office.is_body or one.is_owner:
            continue
        begin = name_place(page, one.last)
        if begin in taken:
            continue
        if not is_beside(page, begin):
            continue
        words = _name_at(page, begin, starts, need=2 if one.gap else 1)
        if words and (page.words.raw[words[0]] in _firsts() or not _is_headline(page, one)):
            found.append(_person(page, words, one))
            taken |= set(range(words[0], words[1]))
    for one in mentions:
        if one.office.is_body or name_place(page, one.last) in taken:
            continue
        if words := _name_before(page, one, starts, taken):
            found.append(_person(page, words, one))
            taken |= set(range(words[0], words[1]))
    found += _by_first_name(page, starts, taken)
    return sorted(found, key=lambda person: person.first)


def _two_named(page: Page, one: Mention, other: Mention, starts: set[int]) -> list[Person]:
    """The two of "the presidents of Russia and the US, Vladimir Putin and Joe Biden", in order.

    The order is only a custom: it is sure where the table of names says the same of one of them.
    """
    begin = name_place(page, one.last)
    if not is_beside(page, begin) or not (first := _name_at(page, begin, starts, need=1)):
        return []
    link = first[1]
    if link >= len(page.words.raw) or page.words.fold[link] not in between("conjunction"):
        return []
    second = _name_at(page, link + 1, starts, need=1)
    if not second or second[0] != link + 1:
        return []
    here, there = _person(page, first, one), _person(page, second, other)
    told = (_known_party().get(here.surname), _known_party().get(there.surname))
    if other.party in told[:1] or one.party in told[1:]:
        here, there = replace(here, mention=other), replace(there, mention=one)
    is_told = bool({*told} - {None})
    return [
        replace(here, is_sure=here.is_sure and is_told),
        replace(there, is_sure=there.is_sure and is_told),
    ]


def _is_name_word(page: Page, place: int, starts: set[int]) -> bool:
    words = page.words
    raw = words.raw[place]
    if not raw[0].isupper() or place in starts:
        return False
    if len(raw) == 1 and page.text[words.end[place] : words.end[place] + 1] == ".":
        return True
    if words.fold[place] in _stops() and not _is_dan(page, place):
        return False
    if words.fold[place] in NUMBERED:
        return False
    if any(letter.isdigit() for letter in raw) or words.fold[place] in between("rank"):
        return False
    if raw.isupper() and 1 < len(raw) <= 5 and "." not in raw:
        return _is_initials(page, place, starts)
    if raw.isupper() and len(raw) > 5 and words.joined[place]:
        following = words.raw[place + 1]
        if following[0].isupper() and not following.isupper():
            return False  # "UNCTAD Secretary-General", not a surname in capitals.
    return parties().at(words, place) is None and offices().at(words, place) is None


def _is_dan(page: Page, place: int) -> bool:
    """Whether "Dan" is a first name: inside a sentence the Indonesian "and" has no capital."""
    if page.words.raw[place] != "Dan" or not page.words.joined[place]:
        return False
    return (
        page.sentence(page.sentence_at(page.words.start[place]))[0] != page.words.start[place]
    )


def _is_initials(page: Page, place: int, starts: set[int]) -> bool:
    """Whether two capitals are initials without dots, as in "CQ Brown": a name goes on."""
    words, after = page.words, place + 1
    if len(words.raw[place]) != 2 or after >= len(words.raw) or not words.joined[place]:
        return False
    if parties().at(words, place) or offices().at(words, place):
        return False
    return not words.raw[after].isupper() and _is_name_word(page, after, starts)


def _joined(page: Page, place: int) -> bool:
    """Whether a name may go on from this word to the next: white space, or an initial's dot."""
    words = page.words
    if words.joined[place]:
        return True
    if place + 1 >= len(words.raw):
        return False
    gap = page.text[words.end[place] : words.start[place + 1]]
    if words.raw[place].endswith("."):  # Two initials, and no space behind them.
        return gap == ""
    return len(words.raw[place]) == 1 and gap in INITIAL_GAPS


def _name_at(page: Page, place: int, starts: set[int], need: int) -> tuple[int, int] | None:
    words, last = page.words, place
    while last < len(words.raw) and last - place < NAME_WORDS_MAX:
        if not _is_name_word(page, last, starts) and not (
            last > place and words.raw[last] == YI
        ):
            particle = words.fold[last] in plain("people", "stop", "particles")
            following = last + 1 < len(words.raw) and words.joined[last]
            if not (
                last > place and particle and following and words.raw[last + 1][0].isupper()
            ):
                break
        last += 1
        if not _joined(page, last - 1):
            break
    return _checked(page, place, last, need)


def _checked(page: Page, first: int, last: int, need: int) -> tuple[int, int] | None:
    words = page.words
    if last - first < need or first >= len(words.raw):
        return None
    same = words.raw[first].isascii()
    while last > first and words.raw[last - 1][0].isascii() != same:
        last -= 1
    is_adjective = last - first == 1 and words.fold[first].endswith(ADJECTIVE)
    if is_adjective and words.joined[first] and words.raw[last].islower():
        return None  # "начальник штаба Центрального военного совета"
    is_whole = len(words.raw[last - 1]) > 1 or words.raw[last - 1] == YI
    return (first, last) if last - first >= need and is_whole else None


def _name_before(
    page: Page, one: Mention, starts: set[int], taken: set[int]
) -> tuple[int, int] | None:
    """The name in "Lloyd Austin, the US Secretary of Defense" or "… (Menteri Pertahanan AS)"."""
    words, place = page.words, one.first
    for _ in range(2):
        if place > 0 and words.fold[place - 1] in {
            "the",
            "selaku",
            "sebagai",
            "yang",
            "a",
            "an",
        }:
            place -= 1
    if place == 0:
        return None
    is_junior = words.raw[place - 1] in JUNIOR and place > 1
    gap = page.text[words.end[place - 1] : words.start[place]].lstrip("." if is_junior else "")
    linked = words.fold[place] in {"selaku", "sebagai"}
    if gap.strip() not in {",", "(", "—", "-", "–"} and not linked:
        return None
    if page.sentence_at(words.start[place - 1]) != page.sentence_at(words.start[one.first]):
        return None
    place -= is_junior and not words.joined[place - 2]
    first = place
    while first > 0 and place - first < NAME_WORDS_MAX and first - 1 not in taken:
        if not _is_name_word(page, first - 1, starts):
            break
        if first < place and not _joined(page, first - 1):
            break
        first -= 1
    return _checked(page, first, place, 2)


def _by_first_name(page: Page, starts: set[int], taken: set[int]) -> list[Person]:
    found = []
    words, says = page.words, plain("speech", "say", "direct")
    for place, raw in enumerate(words.raw):
        if place in taken or not raw[0].isupper():
            continue
        before = words.fold[place - 1] if place and words.joined[place - 1] else ""
        if raw not in _firsts() and before not in says and not is_after_rank(page, place):
            continue
        name = _name_at(page, place, starts, need=2)
        if name and not taken & set(range(*name)):
            found.append(_person(page, name, None))
            taken |= set(range(*name))
    return found


def _is_headline(page: Page, one: Mention) -> bool:
    """Whether the sentence is a line without a full stop in which most words have capitals."""
    start, end = page.sentence(page.sentence_at(page.words.start[one.head]))
    if page.text[end - 1] in '.!?…"”»,:' or end - start > 160:
        return False
    words = page.words.raw[page.word_at(start) : page.word_at(end)]
    return 10 * sum(word[0].isupper() for word in words) >= 7 * len(words)


def _person(page: Page, words: tuple[int, int], mention: Mention | None) -> Person:
    first, last = words
    raw = [page.words.raw[place] for place in range(first, last)]
    raw = [word[:-2] if word.endswith(("'s", "’s")) else word for word in raw]
    is_sure = mention is not None
    if not raw[0].isascii() and "а" <= raw[0][0].lower() <= "ё":
        case = case_of_office(page.words.raw[mention.head]) if mention else None
        raw, told = russian.nominative(raw, case, page.words.distinct)
        is_sure = is_sure and told
    spelt = [word + "." if len(word) == 1 and word != YI else word for word in raw]
    return Person(first, last, " ".join(spelt), is_sure, mention)


def as_find(page: Page, person: Person) -> dict[str, Any]:
    """A person as the form shows him."""
    words = page.words
    start, end = words.start[person.first], words.end[person.last - 1]
    found: dict[str, Any] = {"text": page.text[start:end], "name": person.name}
    if not person.name.isascii() and "Ѐ" <= person.name[0] <= "ӿ":
        found["latin"], found["latin_sure"] = russian.latin(person.name)
    if person.mention:
        found["office"] = person.mention.name
        found["level"] = person.mention.office.level or None
    if person.party:
        found["party"] = person.party
        if person.is_by_table or person.mention is None or not person.mention.party:
            found["party_by"] = "the table of names"
    found["sure"] = person.is_sure
    return {**found, **page.beside(start, end)}
