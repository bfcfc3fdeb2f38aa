"""/api/passkey and invitations: an officer brings a key of his own by a one-time link (CER-9)."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from pydantic import Field
from starlette.responses import JSONResponse, Response

from openline.console import passkeys
from openline.console.access import Caller, needs
from openline.console.asked import TIME_MS_MAX, Body
from openline.console.encoding import from_base64url
from openline.console.errors import Gone
from openline.console.idempotency import Once, once
from openline.console.sessions_api import attempt
from openline.console.whole import Console, InConsole
from openline.core.base.errors import Refused
from openline.core.record.act import Officer
from openline.runtime import asking, certifying
from openline.shell import clock, home
from openline.shell.daybook.invitations import LIFE_MS, Invitation, Passkey, Waiting

router = APIRouter(tags=["officers"])
TOKEN_CHARACTERS_MAX = 64
PURPOSE = "enrol "
Token = Annotated[str, Field(min_length=1, max_length=TOKEN_CHARACTERS_MAX)]


class TokenBody(Body):
    """The secret of a one-time link."""

    token: Token


class EnrolBody(Body):
    """A new passkey, for the link it was made with."""

    token: Token
    credential: dict[str, Any]
    label: str = Field(default="", max_length=60)


class InvitationBody(Body):
    """Whom to invite."""

    name: str = Field(min_length=1, max_length=60)
    office: str = Field(default="", max_length=60)
    roles: list[Annotated[str, Field(max_length=20)]] = Field(min_length=1, max_length=7)
    until: int | None = Field(default=None, ge=0, le=TIME_MS_MAX)


def _invitation(console: Console, token: str) -> Invitation:
    found = console.invitations.find(token, clock.now().wall_ms)
    if found is None:
        raise Gone(
            "passkey", "this link was used, has expired, or never was", "Ask for a new one."
        )
    return found


@router.get("/api/passkey/invitation/{token}")
async def read_invitation(
    console: InConsole, token: Annotated[str, Path(max_length=TOKEN_CHARACTERS_MAX)]
) -> dict[str, Any]:
    """Whom a one-time link is for."""
    with attempt(console):
        return _invitation(console, token).as_dict()


@router.post("/api/passkey/options")
async def options(console: InConsole, body: TokenBody) -> dict[str, Any]:
    """What a browser needs to make the passkey."""
    with attempt(console):
        found = _invitation(console, body.token)
    now_ms = clock.now().wall_ms
    challenge = console.challenges.draw(PURPOSE + body.token, now_ms)
    certificates = [
        posting.officer.hash.hex()
        for line in console.service.node.lines.values()
        for posting in line.postings[line.us].values()
        if posting.officer.name == found.name and posting.removed_at is None
    ]
    known = console.invitations.credentials_of(certificates) if certificates else []
    party = console.service.opened.settings.party
    return passkeys.registration_options(console.addresses, party, found.name, challenge, known)


@router.post(
    "/api/passkey",
    status_code=201,
    responses={202: {"description": "taken, and waits for the root's signature"}},
)
async def enrol(console: InConsole, body: EnrolBody) -> Response:
    """Take the passkey, certify its key, and enter the certificate into the record."""
    now_ms = clock.now().wall_ms
    with attempt(console):
        found = _invitation(console, body.token)
        made = _made(console, body)
    if console.invitations.passkey(made.credential) is not None:
        raise Refused("passkey", "this passkey is known already", "Use another key.")
    try:
        officer = certifying.certificate_for(
            console.service.opened.paths,
            found.name,
            found.office,
            list(found.roles),
            made.key,
            found.until_ms,
            held=False,
        )
    except Refused as fault:
        if fault.clause != "CER-1" or not console.invitations.use(body.token, now_ms):
            raise
        # The root lies elsewhere. Its signature comes to the command line, and finds the key again.
        console.invitations.keep_waiting(
            Waiting(made.digest, made.credential, body.label), now_ms
        )
        return JSONResponse({"request": f"{fault.what}. {fault.next_step}"}, 202)
    if not console.invitations.use(body.token, now_ms):
        raise Gone("passkey", "this link was used meanwhile", "Ask for a new one.")
    await _enter(console, officer, made.credential, body.label)
    return JSONResponse({"officer": officer.name, "certificate": officer.hash.hex()}, 201)


def _made(console: Console, body: EnrolBody) -> passkeys.Registered:
    """The passkey that a browser made for a challenge of this link."""
    now_ms = clock.now().wall_ms
    response = body.credential.get("response")
    client = response.get("clientDataJSON") if isinstance(response, dict) else None
    challenge = passkeys.challenge_in(from_base64url(str(client)))
    console.challenges.take(challenge, PURPOSE + body.token, now_ms)
    return passkeys.registered(console.addresses, body.credential, challenge)


async def _enter(console: Console, officer: Officer, credential: bytes, label: str) -> None:
    """Into the home, into the logs of all lines, and into the daybook."""
    now_ms = clock.now().wall_ms
    home.keep_certificate(console.service.opened.paths, officer.name, officer.certificate)
    console.invitations.keep(Passkey(credential, officer.hash.hex(), label, now_ms, None))
    if console.service.node.lines:
        args = {
            "name": officer.name,
            "certificate": officer.certificate.hex(),
            "hash": officer.hash.hex(),
        }
        line = next(iter(console.service.node.lines.values()))
        await asking.ask(console.service, "certify", {**args, "line": line.id.hex()})
    console.rooms.watch.note(officer.name, "officer-enrolled", ", ".join(officer.roles))


@router.post("/api/officers/invitations", status_code=201)
async def invite(
    console: InConsole,
    request: Request,
    caller: Annotated[Caller, Depends(needs("officers"))],
    body: InvitationBody,
    key: Annotated[Once, Depends(once)],
) -> Any:
    """Make a one-time link for an officer; it is shown once, to no key again, and stands for a day."""
    certifying.check_officer(body.name, body.office, list(body.roles))
    now_ms = clock.now().wall_ms
    if body.until is not None and body.until <= now_ms:
        raise Refused("CER-9", "the certificate would have ended already", "Give a later end.")

    async def act() -> dict[str, Any]:
        expires = now_ms + LIFE_MS
        roles = tuple(body.roles)
        invitation = Invitation(body.name, body.office, roles, body.until, expires)
        token = console.invitations.add(invitation)
        console.rooms.watch.note(
            caller.name, "officer-invited", f"{body.name}: {', '.join(roles)}"
        )
        return {"link": f"{console.addresses.origin}/#/enrol/{token}", "expires": expires}

    return await key.run(caller, act, is_secret=True)
