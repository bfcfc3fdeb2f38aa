"""Requests between offices, rounds, commitments (TLK-1 to TLK-10)."""

import json

import pytest

from openline.core.base.errors import PeerFault
from openline.core.record import sheet
from openline.core.record.envelope import Kind
from tests.spec.talking import (
    CONTACT,
    PEOPLE,
    REQUEST,
    TIMES,
    calls,
    one,
    refuses,
    says,
    sides,
    talks,
)
from tests.spec.test_void import is_void_on_both


def state(pair, item, name="requests"):
    """The state of a sheet on both sides."""
    return sides(pair, lambda side: one(talks(side)[name], item)["state"])


# --- sheets ----------------------------------------------------------------------------------


@pytest.mark.clause("TLK-1")
@pytest.mark.parametrize(
    "text",
    [
        '{"b":1,"a":2}',
        '{"a": 1}',
        '{"a":1.0}',
        '{"a":1,"a":1}',
        '["a"]',
        '{"a":' * 7 + "1" + "}" * 7,
        '{"a":"\\u0041"}',
        '{"a":9007199254740993}',
        '{"a":NaN}',
        '{"a":"' + "x" * 30_001 + '"}',
        "{}x",
        "[" * 100_000,
    ],
)
def test_a_sheet_that_is_not_in_its_one_form_is_none(text):
    with pytest.raises(PeerFault) as refused:
        sheet.parse(text)
    assert refused.value.clause == "TLK-1"


@pytest.mark.clause("TLK-1")
def test_a_sheet_reads_as_it_was_written():
    doc = {"text": 'Он сказал: "да"\n', "times": TIMES, "is": True, "n": -5, "none": None}
    assert doc == sheet.parse(sheet.write(doc))


@pytest.mark.clause("TLK-2")
@pytest.mark.parametrize(
    ("verb", "doc", "words"),
    [
        ("request", {**REQUEST, "times": ["2027-02-30T10:00Z"]}, "'times'"),
        ("request", {**REQUEST, "colour": "red"}, "no field 'colour'"),
        ("request", {**REQUEST, "times": []}, "no time"),
        ("request", {**REQUEST, "level": "emperor"}, "no level"),
        ("contact", {**CONTACT, "date": "2027-02-29"}, "'date'"),
        ("contact", {**CONTACT, "participants": PEOPLE[:1]}, "one party only"),
        ("contact", {**CONTACT, "skipped": True}, "its reason"),
        ("commitment", {"sort": "commitment", "text": "Share.", "owes": "Amber"}, "'expires'"),
        ("commitment", {"text": "x", "owes": "A", "expires": "none", "sort": "wish"}, "'sort'"),
    ],
)
def test_a_sheet_out_of_rule_is_refused_and_says_why(pair, verb, doc, words):
    fault = refuses(pair.amber, verb, doc)
    assert fault["clause"] == "TLK-2"
    assert words in fault["what"]


@pytest.mark.clause("TLK-2")
@pytest.mark.parametrize(
    ("kind", "doc", "clause"),
    [
        (Kind.REQUEST, {**REQUEST, "level": "emperor"}, "TLK-2"),
        (Kind.REQUEST, {**REQUEST, "colour": "red"}, "ENV-9"),
        (Kind.REQUEST, {**REQUEST, "reply_by": "2027-01-14T10:00Z"}, "TLK-4"),
        (Kind.CONTACT, {**CONTACT, "participants": PEOPLE[:1]}, "ENV-9"),
    ],
)
def test_what_a_node_must_not_send_is_void_on_both_sides(pair, kind, doc, clause):
    item = pair.amber.appends_act(kind, [sheet.write(doc)], as_="Asta")
    is_void_on_both(pair, item, clause)


@pytest.mark.clause("TLK-2")
def test_a_sheet_above_priority_is_void(pair):
    item = pair.amber.appends_act(
        Kind.REQUEST, [sheet.write(REQUEST)], as_="Asta", precedence=2
    )
    is_void_on_both(pair, item, "TLK-2")


@pytest.mark.clause("CER-10")
def test_only_staff_and_the_chief_hold_talks(pair):
    assert refuses(pair.amber, "request", REQUEST, as_="Anna")["clause"] == "CER-10"
    assert says(pair.amber, "request", REQUEST, as_="Arvo")
    assert calls(pair.amber, as_="Anna")  # a duty officer writes down who rang


# --- requests --------------------------------------------------------------------------------


@pytest.mark.clause("TLK-4")
def test_a_request_stands_on_both_sides_and_says_who_asked(pair):
    item = says(pair.amber, "request", REQUEST)
    found = sides(pair, lambda side: one(talks(side)["requests"], item))
    assert [("open", "Amber")] * 2 == [(each["state"], each["initiator"]) for each in found]
    assert [REQUEST] * 2 == [each["doc"] for each in found]


