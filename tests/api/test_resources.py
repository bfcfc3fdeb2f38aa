"""The resources of the API beside acts and items: each as a program or an officer asks for it."""

import asyncio
import hashlib

import pytest

from openline.core.base import keys
from openline.runtime.asking import ask
from openline.shell import clock
from tests.api.nodes import send, served, until
from tests.process.pair import Pair, verb

ALL = ("read", "evidence", "send", "acknowledge", "watch", "officers", "settings", "bundles")


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    made = Pair(tmp_path_factory.mktemp("resources") / "p")
    yield made
    made.close()


def refused(answer, status, clause=None):
    assert status == answer.status, answer.body
    assert "application/problem+json" == answer.headers["content-type"]
    said = answer.json()
    assert status == said["status"]
    assert said["what"]
    assert said["next"]
    if clause:
        assert clause == said["clause"]


def good(answer, status=200):
    assert status == answer.status, answer.body
    return answer.json()


# Method, path, a right that suffices, and a body that is of its form.
GUARDED = [
    ("GET", "/api/watch", "read", None),
    ("GET", "/api/watch/log", "read", None),
    ("GET", "/api/roster", "read", None),
    ("GET", "/api/procedures", "read", None),
    ("GET", "/api/alarms", "read", None),
    ("GET", "/api/alarms/log", "read", None),
    ("GET", "/api/alarms/statistics", "read", None),
    ("GET", "/api/schedule", "read", None),
    ("GET", "/api/checks", "read", None),
    ("GET", "/api/record", "read", None),
    ("GET", "/api/officers", "read", None),
    ("GET", "/api/profile", "read", None),
    ("GET", "/api/settings", "read", None),
    ("GET", "/api/routes", "read", None),
    ("GET", "/api/engineering", "read", None),
    ("GET", "/api/bundles", "bundles", None),
    ("POST", "/api/record/verify", "evidence", {}),
    ("POST", "/api/record/compare", "evidence", {}),
    ("POST", "/api/evidence/verify", "evidence", b"x"),
    ("POST", "/api/attachments?name=a.txt", "send", b"some bytes"),
    ("POST", "/api/watch/log", "watch", {"text": "a line"}),
    ("PUT", "/api/roster", "watch", [{"name": "asha", "reach": "101"}]),
    ("POST", "/api/procedures", "settings", {"kind": "stop", "language": "en", "text": "Go."}),
    ("PUT", "/api/settings", "settings", {"language": "en"}),
]


@pytest.mark.parametrize(("method", "path", "right", "body"), GUARDED)
def test_each_resource_is_refused_without_a_login_and_without_its_right(
    pair, method, path, right, body
):
    async def story():
        async with served(pair) as (_, cobalt):
            sent = b"" if body is None else body
            others = [name for name in ALL if name != right and (right, name) not in SHARED]
            refused(await cobalt.nobody().ask(method, path, sent), 401)
            refused(await cobalt.program(*others).ask(method, path, sent), 403, "CER-10")
            assert (await cobalt.program(right).ask(method, path, sent)).status in (200, 201)

    asyncio.run(story())


SHARED = {("watch", "settings")}


