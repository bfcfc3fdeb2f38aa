"""The vetted library of test texts: neutral, and never anything but a test (R05)."""

from __future__ import annotations

TEXTS: tuple[str, ...] = (
    "The quick brown fox jumps over the lazy dog 0123456789.",
    "Pack my box with five dozen liquor jugs, 9876543210.",
    "Съешь же ещё этих мягких французских булок, да выпей чаю.",
    "Muharjo seorang xenofobia universal yang takut pada warga jazirah, contohnya Qatar.",
    "Water boils at a lower temperature on a high mountain than by the sea.",
    "A river is longest where nobody has measured it yet.",
    "Чай остывает быстрее, если его часто мешать ложкой.",
    "Kopi pagi terasa lebih enak bila hujan turun di luar jendela.",
    "The lighthouse keeper counted the ships and wrote their number in a book.",
    "Bread needs flour, water, salt and time; the last cannot be bought.",
    "В ясную ночь над морем видно больше звёзд, чем можно сосчитать.",
    "Perahu nelayan kembali ke pelabuhan sebelum matahari tenggelam.",
    "A ladder with one rung missing is still most of a ladder.",
    "The clock in the square is three minutes fast and everybody knows it.",
    "Старый мост скрипит под снегом, но стоит уже сто лет.",
    "Angin timur membawa bau garam dan suara burung camar.",
    "Seven jars of honey stood on the shelf beside the blue lamp.",
    "The orchestra tuned to the oboe, as orchestras do.",
    "На лугу пасутся овцы, а над ними кружит жаворонок.",
    "Sungai itu tenang di musim kemarau dan deras di musim hujan.",
)


def allowed(refused_words: list[str]) -> list[str]:
    """The texts that hold none of the words the profile refuses."""
    lowered = [word.casefold() for word in refused_words]
    return [text for text in TEXTS if not any(word in text.casefold() for word in lowered)]


def text_number(entropy: bytes, refused_words: list[str]) -> str:
    """A text drawn by entropy, with a random tail so that no two challenges are alike."""
    texts = allowed(refused_words) or ["0123456789"]
    chosen = texts[int.from_bytes(entropy[:4], "big") % len(texts)]
    return f"{chosen} {_tail(entropy, refused_words)}"


def _tail(entropy: bytes, refused_words: list[str]) -> str:
    """Eight letters from those that spell no word, else as many digits; both without a refused one."""
    for marks in ("bcdfghjkmpqrtvwx", "2345678923456789"):
        for start in range(len(entropy) - 8):
            tail = "".join(marks[byte % 16] for byte in entropy[start : start + 8])
            if not any(word.casefold() in tail for word in refused_words):
                return tail
    return "-"
