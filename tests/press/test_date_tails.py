# ruff: noqa: RUF001 - texts in three languages.
"""What belongs to a date besides itself: a year told from the printing, a weekday, a claim."""

import time
from datetime import date

import pytest

from openline.core.base.errors import Refused
from openline.shell.press import FINDS_MAX, read

JUNE = date(2024, 6, 26)
FRIDAY = date(2022, 5, 20)
SIDES = {
    "en": "US Defense Secretary Lloyd Austin spoke by phone with Russian Defense Minister Sergei Shoigu",
    "id": "Menteri Pertahanan AS Lloyd Austin menelepon Menteri Pertahanan Rusia Sergei Shoigu",
    "ru": "Министр обороны США Ллойд Остин поговорил по телефону с министром обороны России Сергеем Шойгу",
}


def dates(text, printed):
    return [(one["text"], one["value"]) for one in read(text, printed)["dates"]]


def since(text, printed=JUNE):
    claims = read(text, printed)["claims"]
    return [(one["form"], one["since"]) for one in claims if one["kind"] == "first_since"]


@pytest.mark.clause("PRS-3")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They spoke on 15 March last year.", ("15 March last year", "2023-03-15")),
        ("They spoke on March 15, last year, too.", ("March 15, last year", "2023-03-15")),
        ("They met in May of last year.", ("May of last year", "2023-05")),
        ("They met in March this year.", ("March this year", "2024-03")),
        ("They will meet in March next year.", ("March next year", "2025-03")),
        ("They met in September this year.", ("September this year", "2024-09")),
        ("In March two years ago they met.", ("March two years ago", "2022-03")),
        ("Mereka bertemu 15 Maret tahun lalu.", ("15 Maret tahun lalu", "2023-03-15")),
        ("Rabu (15/3) tahun lalu.", ("Rabu (15/3) tahun lalu", "2023-03-15")),
        ("Mereka bertemu pada Maret tahun ini.", ("Maret tahun ini", "2024-03")),
        ("Mereka akan bertemu Maret tahun depan.", ("Maret tahun depan", "2025-03")),
        ("Mereka bertemu Mei dua tahun lalu.", ("Mei dua tahun lalu", "2022-05")),
        ("Они встретились 15 марта прошлого года.", ("15 марта прошлого года", "2023-03-15")),
        ("Это было в марте прошлого года.", ("марте прошлого года", "2023-03")),
        ("Это было в мае, в прошлом году.", ("мае, в прошлом году", "2023-05")),
        ("Это было 15 марта этого года.", ("15 марта этого года", "2024-03-15")),
        ("Встреча пройдет в марте следующего года.", ("марте следующего года", "2025-03")),
    ],
)
def test_a_day_or_month_and_the_year_told_after_it_are_one_date(text, expected):
    """Kills: the latest 15 March not after printing, and a year beside it."""
    assert [expected] == dates(text, JUNE)


@pytest.mark.clause("PRS-3")
@pytest.mark.parametrize(
    "text",
    [
        "On 15 March, last year's deal was renewed.",
        "On 15 March, last year seemed far away.",
        "They spoke on 15 March. Last year they met.",
        "Mereka bertemu pada 15 Maret. Tahun lalu tidak ada pertemuan.",
        "Встреча была 15 марта. В прошлом году встреч не было.",
    ],
)
def test_a_year_that_begins_something_else_is_not_the_date_s(text):
    assert ["2024-03-15", "2023"] == [value for _, value in dates(text, JUNE)]


@pytest.mark.clause("PRS-4")
def test_the_weekday_is_held_against_the_year_that_is_told():
    (right,) = read("They met on Wednesday, 15 March last year.", JUNE)["dates"]
    (wrong,) = read("They met on Friday, 15 March last year.", JUNE)["dates"]
    assert ("2023-03-15", True, True) == (right["value"], right["possible"], right["sure"])
    assert (False, ["2023-03-17"]) == (wrong["possible"], wrong["offers"])
    assert "told" in right["resolved_by"]


@pytest.mark.clause("PRS-8")
@pytest.mark.parametrize(
    "text",
    [
        "It was the first call since March last year.",
        "Ini panggilan pertama sejak Maret tahun lalu.",
        "Это первый разговор министров с марта прошлого года.",
    ],
)
def test_first_since_march_of_last_year_is_not_since_this_march(text):
    assert [("first", "2023-03")] == since(text)


