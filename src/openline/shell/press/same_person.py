"""One entry for each person of a press text, however often and however fully he is named."""

from __future__ import annotations

from dataclasses import replace

from openline.shell.press import russian
from openline.shell.press.people import Person
from openline.shell.press.words import fold

SAME_SURNAME_MAX = 5  # With more in one text an initial tells nobody apart.


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
    return len(word.rstrip(".")) == 1 or word[1:2] == "."


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
