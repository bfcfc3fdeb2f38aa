"""What staff do on a pair of nodes: requests, contacts, rules, readouts, releases."""

from openline.core.forms.sheet_values import as_time
from openline.core.node import readout_views, talks_views
from openline.runtime import talking
from tests.spec import ceremony

SALT = "11" * 16
TIMES = ["2027-01-16T14:00Z", "2027-01-17T09:00Z"]
STAFF = {"Amber": "Asta", "Cobalt": "Cora"}
RELEASERS = {"Amber": ("Alma", "Arne"), "Cobalt": ("Curt", "Caja")}
REQUEST = {
    "from_office": "Minister of Defence",
    "to_office": "Secretary of Defense",
    "level": "minister",
    "kind": "voice",
    "topics": ["exercise in the east"],
    "times": TIMES,
    "reply_by": as_time(ceremony.START_MS + 48 * ceremony.HOUR_MS),
}
PEOPLE = [
    {
        "party": "Amber",
        "name": "Ada Berg",
        "office": "Minister of Defence",
        "level": "minister",
    },
    {
        "party": "Cobalt",
        "name": "Cy Dorn",
        "office": "Secretary of Defense",
        "level": "minister",
    },
]
CONTACT = {
    "kind": "voice",
    "date": "2027-01-15",
    "time": "07:30",
    "participants": PEOPLE,
    "topics": ["exercise in the east"],
}
TEXT = "The ministers spoke about the exercise. The lines stay open."


def says(side, verb, doc, item=None, **args):
    """An officer of staff says something; its id, once both sides have it."""
    args = {"as_": STAFF[side.name], "doc": doc, "item": item, **args}
    found = side.does(verb, **args)["id"]
    side.pair.settle()
    return found


def refuses(side, verb, doc, item=None, **args):
    """What the side's own node says against it."""
    return side.is_refused(verb, **{"as_": STAFF[side.name], "doc": doc, "item": item, **args})


def calls(side, doc=CONTACT, item=None, **args):
    """A contact recorded by hand."""
    return says(side, "contact", doc, item, **args)


def agrees(pair, contact, rule, **more):
    """A rule that Amber asks for and Cobalt accepts; its id."""
    asked = says(pair.amber, "rule", {"rule": rule, **more}, contact)
    says(pair.cobalt, "consent", {"agree": True}, asked)
    return asked


def writes(side, contact, text=TEXT, **more):
    """A readout of a side, sealed; its id."""
    doc = {"text": text, "language": "en", **more}
    return says(side, "readout", doc, contact, seal_salt=SALT)


def releases(side, item, what="own", *, by, text=TEXT, **more):
    """One releaser's signature under a release; its id."""
    return says(
        *(side, "release", {"what": what, **more}, item),
        as_=by,
        mode="EXERCISE",
        sealed_text=text,
        seal_salt=SALT,
    )


def sides(pair, view):
    """What both sides show."""
    return [view(side) for side in pair.sides]


def talks(side):
    """All talks as a side shows them."""
    return talks_views.talks_view(side.line, side.now().wall_ms)


def readouts(side, sealed=None):
    """All readouts as a side shows them; `sealed` are its own texts by seal."""
    read = talking.reader(side.store, side.line)
    found = readout_views.readouts_view(side.line, read, (sealed or {}).get, side.now().wall_ms)
    return found["contacts"]


def one(rows, item):
    """The row of an item."""
    return next(row for row in rows if row["id"] == item)
