"""Tokens of programs that use the HTTP API: made, listed, revoked; with the node running or not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from openline.cli.output import refusing, say, show_json
from openline.core.base.errors import Refused
from openline.shell import clock, settings

Json = Annotated[bool, Parameter(name="--json", negative="")]


def token_add(home: Path, name: str, *, rights: list[str]) -> None:
    """Make a token and print it, once: only its hash is kept."""
    from openline.console.rights import parse_rights
    from openline.shell.daybook.book import open_daybook
    from openline.shell.daybook.tokens import Tokens

    with refusing():
        settings.read(home)
        given = parse_rights(rights)
        daybook = open_daybook(home)
        try:
            text, _ = Tokens(daybook).add(name, given, clock.now().wall_ms)
        finally:
            daybook.close()
        print(text)


def token_list(home: Path, *, json: Json = False) -> None:
    """The tokens that were ever made, with their rights; never their texts."""
    from openline.shell.daybook.book import open_daybook
    from openline.shell.daybook.tokens import Tokens

    with refusing():
        settings.read(home)
        daybook = open_daybook(home)
        try:
            found = [token.as_dict() for token in Tokens(daybook).all()]
        finally:
            daybook.close()
        if json:
            show_json(found)
            return
        for token in found:
            state = "revoked" if token["revoked"] else ", ".join(token["rights"])
            print(f"{token['id']}  {token['name']}  {state}")


def token_revoke(home: Path, name: str) -> None:
    """End a token by its name or id; the next request with it is refused."""
    from openline.shell.daybook.book import open_daybook
    from openline.shell.daybook.tokens import Tokens

    with refusing():
        settings.read(home)
        daybook = open_daybook(home)
        try:
            if not Tokens(daybook).revoke(name, clock.now().wall_ms):
                raise Refused("token", f"no token {name[:60]!r} stands", "See token list.")
        finally:
            daybook.close()
        say(f"{name}: revoked")
