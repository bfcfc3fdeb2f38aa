"""Amending the profile: proposed by one, accepted by the other, in force for both from there."""

import pytest

from openline.core.record.envelope import Kind
from tests.spec import ceremony
from tests.spec.pair import Pair

SHORT = {"flash.characters_max": 60}
LONG_FLASH = "x" * 100


def limits(pair):
    """The FLASH limit on both sides."""
    return [side.line.profile["flash.characters_max"] for side in pair.sides]


def amends(side, settings):
    """Propose; the item's id."""
    return side.does("amend", as_=side.chief(), profile=settings)["id"]


@pytest.mark.clause("CER-11")
@pytest.mark.clause("RCT-12")
def test_an_amendment_is_in_force_on_both_sides_only_when_it_is_accepted(pair):
    item = amends(pair.amber, SHORT)
    pair.settle()
    assert [600, 600] == limits(pair)
    pair.cobalt.does("accept", as_="Clio", item=item)
    pair.settle()
    assert [60, 60] == limits(pair)
    for side in pair.sides:
        args = {"as": side.duty(), "text": LONG_FLASH, "precedence": "FLASH"}
        assert side.is_refused("send", **args)["clause"] == "ENV-4"
        side.restarts()
    assert [60, 60] == limits(pair)


@pytest.mark.clause("RCT-12")
def test_nobody_accepts_his_own_amendment(pair):
    item = amends(pair.amber, SHORT)
    assert pair.amber.is_refused("accept", as_="Arvo", item=item)["clause"] == "RCT-5"
    forged = pair.amber.appends_act(Kind.ACCEPT, [], as_="Arvo", reference=bytes.fromhex(item))
    pair.settle()
    assert [600, 600] == limits(pair)
    assert ["RCT-12", "RCT-12"] == [side.item(forged)["void"] for side in pair.sides]


@pytest.mark.clause("RCT-12")
def test_only_an_amendment_is_accepted(pair):
    item = pair.amber.sends()
    pair.settle()
    assert pair.cobalt.is_refused("accept", as_="Clio", item=item)["clause"] == "RCT-12"


@pytest.mark.clause("CER-11")
def test_a_profile_that_lacks_a_key_or_has_an_unknown_one_is_void(pair):
    from openline.core.base.codec import decode, encode

    whole = decode(ceremony.root_signed_amendment({}))
    lacking = encode(whole[:-1])
    more = encode(sorted([*whole, ["flash.colour", 1]]))
    items = [
        pair.amber.appends_act(Kind.AMEND, [data, bytes(16)], as_="Arvo")
        for data in (lacking, more)
    ]
    pair.settle()
    for side in pair.sides:
        assert ["CER-11", "CER-11"] == [side.item(item)["void"] for item in items]


@pytest.mark.clause("CER-11")
def test_an_item_sent_before_its_author_got_the_acceptance_stands_on_both_sides(pair):
    """The two sides must never differ on what is void: the entry's heads decide."""
    item = amends(pair.amber, SHORT)
    pair.settle()
    pair.hold(pair.cobalt)
    pair.cobalt.does("accept", as_="Clio", item=item)
    flash = pair.amber.sends(LONG_FLASH, "FLASH")
    pair.settle()
    assert pair.cobalt.texts() == [LONG_FLASH]
    pair.release(pair.cobalt)
    pair.settle()
    for side in pair.sides:
        assert side.item(flash)["void"] is None
        side.restarts()
        assert side.item(flash)["void"] is None
    assert [60, 60] == limits(pair)


@pytest.mark.clause("CER-11")
def test_after_its_author_got_the_acceptance_the_same_item_is_void(pair):
    item = amends(pair.amber, SHORT)
    pair.settle()
    pair.cobalt.does("accept", as_="Clio", item=item)
    pair.settle()
    flash = pair.amber.appends_act(Kind.MESSAGE, ["en", LONG_FLASH, []], precedence=3)
    pair.settle()
    assert ["ENV-4", "ENV-4"] == [side.item(flash)["void"] for side in pair.sides]


@pytest.mark.clause("CER-11")
def test_two_acceptances_that_cross_leave_both_sides_with_the_same_profile(pair):
    """Mutant: the one that arrives last wins, which is another one on each side."""
    ours = amends(pair.amber, {"flash.characters_max": 70})
    theirs = amends(pair.cobalt, {"flash.characters_max": 80})
    pair.settle()
    for side in pair.sides:
        pair.hold(side)
    pair.cobalt.does("accept", as_="Clio", item=ours)
    pair.amber.does("accept", as_="Arvo", item=theirs)
    for side in pair.sides:
        pair.release(side)
    pair.settle()
    first, second = limits(pair)
    assert first == second
    for side in pair.sides:
        side.restarts()
    assert [first, first] == limits(pair)


@pytest.mark.clause("CER-11")
def test_a_role_that_the_profile_lets_send_less_sends_less():
    pair = Pair({"send.message": ["duty:PRIORITY", "watch-chief:FLASH"]})
    args = {"as": "Anna", "text": "x", "precedence": "FLASH"}
    assert pair.amber.is_refused("send", **args)["clause"] == "CER-11"
    pair.amber.sends("x", "FLASH", as_="Arvo")
    pair.amber.sends("x", "PRIORITY")
