"""/api/bundles: what the peer lacks, in a file that a courier carries (LIN-14)."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from openline.console.access import Caller, needs
from openline.console.asked import RAW_ANSWER, InRooms, LineId, line_of, raw_body, read_body
from openline.console.idempotency import Key, once_of
from openline.core.base.errors import Unavailable
from openline.runtime import bundles
from openline.shell import clock

router = APIRouter(tags=["bundles"])
Courier = Annotated[Caller, Depends(needs("bundles"))]
BUNDLE_BYTES_MAX = 25_000_000  # a larger one comes in by `openline bundle import`
_BUSY = asyncio.Semaphore(1)


def _refuse_second() -> None:
    if _BUSY.locked():
        raise Unavailable(
            "limits", "a bundle is on its way already", "Wait until it has ended."
        )


@router.get("/api/bundles", response_class=Response, responses=RAW_ANSWER)
async def export_bundle(rooms: InRooms, _caller: Courier, line: LineId = None) -> Response:
    """Everything the peer is not known to hold, sealed to its key."""
    _refuse_second()
    found = line_of(rooms, line)
    async with _BUSY:
        opened = rooms.service.opened
        now_ms = clock.now().wall_ms
        first = bundles.heads_frame(found, opened.secret.sign_ed25519, now_ms)
        data, count = await asyncio.to_thread(
            bundles.make, found, opened.store, opened.secret, first
        )
    name = f"{found.id.hex()[:8]}-{found.logs[found.us].size}.bundle"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Openline-Entries": str(count),
    }
    return Response(data, media_type="application/octet-stream", headers=headers)


@router.post("/api/bundles", openapi_extra=raw_body("a bundle of the other party"))
async def import_bundle(
    request: Request, rooms: InRooms, caller: Courier, key: Key = None
) -> Any:
    """Take a bundle of the other party, by the same turn as everything that comes in."""
    _refuse_second()
    async with _BUSY:
        data = await read_body(request, BUNDLE_BYTES_MAX, "the bundle")
        once = once_of(request, key, data)
        return await once.run(caller, lambda: bundles.take_bytes(rooms.service, data), 200)
