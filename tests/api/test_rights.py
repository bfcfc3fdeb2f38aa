"""Nothing is readable or doable beyond a right: every operation, by each right and by each role."""

from __future__ import annotations

import asyncio

import pytest

from openline.console.rights import OF_ROLES, OF_VERBS, RIGHTS
from tests.api.nodes import served
from tests.api.test_every_key import BODIES, asks
from tests.process.pair import Pair, verb

# Needed by no one right alone: an act needs that of its verb, which the second test asks for.
BY_VERB = {
    "post /api/shown",
    "post /api/acts/prepare",
    "post /api/acts/{act}/signature",
    "post /api/talks/{verb}",
}
# The right of every other operation, told apart from the code. What is not here is read with `read`.
RIGHT_OF = """
get /api/tokens tokens             post /api/tokens tokens            delete /api/tokens/{token} tokens
get /api/evidence/{item} evidence  post /api/evidence/verify evidence
post /api/record/verify evidence   post /api/record/compare evidence
get /api/bundles bundles           post /api/bundles bundles
post /api/officers/invitations officers  post /api/officers/removals officers
post /api/items send               post /api/items/{item}/cancel send  post /api/items/{item}/correct send
post /api/items/{item}/repeat send  post /api/attachments send        post /api/schedule send
post /api/stops stop               post /api/suspensions stop         post /api/resumptions stop
post /api/items/{item}/ack acknowledge          post /api/items/{item}/answer acknowledge
post /api/items/{item}/read-backs acknowledge   post /api/items/{item}/effect acknowledge
post /api/read-backs/{item}/confirmation acknowledge
post /api/alarms/{alarm}/silence acknowledge    post /api/alarms/{alarm}/acknowledge acknowledge
post /api/items/{item}/translations translate   post /api/checks check
post /api/watch/start watch        post /api/watch/end watch          post /api/watch/log watch
post /api/watch/handover watch     delete /api/watch/handover watch
post /api/watch/handover/accept watch           post /api/watch/handover/complete watch
put /api/roster watch,settings     post /api/procedures settings      put /api/settings settings
post /api/routes settings          post /api/contacts-read read
post /api/readouts/{contact}/corrections talks  post /api/talks/calendar talks
post /api/briefings talks          post /api/briefings/{briefing}/done talks
post /api/contacts talks           post /api/contacts/{contact}/corrections talks
post /api/contacts-import talks
"""
MORE_BODIES = {
    "post /api/record/verify": {},
    "post /api/record/compare": {},
    "post /api/evidence/verify": b"a file",
    "post /api/talks/calendar": b"a calendar",
    "post /api/contacts-read": {"text": "x", "printed": "2024-01-01"},
}


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    made = Pair(tmp_path_factory.mktemp("rights") / "p")
    for role in OF_ROLES:
        verb("officer add", made.b.home, f"the {role}", "--role", role, "--local-key")
    yield made
    made.close()


def operations(described):
    """Every operation that needs somebody, with the rights of which it needs one."""
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            name = f"{method} {path}"
            if operation["security"]:
                yield name, set(operation.get("x-rights", ()))


def told():
    """The table above: method and address, and the rights of which one is needed."""
    words = iter(RIGHT_OF.split())
    return {
        f"{method} {path}": set(rights.split(","))
        for method, path, rights in zip(words, words, words, strict=True)
    }


def test_every_operation_needs_the_right_that_it_should(pair):
    """Mutant: any other right, or one more, at any endpoint."""

    async def story():
        async with served(pair) as (_, cobalt):
            described = (await cobalt.nobody().get("/openapi.json")).json()
            found = dict(operations(described))
            assert {name for name, rights in found.items() if not rights} == BY_VERB
            needed = told()
            assert set(needed) <= set(found)
            acting = {name for name in found if not name.startswith("get ")}
            assert acting == BY_VERB | {name for name in needed if not name.startswith("get ")}
            for name in set(found) - BY_VERB:
                assert needed.get(name, {"read"}) == found[name], name

    asyncio.run(story())


async def opens(client, name):
    """Whether an operation is not barred by a right; what it then says of the request is no matter."""
    body = {**BODIES, **MORE_BODIES}.get(name, b"")
    answer = await asks(client, name, body, None)
    assert answer.status != 401, name
    assert answer.status < 500, (name, answer.body)
    if answer.status == 403:
        assert "CER-10" == answer.json()["clause"], (name, answer.body)
    return answer.status != 403


def wrongly(described, has, found):
    """Operations that are open and should not be, or the other way round."""
    return {
        name: sorted(rights)
        for name, rights in operations(described)
        if name in found and found[name] != bool(rights & has)
    }


async def looked(client, described, has):
    found = {}
    for name, rights in operations(described):
        endless = name == "get /api/stream" and rights & has
        if rights and not endless:
            found[name] = await opens(client, name)
    return found


def test_a_token_with_one_right_opens_what_needs_it_and_nothing_else(pair):
    """Mutant: leave `needs` away at any endpoint."""

    async def story():
        async with served(pair) as (_, cobalt):
            described = (await cobalt.nobody().get("/openapi.json")).json()
            for right in RIGHTS:
                found = await looked(cobalt.program(right), described, {right})
                assert len(found) > 80
                assert {} == wrongly(described, {right}, found), right

    asyncio.run(story())


def test_an_officer_opens_what_his_role_needs_and_prepares_no_act_beyond_it(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            described = (await cobalt.nobody().get("/openapi.json")).json()
            for role, rights in OF_ROLES.items():
                officer = cobalt.officer(f"the {role}")
                found = await looked(officer, described, set(rights))
                assert {} == wrongly(described, set(rights), found), role
                for act, needed in OF_VERBS.items():
                    asked = {"verb": act, "args": {}}
                    answer = await officer.post("/api/acts/prepare", asked)
                    assert (answer.status == 403) == (needed not in rights), (role, act)

    asyncio.run(story())


def test_a_program_says_no_sheet_beyond_its_right(pair):
    """The right of the verb counts, not that of the address."""

    async def story():
        async with served(pair) as (_, cobalt):
            for right in RIGHTS:
                program = cobalt.program(right)
                for act in ("request", "contact", "readout", "release"):
                    said = {"as": "boris", "doc": {}}
                    answer = await program.post(f"/api/talks/{act}", said)
                    is_barred = answer.status == 403 and answer.json()["clause"] == "CER-10"
                    assert is_barred == (OF_VERBS[act] != right), (right, act, answer.body)

    asyncio.run(story())
