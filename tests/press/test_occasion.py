# ruff: noqa: RUF001 - texts in three languages.
"""Which contact a text is about, not the one before it, and in what language it is."""

from datetime import date

import pytest

from openline.core.base.errors import Refused
from openline.shell.press import read

PRINTED = date(2022, 10, 24)
AUSTIN = "US Defense Secretary Lloyd Austin"
SHOIGU = "Russian Defense Minister Sergei Shoigu"
UKRAINIAN = (
    "Глава оборонного відомства США Ллойд Остін провів розмову з російським колегою Сергієм Шойгу."
    " За словами Пентагону, сторони обговорили безпеку в регіоні."
)
BULGARIAN = (
    "Министърът на отбраната на САЩ разговаря по телефона с руския министър на отбраната. Това е"
    " първият разговор между двамата от май насам, съобщи Пентагонът. Те ще се срещнат отново."
)
SERBIAN = (
    "Министар одбране САД разговарао је телефоном са руским министром одбране. То је први разговор"
    " двојице министара од маја, саопштио је Пентагон. Договорили су се да линије остану отворене."
)


def proposed(text):
    return read(text, PRINTED)["contact"]


@pytest.mark.clause("PRS-2")
@pytest.mark.parametrize("text", [UKRAINIAN, BULGARIAN, SERBIAN])
def test_what_is_written_like_russian_and_is_not_is_refused(text):
    with pytest.raises(Refused) as refused:
        read(text, PRINTED)
    assert "PRS-2" == refused.value.clause


@pytest.mark.clause("PRS-2")
@pytest.mark.parametrize(
    "text",
    [
        (
            "Министр обороны Украины Рустем Умєров и министр иностранных дел Андрій Сибіга прибыли в"
            " Женеву. Они провели переговоры с госсекретарем США, сообщил Госдеп. «Слава Україні», —"
            " сказал он. Стороны договорились о новой встрече, которая пройдет в декабре."
        ),
        (
            "Председатель КНР Си Цзиньпин и президент России Владимир Путин поговорили по телефону. Си"
            " подчеркнул, что Китай готов к диалогу. Путин рассказал Си о ходе переговоров и о том,"
            " что США и РФ договорились о встрече."
        ),
    ],
)
def test_russian_may_name_ukrainians_and_chinese(text):
    found = read(text, PRINTED)
    assert ("ru", True) == (found["language"], found["language_sure"])


@pytest.mark.clause("PRS-2")
def test_english_may_quote_a_sentence_of_ukrainian():
    text = (
        "The Ukrainian minister said on Friday that the talks were over. «Ми не віримо їм і не"
        " підемо на це», he told reporters in Kyiv. The US Secretary of State will meet him again"
        " in December, and both of the sides agreed to keep the line open for as long as it takes."
    )
    assert read(text, PRINTED)["language"] in {"en", "mixed"}


@pytest.mark.clause("PRS-9")
@pytest.mark.parametrize(
    "text",
    [
        (
            "Menteri Pertahanan RI Prabowo Subianto menerima kunjungan Menteri Pertahanan AS Lloyd"
            " Austin di Jakarta pada Senin (24/10). Kedua menteri terakhir berbicara melalui telepon"
            " pada Maret 2022."
        ),
        f"{AUSTIN} hosted {SHOIGU} at the Pentagon on Thursday. The two last spoke by phone in May.",
        f"{SHOIGU} received {AUSTIN} on Thursday, their first contact since a phone call in May.",
        (
            "Президент России Владимир Путин принял президента Турции 20 октября. В последний раз они"
            " говорили по телефону в мае."
        ),
        f"{AUSTIN}, who last spoke by phone with him in May, met {SHOIGU} in Geneva on Friday.",
        f"{AUSTIN} held talks with {SHOIGU} in Geneva on Friday.",
        (
            "Замглавы МИД РФ Сергей Рябков провел консультации с замгоссекретаря США Венди Шерман в"
            " Женеве 20 октября."
        ),
    ],
)
def test_a_visit_is_in_person_whatever_the_last_contact_was(text):
    """Kills: the first word for a kind anywhere in the text."""
    contact = proposed(text)
    assert "in_person" == contact["kind"]
    assert contact["date"].startswith("2022-10")


@pytest.mark.clause("PRS-9")
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{AUSTIN} received a phone call from {SHOIGU} on Friday.", "voice"),
        (f"Prior to a call {AUSTIN} said that he received {SHOIGU} over the phone.", None),
        (f"{AUSTIN} held talks with {SHOIGU} on Friday.", None),
        (f"For the first time since they met in May, {AUSTIN} phoned {SHOIGU}.", "voice"),
        (f"{AUSTIN} phoned {SHOIGU} on Friday. They had last met in Geneva in May.", "voice"),
        ("Владимир Путин принял участие в саммите по видеосвязи с президентом США.", "video"),
    ],
)
def test_a_kind_is_not_invented(text, kind):
    assert kind == proposed(text).get("kind")


DIALOGUE = (
    "{} led the U.S. delegation to the Strategic Stability Dialogue with Russian Deputy Foreign"
    ' Minister Sergei Ryabkov on Wednesday. "The talks were useful to both of us", Ryabkov said.'
    " It was the first such meeting since President Biden and President Putin met in Geneva on"
    " June 16."
)


@pytest.mark.clause("PRS-9")
@pytest.mark.parametrize(
    ("who", "offices"),
    [
        (
            "Deputy Secretary of State Wendy Sherman",
            ["Deputy Secretary of State", "Deputy Foreign Minister"],
        ),
        ("Sherman", ["Deputy Foreign Minister"]),
    ],
)
def test_who_met_before_is_no_participant(who, offices):
    """Kills: the first sentence with two presidents in it."""
    contact = proposed(DIALOGUE.format(who))
    assert offices == [one["office"] for one in contact["participants"]]
    assert "2022-10-19" == contact["date"]
    assert "place" not in contact


@pytest.mark.clause("PRS-9")
@pytest.mark.parametrize(
    "text",
    [
        (
            "Wakil Menteri Luar Negeri AS Wendy Sherman bertemu Wakil Menteri Luar Negeri Rusia Sergei"
            " Ryabkov pada Rabu (19/10). Ini pertemuan pertama sejak Presiden AS Joe Biden dan Presiden"
            " Rusia Vladimir Putin bertemu di Jenewa pada 16 Juni."
        ),
        (
            "Первый заместитель госсекретаря США Венди Шерман встретилась с замглавы МИД РФ Сергеем"
            " Рябковым 19 октября. Это первая встреча после саммита президента США Джо Байдена и"
            " президента России Владимира Путина в Женеве 16 июня."
        ),
    ],
)
def test_who_met_before_is_no_participant_in_the_other_languages(text):
    contact = proposed(text)
    assert {"deputy_minister"} == {one["level"] for one in contact["participants"]}
    assert ("2022-10-19", "in_person") == (contact["date"], contact["kind"])
    assert "place" not in contact
