"""The rooms of the console over two real nodes: alarms live by the record, watches by the daybook."""

import asyncio
import sys

import apsw
import pytest

from openline.core.base import keys
from openline.core.base.errors import Refused
from openline.runtime.asking import ask
from openline.shell import clock
from openline.shell.daybook.watches import OnWatch
from tests.api.nodes import both, opened, send, until
from tests.process.pair import Pair, verb


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    made = Pair(tmp_path_factory.mktemp("rooms") / "p")
    yield made
    made.close()


def certificate_of(service, name):
    ours = service.opened.settings.party
    found = [
        posting.officer.hash.hex()
        for line in service.node.lines.values()
        for posting in line.postings[line.us].values()
        if posting.officer.name == name
    ]
    assert found, f"{name} of {ours}"
    return found[0]


def watch_of(service, name, **changes):
    now_ms = clock.now().wall_ms
    found = OnWatch(
        certificate_of(service, name), name, f"session of {name}", "duty", ("en",), False,
        now_ms, "", now_ms + 3_600_000,
    )  # fmt: skip
    return found._replace(**changes)


def item_of(rooms, item_id):
    return next(
        (part for part in rooms.alarms.view()["items"] if part["item"] == item_id), None
    )


def steps_of(rooms, alarm):
    return [part.event for part in rooms.alarm_log.events(0) if part.alarm == alarm]


def test_a_flash_of_the_peer_rings_until_a_named_officer_acknowledges_it(pair):
    async def story():
        async with both(pair) as (amber, cobalt):
            with opened(cobalt) as (rooms, told):
                sent = (await send(amber, "asha", "closing on ours", precedence="FLASH"))["id"]
                rung = await until(lambda: item_of(rooms, sent))
                assert ("new", True, "FLASH", "message") == (
                    rung["state"], rung["rings"], rung["precedence"], rung["kind"],
                )  # fmt: skip
                assert "alarms" in [name for name, _ in told]

                rooms.alarms.silence(sent, "boris")
                silenced = item_of(rooms, sent)
                assert ("silenced", False) == (silenced["state"], silenced["rings"])
                assert silenced["silenced_until"] > clock.now().wall_ms

                await ask(cobalt, "ack", {"as": "boris", "item": sent})
                taken = item_of(rooms, sent)
                assert ("acknowledged", "boris") == (taken["state"], taken["ack_by"])
                assert ["raised", "silenced", "acknowledged"] == steps_of(rooms, sent)
                assert "alarm-acknowledged" == rooms.watch.log.newest(1)[0].what
                with pytest.raises(Refused):
                    rooms.alarms.silence(sent, "boris")

                await ask(
                    cobalt, "answer", {"as": "boris", "item": sent, "meaning": "understood"}
                )
                assert "answered" == item_of(rooms, sent)["state"]
                times = rooms.statistics()["time_to_acknowledge_ms"]
                assert 1 == times["by_precedence"]["FLASH"]["count"]

    asyncio.run(story())


def test_silence_ends_after_thirty_seconds_and_the_alarm_is_new_again(pair):
    async def story():
        async with both(pair) as (amber, cobalt):
            with opened(cobalt) as (rooms, _):
                sent = (await send(amber, "asha", "again", precedence="IMMEDIATE"))["id"]
                await until(lambda: item_of(rooms, sent))
                until_ms = rooms.alarms.silence(sent, "boris")

                rooms.alarms.tick(rooms.status, rooms._around(until_ms - 1))
                assert "silenced" == item_of(rooms, sent)["state"]
                rooms.alarms.tick(rooms.status, rooms._around(until_ms))
                assert "new" == item_of(rooms, sent)["state"]

    asyncio.run(story())


def test_routine_is_listed_and_makes_no_sound(pair):
    async def story():
        async with both(pair) as (amber, cobalt):
            with opened(cobalt) as (rooms, _):
                sent = (await send(amber, "asha", "when you can", precedence="ROUTINE"))["id"]
                found = await until(lambda: item_of(rooms, sent))
                assert ("new", False) == (found["state"], found["rings"])

    asyncio.run(story())


def test_an_exercise_never_reaches_the_sounder_and_real_does(pair, tmp_path):
    command = (
        sys.executable,
        "-c",
        "import os, sys; open(sys.argv[1], 'a').write(os.environ['OPENLINE_ALARM_MODE'])",
        str(tmp_path / "said"),
    )

    async def story():
        async with both(pair) as (amber, cobalt):
            with opened(cobalt, alarm_command=command) as (rooms, _):
                drill = await send(amber, "asha", "drill", precedence="FLASH", mode="EXERCISE")
                await until(lambda: item_of(rooms, drill["id"]))
                assert "EXERCISE" == item_of(rooms, drill["id"])["mode"]
                await send(amber, "asha", "no drill", precedence="FLASH")
                await until(lambda: rooms.sounder.last)
                assert rooms.sounder.last["ok"]

    asyncio.run(story())
    assert set("REAL") == set((tmp_path / "said").read_text())


