"""/api/session: an officer signs in with a passkey, and out; the demo key in the demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import Field
from starlette.responses import JSONResponse, Response

from openline.console import passkeys
from openline.console.access import (
    Access,
    Caller,
    NotSignedIn,
    TooMany,
    caller_of,
)
from openline.console.acts import Credential
from openline.console.asked import Body
from openline.console.encoding import from_base64url
from openline.console.rights import rights_of_roles
from openline.console.whole import Console, InConsole
from openline.core.base.errors import Refused
from openline.core.node.state import Posting
from openline.runtime.verbs import DEMO_OFFICE
from openline.shell import clock

router = APIRouter(tags=["session"])
PURPOSE = "sign in"


class LoginBody(Body):
    """A passkey's answer to a challenge of ours."""

    credential: Credential


class DemoBody(Body):
    """Which demo officer sits down."""

    officer: str = Field(min_length=1, max_length=60)


async def _access(request: Request) -> Access:
    found: Access = request.app.state.access
    return found


def view(console: Console, caller: Caller) -> dict[str, Any]:
    """Who is signed in, and what he may."""
    watch = console.rooms.watch.of(caller.certificate)
    return {
        "officer": {
            "name": caller.name,
            "office": caller.office,
            "roles": list(caller.roles),
            "certificate": caller.certificate,
        },
        "rights": sorted(caller.rights),
        "expires": caller.until_ms,
        "watch": None
        if watch is None
        else {
            "post": watch.post,
            "since": watch.since_ms,
            "delegation": watch.delegation,
            "until": watch.until_ms,
        },
        "demo": caller.is_demo,
    }


@contextmanager
def attempt(console: Console) -> Iterator[None]:
    """What somebody tries who is not known yet; failures are counted, and too many are told so.

    Who has the right key always comes in: noise made by others must not keep an officer out.

    Raises:
        TooMany: it failed, as too many did before.
    """
    try:
        yield
    except Refused:
        if not console.attempts.admits(clock.now().mono_ms):
            raise TooMany("limits", "too many attempts failed", "Wait a minute.") from None
        raise


@router.get("/api/session")
async def read_session(console: InConsole, request: Request) -> dict[str, Any]:
    """The session of this browser; officer null if there is none."""
    try:
        caller = caller_of(request)
    except NotSignedIn:
        return {"officer": None, "rights": [], "expires": 0, "watch": None, "demo": False}
    return view(console, caller)


@router.post("/api/session/options")
async def options(console: InConsole) -> dict[str, Any]:
    """A challenge for a passkey."""
    challenge = console.challenges.draw(PURPOSE, clock.now().wall_ms)
    return passkeys.request_options(console.addresses, challenge)


def _begin(console: Console, access: Access, posting: Posting, *, is_demo: bool) -> Response:
    now_ms = clock.now().wall_ms
    officer = posting.officer
    text, session = access.sessions.begin(officer.hash.hex(), now_ms, is_demo=is_demo)
    caller = Caller(
        officer.name,
        rights_of_roles(officer.roles),
        session.certificate,
        session.id,
        session.until_ms,
        is_demo,
        officer.office,
        officer.roles,
    )
    answer = JSONResponse(view(console, caller), 201)
    answer.set_cookie(
        access.cookie,
        text,
        httponly=True,
        samesite="strict",
        secure=True,
        path="/",
        max_age=(session.until_ms - now_ms) // 1000,
    )
    return answer


@router.post("/api/session", status_code=201)
async def sign_in(
    console: InConsole, access: Annotated[Access, Depends(_access)], body: LoginBody
) -> Response:
    """Sign in: the assertion must be by the passkey of an officer of ours who stands."""
    with attempt(console):
        posting = _proved(console, access, body)
    return _begin(console, access, posting, is_demo=False)


def _proved(console: Console, access: Access, body: LoginBody) -> Posting:
    now_ms = clock.now().wall_ms
    parts = body.credential.response
    texts = (parts.authenticatorData, parts.clientDataJSON, parts.signature)
    data = [from_base64url(text) for text in texts]
    challenge = passkeys.challenge_in(data[1])
    console.challenges.take(challenge, PURPOSE, now_ms)
    known = console.invitations.passkey(from_base64url(body.credential.id))
    posting = access.posting(known.certificate, now_ms) if known is not None else None
    if known is None or posting is None:
        raise NotSignedIn(
            "passkey", "this passkey is no officer's here", "Ask an administrator."
        )
    if not passkeys.is_his(posting.officer, [1, *data], challenge):
        raise NotSignedIn("ENV-7", "the passkey's signature is not good", "Try again.")
    if posting.officer.office == DEMO_OFFICE:
        raise NotSignedIn("demo", "a demo key signs in nowhere else", "Use your own key.")
    console.invitations.note_use(known.credential, now_ms)
    return posting


@router.post("/api/session/demo", status_code=201)
async def sign_in_demo(
    console: InConsole, access: Annotated[Access, Depends(_access)], body: DemoBody
) -> Response:
    """Sign in as a demo officer; on any other node than the demonstration's this is refused."""
    now_ms = clock.now().wall_ms
    if not access.is_demo:
        raise NotSignedIn("demo", "this is no demonstration", "Sign in with your passkey.")
    for posting in demo_postings(console):
        if posting.officer.name == body.officer and access.posting(
            posting.officer.hash.hex(), now_ms
        ):
            return _begin(console, access, posting, is_demo=True)
    raise NotSignedIn("demo", "there is no such demo officer", "Read /api/meta.")


def demo_postings(console: Console) -> list[Posting]:
    """Our officers whose office says that their key is for the demonstration."""
    return [
        posting
        for line in console.service.node.lines.values()
        for posting in line.postings[line.us].values()
        if posting.officer.office == DEMO_OFFICE
        and posting.officer.node_held
        and posting.removed_at is None
    ]


@router.delete("/api/session", status_code=204)
async def sign_out(
    console: InConsole, request: Request, access: Annotated[Access, Depends(_access)]
) -> Response:
    """Sign out; the watch of this session ends with it."""
    answer = Response(status_code=204)
    answer.delete_cookie(access.cookie, path="/", secure=True, httponly=True, samesite="strict")
    try:
        caller = caller_of(request)
    except Refused:
        return answer
    if caller.session:
        access.sessions.end(caller.session)
        console.rooms.watch.session_ended(caller.session)
        console.hub.end_session(caller.session)
    return answer
