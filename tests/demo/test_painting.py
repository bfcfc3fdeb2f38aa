"""What the demonstration draws: within its cells, in two columns, safe whatever a party wrote."""

import re

import pytest

from openline.demo.cells import cut, pad, plain, width, wrap
from openline.demo.frame import LIGHTS, Frame, Head, Lamps, Row
from openline.demo.painting import Hand, paint, paint_row

BARE, COLOURED, ASCII = Hand(False, True), Hand(True, True), Hand(False, False)
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
TEXTS = [
    "Hold your aircraft south of the river.",
    "Прекратите огонь: вы бьёте по нашим позициям у аэродрома, 35.2833 N.",  # noqa: RUF001  # Russian
    "请立即停止射击，这是我们的阵地，请确认收到此消息并答复值班军官。",  # noqa: RUF001  # Chinese
    "combining: e\u0301e\u0301e\u0301 and none: abcabc",
    "averyveryveryveryveryveryveryveryveryveryverylongwordwithoutanyspaceatall",
]


def frame_with(*rows, lamps=(), number=4):
    heads = (
        Head("Amber", "duty Yarrow", "up", "good", "BOTH WAYS 0.1 s ago", "good"),
        Head("Cobalt"),
    )
    told = Frame(number, 8, "A title", "Then. " * 20, "Here. " * 20, 1000, heads, list(rows))
    told.lamps, told.notes, told.footer = list(lamps), [("note " * 40, "good")], "foot " * 40
    return told


def rows_of(text):
    return [
        Row("Amber", 1000, text, "typed"),
        Row("Amber", 1100, text, "good"),
        Row("Cobalt", 1200, "PRIORITY no. 1 from Yarrow", "", text),
    ]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("cells", [80, 81, 100, 120])
@pytest.mark.parametrize("height", [None, 23, 39])
def test_no_line_is_wider_than_the_terminal_nor_the_frame_higher(text, cells, height):
    lamp = Lamps("STOP 2", dict.fromkeys(LIGHTS, 99.9))
    lines = paint(frame_with(*rows_of(text), lamps=[lamp]), cells, height, BARE)
    assert max(width(line) for line in lines) <= cells
    if height is not None:
        assert len(lines) <= height


@pytest.mark.parametrize("text", TEXTS)
def test_the_middle_line_stands_in_one_place(text):
    lines = [line for line in paint(frame_with(*rows_of(text)), 80, None, BARE) if "│" in line]
    assert {width(line[: line.index("│")]) for line in lines} == {40}


def test_colour_says_nothing_that_words_do_not():
    told = frame_with(*rows_of("a text"), lamps=[Lamps("STOP 2", {"held": 0.5})])
    coloured = [ESCAPE.sub("", line).rstrip() for line in paint(told, 100, None, COLOURED)]
    assert coloured == [line.rstrip() for line in paint(told, 100, None, BARE)]
    assert not any("\x1b" in line for line in paint(told, 100, None, BARE))


def test_a_terminal_without_symbols_gets_ascii():
    told = frame_with(*rows_of(TEXTS[0]), lamps=[Lamps("STOP 2", {"held": 0.5})])
    assert all(line.isascii() for line in paint(told, 80, 23, ASCII))


def test_what_a_party_wrote_cannot_steer_the_terminal():
    hostile = "calm\x1b[2J\x1b[1;31m\r\n\x07 red \u202e reversed \u2066 x"
    painted = "".join(paint(frame_with(*rows_of(hostile)), 80, None, BARE))
    painted += "".join(paint_row(rows_of(hostile)[2], left=False, cells=80, hand=BARE))
    assert not set(painted) & set("\x1b\r\n\x07\u202e\u2066")


def test_the_same_words_at_the_same_time_stand_on_one_line():
    told = frame_with(
        Row("Amber", 1000, "up"), Row("Amber", 1001, "twins"), Row("Cobalt", 1001, "twins")
    )
    assert any(line.count("twins") == 2 for line in paint(told, 80, None, BARE))


def test_what_came_later_never_stands_higher_on_the_other_side():
    rows = [
        Row(party, 1000 + at * 100, f"row{at}")
        for at, party in enumerate(["Amber", "Cobalt"] * 4)
    ]
    lines = paint(frame_with(*rows), 80, None, BARE)
    places = [next(at for at, line in enumerate(lines) if f"row{n}" in line) for n in range(8)]
    assert places == sorted(places)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("cells", [1, 2, 7, 20])
def test_text_is_cut_padded_and_wrapped_by_cells(text, cells):
    assert width(cut(text, cells)) <= max(cells, 1)
    assert width(pad(text, cells)) == cells
    wrapped = wrap(plain(text), max(cells, 2))
    assert "".join(wrapped).replace(" ", "") == plain(text).replace(" ", "")
    assert all(width(line) <= max(cells, 2) for line in wrapped)
