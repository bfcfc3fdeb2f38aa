"""The ledger at the console: the answer that is copied, the timeline by keys, a press text, the search."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.navigators import LANGUAGES, SEE_MS, SIZES, THEMES
from tests.browser.seats import seat

pytestmark = pytest.mark.usefixtures("silence")
NINE = Path(__file__).parents[1] / "contacts" / "contacts.jsonl"
MAIN = "2024-06-25-austin-belousov"
MILLEY = "2022-05-19-milley-gerasimov"
PRESS = (
    "Jakarta - Kepala Staf Gabungan AS Jenderal Mark Milley berbicara melalui telepon dengan "
    "Kepala Staf Umum Rusia Jenderal Valery Gerasimov pada Kamis (21/5). Ini adalah panggilan "
    "pertama sejak invasi 24 Februari 2022."
)
# Each place of the ledger, and what stands there once it has been read.
PLACES = {
    f"contacts/{MILLEY}": f"[data-detail='{MILLEY}']",
    "contacts/ask/event": "[data-do=ask-event]",
    "contacts/add/press": "[data-do=read-press]",
    "contacts/add/file": "input[type=file]",
    "search": "input[type=search]",
}


@pytest.fixture(scope="module")
def asta(browser, stage):
    """A staff officer of Amber who has imported the nine contacts of the press."""
    roles = ("staff", "auditor")
    with seat(browser, stage, stage.amber, "Asta", *roles, on_watch=False) as officer:
        officer.context.grant_permissions(["clipboard-read", "clipboard-write"])
        goes(officer, "contacts/add/file", "input[type=file]")
        officer.page.locator("main input[type=file]").set_input_files(NINE)
        officer.page.locator("[data-imported='9']").wait_for(timeout=SEE_MS)
        yield officer


@pytest.fixture(autouse=True)
def _as_he_left_it(asta):
    """Each test begins before the same window, in the same language, the timeline whole."""
    asta.resizes("wide")
    asta.chooses("dark", "en")


def goes(officer, place, until):
    """Stand before one place of the console, all of it read."""
    officer.page.evaluate("(to) => { location.hash = to }", f"#/{place}")
    found = officer.page.locator(until).first
    found.wait_for(state="attached", timeout=SEE_MS)
    return found


def opens(officer, contact):
    """Open one contact of the ledger; its detail."""
    return goes(officer, f"contacts/{contact}", f"[data-detail='{contact}']")


def reads(officer, text, printed):
    """Have a press text read."""
    officer.page.locator("main textarea").fill(text)
    officer.page.locator("main [data-field=printed]").fill(printed)
    officer.page.locator("[data-do=read-press]").click()
    officer.page.locator("[data-find]").first.wait_for(timeout=SEE_MS)


def test_the_answer_stands_in_one_sentence_and_is_copied_with_its_evidence(asta):
    """[CON-16] Given the call of 25 Jun 2024, its answer says 468 days and names the one before."""
    asta.chooses("dark", "en")
    opens(asta, MAIN)
    answer = asta.page.locator(f"[data-answer='{MAIN}']")
    expect(answer).to_contain_text("On this ledger")
    expect(answer).to_contain_text("468 days")
    asta.presses("c")
    expect(answer.locator("[data-do=copy-answer]")).to_contain_text("Copied", timeout=SEE_MS)
    copied = asta.page.evaluate("() => navigator.clipboard.readText()")
    assert "468 days" in copied
    assert "2023-03-15-austin-shoigu" in copied
    assert "VN agency 2024-06-25" in copied
    assert "2014-01 to 2024-06-25" in copied
    asta.must_be_content()


def test_the_timeline_is_zoomed_and_walked_by_keys(asta):
    """Given the timeline in hand, + shows less time, arrows choose the contact before, Home shows all."""
    opens(asta, MAIN)
    strip = asta.page.locator("main [role=listbox]")
    whole = strip.get_attribute("data-from")
    asta.presses("t")
    expect(strip).to_be_focused()
    asta.presses("+", "+")
    assert strip.get_attribute("data-from") > whole
    near = strip.get_attribute("data-to")
    asta.presses("ArrowLeft")
    assert strip.get_attribute("data-to") < near
    asta.presses("ArrowUp")
    asta.page.locator("[data-detail='2023-03-15-austin-shoigu']").wait_for(timeout=SEE_MS)
    asta.presses("Home")
    assert whole == strip.get_attribute("data-from")
    expect(asta.page.locator("[data-mark]").nth(8)).to_be_visible()
    asta.must_be_content()


def test_a_mark_is_a_contact_and_the_wheel_looks_closer_only_when_in_hand(asta):
    opens(asta, MAIN)
    strip = asta.page.locator("main [role=listbox]")
    asta.page.locator("main h1").click()
    whole = strip.get_attribute("data-from")
    strip.hover()
    asta.page.mouse.wheel(0, -100)
    assert whole == strip.get_attribute("data-from")
    asta.page.locator("[data-mark='2017-02-16-dunford-gerasimov']").click()
    asta.page.locator("[data-detail='2017-02-16-dunford-gerasimov']").wait_for(timeout=SEE_MS)
    expect(asta.page.locator("[data-answer]")).to_contain_text("to 1142 days")
    strip.hover()
    asta.page.mouse.wheel(0, -100)
    expect(strip).not_to_have_attribute("data-from", whole)
    asta.page.locator("[data-do=zoom-all]").click()


def test_claims_carry_their_verdict_by_sign_and_word(asta):
    """Thursday 21 May 2022 does not hold, the channel cannot be told, the first since does hold."""
    asta.chooses("dark", "en")
    detail = opens(asta, MILLEY)
    verdicts = detail.locator("[data-verdict]")
    expect(verdicts).to_have_count(3)
    for place, word in enumerate(("holds", "does not hold", "cannot tell")):
        expect(verdicts.nth(place)).to_have_attribute("data-verdict", word)
        expect(verdicts.nth(place).locator(".verdict")).to_contain_text(word)
        expect(verdicts.nth(place).locator(".verdict svg")).to_have_count(1)


WHY = {
    "en": ("No contact (", "Saturday", "No record of this contact"),
    "ru": ("других контактов", "суббота", "Ни одна запись"),
    "id": ("Tidak ada kontak", "Sabtu", "Tidak ada catatan"),
}


@pytest.mark.parametrize("language", WHY)
def test_why_a_claim_has_its_verdict_is_said_in_the_language_of_the_screen(asta, language):
    asta.chooses("dark", language)
    reasons = opens(asta, MILLEY).locator("[data-verdict] [data-why]")
    expect(reasons).to_have_count(3)
    for place, words in enumerate(WHY[language]):
        expect(reasons.nth(place)).to_contain_text(words)
    asta.must_be_content()


def test_accounts_stand_side_by_side_with_what_only_one_says(asta):
    detail = opens(asta, MAIN)
    expect(detail.locator("[data-only=US]")).to_contain_text("lines of communication")
    expect(detail.locator("[data-only=RU]")).to_contain_text("escalation")


def test_an_alignment_is_corrected_by_hand_and_kept_with_the_name(asta):
    """Given a statement of each side, when they are said to mean the same, then both have it; and apart again."""
    detail = opens(asta, MAIN)
    detail.locator("[data-do=correct-alignment]").click()
    detail.locator("[data-only=US] input").first.check()
    detail.locator("[data-only=RU] input").last.check()
    detail.locator("[data-do=same]").click()
    both = detail.locator("[data-both]")
    expect(both).to_have_count(1, timeout=SEE_MS)
    expect(both).to_contain_text("Asta")
    both.locator("[data-do=not-same]").click()
    expect(both).to_have_count(0, timeout=SEE_MS)
    asta.must_be_content()


def test_the_list_is_filtered_by_a_part_of_a_name(asta):
    opens(asta, MAIN)
    box = asta.page.locator("main form[role=search] input[type=search]")
    box.fill("gerasimov")
    expect(asta.page.locator("[data-contact]")).to_have_count(3, timeout=SEE_MS)
    box.fill("")
    expect(asta.page.locator("[data-contact]").nth(8)).to_be_attached(timeout=SEE_MS)


def test_an_event_is_asked_and_both_sides_of_it_are_told(asta):
    goes(asta, "contacts/ask/event", "[data-do=ask-event]")
    form = asta.page.locator("main form")
    form.locator("input[name=date]").fill("2022-02-24")
    form.locator("select[name=level]").select_option("chief_of_staff")
    form.locator("[data-do=ask-event]").click()
    after = asta.page.locator("[data-event=after]")
    expect(after).to_contain_text(MILLEY, timeout=SEE_MS)
    expect(asta.page.locator("[data-event=before]")).to_contain_text("2017-02-16")


def test_who_may_not_write_is_told_so(browser, stage):
    with seat(browser, stage, stage.cobalt, "Orlov", "auditor", on_watch=False) as reader:
        goes(reader, "contacts/add/file", "main .empty")
        assert 0 == reader.page.locator("main input[type=file]").count()


@pytest.mark.timeout(420)
@pytest.mark.parametrize("theme", THEMES)
def test_the_ledger_can_be_read_by_everybody_in_every_language_and_size(asta, theme):
    """Given a theme, then in each language and size: no barrier, no overflow, no small target."""
    faults = []
    for size in SIZES:
        asta.resizes(size)
        for language in LANGUAGES:
            goes(asta, "officers", "main table, main ul, main h2")
            asta.chooses(theme, language)
            for place, until in PLACES.items():
                goes(asta, place, until)
                if place == "contacts/add/press":
                    reads(asta, PRESS, "2022-05-21")
                found = [
                    asta.barriers(),
                    asta.overflow(),
                    asta.small_targets(),
                    asta.nameless(),
                ]
                faults += [(size, language, place, what) for what in found if what]
    assert [] == faults, faults[:3]
    asta.must_be_content()


@pytest.mark.parametrize("place", PLACES)
def test_tab_reaches_everything_in_the_order_of_the_page(asta, place):
    asta.resizes("wide")
    goes(asta, place, PLACES[place])
    assert (place, []) == (place, asta.tab_faults())


def test_is_the_line_in_force_is_answered_from_the_record_with_its_evidence(asta):
    """Given the line of this stage, then it is in force now, and was not before it was founded."""
    goes(asta, "contacts/ask/event", "[data-do=ask-force]")
    asta.page.locator("[data-do=ask-force]").click()
    expect(asta.page.locator("[data-force=whole]")).to_be_visible(timeout=SEE_MS)
    asta.page.locator("input[name=on]").fill("2017-04-07")
    asta.page.locator("[data-do=ask-force]").click()
    expect(asta.page.locator("[data-force=not]")).to_be_visible(timeout=SEE_MS)
    asta.must_be_content()


def test_the_figures_count_contacts_a_year_and_what_became_of_follow_ups(asta):
    """Given the nine contacts, then 2022 has two of ministers, and two follow-ups are overdue."""
    goes(asta, "contacts", "[data-figures]")
    figures = asta.page.locator("[data-figures]")
    expect(figures.locator("tbody tr").first).to_be_visible(timeout=SEE_MS)
    expect(figures).to_contain_text("2022")
    asta.must_be_content()
