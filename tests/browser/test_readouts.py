"""Readouts as staff and releasers work them: sealed, compared, a joint line, a release by two."""

import pytest
from playwright.sync_api import expect

from tests.browser import talking as talks
from tests.browser.navigators import SEE_MS
from tests.browser.seats import seat

OURS = "The Minister stressed the importance of open lines of communication."
THEIRS = "Министр указал на опасность эскалации из-за поставок оружия."
LINE, RUSSIAN = "The ministers spoke by telephone.", "Министры провели телефонный разговор."
OFFICERS = {
    "lind": ("amber", ("staff",)),
    "bo": ("cobalt", ("staff",)),
    "rinne": ("amber", ("releaser",)),
    "rautio": ("amber", ("releaser",)),
    "romanov": ("cobalt", ("releaser",)),
    "ryabov": ("cobalt", ("releaser",)),
}


def sits(browser, stage, name):
    """The seat of an officer by name, off watch."""
    side, roles = OFFICERS[name]
    where = getattr(stage, side)
    return seat(browser, stage, where, name.capitalize(), *roles, on_watch=False)


@pytest.fixture(scope="module")
def lind(browser, stage):
    """Lind, staff of Amber."""
    with sits(browser, stage, "lind") as officer:
        yield officer


@pytest.fixture(scope="module")
def bo(browser, stage):
    """Bo, staff of Cobalt."""
    with sits(browser, stage, "bo") as officer:
        yield officer


@pytest.fixture
def contact(lind, bo):
    """A call recorded by Amber, that Cobalt sees too."""
    found = talks.records_contact(lind)
    talks.opens_contact(bo, found)
    return found


def releases(browser, stage, contact, name, state):
    """One releaser signs for his side; then the release is "awaiting" or "released"."""
    with sits(browser, stage, name) as officer:
        row = talks.signs_release(officer, contact)
        expect(row).to_have_attribute("data-state", state, timeout=SEE_MS)
        if state == "awaiting":
            expect(row.locator("[data-do=open-release]")).to_have_count(0)
        officer.must_be_content()


@pytest.mark.timeout(240)
def test_sealed_readouts_are_compared_when_both_sides_have_released_by_two(
    contact, lind, bo, browser, stage
):
    """Given two sealed readouts, one signature releases nothing, two do; then they are compared."""
    talks.asks_rule(lind, contact, "own")
    talks.agrees_to_rule(bo, contact)
    talks.writes_readout(lind, contact, OURS)
    talks.writes_readout(bo, contact, THEIRS)
    talks.opens_contact(bo, contact)
    side = bo.page.locator("[data-side=theirs]")
    expect(side.locator("[lang]")).to_have_count(0)
    expect(bo.page.get_by_text(OURS)).to_have_count(0)
    releases(browser, stage, contact, "rinne", "awaiting")
    expect(bo.page.get_by_text(OURS)).to_have_count(0)
    releases(browser, stage, contact, "rautio", "released")
    expect(bo.page.get_by_text(OURS)).to_be_visible(timeout=SEE_MS)
    releases(browser, stage, contact, "romanov", "awaiting")
    releases(browser, stage, contact, "ryabov", "released")
    for officer, ours, theirs in ((lind, OURS, THEIRS), (bo, THEIRS, OURS)):
        talks.opens_contact(officer, contact)
        officer.page.locator("[data-compared]").wait_for(timeout=SEE_MS)
        expect(officer.page.locator("[data-mark=ours]")).to_contain_text(ours)
        expect(officer.page.locator("[data-mark=theirs]")).to_contain_text(theirs)
        officer.must_be_content()
    talks.opens_contact(lind, contact, "release")
    with lind.page.expect_download() as saved:
        lind.page.locator("[data-do=publish]").click()
    assert saved.value.path().read_bytes().startswith(b"PK")


def test_a_person_corrects_the_alignment_and_it_is_kept(contact, lind, bo):
    """Given two statements apart, when a person says they are the same, they stand in one row."""
    talks.writes_readout(lind, contact, OURS, "shared")
    talks.writes_readout(bo, contact, THEIRS, "shared")
    talks.opens_contact(lind, contact)
    row = lind.page.locator("[data-mark=ours]")
    row.locator("[data-do=correct]").click(timeout=SEE_MS)
    lind.page.locator(".correct select").first.select_option(index=1)
    lind.page.locator("[data-do=same]").click()
    both = lind.page.locator("[data-mark=both], [data-mark=differs]").first
    expect(both).to_contain_text(OURS, timeout=SEE_MS)
    expect(both).to_contain_text(THEIRS)
    expect(both).to_contain_text("Lind")


