"""What staff and releasers do in the last two scenes, and what both nodes then show of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from openline.demo import talk_script as script
from openline.demo.desk import Answered
from openline.demo.play import Play
from openline.demo.stage import House

EXERCISE = "EXERCISE"
_BOOK: dict[str, Any] = {name: [] for name in ("asked", "own", "theirs", "joint")}


def minute(**ahead: float) -> str:
    """A minute from now, as a request names it."""
    return (datetime.now(UTC) + timedelta(**ahead)).strftime("%Y-%m-%dT%H:%MZ")


def says(
    play: Play, house: House, verb: str, doc: dict[str, Any], item: str = "", as_: str = ""
) -> Answered:
    """A sheet by an officer of a party: its staff if nobody is named."""
    who = as_ or script.STAFF[house.name].name
    body: dict[str, Any] = {"as": who, "doc": doc, "mode": EXERCISE}
    if item:
        body["item"] = item
    return play.post(house, f"/api/talks/{verb}", f"POST /api/talks/{verb} as {who}", **body)


def id_of(answered: Answered) -> str:
    """The id of what was said; empty if it was refused."""
    return str(answered.value["id"]) if answered.is_good else ""


def shown(house: House, path: str) -> dict[str, Any]:
    """What a party's node shows at a place; empty if it shows nothing."""
    assert house.desk is not None
    found = house.desk.get(path)
    return found.value if found.is_good and isinstance(found.value, dict) else {}


def row(house: House, name: str, item: str) -> dict[str, Any]:
    """A row of the talks as a party's node shows them; empty until it is there."""
    rows = shown(house, "/api/talks").get(name, [])
    return next((each for each in rows if each["id"] == item), {})


def book(house: House, contact: str) -> dict[str, Any]:
    """All readouts of a contact as a party's node shows them."""
    return {**_BOOK, "rule": {}, **shown(house, f"/api/readouts/{contact}")}


def line_of(house: House, contact: str, line: str) -> dict[str, Any]:
    """A line of the joint readout; empty until it is there."""
    return next((each for each in book(house, contact)["joint"] if each["id"] == line), {})


def there(play: Play, is_so: Callable[[], Any]) -> bool:
    """Whether something comes about in time."""
    return play.until(lambda: bool(is_so()))


def on_both(play: Play, is_so: Callable[[House], Any]) -> bool:
    """Whether something comes about at both nodes in time."""
    return play.until(lambda: all(is_so(house) for house in play.stage.houses))


def in_both_zones(house: House, time: str) -> str:
    """A time as a party's people read it: in their own zone, then in the other's."""
    at = datetime.strptime(time, "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
    zones = shown(house, "/api/talks").get("zones", ["UTC", "UTC"])
    ours, theirs = (at.astimezone(ZoneInfo(zone)) for zone in zones)
    cities = [zone.rpartition("/")[2] for zone in zones]
    day = "" if ours.date() == theirs.date() else f"{theirs:%d %b} "
    return f"{ours:%d %b %H:%M} {cities[0]} = {day}{theirs:%H:%M} {cities[1]}"


def release(play: Play, house: House, readout: str, number: int) -> Answered:
    """One of the two releasers of a party signs for its account."""
    doc = {"what": "own", "channel": script.CHANNEL}
    return says(play, house, "release", doc, readout, script.RELEASERS[house.name][number])
