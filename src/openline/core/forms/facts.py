"""The fact of a contact in words: what may always be said of a military call (R78, RDO-5).

Made by rule, so that the other side's node makes the same text and can hold a release against it.
"""

from __future__ import annotations

from openline.core.record.sheet import Doc

LANGUAGES = ("en", "ru", "id")
_MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
    "ru": (
        *("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа"),
        *("сентября", "октября", "ноября", "декабря"),
    ),
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus"),
        *("September", "Oktober", "November", "Desember"),
    ),
}
_KINDS = {
    "en": {"in_person": "met", "voice": "spoke by telephone", "video": "spoke by video link"},
    "ru": {
        "in_person": "провели встречу",
        "voice": "провели телефонный разговор",
        "video": "провели переговоры по видеосвязи",
    },
    "id": {
        "in_person": "mengadakan pertemuan",
        "voice": "berbicara melalui telepon",
        "video": "berbicara melalui konferensi video",
    },
}
_WRITTEN = {
    "en": "exchanged written messages",
    "ru": "обменялись письменными посланиями",
    "id": "bertukar pesan tertulis",
}
_SENTENCES = {
    "en": "On {day} {people} {did}. The lines of communication stay open.",
    "ru": "{day} {people} {did}. Линии связи остаются открытыми.",
    "id": "Pada {day}, {people} {did}. Jalur komunikasi tetap terbuka.",
}
_AND = {"en": " and ", "ru": " и ", "id": " dan "}


def _people(doc: Doc, language: str) -> str:
    named = []
    for part in doc["participants"]:
        about = ", ".join(part[key] for key in ("office", "party") if part.get(key))
        named.append(f"{part['name']} ({about})" if part.get("name") else about)
    if len(named) < 2:
        return "".join(named)
    return ", ".join(named[:-1]) + _AND[language] + named[-1]


def text(doc: Doc, language: str) -> str:
    """The sentence of a contact: that it took place, when, who, and that the lines stay open.

    Args:
        doc: the fields of a contact.
        language: one of LANGUAGES; any other is answered in English.
    """
    language = language if language in LANGUAGES else "en"
    year, month, day = (int(part) for part in doc["date"].split("-"))
    name = _MONTHS[language][month - 1]
    when = f"{day} {name} {year}" + (" года" if language == "ru" else "")
    did = _KINDS[language].get(doc["kind"], _WRITTEN[language])
    return _SENTENCES[language].format(day=when, people=_people(doc, language), did=did)
