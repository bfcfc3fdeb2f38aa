"""The whole record by its arrival: officers' items, the nodes' own entries, each with its place."""

import asyncio

import pytest

from openline.console import timeline
from openline.runtime.asking import ask
from tests.api.nodes import send, served, until
from tests.process.pair import Pair

ENTRIES = "/api/record/entries"


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    made = Pair(tmp_path_factory.mktemp("timeline") / "p")
    yield made
    made.close()


async def _entries(program, query=""):
    answer = await program.get(f"{ENTRIES}{query}")
    assert 200 == answer.status, answer.body
    return answer.json()


async def _everything(program, query):
    """All pages of one question, newest first."""
    found, before = [], ""
    while True:
        page = await _entries(program, f"?{query}&limit=7{before}")
        found += page["entries"]
        if page["next"] is None:
            return found
        before = f"&before={page['next']}"


def test_pages_hold_every_entry_once_newest_first(pair):
    """Given some traffic, when a reader takes page after page, then each arrival number comes once."""

    async def story():
        async with served(pair) as (amber, cobalt):
            for number in range(12):
                last = await send(amber, pair.a.officer, f"notice {number}")
            lines = cobalt.console.service.node.lines.values()
            await until(lambda: any(bytes.fromhex(last["id"]) in line.items for line in lines))
            program = cobalt.program("read")
            found = await _everything(program, "all=true")
            seqs = [entry["seq"] for entry in found]
            assert sorted(seqs, reverse=True) == seqs
            assert list(range(1, max(seqs) + 1)) == sorted(seqs)
            kinds = {entry["kind"] for entry in found}
            assert {"genesis", "cert", "message"} <= kinds
            far = await _entries(program, f"?all=true&limit=1&before={2**53}")
            assert max(seqs) == far["entries"][0]["seq"]
            assert all(64 == len(entry["place"]["leaf"]) for entry in found)

    asyncio.run(story())


def test_filters_leave_what_they_say(pair):
    """Given messages of both modes, then kind, mode, author, light, void and text each choose."""

    async def story():
        async with served(pair) as (amber, cobalt):
            await send(amber, pair.a.officer, "needle in a haystack", mode="EXERCISE")
            sent = await send(amber, pair.a.officer, "straw")
            program = cobalt.program("read")
            node = cobalt.console.service.node
            line = next(iter(node.lines.values()))
            await until(lambda: bytes.fromhex(sent["id"]) in line.items)
            found = await _everything(program, "q=NEEDLE")
            assert ["needle in a haystack"] == [entry["text"] for entry in found]
            drill = await _everything(program, "mode=EXERCISE")
            assert {"EXERCISE"} == {entry["mode"] for entry in drill}
            assert [] == await _everything(program, "void=true")
            assert [] == await _everything(
                program, f"author={cobalt.console.rooms.status['party']}"
            )
            dark = await _everything(program, "dark=acknowledged")
            assert sent["id"] in {entry["id"] for entry in dark}
            await ask(cobalt.console.service, "ack", {"as": pair.b.officer, "item": sent["id"]})
            dark = await _everything(program, "dark=acknowledged")
            assert sent["id"] not in {entry["id"] for entry in dark}
            assert {"message", "ack"} <= {e["kind"] for e in await _everything(program, "")}
            assert {"cert"} == {e["kind"] for e in await _everything(program, "kind=cert")}
            later = max(entry["at"] for entry in dark) + 1
            assert [] == await _everything(program, f"from={later + 10**9}")

    asyncio.run(story())


def test_one_entry_is_found_by_number_and_by_id_and_says_what_was_signed(pair):
    """Given an item, then its number and its id lead to the same place; a stranger's id to none."""

    async def story():
        async with served(pair) as (amber, cobalt):
            sent = await send(amber, pair.a.officer, "where am I")
            program = cobalt.program("read")
            line = next(iter(cobalt.console.service.node.lines.values()))
            await until(lambda: bytes.fromhex(sent["id"]) in line.items)
            by_id = (await program.get(f"{ENTRIES}/{sent['id']}")).json()
            by_seq = (await program.get(f"{ENTRIES}/{by_id['seq']}")).json()
            assert by_id == by_seq
            assert "where am I" == by_id["text"]
            assert "where am I" == by_id["content"][5][1]
            assert 404 == (await program.get(f"{ENTRIES}/{'0' * 64}")).status
            assert 404 == (await program.get(f"{ENTRIES}/{10**12}")).status
            assert 422 == (await program.get(f"{ENTRIES}/xyz")).status

    asyncio.run(story())


def test_a_rare_find_ends_each_request_in_bounds(pair, monkeypatch):
    """Given a bound of 5 entries a request, then a search that finds nothing still goes to the end."""
    monkeypatch.setattr(timeline, "LOOKED_MAX", 5)

    async def story():
        async with served(pair) as (_, cobalt):
            program = cobalt.program("read")
            first = await _entries(program, "?q=nobody-wrote-this")
            assert 5 == first["looked"]
            assert first["next"] is not None
            assert [] == await _everything(program, "q=nobody-wrote-this")

    asyncio.run(story())


def test_the_timeline_needs_the_right_to_read(pair):
    """Given nobody, or a program that may only send, then the record stays closed."""

    async def story():
        async with served(pair) as (_, cobalt):
            assert 401 == (await cobalt.nobody().get(ENTRIES)).status
            assert 403 == (await cobalt.program("send").get(ENTRIES)).status
            assert 403 == (await cobalt.program("send").get(f"{ENTRIES}/1")).status

    asyncio.run(story())


def test_a_verification_tells_how_far_it_has_come(pair):
    """Given a verification that has ended, then it says that none runs, and that all were verified."""

    async def story():
        async with served(pair) as (_, cobalt):
            program = cobalt.program("read", "evidence")
            verdict = (await program.post("/api/record/verify", {})).json()
            told = (await program.get("/api/record/verify")).json()
            assert verdict["ok"]
            assert {
                "running": False,
                "done": verdict["items"],
                "total": verdict["items"],
            } == told

    asyncio.run(story())
