"""What the last two scenes promise, judged by what both nodes show when the story is over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from openline.demo import talk_script as script

Shown = dict[str, dict[str, Any]]
"""What the node of each party shows at one place, by party."""
Promises = dict[str, bool]
Readings = dict[str, Any]


def _both(views: Iterable[Any], is_so: Callable[[Any], bool]) -> bool:
    """Whether it is so at both nodes; what only one of them shows is not enough."""
    found = [is_so(each) for each in views]
    return len(found) == 2 and all(found)


def _row(shown: dict[str, Any], name: str, item: str) -> dict[str, Any]:
    rows = shown.get(name, [])
    return next((each for each in rows if each["id"] == item), {})


def _book(shown: dict[str, Any], contact: str) -> dict[str, Any]:
    rows = shown.get("contacts", [])
    return next((each for each in rows if each["contact"]["id"] == contact), {})


def _is_accepted(request: dict[str, Any]) -> bool:
    """Whether one of several times was accepted, and the call held."""
    replies, times = request.get("replies", []), request.get("doc", {}).get("times", [])
    taken = [each["times"] for each in replies if each["answer"] == "accept"]
    one = len(taken) == 1 and len(taken[0]) == 1 and taken[0][0] in times
    return one and len(times) > 1 and request.get("state") == "held"


def _is_agreed_anew(book: dict[str, Any], lines: list[str]) -> bool:
    """Whether the first line lost its initial and the one in its place carries both."""
    found = {each["id"]: each for each in book.get("joint", [])}
    if len(lines) != 2 or any(line not in found for line in lines):
        return False
    old, new = (found[line] for line in lines)
    stands = new["current"] and new["agreed"] and len(new["initials"]) == 2
    return bool(stands and not old["current"] and old["initials"] and not old["agreed"])


def _are_out(books: Shown) -> bool:
    """Whether each side reads the other's account as that side wrote it, signed by two."""
    for party, book in books.items():
        other = next(books[name] for name in books if name != party)
        if not book.get("theirs") or not other.get("own"):
            return False
        theirs, own = book["theirs"][-1], other["own"][-1]
        signed = [each for each in book["releases"] if each["complete"]]
        if not (theirs["released"] and theirs["text"] and theirs["text"] == own["text"]):
            return False
        if len(signed) != 2 or any(len(set(each["by"])) != 2 for each in signed):
            return False
    return len(books) == 2


def _is_difference(compared: Shown) -> bool:
    """Whether both nodes find the same difference: something of each alone, something of both."""
    found = list(compared.values())
    if len(found) != 2 or found[0] != found[1] or not found[0]["both"]:
        return False
    only = found[0]["only"]
    return "open_lines" in only.get("Amber", []) and "arms_supplies" in only.get("Cobalt", [])


def accounts(readings: Readings, talks: Shown, readouts: Shown) -> Promises:
    """Scene 9, by /api/talks and /api/readouts of both sides."""
    request, contact = readings.get("request", ""), readings.get("contact", "")
    requests = [_row(each, "requests", request) for each in talks.values()]
    contacts = [_row(each, "contacts", contact) for each in talks.values()]
    books = {party: _book(each, contact) for party, each in readouts.items()}
    asked = [_row(book, "asked", readings.get("embargo", "")) for book in books.values()]
    waiting, sealed = readings.get("awaiting", {}), readings.get("sealed", {})
    compared = readings.get("compared", {})
    lines, asker = readings.get("lines", []), {each.get("author") for each in requests}
    by_record = {each.get("initiator_by_record") for each in contacts}
    return {
        "request_accepted": _both(requests, _is_accepted),
        "initiator_fixed_by_record": by_record == asker == {"Amber"},
        "rule_agreed": _both(
            asked,
            lambda each: (each.get("event"), each.get("state")) == (script.EVENT, "accepted"),
        ),
        "sealed_until_released": _both(sealed.values(), bool),
        "refused_before_embargo": readings.get("early") == {"status": 409, "clause": "RDO-5"},
        "joint_line_agreed_anew": _both(
            books.values(), lambda book: _is_agreed_anew(book, lines)
        ),
        "one_of_two_awaits": _both(
            waiting.values(), lambda each: (each.get("have"), each.get("need")) == (1, 2)
        ),
        "released_on_both": _are_out(books),
        "difference_shown": _is_difference(compared),
        "who_called_by_record": _both(
            compared.values(),
            lambda found: (
                {found["initiator_by_record"]} == by_record and len(found["initiator"]) == 2
            ),
        ),
    }


def _prior_by_hand(call: str) -> tuple[str, int]:
    """The last earlier call of the list and the days since, counted here and not by a node."""
    voice = [each for each in script.earlier() if each["kind"] == "voice"]
    last = max(voice, key=lambda each: str(each["date"]))
    return last["id"], (date.fromisoformat(call) - date.fromisoformat(last["date"])).days


def _is_answer(answer: dict[str, Any]) -> bool:
    """Whether the ledger's answer is what anybody finds who counts by hand."""
    if not answer.get("date") or not answer.get("sentence"):
        return False
    prior, days = _prior_by_hand(answer["date"])
    said = answer["sentence"]
    right = (answer["prior"], answer["days"]) == (prior, days)
    return right and said.startswith("On this ledger") and f"{days} day" in said


def ledger(readings: Readings, talks: Shown) -> Promises:
    """Scene 10, by /api/talks of both sides, both ledgers and both verifiers."""
    answers, verdicts = readings.get("answers", []), readings.get("verdicts", [])
    owed, contact = readings.get("owed", ""), (readings.get("call") or "")
    asks = [_row(each, "contacts", contact).get("asks_open", []) for each in talks.values()]
    return {
        "overdue_on_both": _both(
            talks.values(),
            lambda each: _row(each, "commitments", owed).get("state") == "overdue",
        ),
        "unanswered_ask_on_both": _both(
            asks, lambda each: [ask["text"] for ask in each] == [script.ASK_BEFORE]
        ),
        "earlier_contacts_on_both": _both(
            answers, lambda each: each["total"] == len(script.earlier())
        ),
        "ledger_answers_alike": _both(answers, _is_answer) and answers[0] == answers[1],
        "published": readings.get("publish_exit") == 0 and readings.get("published", 0) >= 2,
        "published_proved": bool(verdicts)
        and all(
            each["exit"] == 0 and each["checks"] > 0 and not each["failed"] for each in verdicts
        ),
    }
