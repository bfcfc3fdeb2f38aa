"""The configuration of a node: openline.toml and OPENLINE_* variables; unknown keys are refused."""

from __future__ import annotations

import os
import shlex
import tomllib
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from openline.core.base.errors import Refused
from openline.core.record.identity import check_address

LANGUAGES = ("en", "ru", "id")
FILE = "openline.toml"


class Settings(NamedTuple):
    """What an administrator may set; every value has a default."""

    party: str
    language: str = "en"
    listen: tuple[str, ...] = ("127.0.0.1:7040",)
    reserve_mb: int = 64
    log_level: str = "info"
    console: str = ""
    host: str = ""
    posts: tuple[str, ...] = ("duty desk",)
    tls: bool = False
    admin: str = ""
    alarm_command: tuple[str, ...] = ()
    alarm_exercise: bool = False
    zone: str = "UTC"
    their_zone: str = "UTC"


_TABLES: dict[str, tuple[str, ...]] = {
    "node": ("party", "language", "reserve_mb", "log_level"),
    "line": ("listen",),
    "console": ("console", "host", "posts", "tls"),
    "admin": ("admin",),
    "alarm": ("alarm_command", "alarm_exercise"),
    "talks": ("zone", "their_zone"),
}


# What these are called in the tables of their own.
_NAMES: dict[str, dict[str, str]] = {
    "console": {"listen": "console"},
    "admin": {"listen": "admin"},
    "alarm": {"command": "alarm_command", "exercise": "alarm_exercise"},
}
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
POSTS_MAX = 16
POST_CHARACTERS_MAX = 40
COMMAND_PARTS_MAX = 32


def _refuse(what: str) -> Refused:
    return Refused("settings", what, f"Mend {FILE}; the administrator guide lists all keys.")


