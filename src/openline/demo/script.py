"""The words of the story: what happened in history, and what happens here."""

from __future__ import annotations

import random
from typing import NamedTuple


class Scene(NamedTuple):
    """A scene: its title, one sentence of history, one of what happens here."""

    title: str
    then: str
    here: str


class Officer(NamedTuple):
    """An invented officer: the name that commands take, the office, the roles."""

    name: str
    office: str
    roles: str


class Cast(NamedTuple):
    """Who plays. Amber's officers are called after flowers, Cobalt's after birds."""

    amber_duty: Officer
    amber_chief: Officer
    cobalt_duty: Officer
    cobalt_named: Officer


FLOWERS = ("Larkspur", "Teasel", "Yarrow", "Saffron", "Foxglove", "Sorrel", "Bryony", "Tansy")
BIRDS = ("Plover", "Heron", "Dunlin", "Avocet", "Curlew", "Osprey", "Sandpiper", "Wagtail")

# Whoever opens a console of the demonstration signs in as one of these. The office says what the
# key is: it lies in a home of the demonstration, and no other node takes a sign-in with it.
DEMO_OFFICE = "demo key"
_ALL = "duty,watch-chief,interpreter,staff,releaser,admin,auditor"
NEWCOMERS = {
    "Amber": Officer("Lind (demo)", DEMO_OFFICE, _ALL),
    "Cobalt": Officer("Orlov (demo)", DEMO_OFFICE, _ALL),
}

SCENES: tuple[Scene, ...] = (
    Scene(
        "The line is founded",
        "1963: after Cuba, where a message took about twelve hours to receive and decode, "
        "Washington and Moscow agreed on a direct line.",
        "Amber and Cobalt do not trust each other. They exchange cards and read 24 words "
        "aloud: the same words on both sides mean that nobody stands between them.",
    ),
    Scene(
        "The Norwegian rocket, 1995",
        "Norway gave notice on 21 December 1994. It never reached the Russian radar crews; "
        "on 25 January the rocket rose and the president's nuclear case was opened.",
        "The notice goes as PRIORITY. Held, acknowledged and answered are separate lights; "
        "'onward' stays dark until the watch's own units confirm, and both sides see that.",
    ),
    Scene(
        "The line check",
        "The Moscow-Washington line is tested every hour; on the Korean lines calls have "
        "rung unanswered since 7 April 2023, and silence had to be explained by hand.",
        "A check sends random text out and back. Then both watches read six words over "
        "both records: the same words mean the same record.",
    ),
    Scene(
        "STOP: Deir ez-Zor, 2016",
        "17 September 2016: the caller is told that his contact is away, hangs up, calls "
        "again. The strikes go on for 27 minutes; up to 83 people die.",
        "STOP needs no named contact: {named} is away, so {duty}, who is on duty, "
        "acknowledges and answers. The position is read back in degrees.",
    ),
    Scene(
        "The cable is cut, the power fails",
        "The cable of the Moscow-Washington line was cut several times in its first years.",
        "A FLASH is on its way when the cable is cut; then Amber's node is killed "
        "(SIGKILL). It is recorded, not held. After the repair it must be held once.",
    ),
    Scene(
        "Suspended, but not for STOP",
        "7 April 2017: after missile strikes the Syria line was declared suspended from "
        "midnight; the two capitals then differed on whether it still worked.",
        "Cobalt's watch-chief suspends messages, by a signed item that both sides hold. "
        "A message is refused with its rule. A STOP still passes.",
    ),
    Scene(
        "The forgery",
        "17 September 2018: an Il-20 is lost. One side says the warning came one minute "
        "before; the other disputes it. Nobody outside could check either.",
        "Somebody changes the text of the STOP, then the hour of its acknowledgement, "
        "then throws forged frames at the node. All three are refused, and it is said why.",
    ),
    Scene(
        "What anybody can check",
        "When accounts of a contact differ, each side's word is usually all there is.",
        "Both sides write evidence of the same STOP and FLASH. A verifier that shares no "
        "code with the nodes, given only the two public cards, judges all of it.",
    ),
    Scene(
        "Two accounts of one call",
        "25 June 2024: two ministers speak by telephone. One side tells of open lines, the "
        "other of arms supplies; who had called was disputed in other years.",
        "Amber's office asks, Cobalt's accepts. Each account is sealed; an embargo holds; two "
        "releasers of each side sign. Then the difference is shown, across two languages.",
    ),
    Scene(
        "First since",
        "21 October 2022: 'the first call since 13 May'. Nobody's list said so; newspapers "
        "counted by hand, and one of them wrong.",
        "A commitment is overdue and an ask unanswered, on both sides. The ledger says which "
        "call came before. What is released is published, and checked by a stranger.",
    ),
)

NOTICE_TEXT = (
    "NOTICE given 21 December 1994: research rocket Black Brant XII from Andoya, Norway. "
    "Launch between 15 January and 10 February 1995. It climbs steeply and is no weapon. "
    "Tell your radar crews."
)
STOP_TEXT = "You are striking our positions south of the airfield. Cease fire."
STOP_PLACE = "35 17 00 N 40 06 00 E"
STOP_PHRASE = ("our positions", "an empty hill")
FLASH_TEXT = "Our aircraft has lost its radio and drifts towards your zone. It is not hostile."
TALK_TEXT = "Request a talk between our staffs tomorrow at 0900Z."
SECOND_STOP_TEXT = "Your patrol is closing on our post at the ford. Halt it."
SECOND_STOP_PLACE = "35.2711,40.0902"
BACK_TEXT = "We hear you again. The request for a talk at 0900Z stands."
WILL_COMPLY_TEXT = "Strike broken off."


def cast(seed: int) -> Cast:
    """The officers of a demonstration; the same seed, the same names."""
    draw = random.Random(seed)  # noqa: S311  # invented names, no secret
    flowers, birds = draw.sample(FLOWERS, 2), draw.sample(BIRDS, 2)
    return Cast(
        Officer(flowers[0], "Petty Officer", "duty"),
        Officer(flowers[1], "Lieutenant Commander", "watch-chief"),
        Officer(birds[0], "Sergeant", "duty"),
        Officer(birds[1], "Captain", "watch-chief"),
    )


def scene(number: int, officers: Cast) -> Scene:
    """A scene by its number from 1, with the names of this demonstration."""
    found = SCENES[number - 1]
    named, duty = officers.cobalt_named, officers.cobalt_duty
    here = found.here.format(
        named=f"{named.office} {named.name}", duty=f"{duty.office} {duty.name}"
    )
    return found._replace(here=here)
