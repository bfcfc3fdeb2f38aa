"""The record's own contacts on the ledger: folded anew from what stands in the record (CON-1, R88)."""

from __future__ import annotations

from typing import Any, NamedTuple

from openline.core.base.errors import Refused
from openline.core.base.names import Mode
from openline.core.contacts.contact import parse
from openline.core.forms.sheet_values import as_time, is_time, time_ms
from openline.core.node import contact_records, in_force
from openline.core.node.node import Node
from openline.core.node.talks_views import DAY_MS, agreed_terms
from openline.runtime.host import Host
from openline.shell import clock
from openline.shell.contacts.store import Contacts

GLOSSARIES_MAX = 4  # of a line: the newest may hold terms that no comparison can use


class Folded(NamedTuple):
    """What a record says for the ledger: its contacts, what is owed besides, and what its lines agreed."""

    contacts: list[dict[str, Any]]
    loose: list[dict[str, Any]]
    levels: list[str]
    silence_days: int | None
    glossaries: dict[str, list[dict[str, Any]]]
    """By the other party's name, the newest first."""


def folded(node: Node, now_ms: int, *, is_demo: bool = False) -> Folded:
    """All contacts of all lines, as objects of the ledger, and the settings of their profiles.

    A real home's ledger holds nothing of an exercise; in the demonstration all is one.
    """
    mode = Mode.EXERCISE if is_demo else Mode.REAL
    lines = list(node.lines.values())
    contacts = [
        raw for line in lines for raw in contact_records.contacts(line, now_ms, int(mode))
    ]
    loose = [
        raw
        for line in lines
        for raw in contact_records.loose_commitments(line, now_ms, int(mode))
    ]
    levels = dict.fromkeys(level for line in lines for level in line.profile["talks.levels"])
    days = [int(line.profile["talks.silence_days"]) for line in lines]
    terms = {line.name(line.other()): agreed_terms(line)[:GLOSSARIES_MAX] for line in lines}
    return Folded(contacts, loose, list(levels), min(days, default=None), terms)


def request_figures(node: Node, now_ms: int, *, is_demo: bool = False) -> dict[str, Any]:
    """What became of requests on the only line, and hours from request to contact; null without one."""
    mode = Mode.EXERCISE if is_demo else Mode.REAL
    if len(node.lines) != 1:
        return {"states": {}, "held": 0, "hours_median": None, "hours_max": None}
    return contact_records.request_figures(node.line_for(None), now_ms, int(mode))


class Changed:
    """The record's own contacts whenever the record or the day is another one than before."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._key: tuple[Any, ...] | None = None

    def __call__(self) -> Folded | None:
        """As `folded`; None if nothing has changed since the last call."""
        now_ms = clock.now().wall_ms
        lines = self._host.node.lines.values()
        sizes = tuple((log.generation, log.size) for line in lines for log in line.logs)
        key = (sizes, now_ms // DAY_MS)
        if key == self._key:
            return None
        self._key = key
        return folded(self._host.node, now_ms, is_demo=self._host.is_demo)


def fold(ledger: Contacts, found: Folded) -> int:
    """Let these be all records of a ledger; how many of its rows changed.

    What the ledger cannot take, as a name that is too long for it, stays in the record alone.
    """
    further = [level for level in found.levels if level not in ledger.levels]
    if further:
        ledger.set_levels([*ledger.levels, *further])
    if found.silence_days is not None and ledger.silence_days.get("any") != found.silence_days:
        ledger.set_silence_days({"any": found.silence_days})
    taken = []
    for raw in found.contacts:
        try:
            taken.append(parse(raw, ledger.levels))
        except Refused:
            continue
    ledger.put_loose(found.loose)
    ledger.put_glossaries(found.glossaries)
    return ledger.put_records(taken)


def in_force_of(node: Node, at_ms: int, given: str | None = None) -> dict[str, Any]:
    """Whether a line is in force, from its record."""
    if not node.lines:
        return {
            **dict.fromkeys(("since", "line", "last_check")),
            "in_force": False,
            "whole": False,
            "at": at_ms,
            "suspended": [],
            "evidence": [],
        }
    return in_force.in_force(node.line_for(given), at_ms)


def moment(on: str | None, now_ms: int) -> int:
    """The time that a question names: the end of a day, a minute, or now; milliseconds UTC.

    Raises:
        Refused: no such day or minute.
    """
    if on is None:
        return now_ms
    given = f"{on}T23:59Z" if len(on) == 10 else on
    if not is_time(given):
        raise Refused("CON-2", f"{on[:20]!r} does not exist", "Write 2026-11-25.")
    return min(time_ms(given) + (59_999 if len(on) == 10 else 0), max(now_ms, time_ms(given)))


_SAID = {
    "en": (
        "No line was in force on {at}: by the record of this node it was founded later, or not at all.",
        "By the record, the line has been in force since {since} and nothing of it is suspended ({at}).",
        "By the record, the line has been in force since {since}; on {at} suspended: {what}. STOP and checks always pass.",
        "{kind} by {by} since {when}",
        {"message": "messages", "notice": "notices"},
    ),
    "ru": (
        "На {at} линия не действовала: по журналу этого узла она учреждена позже или не учреждена вовсе.",
        "По журналу линия действует с {since}, ничего не приостановлено ({at}).",
        "По журналу линия действует с {since}; на {at} приостановлено: {what}. СТОП и проверки проходят всегда.",
        "{kind}, стороной {by}, с {when}",
        {"message": "сообщения", "notice": "извещения"},
    ),
    "id": (
        "Pada {at} tidak ada saluran yang berlaku: menurut catatan node ini, saluran didirikan kemudian atau tidak sama sekali.",
        "Menurut catatan, saluran berlaku sejak {since} dan tidak ada yang ditangguhkan ({at}).",
        "Menurut catatan, saluran berlaku sejak {since}; pada {at} ditangguhkan: {what}. HENTIKAN dan uji saluran selalu lewat.",
        "{kind} oleh {by} sejak {when}",
        {"message": "pesan", "notice": "pemberitahuan"},
    ),
}


def in_force_sentence(found: dict[str, Any], language: str = "en") -> str:
    """The answer in one sentence, to be copied with its evidence."""
    never, whole, partly, one, kinds = _SAID.get(language, _SAID["en"])
    at = as_time(found["at"])
    if not found["in_force"]:
        return never.format(at=at)
    since = as_time(found["since"])
    if found["whole"]:
        return whole.format(since=since, at=at)
    what = "; ".join(
        one.format(
            kind=kinds.get(part["kind"], part["kind"]),
            by=part["by"],
            when=as_time(part["since"]),
        )
        for part in found["suspended"]
    )
    return partly.format(since=since, at=at, what=what)
