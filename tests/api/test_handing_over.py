"""A handover passes the watch to the one officer who read and accepted all that is open (R96)."""

from itertools import count

import pytest

from openline.console import handing_over
from openline.core.base.errors import Refused
from openline.shell.daybook.watches import Handover, HandoverItem
from tests.process.pair import wait_until

NUMBERS = count(1)


@pytest.fixture
def two_on_watch(both):
    """Who hands over and who comes, both on watch; each test has officers of its own."""
    n = next(NUMBERS)
    found = both.amber.officer(f"outgoing {n}"), both.amber.officer(f"incoming {n}")
    for officer in found:
        assert officer.starts_watch().status < 300
    yield found
    found[1].ask("DELETE", "/api/watch/handover")
    for officer in found:
        officer.post("/api/watch/end")


def came_to(both, text):
    """An item of Cobalt's that Amber holds."""
    sent = both.pair.b.send(text, precedence="FLASH")["id"]
    wait_until(lambda: both.pair.a.item(sent), why="it does not come over")
    return sent


def handover_seen_by(officer):
    return officer.get("/api/watch").value["handover"]


def accepts(officer, item):
    return officer.post("/api/watch/handover/accept", {"item": item})


def accepts_all(officer):
    for part in handover_seen_by(officer)["items"]:
        assert 200 == accepts(officer, part["id"]).status


def completes(officer):
    return officer.post("/api/watch/handover/complete")


def name_of(officer):
    return officer.session()["officer"]["name"]


def on_watch(officer):
    return [part["officer"] for part in officer.get("/api/watch").value["ours"]]


def test_what_one_officer_read_another_does_not_complete(both, two_on_watch):
    """Handed to whoever takes it: from the first acceptance on that is who gave it."""
    outgoing, incoming = two_on_watch
    came_to(both, "read by one")
    assert 200 == outgoing.post("/api/watch/handover", {"to": None}).status
    bystander = both.amber.officer("read nothing")
    assert bystander.starts_watch().status < 300
    accepts_all(incoming)

    taker = name_of(incoming)
    assert taker == handover_seen_by(bystander)["to"]
    refused = [completes(bystander)]
    refused.append(accepts(bystander, handover_seen_by(bystander)["items"][0]["id"]))
    assert [(409, "R96")] * 2 == [(part.status, part.value["clause"]) for part in refused]
    assert taker in refused[0].value["what"]
    assert name_of(outgoing) in on_watch(outgoing), "he has the watch still"

    assert 200 == completes(incoming).status
    assert name_of(incoming) in on_watch(incoming)
    assert outgoing.session()["officer"] is None
    assert 200 == bystander.post("/api/watch/end").status


def test_a_handover_begun_anew_may_be_taken_by_another_officer(both, two_on_watch):
    outgoing, incoming = two_on_watch
    came_to(both, "read twice")
    first = both.amber.officer("called away")
    assert 200 == outgoing.post("/api/watch/handover", {"to": None}).status
    accepts_all(first)
    assert 409 == completes(incoming).status
    assert 200 == outgoing.post("/api/watch/handover", {"to": None}).status
    accepts_all(incoming)
    assert 200 == completes(incoming).status


@pytest.mark.parametrize("to", [None, "named"])
def test_a_watch_is_not_handed_to_another_key_of_the_same_officer(both, two_on_watch, to):
    outgoing, incoming = two_on_watch
    item = came_to(both, f"one person, two keys, {to}")
    whom = name_of(incoming) if to else None
    assert 200 == outgoing.post("/api/watch/handover", {"to": whom}).status
    spare = both.amber.officer(name_of(outgoing))
    assert spare.starts_watch("duty desk").status < 300
    for answer in (accepts(spare, item), completes(spare)):
        assert (409, "R96") == (answer.status, answer.value["clause"])
        assert "you hand this watch over" == answer.value["what"]
    assert 200 == spare.post("/api/watch/end").status


