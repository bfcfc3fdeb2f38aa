"""The ledger over HTTP: what comes in whole or not at all, what it answers, and who may write."""

import asyncio
import json
from datetime import date
from pathlib import Path

import pytest

from openline.core.contacts.contact import parse
from openline.shell.contacts import findable, placing
from openline.shell.contacts.listing import Filters
from openline.shell.contacts.store import Contacts
from tests.api.nodes import served
from tests.process.pair import Pair

NINE = (Path(__file__).parents[1] / "contacts" / "contacts.jsonl").read_bytes()
MAIN = "2024-06-25-austin-belousov"
BEFORE = "2023-03-15-austin-shoigu"
TEXT = {"content_type": "text/plain"}
PRESS = (
    "25 июня министр обороны США Ллойд Остин провёл телефонный разговор с министром обороны "  # noqa: RUF001
    "России Андреем Белоусовым. «Стороны обменялись мнениями о ситуации вокруг Украины», — "  # noqa: RUF001
    "сообщили в Минобороны РФ."
)


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    made = Pair(tmp_path_factory.mktemp("contacts") / "p")
    yield made
    made.close()


def told(story, pair):
    """Tell a story with Cobalt's console; its ledger holds the nine contacts and no other."""

    for part in pair.b.home.glob("contacts.sqlite*"):
        part.unlink()

    async def run():
        async with served(pair) as (_, cobalt):
            staff, reader = cobalt.program("read", "talks"), cobalt.program("read")
            done = await staff.post("/api/contacts-import", NINE, **TEXT)
            assert 200 == done.status, done.body
            await story(cobalt, staff, reader)

    asyncio.run(run())


async def asked(client, path, status=200):
    answer = await client.get(path)
    assert status == answer.status, answer.body
    return answer.json()


def test_a_file_comes_in_whole_once_and_a_bad_line_keeps_everything_out(pair):
    async def story(_cobalt, staff, reader):
        again = await staff.post("/api/contacts-import", NINE, **TEXT)
        assert {"added": 0, "known": 9} == again.json()
        bad = NINE.replace(b"2014-01-dem", b"new-id").replace(b'"2024-06-25"', b'"2024-02-30"')
        refused = await staff.post("/api/contacts-import", bad, **TEXT)
        assert 409 == refused.status
        assert "line 9" in refused.json()["what"]
        found = await asked(reader, "/api/contacts")
        assert 9 == found["total"]
        assert "new-id" not in {one["id"] for one in found["contacts"]}

    told(story, pair)


def test_a_file_in_a_wrong_encoding_is_refused_with_the_place(pair):
    async def story(_cobalt, staff, _reader):
        text = "id,date,kind\nx,2024,встреча\n".encode("cp1251")
        refused = await staff.post("/api/contacts-import", text, content_type="text/csv")
        assert 409 == refused.status
        assert "byte" in refused.json()["what"]

    told(story, pair)


def test_the_answer_for_a_contact_names_the_one_before_and_the_days(pair):
    """[CON-8] 25 Jun 2024 is the first at minister level since 15 Mar 2023: 468 days."""

    async def story(_cobalt, _staff, reader):
        found = await asked(reader, f"/api/contacts/{MAIN}")
        level = next(row for row in found["since"] if row["scope"] == "level")
        assert (BEFORE, 468) == (level["prior"], level["days"])
        persons = next(row for row in found["since"] if row["scope"] == "person_pair")
        assert persons["prior"] is None
        assert "468 days" in found["sentence"]
        assert "On this ledger" in found["sentence"]
        assert "holds" == found["claims"][0]["verdict"]
        assert found["evidence"] is None
        russian = await asked(reader, f"/api/contacts/{MAIN}?language=ru")
        assert "468 дней" in russian["sentence"]
        assert {"US", "RU"} == set(found["compare"]["only"])
        await asked(reader, "/api/contacts/nobody", 404)

    told(story, pair)


