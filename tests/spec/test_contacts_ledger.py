"""The ledger on disk: kept once, never overwritten, imported as a whole or not at all."""

import json

import pytest

from openline.bench.contacts import contacts as generated
from openline.core.base.errors import Damaged, Refused
from openline.core.contacts.claims import Plain, check
from openline.core.contacts.contact import parse
from openline.core.contacts.days import Span
from openline.core.contacts.levels import LEVELS
from openline.core.contacts.since import since, since_event
from openline.shell.contacts.importing import import_file, imported
from openline.shell.contacts.store import Contacts
from tests.spec.contact_objects import contact, raw, someone

CSV_HEADER = "id,date,kind,participants,source"
CSV_PEOPLE = "US|Ann||minister; RU|Ivan||minister"


@pytest.fixture
def home(tmp_path):
    (tmp_path / "openline.toml").touch()
    return tmp_path


@pytest.fixture
def ledger(home):
    found = Contacts.open(home)
    yield found
    found.close()


def written(home, *objects, name="c.jsonl"):
    path = home / name
    path.write_text("".join(json.dumps(one) + "\n" for one in objects), "utf-8")
    return path


@pytest.mark.clause("CON-4")
def test_twice_is_once_in_any_order_of_keys(home, ledger):
    import_file(ledger, written(home, raw("a"), raw("b", "2022-06")))
    turned = dict(reversed(raw("a").items()))
    found = import_file(ledger, written(home, turned, turned, raw("c")))
    assert {"contacts": 3, "new": 1, "known": 2} == found
    assert ["a", "c", "b"] == [one.id for one in ledger.list()]


@pytest.mark.clause("CON-4")
def test_the_same_id_with_other_content_is_refused_and_both_are_named(home, ledger):
    import_file(ledger, written(home, raw("a", "2022-05-13")))
    with pytest.raises(Refused) as fault:
        import_file(ledger, written(home, raw("z"), raw("a", "2022-05-14")))
    for part in ("line 2", "a", "2022-05-13", "2022-05-14"):
        assert part in fault.value.what
    assert "another id" in fault.value.next_step
    assert ["a"] == [one.id for one in ledger.list()]


@pytest.mark.clause("CON-4")
def test_nothing_from_outside_passes_for_a_record():
    for wrong in (raw("record:1"), raw("a", confidence="record")):
        with pytest.raises(Refused):
            imported(wrong, LEVELS)


@pytest.mark.clause("CON-4")
def test_records_are_put_anew_and_imports_stay(home, ledger):
    import_file(ledger, written(home, raw("a", "2022-05-12")))
    one = contact("record:1", "2022-05-13", confidence="record", source="own record")
    other = contact("record:2", "2022-05-14", confidence="record", source="own record")
    assert 2 == ledger.put_records([one, other])
    assert 0 == ledger.put_records([one, other])
    moved = contact("record:2", "2022-05-15", confidence="record", source="peer record")
    assert 2 == ledger.put_records([moved])
    assert ["a", "record:2"] == [found.id for found in ledger.list()]
    assert ["peer record", "press"] == ledger.coverage()["sources"]
    assert "a" == ledger.since("record:2")[0]["prior"]
    with pytest.raises(Refused):
        ledger.put_records([contact("a")])


@pytest.mark.clause("CON-4")
def test_only_the_owner_reads_the_file_and_only_a_home_has_one(home, ledger, tmp_path_factory):
    assert 0o600 == (home / "contacts.sqlite").stat().st_mode & 0o777
    with pytest.raises(Refused):
        Contacts.open(tmp_path_factory.mktemp("elsewhere"))


