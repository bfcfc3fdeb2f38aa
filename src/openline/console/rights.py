"""One table of rights: what a role may at a console, and what an act of an officer needs."""

from __future__ import annotations

from openline.core.base.errors import Refused
from openline.core.base.names import ROLES
from openline.core.node import desk_talks

RIGHTS = (
    "read",
    "evidence",
    "send",
    "acknowledge",
    "stop",
    "check",
    "watch",
    "translate",
    "officers",
    "tokens",
    "settings",
    "bundles",
    "talks",
    "release",
)
_DUTY = ("read", "evidence", "send", "acknowledge", "stop", "check", "watch")
OF_ROLES: dict[str, tuple[str, ...]] = {
    "duty": _DUTY,
    "watch-chief": (*_DUTY, "settings", "talks"),
    "staff": ("read", "send", "talks"),
    "interpreter": ("read", "watch", "translate"),
    "auditor": ("read", "evidence"),
    "admin": ("read", "officers", "tokens", "settings", "bundles"),
    "releaser": ("read", "release"),
}
# Which right an act of an officer needs, whether he or a program asks for it.
OF_VERBS: dict[str, str] = {
    "send": "send",
    "cancel": "send",
    "correct": "send",
    "repeat": "send",
    "schedule": "send",
    "amend": "settings",
    "accept": "settings",
    "suspend": "stop",
    "resume": "stop",
    "send-stop": "stop",
    "ack": "acknowledge",
    "answer": "acknowledge",
    "readback": "acknowledge",
    "confirm": "acknowledge",
    "effect": "acknowledge",
    "check": "check",
    "translate": "translate",
    "delegate": "read",
    "undelegate": "read",  # of whose key: acts.refuse_end_of_another
    **dict.fromkeys(desk_talks.VERBS, "talks"),
    "contact": "send",  # the duty officer writes down who rang, too
    "release": "release",
}


def rights_of_roles(roles: tuple[str, ...]) -> frozenset[str]:
    """The rights of an officer at a console."""
    return frozenset(right for role in roles for right in OF_ROLES.get(role, ()))


def parse_rights(given: list[str]) -> tuple[str, ...]:
    """Rights by their names; the name of a role stands for its rights.

    Raises:
        Refused: a name nobody knows, or none at all.
    """
    names = [part for each in given for part in each.replace(",", " ").split()]
    unknown = [name for name in names if name not in RIGHTS and name not in ROLES]
    if unknown or not names:
        raise Refused(
            "token",
            f"{', '.join(unknown)[:60] or 'nothing'} is no right",
            f"Some of {', '.join(RIGHTS)}; a role's name stands for its rights.",
        )
    found = {right for name in names for right in OF_ROLES.get(name, (name,))}
    return tuple(right for right in RIGHTS if right in found)
