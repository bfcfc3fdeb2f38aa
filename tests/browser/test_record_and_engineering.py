"""The officer looks into the record, takes a proof out, has one judged; the engineer reads the machinery."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.navigators import LANGUAGES, SEE_MS, THEMES, DutyOfficer
from tests.browser.stage import wait_light
from tests.process.pair import wait_until

ROLES = ("duty", "auditor")
AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Each place of the two screens, and what stands there once it has been read.
PLACES = {
    "#/record": "a.entry",
    "#/record/1": "[data-detail]",
    "#/record/proof": "[data-do=verify]",
    "#/engineering": "[data-tile]",
}


@pytest.fixture(scope="module")
def auditor(browser, stage):
    """An officer of Amber who may also take evidence, signed in; some traffic before him."""
    sent = stage.cobalt.send("Firing area R-88 is closed", "IMMEDIATE")
    stage.amber.send("قائد السفينة يؤكد " + "донесение" * 30)
    wait_light(stage.cobalt, sent["id"], "held")
    stage.cobalt.ask("check")
    wait_until(lambda: stage.amber.ask("status")["lines"][0]["last_check"], why="no check")
    officer = DutyOfficer(browser, stage.address(stage.amber), "Asp")
    officer.enrols(stage.link(stage.amber, "Asp", *ROLES)).signs_in()
    yield officer
    officer.leaves()


def sees(officer, what):
    """What he sees under a selector, once it stands there."""
    found = officer.page.locator(what).first
    found.wait_for(timeout=SEE_MS)
    return found


def barriers(officer):
    """What axe finds wrong on the page."""
    officer.page.evaluate(AXE.read_text("utf-8"))
    found = officer.page.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)[
        "violations"
    ]
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]


def test_an_entry_opens_with_its_lights_its_place_and_its_id(auditor):
    """Given a message of Cobalt, when he opens its row, then seven lights and its place are told."""
    auditor.opens("#/record")
    row = auditor.page.locator("a.entry").filter(has_text="Firing area R-88")
    row.click()
    detail = sees(auditor, "[data-detail]")
    expect(detail.locator(".ladder li")).to_have_count(7)
    expect(detail.locator("h2")).to_be_focused()
    item = detail.get_attribute("data-detail")
    assert item in detail.locator(".mono").first.inner_text().replace(" ", "")
    auditor.presses("x")
    expect(auditor.page.locator("[data-detail]")).to_have_count(0)
    auditor.must_be_content()


def test_what_the_nodes_wrote_is_shown_on_demand_and_texts_are_searched(auditor):
    """Given the record, when he searches a word, one row is left; with everything, receipts come."""
    auditor.opens("#/record")
    sees(auditor, "a.entry")
    auditor.presses("/")
    auditor.page.keyboard.type("r-88 IS")
    expect(auditor.page.locator("a.entry")).to_have_count(1, timeout=SEE_MS)
    auditor.page.locator("input[type=search]").fill("")
    auditor.page.locator("form input[type=checkbox]").first.check()
    auditor.page.locator("a.entry").nth(5).wait_for(timeout=SEE_MS)
    auditor.must_be_content()


def test_what_came_while_he_looked_elsewhere_stands_in_the_record_when_he_comes_back(
    auditor, stage
):
    """Given the newest entries read once, when he comes back to them, they are the newest again."""
    auditor.opens("#/record")
    sees(auditor, "a.entry")
    auditor.goes("messages")
    stage.cobalt.send("Pilot boat leaves the harbour")
    wait_until(lambda: "Pilot boat leaves the harbour" in stage.amber.texts())
    auditor.goes("record")
    row = auditor.page.locator("a.entry").filter(has_text="Pilot boat leaves")
    expect(row).to_be_visible(timeout=SEE_MS)
    auditor.must_be_content()


def test_what_one_officer_looked_for_is_not_for_the_next_one_at_his_console(auditor):
    """Given a search, when he signs out and somebody signs in on the same page, no word of it is left."""
    auditor.opens("#/record")
    sees(auditor, "a.entry")
    auditor.presses("/")
    auditor.page.keyboard.type("nobody wrote this")
    expect(auditor.page.locator("a.entry")).to_have_count(0, timeout=SEE_MS)
    auditor.signs_out()
    auditor.page.locator("[data-do=sign-in]").click()
    auditor.sees_strip()
    auditor.goes("record")
    sees(auditor, "a.entry")
    expect(auditor.page.locator("input[type=search]")).to_have_value("")
    auditor.must_be_content()


def test_a_proof_that_was_saved_is_judged_good_and_a_changed_one_is_not(auditor, tmp_path):
    """Given the evidence of an item, then the console says good; with one bit turned, it says what failed."""
    auditor.opens("#/record")
    auditor.page.locator("a.entry").filter(has_text="Firing area R-88").click()
    with auditor.page.expect_download() as saved:
        sees(auditor, "[data-do=evidence]").click()
    good = tmp_path / "good.evidence"
    saved.value.save_as(good)
    data = bytearray(good.read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "bad.evidence").write_bytes(data)

    auditor.opens("#/record/proof")
    sees(auditor, "input[type=file]").set_input_files(good)
    sees(auditor, "[data-verdict=good]")
    auditor.page.locator("input[type=file]").set_input_files(tmp_path / "bad.evidence")
    sees(auditor, "[data-verdict=bad]")
    assert auditor.page.locator("[data-check][data-ok=false]").count() >= 1
    auditor.must_be_content()


def test_the_record_is_verified_and_compared_and_its_words_stand_to_be_read_aloud(auditor):
    """Given a completed check, then six words are large, verify says whole, compare says the same."""
    auditor.opens("#/record/proof")
    sees(auditor, ".words li")
    expect(auditor.page.locator(".words li")).to_have_count(6)
    auditor.page.locator("[data-do=verify]").click()
    sees(auditor, "[data-verdict=whole]")
    auditor.page.locator("[data-do=compare]").click()
    expect(auditor.page.locator("[data-do=compare]")).to_be_enabled(timeout=SEE_MS)
    auditor.must_be_content()


def test_the_machinery_is_read_at_a_glance_and_each_chart_has_its_table(auditor):
    """Given an open line, then the paths are well, and the charts' tables hold what was measured."""
    auditor.opens("#/engineering")
    tile = sees(auditor, "[data-tile=paths]")
    assert "act" != tile.get_attribute("data-mood")
    tile.click()
    expect(auditor.page.locator("#engineering-paths")).to_be_focused(timeout=SEE_MS)
    figures = auditor.page.locator("figure")
    for number in range(figures.count()):
        table = figures.nth(number).locator("summary")
        if table.count():
            table.click()
            figures.nth(number).locator("tbody tr").first.wait_for(timeout=SEE_MS)
    auditor.must_be_content()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_record_and_engineering_have_no_barrier_and_fit_every_size(auditor, theme, language):
    """Given a theme and a language, at three sizes axe finds nothing, nothing overflows, 44 px hold."""
    auditor.opens("#/record").chooses(theme, language)
    for size in ("wide", "desk", "tall"):
        auditor.resizes(size)
        for place, mark in PLACES.items():
            auditor.opens(place)
            sees(auditor, mark)
            where = f"{place} {size}"
            assert (where, []) == (where, barriers(auditor))
            assert (where, []) == (where, auditor.overflow())
            assert (where, []) == (where, auditor.small_targets())
    auditor.must_be_content()


