"""Bad input to the verbs that found a line: a clear refusal, and nothing changed.

Every verb is called as a person calls it, through `openline.cli.main.main`.
"""

import json

import pytest

from openline.core.base import cose
from openline.core.base.codec import decode, encode
from tests.process.speaking import Homes, good, refused


@pytest.fixture
def homes(tmp_path):
    """Two homes without a line."""
    return Homes(tmp_path / "h")


def accept(homes, draft, *, card=None, words=True, stdin=""):
    """Words of `line accept` by Cobalt."""
    found = ("line", "accept", homes.cobalt, draft, "--with", card or homes.card(homes.amber))
    return (*found, "--out", homes.paper("signed"), *(["--words-agreed"] if words else []))


# --- homes and settings ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '[node]\nparty = "A"\ncolour = 1\n',
        '[node]\nparty = "A"\n[clown]\nx = 1\n',
        '[node]\nparty = "A"\nlanguage = "xx"\n',
        '[node]\nparty = ""\n',
        '[node]\nparty = "A"\nreserve_mb = 0\n',
        '[node]\nparty = "A"\n[line]\nlisten = ["nowhere"]\n',
        '[node]\nparty = "A"\n[line]\nlisten = "127.0.0.1:1"\n',
        "party = [",
        "\0",
    ],
)
@pytest.mark.parametrize("verb", ["status", "run"])
def test_a_configuration_with_an_unknown_key_or_value_is_refused(tmp_path, text, verb):
    home = tmp_path / "a"
    good("init", home, "--party", "A")
    (home / "openline.toml").write_text(text, "utf-8")
    refused(home, verb, home)


@pytest.mark.parametrize(
    "name", ["OPENLINE_NODE_COLOUR", "OPENLINE_LINE_PARTY", "OPENLINE_CLOWN_X"]
)
def test_an_unknown_variable_of_ours_is_refused_and_named(tmp_path, monkeypatch, name):
    home = tmp_path / "a"
    good("init", home, "--party", "A")
    monkeypatch.setenv(name, "1")
    assert name in refused(home, "status", home, mark="settings")


def test_a_directory_that_is_no_home_is_refused_with_how_to_make_one(tmp_path):
    assert "openline init" in refused(tmp_path, "status", tmp_path, mark="settings")


def test_init_refuses_a_directory_that_is_not_empty(tmp_path):
    (tmp_path / "diary.txt").write_text("mine", "utf-8")
    refused(tmp_path, "init", tmp_path, "--party", "A", mark="init")


@pytest.mark.parametrize(
    "words",
    [
        *[("--listen", "nowhere"), ("--listen", "host:0"), ("--language", "xx")],
        *[("--keys-until", "2020-01-31"), ("--keys-until", "next year")],
    ],
)
def test_init_refuses_what_it_could_not_run_with_and_makes_no_home(tmp_path, words):
    refused(tmp_path, "init", tmp_path / "new", "--party", "A", *words)
    refused(tmp_path, "init", tmp_path / "new", "--party", "x" * 41)
    assert not (tmp_path / "new").exists()


@pytest.mark.clause("CER-1")
@pytest.mark.parametrize(
    ("name", "mode"), [("", 0o755), ("keys/node.key", 0o644), ("keys/body.key", 0o640)]
)
def test_a_home_or_key_that_others_can_read_is_refused(homes, name, mode):
    (homes.amber / name).chmod(mode)
    assert "chmod" in refused(homes.amber, "status", homes.amber)


@pytest.mark.clause("CER-1")
def test_a_root_that_others_can_read_signs_nothing(homes):
    (homes.amber / "keys" / "root.key").chmod(0o644)
    refused(homes.amber, "card", homes.amber, "--out", homes.paper("again"), mark="CER-1")
    assert not homes.paper("again").exists()


# --- cards and drafts ------------------------------------------------------------------------


def propose(homes, card):
    """Words of `line propose` by Amber."""
    return ("line", "propose", homes.amber, "--with", card, "--out", homes.paper("draft"))


@pytest.mark.clause("CER-8")
def test_our_own_card_as_the_peers_is_refused(homes):
    refused(homes.amber, *propose(homes, homes.card(homes.amber)), mark="CER-8")
    refused(homes.cobalt, *accept(homes, homes.draft(), card=homes.card(homes.cobalt)))


@pytest.mark.clause("CER-8")
def test_a_card_of_another_version_is_refused(homes):
    path = homes.card(homes.cobalt)
    fields = decode(cose.open_hybrid(path.read_bytes()).payload)
    fields[1] = 2
    payload = encode(fields)
    path.write_bytes(
        path.read_bytes().replace(
            encode(decode(cose.open_hybrid(path.read_bytes()).payload)), payload
        )
    )
    assert "version" in refused(homes.amber, *propose(homes, path), mark="CER-8")


