"""Consoles of real nodes as their visitors see them: over HTTP, with a cookie, an origin, a passkey."""

from __future__ import annotations

import http.client
import json
import os
import socket
import time
from collections.abc import Iterator
from typing import Any, ClassVar, NamedTuple

from openline.core.base import keys
from openline.core.record.act import ACT_LABEL
from tests.api.authenticator import ES256, Authenticator, to_base64url
from tests.process.pair import Pair, Side, free_port

ANSWER_S = 20.0
EVENT_S = 10.0

Json = dict[str, Any]


class Answer(NamedTuple):
    """What a console answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def value(self) -> Any:
        """The JSON of it."""
        return json.loads(self.body)


class Console:
    """The console of one side: where it is, and who may knock."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self.port = free_port()
        self.host = f"{side.party.lower()}.localhost"
        self.origin = f"http://{self.host}:{self.port}"
        self._admin: Visitor | None = None
        side.environment["OPENLINE_CONSOLE_LISTEN"] = f"127.0.0.1:{self.port}"

    @property
    def admin(self) -> Visitor:
        """An administrator, signed in; the first one comes by a link made on the node."""
        if self._admin is None:
            found = self.visitor()
            assert 201 == found.enrols(self.first_link("adm", "admin")).status
            assert found.signs_in().status < 300
            self._admin = found
        return self._admin

    def link(self, name: str, *roles: str) -> str:
        """The secret of a one-time link, as an administrator makes it at his console."""
        body = {"name": name, "roles": list(roles or ("duty",))}
        made = self.admin.post("/api/officers/invitations", body)
        assert 201 == made.status, made.body
        return made.value["link"].rpartition("/")[2]

    def first_link(self, name: str, *roles: str) -> str:
        """The same, as it is made on the node itself."""
        words = ("--role", ",".join(roles or ("duty",)))
        done = self.side.cli("officer link", name, *words)
        assert done.returncode == 0, done.stderr
        link = next(word for word in done.stdout.split() if "/#/enrol/" in word)
        assert link.startswith(self.origin + "/#/enrol/")
        return link.rpartition("/")[2]

    def token(self, name: str, *rights: str) -> str:
        """The token of a program, as an administrator makes it at his console."""
        made = self.admin.post("/api/tokens", {"name": name, "rights": list(rights)})
        assert 201 == made.status, made.body
        return made.value["token"]

    def first_token(self, name: str, *rights: str) -> str:
        """The same, as it is made on the node itself; `token add` prints it alone."""
        done = self.side.cli("token add", name, "--rights", ",".join(rights))
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def visitor(self, **headers: str) -> Visitor:
        """Somebody in a browser at the right address."""
        return Visitor(self, {"Origin": self.origin, **headers})

    def program(self, token: str) -> Visitor:
        """A program with a token: no cookie, no origin."""
        return Visitor(self, {"Authorization": f"Bearer {token}"})

    def officer(self, name: str, *roles: str, algorithm: int = ES256) -> Visitor:
        """An officer who brought a passkey and signed in with it."""
        found = self.visitor()
        found.key = Authenticator(self.origin, algorithm)
        enrolled = found.enrols(self.link(name, *roles))
        assert 201 == enrolled.status, enrolled.body
        signed = found.signs_in()
        assert 200 <= signed.status < 300, signed.body
        return found


class Visitor:
    """Whoever asks a console; keeps its cookie."""

    def __init__(self, console: Console, headers: dict[str, str]) -> None:
        self.console = console
        self.headers = headers
        self.cookie = ""
        self.key = Authenticator(console.origin)
        self.session_seed = os.urandom(32)
        self.delegation = ""

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        raw: bytes | None = None,
        **headers: str,
    ) -> Answer:
        """One request; names of headers have _ for -."""
        sent = {"Host": f"{self.console.host}:{self.console.port}", **self.headers}
        if self.cookie:
            sent["Cookie"] = self.cookie
        data = raw
        if raw is None and (body is not None or method in ("POST", "PUT")):
            data = json.dumps({} if body is None else body).encode()
            sent["Content-Type"] = "application/json"
        elif raw is not None:
            sent["Content-Type"] = "application/octet-stream"
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.console.port, timeout=ANSWER_S
        )
        try:
            connection.request(method, path, data, sent)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            read = Answer(answer.status, found, answer.read())
        finally:
            connection.close()
        if "set-cookie" in found:
            self.cookie = found["set-cookie"].split(";")[0]
        return read

    def get(self, path: str, **headers: str) -> Answer:
        """GET."""
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Answer:
        """POST of JSON."""
        return self.ask("POST", path, body, **headers)

    # --- passkeys ----------------------------------------------------------------------------

    def enrols(self, token: str) -> Answer:
        """Bring a passkey by a one-time link."""
        options = self.post("/api/passkey/options", {"token": token})
        if options.status != 200:
            return options
        made = self.key.register(options.value)
        return self.post(
            "/api/passkey", {"token": token, "credential": made, "label": "a key of a test"}
        )

    def signs_in(self) -> Answer:
        """Sign in with the passkey."""
        options = self.post("/api/session/options").value
        return self.post("/api/session", {"credential": self.key.sign_in(options)})

    def session(self) -> Json:
        """Who is signed in."""
        return self.get("/api/session").value

    # --- acts --------------------------------------------------------------------------------

    def prepares(self, verb: str, **args: Any) -> Answer:
        """Have an act decided."""
        return self.post("/api/acts/prepare", {"verb": verb, "args": args})

    def by_passkey(self, act: str) -> Json:
        """The passkey's signature over an act."""
        made = self.key.assertion(bytes.fromhex(act), self.console.host)
        return {"type": "passkey", "credential": made}

    def by_session(self, act: str) -> Json:
        """The session key's signature over an act."""
        made = keys.ed25519_sign(self.session_seed, ACT_LABEL + bytes.fromhex(act))
        return {
            "type": "session",
            "delegation": self.delegation,
            "signature": to_base64url(made),
        }

    def signs(self, act: str, signature: Json) -> Answer:
        """Have a signed act recorded."""
        return self.post(f"/api/acts/{act}/signature", {"signature": signature})

    def acts(self, verb: str, **args: Any) -> Answer:
        """Prepare, sign (with the session key on watch, else with the passkey), record."""
        prepared = self.prepares(verb, **args)
        if prepared.status != 201:
            return prepared
        act = prepared.value["id"]
        sign = self.by_session if self.delegation else self.by_passkey
        return self.signs(act, sign(act))

    def starts_watch(self, post: str = "duty desk", hours: float = 8) -> Answer:
        """Delegate a session key by the passkey, then take the watch."""
        now_ms = self.get("/api/meta").value["now"]
        public = keys.ed25519_public(self.session_seed).hex()
        until_ms = now_ms + int(hours * 3_600_000)
        done = self.acts("delegate", key=public, until_ms=until_ms)
        assert 201 == done.status, done.body
        self.delegation = done.value["id"]
        return self.post(
            "/api/watch/start",
            {
                "post": post,
                "languages": ["en"],
                "linguist": False,
                "delegation": self.delegation,
            },
        )

    def stream(self, since: int | None = None, **headers: str) -> Stream:
        """The events of the node, from now or after an entry."""
        return Stream(self, since, headers)