def test_a_restart_raises_nothing_twice_and_misses_nothing(pair, tmp_path):
    path = str(tmp_path / "daybook")

    async def story():
        async with both(pair) as (amber, cobalt):
            with opened(cobalt, apsw.Connection(path)) as (rooms, _):
                first = (await send(amber, "asha", "before", precedence="PRIORITY"))["id"]
                third = (await send(amber, "asha", "both", precedence="PRIORITY"))["id"]
                await until(lambda: item_of(rooms, third))
            second = (await send(amber, "asha", "between", precedence="PRIORITY"))["id"]
            await until(lambda: any(part["id"] == second for part in items(cobalt)))
            await ask(cobalt, "ack", {"as": "boris", "item": first})
            with opened(cobalt, apsw.Connection(path)) as (rooms, _):
                assert "acknowledged" == item_of(rooms, first)["state"]
                assert "new" == item_of(rooms, second)["state"]
                assert ["raised"] == steps_of(rooms, third)
                assert ["raised"] == steps_of(rooms, second)

    asyncio.run(story())


def items(service):
    return service.requests._items({})


def test_what_its_author_cancels_rings_no_more(pair):
    async def story():
        async with both(pair) as (amber, cobalt):
            with opened(cobalt) as (rooms, _):
                sent = (await send(amber, "asha", "a mistake", precedence="PRIORITY"))["id"]
                await until(lambda: item_of(rooms, sent))
                await ask(amber, "cancel", {"as": "asha", "item": sent, "text": "void"})
                await until(lambda: item_of(rooms, sent) is None)
                assert ["raised", "cleared"] == steps_of(rooms, sent)

    asyncio.run(story())


def condition_of(rooms, alarm):
    found = rooms.alarms.view()["conditions"]
    return next((part for part in found if part["id"] == alarm), None)


def test_a_line_that_is_lost_and_comes_back_stands_in_the_watch_log(pair):
    async def story():
        async with both(pair) as (_, cobalt):
            with opened(cobalt) as (rooms, _):
                lost = rooms.service.requests.status()
                lost["lines"][0]["peers"][0]["state"] = "down"
                around = rooms._around(clock.now().wall_ms)._replace(is_new=False)

                rooms.alarms.tick(lost, around)
                found = condition_of(rooms, "line-down.amber")
                assert ("new", "LIN-13") == (found["state"], found["clause"])
                rooms.alarms.acknowledge("line-down.amber", "boris")
                rooms.alarms.acknowledge("line-down.amber", "chen")
                found = condition_of(rooms, "line-down.amber")
                assert ("acknowledged", "boris") == (found["state"], found["ack_by"])
                rooms.alarms.tick(rooms.service.requests.status(), around)
                assert condition_of(rooms, "line-down.amber") is None

                said = [line.what for line in rooms.watch.log.newest(9)]
                assert ["line-back", "alarm-acknowledged", "line-down"] == said[:3]
                with pytest.raises(Refused):
                    rooms.alarms.acknowledge("line-down.amber", "boris")

    asyncio.run(story())


def test_an_item_is_not_acknowledged_without_a_signature(pair):
    async def story():
        async with both(pair) as (amber, cobalt):
            with opened(cobalt) as (rooms, _):
                sent = (await send(amber, "asha", "sign", precedence="PRIORITY"))["id"]
                await until(lambda: item_of(rooms, sent))
                with pytest.raises(Refused) as refused:
                    rooms.alarms.acknowledge(sent, "boris")
                assert "RCT-5" == refused.value.clause

    asyncio.run(story())


def manned_as_seen_by(service):
    found = (theirs(service) or {"manned": []})["manned"]
    return [(part["post"], part["name"], part["languages"]) for part in found]


def theirs(service):
    return service.requests.status()["lines"][0]["watch"]["theirs"]


def test_the_peer_sees_who_takes_and_leaves_the_watch(pair):
    async def story():
        async with both(pair) as (amber, cobalt):
            with opened(cobalt) as (rooms, told):
                rooms.watch.start(
                    watch_of(cobalt, "boris", languages=("ru", "en"), linguist=True)
                )
                await until(
                    lambda: [("duty", "boris", ["ru", "en"])] == manned_as_seen_by(amber)
                )
                assert theirs(amber)["linguist"]
                assert "boris" == rooms.watch_view()["ours"][0]["officer"]
                assert "watch" in [name for name, _ in told]

                rooms.watch.session_ended("session of boris")
                await until(lambda: theirs(amber)["manned"] == [])
                assert [] == rooms.watch_view()["ours"]

    asyncio.run(story())


