"""/api/officers: who may do what, on both sides; the end of an officer's certificate (CER-9)."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import Field

from openline.console.access import Caller, needs
from openline.console.asked import Absent, Body, InRooms, OnceKey, act
from openline.console.rooms import Rooms
from openline.core.base.errors import Refused
from openline.runtime.requests import officers_of
from openline.shell import home as homes

router = APIRouter(tags=["officers"])


class RemovalBody(Body):
    """Whose certificate ends."""

    certificate: str = Field(pattern=r"^[0-9a-f]{64}$")


@router.get("/api/officers")
async def read_officers(
    rooms: InRooms, _caller: Annotated[Caller, Depends(needs("read"))]
) -> list[dict[str, Any]]:
    """The officers of both parties, with those whose certificate was ended."""
    return officers_of(rooms.service.node)


@router.post("/api/officers/removals")
async def remove_officer(
    rooms: InRooms,
    caller: Annotated[Caller, Depends(needs("officers"))],
    body: RemovalBody,
    key: OnceKey,
) -> Any:
    """End an officer's certificate: he signs nothing more, and his watch is over."""
    return await key.run(caller, lambda: _remove(rooms, caller, body), 200)


async def _remove(rooms: Rooms, caller: Caller, body: RemovalBody) -> dict[str, Any]:
    ours = rooms.service.opened.settings.party
    standing = [
        part
        for part in officers_of(rooms.service.node)
        if part["party"] == ours and not part["removed"]
    ]
    found = next((part for part in standing if part["certificate"] == body.certificate), None)
    if found is None:
        raise Absent("CER-9", "no certificate of ours that stands", "Read the list again.")
    others = [part for part in standing if part["certificate"] != body.certificate]
    if "admin" in found["roles"] and not any("admin" in part["roles"] for part in others):
        raise Refused(
            "CER-9",
            "this is the last administrator; nobody could invite another",
            "Invite a second administrator first.",
        )
    # Of several keys of one officer only this one: a lost key is no reason to lose the other.
    named = {"name": found["name"], "certificate": body.certificate}
    await act(rooms, "remove-officer", named)
    if found["node_held"]:
        homes.drop_officer(rooms.service.opened.paths, found["name"])
    rooms.watch.end(body.certificate, "the certificate was ended")
    rooms.watch.note(caller.name, "officer-removed", found["name"])
    return {"officer": found["name"], "certificate": body.certificate}
