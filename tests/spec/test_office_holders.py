"""Who holds an office: by party, since the latest day, as the dated records of either side say (R64, TLK-4)."""

from datetime import date

import pytest

from openline.runtime import preparing
from tests.spec.talking import says, sides

pytestmark = pytest.mark.clause("TLK-4")
OFFICE = "Minister of Defence"
TODAY = date(2027, 1, 15)


def holds(side, party, name, since, **more):
    """An officer of staff says who holds the office of a party."""
    doc = {"party": party, "office": OFFICE, "level": "minister", "name": name, "from": since}
    return says(side, "holder", {**doc, **more})


def holder(pair, party, today=TODAY):
    """Who holds it by both records, which must agree."""
    found = sides(pair, lambda side: preparing.holder_of(side.line, party, OFFICE, today))
    assert found[0] == found[1]
    return found[0]


def test_both_parties_may_have_an_office_of_one_title(pair):
    holds(pair.amber, "Amber", "Ada Berg", "2025-01")
    holds(pair.amber, "Cobalt", "Cy Dorn", "2024-05")
    assert ("Ada Berg", "Cy Dorn") == (holder(pair, "Amber"), holder(pair, "Cobalt"))
    assert holder(pair, "Another") is None


def test_who_held_it_before_is_told_later_and_holds_it_no_more(pair):
    holds(pair.amber, "Cobalt", "Cy Dorn", "2024-05")
    holds(pair.cobalt, "Cobalt", "Ole Vik", "2012-11")
    assert "Cy Dorn" == holder(pair, "Cobalt")
    assert "Ole Vik" == holder(pair, "Cobalt", date(2024, 4, 30))


def test_who_has_left_or_comes_later_does_not_hold_it(pair):
    holds(pair.amber, "Cobalt", "Cy Dorn", "2024-05", until="2027-01-14")
    holds(pair.amber, "Cobalt", "Ida Sand", "2027-02")
    assert holder(pair, "Cobalt") is None
    assert "Cy Dorn" == holder(pair, "Cobalt", date(2027, 1, 14))


def test_of_two_that_may_have_begun_together_the_last_word_counts(pair):
    holds(pair.amber, "Cobalt", "Cy Dorn", "2024-05")
    pair.jumps(60)
    holds(pair.amber, "Cobalt", "Ida Sand", "2024")
    assert "Ida Sand" == holder(pair, "Cobalt")
