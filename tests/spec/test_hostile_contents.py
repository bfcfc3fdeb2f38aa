"""A peer that signs what no honest node would: void or refused, and never more than that costs."""

import contextlib
import time

import cbor2
import pytest

from openline.core.base.codec import _BUILT_TAGS, decode, encode
from openline.core.base.errors import PeerFault
from openline.core.base.spans import Spans
from openline.core.forms import profile as profiles
from openline.core.line import frames
from openline.core.node import generations
from openline.core.record.envelope import (
    NUMBER_MAX,
    Envelope,
    Head,
    Kind,
    commitment,
    parse_heads,
    seal,
)
from openline.core.record.tree import EMPTY_ROOT
from tests.spec import ceremony

ROOT = b"\x07" * 32


def an_amendment(key, value):
    """The content of an amendment with one bad value."""
    values = {name: setting.default for name, setting in profiles.SETTINGS.items()} | {
        key: value
    }
    return [encode([[name, values[name]] for name in sorted(values)]), bytes(16)]


CASES = {
    "a STOP whose text is a number": (Kind.STOP, ["en", [5], None, 1], "Anna", "ENV-9"),
    "a language of no letters": (Kind.MESSAGE, ["", "Prove this.", []], "Anna", "ENV-9"),
    "a kind suspended many times": (Kind.SUSPEND, [[1] * 5000, 5], "Arvo", "ENV-9"),
    "a kind that is true": (Kind.SUSPEND, [[True], 5], "Arvo", "ENV-9"),
    "a picture of the watch that is a number": (
        Kind.AMEND,
        an_amendment("watch.shows", [5]),
        "Arvo",
        "CER-11",
    ),
    "a flag of two": (Kind.AMEND, an_amendment("desk.deconfliction_only", 2), "Arvo", "CER-11"),
    "a schedule without an end": (Kind.SCHEDULE, [0, 5, 5, 0, "en", "x"], "Anna", "ENV-9"),
    "a time in superscript": (
        Kind.AMEND,
        an_amendment("checks.times", ["\u00b2\u00b2:00"]),
        "Arvo",
        "CER-11",
    ),
}


@pytest.mark.clause("ENV-9")
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_no_verifier_would_take_is_void_on_both_sides(pair, case):
    kind, content, officer, clause = case
    item = pair.amber.appends_act(kind, content, as_=officer)
    pair.settle()
    assert [clause, clause] == [side.item(item)["void"] for side in pair.sides]
    assert [] == pair.cobalt.line.suspensions
    assert len(pair.pipes) == 1


@pytest.mark.clause("RCT-3")
@pytest.mark.parametrize("early", [[-1, b""], [-1, bytes(32)], [3, ROOT]])
def test_a_receipt_that_names_no_leaf_of_ours_lights_nothing(pair, early):
    pair.hold(pair.amber)
    item = pair.amber.sends("Not yet held.")
    pair.cobalt.appends(Kind.RCPT, [1, [], [early]])
    pair.settle()
    assert "held" not in pair.amber.lit(item)


@pytest.mark.clause("RCT-3")
def test_a_receipt_that_names_everything_again_and_again_costs_no_more_than_once(pair):
    pair.amber.sends("One.")
    pair.settle()
    size = pair.amber.line.logs[pair.amber.line.us].size
    walked = []
    metas = pair.amber.line.meta
    pair.amber.line.meta = lambda party, index: walked.append(index) or metas(party, index)
    pair.cobalt.appends(Kind.RCPT, [1, [[0, size]] * 64, []])
    pair.settle()
    assert len(walked) <= 2 * size


@pytest.mark.clause("ENV-5")
def test_a_flash_before_a_long_queue_makes_none_of_it_void(pair):
    """Its serial shows thousands that are to come: each of them is taken when it does."""
    line, leaps = pair.cobalt.line, [2**40, 2**41, 2**41 + 7]
    for serial in leaps:
        pair.amber.appends_act(Kind.MESSAGE, ["en", "Far ahead.", []], serial=serial)
    for serial in (2**64 - 2, 2**64 - 1):
        pair.amber.appends_act(Kind.MESSAGE, ["en", "TEST", []], serial=serial, mode=2)
    late = pair.amber.appends_act(Kind.MESSAGE, ["en", "Late.", []], serial=2**39)
    again = pair.amber.appends_act(Kind.MESSAGE, ["en", "Twice.", []], serial=2**39)
    pair.settle()
    assert None is pair.cobalt.item(late)["void"]
    assert "ENV-5" == pair.cobalt.item(again)["void"]
    assert 2**41 + 3 == line.missing[pair.amber.line.us, 0].count
    assert list(range(1, 65)) == pair.cobalt.status()["gaps"][0]["serials"]


