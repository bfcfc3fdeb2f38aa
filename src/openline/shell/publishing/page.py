"""Writing the public page: HTML with the evidence in it, and every file that a stranger needs (RDO-8)."""

from __future__ import annotations

import base64
import html
import io
import json
import zipfile
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from openline.shell.files import write_plain
from openline.shell.publishing.words import WORDS

VERIFIER = "openline_verify.py"
CSP = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"


class Evidence(NamedTuple):
    """One release item that counts: its id in hex and its evidence file."""

    item: str
    data: bytes


class Released(NamedTuple):
    """One released text, as the page shows it."""

    what: str
    party: str
    date: str
    at_ms: int
    names: tuple[str, ...]
    channel: str
    language: str
    text: str
    version: int
    is_newest: bool
    mode: str
    persons: int
    evidence: tuple[Evidence, ...]


class PublicParty(NamedTuple):
    """A party as everybody may know it."""

    name: str
    identity: bytes  # public [CER-12]
    root: str  # the id of its root in hex: what a reader compares [CER-2]


class Publication(NamedTuple):
    """A whole page: who publishes, both public identities, what is released."""

    party: str
    peer: str
    language: str
    parties: tuple[PublicParty, ...]
    released: tuple[Released, ...]


def _script(name: str, value: Any) -> str:
    """Data for the program of the page; nothing in it can end the element."""
    said = json.dumps(value, ensure_ascii=True).replace("<", "\\u003c")
    mark = f' id="{name}"' if name else ""
    return f'<script type="application/json"{mark}>{said}</script>'


def _file_name(released: Released, part: Evidence) -> str:
    return f"{released.date}-{released.what}-{part.item[:12]}.evidence"


def _article(words: dict[str, str], found: Released) -> str:
    when = datetime.fromtimestamp(found.at_ms / 1000, UTC).strftime("%Y-%m-%d %H:%M")
    said = html.escape
    title = words[found.what].format(party=found.party)
    lines = [words["about"].format(date=found.date, at=when, names=", ".join(found.names))]
    if found.channel:
        lines.append(words["channel"].format(channel=found.channel))
    files = ", ".join(
        f'<a href="{said(name)}"><code>{said(name)}</code></a>'
        for name in (_file_name(found, part) for part in found.evidence)
    )
    evidence = [base64.b64encode(part.data).decode() for part in found.evidence]
    given = _script("", {"evidence": evidence, "persons": found.persons})
    is_real, earlier = found.mode == "REAL", "" if found.is_newest else " earlier"
    mark = "" if is_real else f'<p class="mode">{said(words["exercise"])}</p>\n'
    if not found.is_newest:
        older = words["version"].format(version=found.version)
        mark += f'<p class="older">{said(older)}</p>\n'
    # The text stands between its tags to the byte: what the reader sees is what is compared.
    return (
        f'<article class="readout{earlier}">\n<h2>{said(title)}</h2>\n{mark}'
        f'<p class="about">{said(" ".join(lines))}</p>\n'
        f'<div class="text" lang="{said(found.language)}" dir="auto">{said(found.text)}</div>\n'
        f'<p class="verdict" role="status">{said(words["unchecked"])}</p>\n'
        f'<p class="files">{said(words["files"])}: {files}</p>\n{given}\n</article>\n'
    )


def _how(words: dict[str, str], page: Publication) -> str:
    said = html.escape
    rows = "".join(
        f'<div><dt>{said(party.name)}</dt><dd><code class="print">{party.root}</code></dd></div>\n'
        for party in page.parties
    )
    roots = " ".join(f"--root {said(_identity_file(party))}" for party in page.parties)
    return (
        f"<footer>\n<h2>{said(words['how'])}</h2>\n<p>{said(words['trust'])}</p>\n<dl>\n{rows}</dl>\n"
        f"<p>{said(words['limits'])}</p>\n<p>{said(words['offline'])}</p>\n"
        f"<pre>python {VERIFIER} FILE.evidence {roots}</pre>\n</footer>\n"
    )


def _identity_file(party: PublicParty) -> str:
    """The name of an identity's file: the party's own where it is one everywhere."""
    if party.name.isascii() and party.name.isalnum():
        return f"{party.name}.identity"
    return f"party-{party.root[:8]}.identity"


def make_html(page: Publication) -> str:
    """The page: deterministic for the same publication."""
    language = page.language if page.language in WORDS else "en"
    words, said = WORDS[language], html.escape
    articles = "".join(_article(words, found) for found in page.released)
    names = {name: words[name] for name in ("good", "also", "bad", "unable", "exercise")}
    identities = [base64.b64encode(party.identity).decode() for party in page.parties]
    lead = words["lead"].format(party=page.party, peer=page.peer)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{said(CSP)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{said(words['title'])} - {said(page.party)}, {said(page.peer)}</title>\n"
        '<link rel="stylesheet" href="page.css">\n</head>\n<body>\n'
        f'<header>\n<p class="parties">{said(page.party)} · {said(page.peer)}</p>\n'
        f"<h1>{said(words['title'])}</h1>\n<p>{said(lead)}</p>\n</header>\n"
        f"<main>\n{articles}</main>\n{_how(words, page)}"
        f"{_script('identities', identities)}\n{_script('words', names)}\n"
        '<script src="verify.js"></script>\n</body>\n</html>\n'
    )


def files_of(page: Publication, verifier: bytes | None) -> dict[str, bytes]:
    """Every file of the publication by its name."""
    folder = resources.files("openline.shell.publishing")
    found = {"index.html": make_html(page).encode()}
    for name in ("verify.js", "page.css"):
        found[name] = folder.joinpath(name).read_bytes()
    for party in page.parties:
        found[_identity_file(party)] = party.identity
    for released in page.released:
        for part in released.evidence:
            found[_file_name(released, part)] = part.data
    if verifier is not None:
        found[VERIFIER] = verifier
    return found


def write(page: Publication, to: Path, verifier: bytes | None) -> list[str]:
    """Write the page into a directory; the names of its files, the page first.

    Files of an earlier page that are no longer part of it are left: nothing public is taken back here.
    """
    to.mkdir(parents=True, exist_ok=True)
    found = files_of(page, verifier)
    for name, data in found.items():
        write_plain(to / name, data)
    return list(found)


def zipped(page: Publication, verifier: bytes | None) -> bytes:
    """The same files in one archive; the same page gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files_of(page, verifier).items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()
