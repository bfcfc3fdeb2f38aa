"""Talks and readouts over HTTP: what stands on the line, what is ours alone, what is made for people."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from tests.api.consoles import Both
from tests.process.pair import Pair, verb, wait_until

PEOPLE = [
    {
        "party": "Amber",
        "name": "Ada Berg",
        "office": "Minister of Defence",
        "level": "minister",
    },
    {
        "party": "Cobalt",
        "name": "Cy Dorn",
        "office": "Secretary of Defense",
        "level": "minister",
    },
]
OURS = "The ministers spoke. Both sides stressed the importance of open lines of communication."
THEIRS = "Министры обсудили поставки оружия. Стороны подтвердили важность открытых линий связи."


def minute(**span: float) -> str:
    """A minute from now."""
    return (datetime.now(UTC) + timedelta(**span)).strftime("%Y-%m-%dT%H:%MZ")


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Two nodes whose staff and releasers have keys in the homes: programs act for them in exercises."""
    pair = Pair(tmp_path_factory.mktemp("talks") / "p")
    for side in pair.sides:
        verb("officer add", side.home, "staff", "--role", "staff", "--local-key")
        for name in ("first", "second"):
            verb("officer add", side.home, name, "--role", "releaser", "--local-key")
    yield Both(pair).start()
    pair.close()


@pytest.fixture(scope="module")
def programs(both):
    """A program at each node that may all of it."""
    rights = ("read", "send", "talks", "release")
    return tuple(
        each.program(each.token("talks", *rights)) for each in (both.amber, both.cobalt)
    )


def says(program, name, doc, item=None, *, as_="staff"):
    """Say a sheet; its id."""
    body = {"as": as_, "doc": doc, "item": item, "mode": "EXERCISE"}
    done = program.post(f"/api/talks/{name}", {k: v for k, v in body.items() if v is not None})
    assert 201 == done.status, done.body
    return done.value["id"]


def posted(program, data):
    """What the node makes of a calendar."""
    return program.ask("POST", "/api/talks/calendar", raw=data, Content_Type="text/calendar")


def row(program, name, item):
    """A row of /api/talks, None until it is there."""
    return next(
        (each for each in program.get("/api/talks").value[name] if each["id"] == item), None
    )


def of_contact(program, contact):
    """The readouts of a contact."""
    return program.get(f"/api/readouts/{contact}").value


@pytest.fixture(scope="module")
def contact(both, programs):
    """A call that was asked for, accepted, held, and may be read out; both sides have a readout."""
    amber, cobalt = programs
    time = minute(days=2)
    request = says(
        amber,
        "request",
        {
            "from_office": "Minister of Defence",
            "to_office": "Secretary of Defense",
            "level": "minister",
            "kind": "voice",
            "topics": ["exercise in the east"],
            "times": [time],
        },
    )
    wait_until(lambda: row(cobalt, "requests", request))
    says(cobalt, "reply", {"answer": "accept", "times": [time]}, request)
    wait_until(lambda: row(amber, "requests", request)["state"] == "accepted")
    call = {"kind": "voice", "date": minute()[:10], "participants": PEOPLE, "topics": ["east"]}
    held = says(amber, "contact", call, request)
    wait_until(lambda: row(cobalt, "contacts", held))
    rule = says(amber, "rule", {"rule": "own"}, held)
    wait_until(lambda: of_contact(cobalt, held)["asked"])
    says(cobalt, "consent", {"agree": True}, rule)
    wait_until(lambda: of_contact(amber, held)["rule"]["agreed"])
    return held


def test_ours_can_be_read_here_and_theirs_when_they_release_it(both, programs, contact):
    amber, cobalt = programs
    ours = says(amber, "readout", {"text": OURS, "language": "en"}, contact)
    theirs = says(cobalt, "readout", {"text": THEIRS, "language": "ru"}, contact)
    found = wait_until(lambda: (f := of_contact(amber, contact))["theirs"] and f)
    texts = {each["id"]: each["text"] for each in (*found["own"], *found["theirs"])}
    assert (OURS, None) == (texts[ours], texts[theirs])
    assert 404 == amber.get(f"/api/readouts/{contact}/compare").status
    for name in ("first", "second"):
        says(cobalt, "release", {"what": "own", "channel": "Telegram"}, theirs, as_=name)
        says(amber, "release", {"what": "own", "channel": "site"}, ours, as_=name)
    wait_until(lambda: of_contact(amber, contact)["theirs"][0]["released"])
    compared = amber.get(f"/api/readouts/{contact}/compare").value
    shared = [each for each in compared["both"] if each["topic"] == "open_lines"]
    assert {"Amber", "Cobalt"} == set(shared[0]["texts"])
    assert [each["topic"] for each in compared["only"]["Cobalt"]] == ["arms_supplies"]
    is_one_archive(amber.get(f"/api/readouts/{contact}/publish.zip"))

    assert compared["initiator_by_record"] == "Amber"
    said = {"kind": "not_same", "texts": shared[0]["texts"]}
    assert 201 == amber.post(f"/api/readouts/{contact}/corrections", said).status
    again = amber.get(f"/api/readouts/{contact}/compare").value
    assert not [each for each in again["both"] if each["topic"] == "open_lines"]
    assert "not_same" == again["corrections"][0]["kind"]
    sealed = {statement.encode() for statement in shared[0]["texts"].values()}
    assert not [path for path in kept(both) if any(one in path.read_bytes() for one in sealed)]


