"""Verbs of the ledger of contacts: they need a home, but neither a line nor a running node."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from openline.cli.output import Language, refusing, say, show_json
from openline.core.base.errors import Refused
from openline.core.contacts.days import Span

if TYPE_CHECKING:
    from openline.shell.contacts.store import Contacts

Json = Annotated[bool, Parameter(name="--json", negative="")]
LIMIT_MAX = 10_000_000  # more than a file of a ledger holds; what SQLite counts ends far beyond


@contextmanager
def _ledger(home: Path) -> Iterator[Contacts]:
    from openline.cli.ledgers import on_ledger

    with refusing(), on_ledger(home) as ledger:
        yield ledger


def _day(text: str | None) -> date:
    """A day of the command line; today in UTC if none is given."""
    from openline.shell import clock

    if text is None:
        return datetime.fromtimestamp(clock.now().wall_ms / 1000, UTC).date()
    span = Span.parse(text)
    if span.day is None:
        raise Refused("CON-2", f"{text} is not a day", "Write YYYY-MM-DD.")
    return span.day


def import_(home: Path, file: Path, *, format: str | None = None, json: Json = False) -> None:  # noqa: A002
    """Put a file of contacts on the ledger, whole or not at all; twice is once.

    Args:
        home: the home of a node; it needs no line.
        file: JSON Lines, or CSV (docs/spec/contacts.md, CON-5).
        format: jsonl or csv, if the name of the file does not say it.
        json: print the counts as JSON.
    """
    from openline.shell.contacts.importing import import_file

    with _ledger(home) as ledger:
        found = import_file(ledger, file, format)
        if json:
            show_json(found)
        else:
            say(
                f"{found['contacts']} contacts read: {found['new']} new, {found['known']} known already"
            )


def list_(
    home: Path,
    *,
    level: str | None = None,
    kind: str | None = None,
    party: str | None = None,
    person: str | None = None,
    from_: Annotated[str | None, Parameter(name="--from")] = None,
    to: str | None = None,
    source: str | None = None,
    series: str | None = None,
    limit: int | None = None,
    json: Json = False,
) -> None:
    """The contacts of the ledger, oldest first.

    Args:
        home: the home.
        level: only this level, as minister or minister/chief_of_staff.
        kind: only this kind; any leaves out line checks.
        party: only with this party.
        person: only with a person whose name holds this.
        from_: only what may lie on or after this date.
        to: only what may lie on or before this date.
        source: only from a source whose name holds this.
        series: only of this series.
        limit: at most so many, the oldest.
        json: print all fields as JSON.
    """
    with _ledger(home) as ledger:
        if limit is not None and not 1 <= limit <= LIMIT_MAX:
            raise Refused("local", "--limit is no number of contacts", f"1 to {LIMIT_MAX}.")
        found = ledger.list(
            level=level,
            kind=kind,
            party=party,
            person=person,
            first=from_,
            last=to,
            source=source,
            series=series,
            limit=limit,
        )
        rows = ledger.shown(found)
        if json:
            show_json(rows)
            return
        for contact, row in zip(found, rows, strict=True):
            people = ", ".join(
                f"{p.name or p.office or p.level} ({p.party})" for p in contact.participants
            )
            say(f"{contact.span.text:10}  {contact.kind_said}  {contact.level}  {people}")
            say(
                f"            {contact.id}; {'; '.join(contact.sources)} ({contact.confidence})"
            )
            if "conflicts_with" in row:
                say(f"            ANOTHER ACCOUNT: {', '.join(row['conflicts_with'])}")


def since(
    home: Path,
    id: str | None = None,  # noqa: A002
    /,
    *,
    event: str | None = None,
    level: str | None = None,
    kind: str | None = None,
    language: str = "en",
    json: Json = False,
) -> None:
    """Which contact came before this one, by persons, offices and level; or around an event.

    Args:
        home: the home.
        id: the contact that is asked about.
        event: a date instead: the first contact after it and the last before it.
        level: with --event, only this level.
        kind: with --event, only this kind.
        language: of the sentences: en, ru or id.
        json: print the answer as JSON.
    """
    from openline.core.contacts import sentence

    with _ledger(home) as ledger:
        if (id is None) == (event is None):
            raise Refused("CON-8", "one question at a time", "Give an ID, or --event DATE.")
        if event is not None:
            answer = ledger.since_event(Span.parse(event), level, kind)
            answer["sentence"] = sentence.event_sentence(answer, language)
            if json:
                show_json(answer)
            else:
                say(answer["sentence"])
            return
        if level is not None or kind is not None:
            raise Refused("CON-8", "--level and --kind go with --event", "Leave them out.")
        assert id is not None
        rows = ledger.since(id)
        day = ledger.need(id).span.text
        said = [sentence.since_sentence(row, day, language) for row in rows]
        if json:
            show_json(rows)
            return
        for one in said:
            say(one)


def check(home: Path, *, json: Json = False) -> None:
    """Hold every imported claim against the ledger."""
    with _ledger(home) as ledger:
        rows = ledger.check()
        if json:
            named = ("id", "claim", "verdict", "why")  # in words; codes are for screens
            show_json([{name: row[name] for name in named} for row in rows])
            return
        for row in rows:
            said = row["claim"].get("text") or row["claim"]["kind"]
            say(
                f"{row['verdict'].upper():14}  {row['id']}: {said}\n                {row['why']}"
            )


def silence(home: Path, *, on: str | None = None, json: Json = False) -> None:
    """How long each level has been silent, with an alarm.

    Args:
        home: the home.
        on: the day that is asked for; today if left out.
        json: print as JSON.
    """
    with _ledger(home) as ledger:
        rows = ledger.silence(_day(on))
        if json:
            show_json(rows)
            return
        for row in rows:
            if row["last"] is None:
                say(f"        {row['level']:24} no contact on this ledger")
                continue
            exact = row["days"] is not None
            days = row["days"] if exact else f"{row['days_min']} to {row['days_max']}"
            say(
                f"{'SILENT' if row['alarm'] else '':7} {row['level']:24} {days} days (last: {row['last']})"
            )


def owed(home: Path, *, on: str | None = None, json: Json = False) -> None:
    """What was agreed in contacts and is not done.

    Args:
        home: the home.
        on: the day that says what is overdue; today if left out.
        json: print as JSON.
    """
    with _ledger(home) as ledger:
        rows = ledger.owed(_day(on))
        if json:
            show_json(rows)
            return
        for row in rows:
            say(
                f"{row['state'].upper():8} due {row['due'] or '-':10} {row['what']} ({row['contact']})"
            )


def figures(home: Path, *, on: str | None = None, json: Json = False) -> None:
    """Contacts a year by level, and what became of follow-ups.

    Args:
        home: the home.
        on: the day that says what is overdue; today if left out.
        json: print as JSON.
    """
    with _ledger(home) as ledger:
        found = ledger.figures(_day(on))
        if json:
            show_json(found)
            return
        for year, counts in found["years"].items():
            say(f"{year}  " + ", ".join(f"{level} {count}" for level, count in counts.items()))
        say(", ".join(f"{state} {count}" for state, count in found["follow_ups"].items()))


def levels(
    home: Path,
    *,
    set_: Annotated[str | None, Parameter(name="--set")] = None,
    silence: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    json: Json = False,
) -> None:
    """The levels that this ledger knows, and after how many days their silence raises the alarm.

    Args:
        home: the home.
        set_: all levels, highest first, with commas: the eight, and others among them.
        silence: LEVEL=DAYS, or any=DAYS for all others; may be given again.
        json: print as JSON.
    """
    from openline.core.contacts.silence import SILENCE_DAYS

    with _ledger(home) as ledger:
        if set_ is not None:
            ledger.set_levels([name.strip() for name in set_.split(",")])
        if silence:
            ledger.set_silence_days(dict(_days_of(one) for one in silence))
        found: dict[str, Any] = {
            "levels": list(ledger.levels),
            "silence_days": {"any": SILENCE_DAYS, **ledger.silence_days},
        }
        if json:
            show_json(found)
            return
        for level in found["levels"]:
            days = found["silence_days"].get(level, found["silence_days"]["any"])
            say(f"{level:24} alarm after {days} days")


def _days_of(said: str) -> tuple[str, int]:
    level, _, days = said.partition("=")
    if not days.isascii() or not days.isdigit() or len(days) > 6:
        raise Refused("CON-13", f"{said[:60]!r} is not LEVEL=DAYS", "As minister=60 or any=90.")
    return level.strip(), int(days)


def timeline(
    home: Path,
    *,
    out: Annotated[Path, Parameter(allow_leading_hyphen=True)],
    on: str | None = None,
    language: Language = "en",
    level: str | None = None,
    kind: str | None = None,
    party: str | None = None,
    from_: Annotated[str | None, Parameter(name="--from")] = None,
    to: str | None = None,
) -> None:
    """Draw the contacts as a timeline.

    Args:
        home: the home.
        out: the SVG to write; "-" for standard output.
        on: the day of "today"; today if left out.
        language: en, ru or id.
        level: only this level.
        kind: only this kind.
        party: only with this party.
        from_: only what may lie on or after this date.
        to: only what may lie on or before this date.
    """
    from openline.core.contacts.silence import SILENCE_DAYS
    from openline.core.contacts.timeline import svg

    with _ledger(home) as ledger:
        found = ledger.list(level=level, kind=kind, party=party, first=from_, last=to)
        quiet = ledger.silence_days
        drawn = svg(
            found,
            today=_day(on),
            language=language,
            levels=ledger.levels,
            alarm=quiet.pop("any", SILENCE_DAYS),
            alarms=quiet,
        )
        if str(out) == "-":
            sys.stdout.write(drawn)
            return
        out.write_text(drawn, encoding="utf-8")
        say(f"{len(found)} contacts drawn: {out.name}")


def compare(home: Path, id: str, /, *, json: Json = False) -> None:  # noqa: A002
    """What each side said of a contact, and what only one of them said.

    Args:
        home: the home.
        id: the contact.
        json: print the whole comparison as JSON.
    """
    from openline.cli.ledgers import say_compared
    from openline.core.contacts.comparing import compare as compared
    from openline.runtime import corrections

    with _ledger(home) as ledger:
        contact = ledger.need(id)
        said = corrections.kept(ledger).of(id)
        found = compared(contact.raw, ledger.glossary_of(contact), said)
        if json:
            show_json(found)
            return
        say_compared(found)


def read(home: Path, file: Path, *, printed: str, json: Json = False) -> None:
    """Offer what a press text says of contacts; nothing is saved.

    Args:
        home: the home.
        file: the text, UTF-8, in Indonesian, English or Russian.
        printed: the day on which it was printed, YYYY-MM-DD.
        json: print as JSON.
    """
    from openline.cli.ledgers import say_press
    from openline.shell.contacts import encodings
    from openline.shell.press.reading import read as press_read

    with _ledger(home):
        found = press_read(encodings.press_text(file), _day(printed))
        if json:
            show_json(found)
            return
        say_press(found)


def bench(*, json: Json = False) -> None:
    """Measure ledgers of 1,000, 10,000 and 100,000 contacts."""
    from openline.bench import contacts

    with refusing():
        sys.exit(contacts.run(json))
