"""POST /api/items without the framework: the one request that programs make by the hundred.

It does what `items.send` does, by the same functions. Whatever it does not know at a glance it hands
on, unread, to the route that OpenAPI describes: that one judges, and words every refusal of a form.
"""

from __future__ import annotations

import hashlib
import re
from typing import Annotated, Any, Literal

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from openline.console import errors, items
from openline.console.idempotency import KEY_CHARACTERS_MAX, Once
from openline.console.whole import Console
from openline.core.base.errors import Fault

PATH = "/api/items"
_KEY = re.compile(rb"[\x21-\x7e]{1,%d}" % KEY_CHARACTERS_MAX)
_Text = Annotated[str, msgspec.Meta(max_length=8000)]
_Hex = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{8,64}$")]


class _Item(msgspec.Struct, forbid_unknown_fields=True):
    """A message without files and positions; as `items.ItemBody`."""

    as_: Annotated[str, msgspec.Meta(min_length=1, max_length=60)] = msgspec.field(name="as")
    text: _Text
    precedence: Literal["FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"] = "ROUTINE"
    mode: Literal["REAL", "EXERCISE", "TEST"] = "REAL"
    language: Annotated[str, msgspec.Meta(max_length=35)] | None = None
    ref: _Hex | None = msgspec.field(default=None, name="reference")


_decode = msgspec.json.Decoder(_Item).decode


def _given(body: bytes) -> dict[str, Any] | None:
    try:
        return msgspec.structs.asdict(_decode(body))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


class Hot:
    """Takes the plain message; all else goes on to the application."""

    def __init__(self, app: ASGIApp, console: Console) -> None:
        self._app = app
        self._console = console

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        is_hot = scope["type"] == "http" and scope["path"] == PATH and scope["method"] == "POST"
        if not is_hot:
            await self._app(scope, receive, send)
            return
        try:
            first = await receive()
        except HTTPException:
            await errors.problem(413, "", "the request is too large", "Send less.")(
                scope, receive, send
            )
            return
        given = None if first.get("more_body") else _given(first.get("body", b""))
        headers = dict(scope["headers"])
        key = headers.get(b"idempotency-key")
        if given is None or (key is not None and not _KEY.fullmatch(key)):
            await self._app(scope, _again(first, receive), send)
            return
        answer = await self._answer(scope, given, self._once(key, first["body"]))
        await answer(scope, receive, send)

    async def _answer(self, scope: Scope, given: dict[str, Any], once: Once) -> Response:
        try:
            caller = self._console.access.known(HTTPConnection(scope))
            return await items.act(self._console, caller, "send", given, once)
        except Fault as fault:
            return errors.of_fault(fault)
        except Exception as fault:  # noqa: BLE001  # as the application does with its own
            return errors.of_mistake(self._console.service, fault)

    def _once(self, key: bytes | None, body: bytes) -> Once:
        if key is None:
            return Once(self._console.answers, self._console.busy, None, b"")
        digest = hashlib.sha256(PATH.encode() + b"\0" + body).digest()
        return Once(self._console.answers, self._console.busy, key.decode("ascii"), digest)


def _again(first: Message, receive: Receive) -> Receive:
    """A `receive` that begins with what was read already."""
    left = [first]

    async def read() -> Message:
        return left.pop() if left else await receive()

    return read
