"""`evidence`: make or ask for what the extract needs, then write it (EVI-1, REC-8)."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from openline.core.base.errors import Refused
from openline.core.node import desk_finding, extract
from openline.core.node.effects import Reply
from openline.core.node.events import Submit
from openline.core.node.extract import Extract
from openline.core.node.state import Item, Line
from openline.core.record import checkpoint as checkpoints
from openline.core.record.checkpoint import Checkpoint
from openline.core.record.genesis import read_line_file
from openline.runtime.host import Host, open_routes
from openline.shell import clock
from openline.shell.files import write_plain
from openline.shell.store.contract import Store

PATIENCE_S = 5.0


def cut(line: Line, item: Item, store: Store, *, is_bare: bool = False) -> Extract:
    """The evidence for an item from what is in a store now; bare, without what was said of it."""
    row = next(found for found in store.lines() if found.line == line.id)
    signatures = read_line_file(row.file).signatures

    def entry_of(party: int, generation: int, index: int) -> tuple[bytes, bytes | None] | None:
        found = store.entry(line.id, party, generation, index)
        return None if found is None else (found.entry, found.body)

    kept = store.checkpoints(line.id)

    def cosignature_of(signed: Checkpoint) -> bytes | None:
        for part in kept:
            same = (part.party, part.generation, part.size) == signed[:3]
            if same and part.signer != part.party:
                other = checkpoints.open_cosignature(part.data, line.genesis, part.signer)
                if other[:5] == signed[:5]:
                    return part.data
        return None

    return extract.build(line, item, signatures, entry_of, cosignature_of, is_bare=is_bare)


def find(line: Line, given: str) -> Item:
    """The item to prove.

    Raises:
        Refused: unknown, or not signed into the log yet.
    """
    item = desk_finding.find_item(line, given)
    if item.index < 0 or not item.signed:
        raise Refused(
            "EVI-1", "this item has no place in the record yet", "Wait until it is signed."
        )
    return item


async def gather(service: Host, args: dict[str, Any]) -> dict[str, Any]:
    """`evidence` on a running node, into a file."""
    line = service.node.line_for(args.get("line"))
    item = find(line, str(args.get("item", "")))
    found = await collect(service, line, item, is_bare=args.get("bare") is True)
    write_plain(Path(str(args["out"])), found.data)
    return {"item": item.id.hex(), "bytes": len(found.data), "missing": found.missing}


async def collect(service: Host, line: Line, item: Item, *, is_bare: bool = False) -> Extract:
    """The evidence for an item; asks the peer and waits a moment for its signatures."""
    loop = asyncio.get_running_loop()
    changed = asyncio.Event()

    def listen(event: dict[str, Any]) -> None:
        if event["event"] in ("checkpoint", "cosigned"):
            changed.set()

    stop = service.watch(listen)
    try:
        found = cut(line, item, service.opened.store, is_bare=is_bare)
        deadline = loop.time() + PATIENCE_S
        asked = False
        while found.missing and loop.time() < deadline:
            if not asked:
                asked = await _ask(service, line)
            try:
                async with asyncio.timeout(max(0.0, min(1.0, deadline - loop.time()))):
                    await changed.wait()
                changed.clear()
            except TimeoutError:
                asked = False
            found = cut(line, item, service.opened.store, is_bare=is_bare)
            if not open_routes(service.node).get(line.id):
                break
    finally:
        stop()
    return found


async def _ask(service: Host, line: Line) -> bool:
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Reply] = loop.create_future()
    service.ask(
        lambda number: Submit(
            clock.now(), clock.entropy(), number, "checkpoint", {"line": line.id.hex()}
        ),
        answer.set_result,
    )
    await answer
    return True
