"""Faults as answers: application/problem+json with the clause, what is wrong and the next step."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from openline.console.methods import Methods
from openline.core.base.errors import Damaged, Fault, PeerFault, Refused, Unavailable
from openline.runtime.service import Service
from openline.shell.log import where

PROBLEM = "application/problem+json"
UNKNOWN_OUTCOME = 504
HAS_OTHERS = 405
TOO_MANY = 429  # a limit of ours was reached: no mistake of the server, and later it goes
_WORDS = {
    400: ("the request is not of its form", "See /docs."),
    404: ("there is no such thing here", "See /docs."),
    405: ("this cannot be done so", "See /docs."),
    413: ("the request is too large", "Send less."),
}


# A fault of the peer or of the disk says what happened; what a person does then is always the same.
_NEXT = {
    "peer": "Nothing was changed here. Ask the other party for what they gave you once more.",
    "disk": "Verify the record: it names what is damaged, and the peer mends it.",
}


class Gone(Refused):
    """It was there and is no more; answered by 410."""

    status = 410


class Conflict(Refused):
    """The key was used for something else; answered by 409."""

    status = 409


class Misdirected(Refused):
    """A host or origin that is not ours."""

    status = 421


def status_of(fault: Fault) -> int:
    """The HTTP status of a fault: whose it is decides."""
    given = getattr(fault, "status", None)
    if isinstance(given, int):
        return given
    if fault.clause == "limits":
        return TOO_MANY
    if isinstance(fault, Unavailable):
        return UNKNOWN_OUTCOME if "unknown" in fault.next_step else 503
    if isinstance(fault, Damaged):
        return 500
    if isinstance(fault, PeerFault):
        return 422
    return 400 if fault.clause == "local" else 409


def problem(
    status: int, clause: str, what: str, next_step: str, blame: str = "ours"
) -> Response:
    """A refusal for a program and for a person."""
    found = {
        "type": f"openline:{clause or 'http'}",
        "title": what,
        "status": status,
        "clause": clause,
        "what": what,
        "next": next_step,
        "blame": blame,
    }
    return JSONResponse(found, status, media_type=PROBLEM)


def of_fault(fault: Fault) -> Response:
    """The answer to a fault."""
    words = fault.as_dict()
    then = words["next"] or _NEXT.get(words["blame"], "Look at the log of the node.")
    return problem(status_of(fault), words["clause"], words["what"], then, words["blame"])


def _of_validation(fault: RequestValidationError) -> Response:
    """Which part of the request, and what is wrong with it; never what was sent."""
    first: dict[str, Any] = fault.errors()[0] if fault.errors() else {}
    place = ".".join(str(part) for part in first.get("loc", ()))[:80]
    said = str(first.get("msg", "not of its form"))[:120]
    return problem(422, "form", f"{place}: {said}", "See /docs for its form.")


def _methods(request: Request) -> list[str]:
    known: Methods = request.app.state.methods
    return known.of(request.url.path)


def _has_others(allowed: list[str]) -> Response:
    answer = problem(HAS_OTHERS, "", *_WORDS[HAS_OTHERS])
    answer.headers["Allow"] = ", ".join(allowed)
    return answer


def of_mistake(service: Service, raised: Exception) -> Response:
    """The answer to a mistake of ours; where it happened stands in the log."""
    service.log.error("console.failed", **where(raised))
    return problem(
        500, "ours", "the console made a mistake", "Look at the log of the node.", "us"
    )


def add_to(app: FastAPI, service: Service) -> None:
    """Answer every fault of an app in this form."""

    async def fault(_request: Request, raised: Exception) -> Response:
        assert isinstance(raised, Fault)
        return of_fault(raised)

    async def validation(request: Request, raised: Exception) -> Response:
        assert isinstance(raised, RequestValidationError)
        # `verify` read as the id of an item: the path is there, but with other methods.
        allowed = _methods(request)
        if allowed and request.method not in allowed:
            return _has_others(allowed)
        return _of_validation(raised)

    async def http(request: Request, raised: Exception) -> Response:
        assert isinstance(raised, HTTPException)
        if raised.status_code == HAS_OTHERS:
            return _has_others(_methods(request))
        what, then = _WORDS.get(raised.status_code, (str(raised.detail)[:120], "See /docs."))
        answer = problem(raised.status_code, "", what, then)
        answer.headers.update(raised.headers or {})
        return answer

    async def ours(_request: Request, raised: Exception) -> Response:
        return of_mistake(service, raised)

    app.add_exception_handler(Fault, fault)
    app.add_exception_handler(RequestValidationError, validation)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, ours)
