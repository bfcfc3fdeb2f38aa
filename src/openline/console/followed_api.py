"""What follows an item, by programs: read-backs and their verdicts, effect, translations; the schedule."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import Field

from openline.console.access import needs
from openline.console.asked import TIME_MS_MAX, HexId
from openline.console.idempotency import Once, once
from openline.console.items import AboutBody, ByOfficer, Position, do, place_of
from openline.console.whole import InConsole

router = APIRouter(tags=["items"])
OnceKey = Annotated[Once, Depends(once)]
Moment = Annotated[int, Field(ge=0, le=TIME_MS_MAX)]


class ReadBackBody(ByOfficer):
    """A position of theirs as it was plotted here."""

    index: int = Field(default=0, ge=0, le=7)
    position: Position


class ConfirmationBody(ByOfficer):
    """What the author says to a read-back."""

    verdict: Literal["confirmed", "mismatch"]


class EffectBody(AboutBody):
    """Whether what was asked has taken effect."""

    verdict: Literal["confirmed", "not-confirmed"]


class TranslationBody(ByOfficer):
    """A translation; the original stays what counts."""

    language: str = Field(max_length=35)
    text: str = Field(max_length=8000)
    how: Literal["human", "machine"]
    state: Literal["draft", "reviewed", "certified"] = "draft"
    name: str = Field(min_length=1, max_length=200)
    reviewer: str = Field(default="", max_length=200)


class ScheduleBody(ByOfficer):
    """A standing call, a maintenance window or an exercise."""

    what: Literal["call", "maintenance", "exercise", "other"]
    from_ms: Moment = Field(alias="from")
    until_ms: Moment = Field(alias="until")
    every_s: int = Field(default=0, ge=0, le=366 * 86_400)
    text: str = Field(max_length=8000)
    language: str | None = Field(default=None, max_length=35)


@router.post(
    "/api/items/{item}/read-backs",
    status_code=201,
    dependencies=[Depends(needs("acknowledge"))],
)
async def read_back(
    console: InConsole, request: Request, item: HexId, body: ReadBackBody, key: OnceKey
) -> Any:
    """Read a position of theirs back."""
    given = {**body.model_dump(), "item": item, "position": place_of(body.position)}
    return await do(console, request, "readback", given, key)


@router.post(
    "/api/read-backs/{item}/confirmation",
    status_code=201,
    dependencies=[Depends(needs("acknowledge"))],
)
async def confirm(
    console: InConsole, request: Request, item: HexId, body: ConfirmationBody, key: OnceKey
) -> Any:
    """Confirm a read-back of ours; too far away it can only be a mismatch."""
    return await do(console, request, "confirm", {**body.model_dump(), "item": item}, key)


@router.post(
    "/api/items/{item}/effect", status_code=201, dependencies=[Depends(needs("acknowledge"))]
)
async def effect(
    console: InConsole, request: Request, item: HexId, body: EffectBody, key: OnceKey
) -> Any:
    """Say whether what a STOP or a message asks has taken effect with our units."""
    return await do(console, request, "effect", {**body.model_dump(), "item": item}, key)


@router.post(
    "/api/items/{item}/translations",
    status_code=201,
    dependencies=[Depends(needs("translate"))],
)
async def translate(
    console: InConsole, request: Request, item: HexId, body: TranslationBody, key: OnceKey
) -> Any:
    """Attach a translation to an item of either party."""
    return await do(console, request, "translate", {**body.model_dump(), "item": item}, key)


@router.post("/api/schedule", status_code=201, dependencies=[Depends(needs("send"))])
async def schedule(
    console: InConsole, request: Request, body: ScheduleBody, key: OnceKey
) -> Any:
    """Plan something that both watches see."""
    return await do(console, request, "schedule", body.model_dump(), key)
