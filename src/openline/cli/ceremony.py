"""Founding: homes, cards, lines, officers, roots. These verbs work on a stopped node."""

from __future__ import annotations

import os
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from openline.cli.output import refusing, say
from openline.core.base import keys
from openline.core.base.codec import decode, encode, sha256, typed
from openline.core.base.errors import PeerFault, Refused
from openline.core.base.names import ROLES, ROOT_SIGNED_ROLES
from openline.core.base.words import words24
from openline.core.forms import profile as profiles
from openline.core.node import generations
from openline.core.record import act as acts
from openline.core.record import genesis as founding
from openline.core.record import identity as identities
from openline.core.record.act import Officer
from openline.core.record.envelope import Head
from openline.core.record.genesis import LineFile
from openline.core.record.identity import Card, Identity
from openline.runtime import opening, requesting
from openline.shell import clock, settings
from openline.shell import home as homes
from openline.shell.home import Paths
from openline.shell.settings import Settings
from openline.shell.store import marker
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
    listen: list[str] | None = None,
    console: str | None = None,
    admin: str | None = None,
) -> None:
    """Make the home of a node: fresh keys, an empty record."""
    from openline.shell.link.tls import make_identity

    with refusing():
        if console or admin:
            raise Refused(
                "init",
                "this release has no console or admin listener yet",
                "Leave the option out.",
            )
        if home.exists() and any(home.iterdir()):
            raise Refused(
                "init", "this directory is not empty", "Choose a new one; nothing was changed."
            )
        config = Settings(party, language, tuple(listen or Settings._field_defaults["listen"]))
        for address in config.listen:
            identities.check_address(address)
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        home.chmod(0o700)
        settings.write(home, config)
        paths = Paths(home)
        root, following, node = homes.fresh()
        spki = make_identity(node.tls, "openline").spki_sha256
        identity = homes.certify(party, root, following, node, spki, clock.now().wall_ms)
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


def officer_add(
    home: Path,
    name: str,
    *,
    role: list[str],
    office: str = "",
    until: str | None = None,
    local_key: Annotated[bool, Parameter(name="--local-key", negative="")] = False,
    signature: Path | None = None,
) -> None:
    """Certify an officer; --local-key keeps a key in the home for the command line."""
    with refusing():
        paths = Paths(home)
        settings.read(home)
        roles = [part for given in role for part in given.split(",") if part]
        unknown = [part for part in roles if part not in ROLES]
        if unknown or not roles:
            raise Refused(
                "CER-9",
                f"{', '.join(unknown) or 'nothing'} is no role",
                f"One of {', '.join(ROLES)}.",
            )
        if not local_key:
            raise Refused(
                "CER-9",
                "this release has no console for an officer's own key yet",
                "Add --local-key to keep a key in the home.",
            )
        if not 1 <= len(name) <= 60 or not name.isprintable() or len(office) > 60:
            raise Refused("CER-9", "a name has 1 to 60 characters", "Choose another.")
        officer, seed = _certify(paths, name, office, roles, until, signature)
        homes.keep_officer(paths, officer.name, officer.certificate, seed)
        requesting.certify(home, officer, seed)
        say(f"{name}: {', '.join(roles)} (key kept in this home: never counts for a release)")


def _certify(
    paths: Paths,
    name: str,
    office: str,
    roles: list[str],
    until: str | None,
    signature: Path | None,
) -> tuple[Officer, bytes]:
    identity = homes.own_identity(paths)
    node = homes.node_secret(paths)
    pending = paths.keys / "officers" / f"{homes.file_name(name)}.pending"
    seed = pending.read_bytes() if pending.exists() else os.urandom(32)
    key = (0, keys.ed25519_public(seed))
    now_ms = clock.now().wall_ms
    draft = Officer(
        name,
        office,
        tuple(roles),
        key,
        now_ms,
        _until_ms(until, now_ms),
        True,
        now_ms,
        b"",
        b"",
    )
    payload = acts.officer_payload(identity.root_id, draft)
    if ROOT_SIGNED_ROLES & set(roles):
        if signature is not None:
            data = signature.read_bytes()
        else:
            homes.write_secret(pending, seed)
            request = paths.home / f"officer-{homes.file_name(name)}"
            data = requesting.root_signature(
                paths, "officer", acts.AAD_OFFICER, payload, request, None
            )
    else:
        from openline.core.base import cose

        data = cose.sign1(node.registrar, acts.AAD_OFFICER, payload)
    officer = acts.parse_officer(data, identity)
    if officer.key != key or officer.name != name or set(officer.roles) != set(roles):
        raise Refused(
            "CER-9",
            "this signature is for another request",
            "Sign the request that officer add wrote.",
        )
    pending.unlink(missing_ok=True)
    return officer, seed


def _until_ms(until: str | None, now_ms: int) -> int | None:
    if until is None:
        return None
    try:
        when = datetime.fromisoformat(until)
    except ValueError:
        raise Refused(
            "time", f"{until[:40]!r} is not a date", "Give for example 2027-01-31."
        ) from None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    ends = int(when.timestamp() * 1000)
    if ends <= now_ms:
        raise Refused(
            "CER-9", "the certificate would have ended already", "Give a later --until."
        )
    return ends


def officer_remove(home: Path, name: str) -> None:
    """End an officer's certificate; what he signed before stays."""
    from openline.cli.still import submit

    with refusing():
        submit(home, "remove-officer", {"name": name})
        homes.drop_officer(Paths(home), name)
        say(f"{name}: removed")


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
        homes.erase(paths.keys / "root.key")
        say(
            "the root is out of this home. Keep the file, and keys/next-root.key, in two safes."
        )


def root_sign(request: Path, *, root: Path, out: Path) -> None:
    """Sign a request with the root, on a machine that has no node."""
    with refusing():
        fields = decode(request.read_bytes())
        if not typed(fields, str, int, str, bytes, bytes) or fields[0] != "openline-request":
            raise PeerFault("CER-1", "this file is not a request for the root")
        _, version, what, aad, payload = fields
        if version != 1 or aad not in requesting.ROOT_SIGNS:
            raise Refused(
                "CER-1",
                "a request for something a root never signs",
                "Make it with this version.",
            )
        secret = homes.read_root(homes.read_secret(root))
        say(f"signing: {what}\n{sha256(payload).hex()}")
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
