"""Idempotency-Key: the same key and body act once, over a restart too (ADR 0024)."""

import threading

import apsw
import pytest

from tests.api.test_contacts_api import NINE


@pytest.fixture(scope="module")
def program(both):
    return both.amber.program(both.amber.token("doubling", "duty", "watch-chief"))


def body_of(text):
    return {"as": "asha", "text": text}


def texts(both):
    return both.pair.a.texts()


def test_the_same_key_and_body_are_answered_the_same_and_act_once(both, program):
    first = program.post("/api/items", body_of("once"), Idempotency_Key="k1")
    again = program.post("/api/items", body_of("once"), Idempotency_Key="k1")
    assert 201 == first.status, first.body
    assert first[:1] + first[2:] == again[:1] + again[2:]
    assert 1 == texts(both).count("once")


def test_another_body_under_the_same_key_is_refused(both, program):
    program.post("/api/items", body_of("first"), Idempotency_Key="k2")
    answer = program.post("/api/items", body_of("second"), Idempotency_Key="k2")
    assert 409 == answer.status
    assert "key" in answer.value["what"]
    assert "second" not in texts(both)


def test_another_endpoint_under_the_same_key_is_refused(both, program):
    item = program.post("/api/items", body_of("to cancel"), Idempotency_Key="k3").value["id"]
    answer = program.post(f"/api/items/{item}/cancel", {"as": "asha"}, Idempotency_Key="k3")
    assert 409 == answer.status


def test_the_key_of_one_caller_is_not_that_of_another(both, program):
    other = both.amber.program(both.amber.token("other", "duty"))
    one = program.post("/api/items", body_of("mine"), Idempotency_Key="k4")
    two = other.post("/api/items", body_of("mine"), Idempotency_Key="k4")
    assert (201, 201) == (one.status, two.status)
    assert one.value["id"] != two.value["id"]


def test_without_a_key_the_same_words_are_two_messages(both, program):
    for _ in range(2):
        assert 201 == program.post("/api/items", body_of("again")).status
    assert 2 == texts(both).count("again")


def test_many_at_once_under_one_key_act_once(both, program):
    found = []

    def send():
        found.append(program.post("/api/items", body_of("a crowd"), Idempotency_Key="k5"))

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status for answer in found} <= {201, 409}
    ids = {answer.value["id"] for answer in found if answer.status == 201}
    assert 1 == len(ids)
    assert 1 == texts(both).count("a crowd")
    last = program.post("/api/items", body_of("a crowd"), Idempotency_Key="k5")
    assert ids == {last.value["id"]}


def test_a_refusal_changes_nothing_and_is_judged_anew(both, program):
    bad = {"as": "nobody", "text": "x"}
    assert 400 <= program.post("/api/items", bad, Idempotency_Key="k6").status < 500
    good = program.post("/api/items", body_of("after all"), Idempotency_Key="k6")
    assert 201 == good.status


@pytest.mark.parametrize("key", ["", "x" * 129, "two words", "ключ".encode().decode("latin-1")])
def test_a_key_that_is_none_is_refused(program, key):
    answer = program.post("/api/items", body_of("bad key"), Idempotency_Key=key)
    assert answer.status in (400, 422)


@pytest.mark.parametrize("how", ["stop", "kill"])
def test_the_answer_is_the_same_after_a_restart(own, how):
    own.start()
    program = own.amber.program(own.amber.token("doubling", "duty"))
    first = program.post("/api/items", body_of("over"), Idempotency_Key="k7")
    getattr(own.amber.side, how)()
    own.amber.side.start()
    again = program.post("/api/items", body_of("over"), Idempotency_Key="k7")
    assert (201, first.value) == (again.status, again.value)
    assert 409 == program.post("/api/items", body_of("else"), Idempotency_Key="k7").status
    assert 1 == own.pair.a.texts().count("over")


def test_an_answer_that_was_never_kept_doubles_nothing(own):
    """A crash between the commit and the answer: the same key makes the same act."""
    own.start()
    program = own.amber.program(own.amber.token("doubling", "duty"))
    first = program.post("/api/items", body_of("lost answer"), Idempotency_Key="k8")
    own.amber.side.kill()

    daybook = apsw.Connection(str(own.pair.a.home / "daybook.sqlite"))
    daybook.execute("DELETE FROM answers")
    daybook.close()
    own.amber.side.start()
    again = program.post("/api/items", body_of("lost answer"), Idempotency_Key="k8")
    assert (201, first.value) == (again.status, again.value)
    assert 1 == own.pair.a.texts().count("lost answer")


def test_stop_and_what_follows_it_take_keys_too(both, program):
    said = {"as": "asha", "text": "hold", "position": "60.1234,24.5678", "mode": "EXERCISE"}
    one = program.post("/api/stops", said, Idempotency_Key="s1")
    two = program.post("/api/stops", said, Idempotency_Key="s1")
    assert (201, one.value) == (two.status, two.value), one.body
    item = one.value["id"]
    for verb, more in (("correct", {"text": "hold fire"}), ("cancel", {"text": "released"})):
        path = f"/api/items/{item}/{verb}"
        first = program.post(path, {"as": "asha", **more}, Idempotency_Key=f"s-{verb}")
        again = program.post(path, {"as": "asha", **more}, Idempotency_Key=f"s-{verb}")
        assert (201, first.value) == (again.status, again.value), first.body


