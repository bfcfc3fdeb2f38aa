"""Logging of the shell: fixed words with fields; never a message text, key or position."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path

import structlog


def start(level: str = "info") -> None:
    """Send log lines to stderr, one line of key=value each."""
    logging.basicConfig(format="%(message)s", stream=sys.stderr, level=level.upper())
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


def logger() -> structlog.typing.FilteringBoundLogger:
    """The logger of the shell."""
    found: structlog.typing.FilteringBoundLogger = structlog.get_logger()
    return found


def where(fault: Exception) -> dict[str, str]:
    """What failed and where, without what it was about: a log holds no text of the parties."""
    frames = traceback.extract_tb(fault.__traceback__)[-4:]
    places = " < ".join(
        f"{Path(part.filename).name}:{part.lineno}" for part in reversed(frames)
    )
    return {"kind": type(fault).__name__, "where": places}
