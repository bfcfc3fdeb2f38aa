"""Who comes in and who does not: links, keys, cookies, clocks, and the end of the watch."""

import pytest
from playwright.sync_api import expect

from tests.browser.navigators import SEE_MS, DutyOfficer
from tests.browser.seats import seat
from tests.browser.stage import wait_light

pytestmark = pytest.mark.usefixtures("silence")
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS


@pytest.fixture
def stranger(browser, stage):
    """Somebody at Amber's console with a key that Amber does not know."""
    officer = DutyOfficer(browser, stage.address(stage.amber), "Stranger")
    yield officer
    officer.leaves()


@pytest.fixture
def lind(browser, stage):
    """Lind of Amber, on watch."""
    with seat(browser, stage, stage.amber, "Lind") as officer:
        yield officer


def stays_out(officer):
    """A fault is told and the sign-in stands there still."""
    expect(officer.page.locator("main .note.is-bad")).to_be_visible(timeout=SEE_MS)
    expect(officer.page.locator("[data-do=sign-in]")).to_be_visible()
    expect(officer.page.locator("header.strip")).to_have_count(0)


def test_a_link_works_once(browser, stage, stranger):
    """Given a link that was used, when another opens it, then it is gone and no key is made."""
    link = stage.link(stage.amber, "Moe", "duty")
    moe = DutyOfficer(browser, stage.address(stage.amber), "Moe")
    moe.enrols(link).signs_in()
    moe.leaves()
    stranger.page.goto(link)
    expect(stranger.page.locator("main .note.is-bad")).to_be_visible(timeout=SEE_MS)
    expect(stranger.page.locator("form")).to_have_count(0)
    stranger.must_be_content()


def test_a_link_that_nobody_made_opens_nothing(stage, stranger):
    """Given an invented link, then the page says that it is gone."""
    stranger.page.goto(f"{stranger.address}/#/enrol/{'A' * 43}")
    expect(stranger.page.locator("main .note.is-bad")).to_be_visible(timeout=SEE_MS)


def test_a_strangers_passkey_is_refused_in_words(stage, stranger):
    """Given a passkey made for this host but not by this node, then its owner stays outside."""
    stranger.opens()
    stranger.page.evaluate(
        "() => navigator.credentials.create({ publicKey: {"
        " rp: { id: location.hostname, name: 'x' }, challenge: new Uint8Array(32),"
        " user: { id: new Uint8Array(16), name: 'x', displayName: 'x' },"
        " pubKeyCredParams: [{ type: 'public-key', alg: -7 }],"
        " authenticatorSelection: { residentKey: 'required', userVerification: 'required' } } })"
        ".then(() => true)"
    )
    stranger.page.locator("[data-do=sign-in]").click()
    stays_out(stranger)
    stranger.must_be_content()


def test_without_user_verification_nobody_signs_in(browser, stage):
    """Given an enrolled key whose owner is not verified, then he stays outside; verified, he is in."""
    officer = DutyOfficer(browser, stage.address(stage.amber), "Falk")
    officer.enrols(stage.link(stage.amber, "Falk", "duty"))
    officer.refuses_to_verify()
    officer.opens()
    officer.page.locator("[data-do=sign-in]").click()
    stays_out(officer)
    officer.refuses_to_verify(False)
    officer.signs_in()
    officer.leaves()


def test_without_user_verification_nothing_is_signed_off_watch(browser, stage):
    """Given an officer off watch, when he is not verified, his message is not sent and stands there."""
    with seat(browser, stage, stage.amber, "Berg", on_watch=False) as berg:
        letter = berg.begins_to_write("Not verified")
        berg.refuses_to_verify()
        letter.locator("[data-do=send]").click()
        expect(letter.locator(".note.is-bad")).to_be_visible(timeout=SEE_MS)
        expect(letter.locator("textarea")).to_have_value("Not verified")
        assert "Not verified" not in stage.amber.texts()
        berg.refuses_to_verify(False)
        berg.sends()
        assert "Not verified" in stage.amber.texts()


def test_the_session_ends_with_the_watch(browser, stage):
    """Given a watch ended by signature, then the page is the sign-in, and the watch's key signs no more."""
    with seat(browser, stage, stage.amber, "Lund") as lund:
        lund.goes("watch")
        lund.page.locator("[data-do=end-watch]").click()
        lund.page.locator("[data-do=end-signed]").click()
        lund.page.locator("[data-ended]").wait_for(timeout=SEE_MS)
        assert 401 == lund.asks("GET", "/api/state")[0]
        sent = stage.cobalt.send("After the watch", "PRIORITY")["id"]
        lund.signs_in()
        lund.sees_in_queue("After the watch")
        lund.refuses_to_verify()
        lund.presses("a")
        expect(lund.page.locator("main .note.is-bad").first).to_be_visible(timeout=SEE_MS)
        assert stage.amber.item(sent)["lights"]["acknowledged"] is None
        lund.refuses_to_verify(False)
        lund.presses("a")
        assert "Lund" in wait_light(stage.cobalt, sent, "acknowledged")["by"]


