"""The HTTP API as an application: routers, guard, errors, its own description, the built pages.

A resource is a module with a `router`; it says which right each endpoint needs by
`access.needs(...)`, and takes its place in ROUTERS below.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

from openline import __version__
from openline.console import (
    acts,
    alarms_api,
    attachments,
    bundles,
    contacts_api,
    contacts_timeline_api,
    described,
    docs,
    engineering,
    enrolling,
    errors,
    followed_api,
    front,
    health,
    items,
    officers,
    press_api,
    readouts_api,
    record,
    schedule,
    search_api,
    sessions_api,
    settings_api,
    statics,
    talks_api,
    timeline,
    tokens_api,
    watch,
)
from openline.console.guard import Guard
from openline.console.hot import Hot
from openline.console.methods import Methods
from openline.console.whole import Console

ROUTERS = (
    front.router,
    sessions_api.router,
    enrolling.router,
    acts.router,
    items.router,
    followed_api.router,
    attachments.router,
    watch.router,
    alarms_api.router,
    schedule.router,
    record.router,
    timeline.router,
    bundles.router,
    engineering.router,
    officers.router,
    tokens_api.router,
    settings_api.router,
    readouts_api.router,
    talks_api.router,
    contacts_api.router,
    contacts_timeline_api.router,
    press_api.router,
    search_api.router,
    docs.router,
)
OPEN = (
    "/api/meta",
    "/api/locale/",
    "/api/session",
    "/api/passkey",
    "/health",
    "/ready",
)


def _describe(app: FastAPI, cookie: str) -> dict[str, Any]:
    """The OpenAPI 3.1 description, from the code."""
    found = get_openapi(
        title="Openline",
        version=__version__,
        description="The public API of one node. It has everything that the console has.",
        routes=app.routes,
    )
    schemes = {
        "token": {"type": "http", "scheme": "bearer"},
        "session": {"type": "apiKey", "in": "cookie", "name": cookie},
    }
    found.setdefault("components", {})["securitySchemes"] = schemes
    for path, operations in found["paths"].items():
        for operation in operations.values():
            is_open = path.startswith(OPEN)
            operation["security"] = [] if is_open else [{"token": []}, {"session": []}]
    described.add_answers(found)
    described.add_rights(found, ROUTERS)
    return found


def make_app(console: Console) -> ASGIApp:
    """The application of a console, behind its guard."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.console = console
    app.state.rooms = console.rooms
    app.state.access = console.access
    errors.add_to(app, console.service)
    for router in ROUTERS:
        app.include_router(router)
    _add_health(app, console)
    described: dict[str, Any] = {}

    def description() -> dict[str, Any]:
        if not described:
            described.update(_describe(app, console.access.cookie))
        return described

    @app.get("/openapi.json", include_in_schema=False)
    async def openapi() -> Response:
        return JSONResponse(description())

    app.state.methods = Methods(description)
    # Not mounted: a mount would take every request whose method its path does not have.
    app.router.default = statics.Statics()
    return Guard(Hot(app, console), console.addresses)


def _add_health(app: FastAPI, console: Console) -> None:
    """The two that a load balancer asks; the rest is on the admin listener."""

    @app.get("/health", tags=["health"])
    async def is_alive() -> dict[str, bool]:
        """Whether the process answers."""
        return {"ok": True}

    @app.get("/ready", tags=["health"])
    async def is_ready() -> Response:
        """Whether database, clock and record are in order."""
        is_well, found = health.ready(console.service)
        return JSONResponse(found, 200 if is_well else 503)
