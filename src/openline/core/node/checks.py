"""Line checks: on the schedule, taking turns, answered by themselves; silence (R02 to R07, RCT-8)."""

from __future__ import annotations

from typing import Any

from openline.core.base.names import Series
from openline.core.forms.library import text_number
from openline.core.node.ledger import Ledger
from openline.core.node.state import Check, Line
from openline.core.node.turn import Turn
from openline.core.record.envelope import Kind

DAY_MS = 86_400_000
SEARCH_DAYS = 8


def dues_between(line: Line, after_ms: int, until_ms: int) -> list[int]:
    """The times at which a check is due in (after, until], ms UTC, ascending, at most 1000."""
    profile = line.profile
    zone = profile["checks.zone_minutes"] * 60_000
    days = set(profile["checks.weekdays"])
    found: set[int] = set()
    every = profile["checks.every_s"] * 1000
    if every:
        first = (after_ms // every + 1) * every
        found.update(range(first, until_ms + 1, every)[:1000])
    for text in profile["checks.times"]:
        minute_ms = (int(text[:2]) * 60 + int(text[3:])) * 60_000
        day = (after_ms + zone) // DAY_MS
        while day * DAY_MS - zone <= until_ms and len(found) < 1000:
            due = day * DAY_MS + minute_ms - zone
            if after_ms < due <= until_ms:
                found.add(due)
            day += 1
    return sorted(due for due in found if weekday(due + zone) in days)[:1000]


def weekday(local_ms: int) -> int:
    """1 Monday to 7 Sunday of a local time in ms since 1970 (a Thursday)."""
    return (local_ms // DAY_MS + 3) % 7 + 1


def next_due(line: Line, after_ms: int) -> int | None:
    """The next time a check is due."""
    span = max(DAY_MS * SEARCH_DAYS, line.profile["checks.every_s"] * 1000 + 1)
    for stop in (DAY_MS, span):
        found = dues_between(line, after_ms, after_ms + stop)
        if found:
            return found[0]
    return None


def starter(line: Line, due_ms: int) -> int:
    """Whose turn a due check is: the parties alternate, by the number of the due time."""
    every = line.profile["checks.every_s"] * 1000
    if every:
        return int((due_ms // every) % len(line.logs))
    times = sorted(line.profile["checks.times"])
    zone = line.profile["checks.zone_minutes"] * 60_000
    of_day = (due_ms + zone) % DAY_MS // 60_000
    place = sum(1 for text in times if int(text[:2]) * 60 + int(text[3:]) < of_day)
    return int(((due_ms + zone) // DAY_MS * len(times) + place) % len(line.logs))


def next_serial(line: Line) -> int:
    """The next serial of our test series; it is used when the entry is taken."""
    return line.serials.get((line.us, int(Series.TEST)), 0) + 1


def challenge(turn: Turn, line: Line, due_ms: int | None, by: str) -> list[Any]:
    """The content of step 1; its serial is taken by whoever appends it."""
    text = text_number(turn.draw(16), line.profile["checks.words_refused"])
    return [1, 0, due_ms, text, by]


def start(turn: Turn, ledger: Ledger, line: Line, due_ms: int | None) -> bytes:
    """Start a check by the node; the leaf of its first step."""
    content = challenge(turn, line, due_ms, "node")
    content[1] = next_serial(line)
    return ledger.append(turn, line, Kind.CHECK, content).leaf


def go_on(turn: Turn, ledger: Ledger, line: Line, event: dict[str, Any], route: str) -> None:
    """A step came in or was made: the next one is ours if the other party made it.

    Args:
        turn: takes what is appended.
        ledger: appends.
        line: the line of the check.
        event: what the fold told of the step.
        route: the path on which the last frame came.
    """
    if not line.knows_serials:
        return
    check = line.checks.get(bytes.fromhex(event["check"]))
    if check is None:
        return
    if event["step"] == 1 and check.starter != line.us:
        text = text_number(turn.draw(16), line.profile["checks.words_refused"])
        cut = [list(head) for head in check.cut]
        content = [2, next_serial(line), check.leaf, check.text, text, "node", cut]
        ledger.append(turn, line, Kind.CHECK, content)
    elif event["step"] == 2 and check.starter == line.us and not check.completed:
        offset = line.peers[line.other()].clock_offset_ms()
        done = [3, next_serial(line), check.answer_leaf, check.round_trip_ms, offset, route]
        ledger.append(turn, line, Kind.CHECK, done)


def _done_for(line: Line, due_ms: int) -> bool:
    grace = line.profile["checks.grace_s"] * 1000
    for check in line.checks.values():
        near = check.due_ms == due_ms or abs(check.started_ms - due_ms) <= grace
        if near and check.answered_ms is not None:
            return True
    return False


def missed(line: Line, now_ms: int) -> int:
    """How many due checks in a row were missed since the last completed one, or since the start."""
    grace = line.profile["checks.grace_s"] * 1000
    since = line.started.wall_ms
    if line.last_check is not None:
        since = max(since, line.last_check.answered_ms or 0)
    dues = dues_between(line, since, now_ms - grace)
    return sum(1 for due in dues if not _done_for(line, due))


def is_silent(line: Line, now_ms: int) -> bool:
    """Whether the profile's number of checks in a row was missed [LIN-13]."""
    return bool(missed(line, now_ms) >= line.profile["checks.missed_to_silent"])


def tick(turn: Turn, ledger: Ledger, line: Line, last_ms: int) -> None:
    """Start what is due and ours; alarm what was missed."""
    now_ms = turn.now.wall_ms
    for due in dues_between(line, max(last_ms, now_ms - 60_000), now_ms)[-1:]:
        if starter(line, due) == line.us and line.knows_serials:
            start(turn, ledger, line, due)
    count = missed(line, now_ms)
    if count > line.missed_told:
        grace = line.profile["checks.grace_s"] * 1000
        late = dues_between(
            line, max(line.started.wall_ms, now_ms - grace - DAY_MS), now_ms - grace
        )
        whose = line.name(starter(line, late[-1])) if late else ""
        turn.alarm("check_missed", "RCT-8", count=count, whose_turn=whose)
    line.missed_told = count


def describe(check: Check | None, line: Line) -> dict[str, Any] | None:
    """The last completed check, for `status`."""
    if check is None:
        return None
    return {
        "at": check.answered_ms,
        "by": line.name(check.starter),
        "started_by": check.by,
        "answered_by": check.answered_by,
        "serial": check.serial,
        "round_trip_ms": check.round_trip_ms,
        "clock_offset_ms": check.clock_offset_ms,
        "route": check.route,
    }