class Event(NamedTuple):
    """One server-sent event."""

    name: str
    id: int | None
    data: Any


class Stream:
    """One reader of /api/stream."""

    opened: ClassVar[list[Stream]] = []

    def __init__(self, visitor: Visitor, since: int | None, headers: dict[str, str]) -> None:
        console = visitor.console
        self._socket = socket.create_connection(("127.0.0.1", console.port), timeout=EVENT_S)
        self.opened.append(self)
        path = "/api/stream" + ("" if since is None else f"?since={since}")
        sent = {"Host": f"{console.host}:{console.port}", **visitor.headers}
        if visitor.cookie:
            sent["Cookie"] = visitor.cookie
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in sent.items())]
        self._socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        self._buffer = b""
        head = self._until(b"\r\n\r\n")
        self.status = int(head.split(b" ", 2)[1])
        self.is_chunked = b"transfer-encoding: chunked" in head.lower()
        self._plain = b""

    def _until(self, mark: bytes) -> bytes:
        while mark not in self._buffer:
            part = self._socket.recv(65_536)
            if not part:
                raise ConnectionError
            self._buffer += part
        found, _, self._buffer = self._buffer.partition(mark)
        return found

    def _more(self) -> bytes:
        size = int(self._until(b"\r\n"), 16)
        while len(self._buffer) < size + 2:
            part = self._socket.recv(65_536)
            if not part:
                raise ConnectionError
            self._buffer += part
        found, self._buffer = self._buffer[:size], self._buffer[size + 2 :]
        if not found:
            raise ConnectionError
        return found

    def events(self, seconds: float = EVENT_S) -> Iterator[Event]:
        """Events as they come; ends with the stream, and fails if none comes in time."""
        deadline = time.monotonic() + seconds
        while True:
            while b"\n\n" not in self._plain:
                self._socket.settimeout(max(0.01, deadline - time.monotonic()))
                try:
                    self._plain += self._more()
                except (ConnectionError, ConnectionResetError):
                    return
            text, _, self._plain = self._plain.partition(b"\n\n")
            fields = dict(
                part.split(": ", 1) for part in text.decode().split("\n") if ": " in part
            )
            if "event" in fields:
                number = int(fields["id"]) if "id" in fields else None
                yield Event(fields["event"], number, json.loads(fields.get("data", "null")))

    def until(self, name: str, seconds: float = EVENT_S, **wanted: Any) -> Event:
        """The first event of a name whose data has these values."""
        for event in self.events(seconds):
            if event.name != name:
                continue
            if all(event.data.get(key) == value for key, value in wanted.items()):
                return event
        raise AssertionError(f"the stream ended without {name}")

    def entries(self, last: int, seconds: float = EVENT_S) -> list[Event]:
        """The entries until the one numbered `last`."""
        found = []
        for event in self.events(seconds):
            if event.name == "entry":
                found.append(event)
                if event.id is not None and event.id >= last:
                    break
        return found

    def close(self) -> None:
        """Go away; a second time has no effect."""
        self._socket.close()

    @classmethod
    def close_all(cls) -> None:
        """End what a test left open."""
        while cls.opened:
            cls.opened.pop().close()


class Both:
    """Amber and Cobalt, each with a console."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.amber, self.cobalt = Console(pair.a), Console(pair.b)

    def start(self) -> Both:
        """Start both nodes and wait until the line is up."""
        self.pair.start()
        return self
