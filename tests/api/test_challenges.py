"""Challenges: once, for one purpose, for a while; and nobody pushes another's out."""

import pytest

from openline.console.passkeys import CHALLENGE_MS, Challenges
from openline.core.base.errors import Refused

NOW = 1_800_000_000_000


def refused(challenges, challenge, purpose="sign in", now_ms=NOW):
    with pytest.raises(Refused):
        challenges.take(challenge, purpose, now_ms)


def test_a_challenge_is_taken_once():
    challenges = Challenges()
    drawn = challenges.draw("sign in", NOW)
    challenges.take(drawn, "sign in", NOW + CHALLENGE_MS)
    refused(challenges, drawn)
    refused(challenges, drawn, now_ms=NOW + CHALLENGE_MS)


def test_a_challenge_of_another_purpose_time_or_process_is_refused():
    challenges = Challenges()
    drawn = challenges.draw("sign in", NOW)
    refused(challenges, drawn, "enrol abc")
    refused(challenges, drawn, now_ms=NOW + CHALLENGE_MS + 1)
    refused(Challenges(), drawn)
    for wrong in (b"", drawn[:-1], drawn[:24], drawn + b"0", bytes(56)):
        refused(challenges, wrong)


def test_a_stranger_who_asks_without_end_pushes_no_officers_challenge_out():
    """Mutant: keep the newest thousand."""
    challenges = Challenges()
    drawn = challenges.draw("sign in", NOW)
    for _ in range(5000):
        challenges.draw("sign in", NOW)
    challenges.take(drawn, "sign in", NOW)
