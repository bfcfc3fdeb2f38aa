"""Who may come in: passkeys, one-time links, cookies, origins, hosts, tokens (console.md 4)."""

import re

import pytest

from tests.api.authenticator import EDDSA, ES256, Authenticator
from tests.process.pair import wait_until

OPEN = {
    "/openapi.json",
    "/docs",
    "/health",
    "/ready",
    "/api/meta",
    "/api/locale/{language}",
    "/api/session",
    "/api/passkey/invitation/{token}",
}


def must_be_problem(answer, status):
    assert status == answer.status, answer.body
    assert "application/problem+json" == answer.headers["content-type"].split(";")[0]
    said = answer.value
    assert said["status"] == status
    assert said["what"]
    assert said["next"]
    assert {"type", "clause", "blame"} <= set(said)


@pytest.mark.parametrize("algorithm", [ES256, EDDSA], ids=["P-256", "Ed25519"])
def test_an_officer_brings_a_passkey_by_a_link_and_signs_in_with_it(both, algorithm):
    name = f"dewi{-algorithm}"
    officer = both.cobalt.officer(name, "duty", algorithm=algorithm)
    found = officer.session()
    assert (name, ["duty"]) == (found["officer"]["name"], found["officer"]["roles"])
    assert {"read", "acknowledge", "stop", "watch"} <= set(found["rights"])
    assert "tokens" not in found["rights"]
    assert found["watch"] is None
    assert not found["demo"]


def test_the_cookie_is_for_this_console_alone_and_no_script_reads_it(both):
    visitor = both.amber.visitor()
    visitor.key = Authenticator(both.amber.origin)
    visitor.enrols(both.amber.link("cookie"))
    said = visitor.signs_in().headers["set-cookie"]
    assert said.startswith("openline_amber=")
    for word in ("HttpOnly", "SameSite=strict", "Secure", "Path=/"):
        assert word.lower() in said.lower()
    assert "domain" not in said.lower()


def test_a_link_makes_one_key_and_no_second(both):
    token = both.amber.link("once")
    assert 201 == both.amber.visitor().enrols(token).status
    must_be_problem(both.amber.visitor().enrols(token), 410)
    must_be_problem(both.amber.visitor().get(f"/api/passkey/invitation/{token}"), 410)


def test_a_new_link_for_an_officer_ends_the_one_before(both):
    first = both.amber.link("twice")
    second = both.amber.link("twice")
    must_be_problem(both.amber.visitor().enrols(first), 410)
    assert 201 == both.amber.visitor().enrols(second).status


def test_an_officer_has_a_second_key_for_recovery(both):
    first = both.amber.officer("spare")
    second = both.amber.officer("spare")
    one, two = first.session()["officer"], second.session()["officer"]
    assert "spare" == one["name"] == two["name"]
    assert one["certificate"] != two["certificate"]


def test_a_strangers_passkey_is_refused(both):
    stranger = both.amber.visitor()
    options = stranger.post("/api/session/options").value
    stranger.key.register(
        {
            "pubKeyCredParams": [{"alg": ES256}],
            "user": {"id": "AAAA"},
            "rp": {"id": both.amber.host},
            "challenge": options["challenge"],
        }
    )
    answer = stranger.post("/api/session", {"credential": stranger.key.sign_in(options)})
    must_be_problem(answer, 401)
    assert not stranger.cookie


def test_a_replayed_assertion_is_refused(both):
    officer = both.amber.officer("replay")
    options = officer.post("/api/session/options").value
    credential = officer.key.sign_in(options)
    assert officer.post("/api/session", {"credential": credential}).status < 300
    again = both.amber.visitor().post("/api/session", {"credential": credential})
    assert 400 <= again.status < 500
    assert again.value["clause"] == "passkey"


def test_an_assertion_over_a_challenge_of_an_act_does_not_sign_in(both):
    officer = both.amber.officer("crossed")
    prepared = officer.prepares("send", text="for the challenge")
    made = officer.key.assertion(bytes.fromhex(prepared.value["id"]), both.amber.host)
    answer = both.amber.visitor().post("/api/session", {"credential": made})
    assert 400 <= answer.status < 500


