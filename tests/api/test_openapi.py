"""/openapi.json: whole, true, and enough for a stranger to write a client."""

import re

import jsonschema_rs
import pytest
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR


@pytest.fixture(scope="module")
def described(both):
    answer = both.amber.visitor().get("/openapi.json")
    assert 200 == answer.status
    return answer.value


def operations(described):
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield f"{method} {path}", operation


PROMISED = """
get /health  get /ready  get /api/meta  get /api/locale/{}  get /api/session  post /api/session
delete /api/session  post /api/session/options  post /api/session/demo
get /api/passkey/invitation/{}  post /api/passkey/options  post /api/passkey
get /api/state  get /api/stream  get /api/status  get /api/items  get /api/items/{}
post /api/items  post /api/stops  post /api/items/{}/ack  post /api/items/{}/answer
post /api/items/{}/cancel  post /api/items/{}/correct  post /api/items/{}/repeat  post /api/checks
post /api/suspensions  post /api/resumptions  post /api/acts/prepare  post /api/acts/{}/signature
post /api/attachments  get /api/attachments/{}  post /api/shown  get /api/checks  get /api/watch
post /api/watch/start  post /api/watch/end  post /api/watch/handover  post /api/watch/handover/accept
post /api/watch/handover/complete  get /api/watch/log  post /api/watch/log  get /api/roster
put /api/roster  get /api/procedures  post /api/procedures  get /api/alarms
post /api/alarms/{}/silence  post /api/alarms/{}/acknowledge  get /api/alarms/statistics
get /api/schedule  get /api/officers  post /api/officers/invitations  post /api/officers/removals
get /api/tokens  post /api/tokens  delete /api/tokens/{}  get /api/record  post /api/record/verify
post /api/record/compare  get /api/evidence/{}  post /api/evidence/verify  get /api/bundles
post /api/bundles  get /api/profile  get /api/settings  put /api/settings  get /api/routes
post /api/routes  get /api/engineering
"""


def test_everything_that_was_promised_is_in_it(described):
    promised = {" ".join(part.split()) for part in re.split(r"\s{2,}|\n", PROMISED) if part}
    known = {re.sub(r"{[^}]*}", "{}", name) for name, _ in operations(described)}
    assert set() == promised - known


def test_it_is_openapi_3_1_with_a_name_for_every_operation(described):
    assert described["openapi"].startswith("3.1")
    names = [operation["operationId"] for _, operation in operations(described)]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z][a-zA-Z0-9_]*", name) for name in names), names


def test_it_is_valid_by_the_schema_of_openapi_3_1(described):
    OPENAPI_31_VALIDATOR.validate(described)


def test_every_operation_says_what_it_does_who_may_and_what_a_refusal_looks_like(described):
    schemes = described["components"]["securitySchemes"]
    assert {"bearer", "cookie"} <= {
        "bearer" if each.get("scheme") == "bearer" else each.get("in")
        for each in schemes.values()
    }
    for name, operation in operations(described):
        assert operation["summary"] in operation["description"], name
        assert operation["security"] in ([], [{"token": []}, {"session": []}]), name
        for status, answer in operation["responses"].items():
            assert answer["description"] not in ("", "Successful Response"), (name, status)
            if status < "400" or (name, status) == ("get /ready", "503"):
                continue
            assert {"application/problem+json"} == set(answer["content"]), (name, status)
        assert {
            "400",
            "401",
            "403",
            "404",
            "405",
            "409",
            "413",
            "421",
            "422",
            "429",
            "500",
        } <= set(operation["responses"]), name


def test_a_refusal_is_of_the_form_that_is_described(described, both):
    form = described["components"]["schemas"]["Problem"]
    check = jsonschema_rs.validator_for(form)
    nobody = both.amber.visitor()
    program = both.amber.program(both.amber.token("of a form", "duty"))
    for answer, status in (
        (nobody.get("/api/status"), 401),
        (program.get("/api/tokens"), 403),
        (program.get("/api/nothing"), 404),
        (program.ask("PATCH", "/api/status"), 405),
        (program.post("/api/items", {"as": "nobody", "text": "x"}), 409),
        (nobody.get("/api/passkey/invitation/none"), 410),
        (program.get("/api/items?q=" + "a" * 5000), 414),
        (program.get("/api/status", Host="evil.example"), 421),
        (program.post("/api/items", {}), 422),
    ):
        assert status == answer.status, answer.body
        check.validate(answer.value)


# What records nothing that a second time could double, each with its reason.
DOES_NOT_ACT = {
    "post /api/session": "an assertion counts once by its challenge",
    "post /api/session/options": "gives a challenge",
    "post /api/session/demo": "a sign-in of the demonstration",
    "delete /api/session": "who is signed out is nobody",
    "post /api/passkey": "a link works once",
    "post /api/passkey/options": "gives a challenge",
    "post /api/acts/prepare": "nothing is recorded before the signature",
    "post /api/contacts-read": "reads a text, saves nothing",
    "post /api/talks/calendar": "reads a file, saves nothing",
    "post /api/record/verify": "reads",
    "post /api/record/compare": "reads",
    "post /api/evidence/verify": "reads",
}


def test_whatever_acts_takes_the_key_that_makes_it_happen_once(described):
    without = {
        name
        for name, operation in operations(described)
        if not name.startswith("get ")
        and ("header", "idempotency-key")
        not in {(part["in"], part["name"].lower()) for part in operation.get("parameters", [])}
    }
    assert without == set(DOES_NOT_ACT)
