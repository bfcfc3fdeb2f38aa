"""The public page in a stranger's browser, from a disk and without a network (RDO-8)."""

import base64
import html
import json
import re
from pathlib import Path

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from openline.core.forms import sheets
from openline.core.record import sheet
from openline.core.record.envelope import Kind
from tests.browser.public_pages import Press, reading
from tests.evidence.forge import Line, Officer, Party, ed, encode, p256, sha
from tests.evidence.test_verifier import VERIFIER

PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
TEXT = "The ministers spoke by telephone about incidents at sea.\n\nThey agreed to speak again."
WIDE = 1000
OTHER = "A second text, of another call."


@pytest.fixture(scope="module")
def press():
    """Two readouts of Amber, each released by the same two persons with ES256 passkeys."""
    made = Press()
    both = made.officers(0)
    made.releases(both, TEXT)
    made.releases(both, OTHER)
    return made


@pytest.fixture
def reader(browser):
    """A stranger's browser."""
    with reading(browser) as found:
        yield found


def changed(page, old, new, count=1):
    """Change the HTML as a forger would; what he looks for must be there."""
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new, count), "utf-8")
    return page


def given(page, number, change):
    """Change the evidence that the page carries for an article."""
    text = page.read_text("utf-8")
    found = list(re.finditer(r'<script type="application/json">(.*?)</script>', text))[number]
    value = json.loads(found[1])
    change(value)
    made = json.dumps(value)
    page.write_text(text[: found.start(1)] + made + text[found.end(1) :], "utf-8")
    return page


@pytest.mark.clause("RDO-8")
@pytest.mark.parametrize("kind", [0, 1, 2], ids=["Ed25519", "ES256 passkey", "EdDSA passkey"])
def test_what_was_released_by_two_is_found_good_by_the_browser(reader, tmp_path, kind):
    press = Press()
    press.releases(press.officers(1, kind=kind), TEXT)
    assert ["good"] == reader.opens(press.writes(tmp_path))
    party = press.line.parties[1].name
    for part in (f"text is signed by Rautio of {party} ({party})", f"also by Rinne of {party}"):
        assert part in reader.says()
    assert "EXERCISE" not in reader.page.locator("body").inner_text()
    reader.must_be_alone()
    for path in tmp_path.glob("*.evidence"):
        cards = [
            (tmp_path / f"{each.name}.identity").read_bytes() for each in press.line.parties
        ]
        assert VERIFIER.verify(path.read_bytes(), cards)["ok"]


def flipped(value, at):
    """One bit of the first evidence."""
    data = bytearray(base64.b64decode(value["evidence"][0]))
    data[at] ^= 1
    value["evidence"][0] = base64.b64encode(data).decode()


def swapped(value, press):
    """The evidence of the other readout."""
    parts = press.released[1].evidence
    value["evidence"] = [base64.b64encode(part.data).decode() for part in parts]


def refounded(value, press):
    """The roots' signatures under another line."""
    for at, data in enumerate(value["evidence"]):
        parts = cbor2.loads(base64.b64decode(data))
        parts[3] = [
            each.by_root(bytes(32), "openline genesis 1") for each in press.line.parties
        ]
        value["evidence"][at] = base64.b64encode(encode(parts)).decode()


FORGED = {
    "founded by signatures under another line": lambda page, press: given(
        page, 0, lambda value: refounded(value, press)
    ),
    "one letter of the text": lambda page, _: changed(page, "telephone", "Telephone"),
    "a space at the end": lambda page, _: changed(page, "again.</div>", "again. </div>"),
    "a line that is missing": lambda page, _: changed(page, "\n\nThey", "\nThey"),
    "an element in the text": lambda page, _: changed(page, "They", "<b>They</b>"),
    "evidence of another readout": lambda page, press: given(
        page, 0, lambda value: swapped(value, press)
    ),
    "only the last person": lambda page, _: given(
        page, 0, lambda value: value["evidence"].pop(0)
    ),
    "only the first person": lambda page, _: given(
        page, 0, lambda value: value["evidence"].pop()
    ),
    "no evidence": lambda page, _: given(page, 0, lambda value: value.update(evidence=[])),
    "one person twice": lambda page, _: given(
        page, 0, lambda value: value.update(evidence=[value["evidence"][1]] * 2)
    ),
    "a person of the other release": lambda page, press: given(
        page,
        0,
        lambda value: value["evidence"].__setitem__(
            0, base64.b64encode(press.released[1].evidence[0].data).decode()
        ),
    ),
}


