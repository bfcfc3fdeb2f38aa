"""The public page of two real nodes: whole, checked by both verifiers, and nothing else in it."""

from __future__ import annotations

import html
import json
import subprocess
import sys
from pathlib import Path

import pytest

from openline.core.record.identity import parse_trusted
from tests.process.pair import Pair, verb, wait_until
from tests.process.test_talks_verbs import EXERCISE, PEOPLE, at, says

PROGRAM = Path(__file__).parents[2] / "verifier" / "openline_verify.py"
SECRET = "Nobody outside has seen this sentence."
TEXT = "The ministers spoke.\n\n" + "Министры обсудили <учения> & линии."
ITEM = "This message is nobody's business."
ANSWER = "An answer for the other desk alone."
CHECKS_AT = "23:17"


class Told:
    """Two nodes, one call, two readouts of Amber (one released by two), the fact released by Cobalt."""

    def __init__(self, folder: Path) -> None:
        self.pair = Pair(folder, f'[checks]\ntimes = ["{CHECKS_AT}"]\n')
        for side in self.pair.sides:
            verb("officer add", side.home, "staff", "--role", "staff", "--local-key")
            for name in ("first", "second"):
                verb("officer add", side.home, name, "--role", "releaser", "--local-key")
        self.pair.start()
        self.amber, self.cobalt = self.pair.sides

    def records(self) -> str:
        """A call of which each side may say its own; the id of the contact."""
        amber, cobalt = self.amber, self.cobalt
        amber.send(ITEM)
        contact = says(amber, "request held", "--date", "2026-01-15", *PEOPLE, *EXERCISE)
        at(cobalt, contact)
        rule = says(amber, "readout rule", contact, "--rule", "own")
        at(cobalt, rule)
        says(cobalt, "readout agree", rule)
        wait_until(lambda: amber.ask("readouts")["contacts"][0]["rule"]["agreed"])
        return contact

    def writes(self, contact: str, text: str) -> str:
        """A sealed readout of Amber with a claim that is nobody's either."""
        more = (
            "--language",
            "en",
            "--text",
            text,
            "--trigger",
            "Amber=A claim for the record.",
        )
        return says(self.amber, "readout write", contact, *more)

    def releases(self, side, item: str, *more: str) -> None:
        """Both releasers of a side sign."""
        for name in ("first", "second"):
            says(side, "readout release", item, *more, as_=name)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """All of it told, and still running."""
    made = Told(tmp_path_factory.mktemp("publish") / "p")
    try:
        contact = made.records()
        made.writes(contact, SECRET)
        made.releases(made.amber, made.writes(contact, TEXT), "--channel", "ministry site")
        made.releases(made.cobalt, contact, "--what", "fact", "--language", "ru")
        wait_until(
            lambda: any(
                row["complete"] and row["what"] == "fact"
                for row in made.amber.ask("readouts")["contacts"][0]["releases"]
            )
        )
        yield made
    finally:
        made.pair.close()


def published(side, to: Path, *more: str) -> dict[str, bytes]:
    """What `readout publish` writes, by name."""
    done = side.cli("readout publish", str(to), *more)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in to.iterdir()}


