"""/api/tokens: programs and what they may."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from pydantic import Field
from starlette.responses import Response

from openline.console.access import Caller, needs
from openline.console.asked import Absent, Body, at_once
from openline.console.idempotency import NO_CONTENT, Once, once
from openline.console.rights import parse_rights
from openline.console.whole import InConsole
from openline.shell import clock

router = APIRouter(tags=["tokens"])
Keeper = Annotated[Caller, Depends(needs("tokens"))]


class TokenBody(Body):
    """A token's name and rights."""

    name: str = Field(min_length=1, max_length=60)
    rights: list[Annotated[str, Field(max_length=40)]] = Field(min_length=1, max_length=20)


@router.get("/api/tokens")
async def read_tokens(console: InConsole, _caller: Keeper) -> list[dict[str, Any]]:
    """The tokens of this node; never their texts."""
    return [token.as_dict() for token in console.tokens.all()]


@router.post("/api/tokens", status_code=201)
async def add_token(
    console: InConsole,
    caller: Keeper,
    body: TokenBody,
    key: Annotated[Once, Depends(once)],
) -> Any:
    """Make a token; its text is in this answer, to no key again, and nowhere else."""
    rights = parse_rights(list(body.rights))

    async def act() -> dict[str, Any]:
        text, token = console.tokens.add(body.name, rights, clock.now().wall_ms)
        console.rooms.watch.note(caller.name, "token-made", f"{body.name}: {', '.join(rights)}")
        return {**token.as_dict(), "token": text}

    return await key.run(caller, act, is_secret=True)


@router.delete("/api/tokens/{token}", status_code=NO_CONTENT)
async def revoke_token(
    console: InConsole,
    caller: Keeper,
    token: Annotated[str, Path(max_length=60)],
    key: Annotated[Once, Depends(once)],
) -> Response:
    """End a token by its id."""

    def revoke() -> None:
        if not console.tokens.revoke(token, clock.now().wall_ms):
            raise Absent("token", "no such token stands", "Read the list again.")
        console.rooms.watch.note(caller.name, "token-revoked", token)

    return await key.run(caller, at_once(revoke), NO_CONTENT)
