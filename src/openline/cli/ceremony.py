"""Founding: homes, cards, lines, officers, roots. These verbs work on a stopped node."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from openline.cli.officers import end_of_certificate
from openline.cli.output import refusing, say, show_json
from openline.core.base.codec import decode, encode, sha256
from openline.core.base.errors import Refused
from openline.core.base.words import words24
from openline.core.forms import profile as profiles
from openline.core.record import act as acts
from openline.core.record import genesis as founding
from openline.core.record import identity as identities
from openline.core.record.genesis import LineFile
from openline.core.record.identity import Card, Identity
from openline.runtime import opening, requesting
from openline.shell import clock, settings
from openline.shell import home as homes
from openline.shell.files import write_plain
from openline.shell.home import Paths
from openline.shell.settings import Settings
from openline.shell.store.contract import LineRow
from openline.shell.store.database import Database
from openline.shell.store.vault import Vault, create_key_file

Agreed = Annotated[bool, Parameter(name="--words-agreed", negative="")]
As = Annotated[str, Parameter(name="--as")]


def init(
    home: Path,
    *,
    party: str,
    language: str = "en",
    listen: Annotated[list[str] | None, Parameter(consume_multiple=True)] = None,
    console: str | None = None,
    admin: str | None = None,
    keys_until: str | None = None,
) -> None:
    """Make the home of a node: fresh keys, an empty record. `keys_until` is a day, ISO 8601 [CER-3]."""
    from openline.shell.link.tls import make_identity

    with refusing():
        if home.exists() and any(home.iterdir()):
            raise Refused(
                "init", "this directory is not empty", "Choose a new one; nothing was changed."
            )
        now_ms = clock.now().wall_ms
        ends_ms = end_of_certificate(keys_until, now_ms)
        config = Settings(
            party,
            language,
            tuple(listen or Settings._field_defaults["listen"]),
            console=console or "",
            admin=admin or "",
        )
        settings.check(config)
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        home.chmod(0o700)
        settings.write(home, config)
        paths = Paths(home)
        root, following, node = homes.fresh()
        spki = make_identity(node.tls, "openline").spki_sha256
        identity = homes.certify(party, root, following, node, spki, now_ms, ends_ms)
        identities.parse_identity(decode(identity))
        homes.write_secret(paths.keys / "root.key", homes.write_root(root))
        homes.write_secret(paths.keys / "next-root.key", homes.write_root(following))
        homes.write_secret(paths.keys / "node.key", encode(list(node)))
        create_key_file(paths.keys / "body.key")
        (home / "identity").write_bytes(identity)
        Database.create(paths.record, Vault.from_key_file(paths.keys / "body.key")).close()
        say(
            f"{party}: home made. The party root lies in it; take it out with `openline root export`."
        )


def card(home: Path, *, out: Path, signature: Path | None = None) -> None:
    """Write this party's public card, to be handed over in person."""
    with refusing():
        paths, config = Paths(home), settings.read(home)
        identity = homes.own_identity(paths)
        payload = homes.card_payload(identity, list(config.listen), homes.node_secret(paths))
        data = requesting.root_signature(
            paths, "card", identities.AAD_CARD, payload, out, signature
        )
        identities.parse_card(data)
        out.write_bytes(data)
        say(f"card of {identity.name}\n{sha256(data).hex()}")


def identity(
    home: Path,
    *,
    out: Path | None = None,
    json: Annotated[bool, Parameter(name="--json", negative="")] = False,
) -> None:
    """Who the parties are for everybody: fingerprint and 24 words of each, as the public page has them; --out writes ours, which is no secret."""
    from openline.runtime import publishing

    with refusing():
        found = opening.open_home(home, readonly=True)
        try:
            ours = publishing.own_public_identity(found)
            parties = [identities.parse_trusted(ours)]
            parties += [card.identity for card in homes.peer_cards(found.paths)]
        finally:
            found.store.close()
        if out is not None:
            write_plain(out, ours)
        rows = [
            {
                "party": party.name,
                "ours": party is parties[0],
                "fingerprint": party.root_id.hex(),
                "words": words24(party.root_id),
            }
            for party in parties
        ]
        if json:
            show_json(rows)
            return
        for row in rows:
            whose = (
                "ours: print it where your readers know it is yours"
                if row["ours"]
                else "theirs"
            )
            say(f"{row['party']} ({whose})")
            say(f"    {row['fingerprint']}\n    {row['words']}")


def _read_card(path: Path) -> tuple[Card, bytes]:
    data = path.read_bytes()
    return identities.parse_card(data), data