@pytest.mark.clause("CON-4")
def test_a_file_that_is_no_ledger_is_damaged(home):
    (home / "contacts.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(Damaged):
        Contacts.open(home)


@pytest.mark.clause("CON-4")
def test_two_processes_may_have_it_open(home, ledger):
    with_other = Contacts.open(home)
    import_file(with_other, written(home, raw("a")))
    assert ["a"] == [one.id for one in ledger.list()]
    with_other.close()


@pytest.mark.clause("CON-5")
@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (b"not json", "line 2: not JSON"),
        (b'{"id": NaN}', "line 2: not JSON"),
        (b'{"id": 1e999}', "line 2: not JSON"),
        (b'{"id": "a", "id": "b"}', "'id' stands twice"),
        (b"[" * 100_000, "nested"),
        (b'"' + b"x" * 1_000_000 + b'"', "longer than 1 MB"),
        (json.dumps(raw("b", "2022-02-30")).encode(), "line 2: the date 2022-02-30"),
        (json.dumps(raw("b", note="\ud800")).encode(), "line 2: note"),
        (json.dumps(raw("b", claims=[{"kind": "x", "y": "\ud800"}])).encode(), "surrogate"),
        (
            json.dumps(raw("b", prior="c")).encode()
            + b"\n"
            + json.dumps(raw("c", "2023")).encode(),
            "line 2: b",
        ),
    ],
)
def test_one_bad_line_refuses_the_whole_file(home, ledger, bad, says):
    path = home / "c.jsonl"
    path.write_bytes(json.dumps(raw("a")).encode() + b"\n" + bad)
    with pytest.raises(Refused) as fault:
        import_file(ledger, path)
    assert says in fault.value.what
    assert [] == ledger.list()
    assert [] == ledger.coverage()["sources"]


@pytest.mark.clause("CON-5")
@pytest.mark.parametrize(
    ("codec", "guess"),
    [
        ("cp1251", "Windows-1251"),
        ("koi8_r", "KOI8-R"),
        ("utf-16", "UTF-16"),
        ("latin-1", "Windows-1252"),
    ],
)
def test_another_encoding_is_named_with_the_first_wrong_byte(home, ledger, codec, guess):
    text = "Пётр Иванов, министр обороны" if codec != "latin-1" else "José Núñez of Perú"
    path = home / "c.csv"
    data = f"{CSV_HEADER}\na,2022,voice,{text},press\n".encode(codec)
    path.write_bytes(data)
    with pytest.raises(Refused) as fault:
        import_file(ledger, path)
    with pytest.raises(UnicodeDecodeError) as wrong:
        data.decode()
    assert f"byte {wrong.value.start} " in fault.value.what
    assert guess in fault.value.what


@pytest.mark.clause("CON-5")
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_gives_the_same_contact_as_json(home, ledger, mark):
    header = f"\ufeff{CSV_HEADER},topics,closed,accounts:US,follow_ups,place".replace(",", mark)
    cells = ("a", "2022-05-13", "phone", f'"{CSV_PEOPLE}"', '"x; y"', '"one\\; two; three"')
    row = (*cells, "yes", '"open lines; ""frank"""', '"next round|2022-09|; brief"', "")
    path = home / "c.csv"
    path.write_text(f"{header}\r\n{mark.join(row)}\r\n", "utf-8")
    assert 1 == import_file(ledger, path)["new"]
    assert {
        "id": "a",
        "date": "2022-05-13",
        "kind": "phone",
        "participants": [someone("US", "Ann"), someone("RU", "Ivan")],
        "source": ["x", "y"],
        "topics": ["one; two", "three"],
        "closed": True,
        "accounts": {"US": ["open lines", '"frank"']},
        "follow_ups": [{"what": "next round", "due": "2022-09"}, {"what": "brief"}],
    } == ledger.get("a").raw


@pytest.mark.clause("CON-5")
@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"{CSV_HEADER},colour\n", "row 1, column 6: 'colour'"),
        (f"{CSV_HEADER},id\n", "row 1, column 6: 'id' stands twice"),
        ("id,date,kind,participants\n", "row 1: the column source"),
        (f"{CSV_HEADER}\na,2022,voice,US|Ann|minister,x\n", "row 2, column participants"),
        (f"{CSV_HEADER}\na,2022,voice,{CSV_PEOPLE},x,y\n", "row 2: 6 cells"),
        (f"{CSV_HEADER},closed\na,2022,voice,{CSV_PEOPLE},x,maybe\n", "row 2, column closed"),
        (f'{CSV_HEADER}\na,2022,voice,"{CSV_PEOPLE}" z,x\n', "row 2"),
        (f"{CSV_HEADER}\n\na,2022-13,voice,{CSV_PEOPLE},x\n", "row 3: the date 2022-13"),
        (f"{CSV_HEADER}\n", "no contact"),
    ],
)
def test_a_bad_cell_is_named_by_row_and_column(home, ledger, text, says):
    path = home / "c.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(Refused) as fault:
        import_file(ledger, path)
    assert says in fault.value.what
    assert [] == ledger.list()


