"""Every command that a guide prints is run as it is printed: in order, in a fresh folder, by a shell.

A block of a guide is run unless a comment of HTML before it says why not. What a reader puts in by
himself (HOME, NAME, REQUEST) is put in here: a word for an item is the last one of its kind. `# the
other side` at the end of a line lets the other home do it; `# from TIME on` moves both clocks there;
`# refused` is to be refused; before `# the node is stopped` it is.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from openline.core.base.errors import Unavailable
from openline.runtime.client import ask_once
from openline.shell import clock
from tests.process.pair import Pair, free_port, verb, wait_until
from tests.process.speaking import good

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
GUIDES = (
    ROOT / "README.md",
    *sorted((DOCS / "officers").glob("*.md")),
    *sorted((DOCS / "operate").glob("*.md")),
)
NOT_RUN_MAX = 3
BEGINS = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
COMMAND = re.compile(r"(?:([a-z]+)\$ +)?((?:openline|make|python3|\.venv/bin/python)\b.*)")
BLOCK = re.compile(
    r"(?:<!-- not run: (.+?) -->\n\n?)?^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
OPTIONAL = re.compile(r"\[([^\]]*)\]")
RUNS = re.compile(r"openline run (\w+)")
FROM = re.compile(r"# from (\S+) on")
NAMED = re.compile(r"\b[A-Z][A-Z-]*[A-Z]\b|\bID\b")
MAKES = {
    "send": "ID",
    "send-stop": "ID",
    "read-back": "READBACK",
    "line amend": "ITEM",
    "request make": "REQUEST",
    "request held": "CONTACT",
    "round make": "ROUND",
    "commitment make": "COMMITMENT",
    "readout rule": "RULE",
    "readout write": "READOUT",
    "readout line": "LINE",
    "briefing add": "BRIEFING",
}
GIVEN = {
    "NAME": "Lind",
    "RELEASER": "Ek",
    "SECOND": "Holm",
    "CHIEF": "Lind",
    "PRECEDENCE": "IMMEDIATE",
    "MEANING": "understood",
    "POSITION": "60.1234,24.5678",
    "INDEX": "0",
    "FILE": "given",
    "DIR": "public",
    "TRANSLATOR": "Ivanova",
    "REVIEWER": "Petrova",
}


class Block(NamedTuple):
    """Commands that stand together, and why they are not run, if they are not."""

    line: int
    reason: str | None
    commands: tuple[tuple[str, str], ...]  # who, and what he types


def blocks(guide: Path) -> list[Block]:
    """The blocks of a guide that hold commands."""
    text, found = guide.read_text("utf-8"), []
    for part in BLOCK.finditer(text):
        lines = [COMMAND.fullmatch(line.strip()) for line in part[2].splitlines()]
        commands = tuple((each[1] or "", each[2]) for each in lines if each)
        if commands:
            found.append(Block(text[: part.start(2)].count("\n") + 1, part[1], commands))
    return found


class Reader:
    """Somebody who types what a guide prints, in one folder that looks like a checkout."""

    def __init__(self, folder: Path, homes: dict[str, Path], **places: str) -> None:
        self.folder, self.homes, self.places = folder, homes, places
        self.ids: dict[str, str] = {}
        self.clock = folder / "clock"
        self.nodes: list[subprocess.Popen[bytes]] = []
        self.stop: Callable[[], None] | None = None
        self.settings: dict[str, str] = {}
        self.moves_to(BEGINS)
        for name in (".venv", "verifier", "tests"):
            (folder / name).symlink_to(ROOT / name)
        (folder / "given").write_text("[checks]\nevery_s = 1800\n")
        (folder / "contacts.jsonl").symlink_to(ROOT / "tests/contacts/contacts.jsonl")
        (folder / "readout.txt").write_text("The ministers spoke about the exercise.\n")
        (folder / "press.txt").write_text(
            "The ministers spoke by telephone on Thursday (19/5).\n"
        )

    def moves_to(self, when: datetime) -> None:
        """Let every node and every command have this time."""
        offset = (when - datetime.now(UTC)).total_seconds()
        self.clock.write_text(str(round(offset * 1000)))

    @property
    def variables(self) -> dict[str, str]:
        """The environment of what is typed."""
        path = f"{ROOT / '.venv/bin'}:{os.environ['PATH']}"
        clock = {"OPENLINE_TEST_CLOCK_FILE": str(self.clock)}
        reserve = {"OPENLINE_NODE_RESERVE_MB": "1"}
        return {**os.environ, "PATH": path, **reserve, **clock, **self.settings}

    def reads(self, guide: Path) -> None:
        """Type every command of a guide that is to be run."""
        for block in blocks(guide):
            for who, printed in block.commands if block.reason is None else ():
                without = OPTIONAL.sub("", printed)
                whole = printed.replace("[", "").replace("]", "").replace(" ...", "")
                for line in dict.fromkeys((without, whole)):
                    self._types(who, line, f"{guide.name}:{block.line}")

    def _types(self, who: str, line: str, where: str) -> None:
        if moved := FROM.search(line):
            self.moves_to(datetime.fromisoformat(moved[1]))
        if self.stop and "# the node is stopped" in line:
            self.stop()
        is_theirs = "# the other side" in line
        home = self.homes.get("cobalt" if is_theirs else "amber", Path(who or "amber"))
        words = {**GIVEN, **self.ids, "HOME": str(home)}
        typed = NAMED.sub(
            lambda word: words.get(word[0], word[0]), line.split("  #", maxsplit=1)[0]
        )
        for place, here in self.places.items():
            typed = typed.replace(place, here)
        if found := RUNS.search(typed):
            typed = typed[: found.start()].rstrip(" &") or "true"
        done = subprocess.run(
            ["bash", "-c", typed],
            cwd=self.folder,
            env=self.variables,
            input="yes\n",
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
        )
        expected = 1 if "# refused" in line else 0
        assert expected == done.returncode, (
            f"{where}: {line}\nas {typed}\n{done.stdout}{done.stderr}"
        )
        if found:
            self._runs(found[1])
        self._keeps(typed, done.stdout)

    def _runs(self, name: str) -> None:
        with (self.folder / f"{name}.log").open("wb") as log:
            words = [str(ROOT / ".venv/bin/openline"), "run", name]
            node = subprocess.Popen(
                words, cwd=self.folder, env=self.variables, stdout=log, stderr=log
            )
        self.nodes.append(node)
        self.homes[name] = self.folder / name
        wait_until(lambda: self._state(name) is not None)
        if len(self.nodes) == 2:
            for each in self.homes:
                wait_until(lambda each=each: self._state(each) == "both_ways")

    def _state(self, name: str) -> str | None:
        try:
            return str(ask_once(self.homes[name], "status")["lines"][0]["state"])
        except Unavailable:
            return None

    def _keeps(self, typed: str, said: str) -> None:
        """Remember the item that a command made, and wait until both sides have it."""
        made = re.match(r"([0-9a-f]{64}|[0-9a-f]{16})\b", said)
        made_by = re.match(r"openline (\S+)(?: (\S+))?", typed)
        if made is None or made_by is None:
            return
        kind = MAKES.get(made_by[1]) or MAKES.get(f"{made_by[1]} {made_by[2]}")
        if kind is not None:
            self.ids[kind] = made[1]
        if len(made[1]) == 64:
            for home in self.homes.values():
                wait_until(lambda home=home: self._has(home, made[1]), why=typed)

    @staticmethod
    def _has(home: Path, item: str) -> bool:
        return any(each["id"] == item for each in ask_once(home, "items", all=True))

    def close(self) -> None:
        """End the nodes that were started by a command."""
        for node in self.nodes:
            node.terminate()
            node.wait(15)


@pytest.fixture
def founded(tmp_path, monkeypatch):
    """A reader with two homes whose line runs; everybody's key lies in the home."""
    folder = tmp_path / "desk"
    folder.mkdir()
    reader = Reader(folder, {})
    # Founded on the day of the guides too: no log goes back before its own first entry.
    monkeypatch.setattr(clock, "_test_file", str(reader.clock))
    pair = Pair(tmp_path / "p")
    try:
        reader.homes |= {"amber": pair.a.home, "cobalt": pair.b.home}
        # The commands know of a console; the nodes need none, and no port for it.
        reader.settings = {"OPENLINE_CONSOLE_LISTEN": "127.0.0.1:8080"}
        for side in pair.sides:
            side.environment.update(OPENLINE_TEST_CLOCK_FILE=str(reader.clock))
            roles = "duty,watch-chief,staff,interpreter"
            verb("officer add", side.home, "Lind", "--role", roles, "--local-key")
            for name in ("Ek", "Holm"):
                verb("officer add", side.home, name, "--role", "releaser", "--local-key")
        pair.start()
        reader.stop = pair.a.stop
        yield reader
    finally:
        pair.close()


