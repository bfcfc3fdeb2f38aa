"""The preparation sheet of a contact: one A4 page for whoever takes the call.

A long list is cut by a count with "and n more", a long text by its length; then letters are chosen
that let everything stand on one page. What is said comes into the template as data, never as markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any, Literal

from openline.core.base.errors import Refused
from openline.shell.documents.words import WORDS, coded, spoken

OWED_MAX = 8
ASKS_MAX = 4
INCIDENTS_MAX = 4
TERMS_MAX = 6
TIMES_MAX = 3
TOPICS_MAX = 6
NAMES_MAX = 6
PARTIES_MAX = 3
LINE_LETTERS_MAX = 130
NOTE_LETTERS_MAX = 36
SENTENCE_LETTERS_MAX = 320
TERM_LETTERS_MAX = 40
NAME_LETTERS_MAX = 44
_UNBROKEN_LETTERS_MAX = 24
_ORDER = {"overdue": 0, "lapsed": 1, "open": 2}
_SIGNS = {"overdue": "!", "lapsed": "\u00d7", "open": "\u2022"}
_WIDE = dict.fromkeys("mw\u2014\u2026\u0434\u0436\u043c\u0444\u0448\u0449\u044b\u044e", 1.5)
_UNFIT = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LONG = re.compile(f"\\S{{{_UNBROKEN_LETTERS_MAX + 1},}}")

Sheet = Mapping[str, Any]


def pdf(sheet: Sheet, language: str = "en") -> bytes:
    """The sheet as PDF, one page; the same sheet gives the same bytes.

    Every field may be absent: mode (REAL, EXERCISE, TEST), mark (of confidentiality), subject, request,
    from_office, to_office, level, times [text, in both zones], kind, channel, place, languages [text],
    interpreters {party: [name]}, no_qualified_interpreter, topics [text], last {sentence, coverage},
    owed [{text, owes, due, state: open|overdue|lapsed}], asks [{text, by, date}],
    incidents [{text, serial, date}], glossary [{en, ru, id}], rule {rule, agreed, embargo}, printed (text).

    Args:
        sheet: the fields, words of officers as they were written.
        language: of our own words: en, ru or id.

    Raises:
        Refused: a field has another form [DOC-1].
    """
    return _compiled(sheet, language, "pdf")[0]


def pictures(sheet: Sheet, language: str = "en", ppi: int = 96) -> list[bytes]:
    """The pages of the sheet as PNG, in order; there is one."""
    return _compiled(sheet, language, "png", float(ppi))


def _compiled(
    sheet: Sheet, language: str, form: Literal["pdf", "png"], ppi: float | None = None
) -> list[bytes]:
    # Eighty megabytes that only this needs.
    import typst  # noqa: PLC0415

    template = files("openline.shell.documents").joinpath("preparation.typ").read_bytes()
    try:
        page = page_of(sheet, spoken(language))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Refused(
            "DOC-1",
            f"the sheet has a field of another form ({type(error).__name__})",
            "See the fields of the preparation sheet.",
        ) from error
    made: bytes | list[bytes] = typst.compile(
        template,
        format=form,
        ppi=ppi,
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(page, ensure_ascii=True, sort_keys=True)},
    )
    return list(made) if isinstance(made, list) else [made]


def page_of(sheet: Sheet, language: str) -> dict[str, Any]:
    """What stands on the page, cut to what one page holds."""
    words = WORDS[language]
    mode = str(sheet.get("mode") or "REAL").upper()
    last, rule = sheet.get("last") or {}, sheet.get("rule") or {}
    return {
        "language": language,
        "title": words["title"],
        "banner": {"EXERCISE": words["exercise"], "TEST": words["test"]}.get(mode, ""),
        "mark": _short(sheet.get("mark") or words["confidential"], NAME_LETTERS_MAX),
        "subject": _short(sheet.get("subject") or "", LINE_LETTERS_MAX),
        "facts": _facts(sheet, words, language),
        "last": {
            "name": words["last"],
            "sentence": _short(last.get("sentence") or words["none"], SENTENCE_LETTERS_MAX),
            "coverage": _short(last.get("coverage") or "", SENTENCE_LETTERS_MAX),
        },
        "lists": [_owed(sheet, words), _asks(sheet, words), _incidents(sheet, words)],
        "glossary": _glossary(sheet, words),
        "rule": {
            "name": words["rule"],
            "said": _rule(rule, words),
            "embargo": words["embargo"].format(until=_short(rule["embargo"], LINE_LETTERS_MAX))
            if rule.get("embargo")
            else words["no_embargo"],
        },
        "printed": words["printed"].format(
            at=_short(sheet.get("printed") or "\u2014", NOTE_LETTERS_MAX)
        ),
    }


def _short(said: object, most: int) -> str:
    """One line of plain text of at most so many letters' width, which can be broken where needed."""
    plain = " ".join(_UNFIT.sub(" ", str(said)[: most * 4]).split())
    room = float(most)
    for place, letter in enumerate(plain):
        room -= _WIDE.get(letter, 1.7 if letter.isupper() or letter > "\u2e7f" else 1.0)
        if room < 0:
            plain = f"{plain[:place].rstrip()}\u2026"
            break
    return _LONG.sub(lambda found: _broken(found.group()), plain)


def _broken(word: str) -> str:
    pieces = range(0, len(word), _UNBROKEN_LETTERS_MAX)
    return "\u200b".join(word[start : start + _UNBROKEN_LETTERS_MAX] for start in pieces)


