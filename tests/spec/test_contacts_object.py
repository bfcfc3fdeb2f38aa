"""One contact: its shape, its dates, its kind and its level."""

from datetime import date

import pytest

from openline.core.base.errors import Refused
from openline.core.contacts.contact import parse
from openline.core.contacts.days import (
    Span,
    days_between,
    may_overlap,
    surely_before,
    weekday_number,
)
from openline.core.contacts.levels import (
    LEVELS,
    check_levels,
    kind_of,
    merge_levels,
    read_level,
)
from tests.spec.contact_objects import contact, raw, someone


@pytest.mark.clause("CON-1")
def test_the_object_is_kept_as_it_came():
    said = raw(kind="phone", claims=[{"kind": "other", "anything": [1, {"a": None}]}])
    assert said == parse(said).raw
    assert "phone" == parse(said).kind_said
    assert "voice" == parse(said).kind


@pytest.mark.clause("CON-1")
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"colour": "red"}, "'colour'"),
        ({"id": "a b"}, "id"),
        ({"people": [someone("US"), someone("us ")]}, "one party"),
        ({"people": [someone("US"), someone("RU", level=None)]}, "nobody of RU"),
        ({"people": [someone("US"), someone("RU", level="king")]}, "king"),
        ({"people": [someone("US"), {**someone("RU"), "rank": "x"}]}, "'rank'"),
        ({"topics": "one"}, "topics"),
        ({"place": "a\x1b[2Jb"}, "U+001B"),
        ({"place": "a\u202eb"}, "U+202E"),
        ({"place": "a\u2028b"}, "place"),
        ({"closed": 1}, "closed"),
        ({"duration": {"US": True}}, "duration.US"),
        ({"source": []}, "source"),
        ({"release": "some"}, "release"),
        ({"claims": [{"by": "press"}]}, "claims[1].kind"),
        ({"follow_ups": [{"what": "x", "due": "2022-02-30"}]}, "2022-02-30"),
    ],
)
def test_what_is_no_contact_is_refused_by_name(change, says):
    with pytest.raises(Refused) as fault:
        contact(**change)
    assert says in fault.value.what
    assert fault.value.next_step


@pytest.mark.clause("CON-1")
def test_a_claim_may_be_nested_thirty_two_deep_and_no_deeper():
    inner: list = []
    for _ in range(30):
        inner = [inner]
    claim = {"kind": "x", "y": inner}
    assert [claim] == contact(claims=[claim]).raw["claims"]
    with pytest.raises(Refused, match="CON-1"):
        contact(claims=[{"kind": "x", "y": [inner]}])


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-12", date(2014, 12, 1), date(2014, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2022-05-19T01:30+07:00", date(2022, 5, 18), date(2022, 5, 18)),
        ("2022-12-31T23:00-05:00", date(2023, 1, 1), date(2023, 1, 1)),
    ],
)
def test_a_date_is_the_range_it_leaves(text, first, last):
    span = Span.parse(text)
    assert (first, last, text) == (span.first, span.last, span.text)


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize(
    "text",
    [
        *(
            "2022-02-30",
            "2022-13",
            "2023-02-29",
            "0000",
            "21/5",
            "2022-5-1",
            "",
            "May 2022",
            2022,
        ),
        *("2022-05-19T24:00Z", "2022-05-19T10:00", "2022-05-19T10:00+15:00", "٢٠٢٢"),
        *("0001-01-01T00:00+01:00", None, "2022-05-19 "),
    ],
)
def test_a_date_that_does_not_exist_is_refused(text):
    with pytest.raises(Refused) as fault:
        Span.parse(text)
    assert "CON-2" == fault.value.clause


