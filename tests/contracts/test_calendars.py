"""iCalendar out and in: what is written can be read, and hostile files are refused."""

import re
import time

import pytest

from openline.core.base.errors import Refused
from openline.shell.calendars.reading import BYTES_MAX, EVENTS_MAX, read
from openline.shell.calendars.writing import calendar, uid_of
from openline.shell.calendars.zones import zone_of

ZONES = ("Washington=America/New_York", "Europe/Moscow")
AT = "2024-06-20T10:00:00Z"


def entry(sort, id_="r1", **more):
    return {"sort": sort, "id": id_, "at": AT, "version": 1, "title": "A call", **more}


def written(*entries, language="en"):
    return calendar(entries, party="US", zones=ZONES, language=language)


def unfolded(data):
    return re.sub(r"\r\n ", "", data.decode())


def event(*lines, before=()):
    body = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:x",
        *before,
        "BEGIN:VEVENT",
        "UID:u",
        *lines,
    ]
    return "\r\n".join([*body, "END:VEVENT", "END:VCALENDAR", ""]).encode()


def refused(data):
    with pytest.raises(Refused) as caught:
        read(data)
    return caught.value


def test_given_a_proposed_call_when_written_then_each_time_is_tentative_in_both_zones():
    times = ["2024-06-25T14:00:00Z", "2024-06-26T23:30:00Z"]
    data = written(entry("call", times=times, state="proposed", minutes=45))
    text = unfolded(data)
    assert 2 == text.count("STATUS:TENTATIVE")
    assert "Tue 25 Jun 2024 14:00Z = 10:00 Washington / 17:00 Moscow" in text
    assert "Wed 26 Jun 2024 23:30Z = 19:30 Washington / Thu 27 Jun 2024 02:30 Moscow" in text
    assert times == [one["starts_at"] for one in read(data)]
    assert "2024-06-25T14:45:00Z" == read(data)[0]["ends_at"]


def test_given_one_time_accepted_when_written_then_the_others_are_cancelled_under_their_uids():
    times = ["2024-06-25T14:00:00Z", "2024-06-26T14:00:00Z"]
    first = read(written(entry("call", times=times)))
    then = read(
        written(entry("call", times=times, state="accepted", accepted=times[1], version=2))
    )
    assert [one["uid"] for one in first] == [one["uid"] for one in then]
    assert ["cancelled", "confirmed"] == [one["status"] for one in then]
    assert "SEQUENCE:2" in written(entry("call", times=times, version=2)).decode()


@pytest.mark.parametrize("state", ["declined", "cancelled", "unanswered"])
def test_given_a_call_that_will_not_be_when_written_then_it_is_cancelled(state):
    found = read(written(entry("call", times=["2024-06-25T14:00:00Z"], state=state)))
    assert ["cancelled"] == [one["status"] for one in found]


def test_given_another_time_accepted_when_written_then_it_stands_beside_the_proposed_ones():
    other = entry(
        "call",
        times=["2024-06-25T14:00:00Z"],
        state="accepted",
        accepted="2024-06-25T18:00:00+03:00",
    )
    found = {one["starts_at"]: one["status"] for one in read(written(other))}
    assert {"2024-06-25T14:00:00Z": "cancelled", "2024-06-25T15:00:00Z": "confirmed"} == found


def test_given_a_round_of_a_month_when_written_then_the_month_is_shown_and_said_to_be_partial():
    data = written(entry("round", **{"from": "2021-09", "place": "Geneva"}))
    found = read(data)[0]
    assert ("2021-09-01", "2021-09-30", True) == (
        found["starts_at"],
        found["ends_at"],
        found["all_day"],
    )
    assert "Only “2021-09” is known" in found["description"]
    assert "tentative" == found["status"]
    exact = read(written(entry("round", **{"from": "2021-07-28"})))[0]
    assert ("2021-07-28", "2021-07-28", "confirmed") == (
        exact["starts_at"],
        exact["ends_at"],
        exact["status"],
    )


def test_given_a_weekly_call_when_written_then_it_repeats_with_its_agenda_and_skipped_days():
    weekly = entry(
        "weekly", weekday=2, time="14:00", first="2024-06-20", until="2024-12-31",
        agenda=["Air; sea", "Next week"], skipped=["2024-07-02"],
    )  # fmt: skip
    data = written(weekly)
    found = read(data)[0]
    assert "2024-06-25T14:00:00Z" == found["starts_at"]
    expected = {"freq": "WEEKLY", "interval": 1, "days": [2], "until": "2024-12-31T23:59:59Z"}
    assert expected | {"count": None} == found["weekly"]
    assert "1. Air; sea\n2. Next week" in found["description"]
    assert "EXDATE:20240702T140000Z" in unfolded(data)


