# ruff: noqa: RUF001  # A text of the other side may be in any script.
"""Two officers write to each other: what one signs is what the other sees, whatever the text is."""

import hashlib

import pytest
from playwright.sync_api import expect

from tests.browser.navigators import SEE_MS
from tests.browser.seats import seat
from tests.browser.stage import wait_light
from tests.process.pair import wait_until

pytestmark = pytest.mark.usefixtures("silence")
SIX = ("recorded", "sent", "held", "shown", "acknowledged", "answered")
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"
HOSTILE = {
    "markup": "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>",
    "control": "bell\x07 escape\x1b[2J nul-like\x01 end",
    "right to left": "قائد السفينة يؤكد استلام الرسالة رقم ١٢ \u202eبرعاية\u202c",
    "one long word": "донесение" * 60,
    "many lines": "\n".join(f"line {n}" for n in range(60)),
    "words of a template": "{{ constructor }} ${alert(1)} { $n } {-term}",
}


@pytest.fixture(scope="module")
def lind(browser, stage):
    """Lind of Amber, on watch."""
    with seat(browser, stage, stage.amber, "Lind") as officer:
        yield officer


@pytest.fixture(scope="module")
def bo(browser, stage):
    """Bo of Cobalt, on watch."""
    with seat(browser, stage, stage.cobalt, "Bo") as officer:
        yield officer


def original(officer, item):
    """The words of an item as its card shows them."""
    return officer.opens_item(item).locator(".original .said").first


def test_what_the_preview_shows_is_what_the_other_side_sees(lind, bo):
    """Given a message with its preview, when it is sent, then the other console shows the same."""
    text = "Firing area R-88 is closed from 14:30Z.\nNo aircraft below 3000 m."
    lind.begins_to_write(text, "PRIORITY", language="ru")
    preview = lind.page.locator(".preview")
    expect(preview.locator(".said").first).to_have_text(text)
    rank = ":has(> svg[data-count])"
    seen = preview.locator(rank).first.inner_text()
    item = lind.sends()
    expect(original(bo, item)).to_have_text(text, timeout=SEE_MS)
    expect(original(bo, item)).to_have_attribute("lang", "ru")
    assert seen == bo.card(item).locator(rank).first.inner_text()
    lind.must_be_content()
    bo.must_be_content()


def test_an_attachment_arrives_whole(lind, bo, tmp_path):
    """Given a message with a file, when the other officer fetches it, it is the same bytes."""
    file = tmp_path / "area R-88.bin"
    file.write_bytes(bytes(range(256)) * 400)
    item = lind.writes("Chart attached", files=[file])
    card = bo.opens_item(item)
    expect(card.locator("bdi", has_text="area R-88.bin")).to_be_visible(timeout=SEE_MS)
    # The file follows its message on the line.
    path = f"/api/attachments/{hashlib.sha256(file.read_bytes()).hexdigest()}?name=a"
    wait_until(lambda: bo.asks("GET", path)[0] == 200, why="the file does not arrive")
    with bo.page.expect_download() as saved:
        card.locator("section li button").first.click()
    assert file.read_bytes() == saved.value.path().read_bytes()


def test_a_message_about_another_stands_in_its_thread(lind, bo):
    """Given a message of Cobalt, when Lind writes about it, then both read one thread."""
    first = bo.writes("Two ships leave port at dawn")
    second = lind.writes("Which ships are they?", about=first)
    for officer in (lind, bo):
        officer.opens_item(second)
        expect(officer.card(first)).to_be_visible(timeout=SEE_MS)
        link = officer.card(second).locator(f"a[href='#/messages/{first}']")
        expect(link).to_be_visible(timeout=SEE_MS)


def test_the_lights_of_a_message_are_the_same_on_both_sides(lind, bo):
    """Given a message that is read and answered, then each ladder has six lights, the row four."""
    item = lind.writes("Request weather of your coast", "IMMEDIATE")
    bo.reads(item)
    bo.answers(item, "will-comply", "In ten minutes")
    lind.sees_lights(item, SIX)
    expect(lind.card(item).locator("section .said", has_text="In ten minutes")).to_be_visible()
    ladder = lind.card(item).locator("ol.ladder")
    expect(ladder.locator("li").nth(4)).to_contain_text("Bo")
    expect(ladder.locator("li").nth(3)).not_to_contain_text("Bo")
    # Whether it was handed to a path, only the sender knows.
    bo.sees_lights(item, [name for name in SIX if name != "sent"])
    expect(bo.card(item).locator("summary ul.lights li")).to_have_count(4)
    expect(bo.card(item).locator("summary ul.lights li.is-lit")).to_have_count(4)


def test_two_officers_who_read_one_item_in_the_same_moment_are_both_told(browser, stage, lind):
    """Given Ek's signature on its way, when Lind reads the same item first, Ek sees whose it is."""
    with seat(browser, stage, stage.amber, "Ek") as ek:
        item = stage.cobalt.send("Both of you read this", "PRIORITY")["id"]
        lind.opens_item(item)
        ek.opens_item(item).locator("[data-do=acknowledge]").wait_for(timeout=SEE_MS)
        held = []

        def hold(route):
            held.append(route)

        ek.page.route("**/api/acts/*/signature", hold)
        ek.card(item).locator("[data-do=acknowledge]").click()
        wait_until(lambda: ek.page.evaluate("1") and held)
        lind.reads(item)
        held[0].continue_()
        expect(
            ek.card(item).locator("p.note[role=status] bdi, p.note[role=status]")
        ).to_contain_text("Lind", timeout=SEE_MS)
        assert "Lind" in wait_light(stage.cobalt, item, "acknowledged")["by"]
        ek.must_be_content()


