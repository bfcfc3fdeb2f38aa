"""What is too large, too long, too many or of no form is refused, cheaply, and the node goes on."""

import http.client
import json
import socket
import time
from pathlib import Path

import pytest

from tests.api.test_access import must_be_problem
from tests.process.pair import wait_until


@pytest.fixture(scope="module")
def program(both):
    return both.amber.program(both.amber.token("limits", "duty", "admin", "auditor"))


def head(program, method, path, *more):
    lines = [
        f"{method} {path} HTTP/1.1",
        f"Host: {program.console.host}:{program.console.port}",
        f"Authorization: {program.headers['Authorization']}",
        *more,
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def said(sock):
    sock.settimeout(10)
    data = b""
    while b"\r\n\r\n" not in data:
        part = sock.recv(65_536)
        if not part:
            break
        data += part
    return int(data.split(b" ", 2)[1]) if data else 0


@pytest.mark.parametrize(
    "path",
    [
        "/api/attachments?name=big.bin", "/api/items", "/api/tokens", "/api/evidence/verify",
        "/api/bundles", "/api/contacts-import", "/api/contacts-read", "/api/talks/calendar",
        "/api/acts/prepare", "/api/session", "/api/passkey",
    ],
)  # fmt: skip
def test_a_hundred_megabytes_are_refused_by_their_header_before_they_come(both, program, path):
    with socket.create_connection(("127.0.0.1", both.amber.port)) as sock:
        sock.sendall(head(program, "POST", path, "Content-Length: 104857600"))
        assert 413 == said(sock)


@pytest.mark.parametrize("path", ["/api/attachments?name=big.bin", "/api/items"])
def test_a_hundred_megabytes_without_a_length_are_refused_on_the_way(both, program, path):
    before = memory(both)
    with socket.create_connection(("127.0.0.1", both.amber.port)) as sock:
        sock.sendall(head(program, "POST", path, "Transfer-Encoding: chunked"))
        part = b"10000\r\n" + bytes(65_536) + b"\r\n"
        sent = 0
        try:
            for _ in range(1600):
                sock.sendall(part)
                sent += 65_536
        except OSError:
            pass
        assert sent < 60_000_000
        try:
            status = said(sock)
        except OSError:
            status = 413  # the answer was lost with the connection
        assert status in (0, 413)
    assert memory(both) - before < 60_000_000
    assert 200 == program.get("/api/status").status


def memory(both):
    return next(
        int(line.split()[1]) * 1024
        for line in Path(f"/proc/{both.pair.a._process.pid}/status").read_text().splitlines()
        if line.startswith("VmRSS")
    )


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"", (400, 422)),
        (b"{", (400, 422)),
        (b"null", (400, 422)),
        (b"[" * 100_000, (400, 413, 422)),
        (b'{"a":' * 50_000, (400, 413, 422)),
        (b'{"as":"asha","text":"x","more":1}', (400, 422)),
        (b'{"as":"asha"}', (400, 422)),
        (b'{"as":"asha","text":1}', (400, 422)),
        (b'{"as":"asha","text":"\\ud800"}', (400, 409, 422)),
        (b'{"as":"asha","text":"x","precedence":"LOUD"}', (400, 409, 422)),
        (b'{"as":"asha","text":"x","positions":[["a"]]}', (400, 409, 422)),
        (b'{"as":"asha","text":"x","positions":["99,999"]}', (400, 409, 422)),
        (b'{"as":"asha","text":"\xff"}', (400, 422)),
        (b'{"as":"asha","text":"' + b"a" * 9000 + b'"}', (400, 409, 413, 422)),
        (b"1" * 5000, (400, 422)),
    ],
)
def test_what_is_no_message_is_refused(program, raw, status):
    answer = program.ask("POST", "/api/items", raw=raw, Content_Type="application/json")
    assert answer.status in status, answer.body
    must_be_problem(answer, answer.status)


OBEYED = "\x00\x07\x1b]0;mine\x07\x1b[2J\x7f\x9b2J\u202e"


