"""Russian names brought back to the nominative as best as can be, and into Latin letters."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from openline.shell.press.russian_surnames import NONE_SEEN, VOWELS, forms, surname
from openline.shell.press.tables import words_of

UNBENT_ENDS = "оиуеэю"  # A man's first name that ends so has no cases: Джо, Энтони, Марко.


@cache
def _male() -> frozenset[str]:
    return frozenset(words_of("people")["first"]["male"])


@cache
def _female() -> frozenset[str]:
    return frozenset(words_of("people")["first"]["female"])


def male_forms(name: str) -> list[tuple[str, str]]:
    """The cases of a man's first name."""
    if name.endswith("ий"):
        stem = name[:-1]
        ends = [("я", "gen"), ("ю", "dat"), ("ем", "ins"), ("и", "pre")]
    elif name.endswith(("й", "ь")):
        stem = name[:-1]
        ends = [("я", "gen"), ("ю", "dat"), ("ем", "ins"), ("е", "pre")]
    elif name == "Павел":
        stem = "Павл"
        ends = [("а", "gen"), ("у", "dat"), ("ом", "ins"), ("е", "pre")]
    elif name[-1].lower() in VOWELS:
        return []
    else:
        stem = name
        ends = [("а", "gen"), ("у", "dat"), ("ом", "ins"), ("ем", "ins"), ("е", "pre")]
    return [(stem + end, case) for end, case in ends]


@cache
def _oblique() -> dict[str, tuple[str, str]]:
    """From the oblique form of a man's first name to the name and the case."""
    return {form: (name, case) for name in _male() for form, case in male_forms(name)}


def _feminine(word: str) -> str:
    for end in ("овой", "евой", "ёвой", "иной"):
        if word.endswith(end):
            return word[:-2] + "а"
    for end in ("ову", "еву", "ину"):
        if word.endswith(end):
            return word[:-1] + "а"
    return word


def nominative(
    words: list[str], case: str | None = None, seen: Collection[str] = NONE_SEEN
) -> tuple[list[str], bool]:
    """The name's words in the nominative, and whether that is sure.

    Args:
        words: the name as it was printed.
        case: the case of the office beside it, if that is known.
        seen: the words of the text, in which a bare form may stand.
    """
    first = words[0]
    if len(words) == 1:
        return _lone(first, case, seen)
    if first in _oblique():
        name, told = _oblique()[first]
        if first in _female():  # Валерия: a woman, or Валерий in the genitive.
            if words[-1].endswith(("ова", "ева", "ина")):
                return words, False
            return [name, *_surnames(words[1:], told, seen)[0]], False
        rest, is_sure = _surnames(words[1:], told, seen)
        return [name, *rest], is_sure
    if first in _male() and first[-1] in UNBENT_ENDS:  # Джо: only the surname has a case.
        rest, is_sure = _surnames(words[1:], case, seen)
        return [first, *rest], is_sure
    if first in _male() or first in _female():
        return words, True
    if told_woman := _woman(words):
        return told_woman, True
    if len(first.rstrip(".")) == 1 or "." in first:
        lone, is_sure = _lone(words[-1], case, seen)
        # Where no case is known she may as well be a woman.
        return [*words[:-1], *lone], is_sure and (case is not None or lone == words[-1:])
    return _guessed(words, case, seen)


def _surnames(
    words: list[str], case: str | None, seen: Collection[str]
) -> tuple[list[str], bool]:
    told = [surname(word, case, seen) for word in words]
    return [word for word, _ in told], all(is_sure for _, is_sure in told)


def _woman(words: list[str]) -> list[str] | None:
    """The nominative of a woman's name in another case, if her first name is known."""
    first = words[0]
    for end, nominal in (
        ("ией", "ия"),
        ("ой", "а"),
        ("ию", "ия"),
        ("ии", "ия"),
        ("ы", "а"),
        ("у", "а"),
    ):
        if first.endswith(end) and first[: -len(end)] + nominal in _female():
            rest = [_feminine(word) for word in words[1:]]
            return [first[: -len(end)] + nominal, *rest]
    return None


def _guessed(
    words: list[str], case: str | None, seen: Collection[str]
) -> tuple[list[str], bool]:
    """A first name that no list has: by the ending that all its words share."""
    if case == "nom":
        return words, True
    if words[0].endswith(("ом", "ем")) and words[-1].endswith(("ом", "ем", "ым", "им")):
        return _surnames(words, "ins", seen)[0], False
    last, is_sure = surname(words[-1], None, seen)
    is_bare = surname(words[0], None, seen) == (words[0], True)
    return [*words[:-1], last], is_sure and is_bare and words[0][-1].lower() not in VOWELS


def _lone(word: str, case: str | None, seen: Collection[str]) -> tuple[list[str], bool]:
    """A surname alone: it may be a woman's, so that only its office tells more than its ending."""
    told, is_sure = surname(word, case, seen)
    return [told], is_sure


def stems(name: str) -> set[str]:
    """The forms in which a surname may come back in a Russian text."""
    return forms(name)


RUSSIAN_ENDINGS = (
    "ов",
    "ев",
    "ин",
    "ский",
    "цкий",
    "ова",
    "ева",
    "ина",
    "вич",
    "вна",
    "ко",
    "гу",
)
LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "*",
            "y",
            "*",
            "e",
            "yu",
            "ya",
        ],
        strict=True,
    )
)


def latin(name: str) -> tuple[str, bool]:
    """The name in Latin letters, and whether each part is known or a Russian form."""
    parts, is_sure = [], True
    known = words_of("people")["spelling"]
    for word in name.split():
        if word in known:
            parts.append(known[word])
            continue
        is_sure = is_sure and (word in _male() or word.endswith(RUSSIAN_ENDINGS))
        parts.append(_spelt(word))
    return " ".join(parts), is_sure


def _spelt(word: str) -> str:
    lower = word.lower()
    ending = ""
    for cut, put in (("ий", "y"), ("ый", "y"), ("ей", "ei"), ("ай", "ai"), ("ой", "oi")):
        if lower.endswith(cut):
            lower, ending = lower[: -len(cut)], put
            break
    lower = lower.replace("ойг", "оиг").replace("ье", "ие")
    spelt = "".join(LETTERS.get(letter, letter) for letter in lower).replace("*", "") + ending
    return spelt[:1].upper() + spelt[1:]