@pytest.mark.clause("TLK-4")
def test_without_an_answer_in_the_agreed_time_both_sides_say_so(pair):
    item = says(pair.amber, "request", REQUEST)
    pair.jumps(48 * 3600 + 60)
    assert ["no_answer"] * 2 == state(pair, item)


@pytest.mark.clause("TLK-5")
@pytest.mark.parametrize(
    ("doc", "shown"),
    [
        ({"answer": "accept", "times": TIMES[1:]}, "accepted"),
        ({"answer": "other_time", "times": ["2027-01-20T10:00Z"]}, "other_time"),
        ({"answer": "other_person", "person": "The deputy"}, "other_person"),
        ({"answer": "decline", "reason": "The time is not right."}, "declined"),
    ],
)
def test_a_request_is_answered_by_the_other_party(pair, doc, shown):
    item = says(pair.amber, "request", REQUEST)
    says(pair.cobalt, "reply", doc, item)
    assert [shown] * 2 == state(pair, item)


@pytest.mark.clause("TLK-5")
def test_nobody_accepts_his_own_request_or_a_time_that_was_not_offered(pair):
    item = says(pair.amber, "request", REQUEST)
    own = refuses(pair.amber, "reply", {"answer": "accept", "times": TIMES[:1]}, item)
    other = refuses(
        pair.cobalt, "reply", {"answer": "accept", "times": ["2027-03-01T10:00Z"]}, item
    )
    bare = refuses(pair.cobalt, "reply", {"answer": "decline"}, item)
    assert ["TLK-5", "TLK-5", "TLK-2"] == [each["clause"] for each in (own, other, bare)]
    said = [sheet.write({"answer": "accept", "times": TIMES[:1]})]
    void = pair.amber.appends_act(Kind.REPLY, said, as_="Asta", reference=bytes.fromhex(item))
    is_void_on_both(pair, void, "TLK-5")
    assert ["open"] * 2 == state(pair, item)


@pytest.mark.clause("TLK-5")
def test_an_acceptance_of_a_standing_call_names_no_time(pair):
    doc = {**REQUEST, "times": [], "weekly": {"weekday": 6, "time": "09:00"}}
    item = says(pair.amber, "request", doc)
    timed = {"answer": "accept", "times": TIMES[:1]}
    fault = refuses(pair.cobalt, "reply", timed, item)
    assert ("TLK-5", True) == (fault["clause"], "Accept without one" in fault["next"])
    said = [sheet.write(timed)]
    void = pair.cobalt.appends_act(Kind.REPLY, said, as_="Cora", reference=bytes.fromhex(item))
    is_void_on_both(pair, void, "TLK-5")
    assert ["open"] * 2 == state(pair, item)
    says(pair.cobalt, "reply", {"answer": "accept"}, item)
    assert ["accepted"] * 2 == state(pair, item)


@pytest.mark.clause("TLK-6")
def test_a_declined_request_leaves_a_slot_for_the_points_in_writing(pair):
    item = says(pair.amber, "request", REQUEST)
    says(pair.cobalt, "reply", {"answer": "decline", "reason": "Not now."}, item)
    message = pair.amber.sends("These are the points.", as_="Asta", ref=item)
    pair.settle()
    found = sides(pair, lambda side: one(talks(side)["requests"], item)["written"])
    assert [message] * 2 == found
    assert "held" in pair.amber.lit(message)


@pytest.mark.clause("TLK-7")
def test_a_contact_of_a_request_fixes_who_asked_for_it(pair):
    item = says(pair.amber, "request", REQUEST)
    contact = calls(pair.cobalt, item=item)
    found = sides(pair, lambda side: one(talks(side)["contacts"], contact))
    assert ["Amber"] * 2 == [each["initiator_by_record"] for each in found]
    assert ["held"] * 2 == state(pair, item)


@pytest.mark.clause("TLK-7")
def test_a_corrected_contact_is_a_new_version_by_its_author(pair):
    contact = calls(pair.amber)
    newer = calls(pair.amber, {**CONTACT, "until": "07:55"}, item=contact)
    assert refuses(pair.cobalt, "contact", CONTACT, contact)["clause"] == "TLK-7"
    assert refuses(pair.amber, "contact", CONTACT, contact)["clause"] == "TLK-7"
    shown = sides(pair, lambda side: [each["id"] for each in talks(side)["contacts"]])
    assert [[newer]] * 2 == shown


