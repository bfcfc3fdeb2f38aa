"""One check beside pyproject.toml: no wheel without the console's built pages."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

PAGE = Path(__file__).parent / "src/openline/console/static/index.html"


class BuildWithConsole(build_py):
    """Copy the package, but only with what the browser needs."""

    def run(self) -> None:
        """Refuse first, then build as ever."""
        if not PAGE.is_file():
            raise SystemExit("The console is not built: run `make setup` with Node.js first.")
        super().run()


setup(cmdclass={"build_py": BuildWithConsole})
