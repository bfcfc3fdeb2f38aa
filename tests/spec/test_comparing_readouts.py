# ruff: noqa: RUF001
"""Readouts as they are written: what is aligned, how sure, how they differ, and who called."""

import hashlib
import json
import time

import pytest

from openline.cli.ledgers import say_compared
from openline.core.contacts.agreed_glossary import laid_over
from openline.core.contacts.calling import Callers
from openline.core.contacts.comparing import compare
from openline.core.contacts.correction import Correction
from openline.core.contacts.counting import numbers_of
from openline.core.contacts.glossary import built_in, from_object
from tests.spec.comparing_readouts import READOUTS

# A pair at or above it is shown as sure; wrong ones may not be.
SURE = 0.7


def told(us, ru, **more):
    return compare({"accounts": {"US": us, "RU": ru}} | more, built_in())


def topics(text, language):
    return [found.topic for found in built_in().found(text, language)]


def pairs(result):
    """Each pair of statements of two parties that a result shows as one matter, and how sure."""
    for row in result["both"]:
        said = [(party, text, row["sure"]) for party, text in row["texts"].items()]
        said += [
            (party, one["text"], one["sure"])
            for party, more in row["more"].items()
            for one in more
        ]
        for number, ours in enumerate(said):
            for theirs in said[:number]:
                if ours[0] != theirs[0]:
                    yield {ours[:2], theirs[:2]}, min(ours[2], theirs[2])


# --- whole readouts --------------------------------------------------------------------------


@pytest.mark.clause("CMP-5")
def test_readouts_are_aligned_as_a_reader_would():
    """Of 60 pairs of readouts: nine of ten matters are found, and of what is shown eleven of twelve are right."""
    right, wrong, surely_wrong, wanted, missed = [], [], [], 0, []
    for name, accounts in READOUTS:
        label = {
            (party, text): label for party, said in accounts.items() for label, text in said
        }
        result = compare(
            {
                "accounts": {
                    party: [text for _, text in said] for party, said in accounts.items()
                }
            },
            built_in(),
        )
        made = list(pairs(result))
        for pair, how_sure in made:
            ours, theirs = (label[said].strip("?") for said in pair)
            is_right = ours == theirs != "-"
            (right if is_right else wrong).append((name, pair))
            surely_wrong += [] if is_right or how_sure < SURE else [(name, pair)]
        shown = [pair for pair, _ in made]
        for said, ours in label.items():
            for other, theirs in label.items():
                if said < other and said[0] != other[0] and ours == theirs and ours.isalpha():
                    wanted += 1
                    missed += [] if {said, other} in shown else [(name, said, other)]
    assert wanted > 120
    assert len(missed) <= wanted / 10, missed
    assert len(wrong) <= (len(right) + len(wrong)) / 12, wrong
    assert len(surely_wrong) <= len(right) / 50, surely_wrong


@pytest.mark.clause("CMP-5")
def test_one_sentence_of_theirs_may_cover_two_of_ours_on_two_subjects():
    us = ["They discussed the deconfliction line and an exchange of prisoners."]
    ru = ["Обсуждён обмен пленными.", "Рассмотрена работа канала деконфликтации."]
    result = told(us, ru)
    (both,) = result["both"]
    assert set(ru) == {both["texts"]["RU"], *(one["text"] for one in both["more"]["RU"])}
    assert {"US": [], "RU": []} == result["only"]
    # The one that came beside is less sure by the 0.15 of the clause.
    beside = both["more"]["RU"][0]
    (alone,) = told(us, [beside["text"]])["both"]
    assert 0.15 == pytest.approx(alone["sure"] - beside["sure"])


@pytest.mark.clause("CMP-5")
def test_a_subject_that_leads_on_one_side_only_aligns_with_more_in_common():
    us = ["A maritime ceasefire in the Black Sea was discussed."]
    (both,) = told(us, ["Говорили о безопасности судоходства в Чёрном море."])["both"]
    # 0.55, less 0.20, and of three other topics that one has the other has one.
    assert ("maritime", 0.4) == (both["topic"], both["sure"])
    assert [] == told(us, ["Говорили о безопасности судоходства."])["both"]