def run(*args: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A program of its own, in a directory."""
    words = [sys.executable, *map(str, args)]
    return subprocess.run(
        words, cwd=cwd, capture_output=True, text=True, timeout=60, check=False
    )


def roots() -> list[str]:
    """The identities as both verifiers take them."""
    return [word for name in ("Amber", "Cobalt") for word in ("--root", f"{name}.identity")]


@pytest.mark.clause("RDO-8")
@pytest.mark.clause("CER-12")
def test_every_evidence_file_is_verified_by_both_verifiers_with_the_public_identities(
    told, tmp_path
):
    files = published(told.amber, tmp_path / "out")
    evidence = sorted(name for name in files if name.endswith(".evidence"))
    assert len(evidence) == 4
    for name in evidence:
        for program in ("openline_verify.py", PROGRAM):
            done = run(program, name, *roots(), "--json", cwd=tmp_path / "out")
            verdict = json.loads(done.stdout)
            assert done.returncode == 0, done.stdout
            assert verdict["ok"]
            assert verdict["item"]["kind"] == "release"
        ours = run("-m", "openline", "verify", name, *roots(), cwd=tmp_path / "out")
        assert ours.returncode == 0, ours.stdout + ours.stderr
    assert files["openline_verify.py"] == PROGRAM.read_bytes()


def answers_and_reads_a_release(told) -> None:
    """A peer may answer even a release, in words that are for the line alone."""
    amber, cobalt = told.pair.sides
    for item in amber.ask("items", all=True):
        if item["kind"] == "release" and item["author"] == "Amber":
            said = {"as": cobalt.officer, "item": item["id"]}
            cobalt.ask("ack", **said)
            cobalt.ask("answer", **said, meaning="understood", text=ANSWER)
    wait_until(lambda: ANSWER in json.dumps(amber.ask("items", all=True)))
    told.pair.wait_all_held()


@pytest.mark.clause("RDO-8")
@pytest.mark.clause("CER-12")
def test_nothing_else_of_the_line_is_in_any_file(told, tmp_path):
    answers_and_reads_a_release(told)
    amber, cobalt = told.pair.sides
    hidden = [SECRET, ITEM, ANSWER, "A claim for the record", CHECKS_AT, "127.0.0.1"]
    hidden += [str(part) for side in (amber, cobalt) for part in (side.port, side.relay.port)]
    hidden += [str(told.pair.folder), amber.officer, cobalt.officer, "Range closed"]
    for side, language in ((amber, "en"), (cobalt, "ru")):
        files = published(side, tmp_path / side.party, "--language", language)
        evidence = {name for name in files if name.endswith(".evidence")}
        mine = {*("index.html", "page.css", "verify.js", "openline_verify.py")}
        assert set(files) == mine | evidence | {"Amber.identity", "Cobalt.identity"}
        for name in set(files) - {"openline_verify.py", "verify.js"}:
            for word in hidden:
                assert word.encode() not in files[name], (name, word)


@pytest.mark.clause("RDO-8")
def test_the_page_shows_what_both_released_and_is_the_same_bytes_each_time(told, tmp_path):
    first = published(told.amber, tmp_path / "one")
    assert first == published(told.amber, tmp_path / "two")
    assert first == published(told.amber, tmp_path / "one")
    page = first["index.html"].decode()
    assert page.count("<article") == 2
    assert f">{html.escape(TEXT)}</div>" in page
    assert "ministry site" in page
    assert "15 января 2026 года Ada Berg" in page
    assert page.count("EXERCISE EXERCISE EXERCISE") == 3  # at both, and among the page's words
    assert "persons&quot;" not in page
    for name in ("Amber.identity", "Cobalt.identity"):
        theirs = published(told.cobalt, tmp_path / "theirs")
        is_alike = parse_trusted(theirs[name]) == parse_trusted(first[name])
        assert is_alike


@pytest.mark.clause("RDO-8")
def test_a_bad_language_and_a_place_that_is_no_directory_are_refused_in_words(told, tmp_path):
    assert told.amber.cli("readout publish", str(tmp_path), "--language", "xx").returncode
    (tmp_path / "file").write_text("")
    done = told.amber.cli("readout publish", str(tmp_path / "file"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.clause("RDO-8")
def test_a_stopped_node_publishes_from_its_disk(told, tmp_path):
    running = published(told.amber, tmp_path / "running")
    told.amber.stop()
    try:
        assert running == published(told.amber, tmp_path / "stopped")
    finally:
        told.amber.start()


@pytest.mark.clause("RDO-8")
def test_nothing_released_is_said_and_writes_nothing(tmp_path):
    pair = Pair(tmp_path / "p")
    try:
        done = pair.a.cli("readout publish", str(tmp_path / "out"))
        assert done.returncode == 1
        assert "nothing is released yet" in done.stderr
        assert "next step" in done.stderr
        assert not (tmp_path / "out").exists()
    finally:
        pair.close()
