"""Verbs of the watch: translations, read-backs, effect, the schedule."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from openline.cli.acting import As, Json, MaybeText, Text, act, time_ms
from openline.cli.output import refusing
from openline.core.base.errors import Refused

Place = Annotated[str, Parameter(name="--position", allow_leading_hyphen=True)]


def translate(
    home: Path,
    item: str,
    *,
    as_: As,
    text: Text,
    language: str,
    name: str,
    how: str = "human",
    state: str = "draft",
    reviewer: str | None = None,
    json: Json = False,
) -> None:
    """Put a translation beside an item; the original stays what counts. --how human or machine; --state draft, reviewed or certified."""
    args = {
        "item": item,
        "as": as_,
        "text": text,
        "language": language,
        "name": name,
        "how": how,
        "state": state,
        "reviewer": reviewer,
    }
    act(home, "translate", args, json)


def read_back(
    home: Path, item: str, *, as_: As, position: Place, index: int = 0, json: Json = False
) -> None:
    """Read a position of the other party back as it was plotted here; --index N of several."""
    from openline.core.forms.position import parse

    with refusing():
        args = {"item": item, "as": as_, "index": index, "position": parse(position)}
        act(home, "readback", args, json)


def confirm(home: Path, item: str, *, as_: As, verdict: str, json: Json = False) -> None:
    """Answer a read-back of a position of ours: --verdict confirmed or mismatch."""
    act(home, "confirm", {"item": item, "as": as_, "verdict": verdict}, json)


def effect(
    home: Path,
    item: str,
    *,
    as_: As,
    verdict: str,
    text: MaybeText = None,
    language: str = "en",
    json: Json = False,
) -> None:
    """Say whether what they asked has taken effect with our units: --verdict confirmed or not-confirmed."""
    args = {"item": item, "as": as_, "verdict": verdict, "text": text, "language": language}
    act(home, "effect", args, json)


def schedule(
    home: Path,
    *,
    as_: As,
    what: str,
    from_: Annotated[str, Parameter(name="--from")],
    until: str,
    text: Text,
    every: Annotated[int, Parameter(name="--every-s")] = 0,
    language: str = "en",
    json: Json = False,
) -> None:
    """Tell both watches of a call, maintenance, exercise or other (--what), from and until ISO 8601 times."""
    with refusing():
        begins, ends = time_ms(from_), time_ms(until)
        if begins is None or ends is None:
            raise Refused("RCT-18", "both times are needed", "Give --from and --until.")
        args = {
            "as": as_,
            "what": what,
            "from_ms": begins,
            "until_ms": ends,
            "every_s": every,
            "text": text,
            "language": language,
        }
        act(home, "schedule", args, json)
