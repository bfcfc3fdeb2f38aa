"""The admin listener: health, readiness, lines and metrics, for machines that watch this one."""

import asyncio
import math

import pytest
from prometheus_client.parser import text_string_to_metric_families

from openline.console import admin
from openline.runtime.asking import ask
from openline.shell import clock
from tests.api.asgi import Client
from tests.api.nodes import both, opened, send, until
from tests.process.pair import Pair


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    made = Pair(tmp_path_factory.mktemp("admin") / "p")
    yield made
    made.close()


def client_of(rooms, host="127.0.0.1:7077"):
    return Client(admin.make_app(rooms, lambda: 2), host)


async def answers(client, *paths):
    return [await client.get(path) for path in paths]


def test_a_node_whose_line_is_up_is_healthy_ready_and_well(pair):
    async def story():
        async with both(pair) as (_, cobalt):
            with opened(cobalt) as (rooms, _):
                client = client_of(rooms)
                rooms.look()
                found = await answers(client, "/health", "/ready", "/health/lines")

                assert [200, 200, 200] == [answer.status for answer in found]
                reasons = {"database": None, "clock": None, "record": None}
                assert {"ready": True, "reasons": reasons} == found[1].json()
                peer = found[2].json()["peers"][0]
                assert ("Amber", "both_ways", True, True) == (
                    peer["party"], peer["state"], peer["to_them"], peer["from_them"],
                )  # fmt: skip

    asyncio.run(story())


def test_a_line_that_does_not_go_both_ways_is_503_and_says_which_way(pair):
    async def story():
        async with both(pair) as (_, cobalt):
            with opened(cobalt) as (rooms, _):
                client = client_of(rooms)
                rooms.look()
                peer = rooms.status["lines"][0]["peers"][0]
                peer.update(state="one_way", to_them=False)
                answer = (await answers(client, "/health/lines"))[0]

                assert 503 == answer.status
                assert answer.json()["peers"][0]["to_them"] is False

    asyncio.run(story())


def test_a_node_that_is_not_ready_says_why(pair):
    async def story():
        async with both(pair) as (_, cobalt):
            with opened(cobalt) as (rooms, _):
                client = client_of(rooms)
                line = next(iter(cobalt.node.lines.values()))
                line.restored = True
                log = line.logs[line.us]
                before, log.last_t_ms = log.last_t_ms, clock.now().wall_ms + 3_600_000
                answer = (await answers(client, "/ready"))[0]
                line.restored, log.last_t_ms = False, before

                assert 503 == answer.status
                reasons = answer.json()["reasons"]
                assert reasons["database"] is None
                assert "behind" in reasons["clock"]
                assert "restored" in reasons["record"]

    asyncio.run(story())


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:7077", "evil"])
def test_a_name_that_is_not_ours_is_refused(pair, host):
    async def story():
        async with both(pair) as (_, cobalt):
            with opened(cobalt) as (rooms, _):
                client = client_of(rooms, host)
                found = await answers(client, "/health", "/metrics", "/ready")
                assert {421} == {answer.status for answer in found}

    asyncio.run(story())


def samples(text):
    return {
        (sample.name, *sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_metrics_tell_items_by_precedence_and_light_and_what_is_unknown_as_no_number(pair):
    async def story():
        async with both(pair) as (amber, cobalt):
            with opened(cobalt) as (rooms, _):
                client = client_of(rooms)
                before = await numbers(client)
                sent = (await send(amber, "asha", "count me", precedence="FLASH"))["id"]
                await until(lambda: rooms.alarms.view()["items"])
                await ask(cobalt, "ack", {"as": "boris", "item": sent})
                rooms.look()
                after = await numbers(client)

                who = (("author", "Amber"), ("precedence", "FLASH"))
                lit = (who[0], ("light", "acknowledged"), who[1])
                for key in (("openline_items", *who), ("openline_items_lit", *lit)):
                    assert before.get(key, 0) + 1 == after[key]
                assert 2 == after["openline_consoles",]
                assert after["openline_seq",] > before["openline_seq",]
                state = ("openline_line_state", "both_ways")
                assert 1 == next(
                    value
                    for key, value in after.items()
                    if key[0] == state[0] and ("state", state[1]) in key
                )
                trips = [
                    value
                    for key, value in before.items()
                    if key[0].startswith("openline_check")
                ]
                assert trips
                assert all(math.isnan(value) or value >= 0 for value in trips)

    async def numbers(client):
        answer = (await answers(client, "/metrics"))[0]
        assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
        return samples(answer.body.decode())

    asyncio.run(story())
