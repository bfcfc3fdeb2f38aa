"""Two records of one call: the strictest rule agreed for either governs both, and doubts are shown (RDO-9)."""

import pytest

from openline.core.forms import facts
from openline.core.forms.sheet_values import as_time
from openline.core.record import sheet
from openline.core.record.envelope import Kind
from tests.spec import ceremony
from tests.spec.talking import (
    CONTACT,
    PEOPLE,
    RELEASERS,
    REQUEST,
    SALT,
    TEXT,
    agrees,
    calls,
    one,
    readouts,
    refuses,
    releases,
    says,
    sides,
    talks,
    writes,
)

pytestmark = pytest.mark.clause("RDO-9")
ALMA, ARNE = RELEASERS["Amber"]
CURT, CAJA = RELEASERS["Cobalt"]
UNTIL = as_time(ceremony.START_MS + 3 * ceremony.HOUR_MS)
EXERCISE = {"mode": "EXERCISE"}
NOTED = {**CONTACT, "time": "07:32", "topics": ["a talk of ministers"]}
"""The same call as the other side noted it: another minute, other words."""


@pytest.fixture
def embargoed(pair):
    """Amber's record of a call, with an embargo that both accepted."""
    contact = calls(pair.amber, **EXERCISE)
    agrees(pair, contact, "own", until=UNTIL)
    return contact


def is_held_back(pair, side, item, what="fact", *, doc=CONTACT, by=CURT):
    """Its own node refuses the release; forged past it, it is void here and there."""
    args = {"as_": by, "sealed_text": TEXT, "seal_salt": SALT, **EXERCISE}
    fault = refuses(side, "release", {"what": what}, item, **args)
    assert (fault["clause"], "another record of this call" in fault["what"]) == ("RDO-9", True)
    seal = sheet.plain_seal(facts.text(doc, "en"))
    if what == "own":
        seal = sheet.seal_of(bytes.fromhex(SALT), TEXT)
    forged = side.appends_act(
        *(Kind.RELEASE, [sheet.write({"what": what, "final": False, "seal": seal})]),
        as_=by,
        mode=1,
        reference=bytes.fromhex(item),
    )
    pair.settle()
    assert ["RDO-9"] * 2 == sides(pair, lambda each: each.item(forged)["void"])


def is_free(side, item, *, by=CURT):
    """A first signature under the fact of a contact is taken."""
    releases(side, item, "fact", by=by)
    return True


def beside(side, contact):
    """What a side shows beside a contact: of one call, and perhaps of one."""
    row = one(talks(side)["contacts"], contact)
    return row["one_call"], row["perhaps_one_call"]


def asked_for(pair, date, **more):
    """A request of Amber's that Cobalt accepted, for a day."""
    doc = {**REQUEST, "times": [f"{date}T14:00Z"], **more}
    request = says(pair.amber, "request", doc, **EXERCISE)
    times = {} if "weekly" in doc else {"times": doc["times"]}
    says(pair.cobalt, "reply", {"answer": "accept", **times}, request)
    return request


def test_a_second_record_by_the_other_side_does_not_escape_the_embargo(pair, embargoed):
    second = calls(pair.cobalt, NOTED, **EXERCISE)
    is_held_back(pair, pair.cobalt, second)
    assert [[second], [second]] == sides(pair, lambda side: beside(side, embargoed)[0])
    breach = {"by": "Cobalt", "text": "Signed before its time.", "source": "this record"}
    says(pair.amber, "breach", breach, second)
    found = sides(pair, lambda side: one_of(side, second)["breaches"][0]["text"])
    assert [breach["text"]] * 2 == found
    pair.jumps(3 * 3600 + 1)
    assert is_free(pair.cobalt, second)


def one_of(side, contact):
    """What a side shows of the readouts of one contact."""
    return next(row for row in readouts(side) if row["contact"]["id"] == contact)


def test_a_second_record_by_the_same_side_does_not_escape_it_either(pair, embargoed):
    second = calls(pair.amber, NOTED, **EXERCISE)
    is_held_back(pair, pair.amber, second, by=ALMA)
    rules = sides(pair, lambda side: one_of(side, second)["rules_beside"])
    for [rule] in rules:
        assert (embargoed, "own", UNTIL) == tuple(
            rule[name] for name in ("contact", "rule", "until")
        )