@pytest.mark.clause("CON-7")
def test_on_one_day_only_times_give_an_order():
    day, morning = Span.parse("2022-05-13"), Span.parse("2022-05-13", "08:00")
    noon = Span.parse("2022-05-13T15:00+03:00")
    assert surely_before(morning, noon)
    assert may_overlap(day, noon)
    assert may_overlap(day, Span.parse("2022-05-13"))
    assert may_overlap(noon, Span.parse("2022-05-13T12:00:30Z"))
    assert surely_before(day, Span.parse("2022-05-14T00:00Z"))


@pytest.mark.clause("CON-7")
def test_a_month_is_before_what_comes_after_its_last_day_only():
    month = Span.parse("2014-01")
    assert surely_before(month, Span.parse("2014-02-01"))
    assert may_overlap(month, Span.parse("2014-01-31"))
    assert may_overlap(month, Span.parse("2014"))
    assert (1112, 1142, None) == days_between(month, Span.parse("2017-02-16"))
    assert (468, 468, 468) == days_between(Span.parse("2023-03-15"), Span.parse("2024-06-25"))


@pytest.mark.clause("CON-12")
def test_weekdays_are_known_in_three_languages():
    names = ("Thursday", "Thu.", "четверг", "Четверг", "KAMIS")
    assert {4} == {weekday_number(name) for name in names}
    assert (5, 5, 7) == tuple(weekday_number(name) for name in ("Jumat", "Jum'at", "Minggu"))
    assert weekday_number("someday") is None


@pytest.mark.clause("CON-3")
def test_the_level_is_the_highest_at_which_both_sides_have_somebody():
    people = [
        someone("US", level="minister"),
        someone("US", level="deputy_minister"),
        someone("RU", level="deputy_minister"),
    ]
    found = contact(people=people)
    assert "deputy_minister" == found.level
    assert people[1:] == [found.raw["participants"][1], found.raw["participants"][2]]
    assert 2 == len(found.at_level)


@pytest.mark.clause("CON-3")
def test_without_a_common_level_it_is_mixed_the_higher_first():
    people = [someone("RU", level="chief_of_staff"), someone("US", level="minister")]
    assert "minister/chief_of_staff" == contact(people=people).level
    assert "minister/chief_of_staff" == read_level("chief_of_staff/minister")


@pytest.mark.clause("CON-3")
def test_a_ledger_may_know_more_levels_but_none_of_the_eight_less():
    more = (*LEVELS[:7], "attache", LEVELS[7])
    people = [someone("US", level="attache"), someone("RU", level="attache")]
    assert "attache" == parse(raw(people=people), check_levels(more)).level
    for wrong in (
        LEVELS[:7],
        LEVELS[::-1],
        (*LEVELS, "duty"),
        (*LEVELS, "any"),
        (*LEVELS, "A b"),
    ):
        with pytest.raises(Refused):
            check_levels(wrong)


@pytest.mark.clause("CON-3")
def test_levels_of_a_profile_come_beside_those_that_are_there():
    there = (*LEVELS[:1], "envoy", *LEVELS[1:7], "attache", LEVELS[7])
    named = (*LEVELS[:3], "adviser", *LEVELS[3:])
    merged = merge_levels(there, named)
    assert {*there, *named} == {*merged}
    assert ("envoy", "attache", "adviser") == (merged[1], merged[-2], merged[4])
    assert merged == merge_levels(merged, named)


@pytest.mark.clause("CON-3")
def test_other_words_for_a_kind_are_known():
    said = ("meeting", "In person", "phone", "call", "message", "letter", "check", "line-check")
    assert {"in_person", "voice", "written", "line_check"} == {kind_of(one) for one in said}
    for wrong in ("any", "smoke", "", None):
        with pytest.raises(Refused):
            kind_of(wrong)


@pytest.mark.clause("CON-6")
def test_a_claim_since_a_later_day_is_refused():
    later = [{"kind": "first_since", "since": "2022-06", "of": "voice/minister"}]
    with pytest.raises(Refused):
        contact(claims=later)
    contact(claims=[{**later[0], "since": "2022-05"}])
    with pytest.raises(Refused):
        contact(id="c", prior="c")
