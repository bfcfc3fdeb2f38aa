"""Why a claim has its verdict: a code with its values, which any language can say, and English [CON-12]."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from openline.core.contacts.days import weekday_name

IDS_NAMED_MAX = 5  # a sentence that names more is not read
HEAD = "On this ledger"  # how every reason begins

_BETWEEN = "after {since} and before {id}"
_DATED = "{id} is dated {date}; "
WHY: Final[dict[str, str]] = {
    "other_kind": "nothing can be held against a claim of this kind about {id}.",
    "since_unread": "the claim about {id} cannot be checked: its `since` is no date that exists.",
    "of_unread": (
        "the claim about {id} cannot be checked: "
        "its `of` is not KIND/LEVEL with a kind and a level that are known."
    ),
    "one_between": f"a contact of kind {{kind}}, level {{level}}, stands {_BETWEEN}: {{ids}}.",
    "one_may_be_between": (
        f"the order is unknown: a contact of kind {{kind}}, level {{level}}, may stand {_BETWEEN}: {{ids}}."
    ),
    "none_between": f"no contact of kind {{kind}}, level {{level}}, stands {_BETWEEN}.",
    "date_impossible": f"{_DATED}the claimed date {{said}} does not exist.",
    "date_unread": f"{_DATED}the claimed date cannot be read.",
    "weekday_other": f"{_DATED}{{day}} is a {{is}}, not a {{weekday}}.",
    "date_other": f"{_DATED}the claimed date {{said}} is another one.",
    "weekday_of_own_other": f"{_DATED}it is a {{is}}, not a {{weekday}}.",
    "weekday_unread": f"{_DATED}the claimed weekday cannot be read.",
    "date_unsaid": f"{_DATED}the claim names neither a date nor a weekday.",
    "date_agrees_in_part": f"{_DATED}the claim agrees with it, but the day is not known.",
    "date_agrees": f"{_DATED}the claim agrees with it.",
    "channel_unrecorded": "no record of {id} names its channel.",
    "channel_unsaid": (
        "the record names the channel of {ids}, but the claim has no `channel` to compare."
    ),
    "channel_disputed": "the records differ about the channel: {ids}.",
    "channel_same": "the record names the same channel: {ids}.",
    "channel_other": "the record names another channel: {ids}.",
}
"""Every reason by its code, and how English says it."""


class Reason(NamedTuple):
    """A verdict, and why: the code of the rule and the values that it names."""

    verdict: str
    code: str
    args: dict[str, Any]

    def why(self, head: str = HEAD) -> str:
        """The sentence in English; `head` is what it begins with."""
        args = {name: _in_words(name, value) for name, value in self.args.items()}
        return f"{head} {WHY[self.code].format(**args)}"


def _in_words(name: str, value: Any) -> str:
    if name == "ids":
        more = ", and others" if len(value) > IDS_NAMED_MAX else ""
        return ", ".join(value[:IDS_NAMED_MAX]) + more
    # 1 January of the year 1 was a Monday.
    return weekday_name(date(1, 1, value)) if name == "is" else str(value)


def of(verdict: str, code: str, id_: str, ids: Sequence[str] = (), **args: Any) -> Reason:
    """A reason about a contact; one of `ids` more than IDS_NAMED_MAX stands for others.

    Args:
        verdict: of claims.
        code: of WHY.
        id_: the contact.
        ids: the contacts that it rests on.
        args: what else the reason names; `is` is a weekday, 1 Monday to 7.
    """
    return Reason(verdict, code, {"id": id_, **({"ids": list(ids)} if ids else {}), **args})