def test_the_readme_is_typed_from_the_first_line_to_the_last(tmp_path):
    places = {
        f"10.{n}.0.{host}:7040": f"127.0.0.1:{free_port()}" for n, host in ((1, 5), (2, 7))
    }
    reader = Reader(tmp_path, {}, **places)
    try:
        reader.reads(ROOT / "README.md")
    finally:
        reader.close()


def test_the_guide_of_the_command_line_is_typed_at_two_homes(founded):
    founded.reads(DOCS / "officers/command-line.md")


@pytest.mark.clause("RDO-8")
def test_the_guide_of_staff_is_typed_at_two_homes_and_a_stranger_checks_its_page(founded):
    """Given the guide up to its end, a reader has the fingerprints from elsewhere and the page from us."""
    founded.reads(DOCS / "officers/staff.md")
    assert (founded.folder / "sheet.pdf").read_bytes().startswith(b"%PDF")
    page = founded.folder / "public"
    shown = (page / "index.html").read_text("utf-8")
    for party in json.loads(good("identity", founded.homes["amber"], "--json")):
        assert f'<code class="print">{party["fingerprint"]}</code>' in shown
    evidence = sorted(page.glob("*.evidence"))
    assert 2 == len(evidence)  # one signature of each releaser
    roots = ("--root", page / "Amber.identity", "--root", page / "Cobalt.identity")
    for file in evidence:
        words = [sys.executable, page / "openline_verify.py", file, *roots]
        subprocess.run(words, check=True, capture_output=True, timeout=60)


def test_the_guide_of_administrators_is_typed_at_two_homes(founded):
    founded.reads(DOCS / "operate/guide.md")


def test_what_is_not_run_says_why_and_is_little():
    left_out = [part for guide in GUIDES for part in blocks(guide) if part.reason]
    assert len(left_out) <= NOT_RUN_MAX
    assert all(len(part.reason or "") > 10 for part in left_out)


def test_a_command_that_is_printed_wrong_is_found(tmp_path):
    """The planted breach: a verb that nobody has."""
    guide = tmp_path / "guide.md"
    guide.write_text("```\nopenline init one --party One\nopenline contacts lost one\n```\n")
    with pytest.raises(AssertionError, match=r"guide\.md:2: openline contacts lost one"):
        Reader(tmp_path, {}).reads(guide)