@pytest.mark.clause("PRS-4")
@pytest.mark.parametrize(
    ("text", "printed", "value", "offer"),
    [
        ("They spoke on Friday (21/5).", FRIDAY, "2022-05-21", "2022-05-20"),
        ("Mereka berbicara pada Jumat (21/5).", FRIDAY, "2022-05-21", "2022-05-20"),
        ("Они говорили в пятницу, 21 мая.", FRIDAY, "2022-05-21", "2022-05-20"),
        (
            "Talks would be held on Thursday, July 28.",
            date(2021, 7, 29),
            "2021-07-28",
            "2021-07-29",
        ),
        ("Mereka akan bertemu Kamis (28/7).", date(2021, 7, 29), "2021-07-28", "2021-07-29"),
        (
            "Встреча пройдет в четверг, 28 июля.",
            date(2021, 7, 29),
            "2021-07-28",
            "2021-07-29",
        ),
    ],
)
def test_a_wrong_weekday_near_the_printing_is_not_looked_for_in_another_year(
    text, printed, value, offer
):
    """Kills: 21 May 2021, which was a Friday, for a call of this week."""
    (one,) = read(text, printed)["dates"]
    assert (value, False, [offer]) == (one["value"], one["possible"], one["offers"])
    assert value in [claim["value"] for claim in read(text, printed)["claims"]]


@pytest.mark.clause("PRS-3")
def test_a_weekday_far_from_the_printing_still_tells_the_year():
    assert [("Friday, 21 May", "2021-05-21")] == dates("On Friday, 21 May.", date(2022, 2, 1))
    text = "They will meet on Tuesday, January 10."
    assert [("Tuesday, January 10", "2023-01-10")] == dates(text, date(2022, 12, 20))


TOLD_AFTER = [
    ("en", "on 19 May, a {}", {"right": "Thursday", "wrong": "Wednesday"}),
    ("en", "on 19 May ({})", {"right": "Thursday", "wrong": "Wednesday"}),
    ("en", "on May 19, 2022, which was a {}, officials said", {"right": "Thursday", "wrong": "Wednesday"}),
    ("id", "pada 19 Mei ({})", {"right": "Kamis", "wrong": "Rabu"}),
    ("id", "pada 19 Mei 2022 ({} malam)", {"right": "Kamis", "wrong": "Rabu"}),
    ("id", "pada 19 Mei, hari {}", {"right": "Kamis", "wrong": "Rabu"}),
    ("ru", "19 мая, в {}", {"right": "четверг", "wrong": "среду"}),
    ("ru", "19 мая в {} вечером", {"right": "четверг", "wrong": "среду"}),
    ("ru", "19 мая 2022 года ({})", {"right": "четверг", "wrong": "среда"}),
    ("ru", "19.05.2022 ({})", {"right": "четверг", "wrong": "среда"}),
]  # fmt: skip


@pytest.mark.clause("PRS-4")
@pytest.mark.parametrize(("language", "told", "weekday"), TOLD_AFTER)
def test_a_weekday_after_the_day_is_held_against_it(language, told, weekday):
    """Kills: two dates, each possible, of which the day becomes the contact's."""
    found = read(f"{SIDES[language]} {told.format(weekday['wrong'])}.", FRIDAY)
    (one,) = found["dates"]
    assert (False, "2022-05-19", ["2022-05-18"], 3) == (
        one["possible"],
        one["value"],
        one["offers"],
        one["weekday"],
    )
    assert one["why"].startswith("19 May 2022 is a Thursday, not a Wednesday")
    assert "date" not in found["contact"]
    assert ["2022-05-19"] == [claim["value"] for claim in found["contact"]["claims"]]


@pytest.mark.clause("PRS-4")
@pytest.mark.parametrize(("language", "told", "weekday"), TOLD_AFTER)
def test_a_right_weekday_after_the_day_leaves_one_possible_date(language, told, weekday):
    found = read(f"{SIDES[language]} {told.format(weekday['right'])}.", FRIDAY)
    (one,) = found["dates"]
    assert (True, True, 4) == (one["possible"], one["sure"], one["weekday"])
    assert "2022-05-19" == found["contact"]["date"]


