"""What calls somebody anew, whom a step of an alarm calls, and the sounder of a node without console."""

import asyncio
import stat
import sys

import pytest

from openline.console.urgency import urgency
from openline.shell import clock
from openline.shell.daybook.alarm_log import OpenAlarm
from tests.api.nodes import both, opened, send, until
from tests.process.pair import Pair, wait_until

# The second step may come 10 s after the first moment, and no sooner.
SECOND_STEP = "[escalation]\nflash_s = 1\nunacknowledged_s = 10\n"
ROSTER = [("K. Aho", "+358 9 100"), ("M. Berg", "room 12")]


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    made = Pair(tmp_path_factory.mktemp("alarms") / "p", SECOND_STEP)
    yield made
    made.close()


def horn(folder):
    """A sounder that adds one line to a file: precedence, step, and whom to call."""
    said, program = folder / "said", folder / "horn"
    names = [
        f"OPENLINE_ALARM_{part}" for part in ("PRECEDENCE", "STEP", "NEXT_NAME", "NEXT_REACH")
    ]
    program.write_text(
        f"#!{sys.executable}\nimport os\n"
        f"line = '|'.join(os.environ.get(name, '-') for name in {names!r})\n"
        f"open({str(said)!r}, 'a').write(line + chr(10))\n"
    )
    program.chmod(stat.S_IRWXU)
    return program, said


def lines_of(said):
    return said.read_text().splitlines() if said.exists() else []


def item_of(view, item):
    return next((part for part in view["items"] if part["item"] == item), None)


def shown_last(told, item):
    """The step and who is called, in what the consoles were told last."""
    views = [data for name, data in told if name == "alarms"]
    found = item_of(views[-1], item)
    return found["escalated_step"], found["next"]


def condition_of(rooms, alarm):
    found = rooms.alarms.view()["conditions"]
    return next((part for part in found if part["id"] == alarm), None)


def notes_of(rooms, item):
    said = [line.text for line in rooms.watch.log.newest(20) if line.what == "escalated"]
    return [text for text in said if item[:16] in text]


def test_the_step_to_the_roster_names_the_first_on_it_everywhere(pair, tmp_path):
    """The log, the console and the sounder say whom to call, and how; the step before it does not."""
    program, said = horn(tmp_path)

    async def story():
        async with both(pair) as (amber, cobalt):
            with opened(cobalt, alarm_command=(str(program),)) as (rooms, told):
                rooms.watch.set_roster("boris", ROSTER)
                sent = (await send(amber, "asha", "unread", precedence="FLASH"))["id"]
                await until(lambda: "FLASH|1|-|-" in lines_of(said))
                assert item_of(rooms.alarms.view(), sent)["next"] is None

                await until(lambda: "FLASH|2|K. Aho|+358 9 100" in lines_of(said))
                whom = {"name": "K. Aho", "reach": "+358 9 100"}
                await until(lambda: (2, whom) == shown_last(told, sent))
                assert ["next: K. Aho, +358 9 100"] == [
                    text.partition("; ")[2] for text in notes_of(rooms, sent)
                ]

    asyncio.run(story())


def test_with_an_empty_roster_the_note_says_so_and_nobody_is_named(pair, tmp_path):
    program, said = horn(tmp_path)
    event = {"event": "escalate", "kind": "stop", "mode": "REAL", "precedence": "FLASH"}

    async def story():
        async with both(pair) as (amber, cobalt):
            with opened(cobalt, alarm_command=(str(program),)) as (rooms, _):
                sent = (await send(amber, "asha", "unread", precedence="IMMEDIATE"))["id"]
                await until(lambda: item_of(rooms.alarms.view(), sent))
                rooms.alarms.escalated({**event, "item": sent, "step": 3})
                await until(lambda: "FLASH|3|-|-" in lines_of(said))
                assert notes_of(rooms, sent)[0].endswith("the roster is empty: nobody is named")

    asyncio.run(story())


