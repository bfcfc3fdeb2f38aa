"""What the routes do not say of themselves: every answer in words, every refusal, and `x-rights`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from openline.console.access import Needs
from openline.console.rights import OF_VERBS

# What any request may be answered with: a refusal before any code of ours is one of them too.
REFUSALS = {
    "400": "the request is not of its form, or names what is not known",
    "401": "nobody is signed in, or this token does not stand",
    "403": "the right for it is missing, or the origin is not ours",
    "404": "there is no such thing here",
    "405": "this address has other methods: they stand in Allow",
    "409": "a rule forbids it now, or the key was used for another request",
    "410": "it was there and is no more",
    "413": "the body is too large",
    "414": "the address is too long",
    "421": "this host is not ours",
    "422": "a part of the request is not of its form, or what came from the peer is not",
    "429": "a limit is reached: later it goes",
    "500": "a mistake of the console, or the disk is damaged",
    "503": "it cannot be had now",
    "504": "the outcome is unknown: ask again with the same key",
}
PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "A refusal: the rule, what is wrong, and the next step.",
    "properties": {
        "type": {"type": "string", "description": "openline: and the rule"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "clause": {"type": "string", "description": "the rule; empty if HTTP's own"},
        "what": {"type": "string", "description": "what is wrong"},
        "next": {"type": "string", "description": "what to do"},
        "blame": {"type": "string", "enum": ["ours", "peer", "disk", "world", "us"]},
    },
    "required": ["type", "title", "status", "clause", "what", "next", "blame"],
}
_REFUSED = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_NOT_SAID = "Successful Response"
# What a load balancer asks: its answer is the picture itself, also when something is not in order.
_READY = "/ready"


def add_answers(found: dict[str, Any]) -> None:
    """Say of every operation what it does in a line, and of every answer what it means."""
    schemas = found["components"].setdefault("schemas", {})
    schemas["Problem"] = PROBLEM
    for unused in (
        "HTTPValidationError",
        "ValidationError",
    ):  # the framework's, in the place of ours
        schemas.pop(unused, None)
    for path, operations in found["paths"].items():
        for operation in operations.values():
            operation["summary"] = operation["description"].partition("\n")[0].rstrip(".")
            answers = operation["responses"]
            for answer in answers.values():
                if answer["description"] == _NOT_SAID:
                    answer["description"] = operation["summary"]
            for status, words in REFUSALS.items():
                answers[status] = {"description": words, "content": _REFUSED}
            if path == _READY:
                picture = {"application/json": {"schema": {"type": "object"}}}
                answers["503"] = {"description": "not in order", "content": picture}


def _rights(dependant: Dependant) -> list[str]:
    found: list[str] = []
    for part in dependant.dependencies:
        if isinstance(part.call, Needs):
            found += part.call.rights
        found += _rights(part)
    return found


def rights_of(route: APIRoute) -> list[str]:
    """The rights of which one is needed; an act of a program needs that of its verb."""
    verb = {"stop": "send-stop"}.get(route.endpoint.__name__, route.endpoint.__name__)
    of_verb = OF_VERBS.get(verb) if "items" in route.tags else None
    return _rights(route.dependant) or ([of_verb] if of_verb else [])


def add_rights(found: dict[str, Any], routers: Iterable[APIRouter]) -> None:
    """Put `x-rights` to every operation of a description that needs one."""
    for router in routers:
        for route in router.routes:
            if not isinstance(route, APIRoute) or not route.include_in_schema:
                continue
            for method in route.methods or ():
                operation = found["paths"].get(route.path, {}).get(method.lower())
                if operation is not None and (rights := rights_of(route)):
                    operation["x-rights"] = rights
