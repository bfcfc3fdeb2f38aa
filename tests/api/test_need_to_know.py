"""What is ours alone: no address of the API shows it to who need not know, before its release."""

from __future__ import annotations

import json

import pytest

from openline.console.rights import OF_ROLES, RIGHTS
from tests.api.consoles import Both
from tests.api.test_talks_api import PEOPLE, of_contact, says
from tests.process.pair import Pair, verb, wait_until

SECRET = "Wolverine"
KNOWING = {"talks", "release"}


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Two nodes whose staff and releasers have keys in the homes."""
    pair = Pair(tmp_path_factory.mktemp("knowing") / "p")
    for side in pair.sides:
        verb("officer add", side.home, "staff", "--role", "staff", "--local-key")
        for name in ("first", "second"):
            verb("officer add", side.home, name, "--role", "releaser", "--local-key")
    yield Both(pair).start()
    pair.close()


@pytest.fixture(scope="module")
def staff(both):
    """A program at each node that may all of it."""
    return tuple(
        each.program(each.token("staff", *RIGHTS)) for each in (both.amber, both.cobalt)
    )


@pytest.fixture(scope="module")
def readout(both, staff):
    """A contact and our readout of it, sealed; a briefing of an ally beside it."""
    amber, cobalt = staff
    call = {"kind": "voice", "date": "2026-11-01", "participants": PEOPLE, "topics": ["east"]}
    contact = says(amber, "contact", call)
    rule = says(amber, "rule", {"rule": "own"}, contact)
    wait_until(lambda: 200 == cobalt.get(f"/api/items/{rule}").status)
    says(cobalt, "consent", {"agree": True}, rule)
    wait_until(lambda: of_contact(amber, contact)["rule"]["agreed"])
    said = {"audience": SECRET, "text": SECRET, "not_passed_on": SECRET, "contact": contact}
    assert 201 == amber.post("/api/briefings", said).status
    words = {"language": "en", "text": f"{SECRET} was discussed."}
    return contact, says(amber, "readout", words, contact)


def visitors(both):
    """Who need not know: the roles that have neither right, and a program with all rights but them."""
    for role, rights in OF_ROLES.items():
        if KNOWING.isdisjoint(rights):
            yield role, both.amber.officer(f"{role} of the watch", role)
    rest = both.amber.token("everything else", *(set(RIGHTS) - KNOWING))
    yield "program", both.amber.program(rest)


def addresses(program, contact, readout):
    """Every GET of the API with what is there in the place of its parameters."""
    last = program.get("/api/state").value["seq"]
    fills = {
        "item": (contact, readout),
        "contact": (contact, f"record:{contact[:16]}"),
        "entry": (readout, *range(max(1, last - 40), last + 1)),
        "sha256": ("0" * 64,),
        "language": ("en",),
        "token": ("none",),
    }
    for path, methods in program.get("/openapi.json").value["paths"].items():
        if "get" not in methods or path == "/api/stream":
            continue
        name = path.partition("{")[2].partition("}")[0]
        for value in fills[name] if name else ("",):
            yield path.replace("{" + name + "}", str(value))
    for asked in (
        f"search?q={SECRET}",
        f"items?q={SECRET}&all=true",
        f"record/entries?q={SECRET}",
    ):
        yield f"/api/{asked}"
    yield from ("/api/items?all=true", "/api/record/entries?all=true&limit=500")


def told(visitor, contact, readout):
    """Where the secret stands in what he is answered, the stream from its beginning included."""
    found = []
    for way in addresses(visitor, contact, readout):
        answer = visitor.get(way)
        assert answer.status < 500 or way == "/ready", (way, answer.body)
        if SECRET.encode() in answer.body:
            found.append(way)
    stream = visitor.stream(0)
    events = stream.entries(visitor.get("/api/state").value["seq"])
    stream.close()
    assert events
    if SECRET in json.dumps([event.data for event in events]):
        found.append("/api/stream")
    return found


def test_what_is_sealed_is_nowhere_for_who_need_not_know_until_it_is_released(
    both, staff, readout
):
    """Before the first releaser signs, and between him and the second; then everybody reads it."""
    amber, cobalt = staff
    contact, item = readout
    nosy = dict(visitors(both))
    assert {"duty", "interpreter", "auditor", "admin", "program"} == set(nosy)
    theirs = both.cobalt.program(both.cobalt.token("there", *RIGHTS))
    assert {f"/api/readouts/{contact}", "/api/talks"} <= set(told(amber, *readout))
    for who, visitor in nosy.items():
        assert [] == told(visitor, *readout), who
    says(amber, "release", {"what": "own", "channel": "site"}, item, as_="first")
    for who, visitor in (*nosy.items(), ("the other party", theirs)):
        assert [] == told(visitor, *readout), who
    says(amber, "release", {"what": "own", "channel": "site"}, item, as_="second")
    wait_until(lambda: of_contact(cobalt, contact)["theirs"][0]["released"])
    found = told(nosy["duty"], *readout)
    assert f"/api/readouts/{contact}" in found
    assert f"/api/search?q={SECRET}" in found
    assert "/api/talks" not in found, "a briefing is never released"