def test_one_more_missed_check_rings_anew_after_the_first_was_acknowledged(pair, tmp_path):
    program, _said = horn(tmp_path)

    async def story():
        async with both(pair) as (_, cobalt):
            with opened(cobalt, alarm_command=(str(program),)) as (rooms, _):
                status = rooms.service.requests.status()
                now_ms = clock.now().wall_ms
                around = rooms._around(now_ms)._replace(is_new=False)
                alarm = f"check-missed.{status['lines'][0]['id'][:8]}"

                def look(missed, at_ms):
                    status["lines"][0]["checks"]["missed"] = missed
                    rooms.alarms.tick(status, around._replace(now_ms=at_ms))
                    found = condition_of(rooms, alarm)
                    return found["state"], found["fields"]["count"], found["since"] - now_ms

                assert ("new", 1, 0) == look(1, now_ms)
                rooms.alarms.acknowledge(alarm, "boris")
                assert ("acknowledged", 1, 0) == look(1, now_ms + 1000)

                assert ("new", 2, 2000) == look(2, now_ms + 2000)
                assert rooms.sounder.waiting is not None
                rooms.alarms.silence(alarm, "boris")
                assert ("new", 3, 2000) == look(3, now_ms + 3000)

                rooms.alarms.acknowledge(alarm, "boris")
                assert ("acknowledged", 1, 2000) == look(1, now_ms + 4000)
                assert ("new", 2, 5000) == look(2, now_ms + 5000)

    asyncio.run(story())


def test_another_fault_of_the_peer_within_the_hour_rings_anew(pair):
    async def story():
        async with both(pair) as (_, cobalt):
            with opened(cobalt) as (rooms, _):
                status = rooms.service.requests.status()
                now_ms = clock.now().wall_ms

                def look(clause, at_ms):
                    lately = {"peer-fault": (at_ms, clause, {"why": clause})}
                    around = rooms._around(at_ms)._replace(lately=lately, is_new=False)
                    rooms.alarms.tick(status, around)
                    found = condition_of(rooms, "peer-fault")
                    return found["state"], found["clause"], found["fields"]["why"]

                assert ("new", "LIN-4", "LIN-4") == look("LIN-4", now_ms)
                rooms.alarms.acknowledge("peer-fault", "boris")
                assert ("acknowledged", "LIN-4", "LIN-4") == look("LIN-4", now_ms + 1000)
                assert ("new", "REC-4", "REC-4") == look("REC-4", now_ms + 2000)

    asyncio.run(story())


def test_a_node_with_a_sounder_and_no_console_sounds_and_ends_in_good_order(pair, tmp_path):
    """Given alarm.command and nothing that listens for browsers, when a FLASH comes, it sounds."""
    program, said = horn(tmp_path)
    pair.b.environment["OPENLINE_ALARM_COMMAND"] = str(program)
    try:
        pair.start()
        pair.a.send("closing on ours", "FLASH")
        wait_until(lambda: "FLASH|0|-|-" in lines_of(said), why="the sounder is silent")
        assert pair.b.is_running
        pair.b.stop()
    finally:
        del pair.b.environment["OPENLINE_ALARM_COMMAND"]
        pair.a.stop()


def test_of_alarms_that_stand_the_unread_and_real_ones_come_first():
    """Unread before read, REAL before an exercise, STOP first, then precedence, then age (R98)."""
    wanted = [
        ("REAL", "stop", "FLASH", 9, None),
        ("REAL", "message", "FLASH", 9, None),
        ("REAL", "message", "PRIORITY", 1, None),
        ("REAL", "message", "PRIORITY", 2, None),
        ("EXERCISE", "stop", "FLASH", 1, None),
        ("TEST", "message", "FLASH", 1, None),
        ("REAL", "stop", "FLASH", 1, "Lind"),
    ]
    alarms = [
        OpenAlarm(
            str(n), "item", "R27", at, by, {"mode": mode, "kind": kind, "precedence": rank}
        )
        for n, (mode, kind, rank, at, by) in enumerate(wanted)
    ]
    assert alarms == sorted(alarms[4:] + alarms[:4], key=urgency)
