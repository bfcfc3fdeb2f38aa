"""First since: the prior contact by pair, office, level and kind, and what is not known."""

from datetime import date

import pytest

from openline.core.contacts import figures, owed, sentence, silence
from openline.core.contacts.days import Span
from openline.core.contacts.since import coverage, since, since_event
from tests.spec.contact_objects import contact, someone


def rows(ledger):
    return {(row["scope"], row["of"], row["kind"]): row for row in since(ledger, "p")}


def level_row(ledger, kind="voice"):
    return next(
        row for row in since(ledger, "p") if row["scope"] == "level" and row["kind"] == kind
    )


@pytest.mark.clause("CON-8")
def test_rows_come_in_order_pairs_at_the_level_first():
    people = [
        someone("US", "Wendy", "deputy_minister", "Deputy"),
        someone("US", "Bonnie", "under_secretary"),
        someone("RU", "Sergei", "deputy_minister", "Deputy FM"),
    ]
    found = since([contact("p", kind="meeting", people=people)], "p")
    assert [
        ("person_pair", "Wendy (US) - Sergei (RU)", "meeting"),
        ("person_pair", "Wendy (US) - Sergei (RU)", "any"),
        ("office_pair", "Deputy (US) - Deputy FM (RU)", "meeting"),
        ("office_pair", "Deputy (US) - Deputy FM (RU)", "any"),
        ("level", "deputy_minister", "meeting"),
        ("level", "deputy_minister", "any"),
        ("person_pair", "Bonnie (US) - Sergei (RU)", "meeting"),
        ("person_pair", "Bonnie (US) - Sergei (RU)", "any"),
    ] == [(row["scope"], row["of"], row["kind"]) for row in found]


@pytest.mark.clause("CON-8")
def test_a_pair_is_found_at_any_level_and_in_any_spelling():
    before = contact(
        "q", "2020", people=[someone("RU", "IVAN", "duty"), someone("US", " ann ", "commander")]
    )
    found = rows([before, contact("p")])
    assert "q" == found["person_pair", "Ann (US) - Ivan (RU)", "voice"]["prior"]
    assert found["level", "minister", "voice"]["prior"] is None


@pytest.mark.clause("CON-8")
def test_any_kind_leaves_out_line_checks():
    ledger = [
        contact("a", "2022-01-01", "letter"),
        contact("b", "2022-01-02", "line_check"),
        contact("p"),
    ]
    assert level_row(ledger, "voice")["prior"] is None
    assert "a" == level_row(ledger, "any")["prior"]


@pytest.mark.clause("CON-9")
def test_the_days_are_exact_or_a_range():
    ledger = [contact("a", "2014-01"), contact("p", "2017-02-16")]
    row = level_row(ledger)
    assert ("a", None, 1112, 1142) == (
        row["prior"],
        row["days"],
        row["days_min"],
        row["days_max"],
    )
    row = level_row([contact("a", "2023-03-15"), contact("p", "2024-06-25")])
    assert (468, 468, 468) == (row["days"], row["days_min"], row["days_max"])


@pytest.mark.clause("CON-9")
def test_what_stands_on_the_same_day_is_neither_prior_nor_forgotten():
    ledger = [contact("a", "2022-05-12"), contact("b"), contact("p")]
    row = level_row(ledger)
    assert ("a", ["b"], False) == (row["prior"], row["unordered"], row["sure"])


@pytest.mark.clause("CON-9")
def test_two_that_may_both_be_the_prior_are_both_named():
    ledger = [contact("a", "2022-05-12"), contact("b", "2022-05-12"), contact("p")]
    row = level_row(ledger)
    assert ("b", ["a"], True) == (row["prior"], row["prior_or"], row["sure"])


@pytest.mark.clause("CON-10")
def test_every_answer_says_what_it_covers():
    ledger = [
        contact("a", "2014-01", source=["x", "y"]),
        contact("p", "2014-01-31"),
        contact("z", "2014-01-02", "line_check", source="x"),
    ]
    expected = {"from": "2014-01", "to": "2014-01-31", "sources": ["press", "x", "y"]}
    assert expected == coverage(ledger) == level_row(ledger)["coverage"]
    many = [contact(f"c{n}", source=f"s{n:03}") for n in range(203)]
    assert (200, 3) == (
        len(coverage(many)["sources"]),
        coverage(many)["sources_left_off"],
    )


