"""The timeline: a picture that stands alone, and the marks from which the console draws."""

import random
import re
import time
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from functools import cache

import pytest

from openline.core.contacts import timeline
from openline.core.contacts.contact import parse
from openline.core.contacts.levels import LEVELS
from openline.core.contacts.timeline_marks import MARKS_MAX

TODAY = date(2024, 9, 30)
SVG = "{http://www.w3.org/2000/svg}"


def contact(id_, day, *, kind="voice", level="minister", other=None, name="Ann", **more):
    people = [
        {"party": "A", "name": name, "level": level},
        {"party": "B", "name": "Boris", "level": other or level},
    ]
    raw = {"id": id_, "date": day, "kind": kind, "participants": people, "source": "press 1"}
    return parse(raw | more)


def titles(picture):
    return [one.text or "" for one in ET.fromstring(picture).iter(f"{SVG}title")]


def texts(picture):
    return ["".join(one.itertext()) for one in ET.fromstring(picture).iter(f"{SVG}text")]


@cache
def ledger(n, years=40):
    """A ledger of any size, the same each time, with partial dates and mixed levels."""
    dice = random.Random(n)
    found = []
    for number in range(n):
        day = (date(2024, 6, 1) - timedelta(days=dice.randrange(365 * years))).isoformat()
        found.append(
            contact(
                f"c{number}",
                day[: dice.choice((10, 10, 10, 7, 4))],
                kind=dice.choice(("in_person", "voice", "video", "written", "line_check")),
                level=dice.choice(LEVELS[:4]),
                other=dice.choice((None, None, LEVELS[5])),
                confidence=dice.choice(("record", "press")),
                source=f"source {dice.randrange(50)}",
            )
        )
    return found


def silences_by_looking_at_all_pairs(contacts, today, alarm):
    """The naive second implementation, from the words of the rule."""
    found = set()
    for one in contacts:
        peers = [c for c in contacts if c.level == one.level and c.kind != "line_check"]
        if one.kind == "line_check":
            continue
        end = one.span.last.toordinal()
        if any(
            c.span.last.toordinal() > end and c.span.first.toordinal() - end <= alarm
            for c in peers
        ):
            continue
        after = [c.span.first.toordinal() for c in peers if c.span.first.toordinal() > end]
        until = min(after, default=today.toordinal())
        if until - end > alarm:
            found.add((one.level, end, until, not after))
    return found


def test_given_two_contacts_when_drawn_then_lane_silence_and_today_are_told_in_words():
    pair = [contact("a", "2023-03-15"), contact("b", "2024-06-25")]
    picture = timeline.svg(pair, today=TODAY)
    said = " | ".join(texts(picture))
    assert "Ministers" in said
    assert "468 days" in said
    assert "today 30 Sep 2024" in said
    assert "On this ledger: 2 contacts, 15 Mar 2023 to 25 Jun 2024; sources: 1" in said
    assert "25 Jun 2024 · Ann (A), Boris (B) · voice call · press 1" in titles(picture)
    assert "no contact for 97 days until today" in titles(picture)


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", ("Министры", "468 дней", "1 контакт")), ("id", ("Menteri", "468 hari", "Okt"))],
)
def test_given_another_language_when_drawn_then_its_words_and_plurals_are_used(language, words):
    three = [contact("a", "2023-03-15"), contact("b", "2024-06-25")]
    three.append(contact("c", "2023-10-01", level="duty"))
    picture = timeline.svg(three, today=TODAY, language=language)
    said = " | ".join([*texts(picture), *titles(picture)])
    assert [word for word in words if word not in said] == []


def test_given_the_five_kinds_when_drawn_then_each_has_its_own_path():
    kinds = ("in_person", "voice", "video", "written", "line_check")
    shapes = set()
    for kind in kinds:
        picture = timeline.svg([contact("a", "2024-06-25", kind=kind)], today=TODAY)
        marked = [
            g
            for g in ET.fromstring(picture).iter(f"{SVG}g")
            if g.find(f"{SVG}path") is not None
        ]
        path = next(
            g.find(f"{SVG}path")
            for g in marked
            if g.find(f"{SVG}title") is not None and "25 Jun" in g.find(f"{SVG}title").text
        )
        shapes.add(re.sub(r"[\d.-]+", "", path.get("d")) + path.get("fill"))
    assert len(kinds) == len(shapes)


def test_given_a_record_and_a_press_fact_when_drawn_then_only_the_record_is_filled():
    fills = []
    for confidence in ("record", "press", "official", "uncertain"):
        one = contact("a", "2024-06-25", confidence=confidence)
        picture = timeline.svg([one], today=TODAY)
        group = next(
            g
            for g in ET.fromstring(picture).iter(f"{SVG}g")
            if (t := g.find(f"{SVG}title")) is not None and "25 Jun" in t.text
        )
        fills.append(group.find(f"{SVG}path").get("fill"))
    assert fills[0] != fills[1]
    assert 1 == len(set(fills[1:]))


