"""Signatures that are on their way when the network breaks: to hold, to cut, to let one through unanswered."""

from __future__ import annotations

import http.client
from collections.abc import Sequence
from urllib.parse import urlsplit

from playwright.sync_api import Request, Route

from tests.browser.navigators import DutyOfficer
from tests.process.pair import wait_until

SIGNATURES = "**/api/acts/*/signature"


def waits_for(officer: DutyOfficer, held: Sequence[Route], count: int, why: str) -> None:
    """So many requests of this officer are held."""
    wait_until(lambda: bool(officer.page.evaluate("1")) and len(held) >= count, why=why)


def breaks(officer: DutyOfficer, held: Sequence[Route], first: int = 0) -> None:
    """A sending on its way ends without an answer; so does the second try of the console itself."""
    for n in (first, first + 1):
        waits_for(officer, held, n + 1, "no second try")
        held[n].abort()


def reaches_the_node(request: Request) -> None:
    """The node gets what the page sent; the page gets no answer."""
    address = urlsplit(request.url)
    assert address.port is not None
    node = http.client.HTTPConnection("127.0.0.1", address.port, timeout=10)
    headers = {**request.all_headers(), "host": address.netloc}
    node.request("POST", address.path, request.post_data_buffer, headers)
    assert node.getresponse().status in {200, 201}
    node.close()


def asked(held: Sequence[Route]) -> set[tuple[str, str, str | None]]:
    """The different requests among them, by address, key and body."""
    sent = (one.request for one in held)
    return {(one.url, one.headers["idempotency-key"], one.post_data) for one in sent}
