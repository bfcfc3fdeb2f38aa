"""One node of the demonstration as a process: `python -m openline.demo.node HOME`.

It alone lets a demo officer sign in with the key in the home; `openline run` never does.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import uvloop

from openline.console import serving
from openline.core.base.errors import Fault
from openline.shell import log, settings


def main(home: Path) -> int:
    """Run the node of a home with its console; 1 if it cannot be opened."""
    try:
        log.start(settings.read(home).log_level)
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(serving.serve(home, demo=True))
    except Fault as fault:
        sys.stderr.write(f"openline: {fault}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
