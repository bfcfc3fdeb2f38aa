"""The ledger of contacts at the command line: a home without a line is enough.

The nine contacts are those of the public record that the ledger must answer from.
"""

import json
from pathlib import Path

import pytest

from openline.cli.output import USAGE
from tests.process.speaking import call, good, refused

FIXTURE = Path(__file__).parents[1] / "contacts" / "contacts.jsonl"
ROW_KEYS = {"scope", "of", "kind", "prior", "days", "days_min", "days_max", "coverage"}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home without a line, with the nine contacts."""
    made = tmp_path_factory.mktemp("press") / "home"
    good("init", made, "--party", "US")
    good("contacts", "import", made, FIXTURE)
    return made


def asked(*words):
    return json.loads(good("contacts", *words, "--json"))


def answer(home, subject, scope, kind):
    rows = asked("since", home, subject)
    return next(row for row in rows if row["scope"] == scope and row["kind"] == kind)


@pytest.mark.clause("CON-4")
def test_importing_twice_is_once(home):
    assert {"contacts": 9, "new": 0, "known": 9} == asked("import", home, FIXTURE)
    assert 9 == len(asked("list", home))


@pytest.mark.clause("CON-8")
def test_25_june_2024_is_the_first_of_the_two_and_the_first_of_ministers_in_468_days(home):
    subject = "2024-06-25-austin-belousov"
    assert answer(home, subject, "person_pair", "voice")["prior"] is None
    row = answer(home, subject, "level", "voice")
    assert row.keys() >= ROW_KEYS
    assert ("2023-03-15-austin-shoigu", 468) == (row["prior"], row["days"])
    assert ("2014-01", "2024-06-25") == (row["coverage"]["from"], row["coverage"]["to"])
    assert (
        "25 Jun 2024 is the first voice contact at minister level since 15 Mar 2023: 468 days "
        "(prior: 2023-03-15-austin-shoigu).\n"
    ) in good("contacts", "since", home, subject)


@pytest.mark.clause("CON-8")
def test_the_other_firsts_of_the_public_record(home):
    row = answer(home, "2022-10-21-austin-shoigu", "level", "any")
    assert ("2022-05-13-austin-shoigu", 161) == (row["prior"], row["days"])
    row = answer(home, "2017-02-16-dunford-gerasimov", "level", "in_person")
    assert ("2014-01-dempsey-gerasimov", None) == (row["prior"], row["days"])
    assert (1112, 1142) == (row["days_min"], row["days_max"])


@pytest.mark.clause("CON-11")
def test_what_came_first_after_the_invasion(home):
    found = asked("since", home, "--event", "2022-02-24", "--level", "chief_of_staff")
    assert "2022-05-19-milley-gerasimov" == found["first_after"]
    assert 84 == found["days_after"]["days"]
    assert "Menurut register kontak ini" in good(
        "contacts", "since", home, "--event", "2022-02-24", "--language", "id"
    )


@pytest.mark.clause("CON-12")
def test_every_claim_has_its_verdict(home):
    rows = asked("check", home)
    assert [
        ("first_since", "holds"),
        ("first_since", "holds"),
        ("date", "does not hold"),
        ("channel", "cannot tell"),
        ("first_since", "holds"),
        ("first_since", "holds"),
    ] == [(row["claim"]["kind"], row["verdict"]) for row in rows]
    assert all({"id", "claim", "verdict", "why"} == row.keys() for row in rows)
    assert "DOES NOT HOLD" in good("contacts", "check", home)


@pytest.mark.clause("CON-14")
def test_three_follow_ups_were_owed_after_july_2021(home):
    rows = asked("owed", home, "--on", "2021-08-01")
    assert [("2021-09", "open"), ("2021-09", "open"), (None, "open")] == [
        (row["due"], row["state"]) for row in rows
    ]
    assert {"overdue", "open"} == {row["state"] for row in asked("owed", home)}


@pytest.mark.clause("CON-13")
def test_silence_of_the_ministers_has_its_alarm(home):
    rows = {row["level"]: row for row in asked("silence", home, "--on", "2024-12-01")}
    assert (159, True) == (rows["minister"]["days"], rows["minister"]["alarm"])
    good("contacts", "levels", home, "--silence", "minister=159")
    rows = {row["level"]: row for row in asked("silence", home, "--on", "2024-12-01")}
    assert not rows["minister"]["alarm"]


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        (("since", "nobody"), "CON-8"),
        (("since",), "CON-8"),
        (("since", "a", "--event", "2022"), "CON-8"),
        (("since", "--event", "2022-02-30"), "CON-2"),
        (("since", "--event", "2022", "--level", "king"), "CON-3"),
        (("since", "--event", "2022", "--kind", "smoke"), "CON-3"),
        (("since", "--event", "2022", "--language", "fr"), "CON-16"),
        (("list", "--from", "soon"), "CON-2"),
        (("owed", "--on", "2022"), "CON-2"),
        (("levels", "--set", "minister"), "CON-3"),
        (("levels", "--silence", "minister=soon"), "CON-13"),
        (("compare", "nobody"), "CON-8"),
    ],
)
def test_a_wrong_question_is_refused_with_its_next_step(home, words, mark):
    verb, *rest = words
    refused(home, "contacts", verb, home, *rest, mark=mark)


@pytest.mark.clause("CON-5")
def test_a_bad_file_leaves_the_ledger_as_it_was(home, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_bytes("id,date,kind,participants,source\na,2022,voice,Шойгу,x\n".encode("cp1251"))
    said = refused(home, "contacts", "import", home, bad, mark="CON-5")
    assert "Windows-1251" in said
    assert "byte " in said
    refused(home, "contacts", "import", home, tmp_path / "none.jsonl", mark="CON-5")
    refused(home, "contacts", "import", home, tmp_path, mark="CON-5")


@pytest.mark.clause("CON-5")
def test_a_press_text_that_is_too_long_or_not_utf_8_is_refused(home, tmp_path):
    text = tmp_path / "press.txt"
    text.write_bytes(b"a " * 2_500_000)
    refused(home, "contacts", "read", home, text, "--printed", "2022-05-21", mark="CON-5")
    text.write_bytes("Милли позвонил".encode("cp1251"))
    refused(home, "contacts", "read", home, text, "--printed", "2022-05-21", mark="CON-5")


@pytest.mark.clause("CON-4")
def test_what_is_no_home_has_no_ledger(tmp_path):
    refused(tmp_path, "contacts", "list", tmp_path, mark="CON-4")
    assert [] == list(tmp_path.iterdir())


def test_a_verb_without_a_home_is_a_wrong_usage():
    assert USAGE == call("contacts", "list").code


@pytest.mark.clause("CON-4")
def test_a_running_node_and_the_command_line_use_one_ledger(running, tmp_path):
    """The file is opened by both; neither waits for the other."""
    home = running.a.home
    good("contacts", "import", home, FIXTURE)
    assert 9 == len(asked("list", home))
