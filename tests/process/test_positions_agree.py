"""The console and the node read a position as the same place: two programs, one meaning."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from openline.core.base.earth import distance_m
from openline.core.base.errors import Refused
from openline.core.forms.mgrs import to_degrees
from openline.core.forms.position import parse

WEB = Path(__file__).resolve().parents[2] / "web"
NODE = shutil.which("node")
READS_S_MAX = 60.0
# One more than the last digit of 1e-7 degree: about a centimetre.
SAME_E7 = 1

pytestmark = pytest.mark.skipif(
    NODE is None or not (WEB / "node_modules" / "typescript").exists(),
    reason="Node.js or web/node_modules is not here",
)


def console_reads(texts):
    """What the console makes of each text."""
    assert NODE is not None
    done = subprocess.run(
        [NODE, "--import", "./test/typescript.mjs", "test/read.mjs"],
        cwd=WEB,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        timeout=READS_S_MAX,
        check=True,
    )
    return json.loads(done.stdout)


def node_reads(text):
    """What the node makes of it: [latitude, longitude] in 1e-7 degree, None for a refusal."""
    try:
        return parse(text)[:2]
    except Refused:
        return None


def _references(seed, count):
    chance = random.Random(seed)
    for _ in range(count):
        square = "".join(
            (
                chance.choice("CDEFGHJKLMNPQRSTUVWX"),
                chance.choice("ABCDEFGHJKLMNPQRSTUVWXYZ"),
                chance.choice("ABCDEFGHJKLMNPQRSTUV"),
            )
        )
        digits = chance.choice((0, 1, 2, 3, 4, 5))
        east, north = (f"{chance.randrange(10**digits):0{digits}d}" for _ in range(2))
        yield f"{chance.randint(1, 60)}{square}" + (f"{east}{north}" if digits else "")


def _degrees(seed, count):
    chance = random.Random(seed)
    for _ in range(count):
        latitude, longitude = chance.uniform(-90, 90), chance.uniform(-180, 180)
        north = "N" if latitude >= 0 else "S"
        east = "E" if longitude >= 0 else "W"
        minutes = [chance.randrange(60) for _ in range(4)]
        yield f"{latitude:.4f},{longitude:.4f}"
        yield (
            f"{int(abs(latitude)) % 90} {minutes[0]:02d} {minutes[1]:02d} {north} "
            f"{int(abs(longitude)) % 180} {minutes[2]:02d} {minutes[3]:02d} {east}"
        )


def test_an_mgrs_reference_is_the_same_place_to_both_or_refused_by_both():
    """Given references at random, wrong squares among them, both programs agree on each."""
    texts = list(_references("mgrs", 3000))
    apart = [
        (text, mine, theirs)
        for text, theirs in zip(texts, console_reads(texts), strict=True)
        if not _agree(mine := node_reads(text), theirs)
    ]
    assert apart == []
    assert 100 < sum(1 for text in texts if node_reads(text)) < 2900


def test_degrees_are_the_same_place_to_both():
    """Given decimal degrees and degrees with minutes and seconds, both read the same."""
    texts = list(_degrees("degrees", 500))
    apart = [
        (text, mine, theirs)
        for text, theirs in zip(texts, console_reads(texts), strict=True)
        if (mine := node_reads(text)) is None or not _agree(mine, theirs)
    ]
    assert apart == []


def _commas(seed, count):
    """Two whole numbers with a comma: bare, with a blank, signed, or each with a fraction."""
    chance = random.Random(seed)
    for _ in range(count):
        first, second = chance.randint(-90, 90), chance.randint(0, 180)
        yield f"{first},{second}"
        yield f" {first:+d},{second:03d} "
        yield f"{first},{second} {second},{abs(first)}"
        yield f"{first}, {second}"
        yield f"{first} ,{second}"
        yield f"{first},{-second - 1}"
        yield f"{first}.0,{second}.0"
        yield f"{first},{second}.5" if second < 180 else f"{first}.5,0"


def test_a_comma_that_may_be_a_decimal_one_is_refused_by_both():
    """Given whole numbers joined by commas, what one program calls ambiguous the other does too."""
    texts = ["60,5", "59,75", *_commas("commas", 100)]
    apart = [
        (text, mine, theirs)
        for text, theirs in zip(texts, console_reads(texts), strict=True)
        if not _agree(mine := node_reads(text), theirs)
    ]
    assert apart == []
    assert [None, None] == [node_reads(text) for text in texts[:2]]
    assert any(node_reads(text) for text in texts)


def test_a_reference_that_the_console_writes_is_that_place_to_the_node():
    """Given places between 80 S and 84 N, the node reads the console's MGRS within a metre."""
    texts = [text for text in _degrees("written", 500) if "," in text]
    for text, said in zip(texts, console_reads(texts), strict=True):
        latitude, longitude, reference = said
        if not -80e7 <= latitude <= 84e7:
            assert reference is None, text
            continue
        found = to_degrees(reference)
        assert found is not None, (text, reference)
        place = (round(found[0] * 1e7), round(found[1] * 1e7))
        assert distance_m(place, (latitude, longitude)) <= 1, (text, reference)


def _agree(mine, theirs):
    if mine is None or theirs is None:
        return mine is theirs
    return all(abs(a - b) <= SAME_E7 for a, b in zip(mine, theirs[:2], strict=True))