@pytest.mark.clause("CON-11")
def test_around_an_event_the_first_after_and_the_last_before():
    ledger = [
        contact("a", "2022-02-01"),
        contact("b", "2022-02"),
        contact("c", "2022-05-13"),
        contact("d", "2022-05-12", "check"),
        contact("e", "2022-05"),
    ]
    found = since_event(ledger, Span.parse("2022-02-24"), "minister")
    assert ("e", "a", ["b"]) == (
        found["first_after"],
        found["last_before"],
        found["unordered"],
    )
    assert ["c"] == found["first_after_or"]
    assert {"days": None, "days_min": 66, "days_max": 96} == found["days_after"]
    assert since_event(ledger, Span.parse("2023"), "duty")["first_after"] is None


@pytest.mark.clause("CON-13")
def test_silence_is_counted_to_the_day_asked_for():
    mixed = [someone("US", level="minister"), someone("RU", level="duty")]
    ledger = [
        contact("a", "2022-01-01"),
        contact("b", "2022-03-31", "line_check"),
        contact("c", "2022-05-01", people=mixed),
        contact("d", "2022-06-01"),
    ]
    today = date(2022, 4, 1)
    found = silence.silence(silence.last_by_level(ledger, today), today)
    by_level = {row["level"]: row for row in found}
    assert {
        "level": "minister",
        "last": "a",
        "days": 90,
        "days_min": 90,
        "days_max": 90,
        "alarm": False,
    } == by_level["minister"]
    assert by_level["duty"]["last"] is None
    assert not by_level["duty"]["alarm"]
    later = date(2022, 5, 3)
    found = silence.silence(silence.last_by_level(ledger, later), later, limits={"any": 100})
    assert ("minister/duty", 2) == (found[-1]["level"], found[-1]["days"])
    assert found[2]["alarm"]


@pytest.mark.clause("CON-14")
def test_what_is_owed_comes_overdue_first():
    follow_ups = [
        {"what": "undated"},
        {"what": "later", "due": "2022-12"},
        {"what": "over", "due": "2022-06"},
        {"what": "gone", "due": "2022-05", "expires": "2022-06"},
        {"what": "said", "state": "done", "due": "2022-06", "done": "2022-06-30"},
        {"what": "tardy", "state": "done", "due": "2022-06", "done": "2022-07"},
        {"what": "dropped", "state": "withdrawn"},
        {"what": "today", "due": "2022-07-01", "expires": "no expiry"},
    ]
    one = contact(follow_ups=follow_ups, commitments={"US": ["a promise"]})
    found = owed.owed([one], date(2022, 7, 1))
    assert [
        ("over", "2022-06", "overdue"),
        ("gone", "2022-05", "lapsed"),
        ("today", "2022-07-01", "open"),
        ("later", "2022-12", "open"),
        ("undated", None, "open"),
        ("a promise", None, "open"),
    ] == [(row["what"], row["due"], row["state"]) for row in found]
    counts = figures.figures(figures.counts_of([one]), [one], today=date(2022, 7, 1))
    assert {"2022": {"minister": 1}} == counts["years"]
    assert {"done": 1, "late": 1, "lapsed": 1, "open": 3, "overdue": 1} == counts["follow_ups"]


@pytest.mark.clause("CON-16")
def test_the_sentence_says_ledger_days_and_what_is_unknown():
    ledger = [contact("a", "2014-01"), contact("b", "2017-02-16"), contact("p", "2017-02-16")]
    row = level_row(ledger)
    assert (
        "On this ledger (2014-01 to 2017-02-16, 1 source): 16 Feb 2017 is the first voice contact at minister level "
        "since January 2014: 1112 to 1142 days (prior: a); unless it came after one of these, whose order to it is unknown: b."
    ) == sentence.since_sentence(row, "2017-02-16")
    assert "от 1112 до 1142 дней" in sentence.since_sentence(row, "2017-02-16", "ru")
    assert "Januari 2014: 1112 sampai 1142 hari" in sentence.since_sentence(
        row, "2017-02-16", "id"
    )


@pytest.mark.clause("CON-16")
def test_russian_numbers_have_their_three_forms():
    forms = ("день", "дня", "дней")
    said = [sentence.counted(n, forms, "ru") for n in (1, 2, 5, 11, 12, 21, 104, 111, 468)]
    assert (
        "1 день, 2 дня, 5 дней, 11 дней, 12 дней, 21 день, 104 дня, 111 дней, 468 дней"
        == ", ".join(said)
    )
