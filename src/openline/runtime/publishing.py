"""What is released, gathered for the public page: texts, who signed for them, and their evidence (RDO-8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import openline
from openline.core.base.errors import Damaged, PeerFault, Refused
from openline.core.base.keys import ed25519_sign
from openline.core.base.names import Mode
from openline.core.node.readouts import SIGNED_ALIKE
from openline.core.node.state import Line
from openline.core.node.talks_memory import Sheet, newest, signed_order
from openline.core.record import identity as identities
from openline.core.record.envelope import Kind
from openline.runtime import talking
from openline.runtime.opening import Opened
from openline.shell import home, secrets
from openline.shell.files import read_plain, write_plain
from openline.shell.publishing.page import (
    VERIFIER,
    Evidence,
    Publication,
    PublicParty,
    Released,
)

EvidenceOf = Callable[[str], bytes]
"""The evidence file of an item by its id."""


class Release(NamedTuple):
    """A release that is complete: what it is of, and every signature that counts for it."""

    contact: Sheet
    about: Sheet
    counting: tuple[Sheet, ...]  # the one with the text last

    @property
    def final(self) -> Sheet:
        """The release item that has the text."""
        return self.counting[-1]

    @property
    def items(self) -> list[str]:
        """The ids of all that count."""
        return [part.id.hex() for part in self.counting]


# --- who we are, for everybody ------------------------------------------------------------


def own_public_identity(opened: Opened) -> bytes:
    """Our public identity: what anybody may have of our card [CER-12].

    Made once and kept: ML-DSA signatures differ each time, and what is public should not.
    """
    identity, kept = home.own_identity(opened.paths), opened.paths.home / "identity.public"
    with suppress(OSError, PeerFault):
        data = read_plain(kept)
        if identities.parse_trusted(data).encoded == identity.encoded:
            return data
    message = identities.possession_message(identity.encoded)
    proofs = [
        ed25519_sign(opened.secret.sign_ed25519, message),
        secrets.sign_possession_mldsa44(opened.secret.sign_mldsa44, message),
        ed25519_sign(opened.secret.registrar, message),
    ]
    made = identities.public_identity(identity.encoded, proofs)
    with suppress(OSError):  # a home that nobody may write to publishes all the same
        write_plain(kept, made)
    return made


def _parties(opened: Opened, line: Line) -> tuple[PublicParty, ...]:
    """The public identities of both parties of a line."""
    found = {home.own_identity(opened.paths).root_id: own_public_identity(opened)}
    for path in sorted((opened.paths.home / "peers").glob("*.card")):
        public = identities.public_of_card(path.read_bytes())
        found[identities.parse_trusted(public).root_id] = public
    parties = []
    for identity in line.genesis.parties:
        if identity.root_id not in found:
            what = f"the card of {identity.name} is not kept here"
            raise Damaged("CER-5", what, "Put it back into the folder peers of this home.")
        root = identity.root_id.hex()
        parties.append(PublicParty(identity.name, found[identity.root_id], root))
    return tuple(parties)


# --- what is released ---------------------------------------------------------------------


def _version(part: Sheet, contact: Sheet) -> Sheet:
    """The version of a contact that the author of a release had."""
    while contact.replaced_by is not None and part.knew(contact.replaced_by):
        contact = contact.replaced_by
    return contact


def _counting(about: Sheet, final: Sheet) -> tuple[Sheet, ...]:
    """The items that count for a release: the newest of each person, the completing one last."""

    def is_for_it(part: Sheet) -> bool:
        alike = all(part.doc.get(key) == final.doc.get(key) for key in SIGNED_ALIKE)
        is_one = part.author == final.author and (part is final or final.knew(part))
        return alike and is_one and part.kind == Kind.RELEASE

    by_person: dict[str, Sheet] = {}
    for part in about.said:
        fact = final.doc["what"] == "fact"
        if is_for_it(part) and not (
            fact and _version(part, about) is not _version(final, about)
        ):
            by_person[part.officer] = part
    others = [part for name, part in by_person.items() if name != final.officer]
    return (*sorted(others, key=signed_order), final)


def releases(line: Line, contact: Sheet | None = None) -> list[Release]:
    """Every complete release, of either party, the newest contact first.

    Args:
        line: the line.
        contact: only what is released of this one.
    """
    found: dict[tuple[object, ...], Release] = {}
    for final in line.talks.of(Kind.RELEASE):
        named = line.talks.sheets.get(final.reference or b"")
        if named is None or not final.doc.get("final"):
            continue
        about = line.talks.root(named)
        what = about if about.kind == Kind.CONTACT else None
        root = what or line.talks.root(line.talks.sheets[about.reference or b""])
        if contact is not None and root is not line.talks.root(contact):
            continue
        told = [str(final.doc.get(key)) for key in SIGNED_ALIKE]
        version = _version(final, root).id if final.doc["what"] == "fact" else b""
        key = (final.author, about.id, version, *told)
        found.setdefault(key, Release(root, about, _counting(about, final)))
    rows = sorted(found.values(), key=lambda row: signed_order(row.final))
    rows.sort(key=lambda row: (newest(row.contact).doc["date"], row.contact.id), reverse=True)
    return rows


def _has_newer(row: Release, public: set[bytes]) -> bool:
    newer = row.about.replaced_by if row.about.kind == Kind.READOUT else None
    while newer is not None and newer.id not in public:
        newer = newer.replaced_by
    return newer is not None


def _shown(
    opened: Opened, line: Line, rows: list[Release], evidence_of: EvidenceOf
) -> Iterator[Released]:
    read, persons = talking.reader(opened.store, line), line.profile["release.persons"]
    public = {row.about.id for row in rows}
    for row in rows:
        final = row.final
        doc = read(final.id)
        if doc is None or "text" not in doc:
            what = f"the text of release {final.id.hex()[:12]} is not in this home"
            raise Damaged("RDO-6", what, "Restore the record; see `openline scrub`.")
        yield Released(
            what=doc["what"],
            party=line.name(final.author),
            date=_version(final, row.contact).doc["date"],
            at_ms=final.at_ms,
            names=tuple(sorted(part.officer for part in row.counting)),
            channel=" ".join(doc[key] for key in ("channel", "address") if doc.get(key)),
            language=doc.get("language") or _language(row),
            text=doc["text"],
            version=row.about.version,
            is_newest=not _has_newer(row, public),
            mode=Mode(final.mode).name,
            persons=persons,
            evidence=tuple(Evidence(item, evidence_of(item)) for item in row.items),
        )


def _language(row: Release) -> str:
    """Of an own readout its own, of anything else what the rules take for it [RDO-5]."""
    return str(row.about.doc["language"]) if row.about.kind == Kind.READOUT else "en"


def publication(
    opened: Opened,
    line: Line,
    rows: list[Release],
    evidence_of: EvidenceOf,
    language: str,
) -> Publication:
    """The page of what is released.

    Args:
        opened: the home; its identities and its texts.
        line: the line.
        rows: as `releases` gives them.
        evidence_of: makes the evidence of an item.
        language: of the page's own words.

    Raises:
        Refused: nothing is released.
        Damaged: the other party's card, or a text, is not kept here.
    """
    if not rows:
        raise Refused(
            "RDO-8",
            "nothing is released yet",
            "`openline readout release` takes the signatures.",
        )
    return Publication(
        party=line.name(line.us),
        peer=line.name(line.other()),
        language=language,
        parties=_parties(opened, line),
        released=tuple(_shown(opened, line, rows, evidence_of)),
    )


def verifier() -> bytes | None:
    """The one-file verifier, of this installation or of the checkout; None if it is not here."""
    packed = resources.files("openline.shell.publishing").joinpath(VERIFIER)
    if packed.is_file():
        return packed.read_bytes()
    beside = Path(openline.__file__).parents[2] / "verifier" / VERIFIER
    return beside.read_bytes() if beside.is_file() else None
