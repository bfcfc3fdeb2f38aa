"""Requests, contacts by hand, commitments and the calendar, as two staff officers work them."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser import talking as talks
from tests.browser.navigators import SEE_MS
from tests.browser.seats import seat

EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//staff//desk//EN
BEGIN:VEVENT
UID:1@staff
DTSTAMP:20300101T000000Z
DTSTART:20300305T093000Z
DTEND:20300305T100000Z
SUMMARY:Free hour of the minister
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


@pytest.fixture(scope="module")
def lind(browser, stage):
    """Lind, staff of Amber."""
    with seat(browser, stage, stage.amber, "Lind", "staff", on_watch=False) as officer:
        yield officer


@pytest.fixture(scope="module")
def bo(browser, stage):
    """Bo, staff of Cobalt."""
    with seat(browser, stage, stage.cobalt, "Bo", "staff", on_watch=False) as officer:
        yield officer


@pytest.fixture(scope="module")
def call(lind, bo):
    """A request of Amber that Cobalt has accepted."""
    request = talks.requests(lind, "Incident over the basin")
    talks.answers(bo, request, "accept")
    return request


def test_a_request_is_accepted_and_both_see_one_time_on_both_walls(lind, bo):
    """Given a request, when the other side accepts, both see the agreed time and who asked."""
    call = talks.requests(lind, "Safety of flights")
    talks.answers(bo, call, "accept")
    for officer in (lind, bo):
        part = talks.sees_request(officer, call, "accepted")
        expect(part.locator("[data-reply=accept]")).to_be_visible()
        agreed = part.locator("dl .when").first
        expect(agreed.locator("time")).to_contain_text("Z")
        expect(agreed.locator(".wall")).to_have_count(2)
        officer.must_be_content()


def test_after_a_decline_the_points_go_in_writing(lind, bo, stage):
    """Given a request by keys alone, when it is declined, its points are sent and receipted."""
    request = talks.requests(lind, "Prisoner lists")
    talks.sees_request(bo, request, "open")
    bo.presses("a")
    form = talks.form_of(bo, "reply")
    expect(form.locator("input[name=answer]:focus")).to_have_count(1)
    bo.presses("ArrowUp", "Tab")
    bo.page.keyboard.type("There is no proper atmosphere.")
    bo.presses("Control+Enter")
    form.wait_for(state="detached", timeout=SEE_MS)
    talks.sees_request(lind, request, "declined")
    lind.presses("w")
    lind.page.locator("form textarea:focus").wait_for(timeout=SEE_MS)
    lind.page.keyboard.type("These are the points.")
    lind.presses("Control+Enter")
    message = lind.chosen_item()
    for officer in (lind, bo):
        part = talks.opens_request(officer, request)
        expect(part.locator("[data-slot=written]")).to_be_visible(timeout=SEE_MS)
    assert message in {item["id"] for item in stage.cobalt.items()}


def test_a_decline_without_a_reason_is_not_signed(lind, bo):
    """Given a decline without a reason, then the form says what it lacks and stays."""
    request = talks.requests(lind, "Exercise in the east")
    talks.opens_request(bo, request).locator("[data-do=open-answer]").click()
    form = talks.form_of(bo, "reply")
    form.locator("label:has(input[value=decline])").click()
    form.locator("[data-do=sign-reply]").click()
    expect(form.locator("footer .field-fault")).to_be_visible()
    form.locator("[data-do=leave]").click()
    talks.sees_request(bo, request, "open")


def test_a_call_is_recorded_by_hand_and_stands_on_both_sides(call, lind, bo):
    """Given an accepted request, when the call is recorded, the request is held on both sides."""
    contact = talks.records_contact(lind, call, datetime.now(UTC).strftime("%Y-%m-%d"))
    talks.opens_contact(bo, contact)
    for officer in (lind, bo):
        talks.sees_request(officer, call, "held")


def test_a_commitment_past_its_day_is_overdue_until_its_outcome_is_told(lind, bo):
    """Given a due day in the past, then both see it overdue; told with evidence, it is done."""
    talks.stands_at(lind, "commitments/new")
    form = talks.form_of(lind, "commitment")
    form.locator("[data-field=text]").fill("Notice of exercises")
    form.locator("[data-field=due]").fill("2026-02")
    form.locator("[data-do=sign-commitment]").click()
    expect(form.locator("footer .field-fault")).to_be_visible()
    form.locator("label:has(input[name=expiry][value=none])").click()
    talks.signs(form, "commitment")
    commitment = talks.chosen(lind, "[data-open]")
    for officer in (lind, bo):
        talks.stands_at(officer, f"commitments/{commitment}")
        row = officer.page.locator(f"[data-commitment='{commitment}']")
        expect(row).to_have_attribute("data-state", "overdue", timeout=SEE_MS)
    bo.presses("o")
    told = talks.form_of(bo, "outcome")
    told.locator("[data-field=evidence]").fill("Note 14 of the embassy")
    talks.signs(told, "outcome")
    row = lind.page.locator(f"[data-commitment='{commitment}']")
    expect(row).to_have_attribute("data-state", "done", timeout=SEE_MS)
    expect(lind.page.locator("[data-outcome=done]")).to_contain_text("Note 14 of the embassy")


def test_the_calendar_goes_by_keys_and_comes_out_and_in(call, lind):
    """Given the calendar, arrows and pages move the day; .ics is written, and read for times."""
    lind.goes("requests").page.locator("[data-tab=calendar]").wait_for()
    lind.presses("c")
    lind.page.locator("[role=grid]").wait_for()
    lind.presses("t")
    day = lind.page.locator("[data-day]:focus")
    first = datetime.fromisoformat(day.get_attribute("data-day") or "")
    lind.presses("ArrowRight", "ArrowDown")
    expect(day).to_have_attribute("data-day", (first + timedelta(days=8)).strftime("%Y-%m-%d"))
    with lind.page.expect_download() as saved:
        lind.page.locator("[data-do=save-ics]").click()
    assert "BEGIN:VCALENDAR" in saved.value.path().read_text("utf-8")
    talks.stands_at(lind, "requests/new")
    form = talks.form_of(lind, "request")
    form.locator("input[type=file]").set_input_files(
        {"name": "a.ics", "mimeType": "text/calendar", "buffer": EVENT.encode()}
    )
    form.get_by_text("Free hour of the minister").wait_for(timeout=SEE_MS)
    form.locator("li:has-text('Free hour') button").click()
    expect(form.locator("fieldset .both input").first).to_have_value("2030-03-05")
    lind.must_be_content()


def test_the_preparation_sheet_is_one_page_on_the_screen_and_as_pdf(call, lind):
    """Given an accepted call, its sheet says when, and the same page comes as a PDF."""
    talks.opens_request(lind, call)
    lind.presses("p")
    sheet = lind.page.locator(f"[data-sheet='{call}']")
    sheet.wait_for(timeout=SEE_MS)
    expect(sheet.locator("h2")).to_contain_text(talks.SECRETARY)
    with lind.page.expect_download() as saved:
        lind.page.locator("[data-do=sheet-pdf]").click()
    assert saved.value.path().read_bytes().startswith(b"%PDF")


def test_an_ally_briefing_never_goes_on_the_line(lind, bo, stage):
    """Given a briefing, it stands with us, can be given, and the other side has nothing of it."""
    before = len(stage.cobalt.items(all=True))
    lind.goes("rounds").page.locator("[data-tab=briefings]").wait_for()
    lind.presses("b")
    lind.page.locator("[data-do=add-briefing]").click()
    form = talks.form_of(lind, "ours")
    form.locator("[data-field=audience]").fill("The embassy of an ally")
    form.locator("[data-field=due]").fill("2026-01-01")
    form.locator("[data-field=text]").fill("The ministers spoke.")
    talks.signs(form, "keep")
    row = lind.page.locator("[data-briefing]")
    expect(row).to_have_attribute("data-state", "overdue", timeout=SEE_MS)
    row.locator("[data-do=briefing-done]").click()
    expect(row).to_have_attribute("data-state", "done", timeout=SEE_MS)
    assert bo.asks("GET", "/api/talks")[1]["briefings"] == []
    assert before == len(stage.cobalt.items(all=True))