def test_a_watch_that_goes_on_over_a_restart_makes_no_new_entry(pair, tmp_path):
    path = str(tmp_path / "daybook")

    async def story():
        async with both(pair) as (amber, cobalt):
            with opened(cobalt, apsw.Connection(path)) as (rooms, _):
                rooms.watch.start(watch_of(cobalt, "boris", post="deputy"))
                await until(lambda: [("deputy", "boris", ["en"])] == manned_as_seen_by(amber))
                told_at = theirs(amber)["at"]
            with opened(cobalt, apsw.Connection(path)) as (rooms, _):
                await ask(cobalt, "check", {})
                await until(lambda: rooms.service.requests.status()["lines"][0]["last_check"])
                assert told_at == theirs(amber)["at"]
                assert ["boris"] == [part.officer for part in rooms.watch.on_watch]
                rooms.watch.end(rooms.watch.on_watch[0].certificate)

    asyncio.run(story())


async def delegated(service, officer, minutes=60):
    key = keys.ed25519_public(bytes(range(32)))
    until_ms = clock.now().wall_ms + minutes * 60_000
    args = {"as": officer, "key": key.hex(), "until_ms": until_ms}
    return (await ask(service, "delegate", args))["id"], until_ms


def test_a_watch_lasts_as_long_as_its_session_key_and_no_longer(pair):
    async def story():
        async with both(pair) as (_, cobalt):
            with opened(cobalt) as (rooms, _):
                delegation, until_ms = await delegated(cobalt, "boris")
                rooms.watch.start(watch_of(cobalt, "boris", delegation=delegation))
                assert until_ms == rooms.watch.on_watch[0].until_ms

                await ask(cobalt, "undelegate", {"as": "boris", "item": delegation})
                rooms.watch.tick()
                assert [] == rooms.watch.on_watch
                assert "session key was ended" in rooms.watch.log.newest(1)[0].text
                with pytest.raises(Refused) as refused:
                    rooms.watch.start(watch_of(cobalt, "boris", delegation=delegation))
                assert "ENV-7" == refused.value.clause

    asyncio.run(story())


@pytest.mark.parametrize(
    "changes",
    [
        {"post": "admiral"},
        {"languages": ("not a language",)},
        {"languages": tuple(["en"] * 17)},
        {"delegation": "ee" * 32},
    ],
)
def test_a_watch_that_cannot_be_is_refused(pair, changes):
    async def story():
        async with both(pair) as (_, cobalt):
            with opened(cobalt) as (rooms, _):
                with pytest.raises(Refused):
                    rooms.watch.start(watch_of(cobalt, "boris", **changes))
                assert [] == rooms.watch.on_watch

    asyncio.run(story())


def test_a_handover_is_read_and_accepted_item_by_item_and_both_names_stand(pair):
    verb("officer add", pair.b.home, "chen", "--role", "duty", "--local-key")

    async def story():
        async with both(pair) as (amber, cobalt):
            with opened(cobalt) as (rooms, _):
                sent = (await send(amber, "asha", "open", precedence="FLASH"))["id"]
                await until(lambda: item_of(rooms, sent))
                outgoing = watch_of(cobalt, "boris")
                incoming = outgoing._replace(
                    certificate="cc" * 32, officer="chen", session="s9", post="deputy"
                )
                watch = rooms.watch
                watch.start(outgoing)
                with pytest.raises(Refused, match="no such officer"):
                    watch.open_handover(outgoing.certificate, "nobody")
                watch.open_handover(outgoing.certificate, "chen")
                listed = watch.view(None)["handover"]["items"]
                assert sent in [part["id"] for part in listed]

                with pytest.raises(Refused, match="hand this watch over"):
                    watch.accept("boris", outgoing.certificate, sent)
                with pytest.raises(Refused, match="handed to chen"):
                    watch.accept("dora", "dd" * 32, sent)
                with pytest.raises(Refused, match="not accepted yet"):
                    watch.complete("chen", incoming.certificate)
                for part in listed:
                    watch.accept("chen", incoming.certificate, part["id"])
                with pytest.raises(Refused, match="not on watch yet"):
                    watch.complete("chen", incoming.certificate)
                watch.start(incoming)
                watch.complete("chen", incoming.certificate)

                assert ["chen"] == [part.officer for part in watch.on_watch]
                assert watch.view(None)["handover"] is None
                said = {line.what: line.text for line in watch.log.newest(9)}
                assert (
                    f"boris to chen; {len(listed)} items accepted" == said["handover-completed"]
                )
                assert watch.log.first_wrong() is None

    asyncio.run(story())


