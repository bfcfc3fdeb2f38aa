"""What the command line does on a home itself: by the running node if there is one, else in place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openline.core.base.errors import Refused
from openline.core.node.events import Frames, Submit
from openline.runtime import bundles, opening
from openline.runtime.client import ask_once, is_running
from openline.runtime.opening import Opened
from openline.shell import clock
from openline.shell.home import peer_cards


@contextmanager
def opened(home: Path, *, readonly: bool = False) -> Iterator[Opened]:
    """A home that no process runs, or read beside the one that does."""
    found = opening.open_home(home, readonly=readonly)
    try:
        yield found
    finally:
        found.store.close()


def submit(home: Path, verb: str, args: dict[str, Any]) -> Any:
    """Do one verb through the running node, or on the stopped home by the same turn."""
    if is_running(home):
        return ask_once(home, verb, **args)
    with opened(home) as found:
        event = Submit(clock.now(), clock.entropy(), 1, verb, args)
        world = opening.take_still(found, [event])
        return world.results[0] if world.results else {}


def routes(home: Path) -> list[dict[str, Any]]:
    """Addresses of both parties of every line."""
    with opened(home, readonly=True) as found:
        cards = {card.identity.root_id: card.addresses for card in peer_cards(found.paths)}
        shown = []
        for line in found.node.lines.values():
            for party, identity in enumerate(line.genesis.parties):
                ours = party == line.us
                said = line.routes[party]
                default = found.settings.listen if ours else cards.get(identity.root_id, ())
                shown.append(
                    {
                        "line": line.id.hex(),
                        "party": identity.name,
                        "ours": ours,
                        "addresses": list(said or default),
                    }
                )
        return shown


def bundle_export(home: Path, file: Path) -> dict[str, Any]:
    """`bundle export` of a stopped node."""
    with opened(home, readonly=True) as found:
        data, count = bundles.make(found.node.line_for(None), found.store, found.secret)
    file.write_bytes(data)
    return {"entries": count, "bytes": len(data)}


def bundle_import(home: Path, file: Path) -> dict[str, Any]:
    """`bundle import` into a stopped node."""
    data = file.read_bytes()
    with opened(home) as found:
        line, party, plain = bundles.unseal(data, found.node.lines, found.secret)
        event = Frames(
            clock.now(), clock.entropy(), 1, line.id, party, bundles.cut_padding(plain)
        )
        world = opening.take_still(found, [event])
        if not world.results:
            raise Refused("LIN-14", "the bundle was not taken", "Ask for a new one.")
        return dict(world.results[0])