def test_a_correction_stands_beside_the_original(lind, bo):
    """Given a message, when its author corrects it, then both see both texts; nothing is replaced."""
    item = lind.writes("Convoy passes at 1500Z")
    lind.says_about(item, "correct", "Convoy passes at 1600Z")
    for officer in (lind, bo):
        card = officer.opens_item(item)
        expect(card.locator(".note .said", has_text="1600Z")).to_be_visible(timeout=SEE_MS)
        expect(original(officer, item)).to_have_text("Convoy passes at 1500Z")


def test_a_cancelled_message_says_so_on_both_sides(lind, bo):
    """Given a message, when its author cancels it with a reason, then the reason is read there too."""
    item = lind.writes("Exercise begins at noon", mode="EXERCISE")
    lind.says_about(item, "cancel", "Weather")
    for officer in (lind, bo):
        card = officer.opens_item(item)
        expect(card.locator(".note .said", has_text="Weather")).to_be_visible(timeout=SEE_MS)
        expect(officer.card(item)).to_contain_text("Exercise begins at noon")


def must_be_plain(place, said):
    """No control character and no mark that turns a line around is handed to the screen."""
    raw = [hex(ord(mark)) for mark in said if ord(mark) < 0x20 and mark not in "\n\t"]
    assert (place, []) == (place, raw)
    assert (place, []) == (place, [hex(ord(mark)) for mark in said if mark in OVERRIDES])


@pytest.mark.parametrize("what", HOSTILE)
def test_text_of_the_other_side_is_only_ever_text(lind, stage, what):
    """Given a hostile text, it is shown, does nothing, and breaks no screen at any size."""
    item = stage.cobalt.send(HOSTILE[what], "PRIORITY")["id"]
    seq = wait_until(lambda: lind.asks("GET", f"/api/items/{item}")[1].get("seq"))
    row, entry = f"li[data-item='{item}']", f"li[data-entry='{seq}']"
    places = {
        "#/line": row,
        f"#/messages/{item}": f"[data-item='{item}']",
        "#/record": entry,
        f"#/record/{seq}": entry,
    }
    for place, stands in places.items():
        lind.page.evaluate("(to) => { location.hash = to }", place)
        lind.page.locator(stands).first.wait_for(timeout=SEE_MS)
        must_be_plain(place, lind.page.locator(stands).first.inner_text())
        must_be_plain(place, lind.page.locator("body").inner_text())
        for size in ("wide", "desk", "tall"):
            lind.resizes(size)
            assert (place, size, []) == (place, size, lind.overflow())
    lind.resizes("wide")
    shown = original(lind, item)
    expect(shown).to_have_attribute("dir", "auto")
    assert 0 == shown.locator("*").count()
    must_be_plain("original", shown.inner_text())
    assert "taken" not in lind.page.title()
    lind.must_be_content()


def test_a_restart_of_the_node_under_an_open_form_loses_nothing_typed(
    lind, bo, stage, tmp_path
):
    """Given a form half written, when the node ends and starts, all of it stands there and is sent."""
    file = tmp_path / "plan.txt"
    file.write_text("plan")
    place = [("57.2 N 19.6667 E", "the wreck")]
    letter = lind.begins_to_write("Half written", "IMMEDIATE", positions=place, files=[file])
    stage.amber.kill()
    lind.sees_line("blind")
    letter.locator("textarea").fill("Half written, and the rest typed while the node was gone")
    stage.amber.start()
    lind.sees_line("up")
    lind.page.reload()
    letter.wait_for(timeout=SEE_MS)
    expect(letter.locator("textarea")).to_have_value(
        "Half written, and the rest typed while the node was gone"
    )
    expect(letter.locator("input[name=precedence]:checked")).to_have_value("IMMEDIATE")
    item = lind.sends()
    card = bo.opens_item(item)
    expect(card.locator(".positions li .name")).to_have_text("the wreck", timeout=SEE_MS)
    expect(card.locator("bdi", has_text="plan.txt")).to_be_visible()
    stage.pair.wait_up()


def test_a_preparation_that_is_gone_is_signed_anew_and_recorded_once(lind, stage):
    """Given a node that restarts between preparing and signing, the console prepares again by itself."""
    turns = []

    def restart_once(route):
        turns.append(route.request.url)
        if len(turns) == 1:
            stage.amber.stop()
            stage.amber.start()
        route.continue_()

    lind.page.route("**/api/acts/*/signature", restart_once)
    item = lind.writes("Sent over a restart")
    lind.page.unroute("**/api/acts/*/signature")
    assert len(turns) == 2
    assert turns[0] != turns[1]
    assert [item] == [
        one["id"] for one in stage.amber.items() if one["text"] == "Sent over a restart"
    ]
    stage.pair.wait_up()


def test_a_signature_that_is_replayed_does_nothing_twice(lind, stage):
    """Given a message sent, when its last request is sent again, it is answered, not doubled."""
    sent = []

    def note(request):
        sent.append(request)

    lind.page.on("request", note)
    item = lind.writes("Sent once only")
    lind.page.remove_listener("request", note)
    last = next(one for one in sent if one.url.endswith("/signature"))
    again = lind.page.evaluate(
        "async ([url, body]) => { const answer = await fetch(url, { method: 'POST', body,"
        " headers: { 'Content-Type': 'application/json' } });"
        " return [answer.status, await answer.json()] }",
        [last.url, last.post_data],
    )
    assert again[0] in {201, 200, 409, 410}, again
    if again[0] in {200, 201}:
        assert item == again[1]["id"]
    assert 1 == [one["text"] for one in stage.amber.items()].count("Sent once only")