@pytest.mark.clause("CER-5")
@pytest.mark.parametrize("spoil", ["bit", "short", "empty", "text", "long"])
def test_a_card_that_is_not_what_its_root_signed_is_refused(homes, spoil):
    path = homes.card(homes.cobalt)
    data = path.read_bytes()
    spoilt = {
        "bit": data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
        "short": data[:-1],
        "empty": b"",
        "text": b"not a card",
        "long": data + bytes(70_000),
    }
    path.write_bytes(spoilt[spoil])
    refused(homes.amber, *propose(homes, path))
    assert not homes.paper("draft").exists()


@pytest.mark.clause("CER-8")
def test_a_party_of_the_same_name_is_refused(homes, tmp_path):
    twin = tmp_path / "twin"
    good("init", twin, "--party", "Amber")
    good("card", twin, "--out", homes.paper("twin.card"))
    refused(homes.amber, *propose(homes, homes.paper("twin.card")), mark="CER-8")


@pytest.mark.clause("CER-8")
def test_a_draft_by_another_party_than_that_of_the_card_is_refused(homes, tmp_path):
    draft, third = homes.draft(), tmp_path / "third"
    good("init", third, "--party", "Third")
    good("card", third, "--out", homes.paper("third.card"))
    refused(homes.cobalt, *accept(homes, draft, card=homes.paper("third.card")), mark="CER-8")
    words = ("--with", homes.card(homes.amber), "--out", homes.paper("x"), "--words-agreed")
    refused(third, "line", "accept", third, draft, *words, mark="CER-8")


@pytest.mark.clause("CER-7")
@pytest.mark.parametrize("place", [40, 3000, -30, -3])
def test_a_draft_with_one_byte_changed_is_refused(homes, place):
    draft = homes.draft()
    data = bytearray(draft.read_bytes())
    data[place] ^= 1
    draft.write_bytes(bytes(data))
    refused(homes.cobalt, *accept(homes, draft))
    assert not homes.paper("signed").exists()


@pytest.mark.clause("CER-11")
@pytest.mark.parametrize(
    "text",
    [
        "[flash]\ncolour = 1\n",
        "[clown]\nx = 1\n",
        "[flash]\ncharacters_max = 10\n",
        '[flash]\ncharacters_max = "600"\n',
        "[checks]\nevery_s = 0\n",
        '[checks]\ntimes = ["25:00"]\n',
        "[checks]\nweekdays = []\n",
        '[send]\nmessage = ["clown:FLASH"]\n',
        "x = [",
    ],
)
def test_a_profile_with_an_unknown_key_or_value_is_refused(homes, text):
    profile = homes.paper("profile.toml")
    profile.write_text(text, "utf-8")
    words = (*propose(homes, homes.card(homes.cobalt)), "--profile", profile)
    refused(homes.amber, *words, mark="CER-11")


@pytest.mark.clause("CER-8")
@pytest.mark.parametrize("said", ["no\n", "", "yes and no\n", "y\n"])
def test_words_that_are_not_agreed_sign_nothing(homes, said):
    words = accept(homes, homes.draft(), words=False)
    refused(homes.cobalt, *words, stdin=said, mark="CER-8")
    assert not homes.paper("signed").exists()


@pytest.mark.clause("COD-8")
def test_both_sides_read_the_same_24_words(homes):
    shown = [good(*accept(homes, homes.draft(), words=False), stdin="yes\n")]
    shown.append(good("line", "open", homes.amber, homes.paper("signed"), stdin="yes\n"))
    words = [[part for part in text.split() if part.isalpha()][:24] for text in shown]
    assert words[0] == words[1]
    assert 24 == len(words[0])


@pytest.mark.clause("CER-7")
def test_a_draft_that_nobody_countersigned_does_not_open(homes):
    draft = homes.draft()
    refused(homes.amber, "line", "open", homes.amber, draft, "--words-agreed", mark="CER-7")
    refused(homes.cobalt, "line", "open", homes.cobalt, draft, "--words-agreed", mark="CER-8")
    signed = homes.signed()
    refused(homes.cobalt, "line", "open", homes.cobalt, signed, "--words-agreed", mark="CER-7")


