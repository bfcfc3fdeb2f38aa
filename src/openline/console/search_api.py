"""/api/search: one search over items, contacts, readouts, commitments, requests and rounds."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query

from openline.console.access import Caller, needs
from openline.console.whole import InConsole
from openline.shell.contacts.search import RESULTS_MAX

router = APIRouter(tags=["search"])
QUERY_CHARACTERS_MAX = 400
Domain = Literal["item", "contact", "readout", "commitment", "request", "round"]


@router.get("/api/search")
async def find_everywhere(
    console: InConsole,
    caller: Annotated[Caller, Depends(needs("read"))],
    q: Annotated[str, Query(min_length=1, max_length=QUERY_CHARACTERS_MAX)],
    limit: Annotated[int, Query(ge=1, le=RESULTS_MAX)] = 50,
    domain: Domain | None = None,
) -> dict[str, Any]:
    """What holds every word of `q` in some form of it, best first; marks are places in the excerpt.

    `behind` is how many items of the record are not searched yet: ask again for them.
    """
    domains: list[str] | None = [domain] if domain else None
    found, behind = await console.finder.find(q, limit, domains, knows=caller.knows)
    return {"found": found, "behind": behind}
