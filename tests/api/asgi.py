"""Asking an ASGI app in the same loop, without a socket."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import unquote

PART_BYTES = 65_536


class Answer(NamedTuple):
    """What an app answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


class Client:
    """Asks one app, with the same headers each time."""

    def __init__(self, app: Any, host: str = "127.0.0.1:7077", **headers: str) -> None:
        self._app = app
        self.headers = {"host": host, **headers}

    async def ask(
        self, method: str, path: str, body: bytes | Any = b"", /, **headers: str | None
    ) -> Answer:
        """One request; what is no bytes goes as JSON. A header of None is left out."""
        given: dict[str, str | None] = {**self.headers, **headers}
        if not isinstance(body, bytes):
            body = json.dumps(body).encode()
            given.setdefault("content-type", "application/json")
        if method != "GET":
            given.setdefault("content-length", str(len(body)))
        parts = [body[at : at + PART_BYTES] for at in range(0, len(body), PART_BYTES)] or [b""]
        return await self._run(method, path, parts, given)

    async def _run(
        self, method: str, target: str, parts: list[bytes], headers: dict[str, str | None]
    ) -> Answer:
        path, _, query = target.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": _raw(headers),
            "client": ("127.0.0.1", 50_000),
            "server": ("127.0.0.1", 7077),
            "state": {},
        }
        sent: list[dict[str, Any]] = []
        left = list(parts)

        async def receive() -> dict[str, Any]:
            if not left:
                return {"type": "http.disconnect"}
            return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self._app(scope, receive, send)
        start = sent[0]
        found = {
            key.decode().lower(): value.decode("latin-1") for key, value in start["headers"]
        }
        whole = b"".join(part.get("body", b"") for part in sent[1:])
        return Answer(start["status"], found, whole)

    async def get(self, path: str, **headers: str | None) -> Answer:
        """GET."""
        return await self.ask("GET", path, **headers)

    async def post(self, path: str, body: bytes | Any = b"", **headers: str | None) -> Answer:
        """POST."""
        return await self.ask("POST", path, body, **headers)


def _raw(headers: dict[str, str | None]) -> Iterable[tuple[bytes, bytes]]:
    return [
        (key.replace("_", "-").lower().encode(), value.encode("latin-1"))
        for key, value in headers.items()
        if value is not None
    ]
