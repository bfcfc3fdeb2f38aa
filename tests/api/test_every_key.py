"""Each operation that takes an Idempotency-Key honours it: one question of every operation of the API."""

from __future__ import annotations

import asyncio
import json
import os

import pytest

from openline.console.rights import RIGHTS
from tests.api.nodes import served
from tests.api.test_rooms import watch_of
from tests.process.pair import Pair

HEX = "0" * 64
BY = {"as": "boris"}
CORRECTION = {"kind": "same", "texts": {"ours": "a", "theirs": "b"}}
FILLED = {
    "act": HEX,
    "item": HEX,
    "contact": HEX,
    "alarm": "item-0",
    "sha256": HEX,
    "entry": "1",
    "token": "0",
    "verb": "request",
    "briefing": "0" * 16,
}
# What each takes. The form alone must be right: that the key was used before is said first.
BODIES = {
    "post /api/shown": {"items": [HEX]},
    "post /api/officers/invitations": {"name": "guest", "roles": ["staff"]},
    "post /api/acts/{act}/signature": {"signature": {"type": "demo"}},
    "post /api/items": {**BY, "text": "x"},
    "post /api/stops": {**BY, "text": "x"},
    "post /api/items/{item}/ack": BY,
    "post /api/items/{item}/answer": {**BY, "meaning": "understood"},
    "post /api/items/{item}/cancel": BY,
    "post /api/items/{item}/correct": {**BY, "text": "x"},
    "post /api/items/{item}/repeat": BY,
    "post /api/checks": {},
    "post /api/suspensions": {**BY, "scope": "message"},
    "post /api/resumptions": {**BY, "scope": "message"},
    "post /api/items/{item}/read-backs": {**BY, "position": "60.1,24.1"},
    "post /api/read-backs/{item}/confirmation": {**BY, "verdict": "confirmed"},
    "post /api/items/{item}/effect": {**BY, "verdict": "confirmed"},
    "post /api/items/{item}/translations": {
        **BY, "language": "en", "text": "x", "how": "human", "name": "x",
    },
    "post /api/schedule": {**BY, "what": "call", "from": 1, "until": 2, "text": "x"},
    "post /api/attachments": b"a file",
    "post /api/watch/start": {"post": "duty desk", "delegation": HEX},
    "post /api/watch/end": {},
    "post /api/watch/handover": {"to": None},
    "delete /api/watch/handover": {},
    "post /api/watch/handover/accept": {"item": HEX},
    "post /api/watch/handover/complete": {},
    "post /api/watch/log": {"text": "x"},
    "put /api/roster": [],
    "post /api/procedures": {"kind": "message", "language": "en", "text": "x"},
    "post /api/alarms/{alarm}/silence": {},
    "post /api/alarms/{alarm}/acknowledge": {},
    "post /api/bundles": b"a bundle",
    "post /api/routes": {"addresses": ["127.0.0.1:1"]},
    "post /api/officers/removals": {"certificate": HEX},
    "post /api/tokens": {"name": "x", "rights": ["read"]},
    "delete /api/tokens/{token}": {},
    "put /api/settings": {"language": "en"},
    "post /api/readouts/{contact}/corrections": CORRECTION,
    "post /api/talks/{verb}": {**BY, "doc": {}},
    "post /api/briefings": {"audience": "x", "text": "x"},
    "post /api/briefings/{briefing}/done": {},
    "post /api/contacts": {},
    "post /api/contacts/{contact}/corrections": CORRECTION,
    "post /api/contacts-import": b"{}",
}  # fmt: skip
BY_AN_OFFICER = {
    "post /api/shown",
    "post /api/acts/{act}/signature",
    "post /api/watch/start",
    "post /api/watch/end",
    "post /api/watch/handover",
    "delete /api/watch/handover",
    "post /api/watch/handover/accept",
    "post /api/watch/handover/complete",
}
QUERY = {"post /api/attachments": "?name=a.txt"}


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    made = Pair(tmp_path_factory.mktemp("keys") / "p")
    yield made
    made.close()


def keyed(described):
    return {
        f"{method} {path}"
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
        for part in operation.get("parameters", [])
        if part["name"] == "Idempotency-Key"
    }


async def asks(client, name, body, key):
    """One request of an operation by its name in the description, its path filled in."""
    method, _, path = name.partition(" ")
    filled = path.format_map(FILLED) + QUERY.get(name, "")
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    kind = "text/plain" if isinstance(body, bytes) else "application/json"
    more = {"content-type": kind, "Idempotency-Key": key}
    return await client.ask(method.upper(), filled, data, **more)


def test_a_key_that_was_used_for_something_else_is_refused_by_every_operation(pair):
    """Mutant: an operation that declares the key, and does not ask for it."""

    async def story():
        async with served(pair) as (_, cobalt):
            described = (await cobalt.nobody().get("/openapi.json")).json()
            assert keyed(described) == set(BODIES)
            cobalt.console.rooms.watch.start(
                watch_of(cobalt.console.service, "boris", post="duty desk")
            )
            program, officer = cobalt.program(*RIGHTS), cobalt.officer("boris")
            wrong = {}
            for name, body in BODIES.items():
                client = officer if name in BY_AN_OFFICER else program
                key = os.urandom(8).hex()
                first = await client.post("/api/watch/log", {"text": key}, Idempotency_Key=key)
                assert 201 == first.status, first.body
                answer = await asks(client, name, body, key)
                if (answer.status, answer.json().get("clause")) != (409, "idempotency"):
                    wrong[name] = (answer.status, answer.body[:200])
            assert not wrong

    asyncio.run(story())
