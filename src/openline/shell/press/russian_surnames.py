"""A man's surname in a Russian text brought back to the nominative, and whether that is sure.

A wrong surname that looks sure is worse than one in an oblique case: where the ending leaves
more than one reading, the word stays as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from openline.shell.press.tables import words_of

VOWELS = "аеёиоуыэюя"
HISSING = "жшчщц"
NONE_SEEN: frozenset[str] = frozenset()
# Surnames that end as if in the dative and are not: no rule of endings tells them.
UNBENT = ("Шойгу", "Нехру", "Чаушеску")
RUSSIAN = ("ов", "ев", "ёв", "ин", "ын", "ич")
# Foreign surnames that have cases for certain: no unbent one ends so before its last vowel.
FOREIGN = ("сон", "тон", "ман", "берг", "бург", "ард", "ерт", "льд", "лер", "нер", "дер", "кер")
ADJECTIVES = {
    f"{stem}{end}": f"{stem}ий" for stem in ("ск", "цк") for end in ("ого", "ому", "им", "ом")
}
OFFICE = re.compile(
    r"(?:министр|президент|секретар|начальник|председател|премьер|канцлер|заместител"
    r"|представител|лидер|советник|помощник|главнокомандующ)(ь|а|я|у|ю|ом|ем|е|ий|его|ему|им)?$",
    re.IGNORECASE,
)
OFFICE_CASES = {
    **dict.fromkeys(("", "ь", "ий"), "nom"),
    **dict.fromkeys(("а", "я", "его"), "gen"),
    **dict.fromkeys(("у", "ю", "ему"), "dat"),
    **dict.fromkeys(("ом", "ем", "им"), "ins"),
    "е": "pre",
}
HEAD_CASES = {"глава": "nom", "главу": "gen", "главой": "ins"}  # "главы" may be several heads.


def case_of_office(word: str) -> str | None:
    """The case in which the first word of an office stands, which its holder's name shares."""
    lower = word.lower()
    if lower in HEAD_CASES:
        return HEAD_CASES[lower]
    match = OFFICE.search(lower)
    return OFFICE_CASES[match.group(1) or ""] if match else None


def forms(surname: str) -> set[str]:
    """The forms in which a surname may come back in a Russian text."""
    if not surname or surname.isascii() or surname in UNBENT:
        return {surname}
    if surname.endswith(("ский", "цкий")):
        return {surname, *(surname[:-2] + end for end in ("ого", "ому", "им", "ом"))}
    if surname[-1] in "йь":
        return {surname, *(surname[:-1] + end for end in ("я", "ю", "ем", "е"))}
    if surname.endswith("а"):
        return {surname, *(surname[:-1] + end for end in ("ы", "е", "у", "ой"))}
    if surname[-1].lower() in VOWELS:
        return {surname}
    return {surname, *(surname + end for end in ("а", "у", "ым", "ом", "ем", "е"))}


@cache
def _known() -> dict[str, str]:
    """From each form of a surname that the tables name to its nominative."""
    table = words_of("people")
    told = [*table["spelling"], *UNBENT]
    told += [name for names in table["party"].values() for name in names]
    found = {name: name for name in told if not name.isascii()}
    for name in list(found):
        for form in forms(name):
            found.setdefault(form, name)
    return found


def surname(word: str, case: str | None, seen: Collection[str] = NONE_SEEN) -> tuple[str, bool]:
    """The nominative of a surname in a case (None: not known), and whether that is sure.

    Args:
        word: as it was printed.
        case: "nom", "gen" (the accusative, too), "dat", "ins", "pre", or None.
        seen: the words of the text: a bare form elsewhere in it settles what endings cannot.
    """
    if case == "nom" or len(word) < 3:
        return word, True
    if word in _known():
        return _known()[word], True
    for end, nominal in ADJECTIVES.items():
        if word.endswith(end):
            return word[: -len(end)] + nominal, True
    if word.endswith((*RUSSIAN, "ский", "цкий")):
        return word, case is None
    for read in (_instrumental, _genitive, _dative):
        if told := read(word, case, seen):
            return told
    return word, _is_unbent(word, case)


def _is_seen(nominal: str, word: str, seen: Collection[str]) -> bool:
    """Whether the text has a form that only a surname with this nominative has."""
    shown = (nominal, nominal + "ом", nominal + "ым")
    return any(form in seen and form != word for form in shown)


def _instrumental(
    word: str, case: str | None, seen: Collection[str]
) -> tuple[str, bool] | None:
    if case not in {None, "ins"}:
        return None
    stem = word[:-2]
    if word.endswith("ым"):
        return (stem, True) if stem.endswith(RUSSIAN) else (word, False)
    if word.endswith(("ким", "гим", "хим")):
        return word[:-1] + "й", case == "ins"
    if len(stem) < 3:
        return None
    is_bent = case == "ins" or _is_seen(stem, word, seen)
    if word.endswith("ом") and stem[-1] not in VOWELS:
        return stem, is_bent
    if word.endswith("ем"):
        if stem[-1] in HISSING:
            return stem, is_bent
        return stem + ("й" if stem[-1] in VOWELS else "ь"), case == "ins"
    if case == "ins" and word.endswith("ой"):
        return stem + "а", True
    return None


def _genitive(word: str, case: str | None, seen: Collection[str]) -> tuple[str, bool] | None:
    stem, end = word[:-1], word[-1]
    if case not in {None, "gen"} or len(stem) < 2 or end not in {"а", "я"}:
        return None
    if end == "а":
        if stem[-1] in VOWELS or (stem[-1] == "ц" and stem[-2] not in VOWELS):
            return word, False
        if _is_seen(stem, word, seen) or case == "gen":
            return stem, True
        return word, False
    if case is None or stem[-1] in "иь":  # Данелия, Соловья: no ending tells their nominative.
        return word, False
    return stem + ("й" if stem[-1] in VOWELS else "ь"), True


def _dative(word: str, case: str | None, seen: Collection[str]) -> tuple[str, bool] | None:
    """The dative and the prepositional: their endings are those of unbent names as well."""
    stem, end = word[:-1], word[-1]
    if case in {"gen", "ins"} or end not in {"у", "ю", "е"}:
        return None
    if end in {"у", "е"} and stem[-1] not in VOWELS:
        if _is_seen(stem, word, seen):
            return stem, True
        is_bent = stem.endswith(RUSSIAN) or (stem.endswith(FOREIGN) and len(stem) >= 5)
        # "Белоусову" may be a woman's accusative where no case is known.
        return (stem, case is not None) if is_bent else (word, False)
    if case == "dat" and end == "ю" and stem[-1] in VOWELS and stem[-1] != "и":
        return stem + "й", True
    return word, False


def _is_unbent(word: str, case: str | None) -> bool:
    """Whether a word that no ending explains is surely a nominative."""
    last = word[-1].lower()
    if last not in VOWELS:
        return (case is None and not word.endswith("ой")) or word.endswith(("ых", "их"))
    if word.endswith("ии"):  # A country as often as a surname: "министр обороны Чехии".
        return False
    if case == "ins" or last in "оэё":
        return True
    if last == "и":
        return case in {"dat", "pre"} or word[-2] not in "кгхжшчщ"
    return case == "gen" and last == "е"
