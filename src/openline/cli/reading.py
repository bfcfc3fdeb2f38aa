"""Verbs that read: on a running node through its socket, on a stopped one from its disk."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from openline.cli.output import REFUSED, USAGE, refusing, say, show_json
from openline.core.base.errors import Refused
from openline.runtime import proving, reading
from openline.runtime.client import ask_once, is_running
from openline.shell import clock

Json = Annotated[bool, Parameter(name="--json", negative="")]


def _when(ms: int | None) -> str:
    if ms is None:
        return "-"
    try:
        return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%d %H:%M:%SZ")
    except (OverflowError, ValueError, OSError):  # a peer may sign any number
        return f"{ms} ms"


def _status(home: Path) -> dict[str, Any]:
    from openline.cli.still import opened

    if is_running(home):
        found: dict[str, Any] = ask_once(home, "status")
        return found
    with opened(home, readonly=True) as stopped:
        return reading.status(
            stopped.node,
            clock.now(),
            party=stopped.settings.party,
            running=False,
            routes={},
            scrub=None,
        )


def status(home: Path, *, json: Json = False) -> None:
    """Is the line up, and what needs an answer?"""
    with refusing():
        found = _status(home)
        if json:
            show_json(found)
            return
        running = "running" if found["running"] else "NOT RUNNING"
        record = found["record"]
        say(
            f"{found['party']}  {running}  record {'ok' if record['ok'] else 'NOT OK'}, {record['size']} entries"
        )
        for line in found["lines"]:
            _say_line(line)


def _say_line(line: dict[str, Any]) -> None:
    say(f"line {line['id'][:16]}  {line['state'].upper()}")
    if line["broken_record"]:
        say("  BROKEN RECORD: two signed versions exist; see `record verify`")
    if line["restored"]:
        say(
            f"  RESTORED: nothing is signed until the peer shows our log; {line['unsigned']} items wait"
        )
    for peer in line["peers"]:
        age = "unknown" if peer["age_ms"] is None else f"{peer['age_ms'] / 1000:.1f} s old"
        words = {True: "proved", False: "NOT PROVED", None: "never proved"}
        say(
            f"  {peer['party']}: {peer['state']}; to them {words[peer['to_them']]}, "
            f"from them {words[peer['from_them']]}; proof {age}; waiting {peer['waiting']}"
        )
        if peer["state"] == "silent":
            said = peer["readings"]
            say(
                f"    our side: {said['our_side']} | path: {said['path']} | peer: {said['peer']}"
            )
        if peer["clock_flag"]:
            say(
                f"    CLOCK {peer['clock_flag']}: theirs minus ours {peer['clock_offset_ms']} ms"
            )
        for route in peer["routes"]:
            say(f"    route {route}")
    for keys in line["node_keys"]:
        if keys["until"] is not None and keys["until"] <= clock.now().wall_ms:
            say(
                f"  OLD KEY: the keys of {keys['party']}'s node ended on {_when(keys['until'])}"
            )
    for part in line["suspended"]:
        say(
            f"  suspended: {part['kind']} by {part['by']} ({part['officer']}) since {_when(part['since'])}"
        )
    for gap in line["gaps"]:
        say(f"  GAP: {gap['party']} {gap['series']} {gap['serials']}")
    for side, title in (("from_us", "NEEDS OUR ANSWER"), ("from_them", "waits for theirs")):
        if line["needs"][side]:
            counts = ", ".join(f"{count} {name}" for name, count in line["needs"][side].items())
            say(f"  {title}: {counts}")
    if line["needs"]["breaches"]:
        say(f"  BREACH: {line['needs']['breaches']} waited longer than their handling time")
    last = line["last_check"]
    say(
        f"  last check {_when(last['at']) if last else 'none yet'}; next {_when(line['next_check'])}; missed {line['checks']['missed']}"
    )


def items(
    home: Path,
    *,
    since: int = 0,
    all_: Annotated[bool, Parameter(name="--all", negative="")] = False,
    line: str | None = None,
    json: Json = False,
) -> None:
    """What was said on the line, oldest first."""
    from openline.cli.still import opened

    with refusing():
        if is_running(home):
            found = ask_once(home, "items", since=since, all=all_, line=line)
        else:
            with opened(home, readonly=True) as stopped:
                found = reading.items(
                    stopped.node, stopped.store, clock.now(), since=since, every=all_, line=line
                )
        if json:
            show_json(found)
            return
        for item in found:
            _say_item(item)


def _say_item(item: dict[str, Any]) -> None:
    lit = [name for name, light in item["lights"].items() if light]
    head = f"{_when(item['at'])}  {item['author']}"
    if item["officer"]:
        head += f" ({item['officer']})"
    marks = "".join(
        f"  {name.upper()}"
        for name in ("void", "crossed", "cancelled", "corrected", "breach")
        if item.get(name)
    )
    mode = "" if item.get("mode") in (None, "REAL") else f" {item['mode']}"
    say(
        f"{head}  {item.get('precedence', '')}{mode} {item['kind']} {item['serial'] or '-'}{marks}"
    )
    for text in (item.get("text") or "").splitlines():
        say(f"    {text}")
    for reply in item.get("answers", []):
        say(f"    answer: {reply['meaning']} by {reply['by']}")
    say(f"    {item['id'][:16]}  {' > '.join(lit)}")


def attachment(
    home: Path, item: str, *, out: Path, name: str | None = None, line: str | None = None
) -> None:
    """Write an attachment of an item to a new file; --name chooses among several."""
    from openline.cli.still import opened

    with refusing(), opened(home, readonly=True) as found:
        state = found.node.line_for(line)
        files = proving.find(state, item).attachments
        fitting = [part for part in files if name is None or part[0] == name]
        if len(fitting) != 1:
            names = ", ".join(part[0] for part in files) or "none"
            raise Refused(
                "ENV-4", f"the item has these attachments: {names}", "Choose one: --name."
            )
        data = reading.attachment(found.store, state.id, fitting[0][2], fitting[0][1])
        with out.open("xb") as file:
            file.write(data)
        say(f"{len(data)} bytes in {out.name}")


def officer_list(home: Path, *, json: Json = False) -> None:
    """Who may do what, on both sides."""
    from openline.cli.still import opened
    from openline.runtime.requests import officers_of

    with refusing(), opened(home, readonly=True) as found:
        officers = officers_of(found.node)
        if json:
            show_json(officers)
            return
        for officer in officers:
            mark = "  REMOVED" if officer["removed"] else ""
            say(
                f"{officer['party']}  {officer['name']}  {', '.join(officer['roles'])}  until {_when(officer['until'])}{mark}"
            )


def profile(home: Path | None = None, *, json: Json = False) -> None:
    """Every setting of a profile: value (of this home's line, else the default), range, meaning."""
    from openline.cli.still import opened
    from openline.core.forms.profile import SETTINGS, from_settings

    with refusing():
        values = from_settings({}).as_dict()
        if home is not None:
            with opened(home, readonly=True) as found:
                values = found.node.line_for(None).profile.as_dict()
        if json:
            show_json(values)
            return
        for key, setting in SETTINGS.items():
            span = "" if setting.low is None else f"  ({setting.low}..{setting.high})"
            say(f"{key} = {values[key]}{span}  {setting.meaning}")


def record_verify(home: Path, *, json: Json = False) -> None:
    """Check every stored byte: signatures, order, commitments, checkpoints."""
    from openline.cli.still import opened

    with refusing():
        with opened(home, readonly=True) as found:
            result = reading.verify(found.node, found.store)
        if json:
            show_json(result)
        else:
            say(f"{result['items']} entries: {'all good' if result['ok'] else 'NOT GOOD'}")
            for part in result["damaged"]:
                say(f"  {part['what']}  {part['id'][:16]}")
        if not result["ok"]:
            sys.exit(REFUSED)


def record_digest(home: Path, *, line: str | None = None) -> None:
    """Six words over both logs, cut at the last completed check."""
    from openline.cli.still import opened

    with refusing(), opened(home, readonly=True) as found:
        say(reading.digest(found.node, found.store, line))


def record_compare(home: Path, *, line: str | None = None, json: Json = False) -> None:
    """Ask the peer for the first difference between the two copies."""
    with refusing():
        result = ask_once(home, "record-compare", line=line)
        if json:
            show_json(result)
        else:
            for log in result["logs"]:
                differs = log["first_difference"]
                word = "the same" if differs is None else f"FIRST DIFFERENCE at entry {differs}"
                say(
                    f"{log['author']}: {log['compared']} of our {log['ours']} entries compared: {word}"
                )
        if not result["ok"]:
            sys.exit(REFUSED)


def evidence(
    home: Path, item: str, *, out: Path, line: str | None = None, json: Json = False
) -> None:
    """Write what proves one item, with its receipts, to somebody who has only the two cards."""
    from openline.cli.still import opened

    with refusing():
        if is_running(home):
            args = {"item": item, "out": str(out.resolve()), "line": line}
            result = ask_once(home, "evidence", **args)
        else:
            with opened(home, readonly=True) as found:
                state = found.node.line_for(line)
                cut = proving.cut(state, proving.find(state, item), found.store)
                out.write_bytes(cut.data)
                result = {"item": item, "bytes": len(cut.data), "missing": cut.missing}
        if json:
            show_json(result)
        else:
            say(f"{result['bytes']} bytes in {out.name}")
        if result["missing"]:
            for part in result["missing"]:
                print(f"openline: missing: {part}", file=sys.stderr)
            print("next step: export again when the peer is reachable.", file=sys.stderr)
            sys.exit(REFUSED)


def verify(
    file: Path,
    *,
    root: list[Path],
    json: Json = False,
) -> None:
    """Check an evidence file offline, given only the two parties' cards."""
    from openline.core.record import evidence as checking

    if len(root) != 2:
        print("openline: give --root twice: the card of each party [EVI-2]", file=sys.stderr)
        sys.exit(USAGE)
    try:
        data, *cards = (path.read_bytes() for path in (file, *root))
    except OSError as fault:
        print(f"openline: cannot read {fault.filename}: {fault.strerror}", file=sys.stderr)
        sys.exit(USAGE)
    result = checking.verify(data, cards)
    if json:
        show_json(result)
    else:
        _say_verdict(result)
    if not result["ok"]:
        sys.exit(REFUSED)


def _plain(text: object) -> str:
    """A text in which nothing can disguise the lines around it."""
    return "".join(mark if mark.isprintable() else f"\\u{ord(mark):04x}" for mark in str(text))


def _say_verdict(result: dict[str, Any]) -> None:
    for check in result["checks"]:
        word = "good    " if check["ok"] else "NOT GOOD"
        say(f"{word}  {_plain(check['name'])}  {_plain(check['why'])}")
    item = result["item"]
    if item is not None:
        say("what is proved:" if result["ok"] else "what the file claims, NOT PROVED:")
        who = f"{item['officer'] or 'the node'}, {item['author']}"
        held = "  (key held by his party's node)" if item["node_held"] else ""
        say(
            f"  {item['kind']} {item['id'] or ''} by {_plain(who)} at {_when(item['t_ms'])}{held}"
        )
        if item["text"]:
            say(f"  text: {_plain(item['text'])}")
        for light in result["receipts"]:
            by = f"{light['officer'] or 'the node'}, {light['party']}"
            more = f": {light['meaning']} {light['text']}" if "meaning" in light else ""
            say(_plain(f"  {light['light']} by {by} at {_when(light['t_ms'])}{more}"))
    say("every check is good" if result["ok"] else "NOT PROVED")