def test_what_a_browser_or_a_terminal_would_obey_is_only_ever_text(both, program):
    text = f"<img src=x onerror=alert(1)>{OBEYED}<!--"
    sent = program.post("/api/items", {"as": "asha", "text": text}).value["id"]
    wait_until(lambda: both.pair.b.item(sent))
    there = both.cobalt.program(both.cobalt.token("reads all", "read"))
    for path in (f"/api/items/{sent}", f"/api/record/entries/{sent}"):
        answer = there.get(path)
        assert text == answer.value["text"], "not a character is lost or changed"
        assert "application/json" == answer.headers["content-type"]
        assert "nosniff" == answer.headers["x-content-type-options"]
    for verb in ("items", "watch"):
        said = both.cobalt.side.cli(verb).stdout
        assert not set(OBEYED) & set(said) - set("]0;mine[2J")
        assert "onerror" in said or verb == "watch"
    said = both.cobalt.side.cli("items", "--json").stdout
    assert not set(OBEYED) & set(said) - set("]0;mine[2J")
    assert text in [item["text"] for item in json.loads(said)], "and a program reads every one"
    done = program.ask("PUT", "/api/roster", [{"name": OBEYED}])
    assert 409 == done.status


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\n"])
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/tokens", {"name": "a%", "rights": ["read"]}),
        ("POST", "/api/officers/invitations", {"name": "a%", "roles": ["duty"]}),
        ("POST", "/api/officers/invitations", {"name": "a", "office": "b%", "roles": ["duty"]}),
        ("PUT", "/api/roster", [{"name": "a%b", "reach": "1"}]),
        ("PUT", "/api/settings", {"posts": ["a%b"]}),
        ("POST", "/api/items", {"as": "asha%", "text": "x"}),
        ("POST", "/api/items", {"as": "asha", "text": "x", "language": "e%n"}),
        ("POST", "/api/routes", {"addresses": ["127.0.0.1:1%"]}),
    ],
)
def test_a_name_that_disguises_what_stands_beside_it_is_refused(
    program, method, path, body, mark
):
    said = json.loads(json.dumps(body).replace("%", json.dumps(mark)[1:-1]))
    answer = program.ask(method, path, said)
    must_be_problem(answer, answer.status)
    assert answer.status in (400, 409, 422), answer.body
    assert not set("\x1b\x9b\u202e") & set(answer.value["what"])


def test_headers_without_end_are_refused(both, program):
    with socket.create_connection(("127.0.0.1", both.amber.port)) as sock:
        try:
            sock.sendall(head(program, "GET", "/api/status", "X-Long: " + "a" * 300_000))
            status = said(sock)
        except OSError:
            status = 0
        assert status in (0, 400, 413, 431)
    assert 200 == program.get("/api/status").status


def test_who_sends_nothing_is_let_go(both):
    with socket.create_connection(("127.0.0.1", both.amber.port)) as sock:
        sock.settimeout(40)
        sock.sendall(b"GET /api/meta HTTP/1.1\r\nHost: ")
        began = time.monotonic()
        data = sock.recv(100)
        assert time.monotonic() - began < 35
        assert data == b"" or b" 4" in data[:12]


def test_every_answer_has_the_headers_that_keep_a_browser_safe(both, program):
    for path in (
        "/",
        "/api/meta",
        "/api/status",
        "/openapi.json",
        "/nothing",
        "/assets/none.js",
    ):
        answer = program.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "require-trusted-types-for 'script'" in policy
        assert "unsafe" not in policy
        assert "nosniff" == answer.headers["x-content-type-options"]
        assert "no-referrer" == answer.headers["referrer-policy"]
        assert "same-origin" == answer.headers["cross-origin-opener-policy"]
        assert "require-corp" == answer.headers["cross-origin-embedder-policy"]
        assert "server" not in answer.headers
        assert "access-control-allow-origin" not in answer.headers
        assert "cache-control" in answer.headers


def test_the_page_is_asked_for_anew_and_its_parts_are_kept(both):
    visitor = both.amber.visitor()
    page = visitor.get("/")
    assert 200 == page.status
    assert "no-cache" in page.headers["cache-control"]
    assert 304 == visitor.get("/", If_None_Match=page.headers["etag"]).status
    part = next((word for word in page.body.decode().split('"') if "/assets/" in word), None)
    if part is not None:
        asset = visitor.get(part)
        assert 200 == asset.status
        assert "immutable" in asset.headers["cache-control"]
    worker = visitor.get("/sw.js")
    assert worker.status in (200, 404)
    if worker.status == 200:
        assert "no-cache" in worker.headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml", "/assets/../../app.py", "/%2e%2e/app.py", "/assets/%2e%2e%2f%2e%2e%2fapp.py",
        "/..%5capp.py", "/assets/", "//etc/passwd", "/%00", "/assets/%ff", "/.gitignore",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_static_files(both, path):
    visitor = both.amber.visitor()
    connection = http.client.HTTPConnection("127.0.0.1", both.amber.port, timeout=10)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", f"{visitor.console.host}:{visitor.console.port}")
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status in (200, 400, 404, 421)
    assert b"import" not in body[:2000] or b"<!doctype" in body[:100].lower()


@pytest.mark.parametrize(
    "method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"]
)
def test_another_method_is_refused(program, method):
    assert program.ask(method, "/api/status").status in (400, 403, 404, 405)


def test_a_node_stops_in_good_order_with_streams_open(own):
    own.start()
    program = own.amber.program(own.amber.token("open", "read"))
    streams = [program.stream() for _ in range(3)]
    for stream in streams:
        stream.until("beat")
    began = time.monotonic()
    own.amber.side.stop()
    assert time.monotonic() - began < 5
    own.amber.side.start()
    wait_until(lambda: 200 == program.get("/api/status").status)


def test_a_console_that_is_not_asked_for_opens_no_port(own):
    del own.amber.side.environment["OPENLINE_CONSOLE_LISTEN"]
    own.start()
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", own.amber.port), timeout=2)