def test_pages_hold_every_contact_once_in_both_directions(pair):
    async def story(_cobalt, _staff, reader):
        for order in ("", "&newest=true"):
            ids, after = [], ""
            while True:
                page = await asked(reader, f"/api/contacts?limit=2{order}{after}")
                ids += [one["id"] for one in page["contacts"]]
                if len(page["contacts"]) < 2:
                    break
                after = f"&after={ids[-1]}"
            assert 9 == len(ids) == len(set(ids))
            assert sorted(ids, reverse=bool(order)) == ids
        page = await asked(reader, "/api/contacts?level=minister&kind=call&from=2022-06")
        assert [("2022-10-21"), "2023-03-15", "2024-06-25"] == [
            one["date"] for one in page["contacts"]
        ]
        page = await asked(reader, "/api/contacts?person=gerasimov&to=2017-02-16")
        assert 2 == page["total"]
        await asked(reader, "/api/contacts?level=nobody", 409)

    told(story, pair)


def test_an_event_has_a_last_before_and_a_first_after(pair):
    async def story(_cobalt, _staff, reader):
        found = await asked(
            reader, "/api/contacts-event?date=2022-02-24&level=chief_of_staff&kind=any"
        )
        assert "2022-05-19-milley-gerasimov" == found["first_after"]
        assert "2017-02-16-dunford-gerasimov" == found["last_before"]
        assert "84 days" in found["sentence"]
        await asked(reader, "/api/contacts-event?date=2022-02-30", 409)

    told(story, pair)


def test_silence_owed_and_figures_are_told(pair):
    async def story(_cobalt, _staff, reader):
        rows = {row["level"]: row for row in await asked(reader, "/api/contacts-silence")}
        assert rows["minister"]["alarm"]
        assert MAIN == rows["minister"]["last"]
        owed = await asked(reader, "/api/contacts-owed")
        assert ["overdue", "overdue", "open"] == [row["state"] for row in owed]
        figures = await asked(reader, "/api/contacts-figures")
        assert 1 == figures["years"]["2024"]["minister"]

    told(story, pair)


def test_the_timeline_has_a_mark_for_each_contact_and_the_silences(pair):
    async def story(_cobalt, _staff, reader):
        found = await asked(reader, "/api/contacts-timeline")
        assert 9 == len(found["marks"])
        partial = next(mark for mark in found["marks"] if mark["partial"])
        assert ("2014-01-01", "2014-01-31") == (partial["from"], partial["to"])
        gap = next(gap for gap in found["gaps"] if gap["days"] == 468)
        assert ("minister", "2023-03-15", "2024-06-25") == (
            gap["level"],
            gap["from"],
            gap["to"],
        )
        window = await asked(reader, "/api/contacts-timeline?from=2022&to=2022-12")
        assert 3 == len(window["marks"])
        picture = await reader.get("/api/contacts-timeline.svg?language=id")
        assert b"<svg" in picture.body[:200]
        assert "image/svg+xml" == picture.headers["content-type"].partition(";")[0]

    told(story, pair)


def test_a_press_text_is_read_and_saved_only_when_a_person_says_so(pair):
    """What is found stands at its place in the text; the proposal goes on the ledger by another request."""

    async def story(_cobalt, staff, reader):
        answer = await reader.post(
            "/api/contacts-read", {"text": PRESS, "printed": "2024-06-26"}
        )
        assert 200 == answer.status, answer.body
        found = answer.json()
        begin, end = found["dates"][0]["at"]
        assert "25 июня" == PRESS[begin:end]
        assert 9 == (await asked(reader, "/api/contacts"))["total"]
        proposal = {**found["contact"], "id": "2024-06-25-press", "source": "Agency"}
        del proposal["missing"]
        assert 403 == (await reader.post("/api/contacts", proposal)).status
        saved = await staff.post("/api/contacts", proposal)
        assert 201 == saved.status, saved.body
        both = await asked(reader, f"/api/contacts/{MAIN}")
        assert ["2024-06-25-press"] == both["conflicts_with"]

    told(story, pair)


