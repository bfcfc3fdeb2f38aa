"""Talks against a peer with a changed program, and against one officer who wants to release alone."""

import time
from types import SimpleNamespace

import pytest

from openline.core.forms import facts, sheet_values, sheets
from openline.core.node import contact_records, talks_memory, talks_views
from openline.core.record import sheet
from openline.core.record.envelope import Kind
from openline.core.record.sheet import plain_seal, seal_of
from openline.runtime import talking, talks_calendar
from openline.shell.daybook import book
from openline.shell.daybook.private_talks import PrivateTalks
from tests.spec.pair import Pair
from tests.spec.talking import (
    CONTACT,
    PEOPLE,
    RELEASERS,
    REQUEST,
    STAFF,
    agrees,
    calls,
    one,
    readouts,
    refuses,
    releases,
    says,
    sides,
    talks,
)
from tests.spec.test_void import is_void_on_both

ALMA, ARNE = RELEASERS["Amber"]
CURT, CAJA = RELEASERS["Cobalt"]


def forges(side, kind, doc, item=None, *, by=None, mode=1, settle=True):
    """A sheet past all rules of its own node; its id."""
    found = side.appends_act(
        *(kind, [sheet.write(doc)]),
        as_=by or STAFF[side.name],
        mode=mode,
        reference=bytes.fromhex(item) if isinstance(item, str) else item,
    )
    if settle:
        side.pair.settle()
    return found


def fact(contact):
    """A signature that is not the last under the fact of a contact."""
    seal = plain_seal(facts.text(contact, "en"))
    return {"what": "fact", "language": "en", "final": False, "seal": seal}


@pytest.fixture
def contact(pair):
    """A call in an exercise: there the keys that tests hold may release."""
    return calls(pair.amber, mode="EXERCISE")


# --- one verdict ------------------------------------------------------------------------------


@pytest.mark.clause("TLK-3")
def test_a_version_beside_ones_own_is_void_on_both_sides_though_the_others_crossed(pair):
    first = says(pair.amber, "round", {"series": "talks"})
    low, high = sorted(pair.sides, key=lambda side: side.line.us)
    pair.hold(low)
    doc = {"series": "talks", "number": "2"}
    forges(low, Kind.ROUND, doc, first, mode=0, settle=False)
    forges(high, Kind.ROUND, {**doc, "number": "3"}, first, mode=0)
    item = forges(high, Kind.ROUND, {**doc, "number": "4"}, first, mode=0)
    pair.release(low)
    is_void_on_both(pair, item, "TLK-8")


@pytest.mark.clause("TLK-9")
def test_outcomes_that_crossed_leave_one_state_on_both_sides(pair):
    doc = {"sort": "commitment", "text": "Share.", "owes": "Amber", "expires": "none"}
    item = says(pair.amber, "commitment", doc)
    pair.hold(pair.amber)
    pair.hold(pair.cobalt)
    pair.cobalt.clock_off_ms = 3_600_000  # a clock that is ahead decides nothing
    pair.amber.does("outcome", as_="Asta", doc={"state": "done"}, item=item)
    pair.cobalt.does("outcome", as_="Cora", doc={"state": "withdrawn"}, item=item)
    pair.release(pair.amber)
    pair.release(pair.cobalt)
    pair.settle()
    first = pair.amber.line.us == 0
    wanted = "done" if first else "withdrawn"
    states = sides(pair, lambda side: one(talks(side)["commitments"], item)["state"])
    assert [wanted, wanted] == states


@pytest.mark.clause("RDO-1")
def test_a_consent_counts_as_later_by_what_its_author_had_not_by_its_clock(pair, contact):
    asked = says(pair.amber, "rule", {"rule": "own"}, contact)
    pair.cobalt.clock_off_ms = 50_000
    says(pair.cobalt, "consent", {"agree": True}, asked)
    other = says(pair.cobalt, "rule", {"rule": "no_readout"}, contact)
    says(pair.amber, "consent", {"agree": True}, other)
    assert ["no_readout"] * 2 == sides(pair, lambda side: readouts(side)[0]["rule"]["rule"])


@pytest.mark.clause("TLK-10")
def test_a_glossary_whose_consent_was_taken_back_is_not_agreed(pair):
    item = says(pair.amber, "glossary", {"version": 1, "terms": [{"topic": "x"}]})
    for agree in (True, False):
        says(pair.cobalt, "consent", {"agree": agree}, item)
        shown = sides(pair, lambda side: one(talks(side)["glossaries"], item)["agreed"])
        assert [agree, agree] == shown


