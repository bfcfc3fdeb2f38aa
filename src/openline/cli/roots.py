"""What only the party root may do: leave the home, sign requests, begin a generation."""

from __future__ import annotations

from pathlib import Path

from openline.cli.output import refusing, say
from openline.core.base.codec import decode, sha256, typed
from openline.core.base.errors import PeerFault, Refused
from openline.core.node import generations
from openline.core.record.envelope import Head
from openline.runtime import requesting
from openline.shell import home as homes
from openline.shell.home import Paths
from openline.shell.store import marker


def root_export(home: Path, file: Path) -> None:
    """Take the party root out of the home: it is written to FILE and erased here."""
    with refusing():
        paths = Paths(home)
        secret = homes.root(paths)
        if secret is None:
            raise Refused("CER-1", "the root is not in this home", "It was taken out before.")
        if file.exists():
            raise Refused(
                "CER-1", "this file exists already", "Choose a new one; nothing was changed."
            )
        homes.write_secret(file, homes.write_root(secret))
        if homes.read_root(file.read_bytes()) != secret:
            raise Refused(
                "CER-1",
                "the file does not read back",
                "Try another medium; the root is still here.",
            )
        following = paths.keys / "next-root.key"
        homes.write_secret(file.with_name(file.name + ".next"), homes.read_secret(following))
        homes.erase(paths.keys / "root.key")
        homes.erase(following)
        say(
            "the root is out of this home, and so is the one that may follow it "
            f"({file.name}.next). Keep the two in two safes."
        )


def root_sign(request: Path, *, root: Path, out: Path) -> None:
    """Sign a request with the root, on a machine that has no node."""
    with refusing():
        fields = decode(request.read_bytes())
        if not typed(fields, str, int, str, bytes, bytes) or fields[0] != "openline-request":
            raise PeerFault("CER-1", "this file is not a request for the root")
        _, version, _, aad, payload = fields
        if version != 1 or aad not in requesting.ROOT_SIGNS:
            raise Refused(
                "CER-1",
                "a request for something a root never signs",
                "Make it with this version.",
            )
        secret = homes.read_root(homes.read_secret(root))
        # What is signed is said by its context; the word in the request is only a courtesy.
        say(f"signing {requesting.ROOT_SIGNS[aad]}: {requesting.spoken(aad, payload)}")
        out.write_bytes(secret.sign(aad, payload))


def generation(home: Path, *, line: str | None = None, signature: Path | None = None) -> None:
    """Begin a new generation of our log: after a fork, or a restore with no peer to be had."""
    from openline.cli.still import opened, submit

    with refusing():
        with opened(home) as found:
            state = found.node.line_for(line)
            log = state.logs[state.us]
            heads = [log.head()]
            heads += [
                Head(state.us, fork.generation, fork.index, sha256(fork.refused))
                for fork in found.store.forks(state.id)
                if fork.party == state.us and fork.generation == log.generation
            ]
            payload = generations.statement(
                state.genesis, state.us, log.generation + 1, heads[:8]
            )
            target = found.paths.home / f"generation-{log.generation + 1}"
            data = requesting.root_signature(
                found.paths,
                "generation",
                generations.AAD_GENERATION,
                payload,
                target,
                signature,
            )
        submit(home, "generation", {"line": state.id.hex(), "statement": data.hex()})
        with opened(home) as found:
            marker.note_told(found.store, False)
            marker.mark_afresh(found.paths.record, found.store)
        say(f"generation {log.generation + 1} has begun")


def restored(home: Path) -> None:
    """Say that this home was put back from a copy: nothing is signed until the peer shows our log."""
    from openline.cli.still import opened

    with refusing():
        with opened(home) as found:
            marker.mark_restored(found.paths.record, found.store)
        say(
            "marked as restored: the node will first fetch from the peer what it may have lost."
        )