def test_a_watch_that_ends_breaks_its_handover(pair):
    async def story():
        async with both(pair) as (_, cobalt):
            with opened(cobalt) as (rooms, _):
                watch = watch_of(cobalt, "boris")
                rooms.watch.start(watch)
                rooms.watch.open_handover(watch.certificate, None)
                rooms.watch.end(watch.certificate)

                assert rooms.watch.view(None)["handover"] is None
                assert "handover-broken" in [x.what for x in rooms.watch.log.newest(9)]
                with pytest.raises(Refused):
                    rooms.watch.open_handover(watch.certificate, None)
                with pytest.raises(Refused):
                    rooms.watch.complete("chen", "cc" * 32)

    asyncio.run(story())


def test_nobody_on_watch_and_no_linguist_are_conditions(pair):
    async def story():
        async with both(pair) as (_, cobalt):
            with opened(cobalt) as (rooms, _):
                assert condition_of(rooms, "nobody-on-watch")
                rooms.watch.start(watch_of(cobalt, "boris"))
                rooms.look()
                assert condition_of(rooms, "nobody-on-watch") is None
                assert condition_of(rooms, "no-linguist")
                rooms.watch.start(watch_of(cobalt, "boris", linguist=True))
                rooms.look()
                assert condition_of(rooms, "no-linguist") is None

    asyncio.run(story())


def test_a_procedure_of_a_kind_nobody_knows_and_texts_too_long_are_refused(pair):
    async def story():
        async with both(pair) as (_, cobalt):
            with opened(cobalt) as (rooms, _):
                assert 1 == rooms.watch.add_procedure("boris", "stop", "en", "Call at once.")
                for kind, language, text in (
                    ("nothing", "en", "text"),
                    ("stop", "no language", "text"),
                    ("stop", "en", "  "),
                    ("stop", "en", "x" * 20_001),
                    ("stop", "en", "a\x1b[2Jb"),
                ):
                    with pytest.raises(Refused):
                        rooms.watch.add_procedure("boris", kind, language, text)
                with pytest.raises(Refused):
                    rooms.watch.set_roster("boris", [("", "101")])
                with pytest.raises(Refused):
                    rooms.watch.write("boris", "\x00")

    asyncio.run(story())


def test_what_was_shown_and_what_was_escalated_stand_in_the_life_of_an_alarm(pair, tmp_path):
    command = (
        sys.executable,
        "-c",
        "import os, sys; open(sys.argv[1], 'a').write(os.environ['OPENLINE_ALARM_STEP'])",
        str(tmp_path / "steps"),
    )

    async def story():
        async with both(pair) as (amber, cobalt):
            with opened(cobalt, alarm_command=command) as (rooms, _):
                sent = (await send(amber, "asha", "nobody there?", precedence="FLASH"))["id"]
                await until(lambda: item_of(rooms, sent))
                await until(lambda: rooms.sounder.last)
                await ask(cobalt, "shown", {"post": "duty", "items": [sent]})
                rooms.alarms.silence(sent, "boris")
                rooms.alarms.escalated(
                    {
                        "event": "escalate",
                        "step": 2,
                        "item": sent,
                        "kind": "message",
                        "mode": "REAL",
                        "precedence": "FLASH",
                    }
                )
                # Others of this line ring too; the gravest is the last that waits.
                await until(lambda: (tmp_path / "steps").read_text().endswith("2"))
                steps = ["raised", "shown", "silenced", "escalated-2"]
                assert steps == steps_of(rooms, sent)
                assert "new" == item_of(rooms, sent)["state"]
                assert "escalated" == rooms.watch.log.newest(1)[0].what

    asyncio.run(story())


def test_an_escalation_of_the_node_itself_is_seen_on_the_panel(tmp_path):
    made = Pair(tmp_path / "p", "[escalation]\nflash_s = 1\n")

    async def story():
        async with both(made) as (amber, cobalt):
            with opened(cobalt) as (rooms, _):
                sent = (await send(amber, "asha", "unread", precedence="FLASH"))["id"]
                await until(
                    lambda: item_of(rooms, sent) and item_of(rooms, sent)["escalated_step"] == 1
                )
                assert "escalated-1" in steps_of(rooms, sent)

    try:
        asyncio.run(story())
    finally:
        made.close()
