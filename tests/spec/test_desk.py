"""What an officer may do, and what his own node refuses before anything is changed."""

import pytest

from tests.spec import ceremony
from tests.spec.pair import Pair

LONG = "x" * 8001


def said(side, verb, **args):
    """Refuse, and give the clause."""
    return side.is_refused(verb, **args)["clause"]


@pytest.mark.clause("ENV-5")
def test_serials_have_no_gap_in_each_series_of_each_author(pair):
    """R36: operational, exercise, test and service numbers never take one another's place."""
    for mode in ("REAL", "EXERCISE", "TEST", "REAL"):
        pair.amber.sends(mode, mode=mode)
    pair.amber.does("suspend", as_="Arvo", scope="notice")
    pair.amber.sends("again", mode="EXERCISE")
    pair.cobalt.sends("theirs")
    pair.settle()
    for side in pair.sides:
        numbers = {}
        for item in side.items():
            numbers.setdefault((item["author"], item["series"]), []).append(item["serial"])
        assert numbers == {
            ("Amber", "operational"): [1, 2],
            ("Amber", "exercise"): [1, 2],
            ("Amber", "test"): [1],
            ("Amber", "service"): [1],
            ("Cobalt", "operational"): [1],
        }


@pytest.mark.clause("RCT-7")
def test_service_acts_take_service_numbers_whatever_their_mode(pair):
    pair.amber.does("suspend", as_="Arvo", scope="message", mode="EXERCISE")
    pair.amber.does("resume", as_="Arvo", scope="message")
    assert ["service", "service"] == [item["series"] for item in pair.amber.items()]
    assert [1, 2] == [item["serial"] for item in pair.amber.items()]


@pytest.mark.clause("ENV-4")
@pytest.mark.parametrize(
    ("verb", "args", "clause"),
    [
        ("send", {"as": "Anna", "text": " \n"}, "ENV-4"),
        ("send", {"as": "Anna", "text": LONG}, "ENV-4"),
        ("send", {"as": "Anna", "text": "x" * 601, "precedence": "FLASH"}, "ENV-4"),
        ("send", {"as": "Anna", "text": "\ud800"}, "COD-1"),
        ("send", {"as": "Anna", "text": "x", "precedence": "URGENT"}, "ENV-5"),
        ("send", {"as": "Anna", "text": "x", "mode": "DRILL"}, "ENV-5"),
        ("send", {"as": "Anna", "text": "x", "language": "e n"}, "ENV-8"),
        ("send", {"as": "Anna", "text": "x", "ref": "00" * 32}, "ENV-6"),
        ("send", {"as": "Anna", "text": "x", "line": "ff"}, "CER-6"),
        ("send", {"as": "Nobody", "text": "x"}, "CER-9"),
        ("send", {"as": "Axel", "text": "x"}, "CER-10"),
        ("send", {"as": "Asta", "text": "x", "precedence": "IMMEDIATE"}, "CER-11"),
        ("send-stop", {"as": "Asta", "text": "x"}, "CER-10"),
        ("send-stop", {"as": "Anna", "text": ""}, "ENV-4"),
        ("send-stop", {"as": "Anna", "text": "x", "position": [910000000, 0, "N"]}, "ENV-8"),
        ("ack", {"as": "Anna", "item": "zz"}, "ENV-6"),
        ("ack", {"as": "Anna", "item": "00" * 32}, "ENV-6"),
        ("suspend", {"as": "Anna", "scope": "message"}, "CER-10"),
        ("suspend", {"as": "Arvo", "scope": "stop"}, "RCT-9"),
        ("suspend", {"as": "Arvo", "scope": "check"}, "RCT-9"),
        ("suspend", {"as": "Arvo", "scope": "message,ack"}, "RCT-9"),
        ("resume", {"as": "Arvo", "scope": "message"}, "RCT-9"),
        ("amend", {"as": "Anna", "profile": {}}, "CER-10"),
        ("amend", {"as": "Arvo", "profile": {"flash.color": 1}}, "CER-11"),
        ("amend", {"as": "Arvo", "profile": {"flash.characters_max": 10}}, "CER-11"),
        ("accept", {"as": "Arvo", "item": "00" * 32}, "ENV-6"),
        ("check", {"as": "Asta"}, "CER-11"),
    ],
)
def test_what_is_refused_changes_nothing(pair, verb, args, clause):
    assert clause == said(pair.amber, verb, **args)


