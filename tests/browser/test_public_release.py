"""A release by two officers with passkeys, published by their node and checked by a stranger (RDO-8)."""

import json
import subprocess
import sys
import zipfile

import pytest

from tests.browser import talking as talks
from tests.browser.public_pages import reading
from tests.browser.test_readouts import OURS, releases, sits


@pytest.mark.timeout(240)
@pytest.mark.clause("RDO-8")
def test_what_two_passkeys_released_is_published_and_proved_without_a_network(
    browser, stage, tmp_path
):
    """Given a real release at two consoles, the folder and the console's archive are the same page."""
    amber, cobalt = stage.pair.sides
    with sits(browser, stage, "lind") as lind, sits(browser, stage, "bo") as bo:
        contact = talks.records_contact(lind)
        talks.opens_contact(bo, contact)
        talks.asks_rule(lind, contact, "own")
        talks.agrees_to_rule(bo, contact)
        talks.writes_readout(lind, contact, OURS)
        releases(browser, stage, contact, "rinne", "awaiting")
        releases(browser, stage, contact, "rautio", "released")
        talks.opens_contact(lind, contact, "release")
        with lind.page.expect_download() as saved:
            lind.page.locator("[data-do=publish]").click()
        with zipfile.ZipFile(saved.value.path()) as archive:
            archive.extractall(tmp_path / "zip")
    done = amber.cli("readout publish", str(tmp_path / "dir"))
    assert done.returncode == 0, done.stderr
    files = {path.name: path.read_bytes() for path in (tmp_path / "dir").iterdir()}
    assert files == {path.name: path.read_bytes() for path in (tmp_path / "zip").iterdir()}
    with reading(browser) as reader:
        assert ["good"] == reader.opens(tmp_path / "dir" / "index.html")
        assert OURS == reader.page.locator(".text").text_content()
        assert "signed by Rautio (Amber); its release also by Rinne (Amber)" in reader.says()
        reader.must_be_alone()
    for name in (name for name in files if name.endswith(".evidence")):
        words = [sys.executable, "openline_verify.py", name, "--json"]
        words += ["--root", "Amber.identity", "--root", "Cobalt.identity"]
        checked = subprocess.run(
            words, cwd=tmp_path / "dir", capture_output=True, text=True, check=False
        )
        assert json.loads(checked.stdout)["ok"], checked.stdout
    assert cobalt.cli("readout publish", str(tmp_path / "theirs")).returncode == 0
