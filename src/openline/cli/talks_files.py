"""Verbs of talks that make or read files: calendar, preparation sheet, comparison, public page."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from openline.cli.acting import Json, act
from openline.cli.files import bytes_of, text_of
from openline.cli.output import Language, refusing, say, show_json
from openline.cli.talks import shown
from openline.core.base.errors import Refused, Unavailable
from openline.core.contacts.agreed_glossary import usable
from openline.runtime import proving, publishing, talks_calendar
from openline.runtime.client import ask_once, is_running
from openline.runtime.opening import Opened
from openline.shell import clock, settings


@contextmanager
def _still(home: Path) -> Iterator[Opened]:
    from openline.cli.still import opened

    with opened(home, readonly=True) as found:
        yield found


def _language(home: Path, given: Language | None) -> str:
    """The language of what is written for people: the one that is asked for, else the node's."""
    return given or settings.read(home).language


def request_calendar(home: Path, *, out: Path, language: Language | None = None) -> None:
    """Write requests, standing calls, rounds and what falls due as iCalendar, both zones shown; --language en, ru or id."""
    with refusing():
        config = settings.read(home)
        data = talks_calendar.written(shown(home, "talks"), config, _language(home, language))
        out.write_bytes(data)
        say(f"{len(data)} bytes in {out.name}")


def request_read(home: Path, file: Path, *, json: Json = False) -> None:
    """Show the times that an iCalendar file offers; nothing is kept."""
    with refusing():
        found = talks_calendar.read(bytes_of(file, "CAL-1", "Take a part of it."))
        if json:
            show_json(found)
            return
        for event in found:
            say(f"{event['starts_at']}  {event['title']}")


def request_sheet(
    home: Path,
    item: str,
    *,
    out: Path | None = None,
    language: Language | None = None,
    json: Json = False,
) -> None:
    """The preparation sheet of a request or a round: a PDF of one page (--out), or its data (--json); --language en, ru or id, else that of the node."""
    from openline.cli.ledgers import on_ledger
    from openline.runtime import preparing
    from openline.shell.documents import preparation

    with refusing():
        if out is None and not json:
            raise Refused(
                "DOC-1", "where is the sheet to go?", "Give --out FILE.pdf, or --json."
            )
        spoken = _language(home, language)
        with _still(home) as found, on_ledger(home) as ledger:
            now_ms = clock.now().wall_ms
            sheet = preparing.preparation(found, found.node, ledger, item, now_ms, spoken)
        if out is not None:
            data = preparation.pdf(preparing.printed(sheet, now_ms, spoken), spoken)
            out.write_bytes(data)
            if not json:
                say(f"{len(data)} bytes in {out.name}")
        if json:
            show_json(sheet)


def readout_compare(home: Path, contact: str, *, json: Json = False) -> None:
    """Ours and theirs side by side: only ours, only theirs, both, with how sure that is."""
    from openline.cli.ledgers import on_ledger, say_compared
    from openline.runtime import comparing_readouts, corrections, talking

    with refusing(), _still(home) as found, on_ledger(home) as ledger:
        name = talking.ledger_id_of(found.node.line_for(None), contact)
        given = corrections.kept(ledger).of(name)
        sides = comparing_readouts.gather(found, found.node, contact, clock.now().wall_ms)
        compared = comparing_readouts.compare(sides, given)
        show_json(compared) if json else say_compared(compared)


def _terms_of(file: Path) -> list[dict[str, Any]]:
    """Topics as a file gives them: a list, or an object with a list of terms; its version is left."""
    from openline.shell.contacts.importing import read_json

    try:
        given = read_json(text_of(file, "CMP-3", "Agree on fewer terms."))
    except Refused as fault:
        raise Refused("CMP-3", f"{file.name}: {fault.what}", "Mend the file.") from None
    terms = given.get("terms") if isinstance(given, dict) else given
    if not isinstance(terms, list) or not all(isinstance(term, dict) for term in terms):
        raise Refused(
            "CMP-3",
            f"{file.name} is no list of topics in JSON",
            'Write [{"topic": "open_lines", "en": ["open line"], "ru": ["линия связи"], "id": ["saluran"]}].',
        )
    return terms


def readout_glossary(
    home: Path,
    *,
    file: Path | None = None,
    as_: Annotated[str | None, Parameter(name="--as")] = None,
    json: Json = False,
) -> None:
    """The glossary that comparisons use here, and those that were proposed; --file FILE --as NAME proposes topics, which stand over the ones that openline brings along once the other side agrees (readout agree)."""
    with refusing():
        proposed = shown(home, "talks")["glossaries"]
        if file is not None:
            if as_ is None:
                raise Refused("local", "who proposes it?", "Give --as NAME.")
            version = max((part["doc"]["version"] for part in proposed), default=0) + 1
            doc = {"version": version, "terms": _terms_of(file)}
            act(home, "glossary", {"as": as_, "doc": doc}, json)
            return
        agreed = sorted(
            (part for part in proposed if part["agreed"]),
            key=lambda part: (-part["doc"]["version"], part["author"]),
        )
        in_use = usable(
            {key: part["doc"][key] for key in ("version", "terms")} for part in agreed
        )
        if json:
            show_json({"in_use": in_use.to_object(), "proposed": proposed})
            return
        say(f"in use: {in_use.version}, {len(in_use.topics)} topics")
        for part in proposed:
            state = "agreed" if part["agreed"] else "not agreed"
            say(f"{part['id']}  version {part['doc']['version']} of {part['author']}: {state}")


def _evidence_of(home: Path, found: Opened) -> publishing.EvidenceOf:
    """Makes evidence: by the running node, which may ask its peer, or from the disk."""

    def make(item: str) -> bytes:
        if is_running(home):
            with tempfile.TemporaryDirectory() as folder:
                out = Path(folder) / "evidence"
                result = ask_once(home, "evidence", item=item, out=str(out), bare=True)
                data, missing = out.read_bytes(), result["missing"]
        else:
            line = found.node.line_for(None)
            cut = proving.cut(line, proving.find(line, item), found.store, is_bare=True)
            data, missing = cut.data, cut.missing
        if missing:
            raise Unavailable(
                "EVI-1",
                f"the evidence of {item[:12]} is not whole: {missing[0]}",
                "Publish again when the node runs and the peer is reachable.",
            )
        return data

    return make


def readout_publish(
    home: Path,
    to: Path,
    *,
    language: Language | None = None,
    json: Json = False,
) -> None:
    """Write the public page of all released readouts into a directory; anyone can check it offline; --language en, ru or id."""
    from openline.shell.publishing.page import write

    with refusing(), _still(home) as found:
        line = found.node.line_for(None)
        rows = publishing.releases(line)
        evidence_of = _evidence_of(home, found)
        page = publishing.publication(found, line, rows, evidence_of, _language(home, language))
        names = write(page, to, publishing.verifier())
        if json:
            show_json({"files": names, "released": len(page.released)})
        else:
            say(f"{len(page.released)} released, {len(names)} files in {to}")
