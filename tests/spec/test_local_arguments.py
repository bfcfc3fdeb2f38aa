"""What a program of this machine may say over the local socket, and that nothing else gets in."""

import pytest

from openline.core.base.errors import Refused
from openline.runtime import arguments

BAD = {
    "a line that is a number": ("ack", {"item": "00" * 32, "line": 5}),
    "attachments past the file system": ("send", {"attachments": [["x", 1, "zz"]]}),
    "texts of a folded STOP": ("send-stop", {"texts": [1]}),
    "a position of floats": ("send-stop", {"position": [60.1, 24.2, "60.1"]}),
    "a position of one": ("send-stop", {"position": [1]}),
    "a time beyond all times": ("suspend", {"from_ms": 10**30}),
    "a time that is true": ("suspend", {"from_ms": True}),
    "no certificate": ("certify", {"name": "Anna", "hash": "00"}),
    "a certificate that is no hex": (
        "certify",
        {"name": "Anna", "hash": "00", "certificate": "zz"},
    ),
    "a certificate that no entry can hold": (
        "certify",
        {"name": "Anna", "hash": "00", "certificate": "00" * 20_000},
    ),
    "an address without a port": ("route", {"addresses": ["nowhere"]}),
    "no addresses": ("route", {}),
    "half of a character": ("send", {"as": "\ud800", "text": "x"}),
    "a profile that is a list": ("amend", {"profile": []}),
    "the root of a tree": ("compare", {"ask": [0]}),
    "a position without its label": ("send", {"positions": [[1, 2, "0,0"]]}),
    "a salt that is too short": ("send", {"salt": "00"}),
    "a signature that is a text": ("send", {"signature": "00"}),
    "a signature with a part that is no hex": ("send", {"signature": [0, "zz"]}),
    "a post that is a number": ("shown", {"post": 7, "items": []}),
    "items that are no list": ("shown", {"post": "desk", "items": "00"}),
    "items that are no hex": ("shown", {"post": "desk", "items": ["zz"]}),
    "a post that is manned by a list": ("watch-is", {"manned": [["desk", [], [], 0]]}),
    "a watch of nothing": ("watch-is", {}),
    "a preparation of files by their paths": (
        "prepare",
        {"verb": "send", "args": {"attachments": []}, "certificate": "00", "salt": "00" * 16},
    ),
    "a preparation without a salt": (
        "prepare",
        {"verb": "send", "args": {}, "certificate": "00"},
    ),
    "a preparation of nothing": ("prepare", {"certificate": "00", "salt": "00" * 16}),
}


@pytest.mark.parametrize("case", BAD.values(), ids=BAD)
def test_what_a_verb_cannot_take_is_refused_before_the_node_sees_it(case):
    with pytest.raises(Refused):
        arguments.check(*case)


def test_what_the_command_line_says_is_taken():
    arguments.check("send", {"as": "Anna", "text": "x", "line": None, "attach": ["a.txt"]})
    arguments.check("send-stop", {"as": "Anna", "position": [601_000_000, 1, "60.1 0"]})
    arguments.check("items", {"since": 0, "all": True, "line": None})
    arguments.check("watch", {})
    signed = {"certificate": "00" * 32, "salt": "00" * 16, "signature": [0, "00" * 64]}
    arguments.check("send", {"text": "x", "positions": [[1, 2, "0,0", ""]], **signed})
    prepared = {"verb": "ack", "args": {"item": "00" * 32}, "certificate": "00" * 32}
    arguments.check("prepare", {**prepared, "salt": "00" * 16})
    arguments.check("shown", {"post": "desk", "items": ["00" * 32]})
    arguments.check("watch-is", {"manned": [["desk", "Vale", ["en"], 5]], "linguist": None})