def test_each_of_two_records_keeps_its_own_rule_beside_the_others(pair):
    """A rule agreed for one record opens nothing for the other, which stands under its own."""
    first, second = calls(pair.amber, **EXERCISE), calls(pair.cobalt, NOTED, **EXERCISE)
    agrees(pair, first, "own")
    item = writes(pair.cobalt, second)
    args = {"as_": CURT, "sealed_text": TEXT, "seal_salt": SALT, **EXERCISE}
    fault = refuses(pair.cobalt, "release", {"what": "own"}, item, **args)
    assert (fault["clause"], "fact_of_contact" in fault["what"]) == ("RDO-5", True)
    agrees(pair, second, "own")
    releases(pair.cobalt, item, by=CURT)
    agrees(pair, first, "joint")
    is_held_back(pair, pair.cobalt, item, "own", by=CAJA)


def test_one_request_leads_to_one_call_whatever_day_its_records_name(pair):
    request = asked_for(pair, "2027-01-15")
    first = calls(pair.amber, item=request, **EXERCISE)
    agrees(pair, first, "no_readout")
    other = {**CONTACT, "date": "2027-01-14", "kind": "video", "participants": PEOPLE[::-1]}
    second = calls(pair.cobalt, other, item=request, **EXERCISE)
    is_held_back(pair, pair.cobalt, second, doc=other)


def test_a_standing_call_is_another_one_each_week(pair):
    weekly = {"weekday": 5, "time": "07:30"}
    request = asked_for(pair, "2027-01-15", times=[], weekly=weekly)
    first = calls(pair.amber, item=request, **EXERCISE)
    agrees(pair, first, "no_readout")
    doc = {**CONTACT, "participants": PEOPLE[::-1], "kind": "video"}
    second = calls(pair.cobalt, doc, item=request, **EXERCISE)
    is_held_back(pair, pair.cobalt, second, doc=doc)
    before = calls(pair.cobalt, {**CONTACT, "date": "2027-01-08"}, item=request, **EXERCISE)
    assert is_free(pair.cobalt, before)


def test_two_requests_accepted_for_a_day_lead_to_two_calls(pair):
    first, second = (
        calls(pair.amber, item=asked_for(pair, "2027-01-15"), **EXERCISE) for _ in range(2)
    )
    agrees(pair, first, "no_readout")
    assert is_free(pair.amber, second, by=ALMA)
    assert [([], [second])] * 2 == sides(pair, lambda side: beside(side, first))


@pytest.mark.parametrize("answer", [None, "decline", "accept for another day"])
def test_a_request_that_nobody_accepted_for_that_day_makes_no_other_call(pair, answer):
    """Given a second record that names a request of its own making, or an old one, it is the same call."""
    first = calls(pair.amber, item=asked_for(pair, "2027-01-15"), **EXERCISE)
    agrees(pair, first, "no_readout")
    if answer == "accept for another day":
        request = asked_for(pair, "2027-01-25")
    else:
        doc = {**REQUEST, "times": ["2027-01-15T14:00Z"]}
        request = says(pair.cobalt, "request", doc, **EXERCISE)
    if answer == "decline":
        says(pair.amber, "reply", {"answer": answer, "reason": "No."}, request)
    second = calls(pair.cobalt, item=request, **EXERCISE)
    is_held_back(pair, pair.cobalt, second)


@pytest.mark.parametrize(
    ("change", "is_shown"),
    [
        ({"kind": "video"}, True),
        ({"date": "2027-01-14"}, True),
        ({"date": "2027-01-13"}, False),
        ({"participants": [{**part, "office": "Other"} for part in PEOPLE]}, True),
        ({"participants": [{"party": part["party"], "name": "N"} for part in PEOPLE]}, False),
    ],
)
def test_what_only_looks_like_one_call_governs_nothing_and_is_shown(
    pair, embargoed, change, is_shown
):
    second = calls(pair.cobalt, {**CONTACT, **change}, **EXERCISE)
    wanted = ([], [second] if is_shown else [])
    assert [wanted] * 2 == sides(pair, lambda side: beside(side, embargoed))
    assert is_free(pair.cobalt, second)