@pytest.mark.clause("RDO-8")
@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_page_is_found_bad_and_its_neighbour_stays_good(
    reader, tmp_path, press, forged
):
    page = press.writes(tmp_path)
    FORGED[forged](page, press)
    assert ["bad", "good"] == reader.opens(page)
    assert "NOT proved" in reader.says()
    assert re.search(r"[A-Z]{3}-\d", reader.says()), reader.says()
    reader.must_be_alone()


@pytest.mark.clause("RDO-6")
@pytest.mark.parametrize("what", ["own", "joint", "fact"])
@pytest.mark.parametrize("signed_for", [(OTHER, TEXT), (TEXT, OTHER), (OTHER, OTHER)])
def test_good_signatures_of_two_for_another_text_are_found_bad(
    reader, tmp_path, what, signed_for
):
    press = Press()
    press.releases(press.officers(0, kind=0), TEXT, what=what, signed_for=signed_for)
    press.releases(press.officers(0, kind=0), TEXT, what=what)
    assert ["bad", "good"] == reader.opens(press.writes(tmp_path))
    assert "RDO-6" in reader.says()
    reader.must_be_alone()


@pytest.mark.clause("RDO-8")
def test_any_changed_byte_of_what_the_browser_reads_is_found_bad(reader, tmp_path, press):
    """Bytes all over the item's entry, body, certificate and the genesis, of one file."""
    data = press.released[0].evidence[0].data
    officer = press.line.logs[0][1].body
    item = next(entry for entry in press.line.logs[0] if entry.kind == Kind.RELEASE)
    places = [data.find(press.line.genesis) + 700, data.find(officer) + 300]
    places += [data.find(item.raw) + 40, data.find(item.raw) + len(item.raw) - 20]
    places += [data.find(item.body) + at for at in (3, 60, 150, len(item.body) - 60)]
    for number, at in enumerate(places):
        folder = tmp_path / str(number)
        page = press.writes(folder)
        given(page, 0, lambda value, at=at: flipped(value, at))
        assert ["bad", "good"] == reader.opens(page), at


@pytest.mark.clause("RDO-8")
@pytest.mark.clause("CER-12")
def test_with_the_identity_of_somebody_else_nothing_is_proved(reader, tmp_path, press):
    both = press.line.parties
    for number, parties in enumerate(
        ([both[0], Party("Birch2")], [Party("Amber", "mallory"), both[1]])
    ):
        page = press.writes(tmp_path / str(number), parties=parties)
        assert ["bad", "bad"] == reader.opens(page)
        assert "EVI-2" in reader.says()


@pytest.mark.clause("CER-12")
def test_fingerprints_that_are_not_those_of_the_keys_are_found(reader, tmp_path, press):
    page = press.writes(tmp_path)
    root = press.line.parties[0].root_id.hex()
    changed(page, f'"print">{root}', f'"print">{"ab" * 32}')
    assert ["bad", "bad"] == reader.opens(page)
    assert "CER-2" in reader.says()


@pytest.mark.clause("RDO-6")
def test_a_certificate_without_the_role_and_a_key_of_the_node_release_nothing(reader, tmp_path):
    press = Press()
    name = press.line.parties[0].name
    watch = [press.line.certify(0, f"{n} of {name}", ("watch-chief",)) for n in ("A", "B")]
    held = [press.line.certify(0, n, ("releaser",), node_held=True) for n in ("C", "D")]
    press.releases(watch, TEXT)
    press.releases(held, TEXT)
    press.releases(held, TEXT, mode=1)
    assert ["bad", "bad", "good"] == reader.opens(press.writes(tmp_path))
    assert "CER-10" in reader.says(0)
    assert "RDO-6" in reader.says(1)
    assert "EXERCISE EXERCISE EXERCISE" in reader.says(2)