@pytest.mark.clause("TLK-4")
def test_of_a_standing_call_that_one_side_skipped_and_the_other_held_both_show_one(pair):
    weekly = {**REQUEST, "times": [], "weekly": {"weekday": 5, "time": "09:00"}}
    item = says(pair.amber, "request", weekly)
    pair.hold(pair.amber)
    pair.amber.does("contact", as_="Asta", doc=CONTACT, item=item)
    skipped = {**CONTACT, "skipped": True, "reason": "x"}
    pair.cobalt.does("contact", as_="Cora", doc=skipped, item=item)
    pair.settle()
    pair.release(pair.amber)
    pair.settle()
    states = sides(
        pair, lambda side: one(talks(side)["requests"], item)["occurrences"][0]["state"]
    )
    assert ["held", "held"] == states


# --- release against the rule, or alone -------------------------------------------------------


@pytest.mark.clause("RDO-5")
def test_no_chain_of_versions_leads_a_contact_away_from_its_rule(pair, contact):
    agrees(pair, contact, "no_readout")
    versions = [bytes.fromhex(contact)]
    for number in range(1000):
        doc = {**CONTACT, "text": f"{number}"}
        versions.append(forges(pair.amber, Kind.CONTACT, doc, versions[-1], settle=False))
    version = versions[-2]
    pair.settle()
    doc = fact(CONTACT)
    released = forges(pair.amber, Kind.RELEASE, doc, version, by=ALMA)
    voids = [
        [side.item(item)["void"] for item in (versions[-1], version)] for side in pair.sides
    ]
    assert [["TLK-7", None]] * 2 == voids
    is_void_on_both(pair, released, "RDO-5")


@pytest.mark.clause("RDO-6")
def test_who_signed_for_the_fact_signed_for_no_later_version_of_the_contact(pair, contact):
    releases(pair.amber, contact, "fact", by=ALMA)
    people = [{**PEOPLE[0], "name": "Who never called"}, PEOPLE[1]]
    changed = {**CONTACT, "participants": people}
    calls(pair.amber, changed, contact, mode="EXERCISE")
    doc = {**fact(changed), "final": True, "text": facts.text(changed, "en")}
    is_void_on_both(pair, forges(pair.amber, Kind.RELEASE, doc, contact, by=ARNE), "RDO-6")
    releases(pair.amber, contact, "fact", by=ALMA)
    releases(pair.amber, contact, "fact", by=ARNE)
    done = [row["complete"] for row in readouts(pair.cobalt)[0]["releases"]]
    assert done == [False, False, True]


@pytest.mark.clause("TLK-3")
@pytest.mark.parametrize("kind", [Kind.RULE, Kind.JOINTLINE, Kind.BREACH, Kind.READOUT])
def test_what_is_said_in_an_exercise_says_nothing_of_what_is_real(pair, kind):
    real = calls(pair.amber)
    docs = {
        Kind.RULE: {"rule": "own"},
        Kind.JOINTLINE: {"slot": 1, "texts": {"en": "x"}},
        Kind.BREACH: {"by": "Amber", "text": "x", "source": "y"},
        Kind.READOUT: {"seal": "00" * 32, "language": "en", "bytes": 1},
    }
    is_void_on_both(pair, forges(pair.cobalt, kind, docs[kind], real), "TLK-3")


@pytest.mark.clause("RDO-5")
def test_nobody_releases_the_fact_of_a_call_that_did_not_take_place(pair):
    skipped = calls(pair.amber, {**CONTACT, "skipped": True, "reason": "x"}, mode="EXERCISE")
    doc = fact(CONTACT)
    is_void_on_both(pair, forges(pair.amber, Kind.RELEASE, doc, skipped, by=ALMA), "RDO-5")


@pytest.mark.clause("RDO-6")
def test_one_releaser_of_each_party_are_not_two_of_either(pair, contact):
    releases(pair.amber, contact, "fact", by=ALMA)
    releases(pair.cobalt, contact, "fact", by=CURT)
    waits = [row["awaiting"] for row in readouts(pair.amber)[0]["releases"]]
    assert [["Alma"], ["Curt"]] == [each["by"] for each in waits]
    assert [1, 1] == [each["have"] for each in waits]