@pytest.mark.clause("PRS-4")
@pytest.mark.parametrize(
    "text",
    [
        "They spoke on 19 May. Wednesday's call was short.",
        "They spoke on 19 May and Wednesday.",
        "On 19 May, Wednesday's call was forgotten.",
        "They met on 19 May, a Wednesday meeting being held too.",
        "They met on 19 May, Wednesday, 18 May, and later.",
        "On 19 May, Wed, who is a minister, called.",
        "Mereka berbicara pada 19 Mei. Rabu itu tidak ada pertemuan.",
        "Mereka berbicara pada 19 Mei, Rabu (18/5) mereka bertemu.",
        "Mereka berbicara pada 19 Mei dan Rabu.",
        "Министр, прибывший 19 мая, в среду провел встречу.",
        "Разговор прошел 19 мая. В среду была встреча.",
        "Разговор прошел 19 мая, а в среду была встреча.",
    ],
)
def test_a_weekday_that_begins_something_else_is_not_the_day_s(text):
    day = read(text, FRIDAY)["dates"][0]
    assert ("2022-05-19", True, None) == (day["value"], day["possible"], day["weekday"])


@pytest.mark.clause("PRS-8")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was the first call since early 2021.", ("first", "2021")),
        ("It was the first call since mid-2020.", ("first", "2020")),
        ("It was the first call since mid–2020.", ("first", "2020")),
        ("They had not spoken since late 2022.", ("not_since", "2022")),
        ("It was the first call since the beginning of 2021.", ("first", "2021")),
        ("They had not spoken since mid-March.", ("not_since", "2024-03")),
        ("Ini panggilan pertama sejak awal 2021.", ("first", "2021")),
        ("Ini pembicaraan pertama sejak pertengahan tahun 2020.", ("first", "2020")),
        ("Mereka belum pernah bertemu sejak akhir 2022.", ("not_since", "2022")),
        ("Это первый разговор министров с начала 2021 года.", ("first", "2021")),
        ("Это первый разговор министров с середины 2020.", ("first", "2020")),
        ("Стороны не разговаривали с конца 2022 года.", ("not_since", "2022")),
    ],
)
def test_a_part_of_a_year_is_that_year(text, expected):
    assert [expected] == since(text)
    (one,) = read(text, JUNE)["dates"]
    assert (expected[1], True) == (one["value"], one["partial"])


@pytest.mark.clause("PRS-8")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The last time Austin and Shoigu spoke by phone was on March 15, 2023.", "2023-03-15"),
        ("The last such call took place in early 2022.", "2022"),
        ("The previous call was on 15 March last year.", "2023-03-15"),
        ("Panggilan terakhir kedua menteri terjadi pada 15 Maret 2023.", "2023-03-15"),
        ("Terakhir kali keduanya berbicara pada 15 Maret tahun lalu.", "2023-03-15"),
        ("Pembicaraan sebelumnya berlangsung pada Mei 2022.", "2022-05"),
        ("Предыдущий раз министры общались 15 марта 2023 года.", "2023-03-15"),
        ("Последняя такая встреча начальников штабов прошла в январе 2014.", "2014-01"),
        ("В последний раз они говорили 15 марта прошлого года.", "2023-03-15"),
        ("Последний телефонный разговор был в мае 2022 года.", "2022-05"),
    ],
)
def test_the_last_time_is_a_claim_and_its_day_not_the_contact_s(text, expected):
    assert [("last", expected)] == since(text)
    assert "date" not in read(text, JUNE)["contact"]


@pytest.mark.clause("PRS-3")
@pytest.mark.parametrize(
    "text",
    ["They met on 15 Aprıl 2022.", "They met on 15 March thİs year.", "On 19 May, a Frıday."],
)
def test_a_letter_that_only_looks_like_i_ends_no_reading(text):
    """Kills: a word that the pattern takes without case, and that no table has."""
    assert "dates" in read(text, FRIDAY)


@pytest.mark.clause("PRS-3")
@pytest.mark.parametrize("printed", [date(1, 1, 1), date(1799, 12, 31), date(9999, 12, 31)])
def test_a_day_of_printing_that_no_press_text_has_is_refused(printed):
    with pytest.raises(Refused, match="PRS-3") as refused:
        read("They spoke on Friday, 21 May last year.", printed)
    assert refused.value.next_step


@pytest.mark.clause("PRS-10")
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "on 15 March last year, a Wednesday, ",
            "the 19 May (",
            "the 19 May , ",
            "in mid-2020 ",
        ),
        *("19 мая, в среду в прошлом году ", "pada Maret dua tahun lalu ", "May of the "),
    ],
)
@pytest.mark.timeout(300)
def test_a_megabyte_of_dates_and_what_follows_them_takes_bounded_time(piece):
    """Kills: a tail that is looked for beyond its sentence."""
    whole = piece * (1_000_000 // len(piece.encode()))
    begun = time.process_time()
    found = read(whole, FRIDAY)
    assert time.process_time() - begun < 10.0
    assert len(found["dates"]) <= FINDS_MAX
