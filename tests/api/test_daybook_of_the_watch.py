"""The daybook's tables of the watch: log, handover, roster, procedures, alarms."""

import apsw
import pytest

from openline.shell.daybook.alarm_log import AlarmEvent, AlarmLog, OpenAlarm
from openline.shell.daybook.preferences import Preferences
from openline.shell.daybook.procedures import Procedures
from openline.shell.daybook.watch_log import WatchLog
from openline.shell.daybook.watches import Handover, HandoverItem, OnWatch, Watches

ASHA = OnWatch("aa" * 32, "asha", "s1", "duty", ("en", "ru"), True, 1000, "dd" * 32, 9000)
BORIS = OnWatch("bb" * 32, "boris", "s2", "deputy", ("ru",), False, 900, "", 9000)


@pytest.fixture
def daybook():
    connection = apsw.Connection(":memory:")
    yield connection
    connection.close()


def test_the_watch_log_is_read_newest_first_and_goes_on_further_down(daybook):
    log = WatchLog(daybook)
    for n in range(5):
        log.write(n, "asha", "note", f"line {n}")

    newest = log.newest(2)

    assert ["line 4", "line 3"] == [line.text for line in newest]
    assert ["line 2", "line 1"] == [line.text for line in log.newest(2, newest[-1].n)]
    assert log.first_wrong() is None


def test_a_line_of_the_watch_log_is_neither_changed_nor_removed(daybook):
    log = WatchLog(daybook)
    log.write(1, "asha", "note", "as it was")

    for statement in ("UPDATE watch_log SET text = 'other'", "DELETE FROM watch_log"):
        with pytest.raises(apsw.ConstraintError):
            daybook.execute(statement)

    assert ["as it was"] == [line.text for line in log.newest(9)]


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE watch_log SET text = 'other' WHERE n = 2", 2),
        ("DELETE FROM watch_log WHERE n = 2", 2),
        ("UPDATE watch_log SET officer = 'boris' WHERE n = 3", 3),
        ("UPDATE watch_log SET at_ms = 7 WHERE n = 1", 1),
    ],
)
def test_a_line_changed_behind_our_back_is_found(daybook, tampering, found):
    log = WatchLog(daybook)
    for n in range(3):
        log.write(n, "asha", "note", f"line {n}")
    daybook.execute("DROP TRIGGER watch_log_stays; DROP TRIGGER watch_log_stands")

    daybook.execute(tampering)

    assert found == log.first_wrong()


def test_who_is_on_watch_is_there_again_after_a_restart(daybook):
    Watches(daybook).begin(ASHA)
    Watches(daybook).begin(BORIS)

    assert [BORIS, ASHA] == Watches(daybook).all()

    Watches(daybook).end(ASHA.certificate)

    assert [BORIS] == Watches(daybook).all()


def test_what_the_api_shows_of_a_watch_names_no_session():
    assert "s1" not in str(ASHA.as_dict())


def test_the_first_who_accepts_an_item_of_a_handover_is_its_name(daybook):
    watches = Watches(daybook)
    items = (HandoverItem("11" * 32, None, None), HandoverItem("22" * 32, None, None))
    watches.open_handover(Handover("asha", ASHA.certificate, "boris", 5, items))

    watches.accept("22" * 32, "boris", 6)
    watches.accept("22" * 32, "chen", 7)

    found = Watches(daybook).handover()
    assert ["11" * 32, "22" * 32] == [part.item for part in found.items]
    assert [None, "boris"] == [part.accepted_by for part in found.items]
    watches.close_handover()
    assert watches.handover() is None


def test_a_roster_is_replaced_as_a_whole(daybook):
    watches = Watches(daybook)
    watches.set_roster([("asha", "101"), ("boris", "102")])
    watches.set_roster([("chen", "")])

    assert [{"order": 1, "name": "chen", "reach": ""}] == watches.roster()


def test_every_version_of_a_procedure_stays(daybook):
    procedures = Procedures(daybook)
    assert 1 == procedures.add("stop", "en", "Call.", 1, "asha")
    assert 2 == procedures.add("stop", "en", "Call twice.", 2, "boris")
    assert 1 == procedures.add("stop", "ru", "Позвонить.", 3, "boris")

    assert [("en", 2, "Call twice."), ("ru", 1, "Позвонить.")] == [
        (part["language"], part["version"], part["text"]) for part in procedures.newest()
    ]
    assert [2, 1, 1] == [part["version"] for part in procedures.versions("stop")]
    with pytest.raises(apsw.ConstraintError):
        daybook.execute("DELETE FROM procedures")
    with pytest.raises(apsw.ConstraintError):
        daybook.execute("UPDATE procedures SET text = ''")


def test_alarms_that_stand_are_there_again_after_a_restart(daybook):
    opened = OpenAlarm("line-down.cobalt", "line-down", "LIN-13", 5, "asha", {"age_ms": None})
    first = AlarmLog(daybook)
    first.put(opened)
    first.flush()

    again = AlarmLog(daybook)
    assert {"line-down.cobalt": opened} == again.standing()
    again.drop("line-down.cobalt")
    again.flush()
    assert {} == AlarmLog(daybook).standing()


def test_steps_of_alarms_come_oldest_first_and_no_more_than_asked(daybook):
    log = AlarmLog(daybook)
    for n in range(4):
        log.write(AlarmEvent(n, f"a{n}", "raised" if n % 2 else "cleared", "message"))

    assert ["a2", "a3"] == [part.alarm for part in log.events(0, limit=2)]
    assert ["a1", "a3"] == [part.alarm for part in log.events(0, "raised")]
    assert ["a3"] == [part.alarm for part in log.events(3)]


def test_the_alarm_log_keeps_to_its_size(daybook, monkeypatch):
    monkeypatch.setattr("openline.shell.daybook.alarm_log.ROWS_MAX", 1500)
    monkeypatch.setattr("openline.shell.daybook.alarm_log.PRUNE_ROWS", 500)
    log = AlarmLog(daybook)
    for n in range(2000):
        log.write(AlarmEvent(n, "a", "raised", "message"))
    log.flush()

    kept = log.events(0)
    assert 1000 == len(kept)
    assert 1999 == kept[-1].at_ms


def test_preferences_are_kept(daybook):
    Preferences(daybook).put({"posts": ["duty", "deputy"], "language": "ru"})

    assert ["duty", "deputy"] == Preferences(daybook).get("posts")
    assert Preferences(daybook).get("nothing") is None
