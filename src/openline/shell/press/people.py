"""The people that a press text names: beside an office, or by a first name that is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from openline.shell.press import russian
from openline.shell.press.offices import Mention
from openline.shell.press.ranks import is_after_rank, is_beside, name_place
from openline.shell.press.russian_surnames import case_of_office
from openline.shell.press.tables import between, offices, parties, plain, words_of
from openline.shell.press.words import Page, fold

NAME_WORDS_MAX = 5
INITIAL_GAPS = frozenset({". ", "."})
JUNIOR = frozenset({"Jr", "Sr"})
NUMBERED = frozenset({"ii", "iii", "iv"})  # "Austin III" is one person with "Austin".
SAME_SURNAME_MAX = 5  # With more in one text an initial tells nobody apart.


@dataclass(frozen=True)
class Person:
    """Somebody named at the words first..last, with office and party as far as they are told."""

    first: int
    last: int
    name: str
    is_sure: bool
    mention: Mention | None = None

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
        return told or _known_party().get(self.surname)

    @property
    def level(self) -> str:
        """The level of his office; empty if none."""
        return self.mention.office.level if self.mention else ""


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
    for one in mentions:
        if one.office.is_body:
            continue
        begin = name_place(page, one.last)
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


def _is_name_word(page: Page, place: int, starts: set[int]) -> bool:
    words = page.words
    raw = words.raw[place]
    if not raw[0].isupper() or place in starts:
        return False
    if len(raw) == 1 and page.text[words.end[place] : words.end[place] + 1] == ".":
        return True
    if words.fold[place] in _stops() or words.fold[place] in NUMBERED:
        return False
    if any(letter.isdigit() for letter in raw) or words.fold[place] in between("rank"):
        return False
    if raw.isupper() and 1 < len(raw) <= 5 and "." not in raw:
        return _is_initials(page, place, starts)
    return parties().at(words, place) is None and offices().at(words, place) is None


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
    if place + 1 >= len(words.raw) or len(words.raw[place]) > 1:
        return False
    return page.text[words.end[place] : words.start[place + 1]] in INITIAL_GAPS


def _name_at(page: Page, place: int, starts: set[int], need: int) -> tuple[int, int] | None:
    words, last = page.words, place
    while last < len(words.raw) and last - place < NAME_WORDS_MAX:
        if not _is_name_word(page, last, starts):
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
    return (first, last) if last - first >= need and len(words.raw[last - 1]) > 1 else None


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
    spelt = [word + "." if len(word) == 1 else word for word in raw]
    return Person(first, last, " ".join(spelt), is_sure, mention)


def merged(people: list[Person]) -> list[Person]:
    """One entry for each person: fuller names take in the surname alone, offices are kept."""
    told: dict[str, Person] = {}
    by_form: dict[str, list[str]] = {}
    by_given: dict[str, list[str]] = {}
    for person in sorted(people, key=_fullness):
        key = _key(person, told, by_form)
        if key not in told and not person.given:
            key = _by_given_name(person, told, by_given.get(person.name, [])) or key
        known = told.get(key)
        if known is None:
            told[key] = person
            for form in russian.stems(person.surname):
                _kept(by_form.setdefault(form, []), key)
            for given in person.given[:1]:
                _kept(by_given.setdefault(given, []), key)
        elif _better(person, known):
            is_sure = known.is_sure or person.is_sure
            told[key] = replace(known, mention=person.mention, is_sure=is_sure)
    return sorted(told.values(), key=lambda one: one.first)


def _kept(keys: list[str], key: str) -> None:
    if len(keys) < SAME_SURNAME_MAX:
        keys.append(key)


def _by_given_name(person: Person, told: dict[str, Person], keys: list[str]) -> str | None:
    """Who is meant by "Presiden Prabowo" beside "Prabowo Subianto": one of his country."""
    if len(keys) != 1 or not person.name.isascii():
        return None
    ours, theirs = person.mention, told[keys[0]].mention
    if ours is None or theirs is None:
        return None
    if ours.party is None or theirs.party is None:
        return keys[0] if ours.office.name == theirs.office.name else None
    return keys[0] if ours.party == theirs.party else None


def _fullness(person: Person) -> tuple[int, int, int]:
    words = person.name.split()
    return -sum(not _is_initial(word) for word in words), -len(words), person.first


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _better(person: Person, known: Person) -> bool:
    if person.mention is None:
        return False
    if known.mention is None:
        return True
    has = (bool(known.party), bool(known.level))
    return (bool(person.party), bool(person.level)) > has


def _key(person: Person, told: dict[str, Person], by_form: dict[str, list[str]]) -> str:
    """Under which name this person is known already, or his own."""
    name = fold(person.name)
    keys = by_form.get(person.surname, [])
    if name in told or not keys:
        return name
    if not person.given:
        return keys[0]
    alike = [key for key in keys if _may_be(person, told[key])]
    return alike[0] if len(alike) == 1 and len(keys) < SAME_SURNAME_MAX else name


def _may_be(person: Person, known: Person) -> bool:
    """Whether two with one surname are one: "С. Шойгу" and "Сергей Шойгу", a middle name or none."""
    if person.party and known.party and person.party != known.party:
        return False
    is_guessed = not person.is_sure and not person.name.isascii()
    if is_guessed and person.name[:4] == known.name[:4]:
        return True
    ours, theirs = person.given, known.given
    return bool(theirs) and all(map(_same_given, ours, theirs))


def _same_given(one: str, other: str) -> bool:
    if _is_initial(one) or _is_initial(other):
        return fold(one[0]) == fold(other[0])
    return fold(one) == fold(other)


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
        if person.mention is None or not person.mention.party:
            found["party_by"] = "the table of names"
    found["sure"] = person.is_sure
    return {**found, **page.beside(start, end)}
