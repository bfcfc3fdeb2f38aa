"""A position is written once, plotted on both consoles, read back, and confirmed or refused (R35)."""

import pytest
from playwright.sync_api import expect

from tests.browser.navigators import SEE_MS
from tests.browser.seats import seat
from tests.process.pair import wait_until

pytestmark = pytest.mark.usefixtures("silence")
PLACE = "57-12-00N 019-40-00E"
NEAR = "57.2010 N 19.6670 E"
FAR = "57.2900 N 19.6667 E"
MGRS = "34V CK 59437 42287"


@pytest.fixture(scope="module")
def lind(browser, stage):
    """Lind of Amber, on watch."""
    with seat(browser, stage, stage.amber, "Lind") as officer:
        yield officer


@pytest.fixture(scope="module")
def bo(browser, stage):
    """Bo of Cobalt, on watch."""
    with seat(browser, stage, stage.cobalt, "Bo") as officer:
        yield officer


def read_backs(side, item):
    """What a side's record says of the read-backs of an item."""
    return (side.item(item) or {}).get("read_backs") or []


def wait_verdict(side, item, verdict):
    """The first read-back that has this verdict, on this side."""
    return wait_until(
        lambda: next((one for one in read_backs(side, item) if one["verdict"] == verdict), None)
    )


def test_a_position_is_shown_in_every_form_and_on_the_map(lind, bo):
    """Given a position in degrees, then the other console shows decimal, DMS, MGRS and its mark."""
    item = lind.writes("Aircraft down here", "FLASH", positions=[(PLACE, "the wreck")])
    card = bo.opens_item(item)
    facts = card.locator(".positions dl dd")
    expect(facts).to_have_count(4, timeout=SEE_MS)
    expect(facts.nth(0)).to_contain_text("57.2")
    expect(facts.nth(2)).to_contain_text("34V")
    expect(facts.nth(3)).to_have_text(PLACE)
    canvas = card.locator("canvas").first
    canvas.wait_for(timeout=SEE_MS)
    # No WebGL: the map is drawn on a plain canvas.
    assert canvas.evaluate("(part) => part.getContext('2d') !== null")
    bo.must_be_content()


def test_a_place_read_back_is_confirmed_and_both_records_say_so(lind, bo, stage):
    """Given a position, when Bo reads it back and Lind confirms, then both sides have it confirmed."""
    item = lind.writes("Our ship is here", positions=[(PLACE, "")])
    bo.reads_back(item)
    card = lind.opens_item(item)
    expect(card.locator(".readback .back")).to_contain_text("57.2", timeout=SEE_MS)
    lind.confirms(item)
    back = wait_verdict(stage.cobalt, item, "confirmed")
    assert 0 == back["distance_m"]
    assert "Bo" in back["by"]
    assert "Lind" in back["verdict_by"]
    assert "confirmed" == wait_verdict(stage.amber, item, "confirmed")["verdict"]
    for officer in (lind, bo):
        officer.must_be_content()


def test_a_place_typed_from_his_own_plot_within_the_distance_is_confirmed(lind, bo, stage):
    """Given a read-back typed by hand 120 m off, then its distance is shown and it can be confirmed."""
    item = lind.writes("Mine sighted", "IMMEDIATE", positions=[(PLACE, "mine")])
    bo.reads_back(item, NEAR)
    lind.opens_item(item).locator("[data-do=confirm]").wait_for(timeout=SEE_MS)
    expect(lind.card(item).locator("[data-do=confirm]")).to_be_enabled()
    lind.confirms(item)
    assert 50 < wait_verdict(stage.cobalt, item, "confirmed")["distance_m"] < 200


def test_a_mismatch_beyond_the_agreed_distance_cannot_be_confirmed(lind, bo, stage):
    """Given a read-back 10 km off, then confirm is barred with its reason, and mismatch is signed."""
    item = lind.writes("Raft with survivors", "FLASH", positions=[(PLACE, "raft")])
    bo.reads_back(item, FAR)
    card = lind.opens_item(item)
    button = card.locator("[data-do=confirm]")
    expect(button).to_be_disabled(timeout=SEE_MS)
    reason = button.get_attribute("aria-describedby")
    expect(lind.page.locator(f"[id='{reason}']")).to_contain_text("10")
    back = read_backs(stage.amber, item)[0]
    assert 9_000 < back["distance_m"] < 11_000
    # Who asks the node itself is refused by the same rule.
    status, told = lind.asks(
        "POST",
        "/api/acts/prepare",
        {"verb": "confirm", "args": {"item": back["id"], "verdict": "confirmed"}},
    )
    assert (409, "RCT-14") == (status, told["clause"])
    lind.confirms(item, "mismatch")
    assert "Lind" in wait_verdict(stage.cobalt, item, "mismatch")["verdict_by"]


def test_a_place_is_taken_in_mgrs_and_what_is_no_place_is_told(lind, bo, stage):
    """Given a grid reference, it is read; given nonsense, the form says so and nothing is sent."""
    item = lind.writes("By the grid", positions=[(MGRS, "")])
    place = wait_until(lambda: (stage.cobalt.item(item) or {}).get("positions"))[0]
    assert place["typed"] == MGRS
    assert abs(place["latitude"] - 57.2) < 1
    before = len(stage.amber.items())
    letter = lind.begins_to_write("Nowhere", positions=[("99 N 400 E", "")])
    expect(letter.locator("[aria-invalid=true]")).to_have_count(1)
    letter.locator("[data-do=send]").click()
    expect(letter.locator("footer .field-fault")).to_be_visible()
    assert before == len(stage.amber.items())
