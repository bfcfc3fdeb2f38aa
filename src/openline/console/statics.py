"""The built pages: hashed files for ever, the page itself never from a cache, nothing else."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from pathlib import Path

from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from openline.console.errors import problem

STATIC = Path(__file__).parent / "static"
FOR_EVER = "public, max-age=31536000, immutable"
FILES_MAX = 2000
# What a slim system may not know.
_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".html": "text/html; charset=utf-8",
}
_NOT_BUILT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Openline</title></head>
<body><h1>Openline</h1><p>The pages of the console are not built in this checkout. Install Node.js 20
and run <code>make setup</code>. The API is here: <a href="/docs">/docs</a>.</p></body></html>"""


_ZIPPED = frozenset({".js", ".css", ".json", ".svg", ".html", ".webmanifest"})


class Statics:
    """Serves what the build had made when the node started: from memory, so whole and of one build.

    A page that is built anew while the node runs is served after its next start.
    """

    def __init__(self, folder: Path = STATIC) -> None:
        self._files = {
            f"/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in sorted(folder.rglob("*"))[:FILES_MAX]
            if path.is_file()
        }
        self._zipped: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a GET of a page or a file."""
        await self._answer(scope)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        if scope["path"].startswith("/api/"):
            return problem(404, "", "there is no such thing here", "See /docs.")
        if scope["method"] not in ("GET", "HEAD"):
            return Response(status_code=405, headers={"Allow": "GET, HEAD"})
        place = "/index.html" if scope["path"] == "/" else scope["path"]
        data = self._files.get(place)
        if data is None and scope["path"] == "/":
            return HTMLResponse(_NOT_BUILT)
        if data is None:
            return Response("not found", 404, media_type="text/plain")
        return self._file(scope, place, data)

    def _file(self, scope: Scope, place: str, data: bytes) -> Response:
        headers = dict(scope["headers"])
        suffix = Path(place).suffix
        takes = suffix in _ZIPPED and b"gzip" in headers.get(b"accept-encoding", b"")
        if takes:
            data = self._zipped.setdefault(place, b"") or zipped(data)
            self._zipped[place] = data
        tag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
        found = {
            "ETag": tag,
            "Cache-Control": FOR_EVER if place.startswith("/assets/") else "no-cache",
            "Vary": "Accept-Encoding",
        }
        if takes:
            found["Content-Encoding"] = "gzip"
        if headers.get(b"if-none-match", b"").decode("latin-1") == tag:
            return Response(status_code=304, headers=found)
        guessed = _TYPES.get(suffix) or mimetypes.guess_type(place)[0]
        body = b"" if scope["method"] == "HEAD" else data
        return Response(body, 200, found, guessed or "application/octet-stream")


def zipped(data: bytes) -> bytes:
    """The same bytes, gzip; the same result each time."""
    return gzip.compress(data, 9, mtime=0)
