"""What is not as it should be, told from what the node knows: each with its clause, none guessed.

A condition stands while its cause stands. Its id is the same each time, so that an acknowledgement
outlives a restart and no second one is raised for the same thing; it is raised anew for one more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

CERTIFICATE_NEAR_MS = 14 * 86_400_000
TLS_NEAR_MS = 30 * 86_400_000
# Twice the age at which a checkpoint is due (REC-8): it was asked for and did not come.
UNPROVEN_MS_MAX = 30 * 60_000
# After a start the line needs a moment; what is not up by then is down.
START_GRACE_MS = 20_000
EVENT_STANDS_MS = 3_600_000
# Announcements of the node that have no state of their own.
EVENTS = {
    "peer_fault": "peer-fault",
    "clock_step": "clock-step",
    "generation_needed": "generation-needed",
}
CONDITIONS_MAX = 200
_STATES = {
    "down": ("line-down", "LIN-13"),
    "one_way": ("line-one-way", "LIN-13"),
    "silent": ("line-silent", "LIN-13"),
}
LINE_LOSS = frozenset(what for what, _ in _STATES.values())
# What cannot wait until somebody looks at a console; the rest is shown and rings there.
SOUNDING = LINE_LOSS | {"check-missed", "fork", "damaged", "disk-low", "restored"}


class Condition(NamedTuple):
    """Something that is not as it should be."""

    id: str
    what: str
    clause: str
    fields: dict[str, Any]


def is_news(clause: str, fields: dict[str, Any], now: Condition) -> bool:
    """Whether a condition that stands wants a person anew: its count grew, or its clause is another.

    Args:
        clause: under which it was raised.
        fields: with which it was raised, or was seen last.
        now: the same condition as it is now.
    """
    return now.clause != clause or _count(now.fields) > _count(fields)


def has_shrunk(fields: dict[str, Any], now: Condition) -> bool:
    """Whether there are fewer now: from there the next one counts as news again."""
    return _count(now.fields) < _count(fields)


def _count(fields: dict[str, Any]) -> int:
    return int(fields.get("count", 0))


class Late(NamedTuple):
    """What of talks is late, and which levels are silent for longer than agreed."""

    silences: tuple[
        tuple[str, int, int], ...
    ] = ()  # level, days, day on which it was last heard
    commitments: int = 0
    requests: int = 0
    briefings: int = 0


class Around(NamedTuple):
    """What is known beside the status of the node."""

    now_ms: int
    is_new: bool  # the node started so short a time ago that a line may still come up
    has_officers: bool
    manned: int
    has_linguist: bool
    sounder_failed: bool
    first_wrong_line: int | None  # of the watch log
    officers: list[dict[str, Any]]
    tls_until_ms: int | None
    lately: dict[str, tuple[int, str, dict[str, Any]]]  # what -> when, clause, fields
    late: Late = Late()


def _made(what: str, clause: str, key: str = "", **fields: Any) -> Condition:
    name = (
        re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")
        if key.isascii()
        else key.encode().hex()
    )
    return Condition(f"{what}.{name}" if name else what, what, clause, fields)


def _of_peer(peer: dict[str, Any], around: Around) -> Iterator[Condition]:
    party = peer["party"]
    state = _STATES.get(peer["state"])
    if state is not None and not around.is_new:
        readings = peer.get("readings", {})
        yield _made(*state, key=party, party=party, age_ms=peer["age_ms"], **readings)
    if peer.get("clock_flag"):
        offset = peer["clock_offset_ms"]
        yield _made(
            "clock-off", "LIN-7", party, party=party, offset_ms=offset, how=peer["clock_flag"]
        )


def _of_keys(keys: dict[str, Any], now_ms: int) -> Iterator[Condition]:
    """A node whose certified keys are past their end, or near it, goes on: people must know."""
    until = keys["until"]
    if until is None or until - now_ms > CERTIFICATE_NEAR_MS:
        return
    what = "old-key" if until <= now_ms else "keys-near-end"
    yield _made(what, "CER-3", keys["party"], party=keys["party"], until=until)


def _of_line(line: dict[str, Any], around: Around) -> Iterator[Condition]:
    for peer in line["peers"]:
        yield from _of_peer(peer, around)
    key = line["id"][:8]
    if line["checks"]["missed"]:
        yield _made("check-missed", "RCT-8", key, count=line["checks"]["missed"])
    for keys in line["node_keys"]:
        yield from _of_keys(keys, around.now_ms)
    if line["broken_record"]:
        yield _made("fork", "REC-4", key)
    if line["restored"]:
        yield _made("restored", "REC-10", key)
    if line["needs"]["breaches"]:
        yield _made("handling-breach", "RCT-6", key, count=line["needs"]["breaches"])
    if line["unsigned"]:
        yield _made("unsigned", "REC-10", key, count=line["unsigned"])
    for gap in line["gaps"]:
        where = f"{gap['party']}-{gap['series']}"
        yield _made(
            "serial-gap", "ENV-5", where, party=gap["party"], series=gap["series"],
            count=gap["count"], first=gap["serials"][0] if gap["serials"] else None,
        )  # fmt: skip
    for part in line["suspended"]:
        yield _made(
            "suspended", "RCT-9", f"{part['by']}-{part['kind']}",
            kind=part["kind"], by=part["by"], since=part["since"], officer=part["officer"],
        )  # fmt: skip


def _of_record(status: dict[str, Any]) -> Iterator[Condition]:
    record = status["record"]
    if record["damaged"]:
        yield _made("damaged", "REC-11", count=record["damaged"])
    unproven = record["unproven"]
    if unproven and unproven["age_ms"] > UNPROVEN_MS_MAX:
        # The count and the age move each second; what was raised shows them as they were then.
        yield _made("unproven", "REC-8", entries=unproven["entries"])
    if status["disk_low"]:
        yield _made("disk-low", "REC-5")


def _of_officers(around: Around) -> Iterator[Condition]:
    for officer in around.officers:
        until = officer["until"]
        if until is None or officer["removed"] or until - around.now_ms > CERTIFICATE_NEAR_MS:
            continue
        what = "certificate-ended" if until <= around.now_ms else "certificate-near-end"
        yield _made(
            what, "CER-9", officer["certificate"][:16],
            party=officer["party"], officer=officer["name"], until=until,
        )  # fmt: skip


def _of_events(around: Around) -> Iterator[Condition]:
    """What happened and is over at once stands an hour, so that somebody sees it."""
    for what, (at_ms, clause, fields) in sorted(around.lately.items()):
        if around.now_ms - at_ms < EVENT_STANDS_MS:
            yield _made(what, clause, **fields)


def _of_ourselves(around: Around) -> Iterator[Condition]:
    if around.has_officers and not around.manned:
        yield _made("nobody-on-watch", "R96")
    elif around.manned and not around.has_linguist:
        yield _made("no-linguist", "R96")
    if around.sounder_failed:
        yield _made("sounder-failed", "R27")
    if around.first_wrong_line is not None:
        yield _made("watch-log-changed", "R96", line=around.first_wrong_line)
    until = around.tls_until_ms
    if until is not None and until - around.now_ms < TLS_NEAR_MS:
        yield _made("console-certificate-near-end", "console", until=until)


def _of_talks(late: Late) -> Iterator[Condition]:
    """What is owed, unanswered or silent; nothing of it sounds outside a console."""
    for level, days, last_day in late.silences:
        yield _made("contact-silence", "CON-13", f"{level}-{last_day}", level=level, days=days)
    if late.commitments:
        yield _made("commitment-overdue", "TLK-9", count=late.commitments)
    if late.requests:
        yield _made("request-unanswered", "TLK-4", count=late.requests)
    if late.briefings:
        yield _made("briefing-overdue", "TLK-11", count=late.briefings)


def conditions(status: dict[str, Any], around: Around) -> dict[str, Condition]:
    """Every condition that stands, by its id, in a fixed order; at most 200."""
    found: list[Condition] = []
    for line in status["lines"]:
        found += _of_line(line, around)
    found += [*_of_record(status), *_of_ourselves(around), *_of_events(around)]
    found += [*_of_officers(around), *_of_talks(around.late)]
    return {part.id: part for part in found[:CONDITIONS_MAX]}
