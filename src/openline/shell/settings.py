"""The configuration of a node: openline.toml and OPENLINE_* variables; unknown keys are refused."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

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
    admin: str = ""


_TABLES: dict[str, tuple[str, ...]] = {
    "node": ("party", "language", "reserve_mb", "log_level"),
    "line": ("listen",),
    "console": ("console",),
    "admin": ("admin",),
}


# In the tables of their own these two are called "listen", as the line's addresses are.
_NAMES: dict[str, dict[str, str]] = {
    "console": {"listen": "console"},
    "admin": {"listen": "admin"},
}


def _refuse(what: str) -> Refused:
    return Refused("settings", what, f"Mend {FILE}; the administrator guide lists all keys.")


def _flat(tables: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for table, inner in tables.items():
        if table not in _TABLES or not isinstance(inner, dict):
            raise _refuse(f"unknown table [{table}]")
        for key, value in inner.items():
            known = _NAMES.get(table, {}).get(key, key)
            if known not in _TABLES[table] or (table in _NAMES and key == known):
                raise _refuse(f"unknown key {table}.{key}")
            flat[known] = value
    return flat


_CLOCK_OF_TESTS = "OPENLINE_TEST_CLOCK_FILE"  # no setting: see shell/clock.py


def _from_environment() -> dict[str, Any]:
    found: dict[str, Any] = {}
    known = {
        f"OPENLINE_{table.upper()}_{'LISTEN' if table in _NAMES else key.upper()}": key
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
        if key == "listen":
            found[key] = [part for part in value.split(",") if part]
        elif key == "reserve_mb":
            found[key] = int(value) if value.isdigit() else value
        else:
            found[key] = value
    return found


def _check_local(key: str, address: object) -> None:
    """A place for the console or the admin listener: this machine only, until it has TLS."""
    if not isinstance(address, str):
        raise _refuse(f"{key}.listen must be host:port")
    if not address:
        return
    check_address(address)
    if address.rpartition(":")[0] not in ("127.0.0.1", "localhost", "[::1]"):
        raise _refuse(f"{key}.listen would serve plain HTTP off this machine")


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
    for key in ("console", "admin"):
        _check_local(key, flat.get(key, ""))
    reserve = flat.get("reserve_mb", 64)
    if type(reserve) is not int or not 1 <= reserve <= 4096:
        raise _refuse("node.reserve_mb must be 1 to 4096")
    if flat.get("log_level", "info") not in ("debug", "info", "warning", "error"):
        raise _refuse("node.log_level must be debug, info, warning or error")
    return Settings(**{**flat, "listen": tuple(listen)})


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
            text += f"\n# Kept for the release that serves it.\n[{key}]\nlisten = {_quoted(address)}\n"
    check(settings)
    (home / FILE).write_text(text, "utf-8")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