@pytest.mark.clause("CER-7")
def test_a_line_opens_once(homes):
    homes.opened()
    both = homes.paper("both")
    refused(homes.cobalt, "line", "open", homes.cobalt, both, "--words-agreed", mark="CER-7")
    again, signed = homes.paper("again"), homes.paper("signed")
    good("line", "open", homes.amber, signed, "--out", again, "--words-agreed")
    assert again.read_bytes() == both.read_bytes()


# --- officers and roots ----------------------------------------------------------------------


@pytest.mark.clause("CER-9")
@pytest.mark.parametrize(
    "words",
    [
        ("Anna", "--role", "clown"),
        ("Anna", "--role", ","),
        ("", "--role", "duty"),
        ("x" * 61, "--role", "duty"),
        ("A\nB", "--role", "duty"),
        ("Anna", "--role", "duty", "--until", "2020-01-01"),
        ("Anna", "--role", "duty", "--until", "tomorrow"),
    ],
)
def test_an_officer_who_cannot_be_certified_is_refused(homes, words):
    name, *rest = words
    refused(homes.amber, "officer", "add", homes.amber, name, *rest, "--local-key")


def takes_two(homes, home, root, words, out):
    """A verb that needs a root kept elsewhere: refused with a request, signed, taken."""
    before = {path.name for path in homes.folder.rglob("*.request")}
    said = refused(home, *words, mark="CER-1", keep=False)
    assert "root sign" in said
    found = [path for path in homes.folder.rglob("*.request") if path.name not in before]
    (request,) = found
    good("root", "sign", request, "--root", root, "--out", out)
    text = good(*words, "--signature", out)
    request.unlink()
    out.unlink()
    return text


@pytest.mark.clause("CER-1")
def test_a_root_kept_elsewhere_signs_card_line_and_officer_by_requests(homes):
    """Export, then each verb asks for a signature and takes it."""
    roots = {}
    for home in (homes.amber, homes.cobalt):
        roots[home] = homes.paper(f"{home.name}.root")
        good("root", "export", home, roots[home])
        assert not (home / "keys" / "root.key").exists()
        assert 0o600 == roots[home].stat().st_mode & 0o777
        refused(home, "root", "export", home, homes.paper("second"), mark="CER-1")
    out, both = homes.paper("signature"), homes.paper("both")
    amber, cobalt = homes.amber, homes.cobalt
    takes_two(homes, amber, roots[amber], ("card", amber, "--out", homes.card(amber)), out)
    takes_two(homes, cobalt, roots[cobalt], accept(homes, homes.draft()), out)
    opens = ("line", "open", amber, homes.paper("signed"), "--out", both, "--words-agreed")
    takes_two(homes, amber, roots[amber], opens, out)
    good("line", "open", cobalt, both, "--words-agreed")
    chief = ("officer", "add", amber, "Arvo", "--role", "watch-chief", "--local-key")
    takes_two(homes, amber, roots[amber], chief, out)
    good("officer", "add", amber, "Anna", "--role", "duty", "--local-key")
    listed = json.loads(good("officer", "list", amber, "--json"))
    assert {("Anna", ("duty",)), ("Arvo", ("watch-chief",))} == {
        (each["name"], tuple(each["roles"])) for each in listed
    }


@pytest.mark.clause("CER-1")
def test_the_signature_of_another_root_or_request_is_refused(homes):
    root, other = homes.paper("a.root"), homes.paper("c.root")
    good("root", "export", homes.amber, root)
    good("root", "export", homes.cobalt, other)
    words = ("officer", "add", homes.amber, "Arvo", "--role", "watch-chief", "--local-key")
    refused(homes.amber, *words, keep=False)
    (request,) = homes.folder.rglob("*.request")
    good("root", "sign", request, "--root", other, "--out", homes.paper("wrong"))
    refused(homes.amber, *words, "--signature", homes.paper("wrong"))
    good("root", "sign", request, "--root", root, "--out", homes.paper("right"))
    swapped = ("officer", "add", homes.amber, "Berta", "--role", "watch-chief", "--local-key")
    refused(homes.amber, *swapped, "--signature", homes.paper("right"), keep=False)
    good(*words, "--signature", homes.paper("right"))


@pytest.mark.clause("CER-1")
def test_a_root_signs_nothing_but_what_roots_sign(homes):
    root, path = homes.paper("a.root"), homes.paper("odd.request")
    good("root", "export", homes.amber, root)
    path.write_bytes(encode(["openline-request", 1, "card", b"openline checkpoint 1", b"x"]))
    words = ("root", "sign", path, "--root", root, "--out", homes.paper("s"))
    refused(homes.amber, *words, mark="CER-1")
    path.write_bytes(b"x")
    refused(homes.amber, *words)
    assert not homes.paper("s").exists()
