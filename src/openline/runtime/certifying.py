"""Officers' certificates: made by the registrar, or by the root where a role needs it (CER-9)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openline.core.base import cose
from openline.core.base.codec import encode, sha256
from openline.core.base.errors import Refused
from openline.core.base.names import ROLES, ROOT_SIGNED_ROLES
from openline.core.record import act as acts
from openline.core.record.act import Officer
from openline.runtime import requesting
from openline.shell import clock
from openline.shell import home as homes
from openline.shell.home import Paths


def check_officer(name: str, office: str, roles: list[str]) -> None:
    """Refuse a name, an office or roles that no certificate may have.

    Raises:
        Refused: naming the rule.
    """
    unknown = [part for part in roles if part not in ROLES]
    if unknown or not roles:
        raise Refused(
            "CER-9",
            f"{', '.join(unknown)[:60] or 'nothing'} is no role",
            f"One of {', '.join(ROLES)}.",
        )
    is_short = 1 <= len(name) <= 60 and len(office) <= 60
    if not is_short or not (name + office).isprintable():
        raise Refused(
            "CER-9",
            "a name or office has at most 60 characters, all of them printable",
            "Choose another.",
        )


def key_digest(key: tuple[Any, ...]) -> bytes:
    """By which a key that waits for its certificate is found again."""
    return sha256(encode(list(key)))


def certificate_for(
    paths: Paths,
    name: str,
    office: str,
    roles: list[str],
    key: tuple[Any, ...],
    until_ms: int | None,
    *,
    held: bool,
    signature: Path | None = None,
) -> Officer:
    """Certify an officer's key.

    Args:
        paths: the home.
        name: of the officer.
        office: what he is.
        roles: what he may.
        key: one of the forms of CER-9.
        until_ms: when the certificate ends, None for never.
        held: whether the key is kept in the home.
        signature: what `root sign` wrote, if the root is elsewhere.

    Raises:
        Refused: the root is elsewhere and has not signed; a request was written.
    """
    identity = homes.own_identity(paths)
    now_ms = clock.now().wall_ms
    draft = Officer(name, office, tuple(roles), key, now_ms, until_ms, held, now_ms, b"", b"")
    payload = acts.officer_payload(identity.root_id, draft)
    if ROOT_SIGNED_ROLES & set(roles):
        request = paths.home / f"officer-{homes.file_name(name)}"
        data = requesting.root_signature(
            paths, "officer", acts.AAD_OFFICER, payload, request, signature
        )
    else:
        data = cose.sign1(homes.node_secret(paths).registrar, acts.AAD_OFFICER, payload)
    officer = acts.parse_officer(data, identity)
    if officer.key != key or officer.name != name or set(officer.roles) != set(roles):
        raise Refused(
            "CER-9",
            "this signature is for another request",
            "Sign the request that officer add wrote.",
        )
    return officer
