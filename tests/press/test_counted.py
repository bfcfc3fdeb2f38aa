# ruff: noqa: RUF001 - texts in three languages.
"""Whom a contact is counted by: not a deputy for his minister, not who held an office, not who never met."""

from datetime import date

import pytest

from openline.shell.press import read

PRINTED = date(2024, 6, 26)
AUSTIN = "US Defense Secretary Lloyd Austin"
SHOIGU = "Russian Defense Minister Sergei Shoigu"


def contact(text):
    return read(text, PRINTED)["contact"]


def sides(text):
    return [(one["party"], one.get("name")) for one in contact(text)["participants"]]


def named(text):
    return {
        one["name"]: (one.get("party"), one.get("office"))
        for one in read(text, PRINTED)["names"]
    }


@pytest.mark.clause("PRS-5")
@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Russian Deputy Prime Minister Ivan Petrov met {} on Monday.", "Ivan Petrov", "RU"),
        ("The Vice Chairman of the Joint Chiefs of Staff, Adm. Christopher Grady, met {}.", "Christopher Grady", "US"),
        ("Russian Deputy Chief of the General Staff Sergei Rudskoy met {}.", "Sergei Rudskoy", "RU"),
        ("Former US Secretary of State Henry Kissinger met {} in Beijing.", "Henry Kissinger", "US"),
        ("Assistant Secretary of State Karen Donfried met {} on Monday.", "Karen Donfried", "US"),
        ("Deputy Assistant Secretary of Defense Mike Chase met {}.", "Mike Chase", "US"),
        ("Wakil Perdana Menteri Rusia Andrei Ivanov bertemu {} di Jakarta.", "Andrei Ivanov", "RU"),
        ("Wakil Panglima TNI Jenderal Tandyo Budi bertemu {} di Jakarta.", "Tandyo Budi", "ID"),
        ("Mantan Menhan AS Lloyd Austin bertemu {} di Jakarta, Kamis.", "Lloyd Austin", "US"),
        ("Kepala Staf Umum TNI Letjen Bambang Ismawan bertemu {} di Jakarta.", "Bambang Ismawan", "ID"),
        ("Заместитель начальника Генштаба ВС РФ Сергей Рудской встретился с {}.", "Сергей Рудской", "RU"),
        ("Помощник президента РФ Юрий Ушаков поговорил по телефону с {}.", "Юрий Ушаков", "RU"),
        ("Бывший министр обороны США Ллойд Остин встретился с {}.", "Ллойд Остин", "US"),
        ("Вице-премьер РФ Андрей Иванов встретился с {}.", "Андрей Иванов", "RU"),
    ],
)  # fmt: skip
def test_who_is_under_an_office_or_had_it_is_not_counted_by_it(text, name, party):
    """Kills: a deputy chief as the chief, a former minister as the minister."""
    other = {
        "s": "the Chinese Defense Minister Dong Jun",
        "i": "Menteri Pertahanan China Dong Jun",
    }
    text = text.format(
        other["i" if "bertemu" in text else "s"] if text.isascii() else "министром обороны КНР"
    )
    assert "CN" == contact(text)["participants"][0]["party"]
    assert 1 == len(contact(text)["participants"])
    assert "participants" in contact(text)["missing"]
    assert party == named(text)[name][0]


@pytest.mark.clause("PRS-5")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Indian Foreign Secretary Vikram Misri met the Chinese Foreign Minister on Monday.", ["CN"]),
        ("Foreign Secretary Vikram Misri said so. Pakistan's DGMO called his Indian counterpart.", []),
        ("Prime Minister Ana Modi said so after she met the US President, Prime Minister Modi said.", ["US"]),
        (f"The wife of US President Joe Biden met {SHOIGU} on Monday.", ["RU"]),
        (f"An aide to US President Joe Biden met {SHOIGU} on Monday.", ["RU"]),
        (f"{SHOIGU} met the US President's Special Envoy for the Middle East on Monday.", ["RU"]),
    ],
)  # fmt: skip
def test_who_is_only_named_to_tell_another_is_no_participant(text, expected):
    assert expected == [one["party"] for one in contact(text).get("participants", [])]


@pytest.mark.clause("PRS-5")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Australian Deputy Prime Minister and Defence Minister Richard Marles met {} on Monday.", ("AU", "Richard Marles")),
        ("Deputi Perdana Menteri dan Menteri Pertahanan Australia Richard Marles bertemu {} pada Senin.", ("AU", "Richard Marles")),
    ],
)  # fmt: skip
def test_two_offices_of_one_holder_have_one_country(text, expected):
    other = "Menteri Pertahanan Rusia" if "bertemu" in text else "the Russian Defense Minister"
    assert expected in sides(text.format(other))


