"""/api/record and /api/evidence: what is recorded, whether it is whole, and what proves one item."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from openline.console.access import Caller, needs
from openline.console.asked import (
    RAW_ANSWER,
    HexId,
    InRooms,
    LineId,
    line_of,
    raw_body,
    read_body,
)
from openline.console.rooms import Rooms
from openline.core.base.errors import Fault, Unavailable
from openline.core.record import evidence
from openline.runtime import comparing, proving, reading
from openline.shell.store.contract import EntryRow

router = APIRouter(tags=["record"])
Reader = Annotated[Caller, Depends(needs("read"))]
Prover = Annotated[Caller, Depends(needs("evidence"))]
EVIDENCE_BYTES_MAX = 20_000_000
# Reading the whole record and asking the peer for every root: one each is enough for a party.
_VERIFYING = asyncio.Semaphore(1)
_COMPARING = asyncio.Semaphore(1)
# How far the verification under way has come; a word in memory that its thread alone writes.
_PROGRESS = {"done": 0, "total": 0}
PROOFS_MAX = 4
_PROVING = asyncio.Semaphore(PROOFS_MAX)
_CHECKING = asyncio.Semaphore(1)


def _refuse_second(gate: asyncio.Semaphore, what: str) -> None:
    if gate.locked():
        raise Unavailable("limits", f"{what} runs already", "Wait until it has ended.")


def record_view(rooms: Rooms) -> dict[str, Any]:
    """`GET /api/record` without its words: sizes and roots of all logs."""
    service = rooms.service
    logs = []
    for line in service.node.lines.values():
        for log in line.logs:
            head = log.head()
            logs.append(
                {
                    "line": line.id.hex(),
                    "party": line.name(log.party),
                    "generation": head.generation,
                    "size": head.size,
                    "root": head.root.hex(),
                    "cosigned": line.cosigned.get(log.party, 0),
                }
            )
    return {**rooms.status["record"], "logs": logs}


async def _words(rooms: Rooms, given: str | None) -> str | None:
    """The six words, or null before the first check; the record is read in a thread."""
    service = rooms.service
    if not service.node.lines:
        return None
    try:
        return await asyncio.to_thread(
            reading.digest, service.node, service.opened.store, given
        )
    except Fault:
        return None


@router.get("/api/record")
async def read_record(rooms: InRooms, _caller: Reader, line: LineId = None) -> dict[str, Any]:
    """How large each log is, its root, and the six words that both watches compare by voice."""
    return {**record_view(rooms), "digest": await _words(rooms, line)}


@router.post("/api/record/verify")
async def verify_record(rooms: InRooms, _caller: Prover) -> dict[str, Any]:
    """Every stored byte against signatures, roots and commitments; what is damaged is mended."""
    _refuse_second(_VERIFYING, "a verification")
    service, loop = rooms.service, asyncio.get_running_loop()

    def damaged(line: bytes, row: EntryRow) -> None:
        loop.call_soon_threadsafe(service.found_damaged, line, row)

    def progress(done: int, total: int) -> None:
        _PROGRESS.update(done=done, total=total)

    async with _VERIFYING:
        progress(0, service.node.ledger.last_seq)
        return await asyncio.to_thread(
            reading.verify, service.node, service.opened.store, damaged, progress
        )


@router.get("/api/record/verify")
async def read_verification(_caller: Reader) -> dict[str, Any]:
    """Whether a verification runs, and how many entries it has verified of how many."""
    return {"running": _VERIFYING.locked(), **_PROGRESS}


@router.post("/api/record/compare")
async def compare_records(
    rooms: InRooms, _caller: Prover, line: LineId = None
) -> dict[str, Any]:
    """Ask the peer for its roots: how far both have each log, and where they first differ."""
    _refuse_second(_COMPARING, "a comparison")
    async with _COMPARING:
        return await comparing.compare(rooms.service, {"line": line})


@router.get("/api/evidence/{item}", response_class=Response, responses=RAW_ANSWER)
async def read_evidence(
    rooms: InRooms, _caller: Prover, item: HexId, line: LineId = None
) -> Response:
    """The file that proves one item to a stranger; what it lacks stands in a header."""
    _refuse_second(_PROVING, "as many exports as are served")
    found_line = line_of(rooms, line)
    found = proving.find(found_line, item)
    async with _PROVING:
        made = await proving.collect(rooms.service, found_line, found)
    name = f"{found.id.hex()[:16]}.evidence"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Openline-Missing": ", ".join(made.missing).encode("ascii", "replace").decode()[:2000],
    }
    return Response(made.data, media_type="application/octet-stream", headers=headers)


@router.post("/api/evidence/verify", openapi_extra=raw_body("an evidence file"))
async def verify_evidence(
    request: Request, rooms: InRooms, _caller: Prover, line: LineId = None
) -> dict[str, Any]:
    """The verdict on an evidence file of this line, by the roots that founded it."""
    _refuse_second(_CHECKING, "a verdict")
    roots = tuple(line_of(rooms, line).genesis.parties)
    async with _CHECKING:
        data = await read_body(request, EVIDENCE_BYTES_MAX, "the evidence file")
        return await asyncio.to_thread(evidence.verify, data, [], roots)