@pytest.mark.parametrize("printed", ["2024-02-30", "yesterday-"])
def test_a_date_of_printing_that_is_none_is_refused(pair, printed):
    async def story(_cobalt, _staff, reader):
        given = {"text": PRESS, "printed": printed}
        assert 409 == (await reader.post("/api/contacts-read", given)).status

    told(story, pair)


def test_a_text_of_5_mb_is_refused_as_too_long(pair):
    async def story(_cobalt, _staff, reader):
        given = {"text": "word " * 1_000_000, "printed": "2024-06-26"}
        refused = await reader.post("/api/contacts-read", given)
        assert (409, "PRS-1") == (refused.status, refused.json()["clause"])

    told(story, pair)


def test_what_is_no_contact_or_says_that_it_is_a_record_is_refused(pair):
    async def story(_cobalt, staff, _reader):
        base = json.loads(NINE.splitlines()[8])
        for change in ({"id": "record:0011"}, {"confidence": "record"}, {"date": "2024-13"}):
            refused = await staff.post("/api/contacts", {**base, "id": "x", **change})
            assert 409 == refused.status, refused.body

    told(story, pair)


def test_a_correction_of_the_alignment_is_kept_with_its_author(pair):
    async def story(_cobalt, staff, reader):
        texts = {
            "US": "importance of keeping lines of communication open",
            "RU": "other issues were also discussed",
        }
        given = {"kind": "same", "texts": texts}
        assert 403 == (await reader.post(f"/api/contacts/{MAIN}/corrections", given)).status
        kept = await staff.post(f"/api/contacts/{MAIN}/corrections", given)
        assert 201 == kept.status, kept.body
        found = await asked(reader, f"/api/contacts/{MAIN}")
        pair_ = next(one for one in found["compare"]["both"] if texts == one["texts"])
        assert pair_["corrected"][0]["by"].startswith("test ")

    told(story, pair)


def test_every_console_is_told_that_the_ledger_has_changed(pair):
    async def story(cobalt, staff, _reader):
        heard = []
        cobalt.console.hub.tell = lambda name, data: heard.append((name, data))
        contact = {**json.loads(NINE.splitlines()[8]), "id": "one-more"}
        assert 201 == (await staff.post("/api/contacts", contact)).status
        assert ("contacts", {"event": "contacts"}) in heard

    told(story, pair)


def test_many_contacts_are_counted_into_columns_and_found_again_when_looked_at(tmp_path):
    """Given 3,000 contacts, when the whole is drawn, then there are fewer marks; closer, each its own."""
    (tmp_path / "openline.toml").touch()
    ledger = Contacts.open(tmp_path)
    base = {**json.loads(NINE.splitlines()[8]), "claims": []}
    ledger.add(
        parse(
            {**base, "id": f"c{n}", "date": date.fromordinal(730_000 + n * 3).isoformat()},
            ledger.levels,
        )
        for n in range(3000)
    )
    picture = placing.Picture(Contacts.open(tmp_path))
    whole = picture.window(Filters(), 500, date(2026, 1, 1), "en")
    assert whole["is_thinned"]
    assert len(whole["marks"]) <= 500
    assert 3000 == sum(mark["count"] for mark in whole["marks"])
    near = picture.window(Filters(first="2005-01", last="2005-12"), 500, date(2026, 1, 1), "en")
    assert not near["is_thinned"]
    # Another connection writes: the picture sees it.
    ledger.add([parse({**base, "id": "new", "date": "2005-02-02"}, ledger.levels)])
    again = picture.window(
        Filters(first="2005-01", last="2005-12"), 500, date(2026, 1, 1), "en"
    )
    assert len(near["marks"]) + 1 == len(again["marks"])
    assert 3001 == findable.refresh(ledger)
    assert not findable.is_behind(ledger)
    picture.close()
    ledger.close()
