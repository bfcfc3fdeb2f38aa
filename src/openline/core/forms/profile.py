"""The profile of a line: every agreed setting, its default and its range (CER-11)."""

from __future__ import annotations

from typing import Any, NamedTuple

from openline.core.base.codec import decode, encode
from openline.core.base.errors import PeerFault, Refused
from openline.core.base.names import ROLES, Precedence

_LIST_MAX = 64


class Setting(NamedTuple):
    """One key: its default, how it is judged, and what it means."""

    default: Any
    low: int | None
    high: int | None
    meaning: str
    form: str = "int"


def _number(default: int, low: int, high: int, meaning: str) -> Setting:
    return Setting(default, low, high, meaning)


# A profile may narrow what CER-10 gives a role, never widen it: the verifiers know only CER-10.
_MAY_SEND_AT_MOST = {
    "duty": Precedence.FLASH,
    "watch-chief": Precedence.FLASH,
    "staff": Precedence.PRIORITY,
}
WATCH_SHOWS = ("name", "languages", "since", "linguist")
_ALL_FLASH = ["duty:FLASH", "watch-chief:FLASH"]

SETTINGS: dict[str, Setting] = {
    "checks.every_s": _number(3600, 0, 604_800, "seconds between checks; 0: only fixed times"),
    "checks.times": Setting([], None, None, "fixed local times HH:MM", "times"),
    "checks.zone_minutes": _number(0, -720, 840, "offset of local time from UTC, minutes"),
    "checks.weekdays": Setting([1, 2, 3, 4, 5, 6, 7], 1, 7, "1 Monday to 7 Sunday", "days"),
    "checks.grace_s": _number(300, 2, 3600, "seconds after which a check is missed"),
    "checks.missed_to_silent": _number(3, 1, 24, "missed checks in a row to SILENT"),
    "checks.words_refused": Setting([], None, None, "words no check text may hold", "words"),
    "handling.flash_s": _number(600, 10, 86_400, "handling time of FLASH, seconds"),
    "handling.immediate_s": _number(1800, 10, 86_400, "handling time of IMMEDIATE, seconds"),
    "handling.priority_s": _number(10_800, 10, 604_800, "handling time of PRIORITY, seconds"),
    "handling.routine_s": _number(21_600, 10, 604_800, "handling time of ROUTINE, seconds"),
    "flash.characters_max": _number(600, 50, 8000, "length of a FLASH text, characters"),
    "clock.show_ms": _number(2000, 100, 60_000, "clock offset that is shown, milliseconds"),
    "clock.alarm_ms": _number(60_000, 1000, 86_400_000, "clock offset that alarms, ms"),
    "position.mismatch_m": _number(1000, 1, 100_000, "distance that bars 'confirmed', metres"),
    "escalation.flash_s": _number(60, 0, 86_400, "FLASH unread until the first step; 0 never"),
    "escalation.immediate_s": _number(180, 0, 86_400, "the same for IMMEDIATE, seconds"),
    "escalation.priority_s": _number(1800, 0, 604_800, "the same for PRIORITY, seconds"),
    "escalation.routine_s": _number(0, 0, 604_800, "the same for ROUTINE, seconds"),
    "escalation.unacknowledged_s": _number(
        900, 10, 86_400, "FLASH, STOP: second step, seconds"
    ),
    "escalation.authority_s": _number(5400, 10, 604_800, "FLASH, STOP: third step, seconds"),
    "stop.effect_s": _number(
        120, 5, 86_400, "by when a STOP should have taken effect, seconds"
    ),
    "watch.shows": Setting(
        ["name", "languages", "since", "linguist"], None, None, "what the peer sees", "shows"
    ),
    "desk.deconfliction_only": _number(0, 0, 1, "1: no targets, no intelligence on this line"),
    "send.message": Setting(
        [*_ALL_FLASH, "staff:PRIORITY"], None, None, "who sends messages, up to what", "who"
    ),
    "send.stop": Setting(_ALL_FLASH, None, None, "who sends STOP", "who"),
    "send.cancel": Setting(_ALL_FLASH, None, None, "who cancels, corrects, repeats", "who"),
    "send.check": Setting(_ALL_FLASH, None, None, "who starts a check by a person", "who"),
    "talks.reply_hours": _number(48, 1, 720, "hours in which a request is answered"),
    "talks.levels": Setting([], None, None, "further levels of office, below duty", "words"),
    "talks.silence_days": _number(90, 1, 3650, "days without contact that alarm"),
    "release.persons": _number(2, 1, 2, "how many releasers sign a release"),
    "release.default": Setting(
        "fact_of_contact", None, None, "what may be said where no rule was agreed", "rule"
    ),
}
# Added after lines were founded: they stand in the encoding only where they differ, so that the
# profile of an older line has the same bytes as before [CER-11].
LATER = frozenset(key for key in SETTINGS if key.startswith(("talks.", "release.")))
RULES = ("no_readout", "fact_of_contact", "own", "joint")


def _refuse(key: str, why: str) -> Refused:
    return Refused(
        "CER-11",
        f"profile: {key}: {why}",
        "Mend the profile; `openline line profile` lists all keys.",
    )


def _check_who(key: str, value: Any) -> None:
    for part in value:
        role, _, precedence = part.partition(":") if type(part) is str else ("", "", "")
        if role not in ROLES or precedence not in Precedence.__members__:
            raise _refuse(key, f"{part!r} is not role:PRECEDENCE")
        highest = (
            _MAY_SEND_AT_MOST.get(role) if role != "staff" or key == "send.message" else None
        )
        if highest is None or Precedence[precedence] > highest:
            raise _refuse(key, f"{part!r} is more than the role has [CER-10]")


