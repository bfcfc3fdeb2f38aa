"""STOP: its own budget, folded beyond it, never dropped, before everything else (RCT-10)."""

import pytest

from tests.spec.pair import Pair


def results(side, requests):
    """What each request was answered, None if not yet."""
    return [
        side.replies[number].result if number in side.replies else None for number in requests
    ]


def stops_of(side):
    """Count and text of every STOP that a side holds of its peer."""
    return [
        (item["count"], item["text"])
        for item in side.items()
        if item["kind"] == "stop" and item["author"] != side.name
    ]


@pytest.mark.clause("RCT-10")
def test_a_burst_of_20_goes_one_by_one_and_the_rest_is_folded_into_one_a_second(pair):
    """Mutant: drop the 21st, or fold without its text."""
    requests = [pair.amber.stops(f"stop {number}") for number in range(50)]
    assert 20 == len([part for part in results(pair.amber, requests) if part])
    pair.settle()
    assert [(1, f"stop {number}") for number in range(20)] == stops_of(pair.cobalt)
    pair.passes(1)
    folded = "\n".join(f"stop {number}" for number in range(20, 50))
    assert (30, folded) == stops_of(pair.cobalt)[-1]
    found = results(pair.amber, requests)
    assert all(found)
    assert 21 == len({part["id"] for part in found})
    assert {part["id"] for part in found[20:]} == {found[-1]["id"]}
    assert [21] * 30 == [part["serial"] for part in found[20:]]


@pytest.mark.clause("RCT-10")
def test_the_budget_fills_again_by_one_a_second(pair):
    for number in range(20):
        pair.amber.stops(str(number))
    pair.passes(3)
    requests = [pair.amber.stops(f"later {number}") for number in range(4)]
    assert [True] * 3 + [False] == [bool(part) for part in results(pair.amber, requests)]


@pytest.mark.clause("RCT-10")
def test_stops_of_two_modes_or_languages_are_never_folded_together(pair):
    """Mutant: give a REAL STOP the mode of the EXERCISE one before it."""
    for number in range(20):
        pair.amber.stops(str(number))
    pair.amber.stops("drill", mode="EXERCISE")
    pair.amber.stops("real")
    pair.amber.stops("стой", language="ru")
    pair.passes(3)
    shown = {item["text"]: (item["mode"], item["language"]) for item in pair.cobalt.items()}
    assert shown["drill"] == ("EXERCISE", "en")
    assert shown["real"] == ("REAL", "en")
    assert shown["стой"] == ("REAL", "ru")


@pytest.mark.clause("RCT-10")
def test_no_position_is_lost_when_stops_are_folded(pair):
    for number in range(20):
        pair.amber.stops(str(number))
    same = [601234000, 245678000, "60.1234,24.5678"]
    for text, place in (("here", same), ("there", [0, 10, "0,0.000001"]), ("where", None)):
        pair.amber.stops(text, position=place)
    pair.passes(1)
    (item,) = [each for each in pair.cobalt.items() if each["count"] == 3]
    assert item["text"] == "here [60.1234,24.5678]\nthere [0,0.000001]\nwhere"
    assert item["position"] is None
    for number in range(2):
        pair.amber.stops(f"same {number}", position=same)
    pair.passes(1)
    last = pair.cobalt.items()[-1]
    assert (last["text"], last["position"]["typed"]) == ("same 0\nsame 1", "60.1234,24.5678")


@pytest.mark.clause("RCT-10")
def test_what_does_not_fit_one_fold_comes_a_second_later(pair):
    """A fold must fit an entry; the rest keeps its order."""
    for number in range(20):
        pair.amber.stops(str(number))
    texts = [chr(0x20000 + number) * 2000 for number in range(10)]
    requests = [pair.amber.stops(text) for text in texts]
    pair.passes(6)
    said = [text for _, joined in stops_of(pair.cobalt)[20:] for text in joined.split("\n")]
    assert texts == said
    assert all(results(pair.amber, requests))


@pytest.mark.clause("RCT-10")
@pytest.mark.clause("LIN-10")
def test_stop_passes_everything_that_waits():
    """Mutant: send by order of the log."""
    pair = Pair(connected=False)
    for number in range(40):
        pair.amber.sends(f"routine {number}")
    pair.amber.sends("flash", "FLASH")
    pair.amber.stops("stop")
    pair.connect()
    assert ["stop", "flash", "routine 0"] == pair.sent_items(pair.amber)[:3]


@pytest.mark.clause("RCT-10")
def test_stop_goes_on_every_live_route_and_counts_once(pair):
    pair.connect("radio")
    pair.amber.stops("stop")
    on = [sum(map(len, pipe.way["Amber"])) > 0 for pipe in pair.pipes.values()]
    assert [True, True] == on
    pair.settle()
    assert [(1, "stop")] == stops_of(pair.cobalt)


@pytest.mark.clause("RCT-10")
def test_stop_is_written_even_when_a_session_takes_nothing_else(pair):
    """Its own reserve on the wire."""
    pair.hold(pair.amber)
    for number in range(150):
        pair.amber.sends(str(number) * 200, "FLASH")
    before = pair.unsent(pair.amber)[0]
    pair.amber.sends("flash that waits", "FLASH")
    assert pair.unsent(pair.amber)[0] == before <= 65_536
    pair.amber.stops("stop" * 1000)
    assert pair.unsent(pair.amber)[0] > before
    pair.release(pair.amber)
    pair.settle()
    said = pair.sent_items(pair.amber)
    assert said.index("stop" * 1000) < said.index("flash that waits")
    assert len(said) == 152
