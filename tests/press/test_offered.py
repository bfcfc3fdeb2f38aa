# ruff: noqa: RUF001 - texts in three languages.
"""What a press text offers for the ledger: who is quoted, counterparts, days that cannot all be true."""

from datetime import date

import pytest

from openline.core.contacts.claims import Plain, check
from openline.core.contacts.contact import parse
from openline.shell.press import read

PRINTED = date(2022, 10, 24)
TWO_DAYS = {
    "en": (
        "Lloyd Austin, the US Secretary of Defense, spoke by phone with Russian Defense Minister"
        " Sergei Shoigu on 21 October, the Pentagon said. Moscow said that Shoigu and Austin"
        " talked on 22 October."
    ),
    "id": (
        "Menteri Pertahanan AS Lloyd Austin menelepon Menteri Pertahanan Rusia Sergei Shoigu pada"
        " 21 Oktober. Menurut Moskow, Shoigu dan Austin berbicara pada 22 Oktober."
    ),
    "ru": (
        "Министр обороны США Ллойд Остин поговорил по телефону с министром обороны России Сергеем"
        " Шойгу 21 октября. По данным Минобороны, Шойгу и Остин провели разговор 22 октября."
    ),
}


def verdicts(contact):
    """What a ledger with this contact alone says of its claims."""
    found = parse({"id": "x", **contact, "source": "press"})
    return [row["verdict"] for row in check([found], Plain([found]))]


def proposed(text, printed=PRINTED):
    """The contact that is proposed, without the list of what is missing."""
    contact = read(text, printed)["contact"]
    return {key: value for key, value in contact.items() if key != "missing"}


@pytest.mark.clause("PRS-8")
@pytest.mark.parametrize("language", TWO_DAYS)
def test_two_days_of_one_contact_are_both_kept_and_the_ledger_finds_it(language):
    contact = proposed(TWO_DAYS[language])
    assert contact["date"] == "2022-10-21"
    (claim,) = contact["claims"]
    assert ("date", "2022-10-22", "press") == (claim["kind"], claim["value"], claim["by"])
    assert ["does not hold"] == verdicts(contact)


@pytest.mark.clause("PRS-8")
@pytest.mark.parametrize(
    "more",
    [
        "Austin and Shoigu had last talked on 13 May.",
        "Austin and Shoigu will talk again on 25 October.",
        "Austin and Shoigu talked on 12 October as well.",
        "Austin alone went to Brussels on 22 October.",
    ],
)
def test_a_day_of_another_contact_is_no_contradiction(more):
    first = TWO_DAYS["en"].split(" Moscow")[0]
    claims = read(f"{first} {more}", PRINTED)["claims"]
    assert not [one for one in claims if "differs_from" in one]


@pytest.mark.clause("PRS-4")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Министр обороны США Ллойд Остин говорил с ним в понедельник, 31 июня.", "2022-06-31"),
        ("Министр обороны США Ллойд Остин говорил с ним 30 февраля 2021 года.", "2021-02-30"),
        ("Menteri Pertahanan AS berbicara dengannya pada Kamis (31/4).", "2022-04-31"),
    ],
)
def test_a_day_that_no_calendar_has_goes_to_the_ledger_as_it_was_printed(text, value):
    """Without it the ledger would hold the weekday alone against a day that a person enters."""
    (claim,) = proposed(text)["claims"]
    assert value == claim["value"]
    sides = [{"party": "US", "level": "minister"}, {"party": "RU", "level": "minister"}]
    right = {"date": "2022-06-27", "kind": "voice", "participants": sides, "claims": [claim]}
    assert ["does not hold"] == verdicts(right)


@pytest.mark.clause("PRS-5")
@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "US Defense Secretary Lloyd Austin called his Russian counterpart Andrei Belousov.",
            "Minister of Defence",
        ),
        (
            "Министр обороны России Андрей Белоусов позвонил американскому коллеге Ллойду Остину.",
            "Secretary of Defense",
        ),
        (
            "Ketua Kepala Staf Gabungan AS Mark Milley menelepon mitranya dari Rusia.",
            "Chief of the General Staff",
        ),
        (
            "Chief of the General Staff of Russia Valery Gerasimov called his US counterpart.",
            "Chairman of the Joint Chiefs of Staff",
        ),
    ],
)
def test_a_counterpart_has_the_office_as_his_own_party_calls_it(text, office):
    """Else the pair of offices would be another one than on every other day."""
    assert office == read(text, PRINTED)["offices"][-1]["office"]


@pytest.mark.clause("PRS-6")
@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        (
            "Командующий Тихоокеанским флотом России адмирал Сергей Авакянц позвонил в Токио.",
            "Сергей Авакянц",
            "RU",
        ),
        (
            "Командующий войсками Западного военного округа генерал Александр Журавлёв позвонил.",
            "Александр Журавлёв",
            None,
        ),
        (
            "Commander of the U.S. Pacific Fleet Admiral Samuel Paparo spoke with Tokyo.",
            "Samuel Paparo",
            "US",
        ),
        (
            "The commander of the Russian Northern Fleet Alexander Moiseyev told the fleet to stay.",
            "Alexander Moiseyev",
            "RU",
        ),
        ("The commander, John Smith, told the fleet to stay in port.", "John Smith", None),
        (
            "Panglima Armada Pasifik AS Laksamana Samuel Paparo berbicara dengan mitranya.",
            "Samuel Paparo",
            "US",
        ),
    ],
)
def test_what_a_commander_commands_is_not_his_name(text, name, party):
    (found,) = read(text, PRINTED)["names"]
    assert name == found["name"]
    assert ("Commander", "commander", party) == (
        found.get("office"),
        found.get("level"),
        found.get("party"),
    )


@pytest.mark.clause("PRS-7")
def test_who_is_named_in_the_next_sentence_has_not_said_this_one():
    text = (
        'Belousov "pointed to the danger of further escalation", the ministry said on Telegram.'
        " Pentagon spokesman Patrick Ryder told reporters that the lines stay open."
    )
    first, second = read(text, PRINTED)["quotes"]
    assert (None, False) == (first["party"], first["sure"])
    assert ("Patrick Ryder", "US") == (second["speaker"], second["party"])


@pytest.mark.clause("PRS-7")
def test_a_pronoun_is_whoever_spoke_before_in_marks_or_without():
    text = (
        "«Это опасно», — говорится в сообщении Минобороны России. Пресс-секретарь Пентагона Патрик"
        " Райдер заявил, что разговор состоялся во вторник. «Мы не комментируем детали», — сказал он."
    )
    last = read(text, PRINTED)["quotes"][-1]
    assert ("Патрик Райдер", "US", False) == (last["speaker"], last["party"], last["sure"])
