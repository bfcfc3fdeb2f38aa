"""Verbs by which officers act; all go through the running node."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from openline.cli.output import USAGE, refusing, say, show_json
from openline.core.base.errors import Refused, Unavailable
from openline.core.base.names import LIGHTS
from openline.runtime.client import Connection, ask_once, is_running

As = Annotated[str, Parameter(name="--as")]
Json = Annotated[bool, Parameter(name="--json", negative="")]
Text = Annotated[str, Parameter(name="--text", allow_leading_hyphen=True)]
MaybeText = Annotated[str | None, Parameter(name="--text", allow_leading_hyphen=True)]
AFTER_S = 60.0


def _send_after(
    home: Path, verb: str, after: str | None, json: bool, args: dict[str, Any]
) -> None:
    """Send an item, wait for a light if asked, and say its id."""
    if after is not None and after not in LIGHTS:
        raise Refused("RCT-1", f"{after!r} is no light", f"One of {', '.join(LIGHTS)}.")
    with Connection(home) as node:
        if after is not None:
            node.ask("watch")
        result = node.ask(verb, **args)
        if json:
            show_json({"id": result["id"], "serial": result["serial"]})
        else:
            serial = result["serial"] if result["serial"] is not None else "unsigned, waiting"
            say(f"{result['id']}  serial {serial}")
        if after is not None and after != "recorded":
            _wait_for(node, result["id"], after)


def _wait_for(node: Connection, item: str, light: str) -> None:
    def lit(event: dict[str, Any]) -> bool:
        return (
            event.get("event") == "light" and event["item"] == item and event["light"] == light
        )

    if light == "sent" and _is_lit(node, item, light):
        return
    if not node.wait(lit, AFTER_S) and not _is_lit(node, item, light):
        raise Unavailable(
            "RCT-1",
            f"{light!r} was not lit within {AFTER_S:.0f} s",
            "The item stays in the record and goes on.",
        )


def _is_lit(node: Connection, item: str, light: str) -> bool:
    return any(
        found["id"] == item and found["lights"].get(light)
        for found in node.ask("items", all=True)
    )


def send(
    home: Path,
    *,
    as_: As,
    text: Text,
    precedence: str = "ROUTINE",
    mode: str = "REAL",
    language: str = "en",
    line: str | None = None,
    ref: str | None = None,
    attach: Annotated[list[Path] | None, Parameter(consume_multiple=True)] = None,
    position: Annotated[list[str] | None, Parameter(allow_leading_hyphen=True)] = None,
    after: str | None = None,
    json: Json = False,
) -> None:
    """Send a message; each --position is one that the other side can read back."""
    from openline.core.forms.position import parse

    with refusing():
        files = [str(path.resolve()) for path in attach or []]
        args = {
            "as": as_,
            "text": text,
            "precedence": precedence,
            "mode": mode,
            "language": language,
            "line": line,
            "ref": ref,
            "attach": files,
            "positions": [[*parse(place), ""] for place in position or []],
        }
        _send_after(home, "send", after, json, args)


def send_stop(
    home: Path,
    *,
    as_: As,
    text: Text,
    position: Annotated[str | None, Parameter(allow_leading_hyphen=True)] = None,
    mode: str = "REAL",
    language: str = "en",
    line: str | None = None,
    after: str | None = None,
    json: Json = False,
) -> None:
    """Send STOP: FLASH, on every route, past everything else."""
    from openline.core.forms.position import parse

    with refusing():
        place = parse(position) if position else None
        args = {
            "as": as_,
            "text": text,
            "position": place,
            "mode": mode,
            "language": language,
            "line": line,
        }
        _send_after(home, "send-stop", after, json, args)


def stop(*rest: Annotated[str, Parameter(allow_leading_hyphen=True)]) -> None:
    """`openline stop` could mean two things; it does neither."""
    print(
        "openline stop is not a command, because it could mean two things:\n"
        "  to send STOP to the other party:   openline send-stop HOME --as NAME --text T [--position P]\n"
        "  to end a running node:             press Ctrl-C where `openline run HOME` runs",
        file=sys.stderr,
    )
    sys.exit(USAGE)


def act(home: Path, verb: str, args: dict[str, Any], json: bool) -> None:
    """Let the running node take an officer's act; say its id."""
    with refusing():
        result = ask_once(home, verb, **args)
        if json:
            show_json(result)
        else:
            say(f"{result['id']}  serial {result['serial']}")


def ack(home: Path, item: str, *, as_: As, line: str | None = None, json: Json = False) -> None:
    """Acknowledge an item: it says that a named officer has read it, not that he agrees."""
    act(home, "ack", {"item": item, "as": as_, "line": line}, json)


def answer(
    home: Path,
    item: str,
    *,
    as_: As,
    meaning: str,
    text: MaybeText = None,
    language: str = "en",
    line: str | None = None,
    json: Json = False,
) -> None:
    """Answer an item: understood, not-understood, will-comply, cannot-comply, referred, repeat-part."""
    args = {
        "item": item,
        "as": as_,
        "meaning": meaning,
        "text": text,
        "language": language,
        "line": line,
    }
    act(home, "answer", args, json)


def cancel(
    home: Path,
    item: str,
    *,
    as_: As,
    text: MaybeText = None,
    language: str = "en",
    json: Json = False,
) -> None:
    """Cancel an item of ours; history shows both."""
    act(home, "cancel", {"item": item, "as": as_, "text": text, "language": language}, json)


def correct(
    home: Path, item: str, *, as_: As, text: Text, language: str = "en", json: Json = False
) -> None:
    """Correct an item of ours; the original stays as it is."""
    act(home, "correct", {"item": item, "as": as_, "text": text, "language": language}, json)


