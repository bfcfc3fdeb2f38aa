"""Positions, read-backs, effect, translations, the schedule (RCT-14, RCT-15, RCT-17, RCT-18)."""

import pytest

from openline.core.base.earth import distance_m
from openline.core.forms.position import parse
from openline.core.record.envelope import Kind
from tests.spec import ceremony
from tests.spec.elsewhere import Elsewhere
from tests.spec.pair import Pair

NORTH = [601_234_000, 245_678_000, "60.1234,24.5678"]
SOUTH = [601_134_000, 245_678_000, "60.1134,24.5678"]  # 1112 m off
NEAR = [601_150_000, 245_678_000, "60.1150,24.5678"]  # 934 m off
TWO = [[*NORTH, "our convoy"], [*SOUTH, ""]]


@pytest.fixture
def item(pair):
    """A message of Amber's with two positions, at Cobalt."""
    found = pair.amber.sends("Two columns.", "PRIORITY", positions=TWO)
    pair.settle()
    return found


def reads_back(side, item, place, index=0):
    """Read a position back; the read-back's id."""
    found = side.does("readback", as_=side.duty(), item=item, index=index, position=place)["id"]
    side.pair.settle()
    return found


def views(pair, item, name):
    """What each side shows of an item under one name."""
    return [side.item(item)[name] for side in pair.sides]


# --- positions -------------------------------------------------------------------------------


@pytest.mark.clause("ENV-8")
def test_a_message_with_positions_is_the_same_on_both_sides(pair, item):
    wanted = [
        {
            "index": index,
            "latitude": lat / 1e7,
            "longitude": lon / 1e7,
            "typed": typed,
            "label": label,
        }
        for index, (lat, lon, typed, label) in enumerate(TWO)
    ]
    assert [wanted, wanted] == views(pair, item, "positions")
    for side in pair.sides:
        side.restarts()
    assert [wanted, wanted] == views(pair, item, "positions")
    assert [[], []] == views(pair, item, "read_backs")


def test_a_message_without_positions_keeps_its_three_parts(pair):
    """An item signed before there were positions, and one after, are the same bytes."""
    pair.amber.sends("No place.", positions=[])
    assert 3 == len(pair.amber.kinds(Kind.MESSAGE)[0][5])


@pytest.mark.parametrize(
    "positions",
    [
        [[900_000_001, 0, "90.1,0", ""]],
        [[0, -1_800_000_001, "0,-181", ""]],
        [[0, 0, "x" * 81, ""]],
        [[0, 0, "0,0", "x" * 201]],
        [[0.5, 0, "0,0", ""]],
        [[0, 0, "0,0", ""]] * 9,
    ],
)
def test_what_is_no_place_on_earth_is_refused(pair, positions):
    asked = {"as": "Anna", "text": "Here.", "positions": positions}
    assert pair.amber.is_refused("send", **asked)["clause"] in ("ENV-4", "ENV-8")


@pytest.mark.clause("ENV-9")
@pytest.mark.parametrize(
    "positions",
    [[], [[0, 0, "0,0"]], [[0, 900_000_001 * 2, "x", ""]], [[0, 0, "x" * 81, ""]]],
)
def test_positions_of_another_form_make_the_item_void_on_both_sides(pair, positions):
    found = pair.amber.appends_act(Kind.MESSAGE, ["en", "x", [], positions])
    pair.settle()
    assert ["ENV-9", "ENV-9"] == views(pair, found, "void")


@pytest.mark.parametrize(
    ("first", "second", "metres"),
    [
        ("0, 0", "0, 0", 0),
        ("0, 0", "0, 180", 20_015_114),
        ("90, 0", "-90, 0", 20_015_114),
        ("60, 24", "60,24.01", 556),
        ("0,179.999", "0,-179.999", 222),
    ],
)
def test_the_distance_of_two_places(first, second, metres):
    one, two = (tuple(parse(text)[:2]) for text in (first, second))
    assert metres == distance_m(one, two) == distance_m(two, one)


# --- read back, confirmed or not -------------------------------------------------------------


@pytest.mark.clause("RCT-14")
def test_a_read_back_near_enough_is_confirmed_and_both_sides_see_how_far_it_was(pair, item):
    found = reads_back(pair.cobalt, item, NEAR, index=0)
    assert [[934], [934]] == [
        [part["distance_m"] for part in each] for each in views(pair, item, "read_backs")
    ]
    pair.amber.does("confirm", as_="Anna", item=found, verdict="confirmed")
    pair.settle()
    wanted = {
        "id": found,
        "index": 0,
        "latitude": 60.115,
        "longitude": 24.5678,
        "typed": NEAR[2],
        "distance_m": 934,
        "by": "Carl, Cobalt",
        "at": pair.wall_ms,
        "verdict": "confirmed",
        "verdict_by": "Anna, Amber",
    }
    assert [[wanted], [wanted]] == views(pair, item, "read_backs")
    for side in pair.sides:
        side.restarts()
    assert [[wanted], [wanted]] == views(pair, item, "read_backs")


