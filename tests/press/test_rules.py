# ruff: noqa: RUF001 - texts in three languages.
"""One rule at a time: dates told from the printing, offices, Russian names."""

from datetime import date

import pytest

from openline.shell.press import read
from openline.shell.press.russian import latin, nominative

SATURDAY = date(2022, 10, 22)


def dates(text, printed=SATURDAY):
    return [(one["text"], one["value"]) for one in read(text, printed)["dates"]]


@pytest.mark.clause("PRS-3")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers spoke on Friday.", ("Friday", "2022-10-21")),
        ("They met last Friday in Geneva.", ("last Friday", "2022-10-21")),
        ("The two will meet on Monday.", ("Monday", "2022-10-24")),
        ("He called yesterday.", ("yesterday", "2022-10-21")),
        ("They spoke last week.", ("last week", "2022-10")),
        ("They spoke two months ago.", ("two months ago", "2022-08")),
        ("They had not talked since May.", ("May", "2022-05")),
        ("The call of October 21, 2022 was short.", ("October 21, 2022", "2022-10-21")),
        ("The first since January 2014.", ("January 2014", "2014-01")),
        ("They agreed to meet again in December.", ("December", "2022-12")),
        ("The call on 10/21/2022 was short.", ("10/21/2022", "2022-10-21")),
        ("Mereka berbicara pada Jumat (21/10).", ("Jumat (21/10)", "2022-10-21")),
        ("Pertemuan pada Rabu (28/7/2021) lalu.", ("Rabu (28/7/2021)", "2021-07-28")),
        ("Mereka bertemu pekan lalu.", ("pekan lalu", "2022-10")),
        ("Mereka bertemu Jumat pekan lalu.", ("Jumat pekan lalu", "2022-10-14")),
        ("Mereka berbicara kemarin.", ("kemarin", "2022-10-21")),
        ("Tidak ada kontak sejak 13 Mei.", ("13 Mei", "2022-05-13")),
        ("Mereka akan bertemu pada Desember.", ("Desember", "2022-12")),
        ("Pertemuan pada Minggu (16/10) itu.", ("Minggu (16/10)", "2022-10-16")),
        ("Стороны говорили в пятницу, 21 октября.", ("пятницу, 21 октября", "2022-10-21")),
        ("Они говорили вчера.", ("вчера", "2022-10-21")),
        ("Война идет с 24 февраля 2022 года.", ("24 февраля 2022 года", "2022-02-24")),
        ("Это было в январе 2014 года.", ("январе 2014 года", "2014-01")),
        ("Встреча состоится 5 ноября.", ("5 ноября", "2022-11-05")),
        ("Разговор прошел 21.10.2022 в Москве.", ("21.10.2022", "2022-10-21")),
        ("Встреча была на прошлой неделе.", ("на прошлой неделе", "2022-10")),
    ],
)
def test_a_date_is_told_from_the_day_of_printing(text, expected):
    assert [expected] == dates(text)


@pytest.mark.parametrize(
    "text",
    [
        "The line is manned 24/7 and may be used.",
        "They march on, and the sun set.",
        "Dua minggu ini mereka tidak bicara soal 3/4 wilayah.",
        "Окружающая среда и 12.5 процента.",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text):
    assert [] == [one for one in dates(text) if one[0] != "minggu ini"]


@pytest.mark.clause("PRS-4")
@pytest.mark.parametrize("printed", [date(2022, 5, 20), date(2022, 5, 22), date(2022, 6, 3)])
@pytest.mark.parametrize(
    "text", ["It was on Thursday (21/5) that they spoke.", "Itu terjadi Kamis (21/5)."]
)
def test_thursday_21_may_2022_is_impossible_and_19_may_is_offered(text, printed):
    (one,) = read(text, printed)["dates"]
    assert (False, "2022-05-21", ["2022-05-19"]) == (
        one["possible"],
        one["value"],
        one["offers"],
    )
    assert 4 == one["weekday"]
    assert "Saturday" in one["why"]


@pytest.mark.clause("PRS-4")
@pytest.mark.parametrize(
    "text", ["on 30 February 2022", "pada 31 Juni 2022", "31 июня 2022 года"]
)
def test_a_day_that_no_calendar_has_is_impossible(text):
    (one,) = read(text, SATURDAY)["dates"]
    assert (False, None) == (one["possible"], one["value"])


def test_an_english_day_that_may_be_read_both_ways_is_not_sure():
    (one,) = read("The call was on 3/4/2022, they said.", SATURDAY)["dates"]
    assert ("2022-03-04", False, ["2022-04-03"]) == (one["value"], one["sure"], one["offers"])


@pytest.mark.clause("PRS-5")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the US Defense Secretary spoke", ("Secretary of Defense", "minister", "US")),
        ("Russia's new defence minister spoke", ("Minister of Defence", "minister", "RU")),
        ("the Foreign Minister of China spoke", ("Foreign Minister", "minister", "CN")),
        ("Wakil Menteri Luar Negeri Rusia hadir", ("Deputy Foreign Minister", "deputy_minister", "RU")),
        ("Menteri Pertahanan Amerika Serikat (AS) hadir", ("Secretary of Defense", "minister", "US")),
        ("Ketua Kepala Staf Gabungan AS hadir", ("Chairman of the Joint Chiefs of Staff", "chief_of_staff", "US")),
        ("Ketua Kepala Staf Gabungan Korea Selatan hadir", ("Chairman of the Joint Chiefs of Staff", "chief_of_staff", "KR")),
        ("с начальником Генерального штаба ВС РФ", ("Chief of the General Staff", "chief_of_staff", "RU")),
        ("замглавы МИД РФ прибыл", ("Deputy Foreign Minister", "deputy_minister", "RU")),
        ("российскому министру обороны", ("Minister of Defence", "minister", "RU")),
        ("with the Under Secretary of State", ("Under Secretary of State", "under_secretary", "US")),
    ],
)  # fmt: skip
def test_an_office_has_its_level_and_party(text, expected):
    (one,) = read(text, SATURDAY)["offices"]
    assert expected == (one["office"], one["level"], one["party"])


@pytest.mark.clause("PRS-6")
@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("Ллойдом Остином", "Ллойд Остин"),
        ("Сергея Шойгу", "Сергей Шойгу"),
        ("Андреем Белоусовым", "Андрей Белоусов"),
        ("Валерию Герасимову", "Валерий Герасимов"),
        ("Сергеем Рябковым", "Сергей Рябков"),
        ("Марию Захарову", "Мария Захарова"),
        ("Марк Милли", "Марк Милли"),
        ("Дмитрия Пескова", "Дмитрий Песков"),
    ],
)
def test_a_russian_name_comes_back_to_the_nominative(found, expected):
    assert expected == " ".join(nominative(found.split())[0])


def test_a_guess_at_a_case_is_not_sure():
    assert nominative(["Валерия", "Герасимова"])[1] is False


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Андрей Белоусов", "Andrei Belousov"),
        ("Сергей Шойгу", "Sergei Shoigu"),
        ("Валерий Герасимов", "Valery Gerasimov"),
        ("Ллойд Остин", "Lloyd Austin"),
    ],
)
def test_a_russian_name_is_spelt_as_the_ledger_spells_it(name, expected):
    assert (expected, True) == latin(name)
