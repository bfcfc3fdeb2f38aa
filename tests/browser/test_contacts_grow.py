"""The ledger grows at the console: a press text that is confirmed, a message that is found."""

import pytest
from playwright.sync_api import expect

from tests.browser.navigators import SEE_MS
from tests.browser.seats import seat
from tests.browser.test_contacts import MAIN, NINE, PRESS, goes, opens, reads

pytestmark = pytest.mark.usefixtures("silence")


@pytest.fixture(scope="module")
def asta(browser, stage):
    """A staff officer of Amber who has imported the nine contacts of the press."""
    with seat(
        browser, stage, stage.amber, "Asta", "staff", "auditor", on_watch=False
    ) as officer:
        goes(officer, "contacts/add/file", "input[type=file]")
        officer.page.locator("main input[type=file]").set_input_files(NINE)
        officer.page.locator("[data-imported='9']").wait_for(timeout=SEE_MS)
        yield officer


def test_a_press_text_is_read_offered_corrected_and_saved_only_when_confirmed(asta):
    """Given "Kamis (21/5)" of 2022, the date is impossible; Thursday the 19th is taken and confirmed."""
    asta.chooses("dark", "en")
    goes(asta, "contacts/add/press", "[data-do=read-press]")
    reads(asta, PRESS, "2022-05-21")
    wrong = asta.page.locator("[data-find][data-sort=dates]").filter(has_text="impossible")
    expect(wrong).to_contain_text("Kamis (21/5)", timeout=SEE_MS)
    expect(wrong).to_contain_text("Mark Milley berbicara")  # the sentence that it stands in
    number = wrong.get_attribute("data-find")
    wrong.locator(".number").click()
    marked = asta.page.locator("mark.is-pointed")
    assert number in (marked.first.get_attribute("data-numbers") or "").split()
    save = asta.page.locator("[data-do=save-contact]")
    expect(save).to_be_disabled()
    before = asta.asks("GET", "/api/contacts?person=Milley")[1]["total"]
    assert 1 == before
    wrong.locator("[data-use='2022-05-19']").click()
    form = asta.page.locator("main form:has([data-do=save-contact])")
    expect(form.locator("input[name=date]")).to_have_value("2022-05-19")
    form.locator("input[name=source]").fill("Nextren 2022-05")
    form.locator("input[name=id]").fill("press-milley")
    save.click()
    asta.page.locator("[data-saved=press-milley]").wait_for(timeout=SEE_MS)
    detail = opens(asta, "press-milley")
    expect(detail).to_contain_text("may be the same occasion")
    expect(detail.locator("[data-verdict='does not hold']")).to_have_count(1)
    asta.must_be_content()


def test_the_stroke_finds_a_russian_word_in_another_form_and_enter_opens_it(asta, stage):
    """Given "перенесены" in a message, when "перенесён" is searched, then the message is found."""
    sent = stage.amber.send("Учебные стрельбы перенесены на среду.")["id"]
    opens(asta, MAIN)
    asta.presses("/")
    box = asta.page.locator("main input[type=search]")
    expect(box).to_be_focused()
    box.fill("учебных стрельб")
    first = asta.page.locator("[data-found='0']")
    expect(first).to_have_attribute("href", f"#/messages/{sent}", timeout=SEE_MS)
    expect(first.locator("mark").first).to_contain_text("Учебные")
    box.fill("escalation Austin")
    expect(first).to_have_attribute("href", f"#/contacts/{MAIN}", timeout=SEE_MS)
    asta.presses("Enter")
    asta.page.locator(f"[data-detail='{MAIN}']").wait_for(timeout=SEE_MS)
    asta.must_be_content()
