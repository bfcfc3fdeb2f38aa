"""Make the pictures of the guides anew: two officers at two real consoles, and a camera.

.venv/bin/python scripts/pictures.py            after `make setup-dev`
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.browser import talking  # noqa: E402
from tests.browser.navigators import DutyOfficer  # noqa: E402
from tests.browser.stage import Stage, chromium  # noqa: E402
from tests.process.pair import Json, Side, wait_until  # noqa: E402

PICTURES = ROOT / "docs" / "officers" / "pictures"
SIZE = (1440, 900)
SETTLE_MS = 900


def shoot(officer: DutyOfficer, name: str) -> None:
    """One picture of what an officer sees now."""
    officer.page.wait_for_timeout(SETTLE_MS)
    officer.page.screenshot(path=PICTURES / f"{name}.png")


OURS = (
    "The ministers discussed the exercise in the east. "
    "The Minister stressed the importance of keeping lines of communication open."
)
THEIRS = (
    "Министры обсудили учения на востоке. "
    "Указано на опасность эскалации в связи с поставками вооружений."  # noqa: RUF001
)


def _book(side: Side) -> Json | None:
    """The readouts of the only contact of a side, None until it is there."""
    return next(iter(side.ask("readouts")["contacts"]), None)


def talks(stage: Stage, lind: DutyOfficer, orlov: DutyOfficer) -> None:
    """A request, a call and two accounts of it; the ledger with the nine contacts of the press."""
    for side in (stage.amber, stage.cobalt):
        side.cli("contacts import", str(ROOT / "tests" / "contacts" / "contacts.jsonl"))
    request = talking.requests(lind, "Exercise in the east\nLines of communication", days=1)
    talking.sees_request(orlov, request, "open")
    talking.answers(orlov, request, "accept")
    talking.sees_request(lind, request, "accepted")
    shoot(lind, "requests")
    contact = talking.records_contact(lind, request)
    talking.asks_rule(lind, contact, "own")
    wait_until(lambda: (_book(stage.cobalt) or {}).get("asked"))
    talking.agrees_to_rule(orlov, contact)
    talking.writes_readout(lind, contact, OURS, "shared")
    talking.writes_readout(orlov, contact, THEIRS, "shared")
    wait_until(lambda: (_book(stage.amber) or {}).get("theirs"))
    talking.opens_contact(lind, contact)
    shoot(lind, "readouts")
    talking.stands_at(lind, "contacts/2024-06-25-austin-belousov")
    shoot(lind, "contacts")


def main() -> None:
    """Play a short watch and take the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        stage = Stage(Path(folder) / "s").start()
        try:
            seat = {
                side.party: DutyOfficer(browser, stage.address(side), name)
                for side, name in (
                    (stage.amber, "Cdr A. Lind"),
                    (stage.cobalt, "Kap. I. Orlov"),
                )
            }
            lind, orlov = seat["Amber"], seat["Cobalt"]
            roles = ("duty", "interpreter", "staff")
            for officer, side in ((lind, stage.amber), (orlov, stage.cobalt)):
                officer.page.set_viewport_size({"width": SIZE[0], "height": SIZE[1]})
                link = stage.link(side, officer.name, *roles)
                officer.enrols(link).signs_in()
            lind.goes("watch")
            shoot(lind, "watch-start")
            lind.starts_the_watch("ru", linguist=True)
            orlov.starts_the_watch("en", "ru", linguist=True)
            lind.checks_the_line()
            place = [("57 12 00 N 019 40 00 E", "last seen")]
            sent = orlov.writes(
                "Самолёт терпит бедствие, экипаж три человека. Просим не приближаться.",
                "FLASH",
                positions=place,
                language="ru",
            )
            orlov.writes(
                "Missile firing area north of Gotska activated 1430Z to 1700Z.", "IMMEDIATE"
            )
            orlov.writes("Exercise notification 26-114, amendment 2.", "PRIORITY")
            lind.writes("Fishing vessel under tow, 3 knots, course 090.", "ROUTINE")
            lind.goes("line")
            shoot(lind, "line")
            lind.reads(sent)
            lind.adds_translation(
                sent, "Aircraft in distress, crew of three. Please keep clear.", "en"
            )
            lind.reads_back(sent)
            orlov.confirms(sent)
            lind.opens_item(sent)
            shoot(lind, "messages")
            talks(stage, lind, orlov)
            orlov.sends_stop(
                position="57 12 00 N 019 40 00 E",
                text="You are closing on our aircraft in distress. Turn away.",
            )
            shoot(lind, "stop")
        finally:
            stage.close()


if __name__ == "__main__":
    main()