@pytest.mark.clause("PRS-5")
def test_special_envoy_for_a_country_is_not_sent_by_it():
    """Kills: "Special Envoy for Ukraine" as Ukraine's own."""
    text = f"Special Envoy for Ukraine Keith Kellogg met {SHOIGU} on Monday."
    (office,) = [
        one for one in read(text, PRINTED)["offices"] if one["office"] == "Special Envoy"
    ]
    assert office["party"] is None


@pytest.mark.clause("PRS-5")
@pytest.mark.parametrize(
    "text",
    [
        "The Russian and U.S. presidents, Vladimir Putin and Joe Biden, spoke by phone on Thursday.",
        "Presidents of Russia and the United States Vladimir Putin and Joe Biden spoke by phone on Thursday.",
        "Presiden Rusia dan AS Vladimir Putin dan Joe Biden berbicara melalui telepon pada Kamis.",
        "Президенты России и США Владимир Путин и Джо Байден поговорили по телефону в четверг.",
        "The presidents of Russia and the United States, Joe Biden and Vladimir Putin, spoke by phone on Thursday.",
    ],
)  # fmt: skip
def test_two_in_one_office_have_each_his_own_country(text):
    """Kills: the nearer country for the first name; the order against what is known of both."""
    assert {("RU", "Vladimir Putin"), ("US", "Joe Biden")} == set(sides(text))
    assert all(one["sure"] for one in read(text, PRINTED)["names"])


@pytest.mark.clause("PRS-6")
def test_the_order_of_two_names_alone_is_not_sure():
    text = "Министры обороны Индии и Китая Раджнат Сингх и Дун Цзюнь встретились в четверг."
    assert [False, False] == [one["sure"] for one in read(text, PRINTED)["names"]]


@pytest.mark.clause("PRS-6")
@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Menteri Pertahanan Thailand Sutin Klungsang bertemu Presiden.", "Sutin Klungsang", "TH"),
        ("Премьер-министр Таиланда Сретта Тависин прибыл.", "Сретта Тависин", "TH"),
        ("Министр обороны Республики Индонезии Прабово Субианто прибыл.", "Прабово Субианто", "ID"),
        ("Panglima Angkatan Bersenjata Singapura Laksamana Madya Aaron Beng tiba.", "Aaron Beng", "SG"),
        ("The Chief of the Defence Staff, Admiral Sir Tony Radakin, arrived.", "Tony Radakin", None),
        ("Министр иностранных дел РФ С.В.Лавров прибыл.", "С.В. Лавров", "RU"),
        ("Разговор Министра иностранных дел РФ С.В.Лаврова с президентом.", "С.В. Лавров", "RU"),
        ("Разговор с Государственным секретарем США М.Рубио.", "М. Рубио", "US"),
        ("Глава МИД КНР Ван И прибыл в Москву.", "Ван И", "CN"),
        ("Ketua Kepala Staf Gabungan AS Jenderal Dan Caine tiba.", "Dan Caine", "US"),
        ("Об этом сообщил помощник российского лидера Юрий Ушаков.", "Юрий Ушаков", "RU"),
    ],
)  # fmt: skip
def test_a_country_a_rank_or_initials_do_not_spoil_a_name(text, name, party):
    (one,) = read(text, PRINTED)["names"]
    assert (name, party, True) == (one["name"], one.get("party"), one["sure"])


@pytest.mark.clause("PRS-6")
@pytest.mark.parametrize(
    "text",
    [
        "They met at the ASEAN Defence Ministers' Meeting-Plus in Vientiane.",
        "Прибыл начальник Объединенного штаба Центрального военного совета.",
    ],
)
def test_what_follows_an_office_with_a_capital_may_be_no_name(text):
    assert [] == read(text, PRINTED)["names"]


@pytest.mark.clause("PRS-6")
def test_a_russian_name_after_initials_alone_is_not_sure():
    (one,) = read("Об этом сказал генерал С. В. Лаврова.", PRINTED)["names"]
    assert one["sure"] is False


@pytest.mark.clause("PRS-9")
@pytest.mark.parametrize(
    "text",
    [
        f"{AUSTIN} did not speak with {SHOIGU} on Monday.",
        f"{AUSTIN} was asked whether he had met {SHOIGU} on Monday.",
        f"{AUSTIN} has no plans to meet {SHOIGU} in Geneva on Monday.",
        f"{AUSTIN} cancelled a meeting with {SHOIGU} on Monday.",
        "Menhan AS Lloyd Austin tidak bertemu Menhan Rusia Sergei Shoigu di Jakarta pada Senin.",
        "Министр обороны РФ Сергей Шойгу не планирует разговор с министром обороны США в четверг.",
        "Встреча министра обороны РФ Сергея Шойгу с министром обороны США в четверг отложена.",
    ],
)
def test_no_contact_is_proposed_where_the_text_says_that_there_was_none(text):
    """Kills: participants, day and kind of a call that never was."""
    assert {"missing"} == set(contact(text)) - {"claims"}


