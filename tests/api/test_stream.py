"""/api/stream: every entry once, in order, over a kill -9; beats; the end of a session (ADR 0025)."""

import threading
import time

from tests.process.pair import wait_until


def seqs(events):
    return [event.id for event in events if event.name == "entry"]


def newest(visitor):
    return visitor.get("/api/state").value["seq"]


def settled(both, program):
    """The number of the newest entry, when nothing more comes."""
    both.pair.wait_all_held()
    last = -1

    def is_still():
        nonlocal last
        before, last = last, newest(program)
        return before == last

    wait_until(is_still)
    return last


def test_a_console_is_told_each_entry_once_and_in_order(both):
    program = both.amber.program(both.amber.token("listener", "read", "send"))
    since = newest(program)
    stream = program.stream(since)
    assert 200 == stream.status
    for number in range(20):
        assert 201 == program.post("/api/items", {"as": "asha", "text": f"n{number}"}).status
    last = settled(both, program)
    found = stream.entries(last)
    assert list(range(since + 1, last + 1)) == seqs(found)
    texts = [event.data["item"]["text"] for event in found if event.data["kind"] == "message"]
    assert [f"n{number}" for number in range(20)] == texts
    for event in found:
        assert event.id == event.data["seq"]
        assert event.data["author"] in ("Amber", "Cobalt")


def test_a_receipt_tells_the_item_that_it_lights(both):
    program = both.amber.program(both.amber.token("lights", "read", "send"))
    stream = program.stream(newest(program))
    item = program.post("/api/items", {"as": "asha", "text": "light me"}).value["id"]
    for event in stream.events():
        lit = [each for each in (event.data or {}).get("about", []) if each["id"] == item]
        if event.name == "entry" and event.data["kind"] == "rcpt" and lit:
            assert lit[0]["lights"]["held"]
            break


def test_last_event_id_goes_on_after_it(both):
    program = both.amber.program(both.amber.token("again", "read", "send"))
    since = newest(program)
    for number in range(5):
        program.post("/api/items", {"as": "asha", "text": f"again {number}"})
    last = settled(both, program)
    by_query = seqs(program.stream(since).entries(last))
    by_header = seqs(program.stream(None, Last_Event_ID=str(since)).entries(last))
    assert list(range(since + 1, last + 1)) == by_query == by_header


def test_each_second_a_beat_says_that_we_see(both):
    program = both.amber.program(both.amber.token("beats", "read"))
    stream = program.stream()
    first, second = stream.until("beat"), stream.until("beat")
    assert second.data["now"] > first.data["now"] - 1
    assert second.data["seq"] >= first.data["seq"] > 0


def test_the_picture_and_the_stream_leave_nothing_out_between_them(both):
    """While entries come in, /api/state and then the stream from its seq hold them all."""
    program = both.amber.program(both.amber.token("race", "read", "send"))
    is_over = threading.Event()

    def talk():
        while not is_over.is_set():
            program.post("/api/items", {"as": "asha", "text": "race"})

    talking = threading.Thread(target=talk)
    talking.start()
    try:
        for _ in range(15):
            state = program.get("/api/state").value
            known = {item["seq"] for item in state["items"] if item["seq"]}
            assert max(known, default=0) <= state["seq"]
            stream = program.stream(state["seq"])
            found = seqs(stream.entries(state["seq"] + 3))
            stream.close()
            assert list(range(state["seq"] + 1, state["seq"] + len(found) + 1)) == found
    finally:
        is_over.set()
        talking.join()


def test_nothing_is_missed_and_nothing_comes_twice_over_a_kill(own):
    own.start()
    program = own.amber.program(own.amber.token("survivor", "read", "send"))
    since = newest(program)
    stream = program.stream(since)
    sent, found, is_over = [], [], threading.Event()

    def talk():
        while not is_over.is_set():
            try:
                answer = program.post("/api/items", {"as": "asha", "text": f"k{len(sent)}"})
            except OSError:
                return
            if answer.status == 201:
                sent.append(answer.value["id"])

    talking = threading.Thread(target=talk)
    talking.start()
    for event in stream.events():
        if event.name == "entry":
            found.append(event)
        if len(sent) > 30:
            break
    own.amber.side.kill()  # while it talks and while we listen
    talking.join()
    found += [event for event in stream.events() if event.name == "entry"]
    own.amber.side.start()
    own.pair.wait_up()
    assert 201 == program.post("/api/items", {"as": "asha", "text": "after"}).status
    last = settled(own, program)
    found += program.stream(found[-1].id).entries(last)

    assert list(range(since + 1, last + 1)) == seqs(found)
    told = {event.data["item"]["id"] for event in found if event.data["item"]}
    assert set(sent) <= told, "all that was answered was told"