def test_the_watch_is_taken_handed_over_and_left_by_named_officers(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            boris = cobalt.officer("boris")
            post = good(await boris.get("/api/watch"))["posts"][0]
            body = {"post": post, "languages": ["ru"], "linguist": True}
            refused(await boris.post("/api/watch/start", body), 409, "ENV-7")
            args = {"as": "boris", "key": keys.ed25519_public(bytes(32)).hex()}
            args["until_ms"] = clock.now().wall_ms + 3_600_000
            delegation = (await ask(cobalt.console.service, "delegate", args))["id"]

            started = good(
                await boris.post("/api/watch/start", {**body, "delegation": delegation})
            )
            ours = started["ours"][0]
            assert ("boris", post, args["until_ms"]) == (
                ours["officer"], ours["post"], ours["until"],
            )  # fmt: skip
            session = good(await boris.get("/api/session"))
            assert delegation == session["watch"]["delegation"]

            opened = good(await boris.post("/api/watch/handover", {"to": None}))
            assert "boris" == opened["handover"]["from"]
            refused(await boris.post("/api/watch/handover/complete"), 409, "R96")
            refused(
                await boris.post("/api/watch/handover/accept", {"item": "00" * 32}), 409, "R96"
            )
            good(await boris.ask("DELETE", "/api/watch/handover"))
            ended = good(await boris.post("/api/watch/end"))
            assert [] == ended["ours"]
            told = [line["what"] for line in good(await log_of(cobalt))]
            assert {"watch-started", "handover-opened", "watch-ended"} <= set(told)

    async def log_of(cobalt):
        return await cobalt.program("read").get("/api/watch/log?limit=50")

    asyncio.run(story())


def test_a_program_has_no_watch(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            program = cobalt.program("watch")
            refused(await program.post("/api/watch/start", {"post": "duty desk"}), 409, "R96")
            refused(await program.post("/api/watch/end"), 409, "R96")

    asyncio.run(story())


def test_a_line_written_twice_under_one_key_stands_once(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            program = cobalt.program("watch", "read")
            body = {"text": "written once"}
            first = await program.post("/api/watch/log", body, idempotency_key="k1")
            again = await program.post("/api/watch/log", body, idempotency_key="k1")
            assert good(first, 201) == good(again, 201)
            other = await program.post(
                "/api/watch/log", {"text": "another"}, idempotency_key="k1"
            )
            refused(other, 409)
            said = [line["text"] for line in good(await program.get("/api/watch/log"))]
            assert 1 == said.count("written once")

    asyncio.run(story())


def test_procedures_keep_every_version_and_the_newest_is_in_force(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            chief = cobalt.program("settings", "read")
            for text in ("Call.", "Call twice."):
                body = {"kind": "message", "language": "id", "text": text}
                version = good(await chief.post("/api/procedures", body), 201)["version"]
            newest = [
                part
                for part in good(await chief.get("/api/procedures"))
                if part["kind"] == "message"
            ]
            assert [(version, "Call twice.")] == [
                (part["version"], part["text"]) for part in newest
            ]
            assert 2 == len(good(await chief.get("/api/procedures?kind=message")))
            bad = {"kind": "weather", "language": "en", "text": "x"}
            refused(await chief.post("/api/procedures", bad), 409, "R97")

    asyncio.run(story())


def test_an_alarm_is_silenced_and_acknowledged_by_name_over_the_api(pair):
    async def story():
        async with served(pair) as (amber, cobalt):
            boris = cobalt.officer("boris")
            sent = (await send(amber, "asha", "ring", precedence="FLASH"))["id"]

            async def alarm():
                items = good(await boris.get("/api/alarms"))["items"]
                return next((part for part in items if part["item"] == sent), None)

            await until(lambda: cobalt.console.rooms.alarms.view()["items"])
            await until(
                lambda: sent in [x["item"] for x in cobalt.console.rooms.alarms.view()["items"]]
            )
            silenced = good(await boris.post(f"/api/alarms/{sent}/silence"))
            assert silenced["silenced_until"] == (await alarm())["silenced_until"]
            refused(await boris.post(f"/api/alarms/{sent}/acknowledge"), 409, "RCT-5")
            refused(await boris.post("/api/alarms/no-such.thing/acknowledge"), 409, "R27")
            found = good(await boris.post("/api/alarms/nobody-on-watch/acknowledge"))
            assert {"ack_by": "boris"} == found
            log = good(await boris.get("/api/alarms/log"))
            assert ["raised", "silenced"] == [
                part["event"] for part in log if part["alarm"] == sent
            ]

    asyncio.run(story())


def test_an_attachment_goes_in_and_comes_out_only_as_a_download(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            program = cobalt.program("send", "read")
            data = b"<script>alert(1)</script>" * 1000
            digest = hashlib.sha256(data).hexdigest()
            stored = good(await program.post("/api/attachments?name=%D0%BF.html", data), 201)
            assert {"name": "п.html", "bytes": len(data), "sha256": digest} == stored

            found = await program.get(f"/api/attachments/{digest}?name=%D0%BF.html")
            assert (200, data) == (found.status, found.body)
            assert "application/octet-stream" == found.headers["content-type"]
            assert found.headers["content-disposition"].startswith("attachment;")
            assert "filename*=UTF-8''%D0%BF.html" in found.headers["content-disposition"]
            assert "nosniff" == found.headers["x-content-type-options"]
            refused(await program.get(f"/api/attachments/{'00' * 32}"), 404, "ENV-4")

    asyncio.run(story())


@pytest.mark.parametrize(
    "name", ["..%2Fa", "a%2Fb", "%00", "a%0Ab", "..", "c%3A", "x" * 201, "%E2%80%AE.txt", ""]
)
def test_a_name_that_leads_elsewhere_or_deceives_is_refused(pair, name):
    async def story():
        async with served(pair) as (_, cobalt):
            answer = await cobalt.program("send").post(f"/api/attachments?name={name}", b"x")
            assert answer.status in (409, 422), answer.body

    asyncio.run(story())


def test_a_hundred_megabytes_are_refused_before_they_are_read(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            program = cobalt.program("send", "evidence")
            for path in ("/api/attachments?name=a", "/api/evidence/verify"):
                refused(await program.post(path, b"x", content_length="100000000"), 413)
            big = b"x" * 10_485_761
            refused(
                await program.post("/api/attachments?name=a", big, content_length=None), 413
            )

    asyncio.run(story())


def test_evidence_of_an_item_is_true_by_the_roots_of_our_line_and_a_changed_file_is_not(pair):
    async def story():
        async with served(pair) as (amber, cobalt):
            program = cobalt.program("evidence")
            sent = (await send(amber, "asha", "prove me", precedence="PRIORITY"))["id"]
            service = cobalt.console.service
            await until(lambda: any(x["id"] == sent for x in service.requests._items({})))
            made = await program.get(f"/api/evidence/{sent}")
            assert 200 == made.status, made.body
            assert "" == made.headers["openline-missing"]

            verdict = good(await program.post("/api/evidence/verify", made.body))
            assert verdict["ok"], verdict["checks"]
            assert sent == verdict["item"]["id"]
            at = len(made.body) // 2
            other = made.body[:at] + bytes([made.body[at] ^ 1]) + made.body[at + 1 :]
            assert not good(await program.post("/api/evidence/verify", other))["ok"]
            assert not good(await program.post("/api/evidence/verify", b"\x00"))["ok"]
            refused(await program.get(f"/api/evidence/{'00' * 32}"), 409)

    asyncio.run(story())


def test_the_record_is_verified_and_compared_with_the_peer(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            program = cobalt.program("evidence", "read")
            await ask(cobalt.console.service, "check", {})
            line = next(iter(cobalt.console.service.node.lines.values()))
            await until(lambda: line.last_check)
            found = good(await program.get("/api/record"))
            assert 6 == len(found["digest"].split())
            assert {"Amber", "Cobalt"} == {log["party"] for log in found["logs"]}
            assert good(await program.post("/api/record/verify"))["ok"]
            same = good(await program.post("/api/record/compare"))
            assert same["ok"]
            assert [None, None] == [log["first_difference"] for log in same["logs"]]

    asyncio.run(story())


def test_a_bundle_is_carried_from_one_api_to_the_other_and_our_own_is_refused(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            program = cobalt.program("bundles")
            made = await program.get("/api/bundles")
            assert 200 == made.status
            refused(await program.post("/api/bundles", made.body), 409, "LIN-14")
            refused(await program.post("/api/bundles", b"no bundle"), 422)

    asyncio.run(story())


def test_checks_and_schedule_show_what_was_and_what_will_be(pair):
    async def story():
        async with served(pair) as (amber, cobalt):
            service = cobalt.console.service
            line = next(iter(service.node.lines.values()))
            before = len(line.checks)
            await ask(service, "check", {"as": "boris"})
            await until(lambda: len(line.checks) > before and line.last_check)
            program = cobalt.program("read")
            newest = good(await program.get("/api/checks?limit=1"))[0]
            assert ("Cobalt", "boris", True, False) == (
                newest["starter"], newest["by"], newest["human"], newest["missed"],
            )  # fmt: skip

            now_ms = clock.now().wall_ms
            call = {
                "as": "asha", "what": "call", "from_ms": now_ms + 60_000,
                "until_ms": now_ms + 120_000, "every_s": 3600, "text": "hourly",
                "language": "en",
            }  # fmt: skip
            await ask(amber, "schedule", call)
            await until(lambda: any(item.kind == 33 for item in line.order))
            lanes = good(
                await program.get(f"/api/schedule?from={now_ms}&until={now_ms + 7_200_000}")
            )
            calls = [row for row in lanes["theirs"] if row["kind"] == "call"]
            assert ["hourly", "hourly"] == [row["text"] for row in calls]
            checks = [row for row in lanes["ours"] + lanes["theirs"] if row["kind"] == "check"]
            assert checks
            assert {None} == {
                row["done"] for row in checks if row["from_ms"] > now_ms + 600_000
            }
            refused(await program.get(f"/api/schedule?from={now_ms}&until=5"), 409, "schedule")

    asyncio.run(story())


def test_engineering_knows_the_paths_and_says_null_for_what_it_does_not(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            found = good(await cobalt.program("read").get("/api/engineering"))
            opened = [path for path in found["paths"] if path["state"] == "open"]
            assert opened
            assert all(path["down_why"] is None for path in opened)
            assert found["tls"] is None
            assert found["memory_bytes"] > 0
            assert found["disk"]["free_bytes"] > 0
            assert {"boris", "asha"} <= {part["name"] for part in found["certificates"]}
            assert 1 <= len(found["clock"]["history"])

    asyncio.run(story())


def test_settings_that_may_change_do_and_a_manned_post_does_not_go(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            admin = cobalt.program("settings", "read")
            changed = await admin.ask(
                "PUT", "/api/settings", {"posts": ["bridge", "desk"], "language": "ru"}
            )
            assert ["bridge", "desk"] == good(changed)["posts"]
            assert "ru" == good(await cobalt.nobody().get("/api/meta"))["language"]
            for body in (
                {"posts": []},
                {"posts": ["a\nb"]},
                {"language": "xx"},
                {"alarm_command": ["/bin/sh"]},
                {"posts": ["x" * 41]},
            ):
                refused(await admin.ask("PUT", "/api/settings", body), 422)
            refused(await admin.ask("PUT", "/api/settings", {"posts": ["a", "a"]}), 409)
            text = (await admin.get("/api/settings")).body.decode()
            assert "command" not in text

    asyncio.run(story())


def test_routes_are_signed_and_a_place_that_is_none_is_refused(pair):
    async def story():
        async with served(pair) as (amber, cobalt):
            admin = cobalt.program("settings", "read")
            before = good(await admin.get("/api/routes"))
            ours = next(part for part in before if part["ours"])["addresses"]
            good(await admin.post("/api/routes", {"addresses": [*ours, "127.0.0.1:9"]}))
            line = next(iter(amber.node.lines.values()))
            await until(lambda: "127.0.0.1:9" in line.routes[line.other()])
            for addresses in ([], ["nowhere"], ["h:99999"], ["a:1"] * 9):
                answer = await admin.post("/api/routes", {"addresses": addresses})
                assert answer.status in (400, 409, 422), answer.body
            good(await admin.post("/api/routes", {"addresses": ours}))

    asyncio.run(story())


def test_an_officers_certificate_is_ended_by_who_may(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            admin = cobalt.program("officers", "read")
            refused(await admin.post("/api/officers/removals", {"certificate": "00" * 32}), 404)
            listed = good(await admin.get("/api/officers"))
            theirs = next(part for part in listed if part["name"] == "asha")
            refused(
                await admin.post(
                    "/api/officers/removals", {"certificate": theirs["certificate"]}
                ),
                404,
            )

    asyncio.run(story())


def test_docs_and_the_description_need_no_login_and_nothing_from_elsewhere(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            nobody = cobalt.nobody()
            page = await nobody.get("/docs")
            assert 200 == page.status
            assert page.headers["content-type"].startswith("text/html")
            assert "default-src 'none'" in page.headers["content-security-policy"]
            assert b"http://" not in page.body
            assert b"https://" not in page.body
            described = good(await nobody.get("/openapi.json"))
            assert described["openapi"].startswith("3.1")

    asyncio.run(story())


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/watch/log", b'{"text": "\\ud800"}'),
        ("/api/watch/log", b'{"text": "a\\u0000b"}'),
        ("/api/watch/log", b'{"text": "' + b"x" * 2001 + b'"}'),
        ("/api/watch/log", b"[" * 100_000),
        ("/api/watch/log", b"\xff\xfe"),
        ("/api/watch/log", b""),
        ("/api/watch/log", b'{"text": 1e999}'),
        ("/api/watch/log", b'{"text": "a", "more": 1}'),
        ("/api/procedures", b'{"kind": "stop", "language": "\\udfff", "text": "x"}'),
        ("/api/procedures", b'{"kind": "stop", "language": "en", "text": "\\ud800"}'),
        ("/api/routes", b'{"addresses": ["\\ud800:1"]}'),
        ("/api/watch/start", b'{"post": "\\ud800"}'),
    ],
)
def test_text_that_is_none_is_refused_and_never_breaks_the_server(pair, path, body):
    async def story():
        async with served(pair) as (_, cobalt):
            program = cobalt.program("watch", "settings", "read")
            sent = await program.post(path, body, content_type="application/json")
            assert sent.status in (400, 409, 422), (sent.status, sent.body)
            assert 200 == (await program.get("/api/watch/log")).status

    asyncio.run(story())


def test_no_answer_of_an_administrators_tells_a_secret(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            program = cobalt.program(*ALL)
            for path in ("/api/settings", "/api/engineering", "/api/officers", "/api/watch"):
                text = (await program.get(path)).body.decode()
                for word in ("seed", "secret", "password", "BEGIN"):
                    assert word not in text, (path, word)

    asyncio.run(story())


def test_the_last_administrator_stays(pair):
    verb("officer add", pair.b.home, "adm", "--role", "admin", "--local-key")

    async def story():
        async with served(pair) as (_, cobalt):
            admin = cobalt.officer("adm")
            listed = good(await admin.get("/api/officers"))
            own = next(part for part in listed if part["name"] == "adm")
            body = {"certificate": own["certificate"]}
            refused(await admin.post("/api/officers/removals", body), 409, "CER-9")

    asyncio.run(story())


def test_an_officer_whose_certificate_ends_is_off_watch_and_signed_out(pair):
    verb("officer add", pair.b.home, "leaver", "--role", "duty", "--local-key")

    async def story():
        async with served(pair) as (_, cobalt):
            service, leaver = cobalt.console.service, cobalt.officer("leaver")
            now_ms = clock.now().wall_ms
            args = {"as": "leaver", "key": keys.ed25519_public(bytes(31) + b"1").hex()}
            delegated = await ask(service, "delegate", {**args, "until_ms": now_ms + 600_000})
            post = good(await leaver.get("/api/watch"))["posts"][0]
            body = {"post": post, "delegation": delegated["id"]}
            good(await leaver.post("/api/watch/start", body))
            own = good(await leaver.get("/api/session"))["officer"]["certificate"]

            admin = cobalt.program("officers", "read")
            good(await admin.post("/api/officers/removals", {"certificate": own}))
            refused(await leaver.get("/api/watch"), 401)
            assert "leaver" not in [
                part["officer"] for part in good(await admin.get("/api/watch"))["ours"]
            ]

    asyncio.run(story())


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/api/watch/start", "POST"),
        ("POST", "/api/watch", "GET"),
        ("DELETE", "/api/watch/log", "GET, POST"),
        ("PATCH", "/api/roster", "GET, PUT"),
        ("PUT", f"/api/evidence/{'ab' * 32}", "GET"),
        ("GET", "/api/evidence/verify", "POST"),
    ],
)
def test_what_a_path_cannot_do_is_405_and_says_what_it_can(pair, method, path, allowed):
    async def story():
        async with served(pair) as (_, cobalt):
            answer = await cobalt.program("read", "evidence").ask(method, path)
            refused(answer, 405)
            assert allowed == answer.headers["allow"]
            refused(await cobalt.program("read").get("/api/nothing"), 404)

    asyncio.run(story())