@pytest.mark.clause("RDO-7")
@pytest.mark.parametrize("way", ["cancelled", "skipped"])
def test_by_taking_a_contact_back_nobody_hides_what_the_other_side_said_of_it(pair, way):
    item = calls(pair.cobalt)
    says(pair.amber, "breach", {"by": "Cobalt", "text": "x", "source": "y"}, item)
    if way == "cancelled":
        cancel = ["en", "Never was."]  # our own desk cancels no contact
        pair.cobalt.appends_act(Kind.CANCEL, cancel, reference=bytes.fromhex(item))
        pair.settle()
    else:
        says(pair.cobalt, "contact", {**CONTACT, "skipped": True, "reason": "x"}, item)
    assert [1, 1] == sides(pair, lambda side: len(readouts(side)[0]["breaches"]))


# --- what a screen would obey, and what no calendar has ---------------------------------------


@pytest.mark.clause("TLK-2")
@pytest.mark.parametrize("mark", ["\n", "\t", "\u2028", "\u202e", "\u2066", "\x7f", "\x9b"])
def test_a_name_is_of_one_line_and_turns_nothing_round(mark):
    people = [{**PEOPLE[0], "name": f"Ada{mark}Berg"}, PEOPLE[1]]
    assert "'participants'" in (
        sheets.fault_of(Kind.CONTACT, {**CONTACT, "participants": people}) or ""
    )


@pytest.mark.clause("TLK-2")
@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\x7f", "\x9b", "\r"])
def test_a_text_holds_nothing_that_a_screen_obeys(mark):
    assert "'text'" in (sheets.fault_of(Kind.CONTACT, {**CONTACT, "text": f"a{mark}b"}) or "")
    assert (
        sheets.fault_of(Kind.CONTACT, {**CONTACT, "text": "a\n\tb \u200f\u0627 \u200d"}) is None
    )


@pytest.mark.parametrize("off_ms", [2**48, 2**62])
def test_a_clock_past_all_calendars_stops_no_view(pair, off_ms):
    pair.cobalt.clock_off_ms = off_ms
    forges(pair.cobalt, Kind.CONTACT, CONTACT, mode=0)
    doc = {"sort": "commitment", "text": "x", "owes": "Amber", "expires": "9999"}
    forges(pair.cobalt, Kind.COMMITMENT, doc, mode=0)
    pair.cobalt.appends_act(Kind.MESSAGE, ["en", "Late.", []])
    pair.settle()
    line = pair.amber.line
    shown = talks(pair.amber)
    assert len(shown["commitments"]) == 1
    assert contact_records.contacts(line, pair.amber.now().wall_ms)
    assert talks_calendar.entries(shown)
    assert sheet_values.as_time(off_ms * 4)[:4] == "9999"


@pytest.mark.parametrize(
    ("kind", "doc"),
    [
        (Kind.REQUEST, {**REQUEST, "times": ["9999-12-31T23:59Z"]}),
        (Kind.ROUND, {"series": "x", "from": "2027-03", "to": "2027-02-28"}),
        (Kind.ROUND, {"series": "x", "from": "2027-03", "to": "9999"}),
        (Kind.ROUND, {"series": "x", "next_by": "9999-12"}),
    ],
)
def test_days_that_no_calendar_holds_keep_nothing_else_out_of_it(pair, kind, doc):
    forges(pair.cobalt, kind, doc, mode=0)
    says(pair.amber, "request", REQUEST)
    ours = SimpleNamespace(party="Amber", zone="Europe/Berlin", their_zone="Asia/Jakarta")
    file = talks_calendar.written(talks(pair.amber), ours, "en")
    assert REQUEST["to_office"].encode() in file


# --- what our own programs ask ----------------------------------------------------------------


@pytest.mark.clause("RDO-4")
@pytest.mark.parametrize("odd", ["request", "zz", 7, None, [], "language"])
def test_lines_that_are_none_are_refused_and_stop_no_node(odd):
    pair = Pair({"release.persons": 1})
    contact = calls(pair.amber, mode="EXERCISE")
    agrees(pair, contact, "joint")
    given = says(pair.amber, "request", REQUEST) if odd == "request" else odd
    doc = {"what": "joint", "lines": [given]}
    if odd == "language":
        doc = {"what": "joint", "lines": [], "language": ["en"]}
    assert refuses(pair.amber, "release", doc, contact, as_=ALMA)["clause"] in {
        "RDO-4",
        "TLK-2",
    }


class Bare:
    """A vault that hides nothing: what is kept shows."""

    def seal(self, body, bound_to):
        """As it is."""
        return b"", body

    def open(self, wrapped, sealed, bound_to):
        """As it was."""
        return sealed