def test_after_a_replay_every_light_is_as_in_the_record(own):
    own.start()
    program = own.amber.program(own.amber.token("lit", "read", "send"))
    item = program.post("/api/items", {"as": "asha", "text": "seen dark"}).value["id"]
    since = next(
        part["seq"] for part in program.get("/api/state").value["items"] if part["id"] == item
    )
    wait_until(lambda: own.pair.a.is_held(item))
    own.pair.b.ask("ack", **{"as": "boris"}, item=item)
    wait_until(lambda: own.pair.a.item(item)["lights"]["acknowledged"])
    last = settled(own, program)
    own.amber.side.kill()
    own.amber.side.start()
    shown = {}
    for event in program.stream(since).entries(last):
        for view in [event.data["item"], *event.data["about"]]:
            if view:
                shown[view["id"]] = view
    assert shown[item]["lights"]["held"]
    assert shown[item]["lights"]["acknowledged"]


def test_signing_out_ends_the_stream(both):
    officer = both.amber.officer("stream-out")
    stream = officer.stream()
    stream.until("beat")
    officer.ask("DELETE", "/api/session")
    names = [event.name for event in stream.events()]
    assert "ended" == names[-1]


def test_a_revoked_token_ends_its_stream(both):
    program = both.amber.program(both.amber.token("cut", "read"))
    stream = program.stream()
    stream.until("beat")
    assert 0 == both.amber.side.cli("token revoke", "cut").returncode
    assert "ended" == [event.name for event in stream.events()][-1]


def test_the_status_follows_what_changes(both):
    program = both.amber.program(both.amber.token("status", "read"))
    stream = program.stream()
    both.pair.b.send("needs you", precedence="FLASH")
    for event in stream.events():
        if event.name == "status":
            needs = event.data["lines"][0]["needs"]["from_us"]
            if needs.get("FLASH"):
                break
    assert {"party", "lines", "record"} <= set(event.data)


def test_any_number_is_gone_on_from_and_one_that_never_was_is_said_to_be_none(both):
    program = both.amber.program(both.amber.token("numbers", "read", "send"))
    first = program.stream(None, Last_Event_ID="0").entries(3)
    assert [1, 2, 3] == seqs(first)[:3], "everything is kept"

    last = settled(both, program)
    for given in (last + 1000, 10**19):
        stream = program.stream(None, Last_Event_ID=str(given))
        told = stream.until("reset").data["seq"]
        assert last <= told < given
        assert 201 == program.post("/api/items", {"as": "asha", "text": f"{given}"}).status
        assert f"{given}" == stream.until("entry", kind="message").data["item"]["text"]
    assert "reset" != next(program.stream(last).events()).name

    for given in ("-1", "1 2", "0x10", "9" * 21, "%00", "٣".encode().decode("latin-1")):
        assert 422 == program.get("/api/stream", Last_Event_ID=given).status, given
    assert 422 == program.get("/api/stream?since=-1").status


def test_a_console_that_reads_nothing_is_cut_off_and_the_others_hear_everything(own):
    """What waits for it is let go at once, the log names it, and it may come back for the rest."""
    own.start()
    program = own.amber.program(own.amber.token("deaf", "read", "send"))
    since = newest(program)
    deaf, heard = program.stream(since), program.stream(since)
    assert 200 == deaf.status
    text = "x" * 7900
    found = []
    deadline = time.monotonic() + 60
    while "stream_cut" not in own.amber.side.log() and time.monotonic() < deadline:
        for _ in range(20):
            assert 201 == program.post("/api/items", {"as": "asha", "text": text}).status
        found += heard.entries(newest(program))
    assert "stream_cut" in own.amber.side.log()
    assert list(range(since + 1, found[-1].id + 1)) == seqs(found)
    again = program.stream(since).entries(found[-1].id)
    assert seqs(found) == seqs(again)[: len(found)]
