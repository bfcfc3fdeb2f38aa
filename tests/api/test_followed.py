"""What follows an item, by programs: read-backs and verdicts, effect, translations, the schedule."""

import pytest

from tests.process.pair import wait_until

PLACE = "57.2000,19.6667"
FAR = "58.2000,19.6667"


@pytest.fixture(scope="module")
def programs(both):
    """A program at each node, with the rights of a duty officer and an interpreter."""
    rights = ("duty", "interpreter")
    return (
        both.amber.program(both.amber.token("followed", *rights)),
        both.cobalt.program(both.cobalt.token("followed", *rights)),
    )


@pytest.fixture
def positioned(both, programs):
    """A message of Amber's with a position, at Cobalt."""
    body = {"as": "asha", "text": "here", "mode": "EXERCISE", "positions": [PLACE]}
    sent = programs[0].post("/api/items", body)
    assert 201 == sent.status, sent.body
    wait_until(lambda: both.pair.b.item(sent.value["id"]), why="it does not come over")
    return sent.value["id"]


def read_back(both, programs, item, place):
    said = programs[1].post(f"/api/items/{item}/read-backs", {"as": "boris", "position": place})
    assert 201 == said.status, said.body
    back = said.value["id"]
    found = wait_until(
        lambda: [each for each in both.pair.a.item(item)["read_backs"] if each["id"] == back],
        why="the read-back does not come over",
    )
    return found[0]


@pytest.mark.clause("RCT-14")
def test_a_read_back_near_enough_is_confirmed_and_both_sides_see_it(both, programs, positioned):
    back = read_back(both, programs, positioned, PLACE)
    assert 0 == back["distance_m"]
    path = f"/api/read-backs/{back['id']}/confirmation"
    done = programs[0].post(path, {"as": "asha", "verdict": "confirmed"})
    assert 201 == done.status, done.body
    wait_until(lambda: both.pair.b.item(positioned)["read_backs"][0]["verdict"] == "confirmed")


@pytest.mark.clause("RCT-14")
def test_a_read_back_too_far_away_can_only_be_a_mismatch(both, programs, positioned):
    back = read_back(both, programs, positioned, FAR)
    path = f"/api/read-backs/{back['id']}/confirmation"
    refused = programs[0].post(path, {"as": "asha", "verdict": "confirmed"})
    assert (409, "RCT-14") == (refused.status, refused.value["clause"])
    assert 201 == programs[0].post(path, {"as": "asha", "verdict": "mismatch"}).status


@pytest.mark.clause("ENV-8")
@pytest.mark.parametrize(
    ("path", "place"),
    [("/api/stops", {"position": "59,75"}), ("/api/items", {"positions": ["60,5"]})],
)
def test_a_place_with_a_comma_that_may_be_a_decimal_one_is_not_sent(programs, path, place):
    body = {"as": "asha", "text": "here", "mode": "EXERCISE", **place}
    refused = programs[0].post(path, body)
    assert (409, "position") == (refused.status, refused.value["clause"])
    assert "60, 5" in refused.value["next"]


@pytest.mark.clause("RCT-15")
def test_effect_lights_onward_at_the_sender(both, programs):
    body = {"as": "asha", "text": "cease fire", "mode": "EXERCISE"}
    stop = programs[0].post("/api/stops", body).value["id"]
    wait_until(lambda: both.pair.b.item(stop), why="it does not come over")
    said = {"as": "boris", "verdict": "confirmed"}
    assert 201 == programs[1].post(f"/api/items/{stop}/effect", said).status
    light = wait_until(lambda: both.pair.a.item(stop)["lights"]["onward"])
    assert "boris, Cobalt" == light["by"]


def test_a_translation_needs_an_interpreter_not_only_the_right(programs, positioned):
    body = {"as": "boris", "language": "ru", "text": "здесь", "how": "human", "name": "Boris"}
    refused = programs[1].post(f"/api/items/{positioned}/translations", body)
    assert (409, "CER-10") == (refused.status, refused.value["clause"])


def test_what_is_planned_stands_in_both_schedules(both, programs):
    begins = both.pair.a.status()["lines"][0]["next_check"]
    body = {"as": "asha", "what": "maintenance", "text": "mast down", "from": begins}
    done = programs[0].post("/api/schedule", {**body, "until": begins + 3_600_000})
    assert 201 == done.status, done.body
    lane = wait_until(
        lambda: [
            each
            for each in programs[1].get("/api/schedule").value["theirs"]
            if each.get("id") == done.value["id"]
        ],
        why="it does not come over",
    )
    assert "maintenance" == lane[0]["kind"]


@pytest.mark.parametrize("path", ["/api/items", "/api/stops", "/api/schedule", "/api/checks"])
def test_who_may_only_read_is_told_so_before_anything_else(both, path):
    """Given a token that may read, then 403, whatever the body is."""
    reader = both.amber.program(both.amber.token(f"reader of {path}", "read"))
    for body in ({}, {"text": "x"}, {"as": "asha", "text": "x"}):
        assert 403 == reader.post(path, body).status