def told(officer, client):
    """A passkey's assertion over JSON that is not as a browser writes it."""

    def sign(act):
        form, data, said, _ = officer.sign(act)
        said = client(said)
        return [form, data, said, p256(officer.name).sign(data + sha(said), ec.ECDSA(SHA256()))]

    return sign


SIGNED = {
    "for another act": lambda one: lambda act: one.sign(sha(act)),
    "by another key": lambda one: lambda act: Officer(0, "Nobody", one.kind).sign(act),
    "a changed signature": lambda one: (
        lambda act: [*one.sign(act)[:-1], flip(one.sign(act)[-1])]
    ),
    "another origin": lambda one: one.passkey(origin="https://elsewhere.example"),
    "in a frame": lambda one: one.passkey(crossOrigin=True),
    "a registration": lambda one: one.passkey(type="webauthn.create"),
    "another relying party": lambda one: one.passkey(rp_id="elsewhere.example"),
    "nobody verified": lambda one: one.passkey(flags=1),
    "nobody present": lambda one: one.passkey(flags=4),
    "a challenge twice": lambda one: told(
        one, lambda said: said.replace(b'"type"', b'"challenge":"x","type"', 1)
    ),
    "not JSON": lambda one: told(one, lambda said: said[:-1]),
    "the form of another key": lambda one: lambda act: [0, ed(one.name).sign(act)],
}


# Which forms of key a fault can have, if not both of a passkey.
FORMS = {
    **dict.fromkeys(("for another act", "by another key", "a changed signature"), (0, 1, 2)),
    **dict.fromkeys(("a challenge twice", "not JSON"), (1,)),
}


def flip(signature):
    """The same signature with another last bit."""
    return signature[:-1] + bytes([signature[-1] ^ 1])


@pytest.mark.clause("ENV-7")
@pytest.mark.parametrize("how", SIGNED)
def test_an_act_that_the_officer_did_not_sign_is_found_bad(reader, tmp_path, how):
    """Given entries that the node signed and the officers did not, as only their own node could make."""
    press = Press()
    for kind in (0, 1, 2):
        if kind in FORMS.get(how, (1, 2)):
            one = press.officers(0, kind=kind, names=(f"Rinne {kind}",))
            press.releases(one, TEXT, sign=SIGNED[how](one[0]))
    verdicts = reader.opens(press.writes(tmp_path))
    assert {"bad"} == set(verdicts)
    for number in range(len(verdicts)):
        assert "ENV-7" in reader.says(number)
    cards = press.line.cards
    for row in press.released:
        assert not VERIFIER.verify(row.evidence[0].data, cards)["ok"]


@pytest.mark.clause("RDO-6")
def test_a_certificate_counts_in_its_time_only(reader, tmp_path):
    press = Press()
    over = [press.line.certify(0, n, ("releaser",), until=press.line.clock) for n in ("A", "B")]
    press.releases(over, TEXT)
    assert ["bad"] == reader.opens(press.writes(tmp_path))
    assert "EVI-5" in reader.says()


@pytest.mark.clause("TLK-1")
@pytest.mark.parametrize(
    "change", [json.dumps, lambda doc: sheet.write(doc)[:-1] + ',"text":"x"}']
)
def test_a_sheet_that_can_be_read_in_two_ways_is_found_bad(reader, tmp_path, change):
    press = Press()
    press.releases(press.officers(0), "x", write=change)
    assert ["bad"] == reader.opens(press.writes(tmp_path))
    assert "TLK-1" in reader.says()


