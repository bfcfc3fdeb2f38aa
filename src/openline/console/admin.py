"""The admin listener: health and metrics for the machines that watch this one; loopback, no login."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from openline.console import health
from openline.console.metrics import Metrics
from openline.console.rooms import Rooms

METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_HOSTS = ("127.0.0.1", "localhost", "[::1]")


def _answer(is_well: bool, found: dict[str, Any]) -> Response:
    return JSONResponse(found, 200 if is_well else 503, _HEADERS)


def _is_known_host(request: Request, hosts: tuple[str, ...]) -> bool:
    """Whether a browser was led here by a name that is not ours (DNS rebinding)."""
    host = request.headers.get("host", "")
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return name.lower() in hosts


def make_app(
    rooms: Rooms, consoles: Callable[[], int], hosts: tuple[str, ...] = _HOSTS
) -> Starlette:
    """The app of the admin listener.

    Args:
        rooms: of the running node.
        consoles: how many streams are open.
        hosts: names under which it may be asked.
    """
    metrics = Metrics(rooms, consoles)

    def guarded(answer: Callable[[], Response]) -> Callable[[Request], Any]:
        async def respond(request: Request) -> Response:
            if not _is_known_host(request, hosts):
                return JSONResponse({"what": "unknown host"}, 421, _HEADERS)
            return answer()

        return respond

    return Starlette(
        routes=[
            Route("/health", guarded(lambda: _answer(True, {"ok": True}))),
            Route("/ready", guarded(lambda: _answer(*health.ready(rooms.service)))),
            Route("/health/lines", guarded(lambda: _answer(*health.lines(rooms.status)))),
            Route(
                "/metrics",
                guarded(lambda: Response(metrics.text(), 200, _HEADERS, METRICS_TYPE)),
            ),
        ]
    )
