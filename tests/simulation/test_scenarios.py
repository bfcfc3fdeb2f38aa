"""Named worlds: one trouble each, told step by step. Amber and Cobalt by party number."""

import pytest

from openline.core.record.envelope import Kind, read_entry
from openline.simulation import odd
from openline.simulation.options import Happening, Options
from openline.simulation.world import World

AMBER, COBALT = 0, 1


def act(at_ms, party, verb, times=1):
    return [Happening(at_ms, "act", party, (verb,))] * times


def befalls(at_ms, what, party, *detail):
    return [Happening(at_ms, what, party, detail)]


def block_all(at_ms, length_ms, routes=1):
    return [
        Happening(at_ms, "block", party, (route, length_ms))
        for party in (AMBER, COBALT)
        for route in range(routes)
    ]


def play(*steps, **options):
    """A world that has run to its end; every checker has looked."""
    plan = tuple(sorted((part for step in steps for part in step), key=lambda part: part.at_ms))
    world = World(Options(**{"phase_one_ms": 20_000, **options}, plan=plan))
    world.trace = []
    world.run()
    return world


def said(world, word):
    return [line for line in world.trace if word in line]


def kinds(world, party, author):
    """The kinds of the author's entries on a party's disk, in the order of the log."""
    rows = [
        row for row in world.hosts[party].store.entries(world.line_id) if row.party == author
    ]
    rows.sort(key=lambda row: (row.generation, row.index))
    return [read_entry(author, row.entry).envelope.kind for row in rows]


def items(world, party, kind):
    return [item for item in world.hosts[party].line.order if item.kind == kind]


def test_a_quiet_line_carries_what_is_sent():
    world = play(act(5000, AMBER, "send"), act(6000, COBALT, "ack"))
    [message] = items(world, AMBER, Kind.MESSAGE)
    assert {"recorded", "sent", "held", "acknowledged"} == set(message.lights)


@pytest.mark.clause("REC-10")
def test_a_restored_copy_gets_back_what_the_peer_holds():
    world = play(
        befalls(4000, "backup", AMBER),
        act(5000, AMBER, "send", 3),
        befalls(8000, "restore", AMBER, 3000),
        act(15_000, AMBER, "send"),
    )
    assert len(items(world, AMBER, Kind.MESSAGE)) == 4
    assert kinds(world, AMBER, AMBER).count(Kind.RESYNC) == 1
    assert not said(world, "fork")


@pytest.mark.clause("REC-10")
def test_a_restored_copy_without_its_peer_keeps_items_unsigned_until_the_peer_is_back():
    world = play(
        befalls(4000, "backup", AMBER),
        act(5000, AMBER, "send", 2),
        befalls(8000, "restore", AMBER, 1000),
        block_all(8000, 9000),
        act(10_000, AMBER, "send-stop"),
        act(11_000, AMBER, "send"),
    )
    assert len(said(world, "PutWaiting")) == 2
    assert kinds(world, COBALT, AMBER)[-4:].count(Kind.STOP) == 1
    assert len(items(world, COBALT, Kind.MESSAGE)) == 3


@pytest.mark.clause("REC-10")
def test_a_restored_copy_asks_again_when_a_head_came_before_its_own_early_entries():
    """The peer's head shows only its gapless prefix; what it holds early it must give first."""
    world = play(
        befalls(1500, "block", COBALT, 1, 9000),
        act(2500, COBALT, "send-stop", 2),
        befalls(4000, "backup", COBALT),
        act(4500, COBALT, "send-stop", 3),
        befalls(7000, "restore", COBALT, 3000),
        routes=2,
        delay_ms=(100, 900),
    )
    assert not said(world, "fork")
    assert len(items(world, AMBER, Kind.STOP)) == len(items(world, COBALT, Kind.STOP)) == 5


@pytest.mark.clause("REC-12")
def test_early_entries_over_entries_lost_on_both_sides_need_a_new_generation():
    """A FLASH overtook a backlog, then the disk with the backlog was lost."""
    world = play(
        befalls(4000, "backup", AMBER),
        act(5000, AMBER, "long", 40),
        act(5010, AMBER, "send-stop"),
        befalls(9500, "restore", AMBER, 2000),
        rate=16_000,
    )
    assert said(world, "generation_needed")
    assert world.hosts[COBALT].line.logs[AMBER].generation == 2


@pytest.mark.clause("REC-5")
@pytest.mark.parametrize("failure", ["before", "after"])
def test_a_failed_commit_is_told_as_unknown_and_neither_lost_nor_doubled(failure):
    world = play(
        befalls(5000, "disk", AMBER, failure),
        act(5001, AMBER, "send"),
        act(9000, AMBER, "send"),
    )
    assert said(world, "start_again")
    assert said(world, "reply 1, REC-5")
    expected = 2 if failure == "after" else 1
    assert len(items(world, COBALT, Kind.MESSAGE)) == expected