def propose(
    home: Path,
    *,
    with_: Annotated[Path, Parameter(name="--with")],
    out: Path,
    profile: Path | None = None,
) -> None:
    """Draft a line with the party whose card this is."""
    with refusing():
        paths = Paths(home)
        ours = homes.own_identity(paths)
        peer, data = _read_card(with_)
        _refuse_own(ours, peer.identity)
        tables: dict[str, Any] = {}
        if profile is not None:
            try:
                tables = tomllib.loads(profile.read_text("utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
                raise Refused(
                    "CER-11", f"the profile is not TOML: {fault}", "Mend the file."
                ) from None
        agreed = profiles.from_tables(tables)
        salt = os.urandom(16)
        commit = founding.profile_commitment(salt, agreed.encoded)
        genesis = founding.make_genesis(ours, peer.identity, commit, clock.now().wall_ms)
        out.write_bytes(
            founding.write_line_file(LineFile(genesis, (None, None), agreed.encoded, salt))
        )
        homes.keep_peer(paths, peer, data)
        say(f"draft of a line between {ours.name} and {peer.identity.name}: give it to them.")


def _refuse_own(ours: Identity, theirs: Identity) -> None:
    if theirs.root_id == ours.root_id:
        raise Refused("CER-8", "this is our own card", "Give the card of the other party.")
    if theirs.name == ours.name:
        raise Refused(
            "CER-8",
            "both parties have the same name",
            "One of the two must be set up under another.",
        )


def _agree(line_id: bytes, agreed: bool) -> None:
    """Both delegations read 24 words; a person says that they agree."""
    words = words24(line_id).split()
    for row in range(0, 24, 6):
        say(
            "  ".join(
                f"{row + at + 1:2d} {word:<8}" for at, word in enumerate(words[row : row + 6])
            )
        )
    say(line_id.hex())
    if agreed:
        return
    try:
        said = input("Do all 24 words agree with those of the other party? Type yes: ")
    except EOFError:
        said = ""
    if said.strip().lower() not in ("yes", "да", "ya"):
        raise Refused(
            "CER-8",
            "the words were not agreed",
            "Compare them in person or by voice, then run this again.",
        )


def _our_place(genesis: founding.Genesis, ours: Identity) -> int:
    place = genesis.number_of(ours.root_id)
    if place is None or genesis.parties[place].encoded != ours.encoded:
        raise Refused(
            "CER-8",
            "this draft is not for this party",
            "Ask the peer for a draft made with our card.",
        )
    return place


def _sign(
    paths: Paths, file: LineFile, place: int, out: Path, signature: Path | None
) -> LineFile:
    data = requesting.root_signature(
        paths, "genesis", founding.AAD_GENESIS, file.genesis.line_id, out, signature
    )
    if not founding.signature_is_good(file.genesis, place, data):
        raise Refused(
            "CER-7",
            "this signature is not by our root over this line",
            "Sign the request again.",
        )
    signed = [data if at == place else old for at, old in enumerate(file.signatures)]
    return file._replace(signatures=tuple(signed))


def accept(
    home: Path,
    draft: Path,
    *,
    with_: Annotated[Path, Parameter(name="--with")],
    out: Path,
    words_agreed: Agreed = False,
    signature: Path | None = None,
) -> None:
    """Sign a draft of the party whose card this is."""
    with refusing():
        paths = Paths(home)
        ours = homes.own_identity(paths)
        peer, data = _read_card(with_)
        _refuse_own(ours, peer.identity)
        file = founding.read_line_file(draft.read_bytes())
        place = _our_place(file.genesis, ours)
        if file.genesis.parties[1 - place].encoded != peer.identity.encoded:
            raise Refused(
                "CER-8",
                "the draft is not by the party of this card",
                "Ask for the right draft, or give the right card.",
            )
        profiles.from_bytes(file.profile)
        _agree(file.genesis.line_id, words_agreed)
        signed = _sign(paths, file, place, out, signature)
        out.write_bytes(founding.write_line_file(signed))
        homes.keep_peer(paths, peer, data)
        say("signed: give it to them; they open it and give back the countersigned file.")


def open_line(
    home: Path,
    signed: Path,
    *,
    out: Path | None = None,
    words_agreed: Agreed = False,
    signature: Path | None = None,
) -> None:
    """Open a line that all parties signed; adds our own signature if it is the last that lacks."""
    with refusing():
        paths = Paths(home)
        ours = homes.own_identity(paths)
        file = founding.read_line_file(signed.read_bytes())
        place = _our_place(file.genesis, ours)
        known = {card.identity.encoded for card in homes.peer_cards(paths)}
        if file.genesis.parties[1 - place].encoded not in known:
            raise Refused(
                "CER-8",
                "this line is with a party we neither proposed to nor accepted",
                "Begin with `line propose` or `line accept`.",
            )
        if out is not None and (kept := _opened_before(home, file.genesis.line_id)):
            out.write_bytes(kept)
            say("this line is open already; the file for the other party is written again.")
            return
        if file.signatures[1 - place] is None:
            raise Refused(
                "CER-7",
                "the other party has not signed this file",
                "Ask them for the signed file.",
            )
        profiles.from_bytes(file.profile)
        _agree(file.genesis.line_id, words_agreed)
        if file.signatures[place] is None:
            target = out or paths.home / "countersigned"
            file = _sign(paths, file, place, target, signature)
            if out is None:
                say("note: the other party needs the countersigned file too; --out writes it.")
        data = founding.write_line_file(file)
        if out is not None:
            out.write_bytes(data)
        _enter(home, file, place, data)
        say(
            f"line {file.genesis.line_id.hex()[:16]} is open. Next: openline officer add, openline run."
        )


def _opened_before(home: Path, line_id: bytes) -> bytes | None:
    """The countersigned file of a line that is open here already."""
    found = opening.open_home(home, readonly=True)
    try:
        return next((row.file for row in found.store.lines() if row.line == line_id), None)
    finally:
        found.store.close()


def _enter(home: Path, file: LineFile, place: int, data: bytes) -> None:
    """The first entries of our log: the genesis, our addresses, our officers' certificates."""
    found = opening.open_home(home)
    try:
        if any(row.line == file.genesis.line_id for row in found.store.lines()):
            raise Refused("CER-7", "this line is open already", "Nothing is left to do.")
        certificates = [
            posting.officer
            for line in found.node.lines.values()
            for posting in line.postings[line.us].values()
            if posting.removed_at is None
        ] or [
            acts.parse_officer(each, homes.own_identity(found.paths))
            for each in homes.certificates(found.paths)
        ]
        found.store.add_line(LineRow(file.genesis.line_id, place, data))
    finally:
        found.store.close()
    fresh = opening.open_home(home)
    try:
        opening.found_line(
            fresh, file.genesis.line_id, [officer.certificate for officer in certificates]
        )
    finally:
        fresh.store.close()
