"""What a verb needs that the core may not fetch itself: bodies, salts, the time. For every way in."""

from __future__ import annotations

import os
from typing import Any

from openline.core.base.errors import Refused
from openline.core.node import desk_finding, desk_talks, views
from openline.core.record.envelope import Kind
from openline.runtime import talking
from openline.runtime.host import Host
from openline.shell import clock

# What stands as the office in the certificate of a key that anybody at the demonstration may use.
DEMO_OFFICE = "demo key"


def refuse_demo_key(host: Host, args: dict[str, Any]) -> None:
    """Refuse to act for a demo officer on a node that is not the demonstration's.

    Raises:
        Refused: his key lies open to whoever sits down.
    """
    name = args.get("as")
    if not name or host.is_demo:
        return
    for line in host.node.lines.values():
        for posting in line.postings[line.us].values():
            if posting.officer.name == name and posting.officer.office == DEMO_OFFICE:
                raise Refused(
                    "CER-9",
                    f"{str(name)[:60]!r} has a demo key, which acts in the demonstration only",
                    "Act as an officer with a key of his own.",
                )


def prepared(host: Host, verb: str, args: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a verb with what it needs besides.

    Raises:
        Refused: what it refers to is not there.
    """
    if verb == "prepare":
        inner = prepared(host, str(args["verb"]), {**args["args"], "line": args.get("line")})
        return {**args, "args": inner}
    refuse_demo_key(host, args)
    if verb in desk_talks.VERBS:
        return talking.prepared(host, verb, args)
    if verb == "repeat":
        return {**args, "original": _original(host, args)}
    if verb == "amend" and not args.get("profile_salt"):
        return {**args, "profile_salt": os.urandom(16).hex()}
    if verb in ("suspend", "resume") and args.get("from_ms") is None:
        return {**args, "from_ms": clock.now().wall_ms}
    return args


def let_go(host: Host, verb: str, args: dict[str, Any], fault: dict[str, str]) -> None:
    """Undo what `prepared` kept for an act that the node has refused.

    An act that its officer signs elsewhere may be signed again after a refused signature: what it
    needs stays.
    """
    inner = args.get("args") or {} if verb == "prepare" else args
    name = args.get("verb") if verb == "prepare" else verb
    if name == "readout" and fault.get("blame") == "ours" and "signature" not in inner:
        talking.let_go(host, inner)


def _original(host: Host, args: dict[str, Any]) -> list[Any] | None:
    line = host.node.line_for(args.get("line"))
    item = desk_finding.find_item(line, str(args.get("item", "")))
    row = host.opened.store.entry(line.id, item.author, item.generation, item.index)
    if row is None or row.body is None or item.kind != Kind.MESSAGE:
        return None
    return views.content_of(item, row.body)
