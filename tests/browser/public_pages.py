"""Public pages with releases made from fixed keys, and a stranger's browser that opens them from a disk."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path

from openline.core.record import sheet
from openline.core.record.identity import parse_trusted, public_of_card
from openline.shell.publishing.page import Evidence, Publication, PublicParty, Released, write
from tests.browser.console import AXE, RULES, SEE_MS
from tests.evidence.forge import CERT, NOW, Line, encode

RELEASE = 17
SALT = bytes(16)
VERIFIER = Path(__file__).parents[2] / "verifier" / "openline_verify.py"


def seal(what: str, text: str) -> str:
    """What a signature under a release names for its text."""
    return sheet.seal_of(SALT, text) if what == "own" else sheet.plain_seal(text)


class Press:
    """A line whose officers have released things; what a page of them says."""

    def __init__(self, line: Line | None = None) -> None:
        self.line = line or Line()
        self.released: list[Released] = []

    def officers(
        self, party: int, *, kind: int = 1, names: tuple[str, ...] = ("Rinne", "Rautio")
    ):
        """Two releasers of a party with keys of a form (1: ES256 passkeys)."""
        name = self.line.parties[party].name
        roles = ("releaser",)
        return [
            self.line.certify(party, f"{word} of {name}", roles, kind=kind) for word in names
        ]

    def releases(self, officers, text: str, **more) -> Released:
        """The officers sign in turn, or somebody does by `sign`; the last one with the text.

        Each signs for that text, or for what `signed_for` says, in their order.
        """
        about = more.pop("about", bytes([len(self.released) + 1]) * 32)
        mode, what, sign = more.pop("mode", 0), more.pop("what", "own"), more.pop("sign", None)
        doc = {"what": what, "language": more.get("language", "en")}
        write, evidence = more.pop("write", sheet.write), []
        signed_for = more.pop("signed_for", [text] * len(officers))
        for number, officer in enumerate(officers, 1):
            is_last = number == len(officers)
            said = {**doc, "final": is_last, "seal": seal(what, signed_for[number - 1])}
            salt = {"salt": SALT.hex()} if what == "own" else {}
            said |= {"text": text, **salt} if is_last else {}
            item = self.line.item(
                *(officer, RELEASE, [write(said)]), mode=mode, reference=about, sign=sign
            )
            receipt = self.line.receipt(1 - officer.party, [(item.index, item.index + 1)])
            evidence.append((item, receipt))
        party = self.line.parties[officers[0].party].name
        files = tuple(
            Evidence(item.act.hex(), self.proof(item, receipt)) for item, receipt in evidence
        )
        shown = {
            "what": what,
            "party": party,
            "date": "2026-09-21",
            "at_ms": NOW,
            "names": tuple(officer.name for officer in officers),
            "channel": "ministry of defence, press service",
            "language": "en",
            "text": text,
            "version": 1,
            "is_newest": True,
            "persons": len(officers),
            "mode": ("REAL", "EXERCISE")[mode],
            "evidence": files,
        }
        self.released.append(Released(**{**shown, **more}))
        return self.released[-1]

    def proof(self, item, receipt) -> bytes:
        """The evidence of a release, as a node cuts it for the public."""
        certificates = [part for part in self.line.logs[item.party] if part.kind == CERT]
        return encode(self.line.extract(item, [item, *certificates, receipt]))

    def publication(self, language: str = "en", parties=None) -> Publication:
        """The page of all that was released so far."""
        known = []
        for party in parties or self.line.parties:
            public = public_of_card(party.card)
            root = parse_trusted(public).root_id.hex()
            known.append(PublicParty(party.name, public, root))
        names = [party.name for party in known]
        return Publication(*names, language, tuple(known), tuple(self.released))

    def writes(self, to: Path, language: str = "en", **more) -> Path:
        """The page on a disk; its HTML."""
        write(self.publication(language, **more), to, VERIFIER.read_bytes())
        return to / "index.html"


class Reader:
    """A stranger with a browser: what the page shows and fetches, and what went wrong in it."""

    def __init__(self, page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.wrong: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda fault: self.wrong.append(str(fault)))
        page.on("console", lambda said: self.wrong.append(said.text))
        page.on("dialog", lambda dialog: (self.wrong.append("dialog"), dialog.dismiss()))

    def opens(self, html: Path) -> list[str]:
        """Open a page from the disk and let it check itself; the verdicts in their order."""
        self.page.goto(html.as_uri())
        self.page.locator("html[data-checked=yes]").wait_for(state="attached", timeout=SEE_MS)
        return self.page.locator("article .verdict").evaluate_all(
            "(all) => all.map((one) => one.dataset.verdict)"
        )

    def says(self, number: int = 0) -> str:
        """The words of a verdict."""
        return self.page.locator("article .verdict").nth(number).inner_text()

    def barriers(self) -> list[str]:
        """What axe finds wrong, by the rules of WCAG 2.2 AA; through the debugger, past the page's CSP."""
        self.page.evaluate(AXE.read_text("utf-8"))
        return self.page.evaluate(
            "async (runOnly) => (await axe.run(document, { runOnly, resultTypes: ['violations'] }))"
            ".violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target)}`)",
            RULES,
        )

    def must_be_alone(self) -> None:
        """Nothing was fetched but files of the folder, and nothing went wrong."""
        assert self.asked
        assert [] == [url for url in self.asked if not url.startswith("file:")]
        assert [] == self.wrong


@contextmanager
def reading(browser, **context):
    """A reader in a browser profile of his own, without a network."""
    profile = browser.new_context(offline=True, **context)
    try:
        yield Reader(profile.new_page())
    finally:
        profile.close()
