# ruff: noqa: RUF001 - texts in three languages.
"""When a report was written, when something was said, and when the contact was; and who says so."""

from datetime import date

import pytest

from openline.shell.press import read

PRINTED = date(2025, 3, 17)
AUSTIN = "US Defense Secretary Lloyd Austin"
BELOUSOV = "Russian Defense Minister Andrei Belousov"


def contact(text, printed=PRINTED):
    return read(text, printed)["contact"]


@pytest.mark.clause("PRS-9")
@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"MOSCOW, March 16 (Reuters) - {AUSTIN} and {BELOUSOV} spoke by phone on Saturday.", "2025-03-15"),
        (f"MOSCOW. March 16 (Interfax) - {AUSTIN} and {BELOUSOV} spoke by phone.", None),
        ("МОСКВА, 16 марта. /ТАСС/. Министр обороны РФ поговорил по телефону с министром обороны США.", None),
        ("Москва. 16 марта. INTERFAX.RU - Министр обороны РФ поговорил с министром обороны США в субботу.", "2025-03-15"),
        (f"March 16, 2025\n\n{AUSTIN} and {BELOUSOV} spoke by phone.", "2025-03-16"),
        (f"{AUSTIN} and {BELOUSOV} spoke by phone, the Pentagon said on Saturday.", None),
        (f"The Pentagon said on Sunday that {AUSTIN} and {BELOUSOV} spoke by phone on Friday.", "2025-03-14"),
        (f"{AUSTIN} and {BELOUSOV} spoke by phone on Saturday, the Pentagon said.", "2025-03-15"),
        (f"{AUSTIN} told {BELOUSOV} in Geneva on Friday that the talks were useful.", "2025-03-14"),
        (f"{AUSTIN} and {BELOUSOV} met. The agreement was signed on 14 March.", None),
        (f"{AUSTIN} and {BELOUSOV} met in Geneva. The meeting was held on 14 March.", "2025-03-14"),
        (f"{AUSTIN} and {BELOUSOV} met. It rained. It rained. The meeting was held on 14 March.", "2025-03-14"),
        (f"{AUSTIN} and {BELOUSOV} met. It rained. It rained. It rained. The meeting was held on 14 March.", None),
        (f"{AUSTIN} met {BELOUSOV}. The Chinese Defense Minister met him on 14 March.", None),
        ("Menlu RI bertemu Menlu AS dan Menlu Rusia secara terpisah pada Rabu dan Kamis.", None),
        ("Menhan RI akan bertemu Menhan AS lusa. Hal itu disampaikan Jubir Kemhan, Sabtu (15/3/2025).", None),
    ],
)  # fmt: skip
def test_the_day_of_a_report_is_not_the_day_of_the_contact(text, day):
    """Kills: the dateline's day, the day of a statement, the day of another thing."""
    assert day == contact(text).get("date")


@pytest.mark.clause("PRS-3")
def test_next_steps_do_not_make_a_past_saturday_a_coming_one():
    text = "They discussed next steps in a phone call on Saturday. They will meet on Saturday."
    assert ["2025-03-15", "2025-03-22"] == [
        one["value"] for one in read(text, PRINTED)["dates"]
    ]


@pytest.mark.clause("PRS-3")
def test_what_was_agreed_behind_a_day_does_not_put_it_ahead():
    text = "He said late on Saturday that the two agreed to continue."
    assert ["2025-03-15"] == [one["value"] for one in read(text, PRINTED)["dates"]]


@pytest.mark.clause("PRS-3")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met here on the 14th, officials said.", "2025-03-14"),
        ("They met on the 21st.", "2025-02-21"),
        ("They met on the 31st.", "2025-01-31"),
        ("They spoke on Friday the 14th with him.", "2025-03-14"),
        ("Они говорили в пятницу, 14-го, по телефону.", "2025-03-14"),
        ("Mereka bertemu Jumat tanggal 14 di Jakarta.", "2025-03-14"),
        ("They will meet on the 21st.", "2025-03-21"),
        ("Mereka bertemu pada tanggal 14 lalu.", "2025-03-14"),
        ("Разговор состоялся 14-го числа.", "2025-03-14"),
    ],
)
def test_a_day_without_its_month_is_the_nearest_before_printing(text, value):
    (one,) = read(text, PRINTED)["dates"]
    assert (value, False) == (one["value"], one["partial"])


