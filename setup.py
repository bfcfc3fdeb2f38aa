"""One check beside pyproject.toml: no wheel without the console's built pages."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

VERIFIER = Path(__file__).parent / "verifier/openline_verify.py"
PAGE = Path(__file__).parent / "src/openline/console/static/index.html"


class BuildWithConsole(build_py):
    """Copy the package, but only with what the browser needs."""

    def run(self) -> None:
        """Refuse first, then build as ever."""
        if not PAGE.is_file():
            raise SystemExit("The console is not built: run `make setup` with Node.js first.")
        super().run()
        # The public page of readouts carries the verifier along (RDO-8).
        to = Path(self.build_lib) / "openline/shell/publishing"
        to.mkdir(parents=True, exist_ok=True)
        shutil.copy(VERIFIER, to)


setup(cmdclass={"build_py": BuildWithConsole})
