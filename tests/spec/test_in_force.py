"""Is the line in force, and what the record says of contacts for the ledger (R15, CON-1, R88)."""

import pytest

from openline.core.base.names import Mode
from openline.core.node import contact_records, in_force
from openline.runtime import ledger_records
from tests.spec import ceremony
from tests.spec.talking import CONTACT, PEOPLE, REQUEST, calls, says, sides


def answer(side, at_ms=None):
    """The answer of a side, for a time or for now."""
    return in_force.in_force(side.line, side.now().wall_ms if at_ms is None else at_ms)


def contacts(side, mode=Mode.REAL):
    """What a side's record says for the ledger."""
    return contact_records.contacts(side.line, side.now().wall_ms, int(mode))


def of_kind(side, kind):
    """The contacts of one kind."""
    return [each for each in contacts(side) if each["kind"] == kind]


@pytest.mark.clause("RCT-9")
def test_both_capitals_give_the_same_answer_from_their_own_records(pair):
    """In April 2017 one capital said that the line was cut and the other that it was open."""
    before = pair.amber.now().wall_ms
    item = pair.amber.does("suspend", as_="Arvo", scope="message")["id"]
    pair.settle()
    pair.passes(5)
    found = sides(pair, answer)
    assert [(True, False)] * 2 == [(each["in_force"], each["whole"]) for each in found]
    assert [[item]] * 2 == [each["evidence"] for each in found]
    assert found[0]["suspended"] == found[1]["suspended"]
    assert ("message", "Amber", "Arvo") == tuple(
        found[0]["suspended"][0][name] for name in ("kind", "by", "officer")
    )
    assert answer(pair.cobalt, before - 1)["whole"]
    ended = pair.amber.does("resume", as_="Arvo", scope="message")["id"]
    pair.settle()
    pair.passes(1)
    found = sides(pair, answer)
    assert [True, True] == [each["whole"] for each in found]
    assert [[ended]] * 2 == [each["evidence"] for each in found]


@pytest.mark.parametrize("language", ["en", "ru", "id"])
def test_the_answer_is_one_sentence_that_names_who_suspended_what(pair, language):
    pair.amber.does("suspend", as_="Arvo", scope="message")
    pair.settle()
    said = ledger_records.in_force_sentence(answer(pair.cobalt), language)
    assert "Amber" in said
    assert {"en": "STOP", "ru": "СТОП", "id": "HENTIKAN"}[language] in said
    before = answer(pair.cobalt, ceremony.START_MS - 5 * ceremony.DAY_MS)
    assert not before["in_force"]
    assert ledger_records.in_force_sentence(before, language)


@pytest.mark.clause("CON-1")
def test_a_contact_by_hand_is_on_the_ledger_with_who_asked_for_it(pair):
    request = says(pair.amber, "request", REQUEST)
    contact = calls(pair.cobalt, item=request)
    due = {"sort": "follow_up", "text": "Meet again.", "owes": "Amber", "due": "2026-12"}
    says(pair.amber, "commitment", {**due, "expires": "none"}, contact)
    for side in pair.sides:
        found = of_kind(side, "voice")
        assert [f"record:{contact[:16]}"] == [each["id"] for each in found]
        assert found[0]["initiator"] == {"Amber": "Amber", "Cobalt": "Amber"}
        assert found[0]["confidence"] == "record"
        assert [("Meet again.", "2026-12", "open")] == [
            (each["what"], each["due"], each["state"]) for each in found[0]["follow_ups"]
        ]


@pytest.mark.clause("CON-1")
def test_one_call_that_both_sides_wrote_down_is_one_contact(pair):
    calls(pair.amber)
    calls(pair.cobalt, {**CONTACT, "time": "07:31"})
    another = [dict(PEOPLE[0], office="Chief of Staff", level="chief_of_staff"), PEOPLE[1]]
    calls(pair.cobalt, {**CONTACT, "participants": another})
    assert [2, 2] == [len(of_kind(side, "voice")) for side in pair.sides]


@pytest.mark.clause("CON-1")
def test_a_correction_is_the_same_contact_and_a_skipped_call_is_none(pair):
    contact = calls(pair.amber)
    calls(pair.amber, {**CONTACT, "place": "by line"}, item=contact)
    calls(pair.amber, {**CONTACT, "date": "2027-01-14", "skipped": True, "reason": "Ill."})
    for side in pair.sides:
        found = of_kind(side, "voice")
        assert [(f"record:{contact[:16]}", "by line")] == [
            (each["id"], each["place"]) for each in found
        ]


@pytest.mark.clause("CON-1")
def test_messages_and_checks_are_one_contact_a_day_and_exercises_are_apart(pair):
    for side in pair.sides:
        side.sends()
        side.sends("In the exercise.", mode="EXERCISE")
    pair.settle()
    calls(pair.amber, mode="EXERCISE")
    for side in pair.sides:
        written = of_kind(side, "written")
        assert ["2027-01-15"] == [each["date"] for each in written]
        assert {"Amber", "Cobalt"} == {part["party"] for part in written[0]["participants"]}
        assert [] == of_kind(side, "voice")
        assert ["voice"] == [
            each["kind"] for each in contacts(side, Mode.EXERCISE) if each["kind"] == "voice"
        ]


def test_the_hours_from_a_request_to_its_contact_are_counted(pair):
    request = says(pair.amber, "request", REQUEST)
    says(pair.amber, "request", REQUEST)
    calls(pair.cobalt, {**CONTACT, "date": "2027-01-16", "time": "14:00"}, item=request)
    found = sides(
        pair, lambda side: contact_records.request_figures(side.line, side.now().wall_ms)
    )
    assert [
        {"states": {"held": 1, "open": 1}, "held": 1, "hours_median": 30, "hours_max": 30}
    ] == [found[0]]
    assert found[0] == found[1]


def test_a_commitment_that_was_done_after_its_day_counts_as_late(pair):
    contact = calls(pair.amber)
    due = {
        "sort": "commitment",
        "text": "Tell.",
        "owes": "Amber",
        "due": "2026-12",
        "expires": "none",
    }
    item = says(pair.amber, "commitment", due, contact)
    says(pair.cobalt, "outcome", {"state": "done", "on": "2027-01-10"}, item)
    row = of_kind(pair.cobalt, "voice")[0]["follow_ups"][0]
    assert ("done", "2027-01-10") == (row["state"], row["done"])