@pytest.mark.clause("PRS-3")
@pytest.mark.parametrize(
    "text",
    [
        "On the 21st anniversary they met.",
        "It is a meeting of the 21st century.",
        "They met on the 21st floor.",
        "Ini pertemuan ke-21.",
        "21 число участников",
    ],
)
def test_what_is_counted_is_no_day(text):
    assert [] == read(text, PRINTED)["dates"]


@pytest.mark.clause("PRS-8")
@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("It was the first call between the defense ministers in 14 months.", "2024-01"),
        ("The ministers met for the first time in two years.", "2023"),
        ("Ini pertemuan pertama para menteri dalam dua tahun terakhir.", "2023"),
        ("Разговор на таком уровне состоялся впервые за 16 месяцев.", "2023-11"),
        ("Это первый разговор министров за последние два года.", "2023"),
        ("It was the first such conversation in more than a year.", None),
        ("Это первая встреча министров почти за три года.", None),
        ("It was the first call in 10 days.", None),
    ],
)
def test_the_first_in_so_many_months_is_a_claim_that_is_never_sure(text, since):
    """Kills: a day where "nearly" or "more than" leaves none."""
    (claim,) = [one for one in read(text, PRINTED)["claims"] if one["kind"] == "first_since"]
    assert ("first", since, False) == (claim["form"], claim.get("since"), claim["sure"])


@pytest.mark.clause("PRS-8")
def test_a_first_without_a_date_is_no_claim_for_the_ledger():
    text = f"{AUSTIN} and {BELOUSOV} met on Friday for the first time in more than a year."
    assert "claims" not in contact(text)


@pytest.mark.clause("PRS-8")
@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "At the request of the Russian side the US general agreed not to announce the call.",
            None,
        ),
        ("Беседу по просьбе российской стороны не анонсировали, рассказали в Пентагоне.", None),
        ("Atas permintaan pihak Rusia, percakapan itu dirahasiakan.", None),
        ("The call was held at the request of the Russian side.", "RU"),
        ("Инициатором звонка стал министр обороны РФ Андрей Белоусов.", "RU"),
        ("Инициатором беседы выступила российская сторона.", "RU"),
    ],
)
def test_who_asked_for_silence_has_not_asked_for_the_call(text, party):
    told = [one["value"] for one in read(text, PRINTED)["claims"] if one["kind"] == "initiator"]
    assert ([party] if party else []) == told


SAID = "The talks were useful to both of us,"