@pytest.mark.clause("PRS-9")
def test_not_spoken_since_denies_no_contact():
    text = (
        f"{AUSTIN} phoned {SHOIGU} on Monday; they have not spoken since May, and he said so."
    )
    assert 2 == len(contact(text)["participants"])


@pytest.mark.clause("PRS-9")
def test_two_of_two_sentences_are_not_said_to_have_met():
    """Kills: the Chinese minister of the next sentence as a participant."""
    text = (
        "Menteri Pertahanan bertemu Menteri Pertahanan AS Lloyd Austin di Singapura, Sabtu (22/6)."
        " Sebelumnya ia bertemu Menhan China Dong Jun pada Jumat (21/6)."
    )
    assert [("US", "Lloyd Austin")] == sides(text)
    assert "participants" in contact(text)["missing"]


@pytest.mark.clause("PRS-9")
@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Menlu RI Retno Marsudi menggelar pertemuan virtual dengan Menlu Rusia Sergei Lavrov kemarin. Ia berbicara di Jakarta.", "video", None),
        ("Menlu RI Retno Marsudi bertemu Menlu Rusia Sergei Lavrov secara virtual kemarin.", "video", None),
        (f"{AUSTIN} had a video meeting with {SHOIGU} on Monday.", "video", None),
        (f"{AUSTIN} met virtually with {SHOIGU} on Monday.", "video", None),
        (f"{AUSTIN} held a meeting with {SHOIGU} by video link on Monday.", "video", None),
        (f"{AUSTIN} met in person with {SHOIGU} on Monday after a video call.", None, None),
        ("Министр обороны РФ провел встречу с министром обороны США по видеосвязи.", "video", None),
        (f"{AUSTIN} spoke with {SHOIGU} over the hotline on Monday.", "voice", None),
        ("Panglima TNI menerima kunjungan Menhan AS di Mabes TNI, Cilangkap, Jakarta Timur, Selasa (25/6).", "in_person", "Jakarta, Indonesia"),
        ("Menhan AS bertemu Menhan RI di Akmil, Magelang, Kamis. Sebelumnya ia bertemu Perdana Menteri Anthony Albanese di Canberra.", "in_person", None),
        (f"VIENTIANE, Laos — {AUSTIN} met {SHOIGU} here on Monday.", "in_person", "Vientiane, Laos"),
    ],
)  # fmt: skip
def test_a_meeting_by_video_is_no_meeting_in_one_room(text, kind, place):
    told = contact(text)
    assert (kind, place) == (told.get("kind"), told.get("place"))


@pytest.mark.clause("PRS-5")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Начальник Генерального штаба ВС РФ — первый заместитель Министра обороны РФ генерал армии Валерий Герасимов прибыл.", [("RU", "Valery Gerasimov", "chief_of_staff")]),
        ("Menhan AS - Menhan Rusia bertemu di Jenewa pada Senin.", [("US", None, "minister"), ("RU", None, "minister")]),
        ("Menteri Pertahanan sekaligus Presiden terpilih RI Prabowo Subianto tiba.", [("ID", "Prabowo Subianto", "minister")]),
    ],
)  # fmt: skip
def test_one_holder_of_two_offices_counts_once_by_the_higher(text, expected):
    """Kills: the chief of the General Staff as a deputy minister, beside a chief without a name."""
    told = contact(text)["participants"]
    assert expected == [(one["party"], one.get("name"), one["level"]) for one in told]


@pytest.mark.clause("PRS-9")
@pytest.mark.parametrize(
    "text",
    [
        f"{AUSTIN} told {SHOIGU} in Geneva on Monday that President Biden wants the lines open.",
        f"{AUSTIN} met {SHOIGU} on Monday after Putin had phoned Macron.",
        "Министр обороны РФ Сергей Шойгу заявил министру обороны США Ллойду Остину, что президент США Джо Байден ошибается.",
    ],
)  # fmt: skip
def test_who_is_only_spoken_of_is_no_participant(text):
    assert {"minister"} == {one["level"] for one in contact(text)["participants"]}
    assert 2 == len(contact(text)["participants"])


