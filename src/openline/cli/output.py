"""How the command line speaks: results on stdout, refusals on stderr with rule and next step."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from openline.core.base.errors import Fault

Language = Literal["en", "ru", "id"]
REFUSED, USAGE = 1, 2
_NEXT = {
    "peer": "Nothing was changed here. Ask the other party for what they gave you once more.",
    "disk": "`openline record verify HOME` names what is damaged; run the node, so that the peer can mend it.",
}


# A terminal obeys these: it would clear its screen, change its title, or show words in another order.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def show_json(value: Any) -> None:
    """Print a value as JSON; what a terminal would obey stands as its escape, which JSON reads the same."""
    print(_as_number(json.dumps(value, ensure_ascii=False, indent=1)))


def say(text: str) -> None:
    """Print a line for people; what a terminal would obey is shown as its number."""
    print(_as_number(text))


def _as_number(text: str) -> str:
    return _OBEYED.sub(lambda mark: f"\\u{ord(mark[0]):04x}", text)


def refuse(fault: dict[str, str]) -> None:
    """Print what went wrong, why, and the next step, and end with exit code 1."""
    blame = {
        "ours": "refused",
        "peer": "the other party's node is at fault",
        "disk": "our disk or record is damaged",
        "world": "not possible now",
    }.get(fault.get("blame", ""), "refused")
    print(
        f"openline: {blame}: {fault.get('what', '')} [{fault.get('clause', '')}]",
        file=sys.stderr,
    )
    step = fault.get("next") or _NEXT.get(fault.get("blame", ""), "")
    if step:
        print(f"next step: {step}", file=sys.stderr)
    sys.exit(REFUSED)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn every fault into a refusal; nothing that a person reads is a traceback."""
    try:
        yield
    except Fault as fault:
        refuse(fault.as_dict())
    except BrokenPipeError:
        sys.exit(REFUSED)
    except OSError as fault:
        what = (
            f"{fault.strerror or fault}: {Path(fault.filename).name if fault.filename else ''}"
        )
        refuse(
            {
                "blame": "world",
                "clause": "file",
                "what": what,
                "next": "Check the path and its rights.",
            }
        )
