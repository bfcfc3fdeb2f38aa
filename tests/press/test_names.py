# ruff: noqa: RUF001 - texts in three languages.
"""Names as they are printed: Russian cases, ranks, initials; who is one person; who speaks."""

from datetime import date

import pytest

from openline.shell.press import read
from openline.shell.press.russian import nominative
from openline.shell.press.words import page_of

PRINTED = date(2022, 10, 24)


def names(text):
    return [(one["name"], one["sure"]) for one in read(text, PRINTED)["names"]]


def speakers(text):
    return [one["speaker"] for one in read(text, PRINTED)["quotes"]]


@pytest.mark.clause("PRS-6")
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Он позвонил министру обороны РФ Сергею Шойгу.", "Сергей Шойгу"),
        ("Он говорил с президентом США Джо Байденом.", "Джо Байден"),
        ("Он говорил с госсекретарем США Энтони Блинкеном.", "Энтони Блинкен"),
        ("Он позвонил министру обороны США Ллойду Остину.", "Ллойд Остин"),
        ("Он ждал госсекретаря США Марко Рубио.", "Марко Рубио"),
        ("Он говорил с президентом США Бараком Обамой.", "Барак Обама"),
        ("Он говорил с премьер-министром Нидерландов Марком Рутте.", "Марк Рутте"),
        ("Он говорил с министром обороны Германии Михаилом Гегелем.", "Михаил Гегель"),
        ("Он позвонил премьер-министру Великобритании Борису Джонсону.", "Борис Джонсон"),
        ("Он говорил с министром обороны США Остином.", "Остин"),
        ("Он позвонил министру обороны РФ Шойгу.", "Шойгу"),
    ],
)
def test_a_russian_name_keeps_the_ending_that_is_its_own(text, name):
    """Kills: cutting the vowel from Шойгу; leaving a case on a surname because Джо has none."""
    assert [(name, True)] == names(text)


@pytest.mark.clause("PRS-6")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Дональду Туску", "Дональд Туску"),
        ("Анатолию Кинаху", "Анатолий Кинаху"),
        ("Джо Мэнчина", "Джо Мэнчина"),
        ("Марке Барнье", "Марк Барнье"),
        ("Виктора Данелия", "Виктор Данелия"),
        ("Виктора Соловья", "Виктор Соловья"),
        ("Виктора Кравца", "Виктор Кравца"),
        ("Дун Цзюня", "Дун Цзюня"),
        ("Анналеной Бербок", "Анналеной Бербок"),
        ("Рафаэлем Гросси", "Рафаэлем Гросси"),
    ],
)
def test_a_name_stays_as_it_stands_where_its_ending_has_two_readings(name, shown):
    assert (shown.split(), False) == nominative(name.split())


@pytest.mark.clause("PRS-6")
def test_a_bare_surname_elsewhere_settles_the_case():
    text = "Он позвонил премьер-министру Польши Дональду Туску. Туск ответил."
    assert ("Дональд Туск", True) in names(text)


@pytest.mark.clause("PRS-9")
def test_a_guessed_name_is_no_participant_s_name():
    text = "Министр обороны РФ Сергей Шойгу позвонил премьер-министру Польши Дональду Туску."
    told = read(text, PRINTED)["contact"]["participants"]
    assert ["Sergei Shoigu", None] == [one.get("name") for one in told]


@pytest.mark.clause("PRS-6")
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pentagon press secretary Maj. Gen. Pat Ryder said so.", "Pat Ryder"),
        ("Pentagon press secretary Air Force Maj. Gen. Pat Ryder said so.", "Pat Ryder"),
        ("Chairman of the Joint Chiefs of Staff Gen. CQ Brown, Jr., spoke.", "CQ Brown"),
        ("Gen. CQ Brown, Jr., the chairman of the Joint Chiefs of Staff, spoke.", "CQ Brown"),
        (
            "Menteri Pertahanan RI Letjen TNI (Purn) Sjafrie Sjamsoeddin hadir.",
            "Sjafrie Sjamsoeddin",
        ),
        ("The Minister of National Defense of Canada Anita Anand spoke.", "Anita Anand"),
        ("Menteri Pertahanan Nasional Kanada Bill Blair hadir.", "Bill Blair"),
        ("Министр национальной обороны Румынии Виктор Аврам прибыл.", "Виктор Аврам"),
        ("Министр обороны Чехии Виктор Аврам прибыл.", "Виктор Аврам"),
    ],
)
def test_ranks_and_countries_are_no_part_of_a_name(text, name):
    assert [(name, True)] == names(text)


