"""What staff and press office read: fingerprints to print elsewhere, sheets in their language, press texts."""
# ruff: noqa: RUF001  # Texts in three languages.

import json

import pytest

from openline.cli.output import USAGE
from openline.core.base.words import words24
from openline.core.record import identity as identities
from openline.runtime import preparing
from openline.shell.documents.preparation import page_of
from tests.process.pair import wait_until
from tests.process.speaking import Homes, call, good, refused

PRESS = "JAKARTA, Kamis (21/5/2022) - Menteri Pertahanan AS Lloyd Austin menelepon Menteri Pertahanan Rusia Sergei Shoigu.\n"
ASK = (
    *("--from-office", "Minister", "--to-office", "Secretary", "--level", "minister"),
    *("--topic", "flights", "--language", "ru", "--time", "2031-12-02T14:00Z"),
)


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    """A home without a line."""
    home = tmp_path_factory.mktemp("press") / "home"
    good("init", home, "--party", "Press")
    return home


@pytest.mark.clause("CER-12")
def test_both_fingerprints_are_said_in_hexadecimal_and_words_and_ours_as_a_file(tmp_path):
    homes = Homes(tmp_path / "two").opened()
    ours, theirs = json.loads(good("identity", homes.amber, "--json"))
    assert [("Amber", True), ("Cobalt", False)] == [
        (each["party"], each["ours"]) for each in (ours, theirs)
    ]
    for party in (ours, theirs):
        assert words24(bytes.fromhex(party["fingerprint"])) == party["words"]
    said = good("identity", homes.amber, "--out", tmp_path / "amber.identity")
    assert ours["fingerprint"] in said
    assert ours["words"] in said
    data = (tmp_path / "amber.identity").read_bytes()
    assert data == (homes.amber / "identity.public").read_bytes()
    assert ours["fingerprint"] == identities.parse_trusted(data).root_id.hex()
    assert b"127.0.0.1" not in data  # it may be given away: no address of the node is in it


def test_a_press_office_without_a_line_hears_that_talks_need_one(press):
    words = ("request", "make", press, "--as", "Anna", *ASK)
    assert "`openline line propose`" in refused(press, *words, mark="CER-7")
    refused(press, "round", "make", press, "--as", "Anna", "--series", "a", mark="CER-7")
    for group in ("request", "round", "commitment", "briefing"):
        assert [] == json.loads(good(group, "list", press, "--json"))


def test_a_press_text_is_read_for_people_and_its_contact_is_a_line_of_a_file(press, tmp_path):
    text = tmp_path / "press.txt"
    text.write_text(PRESS)
    said = good("contacts", "read", press, text, "--printed", "2022-05-22")
    assert "IMPOSSIBLE" in said  # the twenty-first was a Saturday
    assert f"in: {PRESS.strip()}" in said
    assert said.endswith("Nothing was saved.\n")
    assert "{'" not in said
    contact = json.loads(said.splitlines()[-2])
    assert ["Lloyd Austin", "Sergei Shoigu"] == [
        each["name"] for each in contact["participants"]
    ]
    assert [] == json.loads(good("contacts", "list", press, "--json"))


def test_a_language_that_nobody_speaks_here_is_a_wrong_usage(press, tmp_path):
    for words in (
        ("contacts", "timeline", press, "--out", tmp_path / "x.svg"),
        ("request", "calendar", press, "--out", tmp_path / "x.ics"),
    ):
        assert USAGE == call(*words, "--language", "fr").code
    assert [] == list(tmp_path.iterdir())


def test_the_sheet_says_days_levels_and_kinds_in_the_language_of_its_reader(running, tmp_path):
    amber = running.a
    good("officer", "add", amber.home, "Anna", "--role", "staff", "--local-key")
    wait_until(lambda: "Anna" in amber.cli("officer list").stdout)
    made = good("request", "make", amber.home, "--as", "Anna", *ASK).split()[0]
    day = {"en": "Tue 2 Dec 2031", "ru": "вт 2 дек 2031", "id": "Sel 2 Des 2031"}
    for language, said in day.items():
        sheet = amber.json("request sheet", made, "--language", language)
        assert [f"{said} 14:00"] == [each["text"] for each in sheet["when"]]
    page = page_of(preparing.printed(sheet, 1_980_000_000_000, "ru"), "ru")
    facts = {fact["name"]: fact["said"] for fact in page["facts"]}
    assert (["министр"], ["телефонный разговор"], ["русский"]) == (
        facts["Уровень"],
        facts["Вид и канал"],
        facts["Языки"],
    )
    assert "28 сентября 2032 г.; " in page["printed"]
    amber.environment["OPENLINE_NODE_LANGUAGE"] = "id"  # none is asked for: that of the node
    assert [f"{day['id']} 14:00"] == [
        each["text"] for each in amber.json("request sheet", made)["when"]
    ]
    refused(amber.home, "request", "sheet", amber.home, made, mark="DOC-1", keep=False)
    out = tmp_path / "sheet.pdf"
    good("round", "sheet", amber.home, made, "--out", out)
    assert b"%PDF" == out.read_bytes()[:4]
