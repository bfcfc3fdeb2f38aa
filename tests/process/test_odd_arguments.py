"""What a hand or a script gives the command line by mistake: a refusal in words, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.process.speaking import call, good

FIXTURE = Path(__file__).parents[1] / "contacts" / "contacts.jsonl"
AUSTIN = "2024-06-25-austin-belousov"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A press office's home, without a line, with nine contacts."""
    made = tmp_path_factory.mktemp("odd") / "home"
    good("init", made, "--party", "Press")
    good("contacts", "import", made, FIXTURE)
    return made


def refused(*words) -> str:
    """What a command says that is refused with its rule and the next step, and nothing on stdout."""
    said = call(*words)
    assert said.code == 1, said
    assert said.out == ""
    assert said.err.startswith("openline: ")
    assert "next step: " in said.err
    assert "Traceback" not in said.err
    return said.err


@pytest.mark.parametrize("words", [("since", b"\xff\xfe"), ("list", b"--party", b"\xff")])
def test_an_argument_that_is_no_text_is_refused(home, words):
    verb, *rest = words
    done = subprocess.run(
        [sys.executable, "-m", "openline", "contacts", verb, os.fsencode(home), *rest],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert b"not UTF-8" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_terminal_that_cannot_show_the_answer_is_told_from_a_bad_argument(home):
    words = ("contacts", "since", str(home), AUSTIN, "--language", "ru")
    done = subprocess.run(
        [sys.executable, "-m", "openline", *words],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert b"set to ascii" in done.stderr
    assert b"argument" not in done.stderr


@pytest.mark.parametrize("limit", ["-1", "0", "99999999999999999999"])
def test_a_limit_that_is_none_is_refused(home, limit):
    assert "--limit" in refused("contacts", "list", home, "--limit", limit)


def test_a_language_that_nobody_has_is_refused_with_and_without_json(home):
    for more in ((), ("--json",)):
        asked = ("contacts", "since", home, AUSTIN, "--language", "xx", *more)
        assert "language" in refused(*asked)
        assert call("contacts", "in-force", home, "--language", "xx", *more).code == 2


def test_a_timeline_goes_to_standard_output_as_its_help_says(home):
    said = good("contacts", "timeline", home, "--out", "-")
    assert said.startswith("<?xml")


def test_a_press_text_that_is_a_directory_is_told_from_one_that_is_not_there(home, tmp_path):
    asked = ("--printed", "2022-05-21")
    assert "is not a file" in refused("contacts", "read", home, tmp_path, *asked)
    assert "there is no file" in refused("contacts", "read", home, tmp_path / "no", *asked)


def sheet_file(folder, text: str) -> Path:
    """A file for --doc."""
    file = folder / "doc.json"
    file.write_text(text)
    return file


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('{"level": "duty", "level": "minister"}', "stands twice"),
        ('{"a": ' + "[" * 50_000 + "]" * 50_000 + "}", "nested"),
        ('{"a": ' + "9" * 5_000 + "}", "number"),
        ('{"a": NaN}', "number"),
        ("[]", "object"),
    ],
)
def test_a_sheet_file_is_read_as_strictly_as_a_file_of_contacts(home, tmp_path, text, word):
    asked = ("request", "make", home, "--as", "x", "--doc", sheet_file(tmp_path, text))
    said = refused(*asked)
    assert word in said
    assert "[TLK-1]" in said


ENDLESS = [
    ("request", "make", "--as", "x", "--doc"),
    ("readout", "write", "00" * 4, "--as", "x", "--language", "en", "--file"),
    ("request", "read"),
]


@pytest.mark.parametrize("words", ENDLESS)
def test_a_file_without_end_is_read_no_further_than_it_may_be_long(home, words):
    group, verb, *rest = words
    assert "more than 1 MB" in refused(group, verb, home, *rest, "/dev/zero")


def test_a_readout_has_one_text(home, tmp_path):
    file = tmp_path / "ours.txt"
    file.write_text("One.")
    write = ("readout", "write", home, "00" * 4, "--as", "x", "--language", "en")
    assert "two texts" in refused(*write, "--text", "Another.", "--file", file)


def test_a_line_says_how_it_is_written_and_a_language_stands_once(home):
    line = ("readout", "line", home, "00" * 4, "--as", "x", "--slot", "1")
    assert "LANGUAGE=words" in refused(*line, "--text", "The ministers spoke.")
    assert "twice" in refused(*line, "--text", "en=a", "--text", "en=b")


def test_a_number_that_json_has_not_is_named_as_the_reason(home, tmp_path):
    file = tmp_path / "c.jsonl"
    file.write_text(json.dumps({"id": "x"})[:-1] + ', "round": 1e999}\n')
    assert "a number" in refused("contacts", "import", home, file)