@pytest.mark.clause("CMP-5")
def test_a_number_in_common_is_enough_beside_a_subject_and_not_beside_a_region():
    us = "They spoke of {} and sanctions in 12 points."
    (both,) = told([us.format("trade")], ["Говорили о торговле, 12 пунктов."])["both"]
    # 0.55, less 0.20, and 0.05 for the number.
    assert ("trade", 0.4) == (both["topic"], both["sure"])
    assert [] == told([us.format("trade")], ["Говорили о торговле."])["both"]
    assert [] == told([us.format("Ukraine")], ["Говорили об Украине, 12 пунктов."])["both"]


@pytest.mark.clause("CMP-5")
def test_a_statement_that_is_left_joins_no_row_that_is_not_on_its_own_topic():
    """It has a subject and a number in common with the row, and would be sure enough."""
    left = "Говорили о торговле и санкциях, 12 пунктов."
    us, ru = ["They spoke of trade in 12 points."], ["Говорили о торговле, 12 пунктов.", left]
    result = told(us, ru)
    assert [["trade", {}]] == [[row["topic"], row["more"]] for row in result["both"]]
    assert [left] == [row["text"] for row in result["only"]["RU"]]


# --- how sure, and how they differ -----------------------------------------------------------


@pytest.mark.clause("CMP-6")
@pytest.mark.parametrize(
    ("us", "ru", "differs"),
    [
        (
            "The call was requested by Russia.",
            "Разговор состоялся по инициативе США.",
            "initiator",
        ),
        ("They discussed sanctions: 3 and 5.", "Обсуждены санкции: 3 и 6.", "numbers"),
    ],
)
def test_what_differs_takes_what_the_clause_says(us, ru, differs):
    (both,) = told([us], [ru])["both"]
    assert [differs] == both["differs"]
    assert 0.70 + 0.10 + 0.05 - 0.20 == pytest.approx(both["sure"])


@pytest.mark.clause("CMP-6")
def test_other_topics_of_which_none_is_common_make_a_pair_less_sure():
    (both,) = told(["strikes on Syria"], ["удары по Ирану"])["both"]
    assert 0.55 + 0.10 - 0.10 == pytest.approx(both["sure"])


@pytest.mark.clause("CMP-6")
@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The two sides met; the two agreed", set()),
        ("ru", "двух стран, двумя министрами", set()),
        ("id", "dua negara dan dua menteri", set()),
        ("en", "an MQ-9, an F16 and two ships", {"n2"}),
        ("ru", "Су-35 и два корабля", {"n2"}),
        ("en", "within forty-eight hours", {"n48"}),
        ("ru", "в течение сорока восьми часов", {"n48"}),
        ("id", "dua belas kapal, dua puluh lima orang", {"n12", "n25"}),
        ("en", "20 thousand men", {"n20000"}),
        ("ru", "20 тыс. человек", {"n20000"}),
        ("id", "20 ribu orang", {"n20000"}),
        ("en", "20,000 men", {"n20000"}),
        ("ru", "тысяча тел", {"n1000"}),
        ("id", "seribu jenazah", {"n1000"}),
        ("en", "$1.5 million", {"n1500000"}),
    ],
)
def test_numbers_are_those_that_count_something(language, text, wanted):
    assert wanted == numbers_of(text, language)


@pytest.mark.clause("CMP-6")
def test_who_says_fewer_numbers_does_not_differ():
    us = ["On 5 May the sides agreed to exchange 90 prisoners"]
    assert [] == told(us, ["обмен 90 пленными"])["both"][0]["differs"]
    assert ["numbers"] == told(us, ["обмен 95 пленными"])["both"][0]["differs"]


@pytest.mark.clause("CMP-6")
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("the loss of a drone", "jatuhnya pesawat tanpa awak"),
        ("the loss of a drone", "jatuhnya pesawat tak berawak"),
        ("the content stays confidential", "содержание не разглашается"),
        ("humanitarian aid without hindrance", "беспрепятственная гуманитарная помощь"),
    ],
)
def test_a_word_of_denial_within_a_term_denies_nothing(ours, theirs):
    (both,) = told([ours], [theirs])["both"]
    assert [] == both["differs"]


