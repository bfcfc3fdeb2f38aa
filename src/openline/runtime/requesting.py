"""What the root must sign: at once if it is in the home, else by a request that travels to it."""

from __future__ import annotations

from pathlib import Path

from openline.core.base.codec import encode, sha256
from openline.core.base.errors import Refused
from openline.core.base.words import words6, words24
from openline.core.node import generations
from openline.core.node.events import Submit
from openline.core.record import act as acts
from openline.core.record import genesis as founding
from openline.core.record import identity as identities
from openline.core.record.act import Officer
from openline.runtime import opening
from openline.runtime.client import ask_once, is_running
from openline.shell import clock
from openline.shell import home as homes
from openline.shell.home import Paths

ROOT_SIGNS = {
    identities.AAD_CARD: "the card of this party",
    identities.AAD_CERTIFICATE: "the keys of a node",
    founding.AAD_GENESIS: "the founding of a line",
    acts.AAD_OFFICER: "an officer's certificate",
    generations.AAD_GENERATION: "a new generation of a log",
}


def spoken(aad: bytes, payload: bytes) -> str:
    """What a person compares at both places: the 24 words of a line, six words of all else."""
    if aad == founding.AAD_GENESIS and len(payload) == 32:
        return f'"{words24(payload)}"'
    return f'"{words6(sha256(payload))}"'


def root_signature(
    paths: Paths, what: str, aad: bytes, payload: bytes, target: Path, signature: Path | None
) -> bytes:
    """A hybrid signature by the party root.

    Args:
        paths: the home.
        what: a word for whoever holds the root.
        aad: the context of the signature.
        payload: what is signed.
        target: the request is written beside it if the root is elsewhere.
        signature: the file that `root sign` wrote, if there is one.

    Raises:
        Refused: the root is elsewhere; the request has been written and says what to do.
    """
    if signature is not None:
        return signature.read_bytes()
    secret = homes.root(paths)
    if secret is not None:
        return secret.sign(aad, payload)
    request = target.with_name(target.name + ".request")
    request.write_bytes(encode(["openline-request", 1, what, aad, payload]))
    raise Refused(
        "CER-1",
        "the party root is not in this home",
        f"Its request is {spoken(aad, payload)}. "
        f"Where the root is, run: openline root sign {request.name} --root FILE --out SIGNATURE; "
        "then this again with --signature SIGNATURE.",
    )


def certify(home: Path, officer: Officer, seed: bytes) -> None:
    """Enter an officer's certificate into the logs of all lines, if there are any yet."""
    args = {
        "name": officer.name,
        "certificate": officer.certificate.hex(),
        "hash": officer.hash.hex(),
        "seed": seed.hex(),
    }
    if is_running(home):
        try:
            ask_once(home, "certify", **args)
        except Refused as fault:
            if fault.clause != "CER-7":  # no line yet: it is kept, and goes into the first one
                raise
        return
    found = opening.open_home(home)
    try:
        if found.node.lines:
            event = Submit(clock.now(), clock.entropy(), 1, "certify", args)
            opening.take_still(found, [event])
    finally:
        found.store.close()