@pytest.mark.clause("LIN-10")
def test_a_stop_behind_a_backlog_arrives_early_and_in_its_place_later():
    world = play(act(3000, AMBER, "long", 30), act(3500, AMBER, "send-stop"), rate=4000)
    early = [line for line in said(world, "early") if "Cobalt" in line]
    assert early
    [stop] = items(world, COBALT, Kind.STOP)
    last = max(item.at_ms for item in items(world, COBALT, Kind.MESSAGE))
    assert stop.at_ms < last


@pytest.mark.clause("RCT-10")
@pytest.mark.parametrize("failure", [None, "before", "after"])
def test_a_burst_of_stops_is_folded_and_none_is_dropped(failure):
    steps = [act(5000, AMBER, "send-stop", 45)]
    if failure:
        steps.append(befalls(5400, "disk", AMBER, failure))
    world = play(*steps)
    assert len(world.officers.stops) + len(said(world, "REC-5")) >= 45
    assert len(items(world, COBALT, Kind.STOP)) < 30


@pytest.mark.clause("RCT-9")
def test_a_stop_passes_a_suspension_and_a_message_does_not():
    world = play(
        act(4000, AMBER, "suspend"),
        act(7000, COBALT, "send"),
        act(8000, COBALT, "send-stop"),
    )
    assert said(world, "RCT-9")
    assert not items(world, AMBER, Kind.MESSAGE)
    assert len(items(world, AMBER, Kind.STOP)) == 1


@pytest.mark.clause("REC-4")
@pytest.mark.parametrize(
    "lie", ["fork", "early_fork", "wrong_root", "equivocation", "false_head", "false_receipt"]
)
def test_a_lie_of_the_peer_leaves_evidence(lie):
    """The node goes on, marks the record as broken, and keeps what was signed."""
    world = play(
        act(4000, AMBER, "send"),
        befalls(6000, "lie", COBALT, lie),
        act(6000, COBALT, "send"),
        act(8000, COBALT, "send", 4),
        liar=COBALT,
    )
    amber = world.hosts[AMBER]
    assert amber.is_up
    assert amber.store.forks(world.line_id)
    assert amber.line.forks


@pytest.mark.clause("REC-10")
def test_an_understated_head_after_a_restore_excuses_the_restored_party():
    world = play(
        befalls(4000, "backup", AMBER),
        act(5000, AMBER, "send", 3),
        befalls(8000, "lie", COBALT, "understate"),
        befalls(8100, "restore", AMBER, 2000),
        act(14_000, AMBER, "send"),
        liar=COBALT,
    )
    assert Kind.RESYNC in kinds(world, AMBER, AMBER)


@pytest.mark.clause("REC-6")
def test_a_checkpoint_over_entries_that_were_lost_on_the_way_makes_no_forger():
    """It goes out only behind the peer's signed head over what it covers."""
    world = play(
        befalls(3000, "backup", AMBER),
        block_all(4000, 3000),
        act(4500, AMBER, "send", 2),
        act(5000, AMBER, "checkpoint"),
        befalls(6000, "restore", AMBER, 2000),
        act(15_000, AMBER, "send", 2),
    )
    assert not said(world, "fork")


@pytest.mark.clause("ENV-9")
def test_an_entry_of_an_unknown_kind_is_void_and_blocks_nothing():
    world = play(act(4000, AMBER, "odd"), act(5000, AMBER, "send"), act(6000, COBALT, "ack"))
    assert odd.UNKNOWN_KIND in kinds(world, COBALT, AMBER)
    assert "acknowledged" in items(world, AMBER, Kind.MESSAGE)[0].lights


@pytest.mark.clause("LIN-11")
def test_what_flew_on_a_lost_route_is_sent_again():
    world = play(
        befalls(4000, "block", AMBER, 0, 30_000),
        act(5000, AMBER, "send", 4),
        befalls(6000, "cut", AMBER, 0),
        routes=2,
    )
    assert all("held" in item.lights for item in items(world, AMBER, Kind.MESSAGE))


@pytest.mark.clause("ENV-8")
def test_a_clock_set_back_an_hour_is_an_entry_and_no_obstacle():
    world = play(befalls(4000, "jump", AMBER, -3_600_000), act(6000, AMBER, "send"))
    assert Kind.CLOCK in kinds(world, COBALT, AMBER)
    assert "held" in items(world, AMBER, Kind.MESSAGE)[0].lights