def _check_shows(key: str, value: Any) -> None:
    if any(part not in WATCH_SHOWS for part in value):
        raise _refuse(key, f"needs some of {', '.join(WATCH_SHOWS)}")


def _check_times(key: str, value: Any) -> None:
    for part in value:
        hour, _, minute = part.partition(":") if type(part) is str else ("", "", "")
        digits = f"{hour}{minute}"
        if not (digits.isascii() and digits.isdigit() and len(part) == 5 and len(hour) == 2):
            raise _refuse(key, f"{part!r} is not HH:MM")
        if int(hour) > 23 or int(minute) > 59:
            raise _refuse(key, f"{part!r} is not a time of day")


def _check(key: str, value: Any) -> None:
    setting = SETTINGS[key]
    if setting.form == "int":
        if type(value) is not int:
            raise _refuse(key, "is not a whole number")
        assert setting.low is not None
        assert setting.high is not None
        if not setting.low <= value <= setting.high:
            raise _refuse(key, f"{value} is not within {setting.low}..{setting.high}")
        return
    if setting.form == "rule":
        if value not in RULES:
            raise _refuse(key, f"needs one of {', '.join(RULES)}")
        return
    if type(value) is not list or len(value) > _LIST_MAX:
        raise _refuse(key, "is not a list of at most 64")
    if setting.form == "times":
        _check_times(key, value)
    elif setting.form == "days":
        if not value or any(type(day) is not int or not 1 <= day <= 7 for day in value):
            raise _refuse(key, "needs numbers from 1 (Monday) to 7")
    elif setting.form == "shows":
        _check_shows(key, value)
    elif setting.form == "who":
        _check_who(key, value)
    elif any(type(word) is not str or not 1 <= len(word) <= 60 for word in value):
        raise _refuse(key, "needs words of 1 to 60 characters")


# Asked for every open item, several times a second.
_HANDLING = {int(part): f"handling.{part.name.lower()}_s" for part in Precedence}


class Profile:
    """The settings of a line, all present and in range."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values
        self.encoded = encode(
            [
                [key, values[key]]
                for key in sorted(values)
                if key not in LATER or values[key] != SETTINGS[key].default
            ]
        )
        self._soonest = [self._first_deadline_ms(part) for part in Precedence]

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def may_send(self, what: str, roles: tuple[str, ...], precedence: int) -> bool:
        """Whether one of the roles may send at this precedence (R16); `what` as in send.*."""
        for part in self._values[f"send.{what}"]:
            role, _, highest = part.partition(":")
            if role in roles and precedence <= Precedence[highest]:
                return True
        return False

    def handling_ms(self, precedence: int) -> int:
        """The handling time for a precedence, milliseconds [RCT-6]."""
        return int(self._values[_HANDLING[precedence]]) * 1000

    def escalation_ms(self, step: int, precedence: int) -> int:
        """After how long without a person's receipt a step is taken [RCT-13]; 0: never."""
        if step == 1:
            return (
                int(self._values[f"escalation.{Precedence(precedence).name.lower()}_s"]) * 1000
            )
        name = "unacknowledged" if step == 2 else "authority"
        return int(self._values[f"escalation.{name}_s"]) * 1000

    def _first_deadline_ms(self, precedence: int) -> int:
        steps = (self.escalation_ms(step, precedence) for step in (1, 2, 3))
        return min(self.handling_ms(precedence), *(after for after in steps if after))

    def soonest_ms(self, precedence: int) -> int:
        """How long after its arrival nothing about an item can be due, milliseconds."""
        return self._soonest[precedence]

    def as_dict(self) -> dict[str, Any]:
        """All settings, for people and for `--json`."""
        return dict(self._values)


def from_settings(given: dict[str, Any]) -> Profile:
    """A profile from flat keys; what is not given takes its default.

    Raises:
        Refused: a key nobody knows, or a value out of its range.
    """
    for key in given:
        if key not in SETTINGS:
            raise _refuse(key, "nobody knows this key")
    values = {key: given.get(key, setting.default) for key, setting in SETTINGS.items()}
    for key, value in values.items():
        _check(key, value)
    if values["checks.every_s"] == 0 and not values["checks.times"]:
        raise _refuse("checks.every_s", "0 needs fixed times in checks.times")
    return Profile(values)


def from_tables(tables: dict[str, Any]) -> Profile:
    """A profile from the nested tables of a TOML file.

    Raises:
        Refused: as `from_settings`.
    """
    flat: dict[str, Any] = {}
    for table, inner in tables.items():
        if type(inner) is not dict:
            raise _refuse(table, "nobody knows this key")
        for key, value in inner.items():
            flat[f"{table}.{key}"] = value
    return from_settings(flat)


def from_bytes(data: bytes) -> Profile:
    """A profile as it stands in a genesis or an amendment.

    Raises:
        PeerFault: not the one form of CER-11.
    """
    pairs = decode(data)
    if type(pairs) is not list or any(type(p) is not list or len(p) != 2 for p in pairs):
        raise PeerFault("CER-11", "a profile of the wrong form")
    try:
        profile = from_settings(dict(pairs))
    except (Refused, TypeError) as fault:
        raise PeerFault("CER-11", str(fault)) from None
    if profile.encoded != data:
        raise PeerFault("CER-11", "a profile that is not in the one form, or lacks a key")
    return profile
