"""Words of a statement in English, Russian and Indonesian, and what each counts as [CMP-2] [CMP-3]."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer import stemmer  # type: ignore[import-untyped]

from openline.core.contacts.affixes import ROOT_LETTERS_MIN, roots
from openline.core.contacts.limits import STEMMED_LETTERS_MAX

LANGUAGES = ("en", "ru", "id")
_SNOWBALL = {"en": "english", "ru": "russian"}
# Letters, with what may stand inside a word: accents set apart, soft hyphens, apostrophes.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_WORD = re.compile(f"[^\\W_](?:[^\\W_]|[{_INSIDE}]|['\u2019\u02bc](?=[^\\W\\d_]))*")
_DROPPED = re.compile(f"[{_INSIDE}]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def listed(text: str) -> tuple[str, ...]:
    """The words of a text, for lists that are easier to read without a comma after each."""
    return tuple(text.split())


# Words that carry no subject. They do not count between the words of a term.
FILLERS = {
    "en": frozenset(
        listed(
            "a an the of and or to in on at by for from with as is are was were be been being has have had"
            " it its that this these those which who their his her our we he she they also both about into"
            " between during will would s"
        )
    ),
    "ru": frozenset(
        listed(
            "и в во на с со о об обо по к ко из от до для при у а же что как это этот эта эти этого этой"
            " его ее их он она они мы был была было были быть также так между над под за том том числе"
            " который которая которые которых которого обе оба"
        )
    ),
    "id": frozenset(
        listed(
            "yang dan atau di ke dari untuk dengan pada oleh dalam ini itu adalah akan telah sudah juga"
            " para kedua mereka ia dia kami kita serta bahwa sebagai antara tentang mengenai terhadap"
            " secara agar saat tersebut nya"
            " kepada bagi atas turut"
        )
    ),
}
# Words by which a text in Latin letters shows its language, beside the fillers.
_SHOWS = {
    "en": frozenset(listed("not no other between said discussed agreed")),
    "id": frozenset(
        listed(
            "tidak bukan pihak hal lain membahas sepakat menyatakan mengatakan menteri presiden"
            " tetap seperti selama lebih masih belum pasukan senjata keamanan negara"
        )
    ),
}


class Word(NamedTuple):
    """One word of a text: as folded, and where it stands in the text as written."""

    folded: str
    start: int
    end: int
    is_capital: bool


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word as it is compared: NFKC, lower case, no stress marks, no "'s", ё as е."""
    plain = unicodedata.normalize("NFKC", word).casefold().replace("\u0451", "\u0435")
    plain = _DROPPED.sub("", plain).replace("\u2019", "'").replace("\u02bc", "'")
    return plain.removesuffix("'s")


@lru_cache(maxsize=64)
def words(text: str) -> tuple[Word, ...]:
    """All words and numbers of a text, in order. Each statement is asked for them several times."""
    return tuple(
        Word(fold(written := m.group()), m.start(), m.end(), written[0].isupper())
        for m in _WORD.finditer(text)
    )


def content_words(text: str, language: str) -> list[Word]:
    """The words of a text that are not fillers of the language."""
    fillers = FILLERS[language]
    return [word for word in words(text) if word.folded not in fillers]


def language_of(text: str) -> str | None:
    """``ru`` by its letters, ``en`` or ``id`` by its small words; None if they do not tell."""
    if len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)):
        return "ru"
    said = [word.folded for word in words(text)]
    counts = {
        language: sum(word in FILLERS[language] or word in _SHOWS[language] for word in said)
        for language in ("en", "id")
    }
    if counts["en"] == counts["id"]:
        return None
    return "en" if counts["en"] > counts["id"] else "id"


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """The Snowball stem of an English or Russian word; an Indonesian word as it stands."""
    if language not in _SNOWBALL or len(word) > STEMMED_LETTERS_MAX:
        return word
    # A new stemmer each time: it keeps the word in itself, and answers may come from two threads.
    return str(stemmer(_SNOWBALL[language]).stemWord(word))


@lru_cache(maxsize=65536)
def keys(word: str, language: str) -> frozenset[str]:
    """What a word of a text is found by: its stem, or in Indonesian every root it may have."""
    return roots(word) if language == "id" else frozenset({stem(word, language)})


@lru_cache(maxsize=65536)
def likeness_key(word: str, language: str) -> str:
    """One key a word, for comparing two statements of one language word by word."""
    if language != "id":
        return stem(word, language)
    long_roots = [root for root in roots(word) if len(root) > ROOT_LETTERS_MIN]
    return min(long_roots, key=lambda root: (len(root), root), default=word)
