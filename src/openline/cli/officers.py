"""The officers of a party: certified by the registrar or the root, and removed."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from openline.cli.output import refusing, say
from openline.core.base import keys
from openline.core.base.errors import Refused
from openline.core.base.names import ROOT_SIGNED_ROLES
from openline.core.record import act as acts
from openline.runtime import certifying, requesting
from openline.shell import clock, settings
from openline.shell import home as homes
from openline.shell.home import Paths
from openline.shell.settings import Settings


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
    """Certify an officer: a one-time link for a passkey, or --local-key for a key in the home."""
    with refusing():
        paths = Paths(home)
        config = settings.read(home)
        roles = [part for given in role for part in given.split(",") if part]
        certifying.check_officer(name, office, roles)
        ends_ms = end_of_certificate(until, clock.now().wall_ms)
        if not local_key and signature is not None:
            _bring(home, name, roles, signature)
            return
        if not local_key:
            say(_link(home, config, name, office, roles, ends_ms))
            return
        pending = paths.keys / "officers" / f"{homes.file_name(name)}.pending"
        seed = pending.read_bytes() if pending.exists() else os.urandom(32)
        if ROOT_SIGNED_ROLES & set(roles) and signature is None:
            homes.write_secret(pending, seed)
        key = (0, keys.ed25519_public(seed))
        officer = certifying.certificate_for(
            paths, name, office, roles, key, ends_ms, held=True, signature=signature
        )
        pending.unlink(missing_ok=True)
        homes.keep_officer(paths, officer.name, officer.certificate, seed)
        requesting.certify(home, officer, seed)
        say(f"{name}: {', '.join(roles)} (key kept in this home: never counts for a release)")


def officer_link(
    home: Path, name: str, *, role: list[str], office: str = "", until: str | None = None
) -> None:
    """A one-time link with which an officer brings a passkey of his own."""
    officer_add(home, name, role=role, office=office, until=until)


def _link(
    home: Path,
    config: Settings,
    name: str,
    office: str,
    roles: list[str],
    ends_ms: int | None,
) -> str:
    from openline.runtime.addresses import Addresses
    from openline.shell.daybook.book import open_daybook
    from openline.shell.daybook.invitations import LIFE_MS, Invitation, Invitations

    if not config.console:
        raise Refused(
            "console",
            "this node has no console to open the link in",
            "Set [console] listen in openline.toml, or add --local-key.",
        )
    daybook = open_daybook(home)
    try:
        expires_ms = clock.now().wall_ms + LIFE_MS
        invitation = Invitation(name, office, tuple(roles), ends_ms, expires_ms)
        token = Invitations(daybook).add(invitation)
    finally:
        daybook.close()
    return (
        f"{name}: {', '.join(roles)}. Open once, within 24 hours, at the console:\n"
        f"{Addresses(config).origin}/#/enrol/{token}"
    )


def _bring(home: Path, name: str, roles: list[str], signature: Path) -> None:
    """Enter the certificate of a passkey that the root, elsewhere, has signed."""
    from openline.shell.daybook.book import open_daybook
    from openline.shell.daybook.invitations import Invitations, Passkey

    paths = Paths(home)
    officer = acts.parse_officer(signature.read_bytes(), homes.own_identity(paths))
    daybook = open_daybook(home)
    try:
        kept = Invitations(daybook)
        is_his = officer.name == name and set(officer.roles) == set(roles)
        waiting = kept.take_waiting(certifying.key_digest(officer.key)) if is_his else None
        if waiting is None:
            raise Refused(
                "CER-9",
                "no passkey waits for this signature",
                "Sign the request that the console wrote when the officer made his key.",
            )
        homes.keep_certificate(paths, officer.name, officer.certificate)
        now_ms = clock.now().wall_ms
        kept.keep(Passkey(waiting.credential, officer.hash.hex(), waiting.label, now_ms, None))
    finally:
        daybook.close()
    requesting.certify(home, officer, b"")
    say(f"{name}: {', '.join(roles)}. He signs in at the console with his passkey.")


def end_of_certificate(until: str | None, now_ms: int) -> int | None:
    """When a certificate ends, ms UTC, from a day or a time in ISO 8601; None without an end.

    Raises:
        Refused: not a date, or one that is past.
    """
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
        raise Refused("CER-9", "the certificate would have ended already", "Give a later day.")
    return ends


def officer_remove(home: Path, name: str) -> None:
    """End an officer's certificate; what he signed before stays."""
    from openline.cli.still import submit

    with refusing():
        submit(home, "remove-officer", {"name": name})
        homes.drop_officer(Paths(home), name)
        say(f"{name}: removed")
