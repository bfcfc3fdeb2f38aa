"""The watch outlives the process of the node: kill -9, start, and everything stands as it was."""

from tests.process.pair import wait_until


def ringing(officer):
    return [part["item"] for part in officer.get("/api/alarms").value["items"]]


def test_a_watch_and_its_handover_stand_after_the_node_was_killed(own):
    both = own.start()
    asha = both.amber.officer("ayu", "duty")
    started = asha.starts_watch()
    assert 200 == started.status, started.body
    sent = both.pair.b.send("read me first", "FLASH")["id"]
    wait_until(lambda: sent in ringing(asha))
    opened = asha.post("/api/watch/handover", {"to": None})
    assert 200 == opened.status, opened.body
    before = opened.value
    log = asha.get("/api/watch/log").value

    both.pair.a.kill()
    both.pair.a.start()

    after = asha.get("/api/watch").value
    assert before["ours"] == after["ours"]
    assert before["handover"] == after["handover"]
    assert sent in [part["id"] for part in after["handover"]["items"]]
    kept = asha.get("/api/watch/log?limit=1000").value
    assert log == kept[-len(log) :]
    assert sent in ringing(asha)
    raised = [
        step["event"] for step in asha.get("/api/alarms/log").value if step["alarm"] == sent
    ]
    assert 1 == raised.count("raised")
