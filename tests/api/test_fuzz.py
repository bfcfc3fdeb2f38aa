"""The whole API under schemathesis: whatever is sent, no answer is the server's own mistake.

The node runs in this loop; schemathesis makes requests from /openapi.json in a thread of its own
and they are served here, so that a mistake shows with its traceback.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.generation.case import Case

from openline.console.rights import OF_ROLES, RIGHTS
from tests.api.asgi import Answer, Client
from tests.api.nodes import Served, send, served, until
from tests.api.test_rooms import watch_of
from tests.process.pair import Pair, verb

SECONDS = float(os.environ.get("FUZZ_SECONDS", "30"))
EXAMPLES = 12 * max(1, int(SECONDS / 30))
SEED = 20261122
BASE = "http://amber.localhost"
# The answer of the first is without end; the second would sign out the officer who fuzzes.
LEFT_OUT = {"GET /api/stream", "DELETE /api/session"}
# By contract these say 503 while something is not in order.
MAY_BE_503 = {"/ready"}


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    made = Pair(tmp_path_factory.mktemp("fuzz") / "p")
    roles = ",".join(OF_ROLES)
    verb("officer add", made.b.home, "everybody", "--role", roles, "--local-key")
    yield made
    made.close()


def prepared(case: Case) -> requests.PreparedRequest:
    """The request as it would go over the wire."""
    kwargs = case.as_transport_kwargs(base_url=BASE)
    wanted = {
        key: kwargs[key]
        for key in ("method", "url", "headers", "params", "cookies", "data", "json", "files")
        if kwargs.get(key) is not None
    }
    return requests.Request(**wanted).prepare()


def body_of(request: requests.PreparedRequest) -> bytes:
    body: Any = request.body or b""
    return body.encode() if isinstance(body, str) else bytes(body)


class Visitor:
    """Who fuzzes; what he asks may sign him out, as the end of his watch does: he comes in again."""

    def __init__(self, come: Callable[[], Client]) -> None:
        self._come = come
        self._client = come()

    async def ask(self, request: requests.PreparedRequest) -> Answer:
        """One request, by somebody who is known."""
        answer = await serve(self._client, request)
        if answer.status != 401:
            return answer
        self._client = self._come()
        return await serve(self._client, request)


async def serve(client: Client, request: requests.PreparedRequest) -> Answer:
    parts = urlsplit(str(request.url))
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    own = {"host", "authorization", "content-length", "cookie", "origin", "connection"}
    headers = {
        str(key).lower(): str(value)
        for key, value in request.headers.items()
        if str(key).lower() not in own and str(value).isascii() and str(value).isprintable()
    }
    return await client.ask(str(request.method), target, body_of(request), **headers)


class Fuzz:
    """Asks every operation in turn, valid and invalid, until the time is over.

    One that takes nothing has only one request; all others get at least two in each way.
    """

    def __init__(self, visitor: Visitor, loop: asyncio.AbstractEventLoop, item: str) -> None:
        self._item = item
        self._visitor = visitor
        self._loop = loop
        self._ends = 0.0
        self.asked: Counter[str] = Counter()
        self.unknown = 0
        self.wrong: dict[tuple[Any, ...], str] = {}

    def run(self, schema: Any, deadline: float) -> None:
        """Fuzz until the deadline."""
        found = [each.ok() for each in schema.get_all_operations()]
        operations = [each for each in found if each.label not in LEFT_OUT]
        rounds = [(mode, operation) for mode in GenerationMode for operation in operations]
        for number, (mode, operation) in enumerate(rounds):
            left = max(0.0, deadline - time.monotonic())
            self._ends = time.monotonic() + left / (len(rounds) - number)
            case = operation.as_strategy(generation_mode=mode)
            run = settings(
                max_examples=EXAMPLES,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )(seed(SEED)(given(case=case)(self._ask)))
            # What cannot be invalid has no invalid request.
            with contextlib.suppress(Unsatisfiable):
                run()

    def _ask(self, case: Case) -> None:
        label = case.operation.label
        if time.monotonic() > self._ends and self.asked[label] >= 2:
            return
        if "item" in (case.path_parameters or {}) and self.asked[label] % 2:
            case.path_parameters["item"] = self._item  # one that is there, half of the time
        asked = self._visitor.ask(prepared(case))
        answer = asyncio.run_coroutine_threadsafe(asked, self._loop).result(30)
        self.asked[label] += 1
        signs_in = case.operation.path.startswith("/api/session")
        self.unknown += answer.status == 401 and not signs_in
        if answer.status >= 500 and case.operation.path not in MAY_BE_503:
            said = answer.body[:300].decode("utf-8", "replace")
            told = f"{answer.status} {case.as_curl_command()[:600]}\n  {said}"
            self.wrong.setdefault((answer.status, label, said), told)


async def described(cobalt: Served) -> Any:
    answer = await cobalt.nobody().get("/openapi.json")
    return schemathesis.openapi.from_dict(answer.json())


@pytest.mark.timeout(
    SECONDS * 10
)  # where many share the machine, making requests takes longest
def test_no_request_makes_the_server_fail(pair):
    async def story():
        async with served(pair) as (amber, cobalt):
            service = cobalt.console.service
            sent = (await send(amber, "asha", "to be asked about", precedence="FLASH"))["id"]
            await until(lambda: any(x["id"] == sent for x in service.requests._items({})))
            schema = await described(cobalt)
            session = (await cobalt.officer("everybody").get("/api/session")).json()
            assert set(RIGHTS) == set(session["rights"])
            watch = watch_of(service, "everybody", post="duty desk")
            cobalt.console.rooms.watch.start(watch)
            loop = asyncio.get_running_loop()
            begin = time.monotonic()
            found = []
            comes = (lambda: cobalt.program(*RIGHTS), lambda: cobalt.officer("everybody"))
            for come, until_s in zip(comes, (SECONDS * 0.6, SECONDS), strict=True):
                found.append(Fuzz(Visitor(come), loop, sent))
                await asyncio.to_thread(found[-1].run, schema, begin + until_s)
            every = {each.ok().label for each in schema.get_all_operations()}
            return found, every - LEFT_OUT

    found, every = asyncio.run(story())
    wrong = [told for each in found for told in each.wrong.values()]
    assert not wrong, "\n".join(wrong[:20])
    assert {"POST /api/talks/{verb}", "POST /api/contacts-read", "GET /api/search"} <= every
    for each in found:
        assert every == set(each.asked)
        assert 0 == each.unknown, "it was somebody who asked"