@pytest.mark.clause("CMP-6")
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("A ceasefire was discussed.", "Прекращение огня не обсуждалось."),
        ("Gencatan senjata dibahas.", "Прекращение огня не обсуждалось."),
        ("A ceasefire was discussed.", "Gencatan senjata tidak dibahas."),
        ("A ceasefire was not discussed.", "Gencatan senjata dibahas."),
    ],
)
def test_a_matter_that_one_side_says_was_not_discussed_is_aligned_and_marked(ours, theirs):
    (both,) = told([ours], [theirs])["both"]
    assert (["negation"], "\u2260") == (both["differs"], both["mark"]["sign"])
    assert both["sure"] <= SURE


def test_the_command_line_leaves_out_no_statement_and_no_mark(capsys):
    """Of a row its further statements too; how sure; who called, and whether both say so."""
    us = ["Sanctions were discussed.", "Sanctions were not lifted.", "grain"]
    ru = ["Обсуждены санкции."]
    say_compared(told(us, ru, initiator={"US": "US", "RU": "RU"}, duration={"US": 40}))
    said = capsys.readouterr().out
    assert all(text in said for text in (*us, *ru))
    assert "= both (sanctions, sure 0.85)" in said
    assert "US, beside it (sure 0.55): Sanctions were not lifted." in said
    assert "+ only US (grain): grain" in said
    assert "\u2260 initiator, says RU: RU" in said
    assert "+ duration, says US: 40" in said


# --- the words of the glossary ---------------------------------------------------------------


@pytest.mark.clause("CMP-4")
@pytest.mark.parametrize(
    ("topic", "en", "ru", "id_"),
    [
        ("fisheries", "illegal fishing", "незаконный вылов лосося", "penangkapan ikan ilegal"),
        ("peacekeeping", "peacekeepers", "миротворцы", "pasukan penjaga perdamaian"),
        ("nuclear_threats", "nuclear saber-rattling", "ядерная риторика", "ancaman nuklir"),
        ("nuclear_free_zone", "a nuclear-free zone", "безъядерная зона", "kawasan bebas nuklir"),
        ("missile_launch_notice", "notice before launches", "предупреждать о пусках",
         "memberi tahu peluncuran rudal"),
        ("military_training", "training of officers", "подготовка офицеров", "pendidikan perwira"),
        ("border", "the maritime boundary", "делимитация", "batas zona ekonomi eksklusif"),
        ("law_of_the_sea", "the law of the sea", "морское право", "hukum laut"),
        ("fallen", "the remains of 6 service members", "тела шести военнослужащих",
         "jenazah prajurit"),
        ("summit", "at the G20", "на саммите", "pada KTT"),
        ("duration", "the call lasted an hour", "разговор продолжался час",
         "pembicaraan berlangsung satu jam"),
        ("arms_supplies", "the purchase of jets", "закупка истребителей", "pengadaan alutsista"),
        ("ceasefire", "a halt to strikes", "отказ от ударов", "penghentian serangan"),
        ("incident", "unsafe behavior", "опасное сближение", "manuver berbahaya"),
        ("disaster_relief", "the earthquake", "землетрясение", "gempa"),
        ("nuclear_energy", "nuclear energy", "мирный атом", "energi nuklir"),
        ("vessel_seizure", "seizure of a tanker", "задержание судна", "penahanan kapal"),
    ],
)  # fmt: skip
def test_a_matter_leads_in_all_three_languages(topic, en, ru, id_):
    for language, text in (("en", en), ("ru", ru), ("id", id_)):
        found = built_in().found(text, language)
        assert topic in {one.topic for one in found if one.rank == found[0].rank}, text