@pytest.mark.clause("TLK-7")
@pytest.mark.parametrize(
    ("date", "is_taken"),
    [("2027-01-15", True), ("2027-01-16", True), ("2027-01-17", False), ("9999-12-31", False)],
)
def test_a_contact_is_not_of_a_day_to_come_but_for_the_zones(pair, date, is_taken):
    """It is 15 January, 08:00 UTC: the 16th has begun somewhere, the 17th nowhere."""
    doc = {**CONTACT, "date": date}
    item = pair.cobalt.appends_act(Kind.CONTACT, [sheet.write(doc)], as_="Cora")
    pair.settle()
    wanted = None if is_taken else "TLK-7"
    assert [wanted] * 2 == sides(pair, lambda side: side.item(item)["void"])
    if not is_taken:
        fault = refuses(pair.amber, "contact", doc)
        assert ("TLK-7", True) == (fault["clause"], "when it has taken place" in fault["next"])
        known = calls(pair.amber)
        assert refuses(pair.amber, "contact", doc, known)["clause"] == "TLK-7"
        assert calls(pair.amber, {**doc, "skipped": True, "reason": "A feast."})


@pytest.mark.clause("TLK-4")
def test_a_standing_call_shows_what_was_held_skipped_and_forgotten(pair):
    weekly = {"weekday": 6, "time": "09:00", "agenda": ["air", "sea"]}
    doc = {**REQUEST, "times": [], "weekly": weekly}
    item = says(pair.amber, "request", doc)
    says(pair.cobalt, "reply", {"answer": "accept"}, item)
    pair.jumps(20 * 86_400)
    calls(pair.amber, {**CONTACT, "date": "2027-01-16"}, item=item)
    skipped = {**CONTACT, "date": "2027-01-23", "skipped": True, "reason": "Illness."}
    calls(pair.cobalt, skipped, item=item)
    found = sides(pair, lambda side: one(talks(side)["requests"], item)["occurrences"][:4])
    wanted = ["held", "skipped", "no_record", "due"]
    assert [wanted] * 2 == [[each["state"] for each in rows] for rows in found]


def test_an_ask_that_is_neither_raised_nor_answered_again_is_listed(pair):
    ask = {"by": "Amber", "text": "An immediate ceasefire"}
    calls(pair.amber, {**CONTACT, "date": "2026-05-13", "asks": [ask]})
    later = calls(pair.amber, {**CONTACT, "date": "2026-10-21"})
    shown = sides(pair, lambda side: one(talks(side)["contacts"], later)["asks_open"])
    assert [[{**ask, "since": "2026-05-13"}]] * 2 == shown
    last = calls(pair.amber, {**CONTACT, "asks": [{**ask, "answered": True}]})
    assert one(talks(pair.amber)["contacts"], last)["asks_open"] == []


# --- rounds and commitments ------------------------------------------------------------------


@pytest.mark.clause("TLK-8")
def test_a_round_has_versions_and_is_overdue_when_its_month_is_over(pair):
    doc = {"series": "stability", "number": "2", "next_by": "2027-02", "host": "Geneva"}
    first = says(pair.amber, "round", doc)
    newer = says(pair.cobalt, "round", {**doc, "place": "Geneva"}, first)
    assert refuses(pair.amber, "round", doc, first)["clause"] == "TLK-8"
    assert refuses(pair.amber, "round", {"series": "other"}, newer)["clause"] == "TLK-8"
    assert ["planned"] * 2 == state(pair, newer, "rounds")
    pair.jumps(60 * 86_400)
    assert ["overdue"] * 2 == state(pair, newer, "rounds")
    assert not one(talks(pair.amber)["rounds"], first)["current"]


@pytest.mark.clause("TLK-8")
def test_two_versions_that_crossed_leave_the_same_one_on_both_sides(pair):
    doc = {"series": "stability", "number": "2"}
    first = says(pair.amber, "round", doc)
    for number in list(pair.pipes):
        pair.cut(number)
    ours = pair.amber.does("round", as_="Asta", doc={**doc, "place": "Oslo"}, item=first)["id"]
    theirs = pair.cobalt.does("round", as_="Cora", doc={**doc, "place": "Bern"}, item=first)
    pair.connect()
    pair.settle()
    counts = ours if pair.amber.line.us == 0 else theirs["id"]
    for side in pair.sides:
        found = talks(side)["rounds"]
        assert one(found, first)["replaced_by"] == counts
        assert [None, None] == [one(found, each)["void"] for each in (ours, theirs["id"])]


@pytest.mark.clause("TLK-2")
@pytest.mark.parametrize(
    ("verb", "begins", "ends", "more"),
    [
        ("round", ("from", "2027-03"), ("to", "2027-02-28"), {"series": "x"}),
        (
            *("holder", ("from", "2025"), ("until", "2024")),
            {"party": "Cobalt", "office": "O", "level": "duty", "name": "Cy Dorn"},
        ),
    ],
)
def test_what_ends_before_it_begins_is_not_signed_here(pair, verb, begins, ends, more):
    assert refuses(pair.amber, verb, dict([begins, ends], **more))["clause"] == "TLK-2"
    assert says(pair.amber, verb, dict([begins, (ends[0], begins[1])], **more))


