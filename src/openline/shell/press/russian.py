"""Russian names brought back to the nominative as best as can be, and into Latin letters."""

from __future__ import annotations

from functools import cache

from openline.shell.press.tables import words_of

VOWELS = "аеёиоуыэюя"


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


def _surname(word: str, case: str) -> str:
    """A man's surname in the nominative, from a known case."""
    adjective = {
        "gen": ("ского", "цкого"),
        "dat": ("скому", "цкому"),
        "ins": ("ским", "цким"),
        "pre": ("ском", "цком"),
    }[case]
    for end in adjective:
        if word.endswith(end):
            return word[: -len(end)] + end[:2] + "ий"
    ends = {"gen": ("а", "я"), "dat": ("у", "ю"), "ins": ("ым", "ом", "ем"), "pre": ("е",)}[
        case
    ]
    for end in ends:
        stem = word[: -len(end)]
        if word.endswith(end) and len(stem) >= 3 and stem[-1] not in VOWELS:
            return stem + ("й" if end in {"я", "ю"} else "")
        if word.endswith(end) and end in {"я", "ю", "ем"} and len(stem) >= 2:
            return stem + "й"
    return word


def _feminine(word: str) -> str:
    for end in ("овой", "евой", "ёвой", "иной"):
        if word.endswith(end):
            return word[:-2] + "а"
    for end in ("ову", "еву", "ину"):
        if word.endswith(end):
            return word[:-1] + "а"
    return word


def nominative(words: list[str]) -> tuple[list[str], bool]:
    """The name's words in the nominative, and whether that is sure."""
    first = words[0]
    if len(words) == 1:
        return _lone(first)
    if first in _oblique() and first not in _female():
        name, case = _oblique()[first]
        return [name, *(_surname(word, case) for word in words[1:])], True
    if first in _oblique():  # Валерия: a woman, or Валерий in the genitive.
        last = words[-1]
        if last.endswith(("ова", "ева", "ина")):
            return words, False
        name, case = _oblique()[first]
        return [name, *(_surname(word, case) for word in words[1:])], False
    if first in _male() or first in _female():
        return words, True
    for end, nominal in (
        ("ией", "ия"),
        ("ой", "а"),
        ("ию", "ия"),
        ("ии", "ия"),
        ("ы", "а"),
        ("у", "а"),
    ):
        if first.endswith(end) and first[: -len(end)] + nominal in _female():
            return [
                first[: -len(end)] + nominal,
                *(_feminine(word) for word in words[1:]),
            ], True
    if len(first.rstrip(".")) == 1 or "." in first:
        lone, _ = _lone(words[-1])
        return [*words[:-1], *lone], False
    return _guessed(words)


def _guessed(words: list[str]) -> tuple[list[str], bool]:
    """A first name that no list has: by the ending that all its words share."""
    for end, case in (("ом", "ins"), ("ем", "ins")):
        if words[0].endswith(end) and words[-1].endswith(("ом", "ем", "ым", "им")):
            return [
                _surname(words[0], case),
                *(_surname(word, case) for word in words[1:]),
            ], False
    return words, words[0][-1].lower() not in VOWELS


def _lone(word: str) -> tuple[list[str], bool]:
    """A surname alone: only the endings that no nominative has."""
    for end in ("овым", "евым", "иным", "ыным", "ёвым"):
        if word.endswith(end):
            return [word[:-2]], True
    for end in ("ским", "цким"):
        if word.endswith(end):
            return [word[:-1] + "й"], True
    for end in ("ову", "еву", "ину", "овом", "евом", "ове", "еве"):
        if word.endswith(end) and len(word) > len(end) + 1:
            return [word[: -len(end)] + end[:2]], False
    if word.endswith(("ом", "ем")) and len(word) > 5 and word[-3].lower() not in VOWELS:
        return [word[:-2]], False
    return [word], word.endswith(("ов", "ев", "ин", "ский", "цкий", "ёв"))


def stems(surname: str) -> set[str]:
    """The forms in which a surname may come back in a Russian text."""
    if not surname or surname.isascii():
        return {surname}
    if surname.endswith(("ский", "цкий")):
        stem = surname[:-2]
        return {surname, *(stem + end for end in ("ого", "ому", "им", "ом"))}
    if surname[-1] == "й":
        return {surname, *(surname[:-1] + end for end in ("я", "ю", "ем", "е"))}
    if surname[-1].lower() in VOWELS:
        return {surname}
    return {surname, *(surname + end for end in ("а", "у", "ым", "ом", "ем", "е"))}


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