def test_in_what_two_accounts_of_one_thing_differ_is_said_beside_them(contact, lind, bo):
    """Given one number on each side, when they are compared, the row says that the numbers differ."""
    ours, theirs = "Amber handed over 12 prisoners.", "Сторонами переданы 15 пленных."
    talks.writes_readout(lind, contact, ours, "shared")
    talks.writes_readout(bo, contact, theirs, "shared")
    talks.opens_contact(lind, contact)
    row = lind.page.locator("[data-mark=differs]")
    expect(row).to_contain_text(ours, timeout=SEE_MS)
    expect(row.locator("[data-differs]")).to_have_text(["different numbers"])


def test_a_joint_line_is_agreed_by_both_initials_and_a_change_voids_them(contact, lind, bo):
    """Given a line initialled by both, when one side changes it, no initial stands any more."""
    talks.proposes_line(lind, contact, LINE, RUSSIAN)
    talks.initials(lind, contact, 1)
    talks.initials(bo, contact, 1)
    for officer in (lind, bo):
        talks.opens_contact(officer, contact, "joint")
        line = officer.page.locator("[data-slot='1']")
        expect(line).to_have_attribute("data-agreed", "true", timeout=SEE_MS)
        expect(line.locator("[data-initial]")).to_have_count(2)
    line = bo.page.locator("[data-slot='1']")
    line.locator("[data-do=change-line]").click()
    form = talks.form_of(bo, "jointline")
    form.locator("[data-field=en]").fill("The ministers spoke on a secure line.")
    talks.signs(form, "jointline")
    for officer in (lind, bo):
        line = officer.page.locator("[data-slot='1']")
        expect(line).to_have_attribute("data-agreed", "false", timeout=SEE_MS)
        expect(line.locator("[data-initial]")).to_have_count(0)
        expect(line.locator("del")).to_contain_text(LINE)


def test_a_correction_is_a_new_version_and_a_breach_is_a_record(contact, lind, bo):
    """Given a readout, its correction is version 2; a breach stands on both sides."""
    talks.writes_readout(lind, contact, OURS)
    talks.writes_readout(lind, contact, f"{OURS} The call took 40 minutes.", "shared")
    talks.opens_contact(lind, contact)
    lind.page.locator("[data-versions] summary").click(timeout=SEE_MS)
    expect(lind.page.locator("[data-version='2']")).to_be_visible(timeout=SEE_MS)
    talks.opens_contact(bo, contact, "release")
    bo.page.locator("[data-do=tell-breach]").click()
    form = talks.form_of(bo, "breach")
    form.locator("[data-field=text]").fill("Published before it was agreed.")
    form.locator("[data-field=source]").fill("an agency, 14:20")
    talks.signs(form, "breach")
    talks.opens_contact(lind, contact, "release")
    expect(lind.page.locator("[data-breach]")).to_contain_text(
        "an agency, 14:20", timeout=SEE_MS
    )


def test_without_another_rule_only_the_fact_of_contact_may_be_said(
    contact, lind, browser, stage
):
    """Given no agreement, the fact's own text stands ready in three languages, and nothing else."""
    talks.writes_readout(lind, contact, OURS)
    with sits(browser, stage, "rinne") as officer:
        talks.opens_contact(officer, contact, "release")
        own = officer.page.locator("[data-release=own]")
        expect(own).to_be_visible(timeout=SEE_MS)
        expect(own.locator("[data-do=open-release]")).to_have_count(0)
        fact = officer.page.locator("[data-release=fact]")
        expect(fact.locator("[data-fact]")).to_contain_text("Ada Berg", timeout=SEE_MS)
        for language in ("ru", "id", "en"):
            fact.locator("select").select_option(language)
            expect(fact.locator(f"[data-fact][lang={language}]")).to_contain_text("Ada Berg")
        expect(fact.locator("[data-do=open-release]")).to_be_visible()


def test_two_records_of_one_call_are_shown_to_a_person_on_both_sides(lind, bo):
    """Given a rule agreed for one record, the other record of the call says that it holds there too."""
    day = "2026-03-04"  # of no other test: what is agreed here holds for no other call
    contact = talks.records_contact(lind, date=day)
    talks.opens_contact(bo, contact)
    talks.asks_rule(lind, contact, "no_readout")
    talks.agrees_to_rule(bo, contact)
    same, near = (talks.records_contact(lind, date=each) for each in (day, "2026-03-05"))
    for officer in (lind, bo):
        talks.opens_contact(officer, same, "release")
        beside = officer.page.locator(f"[data-beside='{contact}']")
        expect(beside.locator("a")).to_have_attribute("href", f"#/readouts/{contact}")
        perhaps = officer.page.locator(f"[data-perhaps='{near}']")
        expect(perhaps.locator("a")).to_have_attribute("href", f"#/readouts/{near}")
        officer.must_be_content()
