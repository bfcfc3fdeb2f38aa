"""Words as they are looked for: folded, and by their stems in English, Russian and Indonesian."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer import stemmer  # type: ignore[import-untyped]

WORD_LETTERS_MAX = 64  # no word of the three languages is longer; a longer one is cut
STEMMED_LETTERS_MAX = 40
FORMS_KEPT_MAX = 262_144  # distinct words of a ledger of a hundred thousand contacts, and more
_SNOWBALL = {"en": "english", "ru": "russian", "id": "indonesian"}
# Letters and digits, with accents set apart, soft hyphens and joiners inside a word.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_WORD = re.compile(f"[^\\W_](?:[^\\W_]|[{_INSIDE}])*")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-z]")

# Small words by which a text in Latin letters shows its language, and that a query may hold where
# a text need not; folded.
_SMALL = {
    "en": "a an the of and or to in on at by for from with as is was were be that this it its",
    "ru": "и в во на с со о об обо по к ко из от до для при у а же что как это",  # noqa: RUF001
    "id": "yang dan atau di ke dari untuk dengan pada oleh dalam ini itu tidak para akan telah",
}
FILLERS = frozenset(word for small in _SMALL.values() for word in small.split())
_ENGLISH, _INDONESIAN = frozenset(_SMALL["en"].split()), frozenset(_SMALL["id"].split())
# Russian: a vowel that comes and goes before the last consonant; words that no rule joins.
_FLEETING = re.compile("(?<=[^аеиоуыэюя])[ое](?=[кц]$)")  # noqa: RUF001
_FLEETING_AFTER_VOWEL = re.compile("(?<=[аеиоуыэюя])е(?=ц$)")  # noqa: RUF001
_FLEETING_LETTERS_MIN = 4
_IRREGULAR = {
    "писем": ("письм",),
    "суда": ("суд", "судн"),
    "суду": ("суд", "судн"),
    "судов": ("суд", "судн"),
    "судам": ("суд", "судн"),
    "судами": ("суд", "судн"),
    "судах": ("суд", "судн"),
    # Without "после": that is nearly always "after".
    **dict.fromkeys(
        ("посол", "посла", "послу", "послом", "послы", "послов", "послам", "послами", "послах"),
        ("посол",),
    ),
    **dict.fromkeys(
        ("день", "дня", "дню", "днем", "дне", "дни", "дней", "дням", "днями", "днях"), ("день",)
    ),
}
# Indonesian: what Snowball takes off too much of. A prefix, and what the root may have lost to it.
_ID_PREFIXES = (
    ("meng", "k"), ("meny", "s"), ("mem", "p"), ("men", "t"),
    ("peng", "k"), ("peny", "s"), ("pem", "p"), ("pen", "t"),
    ("ber", ""), ("ter", ""), ("per", ""), ("di", ""), ("ke", ""), ("se", ""),
    ("me", ""), ("pe", ""),
)  # fmt: skip
_ID_TAILS = ("nya", "lah", "kah", "pun")
_ID_SUFFIXES = ("kan", "an", "i")
_ID_ROOT_LETTERS_MIN = 4


class Forms(NamedTuple):
    """What one word is found by."""

    plain: str
    stems: tuple[str, ...]


class Place(NamedTuple):
    """A word of a text and where it stands in it."""

    word: str
    start: int
    end: int


def words(text: str) -> Iterator[Place]:
    """The words and numbers of a text, in order, as written."""
    for found in _WORD.finditer(text):
        yield Place(found.group()[:WORD_LETTERS_MAX], found.start(), found.end())


def bare_words(text: str) -> list[str]:
    """The words and numbers of a text, in order, as written."""
    return [word[:WORD_LETTERS_MAX] for word in _WORD.findall(text)]


def _without_marks(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _stemmed(word: str, language: str) -> str:
    # A new stemmer each time: it keeps the word in itself, and two threads may ask at once.
    return str(stemmer(_SNOWBALL[language]).stemWord(word))


def _russian(word: str) -> tuple[str, ...]:
    """Snowball's stem without a fleeting vowel: one for a supply and for supplies."""
    known = _IRREGULAR.get(word)
    if known is not None:
        return known
    stem = _stemmed(word, "ru")
    if len(stem) >= _FLEETING_LETTERS_MIN:
        stem = _FLEETING.sub("", _FLEETING_AFTER_VOWEL.sub("\u0439", stem))
    return (_without_marks(stem),)


def _shorter(word: str, endings: tuple[str, ...]) -> list[str]:
    return [
        word[: -len(ending)]
        for ending in endings
        if word.endswith(ending) and len(word) - len(ending) >= _ID_ROOT_LETTERS_MIN
    ]


def _indonesian(word: str) -> tuple[str, ...]:
    """Snowball's stem, and the roots that plain taking off of affixes leaves.

    A false root does little harm: it is met only by a word that has the same one.
    """
    bare = next(iter(_shorter(word, _ID_TAILS)), word)
    bodies = [bare, *_shorter(bare, _ID_SUFFIXES)]
    found = [_stemmed(word, "id"), *bodies]
    for _ in range(2):  # mem-per-, di-per-
        inner = []
        for body in bodies:
            prefix, lost = next(
                (one for one in _ID_PREFIXES if body.startswith(one[0])), ("", "")
            )
            rest = body[len(prefix) :]
            if prefix:
                inner.append(rest)
            if len(prefix) > 2 and rest[:1] in tuple("aeiou"):
                # "mengambil" is ambil, "menilai" nilai, "perundingan" runding, "memasok" pasok.
                inner.append(prefix[2:] + rest)
                inner += [lost + rest] * bool(lost)
        bodies = [body for body in inner if len(body) >= _ID_ROOT_LETTERS_MIN]
        found += bodies
    return tuple(dict.fromkeys(found))


def language_of(text: list[str]) -> str:
    """"en" or "id" if the small words of a text clearly say so, else ""."""  # fmt: skip
    small = [word.lower() for word in text if len(word) <= 6]
    english = sum([word in _ENGLISH for word in small])
    indonesian = sum([word in _INDONESIAN for word in small])
    if english >= 2 * indonesian + 1:
        return "en"
    return "id" if indonesian >= 2 * english + 1 else ""


@lru_cache(maxsize=FORMS_KEPT_MAX)
def forms(word: str, language: str = "") -> Forms:
    """The folded word, and its stems by its script and, in Latin letters, by the language.

    Case, diacritics, stress marks and the difference of e and yo are gone. Without a language a word
    in Latin letters is stemmed both as English and as Indonesian.
    """
    if word.isascii():
        read = plain = word.lower()
    else:
        composed = unicodedata.normalize("NFKC", word).casefold().replace("\u0451", "\u0435")
        # What is still set apart is a stress mark or an invisible sign; a short i is not.
        read = re.sub(f"[{_INSIDE}]", "", composed)
        plain = _without_marks(read)
    if len(read) > STEMMED_LETTERS_MAX or not read.isalpha():
        return Forms(plain, ())
    if _CYRILLIC.search(read):
        return Forms(plain, _russian(read))
    if not _LATIN.search(plain):
        return Forms(plain, ())
    stems: list[str] = []
    if language != "id":
        stems.append(_stemmed(plain, "en"))
    if language != "en":
        stems += _indonesian(plain)
    return Forms(plain, tuple(dict.fromkeys(stems)))