HOSTILE = {
    "markup": "</script><script>alert(1)</script>\n<img src=x onerror=alert(1)>&amp;&lt;<!--",
    "ends the place of the text": '</div></article><article class="readout"><div class="text">x',
    "leading line feed": "\n\n  indented\tand tabbed  \n\n",
    "marks of direction": "\u05e9\u05dc\u05d5\u05dd \u200f(\u0627)\u200e \u061c\ufeff\u200b \u2028 \u00a0",
    "Cyrillic, Arabic, astral": "Министр указал. \u0642\u0627\u0626\u062f \U0001f334 \ufffe e\u0301",
    "24,000 bytes": "Линия. <b>" * 1500,
    "one long word": "я" * 12_000,
}


@pytest.mark.clause("RDO-8")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_shown_as_text_to_the_byte_and_verifies(reader, tmp_path, name):
    text = HOSTILE[name]
    doc = {"what": "own", "final": True, "seal": "00" * 32, "text": text, "salt": "00" * 16}
    assert sheets.fault_of(Kind.RELEASE, doc) is None
    press = Press()
    press.releases(
        press.officers(0), text, channel="<img src=x onerror=alert(2)>", language="ru"
    )
    page = press.writes(tmp_path)
    assert ["good"] == reader.opens(page)
    assert text == reader.page.locator(".text").text_content()
    assert 0 == reader.page.locator(".text *, img").count()
    wide = "() => document.documentElement.scrollWidth <= innerWidth"
    assert reader.page.evaluate(wide)
    reader.must_be_alone()


@pytest.mark.clause("RDO-8")
def test_the_rules_of_the_page_run_no_script_but_its_own(reader, tmp_path, press):
    page = changed(
        press.writes(tmp_path), "</main>", "<script>document.title='x'</script></main>"
    )
    reader.opens(page)
    assert "x" != reader.page.title()
    assert any("Content Security Policy" in said for said in reader.wrong)


def whole(press, parties):
    """A page with everything: two versions, a joint readout, a fact, an exercise."""
    amber, other = press.officers(0), press.officers(1)
    name = parties[1].name
    long = f"{TEXT}\n\n" + "Министры обсудили безопасность мореплавания. " * 2
    press.releases(amber, long, is_newest=False, what="own")
    press.releases(amber, long + "The call took 40 minutes.", version=2)
    joint = "The ministers spoke by telephone.\nThey agreed to speak again in October."
    press.releases(other, joint, what="joint")
    fact = f"21 сентября 2026 года Ada Berg (Minister of Defence, {name}) и Cy Dorn провели телефонный разговор. Линии связи остаются открытыми."
    press.releases(other, fact, what="fact", language="ru")


@pytest.mark.parametrize("language", ["en", "ru", "id"])
def test_the_page_is_free_of_barriers_in_each_language_wide_and_narrow(
    browser, tmp_path, language
):
    """axe finds nothing; nothing is wider than the window; pictures for CI to keep."""
    press = Press(Line(Party("Amber"), Party("Россия")))
    whole(press, press.line.parties)
    page = press.writes(tmp_path / "real", language)
    drill = Press()
    drill.releases(drill.officers(0), TEXT, mode=1)
    exercise = drill.writes(tmp_path / "drill", language)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for width in (WIDE, 380):
        with reading(browser, viewport={"width": width, "height": 900}) as reader:
            assert {"good"} == set(reader.opens(page))
            assert [] == reader.barriers()
            assert reader.page.evaluate(
                "() => document.documentElement.scrollWidth <= innerWidth"
            )
            if width == WIDE:
                picture = PICTURES / f"public-{language}.png"
                reader.page.screenshot(path=picture, full_page=True)
            assert ["good"] == reader.opens(exercise)
            assert [] == reader.barriers()


def test_what_the_page_says_without_a_program_is_that_it_is_unchecked(browser, tmp_path, press):
    with reading(browser, java_script_enabled=False) as reader:
        page = press.writes(tmp_path)
        reader.page.goto(page.as_uri())
        assert "has not checked" in reader.says()
        assert html.escape(TEXT) in page.read_text("utf-8")