@pytest.mark.clause("RCT-14")
def test_a_read_back_too_far_away_cannot_be_confirmed_at_either_end(pair, item):
    """Mutants: compare with another position of the item; let the author's hurry talk it through."""
    far = reads_back(pair.cobalt, item, SOUTH, index=0)
    refused = pair.amber.is_refused("confirm", **{"as": "Anna"}, item=far, verdict="confirmed")
    assert "RCT-14" == refused["clause"]
    assert "1112 m" in refused["what"]
    forged = pair.amber.appends_act(Kind.CONFIRM, [1], reference=bytes.fromhex(far))
    pair.settle()
    assert ["RCT-14", "RCT-14"] == views(pair, forged, "void")
    assert [None, None] == [part[0]["verdict"] for part in views(pair, item, "read_backs")]
    pair.amber.does("confirm", as_="Anna", item=far, verdict="mismatch")
    pair.settle()
    assert ["mismatch"] * 2 == [part[0]["verdict"] for part in views(pair, item, "read_backs")]
    right = reads_back(pair.cobalt, item, SOUTH, index=1)
    pair.amber.does("confirm", as_="Anna", item=right, verdict="confirmed")
    pair.settle()
    assert ["mismatch", "confirmed"] == [
        part["verdict"] for part in pair.cobalt.item(item)["read_backs"]
    ]


@pytest.mark.clause("RCT-14")
def test_the_first_word_on_a_read_back_counts(pair, item):
    found = reads_back(pair.cobalt, item, NEAR)
    pair.amber.does("confirm", as_="Anna", item=found, verdict="mismatch")
    pair.amber.does("confirm", as_="Agda", item=found, verdict="confirmed")
    pair.settle()
    assert ["mismatch"] * 2 == [part[0]["verdict"] for part in views(pair, item, "read_backs")]


@pytest.mark.clause("RCT-14")
@pytest.mark.clause("CER-11")
def test_the_distance_that_bars_is_the_agreed_one(item):
    pair = Pair({"position.mismatch_m": 100})
    item = pair.amber.sends("Here.", positions=TWO)
    pair.settle()
    found = reads_back(pair.cobalt, item, NEAR)
    refused = pair.amber.is_refused(
        "confirm", **{"as": "Anna"}, item=found, verdict="confirmed"
    )
    assert "100 m" in refused["what"]


@pytest.mark.clause("RCT-14")
def test_the_place_of_a_stop_is_read_back_too(pair):
    number = pair.amber.stops("Stop.", position=NORTH)
    stop = pair.amber.replies[number].result["id"]
    pair.settle()
    found = reads_back(pair.cobalt, stop, NORTH)
    pair.amber.does("confirm", as_="Anna", item=found, verdict="confirmed")
    pair.settle()
    assert ["confirmed"] * 2 == [part[0]["verdict"] for part in views(pair, stop, "read_backs")]


@pytest.mark.clause("RCT-14")
def test_only_a_position_that_is_there_and_of_the_other_party_is_read_back(pair, item):
    plain = pair.amber.sends("No place.")
    pair.settle()
    for side, about, index in ((pair.cobalt, item, 2), (pair.cobalt, plain, 0)):
        asked = {"as": "Carl", "item": about, "index": index, "position": NORTH}
        assert "RCT-14" == side.is_refused("readback", **asked)["clause"]
    asked = {"as": "Anna", "item": item, "index": 0, "position": NORTH}
    assert "RCT-5" == pair.amber.is_refused("readback", **asked)["clause"]
    forged = [
        pair.amber.appends_act(Kind.READBACK, [0, 0, 0, "0,0"], reference=bytes.fromhex(item)),
        pair.cobalt.appends_act(Kind.READBACK, [2, 0, 0, "0,0"], reference=bytes.fromhex(item)),
        pair.cobalt.appends_act(Kind.READBACK, [0, 0, 0, "0,0"], reference=bytes(32)),
    ]
    pair.settle()
    for each in forged:
        assert ["RCT-14", "RCT-14"] == views(pair, each, "void")


