"""Roots of Indonesian words: what is left when affixes are taken off [CMP-3].

A glossary's word is a root ("pasok") or a whole word; a text's word ("memasok", "dipasoknya") is found
by it when the root is among what this module gives. Roots are proposed, not looked up in a dictionary:
a false root does no harm, because only the glossary's own words are compared with it.
"""

from __future__ import annotations

from functools import lru_cache

from openline.core.contacts.limits import STEMMED_LETTERS_MAX

ROOT_LETTERS_MIN = 3
_VOWELS = "aeiou"
# Particles, then owners: both may stand behind a suffix ("dipasokkannyalah").
_TAILS = (("lah", "kah", "tah", "pun"), ("nya", "ku", "mu"), ("kan", "an", "i"))
# A prefix, and what the root may have lost to it before a vowel ("memasok" is from "pasok").
_NASAL = (
    ("meng", "k"), ("peng", "k"), ("meny", "s"), ("peny", "s"),
    ("mem", "p"), ("pem", "p"), ("men", "t"), ("pen", "t"),
)  # fmt: skip
_PLAIN = (
    "menge",
    "penge",
    "me",
    "pe",
    "di",
    "ter",
    "ke",
    "se",
    "ber",
    "bel",
    "be",
    "per",
    "pel",
)


def _without_prefix(word: str) -> set[str]:
    """What stands behind each prefix that the word may have."""
    found = set()
    for prefix, lost in _NASAL:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and rest:
            found.add(rest)
            if rest[0] in _VOWELS:
                found.add(lost + rest)
    for prefix in _PLAIN:
        if word.startswith(prefix):
            found.add(word[len(prefix) :])
    return {root for root in found if len(root) >= ROOT_LETTERS_MIN}


def _without_tails(word: str) -> set[str]:
    """The word, and the word without each run of particle, owner and suffix it may end in."""
    found = {word}
    for tails in _TAILS:
        shorter = {one[: -len(tail)] for one in found for tail in tails if one.endswith(tail)}
        found |= {one for one in shorter if len(one) >= ROOT_LETTERS_MIN}
    return found


@lru_cache(maxsize=65536)
def roots(word: str) -> frozenset[str]:
    """The word itself (in lower case) and every root it may have by at most two prefixes."""
    if len(word) > STEMMED_LETTERS_MAX:
        return frozenset({word})
    bodies = _without_tails(word)
    once = {root for body in bodies for root in _without_prefix(body)}
    twice = {root for body in once for root in _without_prefix(body)}
    return frozenset(bodies | once | twice)
