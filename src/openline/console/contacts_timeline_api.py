"""/api/contacts-timeline: the ledger as marks in lanes for a screen, and as a picture to keep."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from openline.console.access import Caller, needs
from openline.console.contacts_api import Day, Word, today
from openline.console.whole import InConsole
from openline.core.contacts.days import Span
from openline.core.contacts.levels import read_kind
from openline.core.contacts.timeline_marks import MARKS_MAX
from openline.shell.contacts.listing import Filters

router = APIRouter(tags=["contacts"])
Reader = Annotated[Caller, Depends(needs("read"))]
Language = Annotated[Literal["en", "ru", "id"], Query()]


@router.get("/api/contacts-timeline")
async def read_timeline(
    console: InConsole,
    _caller: Reader,
    begin: Annotated[Day, Query(alias="from")] = None,
    end: Annotated[Day, Query(alias="to")] = None,
    most: Annotated[int, Query(alias="max", ge=1, le=MARKS_MAX)] = MARKS_MAX,
    level: Word = None,
    kind: Word = None,
    language: Language = "en",
) -> dict[str, Any]:
    """Marks of a window of time, and the silences; with too many contacts they are counted together."""
    canonical = read_kind(kind) if kind else None
    wanted = Filters(level=level, kind=canonical, first=begin, last=end)
    day = today()
    return await console.ledger.draw(
        lambda picture: picture.window(wanted, most, day, language)
    )


@router.get(
    "/api/contacts-timeline.svg",
    response_class=Response,
    responses={200: {"content": {"image/svg+xml": {"schema": {"type": "string"}}}}},
)
async def export_timeline(
    console: InConsole,
    _caller: Reader,
    begin: Annotated[Day, Query(alias="from")] = None,
    end: Annotated[Day, Query(alias="to")] = None,
    language: Language = "en",
) -> Response:
    """The timeline as an SVG file, on white, to be printed or sent."""
    first = Span.parse(begin).first if begin else None
    last = Span.parse(end).last if end else None
    day = today()

    headers = {"Content-Disposition": 'attachment; filename="contacts.svg"'}
    found = await console.ledger.draw(lambda picture: picture.svg(first, last, day, language))
    return Response(found, media_type="image/svg+xml", headers=headers)