@pytest.mark.clause("CON-6")
def test_a_prior_that_is_later_is_refused_whichever_comes_first(home, ledger):
    import_file(ledger, written(home, raw("a", "2022-05-13", prior="b")))
    for late in (raw("b", "2022-05-14"), raw("b", "2022-05-13", prior="a")):
        with pytest.raises(Refused):
            import_file(ledger, written(home, late))
    import_file(ledger, written(home, raw("b", "2022-05")))


@pytest.mark.clause("CON-9")
@pytest.mark.clause("CON-12")
def test_the_index_answers_as_the_rules_do_on_a_generated_ledger(home, ledger):
    every = [parse(one) for one in generated(400, seed=11)]
    import_file(ledger, written(home, *(one.raw for one in every)))
    for one in every[:60]:
        assert since(every, one.id) == ledger.since(one.id)
    for event in ("2001", "2010-06", "2010-06-15", "2010-06-15T12:00Z", "1980", "2030"):
        for level, kind in ((None, "any"), ("duty", "voice"), ("minister", "in_person")):
            expected = since_event(every, Span.parse(event), level, kind)
            found = ledger.since_event(Span.parse(event), level, kind)
            assert found.pop("sentence")
            assert expected == found
    ordered = sorted(every, key=lambda one: (one.span.first_s, one.span.last_s, one.id))
    covers = ledger.coverage()
    assert check(ordered, Plain(every), coverage=covers) == ledger.check()


@pytest.mark.clause("CON-3")
def test_levels_are_added_to_a_ledger_and_none_in_use_is_taken_away(home, ledger):
    more = (*LEVELS[:7], "attache", LEVELS[7])
    ledger.set_levels(more)
    people = [someone("US", "A", level="attache"), someone("RU", "B", level="attache")]
    import_file(ledger, written(home, raw("a", people=people)))
    with pytest.raises(Refused):
        ledger.set_levels(LEVELS)
    assert more == ledger.levels
    assert ["a"] == [one.id for one in ledger.list(level="attache")]


@pytest.mark.clause("CON-13")
def test_days_of_silence_are_set_for_one_level_or_for_all(ledger):
    ledger.set_silence_days({"any": 30})
    ledger.set_silence_days({"minister": 5})
    assert {"any": 30, "minister": 5} == ledger.silence_days
    for wrong in ({"king": 5}, {"minister": 0}):
        with pytest.raises(Refused):
            ledger.set_silence_days(wrong)


@pytest.mark.clause("CON-15")
def test_two_accounts_of_one_occasion_name_each_other(home, ledger):
    objects = (
        raw("a", "2022-02-11", source=["x", "y"]),
        raw("b", "2022-02"),
        raw("c", "2022-02-18"),
        raw("d", "2022-02-11", "letter"),
    )
    import_file(ledger, written(home, *objects))
    rows = {row["id"]: row.get("conflicts_with") for row in ledger.shown(ledger.list())}
    assert {"a": ["b"], "b": ["a", "c"], "c": ["b"], "d": None} == rows


@pytest.mark.clause("CON-1")
def test_a_list_is_filtered(home, ledger):
    more = [someone("US", "Ann"), someone("TR", "Ege Kaya")]
    objects = (
        raw("a", "2014-01", series="Strategic Stability", source=["Agency A"]),
        raw("b", "2022-05-13", "check"),
        raw("c", "2022-05-14", people=more, source="agency b"),
    )
    import_file(ledger, written(home, *objects))

    def ids(**filters):
        return [one.id for one in ledger.list(**filters)]

    assert ["a", "c"] == ids(kind="any")
    assert ["c"] == ids(party="tr") == ids(person="kaya")
    assert ["a", "c"] == ids(source="agency")
    assert ["a"] == ids(series="strategic  stability") == ids(last="2014-01-05") == ids(limit=1)
    assert ["c", "b"] == ids(first="2022-05", newest=True)
    assert ["b"] == ids(first="2022-05-13", last="2022-05-13")
    assert [] == ids(person="nobody") == ids(limit=0) == ids(level="duty")