@pytest.mark.clause("PRS-6")
@pytest.mark.parametrize(
    ("text", "printed", "expected"),
    [
        ("Putin and Biden spoke by phone on Thursday.", PRINTED, {("RU", "Putin"), ("US", "Biden")}),
        ("Putin and Biden spoke by phone on Thursday.", date(2019, 1, 4), {("RU", "Putin")}),
        ("Putin and Biden spoke by phone on Thursday.", date(2040, 1, 4), set()),
        ("Vladimir Putin had a telephone conversation with US President Joe Biden.", PRINTED, {("RU", "Vladimir Putin"), ("US", "Joe Biden")}),
        ("Состоялся телефонный разговор Владимира Путина с Президентом США Джо Байденом.", PRINTED, {("RU", "Vladimir Putin"), ("US", "Joe Biden")}),
        ("The Biden administration said that it spoke with Russian President Vladimir Putin.", PRINTED, {("RU", "Vladimir Putin")}),
        ("Eric Trump and Hunter Biden and Donald Trump Jr. met Russian President Vladimir Putin.", PRINTED, {("RU", "Vladimir Putin")}),
        ("Former president Barack Obama met Russian President Vladimir Putin.", PRINTED, {("RU", "Vladimir Putin")}),
        ("Robert Biden met Russian President Vladimir Putin.", PRINTED, {("RU", "Vladimir Putin")}),
    ],
)  # fmt: skip
def test_a_head_of_state_without_his_office_has_that_of_the_day_of_printing(
    text, printed, expected
):
    """Kills: who will be president as president; the table's word as the text's own."""
    found = read(text, printed)
    told = found["contact"].get("participants", [])
    assert expected == {(one["party"], one["name"]) for one in told}
    bare = [
        one for one in found["names"] if one["text"] in {"Putin", "Biden", "Владимира Путина"}
    ]
    assert all(one.get("party_by") == "the table of names" for one in bare)


@pytest.mark.clause("PRS-6")
@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Oleg Gerasimov, an analyst, said so.", None),
        ("Valery Gerasimov, a general, said so.", "RU"),
        ("General V. Gerasimov said so.", "RU"),
        ("Об этом сообщил аналитик Олег Герасимов.", None),
    ],
)
def test_another_of_a_known_surname_has_not_his_country(text, party):
    assert [party] == [one.get("party") for one in read(text, PRINTED)["names"]]


@pytest.mark.clause("PRS-5")
def test_offices_are_known_by_their_abbreviations():
    text = "CJCS Gen. Mark Milley met SecDef Lloyd Austin; KSAD Jenderal Budi met the DGMO."
    assert [
        ("Chairman of the Joint Chiefs of Staff", "chief_of_staff"),
        ("Secretary of Defense", "minister"),
        ("Chief of Staff of a service", None),
        ("Director General of Military Operations", None),
    ] == [(one["office"], one["level"]) for one in read(text, PRINTED)["offices"]]


@pytest.mark.clause("PRS-5")
@pytest.mark.parametrize(
    "text",
    [
        "Delegasi AS dipimpin Wakil Menteri Luar Negeri Wendy Sherman, delegasi Rusia dipimpin oleh Wakil Menlu Sergei Ryabkov.",
        "The US delegation, led by Deputy Foreign Minister Wendy Sherman, met the Russian side, headed by Deputy Foreign Minister Sergei Ryabkov.",
        "Делегацию США возглавила заместитель министра иностранных дел Венди Шерман, делегацию РФ возглавлял замглавы МИД Сергей Рябков.",
    ],
)  # fmt: skip
def test_who_leads_a_delegation_has_its_country(text):
    assert [("US", "Wendy Sherman"), ("RU", "Sergei Ryabkov")] == [
        (party, name.replace("Vendi", "Wendy")) for party, name in sides(text)
    ]


@pytest.mark.clause("PRS-9")
def test_two_who_met_in_another_month_are_not_the_ones_who_meet():
    """Kills: the presidents of June as the participants of a round in July."""
    text = (
        "Delegasi AS dipimpin Wakil Menteri Luar Negeri Wendy Sherman, delegasi Rusia dipimpin"
        " Wakil Menlu Sergei Ryabkov. Presiden AS Joe Biden dan Presiden Rusia Vladimir Putin,"
        " yang bertemu di Jenewa pada Mei, menyepakati dialog itu."
    )
    told = contact(text)
    assert {"deputy_minister"} == {one["level"] for one in told["participants"]}
    assert "place" not in told


@pytest.mark.clause("PRS-8")
def test_a_first_of_another_level_is_no_claim_of_this_contact():
    text = (
        "The US Chairman of the Joint Chiefs of Staff spoke by phone with the Russian Chief of the"
        f" General Staff on Monday. {AUSTIN} phoned {SHOIGU}; it was the first call since Feb. 18."
    )
    found = read(text, PRINTED)
    assert ["voice/minister"] == [one["of"] for one in found["claims"] if "of" in one]
    assert "claims" not in found["contact"]
