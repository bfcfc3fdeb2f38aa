"""The first administrator, a root that lies elsewhere, and the demonstration's open key."""

import pytest

from tests.api.consoles import Both, Console
from tests.process.pair import Pair, Side, verb, wait_until


@pytest.fixture
def lone(tmp_path):
    """Amber's home with a console, before there is a line."""
    side = Side(tmp_path / "amber", "Amber", "asha", tmp_path / "amber.log")
    verb("init", side.home, "--party", "Amber", "--listen", side.relay.address)
    yield Console(side)
    side.close()


def found_line(console, folder):
    """A line with Cobalt, which is founded by the commands of both; Cobalt runs no node."""
    ours, theirs = console.side.home, folder / "cobalt"
    names = ("a.card", "c.card", "draft", "signed", "both")
    a_card, c_card, draft, signed, both = (folder / name for name in names)
    verb("init", theirs, "--party", "Cobalt")
    verb("card", ours, "--out", a_card)
    verb("card", theirs, "--out", c_card)
    verb("line propose", ours, "--with", c_card, "--out", draft)
    verb("line accept", theirs, draft, "--with", a_card, "--out", signed, "--words-agreed")
    verb("line open", ours, signed, "--out", both, "--words-agreed")


def test_the_first_administrator_comes_in_before_there_is_a_line_and_stays(lone, tmp_path):
    link = lone.first_link("first", "admin")
    lone.side.start()
    officer = lone.visitor()
    assert not officer.get("/api/meta").value["has_officers"]
    assert 201 == officer.enrols(link).status
    assert officer.get("/api/meta").value["has_officers"]
    assert officer.signs_in().status < 300
    assert ["admin"] == officer.session()["officer"]["roles"]
    state = officer.get("/api/state")
    assert (200, []) == (state.status, state.value["status"]["lines"])
    assert 200 == officer.get("/api/officers").status
    stream = officer.stream()
    stream.until("beat")
    invited = officer.post("/api/officers/invitations", {"name": "next", "roles": ["duty"]})
    second = lone.visitor()
    assert 201 == second.enrols(invited.value["link"].rpartition("/")[2]).status
    stream.close()
    lone.side.stop()

    found_line(lone, tmp_path)
    lone.side.start()
    assert "first" == officer.session()["officer"]["name"], "the session goes on"
    listed = {part["name"]: part["roles"] for part in officer.get("/api/officers").value}
    assert {"first": ["admin"], "next": ["duty"]} == listed
    assert second.signs_in().status < 300
    sent = second.acts("send", text="the first word")
    assert 201 == sent.status, sent.body


def test_a_line_that_is_not_there_is_no_server_error(lone):
    lone.side.start()
    program = lone.program(lone.first_token("all", "duty", "admin", "auditor", "watch-chief"))
    paths = program.get("/openapi.json").value["paths"]
    for path, methods in paths.items():
        if "get" not in methods or path == "/api/stream":
            continue
        filled = path.replace("{item}", "0" * 64).replace("{sha256}", "0" * 64)
        answer = program.get(filled.replace("{", "").replace("}", ""))
        assert answer.status < 500, (path, answer.body)
    answer = program.post("/api/items", {"as": "asha", "text": "to nobody"})
    assert (409, "CER-7") == (answer.status, answer.value["clause"])


def test_a_root_that_lies_elsewhere_signs_what_the_console_asks_for(own, tmp_path):
    own.start()
    side = own.amber.side
    link = own.amber.first_link("chief", "watch-chief")
    root = tmp_path / "root.key"
    assert 0 == side.cli("root export", str(root)).returncode
    officer = own.amber.visitor()
    answer = officer.enrols(link)
    assert 202 == answer.status, answer.body
    assert "root sign" in answer.value["request"]
    assert 410 == own.amber.visitor().enrols(link).status, "the link is used up"
    assert officer.signs_in().status in (401, 403), "not before the root has signed"

    request = next(side.home.glob("*.request"))
    signature = tmp_path / "signature"
    verb("root sign", request, "--root", root, "--out", signature)
    words = ("chief", "--role", "watch-chief", "--signature", str(signature))
    wrong = side.cli("officer add", "other", *words[1:])
    assert 1 == wrong.returncode
    done = side.cli("officer add", *words)
    assert 0 == done.returncode, done.stderr
    assert officer.signs_in().status < 300
    assert ["watch-chief"] == officer.session()["officer"]["roles"]
    assert 201 == officer.acts("send", text="signed by the chief").status


@pytest.fixture
def demo(tmp_path):
    """Amber's node as the demonstration runs it, with a demo officer and a proper one."""
    pair = Pair(tmp_path / "p")
    made = Both(pair)
    pair.a.program = ("openline.demo.node",)
    words = ("--role", "duty", "--office", "demo key", "--local-key")
    assert 0 == pair.a.cli("officer add", "puppet", *words).returncode
    yield made.start()
    pair.close()


def test_in_the_demonstration_its_open_key_signs_in_takes_the_watch_and_acts(demo):
    item = demo.pair.b.send("ring")["id"]
    wait_until(lambda: demo.pair.a.item(item))
    visitor = demo.amber.visitor()
    meta = visitor.get("/api/meta").value
    assert (True, [{"name": "puppet", "roles": ["duty"]}]) == (
        meta["demo"],
        meta["demo_officers"],
    )
    assert visitor.post("/api/session/demo", {"officer": "asha"}).status in (401, 403)
    assert visitor.post("/api/session/demo", {"officer": "puppet"}).status < 300
    assert visitor.session()["demo"]

    visitor.by_passkey = lambda act: {"type": "demo"}
    started = visitor.starts_watch()
    assert started.status < 300, started.body
    done = visitor.acts("ack", item=item)  # with the session key, as in earnest
    assert 201 == done.status, done.body
    light = wait_until(lambda: demo.pair.b.item(item)["lights"]["acknowledged"])
    assert "puppet, Amber" == light["by"]


def test_the_demo_key_signs_for_nobody_else(demo):
    officer = demo.amber.officer("proper")
    act = officer.prepares("send", text="not by the open key").value["id"]
    assert 400 <= officer.signs(act, {"type": "demo"}).status < 500
    assert demo.pair.a.item(act) is None
