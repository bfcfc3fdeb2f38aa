"""What a person said of an alignment: the same, not the same, or another topic [CMP-7]."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from openline.core.base.errors import Refused
from openline.core.contacts.limits import PARTIES_MAX, STATEMENT_LETTERS_MAX

KINDS = ("same", "not_same", "topic")
BY_LETTERS_MAX = 120
_TOPIC = re.compile(r"[a-z][a-z0-9_]{0,39}")
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z")
_KEYS = {"kind", "texts", "topic", "by", "at"}


def _refuse(what: str) -> Refused:
    return Refused("CMP-7", what, "name the statements exactly as the comparison shows them")


@dataclass(frozen=True)
class Correction:
    """One correction: the statements as (party, text) in order of party, who made it and when (UTC).

    `same` and `not_same` name one statement of each of two or more parties; `topic` names one statement
    and its topic.
    """

    kind: str
    texts: tuple[tuple[str, str], ...]
    topic: str | None = None
    by: str = ""
    at: str = ""

    @classmethod
    def of(
        cls,
        kind: str,
        texts: Any,
        topic: Any = None,
        by: Any = "",
        at: Any = "",
    ) -> Correction:
        """A correction, checked."""
        if kind not in KINDS:
            raise _refuse("the kind is not one of same, not_same and topic")
        fewest = 1 if kind == "topic" else 2
        most = 1 if kind == "topic" else PARTIES_MAX
        if not isinstance(texts, Mapping) or not fewest <= len(texts) <= most:
            raise _refuse(
                f"a correction of the kind {kind} names {fewest} to {most} statements"
            )
        for value in (*texts.keys(), *texts.values()):
            if not isinstance(value, str) or not 0 < len(value) <= STATEMENT_LETTERS_MAX:
                raise _refuse("a statement or its party is no text")
        if kind == "topic" and not topic:
            raise _refuse("a correction of the kind topic names the topic")
        if topic is not None and (not isinstance(topic, str) or not _TOPIC.fullmatch(topic)):
            raise _refuse("the topic is not 1 to 40 of a-z, 0-9 and _")
        if not isinstance(by, str) or len(by) > BY_LETTERS_MAX:
            raise _refuse(f"who corrected is not a text of at most {BY_LETTERS_MAX} characters")
        if at and not (isinstance(at, str) and _AT.fullmatch(at)):
            raise _refuse("the time is not written as 2024-06-25T12:00:00Z")
        return cls(kind, tuple(sorted(texts.items())), topic, by, at)

    @classmethod
    def from_object(cls, obj: object) -> Correction:
        """A correction from its JSON object."""
        if not isinstance(obj, dict) or not {"kind", "texts"} <= set(obj) <= _KEYS:
            raise _refuse("a correction is an object of kind, texts, topic, by and at")
        parts = dict.fromkeys(("by", "at"), "") | {key: obj[key] for key in obj}
        return cls.of(
            parts["kind"], parts["texts"], parts.get("topic"), parts["by"], parts["at"]
        )

    def to_object(self) -> dict[str, Any]:
        """The correction in the shape that `from_object` reads."""
        said: dict[str, Any] = {"kind": self.kind, "texts": dict(self.texts)}
        said |= {"topic": self.topic} if self.topic else {}
        return said | {"by": self.by, "at": self.at}

    def credit(self) -> dict[str, str]:
        """Who corrected what kind, and when: what a row shows."""
        return {"kind": self.kind, "by": self.by, "at": self.at}
