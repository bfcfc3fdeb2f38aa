"""Idempotency-Key: the same key with the same body is answered the same and acts once."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Header, Request
from starlette.responses import JSONResponse, Response

from openline.console.access import Caller
from openline.console.errors import Conflict
from openline.shell import clock
from openline.shell.daybook.answers import Answer, Answers

KEY_CHARACTERS_MAX = 128
CREATED = 201
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
        return Response(found.answer, found.status, media_type="application/json")

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
            return JSONResponse(await act(), status)
        busy = f"{caller.key}\0{self.key}"
        self._busy.add(busy)
        try:
            answer = json.dumps(await act(), ensure_ascii=False).encode()
        finally:
            self._busy.discard(busy)
        now_ms = clock.now().wall_ms
        kept = SHOWN_ONCE if is_secret else answer
        self._answers.put(caller.key, self.key, Answer(self._body, status, kept), now_ms)
        await asyncio.sleep(0)
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
    digest = hashlib.sha256(str(request.url.path).encode() + b"\0" + body).digest()
    console = request.app.state.console
    return Once(console.answers, console.busy, key, digest)


async def once(request: Request, key: Key = None) -> Once:
    """A dependency: the key of a request and the hash of what it asks."""
    body = b""
    if key is not None:
        body = hashlib.sha256(request.url.path.encode() + b"\0" + await request.body()).digest()
    console = request.app.state.console
    return Once(console.answers, console.busy, key, body)
