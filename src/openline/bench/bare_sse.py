"""The bare framework beside the node: FastAPI with one POST and one stream, and nothing else.

python -m openline.bench.bare_sse PORT BYTES
"""

from __future__ import annotations

import asyncio
import itertools
import sys
from collections.abc import AsyncIterator

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import StreamingResponse

READERS: set[asyncio.Queue[bytes]] = set()
NUMBERS = itertools.count(1)
WAITING_MAX = 10_000


def make(event_bytes: int) -> FastAPI:
    """The application; each POST makes one event of that many bytes."""
    app = FastAPI(openapi_url=None)
    filler = b"x" * max(0, event_bytes - 30)

    @app.post("/items", status_code=201)
    async def post(request: Request) -> Response:
        await request.body()
        number = next(NUMBERS)
        event = b'event: item\nid: %d\ndata: {"id":"%020d","f":"%s"}\n\n' % (
            number,
            number,
            filler,
        )
        for reader in READERS:
            reader.put_nowait(event)
        return Response(b'{"id":"%d","serial":%d}' % (number, number), 201)

    async def events() -> AsyncIterator[bytes]:
        queue: asyncio.Queue[bytes] = asyncio.Queue(WAITING_MAX)
        READERS.add(queue)
        try:
            yield b": open\n\n"
            while True:
                yield await queue.get()
        finally:
            READERS.discard(queue)

    @app.get("/stream")
    async def stream() -> StreamingResponse:
        return StreamingResponse(events(), media_type="text/event-stream")

    return app


if __name__ == "__main__":
    uvicorn.run(
        make(int(sys.argv[2])),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        log_level="error",
        access_log=False,
    )
