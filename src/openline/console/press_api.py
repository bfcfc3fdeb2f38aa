"""/api/contacts-read: what the rules find in a press text; nothing of it is saved."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import Field

from openline.console.access import Caller, needs
from openline.console.asked import Body
from openline.core.base.errors import Refused
from openline.shell.press import reading

router = APIRouter(tags=["contacts"])
READING_MAX = 2  # texts read at once; each takes a processor for a moment
_READING = asyncio.Semaphore(READING_MAX)


class PressText(Body):
    """A press text, and the day on which it was printed."""

    text: str = Field(min_length=1)
    printed: str = Field(min_length=10, max_length=10)


@router.post("/api/contacts-read")
async def read_press(
    _caller: Annotated[Caller, Depends(needs("read"))], body: PressText
) -> dict[str, Any]:
    """Dates, offices, names, kinds, places, quotes and claims of a text, each beside its sentence."""
    reading.refuse_size(len(body.text))
    try:
        printed = date.fromisoformat(body.printed)
    except ValueError:
        raise Refused(
            "PRS-1", "the date of printing is no date", "Write it as 2024-06-25."
        ) from None
    async with _READING:
        return await asyncio.to_thread(reading.read, body.text, printed)
