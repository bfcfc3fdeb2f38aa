"""How names, offices and parties are compared."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """A name as it is compared: NFKC, case folded, spaces collapsed [CON-8]."""
    if text.isascii():
        return " ".join(text.lower().split())
    wide = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFKC", wide).split())
