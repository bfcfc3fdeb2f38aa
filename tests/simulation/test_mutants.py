"""The simulator finds each mistake that is planted in the true code."""

import pytest

from openline.simulation import command, mutants

# How many seeds it may take; the true code passes all of them (test_seeds.py runs 200).
WITHIN = {
    "send_before_commit": 3,
    "no_deduplication": 3,
    "receipt_not_held": 3,
    "outbox_forgotten": 5,
    "restored_signs_at_once": 20,
    "stale_head": 20,
    "checkpoint_before_commit": 5,
    "receipt_for_wrong_body": 120,
    "void_blocks": 20,
    "held_when_sent": 3,
    "stops_forgotten": 120,
    "fork_without_evidence": 30,
    "release_by_one": 20,
    "release_by_two_keys": 60,
    "release_of_any_text": 60,
    "initial_survives_change": 200,
    "initial_on_any_text": 20,
    "embargo_ignored": 60,
    "consent_for_given": 100,
    "second_record_opens": 60,
    "breach_not_recorded": 20,
    "closed_request_answered": 60,
    "reply_by_anybody": 40,
    "initiator_by_latest": 20,
    "last_by_clock": 100,
    "last_by_arrival": 60,
    "judged_by_what_is_here": 20,
}
# Where the search begins: entries of the old copy must still be on a path when the new one asks,
# which one world in some hundred has. One world in five has talks; those of talks begin at the first
# world that finds them, so that the others are not played again and again.
FROM = {
    "stale_head": 910,
    "release_by_one": 4,
    "release_by_two_keys": 6,
    "release_of_any_text": 192,
    "initial_survives_change": 59,
    "initial_on_any_text": 4,
    "embargo_ignored": 16,
    "consent_for_given": 54,
    "second_record_opens": 19,
    "breach_not_recorded": 4,
    "closed_request_answered": 8,
    "reply_by_anybody": 19,
    "initiator_by_latest": 4,
    "last_by_clock": 96,
    "last_by_arrival": 16,
    "judged_by_what_is_here": 4,
}


def test_every_mutant_has_a_bound():
    assert set(mutants.ALL) == set(WITHIN)


@pytest.mark.parametrize("name", sorted(mutants.ALL))
def test_a_planted_fault_is_found(name):
    first = FROM.get(name, 0)
    with mutants.ALL[name]():
        found = next(
            (
                seed
                for seed in range(first, first + WITHIN[name])
                if command.run_seed(seed).failure
            ),
            None,
        )
    assert found is not None, f"{name} lived through {WITHIN[name]} seeds"
    assert command.run_seed(found).failure is None, "the true code fails there as well"
