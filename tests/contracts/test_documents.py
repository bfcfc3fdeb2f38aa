"""The preparation sheet: always one page, nothing of it markup, the same bytes for the same sheet."""
# ruff: noqa: RUF001  # Texts in three languages.

import random

import pytest

from openline.core.base.errors import Refused
from openline.shell.documents.preparation import (
    ASKS_MAX,
    OWED_MAX,
    TERMS_MAX,
    page_of,
    pdf,
    pictures,
)
from openline.shell.documents.words import WORDS

SHEET = {
    "mode": "EXERCISE",
    "request": "R-0017",
    "from_office": "Secretary of Defense (US)",
    "to_office": "Министр обороны (RU)",
    "level": "minister",
    "times": ["Tue 25 Jun 2024 14:00Z = 10:00 Washington / 17:00 Moscow"],
    "kind": "voice",
    "languages": ["English", "русский"],
    "interpreters": {"US": ["J. Smith"], "RU": ["И. Петров"]},
    "last": {"sentence": "First since 15 Mar 2023 (468 days).", "coverage": "On this ledger"},
    "owed": [
        {"text": "brief NATO allies", "owes": "US"},
        {"text": "consultations", "due": "2021-10", "state": "open"},
        {"text": "next plenary round", "due": "2021-09", "state": "overdue"},
        {"text": "ceasefire", "state": "lapsed"},
        {"text": "done long ago", "state": "done"},
    ],
    "asks": [{"text": "immediate ceasefire", "by": "US", "date": "2022-05-13"}],
    "incidents": [{"text": "aircraft within 30 m", "serial": "US 0041"}],
    "glossary": [{"en": "escalation", "ru": "эскалация", "id": "eskalasi"}],
    "rule": {"rule": "own", "agreed": True, "embargo": "18:00Z"},
    "printed": "2024-06-25T08:00Z",
}


def filled(text, n):
    """A sheet with every field as long as it can be said."""
    one = {"text": text, "owes": text, "by": text, "due": text, "date": text, "serial": text}
    return {
        **dict.fromkeys(
            (
                "mark",
                "subject",
                "request",
                "from_office",
                "to_office",
                "level",
                "kind",
                "channel",
            ),
            text,
        ),
        **dict.fromkeys(("times", "languages", "topics"), [text] * n),
        "mode": "EXERCISE",
        "place": text,
        "interpreters": {f"{i}{text}": [text] * n for i in range(n)},
        "no_qualified_interpreter": True,
        "last": {"sentence": text, "coverage": text},
        "owed": [one | {"state": "overdue"}] * n,
        "asks": [one] * n,
        "incidents": [one] * n,
        "glossary": [{"en": text, "ru": text, "id": text}] * n,
        "rule": {"rule": text, "embargo": text},
        "printed": text,
    }


@pytest.mark.parametrize("language", sorted(WORDS))
@pytest.mark.parametrize(
    "text",
    ["W" * 3000, "Щ" * 3000, "ю" * 3000, "wide WORDS and слова " * 90, "漢" * 900, "i " * 2000],
)
def test_given_fields_of_any_length_when_made_then_it_is_one_page(language, text):
    assert 1 == len(pictures(filled(text, 40), language, ppi=20))


@pytest.mark.parametrize("language", sorted(WORDS))
def test_given_an_empty_sheet_when_made_then_it_is_one_page_and_says_so(language):
    assert 1 == len(pictures({}, language, ppi=20))
    page = page_of({}, language)
    assert [WORDS[language]["none"]] == [one["text"] for one in page["lists"][0]["items"]]
    assert WORDS[language]["not_said"] == page["rule"]["said"]


def test_given_the_same_sheet_when_made_twice_then_the_bytes_are_the_same():
    assert pdf(SHEET, "en") == pdf(dict(reversed(SHEET.items())), "en")
    assert pdf(SHEET, "en").startswith(b"%PDF-")
    assert b"CreationDate" not in pdf(SHEET, "en")


