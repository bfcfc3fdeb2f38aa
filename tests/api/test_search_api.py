"""One search over everything: word forms of three languages, the record as it comes, nothing sealed."""

import asyncio
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.api.nodes import send, served, until
from tests.process.pair import Pair

NINE = (Path(__file__).parents[1] / "contacts" / "contacts.jsonl").read_bytes()


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    made = Pair(tmp_path_factory.mktemp("search") / "p")
    yield made
    made.close()


async def found(client, words, **more):
    rest = "".join(f"&{name}={value}" for name, value in more.items())
    answer = await client.get(f"/api/search?q={quote(words)}{rest}")
    assert 200 == answer.status, answer.body
    return answer.json()["found"]


def marked(one):
    text = one["excerpt"]["text"]
    return [text[begin:end] for begin, end in one["excerpt"]["marks"]]


def test_items_and_contacts_are_found_by_any_form_of_their_words(pair):
    """Given a Russian text and an Indonesian one, when another form is asked for, then each is found."""

    async def story():
        async with served(pair) as (amber, cobalt):
            staff = cobalt.program("read", "talks")
            await staff.post("/api/contacts-import", NINE, content_type="text/plain")
            sent = await send(
                amber, pair.a.officer, "Учебные стрельбы перенесены на среду.", language="ru"
            )
            own = await send(
                cobalt.console.service,
                pair.b.officer,
                "Kapal patroli berlayar besok",
                language="id",
            )
            ours = await found(staff, "pelayaran kapal")
            assert [own["id"]] == [one["id"] for one in ours]
            assert f"#/messages/{own['id']}" == ours[0]["link"]
            contacts = await found(staff, "Austin escalation")
            assert ["2024-06-25-austin-belousov"] == [one["id"] for one in contacts]
            assert "#/contacts/2024-06-25-austin-belousov" == contacts[0]["link"]
            assert "Austin" in marked(contacts[0])

            lines = cobalt.console.service.node.lines.values()
            await until(lambda: any(bytes.fromhex(sent["id"]) in line.items for line in lines))
            russian = await found(staff, "учебными стрельбами")
            assert "стрельбы" in marked(russian[0])
            assert [] == await found(staff, "учебными", domain="contact")

    asyncio.run(story())


@pytest.mark.parametrize(
    "words", ['"', "NEAR(", "a* OR b", "title:x", "'; drop table", "\u0000", "…"]
)
def test_signs_in_a_question_mean_nothing(pair, words):
    async def story():
        async with served(pair) as (_, cobalt):
            reader = cobalt.program("read")
            answer = await reader.get(f"/api/search?q={quote(words)}")
            assert answer.status in {200, 422}

    asyncio.run(story())


def test_nobody_without_a_right_searches(pair):
    async def story():
        async with served(pair) as (_, cobalt):
            assert 401 == (await cobalt.nobody().get("/api/search?q=x")).status

    asyncio.run(story())


def test_no_text_of_the_record_lies_in_clear_beside_the_ledger(pair):
    """Given a message that is found by its words, then no file of the ledger holds them."""

    async def story():
        async with served(pair) as (_, cobalt):
            reader = cobalt.program("read")
            await send(cobalt.console.service, pair.b.officer, "Zwischenfall bei Quarzkap")
            assert await found(reader, "quarzkap")
            for part in pair.b.home.glob("contacts.sqlite*"):
                assert b"uarzkap" not in part.read_bytes()

    asyncio.run(story())
