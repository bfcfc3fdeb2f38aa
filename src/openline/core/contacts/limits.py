"""Limits of the comparison, each with its reason [CMP-9]."""

from __future__ import annotations

# A readout over 1 MB is not a readout; it is refused before it is read.
TEXT_BYTES_MAX = 1_048_576
# Together they bound the pairs that are weighed: 500 of each party is far beyond any readout.
STATEMENTS_MAX = 500
STATEMENTS_ALL_MAX = 1500
STATEMENT_LETTERS_MAX = 2000
PARTIES_MAX = 8
# No word of the three languages is longer; what is longer is compared as it stands.
STEMMED_LETTERS_MAX = 40
CORRECTIONS_MAX = 1000

# A glossary: what two delegations can read through and agree on.
TOPICS_MAX = 400
TERMS_MAX = 100
TERM_LETTERS_MAX = 160
TERM_WORDS_MAX = 8
WORD_CHOICES_MAX = 16
VERSION_LETTERS_MAX = 40
NOTE_LETTERS_MAX = 500
PREFIX_LETTERS_MIN = 3
