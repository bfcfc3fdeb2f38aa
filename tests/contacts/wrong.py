"""Contacts that the ledger must not take, one fault each, and the good one they were made from."""

GOOD = {
    "id": "new-1",
    "date": "2024-07-01",
    "kind": "voice",
    "participants": [
        {"party": "US", "name": "Ann Abel", "office": "Secretary", "level": "minister"},
        {"party": "RU", "name": "Ivan Iványi", "office": "Minister", "level": "minister"},
    ],
    "source": "a newspaper",
}
ANN, IVAN = GOOD["participants"]
FIRST = {"by": "press", "kind": "first_since", "of": "voice/minister"}


def but(**changes):
    """The good contact with some members set; None takes one away."""
    changed = {**GOOD, **changes}
    return {key: value for key, value in changed.items() if value is not None}


def nested(depth):
    """Lists within lists."""
    return [nested(depth - 1)] if depth else []


def people(**changes):
    """The good contact, with members of its first participant changed."""
    ann = {key: value for key, value in {**ANN, **changes}.items() if value is not None}
    return but(participants=[ann, IVAN])


# Faults of form: a JSON Schema can say them, so it has to.
FORM = {
    "no id": but(id=None),
    "an empty id": but(id=""),
    "an id with a space": but(id="a b"),
    "an id with a slash": but(id="a/b"),
    "an id of 121": but(id="a" * 121),
    "an id that is a number": but(id=7),
    "an id of the record": but(id="record:0011223344556677"),
    "no date": but(date=None),
    "a date that is a number": but(date=20240701),
    "a date in words": but(date="1 July 2024"),
    "a date with one digit": but(date="2024-7-1"),
    "a date of five digits": but(date="12024-07-01"),
    "an empty date": but(date=""),
    "a time of nothing": but(time="noon"),
    "no kind": but(kind=None),
    "a kind nobody knows": but(kind="smoke"),
    "a kind that is a list": but(kind=["voice"]),
    "no participants": but(participants=None),
    "no participant": but(participants=[]),
    "one participant": but(participants=[ANN]),
    "participants that are names": but(participants=["Ann", "Ivan"]),
    "participants that are an object": but(participants={"US": "Ann"}),
    "a participant without a party": people(party=None),
    "an empty party": people(party=""),
    "a party of 41": people(party="U" * 41),
    "a name that is a number": people(name=1),
    "a level that is a number": people(level=1),
    "a participant with an unknown key": people(rank="general"),
    "no source": but(source=None),
    "a source that is a number": but(source=5),
    "no source in the list": but(source=[]),
    "an unknown key": but(colour="red"),
    "a key in other letters": but(Date="2024-07-01"),
    "topics that are a text": but(topics="Ukraine"),
    "a topic that is a number": but(topics=[1]),
    "accounts that are a list": but(accounts=["lines stay open"]),
    "an account that is a text": but(accounts={"US": "lines stay open"}),
    "an initiator that is a text": but(initiator="US"),
    "a duration in words": but(duration={"US": "an hour"}),
    "a release rule nobody knows": but(release="sometimes"),
    "a confidence nobody knows": but(confidence="rumour"),
    "follow-ups that are texts": but(follow_ups=["next round"]),
    "a follow-up of nothing": but(follow_ups=[{"due": "2024-09"}]),
    "a follow-up in a state nobody knows": but(follow_ups=[{"what": "x", "state": "soon"}]),
    "a follow-up with an unknown key": but(follow_ups=[{"what": "x", "who": "US"}]),
    "claims that are texts": but(claims=["first since May"]),
    "a claim of no kind": but(claims=[{"by": "press", "text": "x"}]),
    "a prior that is a list": but(prior=["2022-05-13-austin-shoigu"]),
    "closed in words": but(closed="yes"),
}

# Faults of meaning: form alone does not show them.
MEANING = {
    "30 February": but(date="2022-02-30"),
    "29 February of no leap year": but(date="2023-02-29"),
    "a month 13": but(date="2022-13"),
    "a month 0": but(date="2022-00-10"),
    "a month 0 without a day": but(date="2022-00"),
    "a day 0": but(date="2022-01-00"),
    "the year 0": but(date="0000"),
    "an hour 24": but(date="2022-01-01T24:30Z"),
    "a time without an offset": but(date="2022-01-01T10:30"),
    "a time of 25 o'clock": but(time="25:00"),
    "a time of 61 minutes": but(time="10:61"),
    "one party only": but(participants=[ANN, {**IVAN, "party": "US"}]),
    "a level nobody knows": people(level="lord"),
    "a party without a level": people(level=None),
    "nobody with a level": but(participants=[{"party": "US"}, {"party": "RU"}]),
    "itself as its prior": but(prior="new-1"),
    "its own later as its prior": but(prior="2024-06-25-austin-belousov", date="2023-05"),
    "a claim since a later day": but(claims=[{**FIRST, "since": "2024-08-01"}]),
    "a claim since a later month": but(claims=[{**FIRST, "since": "2024-08"}]),
    "a claim nested 100 deep": but(claims=[{"kind": "x", "y": nested(100)}]),
    "a follow-up due on 31 September": but(follow_ups=[{"what": "x", "due": "2024-09-31"}]),
    "a follow-up that expires in month 13": but(
        follow_ups=[{"what": "x", "expires": "2024-13"}]
    ),
    "the id of another contact": but(id="2024-06-25-austin-belousov"),
}

# Lines that are no contact at all.
LINES = {
    "no JSON": b"first since May\n",
    "half a line": b'{"id": "new-1", "date": "2024',
    "a list": b"[1, 2]\n",
    "a text": b'"contact"\n',
    "a number": b"17\n",
    "null": b"null\n",
    "not a number": b'{"id": NaN}\n',
    "half a character": b'{"id": "new-1", "date": "\\ud800"}\n',
    "deep brackets": b"[" * 200_000 + b"\n",
    "deep members": b'{"id":' * 100_000 + b"\n",
    "a number without end": b'{"id": ' + b"9" * 10_000 + b"}\n",
    "a key twice": b'{"id": "new-1", "id": "new-2"}\n',
}
