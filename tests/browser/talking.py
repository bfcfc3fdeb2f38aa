"""What staff officers and releasers do at a console: requests, contacts, commitments, readouts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, expect

from tests.browser.console import SEE_MS
from tests.browser.navigators import DutyOfficer

MINISTER = "Minister of Defence"
SECRETARY = "Secretary of Defence"


def ahead(**span: float) -> tuple[str, str]:
    """Day and time of a minute from now, as they are typed."""
    at = datetime.now(UTC) + timedelta(**span)
    return at.strftime("%Y-%m-%d"), at.strftime("%H:%M")


def stands_at(officer: DutyOfficer, place: str) -> None:
    """Go to a place of the console by its address."""
    officer.page.evaluate("(to) => { location.hash = to }", f"#/{place}")


def form_of(officer: DutyOfficer, verb: str) -> Locator:
    """The open form of an act."""
    form = officer.page.locator(f"form[data-form={verb}]")
    form.wait_for(timeout=SEE_MS)
    return form


def signs(form: Locator, verb: str) -> None:
    """Sign what stands in a form; it closes when the node has recorded it."""
    form.locator(f"[data-do=sign-{verb}]").click()
    form.wait_for(state="detached", timeout=SEE_MS)


def fills_request(officer: DutyOfficer, topic: str, days: int = 2) -> Locator:
    """Write a request for a call between the ministers; it is not signed yet."""
    stands_at(officer, "requests/new")
    form = form_of(officer, "request")
    offices = form.locator("input[list]")
    offices.nth(0).fill(MINISTER)
    offices.nth(1).fill(SECRETARY)
    form.locator("textarea").first.fill(topic)
    day, time = ahead(days=days)
    moment = form.locator("fieldset .both").first.locator("input")
    moment.nth(0).fill(day)
    moment.nth(1).fill(time)
    moment.nth(1).blur()
    return form


def requests(officer: DutyOfficer, topic: str, days: int = 2) -> str:
    """Ask for a call between the ministers; the id of the request."""
    signs(fills_request(officer, topic, days), "request")
    return chosen(officer, "article[data-open]")


def chosen(officer: DutyOfficer, what: str) -> str:
    """The id of the request, round or commitment that is open."""
    part = officer.page.locator(what)
    part.wait_for(timeout=SEE_MS)
    return part.get_attribute("data-open") or ""


def opens_request(officer: DutyOfficer, request: str) -> Locator:
    """Open a request; what stands there of it."""
    stands_at(officer, f"requests/{request}")
    part = officer.page.locator(f"article[data-open='{request}']")
    part.wait_for(timeout=SEE_MS)
    return part


def sees_request(officer: DutyOfficer, request: str, state: str) -> Locator:
    """The request stands so on this console."""
    part = opens_request(officer, request)
    expect(part).to_have_attribute("data-state", state, timeout=SEE_MS)
    return part


def answers(officer: DutyOfficer, request: str, answer: str, reason: str = "") -> None:
    """Answer a request: accept, or decline with a reason."""
    opens_request(officer, request).locator("[data-do=open-answer]").click()
    form = form_of(officer, "reply")
    form.locator(f"label:has(input[name=answer][value={answer}])").click()
    if reason:
        form.locator("[data-field=reason]").fill(reason)
    signs(form, "reply")


def records_contact(officer: DutyOfficer, request: str = "", date: str = "") -> str:
    """Record a call by hand; the id of the contact."""
    stands_at(officer, f"requests/record{request and '/' + request}")
    form = form_of(officer, "contact")
    if date:
        form.locator("[data-field=date]").fill(date)
    persons = form.locator("fieldset .one")
    for row, (office, name) in enumerate(((MINISTER, "Ada Berg"), (SECRETARY, "Cy Dorn"))):
        boxes = persons.nth(row).locator("input")
        boxes.nth(0).fill(office)
        boxes.nth(1).fill(name)
        persons.nth(row).locator("select").last.select_option("minister")
    signs(form, "contact")
    officer.page.locator("[data-contact][class*=is-chosen]").wait_for(timeout=SEE_MS)
    return (
        officer.page.locator("[data-contact][class*=is-chosen]").get_attribute("data-contact")
        or ""
    )


def opens_contact(officer: DutyOfficer, contact: str, part: str = "") -> None:
    """Open the readouts of a contact, or a part of them: write, joint, release."""
    stands_at(officer, f"readouts/{contact}{part and '/' + part}")
    row = officer.page.locator(f"[data-contact='{contact}'][class*=is-chosen]")
    row.wait_for(timeout=SEE_MS)


def writes_readout(officer: DutyOfficer, contact: str, text: str, seal: str = "sealed") -> None:
    """Sign an own readout, "sealed" or "shared"."""
    opens_contact(officer, contact, "write")
    form = form_of(officer, "readout")
    form.locator(f"label:has(input[name=seal][value={seal}])").click()
    form.locator("[data-field=text]").fill(text)
    signs(form, "readout")


def asks_rule(officer: DutyOfficer, contact: str, rule: str) -> None:
    """Ask the other side for a rule of release."""
    opens_contact(officer, contact, "release")
    officer.page.locator("[data-do=ask-rule]").click()
    form = form_of(officer, "rule")
    form.locator(f"label:has(input[name=rule][value={rule}])").click()
    signs(form, "rule")


def agrees_to_rule(officer: DutyOfficer, contact: str) -> None:
    """Agree to the rule that the other side asked for."""
    opens_contact(officer, contact, "release")
    officer.page.locator("[data-do=consent]").click(timeout=SEE_MS)
    officer.page.locator("[data-asked=accepted]").wait_for(timeout=SEE_MS)


def signs_release(officer: DutyOfficer, contact: str, what: str = "own") -> Locator:
    """Sign a release as one releaser; the row of it."""
    opens_contact(officer, contact, "release")
    row = officer.page.locator(f"[data-release={what}]")
    row.locator("[data-do=open-release]").click(timeout=SEE_MS)
    form = form_of(officer, "release")
    form.locator("[data-field=channel]").fill("the ministry's site")
    signs(form, "release")
    return row


def proposes_line(officer: DutyOfficer, contact: str, text: str, russian: str) -> None:
    """Propose the next line of a joint readout."""
    opens_contact(officer, contact, "joint")
    officer.page.locator("[data-do=add-line]").click()
    form = form_of(officer, "jointline")
    form.locator("[data-field=en]").fill(text)
    form.locator("[data-field=ru]").fill(russian)
    signs(form, "jointline")


def initials(officer: DutyOfficer, contact: str, slot: int) -> None:
    """Initial a line as it stands."""
    opens_contact(officer, contact, "joint")
    line = officer.page.locator(f"[data-slot='{slot}']")
    line.locator("[data-do=initial]").click(timeout=SEE_MS)
    expect(line.locator("[data-do=initial]")).to_have_count(0, timeout=SEE_MS)
