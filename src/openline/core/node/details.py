"""What an item's view has beyond what all items have: by its kind, and by what was said about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openline.core.forms import contents
from openline.core.node import shown
from openline.core.node.state import Item, ReadBack
from openline.core.record.envelope import KIND_NAMES, Kind

WHATS = ("call", "maintenance", "exercise", "other")
_DEGREE = 1e7
Said = Callable[[bytes], list[Any] | None]


def _of_stop(content: list[Any]) -> dict[str, Any]:
    position = content[2]
    return {
        "count": content[3],
        "position": {
            "latitude": position[0] / _DEGREE,
            "longitude": position[1] / _DEGREE,
            "typed": position[2],
        }
        if position
        else None,
    }


def _of_schedule(content: list[Any]) -> dict[str, Any]:
    return {
        "what": WHATS[content[0]],
        "from_ms": content[1],
        "until_ms": content[2],
        "every_s": content[3],
        "language": content[4],
    }


def in_words(kind: int, content: list[Any]) -> dict[str, Any]:
    """What an officer is about to sign, readable: text, attachments and what the kind has besides."""
    return {
        "text": contents.text_of(kind, content),
        "attachments": [
            {"name": part[0], "bytes": part[1], "sha256": part[2].hex()}
            for part in contents.attachments_of(kind, content)
        ],
        **of_content(kind, content),
    }


def of_content(kind: int, content: list[Any] | None) -> dict[str, Any]:
    """What a content says, in names; nothing where there is no content to go by."""
    if content is None:
        return {}
    out: dict[str, Any] = {}
    if kind in (Kind.MESSAGE, Kind.STOP, Kind.CANCEL, Kind.CORRECT):
        out["language"] = content[0]
    if kind == Kind.STOP:
        out |= _of_stop(content)
    if kind in (Kind.SUSPEND, Kind.RESUME):
        out["scope"] = [KIND_NAMES[kind] for kind in content[0]]
        out["from"] = content[1]
    if kind == Kind.REPEAT:
        out["repeats"] = content[0] == 1
    if kind == Kind.TRANSLATE:
        out["language"], _, how, state, out["name"], out["reviewer"] = content
        out["how"], out["state"] = shown.HOW[how], shown.STATES[state]
    if kind == Kind.SCHEDULE:
        out |= _of_schedule(content)
    if kind == Kind.CONFIRM:
        out["verdict"] = shown.VERDICTS[content[0]]
    if kind == Kind.EFFECT:
        out["verdict"], out["language"] = shown.EFFECTS[content[0]], content[1]
    if kind == Kind.READBACK:
        out["index"], lat_e7, lon_e7, out["typed"] = content
        out["latitude"], out["longitude"] = lat_e7 / _DEGREE, lon_e7 / _DEGREE
    out["positions"] = [
        {
            "index": index,
            "latitude": lat_e7 / _DEGREE,
            "longitude": lon_e7 / _DEGREE,
            "typed": typed,
            "label": label,
        }
        for index, (lat_e7, lon_e7, typed, label) in enumerate(
            contents.positions_of(kind, content)
        )
    ]
    return out


def _read_back(found: ReadBack, content: list[Any] | None) -> dict[str, Any]:
    return {
        "id": found.id.hex(),
        "index": found.index,
        "latitude": content[1] / _DEGREE if content else None,
        "longitude": content[2] / _DEGREE if content else None,
        "typed": content[3] if content else None,
        "distance_m": found.distance_m,
        "by": found.by,
        "at": found.at_ms,
        "verdict": found.verdict,
        "verdict_by": found.verdict_by or None,
    }


def _translation(
    given: tuple[bytes, str, int], content: list[Any] | None
) -> dict[str, Any] | None:
    item_id, by, at_ms = given
    if content is None:
        return None
    language, text, how, state, name, reviewer = content
    return {
        "id": item_id.hex(),
        "language": language,
        "text": text,
        "how": shown.HOW[how],
        "state": shown.STATES[state],
        "name": name,
        "reviewer": reviewer,
        "by": by,
        "at": at_ms,
    }


def of_what_followed(item: Item, said: Said) -> dict[str, Any]:
    """Read-backs, translations, effect and steps of the alarm.

    Args:
        item: whose view this is.
        said: the content of another item by its id; the node's memory holds no texts.
    """
    extra = item.extra
    if extra is None:
        return {"read_backs": [], "translations": [], "effect": None, "escalated": []}
    translations = [_translation(given, said(given[0])) for given in extra.translations]
    effect = None
    if extra.effect is not None:
        item_id, verdict, by, at_ms = extra.effect
        content = said(item_id)
        text = content[2] if content else None
        effect = {"id": item_id.hex(), "verdict": verdict, "by": by, "at": at_ms, "text": text}
    return {
        "read_backs": [_read_back(found, said(found.id)) for found in extra.read_backs],
        "translations": [found for found in translations if found is not None],
        "effect": effect,
        "escalated": [
            {"step": part.step, "at": part.at_ms, "by": part.by} for part in extra.escalated
        ],
    }
