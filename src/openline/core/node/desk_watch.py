"""What the watch asks of the desk: session keys, read-backs, effect, translations, the schedule.

Each builds mode, precedence, reference and content of an item from its arguments, as `desk` does.
"""

from __future__ import annotations

from typing import Any

from openline.core.base.errors import Refused
from openline.core.base.keys import is_prime_order
from openline.core.base.names import Mode, Precedence
from openline.core.forms import contents
from openline.core.node import details, roles, shown
from openline.core.node.desk_finding import about, language_of, theirs
from openline.core.node.state import Line
from openline.core.record.act import DELEGATION_MS_MAX
from openline.core.record.content import (
    LATITUDE_E7_MAX,
    LONGITUDE_E7_MAX,
    NAME_CHARACTERS_MAX,
    POSITIONS_MAX,
)

Built = tuple[int, int, bytes | None, list[Any]]


def check_place(place: Any) -> list[Any]:
    """[latitude, longitude] in 1e-7 degree and the text as typed, if it is a place on Earth.

    Raises:
        Refused: it is none.
    """
    good = isinstance(place, list) and [type(part) for part in place[:3]] == [int, int, str]
    if not good or abs(place[0]) > LATITUDE_E7_MAX or abs(place[1]) > LONGITUDE_E7_MAX:
        raise Refused("ENV-8", "the position is not a place on Earth", "Give 60.1234,24.5678.")
    if len(place[2]) > contents.POSITION_CHARACTERS_MAX:
        raise Refused("ENV-8", "the position is written too long", "Give 60.1234,24.5678.")
    return list(place[:3])


def positions(given: list[Any]) -> list[list[Any]]:
    """The labelled positions of a message.

    Raises:
        Refused: more than eight, one that is no place, or a label that is too long.
    """
    if len(given) > POSITIONS_MAX:
        raise Refused("ENV-8", "more than 8 positions", "Send them in several messages.")
    found = []
    for part in given:
        label = str(part[3]) if len(part) > 3 and part[3] else ""
        if len(label) > NAME_CHARACTERS_MAX:
            raise Refused("ENV-8", "the label of a position is too long", "Shorten it.")
        found.append([*check_place(part), label])
    return found


def delegate(args: dict[str, Any], line: Line) -> Built:
    """The officer's own key lends its word to a session key, for one watch [ENV-7]."""
    key, until_ms = bytes.fromhex(str(args.get("key") or "")), int(args.get("until_ms") or 0)
    if len(key) != 32 or not is_prime_order(key):
        raise Refused("COD-7", "this is no session key", "Start the watch again.")
    if not 0 < until_ms - args["now_ms"] <= DELEGATION_MS_MAX:
        raise Refused("ENV-8", "a watch lasts at most 14 hours", "Name an earlier end.")
    return Mode.REAL, Precedence.ROUTINE, None, [key, until_ms]


def undelegate(args: dict[str, Any], line: Line) -> Built:
    """The end of a delegation of this party."""
    item = about(args, line)
    found = line.delegations.get(item.id)
    if found is None or found.author != line.us:
        raise Refused("ENV-8", "this item is no delegation of ours", "Look at the watch.")
    return Mode.REAL, Precedence.ROUTINE, item.id, []


def _one_of(args: dict[str, Any], name: str, words: tuple[str, ...]) -> int:
    given = str(args.get(name) or "")
    if given not in words:
        raise Refused("ENV-8", f"{given[:30]!r} is no {name}", f"One of {', '.join(words)}.")
    return words.index(given)


def translate(args: dict[str, Any], line: Line) -> Built:
    """A translation of an item, of either party; the original stays what counts (R31)."""
    item = about(args, line)
    if item.kind not in roles.TRANSLATED:
        raise Refused("RCT-17", "this item has no text of a person", "Look at the item.")
    text, name = str(args.get("text") or ""), str(args.get("name") or "")
    contents.check_text(text, contents.TEXT_CHARACTERS_MAX, "the translation")
    contents.check_text(name, NAME_CHARACTERS_MAX, "the translator's name")
    reviewer = str(args.get("reviewer") or "")
    how, state = _one_of(args, "how", shown.HOW), _one_of(args, "state", shown.STATES)
    if state and not reviewer:
        raise Refused("RCT-17", "nobody is named as reviewer", "Name who reviewed it.")
    content = [language_of(args, line), text, how, state, name, reviewer[:NAME_CHARACTERS_MAX]]
    return item.mode, item.precedence, item.id, content


def read_back(args: dict[str, Any], line: Line) -> Built:
    """A position of theirs as it was plotted here (R35)."""
    item = theirs(args, line)
    index = int(args.get("index") or 0)
    places = item.extra.positions if item.extra else ()
    if index >= len(places):
        raise Refused("RCT-14", "this item has no such position", "Look at the item.")
    return item.mode, item.precedence, item.id, [index, *check_place(args.get("position"))]


def confirm(args: dict[str, Any], line: Line) -> Built:
    """The author's word on a read-back; too far apart it can only be a mismatch (R35)."""
    given = str(args.get("item") or "")
    found = next(
        (pair for key, pair in line.read_backs.items() if key.hex().startswith(given)), None
    )
    if len(given) < 8 or found is None or found[0].author != line.us:
        raise Refused("RCT-14", "this is no read-back of an item of ours", "Look at the item.")
    item, back = found
    verdict = _one_of(args, "verdict", shown.VERDICTS)
    limit_m = line.profile["position.mismatch_m"]
    if verdict == 1 and back.distance_m > limit_m:
        raise Refused(
            "RCT-14",
            f"the read-back lies {back.distance_m} m away, more than the agreed {limit_m} m",
            "Answer mismatch, and send the position again.",
        )
    return item.mode, item.precedence, back.id, [verdict]


def effect(args: dict[str, Any], line: Line) -> Built:
    """Whether what they asked for has taken effect with our units."""
    item = theirs(args, line)
    if item.kind not in roles.WANTED:
        raise Refused("RCT-15", "nothing was asked in this item", "Answer it instead.")
    verdict = _one_of(args, "verdict", shown.EFFECTS)
    text = str(args.get("text") or "")
    if text:
        contents.check_text(text, contents.TEXT_CHARACTERS_MAX, "the text")
    content = [verdict, language_of(args, line), text]
    return item.mode, item.precedence, item.id, content


def schedule(args: dict[str, Any], line: Line) -> Built:
    """A standing call, a maintenance window or an exercise, for both watches to see (R36)."""
    what = _one_of(args, "what", details.WHATS)
    begins, ends = int(args.get("from_ms") or 0), int(args.get("until_ms") or 0)
    if not 0 < begins < ends:
        raise Refused("RCT-18", "it ends before it begins", "Give both times, in UTC.")
    text = str(args.get("text") or "")
    contents.check_text(text, contents.TEXT_CHARACTERS_MAX, "the text")
    every = int(args.get("every_s") or 0)
    content = [what, begins, ends, every, language_of(args, line), text]
    return Mode.REAL, Precedence.ROUTINE, None, content
