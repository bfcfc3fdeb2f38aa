"""kill -9 at random instants under load: nothing accepted is lost, doubled or forked."""

from __future__ import annotations

import random
import sys
import threading
from typing import Any

import pytest

from openline.core.base.errors import Fault
from tests.process.pair import NEVER, Pair, Side, wait_until

ROUNDS = 30
LIVES_MS = (10, 350)
TEXT_BYTES = (1, 3000)
PAUSES_S = (0.0, 0.0, 0.01, 0.05)


class Load(threading.Thread):
    """Sends without a pause while its node answers; remembers every item that was accepted."""

    def __init__(self, side: Side, seed: int) -> None:
        super().__init__(daemon=True)
        self._side = side
        self._random = random.Random(seed)
        self.accepted: dict[str, tuple[int, str]] = {}
        self.unknown: set[str] = set()
        self.ending = threading.Event()

    def run(self) -> None:
        """Send until told to end."""
        number = 0
        while not self.ending.is_set():
            number += 1
            filling = "x" * self._random.randint(*TEXT_BYTES)
            text = f"{self._side.party} {number} {filling}"
            precedence = self._random.choice(("ROUTINE", "ROUTINE", "PRIORITY", "FLASH"))
            text = text[:500] if precedence == "FLASH" else text
            try:
                answer = self._side.send(text, precedence)
            except Fault:
                self.unknown.add(text)
                NEVER.wait(0.02)
            else:
                self.accepted[answer["id"]] = (answer["serial"], text)
                NEVER.wait(self._random.choice(PAUSES_S))

    def end(self) -> None:
        """Stop sending and wait for the last answer."""
        self.ending.set()
        self.join(60)
        assert not self.is_alive()


def check_nothing_lost(pair: Pair, loads: list[Load]) -> None:
    """Everything accepted stands once on both sides, with its serial and its text."""
    for load in loads:
        for side in pair.sides:
            found: dict[str, Any] = {}
            for item in side.items():
                assert item["id"] not in found
                found[item["id"]] = item
            texts = [item["text"] for item in found.values()]
            assert len(texts) == len(set(texts)), "an item stands twice"
            for item_id, (serial, text) in load.accepted.items():
                assert found[item_id]["serial"] == serial
                assert found[item_id]["text"] == text
            known = load.unknown | {text for _, text in load.accepted.values()}
            ours = {i["text"] for i in found.values() if i["author"] == load._side.party}
            assert ours <= known


@pytest.mark.timeout(180)
@pytest.mark.clause("REC-5")
def test_kill_9_at_random_instants_under_load_loses_doubles_and_forks_nothing(running):
    """Thirty kills of either side or both: what was accepted is on both sides, once, in order."""
    seed = random.SystemRandom().randrange(2**32)
    sys.stdout.write(f"seed {seed}\n")
    choose = random.Random(seed)
    loads = [Load(side, seed + at) for at, side in enumerate(running.sides)]
    for load in loads:
        load.start()
    for _ in range(ROUNDS):
        victims = choose.choice(([running.a], [running.b], [running.a, running.b]))
        wait_until(lambda: all(side.is_running for side in running.sides))
        NEVER.wait(choose.randint(*LIVES_MS) / 1000)
        for side in victims:
            side.kill()
        for side in victims:
            side.start()
    for load in loads:
        load.end()
        assert load.accepted
    sys.stdout.write(f"accepted {[len(load.accepted) for load in loads]}\n")
    running.wait_up()
    running.wait_all_held(60)
    check_nothing_lost(running, loads)
    running.check_records()
