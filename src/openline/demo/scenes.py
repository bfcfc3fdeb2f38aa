"""Scenes 1 to 5: founding, notice, check, STOP, and the cut."""

from __future__ import annotations

from openline.demo import consoles, script, talk_script
from openline.demo.desk import RIGHTS, Answered, Desk
from openline.demo.play import RECONNECT_S, Play
from openline.demo.script import Officer
from openline.demo.stage import House, require
from openline.demo.watching import seconds_to
from openline.shell import settings

WORDS = 24
MINUTES_2016 = 27


def _founding_act(play: Play, house: House, *words: str) -> str:
    """A verb of the founding; it is given the near end of the cable as the address to tell."""
    said = play.stage.openline(*words, OPENLINE_LINE_LISTEN=house.address)
    return require(said, " ".join(words[:2]))


def _words_in(printed: str) -> list[str]:
    """The 24 words that `line accept` and `line open` show, in their order."""
    found: dict[int, str] = {}
    for line in printed.splitlines():
        parts = line.split()
        for number, word in zip(parts[::2], parts[1::2], strict=False):
            if number.isdigit() and 1 <= int(number) <= WORDS:
                found.setdefault(int(number), word)
    return [found[number] for number in sorted(found)]


def _add_officer(play: Play, house: House, officer: Officer) -> None:
    words = ["officer", "add", house.home.name, officer.name, "--role", officer.roles]
    words += ["--office", officer.office, "--local-key"]
    require(play.stage.openline(*words), "officer add")


def _open_desk(play: Play, house: House) -> None:
    """An officer for whoever sits down at the console, and the right of the story to act there."""
    _add_officer(play, house, script.NEWCOMERS[house.name])
    words = ("token", "add", house.home.name, "story", "--rights", RIGHTS)
    token = require(play.stage.openline(*words), "token add").strip()
    house.desk = Desk(house.home.name, house.console_port, token)


def _prepare_staff(play: Play, house: House) -> None:
    """Who takes part in talks, both time zones, and a ledger of contacts of earlier years."""
    for officer in talk_script.talkers(house.name):
        _add_officer(play, house, officer)
    zone, their_zone = talk_script.ZONES[house.name]
    with (house.home / settings.FILE).open("a", encoding="utf-8") as file:
        file.write(f'\n[talks]\nzone = "{zone}"\ntheir_zone = "{their_zone}"\n')
    press = play.stage.folder / "press.jsonl"
    press.write_text(talk_script.press(), encoding="utf-8")
    words = ("contacts", "import", house.home.name, press.name)
    require(play.stage.openline(*words), "contacts import")
    play.row(house, f"ledger: {len(talk_script.earlier())} contacts of earlier years")


def founding(play: Play) -> None:
    """Two homes, two cards, 24 words, officers, two nodes, a line proved both ways."""
    play.begin(1)
    stage, cast = play.stage, play.cast
    amber, cobalt = stage.houses
    for house in stage.houses:
        listen = f"127.0.0.1:{house.port}"
        console = f"127.0.0.1:{house.console_port}"
        words = ["init", house.home.name, "--party", house.name, "--listen", listen]
        words += ["--console", console]
        require(stage.openline(*words), "init")
        card = f"{house.home.name}.card"
        _founding_act(play, house, "card", house.home.name, "--out", card)
        play.row(house, f"home made, card {card}")
    play.beat(1.5)
    _founding_act(
        play, amber, "line", "propose", "amber", "--with", "cobalt.card", "--out", "draft"
    )
    play.row(amber, "proposes, by Cobalt's card")
    accept = ("line", "accept", "cobalt", "draft", "--with", "amber.card", "--out", "signed")
    _founding_act(play, cobalt, *accept, "--words-agreed")
    play.row(cobalt, "signs, by Amber's card")
    opened = ("line", "open", "amber", "signed", "--out", "countersigned", "--words-agreed")
    seen = {"Amber": _words_in(_founding_act(play, amber, *opened))}
    last = ("line", "open", "cobalt", "countersigned", "--words-agreed")
    seen["Cobalt"] = _words_in(_founding_act(play, cobalt, *last))
    for at in range(0, WORDS, 4):
        rows = [" ".join(seen[house.name][at : at + 4]) for house in stage.houses]
        if rows[0] == rows[1]:
            play.both(rows[0], "warn")
        else:
            for house, row in zip(stage.houses, rows, strict=True):
                play.row(house, row, "bad")
        play.beat(0.6)
    agree = seen["Amber"] == seen["Cobalt"] and len(set(seen["Amber"])) > 1
    play.scene.readings["words_agree"] = agree and len(seen["Amber"]) == WORDS
    play.note(
        f"the 24 words {'AGREE' if agree else 'DIFFER'} on both sides",
        "good" if agree else "bad",
    )
    play.beat(3)
    crew = {
        "Amber": (cast.amber_duty, cast.amber_chief),
        "Cobalt": (cast.cobalt_duty, cast.cobalt_named),
    }
    for house in stage.houses:
        for officer in crew[house.name]:
            _add_officer(play, house, officer)
            play.row(house, f"certifies {officer.name}: {officer.roles}")
        _prepare_staff(play, house)
        _open_desk(play, house)
        play.people(house, *crew[house.name])
    started = [stage.start(house) for house in stage.houses]
    play.scene.readings["nodes_started"] = all(started)
    both = play.until(lambda: all(map(play.is_both_ways, stage.houses)), RECONNECT_S)
    play.scene.readings["both_ways"] = both
    play.scene.readings["age_ms"] = [
        play.glass(house).peer.get("age_ms") for house in stage.houses
    ]
    consoles.invite(play)
    play.finish()