def test_the_api_describes_itself_offline_under_the_policy(browser, stage):
    """Given nobody signed in, then the page lists every operation with its rights and a command."""
    visitor = DutyOfficer(browser, stage.address(stage.amber), "nobody")
    visitor.page.goto(f"{visitor.address}/docs#post-api-items")
    operation = sees(visitor, "details.operation[open]")
    assert "Right: send." in operation.inner_text()
    assert "OPENLINE_TOKEN" in operation.locator("pre").inner_text()
    assert [] == barriers(visitor)
    for size in ("wide", "desk", "tall"):
        visitor.resizes(size)
        assert [] == visitor.overflow()
    visitor.must_be_content()
    visitor.leaves()


def paths_with_one_down(officer):
    """What the node says of its machinery, with a path of a long address that is down."""
    found = officer.asks("GET", "/api/engineering")[1]
    down = {
        "address": "openline-gateway.ministry-of-defence.example:47110",
        "state": "down",
        "age_ms": 3 * 86_400_000,
        "round_trip_ms": 12_345,
        "down_why": "the other side closed the connection",
    }
    return {**found, "paths": [*found["paths"], {**found["paths"][0], **down}]}


def test_the_paths_are_a_table_that_fits_every_screen(auditor):
    """Given a long address that is down and the largest text, nothing is scrolled sideways at 800 px."""
    auditor.goes("line")
    said = paths_with_one_down(auditor)
    auditor.page.route("**/api/engineering", lambda route: route.fulfill(json=said))
    section = auditor.page.locator("section[aria-labelledby=engineering-paths]")
    down = section.get_by_role("row").filter(has_text="closed the connection")
    for language in LANGUAGES:
        auditor.chooses("dark", language, "largest").goes("engineering")
        down.wait_for(timeout=SEE_MS)
        for size in ("wide", "desk", "tall"):
            auditor.resizes(size)
            auditor.painted()
            room = section.locator("table").evaluate(
                "(table) => table.parentElement.clientWidth - table.scrollWidth"
            )
            assert room >= 0, (language, size, room)
            expect(section.get_by_role("columnheader")).to_have_count(6)
            expect(down.get_by_role("rowheader")).to_have_text(said["paths"][-1]["address"])
            expect(down.get_by_role("cell")).to_have_count(5)
    auditor.page.unroute("**/api/engineering")
    auditor.chooses()
    auditor.must_be_content()
