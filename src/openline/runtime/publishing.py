"""What is released, gathered for the public page: texts, who signed for them, and their evidence (RDO-8)."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import openline
from openline.core.base.errors import Damaged, Refused
from openline.core.base.keys import ed25519_sign
from openline.core.record import identity as identities
from openline.runtime.opening import Opened
from openline.shell import home, secrets
from openline.shell.publishing.page import VERIFIER, Evidence, Publication, Released

EvidenceOf = Callable[[str], bytes]
"""The evidence file of an item by its id."""


def own_public_identity(opened: Opened) -> bytes:
    """Our public identity: what anybody may have of our card [CER-12]."""
    identity = home.own_identity(opened.paths)
    message = identities.possession_message(identity.encoded)
    proofs = [
        ed25519_sign(opened.secret.sign_ed25519, message),
        secrets.sign_possession_mldsa44(opened.secret.sign_mldsa44, message),
        ed25519_sign(opened.secret.registrar, message),
    ]
    return identities.public_identity(identity.encoded, proofs)


def _identities(opened: Opened) -> list[tuple[str, bytes]]:
    """The public identities of both parties of the only line."""
    found = {}
    ours = own_public_identity(opened)
    found[home.own_identity(opened.paths).root_id] = ours
    for path in sorted((opened.paths.home / "peers").glob("*.card")):
        public = identities.public_of_card(path.read_bytes())
        found[identities.parse_trusted(public).root_id] = public
    line = opened.node.line_for(None)
    parties = []
    for identity in line.genesis.parties:
        if identity.root_id not in found:
            raise Damaged(
                "CER-5", f"the card of {identity.name} is not kept here", "Restore it."
            )
        parties.append((identity.name, found[identity.root_id]))
    return parties


def _counting(releases: list[dict[str, Any]], final: dict[str, Any]) -> list[str]:
    """The items that count for a release: the newest of each person up to the completing one."""
    by_officer: dict[str, str] = {}
    for part in releases:
        fits = part["item"] == final["item"] and part["what"] == final["what"]
        same_lines = part["lines"] == final["lines"] and part["language"] == final["language"]
        if fits and same_lines and part["author"] == final["author"] and not part["void"]:
            by_officer.setdefault(part["officer"], part["id"])
        if part["id"] == final["id"]:
            break
    by_officer[final["officer"]] = final["id"]
    return list(by_officer.values())


def _released(contact: dict[str, Any], persons: int, evidence_of: EvidenceOf) -> list[Released]:
    """What is released of one contact, in the order of release."""
    releases = sorted(contact["releases"], key=lambda part: part["at"])
    readouts = {part["id"]: part for part in [*contact["own"], *contact["theirs"]]}
    found = []
    for final in releases:
        if not final["complete"] or final["void"] or final["text"] is None:
            continue
        counting = _counting(releases, final)
        readout = readouts.get(final["item"])
        names = {part["id"]: part["officer"] for part in releases}
        found.append(
            Released(
                what=final["what"],
                party=final["author"],
                date=contact["contact"]["doc"]["date"],
                at_ms=final["at"],
                names=tuple(sorted({names[item] for item in counting})),
                channel=" ".join(
                    final[key] for key in ("channel", "address") if final.get(key)
                ),
                language=final["language"] or "en",
                text=final["text"],
                version=readout["version"] if readout else 1,
                is_newest=not (readout and readout["replaced_by"]),
                mode=final["mode"],
                persons=persons,
                evidence=tuple(Evidence(item, evidence_of(item)) for item in counting),
            )
        )
    return found


def publication(
    opened: Opened, readouts: dict[str, Any], evidence_of: EvidenceOf, language: str
) -> Publication:
    """Everything that is released, the newest contact first.

    Args:
        opened: the home; its identities and its line.
        readouts: as `talking.readouts_of` gives them.
        evidence_of: makes the evidence of an item.
        language: of the page's own words.

    Raises:
        Refused: nothing is released.
        Damaged: the other party's card is not kept here.
    """
    line = opened.node.line_for(None)
    released = [
        part
        for contact in readouts["contacts"]
        for part in _released(contact, readouts["persons_needed"], evidence_of)
    ]
    if not released:
        raise Refused(
            "RDO-8",
            "nothing is released yet",
            "`openline readout release` takes the signatures.",
        )
    parties = _identities(opened)
    return Publication(
        party=line.name(line.us),
        peer=line.name(line.other()),
        language=language,
        identities=tuple(parties),
        fingerprints=tuple(
            (name, identities.parse_trusted(data).root_id.hex()) for name, data in parties
        ),
        released=tuple(released),
    )


def verifier() -> bytes | None:
    """The one-file verifier, of this installation or of the checkout; None if it is not here."""
    packed = resources.files("openline.shell.publishing").joinpath(VERIFIER)
    if packed.is_file():
        return packed.read_bytes()
    beside = Path(openline.__file__).parents[2] / "verifier" / VERIFIER
    return beside.read_bytes() if beside.is_file() else None
