"""The console as requests see it: the node, its rooms, who asks, the stream, what waits."""

from __future__ import annotations

from typing import Annotated

import apsw
from fastapi import Depends, Request

from openline.console.access import Access
from openline.console.due import Due
from openline.console.finding import Finder
from openline.console.ledger import Ledger
from openline.console.limits import Rate
from openline.console.passkeys import Challenges
from openline.console.preparations import Preparations
from openline.console.rooms import Rooms
from openline.console.stream import Hub
from openline.console.views import Shows
from openline.runtime import ledger_records
from openline.runtime.addresses import Addresses
from openline.runtime.service import Service
from openline.shell.daybook import book
from openline.shell.daybook.answers import Answers
from openline.shell.daybook.invitations import Invitations
from openline.shell.daybook.tokens import Tokens


class Console:
    """Everything that one node serves over HTTP."""

    def __init__(
        self,
        rooms: Rooms,
        daybook: apsw.Connection,
        addresses: Addresses,
        access: Access,
        tokens: Tokens,
        hub: Hub,
        shows: Shows,
    ) -> None:
        self.rooms = rooms
        self.addresses = addresses
        self.access = access
        self.tokens = tokens
        self.hub = hub
        self.shows = shows
        self.answers = Answers(daybook)
        self.invitations = Invitations(daybook)
        self.salt_secret = book.secret(daybook, "salts")
        self.preparations = Preparations()
        self.challenges = Challenges()
        self.attempts = Rate()
        service = rooms.service
        self.ledger = Ledger(service.opened.paths.home, ledger_records.Changed(service))
        self.finder = Finder(rooms.service, shows, self.ledger)
        self.due = Due(rooms, self.ledger)
        self.busy: set[str] = set()

    @property
    def service(self) -> Service:
        """The running node."""
        return self.rooms.service


async def console_of(request: Request) -> Console:
    """The console of the app that serves a request."""
    found: Console = request.app.state.console
    return found


InConsole = Annotated[Console, Depends(console_of)]