def repeat(
    home: Path,
    item: str,
    *,
    as_: As,
    text: MaybeText = None,
    language: str = "en",
    json: Json = False,
) -> None:
    """Send a message of ours again as it was, or ask the peer to repeat one of its items."""
    act(home, "repeat", {"item": item, "as": as_, "text": text, "language": language}, json)


def time_ms(given: str | None) -> int | None:
    """A time in ISO 8601 as ms UTC; without a zone it is UTC.

    Raises:
        Refused: it is none.
    """
    if given is None:
        return None
    try:
        when = datetime.fromisoformat(given)
    except ValueError:
        raise Refused(
            "time",
            f"{given[:40]!r} is not a time",
            "Give ISO 8601, for example 2026-11-25T10:00:00Z.",
        ) from None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return int(when.timestamp() * 1000)


def suspend(
    home: Path,
    *,
    as_: As,
    scope: str,
    from_: Annotated[str | None, Parameter(name="--from")] = None,
    json: Json = False,
) -> None:
    """Suspend `message` or `notice` on the line, from a time on; STOP and checks always pass."""
    with refusing():
        act(home, "suspend", {"as": as_, "scope": scope, "from_ms": time_ms(from_)}, json)


def resume(
    home: Path,
    *,
    as_: As,
    scope: str,
    from_: Annotated[str | None, Parameter(name="--from")] = None,
    json: Json = False,
) -> None:
    """Resume what this party suspended."""
    with refusing():
        act(home, "resume", {"as": as_, "scope": scope, "from_ms": time_ms(from_)}, json)


def amend(
    home: Path,
    file: Path | None = None,
    *,
    as_: As,
    accept: str | None = None,
    json: Json = False,
) -> None:
    """Propose a new profile, or accept the one that the other side proposed."""
    import tomllib

    from openline.core.forms import profile as profiles

    with refusing():
        if (file is None) == (accept is None):
            raise Refused("RCT-12", "give a profile file, or --accept ITEM", "One of the two.")
        if accept is not None:
            act(home, "accept", {"item": accept, "as": as_}, json)
            return
        assert file is not None
        try:
            settings = profiles.from_tables(tomllib.loads(file.read_text("utf-8"))).as_dict()
        except tomllib.TOMLDecodeError as fault:
            raise Refused(
                "CER-11", f"the profile is not TOML: {fault}", "Mend the file."
            ) from None
        act(home, "amend", {"profile": settings, "as": as_}, json)


def check(
    home: Path,
    *,
    as_: Annotated[str | None, Parameter(name="--as")] = None,
    line: str | None = None,
    json: Json = False,
) -> None:
    """Run a line check now: random text out and back, with time and path."""
    with refusing(), Connection(home) as node:
        node.ask("watch")
        started = node.ask("check", **{"as": as_, "line": line})

        def done(event: dict[str, Any]) -> bool:
            return (
                event.get("event") == "check"
                and event["step"] == 3
                and event["check"] == started["check"]
            )

        if not node.wait(done, 30.0):
            raise Unavailable(
                "RCT-8",
                "the peer did not answer the check within 30 s",
                "`openline status` shows what is up.",
            )
        status = node.ask("status")
        last = next(
            found["last_check"]
            for found in status["lines"]
            if line is None or found["id"].startswith(line)
        )
        if json:
            show_json(last)
        else:
            say(
                f"check {last['serial']} answered by {last['answered_by']} after {last['round_trip_ms']} ms"
            )


def bundle_export(home: Path, file: Path, *, json: Json = False) -> None:
    """Write a sealed file with everything the peer is not known to hold."""
    from openline.cli import still

    with refusing():
        if is_running(home):
            result = ask_once(home, "bundle-export", file=str(file.resolve()))
        else:
            result = still.bundle_export(home, file)
        if json:
            show_json(result)
        else:
            say(f"{result['entries']} entries in {file.name}")


def bundle_import(home: Path, file: Path, *, json: Json = False) -> None:
    """Take a bundle that the peer sealed to this node; taking it twice changes nothing."""
    from openline.cli import still

    with refusing():
        if is_running(home):
            result = ask_once(home, "bundle-import", file=str(file.resolve()))
        else:
            result = still.bundle_import(home, file)
        if json:
            show_json(result)
        else:
            say(
                f"{result['entries']} entries in {file.name}; receipts go back in a bundle of ours"
            )


def route_list(home: Path, *, json: Json = False) -> None:
    """The addresses of both parties."""
    from openline.cli import still

    with refusing():
        found = still.routes(home)
        if json:
            show_json(found)
            return
        for part in found:
            say(f"{part['line'][:8]}  {part['party']}: {', '.join(part['addresses']) or '-'}")


def _change_route(home: Path, address: str, add: bool) -> None:
    from openline.cli import still
    from openline.core.record.identity import check_address

    with refusing():
        check_address(address)
        for part in still.routes(home):
            if not part["ours"]:
                continue
            addresses = [kept for kept in part["addresses"] if kept != address]
            if add:
                addresses.append(address)
            still.submit(home, "route", {"line": part["line"], "addresses": addresses})
            say(f"{part['line'][:8]}: {', '.join(addresses) or '-'}")


def route_add(home: Path, address: str) -> None:
    """Tell the peer one more address of ours (it must also stand in openline.toml to be listened on)."""
    _change_route(home, address, add=True)


def route_remove(home: Path, address: str) -> None:
    """Take one of our addresses back."""
    _change_route(home, address, add=False)
