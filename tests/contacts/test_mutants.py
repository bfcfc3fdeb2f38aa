"""The generated ledgers tell wrong rules from the true ones, and the true ones are what they say.

Each mutant of `tests/contacts/mutants.py` is a fault that somebody may write:

    `<=` for `<` on one day · a partial date by its first day · may be before for is before ·
    times ignored · seconds ignored · offsets ignored · line checks counted in `any` · kinds as written · a mixed
    level as its highest · a mixed level in any order · the highest level of anybody · pairs
    regardless of party · pairs at the contact's level only · names as written · parties as written · all pairs alike ·
    the prior by its first day · days counted for partial dates · unknown order unsaid · one latest only · "since"
    by its first day · "since" inclusive · maybe breaks a claim · maybe holds a claim · the week
    from Sunday · no weekdays · a partial own date holds · the alarm at 90 · due by its first day ·
    nothing lapses
"""

from itertools import product

import pytest

from tests.contacts import ledgers
from tests.contacts.mutants import MUTANTS
from tests.contacts.naive import Rules
from tests.contacts.naive_days import every_order, moments, read_date

SEEDS = range(400)
SMALL = ("2024-02-28", "2024-02-29", "2024-02", "2024-03", "2024-03-01")


def answers(rules, ledger):
    """Everything that the rules say about a ledger."""
    yield [rules.since(ledger, raw["id"]) for raw in ledger]
    for event in ledgers.events(ledger):
        yield [rules.event(ledger, event, level) for level in (None, "minister")]
    yield rules.check(ledger)
    for on in ledgers.days_to_ask(ledger):
        yield rules.silence(ledger, on), rules.owed(ledger, on)


def differs(mutant, ledger):
    """Whether a ledger shows the fault, at the first answer that does."""
    pairs = zip(answers(mutant, ledger), answers(Rules(), ledger), strict=True)
    return any(one != other for one, other in pairs)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_a_wrong_rule_is_found_by_the_generated_ledgers(mutant):
    assert any(differs(mutant(), ledgers.seeded(seed)) for seed in SEEDS), mutant.__doc__


def test_there_are_enough_wrong_rules():
    assert len(MUTANTS) > 20


def test_the_true_rules_give_the_same_answers_twice():
    ledger = ledgers.seeded(1)
    assert not differs(Rules(), ledger)


@pytest.mark.parametrize(("a", "b"), list(product(SMALL, SMALL)))
def test_before_means_before_however_the_dates_are_read(a, b):
    """Every day of one against every day of the other, each at every second hour."""
    one, other = read_date(a), read_date(b)
    worlds = {
        (day, hour) < (later, later_hour)
        for day, later in product(one.days, other.days)
        for hour, later_hour in product(range(0, 24, 2), range(0, 24, 2))
    }
    assert every_order(one, other) == worlds


@pytest.mark.parametrize(
    ("date", "time", "later", "later_time", "truth"),
    [
        ("2024-06-25", "08:30", "2024-06-25", "08:31", {True}),
        ("2024-06-25", "08:30", "2024-06-25", "08:30", {True, False}),
        ("2024-06-25", "08:30", "2024-06-25", None, {True, False}),
        ("2024-06-25", "23:59", "2024-06-25", None, {True, False}),
        ("2024-06-25", "23:59", "2024-06-26", "00:00", {True}),
        ("2024-06-25T01:00+03:00", None, "2024-06-25", None, {True}),
        ("2024-06", None, "2024-06-25", None, {True, False}),
        ("2024-06", None, "2024-07-01", "00:00", {True}),
        ("2024", None, "2024-12-31", "23:59", {True, False}),
        ("2024-06-25T08:30:00Z", None, "2024-06-25T08:30:20Z", None, {True}),
        ("2024-06-25T08:30:20Z", None, "2024-06-25", "08:30", {True, False}),
        ("2024-06-25T08:30:20Z", None, "2024-06-25T08:30:20Z", None, {False}),
    ],
)
def test_the_order_of_two_dates(date, time, later, later_time, truth):
    assert truth == every_order(read_date(date, time), read_date(later, later_time))


@pytest.mark.parametrize("text", ["2022-02-30", "2022-13", "2022-00-01", "May", "", "2022-5-1"])
def test_a_date_that_does_not_exist_means_no_day(text):
    assert read_date(text) is None


def test_a_month_is_its_days():
    assert 2 * 29 == len(moments(read_date("2024-02")))