@pytest.mark.clause("ENV-4")
def test_what_would_not_fit_an_entry_is_refused_before_it_has_a_place(pair):
    """A body of more than 32768 bytes would end every session: the log could never pass it."""
    names = [chr(0x1F600) * 190 + str(number) for number in range(8)]
    files = [pair.amber.attaches(name, name.encode()) for name in names]
    text = chr(0x1F600) * 8000
    refused = {"as": "Anna", "text": text, "attachments": files}
    assert said(pair.amber, "send", **refused) == "ENV-4"
    pair.amber.sends(text)
    pair.settle()
    assert pair.cobalt.texts() == [text]


@pytest.mark.clause("RCT-5")
def test_nobody_acknowledges_or_answers_his_own_item(pair):
    item = pair.amber.sends()
    assert said(pair.amber, "ack", as_="Anna", item=item) == "RCT-5"
    assert said(pair.amber, "answer", as_="Anna", item=item, meaning="understood") == "RCT-5"


@pytest.mark.clause("RCT-1")
def test_only_six_meanings_answer(pair):
    item = pair.amber.sends()
    pair.settle()
    assert said(pair.cobalt, "answer", as_="Carl", item=item, meaning="agreed") == "RCT-1"


@pytest.mark.clause("CER-9")
def test_an_officer_whose_certificate_has_ended_is_refused(pair):
    pair.amber.sends(as_="Aino")
    pair.jumps(3601)
    assert said(pair.amber, "send", as_="Aino", text="too late") == "CER-9"


@pytest.mark.clause("CER-9")
def test_a_removed_officer_acts_no_more_and_what_he_sent_stays(pair):
    item = pair.amber.sends(as_="Agda")
    pair.amber.does("remove-officer", name="Agda")
    assert said(pair.amber, "send", as_="Agda", text="x") == "CER-9"
    pair.settle()
    assert pair.cobalt.item(item)["void"] is None


@pytest.mark.clause("CER-10")
def test_each_role_may_do_what_the_table_says(pair):
    """duty and watch-chief send STOP; staff send at PRIORITY and below; an auditor sends nothing."""
    for officer in ("Anna", "Arvo"):
        pair.amber.does("send-stop", **{"as": officer, "text": "stop"})
        pair.amber.sends("FLASH", "FLASH", as_=officer)
    pair.amber.sends("staff", "PRIORITY", as_="Asta")
    pair.settle()
    assert pair.cobalt.texts() == ["stop", "FLASH", "stop", "FLASH", "staff"]


@pytest.mark.clause("RCT-11")
def test_only_its_author_cancels_or_corrects_an_item(pair):
    item = pair.amber.sends()
    ack = None
    pair.settle()
    assert said(pair.cobalt, "cancel", as_="Carl", item=item) == "RCT-11"
    assert said(pair.cobalt, "correct", as_="Carl", item=item, text="x") == "RCT-11"
    ack = pair.cobalt.does("ack", as_="Carl", item=item)["id"]
    assert said(pair.cobalt, "cancel", as_="Carl", item=ack) == "RCT-11"


@pytest.mark.clause("RCT-11")
def test_a_correction_and_a_cancel_name_the_item_and_leave_it_as_it_was(pair):
    """R30: history shows both."""
    item = pair.amber.sends("Convoy at nine.")
    correction = pair.amber.does("correct", as_="Anna", item=item, text="At ten.")["id"]
    cancel = pair.amber.does("cancel", as_="Anna", item=item, text="Not today.")["id"]
    pair.settle()
    for side in pair.sides:
        shown = side.item(item)
        assert (shown["text"], shown["corrected"], shown["cancelled"]) == (
            *("Convoy at nine.", correction),
            cancel,
        )
        assert [item, item] == [side.item(i)["reference"] for i in (correction, cancel)]
        assert ["At ten.", "Not today."] == [side.item(i)["text"] for i in (correction, cancel)]