def test_a_passkey_that_did_not_verify_its_user_is_refused(both):
    officer = both.amber.officer("unverified")
    officer.key.verifies = False
    assert 400 <= officer.signs_in().status < 500

    fresh = both.amber.visitor()
    fresh.key = Authenticator(both.amber.origin, verifies=False)
    token = both.amber.link("unverified2")
    assert 400 <= fresh.enrols(token).status < 500
    fresh.key.verifies = True
    assert 201 == fresh.enrols(token).status, "a failed try does not use the link up"


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:1", "null"])
def test_a_passkey_used_on_another_page_is_refused(both, origin):
    officer = both.amber.officer("elsewhere")
    officer.key.origin = origin
    assert 400 <= officer.signs_in().status < 500


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://cobalt.localhost:1", "null"]
)
def test_a_forged_origin_is_refused_before_anything_is_looked_at(both, origin):
    officer = both.amber.officer("forged")
    must_be_problem(officer.post("/api/acts/prepare", {}, Origin=origin), 403)
    assert officer.session()["officer"]["name"] == "forged", "and nothing was changed"


def test_a_cookie_without_an_origin_does_not_act(both):
    officer = both.amber.officer("bare")
    del officer.headers["Origin"]
    must_be_problem(officer.prepares("send", text="no origin"), 403)
    assert 200 == officer.get("/api/status").status, "reading needs none"


def test_a_cookie_with_a_token_beside_it_still_needs_an_origin(both):
    officer = both.amber.officer("beside")
    del officer.headers["Origin"]
    answer = officer.post("/api/session", {}, Authorization="Bearer nonsense")
    assert 400 <= answer.status < 500
    answer = officer.prepares("send", text="x")
    must_be_problem(answer, 403)


@pytest.mark.parametrize(
    "host", ["evil.example", "cobalt.localhost", "amber.localhost.evil.example", ""]
)
def test_an_unknown_host_is_refused(both, host):
    visitor = both.amber.visitor()
    for path in ("/", "/api/meta", "/openapi.json"):
        answer = visitor.get(path, Host=f"{host}:{both.amber.port}" if host else "")
        assert 400 <= answer.status < 500, path


def test_the_cookie_of_the_other_party_opens_nothing(both):
    there = both.cobalt.officer("visiting")
    here = both.amber.visitor()
    here.cookie = there.cookie
    must_be_problem(here.get("/api/state"), 401)
    here.cookie = there.cookie.replace("openline_cobalt", "openline_amber")
    must_be_problem(here.get("/api/state"), 401)


def filled(path):
    """A path with its parameters as words that are none, and in the form that they have."""
    yield path.replace("{", "").replace("}", "")
    forms = {"sha256": "0" * 64, "entry": "1", "verb": "request", "briefing": "0" * 16}
    yield re.sub(r"{(\w+)}", lambda found: forms.get(found[1], "0" * 64), path)


def test_every_get_without_a_login_is_refused_but_the_ones_that_need_none(both):
    paths = both.amber.visitor().get("/openapi.json").value["paths"]
    nobody, strayed = both.amber.visitor(), both.amber.program("olt_none")
    asked = 0
    for path, methods in paths.items():
        if "get" not in methods or path in OPEN:
            continue
        for way in filled(path):
            must_be_problem(nobody.get(way), 401)
        must_be_problem(strayed.get(way), 401)
        asked += 1
    assert asked > 40


def test_what_needs_no_login_answers_without_one(both):
    nobody = both.amber.visitor()
    for path in ("/openapi.json", "/docs", "/health", "/ready", "/api/meta", "/api/locale/ru"):
        assert 200 == nobody.get(path).status, path
    assert nobody.get("/api/session").value["officer"] is None
    assert b"<" in nobody.get("/").body


def test_nothing_but_get_acts_without_a_login(both):
    paths = both.amber.visitor().get("/openapi.json").value["paths"]
    nobody = both.amber.visitor()
    asked = 0
    for path, methods in paths.items():
        for method in set(methods) & {"post", "put", "delete"}:
            if path.startswith(("/api/session", "/api/passkey")):
                continue
            for way in filled(path):
                answer = nobody.ask(method.upper(), way, {})
                assert answer.status in (401, 422), (method, path, answer.status)
                asked += answer.status == 401
    assert asked > 80


def test_metrics_and_health_of_lines_are_not_on_this_listener(both):
    officer = both.amber.officer("metrics")
    for path in ("/metrics", "/health/lines"):
        assert officer.get(path).status in (404, 405)


def test_a_session_ends_when_its_officer_signs_out(both):
    officer = both.amber.officer("leaving")
    cookie = officer.cookie
    assert officer.ask("DELETE", "/api/session").status in (200, 204)
    officer.cookie = cookie
    must_be_problem(officer.get("/api/state"), 401)


