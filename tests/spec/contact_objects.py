"""Contacts for tests: the shortest object that is one, and what differs from it."""

from openline.core.contacts.contact import parse


def someone(party, name=None, level="minister", office=None):
    found = {"party": party, "level": level, "name": name, "office": office}
    return {key: value for key, value in found.items() if value is not None}


def raw(id="c", date="2022-05-13", kind="voice", people=None, **more):  # noqa: A002
    people = people or [someone("US", "Ann", office="A"), someone("RU", "Ivan", office="I")]
    return {
        "id": id,
        "date": date,
        "kind": kind,
        "participants": people,
        "source": "press",
        **more,
    }


def contact(id="c", date="2022-05-13", kind="voice", people=None, **more):  # noqa: A002
    return parse(raw(id, date, kind, people, **more))
