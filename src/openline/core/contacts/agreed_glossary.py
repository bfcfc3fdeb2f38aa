"""The glossary that a line agreed, laid over the one that openline brings along [CMP-3].

Two delegations agree a few terms, not a whole dictionary: what they agreed comes first, and every
topic that they did not speak of stays as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from openline.core.base.errors import Refused
from openline.core.contacts.glossary import Glossary, built_in, from_object
from openline.core.contacts.limits import TOPICS_MAX
from openline.core.contacts.words import LANGUAGES

KEPT_IN_MIND = 8
# What takes a topic out is read like all others but for its terms.
_ANY_TERM = {"en": ["topic"]}


def laid_over(base: Glossary, terms: Iterable[Mapping[str, Any]], version: str) -> Glossary:
    """A glossary with agreed topics in the place of its own of the same names.

    Args:
        base: what is laid under.
        terms: agreed topics; a rank or title that is not named is that of the topic replaced. One
            without terms in any language takes the topic out.
        version: of what was agreed.

    Raises:
        Refused: CMP-3; the topic is named.
    """
    said = {str(term.get("topic")): dict(term) for term in terms}
    out = {name for name, term in said.items() if not any(term.get(key) for key in LANGUAGES)}
    full = [
        _filled(base, term) | (_ANY_TERM if name in out else {}) for name, term in said.items()
    ]
    read = from_object({"version": "agreed", "terms": full}).topics if full else ()
    new = {one.topic: one for one in read if one.topic not in out}
    topics = [new.pop(one.topic, one) for one in base.topics if one.topic not in out]
    topics += new.values()
    if not 1 <= len(topics) <= TOPICS_MAX:
        raise Refused(
            "CMP-3",
            f"with what openline brings along it has {len(topics)} topics",
            f"Agree on so many that there are 1 to {TOPICS_MAX}.",
        )
    return Glossary(f"{base.version}+{version}", tuple(topics))


def _filled(base: Glossary, term: dict[str, Any]) -> dict[str, Any]:
    before = base.by_id.get(str(term.get("topic")))
    if before is None:
        return term
    titles = {"title": dict(before.title)} if before.title else {}
    return {"rank": before.rank, **titles, **term}


@lru_cache(KEPT_IN_MIND)
def _read(text: str) -> Glossary | None:
    """One that was agreed; None if no comparison can use it."""
    doc = json.loads(text)
    try:
        return laid_over(built_in(), doc["terms"], str(doc["version"]))
    except Refused:
        return None


def usable(sheets: Iterable[Mapping[str, Any]]) -> Glossary:
    """The first of agreed sheets, newest first, that a comparison can use; the built-in one without any.

    A peer may have had terms agreed that break CMP-3: the next older ones are used then.
    """
    read = (_read(json.dumps(sheet, sort_keys=True)) for sheet in sheets)
    return next((found for found in read if found is not None), built_in())
