"""The node's sounder: a command without a shell, one at a time, never for what is not REAL."""

import asyncio
import itertools
import sys
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from openline.console.sounder import Sound, Sounder
from tests.process.pair import wait_until

FLASH = Sound(0, "FLASH", "REAL", "message")
LINE_DOWN = Sound(0, "NONE", "REAL", "line-down")
# From the least urgent to the most: what is not REAL never comes before what is.
LEAST_FIRST = (
    Sound(0, "PRIORITY", "EXERCISE", "message"),
    Sound(1, "PRIORITY", "TEST", "message"),
    Sound(3, "FLASH", "EXERCISE", "message"),
    Sound(0, "FLASH", "TEST", "stop"),
    Sound(3, "FLASH", "EXERCISE", "stop"),
    LINE_DOWN,
    Sound(1, "ROUTINE", "REAL", "message"),
    Sound(0, "PRIORITY", "REAL", "message"),
    Sound(1, "PRIORITY", "REAL", "message"),
    Sound(0, "IMMEDIATE", "REAL", "message"),
    Sound(1, "IMMEDIATE", "REAL", "message"),
    FLASH,
    *(Sound(step, "FLASH", "REAL", "message") for step in (1, 2, 3)),
    *(Sound(step, "FLASH", "REAL", "stop") for step in (0, 1, 2, 3)),
)
GRAVE = LEAST_FIRST[LEAST_FIRST.index(FLASH) :]
WAIT_S = 20.0


def writes(path: Path, code: int = 0) -> tuple[str, ...]:
    """A command that adds its environment to a file."""
    said = (
        "import os, sys; open(sys.argv[1], 'a').write("
        "' '.join(f'{k}={v}' for k, v in sorted(os.environ.items())"
        " if k.startswith('OPENLINE')) + chr(10)); sys.exit(int(sys.argv[2]))"
    )
    return (sys.executable, "-c", said, str(path), str(code))


async def after(sounder: Sounder, *sounds: Sound, times: int = 1) -> list[bool]:
    """Ask for some sounds and let the sounder run until it has ended so many."""
    ended = asyncio.Event()
    left = [times]

    def changed() -> None:
        left[0] -= 1
        if not left[0]:
            ended.set()

    sounder.on_changed = changed
    asked = [sounder.sound(part) for part in sounds]
    async with asyncio.timeout(WAIT_S):
        async with asyncio.TaskGroup() as group:
            running = group.create_task(sounder.run())
            if times:
                await ended.wait()
            running.cancel()
    return asked


def test_the_command_is_told_step_precedence_mode_and_kind_and_nothing_else(tmp_path):
    sounder = Sounder(writes(tmp_path / "said"))

    asyncio.run(after(sounder, FLASH))

    expected = (
        "OPENLINE_ALARM_KIND=message OPENLINE_ALARM_MODE=REAL "
        "OPENLINE_ALARM_PRECEDENCE=FLASH OPENLINE_ALARM_STEP=0\n"
    )
    assert expected == (tmp_path / "said").read_text()
    assert sounder.last["ok"]
    assert not sounder.has_failed


@pytest.mark.parametrize("mode", ["EXERCISE", "TEST"])
def test_what_is_not_real_never_sounds_unless_the_administrator_says_so(tmp_path, mode):
    command = writes(tmp_path / "said")
    exercise = FLASH._replace(mode=mode)

    assert [False] == asyncio.run(after(Sounder(command), exercise, times=0))
    assert not (tmp_path / "said").exists()

    assert [True] == asyncio.run(after(Sounder(command, exercise=True), exercise))
    assert f"MODE={mode}" in (tmp_path / "said").read_text()


def test_without_a_command_nothing_sounds_and_the_view_says_so():
    sounder = Sounder(())

    assert not sounder.sound(FLASH)
    assert {"configured": False, "last": None} == sounder.view()


def test_of_those_that_wait_the_most_urgent_is_next(tmp_path):
    sounder = Sounder(writes(tmp_path / "said"))

    asked = asyncio.run(after(sounder, LINE_DOWN, FLASH, LINE_DOWN))

    assert [True, True, False] == asked

    said = (tmp_path / "said").read_text()
    assert "PRECEDENCE=FLASH" in said
    assert 1 == said.count("\n")


@pytest.mark.parametrize("is_first", [True, False])
def test_the_graver_of_two_waits_whichever_came_first(is_first):
    """No step of a lesser item, and nothing of an exercise, takes the place of a REAL STOP."""
    wrong = []
    for less, more in itertools.combinations(LEAST_FIRST, 2):
        sounder = Sounder(("/bin/true",), exercise=True)
        with capture_logs() as logged:
            for sound in (less, more) if is_first else (more, less):
                sounder.sound(sound)
        is_logged = ["sounder.dropped"] == [part["event"] for part in logged]
        if (more, less in GRAVE) != (sounder.waiting, is_logged):
            wrong.append((less, more, sounder.waiting, logged))

    assert [] == wrong


def test_a_flash_that_yields_to_a_stop_is_logged_with_what_it_was():
    sounder = Sounder(("/bin/true",))

    with capture_logs() as logged:
        sounder.sound(FLASH._replace(step=2))
        sounder.sound(FLASH._replace(kind="stop"))

    said = {"kind": "message", "precedence": "FLASH", "step": 2}
    assert [{"event": "sounder.dropped", "log_level": "warning", **said}] == logged


def test_two_that_say_the_same_are_one_sound_and_none_is_lost():
    sounder = Sounder(("/bin/true",))

    with capture_logs() as logged:
        assert [True, True] == [sounder.sound(FLASH), sounder.sound(FLASH)]

    assert [] == logged


def test_whom_to_call_stands_in_the_environment_from_the_step_that_calls_him(tmp_path):
    sounder = Sounder(writes(tmp_path / "said"))
    called = FLASH._replace(step=2, next_name="K. Aho", next_reach="+358 9 100; room 4")

    asyncio.run(after(sounder, called))

    said = (tmp_path / "said").read_text()
    assert (
        "OPENLINE_ALARM_NEXT_NAME=K. Aho OPENLINE_ALARM_NEXT_REACH=+358 9 100; room 4" in said
    )


@pytest.mark.parametrize(
    "command", [("/no/such/command",), ("/",), (sys.executable, "-c", "raise SystemExit(3)")]
)
def test_a_command_that_fails_is_a_condition_with_its_reason(command):
    sounder = Sounder(command)

    asyncio.run(after(sounder, FLASH))

    assert sounder.has_failed
    assert sounder.last["why"]


def test_a_command_that_does_not_end_is_ended_with_all_it_started(tmp_path):
    pid_file = tmp_path / "pid"
    child = (
        "import os, subprocess, sys; p = subprocess.Popen([sys.executable, '-c',"
        " 'import signal; signal.pause()']); open(sys.argv[1], 'w').write(str(p.pid)); p.wait()"
    )
    sounder = Sounder((sys.executable, "-c", child, str(pid_file)), run_s_max=3.0)

    asyncio.run(after(sounder, FLASH))

    assert "longer than 3 s" in sounder.last["why"]
    pid = int(pid_file.read_text())
    wait_until(lambda: _is_gone(pid), why="what the command started still runs")


def _is_gone(pid: int) -> bool:
    """Whether a process has ended; a zombie that nobody has waited for yet has."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True
    return state in ("Z", "X")