@pytest.mark.clause("RDO-3")
def test_the_salt_of_a_seal_follows_from_nothing_that_goes_on_the_line(tmp_path):
    homes = []
    for name in ("one", "two"):
        home = tmp_path / name
        home.mkdir()
        paths = SimpleNamespace(home=home)
        homes.append(
            SimpleNamespace(
                opened=SimpleNamespace(paths=paths, store=SimpleNamespace(vault=Bare()))
            )
        )
    act_salt = "22" * 16  # stands in the body of the entry, for the peer to read
    first, again, other = (
        talking._sealed(host, {"text": "No."}, act_salt)
        for host in (homes[0], homes[0], homes[1])
    )
    assert first == again != other
    kept = talking.private(homes[0].opened).opened(seal_of(bytes.fromhex(first), "No."))
    assert kept == (first, "No.")


@pytest.mark.clause("RDO-3")
def test_a_sealed_text_is_on_the_disk_before_its_seal_goes_on_the_line(tmp_path):
    connection, seen = book.open_daybook(tmp_path), []
    kept = PrivateTalks(connection, Bare())
    connection.exec_trace = lambda cursor, sql, given: seen.append(sql) or True
    kept.keep("00" * 32, "11" * 16, "No.", 1)
    connection.exec_trace = None
    first, kept_now, last = seen
    assert ("synchronous = FULL" in first, "sealed_readouts" in kept_now) == (True, True)
    assert "synchronous = NORMAL" in last


def test_a_text_that_is_no_unicode_is_left_to_the_desk(pair):
    assert talking._sealed(None, {"text": "\ud800"}, None) == "0" * 32
    contact = calls(pair.amber)
    doc = {"text": "\ud800", "language": "en"}
    fault = refuses(pair.amber, "readout", doc, contact, seal_salt="0" * 32)
    assert fault["clause"] == "TLK-1"


# --- how much ---------------------------------------------------------------------------------


@pytest.mark.clause("TLK-3")
def test_one_party_says_only_so_much_of_one_sheet(pair, contact, monkeypatch):
    for side in pair.sides:
        side.line.talks.sheets[bytes.fromhex(contact)].said_by[pair.cobalt.line.us] = 1000
    assert talks_memory.SAID_MAX == 1000
    doc = {"by": "Amber", "text": "x", "source": "y"}
    assert refuses(pair.cobalt, "breach", doc, contact)["clause"] == "TLK-3"
    is_void_on_both(pair, forges(pair.cobalt, Kind.BREACH, doc, contact), "TLK-3")
    says(pair.amber, "breach", doc, contact)


@pytest.mark.clause("TLK-3")
def test_sheets_count_by_their_length_too(pair):
    us = pair.amber.line.us
    says(pair.amber, "request", REQUEST)
    size = len(sheet.write(REQUEST).encode())
    assert [(1, size)] * 2 == sides(pair, lambda side: side.line.talks.sizes[us, 1])
    for side in pair.sides:
        side.line.talks.sizes[us, 1] = 1, talks_memory.BYTES_MAX
    assert refuses(pair.amber, "request", REQUEST)["clause"] == "TLK-3"


def test_what_the_other_side_says_hides_nothing_of_ours(pair, monkeypatch):
    monkeypatch.setattr(talks_views, "SHOWN_MAX", 2)
    monkeypatch.setattr(talks_views, "CONTACTS_MAX", 2)
    ours = says(pair.amber, "request", REQUEST), calls(pair.amber)
    for _ in range(5):
        forges(pair.cobalt, Kind.REQUEST, REQUEST, mode=0)
        forges(pair.cobalt, Kind.CONTACT, {**CONTACT, "date": "2027-01-16"}, mode=0)
    shown = talks(pair.amber)
    assert [3, 3] == [len(shown["requests"]), len(shown["contacts"])]
    one(shown["requests"], ours[0])
    one(shown["contacts"], ours[1])


def test_twenty_thousand_sheets_of_a_peer_are_shown_in_seconds(pair):
    line, asks = pair.amber.line, [{"by": "Amber", "text": f"{n}" * 40} for n in range(20)]
    contact = calls(pair.cobalt, {**CONTACT, "asks": asks})
    known = line.talks.sheets[bytes.fromhex(contact)]
    for number in range(20_000):
        day = f"{2000 + number // 300:04}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        copy = talks_memory.Sheet(
            *(number.to_bytes(32), Kind.CONTACT, known.author, (1, 100 + number), known.had),
            *(known.at_ms, known.officer, known.mode, None, {**known.doc, "date": day}),
        )
        line.talks.add(copy, 1)
    began = time.monotonic()
    talks(pair.amber)
    readouts(pair.amber)
    contact_records.contacts(line, pair.amber.now().wall_ms)
    assert time.monotonic() - began < 20