def test_given_hostile_names_when_drawn_then_the_picture_is_xml_without_their_markup():
    bad = "\x00\x1b</title><script>alert(1)</script>\u202e'\"&\ud800"
    raw = [contact("a", "2024-06-25", place="<b>" + "x" * 150)]
    people = raw[0].participants[0].__class__("A<svg onload=x>", bad, bad, "minister", "a")
    hostile = type(raw[0])(
        **{
            **{name: getattr(raw[0], name) for name in raw[0].__slots__},
            "participants": (people, raw[0].participants[1]),
            "at_level": (people, raw[0].participants[1]),
            "sources": (bad,),
            "level": "<i>/" + "y" * 300,
        }
    )
    for most in (1, MARKS_MAX):
        picture = timeline.svg([hostile] * most, today=TODAY)
        picture.encode("utf-8")
        root = ET.fromstring(picture)
        assert {"svg", "title", "defs", "pattern", "rect", "path", "g", "text", "tspan"} >= {
            one.tag.removeprefix(SVG) for one in root.iter()
        }
        assert not re.search("[\u0000-\u0008\u202e]", picture)
        assert not [key for one in root.iter() for key in one.attrib if key.startswith("on")]


def test_the_picture_needs_nothing_from_outside_itself():
    picture = timeline.svg(ledger(300), today=TODAY)
    body = picture.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|href|<style|<script|<image|@import|url\((?!#silence)", body)


def test_given_another_order_of_contacts_when_drawn_then_the_picture_is_the_same():
    shuffled = list(ledger(900))
    random.Random(3).shuffle(shuffled)
    assert timeline.svg(ledger(900), today=TODAY) == timeline.svg(shuffled, today=TODAY)


@pytest.mark.parametrize("seed", range(12))
def test_silences_are_those_that_a_naive_reading_finds(seed):
    dice = random.Random(seed)
    some = timeline.placed(dice.sample(ledger(900), 40))
    found = timeline.silences(timeline.rows(some), TODAY, alarm=90)
    expected = silences_by_looking_at_all_pairs(some, TODAY, 90)
    assert expected == {(gap.lane, gap.first, gap.last, gap.is_open) for gap in found}


def test_given_a_partial_date_when_a_silence_is_measured_then_it_is_a_range():
    pair = [contact("a", "2014-01"), contact("b", "2017-02-16")]
    gap = timeline.silences(timeline.rows(pair), date(2017, 3, 1))[0]
    assert (1112, 1142) == (gap.days_min, gap.days_max)
    assert "1,112\u20131,142 days" in " ".join(texts(timeline.svg(pair, today=TODAY)))


def test_given_only_line_checks_in_between_when_measured_then_the_silence_goes_on():
    three = [contact("a", "2023-01-01"), contact("b", "2024-01-01")]
    three.insert(1, contact("k", "2023-06-01", kind="line_check"))
    gaps = timeline.silences(timeline.rows(three), date(2024, 1, 2))
    assert [365] == [gap.days_min for gap in gaps]


def test_given_an_alarm_of_its_own_when_a_level_is_quiet_then_that_alarm_counts():
    pair = timeline.rows([contact("a", "2024-01-01"), contact("b", "2024-03-01")])
    today = date(2024, 3, 2)
    assert [] == timeline.silences(pair, today)
    assert 1 == len(timeline.silences(pair, today, alarms={"minister": 30}))


def test_given_levels_when_lanes_are_made_then_mixed_ones_come_after_in_their_order():
    few = [
        contact("a", "2024-01-01", level="duty"),
        contact("b", "2024-01-01", level="chief_of_staff", other="minister"),
        contact("c", "2024-01-01", level="head_of_state"),
    ]
    lanes = [one["lane"] for one in timeline.marks(few, date(2024, 1, 1), date(2024, 1, 2))]
    assert ["head_of_state", "duty", "minister/chief_of_staff"] == lanes


@pytest.mark.parametrize(
    ("first", "last"), [("2001-03-05", "2001-04-01"), ("1990-01-01", "2024-12-31")]
)
def test_marks_of_a_window_hold_exactly_the_contacts_that_may_fall_in_it(first, last):
    first, last = date.fromisoformat(first), date.fromisoformat(last)
    some = timeline.placed(ledger(900))
    found = timeline.marks(some, first, last, 10_000)
    expected = [c.id for c in some if c.span.first <= last and c.span.last >= first]
    assert sorted(expected) == sorted(id_ for one in found for id_ in one["ids"])


def test_given_more_than_fit_when_marked_then_columns_count_every_contact():
    some = timeline.placed(ledger(20_000))
    found = timeline.marks(some, date(1980, 1, 1), date(2024, 12, 31), 600)
    assert 20_000 == sum(one["count"] for one in found)
    assert {"column"} == {one["shape"] for one in found}
    assert len(found) < 1000
    busiest = max(found, key=lambda one: one["count"])
    assert busiest["ids"] is None
    assert re.match(r"\d+ contacts, ", busiest["title"])


def test_given_nothing_or_the_ends_of_time_when_drawn_then_it_is_still_a_picture():
    ET.fromstring(timeline.svg([], today=TODAY))
    ends = [contact("a", "0001-01-01"), contact("b", "9999-12-31"), contact("c", "9999")]
    ET.fromstring(timeline.svg(ends, today=date.min))
    ET.fromstring(timeline.svg(ends, today=date.max, first=date.max, last=date.min))
    assert [] == timeline.marks(ends, date(2024, 1, 2), date(2024, 1, 1))


def test_given_a_hundred_thousand_when_drawn_then_a_browser_can_show_it_at_once():
    """The figure is 300 ms; the test allows a busy machine four times that."""
    many = timeline.rows(timeline.placed(ledger(100_000)))
    began = time.process_time()
    picture = timeline.svg(many, today=TODAY)
    timeline.marks(many, date(1990, 1, 1), date(2024, 12, 31))
    assert time.process_time() - began < 1.2
    assert len(picture.encode()) < 2_000_000
    assert "100,000 contacts" in picture