def test_a_suspension_whose_answer_was_lost_is_not_made_twice(own):
    """It holds the moment from which it counts: that of the first time its key was used."""
    own.amber.side.cli("officer add", "chief", "--role", "watch-chief", "--local-key")
    own.start()
    program = own.amber.program(own.amber.token("doubling", "watch-chief"))
    said = {"as": "chief", "scope": "message"}
    first = program.post("/api/suspensions", said, Idempotency_Key="k9")
    assert 201 == first.status, first.body
    own.amber.side.kill()
    daybook = apsw.Connection(str(own.pair.a.home / "daybook.sqlite"))
    daybook.execute("DELETE FROM answers")
    daybook.close()
    own.amber.side.start()
    again = program.post("/api/suspensions", said, Idempotency_Key="k9")
    assert (201, first.value) == (again.status, again.value)
    assert 1 == len(own.pair.a.line()["suspended"])


def test_what_is_not_there_is_said_to_be_absent(program):
    assert 404 == program.get("/api/items/" + "0" * 64).status


def test_a_one_time_link_is_answered_to_its_key_once_and_is_kept_nowhere(both):
    admin = both.amber.admin
    said = {"name": "guest", "roles": ["staff"]}
    first = admin.post("/api/officers/invitations", said, Idempotency_Key="k10")
    assert 201 == first.status, first.body
    secret = first.value["link"].rpartition("/")[2]
    again = admin.post("/api/officers/invitations", said, Idempotency_Key="k10")
    assert 409 == again.status
    assert secret.encode() not in again.body
    other = {"name": "else", "roles": ["staff"]}
    assert 409 == admin.post("/api/officers/invitations", other, Idempotency_Key="k10").status
    # The link still stands, and the daybook cannot tell it.
    assert 200 == admin.get(f"/api/passkey/invitation/{secret}").status
    kept = list(both.pair.a.home.glob("daybook.sqlite*"))
    assert kept
    assert not [file.name for file in kept if secret.encode() in file.read_bytes()]


def test_a_token_is_made_once_under_one_key_and_its_text_is_kept_nowhere(both):
    admin = both.amber.admin
    said = {"name": "plotter", "rights": ["read"]}
    first = admin.post("/api/tokens", said, Idempotency_Key="k11")
    assert 201 == first.status, first.body
    assert 409 == admin.post("/api/tokens", said, Idempotency_Key="k11").status
    named = [each for each in admin.get("/api/tokens").value if each["name"] == "plotter"]
    assert 1 == len(named)
    text = first.value["token"].encode()
    assert not [
        file.name
        for file in both.pair.a.home.glob("daybook.sqlite*")
        if text in file.read_bytes()
    ]


def test_what_is_put_or_taken_away_is_answered_the_same_under_one_key(both):
    """A token that is gone was ended by this very request: its answer was lost, not its work."""
    admin = both.amber.admin
    made = admin.post("/api/tokens", {"name": "short", "rights": ["read"]}).value["id"]
    for _ in range(2):
        answer = admin.ask("DELETE", f"/api/tokens/{made}", Idempotency_Key="d1")
        assert (204, b"") == (answer.status, answer.body)
    assert 404 == admin.ask("DELETE", f"/api/tokens/{made}", Idempotency_Key="d2").status

    people = [{"name": "Mira", "reach": "7001"}]
    before = admin.get("/api/watch/log").value[0]["n"]
    answers = [
        admin.ask("PUT", "/api/roster", people, Idempotency_Key="p1").value for _ in range(2)
    ]
    assert answers[0] == answers[1]
    # By its numbers, for a page of the log is never longer than 200 lines.
    since = [part for part in admin.get("/api/watch/log").value if part["n"] > before]
    assert ["roster-changed"] == [part["what"] for part in since], "the log says it once"


def test_the_same_body_for_another_method_or_query_is_another_request(both, program):
    words = {"raw": b"one file", "Idempotency_Key": "q1"}
    assert 201 == program.ask("POST", "/api/attachments?name=a.txt", **words).status
    line = program.get("/api/status").value["lines"][0]["id"]
    other = program.ask("POST", f"/api/attachments?name=a.txt&line={line}", **words)
    assert 409 == other.status


def test_a_ledger_is_imported_once_under_one_key(both):
    program = both.amber.program(both.amber.token("librarian", "talks", "read"))
    words = {"raw": NINE, "Content_Type": "text/plain", "Idempotency_Key": "i1"}
    first = program.ask("POST", "/api/contacts-import", **words)
    again = program.ask("POST", "/api/contacts-import", **words)
    assert (200, first.value) == (again.status, again.value), first.body
    anew = program.ask("POST", "/api/contacts-import", **{**words, "Idempotency_Key": "i2"})
    assert first.value["added"] != anew.value["added"], "known by now"
