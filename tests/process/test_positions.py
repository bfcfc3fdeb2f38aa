"""Positions as officers write them: decimal degrees, degrees-minutes-seconds, MGRS."""

import math

import pytest

from openline.core.base.errors import Refused
from openline.core.forms.mgrs import to_degrees
from openline.core.forms.position import parse

# Published points: GeographicLib's GeoConvert manual (the first two), the test list of
# C. Veness's geodesy functions (the others); reference, latitude, longitude.
PUBLISHED = [
    ("38SMB4488", 33.33424, 44.40363),
    ("38SMB4414084706", 33.3, 44.4),
    ("31UDQ4825111932", 48.8582, 2.2945),
    ("31NAA6602100000", 0.0, 0.0),
    ("31NBB7743810597", 1.0, 1.0),
    ("30MYD2256189402", -1.0, -1.0),
    ("56HLH3487352266", -33.857, 151.215),
    ("18SUJ2339407395", 38.8977, -77.0365),
    ("23KPQ8346660687", -22.9519, -43.2106),
    ("32VKN9750800645", 60.39135, 5.3249),
]


def metres(one, two):
    """About how far two places are apart."""
    north = (one[0] - two[0]) * 111_320
    east = (one[1] - two[1]) * 111_320 * math.cos(math.radians(one[0]))
    return math.hypot(north, east)


@pytest.mark.clause("ENV-8")
@pytest.mark.parametrize(("reference", "latitude", "longitude"), PUBLISHED)
def test_a_published_mgrs_reference_is_met_within_a_metre(reference, latitude, longitude):
    """A reference names a square; its middle is half a metre off its corner each way."""
    assert metres((latitude, longitude), to_degrees(reference)) < 1.0


@pytest.mark.clause("ENV-8")
def test_fewer_digits_name_the_middle_of_a_larger_square():
    """31UDQ00 is a square of 10 km: its middle is 5 km from its corner each way."""
    whole = to_degrees("31UDQ0000000000")
    assert metres(whole, to_degrees("31UDQ")) == pytest.approx(70_710, rel=0.01)
    assert metres(whole, to_degrees("31UDQ00")) == pytest.approx(7071, rel=0.01)
    assert metres(whole, to_degrees("31UDQ0000")) == pytest.approx(707, rel=0.01)


@pytest.mark.clause("ENV-8")
@pytest.mark.parametrize(
    "text", ["38SMB4414084706", "38S MB 44140 84706", " 38s mb 4414084706 "]
)
def test_blanks_and_small_letters_do_not_matter(text):
    assert metres((33.3, 44.4), to_degrees(text)) < 1.0


@pytest.mark.clause("ENV-8")
@pytest.mark.parametrize(
    ("reference", "west", "east"),
    [
        ("32VKM5000050000", 3, 12),  # zone 32 reaches to 3 E over south-west Norway
        ("31VDG5000050000", 0, 3),
        ("33XVG5000050000", 9, 21),  # Svalbard has four zones
        ("31XEG5000050000", 0, 9),
        ("37XDG5000050000", 33, 42),
    ],
)
def test_norway_and_svalbard_have_zones_of_their_own(reference, west, east):
    latitude, longitude = to_degrees(reference)
    assert west <= longitude <= east
    assert 56 <= latitude <= 84


@pytest.mark.clause("ENV-8")
@pytest.mark.parametrize(
    "text",
    [
        *("32XMG5000050000", "34XMG0000000000", "36XMG0000000000"),  # no such zones
        *("00CAA", "61CAA", "33IXP04", "33OXP04", "ZAH0000000000"),  # zone, band, polar
        *("33UIP04", "33UXW04", "33UAP04"),  # square letters that the zone has not
        *("33UXP0", "33UXP012", "33UXP012345678901", "33UXP12 3456", "33U"),
        *("31VEG5000050000", "33UXP0000000000"),  # beyond the edge of the zone, of the band
        *("", "MGRS"),
    ],
)
def test_what_is_no_reference_is_none(text):
    assert to_degrees(text) is None


@pytest.mark.clause("ENV-8")
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("60.1234,24.5678", [601_234_000, 245_678_000]),
        ("-33.5 151.25", [-335_000_000, 1_512_500_000]),
        ("+0, -180", [0, -1_800_000_000]),
        ("90, 180", [900_000_000, 1_800_000_000]),
        ("60, 5", [600_000_000, 50_000_000]),
        ("60.0,5.0", [600_000_000, 50_000_000]),
        ("60,24.5", [600_000_000, 245_000_000]),
        ("60,-5", [600_000_000, -50_000_000]),
        ("60 07 24 N 24 34 04 E", [601_233_333, 245_677_778]),
        ("33°51'25\"S 151°12'54\"E", [-338_569_444, 1_512_150_000]),
        ("38SMB4488", [333_342_351, 444_036_278]),
    ],
)
def test_three_forms_are_read_and_the_text_is_kept_as_typed(text, place):
    found = parse(text)
    assert [text] == found[2:]
    assert [pytest.approx(value, abs=1) for value in place] == found[:2]


@pytest.mark.clause("ENV-8")
@pytest.mark.parametrize(
    "text",
    [
        *("", "north of the bridge", "60.1234", "91, 0", "0, 181", "-90.0001,0", "nan,nan"),
        *("60 60 00 N 24 00 00 E", "60 00 60 N 24 00 00 E", "91 00 00 N 0 00 00 E"),
        *("1e3,5", "32XMG0000000000", "60.1" + "0" * 80 + ",24.5"),
    ],
)
def test_what_is_no_place_on_earth_is_refused_with_an_example(text):
    with pytest.raises(Refused) as refused:
        parse(text)
    assert "60.1234,24.5678" in refused.value.next_step


@pytest.mark.clause("ENV-8")
@pytest.mark.parametrize(
    "text", ["60,5", "59,75", " -33,5 ", "+0,0", "91,0", "60,1234 24,5678", "60,1234; 24,5678"]
)
def test_a_comma_that_may_be_a_decimal_one_is_refused_with_the_ways_to_write_it(text):
    """60,5 is 60.5 to one officer, and 60 N 5 E to the next: 6,000 km apart."""
    with pytest.raises(Refused) as refused:
        parse(text)
    assert "two ways" in refused.value.what
    for way in ("60.5", "60, 5", "60.0,5.0"):
        assert way in refused.value.next_step