@pytest.mark.clause("CMP-4")
@pytest.mark.parametrize(
    ("language", "text", "not_topic"),
    [
        ("ru", "Стороны обсудили мирные инициативы.", "call_initiative"),
        ("en", "The American side welcomed the peace initiative.", "call_initiative"),
        ("en", "Russia remains ready to return to the deal.", "fallen"),
        ("en", "The sides will start new talks.", "new_start"),
        ("ru", "угроза ядерной войны", "nuclear_threats"),
        ("en", "the threat of nuclear war", "nuclear_threats"),
        ("en", "interceptors for Ukraine", "airspace"),
        ("ru", "Встреча состоялась в Женеве.", "next_meeting"),
        ("ru", "Минские соглашения", "belarus"),
        ("ru", "Удары по территории Польши.", "long_range_strikes"),
        ("id", "Percakapan telepon ini berlangsung satu jam.", "hotline"),
        ("id", "Menhan mengundang mitranya tahun depan.", "cooperation"),
        ("id", "Pengungsi Rohingya dibahas.", "evacuation"),
        ("en", "They welcomed new shells.", "attacks"),
        (
            "ru",
            "Российская сторона осудила поставки американского оружия.",
            "bilateral_relations",
        ),
        ("en", "They exchanged views on security.", "military_relations"),
    ],
)
def test_a_word_that_is_in_a_term_by_chance_makes_no_topic(language, text, not_topic):
    assert not_topic not in topics(text, language)


@pytest.mark.clause("CMP-3")
def test_the_glossary_brought_along_moves_its_version_when_a_term_moves():
    """Given another term in it, then this fails: give it another version, and write its digest here."""
    glossary = built_in().to_object()
    text = json.dumps(glossary["terms"], ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    assert ("openline-2", "676f5f895c1b1aff") == (glossary["version"], digest)


# --- who called ------------------------------------------------------------------------------

CALLED = {
    "participants": [
        {"party": "US", "name": "Lloyd Austin"},
        {"party": "RU", "name": "Andrei Belousov"},
        {"party": "ID", "name": "Sjafrie Sjamsoeddin"},
    ]
}


@pytest.mark.clause("CMP-11")
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The call was held at the initiative of the American side.", "US"),
        ("The call was requested by Indonesia.", "ID"),
        ("Minister Belousov requested the call.", "RU"),
        ("At Russia's request the ministers spoke by phone.", "RU"),
        ("The conversation with Russia was initiated by the U.S. side.", "US"),
        ("Speaking with Moscow, the Indonesian minister requested the call.", "ID"),
        ("Разговор состоялся по инициативе американской стороны.", "US"),
        ("По просьбе США состоялся телефонный разговор с А. Белоусовым.", "US"),
        ("Разговор, инициатором которого выступила российская сторона, был кратким.", "RU"),
        ("Министр обороны Индонезии позвонил А. Белоусову, состоялась беседа.", "ID"),
        ("Pembicaraan telepon berlangsung atas permintaan pihak Indonesia.", "ID"),
        ("Percakapan ini diprakarsai oleh Amerika Serikat.", "US"),
        ("The call was not initiated by the American side.", None),
        ("They spoke at the initiative of a third country.", None),
        ("They welcomed the peace initiative of the Indonesian side.", None),
        ("По инициативе России принята резолюция.", None),
        ("They told us of the call.", None),
        ("The call was held at the initiative of\nthe American side.", "US"),
        ("The American side,\nas agreed, initiated the call.", "US"),
        (f"The call, at the request of {'a' * 76} Russia.", None),
        (f"The call: Russia {'a' * 76} initiated the call.", None),
    ],
)
def test_who_called_is_read_out_of_a_statement(text, wanted):
    result = told(["sanctions"], [text], **CALLED)
    assert ({"RU": wanted} if wanted else {}) == result["initiator"]
    assert ({"RU": text} if wanted else {}) == result["initiator_read"]


@pytest.mark.clause("CMP-11")
@pytest.mark.parametrize(("whole", "party"), [("Democratic People's ", "KP"), ("", "KR")])
def test_one_korea_is_not_the_other(whole, party):
    callers = Callers(["KP", "KR"], [])
    name = f"the {whole}Republic of Korea"
    assert party == callers.said_by(f"The call was held at the request of {name}.")
    assert party == callers.said_by(f"As reported, {name} initiated the call.")


