"""Who asks, and what he may: sessions of officers, tokens of programs.

An officer signs in with a passkey and has the rights of his roles; a program has those its token
names. Every endpoint says which right it needs by `needs`; nothing else decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request
from starlette.requests import HTTPConnection

from openline.console.limits import Rate
from openline.console.rights import rights_of_roles
from openline.core.base.errors import Refused, Unavailable
from openline.core.node.desk_finding import posting_of
from openline.core.node.state import Posting
from openline.core.record.act import parse_officer
from openline.runtime.service import Service
from openline.shell import clock
from openline.shell import home as homes
from openline.shell.daybook.sessions import Session, Sessions
from openline.shell.daybook.tokens import Token, Tokens

PROGRAM = "token:"


class NotSignedIn(Refused):
    """Nobody is known; answered by 401."""

    status = 401


class TooMany(Unavailable):
    """Too many attempts that failed; answered by 429."""

    status = 429


class NotAllowed(Refused):
    """Somebody is known and may not; answered by 403."""

    status = 403


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: an officer in a session, or a program with a token (no certificate)."""

    name: str
    rights: frozenset[str]
    certificate: str = ""
    session: str = ""
    until_ms: int = 0
    is_demo: bool = False
    office: str = ""
    roles: tuple[str, ...] = ()
    token: str = ""

    @property
    def stream_key(self) -> str:
        """By whose end his streams end: his session, or his token."""
        return f"{PROGRAM}{self.token}" if self.token else self.session

    @property
    def knows(self) -> bool:
        """Whether sealed readouts of ours and briefings are for him: need to know, also at home."""
        return not self.rights.isdisjoint({"talks", "release"})

    @property
    def key(self) -> str:
        """What his idempotency keys are kept under."""
        return f"{PROGRAM}{self.token}" if self.token else f"officer:{self.certificate[:16]}"


class Access:
    """Finds out who asks; asked once a request."""

    def __init__(
        self, service: Service, sessions: Sessions, tokens: Tokens, cookie: str, *, demo: bool
    ) -> None:
        self._service = service
        self._tokens = tokens
        self.sessions = sessions
        self.cookie = cookie
        self.is_demo = demo
        self.failures = Rate()

    def caller(self, connection: HTTPConnection) -> Caller | None:
        """Who asks, None if that is not known.

        Raises:
            NotSignedIn: a token that does not stand.
        """
        given = connection.headers.get("authorization", "")
        now_ms = clock.now().wall_ms
        if given:
            kind, _, text = given.partition(" ")
            token = (
                self._tokens.find(text.strip(), now_ms) if kind.lower() == "bearer" else None
            )
            if token is None:
                if not self.failures.admits(clock.now().mono_ms):
                    raise TooMany("limits", "too many wrong tokens", "Ask an administrator.")
                raise NotSignedIn("token", "this token does not stand", "Ask an administrator.")
            return _program(token)
        cookie = connection.cookies.get(self.cookie)
        session = self.sessions.find(cookie, now_ms) if cookie else None
        return None if session is None else self._officer(session, now_ms)

    def known(self, connection: HTTPConnection) -> Caller:
        """Who asks.

        Raises:
            NotSignedIn: nobody that is known.
        """
        found = self.caller(connection)
        if found is None:
            raise NotSignedIn(
                "session", "nobody is signed in", "Sign in at the console, or send a token."
            )
        return found

    def _officer(self, session: Session, now_ms: int) -> Caller | None:
        posting = self.posting(session.certificate, now_ms)
        if posting is None or (session.is_demo and not self.is_demo):
            self.sessions.end(session.id)
            return None
        officer = posting.officer
        return Caller(
            officer.name,
            rights_of_roles(officer.roles),
            session.certificate,
            session.id,
            session.until_ms,
            session.is_demo,
            officer.office,
            officer.roles,
        )

    def goes_on(self, session: str) -> bool:
        """Whether the session, or the token, of an open stream goes on."""
        if session.startswith(PROGRAM):
            return self._tokens.stands(session.removeprefix(PROGRAM))
        now_ms = clock.now().wall_ms
        found = self.sessions.by_id(session, now_ms)
        return found is not None and self.posting(found.certificate, now_ms) is not None

    def count(self) -> int:
        """How many officers' sessions go on."""
        return self.sessions.count(clock.now().wall_ms)

    def posting(self, certificate: str, now_ms: int) -> Posting | None:
        """The officer of a certificate, if it stands on some line of this node."""
        if not self._service.node.lines:
            return self._before_founding(certificate, now_ms)
        for line in self._service.node.lines.values():
            try:
                return posting_of(line, bytes.fromhex(certificate), now_ms)
            except Refused:
                continue
        return None

    def _before_founding(self, certificate: str, now_ms: int) -> Posting | None:
        """An officer whose certificate waits in the home for the first line."""
        paths = self._service.opened.paths
        identity = homes.own_identity(paths)
        for data in homes.certificates(paths):
            officer = parse_officer(data, identity)
            ends_ms = officer.not_after_ms
            if officer.hash.hex() == certificate and (ends_ms is None or now_ms <= ends_ms):
                return Posting(officer, 0, 0)
        return None


def _program(token: Token) -> Caller:
    return Caller(token.name, frozenset(token.rights), token=token.id)


def caller_of(request: HTTPConnection) -> Caller:
    """Who asks.

    Raises:
        NotSignedIn: nobody that is known.
    """
    access: Access = request.app.state.access
    return access.known(request)


def require(caller: Caller, *rights: str) -> None:
    """Refuse a caller who has none of the rights.

    Raises:
        NotAllowed: naming the right.
    """
    if not caller.rights & set(rights):
        raise NotAllowed(
            "CER-10",
            f"{caller.name!r} has not the right {' or '.join(rights)}",
            "Ask an officer who has it, or an administrator for another token.",
        )


class Needs:
    """A dependency: the caller, who has one of these rights; the API's description names them."""

    def __init__(self, *rights: str) -> None:
        self.rights = rights

    async def __call__(self, request: Request) -> Caller:
        """Who asks, if he may."""
        caller = caller_of(request)
        require(caller, *self.rights)
        return caller


def needs(*rights: str) -> Needs:
    """A dependency: the caller, who has one of these rights."""
    return Needs(*rights)
