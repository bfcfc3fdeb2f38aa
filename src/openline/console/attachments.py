"""/api/attachments: files of messages, into the store before they are sent, and out again."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response

from openline.console.access import Caller, needs
from openline.console.asked import (
    RAW_ANSWER,
    Absent,
    InRooms,
    LineId,
    at_once,
    line_of,
    raw_body,
    read_body,
)
from openline.console.idempotency import Key, once_of
from openline.core.base.errors import Refused, Unavailable
from openline.core.forms.contents import ATTACHMENT_BYTES_MAX, NAME_CHARACTERS_MAX
from openline.runtime import filing, reading
from openline.shell import clock

router = APIRouter(tags=["attachments"])
FileName = Annotated[str, Query(min_length=1, max_length=NAME_CHARACTERS_MAX)]
UPLOADS_MAX = 4
_UPLOADS = asyncio.Semaphore(UPLOADS_MAX)


@router.post("/api/attachments", status_code=201, openapi_extra=raw_body("the file"))
async def store_attachment(
    request: Request,
    rooms: InRooms,
    caller: Annotated[Caller, Depends(needs("send"))],
    name: FileName,
    line: LineId = None,
    key: Key = None,
) -> Any:
    """Store a file, at most 10 MB; `files` of a message then names it by its SHA-256."""
    found = line_of(rooms, line)
    filing.refuse_name(name)
    filing.refuse_now(rooms.service, 0)
    if _UPLOADS.locked():
        raise Unavailable("limits", "4 files are coming in already", "Wait for one to end.")
    async with _UPLOADS:
        data = await read_body(request, ATTACHMENT_BYTES_MAX, "the file")
    if not data:
        raise Refused("ENV-4", "the file is empty", "Choose another file.")

    def keep() -> dict[str, Any]:
        rooms.uploads.take(len(data), clock.now().wall_ms)
        kept = filing.keep(rooms.service, found, name, data)
        return {"name": kept.name, "bytes": kept.size, "sha256": kept.sha256.hex()}

    return await once_of(request, key, name.encode() + b"\0" + data).run(caller, at_once(keep))


@router.get("/api/attachments/{sha256}", response_class=Response, responses=RAW_ANSWER)
async def read_attachment(
    rooms: InRooms,
    _caller: Annotated[Caller, Depends(needs("read"))],
    sha256: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")],
    name: FileName = "attachment",
    line: LineId = None,
) -> Response:
    """A file of a message, whole and checked; only ever as a download, never as a page."""
    found = line_of(rooms, line)
    filing.refuse_name(name)
    digest = bytes.fromhex(sha256)
    known = found.attachments.get(digest)
    if known is None:
        raise Absent("ENV-4", "no item of this line has such a file", "Look at the message.")
    data = await asyncio.to_thread(
        reading.attachment, rooms.service.opened.store, found.id, digest, known[1]
    )
    plain = "".join(mark if mark.isalnum() and mark.isascii() else "_" for mark in name)
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return Response(data, media_type="application/octet-stream", headers=headers)