def test_what_comes_while_a_watch_is_handed_over_is_listed_and_read_too(both, two_on_watch):
    outgoing, incoming = two_on_watch
    assert 200 == outgoing.post("/api/watch/handover", {"to": name_of(incoming)}).status
    accepts_all(incoming)
    stream = incoming.stream()
    late = came_to(both, "on the last minute")

    answer = completes(incoming)
    assert (409, "R96") == (answer.status, answer.value["clause"])
    assert "1 item is not accepted yet" == answer.value["what"]
    assert name_of(outgoing) in on_watch(outgoing)
    last = handover_seen_by(incoming)["items"][-1]
    assert (late, False) == (last["id"], last["accepted"]), "below what he read before"
    told = (
        event.data["handover"]["items"] for event in stream.events() if "watch" == event.name
    )
    assert any(late in [part["id"] for part in items] for items in told)

    assert 200 == accepts(incoming, late).status
    assert 200 == completes(incoming).status


def test_what_comes_is_on_the_list_before_anybody_asks_to_complete(both, two_on_watch):
    outgoing, incoming = two_on_watch
    assert 200 == outgoing.post("/api/watch/handover", {"to": None}).status
    accepts_all(incoming)
    late = came_to(both, "while he reads")
    wait_until(lambda: late in [part["id"] for part in handover_seen_by(incoming)["items"]])
    kept = [part for part in handover_seen_by(incoming)["items"] if part["id"] != late]
    assert all(part["by"] == name_of(incoming) for part in kept), "what he accepted stands"


def test_a_list_that_two_officers_accepted_is_completed_by_neither():
    """As a daybook of the build before may hold it."""
    items = (HandoverItem("aa" * 32, "ek", 5), HandoverItem("bb" * 32, "bo", 6))
    handover = Handover("lind", "11" * 32, None, 4, items)
    assert "ek" == handing_over.taker(handover)
    for officer in ("ek", "bo"):
        with pytest.raises(Refused, match="another officer accepted 1"):
            handing_over.refuse_unread(handover, officer)


MANY = 205


def test_a_watch_with_hundreds_of_open_items_is_handed_over_item_by_item(own):
    """The list shows the gravest; the others follow as these are accepted, and each is accepted."""
    both = own.start()
    for n in range(MANY - 1):
        both.pair.a.send(f"one of many, {n}")
    both.pair.a.send("graver than all", precedence="FLASH")
    outgoing, incoming = both.amber.officer("outgoing"), both.amber.officer("incoming")
    for officer in (outgoing, incoming):
        assert officer.starts_watch().status < 300
    opened = outgoing.post("/api/watch/handover", {"to": None})
    assert 200 == opened.status, opened.body
    whole = opened.value["handover"]
    assert (MANY, MANY) == (whole["all"], whole["left"])
    assert handing_over.SHOWN_MAX == len(whole["items"])
    gravest = whole["items"][0]["id"]
    assert "graver than all" == both.pair.a.item(gravest)["text"]

    accepted = []
    while (seen := handover_seen_by(incoming))["left"]:
        assert seen["left"] == MANY - len(accepted)
        refused = completes(incoming)
        assert f"{seen['left']} items are not accepted yet" == refused.value["what"]
        listed = [part["id"] for part in seen["items"] if not part["accepted"]]
        for item in listed:
            assert 200 == accepts(incoming, item).status
        accepted += listed
    assert (MANY, MANY) == (len(accepted), len(set(accepted)))
    assert handing_over.SHOWN_MAX == len(handover_seen_by(incoming)["items"])
    assert 200 == completes(incoming).status
    assert [name_of(incoming)] == on_watch(incoming)


def test_the_list_of_a_handover_has_an_end_and_its_refusal_says_what_to_do():
    handing_over.refuse_too_many(handing_over.ITEMS_MAX)
    with pytest.raises(Refused, match="2001 items are open") as refused:
        handing_over.refuse_too_many(handing_over.ITEMS_MAX + 1)
    assert "Acknowledge or answer" in refused.value.next_step


def test_what_is_shown_of_a_long_list_is_what_is_to_be_read_next():
    ids = [f"{n:064x}" for n in range(handing_over.SHOWN_MAX + 50)]
    for done in (0, 20, 60, len(ids)):
        items = [
            HandoverItem(item, "ek" if n < done else None, n) for n, item in enumerate(ids)
        ]
        seen = handing_over.view(Handover("lind", "11" * 32, None, 4, tuple(items)))
        first = min(done, len(ids) - handing_over.SHOWN_MAX)
        shown = [part["id"] for part in seen["items"]]
        assert ids[first : first + handing_over.SHOWN_MAX] == shown
        assert (len(ids), len(ids) - done) == (seen["all"], seen["left"])
