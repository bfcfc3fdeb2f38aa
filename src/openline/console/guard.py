"""Before any code of ours: is this request for us, from us; and what every answer carries."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from openline.console.errors import problem
from openline.runtime.addresses import Addresses

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# What an act, a setting or a text of the watch takes, and what has a limit of its own beside it.
BODY_BYTES_MAX = 1024 * 1024
LARGE = {
    "/api/attachments": 16 * 1024 * 1024,
    "/api/evidence/verify": 25 * 1024 * 1024,
    "/api/bundles": 130 * 1024 * 1024,
    "/api/contacts-import": 65 * 1024 * 1024,
    "/api/contacts-read": 8 * 1024 * 1024,
}
TARGET_CHARACTERS_MAX = 4096
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; media-src 'self' blob:; worker-src 'self'; "
    "manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types svelte-trusted-html openline default"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(self), microphone=(self), screen-wake-lock=(self), geolocation=(), usb=()"
    ),
}
_RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]


class Body:
    """The body of a request on its way in; one that grows too large is refused on the way."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        headers = scope["headers"]
        lengths = [value for name, value in headers if name == b"content-length"]
        is_chunked = any(name == b"transfer-encoding" for name, _ in headers)
        self.is_whole = not is_chunked and lengths in ([], [b"0"])
        self._receive = receive
        self._left = LARGE.get(scope["path"], BODY_BYTES_MAX)

    async def receive(self) -> Message:
        """As ASGI's `receive`.

        Raises:
            HTTPException: 413, there is more than is taken.
        """
        message = await self._receive()
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            if self._left < 0:
                raise HTTPException(413)
            self.is_whole = not message.get("more_body", False)
        return message


class Guard:
    """Checks Host, Origin and sizes, and adds the security headers."""

    def __init__(self, app: ASGIApp, addresses: Addresses) -> None:
        self._app = app
        self._addresses = addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        body = Body(scope, receive)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message.setdefault("headers", [])
                if not body.is_whole:  # nobody reads the rest of it any more
                    headers.append((b"connection", b"close"))
                if all(name != b"cache-control" for name, _ in headers):
                    headers.append((b"cache-control", b"no-store"))
                headers.extend(_RAW)
            await send(message)

        why = self._refusal(scope)
        if why is not None:
            status, what, then = why
            await problem(status, "console", what, then)(scope, receive, guarded)
            return
        await self._app(scope, receive if body.is_whole else body.receive, guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str, str] | None:
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if host not in self._addresses.hosts:
            return 421, "this host is not ours", f"Open {self._addresses.origin}"
        if len(scope["raw_path"]) + len(scope["query_string"]) > TARGET_CHARACTERS_MAX:
            return 414, "the address is too long", "Ask for less."
        length = headers.get(b"content-length", b"0")
        if length.isdigit() and int(length[:20]) > LARGE.get(scope["path"], BODY_BYTES_MAX):
            return 413, "the request is too large", "Send less."
        if scope["method"] in SAFE:
            return None
        origin = headers.get(b"origin")
        if origin is not None and origin.decode("latin-1") not in self._addresses.origins:
            return 403, "this origin is not ours", f"Open {self._addresses.origin}"
        # A browser names the origin of every POST; a program without cookies need not.
        if origin is None and b"authorization" not in headers:
            return 403, "a request that acts must name its origin", "Send a token instead."
        return None
