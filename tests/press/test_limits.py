# ruff: noqa: RUF001 - texts in three languages.
"""Bad input, hostile texts, and what holds for every text."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openline.core.base.errors import Refused
from openline.shell.press import FINDS_MAX, TEXT_BYTES_MAX, read

PRINTED = date(2022, 10, 22)
SORTS = ("dates", "offices", "names", "kinds", "places", "quotes", "claims")
DIGITS_TO_LETTERS = str.maketrans("0123456789", "ghijklmnop")
MEGABYTE = 1_000_000
SECONDS_MAX = 10.0
SHOWN_MAX = 4_000_000

GERMAN = (
    "Der amerikanische Verteidigungsminister hat am Freitag mit seinem russischen Kollegen "
    "telefoniert. Es war das erste Gespräch der beiden seit dem Beginn des Krieges und es "
    "dauerte nach Angaben des Ministeriums nicht lange."
)


def filled(piece):
    whole = piece * (MEGABYTE // len(piece.encode()) + 1)
    return whole.encode()[:MEGABYTE].decode("utf-8", "ignore")


@pytest.mark.clause("PRS-1")
@pytest.mark.parametrize("text", ["", " \n\t", "The call\0was short."])
def test_nothing_and_nul_bytes_are_refused(text):
    with pytest.raises(Refused) as refused:
        read(text, PRINTED)
    assert "PRS-1" == refused.value.clause
    assert refused.value.next_step


@pytest.mark.clause("PRS-1")
@pytest.mark.parametrize(
    "text", ["a" * (TEXT_BYTES_MAX + 1), "я" * (TEXT_BYTES_MAX // 2 + 1), "x " * 2_500_000]
)
def test_a_text_over_the_limit_is_refused_at_once(text):
    begun = time.process_time()
    with pytest.raises(Refused, match="PRS-1"):
        read(text, PRINTED)
    assert time.process_time() - begun < 0.5


@pytest.mark.clause("PRS-2")
@pytest.mark.parametrize(
    "text",
    [
        GERMAN,
        "美国国防部长周五与俄罗斯国防部长通电话，这是自五月以来的首次通话。",
        "وزير الدفاع الأمريكي تحدث مع نظيره الروسي",
        "Міністр оборони США провів у п'ятницю розмову з міністром оборони Росії, що є першою з травня. Це також було під час війни, але його слова й позиція не змінились.",
        "Le ministre de la Défense des États-Unis a parlé vendredi avec son homologue russe pour la première fois depuis le mois de mai, et les deux ont été prudents dans leurs mots.",
    ],
)
def test_another_language_is_refused_and_the_three_are_named(text):
    with pytest.raises(Refused) as refused:
        read(text, PRINTED)
    assert "PRS-2" == refused.value.clause
    assert "English, Indonesian and Russian" in refused.value.what


@pytest.mark.clause("PRS-2")
def test_a_quotation_in_another_language_is_not_refused():
    text = (
        "The German minister said after the meeting in Geneva that the talks had been useful. "
        "„Es war nicht leicht und es wird auch nicht leicht“, he added in his own words. The "
        "ministers of the two countries will meet again in December, and the line stays open."
    )
    assert "en" == read(text, PRINTED)["language"]


@pytest.mark.clause("PRS-2")
def test_a_text_in_two_of_the_languages_is_mixed():
    text = (
        "The US Defense Secretary spoke with his Russian counterpart on Friday for the first time.\n"
        "Министр обороны России в пятницу провел разговор с главой Пентагона, и это было впервые с мая."
    )
    assert "mixed" == read(text, PRINTED)["language"]


@pytest.mark.clause("PRS-10")
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "a",
            "a ",
            '"',
            "« »",
            '"ab cd ',
            "1",
            "12 ",
            "1/",
            "(21/5)",
            "the (21/5) ",
            "Putin and Biden did not meet the ",
            "(",
            ".",
        ),
        *("the May 13 ", "the US President said ", "he said that the ", "first since talks "),
        *("over the hotline in Geneva ", "министр обороны и в ", "Aa Bb Said ", "A. ", "a-"),
        *(
            "the initiative of ",
            "\n.",
            "according to the Pentagon, a b c d\n",
            "the first call ",
        ),
    ],
)
@pytest.mark.timeout(300)
def test_a_megabyte_of_anything_takes_bounded_time_and_gives_bounded_finds(piece):
    """Kills: a pattern that backtracks, a search of the whole text for each find."""
    begun = time.process_time()
    try:
        found = read(filled(piece), PRINTED)
    except Refused:
        found = {}
    assert time.process_time() - begun < SECONDS_MAX
    assert len(str(found)) < SHOWN_MAX
    assert all(len(found.get(sort, ())) <= FINDS_MAX for sort in SORTS)


@pytest.mark.clause("PRS-10")
def test_a_megabyte_of_people_takes_bounded_time():
    """Kills: comparing each name with each other."""
    names = (f"President Ab{number:x}".translate(DIGITS_TO_LETTERS) for number in range(50_000))
    begun = time.process_time()
    found = read(("the " + " and the ".join(names))[:MEGABYTE], PRINTED)
    assert time.process_time() - begun < SECONDS_MAX
    assert FINDS_MAX == len(found["names"])


@pytest.mark.clause("PRS-10")
def test_what_is_left_off_is_counted():
    found = read("They spoke on 13 May. " * 250, PRINTED)
    assert (FINDS_MAX, 50) == (len(found["dates"]), found["left_off"]["dates"])


PIECES = st.sampled_from(
    [
        *("US Defense Secretary ", "Lloyd Austin ", "said ", '"', "«", "» ", "“we will talk” "),
        *(
            "on Friday ",
            "(21/5) ",
            "Kamis (21/5) ",
            "13 мая ",
            "впервые с ",
            "sejak ",
            "first ",
        ),
        *("since ", "Министр обороны России ", "Сергеем Шойгу ", ". ", "\n", "\n\n", ", "),
        *("the ", "yang ", "и ", "in Geneva, Switzerland ", "по инициативе ", "США ", "AS "),
        *(
            "30 February ",
            "A. ",
            "🙂 ",
            "over the hotline ",
            "according to ",
            "Pentagon ",
            ": ",
        ),
        *("in 2017 ", "99/99/2022 ", "31.02.2022 ", "hari ini ", "dan ", "'s ", "( ", ") "),
    ]
)


@settings(max_examples=250, deadline=None)
@given(
    st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join),
    st.dates(date(1900, 1, 1), date(2190, 12, 31)),
)
def test_every_find_stands_in_its_sentence_and_every_sentence_in_the_text(text, printed):
    try:
        found = read(text, printed)
    except Refused:
        return
    for sort in SORTS:
        for one in found[sort]:
            start, end = one["offset"]
            assert one["sentence"] == text[start:end]
            assert one["text"] == text[slice(*one["at"])]
            assert start <= one["at"][0] < end
