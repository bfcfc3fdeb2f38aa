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
from openline.core.base.names import ROLES, ROOT_SIGNED_ROLES
from openline.core.record import act as acts
from openline.core.record.act import Officer
from openline.runtime import requesting
from openline.shell import clock, settings
from openline.shell import home as homes
from openline.shell.home import Paths


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
            raise Refused(
                "CER-9",
                "a name or office has at most 60 characters, all of them printable",
                "Choose another.",
            )
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