def notice(play: Play) -> None:
    """The notice of 1994 and the watch that gets it."""
    play.begin(2)
    amber, cobalt = play.stage.houses
    duty = play.cast.cobalt_duty
    sent = play.send(amber, play.cast.amber_duty, "PRIORITY", script.NOTICE_TEXT)
    play.until_lit(amber, sent, "held")
    play.beat(5)
    play.ack(cobalt, duty, sent)
    play.until_lit(amber, sent, "acknowledged")
    play.beat(3)
    play.answer(cobalt, duty, sent, "understood", "Radar crews are being told.")
    play.until_lit(amber, sent, "answered")
    play.note("acknowledged means: a named officer has read it. It does not mean: agreed.")
    play.finish()


def six_words(play: Play) -> list[str]:
    """`record digest` on both sides, shown; what each printed."""
    read = []
    for house in play.stage.houses:
        said = play.act(
            house,
            "record",
            "digest",
            house.home.name,
            typed=f"openline record digest {house.home.name}",
        )
        read.append(said.out.strip())
        play.row(house, read[-1] or "no words", "warn" if read[-1] else "bad")
    agree = read[0] == read[1] and bool(read[0])
    play.note(
        "the six words are the same: both records are the same"
        if agree
        else "the six words DIFFER",
        "good" if agree else "bad",
    )
    return read


def check(play: Play, house: House, officer: Officer) -> Answered:
    """A line check by a person."""
    said = f"POST /api/checks as {officer.name}"
    answered = play.post(house, "/api/checks", said, **{"as": officer.name})
    play.until(play.is_in_step)
    return answered


def line_check(play: Play) -> None:
    """Random text out and back, then six words on both sides."""
    play.begin(3)
    said = check(play, play.stage.amber, play.cast.amber_duty)
    last = play.glass(play.stage.amber).line.get("last_check") or {}
    play.scene.readings["check"] = {"exit": 0 if said.is_good else 1, **last}
    play.beat(3)
    read = six_words(play)
    play.scene.readings["digest"] = read
    play.finish()


def _bar(play: Play, seconds: float, cells: int) -> str:
    """A bar on which the 27 minutes of 2016 fill all cells."""
    full = min(cells, round(cells * seconds / (MINUTES_2016 * 60)))
    return play.sign("█", "#") * full or play.sign("▏", "|")


def stop(play: Play) -> None:
    """The calls of 2016 as one STOP."""
    play.begin(4)
    amber, cobalt = play.stage.houses
    duty, named = play.cast.cobalt_duty, play.cast.cobalt_named
    play.row(cobalt, f"{named.office} {named.name}, the named contact, is away", "warn")
    sent = play.send_stop(amber, play.cast.amber_duty, script.STOP_TEXT, script.STOP_PLACE)
    play.time(amber, sent)
    play.until_lit(amber, sent, "held")
    play.beat(3.5)
    play.ack(cobalt, duty, sent)
    play.until_lit(amber, sent, "acknowledged")
    play.beat(2.5)
    play.answer(cobalt, duty, sent, "will-comply", script.WILL_COMPLY_TEXT)
    play.until_lit(amber, sent, "answered")
    play.beat(2.5)
    play.effect(cobalt, duty, sent)
    play.until_lit(amber, sent, "onward")
    seconds = seconds_to(play.item(amber, sent), "answered") if sent else None
    if seconds is not None:
        whole = f"{MINUTES_2016} min until it stopped"
        play.note(f"2016  {_bar(play, MINUTES_2016 * 60, 44)} {whole}")
        here = f"{seconds:.1f} s to 'will comply', our pauses included"
        play.note(f"here  {_bar(play, seconds, 44)} {here}", "good")
    play.finish()


def cut(play: Play) -> None:
    """A FLASH on its way, the cable cut, the sender's node killed; then the repair."""
    play.begin(5)
    stage, readings = play.stage, play.scene.readings
    amber, cobalt = stage.houses
    stage.cable.cut()
    play.both("the cable is CUT", "bad")
    play.beat(2)
    sent = play.send(amber, play.cast.amber_duty, "FLASH", script.FLASH_TEXT)
    play.until_lit(amber, sent, "sent", 2.0)
    play.beat(4)
    first = play.item(amber, sent)
    stage.kill(amber)
    play.row(amber, "node KILLED (SIGKILL)", "bad")
    listed = stage.openline("items", "amber", "--json").value or []
    kept = next((item for item in listed if item["id"] == sent), None)
    lights = kept["lights"] if kept else {}
    readings["recorded_after_kill"] = bool(lights.get("recorded"))
    readings["held_before_repair"] = bool(
        lights.get("held") or first.get("lights", {}).get("held")
    )
    readings["at_peer_before_repair"] = bool(play.item(cobalt, sent))
    if readings["recorded_after_kill"] and not readings["held_before_repair"]:
        play.row(amber, "on its disk: the FLASH is recorded, NOT held", "warn")
    play.beat(5)
    stage.cable.mend()
    play.both("the cable is mended", "good")
    readings["restarted"] = stage.start(amber)
    play.row(amber, "node started again on the same disk", "good")
    play.until_lit(amber, sent, "held", RECONNECT_S)
    play.until(lambda: all(map(play.is_both_ways, stage.houses)), RECONNECT_S)
    copies = [
        item
        for item in play.glass(cobalt).items.values()
        if item.get("text") == script.FLASH_TEXT
    ]
    readings["copies_at_peer"] = len(copies)
    play.note(
        f"copies of the FLASH in Cobalt's record: {len(copies)}",
        "good" if len(copies) == 1 else "bad",
    )
    play.beat(3)
    play.ack(cobalt, play.cast.cobalt_duty, sent)
    play.until_lit(amber, sent, "acknowledged")
    play.finish()