def test_a_removed_officers_session_and_stream_end(both):
    officer = both.amber.officer("removed")
    assert officer.starts_watch().status < 300
    stream = officer.stream()
    assert 200 == stream.status
    done = both.amber.side.cli("officer remove", "removed")
    assert 0 == done.returncode, done.stderr
    assert "ended" == stream.until("ended").name
    must_be_problem(officer.get("/api/state"), 401)
    assert officer.signs_in().status in (401, 403)
    # His watch ends at the node's next look at who may have one: once a second.
    wait_until(
        lambda: all(
            "removed" != part["officer"]
            for part in both.amber.admin.get("/api/watch").value["ours"]
        ),
        why="his watch goes on",
    )


def test_the_demo_key_is_refused_outside_the_demonstration(both):
    side = both.amber.side
    words = ("--role", "duty", "--office", "demo key", "--local-key")
    assert 0 == side.cli("officer add", "puppet", *words).returncode
    answer = both.amber.visitor().post("/api/session/demo", {"officer": "puppet"})
    assert answer.status in (401, 403)
    assert not both.amber.visitor().get("/api/meta").value["demo"]
    program = both.amber.program(both.amber.token("puppeteer", "duty"))
    answer = program.post("/api/items", {"as": "puppet", "text": "hello"})
    assert 400 <= answer.status < 500, answer.body
    assert "demo" in answer.value["what"]


def test_a_token_does_what_its_rights_say_and_no_more(both):
    reader = both.amber.program(both.amber.token("reader", "read"))
    assert 200 == reader.get("/api/items").status
    must_be_problem(reader.post("/api/items", {"as": "asha", "text": "hello"}), 403)
    must_be_problem(reader.get("/api/tokens"), 403)
    must_be_problem(reader.post("/api/record/verify"), 403)


def test_a_token_that_was_revoked_opens_nothing(both):
    token = both.amber.first_token("fading", "read")
    listed = both.amber.side.json("token list")
    assert "fading" in [part["name"] for part in listed]
    assert token not in str(listed)
    program = both.amber.program(token)
    assert 200 == program.get("/api/status").status
    assert 0 == both.amber.side.cli("token revoke", "fading").returncode
    must_be_problem(program.get("/api/status"), 401)
    must_be_problem(both.amber.program(token + "x").get("/api/status"), 401)


def test_an_administrator_invites_and_makes_tokens_at_the_console(both):
    admin = both.amber.officer("root-of-all", "admin")
    made = admin.post("/api/officers/invitations", {"name": "invited", "roles": ["staff"]})
    assert 201 == made.status, made.body
    token = made.value["link"].rpartition("/")[2]
    fresh = both.amber.visitor()
    assert 201 == fresh.enrols(token).status
    assert fresh.signs_in().status < 300
    assert ["staff"] == fresh.session()["officer"]["roles"]
    must_be_problem(fresh.post("/api/tokens", {"name": "no", "rights": ["read"]}), 403)

    made = admin.post("/api/tokens", {"name": "by hand", "rights": ["read"]})
    assert 201 == made.status, made.body
    assert 200 == both.amber.program(made.value["token"]).get("/api/status").status
    names = [part["name"] for part in admin.get("/api/tokens").value]
    assert "by hand" in names


def test_a_session_goes_on_over_a_restart_of_the_node(own):
    own.start()
    officer = own.amber.officer("steady")
    own.amber.side.stop()
    own.amber.side.start()
    assert "steady" == officer.session()["officer"]["name"]


def test_time_ends_links_and_sessions(own, tmp_path):
    offset = tmp_path / "offset"
    offset.write_text("0")
    own.amber.side.environment["OPENLINE_TEST_CLOCK_FILE"] = str(offset)
    own.start()
    officer = own.amber.officer("late")
    token = own.amber.link("later")
    offset.write_text(str(13 * 3_600_000))
    must_be_problem(officer.get("/api/state"), 401)
    offset.write_text(str(25 * 3_600_000))
    must_be_problem(own.amber.visitor().enrols(token), 410)


def test_too_many_failed_tokens_are_slowed_down(own):
    own.start()
    wrong = own.amber.program("olt_wrong")
    found = [wrong.get("/api/status").status for _ in range(400)]
    assert 401 == found[0]
    assert found[-1] in (429, 503)
    wait_until(lambda: 200 == own.amber.visitor().get("/api/meta").status)
