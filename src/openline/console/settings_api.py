"""/api/settings: what may change while the node runs, and what only openline.toml says."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
from pydantic import Field

from openline.console.access import Caller, needs
from openline.console.asked import Body, InRooms, OnceKey, at_once
from openline.console.rooms import POST_CHARACTERS_MAX, POSTS_MAX, Rooms
from openline.core.base.errors import Refused

router = APIRouter(tags=["settings"])
# Nothing that a screen would obey: a post stands in many lines beside other words.
_PLAIN = r"^[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+$"
Post = Annotated[str, Field(min_length=1, max_length=POST_CHARACTERS_MAX, pattern=_PLAIN)]


class SettingsBody(Body):
    """What is given is changed; what is not stays as it is."""

    language: Literal["en", "ru", "id"] | None = None
    posts: list[Post] | None = Field(default=None, min_length=1, max_length=POSTS_MAX)


def settings_view(rooms: Rooms) -> dict[str, Any]:
    """`GET /api/settings`; `fixed` stands in openline.toml and needs a restart."""
    config = rooms.service.opened.settings
    return {
        "language": rooms.language,
        "posts": list(rooms.posts),
        "fixed": {
            "party": config.party,
            "listen": list(config.listen),
            "reserve_mb": config.reserve_mb,
            "log_level": config.log_level,
            "alarm": {
                "configured": rooms.sounder.is_configured,
                "exercise": rooms.config.alarm_exercise,
            },
        },
    }


@router.get("/api/settings")
async def read_settings(
    rooms: InRooms, _caller: Annotated[Caller, Depends(needs("read"))]
) -> dict[str, Any]:
    """The settings of this node; no secret and no command stands in them."""
    return settings_view(rooms)


@router.put("/api/settings")
async def write_settings(
    rooms: InRooms,
    caller: Annotated[Caller, Depends(needs("settings"))],
    body: SettingsBody,
    key: OnceKey,
) -> Any:
    """Change the language of the node and the posts of the watch."""
    return await key.run(caller, at_once(lambda: _changed(rooms, caller, body)), 200)


def _changed(rooms: Rooms, caller: Caller, body: SettingsBody) -> dict[str, Any]:
    if body.posts is not None:
        if len(set(body.posts)) != len(body.posts):
            raise Refused("R96", "a post is named twice", "Name each post once.")
        left = {part.post for part in rooms.watch.on_watch} - set(body.posts)
        if left:
            raise Refused(
                "R96", f"{', '.join(sorted(left))} is manned now", "End that watch first."
            )
    changed = {key: value for key, value in body.model_dump().items() if value is not None}
    if changed:
        rooms.change(changed)
        rooms.watch.note(caller.name, "settings-changed", ", ".join(sorted(changed)))
    return settings_view(rooms)