@pytest.mark.clause("ENV-1")
def test_numbers_that_no_store_keeps_and_heads_beyond_the_parties_are_refused():
    good = [0, 1, 5, ROOT]
    for bad in ([0, 1, NUMBER_MAX + 1, ROOT], [0, NUMBER_MAX + 1, 5, ROOT]):
        with pytest.raises(PeerFault):
            parse_heads([bad], b"")
    with pytest.raises(PeerFault):
        parse_heads([good, [1, *good[1:]], [2, *good[1:]]], b"")
    assert 2 == len(parse_heads([good, [1, *good[1:]]], b""))


def next_generation(side, own_root, head_of_theirs):
    """The frame of a generation that a root signed and a hostile node began wrongly."""
    line = side.line
    statement = generations.statement(line.genesis, line.us, 2, [line.logs[line.us].head()])
    signed = ceremony.party(side.name).root.sign(generations.AAD_GENERATION, statement)
    body = bytes(16) + encode([signed])
    envelope = Envelope(
        *(0, 2, own_root, (head_of_theirs,), side.now().wall_ms, int(Kind.GENERATION), 0),
        *(commitment(body), len(body)),
    )
    data = seal(side.secret.sign_ed25519, line.seals_for(line.us), envelope)
    return frames.entry_frame(line.us, data, body)


@pytest.mark.clause("REC-12")
@pytest.mark.parametrize("fault", ["root", "heads"])
def test_a_generation_that_no_start_could_place_is_not_taken(pair, fault):
    ours = pair.cobalt.line.logs[pair.cobalt.line.us].head()
    wrong = {
        "root": (ROOT, ours),
        "heads": (EMPTY_ROOT, Head(ours.party, 1, ours.size + 99, ROOT)),
    }[fault]
    pair.inject(pair.amber, next(iter(pair.pipes)), next_generation(pair.amber, *wrong))
    assert 1 == pair.cobalt.line.logs[pair.amber.line.us].generation
    before = pair.cobalt.line.heads()
    pair.cobalt.restarts()
    assert before == pair.cobalt.line.heads()


@pytest.mark.clause("COD-1")
def test_no_tag_is_built_before_it_is_refused():
    """A pattern of 45 kB took 18 s to build, in the first frame of a session."""
    slow = encode("(?i)" + "[\u0100-\U0010ffff]" * 5000)
    started = time.monotonic()
    with pytest.raises(PeerFault):
        decode(b"\xd8\x23" + slow)
    assert time.monotonic() - started < 1


@pytest.mark.clause("COD-1")
def test_every_tag_that_the_library_would_build_is_among_those_refused():
    for tag in range(70_000):
        left = []
        with contextlib.suppress(cbor2.CBORError):
            cbor2.loads(
                cbor2.dumps(cbor2.CBORTag(tag, [1, 2])),
                tag_hook=lambda _, found, left=left: left.append(found),
            )
        assert left or tag in _BUILT_TAGS


@pytest.mark.clause("ENV-8")
def test_an_address_that_cannot_be_dialled_is_void(pair):
    for address in ("nowhere", "a:b", "x" * 400 + ":1", "a\nb:1"):
        pair.amber.appends(Kind.ROUTE, [[address]])
    pair.settle()
    assert () == pair.cobalt.line.routes[pair.amber.line.us]


def test_spans_do_what_sets_do():
    spans, numbers = Spans(), set()
    for step in range(400):
        start = int.from_bytes(ceremony.seed("span", str(step))[:2], "big") % 97
        stop = start + step % 9
        if step % 3:
            fresh = [n for low, high in spans.add(start, stop) for n in range(low, high)]
            assert fresh == [n for n in range(start, stop) if n not in numbers]
            numbers.update(range(start, stop))
        else:
            assert spans.discard(start) == (start in numbers)
            numbers.discard(start)
        assert (spans.count, bool(spans)) == (len(numbers), bool(numbers))
        assert spans.first(200) == sorted(numbers)