@pytest.mark.parametrize("rank", ["Brig. Gen.", "Capt.", "Cmdr.", "Brigjen."])
def test_a_rank_with_its_full_stop_ends_no_sentence(rank):
    page = page_of(f"The line was opened by {rank} Ole Vik. It stays open.")
    assert 2 == len(page.starts)


@pytest.mark.clause("PRS-5")
@pytest.mark.parametrize(
    "text",
    [
        "the Minister of National Defense of Canada",
        "министр национальной обороны Канады",
        "Menteri Pertahanan Nasional Kanada",
    ],
)
def test_a_minister_of_national_defence_is_a_minister_of_defence(text):
    (one,) = read(text, PRINTED)["offices"]
    assert ("Minister of Defence", "minister", "CA") == (
        one["office"],
        one["level"],
        one["party"],
    )


@pytest.mark.clause("PRS-6")
def test_the_first_word_of_the_next_sentence_is_nobody_s_name():
    """Kills: taking the word after an office without looking at the full stop between them."""
    text = "Menteri Pertahanan Rusia menelepon Menteri Pertahanan AS. Kontak terakhir pada Mei."
    assert [] == names(text)


@pytest.mark.clause("PRS-6")
def test_a_rank_in_the_next_sentence_belongs_to_somebody_else():
    text = (
        "Menteri Pertahanan AS hadir. Kata Menteri Pertahanan Rusia. Mayjen Joko Wijaya hadir."
    )
    (found,) = read(text, PRINTED)["names"]
    assert ("Joko Wijaya", None) == (found["name"], found.get("office"))


@pytest.mark.clause("PRS-6")
@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            (
                "Secretary of Defense Lloyd J. Austin III's call was short. Secretary of Defense"
                " Lloyd J. Austin left. Lloyd Austin was brief."
            ),
            "Lloyd J. Austin",
        ),
        ("Министр обороны РФ Сергей Шойгу прибыл. С.Шойгу был краток.", "Сергей Шойгу"),
        ("Министр обороны РФ С.Шойгу прибыл. Сергей Шойгу был краток.", "Сергей Шойгу"),
        (
            "Menteri Pertahanan RI Prabowo Subianto hadir. Menteri Pertahanan Prabowo setuju.",
            "Prabowo Subianto",
        ),
    ],
)
def test_one_person_is_one_entry_under_his_fullest_name(text, name):
    assert [name] == [one for one, _ in names(text)]


@pytest.mark.clause("PRS-6")
@pytest.mark.parametrize(
    "text",
    [
        "Министр обороны РФ Сергей Шойгу и министр обороны Украины Степан Шойгу. С.Шойгу прибыл.",
        "President Joe Biden and Defense Secretary Hunter Biden met.",
        "US Defense Secretary Lloyd Austin and British Defence Secretary L. Austin met.",
    ],
)
def test_two_that_may_be_two_stay_two(text):
    assert len(names(text)) >= 2


@pytest.mark.clause("PRS-7")
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            (
                "Menteri Pertahanan Prabowo Subianto tiba di Jakarta. "
                '"Kami akan bekerja sama dengan semua pihak," ujar Prabowo.'
            ),
            "Prabowo Subianto",
        ),
        (
            (
                "Menteri Luar Negeri Retno LP Marsudi tiba di Jakarta. "
                '"Indonesia siap membantu semua pihak," ujar Retno.'
            ),
            "Retno LP Marsudi",
        ),
        (
            (
                "Menteri Pertahanan RI Letjen TNI (Purn) Sjafrie Sjamsoeddin tiba di Jakarta. "
                '"Kerja sama ini penting bagi kita semua," kata Sjafrie.'
            ),
            "Sjafrie Sjamsoeddin",
        ),
    ],
)
def test_an_indonesian_speaker_is_known_by_his_first_name(text, speaker):
    assert [speaker] == speakers(text)


@pytest.mark.clause("PRS-7")
def test_a_first_name_that_two_share_is_nobody_s():
    text = (
        "Menteri Pertahanan Prabowo Subianto dan Menteri Luar Negeri Prabowo Wijaya tiba di"
        ' Jakarta. "Kami akan bekerja sama dengan semua pihak," ujar Prabowo.'
    )
    assert [None] == speakers(text)


@pytest.mark.clause("PRS-7")
@pytest.mark.parametrize(
    "text",
    [
        '"The lines of communication stay open", said Maj. Gen. Pat Ryder.',
        '"The lines of communication stay open", Maj. Gen. Pat Ryder said.',
    ],
)
def test_the_dot_of_a_rank_does_not_part_a_statement_from_its_speaker(text):
    assert ["Pat Ryder"] == speakers(text)