@pytest.mark.clause("RCT-14")
def test_only_the_author_of_the_position_confirms_its_read_back(pair, item):
    found = reads_back(pair.cobalt, item, NEAR)
    refused = pair.cobalt.is_refused(
        "confirm", **{"as": "Carl"}, item=found, verdict="confirmed"
    )
    assert "RCT-14" == refused["clause"]
    forged = pair.cobalt.appends_act(Kind.CONFIRM, [1], reference=bytes.fromhex(found))
    of_nothing = pair.amber.appends_act(Kind.CONFIRM, [1], reference=bytes.fromhex(item))
    pair.settle()
    for each in (forged, of_nothing):
        assert ["RCT-14", "RCT-14"] == views(pair, each, "void")


def test_a_read_back_signed_by_a_session_key_counts_like_any_other(pair, item):
    pavel = Elsewhere(pair.cobalt, "Pavel")
    pavel.goes_on_watch()
    found = pavel.does("readback", item=item, index=0, position=NORTH)["id"]
    pair.settle()
    assert "Pavel, Cobalt" == pair.amber.item(item)["read_backs"][0]["by"]
    assert [None, None] == views(pair, found, "void")


# --- effect ----------------------------------------------------------------------------------


@pytest.mark.clause("RCT-15")
@pytest.mark.clause("RCT-1")
def test_effect_confirmed_lights_onward_and_not_confirmed_lights_nothing(pair):
    number = pair.amber.stops("Cease fire, grid north.")
    stop = pair.amber.replies[number].result["id"]
    pair.settle()
    asked = {"as_": "Carl", "item": stop}
    pair.cobalt.does("effect", **asked, verdict="not-confirmed", text="Battery 2 silent?")
    pair.settle()
    assert not [side for side in pair.sides if "onward" in side.lit(stop)]
    assert ["not-confirmed"] * 2 == [part["verdict"] for part in views(pair, stop, "effect")]
    pair.cobalt.does("effect", **asked, verdict="confirmed")
    pair.settle()
    for side in pair.sides:
        assert "Carl, Cobalt" == side.item(stop)["lights"]["onward"]["by"]
        assert "acknowledged" not in side.lit(stop)
        side.restarts()
    assert ["confirmed"] * 2 == [part["verdict"] for part in views(pair, stop, "effect")]


@pytest.mark.clause("RCT-15")
def test_effect_is_said_by_the_receiver_only_and_of_what_was_asked_only(pair):
    stop = pair.amber.replies[pair.amber.stops()].result["id"]
    pair.settle()
    refused = pair.amber.is_refused("effect", **{"as": "Anna"}, item=stop, verdict="confirmed")
    assert "RCT-5" == refused["clause"]
    ack = pair.cobalt.does("ack", as_="Carl", item=stop)["id"]
    pair.settle()
    refused = pair.amber.is_refused("effect", **{"as": "Anna"}, item=ack, verdict="confirmed")
    assert "RCT-15" == refused["clause"]
    forged = [
        pair.amber.appends_act(Kind.EFFECT, [1, "en", ""], reference=bytes.fromhex(about))
        for about in (stop, ack)
    ]
    pair.settle()
    for each in forged:
        assert ["RCT-15", "RCT-15"] == views(pair, each, "void")
    assert "onward" not in pair.amber.lit(stop)


# --- translation -----------------------------------------------------------------------------

SAID = {"language": "ru", "how": "human", "state": "draft", "name": "Irina"}


@pytest.fixture
def irina(pair):
    """An interpreter of Cobalt's."""
    return Elsewhere(pair.cobalt, "Irina", ("interpreter",))


@pytest.mark.clause("RCT-17")
def test_a_translation_stands_beside_the_original_and_changes_nothing_of_it(pair, irina):
    """Mutant: show the translation as the text."""
    item = pair.amber.sends("Road closed.")
    pair.settle()
    before = {**pair.amber.item(item), "translations": None}
    found = irina.does("translate", item=item, text="Дорога закрыта.", **SAID)["id"]
    pair.settle()
    wanted = {"id": found, "text": "Дорога закрыта.", **SAID, "reviewer": ""}
    for side in pair.sides:
        shown = side.item(item)
        assert [{**wanted, "by": "Irina, Cobalt", "at": pair.wall_ms}] == shown["translations"]
        assert "Road closed." == shown["text"]
    assert before == {**pair.amber.item(item), "translations": None}


@pytest.mark.clause("RCT-17")
@pytest.mark.clause("CER-10")
def test_only_an_interpreter_translates(pair):
    item = pair.amber.sends("Road closed.")
    pair.settle()
    refused = pair.cobalt.is_refused(
        "translate", **{"as": "Carl"}, item=item, text="Дорога закрыта.", **SAID
    )
    assert "CER-10" == refused["clause"]
    content = ["ru", "Дорога закрыта.", 0, 0, "Irina", ""]
    forged = pair.cobalt.appends_act(
        Kind.TRANSLATE, content, reference=bytes.fromhex(item), as_="Carl"
    )
    pair.settle()
    assert ["CER-10", "CER-10"] == views(pair, forged, "void")
    assert [[], []] == views(pair, item, "translations")