@pytest.mark.parametrize(
    ("due", "state", "expected"),
    [
        ("2021-09", "open", ["DUE;VALUE=DATE:20210930", "STATUS:NEEDS-ACTION"]),
        ("2021-09-05", "done", ["DUE;VALUE=DATE:20210905", "STATUS:COMPLETED"]),
        (None, "withdrawn", ["No day was named.", "STATUS:CANCELLED"]),
    ],
)
def test_given_what_is_due_when_written_then_it_is_a_todo(due, state, expected):
    text = unfolded(written(entry("due", due=due, state=state, what="follow_up")))
    assert "BEGIN:VTODO" in text
    assert [line for line in expected if line not in text] == []
    assert [] == read(written(entry("due", due=due)))


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "вт 25 июн 2024 14:00Z"), ("id", "Sel 25 Jun 2024 14:00Z"), ("xx", "Tue 25 Jun")],
)
def test_given_a_language_when_written_then_days_and_words_are_its_own(language, words):
    data = written(entry("call", times=["2024-06-25T14:00:00Z"]), language=language)
    assert words in unfolded(data)


def test_given_hostile_texts_when_written_then_they_stay_inside_their_fields():
    bad = "x\r\nEND:VEVENT\r\nATTENDEE:mailto:a@b\x00\ud800;,\\" + "я" * 400
    data = written(
        entry("call", bad, times=["2024-06-25T14:00:00Z"], title=bad, lines=[bad], place=bad)
    )
    assert 1 == len(read(data))
    assert 0 == sum(line.startswith("ATTENDEE") for line in unfolded(data).splitlines())
    assert 75 >= max(len(line) for line in data.split(b"\r\n"))
    assert read(data)[0]["title"].startswith("x\nEND:VEVENT\nATTENDEE")


def test_the_same_entries_give_the_same_bytes_and_one_id_one_uid():
    one = entry("call", times=["2024-06-25T14:00:00Z"])
    assert written(one) == written(dict(reversed(one.items())))
    assert uid_of("a") == uid_of("a") != uid_of("b")


@pytest.mark.parametrize(
    "bad",
    [
        entry("party"),
        entry("call", times=[]),
        entry("call", times=["2024-06-25T14:00:00"]),
        entry("call", times=["2022-02-30T14:00:00Z"]),
        entry("call", times=["9999-12-31T23:59:00Z"], minutes=600),
        entry("call", times=["2024-06-25T14:00:00Z"], state="perhaps"),
        entry("round", **{"from": "2021-09", "to": "2020"}),
        entry("weekly", weekday=8, time="14:00", first="2024-06-20"),
        {"sort": "call"},
    ],
)
def test_given_an_entry_that_cannot_be_when_written_then_it_is_refused(bad):
    with pytest.raises(Refused):
        written(bad)


def test_given_an_unknown_zone_when_written_then_it_is_refused_by_name():
    with pytest.raises(Refused, match="Mars/Olympus"):
        calendar([], party="US", zones=("Mars/Olympus", "UTC"))
    with pytest.raises(Refused):
        zone_of("../../etc/passwd")


@pytest.mark.parametrize(
    ("line", "starts_at"),
    [
        ("DTSTART:20240625T140000Z", "2024-06-25T14:00:00Z"),
        ("DTSTART:20240625T140000", "2024-06-25T14:00:00Z"),
        ("DTSTART;TZID=Europe/Moscow:20240625T170000", "2024-06-25T14:00:00Z"),
        ('DTSTART;TZID="America/New_York":20240625T100000', "2024-06-25T14:00:00Z"),
        ("DTSTART;TZID=Russian Standard Time:20240625T170000", "2024-06-25T14:00:00Z"),
        (
            "DTSTART;TZID=/vendor.example/2005_1/Europe/Moscow:20240625T170000",
            "2024-06-25T14:00:00Z",
        ),
        ("DTSTART;VALUE=DATE:20240625", "2024-06-25"),
        ("DTSTART;TZID=Asia/\r\n Jakarta:20240625T210000", "2024-06-25T14:00:00Z"),
    ],
)
def test_given_times_of_any_form_when_read_then_they_are_utc(line, starts_at):
    assert starts_at == read(event(line))[0]["starts_at"]


