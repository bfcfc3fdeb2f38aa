"""Calling the command line as a person does, and two homes to call it on."""

import hashlib
import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from openline.cli.main import main


class Said(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def call(*words, stdin=""):
    """One command in this process, as `openline WORDS`."""
    out, err = io.StringIO(), io.StringIO()
    with (
        patch.object(sys, "argv", ["openline", *map(str, words)]),
        patch.object(sys, "stdin", io.StringIO(stdin)),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code or 0
    return Said(code, out.getvalue(), err.getvalue())


def good(*words, stdin=""):
    """A command that must be taken; what it printed."""
    said = call(*words, stdin=stdin)
    assert (said.code, said.err) == (0, ""), said
    return said.out


def all_files(home):
    """Every file of a home with its mode and content, but for the marker of each opening."""
    found = {}
    for path in sorted(home.rglob("*")):
        name = path.relative_to(home).as_posix()
        if path.is_file() and not name.startswith(("record.db", "reserve")):
            found[name] = (path.stat().st_mode, hashlib.sha256(path.read_bytes()).hexdigest())
    return found


def refused(home, *words, stdin="", mark=None, keep=True):
    """A command that must be refused and change nothing; what it said on stderr."""
    before = all_files(home)
    said = call(*words, stdin=stdin)
    assert said.code == 1, said
    assert "Traceback" not in said.err
    assert said.err.startswith("openline: "), said.err
    assert "next step: " in said.err
    if mark is not None:
        assert f"[{mark}]" in said.err, said.err
    if keep:
        assert before == all_files(home)
    return said.err


class Homes:
    """Two homes with cards, and the papers between them."""

    def __init__(self, folder: Path):
        folder.mkdir(exist_ok=True)
        self.folder, self.amber, self.cobalt = folder, folder / "amber", folder / "cobalt"
        for home, port in ((self.amber, 7041), (self.cobalt, 7042)):
            party = home.name.capitalize()
            good("init", home, "--party", party, "--listen", f"127.0.0.1:{port}")
            good("card", home, "--out", self.card(home))

    def card(self, home):
        """The card of a home."""
        return self.folder / f"{home.name}.card"

    def paper(self, name):
        """A file that travels."""
        return self.folder / name

    def draft(self):
        """Amber proposes; the draft."""
        path = self.paper("draft")
        good("line", "propose", self.amber, "--with", self.card(self.cobalt), "--out", path)
        return path

    def signed(self):
        """Cobalt accepts; the signed file."""
        path, draft = self.paper("signed"), self.draft()
        words = ("--with", self.card(self.amber), "--out", path, "--words-agreed")
        good("line", "accept", self.cobalt, draft, *words)
        return path

    def opened(self):
        """Both open."""
        both, signed = self.paper("both"), self.signed()
        good("line", "open", self.amber, signed, "--out", both, "--words-agreed")
        good("line", "open", self.cobalt, both, "--words-agreed")
        return self
