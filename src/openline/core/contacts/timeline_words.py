"""The few words of a timeline, in English, Russian and Indonesian."""

from __future__ import annotations

from collections.abc import Sequence

_LEVELS = {
    "en": (
        "Heads of state", "Heads of government", "Ministers", "Chiefs of staff",
        "Deputy ministers", "Under secretaries", "Commanders", "Duty officers",
    ),
    "ru": (
        "Главы государств", "Главы правительств", "Министры", "Начальники генштабов",
        "Заместители министров", "Зам. госсекретаря", "Командующие", "Дежурные офицеры",
    ),
    "id": (
        "Kepala negara", "Kepala pemerintahan", "Menteri", "Kepala staf",
        "Wakil menteri", "Wakil sekretaris", "Panglima", "Perwira jaga",
    ),
}  # fmt: skip
_NAMES = (
    "head_of_state", "head_of_government", "minister", "chief_of_staff",
    "deputy_minister", "under_secretary", "commander", "duty",
)  # fmt: skip
_MONTHS: dict[str, tuple[str, ...]] = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "ru": ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
}
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "Timeline of contacts",
        "coverage": "On this ledger: {n}, {first} to {last}; sources: {sources}",
        "empty": "On this ledger: no contacts",
        "today": "today {day}",
        "in_person": "in person",
        "voice": "voice call",
        "video": "video call",
        "written": "written message",
        "line_check": "line check",
        "record": "filled: own record",
        "press": "hollow: official or press",
        "uncertain": "dashed: uncertain",
        "partial": "bar: date known in part",
        "density": "column: number of contacts; dark part: own records",
        "silence": "silence longer than the alarm",
        "silences": "silence longer than the alarm (the {n} longest)",
        "no_contact": "no contact for {days}",
        "to_today": "no contact for {days} until today",
        "no_source": "no source",
        "others": "Other levels",
        "most": "{n}; at most {most} a column",
    },
    "ru": {
        "title": "Хронология контактов",
        "coverage": "В этом реестре: {n}, с {first} по {last}; источников: {sources}",
        "empty": "В этом реестре контактов нет",
        "today": "сегодня, {day}",
        "in_person": "личная встреча",
        "voice": "телефонный разговор",
        "video": "видеосвязь",
        "written": "письменное послание",
        "line_check": "проверка линии",
        "record": "заливка: собственная запись",
        "press": "контур: официально или пресса",
        "uncertain": "пунктир: не подтверждено",
        "partial": "полоса: дата известна не полностью",
        "density": "столбик: число контактов; тёмная часть: собственные записи",
        "silence": "молчание дольше порога",
        "silences": "молчание дольше порога ({n} самых долгих)",
        "no_contact": "без контактов {days}",
        "to_today": "без контактов {days} по сегодня",
        "no_source": "источник не указан",
        "others": "Другие уровни",
        "most": "{n}; в столбике не более {most}",
    },
    "id": {
        "title": "Lini masa kontak",
        "coverage": "Di register kontak ini: {n}, {first} sampai {last}; sumber: {sources}",
        "empty": "Di register kontak ini belum ada kontak",
        "today": "hari ini {day}",
        "in_person": "tatap muka",
        "voice": "panggilan telepon",
        "video": "panggilan video",
        "written": "pesan tertulis",
        "line_check": "uji saluran",
        "record": "terisi: catatan sendiri",
        "press": "kosong: resmi atau pers",
        "uncertain": "putus-putus: belum pasti",
        "partial": "batang: tanggal diketahui sebagian",
        "density": "kolom: jumlah kontak; bagian gelap: catatan sendiri",
        "silence": "senyap melebihi batas alarm",
        "silences": "senyap melebihi batas alarm ({n} yang terlama)",
        "no_contact": "tanpa kontak {days}",
        "to_today": "tanpa kontak {days} sampai hari ini",
        "no_source": "tanpa sumber",
        "others": "Tingkat lain",
        "most": "{n}; paling banyak {most} per kolom",
    },
}
LANGUAGES = tuple(WORDS)
_PLURALS = {
    "days": {"en": ("day", "days"), "ru": ("день", "дня", "дней"), "id": ("hari",)},
    "contacts": {
        "en": ("contact", "contacts"),
        "ru": ("контакт", "контакта", "контактов"),
        "id": ("kontak",),
    },
}


def spoken(language: str) -> str:
    """The language itself if the timeline speaks it, else English."""
    return language if language in WORDS else "en"


def number(n: int, language: str) -> str:
    """A count with its thousands set apart as the language does."""
    mark = {"en": ",", "ru": "\u00a0", "id": "."}[language]
    return f"{n:,}".replace(",", mark)


def _counted(noun: str, n: int, language: str) -> str:
    forms = _PLURALS[noun][language]
    if language == "ru":
        tens, ones = n // 10 % 10, n % 10
        few = 1 if 2 <= ones <= 4 else 2
        return forms[2 if tens == 1 else 0 if ones == 1 else few]
    return forms[0] if n == 1 or len(forms) == 1 else forms[1]


def contacts_said(n: int, language: str) -> str:
    """"12 contacts" in the language."""  # fmt: skip
    return f"{number(n, language)} {_counted('contacts', n, language)}"


def days_said(least: int, most: int, language: str) -> str:
    """"468 days", or "1112-1142 days" where a date is known in part."""  # fmt: skip
    said = number(least, language)
    if most != least:
        said += f"\u2013{number(most, language)}"
    return f"{said} {_counted('days', most, language)}"


def month_said(month: int, language: str) -> str:
    """A month's short name."""
    return _MONTHS[language][month - 1]


def level_said(level: str, language: str) -> str:
    """A level as a person says it; one that only this ledger knows by its own name."""
    parts: Sequence[str] = level.split("/")
    known = dict(zip(_NAMES, _LEVELS[language], strict=True))
    return " / ".join(known.get(part, part.replace("_", " ").capitalize()) for part in parts)
