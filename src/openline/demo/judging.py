"""Evidence in the hands of a stranger: both verifiers judge a file, given only the two cards."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any, NamedTuple

from openline.demo.stage import Said, Stage, verifier

INDEPENDENT, OWN = "independent verifier", "openline verify"


class Verdict(NamedTuple):
    """What one verifier says of one file."""

    by: str
    code: int
    checks: int
    failed: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether it found everything proved."""
        return self.code == 0 and self.checks > 0 and not self.failed

    @property
    def is_refusal(self) -> bool:
        """Whether it refused the file and named what is wrong with it."""
        return self.code == 1 and bool(self.failed)

    def as_dict(self) -> dict[str, Any]:
        """For the summary."""
        failed = list(self.failed)
        return {"by": self.by, "exit": self.code, "checks": self.checks, "failed": failed}


def own_is_there() -> bool:
    """Whether this version of the program can verify evidence itself."""
    return importlib.util.find_spec("openline.core.record.evidence") is not None


def _verdict(by: str, said: Said) -> Verdict:
    value = said.value if isinstance(said.value, dict) else {}
    checks = value.get("checks", [])
    failed = tuple(dict.fromkeys(check["name"] for check in checks if not check["ok"]))
    return Verdict(by, said.code, len(checks), failed)


def judge(stage: Stage, file: Path) -> list[Verdict]:
    """The verdicts of every verifier that there is; the independent one comes first."""
    roots = ["--root", "amber.card", "--root", "cobalt.card", "--json"]
    path = str(file.relative_to(stage.folder))
    program = verifier()
    if program is None:
        verdicts = [Verdict(INDEPENDENT, 2, 0, ("not there: it comes with the source",))]
    else:
        said = stage.run([sys.executable, str(program), path, *roots])
        verdicts = [_verdict(INDEPENDENT, said)]
    if own_is_there():
        verdicts.append(_verdict(OWN, stage.openline("verify", path, *roots)))
    return verdicts