def test_the_cookie_of_one_party_opens_nothing_at_the_other(browser, stage, lind):
    """Given Lind's cookie of Amber, when it is carried to Cobalt, by name or as Cobalt's, it opens nothing."""
    (cookie,) = [one for one in lind.context.cookies() if one["name"].startswith("openline")]
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Strict"
    assert cookie["secure"]
    other = DutyOfficer(browser, stage.address(stage.cobalt), "Thief")
    for name in (cookie["name"], "openline_cobalt"):
        other.context.add_cookies(
            [
                {
                    "name": name,
                    "value": cookie["value"],
                    "domain": "cobalt.localhost",
                    "path": "/",
                }
            ]
        )
    other.opens()
    expect(other.page.locator("[data-do=sign-in]")).to_be_visible(timeout=SEE_MS)
    assert 401 == other.asks("GET", "/api/state")[0]
    other.leaves()


def test_a_page_of_the_other_party_cannot_act_with_his_cookie(lind, stage):
    """Given Cobalt's page in Lind's own browser, when it posts to Amber, then nothing is done."""
    page = lind.context.new_page()
    page.goto(stage.address(stage.cobalt))
    before = len(stage.amber.items())
    outcome = page.evaluate(
        "(to) => fetch(to, { method: 'POST', credentials: 'include', mode: 'no-cors',"
        " body: '{}' }).then((answer) => answer.type, () => 'refused')",
        f"{stage.address(stage.amber)}/api/acts/prepare",
    )
    assert outcome in {"refused", "opaque"}
    assert before == len(stage.amber.items())
    page.close()


@pytest.mark.parametrize("off", [-HOUR_MS, HOUR_MS], ids=["behind", "ahead"])
def test_a_pc_clock_an_hour_off_neither_misleads_nor_stops_the_officer(browser, stage, off):
    """Given a PC whose clock is an hour off, the console says so, and the node's time is signed."""
    officer = DutyOfficer(browser, stage.address(stage.amber), f"Clock {off}")
    officer.context.add_init_script(
        f"const now = Date.now.bind(Date); Date.now = () => now() + {off}"
    )
    name = "Tide" if off < 0 else "Ebb"
    officer.enrols(stage.link(stage.amber, name, "duty")).signs_in()
    officer.page.locator("[data-clock=off]").wait_for(timeout=SEE_MS)
    officer.starts_the_watch()
    sent = stage.cobalt.send(f"Clock {name}", "PRIORITY")["id"]
    officer.sees_in_queue(f"Clock {name}")
    officer.refuses_to_verify()
    officer.acknowledges(f"Clock {name}")
    light = wait_light(stage.cobalt, sent, "acknowledged")
    assert abs(light["at"] - stage.cobalt.item(sent)["at"]) < HOUR_MS / 2
    officer.asks("POST", "/api/watch/end", {})
    officer.leaves()


def test_a_tab_left_open_for_a_day_shows_what_came_and_asks_to_sign_in(browser, stage):
    """Given a tab whose clock has run a day, it still hears the node; its session over, it says so."""
    officer = DutyOfficer(browser, stage.address(stage.amber), "Night")
    officer.context.clock.install()
    officer.enrols(stage.link(stage.amber, "Night", "duty")).signs_in()
    officer.page.clock.fast_forward(DAY_MS)
    officer.page.clock.resume()
    sent = stage.cobalt.send("A day later", "PRIORITY")
    officer.sees_line("up")
    officer.sees_in_queue("A day later")
    assert sent["id"]
    # The node ends the session: the page forgets what it showed and says that it ended.
    officer.context.clear_cookies()
    stage.amber.stop()
    stage.amber.start()
    officer.page.locator("[data-ended]").wait_for(timeout=3 * SEE_MS)
    expect(officer.page.locator("body")).not_to_contain_text("A day later")
    stage.pair.wait_up()


def test_two_keys_of_one_officer_both_open_the_console(browser, stage):
    """Given a second key of the same officer, either signs him in and takes the watch; no screen breaks."""
    with (
        seat(browser, stage, stage.amber, "Dahl") as first,
        seat(browser, stage, stage.amber, "Dahl") as second,
    ):
        for officer in (first, second):
            assert "Dahl" == officer.asks("GET", "/api/session")[1]["officer"]["name"]
            officer.goes("watch")
            rows = officer.page.locator("[aria-labelledby=side-true] tbody tr")
            expect(rows.filter(has_text="Dahl")).to_have_count(2, timeout=SEE_MS)
            officer.goes("line")
            officer.must_be_content()
        second.ends_the_watch()
        first.ends_the_watch()