def _more(total: int, most: int, words: Mapping[str, str]) -> str:
    return words["and_more"].format(n=total - most) if total > most else ""


def _joined(said: Sequence[object], most: int, words: Mapping[str, str]) -> str:
    """As many as stand in one line's letters, and how many more there are."""
    kept: list[str] = []
    for one in said[:most]:
        short = _short(one, NAME_LETTERS_MAX)
        line = "; ".join([*kept, short])
        if kept and _short(line, LINE_LETTERS_MAX).endswith("\u2026"):
            break
        kept.append(short)
    more = _more(len(said), len(kept), words)
    return "; ".join([*kept, more] if more else kept)


def _facts(sheet: Sheet, words: Mapping[str, str], language: str) -> list[dict[str, Any]]:
    """The heading: who, when, by what, in which languages."""
    offices = [
        _short(sheet[key], LINE_LETTERS_MAX // 2)
        for key in ("from_office", "to_office")
        if sheet.get(key)
    ]
    times = list(sheet.get("times") or ())
    said_times = [_short(time, LINE_LETTERS_MAX) for time in times[:TIMES_MAX]]
    more = _more(len(times), TIMES_MAX, words)
    kind = [
        coded(str(sheet[key]), language)
        for key in ("kind", "channel", "place")
        if sheet.get(key)
    ]
    spoken_ones = [coded(str(one), language) for one in sheet.get("languages") or ()]
    without = bool(sheet.get("no_qualified_interpreter"))
    held = dict(sheet.get("interpreters") or {})
    people = [
        f"{_short(party, NAME_LETTERS_MAX)}: {_joined(list(names), NAMES_MAX, words)}"
        for party, names in list(held.items())[:PARTIES_MAX]
    ]
    if more_parties := _more(len(held), PARTIES_MAX, words):
        people.append(more_parties)
    found = [
        ("request", [_short(sheet["request"], LINE_LETTERS_MAX)] if sheet.get("request") else []),
        ("office", [" \u2192 ".join(offices)] if offices else []),
        ("level", [_short(coded(str(sheet["level"]), language), NAME_LETTERS_MAX)] if sheet.get("level") else []),
        ("time", [*said_times, more] if more else said_times),
        ("kind", [_joined(kind, 3, words)] if kind else []),
        ("languages", [_joined(spoken_ones, NAMES_MAX, words)] if spoken_ones else []),
        ("interpreters", [words["no_interpreter"], *people] if without else people),
        ("topics", [_joined(list(sheet["topics"]), TOPICS_MAX, words)] if sheet.get("topics") else []),
    ]  # fmt: skip
    return [
        {
            "name": words[name],
            "said": said or [words["not_said"]],
            "loud": name == "time" or (name == "interpreters" and without),
        }
        for name, said in found
    ]


def _item(sign: str, word: str, text: object, notes: Sequence[object]) -> dict[str, str]:
    said = [_short(note, NOTE_LETTERS_MAX) for note in notes if note]
    return {
        "sign": sign,
        "word": word,
        "text": _short(text, LINE_LETTERS_MAX),
        "note": ", ".join(said),
    }


def _listed(
    name: str, found: list[dict[str, str]], most: int, words: Mapping[str, str]
) -> dict[str, Any]:
    kept = found[:most] or [_item("", "", words["none"], ())]
    return {"name": words[name], "items": kept, "more": _more(len(found), most, words)}


def _owed(sheet: Sheet, words: Mapping[str, str]) -> dict[str, Any]:
    """Overdue first, then lapsed, then open; each group by its due date, undated last."""
    held = [one for one in sheet.get("owed") or () if one.get("state", "open") in _ORDER]
    held.sort(
        key=lambda one: (
            _ORDER[one.get("state", "open")],
            not one.get("due"),
            str(one.get("due")),
        )
    )
    found = []
    for one in held:
        state = one.get("state", "open")
        due = words["due"].format(due=one["due"]) if one.get("due") else words["no_due"]
        word = words[state] if state != "open" else ""
        found.append(_item(_SIGNS[state], word, one["text"], (one.get("owes"), due)))
    return _listed("owed", found, OWED_MAX, words)


def _asks(sheet: Sheet, words: Mapping[str, str]) -> dict[str, Any]:
    found = [
        _item("?", "", one["text"], (one.get("by"), one.get("date")))
        for one in sheet.get("asks") or ()
    ]
    return _listed("asks", found, ASKS_MAX, words)


def _incidents(sheet: Sheet, words: Mapping[str, str]) -> dict[str, Any]:
    found = [
        _item("\u25b2", "", one["text"], (one.get("serial"), one.get("date")))
        for one in sheet.get("incidents") or ()
    ]
    return _listed("incidents", found, INCIDENTS_MAX, words)


def _glossary(sheet: Sheet, words: Mapping[str, str]) -> dict[str, Any]:
    held = list(sheet.get("glossary") or ())
    rows = [
        [
            _short(one.get(language) or "\u2014", TERM_LETTERS_MAX)
            for language in ("en", "ru", "id")
        ]
        for one in held[:TERMS_MAX]
    ]
    return {
        "name": words["glossary"],
        "rows": rows,
        "none": words["none"],
        "more": _more(len(held), TERMS_MAX, words),
    }


def _rule(rule: Mapping[str, Any], words: Mapping[str, str]) -> str:
    if not rule.get("rule"):
        return words["not_said"]
    said = words.get(str(rule["rule"]), _short(rule["rule"], NAME_LETTERS_MAX))
    return f"{said} \u2014 {words['agreed' if rule.get('agreed') else 'not_agreed']}"
