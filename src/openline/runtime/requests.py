"""The verbs of the local socket: what a running node does for the programs of its own machine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from openline.core.base.errors import Fault, Refused
from openline.core.forms.contents import ATTACHMENTS_MAX
from openline.core.node import desk, watch
from openline.core.node.effects import Reply
from openline.core.node.events import Submit
from openline.runtime import (
    arguments,
    bundles,
    comparing,
    filing,
    ledger_records,
    proving,
    reading,
    talking,
    verbs,
)
from openline.runtime.host import Host, open_routes
from openline.shell import clock
from openline.shell.files import read_plain
from openline.shell.local import Client

ACTING = frozenset(
    {
        *(*desk.VERBS, "check", "prepare", *watch.VERBS),
        *("certify", "remove-officer", "route", "generation"),
    }
)


class Requests:
    """Answers the requests of local clients."""

    def __init__(self, service: Host) -> None:
        self._service = service
        self._tasks: set[asyncio.Task[None]] = set()
        self.wire_bytes = 0
        self._reads: dict[str, Callable[[dict[str, Any]], Any]] = {
            "status": lambda _: self.status(),
            "items": self._items,
            "record-verify": lambda _: reading.verify(
                service.node, service.opened.store, service.found_damaged
            ),
            "record-digest": self._digest,
            "officers": lambda _: self._officers(),
            "talks": lambda args: talking.talks(
                service.opened, service.node, clock.now().wall_ms, args.get("line")
            ),
            "readouts": lambda args: talking.readouts_of(
                service.opened, service.node, clock.now().wall_ms, args.get("line")
            ),
            "counters": lambda _: self._counters(),
            "contact-records": lambda _: ledger_records.folded(
                service.node, clock.now().wall_ms, is_demo=service.is_demo
            )._asdict(),
            "in-force": lambda args: ledger_records.in_force_of(
                service.node, args.get("until_ms") or clock.now().wall_ms, args.get("line")
            ),
        }
        self._slow: dict[str, Callable[[dict[str, Any]], Coroutine[Any, Any, Any]]] = {
            "evidence": lambda args: proving.gather(service, args),
            "record-compare": lambda args: comparing.compare(service, args),
            "bundle-export": lambda args: bundles.export(service, args),
            "bundle-import": lambda args: bundles.take(service, args),
        }

    def take(self, client: Client, request: dict[str, Any]) -> None:
        """Take one request; every one is answered once."""
        number, verb = request.get("request"), request["verb"]
        args = request.get("args") or {}

        def answer(result: Any) -> None:
            client.send({"request": number, "ok": True, "result": result})

        def refuse(fault: dict[str, str]) -> None:
            client.send({"request": number, "ok": False, "error": fault})

        try:
            arguments.check(verb, args)
            if verb == "watch":
                client.watches = True
                answer({})
            elif verb in self._reads:
                answer(self._reads[verb](args))
            elif verb in ACTING:
                self._act(verb, args, answer, refuse)
            elif verb in self._slow:
                task = asyncio.get_running_loop().create_task(
                    self._later(self._slow[verb](args), answer, refuse)
                )
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
            else:
                raise Refused(
                    "local", f"unknown verb {str(verb)[:40]!r}", "See `openline --help`."
                )
        except Fault as fault:
            refuse(fault.as_dict())

    async def _later(
        self,
        work: Coroutine[Any, Any, Any],
        answer: Callable[[Any], None],
        refuse: Callable[[dict[str, str]], None],
    ) -> None:
        try:
            answer(await work)
        except Fault as fault:
            refuse(fault.as_dict())
        except (OSError, ValueError) as fault:  # a file that is not there, or no name of a file
            why = getattr(fault, "strerror", None) or "no such name"
            refuse(Refused("local", f"the file: {why}", "Check its path.").as_dict())

    def _act(
        self,
        verb: str,
        args: dict[str, Any],
        answer: Callable[[Any], None],
        refuse: Callable[[dict[str, str]], None],
    ) -> None:
        args = self._prepared(verb, args)

        def done(reply: Reply) -> None:
            if reply.fault is not None:
                verbs.let_go(self._service, verb, args, reply.fault)
                refuse(reply.fault)
            else:
                answer(reply.result)

        self._service.ask(
            lambda number: Submit(clock.now(), clock.entropy(), number, verb, args), done
        )

    def _prepared(self, verb: str, args: dict[str, Any]) -> dict[str, Any]:
        """Give the core what it may not fetch itself; files by their paths are for this socket only."""
        if verb == "send" and args.get("attach"):
            return {**args, "attachments": self._attach(args)}
        return verbs.prepared(self._service, verb, args)

    def _attach(self, args: dict[str, Any]) -> list[list[Any]]:
        line = self._service.node.line_for(args.get("line"))
        paths = [Path(str(part)) for part in args["attach"]]
        if len(paths) > ATTACHMENTS_MAX:
            raise Refused("ENV-4", "more than 8 attachments", "Send them in several messages.")
        try:
            filing.refuse_now(self._service, sum(path.stat().st_size for path in paths))
            files = [(path.name, read_plain(path)) for path in paths]
        except OSError as fault:
            raise Refused(
                "ENV-4", f"an attachment cannot be read: {fault.strerror}", "Check its path."
            ) from None
        for name, _ in files:
            filing.refuse_name(name)
        kept = [filing.keep(self._service, line, name, data) for name, data in files]
        return [[part.name, part.size, part.sha256.hex()] for part in kept]

    def _items(self, args: dict[str, Any]) -> Any:
        since, line = int(args.get("since") or 0), args.get("line")
        return self.items_view(since, every=bool(args.get("all")), line=line)

    def items_view(
        self, since: int = 0, *, every: bool = False, line: str | None = None
    ) -> list[dict[str, Any]]:
        """`items --json` of the running node."""
        return reading.items(
            self._service.node,
            self._service.opened.store,
            clock.now(),
            since=since,
            every=every,
            line=line,
            damaged=self._service.found_damaged,
        )

    def _digest(self, args: dict[str, Any]) -> dict[str, str]:
        words = reading.digest(self._service.node, self._service.opened.store, args.get("line"))
        return {"words": words}

    def status(self) -> dict[str, Any]:
        """`status --json` of the running node."""
        found = reading.status(
            self._service.node,
            clock.now(),
            party=self._service.opened.settings.party,
            running=True,
            routes=open_routes(self._service.node),
            scrub=self._service.scrub_view(),
        )
        found["routes_down"] = dict(self._service.routes_down)
        return found

    def _officers(self) -> list[dict[str, Any]]:
        return officers_of(self._service.node)

    def _counters(self) -> dict[str, int]:
        return {"wire_bytes": self.wire_bytes, "commits": self._service.commits}


def officers_of(node: Any) -> list[dict[str, Any]]:
    """`officer list --json`: the officers of all lines, ours and theirs."""
    shown = []
    for line in node.lines.values():
        for party, postings in enumerate(line.postings):
            for posting in postings.values():
                officer = posting.officer
                shown.append(
                    {
                        "party": line.name(party),
                        "name": officer.name,
                        "office": officer.office,
                        "roles": list(officer.roles),
                        "until": officer.not_after_ms,
                        "node_held": officer.node_held,
                        "removed": posting.removed_at is not None,
                        "certificate": officer.hash.hex(),
                    }
                )
    return shown
