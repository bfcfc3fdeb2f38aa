"""One form of a word is found by another, in Indonesian and Russian, whichever was written."""

import pytest

from openline.shell.contacts.search import in_memory

INDONESIAN = (
    "menyatakan nyata, menyatakan pernyataan, dinyatakan menyatakan, mengambil ambil, mengakui akui,"
    "diakui mengakui, mengusulkan usul, menilai nilai, memasok pasokan, menyerang serangan,"
    "mengakhiri akhir, mengundang undangan, pengungsi mengungsi, menolak penolakan,"
    "mengirim pengiriman, kesepakatan menyepakati, perundingan berunding, merundingkan perundingan,"
    "menemui temu, mempertahankan pertahanan, mengamankan keamanan, menahan tahanan,"
    "pelanggaran melanggar, meluncurkan peluncuran"
)
RUSSIAN = (
    "договориться договорились, поставка поставок, соглашение соглашения, войска войск,"
    "беженец беженцев, учения учений, корабль кораблей, посол послов, боец бойцов, отец отца,"
    "перемирие перемирия, пленный пленных, министерство министерств, сторона сторон"
)
PAIRS = [tuple(pair.split()) for pair in f"{INDONESIAN},{RUSSIAN}".split(",")]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_one_form_of_a_word_is_found_by_another(one, other):
    for written, asked in ((one, other), (other, one)):
        search = in_memory()
        search.put("contact", "it", "", f"… {written} …")
        search.put("contact", "another", "", "gandum зерно grain")
        assert ["it"] == [found["id"] for found in search.find(f"{asked} ")], (written, asked)