def test_given_what_is_owed_when_made_then_overdue_stands_first_by_sign_and_word():
    items = page_of(SHEET, "en")["lists"][0]["items"]
    expected = [
        ("!", "OVERDUE", "next plenary round"),
        ("×", "LAPSED", "ceasefire"),
        ("•", "", "consultations"),
        ("•", "", "brief NATO allies"),
    ]
    assert expected == [(one["sign"], one["word"], one["text"]) for one in items]
    assert "US, no day named" == items[-1]["note"]


def test_given_long_lists_when_made_then_each_is_cut_by_its_count_and_says_how_many_more():
    page = page_of(filled("x", 40), "en")
    owed, asks, _ = page["lists"]
    assert (OWED_MAX, f"and {40 - OWED_MAX} more") == (len(owed["items"]), owed["more"])
    assert (ASKS_MAX, f"and {40 - ASKS_MAX} more") == (len(asks["items"]), asks["more"])
    glossary = page["glossary"]
    assert (TERMS_MAX, f"and {40 - TERMS_MAX} more") == (
        len(glossary["rows"]),
        glossary["more"],
    )


@pytest.mark.parametrize(
    ("mode", "banner"), [("EXERCISE", "EXERCISE"), ("TEST", "TEST"), ("REAL", "")]
)
def test_given_a_mode_when_made_then_its_banner_stands_above(mode, banner):
    assert page_of({"mode": mode}, "en")["banner"].startswith(banner)
    assert bool(banner) == bool(page_of({"mode": mode}, "ru")["banner"])


def test_given_no_qualified_interpreter_when_made_then_it_is_said_aloud():
    page = page_of(SHEET | {"no_qualified_interpreter": True}, "id")
    fact = next(one for one in page["facts"] if one["name"] == WORDS["id"]["interpreters"])
    assert fact["loud"]
    assert WORDS["id"]["no_interpreter"] == fact["said"][0]


@pytest.mark.parametrize(
    "text",
    [
        '#panic("x")',
        '#read("/etc/passwd")',
        "]#pagebreak()[",
        "$ x^2 $ *bold* _it_ `raw` @ref <label> \\ // comment",
        "\x00\x1b\u202e\ud800\uffff",
        '"}; {"',
        "e\u0301" * 200 + "\u0301" * 300,
    ],
)
def test_given_markup_in_a_field_when_made_then_it_is_only_text(text):
    assert 1 == len(pictures(filled(text, 12), "en", ppi=20))
    made = pdf(SHEET | {"subject": f"x{text}"}, "en")
    assert b"/Type/Pages/Count 1/" in made
    assert made != pdf(SHEET, "en")


def test_given_random_sheets_when_made_then_each_is_one_page():
    dice = random.Random(5)
    letters = "aWЩщю ..,-漢é\u200b\n"
    for _ in range(15):
        text = "".join(dice.choice(letters) for _ in range(dice.randrange(1, 900)))
        sheet = filled(text, dice.randrange(1, 12))
        for key in dice.sample(sorted(sheet), 6):
            del sheet[key]
        assert 1 == len(pictures(sheet, dice.choice(sorted(WORDS)), ppi=15))


@pytest.mark.parametrize(
    "sheet", [{"owed": [{"due": "2021"}]}, {"last": "x"}, {"glossary": ["x"]}, {"times": 5}]
)
def test_given_a_field_of_another_form_when_made_then_it_is_refused(sheet):
    with pytest.raises(Refused) as caught:
        pdf(sheet)
    assert "DOC-1" == caught.value.clause


def test_all_languages_have_the_same_words_and_an_unknown_one_is_english():
    assert {frozenset(words) for words in WORDS.values()} == {frozenset(WORDS["en"])}
    assert pdf(SHEET, "xx") == pdf(SHEET, "en")
