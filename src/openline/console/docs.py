"""/docs: the API described on a page of ours, from /openapi.json, offline and under the same CSP."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

router = APIRouter(include_in_schema=False)
PAGE = Path(__file__).parent / "static" / "docs.html"
_NOT_BUILT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Openline API</title></head>
<body><h1>Openline API</h1>
<p>The page that shows it is not built here. Its description, OpenAPI 3.1, is at
<a href="/openapi.json">/openapi.json</a>.</p></body></html>
"""


@router.get("/docs")
async def read_docs() -> HTMLResponse:
    """The documentation of this API."""
    try:
        return HTMLResponse(PAGE.read_text("utf-8"))
    except OSError:
        return HTMLResponse(_NOT_BUILT)