@pytest.mark.clause("PRS-7")
@pytest.mark.parametrize(
    ("text", "speaker", "is_sure"),
    [
        (f'"{SAID}" Brig. Gen. Pat Ryder, the Pentagon press secretary, said in a statement.', "Pat Ryder", True),
        (f'{AUSTIN} met {BELOUSOV}. "{SAID}" Austin told Belousov.', "Lloyd Austin", True),
        (f'US President Joe Biden met Chinese President Xi Jinping. "{SAID}" Xi told Biden.', "Xi Jinping", True),
        (f'Presiden AS Joe Biden bertemu Presiden China Xi Jinping. "{SAID}" kata Xi kepada Biden.', "Xi Jinping", True),
        (f'Indonesian Defence Minister Sjafrie Sjamsoeddin met Austin. "{SAID}" Sjafrie was quoted as saying.', "Sjafrie Sjamsoeddin", True),
        (f'{AUSTIN} met {BELOUSOV}. "{SAID}" said to Belousov the Secretary, Lloyd Austin.', "Lloyd Austin", True),
        (f'"{SAID}" said Lavrov\'s deputy, Sergei Ryabkov.', "Sergei Ryabkov", True),
        (f'Russia\'s defence ministry confirmed the call. "{SAID}" the ministry said.', "Ministry of Defence (RU)", False),
        ("Разговор был, подтвердили в Минобороны РФ. «Стороны обсудили ситуацию», — говорится в сообщении.", "Ministry of Defence (RU)", False),
        (f'Demikian Kementerian Luar Negeri Rusia. "{SAID}" demikian pernyataan kementerian itu.', "Foreign Ministry (RU)", False),
        ('"Panggilan itu tidak menyelesaikan apa pun," kata seorang pejabat senior Pentagon.', "Pentagon (US)", False),
        ("«Стороны обсудили ситуацию», — сообщили в военном ведомстве.", "Ministry of Defence", False),
        ("Сообщил помощник президента РФ Юрий Ушаков. «Это был восьмой разговор», — уточнил он.", "Юрий Ушаков", False),
        ("Остин поговорил с Андреем Белоусовым, сообщила Сабрина Сингх. «Каналы связи важны», — отметила она.", "Сабрина Сингх", False),
        ("Министр обороны РФ Сергей Шойгу встретился с министром обороны США Ллойдом Остином. «Линия связи будет открыта», с Ллойдом Остином, сообщил в четверг вечером журналистам Сергей Шойгу.", "Сергей Шойгу", True),
        (f'Panglima TNI dan Pentagon sepakat. "{SAID}" kata Zeppo seperti dikutip Pentagon.', "Pentagon (US)", False),
        (f'Pentagon mengumumkan. "{SAID}" kata pernyataan bersama itu.', None, False),
        (f'"{SAID}" tulis Trump. Presiden AS Donald Trump berbicara.', "Donald Trump", True),
    ],
)  # fmt: skip
def test_a_statement_is_his_who_made_it(text, speaker, is_sure):
    """Kills: the listener, the master of the deputy, an official as the whole Pentagon."""
    (one,) = [one for one in read(text, PRINTED)["quotes"] if one["direct"]]
    assert (speaker, is_sure) == (one["speaker"], one["sure"])


@pytest.mark.clause("PRS-7")
def test_a_second_quotation_of_a_paragraph_goes_on_with_the_first():
    text = (
        '"The leaders discussed a number of issues," said Capt. Jereal Dorsey, a spokesman. "At'
        ' the request of one side nothing was announced before."'
    )
    first, second = read(text, PRINTED)["quotes"]
    assert ("Jereal Dorsey", True) == (first["speaker"], first["sure"])
    assert ("Jereal Dorsey", False) == (second["speaker"], second["sure"])


@pytest.mark.clause("PRS-7")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Austin met him on Sunday, the Pentagon said, after Moscow made an unfounded claim.", []),
        ("The Pentagon said of the Russian Foreign Minister and his long statement.", []),
        ("Menhan AS mengatakan di Brussels bahwa saluran itu tetap terbuka.", ["saluran itu tetap terbuka."]),
        ("The Pentagon said after talks with the Russian side in Geneva.", []),
        ("The Pentagon said in a statement late on Saturday that the call was very useful.", ["that the call was very useful."]),
    ],
)  # fmt: skip
def test_the_occasion_of_a_statement_is_not_the_statement(text, told):
    found = read(text, PRINTED)["quotes"]
    assert [one.removeprefix("that ") for one in told] == [
        one["text"].removeprefix("that ") for one in found
    ]


@pytest.mark.clause("PRS-6")
def test_a_country_that_the_table_of_names_told_is_said_to_be_told_so():
    (one,) = read("Press secretary Dmitry Peskov said so.", PRINTED)["names"]
    assert ("RU", "the table of names") == (one["party"], one["party_by"])


@pytest.mark.clause("PRS-8")
def test_a_year_ago_and_its_day_are_one_date_of_a_claim():
    text = "В последний раз лидеры виделись год назад — 14 ноября 2024 года на Бали."
    (claim,) = [one for one in read(text, PRINTED)["claims"] if one["kind"] == "first_since"]
    assert ("last", "2024-11-14") == (claim["form"], claim["since"])


@pytest.mark.clause("PRS-4")
def test_friday_the_13th_is_held_against_the_calendar():
    (one,) = read("They spoke on Friday the 13th with him.", PRINTED)["dates"]
    assert (False, "2025-03-13", ["2025-03-14"]) == (
        one["possible"],
        one["value"],
        one["offers"],
    )