@pytest.mark.clause("RCT-17")
def test_a_translation_of_nothing_a_person_wrote_is_refused(pair, irina):
    ack_of = pair.cobalt.sends("Hello.")
    pair.settle()
    ack = pair.amber.does("ack", as_="Anna", item=ack_of)["id"]
    pair.settle()
    args = {"item": ack, "text": "Привет.", **SAID}
    asked = {"verb": "translate", "certificate": irina.certificate, "salt": "00" * 16}
    assert "RCT-17" == pair.cobalt.is_refused("prepare", args=args, **asked)["clause"]


def test_a_reviewed_translation_names_who_reviewed_it(pair, irina):
    item = pair.amber.sends("Road closed.")
    pair.settle()
    args = {"item": item, "text": "Дорога закрыта.", **SAID | {"state": "reviewed"}}
    asked = {"verb": "translate", "certificate": irina.certificate, "salt": "00" * 16}
    assert "RCT-17" == pair.cobalt.is_refused("prepare", args=args, **asked)["clause"]
    irina.does("translate", **args, reviewer="Pavel")
    pair.settle()
    assert "Pavel" == pair.amber.item(item)["translations"][0]["reviewer"]


def test_the_nodes_memory_holds_no_text_of_a_translation(pair, irina):
    """ADR 0017: texts stay in the store, also those that stand beside an item."""
    item = pair.amber.sends("Road closed.")
    pair.settle()
    irina.does("translate", item=item, text="Дорога закрыта.", **SAID)
    pair.settle()
    for side in pair.sides:
        assert "Дорога" not in repr(side.line.items[bytes.fromhex(item)])


# --- schedule --------------------------------------------------------------------------------

HOUR_MS = ceremony.HOUR_MS
PLAN = {
    "what": "maintenance",
    "from_ms": ceremony.START_MS + HOUR_MS,
    "until_ms": ceremony.START_MS + 2 * HOUR_MS,
    "every_s": 0,
    "text": "Path B is off the air.",
}


@pytest.mark.clause("RCT-18")
@pytest.mark.clause("RCT-7")
def test_a_schedule_is_on_both_sides_and_in_the_service_series(pair):
    pair.amber.sends("one")
    found = pair.amber.does("schedule", as_="Anna", **PLAN)
    pair.settle()
    assert 1 == found["serial"]
    for side in pair.sides:
        shown = side.item(found["id"])
        assert ("schedule", "service") == (shown["kind"], shown["series"])
        assert {**PLAN, "language": "en"} == {name: shown[name] for name in (*PLAN, "language")}
    forged = pair.amber.appends_act(Kind.SCHEDULE, [0, 1, 2, 0, "en", "x"], series=0, serial=2)
    pair.settle()
    assert ["RCT-7", "RCT-7"] == views(pair, forged, "void")


@pytest.mark.clause("RCT-18")
@pytest.mark.clause("RCT-11")
def test_its_author_cancels_and_corrects_a_schedule(pair):
    item = pair.amber.does("schedule", as_="Anna", **PLAN)["id"]
    pair.settle()
    assert "RCT-11" == pair.cobalt.is_refused("cancel", **{"as": "Carl"}, item=item)["clause"]
    pair.amber.does("correct", as_="Anna", item=item, text="Path A.")
    pair.amber.does("cancel", as_="Anna", item=item)
    pair.settle()
    for name in ("cancelled", "corrected"):
        assert all(views(pair, item, name))


@pytest.mark.clause("RCT-18")
@pytest.mark.parametrize(
    "change", [{"until_ms": PLAN["from_ms"]}, {"from_ms": 0}, {"what": "party"}, {"text": ""}]
)
def test_a_schedule_that_ends_before_it_begins_or_is_of_no_kind_is_refused(pair, change):
    refused = pair.amber.is_refused("schedule", **{"as": "Anna", **PLAN, **change})
    assert refused["clause"] in ("RCT-18", "ENV-8", "ENV-4")


def test_a_schedule_wants_no_acknowledgement_and_is_suspended_by_nothing(pair):
    pair.amber.does("suspend", as_="Arvo", scope="message")
    pair.settle()
    item = pair.cobalt.does("schedule", as_="Carl", **PLAN)["id"]
    pair.settle()
    assert [None, None] == views(pair, item, "void")
    assert {} == pair.amber.status()["needs"]["from_us"]