@pytest.mark.clause("CMP-11")
def test_who_called_is_looked_for_in_bounded_time():
    callers = Callers(["US", "RU"], [])
    long = ("A call. " + "abc def " * 250)[:2000]
    began = time.process_time()
    assert [None] * 300 == [callers.said_by(long) for _ in range(300)]
    assert time.process_time() - began < 1


@pytest.mark.clause("CMP-11")
@pytest.mark.parametrize(
    ("surnames", "wanted"),
    [(("Sand", "Kern"), "A"), (("Sand", "Sand"), None), (("Kern", "O"), None)],
)
def test_a_surname_names_a_party_if_it_is_of_one_only_and_has_a_capital(surnames, wanted):
    people = [
        {"party": party, "name": name} for party, name in zip("AB", surnames, strict=True)
    ]
    callers = Callers("AB", people)
    assert wanted == callers.said_by("A call at the request of Sand, not of kern, was held.")


@pytest.mark.clause("CMP-11")
def test_a_claim_beside_the_account_counts_before_the_statement():
    text = "Разговор состоялся по инициативе американской стороны."
    result = told([], [text], initiator={"RU": "RU", "US": "US"}, **CALLED)
    assert ({"RU": "RU", "US": "US"}, {}) == (result["initiator"], result["initiator_read"])


@pytest.mark.clause("CMP-11")
def test_a_statement_whose_topic_a_person_gave_says_who_called_all_the_same():
    text = "Разговор состоялся по инициативе американской стороны."
    given = [Correction.of("topic", {"RU": text}, "sanctions")]
    result = compare({"accounts": {"US": [], "RU": [text]}} | CALLED, built_in(), given)
    assert {"RU": "US"} == result["initiator"]
    (row,) = result["only"]["RU"]
    assert "sanctions" == row["topic"]


@pytest.mark.clause("CMP-11")
def test_statements_of_one_party_that_do_not_agree_say_nothing():
    both = ["The call was requested by Russia.", "The call was requested by Indonesia."]
    assert {} == told(both, [], **CALLED)["initiator"]


@pytest.mark.clause("CMP-11")
def test_two_parties_that_each_name_the_other_are_marked_as_differing():
    result = told(
        ["The call was held at the request of the Russian side."],
        ["Разговор состоялся по инициативе американской стороны."],
        **CALLED,
    )
    assert {"US": "RU", "RU": "US"} == result["initiator"]
    assert "\u2260" == result["marks"]["initiator"]["sign"]
    (both,) = result["both"]
    assert (["initiator"], "\u2260") == (both["differs"], both["mark"]["sign"])


@pytest.mark.clause("CMP-11")
def test_a_statement_that_names_who_called_has_that_topic():
    """Given words too far apart for a term, then it is aligned with theirs all the same."""
    us = "The Secretary spoke with the Minister on 25 June 2024 at the initiative of the U.S. side."
    ru = "25 июня 2024 г. по инициативе американской стороны состоялся телефонный разговор."
    (both,) = told([us], [ru], **CALLED)["both"]
    assert ("call_initiative", []) == (both["topic"], both["differs"])
    assert both["sure"] > SURE


@pytest.mark.clause("CMP-11")
def test_who_called_comes_after_a_matter_that_the_line_ranks_above_it():
    agreed = [{"topic": "call_initiative", "rank": 1, "en": ["lighthouse"]}]
    accounts = {"US": ["In a call requested by Russia sanctions were named."], "RU": []}
    result = compare({"accounts": accounts}, laid_over(built_in(), agreed, "1"))
    (row,) = result["only"]["US"]
    assert ("sanctions", ["call_initiative"]) == (row["topic"], row["also"])


@pytest.mark.clause("CMP-11")
def test_a_party_is_known_by_its_own_name_too():
    accounts = {"Amber": ["The call was held at the request of Cobalt."], "Cobalt": []}
    assert {"Amber": "Cobalt"} == compare({"accounts": accounts}, built_in())["initiator"]


def test_what_was_read_out_of_a_glossary_is_what_was_written():
    assert built_in() == from_object(built_in().to_object())
