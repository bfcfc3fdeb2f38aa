"""The answer in one sentence that can be copied, in English, Russian and Indonesian [CON-16]."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openline.core.base.errors import Refused
from openline.core.contacts.days import Span
from openline.core.contacts.levels import ANY, kind_of
from openline.core.contacts.since import LEVEL
from openline.core.contacts.wording import KINDS, LEVELS, MONTHS, WORDS

LANGUAGES = ("en", "ru", "id")
IDS_NAMED_MAX = 5


def since_sentence(row: dict[str, Any], date: str, language: str = "en") -> str:
    """What one row of `since` says of the contact of this date.

    Args:
        row: a row as since.row gives it.
        date: the date of the contact that the answer is about, as written.
        language: "en", "ru" or "id".

    Raises:
        Refused: there are no words for the language.
    """
    words = _words(language)
    what = words["first"].format(
        kind=kind_words(row["kind"], language),
        where=_where(row, language),
    )
    text: str = f"{covered(row['coverage'], language)}: {day_words(date, language)} {what}"
    if row["prior"] is None:
        text += words["never"]
    else:
        text += words["since"].format(
            date=day_words(row["prior_date"], language),
            days=days_words(row, language),
            prior=row["prior"],
        )
    text += _said(words, "beside", row, "prior_or", language)
    text += _said(words, "unordered", row, "unordered", language)
    return text + "."


def event_sentence(answer: dict[str, Any], language: str = "en") -> str:
    """What `since --event` says.

    Raises:
        Refused: there are no words for the language.
    """
    words = _words(language)
    kind = kind_words(answer["kind"], language)
    where = "" if answer["level"] == ANY else _where({**answer, "scope": LEVEL}, language)
    event = day_words(answer["event"], language)
    text: str = f"{covered(answer['coverage'], language)}: "
    if answer["first_after"] is None:
        text += words["none_after"].format(kind=kind, where=where, event=event)
    else:
        text += words["after"].format(
            kind=kind,
            where=where,
            event=event,
            date=_when(answer["first_after_date"], language),
            days=days_words(answer["days_after"], language),
            id=answer["first_after"],
        )
    if answer["last_before"] is None:
        text += words["none_before"]
    else:
        text += words["before"].format(
            date=_when(answer["last_before_date"], language),
            days=days_words(answer["days_before"], language),
            id=answer["last_before"],
        )
    text += _said(words, "after_beside", answer, "first_after_or", language)
    text += _said(words, "before_beside", answer, "last_before_or", language)
    text += _said(words, "event_unordered", answer, "unordered", language)
    return text + "."


def covered(coverage: dict[str, Any], language: str = "en") -> str:
    """How a sentence says its coverage: "On this ledger (from to to, n sources)" [CON-10]."""
    words = _words(language)
    count = len(coverage["sources"]) + coverage.get("sources_left_off", 0)
    if coverage["from"] is None:
        return str(words["empty"])
    sources = counted(count, words["source"], language)
    return str(words["ledger"]).format(
        start=coverage["from"], end=coverage["to"], sources=sources
    )


def day_words(text: str, language: str = "en") -> str:
    """A date for a person: "25 Jun 2024", "January 2014", "2014"; with its time if it has one."""
    span = Span.parse(text)
    short, full, last = MONTHS[language][span.first.month - 1], "", ""
    if language == "ru":
        last = "\u00a0г."
    if span.partial:
        if span.first.month != span.last.month:
            return f"{span.first.year}{last}"
        full = MONTHS[f"{language} whole"][span.first.month - 1]
        return f"{full} {span.first.year}{last}"
    assert span.day is not None
    clock = f" {text[11:]}" if span.timed else ""
    return f"{span.day.day} {short} {span.day.year}{last}{clock}"


def _when(text: str, language: str) -> str:
    """A date with its preposition: "on 25 Jun 2024", "in January 2014"."""
    which = "in_month" if Span.parse(text).partial else "on_day"
    return str(_words(language)[which]).format(date=day_words(text, language))


def days_words(days: dict[str, Any], language: str = "en") -> str:
    """Days as in "468 days", or "1112 to 1142 days" where a date is partial."""
    words = _words(language)
    if days["days"] is not None:
        return counted(days["days"], words["day"], language)
    return str(words["range"]).format(
        least=days["days_min"], most=counted(days["days_max"], words["days_to"], language)
    )


def kind_words(said: str, language: str = "en") -> str:
    """A kind as an adjective to "contact"."""
    return KINDS[language][ANY if said == ANY else kind_of(said)]


def level_words(level: str, language: str = "en") -> str:
    """A level for a person; a mixed one with both names, an own one as it was named."""
    known = LEVELS[language]
    return " / ".join(known.get(part, part.replace("_", " ")) for part in level.split("/"))


def counted(count: int, forms: Sequence[str], language: str) -> str:
    """A number with its noun: forms are one and many; in Russian one, two to four, and many."""
    if language == "ru":
        tens, ones = count % 100, count % 10
        if ones == 1 and tens != 11:
            form = 0
        elif 2 <= ones <= 4 and not 12 <= tens <= 14:
            form = 1
        else:
            form = 2
        return f"{count} {forms[form]}"
    return f"{count} {forms[0 if count == 1 else 1]}"


def _where(row: dict[str, Any], language: str) -> str:
    words = _words(language)
    if row["scope"] == LEVEL:
        level = row["of"] if "of" in row else row["level"]
        return str(words["at_level"]).format(level=level_words(level, language))
    return str(words["of_pair"]).format(of=row["of"])


def _said(
    words: dict[str, Any], phrase: str, answer: dict[str, Any], field: str, language: str
) -> str:
    """Those of a field in the words of a phrase, a few by id and the rest by number."""
    ids = answer[field]
    if not ids:
        return ""
    left = len(ids) + int(answer.get(f"{field}_left_off", 0)) - IDS_NAMED_MAX
    more = words["more"].format(count=left) if left > 0 else ""
    return str(words[phrase]).format(ids=", ".join(ids[:IDS_NAMED_MAX]) + more)


def _words(language: str) -> dict[str, Any]:
    found = WORDS.get(language)
    if found is None:
        raise Refused(
            "CON-16", "there are no words for this language", f"Use {', '.join(LANGUAGES)}."
        )
    return found
