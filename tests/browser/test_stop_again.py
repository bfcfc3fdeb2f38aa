"""What both parties agree anew is seen at an open console at once: the reminder of R39."""

import pytest
from playwright.sync_api import expect

from tests.browser.navigators import SEE_MS
from tests.browser.seats import seat

pytestmark = pytest.mark.usefixtures("silence")
ONLY = "[desk]\ndeconfliction_only = 1\n"
REMINDER = "[data-reminder=deconfliction]"


@pytest.fixture(scope="module")
def lind(browser, stage):
    """Lind of Amber, on watch."""
    with seat(browser, stage, stage.amber, "Lind") as officer:
        yield officer


@pytest.fixture
def chiefs(stage):
    """A watch chief of each side, whose key lies on the node."""
    names = {stage.amber: "Arvo", stage.cobalt: "Cem"}
    for side, name in names.items():
        done = side.cli("officer add", name, "--role", "watch-chief", "--local-key")
        assert done.returncode == 0, done.stderr
    return names


def agree(stage, chiefs, file):
    """Amber proposes a profile and Cobalt accepts it, both by the command line."""
    made = stage.amber.json("line amend", str(file), "--as", chiefs[stage.amber])
    stage.pair.wait_all_held()
    done = stage.cobalt.cli("line amend", "--accept", made["id"], "--as", chiefs[stage.cobalt])
    assert done.returncode == 0, done.stderr


def test_an_accepted_profile_is_seen_at_an_open_console(lind, stage, chiefs, tmp_path):
    """Given a message half written, when "deconfliction only" is agreed, the reminder stands there.

    It stands beside each free text: the message, the words of a STOP, an answer.
    """
    item = stage.cobalt.send("Where are your boats?", "PRIORITY")["id"]
    letter = lind.begins_to_write("Half a sentence")
    expect(letter.locator("p.note.is-warn")).to_have_count(0)
    file = tmp_path / "only.toml"
    file.write_text(ONLY)
    agree(stage, chiefs, file)
    expect(letter.locator("p.note.is-warn")).to_be_visible(timeout=SEE_MS)
    expect(letter.locator("textarea")).to_have_value("Half a sentence")
    words = letter.locator("p.note.is-warn").inner_text()
    form = lind.opens_stop()
    expect(form.locator(REMINDER)).to_have_text(words)
    lind.presses("Escape")
    form.wait_for(state="detached", timeout=SEE_MS)
    card = lind.opens_item(item)
    card.locator("[data-do=answer]").click(timeout=SEE_MS)
    expect(card.locator(f".answer {REMINDER}")).to_have_text(words)
    lind.must_be_content()
