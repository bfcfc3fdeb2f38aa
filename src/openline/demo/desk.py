"""Acting through the public HTTP API of a party's console, as any program with a token may."""

from __future__ import annotations

import http.client
import json
import os
from typing import Any, NamedTuple

ANSWER_S = 20.0
# The story's own officers act by it; they have their keys in the home.
RIGHTS = "duty,watch-chief,auditor,staff,releaser"


class Answered(NamedTuple):
    """What the API answered: the status (0: nobody answered) and the JSON."""

    status: int
    value: Any

    @property
    def is_good(self) -> bool:
        """Whether it was done."""
        return 200 <= self.status < 300

    @property
    def why(self) -> list[str]:
        """What was refused and the next step, for people."""
        if not isinstance(self.value, dict):
            return [f"the console answered {self.status or 'nothing'}"]
        clause = f" [{self.value['clause']}]" if self.value.get("clause") else ""
        said = [str(self.value[key]) for key in ("what", "next") if self.value.get(key)]
        return [f"{said[0]}{clause}", *said[1:]] if said else [f"refused{clause}"]


class Desk:
    """A party's console as a program sees it."""

    def __init__(self, slug: str, port: int, token: str) -> None:
        self._host = f"{slug}.localhost:{port}"
        self._port = port
        self._token = token

    @property
    def url(self) -> str:
        """What a person opens in a browser."""
        return f"http://{self._host}/"

    def get(self, path: str) -> Answered:
        """What the node shows at a place."""
        return self._ask("GET", path, None, {})

    def post(self, path: str, body: dict[str, Any]) -> Answered:
        """One act. Its Idempotency-Key is drawn anew: an act is an act."""
        more = {
            "Content-Type": "application/json",
            "Idempotency-Key": os.urandom(12).hex(),
        }
        return self._ask("POST", path, json.dumps(body), more)

    def _ask(self, method: str, path: str, body: str | None, more: dict[str, str]) -> Answered:
        headers = {"Host": self._host, "Authorization": f"Bearer {self._token}", **more}
        # By number, with the name in the header: not every machine resolves *.localhost.
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=ANSWER_S)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return Answered(answer.status, json.loads(answer.read() or b"null"))
        except (OSError, ValueError, http.client.HTTPException):
            return Answered(0, None)
        finally:
            connection.close()
