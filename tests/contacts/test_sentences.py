"""What an answer says in words: its dates with their prepositions, and how many it does not name."""

import pytest

from openline.core.contacts.contact import parse
from openline.core.contacts.days import Span
from openline.core.contacts.sentence import event_sentence, since_sentence
from openline.core.contacts.since import since, since_event
from tests.contacts import ledgers
from tests.contacts.wrong import but

LEDGER = [
    parse(but(id="a", date="2024-04")),
    parse(but(id="b", date="2024-04-20")),
    parse(but(id="c", date="2024-06")),
    parse(but(id="d", date="2024-06-20")),
    parse(but(id="e", date="2024-05-15")),
]


@pytest.mark.clause("CON-16")
@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "en",
            (
                *("was in June 2024, 17 to 46 days after (c)", "was in April 2024, 15 to 44"),
                *(
                    "as the first after it may also count",
                    "as the last before it may also count",
                ),
                "before or after it, the order being unknown: e",
            ),
        ),
        (
            "ru",
            ("первым после неё может быть", "последним до неё может быть", "до неё или после"),
        ),
        (
            "id",
            (
                "terjadi pada Juni 2024",
                "yang pertama sesudahnya mungkin juga ini",
                "pada April",
            ),
        ),
    ],
)
def test_around_an_event_each_doubt_is_said_of_what_it_is_about(language, parts):
    said = event_sentence(since_event(LEDGER, Span.parse("2024-05-15")), language)
    for part in parts:
        assert part in said, said
    assert "prior" not in said


@pytest.mark.clause("CON-16")
@pytest.mark.parametrize(
    ("language", "more"), [("en", "more"), ("ru", "ещё"), ("id", "lainnya")]
)
def test_the_sentence_counts_those_that_the_answer_leaves_off(language, more):
    """Five are named; the others are in the list or only counted."""
    contacts = [parse(raw) for raw in ledgers.crowded(1)]
    row = next(row for row in since(contacts, contacts[1].id) if "unordered_left_off" in row)
    assert len(row["unordered"]) == 50
    count = 45 + row["unordered_left_off"]
    said = since_sentence(row, "2022-02", language)
    assert f"{count} {more}" in said or f"{more} {count}" in said