def kept(both):
    """Every file of both homes."""
    homes = (side.home for side in both.pair.sides)
    return [path for home in homes for path in home.rglob("*") if path.is_file()]


def is_one_archive(found):
    """The page, both identities and the evidence of four signatures, in one file."""
    assert 200 == found.status, found.body
    with zipfile.ZipFile(io.BytesIO(found.body)) as archive:
        names = archive.namelist()
        assert {"index.html", "verify.js", "Amber.identity", "openline_verify.py"} < set(names)
        assert 4 == sum(name.endswith(".evidence") for name in names)
        assert OURS in archive.read("index.html").decode()


def test_a_release_by_one_person_awaits_another(programs, contact):
    amber, cobalt = programs
    item = says(amber, "readout", {"text": "Again.", "language": "en"}, contact)
    says(amber, "release", {"what": "own"}, item, as_="first")
    shown = next(each for each in of_contact(amber, contact)["own"] if each["id"] == item)
    assert {"have": 1, "need": 2, "by": ["first"]} == shown["awaiting"]
    body = {"as": "staff", "doc": {"what": "own"}, "item": item, "mode": "EXERCISE"}
    refused = amber.post("/api/talks/release", body)
    assert (409, "CER-10") == (refused.status, refused.value["clause"])
    assert "fact" not in amber.get(f"/api/readouts/{contact}/fact?language=ru").body.decode()
    assert "Линии связи" in amber.get(f"/api/readouts/{contact}/fact?language=ru").value["text"]
    assert cobalt.get("/api/talks").value["briefings"] == []


def test_the_preparation_sheet_has_what_staff_must_know_as_data_and_as_a_page(
    programs, contact
):
    amber, _ = programs
    request = row(amber, "contacts", contact)["about"]
    says(
        amber,
        "commitment",
        {
            "sort": "follow_up",
            "text": "Meet again.",
            "owes": "Amber",
            "due": "2021-09",
            "expires": "none",
        },
        contact,
    )
    sheet = amber.get(f"/api/talks/preparation/{request}").value
    assert ("EXERCISE", "own") == (sheet["mode"], sheet["rule"]["rule"])
    assert [("Meet again.", "overdue")] == [
        (each["text"], each["state"]) for each in sheet["commitments"]
    ]
    page = amber.get(f"/api/talks/preparation/{request}.pdf?language=id")
    assert (200, b"%PDF") == (page.status, page.body[:4])
    assert 404 != amber.get(f"/api/talks/preparation/{request}").status
    assert amber.get(f"/api/talks/preparation/{'0' * 64}").status in {404, 409}


def test_the_calendar_goes_out_and_times_come_in(programs, contact):
    amber, _ = programs
    found = amber.get("/api/talks/calendar.ics")
    assert (200, True) == (found.status, b"BEGIN:VEVENT" in found.body)
    read = posted(amber, found.body)
    assert 200 == read.status, read.body
    assert read.value["events"]
    bad = posted(amber, b"not a calendar")
    assert 400 <= bad.status < 500


def test_a_briefing_is_kept_once_under_one_key_and_ended_once(programs):
    amber, _ = programs
    said = {"audience": "the ambassador of an ally", "text": "They spoke.", "due": "2026-12-01"}
    ids = {
        amber.post("/api/briefings", said, Idempotency_Key="b1").value["id"] for _ in range(2)
    }
    assert 1 == len(ids)
    where = f"/api/briefings/{ids.pop()}/done"
    answers = [amber.post(where, {}, Idempotency_Key="b2") for _ in range(2)]
    assert [(200, {"ok": True})] * 2 == [(each.status, each.value) for each in answers]


def test_a_briefing_is_kept_here_alone(programs):
    amber, cobalt = programs
    body = {"audience": "Allies", "text": "Talks were held.", "not_passed_on": "the dates"}
    done = amber.post("/api/briefings", body)
    assert 201 == done.status, done.body
    here = done.value["id"]

    def state():
        kept = amber.get("/api/talks").value["briefings"]
        return next(each["state"] for each in kept if each["id"] == here)

    assert "open" == state()
    assert 200 == amber.post(f"/api/briefings/{here}/done", {}).status
    assert "done" == state()
    assert [] == cobalt.get("/api/talks").value["briefings"]


def test_of_what_is_released_nowhere_there_is_no_archive(programs):
    amber, _ = programs
    call = {"kind": "voice", "date": minute()[:10], "participants": PEOPLE, "topics": ["west"]}
    item = says(amber, "contact", call)
    found = amber.get(f"/api/readouts/{item}/publish.zip")
    assert 400 <= found.status < 500
    assert "RDO-8" == found.value["clause"]


def test_who_may_only_read_says_nothing_and_an_unknown_verb_is_told(both, programs):
    reader = both.amber.program(both.amber.token("only reads", "read"))
    body = {"as": "staff", "doc": {"sort": "x"}}
    for path in ("/api/talks/commitment", "/api/talks/release", "/api/briefings"):
        given = body if "talks" in path else {"audience": "A", "text": "B"}
        assert 403 == reader.post(path, given).status
    assert 400 <= programs[0].post("/api/talks/gossip", body).status < 500
    bad = programs[0].post("/api/talks/commitment", body)
    assert "TLK-2" == bad.value["clause"]
