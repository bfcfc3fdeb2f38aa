"""What OpenAPI has no word for: which right an operation needs, as `x-rights`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from openline.console.access import Needs
from openline.console.rights import OF_VERBS


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