@pytest.mark.clause("TLK-9")
@pytest.mark.parametrize(
    ("due", "expires", "after", "shown"),
    [
        ("2027-02", "none", 20, "open"),
        ("2027-02", "none", 60, "overdue"),
        (None, "none", 600, "open"),
        ("2027-02", "2027-03", 120, "lapsed"),
    ],
)
def test_a_commitment_falls_due_and_lapses_by_what_it_says(pair, due, expires, after, shown):
    doc = {"sort": "commitment", "text": "Tell of exercises.", "owes": "Cobalt", "due": due}
    item = says(pair.amber, "commitment", {**doc, "expires": expires})
    pair.jumps(after * 86_400)
    assert [shown] * 2 == state(pair, item, "commitments")


@pytest.mark.clause("TLK-9")
def test_a_commitment_is_done_when_a_party_says_so_with_evidence(pair):
    doc = {"sort": "follow_up", "text": "Meet again.", "owes": "Amber", "expires": "none"}
    item = says(pair.amber, "commitment", doc)
    says(pair.cobalt, "outcome", {"state": "done", "evidence": "the round of March"}, item)
    assert ["done"] * 2 == state(pair, item, "commitments")
    assert refuses(
        pair.amber, "outcome", {"state": "done"}, says(pair.amber, "request", REQUEST)
    )["clause"] == ("TLK-9")


@pytest.mark.clause("TLK-10")
def test_a_glossary_has_a_higher_version_each_time_and_no_topic_twice(pair):
    term = {"topic": "open_lines", "en": ["open lines"], "ru": ["линии связи"], "id": ["jalur"]}
    item = says(pair.amber, "glossary", {"version": 2, "terms": [term]})
    says(pair.cobalt, "consent", {"agree": True}, item)
    assert [True] * 2 == sides(
        pair, lambda side: one(talks(side)["glossaries"], item)["agreed"]
    )
    for doc in ({"version": 2, "terms": [term]}, {"version": 3, "terms": [term, term]}):
        assert refuses(pair.amber, "glossary", doc)["clause"] == "TLK-10"


@pytest.mark.clause("TLK-3")
def test_more_sheets_than_a_node_keeps_in_mind_are_refused_and_void(pair):
    for side in pair.sides:
        side.line.talks.sizes[pair.amber.line.us, 1] = 20_000, 0
    assert refuses(pair.amber, "request", REQUEST)["clause"] == "TLK-3"
    item = pair.amber.appends_act(Kind.REQUEST, [sheet.write(REQUEST)], as_="Asta")
    is_void_on_both(pair, item, "TLK-3")


def test_all_talks_are_the_same_after_a_restart(pair):
    item = says(pair.amber, "request", REQUEST)
    says(pair.cobalt, "reply", {"answer": "decline", "reason": "No."}, item)
    contact = calls(pair.amber, item=item)
    calls(pair.amber, {**CONTACT, "place": "by line"}, item=contact)
    before = sides(pair, lambda side: json.dumps(talks(side)))
    for side in pair.sides:
        side.restarts()
    after = sides(pair, lambda side: json.dumps(talks(side)))
    assert [json.loads(each)["requests"] for each in before] == [
        json.loads(each)["requests"] for each in after
    ]
    assert [json.loads(each)["contacts"] for each in before] == [
        json.loads(each)["contacts"] for each in after
    ]


@pytest.mark.clause("TLK-2")
def test_our_own_officer_is_told_that_every_time_he_proposes_has_passed(pair):
    past = ["2027-01-10T14:00Z", "2027-01-11T14:00Z"]
    assert refuses(pair.amber, "request", {**REQUEST, "times": past})["clause"] == "TLK-2"
    item = says(pair.amber, "request", {**REQUEST, "times": [past[0], TIMES[0]]})
    other = {"answer": "other_time", "times": past}
    assert refuses(pair.cobalt, "reply", other, item)["clause"] == "TLK-2"
    # It was proposed; who accepts it late says what was agreed.
    says(pair.cobalt, "reply", {"answer": "accept", "times": past[:1]}, item)


@pytest.mark.clause("TLK-9")
def test_our_own_officer_is_told_that_a_commitment_lapses_before_it_is_due(pair):
    doc = {"sort": "commitment", "text": "Tell.", "owes": "Amber", "due": "2027-03"}
    assert (
        refuses(pair.amber, "commitment", {**doc, "expires": "2027-02-28"})["clause"] == "TLK-9"
    )
    for ends in ("2027-03", "2027-03-01", "2027", "none"):
        says(pair.amber, "commitment", {**doc, "expires": ends})