@pytest.mark.clause("RCT-11")
def test_a_repeat_is_the_same_to_the_byte_and_marked_as_a_repeat(pair):
    """R28: a gap or a torn text is asked for by item, and sent again as it was."""
    text = "Ñandú  \u0301 two spaces\n"
    files = [pair.amber.attaches("map.png", b"pixels")]
    item = pair.amber.sends(text, "PRIORITY", language="es", attachments=files)
    pair.settle()
    asked = pair.cobalt.does("repeat", as_="Carl", item=item, text="Garbled.")["id"]
    pair.settle()
    again = pair.amber.does("repeat", as_="Anna", item=item)["id"]
    pair.settle()
    assert pair.amber.item(asked)["repeats"] is False
    first, second = pair.cobalt.item(item), pair.cobalt.item(again)
    assert (second["repeats"], second["reference"], second["serial"]) == (True, item, 2)
    for key in ("text", "precedence", "mode", "attachments"):
        assert first[key] == second[key]
    body = pair.cobalt.line.items[bytes.fromhex(again)]
    stored = pair.cobalt.log(body.author)[body.index][1][5]
    assert ["es", text, [["map.png", 6, bytes.fromhex(files[0][2])]]] == stored[1:]
    assert "held" in pair.amber.lit(again)


@pytest.mark.clause("RCT-11")
def test_only_a_message_of_ours_is_sent_again(pair):
    pair.amber.stops()
    stop = pair.amber.items()[0]["id"]
    assert said(pair.amber, "repeat", as_="Anna", item=stop) == "RCT-11"


@pytest.mark.clause("REC-5")
def test_a_full_disk_takes_only_what_keeps_the_line_safe(pair):
    """STOP, ack, answer, check, suspend and resume have the reserve; the rest is refused in words."""
    theirs = pair.cobalt.sends()
    ours = pair.amber.sends()
    pair.settle()
    pair.amber.ticks(free_bytes=1_000_000)
    assert len(pair.amber.alarms("disk_low")) == 1
    for verb, args in (
        ("send", {"text": "x"}),
        ("cancel", {"item": ours}),
        ("correct", {"item": ours, "text": "x"}),
        ("repeat", {"item": ours}),
    ):
        assert said(pair.amber, verb, as_="Anna", **args) == "REC-5"
    assert said(pair.amber, "amend", as_="Arvo", profile={}) == "REC-5"
    pair.amber.does("send-stop", as_="Anna", text="stop")
    pair.amber.does("ack", as_="Anna", item=theirs)
    pair.amber.does("answer", as_="Anna", item=theirs, meaning="understood")
    pair.amber.does("check")
    pair.amber.does("suspend", as_="Arvo", scope="notice")
    pair.amber.does("resume", as_="Arvo", scope="notice")
    assert pair.amber.status()["peers"][0]["readings"]["our_side"] == "disk nearly full"
    pair.amber.ticks(free_bytes=1_000_000_000)
    pair.amber.sends("room again")


@pytest.mark.clause("CER-10")
def test_the_officers_of_the_tests_have_the_roles_that_the_tests_say(pair):
    for side in pair.sides:
        roles = {
            posting.officer.name: posting.officer.roles
            for posting in side.peer.line.postings[side.line.us].values()
        }
        pair.settle()
        assert roles == ceremony.OFFICERS[side.name]


@pytest.mark.clause("CER-7")
def test_a_line_that_never_met_takes_items_and_shows_them_as_recorded_only():
    pair = Pair(connected=False)
    item = pair.amber.sends()
    assert pair.amber.lit(item) == {"recorded"}
    assert (pair.amber.link()["state"], pair.amber.link()["waiting"]) == ("down", 10)
