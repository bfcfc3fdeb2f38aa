"""Planted faults in the rules of talks and readouts; see `mutants`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from openline.core.node import readouts, talks, talks_gate, talks_views
from openline.core.node.state import Line
from openline.core.node.talks_asked import Asked, Wrong
from openline.core.node.talks_memory import Sheet
from openline.core.record.envelope import Kind
from openline.simulation.planting import Planted, entered, replaced


def release_by_one() -> Planted:
    """One releaser is enough."""

    def completes(asked: Asked, about: Sheet) -> bool:
        return True

    return replaced((readouts, "completes", completes))


def release_by_two_keys() -> Planted:
    """Two keys of one person count as two persons."""

    def completes(asked: Asked, about: Sheet) -> bool:
        keys = {*readouts.releasers(asked, about), asked.officer.hash}
        return len(keys) >= int(asked.profile["release.persons"])

    return replaced((readouts, "completes", completes))


def release_of_any_text() -> Planted:
    """The text of a release is not compared with what was sealed or agreed."""

    def free(asked: Asked, about: Sheet, contact: Sheet) -> None:
        """Nothing is against it."""

    return replaced((readouts, "_against_text", free))


def initial_survives_change() -> Planted:
    """A changed line may be released by the initials of the one that it replaces."""
    true = readouts.initialled

    def initialled(asked: Asked, line: Sheet) -> set[int]:
        found = true(asked, line)
        old = asked.line.talks.sheets.get(bytes.fromhex(line.doc.get("replaces", "")))
        return found if old is None else found | initialled(asked, old)

    return replaced((readouts, "initialled", initialled))


def initial_on_any_text() -> Planted:
    """An initial is taken whatever text it is on."""

    def free(asked: Asked) -> None:
        """Nothing is against it."""

    return entered(readouts.RULES, Kind.INITIAL, free)


def embargo_ignored() -> Planted:
    """What is to be said later may be said at once."""
    true = readouts._against_rule  # noqa: SLF001

    def against(asked: Asked, contact: Sheet) -> Wrong | None:
        found = true(asked, contact)
        return None if found and found.what.startswith("the embargo ends") else found

    return replaced((readouts, "_against_rule", against))


def consent_for_given() -> Planted:
    """What is released is held to a rule that nobody has answered yet."""
    true, against = readouts.consents_of, readouts._against_rule  # noqa: SLF001

    def consents(asked: Asked, rule: Sheet) -> list[Sheet]:
        return true(asked, rule) or [replace(rule, doc={"agree": True})]

    def as_given(asked: Asked, contact: Sheet) -> Wrong | None:
        with replaced((readouts, "consents_of", consents)):
            return against(asked, contact)

    return replaced((readouts, "_against_rule", as_given))


def second_record_opens() -> Planted:
    """A release is held to the rule of its own contact only, not of another record of the call."""

    def others(asked: Asked, contact: Sheet) -> list[Sheet]:
        return []

    return replaced((readouts, "others_under_rule", others))


def breach_not_recorded() -> Planted:
    """A breach is an item like any other, and no record of its own."""

    def take(asked: Asked, sheet: Sheet, size: int) -> None:
        """Nothing is remembered."""

    return entered(talks_gate._TAKE, Kind.BREACH, take)  # noqa: SLF001


def closed_request_answered() -> Planted:
    """A reply opens a request that was withdrawn or whose call took place."""
    true = talks_views.request_state
    words = {"accept": "accepted", "decline": "declined"}

    def state(line: Line, sheet: Sheet, now_ms: int) -> str:
        replies = [part for part in sheet.said if part.kind == Kind.REPLY]
        if not replies:
            return true(line, sheet, now_ms)
        answer = str(replies[-1].doc["answer"])
        return words.get(answer, answer)

    return replaced((talks_views, "request_state", state))


def reply_by_anybody() -> Planted:
    """Who asked may answer for the other."""

    def free(asked: Asked) -> None:
        """Nothing is against it."""

    return entered(talks.RULES, Kind.REPLY, free)


def initiator_by_latest() -> Planted:
    """Who wrote last of a contact is shown as who asked for it."""

    def initiator(line: Line, sheet: Sheet) -> str:
        return line.name(sheet.author)

    return replaced((talks_views, "_initiator", initiator))


def last_by_clock() -> Planted:
    """Of two words the one with the later time counts, whatever its author had."""

    def latest(sheets: Any) -> Sheet | None:
        return max(sheets, key=lambda part: part.at_ms, default=None)

    return replaced((talks_views, "latest", latest), (readouts, "latest", latest))


def last_by_arrival() -> Planted:
    """Of two words the one that came in last counts."""

    def latest(sheets: Any) -> Sheet | None:
        return next(iter(reversed(list(sheets))), None)

    return replaced((talks_views, "latest", latest), (readouts, "latest", latest))


def judged_by_what_is_here() -> Planted:
    """A sheet is judged by what the node has, not by what its author had."""

    def knows(self: Asked, sheet: Sheet) -> bool:
        return True

    return replaced((Asked, "knows", knows))


ALL: dict[str, Callable[[], Planted]] = {
    made.__name__: made
    for made in (
        release_by_one,
        release_by_two_keys,
        release_of_any_text,
        initial_survives_change,
        initial_on_any_text,
        embargo_ignored,
        consent_for_given,
        second_record_opens,
        breach_not_recorded,
        closed_request_answered,
        reply_by_anybody,
        initiator_by_latest,
        last_by_clock,
        last_by_arrival,
        judged_by_what_is_here,
    )
}
"""One mistake each in what staff may say, and in what it does."""
