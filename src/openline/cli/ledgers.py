"""Opening the ledger of contacts of a home, with what its own record says folded in."""

from __future__ import annotations

import json as jsons
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from openline.cli.output import Language, refusing, say, show_json

if TYPE_CHECKING:
    from openline.shell.contacts.store import Contacts

Json = Annotated[bool, Parameter(name="--json", negative="")]


@contextmanager
def on_ledger(home: Path) -> Iterator[Contacts]:
    """The ledger; a press office without a line has what it imported, and nothing else."""
    from openline.runtime import corrections

    ledger = corrections.opened(home)
    try:
        _fold(home, ledger)
        yield ledger
    finally:
        ledger.close()


def _fold(home: Path, ledger: Contacts) -> None:
    """Let the record's own contacts be those that stand there now."""
    if not (home / "peers").is_dir():
        return  # no line was ever founded here
    from openline.runtime import ledger_records
    from openline.runtime.client import ask_once, is_running

    if is_running(home):
        found = ledger_records.Folded(**ask_once(home, "contact-records"))
    else:
        from openline.cli.still import opened
        from openline.shell import clock

        with opened(home, readonly=True) as stopped:
            found = ledger_records.folded(stopped.node, clock.now().wall_ms)
    ledger_records.fold(ledger, found)


_WORTH_SAYING = ("value", "office", "name", "kind", "place", "by", "since", "of", "why")


def say_press(found: dict[str, Any]) -> None:
    """What a press text offers, each beside its sentence; the contact as the line that `import` takes."""
    for name, offers in found.items():
        for one in offers if isinstance(offers, list) else ():
            marks = [mark for mark, is_so in _marks(one) if is_so]
            told = [f"{key} {one[key]}" for key in _WORTH_SAYING if one.get(key)]
            say(f"{name}: {one.get('text', '')}  [{'; '.join([*marks, *told])}]")
            say(f"    in: {one.get('sentence', '')}")
    if contact := found.get("contact"):
        lacking = contact.get("missing") or ["nothing"]
        say(f"as one line of a file; still missing: {', '.join(lacking)}")
        say(
            jsons.dumps(
                {k: v for k, v in contact.items() if k != "missing"}, ensure_ascii=False
            )
        )
    say("Nothing was saved.")


def _marks(one: dict[str, Any]) -> tuple[tuple[str, bool], ...]:
    return (
        ("IMPOSSIBLE", one.get("possible") is False),
        ("partial", one.get("partial") is True),
        ("not sure", one.get("sure") is False),
    )


def say_compared(found: dict[str, Any]) -> None:
    """Two accounts side by side, each row with its sign, its topic and how sure it is."""
    for row in found["both"]:
        mark = f"{row['mark']['sign']} {row['mark']['word']['en']}"
        how = f": {', '.join(row['differs'])}" if row["differs"] else ""
        say(f"{mark}{how} ({row['topic']}, sure {row['sure']:.2f})")
        for party, text in row["texts"].items():
            say(f"    {party}: {text}")
            for one in row["more"].get(party, ()):
                say(f"    {party}, beside it (sure {one['sure']:.2f}): {one['text']}")
    for party, rows in found["only"].items():
        for row in rows:
            say(f"+ only {party} ({row['topic']}): {row['text']}")
    for what in ("initiator", "duration"):
        for party, claim in found[what].items():
            say(f"{found['marks'][what]['sign']} {what}, says {party}: {claim}")
    for party, names in found["persons"]["only"].items():
        for name in names:
            say(f"+ person named only by {party}: {name}")
    for party, rows in found["commitments"]["only"].items():
        for row in rows:
            say(f"+ commitment only by {party}: {row['text']}")


def in_force(
    home: Path, *, on: str | None = None, language: Language = "en", json: Json = False
) -> None:
    """Is the line in force, now or --on a day? Answered from the record, with the items that say so."""
    from openline.cli.still import opened
    from openline.runtime import ledger_records
    from openline.shell import clock

    with refusing(), opened(home, readonly=True) as found:
        at_ms = ledger_records.moment(on, clock.now().wall_ms)
        answer = ledger_records.in_force_of(found.node, at_ms)
        said = ledger_records.in_force_sentence(answer, language)
        if json:
            show_json({**answer, "sentence": said})
        else:
            say(said)
            for item in answer["evidence"]:
                say(f"    item {item}")