def test_given_floating_times_when_read_with_a_zone_then_they_are_of_that_zone():
    found = read(event("DTSTART:20240625T170000", "DURATION:PT1H"), zone="Europe/Moscow")[0]
    assert ("2024-06-25T14:00:00Z", "2024-06-25T15:00:00Z") == (
        found["starts_at"],
        found["ends_at"],
    )


def test_given_a_zone_of_its_own_when_read_then_the_file_cannot_redefine_it():
    """And an endless rule in it is never followed."""
    own = [
        "BEGIN:VTIMEZONE", "TZID:Europe/Moscow", "BEGIN:STANDARD", "DTSTART:19700101T000000",
        "RRULE:FREQ=SECONDLY", "TZOFFSETFROM:+0900", "TZOFFSETTO:+0900", "END:STANDARD",
        "END:VTIMEZONE",
    ]  # fmt: skip
    began = time.process_time()
    found = read(event("DTSTART;TZID=Europe/Moscow:20240625T170000", before=own))
    assert "2024-06-25T14:00:00Z" == found[0]["starts_at"]
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("rule", "weekly", "left_out"),
    [
        ("FREQ=WEEKLY;BYDAY=TU,TH;INTERVAL=2;COUNT=5", [2, 4], []),
        ("FREQ=DAILY", [], []),
        ("FREQ=MONTHLY;BYDAY=1TU", None, ["RRULE MONTHLY"]),
        ("FREQ=SECONDLY", None, ["RRULE SECONDLY"]),
        ("FREQ=WEEKLY;BYHOUR=1,2,3", None, ["RRULE WEEKLY"]),
        ("FREQ=WEEKLY;BYDAY=2TU", None, ["RRULE WEEKLY"]),
    ],
)
def test_given_a_rule_when_read_then_only_weekly_and_daily_are_kept_and_others_named(
    rule, weekly, left_out
):
    found = read(event("DTSTART:20240625T140000Z", f"RRULE:{rule}"))[0]
    assert weekly == (found["weekly"] and found["weekly"]["days"])
    assert left_out == found["left_out"]


@pytest.mark.parametrize(
    ("data", "clause", "words"),
    [
        (b"", "CAL-4", "no calendar"),
        (b"\xff\xfe", "CAL-4", "byte 0 is not UTF-8"),
        (b"hello", "CAL-4", "no calendar"),
        (b"BEGIN:VCALENDAR\r\n", "CAL-4", "no calendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" * 50_000, "CAL-3", "bytes"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 9, "CAL-4", "too deep"),
        (b"x" * (BYTES_MAX + 1), "CAL-3", "bytes"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 501, "CAL-3", f"{EVENTS_MAX} events"),
        (event("SUMMARY:x"), "CAL-5", "no beginning"),
        (event("DTSTART:20220230T100000Z"), "CAL-5", "DTSTART"),
        (event("DTSTART:20240625T140000Z", "DTEND:20240625T130000Z"), "CAL-5", "ends before"),
        (event("DTSTART:20240625T140000Z", "DURATION:-PT1H"), "CAL-5", "ends before"),
        (event("DTSTART:20240625T140000Z", "DTEND;VALUE=DATE:20240626"), "CAL-5", "begins"),
        (event("DTSTART:20240625T140000Z", "DTSTART:20240625T150000Z"), "CAL-5", "two of"),
        (event("DTSTART;TZID=Mars/Olympus:20240625T140000"), "CAL-2", "Mars/Olympus"),
        (event("DTSTART;TZID=../../etc/passwd:20240625T140000"), "CAL-2", "passwd"),
        (event("DTSTART:00010101T000000", "DURATION:-P9999999D"), "CAL-5", "event 1"),
    ],
)  # fmt: skip
def test_given_a_hostile_file_when_read_then_it_is_refused_with_its_clause(data, clause, words):
    fault = refused(data)
    assert clause == fault.clause
    assert words in fault.what
    assert fault.next_step


def test_given_hostile_texts_when_read_then_they_are_bounded_and_without_controls():
    lines = ["DTSTART:20240625T140000Z", "SUMMARY:a\u202eb\\nc\x07" + "x" * 9000]
    found = read(event(*lines, "DESCRIPTION:" + "y" * 50_000, "LOCATION:", "STATUS:WHATEVER"))[
        0
    ]
    assert "a\ufffdb\nc\ufffd" == found["title"][:6]
    assert (500, 10_000) == (len(found["title"]), len(found["description"]))
