"""Talks and readouts by the command line of two real nodes: a request to a release, and a decline."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from tests.process.pair import Pair, verb, wait_until

EXERCISE = ("--mode", "EXERCISE")
TEXT = "The ministers spoke about the exercise."
PEOPLE = (
    *("--person", "Amber|Ada Berg|Minister of Defence|minister"),
    *("--person", "Cobalt|Cy Dorn|Secretary of Defense|minister"),
)
ASK = (
    *("--from-office", "Minister of Defence", "--to-office", "Secretary of Defense"),
    *("--level", "minister", "--topic", "exercise in the east"),
)


def later(**span: float) -> str:
    """A minute from now, as a request names it."""
    return (datetime.now(UTC) + timedelta(**span)).strftime("%Y-%m-%dT%H:%MZ")


@pytest.fixture
def talking(tmp_path):
    """Both nodes running, each with staff and two releasers whose keys lie in the home."""
    made = Pair(tmp_path / "p")
    for side in made.sides:
        verb("officer add", side.home, "staff", "--role", "staff", "--local-key")
        for name in ("first", "second"):
            verb("officer add", side.home, name, "--role", "releaser", "--local-key")
    yield made.start()
    made.close()


def says(side, words: str, *args: str, as_: str = "staff") -> str:
    """Run a verb of talks; the id of what it put on the line."""
    done = side.cli(words, *args, "--as", as_, "--json")
    assert done.returncode == 0, done.stderr
    return side.ask("items", all=True)[-1]["id"] if not done.stdout else _id(done.stdout)


def _id(text: str) -> str:

    return str(json.loads(text)["id"])


def at(side, item: str) -> None:
    """Wait until an item is at a side, and in order there."""
    found = wait_until(
        lambda: next((each for each in side.ask("items", all=True) if each["id"] == item), None)
    )
    assert found["void"] is None


def talks(side, name: str, item: str) -> dict:
    """One row of the talks of a side."""
    return next(row for row in side.ask("talks")[name] if row["id"] == item)


def test_a_request_is_declined_and_its_points_go_in_writing(talking):
    amber, cobalt = talking.sides
    request = says(amber, "request make", *ASK, "--time", later(days=2))
    at(cobalt, request)
    says(
        *(cobalt, "request reply", request, "--answer", "decline"),
        *("--reason", "The time is not right."),
    )
    wait_until(lambda: talks(amber, "requests", request)["state"] == "declined")
    message = says(amber, "request write", request, "--text", "These are the points.")
    wait_until(lambda: talks(cobalt, "requests", request)["written"] == message)
    wait_until(lambda: amber.is_held(message))
    listed = cobalt.cli("request list")
    assert "DECLINED" in listed.stdout
    assert "asked by Amber" in listed.stdout


def test_a_call_is_recorded_read_out_and_released_by_two(talking):
    amber, cobalt = talking.sides
    time = later(days=2)
    request = says(amber, "request make", *ASK, "--time", time, *EXERCISE)
    at(cobalt, request)
    says(cobalt, "request reply", request, "--answer", "accept", "--time", time)
    today = later()[:10]
    contact = says(amber, "request held", request, "--date", today, *PEOPLE)
    at(cobalt, contact)
    rule = says(amber, "readout rule", contact, "--rule", "own")
    at(cobalt, rule)
    says(cobalt, "readout agree", rule)
    ours = says(amber, "readout write", contact, "--language", "en", "--text", TEXT)
    at(cobalt, ours)
    wait_until(lambda: amber.ask("readouts")["contacts"][0]["rule"]["agreed"])
    says(amber, "readout release", ours, "--channel", "ministry site", as_="first")
    once = amber.cli("readout release", ours, "--as", "first")
    assert once.returncode == 0  # one person twice is one
    assert amber.ask("readouts")["contacts"][0]["own"][0]["awaiting"]["have"] == 1
    says(amber, "readout release", ours, "--channel", "ministry site", as_="second")
    shown = wait_until(
        lambda: (
            (found := cobalt.ask("readouts")["contacts"][0]["theirs"][0])["released"] and found
        )
    )
    assert shown["text"] == TEXT
    assert "RELEASED" in cobalt.cli("readout list").stdout
    talking.check_records()


def test_a_home_without_a_line_says_so_and_a_bad_sheet_changes_nothing(tmp_path, talking):
    amber, _ = talking.sides
    verb("init", tmp_path / "press", "--party", "Press")
    before = amber.ask("items", all=True)
    for args in (
        (*ASK, "--time", "2027-02-30T10:00Z"),
        (*ASK, "--time", later(days=1), "--reply-by", "2020-01-01T10:00Z"),
        (*ASK, "--time", later(days=1), "--weekly", "9@25:00"),
    ):
        done = amber.cli("request make", *args, "--as", "staff")
        assert done.returncode == 1
        assert "next step" in done.stderr
    assert len(before) == len(amber.ask("items", all=True))


@pytest.mark.clause("RDO-3")
def test_of_a_refused_readout_no_text_is_kept_and_of_a_taken_one_it_is(talking):
    amber, _ = talking.sides
    contact = says(amber, "request held", "--date", later()[:10], *PEOPLE, *EXERCISE)
    ours = ("readout write", contact, "--text", TEXT, "--as", "staff")
    assert amber.cli(*ours, "--language", "").returncode == 1
    assert amber.cli(*ours, "--language", "en", "--replaces", "00" * 32).returncode == 1
    assert kept_texts(amber) == 0
    assert amber.cli(*ours, "--language", "en").returncode == 0
    assert kept_texts(amber) == 1


def kept_texts(side) -> int:
    """How many texts of sealed readouts lie in a home."""
    daybook = sqlite3.connect(f"file:{side.home}/daybook.sqlite?mode=ro", uri=True)
    try:
        return int(daybook.execute("SELECT count(*) FROM sealed_readouts").fetchone()[0])
    finally:
        daybook.close()


@pytest.mark.clause("TLK-11")
def test_a_briefing_stays_here_and_talks_are_read_on_a_stopped_node(talking):
    amber, cobalt = talking.sides
    done = amber.cli(
        "commitment make",
        *("--as", "staff", "--text", "Meet in September."),
        *("--owes", "Amber", "--expires", "none", "--due", "2021-09", "--sort", "follow_up"),
    )
    assert done.returncode == 0, done.stderr
    briefed = amber.cli(
        "briefing add",
        "--audience",
        "Allies",
        "--text",
        "Talks were held.",
        "--not-passed-on",
        "the dates",
        "--due",
        "2021-07-29",
    )
    assert briefed.returncode == 0, briefed.stderr
    wait_until(lambda: cobalt.ask("talks")["commitments"])
    assert cobalt.ask("talks")["briefings"] == []
    amber.stop()
    listed = amber.json("commitment list")
    assert [("overdue", "2021-09")] == [(each["state"], each["doc"]["due"]) for each in listed]
    rows = amber.json("contacts owed")
    assert [(None, "Meet in September.", "2021-09", "overdue")] == [
        tuple(row[name] for name in ("contact", "what", "due", "state")) for row in rows
    ]
    told = amber.json("briefing list")[0]
    assert ("overdue", "the dates") == (told["state"], told["not_passed_on"])


ACCOUNTS = {
    "Amber": ["The lighthouse at the cape was named."],
    "Cobalt": ["Стороны говорили о маяке."],  # noqa: RUF001
}


@pytest.mark.clause("CMP-3")
def test_a_contact_of_the_ledger_is_compared_by_what_its_line_agreed(tmp_path, talking):
    amber, cobalt = talking.sides
    people = [{"party": side.party, "level": "minister"} for side in talking.sides]
    contact = {"id": "c", "date": "2026-01-15", "kind": "voice", "source": "a newspaper"}
    contact |= {"participants": people, "accounts": ACCOUNTS}
    (tmp_path / "c.jsonl").write_text(json.dumps(contact), encoding="utf-8")
    assert amber.cli("contacts import", str(tmp_path / "c.jsonl")).returncode == 0
    assert amber.json("contacts compare", "c")["both"] == []

    terms = [{"topic": "lighthouse", "en": ["lighthouse"], "ru": ["маяк"]}]
    (tmp_path / "terms.json").write_text(json.dumps(terms), encoding="utf-8")
    item = says(amber, "readout glossary", "--file", str(tmp_path / "terms.json"))
    at(cobalt, item)
    assert amber.json("contacts compare", "c")["both"] == []  # asked for is not agreed
    says(cobalt, "readout agree", item)
    wait_until(lambda: amber.json("readout glossary")["proposed"][0]["agreed"])

    for side in talking.sides:
        assert "+1, " in side.cli("readout glossary").stdout
    found = amber.json("contacts compare", "c")
    assert [("lighthouse", {name: said[0] for name, said in ACCOUNTS.items()})] == [
        (row["topic"], row["texts"]) for row in found["both"]
    ]
    amber.stop()
    assert found == amber.json("contacts compare", "c")


@pytest.mark.clause("CMP-3")
@pytest.mark.parametrize(
    "given",
    [
        "{",
        "[1]",
        '"words"',
        '[{"topic": "x", "en": ["of"]}]',
        "[" * 9000,
        '[{"topic": "x", "en": ["a fish"], "en": ["a ship"]}]',
    ],
)
def test_a_file_that_is_no_glossary_is_refused_and_nothing_is_said(tmp_path, talking, given):
    amber, _ = talking.sides
    (tmp_path / "terms.json").write_text(given, encoding="utf-8")
    done = amber.cli(
        "readout glossary", "--file", str(tmp_path / "terms.json"), "--as", "staff"
    )
    assert (1, True) == (done.returncode, "next step" in done.stderr)
    assert [] == amber.json("readout glossary")["proposed"]