@pytest.mark.parametrize("came_of", ["one day", "one request"])
def test_the_last_fifty_of_each_party_are_shown_beside_a_record(pair, came_of):
    """What one party says hides nothing of the other: each has its own fifty."""
    request = asked_for(pair, "2027-01-15") if came_of == "one request" else None
    # Of a request its records are found whatever their day.
    doc = {**CONTACT, "date": "2027-01-12"} if request else CONTACT
    args = {"item": request, **EXERCISE}
    first = calls(pair.cobalt, doc, **args)
    of_amber = [
        pair.amber.does("contact", as_="Asta", doc=doc, **args)["id"] for _ in range(52)
    ]
    pair.settle()
    newest = calls(pair.cobalt, item=request, **EXERCISE)
    wanted = (sorted([first, *of_amber[2:]]), [])
    assert [wanted] * 2 == sides(pair, lambda side: beside(side, newest))


def test_a_round_is_one_session_a_day_for_those_who_met(pair):
    held = says(pair.amber, "round", {"series": "talks"}, **EXERCISE)
    first = calls(pair.amber, item=held, **EXERCISE)
    agrees(pair, first, "no_readout")
    meeting = {**CONTACT, "kind": "in_person"}
    second = calls(pair.cobalt, meeting, item=held, **EXERCISE)
    is_held_back(pair, pair.cobalt, second, doc=meeting)
    group = [{"party": part["party"], "office": "Working group"} for part in PEOPLE]
    third = calls(pair.cobalt, {**meeting, "participants": group}, item=held, **EXERCISE)
    assert is_free(pair.cobalt, third)


def test_by_taking_the_first_record_back_nobody_loses_its_rule(pair, embargoed):
    skipped = {**CONTACT, "skipped": True, "reason": "Never was."}
    says(pair.amber, "contact", skipped, embargoed, **EXERCISE)
    second = calls(pair.amber, NOTED, **EXERCISE)
    is_held_back(pair, pair.amber, second, by=ALMA)


def test_a_record_whose_date_was_corrected_is_judged_by_the_newest_version(pair, embargoed):
    second = calls(pair.cobalt, {**CONTACT, "date": "2027-01-13"}, **EXERCISE)
    releases(pair.cobalt, second, "fact", by=CURT)
    says(pair.cobalt, "contact", NOTED, second, **EXERCISE)
    is_held_back(pair, pair.cobalt, second, by=CAJA)


@pytest.mark.parametrize("order", ["rule, contact, version", "contact, version, rule"])
@pytest.mark.parametrize("about", ["the request", "the contact"])
def test_a_rule_holds_for_the_call_whenever_it_was_agreed(pair, order, about):
    """Given a rule for the request or the contact, and a contact whose day was put right."""
    request = asked_for(pair, "2027-01-15")
    was = {**CONTACT, "date": "2027-01-12"}
    if order.startswith("rule") and about == "the request":
        agrees(pair, request, "no_readout")
    first = calls(pair.amber, was, request, **EXERCISE)
    if order.startswith("rule") and about == "the contact":
        agrees(pair, first, "no_readout")
    says(pair.amber, "contact", CONTACT, first, **EXERCISE)
    if order.endswith("rule"):
        agrees(pair, request if about == "the request" else first, "no_readout")
    second = calls(pair.cobalt, NOTED, **EXERCISE)
    is_held_back(pair, pair.cobalt, second)


def test_a_release_in_ignorance_of_the_other_records_rule_stands(pair):
    first, second = calls(pair.amber, **EXERCISE), calls(pair.cobalt, NOTED, **EXERCISE)
    asked = says(pair.amber, "rule", {"rule": "no_readout"}, first)
    pair.hold(pair.cobalt)
    pair.hold(pair.amber)
    pair.cobalt.does("consent", as_="Cora", doc={"agree": True}, item=asked)
    given = pair.amber.does(
        *("release",), doc={"what": "fact"}, item=second, as_=ALMA, **EXERCISE
    )["id"]
    for side in pair.sides:
        pair.release(side)
    pair.settle()
    assert [None, None] == sides(pair, lambda side: side.item(given)["void"])
    is_held_back(pair, pair.amber, second, by=ARNE)


def test_an_exercise_is_no_record_of_a_real_call(pair):
    real = calls(pair.amber)
    agrees(pair, real, "no_readout")
    second = calls(pair.cobalt, **EXERCISE)
    assert is_free(pair.cobalt, second)
    assert [([], [])] * 2 == sides(pair, lambda side: beside(side, second))


def test_a_restart_finds_the_records_of_one_call_again(pair, embargoed):
    second = calls(pair.cobalt, NOTED, **EXERCISE)
    pair.cobalt.restarts()
    pair.connect()
    is_held_back(pair, pair.cobalt, second)