def _flat(tables: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for table, inner in tables.items():
        if table not in _TABLES or not isinstance(inner, dict):
            raise _refuse(f"unknown table [{table}]")
        for key, value in inner.items():
            known = _NAMES.get(table, {}).get(key, key)
            is_inner = key == known and key in _NAMES.get(table, {}).values()
            if known not in _TABLES[table] or is_inner:
                raise _refuse(f"unknown key {table}.{key}")
            flat[known] = value
    return flat


_CLOCK_OF_TESTS = "OPENLINE_TEST_CLOCK_FILE"  # no setting: see shell/clock.py


def _from_environment() -> dict[str, Any]:
    found: dict[str, Any] = {}
    outer = {inner: name for names in _NAMES.values() for name, inner in names.items()}
    known = {
        f"OPENLINE_{table.upper()}_{outer.get(key, key).upper()}": key
        for table, keys in _TABLES.items()
        for key in keys
    }
    for variable, value in os.environ.items():
        key = known.get(variable)
        if key is None:
            is_ours = variable.startswith("OPENLINE_") and variable != _CLOCK_OF_TESTS
            if is_ours and "_" in variable[len("OPENLINE_") :]:
                raise _refuse(f"unknown variable {variable}")
            continue
        if key in ("listen", "posts"):
            found[key] = [part for part in value.split(",") if part]
        elif key == "alarm_command":
            found[key] = shlex.split(value)
        elif key in ("tls", "alarm_exercise"):
            found[key] = value == "true" if value in ("true", "false") else value
        elif key == "reserve_mb":
            found[key] = int(value) if value.isdigit() else value
        else:
            found[key] = value
    return found


def _check_local(key: str, address: object, *, has_tls: bool) -> None:
    """A place for the console or the admin listener: without TLS this machine only."""
    if not isinstance(address, str):
        raise _refuse(f"{key}.listen must be host:port")
    if not address:
        return
    check_address(address)
    if not has_tls and not is_loopback(address):
        raise _refuse(
            f"{key}.listen would serve plain HTTP off this machine"
            + ("; make a certificate: openline console-cert HOME" if key == "console" else "")
        )


def is_loopback(address: str) -> bool:
    """Whether an address is of this machine only."""
    return address.rpartition(":")[0] in _LOOPBACK


def _check_zone(key: str, name: object) -> None:
    try:
        ZoneInfo(name if isinstance(name, str) else "")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise _refuse(f"talks.{key} must be a time zone, as Europe/Moscow") from None


def _check_console(flat: dict[str, Any]) -> None:
    tls, host = flat.get("tls", False), flat.get("host", "")
    if type(tls) is not bool or type(flat.get("alarm_exercise", False)) is not bool:
        raise _refuse("console.tls and alarm.exercise must be true or false")
    if not isinstance(host, str) or len(host) > 253 or not host.isascii():
        raise _refuse("console.host must be a host name")
    if tls and not host:
        raise _refuse("console.tls needs console.host, the name that the browsers open")
    posts = flat.get("posts", ["duty desk"])
    named = isinstance(posts, list) and all(
        isinstance(post, str) and 1 <= len(post) <= POST_CHARACTERS_MAX and post.isprintable()
        for post in posts
    )
    if not named or not 1 <= len(posts) <= POSTS_MAX:
        raise _refuse("console.posts must be 1 to 16 names of 1 to 40 characters")
    command = flat.get("alarm_command", [])
    if not isinstance(command, list) or not all(isinstance(part, str) for part in command):
        raise _refuse("alarm.command must be a list: the program and its arguments")
    if len(command) > COMMAND_PARTS_MAX or (command and not command[0].startswith("/")):
        raise _refuse("alarm.command must begin with the whole path of a program")
    for key in ("zone", "their_zone"):
        _check_zone(key, flat.get(key, "UTC"))
    _check_local("console", flat.get("console", ""), has_tls=tls)
    _check_local("admin", flat.get("admin", ""), has_tls=False)


def _checked(flat: dict[str, Any]) -> Settings:
    party = flat.get("party")
    if not isinstance(party, str) or not 1 <= len(party) <= 40 or not party.isprintable():
        raise _refuse("node.party must be a name of 1 to 40 characters")
    if flat.get("language", "en") not in LANGUAGES:
        raise _refuse("node.language must be en, ru or id")
    listen = flat.get("listen", list(Settings._field_defaults["listen"]))
    if not isinstance(listen, list) or not all(isinstance(part, str) for part in listen):
        raise _refuse("line.listen must be a list of host:port")
    for address in listen:
        check_address(address)
    _check_console(flat)
    reserve = flat.get("reserve_mb", 64)
    if type(reserve) is not int or not 1 <= reserve <= 4096:
        raise _refuse("node.reserve_mb must be 1 to 4096")
    if flat.get("log_level", "info") not in ("debug", "info", "warning", "error"):
        raise _refuse("node.log_level must be debug, info, warning or error")
    lists: dict[str, Any] = {
        key: tuple(flat[key]) for key in ("posts", "alarm_command") if key in flat
    }
    values: dict[str, Any] = {**flat, **lists, "listen": tuple(listen)}
    return Settings(**values)


def read(home: Path) -> Settings:
    """The settings of a home.

    Raises:
        Refused: not there, not TOML, an unknown key, or a value out of range.
    """
    path = home / FILE
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise Refused(
            "settings",
            "this directory is no home of a node",
            "Make one: openline init HOME --party NAME",
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise _refuse(f"not valid TOML: {fault}") from None
    return _checked({**_flat(tables), **_from_environment()})


def check(settings: Settings) -> None:
    """Refuse settings that are out of range.

    Raises:
        Refused: naming the key and its range.
    """
    values = settings._asdict()
    _checked({key: list(v) if isinstance(v, tuple) else v for key, v in values.items()})


def write(home: Path, settings: Settings) -> None:
    """Write the settings of a new home."""
    listen = ", ".join(_quoted(part) for part in settings.listen)
    text = (
        "# Configuration of an Openline node. Unknown keys are refused.\n"
        "[node]\n"
        f"party = {_quoted(settings.party)}\n"
        f"language = {_quoted(settings.language)}\n"
        f"reserve_mb = {settings.reserve_mb}\n\n"
        "[line]\n"
        f"listen = [{listen}]\n"
    )
    for key, address in (("console", settings.console), ("admin", settings.admin)):
        if address:
            text += f"\n[{key}]\nlisten = {_quoted(address)}\n"
    check(settings)
    (home / FILE).write_text(text, "utf-8")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
