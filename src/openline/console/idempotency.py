"""Idempotency-Key: the same key with the same body is answered the same and acts once."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Header, Request
from starlette.responses import Response

from openline.console.access import Caller
from openline.console.errors import Conflict
from openline.shell import clock
from openline.shell.daybook.answers import Answer, Answers

KEY_CHARACTERS_MAX = 128
CREATED = 201
NO_CONTENT = 204
# Kept in the place of an answer that holds a secret: that it was given, never what it said.
SHOWN_ONCE = b""


class Once:
    """One request that acts, with its key if it has one."""

    def __init__(self, answers: Answers, busy: set[str], key: str | None, body: bytes) -> None:
        self._answers = answers
        self._busy = busy
        self.key = key
        self._body = body

    def began_ms(self, caller: Caller) -> int:
        """When this was first asked; now, if it has no key."""
        now_ms = clock.now().wall_ms
        if self.key is None:
            return now_ms
        return self._answers.first_asked(caller.key, self.key, now_ms)

    def known(self, caller: Caller) -> Response | None:
        """The answer that was given to this key before.

        Raises:
            Conflict: the key was used for another request, its first one is under way, or its
                answer was a secret, which is shown once.
        """
        if self.key is None:
            return None
        found = self._answers.find(caller.key, self.key)
        if found is None:
            if f"{caller.key}\0{self.key}" in self._busy:
                raise Conflict(
                    "idempotency",
                    "a request with this key is under way",
                    "Wait, then ask again.",
                )
            return None
        if found.body != self._body:
            raise Conflict(
                "idempotency", "this key was used for another request", "Draw a new key."
            )
        if found.answer == SHOWN_ONCE:
            raise Conflict(
                "idempotency",
                "this was done, and its answer was shown once",
                "If it was lost, do it again with a new key.",
            )
        return _response(found.answer, found.status)

    async def run(
        self,
        caller: Caller,
        act: Callable[[], Awaitable[Any]],
        status: int = CREATED,
        *,
        is_secret: bool = False,
    ) -> Response:
        """Do it, unless it was done: then answer as before, or not at all if the answer is secret.

        Raises:
            Conflict: as `known`.
        """
        known = self.known(caller)
        if known is not None:
            return known
        if self.key is None:
            return _response(_written(await act()), status)
        busy = f"{caller.key}\0{self.key}"
        self._busy.add(busy)
        try:
            answer = _written(await act())
        finally:
            self._busy.discard(busy)
        now_ms = clock.now().wall_ms
        kept = SHOWN_ONCE if is_secret else answer
        self._answers.put(caller.key, self.key, Answer(self._body, status, kept), now_ms)
        await asyncio.sleep(0)
        return _response(answer, status)


def _written(answer: Any) -> bytes:
    return json.dumps(
        answer, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    ).encode()


def _response(answer: bytes, status: int) -> Response:
    if status == NO_CONTENT:
        return Response(status_code=status)
    return Response(answer, status, media_type="application/json")


Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=KEY_CHARACTERS_MAX,
        pattern=r"^[\x21-\x7e]+$",
    ),
]


def once_of(request: Request, key: str | None, body: bytes) -> Once:
    """As `once`, for a raw body that its endpoint has read within its own limit."""
    console = request.app.state.console
    digest = b"" if key is None else _digest(request, body)
    return Once(console.answers, console.busy, key, digest)


def _digest(request: Request, body: bytes) -> bytes:
    """What is asked, as one number: that of a plain POST is of its path and its body alone."""
    asked = [request.url.path]
    if request.url.query:
        asked.append(request.url.query)
    if request.method != "POST":
        asked.append(request.method)
    return hashlib.sha256("\n".join(asked).encode() + b"\0" + body).digest()


async def once(request: Request, key: Key = None) -> Once:
    """A dependency: the key of a request and the hash of what it asks."""
    body = b""
    if key is not None:
        body = _digest(request, await request.body())
    console = request.app.state.console
    return Once(console.answers, console.busy, key, body)
